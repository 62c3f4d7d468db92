"""Which mentions tell of one meeting: a pure function of their set, never of their order.

What comes in: `MeetingView`s and people's judgements. What goes out: `Group`s of mentions, each with the reason
why it joined, and links between groups that may be the same.

Mentions of the same people (or of the same series) are taken from the most exact date to the vaguest. Those
equally exact join when their dates and modes agree; a vaguer one joins only if exactly one group fits.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from summitgraph.decisions import Judgement
from summitgraph.growing import Group, Growing, Joined, Mark, mark
from summitgraph.mentions import MeetingView
from summitgraph.model import Finding, Iri
from summitgraph.partial import with_partial

Block = tuple[str, Iri | frozenset[Iri]]


def group_mentions(views: Iterable[MeetingView], judgements: Sequence[Judgement] = ()) -> list[Group]:
    """Group the mentions of one meeting; those that join no people and no series belong to none."""
    blocks: dict[Block, list[MeetingView]] = defaultdict(list)
    for view in sorted(set(views)):
        if block := _block(view):
            blocks[block].append(view)
    grown = [group for block in blocks.values() for group in _grow(block)]
    found = [Group(tuple(group.members), frozenset(group.maybe)) for group in grown]
    return sorted(_split(with_partial(found), judgements), key=lambda group: group.smallest)


def _block(view: MeetingView) -> Block | None:
    """Only mentions of one block can join: the same series, or exactly the same people, at one level."""
    if view.level == "other":
        return None
    if view.series:
        return view.level, view.series
    return (view.level, view.participants) if len(view.participants) > 1 else None


def _grow(block: list[MeetingView]) -> list[Growing]:
    groups: list[Growing] = []
    exact_first = sorted(map(mark, block), key=lambda new: (new.vagueness, new.span, new.view.iri))
    for _, tier in groupby(exact_first, key=lambda new: new.vagueness):
        groups += _tier(tier, groups)
    return groups


def _tier(tier: Iterable[Mark], groups: list[Growing]) -> list[Growing]:
    """Let equally vague mentions join the groups of more exact ones; the rest make new groups."""
    rest: list[tuple[Mark, list[Growing]]] = []
    for (span, slack), alike in groupby(tier, key=lambda new: (new.span, new.slack)):
        near = [group for group in groups if group.fits(span, slack)]
        for new in alike:
            fitting = [group for group in near if not group.tells_apart(new)]
            if len(fitting) == 1:
                fitting[0].join(new)
            else:
                rest.append((new, fitting))
    return _new(rest)


def _new(rest: list[tuple[Mark, list[Growing]]]) -> list[Growing]:
    made: list[Growing] = []
    for new, fitting in rest:
        home = next((group for group in made if group.agrees(new)), None)
        if home is None:
            home = Growing(new)
            made.append(home)
        home.join(new)
        home.found(new)
        home.maybe |= {group.first.view.iri for group in fitting}
    return made


def _split(groups: list[Group], judgements: Sequence[Judgement]) -> Iterator[Group]:
    """Take mentions apart that a person says are different."""
    for group in groups:
        iris = {view.iri for view in group.views}
        apart = {max(j.subject, j.object): j for j in judgements if not j.same and {j.subject, j.object} <= iris}
        kept = tuple(joined for joined in group.members if joined.view.iri not in apart)
        yield Group(kept, group.maybe)
        for joined in group.members:
            if judgement := apart.get(joined.view.iri):
                why = f"kept apart by links/merges.sssom.tsv: {judgement.comment or 'no comment'}"
                yield Group((Joined(joined.view, why),))


def merge_judged(
    named: dict[Iri, Group], judgements: Sequence[Judgement], registered: Sequence[Iri]
) -> tuple[dict[Iri, Group], dict[Iri, Iri], list[Finding]]:
    """Join meetings that a person says are the same: the groups by IRI, which IRI replaces which, and findings.

    The registered IRI that is older stays; among provisional ones the smaller.
    """
    age = {iri: str(place).zfill(9) for place, iri in enumerate(registered)}
    holder = {view.iri: iri for iri, group in named.items() for view in group.views}
    replaced: dict[Iri, Iri] = {}
    findings: list[Finding] = []
    groups = dict(named)
    for judgement in sorted(judgements, key=lambda j: (j.subject, j.object)):
        ends = [_final(holder.get(end, end), replaced) for end in (judgement.subject, judgement.object)]
        if unknown := [end for end in ends if end not in groups]:
            findings.append(_stale(unknown[0]))
        elif judgement.same and ends[0] != ends[1]:
            kept, gone = sorted(ends, key=lambda iri: (age.get(iri, "provisional"), iri))
            groups[kept] = _merged(groups[kept], groups.pop(gone), judgement)
            replaced[gone] = kept
    return groups, {old: _final(new, replaced) for old, new in replaced.items()}, findings


def _merged(kept: Group, gone: Group, judgement: Judgement) -> Group:
    why = f"joined by links/merges.sssom.tsv: {judgement.comment or 'no comment'}"
    return Group((*kept.members, *(Joined(j.view, why) for j in gone.members)), kept.maybe | gone.maybe)


def _final(iri: Iri, replaced: dict[Iri, Iri]) -> Iri:
    while iri in replaced:
        iri = replaced[iri]
    return iri


def _stale(iri: Iri) -> Finding:
    message = f"links/merges.sssom.tsv: {iri} is not in this graph; delete the row or name a mention in its place"
    return Finding("judgement-stale", message, iri)
