"""The graph as files: Turtle, TriG and N-Quads, the same bytes for the same quads.

What comes in: quads in any order. What goes out: bytes, sorted, with short names where a prefix allows.
"""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from summitgraph.rdf import graph_name
from summitgraph.vocab import BASE, PREFIXES, RDF_TYPE

_KINDS: Final = (
    "agreement", "agreement-status", "country", "issue", "kind", "leader", "level", "measure", "mode", "office",
    "organization", "place", "role", "series", "source", "stance", "status", "summit", "tenure",
)  # fmt: skip
SHORT: Final = {name: iri for name, iri in PREFIXES.items() if name != "sgd"} | {
    kind: f"{BASE}{kind}/" for kind in _KINDS
}


def turtle(quads: Iterable[Quad]) -> bytes:
    """The default graph as Turtle; named graphs are left out."""
    triples = [found.triple for found in _grouped(q for q in quads if not graph_name(q))]
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=SHORT) or b""


def trig(quads: Iterable[Quad]) -> bytes:
    """All graphs as TriG, the default graph first."""
    return serialize(_grouped(quads), format=RdfFormat.TRIG, prefixes=SHORT) or b""


def nquads(quads: Iterable[Quad]) -> bytes:
    """All quads as N-Quads, one a line, sorted."""
    return "".join(f"{line} .\n" for line in sorted({str(q) for q in quads})).encode()


def _grouped(quads: Iterable[Quad]) -> list[Quad]:
    """Each quad once: by graph, subject and predicate, the class first, then by object."""
    return sorted(set(quads), key=_key)


def _key(found: Quad) -> tuple[str, str, bool, str, str]:
    subject = found.subject.value if isinstance(found.subject, NamedNode) else str(found.subject)
    predicate = found.predicate.value
    return graph_name(found), subject, predicate != RDF_TYPE, predicate, str(found.object)
