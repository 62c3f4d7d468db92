"""When and where people meet: the circumstances of a meeting in its Korean sentence.

What comes in: the sketch of a sentence and an `Encounter`. What goes out: marks of the sketch that belong to it.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Said
from summitgraph.text.encounter import Encounter
from summitgraph.text.ko.status import status
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Sketch
from summitgraph.text.status import Status, by_default
from summitgraph.time import Days, days_of

# Ｌ에서 · Ｃ Ｌ을 국빈 방문해 · (Ｃ 방문)
_WHERE: Final = re.compile(
    r"(?P<place>[ＬＣ](?:,? ?[ＬＣ])*)(?: ?(?:시내|인근|현지|소재)?[^ .,ＰＤ]{0,14}(?:호텔|궁|관|센터"
    r"|청사|공항|리조트)?)?(?:\([^()]{1,16}\))?(?:에서"
    r"|에서의|에 있는|에 위치한|(?:을|를)? ?(?:국빈|공식|실무)? ?방문)"
)
# 경주 아시아태평양경제협력체 정상회의 · 베이징(北京) 정상회의
_BESIDE: Final = re.compile(r"Ｌ(?: ?\(Ｌ\))? $")
# 23일 공식 발표했다 · 23일 방송과의 인터뷰에서: the day of the words
_DAY_OF_WORDS: Final = re.compile(
    r"^(?:\([^()]*\))?[^.,]{0,24}?(?:밝혔|전했|보도|말했|발표했|브리핑|서면|강조했|알려졌|보도했|인터뷰"
    r"|기자간담회|기자들에게|성명에서|연설에서)"
)
# Ｐ은 Ｄ, Ｐ와 회담할 것이라고 밝혔다: it goes with the verb at the end
_OF_SPEAKER: Final = re.compile(r"[ＰＯ](?:은|는|께서는)(?: 이날| 오전| 오후)? $")
_REPORTED: Final = re.compile(
    r"^(?!에서|에 |을 ?갖|을 ?마|을 ?하|을 ?열|을 ?통| 직후| ?후| ?뒤|하고|한 뒤|한 후|나 |났|눈|나서"
    r"|과 관련)[^.]*?(?:다|라|자|냐)고 ?"
    r"(?:(?![ＰＯ가-힣](?:이|은|는|가) )[^.]){0,20}?(?:밝|말했|말하|전했|보도|설명|강조|덧붙|언급|발표|주장|답|약속)"
)
# 정상회담을 오는 Ｄ 연다 · 회담은 Ｄ 열린다
_THEN: Final = re.compile(
    r"(?:을|를|은|는|이|가|도)?,? ?(?:(?:오는|지난|현지시간|현지 시간|당초|하루 뒤인|이튿날인"
    r"|다음 ?날인|[가-힣 ]{0,4}[가-힣]+째인) )?$"
)
_NOT_THEN: Final = re.compile(r"(?:\([^()]*\))? ?(?:이후|부터|의 |로 예정|에 이어|까지)")
_ANOTHER_DAY: Final = re.compile(r" ?(?:이튿날|다음 ?날|하루 (?:뒤|전|앞)|전날|직후인|사흘|나흘|며칠|이틀)")
# 22일 "정상회담이 열린다"고 밝혔다: the words have a day, and what they tell of another
_MARKS: Final = re.compile('[“”"]')
# 2013년 2월 취임한 이래 · 올해 1월 이후
_SINCE: Final = re.compile(
    r"^[^.,ＰＧＳＢＤ]{0,14}?(?:이래|이후|(?<![시반분])부터(?! [^.,]{0,16}(?:열리|열린|열릴|개최)))(?:[ ,]|$)"
    r"|^[^.,Ｄ]{0,24}?이후 [^.,]{0,10}만에"
)
_VIDEO: Final = re.compile("화상|영상|온라인")
_PHONE: Final = re.compile("통화|전화")
_NEAR: Final = 3  # days within which 이날 goes back to the day told of before


def when(sketch: Sketch, encounter: Encounter, others: list[Encounter]) -> Mark | None:
    """The date nearest before the trigger, else one right after it; not the day of the words."""
    text, (at, after) = sketch.text, encounter.trigger
    if _ANOTHER_DAY.match(text, after):
        return None  # 정상회담 이튿날인 지난달 28일
    places = [i for i, mark in sorted(sketch.marks.items()) if mark.sign == sign.DATE]
    for i in reversed([p for p in places if p < at]):
        if encounter.kind == "compound" and any(
            i < other.trigger[0] < at and other.kind not in {"series", "margins"} for other in others
        ):
            return None  # 이날 통화를 하고 북미 정상회담을 논의했다
        if not _of_words(text, i, at, after):
            return sketch.marks[i]
    behind = [p for p in places if p >= after and _THEN.fullmatch(text, after, p)]
    return next((sketch.marks[i] for i in behind if not _NOT_THEN.match(text, i + 1)), None)


def own_day(passage: Passage, encounter: Encounter) -> Said[str] | None:
    """The date right before "this" meeting: 2일 오전 첫 정상회담."""
    near = re.search(r"Ｄ[^.,ＰＧＡＤ]{0,14}$", passage.sketch.text[: encounter.trigger[0]])
    mark = passage.sketch.marks[near.start()] if near else None
    return Said(mark.edtf, *passage.body.raw(mark.start, mark.end)) if mark else None


def _of_words(text: str, day: int, at: int, after: int) -> bool:
    """Whether a date before a trigger is that of the words in which the meeting is told."""
    if len(_MARKS.findall(text[day:at])) % 2 or _SINCE.match(text[day + 1 : at]):
        return True
    if (said := _DAY_OF_WORDS.match(text[day + 1 :])) and not day < at < day + 1 + said.end():
        return True
    return _OF_SPEAKER.search(text[:day]) is not None and _REPORTED.match(text[after:]) is not None


def where(passage: Passage, encounter: Encounter) -> Said[Iri] | None:
    """The nearest place before the trigger that the words make one, else any of the sentence."""
    before = passage.sketch.text[: encounter.trigger[0]]
    if encounter.kind in {"series", "margins"} and (beside := _BESIDE.search(before)):
        mark = passage.sketch.marks[beside.start()]
        return Said(mark.iris[0], *passage.body.raw(mark.start, mark.end))
    found = list(_WHERE.finditer(passage.sketch.text))
    near = [m for m in found if m.start() < encounter.trigger[0]] or found
    if not near:
        return None
    mark = passage.sketch.within(*near[-1].span("place"), "ＬＣ")[-1]
    return Said(mark.iris[0], *passage.body.raw(mark.start, mark.end))


# G7 정상회의 참석을 계기로 · APEC 정상회의 기간
_MARGINS: Final = re.compile(
    r"(?P<s>[ＳＢ])(?: ?\([^()]{1,30}\))? ?(?:정상회의)?(?:에 참석|를 계기|을 계기| 계기| 기간| 참석)"
)


def margins(passage: Passage) -> Said[Iri] | None:
    """The multilateral meeting on whose margins people meet."""
    beside = _MARGINS.search(passage.sketch.text)
    mark = passage.sketch.marks[beside.start("s")] if beside else None
    series = next((i for i in mark.iris if "/series/" in i), None) if mark else None
    return Said(series, *passage.body.raw(mark.start, mark.end)) if mark and series else None


def that_day(text: str, found: list[Mark], day: date | None, published: date) -> tuple[list[Mark], date | None]:
    """The marks with 이날 as the day told of last, if that is the day of publication or shortly before."""
    told = []
    for mark in found:
        if mark.sign == sign.DATE and text[mark.start : mark.end] == "이날":
            told.append(mark._replace(edtf=day.isoformat()) if day else mark)
            continue
        if mark.sign == sign.DATE and len(mark.edtf) == 10 and "/" not in mark.edtf:
            said = date.fromisoformat(mark.edtf)
            day = said if 0 <= (published - said).days <= _NEAR else day
        told.append(mark)
    return told, day


# 30일 6개국 정상과 연쇄 양자회담을 가졌다: the day of those that are told of below
_RELAY: Final = re.compile(
    r"(?P<day>Ｄ)[^.]*?정상[^.]{0,6}(?:연쇄|릴레이|잇따라|잇달아|연달아|각각|차례로)[^.]{0,10}(?:회담|회동|면담|접견|만났)"
)


def in_turn(passage: Passage) -> Said[str] | None:
    """The day on which somebody met several one after the other, where a sentence says so."""
    found = _RELAY.search(passage.sketch.text)
    mark = passage.sketch.marks[found.start()] if found else None
    return Said(mark.edtf, *passage.body.raw(mark.start, mark.end)) if mark else None


# 한중일 정상회의 계기에 총리와 정상회담을 갖고: what follows tells of the other meeting
_OCCASION: Final = re.compile(r" ?(?:참석 ?)?(?:계기|기간|중|도중|참석차|에 참석(?:해|하여|한 뒤|한 후|차))")


def _cut(text: str, encounter: Encounter, others: list[Encounter]) -> str:
    """The words behind a trigger that tell of this meeting."""
    after = encounter.trigger[1]
    if encounter.kind not in {"series", "margins"} or not _OCCASION.match(text, after):
        return text[after:]
    return text[after : min((o.trigger[0] for o in others if o.trigger[0] >= after), default=len(text))]


# 경주 정상회의에 Ｐ을 초청했다: the summit itself is to be held
_INVITED: Final = re.compile("에(?:도|는)? [^.“”]{0,24}?(?:초청|초대)")


def _starting(sketch: Sketch, at: int) -> Iterator[date]:
    """The days from which a visit lasts: 내일부터 중국을 방문해 정상회담을 벌인다."""
    for match in re.finditer("Ｄ부터 ", sketch.text[:at]):
        if days := days_of(sketch.marks[match.start()].edtf):
            yield days[0]


def judged_by(
    sketch: Sketch, encounter: Encounter, others: list[Encounter], *, days: Days | None, published: date
) -> Status | None:
    """The status of a meeting by the words around it; None where they deny it."""
    text, (at, after) = sketch.text, encounter.trigger
    before, words, behind = text[:at][-40:], text[at:after], _cut(text, encounter, others)
    if encounter.kind in {"series", "margins"} and _INVITED.match(behind):
        return Status("planned", 3) if days is None or days[1] >= published else by_default(days, published)
    if days is None and any(ahead > published for ahead in _starting(sketch, at)):
        return Status("planned", 2)
    found = status(before, words, behind, days=days, published=published)
    if behind != text[after:]:  # a summit beside which others meet is still to come where they are
        whole = status(before, words, text[after:], days=days, published=published)
        return whole if whole and whole.key == "planned" else found
    return found


def mode(words: str) -> str:
    """How people meet, by the words around a trigger."""
    return "video" if _VIDEO.search(words) else "phone" if _PHONE.search(words) else "in-person"
