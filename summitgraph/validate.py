"""Check a graph against the shapes, and take out what a document says wrongly.

What comes in: quads, and the Turtle files of ``shapes/``. What goes out: results, graded and in a fixed
order, and the quads split into those that are kept and those in quarantine, with the reason.

pySHACL is the only judge. Each named graph and the default graph is checked by itself, because no shape
needs two of them; a document's results can therefore be kept as long as its graph and the shapes stay.
"""

import hashlib
import logging
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from summitgraph.model import Iri, Level, ProjectError
from summitgraph.rdf import graph_name, object_of, subject_of
from summitgraph.vocab import PREFIXES, RDF_TYPE, local, outside, term

if TYPE_CHECKING:
    from pyoxigraph import Quad, Triple
    from rdflib import Graph
    from rdflib.term import Node

SHACL: Final = PREFIXES["sh"]
_SUBJECT: Final = outside("rdf:subject")
_ROW: Final = (_SUBJECT, outside("rdf:predicate"), outside("rdf:object"), term("evidence"))
_HANGS: Final = {
    *(term("characterises"), term("assesses"), term("about")),
    *(term("speaker"), term("respondent"), term("saidBy"), term("participant")),
    *(term("evidence"), term("attributedTo"), term("via")),
}
_LEVELS: Final[Mapping[str, Level]] = {"Violation": "error", "Warning": "warning", "Info": "info"}


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """What a shape says of a node: where, what is wrong and what to do; `graph` is empty for things."""

    graph: str
    focus: Iri
    shape: Iri
    path: str
    value: str
    severity: Level
    message: str


@dataclass(frozen=True, slots=True)
class ShapeSet:
    """The shapes of a project: `graph` as pySHACL reads it, every shape's IRI, a digest of all files."""

    graph: "Graph" = field(repr=False)
    shapes: tuple[Iri, ...] = field(repr=False)
    digest: str


def load_shapes(folder: Path) -> ShapeSet:
    """Read a folder's Turtle files as shapes; ProjectError names each broken file, its line, the remedy."""
    from rdflib import Graph

    graph, shapes, digest, broken = Graph(bind_namespaces="none"), list[Iri](), hashlib.sha256(), list[str]()
    for path in sorted(folder.glob("*.ttl")):
        try:
            digest.update(path.read_bytes() + b"\0")
            shapes += _add(graph, path.read_text("utf-8"))
        except ProjectError as error:
            broken.append(f"{folder.name}/{path.name}{error}")
        except (OSError, UnicodeDecodeError) as error:
            broken.append(f"{folder.name}/{path.name}: {error}")
    if broken:
        raise ProjectError("\n".join([*broken, "Mend what is named, then type: summitgraph validate"]))
    if not shapes:
        raise ProjectError(f"{folder.name}/ holds no shapes (*.ttl). Put them back, or give --project.")
    return ShapeSet(graph, tuple(sorted(shapes)), digest.hexdigest())


