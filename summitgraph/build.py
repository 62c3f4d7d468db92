"""From files to a validated graph, written as a whole or not at all.

What comes in: paths, a folder to write to, a project. What goes out: that folder, with the dumps, the reports, the
manifest, the store and the documents, and a `BuildResult`. The same inputs give the same bytes, whatever their order.
"""

import errno
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from summitgraph.corrections import missing_documents
from summitgraph.earlier import KEPT, Earlier, all_parts, earlier_build, judged_things, keep
from summitgraph.graph import Graph, make_graph
from summitgraph.manifest import as_json
from summitgraph.model import Document, Finding
from summitgraph.outputs import write_files
from summitgraph.parts import PackedPart, Tools, tools_of
from summitgraph.project import Project
from summitgraph.reading import LIMIT, Reading, read_all
from summitgraph.replacing import replacing
from summitgraph.splicing import Splicing
from summitgraph.unchanged import FILE as RECORD
from summitgraph.unchanged import inputs_key, unchanged, write_record
from summitgraph.validate import Result
from summitgraph.vocab import document_iri

Progress = Callable[[str, int, int], None]
FILES: Final = (
    "summitgraph.ttl", "summitgraph.trig", "summitgraph.nq", "quarantine.trig", "report.json", "report.html",
)  # fmt: skip
KNOWN: Final = (*FILES, "manifest.json", "run.json", "store", "documents", KEPT)
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class NoDocuments(Exception):  # noqa: N818 - it says what happened; it is no error of ours
    """There is no file in the paths given (exit code 2); the message says what to type next."""


class Stopped(Exception):  # noqa: N818 - as above
    """The build ended before it was done (exit code 5); the last one is whole, the same command starts again."""


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """The graph is not fit to replace the last one."""


class _Unneeded(Exception):  # noqa: N818 - as above
    """What stands there is what would be written."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build found: counts by class, findings, what the shapes say; ``ok`` is false when things are wrong.

    ``names`` are the documents' file names by IRI. A build that is not ok wrote nothing, nor one that is ``unchanged``.
    ``clean`` is false as well when a document's data have errors.
    """

    counts: Mapping[str, int]
    findings: tuple[Finding, ...]
    results: tuple[Result, ...]
    ok: bool
    names: Mapping[str, str] = field(default_factory=dict)
    unchanged: bool = False

    @property
    def clean(self) -> bool:
        """Whether nothing is graver than a warning."""
        return (
            self.ok
            and all(found.level != "error" for found in self.findings)
            and all(result.severity != "error" for result in self.results)
        )


@dataclass(frozen=True, slots=True)
class _Made:
    """A build that is not written yet."""

    result: BuildResult
    graph: Graph
    parts: tuple[PackedPart, ...]


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
    with _told(out), suppress(_Refused, _Unneeded), replacing(out, known=KNOWN) as side:
        readings = _read(paths, limit, out, tell)
        earlier = earlier_build(out, project)
        inputs = inputs_key(readings, project, earlier.engine)
        result = _as_it_was(out, inputs, readings)
        _needed(result)
        tools = tools_of(project)
        readings = _allowed(readings, tools)
        made = _made(readings, project, tools, earlier, workers, tell)
        result = made.result
        _fit(result)
        splicing = Splicing.of(out, earlier.engine)
        outputs = _write(side, out, made, readings, project, splicing, tell)
        _keep(side, made, earlier, splicing, inputs, outputs)
        _note_run(side, started, clock, workers)
    assert result is not None  # every other way out raised
    return result


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """Say what a person can do when a build is interrupted or the disk is full."""
    try:
        yield
    except KeyboardInterrupt as error:
        raise Stopped(f"Stopped. {_whole(out)}") from error
    except OSError as error:
        if error.errno not in _FULL and "No space left" not in str(error):
            raise
        raise Stopped(f"The disk is full. {_whole(out)} Make room first.") from error


def _note_run(side: Path, started: datetime, clock: float, workers: int) -> None:
    run = {"started": started.isoformat(), "seconds": round(time.monotonic() - clock, 3), "workers": workers}
    (side / "run.json").write_bytes(as_json(run))


def _fit(result: BuildResult) -> None:
    """Go no further with a graph whose things violate the shapes."""
    if not result.ok:
        raise _Refused


def _needed(before: BuildResult | None) -> None:
    """Go no further when the last build found all that this one would find."""
    if before:
        raise _Unneeded


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


def _as_it_was(out: Path, inputs: str, readings: Iterable[Reading]) -> BuildResult | None:
    """What the last build found, when this one would write the same again."""
    documents = [reading.document for reading in readings if reading.document]
    outcome = unchanged(out, inputs, documents)
    return BuildResult(*outcome, ok=True, names=_names(documents), unchanged=True) if outcome else None


def _names(documents: Iterable[Document]) -> dict[str, str]:
    return {document_iri(document): document.name for document in documents}


def _made(
    readings: Sequence[Reading], project: Project, tools: Tools, earlier: Earlier, workers: int, tell: Progress
) -> _Made:
    """The result and the graph, without writing anything."""
    documents = [reading.document for reading in readings if reading.document]
    parts = all_parts(
        documents, project, tools, earlier, workers=workers, progress=lambda done, all_: tell("extracting", done, all_)
    )
    tell("resolving", 0, 1)
    graph = make_graph(parts, project, tools, lambda things: judged_things(things, tools, earlier))
    tell("resolving", 1, 1)
    findings = (
        *tools.findings,
        *(found for reading in readings for found in reading.findings),
        *(found for part in parts for found in part.findings),
        *missing_documents(tools.decisions, {document.sha256 for document in documents}),
        *graph.findings,
    )
    counts = {"documents": len(documents), **graph.counts}
    return _Made(BuildResult(counts, findings, graph.results, graph.ok, _names(documents)), graph, tuple(parts))


def _write(
    side: Path,
    out: Path,
    made: _Made,
    readings: Iterable[Reading],
    project: Project,
    splicing: Splicing,
    tell: Progress,
) -> dict[str, str]:
    """Write everything but what is kept for the next build; the SHA-256 of each file by its name."""
    from summitgraph.carrying import carried
    from summitgraph.store import NQUADS, fill_store

    tell("writing", 0, 2)
    result = made.result
    outputs = write_files(
        side,
        made.graph,
        made.parts,
        findings=result.findings,
        counts=result.counts,
        project=project,
        splicing=splicing,
    )
    kept = side / "documents"
    kept.mkdir()
    for reading in readings:
        if reading.document:
            (kept / reading.document.sha256).write_bytes(reading.data)
    tell("writing", 1, 2)
    digest = outputs[NQUADS]
    if not carried(out, side / "store", made.graph.things, made.graph.texts, digest=digest):
        fill_store(side / NQUADS, side / "store", digest=digest)
    tell("writing", 2, 2)
    return outputs


def _keep(
    side: Path, made: _Made, earlier: Earlier, splicing: Splicing, inputs: str, outputs: Mapping[str, str]
) -> None:
    """Write what the next build may use."""
    from summitgraph.carrying import write_held

    folder = side / KEPT
    folder.mkdir()
    keep(folder, earlier)
    splicing.note(folder)
    write_held(folder, side / "store", made.graph.things, made.graph.texts, digest=outputs["summitgraph.nq"])
    result = made.result
    documents = [part.document for part in made.parts]
    write_record(folder / RECORD, inputs, outputs, documents, (result.counts, result.findings, result.results))
