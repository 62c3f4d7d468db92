"""Dates as exact as their source: EDTF text and the days that it can mean.

What comes in: EDTF text (``2004``, ``2022-11``, ``2021-06-11/2021-06-13``, ``2003/..``; empty for unknown).
What goes out: the earliest and latest day, and how two such texts lie to each other.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

Days = tuple[date, date]  # a first and a last day, both known
EVER: Final = (date.min, date.max)
MONTH, DAY = len("2024-03"), len("2024-03-15")  # of EDTF that is exact to the month, to the day
Interval = tuple[date | None, date | None]  # None where it is open

# 2004 · 2022-11 · 2022-09-21, each perhaps uncertain (?), approximate (~) or both (%)
_PLAIN: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?[?~%]?")
_OPEN: Final = frozenset({"", ".."})


@lru_cache(maxsize=65536)
def bounds(edtf: str) -> Interval:
    """The first and last day that an EDTF text can mean, None where it is open or unknown; ValueError for others."""
    if not edtf:
        return None, None
    head, slash, tail = edtf.partition("/")
    if not slash:
        return _simple(edtf)
    first = None if head in _OPEN else _simple(head)[0]
    last = None if tail in _OPEN else _simple(tail)[1]
    if (head in _OPEN and tail in _OPEN) or (first and last and first > last):
        raise ValueError(f"{edtf!r} is not an interval of EDTF: the first day must not come after the last")
    return first, last


def _simple(edtf: str) -> tuple[date, date]:
    if not (match := _PLAIN.fullmatch(edtf)):
        return _rare(edtf)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError as error:
        raise ValueError(f"{edtf!r} is not a day of the calendar") from error


def _rare(edtf: str) -> tuple[date, date]:
    """Seasons, unspecified digits and the like, as the edtf library reads them (slow to import)."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(edtf)
        first, last = (date(*day[:3]) for day in (parsed.lower_strict(), parsed.upper_strict()))
    except (EDTFParseException, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{edtf!r} is not a date of EDTF Level 0 or 1, such as 2004, 2022-11 or 2003/..") from error
    return first, last


def days_of(edtf: str) -> Days | None:
    """The first and last day that an EDTF text can mean, an open end as far as days go; None for unknown."""
    first, last = bounds(edtf)
    return (first or date.min, last or date.max) if first or last else None


def overlap(a: str, b: str, *, slack_days: int = 0) -> bool:
    """Whether two dates can mean a common day, or days at most ``slack_days`` apart; unknown fits all."""
    return intervals_overlap(bounds(a), bounds(b), slack_days=slack_days)


def intervals_overlap(a: Interval, b: Interval, *, slack_days: int = 0) -> bool:
    """Whether two intervals share a day, or come within ``slack_days`` of each other; None is open."""
    slack = timedelta(days=slack_days)
    return _reaches(a[0], b[1], slack) and _reaches(b[0], a[1], slack)


def _reaches(first: date | None, last: date | None, slack: timedelta) -> bool:
    return first is None or last is None or first - last <= slack


def contains(outer: str, inner: str) -> bool:
    """Whether every day that ``inner`` can mean is one that ``outer`` can mean; unknown contains all."""
    (first, last), (start, end) = bounds(outer), bounds(inner)
    return (first is None or (start is not None and first <= start)) and (
        last is None or (end is not None and end <= last)
    )


def width(interval: Interval) -> int | None:
    """How many days an interval has; None when it is open."""
    first, last = interval
    return (last - first).days + 1 if first and last else None