def _add(graph: "Graph", text: str) -> list[Iri]:
    """Parse one file, check it, add its triples, and give the IRIs of its shapes."""
    from pyoxigraph import RdfFormat, parse

    try:
        triples = [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise ProjectError(f", line {error.lineno}: {error.msg}.") from error
    part = _to_rdflib(triples)
    kinds = {SHACL + "NodeShape", SHACL + "PropertyShape"}
    shapes = [Iri(str(s)) for s, o in part.subject_objects(_node(RDF_TYPE)) if str(o) in kinds]
    if not shapes:
        raise ProjectError(f": no shape in it. The prefix sh: has to be <{SHACL}>, with its #.")
    _check(part, text)
    for triple in part:
        graph.add(triple)
    return shapes


def _check(part: "Graph", text: str) -> None:
    """Try every pattern and every query now: pySHACL would meet them only where data do."""
    from rdflib.plugins.sparql import prepareQuery

    for shape, pattern in part.subject_objects(_node(SHACL + "pattern")):
        try:
            re.compile(str(pattern))
        except re.error as error:
            raise ProjectError(f"{_line(text, shape)}: sh:pattern {str(pattern)!r}: {error}.") from error
    spaces = {
        str(prefix): str(part.value(declaration, _node(SHACL + "namespace")))
        for declaration, prefix in part.subject_objects(_node(SHACL + "prefix"))
    }
    for shape, query in part.subject_objects(_node(SHACL + "select")):
        try:
            prepareQuery(str(query), initNs=spaces)
        except Exception as error:  # rdflib and pyparsing raise many classes, and bare Exception
            raise ProjectError(f"{_line(text, shape)}: sh:select: {error}.") from error


def _line(text: str, shape: "Node") -> str:
    """Say in which line a shape begins."""
    found = re.search(rf"^\S*{re.escape(local(str(shape)))}\b", text, re.MULTILINE)
    return f", line {text.count(chr(10), 0, found.start()) + 1 if found else 1}"


def _node(iri: str) -> "Node":
    from rdflib import URIRef

    return URIRef(iri)


def validate(quads: Iterable["Quad"], shapes: ShapeSet) -> list[Result]:
    """Check each named graph and the default graph by itself; results in a fixed order."""
    graphs: dict[str, list[Triple]] = defaultdict(list)
    for quad in quads:
        graphs[graph_name(quad)].append(quad.triple)
    results = (replace(r, graph=name) for name, part in graphs.items() for r in validate_graph(part, shapes))
    return sorted(results)


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
    import pyshacl
    from rdflib import Graph

    with _quiet():
        _, report, text = pyshacl.validate(_to_rdflib(triples), shacl_graph=shapes, inplace=True)
    if not isinstance(report, Graph):
        raise ProjectError(f"pySHACL could not apply the shapes: {text}. Mend the shape it names.")
    return sorted({_result(report, node) for node in report.objects(predicate=_node(SHACL + "result"))})


def _without_comparisons(shapes: "Graph") -> "Graph":
    """Leave out what compares two values: other constraints say which of them is none."""
    from rdflib import Graph

    comparing = {_node(SHACL + name) for name in ("lessThan", "lessThanOrEquals", "sparql")}
    rest = Graph(bind_namespaces="none")
    for triple in shapes:
        if triple[1] not in comparing:
            rest.add(triple)
    return rest


def _to_rdflib(triples: Iterable["Triple"]) -> "Graph":
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


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging each ill-formed literal with a traceback: the shapes report it."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _result(report: "Graph", node: "Node") -> Result:
    def one(name: str) -> str:
        return min((str(value) for value in report.objects(node, _node(SHACL + name))), default="")

    from rdflib import URIRef

    path = report.value(node, _node(SHACL + "resultPath"))
    return Result(
        graph="",
        focus=Iri(one("focusNode")),
        shape=Iri(one("sourceShape")),
        path=str(path) if isinstance(path, URIRef) else "",
        value=one("value"),
        severity=_LEVELS.get(local(one("resultSeverity")), "error"),
        message=one("resultMessage"),
    )


def quarantine(
    quads: Iterable["Quad"], results: Iterable[Result], *, stated: Collection["Triple"] = frozenset()
) -> tuple[list["Quad"], list["Quad"]]:
    """Split quads into those that are kept and those that errors among the documents take out, with reasons.

    - An error of a mention takes it out: its triples and statements, the links to it, and the evidence that
      nothing else rests on. An error of a statement or of evidence is one of the mention that rests on it.
    - What cannot stand without it goes too: who has it as speaker, participant ... (`_HANGS`). A remark made
      in a meeting that goes stays, without that link.
    - A statement about a thing goes with its plain triple, unless another document or `stated` has the same.
    - An error of the document's own record takes the whole graph.
    - Errors among things are left alone: the caller stops the build. Resolve what is kept, not what came in.
    """
    from pyoxigraph import Literal, NamedNode, Quad

    everything = list(quads)
    parts: dict[str, list[Quad]] = defaultdict(list)
    for quad in everything:
        parts[graph_name(quad)].append(quad)
    errors: dict[str, list[Result]] = defaultdict(list)
    for result in sorted(results):
        if result.graph and result.severity == "error":
            errors[result.graph].append(result)
    reasons = {name: _faults(name, parts[name], found) for name, found in errors.items()}
    out = _gone(parts, reasons, frozenset(stated))
    reason = NamedNode(term("quarantinedBecause"))
    because = (
        Quad(NamedNode(node), reason, Literal(why, language="en"), NamedNode(name))
        for name, found in sorted(reasons.items())
        for node, why in sorted(found.items())
    )
    return [q for q in everything if q not in out], [*(q for q in everything if q in out), *because]


def _faults(graph: str, quads: list["Quad"], errors: list[Result]) -> dict[str, str]:
    """Name the nodes at fault, and those that hang on them, each with the reason."""
    subject: dict[str, str] = {}
    leaning: dict[str, list[str]] = defaultdict(list)
    for quad in quads:
        if quad.predicate.value == _SUBJECT:
            subject[subject_of(quad)] = object_of(quad)
        if quad.predicate.value in _HANGS:
            leaning[object_of(quad)].append(subject_of(quad))
    found: dict[str, str] = {}
    todo = [(_culprit(error), error.message) for error in errors]
    while todo:
        node, why = todo.pop(0)
        if subject.get(node, "").startswith(graph + "/"):
            node = subject[node]
        if node == graph:
            return {graph: why}
        if node not in found:
            found[node] = why
            todo += [(other, why) for other in leaning[node]]
    return found


def _culprit(result: Result) -> str:
    """Name the node at fault: the focus, or the part of the document that a query about it points at."""
    return result.value if result.value.startswith(result.focus + "/") else result.focus


def _gone(
    parts: Mapping[str, list["Quad"]], reasons: Mapping[str, Mapping[str, str]], stated: frozenset["Triple"]
) -> set["Quad"]:
    """Find the quads that go: about the nodes at fault, what states them, and what only that rests on."""
    nodes, claims, kept = set[str](), set[tuple[str, ...]](), set[tuple[str, ...]]()
    for name, part in parts.items():
        faults = reasons.get(name, {})
        bad = {subject_of(quad) for quad in part} if name in faults else set(faults)
        rows = _rows(part)
        gone = {s for s, row in rows.items() if bad & {s, *(value.strip("<>") for value in row)}}
        resting = {row[3] for s, row in rows.items() if s not in gone}
        nodes |= bad | gone | {rows[s][3].strip("<>") for s in gone if rows[s][3] not in resting}
        claims.update(rows[s][:3] for s in gone)
        kept.update(row[:3] for s, row in rows.items() if s not in gone)
    claims -= kept
    nodes.discard("")  # what a literal has for an IRI
    return {
        quad
        for part in parts.values()
        for quad in part
        if nodes & {subject_of(quad), object_of(quad)}
        or (tuple(map(str, quad.triple)) in claims and quad.triple not in stated)
    }


def _rows(quads: list["Quad"]) -> dict[str, tuple[str, ...]]:
    """Give each statement's subject, predicate, object and evidence, as N-Triples."""
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        if quad.predicate.value in _ROW:
            rows[subject_of(quad)][quad.predicate.value] = str(quad.object)
    return {statement: tuple(row.get(key, "") for key in _ROW) for statement, row in rows.items()}
