"""When a text was written that nobody dates, near enough to know who held which office.

What comes in: the blocks of a document, the authority. What goes out: a day on which as many of the people who are
named as possible were in office; it is good for nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from summitgraph.authority import Authority
from summitgraph.text.clean import Block
from summitgraph.text.dates import dates
from summitgraph.time import Days, bounds

LATEST: Final = date(9999, 1, 1)  # the day of a text that names nobody and no day: those who hold an office hold it


def period(found: Sequence[Block], authority: Authority | None) -> date:
    """A day on which most of the people named held office; of several the last that the text names, else the last."""
    named = sorted(_named_days(found))
    if authority is None:
        return named[-1] if named else LATEST
    served = [days for days in _served(found, authority) if days]
    best = _fullest(served)
    within = [day for day in named if any(first <= day <= last for first, last in best)]
    if within or not best:
        return (within or named or [LATEST])[-1]
    first, last = best[-1]
    return last if last < LATEST else first


def _named_days(found: Sequence[Block]) -> Iterator[date]:
    for block in found:
        for day in dates(block.body.text, None):
            if day.edtf and (last := bounds(day.edtf)[1]):
                yield last


def _served(found: Sequence[Block], authority: Authority) -> Iterator[list[Days]]:
    """For each form of a name, the days on which one of those it may name held an office."""
    seen: set[str] = set()
    terms: dict[str, list[Days]] = {}
    for tenure in authority.tenures:
        terms.setdefault(tenure.holder, []).append(tenure.days)
    for block in found:
        for hit in authority.find(block.body.text):
            if hit.form not in seen:
                seen.add(hit.form)
                yield [days for who in hit.of("leader", "short") for days in terms.get(who, ())]


def _fullest(served: Iterable[list[Days]]) -> list[Days]:
    """The stretches of time in which the most forms name somebody in office, in order."""
    forms = list(served)
    starts = sorted({first for days in forms for first, _ in days})
    counted = [(sum(any(a <= day <= b for a, b in days) for days in forms), day) for day in starts]
    most = max((count for count, _ in counted), default=0)
    ends = [b for days in forms for _, b in days]
    return [(day, _until(day, ends, starts)) for count, day in counted if count == most]


def _until(day: date, ends: list[date], starts: list[date]) -> date:
    """The last day before somebody leaves or comes."""
    left = min((end for end in ends if end >= day), default=day)
    came = [start for start in starts if start > day]
    return min([left, *(came[:1])])
