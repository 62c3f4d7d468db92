"""The shapes of a project, read and tried out before they meet data.

What comes in: the Turtle files of ``shapes/``. What goes out: a `ShapeSet`, or one ProjectError about all files.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from summitgraph.model import Iri, ProjectError
from summitgraph.vocab import PREFIXES, RDF_TYPE, local

if TYPE_CHECKING:
    from pyoxigraph import Triple
    from rdflib import Graph
    from rdflib.term import Node

SHACL: Final = PREFIXES["sh"]


@dataclass(frozen=True, slots=True)
class ShapeSet:
    """The shapes of a project: `graph` as pySHACL reads it, every shape's IRI."""

    graph: "Graph" = field(repr=False)
    shapes: tuple[Iri, ...] = field(repr=False)


def load_shapes(folder: Path) -> ShapeSet:
    """Read a folder's Turtle files as shapes; ProjectError names each broken file, its line, the remedy."""
    from rdflib import Graph

    graph, shapes, broken = Graph(bind_namespaces="none"), list[Iri](), list[str]()
    for path in sorted(folder.glob("*.ttl")):
        try:
            shapes += _add(graph, path.read_text("utf-8"))
        except ProjectError as error:
            broken.append(f"{folder.name}/{path.name}{error}")
        except (OSError, UnicodeDecodeError) as error:
            broken.append(f"{folder.name}/{path.name}: {error}")
    if broken:
        raise ProjectError("\n".join([*broken, "Mend what is named, then type: summitgraph validate"]))
    if not shapes:
        raise ProjectError(f"{folder.name}/ holds no shapes (*.ttl). Put them back, or give --project.")
    return ShapeSet(graph, tuple(sorted(shapes)))


def _add(graph: "Graph", text: str) -> list[Iri]:
    """Parse one file, check it, add its triples, and give the IRIs of its shapes."""
    from pyoxigraph import RdfFormat, parse

    try:
        triples = [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise ProjectError(f", line {error.lineno}: {error.msg}.") from error
    part = to_rdflib(triples)
    kinds = {SHACL + "NodeShape", SHACL + "PropertyShape"}
    shapes = [Iri(str(s)) for s, o in part.subject_objects(iri_node(RDF_TYPE)) if str(o) in kinds]
    if not shapes:
        raise ProjectError(f": no shape in it. The prefix sh: has to be <{SHACL}>, with its #.")
    _check(part, text)
    for triple in part:
        graph.add(triple)
    return shapes


def _check(part: "Graph", text: str) -> None:
    """Try every pattern and every query now: pySHACL would meet them only where data do."""
    from rdflib.plugins.sparql import prepareQuery

    for shape, pattern in part.subject_objects(iri_node(SHACL + "pattern")):
        try:
            re.compile(str(pattern))
        except re.error as error:
            raise ProjectError(f"{_line(text, shape)}: sh:pattern {str(pattern)!r}: {error}.") from error
    spaces = {
        str(prefix): str(part.value(declaration, iri_node(SHACL + "namespace")))
        for declaration, prefix in part.subject_objects(iri_node(SHACL + "prefix"))
    }
    for shape, query in part.subject_objects(iri_node(SHACL + "select")):
        try:
            prepareQuery(str(query), initNs=spaces)
        except Exception as error:  # rdflib and pyparsing raise many classes, and bare Exception
            raise ProjectError(f"{_line(text, shape)}: sh:select: {error}.") from error


def _line(text: str, shape: "Node") -> str:
    """Say in which line a shape begins."""
    found = re.search(rf"^\S*{re.escape(local(str(shape)))}\b", text, re.MULTILINE)
    return f", line {text.count(chr(10), 0, found.start()) + 1 if found else 1}"


def iri_node(iri: str) -> "Node":
    """An IRI as rdflib has it."""
    from rdflib import URIRef

    return URIRef(iri)


def to_rdflib(triples: Iterable["Triple"]) -> "Graph":
    """Triples as a graph that pySHACL reads."""
    from pyoxigraph import RdfFormat, serialize

    graph = _graph_class()(bind_namespaces="none")
    return graph.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


@cache
def _graph_class() -> type["Graph"]:
    """A graph that parses a query once: pySHACL asks the same one for each node, and parsing takes longest."""
    from rdflib import Graph
    from rdflib.plugins.sparql import prepareQuery

    class Patient(Graph):
        prepared = staticmethod(cache(prepareQuery))

        def query(self, query_object: Any, *args: Any, **options: Any) -> Any:
            known = self.prepared(query_object) if isinstance(query_object, str) else query_object
            return super().query(known, *args, **options)

    return Patient
