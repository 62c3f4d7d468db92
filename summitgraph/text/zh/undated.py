"""The month of a meeting to which a report gives no day, where the report leaves no other.

What comes in: the `Occasion`s of a page, its `Passage`s, its words of publication. What goes out: the same occasions,
some of them with a month: a meeting that the headline tells of was held shortly before the page was published, and
whom somebody newly in office has talked to since, he talked to between these two days.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.account import Account, Said
from summitgraph.text.clean import Block
from summitgraph.text.occasions import Occasion
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark
from summitgraph.time import DAY, MONTH

_SETTLED: Final = 3  # days into a month after which what was just held was held in it
_PARAGRAPHS: Final = 2
# Ｐ9月16日正式上任 · 9月16日，Ｐ成为日本首相
_INTO_OFFICE: Final = re.compile(
    "(?:(?P<who>Ｐ)[^，。；ＰＤ]{0,6}(?P<day>Ｄ)|(?P<first>Ｄ)，?[^，。；ＰＤ]{0,12}(?P<then>Ｐ))[^，。；ＰＤ]{0,8}"
    "(?:上任|就任|就职|出任|接任|成为)"
)
# Ｐ周五表示，他与Ｐ在会谈中达成一致 · 周五，Ｐ在与Ｐ通话后说: the headline's meeting was held on that day
_SPOKE: Final = re.compile(
    "(?:(?P<who>[ＰＧＡ])(?:[^，。；：ＤＰ]{0,4}，|[^，。；：ＤＰ]{0,10})(?P<day>Ｄ)|(?P<first>Ｄ)，(?:在[^，。；Ｐ]{0,8}，)?(?P<then>[ＰＧＡ]))"
    "(?:[上下中]午|晚间?|晚上|凌晨|清晨)?[^，。；ＰＧＤ]{0,12}(?:表示|说|称|告诉|同意|强调|重申|敦促|呼吁|讨论|宣布|一致)"
)
# 欧盟领导人周一对Ｐ表示 · 周一在视频中对Ｐ说
_TO_HIM: Final = re.compile(
    "(?P<day>Ｄ)[^，。；：ＰＧＤ]{0,10}[对向](?P<who>Ｐ)[^，。；ＰＧＤ]{0,6}(?:表示|说|称|强调|施压|提出|重申)"
)
# 官媒24日称，Ｐ再与Ｐ通电话 · 国防部周四表示，Ｐ在与Ｐ的通话中表示关切: news of the day
_REPORTED: Final = re.compile(
    "(?P<day>Ｄ)(?:[上下中]午|晚间?|晚上|凌晨)?[^，。；：ＰＧＤ]{0,10}?(?:称|说|表示|宣布|证实|透露|发布|公布|发表|报道|报导)[^，。；ＰＧＤ]{0,8}[，：]"
)
_CERTAIN: Final = {"planned", "held"}
# 欧中视频峰会前夕
_VIDEO_SUMMIT: Final = re.compile("(?:视频|线上|网络|虚拟|云)(?:首脑|领导人|领袖)?峰会")
# 消息称，双方周三将视频通话: so may be the call that the page tells of
_VIDEO_CALL: Final = re.compile("(?:视频|视讯|线上)(?:的)?(?:通话|电话|连线)")
# Ｐ周二与到访的Ｐ举行的联合记者会上说: they met on that day
_BEFORE_THE_PRESS: Final = re.compile(
    "Ｐ[^，。；ＰＧＤ]{0,4}(?P<day>Ｄ)[^，。；：Ｐ]{0,8}[与同和跟][^，。；：Ｐ]{0,16}Ｐ[^，。；：ＰＧ]{0,10}(?:联合|共同)(?:举行|召开)?(?:的)?(?:新闻|记者)"
)
# 双方领导人周一通话，但仍有分歧: in the opening, of people who are named farther below
_IN_THE_OPENING: Final = re.compile(
    "(?P<day>Ｄ)(?:[上下中]午|晚间?|晚上)?(?:[^，。；：ＰＧＨＤ将拟]{0,8})(?P<how>通电?话|电话会谈|会谈|会晤|会面)(?!前|将|可能)"
)
_OPENING_SENTENCES: Final = 3
_CALL: Final = re.compile("通电?话|电话")
_LATELY: Final = timedelta(days=2)
# 首次峰会上达成的宣言 · 三次会晤: an earlier meeting
_ONE_OF_SEVERAL: Final = re.compile(
    "首次(?:峰会|会谈|会晤)|第[一二三四五\\d]+次|[两三四五六七八九十\\d]+次|此前|之前|以前|当时"
)
# 曾在上次会晤中: what a headline only recalls
_RECALLED: Final = re.compile("曾|上次|上回|当年|去年|回顾|历史(?!性)|累计|多次")


def with_months(
    found: Iterable[Occasion], passages: Sequence[Passage], blocks: Sequence[Block], dated: Said[str] | None
) -> list[Occasion]:
    """The occasions, those without a day with the month in which they must have been held."""
    titles = _spans(b for b in blocks if b.role == "title" and len(b.body) and not _RECALLED.search(b.body.text))
    if dated is None:
        return list(found)
    since = dict(_into_office(passages))
    told = _call_on_screen(_on_screen(list(found), blocks), blocks)
    beside = {
        o.margins.margins.value: replace(o.date.date, value=o.date.date.value[:MONTH])
        for o in reversed(told)
        if o.margins and o.margins.margins and o.date and o.date.date and len(o.date.date.value) == DAY
    }
    leading = [p for p in passages if any(start <= p.raw(0, 1)[0] < end for start, end in _spans(_openings(blocks)))]
    lead = [*titles, *_spans(_opening(blocks))]
    summits = {o.first.series.value: o.date.date for o in told if o.first.series and o.date and o.date.date}
    months = (
        _beside_summit(o, summits)
        or _when_they_met_the_press(o, passages, dated)
        or _when_told(o, titles, leading, dated)
        or _when_reported(o, passages, dated)
        or _when_opened(o, told, passages, dated)
        or _month(o, titles, since, dated)
        or _of_summit(o, beside, lead, dated)
        for o in told
    )
    return [_in_month(o, month) for o, month in zip(told, months, strict=True)]


def _on_screen(found: list[Occasion], blocks: Sequence[Block]) -> list[Occasion]:
    """The one summit of which a page does not say how it meets, where the page speaks of a video summit."""
    left = [o for o in found if o.first.series and o.mode.mode == "unknown" and o.status.status.value in _CERTAIN]
    words = any(_VIDEO_SUMMIT.search(b.body.text) for b in blocks)
    if len(left) != 1 or not words or any(o.first.series and o.mode.mode == "video" for o in found):
        return found
    seen = replace(left[0], mode=replace(left[0].mode, mode="video"))
    return [seen if o is left[0] else o for o in found]


def _call_on_screen(found: list[Occasion], blocks: Sequence[Block]) -> list[Occasion]:
    """The one call of a page, as a call by video where the page speaks of one and of no telephone."""
    calls = [o for o in found if o.mode.mode == "phone" and not o.first.series]
    by_telephone = any("电话" in a.trigger.value for o in calls for a in o.accounts)
    other = any(o.mode.mode == "video" and not o.first.series for o in found)  # the call on a screen is that one
    if len(calls) != 1 or by_telephone or other or not any(_VIDEO_CALL.search(b.body.text) for b in blocks):
        return found
    return [replace(o, mode=replace(o.mode, mode="video")) if o is calls[0] else o for o in found]


def over_by_now(accounts: Iterable[Account], today: date) -> list[Account]:
    """The accounts; one of tonight as held, where the page goes on to tell what was said at those talks."""
    told = list(accounts)
    held = [a for a in told if a.status.value == "held" and a.weight > 1]
    done = {(a.names, a.mode) for a in held if a.date is None or a.date_weak}
    return [
        replace(a, status=replace(a.status, value="held")) if _tonight(a, today) and (a.names, a.mode) in done else a
        for a in told
    ]


def _tonight(account: Account, today: date) -> bool:
    """Whether only the calendar puts a meeting of people ahead, on the very day of the page."""
    by_date = account.status.value == "planned" and account.weight <= 2 and account.series is None
    return by_date and account.date is not None and account.date.value == today.isoformat()


def _beside_summit(occasion: Occasion, summits: dict[Iri, Said[str]]) -> Said[str] | None:
    """The days of the summit on whose margins people are to meet."""
    ahead = occasion.status.status.value in {"proposed", "planned"}
    if occasion.date or not ahead or not occasion.margins or not occasion.margins.margins:
        return None
    return summits.get(occasion.margins.margins.value)


def _opening(blocks: Sequence[Block]) -> list[Block]:
    """The first paragraphs, in which a report tells what is new."""
    return [b for b in blocks if b.role == "paragraph" and len(b.body)][:_PARAGRAPHS]


def _openings(blocks: Sequence[Block]) -> list[Block]:
    """The first paragraphs of the page, and of each part of it under a heading."""
    heads = [0, *(i + 1 for i, b in enumerate(blocks) if b.role == "heading")]
    return [
        block for at, end in zip(heads, [*heads[1:], len(blocks)], strict=True) for block in _opening(blocks[at:end])
    ]


def _spans(blocks: Iterable[Block]) -> list[tuple[int, int]]:
    return [b.body.raw(0, len(b.body)) for b in blocks]


def _when_told(
    occasion: Occasion, titles: Sequence[tuple[int, int]], leading: Sequence[Passage], dated: Said[str]
) -> Said[str] | None:
    """The day on which those who met spoke of it, where the meeting is the news of the page."""
    if occasion.date or occasion.status.status.value != "held":
        return None
    people = {said.value for said in occasion.people}
    headline = any(_within(a, titles) for a in occasion.accounts)
    for passage in leading:
        if not (told := list(_speakers(passage))):
            continue
        span = [passage.raw(0, len(passage.sketch.text))]
        if not headline and not any(_within(a, span) and not a.same for a in occasion.accounts):
            continue
        for who, day in told:
            near = len(day.edtf) == DAY and _recent(day.edtf, dated.value)
            if near and (not who.refs or who.refs[0].person in people) and not _RECALLED.search(passage.sketch.text):
                return Said(day.edtf, *passage.body.raw(day.start, day.end))
    return None


def _when_reported(occasion: Occasion, passages: Sequence[Passage], dated: Said[str]) -> Said[str] | None:
    """The day on which one of the sides, or its press, told of the talks that it does not date."""
    if occasion.date or occasion.first.series or occasion.status.status.value != "held":
        return None
    for passage in passages:
        text = passage.sketch.text
        for match in _REPORTED.finditer(text):
            span = passage.raw(0, len(text))
            told = [a.trigger.start for a in occasion.accounts if _within(a, [span]) and not a.same]
            behind = told and min(told) >= passage.raw(*match.span())[1]
            day = passage.sketch.marks[match.start("day")]
            near = len(day.edtf) == DAY and _recent(day.edtf, dated.value)
            if behind and near and not _RECALLED.search(text) and not _ONE_OF_SEVERAL.search(text):
                return Said(day.edtf, *passage.body.raw(day.start, day.end))
    return None


def _when_they_met_the_press(occasion: Occasion, passages: Sequence[Passage], dated: Said[str]) -> Said[str] | None:
    """The day on which those who met faced the press together."""
    if occasion.date or occasion.first.series or occasion.status.status.value != "held":
        return None
    for passage in passages:
        for match in _BEFORE_THE_PRESS.finditer(passage.sketch.text):
            day = passage.sketch.marks[match.start("day")]
            there = {ref.person for m in passage.sketch.within(*match.span(), "Ｐ") for ref in m.refs}
            near = len(day.edtf) == DAY and _recent(day.edtf, dated.value)
            if near and {said.value for said in occasion.people} <= there:
                return Said(day.edtf, *passage.body.raw(day.start, day.end))
    return None


def _when_opened(
    occasion: Occasion, found: Sequence[Occasion], passages: Sequence[Passage], dated: Said[str]
) -> Said[str] | None:
    """The day that the opening gives to talks of people whom it does not name, where the page tells of no others."""
    if not _could_open(occasion):
        return None
    by_phone = occasion.mode.mode in {"phone", "video"}
    alike = [o for o in found if _could_open(o) and (o.mode.mode in {"phone", "video"}) == by_phone]
    for passage in passages[:_OPENING_SENTENCES]:
        match = _IN_THE_OPENING.search(passage.sketch.text) if len(alike) == 1 else None
        day = passage.sketch.marks[match.start("day")] if match else None
        if match is None or day is None or (_CALL.search(match["how"]) is not None) != by_phone:
            continue
        named = any(_within(a, [passage.raw(*match.span())]) for o in found for a in o.accounts)
        if not named and len(day.edtf) == DAY and _recent(day.edtf, dated.value):
            return Said(day.edtf, *passage.body.raw(day.start, day.end))
    return None


def _could_open(occasion: Occasion) -> bool:
    return not (occasion.date or occasion.first.series) and occasion.status.status.value == "held"


def _speakers(passage: Passage) -> Iterator[tuple[Mark, Mark]]:
    """Who speaks, or is spoken to, and on which day."""
    for pattern in (_TO_HIM, _SPOKE):
        for match in pattern.finditer(passage.sketch.text):
            names = ("who", "day") if match["who"] else ("then", "first")
            who, day = (passage.sketch.marks[match.start(name)] for name in names)
            yield who, day
            at = match.start(names[0])  # Ｐ及Ｐ周三表示，分别与Ｐ通话
            while passage.sketch.text[max(0, at - 2) : at] in {"Ｐ和", "Ｐ及", "Ｐ与", "Ｐ、"}:
                at -= 2
                yield passage.sketch.marks[at], day


def _recent(day: str, published: str) -> bool:
    return timedelta(0) <= date.fromisoformat(published) - date.fromisoformat(day) <= _LATELY


def _of_summit(
    occasion: Occasion, beside: dict[Iri, Said[str]], lead: Sequence[tuple[int, int]], dated: Said[str]
) -> Said[str] | None:
    """The month of a summit that people attend: that of what they did beside it, else that of the report."""
    series, status = occasion.first.series, occasion.status.status.value
    if occasion.date or series is None or status != "held":
        return None
    if series.value in beside:
        return beside[series.value]
    now = any(a.attended and not a.same and _within(a, lead) for a in occasion.accounts)
    settled = date.fromisoformat(dated.value).day >= _SETTLED
    return Said(dated.value[:MONTH], dated.start, dated.end) if now and settled else None


def _month(
    occasion: Occasion, titles: Sequence[tuple[int, int]], since: dict[Iri, Said[str]], dated: Said[str]
) -> Said[str] | None:
    if occasion.date or occasion.first.series or occasion.status.status.value != "held":
        return None
    if date.fromisoformat(dated.value).day >= _SETTLED and any(_within(a, titles) for a in occasion.accounts):
        return Said(dated.value[:MONTH], dated.start, dated.end)
    for said in occasion.people:
        day = since.get(said.value)
        if day and day.value[:MONTH] == dated.value[:MONTH] and day.value <= dated.value:
            return Said(day.value[:MONTH], day.start, day.end)
    return None


def _within(account: Account, titles: Iterable[tuple[int, int]]) -> bool:
    return any(start <= account.trigger.start < end for start, end in titles)


def _in_month(occasion: Occasion, month: Said[str] | None) -> Occasion:
    return replace(occasion, date=replace(occasion.first, date=month, date_weak=True)) if month else occasion


def _into_office(passages: Iterable[Passage]) -> Iterator[tuple[Iri, Said[str]]]:
    """Who took office on which day, as the report tells it."""
    for passage in passages:
        for match in _INTO_OFFICE.finditer(passage.sketch.text):
            names = ("who", "day") if match["who"] else ("then", "first")
            who, day = (passage.sketch.marks[match.start(name)] for name in names)
            person = who.refs[0].person if who.refs else None
            if person and len(day.edtf) == DAY:
                yield person, Said(day.edtf, *passage.body.raw(day.start, day.end))
