"""Days that the rest of a page makes certain: which Monday is meant, and how long what opens today goes on.

What comes in: the `Mark`s of a page; its `Occasion`s and `Passage`s. What goes out: the same marks and occasions.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from summitgraph.text import sketch as sign
from summitgraph.text.almanac import calendar_day
from summitgraph.text.occasions import Occasion
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark
from summitgraph.time import DAY, MONTH

_WEEKDAY: Final = re.compile("(?:周|星期|礼拜)[一二三四五六日天]")
_CALENDAR: Final = re.compile("[日号]")
# 为期两天的Ｓ · 双方展开两天会谈 · 峰会为期三天
_COUNT: Final = "(?P<{0}>[两二三四五六2-6])[天日]"
_LASTS: Final = re.compile(
    f"(?:为期|一连|历时|持续|展开|举行|召开|长达){_COUNT.format('before')}的?(?![^，。；]{{0,6}}(?:访问|之行|行程|之旅|出访))[^，。；ＰＧ]{{0,14}}?(?:Ｓ|峰会|会议|会谈|会晤)"
    f"|(?:Ｓ|峰会|会议|会谈|会晤)[^，。；ＰＧ]{{0,12}}?(?:为期|持续|一连|历时){_COUNT.format('after')}"
)
_NUMBERS: Final = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
# Ｓ周六开幕 · 今天展开会谈 · 会谈第一天
_OPENS: Final = re.compile("开幕|揭幕|展开|开始|登场|首日|第一天|启动|Ｄ起")
_THE_OPENING: Final = re.compile("(?:Ｓ|峰会|会议|会谈)[^，。；ＰＧ]{0,4}(?:开幕|揭幕|登场|开始|展开)")
_CLOSES: Final = re.compile("闭幕|落幕|结束|第二天|第三天|最后一天|次日|尾声|终于|Ｄ至")
# 为期两天的Ｓ周五落幕: the other day was the one before
_AT_THE_END: Final = re.compile("(?:Ｓ|峰会|会议|会谈|会晤)[^，。；ＰＧ]{0,4}Ｄ[^，。；]{0,8}(?:闭幕|落幕|结束|终于)")


def settled(marks: Sequence[Sequence[Mark]], texts: Sequence[str], today: date) -> list[list[Mark]]:
    """The marks of each block, a bare weekday as the coming one where the page gives the day of that one.

    周一与Ｐ举行峰会, 峰会将于14日举行: the Monday to come, if that is the 14th and the last one is not told of.
    """
    told = {
        mark.edtf
        for block, text in zip(marks, texts, strict=True)
        for mark in block
        if mark.sign == sign.DATE and len(mark.edtf) == DAY and _CALENDAR.search(text, mark.start, mark.end)
    }
    return [
        [_coming(m, text, told, today) for m in itinerary(block, text, today)]
        for block, text in zip(marks, texts, strict=True)
    ]


# 谈判破裂：2019年3月，…… · ：4月初，……: entries of a chronicle
_ENTRY: Final = re.compile("[^，。；：]{0,24}(?P<colon>：)?\\s?")
_WITH_YEAR: Final = re.compile(r"\d{4}年")
_BARE_MONTH: Final = re.compile("(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月")


def chronicle(marks: Sequence[Sequence[Mark]], texts: Sequence[str], today: date) -> list[list[Mark]]:
    """The marks of each block, bare months in the year of the entry that they go on with.

    A paragraph that opens with 2019年3月 goes on in 4月 of that year; so does the next entry, if a heading opens it.
    """
    told = ""  # the month of the last entry with a heading
    found = []
    for block, text in zip(marks, texts, strict=True):
        days = sorted((m for m in block if m.sign == sign.DATE and m.edtf), key=lambda m: m.start)
        entry = _ENTRY.fullmatch(text, 0, days[0].start) if days else None
        first = days[0] if entry else None
        opened = ""
        if first and _WITH_YEAR.match(text, first.start, first.end) and len(first.edtf) >= MONTH:
            opened = first.edtf[:MONTH]
        elif first and entry and entry["colon"] and told and _BARE_MONTH.match(text, first.start, first.end):
            opened = _since(first, told).edtf[:MONTH]
        now = [_since(m, opened) if _BARE_MONTH.match(text, m.start, m.end) else m for m in block] if opened else block
        kept = all(m.edtf <= today.isoformat() for m in now if m.sign == sign.DATE)
        found.append(list(now if kept else block))
        if entry and entry["colon"]:
            told = opened
    return found


# 将于4月8日启程，10日会谈 · 2018年6月10日抵达，12日会谈: a day of the month told just before
_ONLY_A_DAY: Final = re.compile(r"(?P<day>[12]\d|3[01]|[1-9])[日号]")
_LONG_AGO: Final = timedelta(days=31)
_STOPS: Final = re.compile("[。；！？]")


def itinerary(marks: Sequence[Mark], text: str, today: date) -> list[Mark]:
    """The marks of a block, bare days in the month of the day before them, where that is far from the page's own."""
    told, at, found = "", 0, {}
    for mark in sorted((m for m in marks if m.sign == sign.DATE), key=lambda m: m.start):
        told = told if told and not _STOPS.search(text, at, mark.start) else ""
        if (only := _ONLY_A_DAY.fullmatch(text, mark.start, mark.end)) and told:
            found[mark] = mark._replace(edtf=_behind(mark.edtf, told, int(only["day"]), today))
        elif len(mark.edtf) == DAY and "月" in text[mark.start : mark.end]:
            told, at = mark.edtf, mark.end
    return [found.get(mark, mark) for mark in marks]


