"""The judges: pySHACL, and before it pyshacl-turbo where that is installed (``pip install 'summitgraph[fast]'``).

What comes in: triples, a graph of shapes. What goes out: the report as a graph, the same with and without the extra.

pyshacl-turbo reads shapes once and runs in Rust, about twenty times as fast. What it refuses, pySHACL judges again, so
that every refusal has pySHACL's own words; what it accepts has the same notes and warnings (``tests/test_engine.py``).
"""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from summitgraph.model import ProjectError
from summitgraph.validate.shapes import SHACL, iri_node, to_rdflib

if TYPE_CHECKING:
    from pyoxigraph import Triple
    from rdflib import Graph

FAST: Final = find_spec("pyshacl_turbo") is not None


def judge(triples: Sequence["Triple"], shapes: "Graph", *, fast: bool = FAST) -> "Graph":
    """The validation report (W3C SHACL §3.6) of triples; ProjectError when pySHACL cannot apply the shapes."""
    report = _quick_report(triples, shapes) if fast else None
    return _reference(triples, shapes) if report is None else report


def _quick_report(triples: Sequence["Triple"], shapes: "Graph") -> "Graph | None":
    """What pyshacl-turbo says, unless it refuses something or cannot tell."""
    from pyoxigraph import Quad, Store

    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples)
    try:
        _, report, _ = _compiled(shapes).validate(store)
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the reference has the last word
        return None
    graph: Graph = report
    refused = (None, iri_node(SHACL + "resultSeverity"), iri_node(SHACL + "Violation"))
    return None if refused in graph else graph


@cache
def _compiled(shapes: "Graph") -> Any:
    """Shapes as pyshacl-turbo reads them: it tells a plain literal from one of xsd:string, which are one in RDF 1.1."""
    import pyshacl_turbo
    from rdflib import XSD, Graph, Literal

    turbo: Any = pyshacl_turbo  # its functions have no types
    graph = Graph(bind_namespaces="none")
    for subject, predicate, value in shapes:
        plain = isinstance(value, Literal) and value.datatype is None and not value.language
        graph.add((subject, predicate, Literal(str(value), datatype=XSD.string) if plain else value))
    return turbo.compile_shapes(graph)


def _reference(triples: Sequence["Triple"], shapes: "Graph") -> "Graph":
    import pyshacl
    from rdflib import Graph

    _, report, text = pyshacl.validate(to_rdflib(triples), shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):
        raise ProjectError(f"pySHACL could not apply the shapes: {text}. Mend the shape it names.")
    return report
