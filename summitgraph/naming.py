"""The IRIs of meetings: promised ones kept, provisional ones worked out.

What comes in: groups of mentions, their best dates and the register. What goes out: one IRI a group.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from summitgraph.decisions import Registered
from summitgraph.growing import Group
from summitgraph.model import Iri
from summitgraph.time import overlap
from summitgraph.vocab import local, thing


def provisional(group: Group, date: str, country_of: Callable[[Iri], Iri | None]) -> Iri:
    """``summit/2022-09-21-jpn-kor-1f2e3d4c``: the day, who or which series, and a hash of the smallest mention."""
    return thing("summit", "-".join((_day(date), *_sides(group, country_of), _hash(group.smallest))))


def _day(date: str) -> str:
    return re.sub(r"[^\w.-]", "", date.replace("/", "_")) or "undated"


def _sides(group: Group, country_of: Callable[[Iri], Iri | None]) -> list[str]:
    if series := next((view.series for view in group.views if view.series), None):
        return [local(series)]
    people = {person for view in group.views for person in view.participants}
    return sorted({local(side) for person in people if (side := country_of(person))})


def _hash(iri: Iri) -> str:
    return hashlib.sha256(iri.encode()).hexdigest()[:8]


def registered_names(
    groups: Sequence[Group], dates: Mapping[Iri, str], register: Iterable[Registered]
) -> tuple[dict[Iri, Iri], dict[Iri, Iri]]:
    """The promised IRI of each group's smallest mention, and which promised IRI gives way to which older one.

    Only anchors that stand in one group make one IRI give way; an IRI whose anchor is not there goes to a group
    that no anchor names.
    """
    holder = {view.iri: group for group in groups for view in group.views}
    names: dict[Iri, Iri] = {}
    replaced: dict[Iri, Iri] = {}
    absent = []
    for row in register:
        if group := holder.get(row.anchor):
            older = names.setdefault(group.smallest, row.iri)
            if older != row.iri:
                replaced[row.iri] = older
        else:
            absent.append(row)
    for row in absent:
        if group := _heir(row, (g for g in groups if g.smallest not in names), dates):
            names[group.smallest] = row.iri
    return names, replaced


def _heir(row: Registered, groups: Iterable[Group], dates: Mapping[Iri, str]) -> Group | None:
    """The one group with these people and a date that fits, when the document of the anchor is not there."""
    fitting = [
        group
        for group in groups
        if row.date and any(view.participants == row.participants for view in group.views)
        if (date := dates[group.smallest]) and overlap(date, row.date)
    ]
    return fitting[0] if len(fitting) == 1 else None
