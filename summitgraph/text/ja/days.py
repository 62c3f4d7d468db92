"""Days as Japanese reports say them: 昨日, 先週, 10日から12日まで, 同日.

What comes in: clean text and the day of publication. What goes out: `DateFound`s with EDTF, from left to right.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from summitgraph.text.almanac import DateFound
from summitgraph.text.dates import dates

# きのう会談した
_DAYS: Final = {"一昨日": -2, "おととい": -2, "きのう": -1, "きょう": 0, "本日": 0, "あす": 1, "明日": 1, "あさって": 2}
# 先週会談した
_WEEKS: Final = {"先々週": -2, "先週": -1, "今週": 0, "来週": 1, "再来週": 2}
_OWN: Final = re.compile("|".join(sorted([*_DAYS, *_WEEKS], key=len, reverse=True)))
# 10日から12日まで・10日～12日・19日から
_UNTIL: Final = re.compile(r"[日]?(?:から|[~～-])$")
_SAME: Final = re.compile(r"同日|翌日|前日")
_STEP: Final = {"同日": 0, "翌日": 1, "前日": -1}
_LOCAL: Final = re.compile(r"\((?:日本時間|現地時間)[^()]*\)|（(?:日本時間|現地時間)[^（）]*）")


def days(text: str, anchor: date | None) -> Iterator[DateFound]:
    """Yield the dates; of 9月21日（日本時間22日） only the local day, as the event's own (EDTF Level 1)."""
    beside = [match.span() for match in _LOCAL.finditer(text)]
    found = [d for d in _all(text, anchor) if d.edtf and not any(s < d.start < e for s, e in beside)]
    last = ""
    for one in _ranges(text, found):
        if not one.edtf and not last:
            continue
        day = one if one.edtf else DateFound(one.start, one.end, _stepped(last, text[one.start : one.end]))
        last = day.edtf if len(day.edtf) == 10 else ""
        if day.edtf:
            yield day


def _all(text: str, anchor: date | None) -> list[DateFound]:
    own = [] if anchor is None else [_own(match, anchor) for match in _OWN.finditer(text)]
    rest = [d for d in dates(text, anchor) if not any(d.start < o.end and o.start < d.end for o in own)]
    return sorted([*own, *rest], key=lambda d: d.start)


def _own(match: re.Match[str], anchor: date) -> DateFound:
    word = match[0]
    if word in _DAYS:
        return DateFound(*match.span(), (anchor + timedelta(days=_DAYS[word])).isoformat())
    monday = anchor - timedelta(days=anchor.weekday() - 7 * _WEEKS[word])
    return DateFound(*match.span(), f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")


def _ranges(text: str, found: list[DateFound]) -> list[DateFound]:
    """The dates with two that から joins as one, and the words that point back to a day, still without a day."""
    joined: list[DateFound] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and len(before.edtf) == len(one.edtf) == 10 and _UNTIL.fullmatch(text[before.end : one.start]):
            last = one.edtf if "月" in text[one.start : one.end] else before.edtf[:8] + one.edtf[8:]
            joined[-1] = DateFound(before.start, one.end, f"{before.edtf}/{last}")
        else:
            joined.append(one)
    back = [DateFound(*match.span(), "") for match in _SAME.finditer(text)]
    return sorted([*joined, *back], key=lambda d: d.start)


def _stepped(day: str, word: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=_STEP[word])).isoformat()
