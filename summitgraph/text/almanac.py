"""What the readers of dates share: a date found, patterns tried in turn, days and months of the calendar.

What comes in: a clean text and patterns with their readers. What goes out: `DateFound`s from left to right.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

Anchor = TypeVar("Anchor", date, "date | None")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date at ``text[start:end]``: EDTF, or "" where the calendar has no such day (2月30日)."""

    start: int
    end: int
    edtf: str


def in_turn(
    text: str,
    anchor: Anchor,
    patterns: Iterable[tuple[re.Pattern[str], Callable[[re.Match[str], Anchor], "str | None"]]],
) -> list[DateFound]:
    """The dates that patterns find in a text, from left to right; of two that overlap the earlier pattern's.

    A reader gives EDTF, "" for a day that no calendar has, or None where the words are no date.
    """
    found: list[DateFound] = []
    taken = bytearray(len(text))
    for pattern, reader in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            if taken.find(1, start, end) < 0 and (edtf := reader(match, anchor)) is not None:
                found.append(DateFound(start, end, edtf))
                taken[start:end] = bytes([1]) * (end - start)
    return sorted(found, key=lambda one: one.start)


def calendar_day(year: int, month: int, day: int) -> str:
    """A day as EDTF, "" where the calendar has none."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def alternatives(table: Iterable[str]) -> str:
    """Words as the alternatives of a pattern, the longest first."""
    return "|".join(sorted(table, key=len, reverse=True))


def months_away(anchor: date, months: int) -> tuple[int, int]:
    """Year and month so many months after the anchor, before it where the number is negative."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return year, month + 1


def nearest_year(anchor: date, month: int, day: int) -> int:
    """The year in which month and day stand nearest to the anchor: 28 December read on 4 January is last year's."""

    def distance(year: int) -> int:
        return abs((year - anchor.year) * 366 + (month - anchor.month) * 31 + day - anchor.day)

    return min((anchor.year, anchor.year - 1, anchor.year + 1), key=distance)


def with_year(reader: Callable[[re.Match[str], date], "str | None"]) -> Callable[[re.Match[str], date], "str | None"]:
    """A reader for texts whose day of publication nobody knows: what has no year of its own is no date of ours."""

    def read(match: re.Match[str], anchor: date) -> "str | None":
        return reader(match, anchor) if match.groupdict().get("year") else ""

    return read