def _behind(edtf: str, told: str, day: int, today: date) -> str:
    """The day in the month of the one told before, where it comes after it and that month is not of these weeks."""
    before = date.fromisoformat(told)
    later = calendar_day(before.year, before.month, day)
    far = before > today or today - before > _LONG_AGO
    return later if far and later > told and edtf != later else edtf


def _since(mark: Mark, month: str) -> Mark:
    """A date in the first year in which it is not before a month."""
    if mark.sign != sign.DATE or mark.edtf[:MONTH] <= month:
        return mark
    year = int(month[:4]) + (mark.edtf[4:MONTH] < month[4:])
    later = int(mark.edtf[:4]) - year
    moved = [f"{int(part[:4]) - later:04}{part[4:]}" for part in mark.edtf.split("/")]
    return mark._replace(edtf="/".join(moved)) if later > 0 and "-02-29" not in mark.edtf else mark


def _coming(mark: Mark, text: str, told: set[str], today: date) -> Mark:
    if mark.sign != sign.DATE or mark.edtf in told or not _WEEKDAY.fullmatch(text, mark.start, mark.end):
        return mark
    later = date.fromisoformat(mark.edtf) + timedelta(days=7)
    return mark._replace(edtf=later.isoformat()) if later > today and later.isoformat() in told else mark


# 拟于农历新年（2月12日）之前举行 · 3月20日前后会面: in that month, on a day that nobody tells
_NEAR_IT: Final = re.compile("[）)]?(?:之前|以前|前后|左右|前夕|前(?=举行|召开|会|与|同|[，。]|$))")


def by_then(text: str, mark: Mark) -> str:
    """The date of a mark; only its month where the words are about the time before or around a day."""
    near = len(mark.edtf) == DAY and _NEAR_IT.match(text, mark.end)
    return mark.edtf[:MONTH] if near else mark.edtf


def lasting(found: Iterable[Occasion], passages: Sequence[Passage], published: str = "") -> list[Occasion]:
    """The occasions, with all their days what opens on one and takes several: 今天展开两天会谈."""
    told = [_going_on(o, passages, published) for o in found]
    for passage in passages:
        if (match := _LASTS.search(passage.sketch.text)) is None:
            continue
        count = match["before"] or match["after"]
        days = _NUMBERS.get(count) or int(count)
        end = passage.raw(*match.span())[1]
        near = [o for o in told if any(a.trigger.start < end for a in o.accounts)]
        if not near:
            continue
        occasion = _nearest(near, end)
        if _begins(occasion, passages):
            told[told.index(occasion)] = _through(occasion, days)
        elif _AT_THE_END.search(passage.sketch.text, match.start()) and _one_day(occasion):
            told[told.index(occasion)] = _through(occasion, days, over=True)
    return told


def _one_day(occasion: Occasion) -> bool:
    return bool(occasion.date and occasion.date.date and len(occasion.date.date.value) == DAY)


# 自上周五开始举行的峰会迟迟达不成共识: it still goes on
_SINCE: Final = re.compile("(?:自|从)(?P<day>Ｄ)(?:开始|起)[^。；]{0,24}(?:举行|召开|进行)")
_STILL: Final = re.compile("正在|仍在|还在|迟迟|至今|持续至|延长|第[三四五]天")


def _going_on(occasion: Occasion, passages: Sequence[Passage], published: str) -> Occasion:
    """A summit that began on a day and is not over on that of the page."""
    said = occasion.date.date if occasion.date else None
    held = occasion.first.series and occasion.status.status.value == "held"
    if not held or said is None or len(said.value) != DAY or not said.value < published:
        return occasion
    for passage in passages:
        match = _SINCE.search(passage.sketch.text)
        first = passage.sketch.marks[match.start("day")].edtf if match else ""
        if first == said.value and _STILL.search(passage.sketch.text) and occasion.date:
            return replace(occasion, date=replace(occasion.date, date=replace(said, value=f"{first}/{published}")))
    return occasion


def _nearest(near: Sequence[Occasion], end: int) -> Occasion:
    """The occasion told of last before the words end."""
    return max(near, key=lambda o: max(a.trigger.end for a in o.accounts if a.trigger.start < end))


def _begins(occasion: Occasion, passages: Sequence[Passage]) -> bool:
    """Whether the day told of is the first: still to come, or told as the opening."""
    said = occasion.date.date if occasion.date else None
    if said is None or len(said.value) != DAY:
        return False
    if occasion.status.status.value == "planned":
        return True
    around = "".join(
        passage.sketch.text
        for passage in passages
        for start, end in (passage.raw(0, len(passage.sketch.text)),)
        if any(start <= a.trigger.start < end for a in occasion.accounts) or _THE_OPENING.search(passage.sketch.text)
    )
    return _OPENS.search(around) is not None and _CLOSES.search(around) is None


def _through(occasion: Occasion, days: int, *, over: bool = False) -> Occasion:
    """The occasion on so many days from its day on, or up to it where that was the last."""
    account = occasion.date
    if account is None or account.date is None:
        return occasion
    day, others = date.fromisoformat(account.date.value), timedelta(days=days - 1)
    first, last = (day - others, day) if over else (day, day + others)
    said = replace(account.date, value=f"{first.isoformat()}/{last.isoformat()}")
    return replace(occasion, date=replace(account, date=said))
