"""From files to a validated graph, written as a whole or not at all.

What comes in: paths, a folder to write to, a project. What goes out: that folder, with the dumps, the reports, the
manifest, the store and the documents, and a `BuildResult`. The same inputs give the same bytes, whatever their order.
"""

import errno
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from summitgraph.changes import remembered
from summitgraph.corrections import missing_documents
from summitgraph.graph import Graph, make_graph
from summitgraph.manifest import as_json, manifest, sha256
from summitgraph.model import Finding
from summitgraph.parts import Part, Tools, make_parts, tools_of
from summitgraph.project import Project
from summitgraph.rdf import subjects_of
from summitgraph.reading import LIMIT, Reading, read_all
from summitgraph.replacing import replacing
from summitgraph.validate import Result
from summitgraph.vocab import document_iri

Progress = Callable[[str, int, int], None]
FILES: Final = (
    "summitgraph.ttl", "summitgraph.trig", "summitgraph.nq", "quarantine.trig", "report.json", "report.html",
)  # fmt: skip
KNOWN: Final = (*FILES, "manifest.json", "run.json", "store", "documents")
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class NoDocuments(Exception):  # noqa: N818 - it says what happened; it is no error of ours
    """There is no file in the paths given (exit code 2); the message says what to type next."""


class Stopped(Exception):  # noqa: N818 - as above
    """The build ended before it was done (exit code 5); the last one is whole, the same command starts again."""


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """The graph is not fit to replace the last one."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build found: counts by class, findings, what the shapes say; ``ok`` is false when things are wrong.

    ``names`` are the documents' file names by IRI. A build that is not ok wrote nothing. ``clean`` is false as well
    when a document's data have errors.
    """

    counts: Mapping[str, int]
    findings: tuple[Finding, ...]
    results: tuple[Result, ...]
    ok: bool
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether nothing is graver than a warning."""
        return (
            self.ok
            and all(found.level != "error" for found in self.findings)
            and all(result.severity != "error" for result in self.results)
        )


def build(
    paths: Sequence[Path],
    *,
    out: Path,
    project: Project,
    workers: int = 1,
    progress: Progress | None = None,
    limit: int = LIMIT,
) -> BuildResult:
    """Build the graph of the documents in ``paths`` into ``out``, or leave ``out`` as it is.

    Raises ProjectError (a broken project, or an ``out`` that is not ours), NoDocuments, Stopped.
    """
    started = datetime.now(UTC)
    clock = time.monotonic()
    tell = progress or _silent
    result: BuildResult | None = None
    try:
        with replacing(out, known=KNOWN) as side:
            tools = tools_of(project)
            readings = _allowed(_read(paths, limit, out, tell), tools)
            result, files = _made(readings, project, tools, workers, tell)
            _fit(result)
            _write(side, readings, files, tell)
            run = {"started": started.isoformat(), "seconds": round(time.monotonic() - clock, 3), "workers": workers}
            (side / "run.json").write_bytes(as_json(run))
    except _Refused:
        pass
    except KeyboardInterrupt as error:
        raise Stopped(f"Stopped. {_whole(out)}") from error
    except OSError as error:
        if error.errno not in _FULL and "No space left" not in str(error):
            raise
        raise Stopped(f"The disk is full. {_whole(out)} Make room first.") from error
    assert result is not None  # every other way out raised
    return result


def _fit(result: BuildResult) -> None:
    """Go no further with a graph whose things violate the shapes."""
    if not result.ok:
        raise _Refused


def _whole(out: Path) -> str:
    return f"What stood in {out.name} is untouched; type the same command to build again."


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def _read(paths: Sequence[Path], limit: int, out: Path, tell: Progress) -> list[Reading]:
    readings = []
    for done, reading in enumerate(read_all(paths, limit=limit, without=out), start=1):
        readings.append(reading)
        tell("reading", done, 0)
    if not readings:
        shown = ", ".join(path.name or str(path) for path in paths) or "the paths given"
        raise NoDocuments(f"No documents in {shown}. Give files or folders that hold some: summitgraph build PATH.")
    return readings


def _allowed(readings: Iterable[Reading], tools: Tools) -> list[Reading]:
    """The readings, where a document that was taken down is a finding and nothing more."""
    gone = {takedown.id for takedown in tools.decisions.takedowns if takedown.kind == "document"}
    return [_withheld(r.document.name) if r.document and r.document.sha256 in gone else r for r in readings]


def _withheld(name: str) -> Reading:
    return Reading(
        None, b"", (Finding("taken-down", f"{name} is in links/takedown.tsv and was left out", name, "info"),)
    )


def _made(
    readings: Sequence[Reading], project: Project, tools: Tools, workers: int, tell: Progress
) -> tuple[BuildResult, dict[str, bytes]]:
    """The result and the files of the graph, without writing any."""
    documents = [reading.document for reading in readings if reading.document]
    count = len(documents)
    parts = list(
        make_parts(documents, project, tools, workers=workers, progress=lambda done: tell("extracting", done, count))
    )
    tell("resolving", 0, 1)
    graph = make_graph(parts, project, tools)
    tell("resolving", 1, 1)
    findings = (
        *tools.findings,
        *(found for reading in readings for found in reading.findings),
        *(found for part in parts for found in part.findings),
        *missing_documents(tools.decisions, {document.sha256 for document in documents}),
        *graph.findings,
    )
    counts = {"documents": count, **graph.counts}
    result = BuildResult(counts, findings, graph.results, graph.ok, {document_iri(d): d.name for d in documents})
    return result, _files(graph, parts, result, project) if graph.ok else {}


def _files(graph: Graph, parts: Sequence[Part], result: BuildResult, project: Project) -> dict[str, bytes]:
    from summitgraph.dumps import nquads, trig, turtle
    from summitgraph.report import report_html, report_json

    told = {**result.counts, "documents": [_row(part) for part in parts]}
    files = {
        "summitgraph.ttl": turtle(graph.quads),
        "summitgraph.trig": trig(graph.quads),
        "summitgraph.nq": nquads(graph.quads),
        "quarantine.trig": trig(graph.quarantined),
        "report.json": report_json(result.findings, result.results, told).encode(),
        "report.html": report_html(result.findings, result.results, told).encode(),
    }
    inputs = [{"name": part.document.name, "sha256": part.document.sha256, "loader": part.loader} for part in parts]
    outputs = {name: sha256(data) for name, data in files.items()}
    things = remembered(graph.quads)
    files["manifest.json"] = manifest(
        inputs=inputs, project=project, outputs=outputs, counts=result.counts, things=things
    )
    return files


def _row(part: Part) -> dict[str, object]:
    """What a report tells of one document."""
    counts = {
        name: len(subjects_of(part.quads, kind))
        for name, kind in (("meetings", "MeetingMention"), ("remarks", "Remark"), ("agreements", "AgreementMention"))
    }
    return {"name": part.document.name, "sha256": part.document.sha256, "loader": part.loader, **counts}


def _write(side: Path, readings: Iterable[Reading], files: Mapping[str, bytes], tell: Progress) -> None:
    from summitgraph.store import NQUADS, fill_store

    for done, (name, data) in enumerate(files.items(), start=1):
        (side / name).write_bytes(data)
        tell("writing", done, len(files))
    kept = side / "documents"
    kept.mkdir()
    for reading in readings:
        if reading.document:
            (kept / reading.document.sha256).write_bytes(reading.data)
    fill_store(files[NQUADS], side / "store", digest=sha256(files[NQUADS]))
