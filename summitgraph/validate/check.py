"""Check a graph against the shapes.

What comes in: quads and shapes. What goes out: results, graded and in a fixed order.

Each named graph and the default graph is checked by itself, because no shape needs two of them; a document's
results can therefore be kept as long as its graph and the shapes stay.
"""

import logging
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summitgraph.model import Iri, Level, ProjectError
from summitgraph.rdf import graph_name
from summitgraph.validate.engine import judge
from summitgraph.validate.result import Result
from summitgraph.validate.shapes import SHACL, ShapeSet, iri_node
from summitgraph.vocab import local

if TYPE_CHECKING:
    from pyoxigraph import Quad, Triple
    from rdflib import Graph
    from rdflib.term import Node

AT_ONCE: Final = 1000  # triples; a run has its own cost, and a query that looks at all of a batch for each row
_LEVELS: Final[Mapping[str, Level]] = {"Violation": "error", "Warning": "warning", "Info": "info"}


def validate(quads: Iterable["Quad"], shapes: ShapeSet) -> list[Result]:
    """Check each named graph and the default graph by itself; results in a fixed order."""
    graphs: dict[str, list[Triple]] = defaultdict(list)
    for quad in quads:
        graphs[graph_name(quad)].append(quad.triple)
    results = (replace(r, graph=name) for name, part in graphs.items() for r in validate_graph(part, shapes))
    return sorted(results)


def validate_documents(quads: Iterable["Quad"], shapes: ShapeSet) -> list[Result]:
    """Check the graphs of documents, many small ones at once: their shapes never look past a document's own names."""
    graphs: dict[str, list[Triple]] = defaultdict(list)
    for quad in quads:
        if name := graph_name(quad):
            graphs[name].append(quad.triple)
    found: list[Result] = []
    for batch in _batches(graphs):
        results = validate_graph([triple for name in batch for triple in graphs[name]], shapes)
        found += [replace(result, graph=_home(result.focus, batch)) for result in results]
    return sorted(found)


def _batches(graphs: Mapping[str, list["Triple"]]) -> Iterator[list[str]]:
    """Yield names of graphs that together have about as many triples as one page."""
    batch: list[str] = []
    size = 0
    for name, triples in graphs.items():
        if batch and size + len(triples) > AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(name)
        size += len(triples)
    if batch:
        yield batch


def _home(focus: str, batch: list[str]) -> str:
    """The graph that a node belongs to by its name; with one graph there is no question."""
    return next((name for name in batch if focus == name or focus.startswith(name + "/")), batch[0])


def validate_graph(triples: Iterable["Triple"], shapes: ShapeSet) -> list[Result]:
    """Check one graph; its name is left empty in the results, which depend on triples and shapes only."""
    known = list(triples)
    try:
        return _results(known, shapes.graph)
    except Exception as error:  # pySHACL fails with errors of many kinds on values that have no order
        told = _results(known, _without_comparisons(shapes.graph))
        faulty = {result.focus for result in told if result.severity == "error"}
        rest = [triple for triple in known if str(triple.subject).strip("<>") not in faulty]
        if len(rest) == len(known):
            raise ProjectError(
                f"pySHACL could not apply the shapes: {error}. Look for the last one changed."
            ) from error
        return sorted({*(result for result in told if result.focus in faulty), *validate_graph(rest, shapes)})


def _results(triples: list["Triple"], shapes: "Graph") -> list[Result]:
    with _quiet():
        report = judge(triples, shapes)
    return sorted({_result(report, node) for node in report.objects(predicate=iri_node(SHACL + "result"))})


def _without_comparisons(shapes: "Graph") -> "Graph":
    """Leave out what compares two values: other constraints say which of them is none."""
    from rdflib import Graph

    comparing = {iri_node(SHACL + name) for name in ("lessThan", "lessThanOrEquals", "minInclusive", "sparql")}
    rest = Graph(bind_namespaces="none")
    for triple in shapes:
        if triple[1] not in comparing:
            rest.add(triple)
    return rest


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from telling of each ill-formed literal, with a traceback: the shapes report it."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        logger.disabled = before


def _result(report: "Graph", node: "Node") -> Result:
    def one(name: str) -> str:
        return min((str(value) for value in report.objects(node, iri_node(SHACL + name))), default="")

    from rdflib import URIRef

    path = report.value(node, iri_node(SHACL + "resultPath"))
    return Result(
        graph="",
        focus=Iri(one("focusNode")),
        shape=Iri(one("sourceShape")),
        path=str(path) if isinstance(path, URIRef) else "",
        value=one("value"),
        severity=_LEVELS.get(local(one("resultSeverity")), "error"),
        message=one("resultMessage"),
    )
