"""The files of a build, written piece by piece and hashed on the way.

What comes in: a graph, the parts it is made of, what a report tells. What goes out: files in a folder.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from summitgraph.changes import remembered
from summitgraph.graph import Graph
from summitgraph.manifest import manifest
from summitgraph.model import Finding
from summitgraph.parts import PackedPart
from summitgraph.project import Project
from summitgraph.splicing import Splicing
from summitgraph.texts import all_nquads, all_trig


def write_files(
    folder: Path,
    graph: Graph,
    parts: Sequence[PackedPart],
    *,
    findings: Sequence[Finding],
    counts: Mapping[str, int],
    project: Project,
    splicing: Splicing,
) -> dict[str, str]:
    """Write dumps, reports and manifest; the SHA-256 of each by its name."""
    from summitgraph.dumps import trig, turtle
    from summitgraph.report import report_html, report_json

    told = {**counts, "documents": [_row(part) for part in parts]}
    outputs = {
        "summitgraph.ttl": written(folder / "summitgraph.ttl", [turtle(graph.things.values())]),
        "summitgraph.trig": splicing.write(folder / "summitgraph.trig", all_trig(graph.things.values(), graph.texts)),
        "summitgraph.nq": splicing.write(folder / "summitgraph.nq", all_nquads(graph.things, graph.texts)),
        "quarantine.trig": written(folder / "quarantine.trig", [trig(graph.quarantined)]),
        "report.json": written(folder / "report.json", [report_json(findings, graph.results, told)]),
        "report.html": written(folder / "report.html", [report_html(findings, graph.results, told)]),
    }
    inputs = [{"name": part.document.name, "sha256": part.document.sha256, "loader": part.loader} for part in parts]
    things = remembered([*graph.things.values(), *graph.heard])
    content = manifest(inputs=inputs, project=project, outputs=outputs, counts=counts, things=things)
    return {**outputs, "manifest.json": written(folder / "manifest.json", [content])}


def written(path: Path, pieces: Iterable[str | bytes]) -> str:
    """Write a file, and give the SHA-256 of its bytes."""
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for piece in pieces:
            data = piece.encode() if isinstance(piece, str) else piece
            digest.update(data)
            file.write(data)
    return digest.hexdigest()


def _row(part: PackedPart) -> dict[str, object]:
    """What a report tells of one document."""
    classes = part.texts.classes
    counts = {
        name: classes.get(kind, 0)
        for name, kind in (("meetings", "MeetingMention"), ("remarks", "Remark"), ("agreements", "AgreementMention"))
    }
    return {"name": part.document.name, "sha256": part.document.sha256, "loader": part.loader, **counts}
