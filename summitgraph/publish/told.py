"""What one document tells, as its named graph has it.

What comes in: the name of a graph and its quads. What goes out: a `Told`: the graph's nodes with their properties, and
its statements.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from summitgraph.model import Iri
from summitgraph.vocab import RDF_TYPE, outside, term

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Quad

Nodes = dict[Iri, dict[str, list["Literal | NamedNode"]]]
_STATEMENT = outside("rdf:Statement")
_PARTS = tuple(outside(f"rdf:{name}") for name in ("subject", "predicate", "object"))


class Statement(NamedTuple):
    """A fact as the document states it, and the name of its evidence."""

    iri: Iri
    subject: Iri
    predicate: Iri
    object: "Literal | NamedNode"
    evidence: Iri


@dataclass(frozen=True, slots=True)
class Told:
    """A document's graph: its name, the properties of its nodes, its statements."""

    iri: Iri
    nodes: Nodes = field(repr=False)
    statements: tuple[Statement, ...] = field(repr=False)

    def of_class(self, name: str) -> Iterator[Iri]:
        """Yield the nodes of a class of ours."""
        kind = term(name)
        for iri, properties in self.nodes.items():
            if any(value.value == kind for value in properties.get(RDF_TYPE, ())):
                yield iri

    def texts(self, node: Iri, name: str) -> list[str]:
        """What a node has for a property of ours: IRIs, and the texts of literals."""
        return [value.value for value in self.nodes.get(node, {}).get(term(name), ())]

    def one(self, node: Iri, name: str, default: str = "") -> str:
        """The first in order of what a node has for a property of ours."""
        return min(self.texts(node, name), default=default)

    def span(self, evidence: Iri) -> tuple[int, int]:
        """Where the words of a piece of evidence stand."""
        return int(self.one(evidence, "start", "0")), int(self.one(evidence, "end", "0"))


def told(name: str, quads: "Iterable[Quad]") -> Told:
    """Read a document's graph."""
    nodes: Nodes = {}
    for quad in quads:
        properties = nodes.setdefault(Iri(quad.subject.value), {})  # type: ignore[union-attr] # our data have no blank nodes
        properties.setdefault(quad.predicate.value, []).append(quad.object)  # type: ignore[arg-type] # nor triples in triples
    return Told(Iri(name), nodes, tuple(_statements(nodes)))


def _statements(nodes: Nodes) -> Iterator[Statement]:
    for iri, properties in sorted(nodes.items()):
        if any(value.value == _STATEMENT for value in properties.get(RDF_TYPE, ())):
            subject, predicate, object_ = (properties[name][0] for name in _PARTS)
            evidence = properties[term("evidence")][0]
            yield Statement(iri, Iri(subject.value), Iri(predicate.value), object_, Iri(evidence.value))
