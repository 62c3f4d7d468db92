"""Whether the authority agrees with itself over time: offices that two hold at once, days on which nobody is known.

What comes in: the authority. What goes out: `Overlap`s and `Gap`s, in order, none of them an error: a list for
whoever fills the authority, and for tests.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from summitgraph.authority import Authority, Tenure
from summitgraph.model import Iri

SINCE: Final = date(2000, 1, 1)
_ROLES: Final = frozenset({"head-of-state", "head-of-government", "top-leader", "foreign-minister"})
_DAY: Final = timedelta(days=1)
_HANDOVER: Final = 2 * _DAY  # a day of which two lists tell differently, or that nobody counts, is no gap


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """The first and last day on which nobody is known in a role of a country or organisation."""

    of: Iri
    role: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, order=True)
class Overlap:
    """Two people who are said to hold one office at once, and the first and last day of it."""

    office: Iri
    one: Iri
    other: Iri
    first: date
    last: date


def overlaps(authority: Authority) -> Iterator[Overlap]:
    """Yield where tenures of one office overlap by more than the day on which one hands over to the other."""
    by_office: dict[Iri, list[Tenure]] = defaultdict(list)
    for tenure in authority.tenures:
        by_office[tenure.office].append(tenure)
    for office, tenures in sorted(by_office.items()):
        for number, a in enumerate(tenures):
            for b in tenures[number + 1 :]:
                first, last = max(a.days[0], b.days[0]), min(a.days[1], b.days[1])
                if a.holder != b.holder and last > first:
                    yield Overlap(office, a.holder, b.holder, first, last)


def gaps(authority: Authority, countries: Iterable[Iri], *, since: date = SINCE) -> Iterator[Gap]:
    """Yield, for each leading role and the foreign minister of these, the days without a known holder.

    An acting holder fills a gap; what comes after the last day that the authority knows of is none.
    """
    wanted = set(countries)
    known = _held(authority, wanted)
    until = max((t.days[0] for t in authority.tenures), default=since)
    for (of, role), days in sorted(known.items()):
        if all(last < since for _, last in days):
            continue  # an office that is no more
        for first, last in _between(days, since, until):
            yield Gap(of, role, first, last)


def members(authority: Authority, series: Iri) -> list[Iri]:
    """The countries that take part in a series, such as the G20."""
    return [iri for iri in authority.links.get((series, "member"), ()) if authority.kinds.get(iri) == "country"]


def _held(authority: Authority, wanted: set[Iri]) -> Mapping[tuple[Iri, str], list[tuple[date, date]]]:
    held: dict[tuple[Iri, str], list[tuple[date, date]]] = defaultdict(list)
    for tenure in authority.tenures:
        office = authority.offices[tenure.office]
        if office.of in wanted and office.role in _ROLES:
            held[office.of, office.role].append(tenure.days)
    return held


def _between(held: list[tuple[date, date]], since: date, until: date) -> Iterator[tuple[date, date]]:
    """Yield the stretches that no interval covers, from the first day of interest to the last."""
    end = since - _DAY
    for first, last in [*sorted(held), (until + _DAY, until + _DAY)]:
        if first > since and first - end > _HANDOVER:
            yield end + _DAY, first - _DAY
        end = max(end, last)
        if end >= until:
            return
