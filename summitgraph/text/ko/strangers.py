"""People whom the authority does not know, where Korean prose introduces them with country and office.

What comes in: the sketch of a text in fine signs. What goes out: `Introduced`: name, title, offsets in the sketch.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.text.strangers import Introduced

_WORD: Final = "[가-힣]{1,8}"
_COURTESY: Final = r"(?:님| ?각하| ?폐하| ?전하| ?내외)"
# 방한한 아르볼 데 루나 페루 대통령 · 페루의 아르볼 루나 대통령 · 존경하는 아르볼 루나 대통령 각하
_INTRODUCED: Final = re.compile(
    rf"(?P<a>(?:{_WORD} ){{1,4}})(?:\([^()]{{1,40}}\) )?(?P<role>Ｃ ?Ｔ|Ｆ)(?!실|궁|선거|후보|특사|부인)"
    rf"|(?P<owner>Ｃ(?:의)?) (?P<b>(?:{_WORD} ){{1,3}})(?:\([^()]{{1,40}}\) )?(?P<title>Ｔ)"
    r"(?!실|궁|선거|후보|특사|부인)"
    rf"|존경하는 (?P<c>(?:{_WORD} ){{1,4}})(?P<title2>(?:Ｃ )?Ｔ|Ｆ)(?={_COURTESY})"
)
# words that end so are no part of a name: 방한한, 신임, 오전, 정상회담
_OTHER: Final = re.compile(
    r"(?:[은는을를와과의에께]|(?:관련|대|위|통)해|따라|맞아|두고|에서|에게|으로|한테|부터|까지|하고|이나|[^가-힣]|(?:[하되]|있|없|받|갖"
    r"|가)는|(?:[방문내초한]한|중인|열린|맞은|마친|만난|떠난|가진|보낸|지낸|이끈|인한))$"
    r"|(?:부장|장관|총리|대통령|대변인|대사|의원|주석|위원장)[이가]$"
    r"|^(?:앞서|이어|이후|한편|또한|아울러|다만|결국|그는|그녀는|반면|이에|오늘|어제|이날|현직|신임|전임"
    r"|차기|현|전|함께|직접|특히|당시|현지|이어|또|및|등|각국|역대"
    r"|오전|오후|저녁|이번|다음|지난|한편"
    r"|존경하는|친애하는|국빈|공식|방한|방문|취임|초청|주요|우리|다른|같은|그리고|그러나|따라서|첫|새"
    r"|양국|여러|세계|제|수석|부)$"
    r"|(?:회담|회의|방문|순방|취임|초청|지역|연합|임기|주최|수행|시간|직후|직전|동맹|국가|정부|의회|행사"
    r"|연설|공동|대표|장관|대사|의장|기자|측|인도|당선)$"
)


# the last words of a role: 국민소통수석, 외교담당 보좌관, 국무장관
ROLE: Final = (
    r"(?:부?대변인|수석비서관|수석|보좌관|비서관|비서실장|실장|차장|차관보|부?장관|차관|부?위원장|의원"
    r"|교수|연구위원|연구원|대사|국장|소장|총장|원장|부장|총재|센터장|석좌"
    r"|박사|지사|시장|대표|의장|특사|사령관|부총리|부통령|외상|부상|담당관|단장|처장|청장|회장|이사장|조정관|고문)"
)
# 수석 · 보좌관 · 국무장관: what goes with a surname
ROLE_END: Final = re.compile(rf"{ROLE}$")
# 윤지수 청와대 국민소통수석은 · 세르게이 볼코프 외교담당 보좌관은 · 이한별 교수가
_SPEAKS: Final = re.compile(
    rf"(?<![가-힣])(?P<run>(?:(?:[가-힣-]{{1,12}}|[ＣＢＯＬ][가-힣]{{0,6}})(?:\([^()]{{1,30}}\))? ){{1,6}})"
    rf"(?P<role>[가-힣ＣＢＯ]{{0,10}}(?:제?\d)?{ROLE}|[ＴＦ])(?=(?:은|는|이|가|도|께서)(?:[ ,“\"]|$))"
)
_FAMILY: Final = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진"
    "나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"
)
_KOREAN: Final = re.compile(rf"[{_FAMILY}][가-힣]{{2}}")
# 외교담당 · 국무부 · 안보정책: words of an institution, none of a name
_INSTITUTION: Final = re.compile(
    r"[ＣＢＯＬ]|(?:담당|부|청|실|처|원|국|궁|당|대|단|소|위|회|군|측|성|본부|대학교?|통신|신문|방송"
    r"|문제|안보|외교|국방|정책|특별|선임|전략|통상|경제|정무|대외"
    r"|국제|대북|북핵|주한|주미|한미|연합|합동|공보|수석|고위|당시|정부|러시아|신문|노동당|연구소)$|^(?:전|현|신임)$"
)


# 논의가 · 있었는데: a clause, no institution
_PARTICLE: Final = re.compile(r"(?<!국)가$|[이은는을를와과의에도로데며고서면지만자]$|[^가-힣ＣＢＯＬ]$")


# 과학기술부장이 · 대변인은: an office with its particle, no name
_OFFICER: Final = re.compile(r"(?:장|관|총리|대통령|대변인|대사|의원)[이가은는]$")


def spoken(text: str) -> Iterator[Introduced]:
    """Yield those whom the sketch of a text names with a role and makes the topic of a sentence."""
    for match in _SPEAKS.finditer(text):
        words = list(re.finditer(r"[^ ]+", match["run"]))
        first = next((n + 1 for n in range(len(words) - 1, -1, -1) if _no_name(words[n][0])), 0)
        first += next((n for n, w in enumerate(words[first:]) if not _INSTITUTION.search(w[0].split("(")[0])), 0)
        if (name := _called([word[0].split("(")[0] for word in words[first:]])) is not None:
            start = match.start("run") + words[first].start()
            yield Introduced((start, start + name), (start, match.end("role")))


def _no_name(word: str) -> bool:
    return word[0] not in "ＣＢＯＬ" and _OTHER.search(word.split("(", maxsplit=1)[0]) is not None


def _called(words: list[str]) -> int | None:
    """How long the name is with which these words begin: one word of a Korean, else two or three before the office."""
    if not words or _INSTITUTION.search(words[0]) or _OFFICER.search(words[0]):
        return None
    if _KOREAN.fullmatch(words[0]):
        return None if any(_PARTICLE.search(word) for word in words[1:]) else len(words[0])
    if any(_PARTICLE.search(word) for word in words[1:]):
        return None
    count = next((n for n, word in enumerate(words) if _INSTITUTION.search(word)), len(words))
    return len(" ".join(words[:count])) if 1 < count < 4 and len(words[count - 1]) > 1 else None


def introduced(text: str) -> Iterator[Introduced]:
    """Yield the names that stand with a country's office."""
    for match in _INTRODUCED.finditer(text):
        group = next(g for g in "abc" if match[g])
        if name := _name(match[group], match.start(group)):
            whole = group == "b"
            role = match.span("title") if whole else match.span("role" if group == "a" else "title2")
            yield Introduced(name, role)


def _name(words: str, at: int) -> tuple[int, int] | None:
    """The last words of a run that can be parts of a name; a single syllable alone is none."""
    end = len(words.rstrip())
    start = end
    for word in reversed(list(re.finditer(_WORD, words[:end]))):
        if _OTHER.search(word[0]):
            break
        start = word.start()
    return (at + start, at + end) if end - start > 1 else None
