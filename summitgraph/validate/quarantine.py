"""Take out what a document says wrongly, and no more.

What comes in: quads, and what the shapes say of them. What goes out: the quads that are kept, and those in
quarantine with the reason.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Triple

from summitgraph.rdf import graph_name, object_of, subject_of
from summitgraph.validate.result import Result
from summitgraph.vocab import outside, term

_SUBJECT: Final = outside("rdf:subject")
_ROW: Final = (_SUBJECT, outside("rdf:predicate"), outside("rdf:object"), term("evidence"))
_HANGS: Final = {
    *(term("characterises"), term("assesses"), term("about")),
    *(term("speaker"), term("respondent"), term("saidBy"), term("participant")),
    *(term("evidence"), term("attributedTo"), term("via")),
}


def quarantine(
    quads: Iterable[Quad], results: Collection[Result], *, stated: Collection[Triple] = frozenset()
) -> tuple[list[Quad], list[Quad]]:
    """Split quads into those that are kept and those that errors among the documents take out, with reasons.

    - An error of a mention takes it out: its triples and statements, the links to it, and the evidence that
      nothing else rests on. An error of a statement or of evidence is one of the mention that rests on it.
    - What cannot stand without it goes too: who has it as speaker, participant ... (`_HANGS`). A remark made
      in a meeting that goes stays, without that link.
    - A statement about a thing goes with its plain triple, unless another document or `stated` has the same.
    - An error of the document's own record takes the whole graph.
    - Errors among things are left alone: the caller stops the build. Resolve what is kept, not what came in.
    """
    everything = list(quads)
    if not any(result.graph and result.severity == "error" for result in results):
        return everything, []
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


def _faults(graph: str, quads: list[Quad], errors: list[Result]) -> dict[str, str]:
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
    parts: Mapping[str, list[Quad]], reasons: Mapping[str, Mapping[str, str]], stated: frozenset[Triple]
) -> set[Quad]:
    """Find the quads that go: about the nodes at fault, what states them, and what only that rests on."""
    nodes, claims, kept = set[str](), set[tuple[str, ...]](), set[tuple[str, ...]]()
    for name, faults in reasons.items():
        part = parts[name]
        bad = {subject_of(quad) for quad in part} if name in faults else set(faults)
        rows = _rows(part)
        gone = {s for s, row in rows.items() if bad & {s, *(value.strip("<>") for value in row)}}
        resting = {row[3] for s, row in rows.items() if s not in gone}
        nodes |= bad | gone | {rows[s][3].strip("<>") for s in gone if rows[s][3] not in resting}
        claims.update(rows[s][:3] for s in gone)
        kept.update(row[:3] for s, row in rows.items() if s not in gone)
    if claims:
        kept.update(row[:3] for name in parts.keys() - reasons.keys() for row in _rows(parts[name]).values())
    claims -= kept
    nodes.discard("")  # what a literal has for an IRI
    if not nodes and not claims:
        return set()
    return {
        quad
        for part in parts.values()
        for quad in part
        if subject_of(quad) in nodes
        or object_of(quad) in nodes
        or (claims and tuple(map(str, quad.triple)) in claims and quad.triple not in stated)
    }


def _rows(quads: list[Quad]) -> dict[str, tuple[str, ...]]:
    """Give each statement's subject, predicate, object and evidence, as N-Triples."""
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        if quad.predicate.value in _ROW:
            rows[subject_of(quad)][quad.predicate.value] = str(quad.object)
    return {statement: tuple(row.get(key, "") for key in _ROW) for statement, row in rows.items()}
