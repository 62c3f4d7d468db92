"""Accounts that name only some of those who met: together they can tell of the meeting that another names in full.

What comes in: groups of mentions. What goes out: the groups, where partial ones have joined the whole one.

A register says that A met B, and that A met C, on one day. If another document tells of one meeting of just A, B and C
that can be of that day, and no other meeting of theirs can be meant, the accounts are of one meeting.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from summitgraph.growing import Group, Joined
from summitgraph.model import Iri
from summitgraph.time import intervals_overlap

Key = tuple[str, str, str]
Together = frozenset[Iri]  # the smallest mentions of groups that stand in one row, or at one place, on one day


def with_partial(groups: list[Group]) -> list[Group]:
    """Join partial groups to the one group that names everybody; all others stay as they are."""
    by_name = {group.smallest: group for group in groups}
    together = _together(groups)
    claims = {whole.smallest: _fitting(whole, together, by_name) for whole in groups if _names_all(whole)}
    taken: dict[Iri, list[Iri]] = defaultdict(list)
    for whole, found in claims.items():
        for some in found:
            for part in some:
                taken[part].append(whole)
    homes = {
        part: whole
        for whole, found in claims.items()
        if len(found) == 1
        for part in found[0]
        if all(taken[other] == [whole] for other in found[0])
    }
    return [_joined(group, homes, by_name) for group in groups if group.smallest not in homes]


def _names_all(group: Group) -> bool:
    """Whether a group can be the whole one: three people or more, no series, told by some document in full."""
    return len(_people(group)) > 2 and not all(view.partial for view in group.views) and not group.views[0].series


def _people(group: Group) -> frozenset[Iri]:
    return group.views[0].participants


def _together(groups: Iterable[Group]) -> set[Together]:
    """Partial groups of one day that one document tells of, or that are at one exact place."""
    found: dict[Key, set[Iri]] = defaultdict(set)
    for group in groups:
        if group.views[0].series or not all(view.partial for view in group.views):
            continue
        for view in group.views:
            if view.date:
                found["document", view.document, view.date].add(group.smallest)
                for place in view.places:
                    if "/place/" in place:
                        found["place", place, view.date].add(group.smallest)
    return {frozenset(parts) for parts in found.values() if len(parts) > 1}


def _fitting(whole: Group, together: Iterable[Together], groups: Mapping[Iri, Group]) -> list[Together]:
    """Which partial groups name, taken together, just the people of the whole one, on a day that can be its own."""
    return sorted(
        (
            some
            for some in together
            if frozenset().union(*(_people(groups[part]) for part in some)) == _people(whole)
            and all(_can_be(groups[part], whole) for part in some)
        ),
        key=sorted,
    )


def _can_be(part: Group, whole: Group) -> bool:
    one, other = part.views[0], whole.views[0]
    return one.level == other.level and all(intervals_overlap(one.days, view.days) for view in whole.views)


def _joined(group: Group, homes: Mapping[Iri, Iri], groups: Mapping[Iri, Group]) -> Group:
    parts = sorted(part for part, whole in homes.items() if whole == group.smallest)
    if not parts:
        return group
    why = "some of the same people; {} fits, and the accounts of that day name them all"
    more = [Joined(joined.view, why.format(joined.view.date)) for part in parts for joined in groups[part].members]
    maybe = group.maybe.union(*(groups[part].maybe for part in parts)) - set(parts)
    return Group((*group.members, *more), maybe)
