"""Statements of a Wikidata entity: by rank, with their values; and its times as EDTF.

What comes in: the ``claims`` of an entity's JSON. What goes out: `Statement`s, the preferred first, without those that
are marked as wrong; EDTF as exact as a time of Wikidata. What is malformed is no statement.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from summitgraph.time import bounds

QID: Final = re.compile(r"Q[1-9]\d{0,11}")
DEPRECATED: Final = "deprecated"
_RANKS: Final = ("preferred", "normal")
# +1954-09-21T00:00:00Z · +1954-00-00T00:00:00Z where only the year is known · -0043-03-15T00:00:00Z
_TIME: Final = re.compile(r"(?P<sign>[+-])(?P<year>\d{1,16})-(?P<month>\d\d)-(?P<day>\d\d)T")
_GREGORIAN: Final = "http://www.wikidata.org/entity/Q1985727"
_JULIAN: Final = "http://www.wikidata.org/entity/Q1985786"
YEAR: Final = 9
_CENTURY, _DECADE, _DAY = 7, 8, 11


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement: its id, its value (``kind`` is value, somevalue or novalue), its rank and its qualifiers."""

    id: str
    kind: str
    value: Any
    rank: str
    qualifiers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def item(self) -> str:
        """The identifier of the item that it names; empty where it names none."""
        return item_of_value(self.value)


def mapping(given: Any) -> Mapping[str, Any]:
    """The object that stands there; an empty one where there is none (the API writes an empty one as a list)."""
    return given if isinstance(given, dict) else {}


def item_of_value(value: Any) -> str:
    """The identifier that an item's value holds, else nothing."""
    name = mapping(value).get("id")
    return name if isinstance(name, str) and QID.fullmatch(name) else ""


def statements(claims: Any, name: str) -> list[Statement]:
    """The statements of a property that nobody has marked as wrong: preferred ones first, else in their order."""
    found = [one for one in _all(claims, name) if one.rank in _RANKS]
    return sorted(found, key=lambda one: _RANKS.index(one.rank))


def best(claims: Any, name: str) -> list[Statement]:
    """The statements of a property of its best rank: the preferred ones, else the normal ones."""
    found = statements(claims, name)
    return [one for one in found if one.rank == found[0].rank]


def refused(claims: Any, name: str) -> int:
    """How many statements of a property are marked as wrong."""
    return sum(one.rank == DEPRECATED for one in _all(claims, name))


def _all(claims: Any, name: str) -> Iterator[Statement]:
    listed = mapping(claims).get(name)
    for found in listed if isinstance(listed, list) else ():
        snak = mapping(mapping(found).get("mainsnak"))
        if snak:
            rank, name_ = found.get("rank", "normal"), found.get("id")
            yield Statement(
                name_ if isinstance(name_, str) else "", *_value(snak), str(rank), mapping(found.get("qualifiers"))
            )


def _value(snak: Mapping[str, Any]) -> tuple[str, Any]:
    value = mapping(snak.get("datavalue")).get("value")
    return str(snak.get("snaktype", "value")), value


def qualifier(statement: Statement, name: str) -> tuple[str, Any]:
    """The first qualifier of a property: its kind (empty where there is none) and its value."""
    listed = statement.qualifiers.get(name)
    for snak in listed if isinstance(listed, list) else ():
        return _value(mapping(snak))
    return "", None


def edtf_of(value: Any) -> str:
    """A time of Wikidata as EDTF; ValueError says why there is none.

    Precision 11 is a day, 10 a month, 9 a year, 8 a decade, 7 a century. Days and months of the Julian calendar become
    those of ours; years and longer times stay as they are.
    """
    told = mapping(value)
    match = _TIME.match(str(told.get("time", "")))
    precision, calendar = told.get("precision"), told.get("calendarmodel", _GREGORIAN)
    if not match or not isinstance(precision, int) or calendar not in {_GREGORIAN, _JULIAN}:
        raise ValueError(f"{told.get('time')!r} is no time of Wikidata")
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    if match["sign"] == "-" or not 0 < year <= 9999:
        raise ValueError(f"{match[0][:-1]} is not between the years 1 and 9999")
    if precision < _CENTURY:
        raise ValueError(f"{match[0][:-1]} is vaguer than a century")
    if precision < YEAR:
        return _long(year, precision)
    if precision > YEAR and calendar == _JULIAN:
        return _julian(year, month, day if precision >= _DAY else 0)
    text = "-".join((f"{year:04}", f"{month:02}", f"{day:02}")[: min(precision, _DAY) - YEAR + 1])
    bounds(text)
    return text


def _long(year: int, precision: int) -> str:
    """A decade (2010 to 2019) or a century (the 20th: 1901 to 2000)."""
    if precision == _DECADE:
        if year < 10:
            raise ValueError(f"the decade of {year} does not lie between the years 1 and 9999")
        return f"{year // 10:03}X"
    last = (year + 99) // 100 * 100
    if last > 9999:
        raise ValueError(f"the century of {year} does not lie between the years 1 and 9999")
    return f"{last - 99:04}/{last:04}"


def _julian(year: int, month: int, day: int) -> str:
    """A day of the Julian calendar in ours; of a month (day 0) its first and last day."""
    if not 1 <= month <= 12:
        raise ValueError(f"the Julian calendar has no month {month}")
    length = 28 + (year % 4 == 0) if month == 2 else monthrange(2001, month)[1]
    if day > length:
        raise ValueError(f"the Julian calendar has no {year:04}-{month:02}-{day:02}")
    days = [_gregorian(year, month, one).isoformat() for one in ((day,) if day else (1, length))]
    return "/".join(days)


def _gregorian(year: int, month: int, day: int) -> date:
    """Our day for one of the Julian calendar, by way of the number of days since 1 March of the year -4800."""
    early = (14 - month) // 12
    years = year + 4800 - early
    number = day + (153 * (month + 12 * early - 3) + 2) // 5 + 365 * years + years // 4 - 32083
    if number <= 1721425:
        raise ValueError(f"{year:04}-{month:02}-{day:02} of the Julian calendar is before the year 1 of ours")
    return date.fromordinal(number - 1721425)
