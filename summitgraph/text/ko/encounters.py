"""Who meets whom: the patterns of Korean reports and records, over the sketch of a sentence.

What comes in: a `Sketch`. What goes out: `Encounter`s: the places of the people and of the trigger (정상회담, 만나).
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.text.encounter import LONGEST, Encounter
from summitgraph.text.sketch import Sketch

_TALK: Final = (
    "(?:외교장관 ?회담|외교장관 ?회의|국방장관 ?회담|(?:단독 ?|확대 ?|양자 ?|화상 ?|약식 ?|공식 ?"
    "|비공개 ?|긴급 ?"
    "|전화 ?)*(?<!고위급)(?<!고위급 )(?<!실무)(?<!실무 )(?<!장관급)(?<!장관급 )(?<!군사)(?<!군사 )(?<!적십자)"
    "(?<!당국)(?:정상회담|정상회의|정상"
    " ?통화|정상 ?간 ?통화|회담|회동|면담|접견|예방|통화"
    "|만찬|오찬|조찬|환담|만남|대면(?=[은이] |을 (?:했|하[고였]|한 |한다|할|가|갖))|차담|화상회의|대화"
    "|공동 ?(?:기자회견|언론 ?발표)))"
)
_MEETS: Final = (
    "만나|만났|만난|만날|대면했|대면한|뵙|뵐|뵈었|마주 ?앉|접견|조우했|조우한|악수를 나|(?:이야기|얘기)를 나[누눴눈눌]"
)
_RECEIVES: Final = "맞이|영접|맞았|배웅하며"
_AND: Final = "(?:와 |과 |와|과|·|ㆍ|, |및 | 및 |하고 |, 그리고 |, )"
_GAP: Final = '[^.。;“”"ＰＧＡ]'
# what may stand between, another meeting with its people too: 두 정상은 한미 정상회담 이튿날 통화했다
_PAST: Final = '(?:[^.。;“”"ＰＧＡ□]|Ｇ ?(?:[가-힣ＤＬ\\d]{0,6} )*□+)'
# Ｐ(오른쪽)과 Ｐ(왼쪽에서 두 번째)이: where people stand in a picture
_ONE: Final = r"[ＰＧ](?:님)?(?:\((?:사진 ?)?(?:왼|오른|가운데|앞|뒤|맨|중앙|좌|우)[^()]{0,12}\))?"
_PEOPLE: Final = f"{_ONE}(?:{_AND}{_ONE})*"
_LIST: Final = f"{_ONE}(?:{_AND}{_ONE})+"
# 두 정상의 부인은 미술관에서 만났다: others of theirs
KIN: Final = (
    "(?:부인|배우자|영부인|아들|딸|자녀|가족|참모|측근|보좌진|보좌관|비서관|실무진|실무자|특사"
    "|대표단|경호원|통역|변호인)"
)
_NOT: Final = "(?!과 |(?<!통화)와 |장|록|실|문 전문|체|를 위한 실무|제의서|상대)"
_PATTERNS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        # Ｓ · Ｂ 특별정상회의 · Ｂ(Ｏ) 정상회의
        ("series", (
        r"(?<![·ㆍ・-])(?P<trigger>Ｓ(?! ?(?:의장국|의장직|사무국|참석차))"
        r"|(?P<body>Ｂ)(?: ?\([^()]{1,30}\))? ?(?:특별 ?|확대 ?|화상 ?|긴급 ?|금융 ?|기후 ?|경제 ?)*(?:정상회의"
        r"|정상회담))"
)),
        # Ｂ 정상회의 계기 · Ｂ 참석을 계기로
        ("margins", r"(?<![·ㆍ・-])(?P<trigger>(?P<body>Ｂ))(?: ?\([^()]{1,30}\))? ?(?:참석|계기|기간)"),
        # 한미 정상회담 · 북·미 2차 정상회담
        ("compound", (
        r"(?P<subject>Ｇ) ?(?:간 |의 )?(?:Ｄ |두 번째 |첫 |첫번째 |제?\d차 |양국 |3국 |3자 |3개국 "
        r"|(?:세|두|양) 나라의? |사상 첫 |Ｌ )*"
        rf"(?P<trigger>{_TALK}){_NOT}"
)),
        # Ｐ은 Ｌ에서 Ｐ와 정상회담을 가졌다 · Ｐ은 Ｐ와 통화했다
        (
            "with",
            (
        rf"(?P<objects>{_PEOPLE})(?:님)?(?:와의|과의|와|과|하고|랑)(?: 함께)?(?P<gap>{_GAP}{{0,60}}?)"
        rf"(?P<trigger>{_TALK}|{_MEETS}){_NOT}"
),
        ),
        # Ｐ이 Ｃ과 정상회담을 했다: with its leader
        ("with", r"(?<![·ㆍ・-])(?P<objects>Ｃ)(?:와의|과의|와|과) (?P<trigger>정상회담|정상 ?통화)"),
        # Ｐ은 Ｐ를 Ｏ로 초청해 만찬을 했다
        ("meets", (
        rf"(?P<objects>{_PEOPLE})(?:님)?(?:을|를) [^.。;“”\"ＰＧＡ]{{0,24}}?(?:초청|초대)(?:해|하여|한 뒤|한 가운데)"
        rf" [^.。;“”\"ＰＧＡ]{{0,16}}?(?P<trigger>{_TALK})"
)),
        # Ｐ은 Ｐ를 만나 · Ｐ을 접견했다
        ("meets", (
        rf"(?P<objects>{_PEOPLE})(?:님)?(?:을|를)(?P<gap>{_GAP}{{0,40}}?)(?P<trigger>{_MEETS}|{_RECEIVES}|예방|면담)"
)),
        # Ｐ로부터 축하 전화를 받았다 · Ｐ에게 전화를 걸어
        (
            "with",
            (rf"(?P<objects>{_PEOPLE})(?:님)?(?:으?로부터|의|에게서|에게)(?P<gap>{_GAP}{{0,24}}?)"
            r"(?P<trigger>전화)(?=를 (?:받|걸))"),
        ),
        # Ｐ와 Ｐ는 회담했다 · 양국 정상은 다시 만나기로 · Ｐ와 Ｐ 간 통화
        ("together", (
        rf"(?P<subject>{_LIST}|Ｇ|Ａ)(?! ?의? ?{KIN})(?: ?간의?| 사이의?)?(?:은|는|이|가|의|도)?"
        rf"(?P<mid>{_PAST}{{0,80}}?)(?P<trigger>{_TALK}|{_MEETS}){_NOT}"
)),
        # 한·미 정상 공동기자회견 · 국빈만찬 답사: the titles of records
        ("press", r"(?P<subject>Ｇ) ?(?:공동 ?)?(?P<trigger>기자회견|언론 ?발표|합동 ?발표)"),
        ("dinner", (
        r"(?P<trigger>(?:국빈 ?|환영 ?|공식 ?)?(?:만찬|오찬)) ?(?:답사|만찬사|오찬사|환영사|건배사|연설"
        r"|말씀)"
)),
        # 지난해 9월 뉴욕에서 가진 회담 · 지난 3월 16일 도쿄에서 진행된 정상회담에 이어
        # 지난해 9월 뉴욕에서 가진 회담 · 지난 4월 런던 Ｓ에서 첫 만남을 가진 데 이어 · 지난 5월 워싱턴 회담 이후
        ("again", (
        rf"Ｄ(?! ?[ＧＡ]| ?Ｐ(?!의))(?:[^.,ＰＧＡＤ\"“]|Ｐ의){{0,50}}?[ '‘](?P<trigger>{_TALK})(?:['’])?"
        r"(?=,|과 |와 |에 이어|에서| 이후| 뒤| 때|,? 그리고|은|이 |을 ?(?:가진|가졌|갖|열|했|한 |하였|마)| 당시)"
)),
        # 이른 시일 내 회동하기로 했다: those who spoke with each other just now
        ("next", r"(?P<trigger>회동|만나|정상회담|회담|면담)(?=(?:을|를)? ?(?:하|갖|열|개최하|추진하|진행하)?기로)"),
        # 이번 정상회담 · 이날 회담에서
        ("this", (
        rf"(?:이번|이날|오늘|이|해당|양국|Ｄ(?: 오[전후])?(?:\([^()]{{1,8}}\))?(?: 첫)?) (?P<trigger>{_TALK}){_NOT}"
)),
    )
)  # fmt: skip


# 미-북-중 3자 회담 · 북미 대화: talks of officials, where no leader is spoken of
_OFFICIALS: Final = re.compile("(?:양자 ?|비공개 ?|긴급 ?)*(?:회담|회동|면담|대화|만남)")


def _officials(text: str, match: re.Match[str]) -> bool:
    """Whether countries are said to talk, and no sentence around speaks of leaders."""
    return (
        _OFFICIALS.fullmatch(match["trigger"]) is not None
        and "정상" not in text
        and "Ｐ" not in text[: match.start()][-30:]
    )


def encounters(sketch: Sketch) -> Iterator[Encounter]:
    """Yield the meetings that a sentence speaks of, in the order of their triggers; each trigger counts once."""
    taken: set[int] = set()
    found: list[Encounter] = []
    if len(sketch.text) > LONGEST:
        return
    text = sketch.text
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            start, end = match.span("trigger")
            mark = sketch.marks.get(match.start("subject")) if kind in {"compound", "together"} else None
            countries = mark is not None and mark.edtf == "compound"
            if (kind == "compound" and not countries) or (countries and _officials(sketch.text, match)):
                continue
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                subject = next((match.span(name) for name in ("subject", "body") if groups.get(name)), None)
                objects = match.span("objects") if groups.get("objects") else None
                found.append(Encounter(kind, (start, end), subject, objects))
        for one in found:
            text = text[: one.trigger[0]] + "□" * (one.trigger[1] - one.trigger[0]) + text[one.trigger[1] :]
    yield from sorted(found, key=lambda e: e.trigger)
