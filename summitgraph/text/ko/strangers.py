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
    r"(?:[은는을를와과의에께]|에서|에게|으로|한테|부터|까지|하고|이나|[^가-힣]|(?:[하되]|있|없|받|갖|가)는|(?:[방문내초]한|중인|열린|맞은|마친|만난|떠난|가진|보낸|지낸|이끈|인한))$"
    r"|^(?:오늘|어제|이날|현직|신임|전임|차기|현|전|함께|직접|특히|당시|현지|이어|또|및|등|각국|역대|오전|오후|저녁|이번|다음|지난|한편"
    r"|존경하는|친애하는|국빈|공식|방한|방문|취임|초청|주요|우리|다른|같은|그리고|그러나|따라서|첫|새|양국|여러|세계|제|수석|부)$"
    r"|(?:회담|회의|방문|순방|취임|초청|지역|연합|임기|주최|수행|시간|직후|직전|동맹|국가|정부|의회|행사|연설|공동|대표|장관|대사|의장|기자|측|인도|당선)$"
)


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
