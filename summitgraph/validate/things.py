"""Things judged one by one: only those about which something has changed are checked again.

What comes in: the quads of things, shapes, what the shapes said before, by key. What goes out: the same for these
quads: what one run over everything says.

A thing's key is a hash of all that its verdict rests on: its own quads, the classes of what they point to, and the
quads that decide wherever they stand (see `reach`).
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad

from summitgraph.rdf import object_of
from summitgraph.validate.check import validate_graph
from summitgraph.validate.reach import SUBCLASS, Reach, reach_of
from summitgraph.validate.result import Result
from summitgraph.validate.shapes import SHACL, ShapeSet, iri_node
from summitgraph.vocab import RDF_TYPE

if TYPE_CHECKING:
    from rdflib import Graph

FEW: Final = 4  # where more than one in so many things has changed, one run over everything is quicker
Judged = Mapping[str, Sequence[Result]]


@dataclass(frozen=True, slots=True)
class _Things:
    """Quads by subject, then by text; the classes of each; and the quads that can decide on any of them."""

    quads: Mapping[str, dict[str, Quad]]
    classes: Mapping[str, list[str]]
    far: Mapping[str, Quad]

    def around(self, thing: str) -> Iterable[tuple[str, str]]:
        """What the quads of a thing point to, each with its classes."""
        values = {str(found.object) for found in self.quads[thing].values() if isinstance(found.object, NamedNode)}
        return ((value, kind) for value in sorted(values & self.classes.keys()) for kind in sorted(self.classes[value]))


def judge_things(quads: Mapping[str, Quad], shapes: ShapeSet, before: Judged) -> dict[str, list[Result]]:
    """What the shapes say of things, by the key of each; what has a key in ``before`` is not checked again.

    ``quads`` are those of the things, by their text and sorted by it.
    """
    reach, things = _divided(quads, shapes)
    if reach is None:
        key = _hash(quads)
        return {key: list(before[key]) if key in before else _all(quads.values(), shapes)}
    keys = _keys(things)
    fresh = [thing for thing, key in keys.items() if key not in before]
    if len(fresh) * FEW > len(keys):
        return _by_key(keys, _all(quads.values(), shapes))
    found = _some(fresh, things, shapes)
    if any(result.severity == "error" for result in found):
        return _by_key(keys, _all(quads.values(), shapes))
    known = {key: list(before[key]) for key in keys.values() if key in before}
    return known | _by_key({thing: keys[thing] for thing in fresh}, found)


def _all(quads: Iterable[Quad], shapes: ShapeSet) -> list[Result]:
    return validate_graph((found.triple for found in quads), shapes)


def _divided(quads: Mapping[str, Quad], shapes: ShapeSet) -> tuple[Reach | None, _Things]:
    """The things among some quads; no reach where verdicts cannot be told apart."""
    by_subject: dict[str, dict[str, Quad]] = defaultdict(dict)
    classes: dict[str, list[str]] = defaultdict(list)
    for text, found in quads.items():
        subject = text.partition(" ")[0]
        by_subject[subject][text] = found
        if found.predicate.value == RDF_TYPE:
            classes[subject].append(object_of(found))
    reach = reach_of(shapes.graph, {kind for kinds in classes.values() for kind in kinds})
    far = {text: found for text, found in quads.items() if reach and _decides(found, reach)}
    if any(found.predicate.value == SUBCLASS for found in far.values()):
        reach = None
    return reach, _Things(by_subject, dict(classes), far)


def _decides(found: Quad, reach: Reach) -> bool:
    predicate = found.predicate.value
    return predicate in reach.predicates or (predicate == RDF_TYPE and object_of(found) in reach.classes)


def _keys(things: _Things) -> dict[str, str]:
    far = _hash(things.far)
    return {
        thing: _hash([far, *own, *(part for pair in things.around(thing) for part in pair)])
        for thing, own in things.quads.items()
    }


def _hash(texts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _by_key(keys: Mapping[str, str], results: Iterable[Result]) -> dict[str, list[Result]]:
    told: dict[str, list[Result]] = {key: [] for key in keys.values()}
    for result in results:
        told[keys[f"<{result.focus}>"]].append(result)
    return told


def _some(fresh: Sequence[str], things: _Things, shapes: ShapeSet) -> list[Result]:
    """What the shapes say of some things, with all that they look at and nothing else."""
    if not fresh:
        return []
    triples = {found.triple for found in things.far.values()}
    triples |= {found.triple for thing in fresh for found in things.quads[thing].values()}
    pointed = {value for thing in fresh for value, _ in things.around(thing)}
    triples |= {f.triple for value in pointed for f in things.quads[value].values() if f.predicate.value == RDF_TYPE}
    narrowed = ShapeSet(_aimed(shapes.graph, fresh, things), shapes.shapes)
    return validate_graph(triples, narrowed)


def _aimed(shapes: "Graph", fresh: Iterable[str], things: _Things) -> "Graph":
    """The shapes, aimed at some things in place of all that are of a class."""
    from rdflib import Graph

    target = iri_node(SHACL + "targetClass")
    aimed = Graph(bind_namespaces="none")
    members: dict[str, list[str]] = defaultdict(list)
    for thing in fresh:
        for kind in things.classes.get(thing, ()):
            members[kind].append(thing)
    for subject, predicate, value in shapes:
        if predicate != target:
            aimed.add((subject, predicate, value))
            continue
        for thing in members[str(value)]:
            aimed.add((subject, iri_node(SHACL + "targetNode"), iri_node(thing[1:-1])))
    return aimed
