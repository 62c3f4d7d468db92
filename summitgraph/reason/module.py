"""Small parts of an ontology that say all there is to say about one name.

What comes in: axioms. What goes out: the same question put to classes alone (`as_classes`), the part that matters to a
name (`Reach`), and copies under other names (`renamed`), so that one run of a reasoner can judge many parts.

An individual asked as a class: "Kim is a Leader" becomes "every Kim is a Leader", "Kim is citizen of Japan" becomes
"every Kim is citizen of some Japan". Where such a class must be empty, the individual cannot exist. The other direction
does not always hold (an asymmetric relation both ways is missed), which is why a run over the whole comes first.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, TypeVar

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from summitgraph.reason.axioms import OWL, RDF, RDFS, Axiom
from summitgraph.vocab import RDF_TYPE

Node = TypeVar("Node")
_TYPE: Final = NamedNode(RDF_TYPE)
_CLASS: Final = NamedNode(f"{OWL}Class")
_SUB: Final = NamedNode(f"{RDFS}subClassOf")
_SAME: Final = {f"{OWL}sameAs": f"{OWL}equivalentClass", f"{OWL}differentFrom": f"{OWL}disjointWith"}
_BOTH: Final = {f"{OWL}disjointWith", f"{OWL}propertyDisjointWith", f"{OWL}differentFrom"}
_OUTER: Final = (OWL, RDF, RDFS, "http://www.w3.org/2001/XMLSchema#")
_SCHEMA: Final = {f"{RDFS}{name}" for name in ("subClassOf", "subPropertyOf", "domain", "range")}


def individuals(axioms: Iterable[Axiom]) -> frozenset[str]:
    """The names of things that the axioms speak of, as against classes and properties."""
    found: set[str] = set()
    for axiom in axioms:
        head = axiom.head
        if is_assertion(axiom):
            found.add(str(getattr(head.subject, "value", "")))
            if head.predicate != _TYPE and isinstance(head.object, NamedNode):
                found.add(head.object.value)
    return frozenset(found)


def is_assertion(axiom: Axiom) -> bool:
    """Whether an axiom tells of a thing: its class, or what stands in a relation to it."""
    predicate, value = axiom.head.predicate.value, axiom.head.object
    if predicate == RDF_TYPE:
        return not (isinstance(value, NamedNode) and value.value.startswith(OWL))
    return predicate in _SAME or not predicate.startswith((OWL, RDFS))


def as_classes(axiom: Axiom, *, serial: int) -> Iterator[Triple]:
    """The triples of an axiom in which individuals have become classes."""
    head = axiom.head
    if not is_assertion(axiom):
        yield from axiom.triples
        return
    yield Triple(head.subject, _TYPE, _CLASS)
    if head.predicate.value in _SAME:
        yield Triple(head.subject, NamedNode(_SAME[head.predicate.value]), head.object)
    elif head.predicate == _TYPE:
        yield Triple(head.subject, _SUB, head.object)
        yield from axiom.triples[1:]
    else:
        some = BlankNode(f"some{serial}")
        filler = "hasValue" if isinstance(head.object, Literal) else "someValuesFrom"
        yield Triple(head.subject, _SUB, some)
        yield Triple(some, _TYPE, NamedNode(f"{OWL}Restriction"))
        yield Triple(some, NamedNode(f"{OWL}onProperty"), head.predicate)
        yield Triple(some, NamedNode(f"{OWL}{filler}"), head.object)
        if isinstance(head.object, NamedNode):
            yield Triple(head.object, _TYPE, _CLASS)


class Reach:
    """From a name to the axioms that can matter to it: more than are needed, never fewer."""

    def __init__(self, axioms: Iterable[Axiom]) -> None:
        self._axioms = tuple(axioms)

    @cached_property
    def _waking(self) -> dict[str, list[Axiom]]:
        """The axioms that each name brings in."""
        found: dict[str, list[Axiom]] = defaultdict(list)
        for axiom in self._axioms:
            for name in _wakers(axiom):
                found[name].append(axiom)
        return found

    def module(self, name: str) -> list[Axiom]:
        """The axioms that can make a class (or an individual asked as one) empty, the nearest first."""
        known, waiting = {name}, deque([name])
        found: dict[Axiom, None] = {}
        while waiting:
            for axiom in self._waking[waiting.popleft()]:
                if axiom in found or (axiom.head.predicate.value in _BOTH and not names(axiom) <= known):
                    continue
                found[axiom] = None
                fresh = names(axiom) - known
                known |= fresh
                waiting += sorted(fresh)
        return list(found)


def _wakers(axiom: Axiom) -> frozenset[str]:
    """Any one of these names brings the axiom in."""
    head = axiom.head
    if isinstance(head.subject, NamedNode) and (head.predicate.value in _SCHEMA or is_assertion(axiom)):
        other = {head.object.value} if isinstance(head.object, NamedNode) and head.predicate.value in _SAME else set()
        return frozenset({head.subject.value} | other)
    return names(axiom)


def names(axiom: Axiom) -> frozenset[str]:
    """The names of classes, properties and individuals in an axiom, without those of OWL itself."""
    nodes = (node for triple in axiom.triples for node in (triple.subject, triple.predicate, triple.object))
    return frozenset(node.value for node in nodes if isinstance(node, NamedNode) and not node.value.startswith(_OUTER))


def renamed(triple: Triple, copy: int) -> Triple:
    """The triple with every name of ours marked as one of a copy."""
    return Triple(_renamed(triple.subject, copy), _renamed(triple.predicate, copy), _renamed(triple.object, copy))


def _renamed(node: Node, copy: int) -> Node:
    if isinstance(node, NamedNode) and not node.value.startswith(_OUTER):
        return type(node)(mark(node.value, copy))
    if isinstance(node, BlankNode):
        return type(node)(f"c{copy}x{node.value}")
    return node


def mark(name: str, copy: int) -> str:
    """The name of a class in a copy."""
    return f"{name}~{copy}"
