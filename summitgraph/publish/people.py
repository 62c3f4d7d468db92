"""Who is not named in a release, and what goes with them.

What comes in: what one document tells. What goes out: the nodes of its graph that are not published.

A person whom the authority knows holds or held an office. One whom only a document knows is published where that
document names an office or quotes them in public. Of others nothing is published: neither the person nor a meeting in
which they took part, for what is left of three people would be a meeting of two that nobody told of.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from summitgraph.model import Iri
from summitgraph.publish.told import Told
from summitgraph.vocab import term

PUBLIC: Final = frozenset(map(term, ("speaker", "respondent", "saidBy")))  # who speaks in public
# a node that loses one of these goes with it
NEEDED: Final = frozenset(
    map(term, ("participant", "visitor", "speaker", "respondent", "signatory", "characterises", "assesses", "about"))
)


@dataclass(frozen=True, slots=True)
class Private:
    """What is not published of a document: nodes, and among them people with the names that the document gives them."""

    nodes: frozenset[Iri] = frozenset()
    people: frozenset[Iri] = frozenset()
    names: tuple[str, ...] = ()
    mentions: frozenset[Iri] = field(default=frozenset())
    whole: bool = False


def private(told: Told) -> Private:
    """The people of a document who stay unnamed, and all that rests on them; the whole where nothing else is told."""
    people = frozenset(_people(told))
    if not people:
        return Private()
    gone = set(people)
    while more := _resting(told, gone):
        gone |= more
    mentions = gone - people
    kept = [s for s in told.statements if s.subject not in gone and s.object.value not in gone]
    gone |= {s.iri for s in told.statements} - {s.iri for s in kept}
    gone |= {s.evidence for s in told.statements} - {s.evidence for s in kept}
    names = {name for person in people for name in told.texts(person, "name")}
    whole = not any(s.subject != told.iri for s in kept)
    return Private(frozenset(gone), people, tuple(sorted(names)), frozenset(mentions), whole)


def _people(told: Told) -> Iterator[Iri]:
    """Yield the people without a public office or a public remark."""
    speaking = {s.object.value for s in told.statements if s.predicate in PUBLIC}
    for person in told.of_class("Person"):
        if person not in speaking and not told.texts(person, "role"):
            yield person


def _resting(told: Told, gone: set[Iri]) -> set[Iri]:
    """The nodes that lose what they cannot be without, beside those that are gone already."""
    return {
        node
        for node, properties in told.nodes.items()
        if node not in gone
        and any(value.value in gone for name in NEEDED & properties.keys() for value in properties[name])
    }
