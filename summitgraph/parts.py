"""One document's part of the graph: read by its loader, decided by people, said in RDF, checked by the shapes.

What comes in: documents and a project. What goes out: a `Part` for each, in the order of the documents, from one
process or from several.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Final

from pyoxigraph import Quad

from summitgraph.authority import Authority, load_authority
from summitgraph.corrections import decided
from summitgraph.decisions import Decisions, full, read_decisions
from summitgraph.linkset import items_of
from summitgraph.loading import Extraction, Loader, extract_rows, find_loaders
from summitgraph.model import Document, Fact, Finding, Iri
from summitgraph.project import Project
from summitgraph.rdf import extraction_quads, graph_name, in_order, note_quads
from summitgraph.texts import Texts, heard, texts_of
from summitgraph.validate import Result, ShapeSet, load_shapes, validate_documents
from summitgraph.vocab import document_iri

SIDE_BY_SIDE: Final = 32  # fewer documents are read in this process: starting others would take longer


@dataclass(frozen=True, slots=True)
class Tools:
    """All that a document meets on its way: loaders, authority, decisions, shapes; and trouble in the loaders."""

    loaders: tuple[Loader, ...]
    authority: Authority
    decisions: Decisions
    shapes: ShapeSet
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one document gives: its quads (also those about things), what the shapes say, findings, its rows' hashes."""

    document: Document
    loader: str
    quads: tuple[Quad, ...]
    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackedPart(Part):
    """A part of which ``quads`` are only those that others look at; all of its own graphs stand in ``texts``."""

    texts: Texts = field(default_factory=Texts)

    @property
    def refused(self) -> bool:
        """Whether the shapes find an error in it."""
        return any(result.severity == "error" for result in self.results)

    @property
    def everything(self) -> list[Quad]:
        """All its quads, also those about things."""
        return [*(quad for quad in self.quads if not graph_name(quad)), *self.texts.read()]


def tools_of(project: Project) -> Tools:
    """The tools of a project; ProjectError when its ontology, shapes or tables are broken."""
    loaders, findings = find_loaders(project.loaders)
    decisions = read_decisions(project.links)
    known = load_authority(project.ontology)
    return Tools(
        loaders,
        replace(known, items=items_of(decisions, known.kinds)),
        decisions,
        load_shapes(project.shapes),
        findings,
    )


def make_part(document: Document, tools: Tools) -> Part:
    """Take one document all the way; nothing that is wrong with it reaches another."""
    extractions = extract_rows(document, tools.loaders, tools.authority)
    quads: list[Quad] = []
    findings: list[Finding] = []
    for found in extractions:
        said, trouble = _said(found, tools)
        quads += said
        findings += trouble
    ordered = tuple(in_order(quads))
    results = validate_documents(ordered, tools.shapes)
    rows = tuple(sorted({found.document.sha256 for found in extractions if found.document.row}))
    return Part(document, extractions[0].loader, ordered, tuple(results), tuple(findings), rows)


def packed_part(document: Document, tools: Tools) -> PackedPart:
    """Take one document all the way, and make the texts of the dumps as well."""
    part = make_part(document, tools)
    known = tuple(heard(part.quads))
    return PackedPart(document, part.loader, known, part.results, part.findings, part.rows, texts_of(part.quads))


def _said(extraction: Extraction, tools: Tools) -> tuple[list[Quad], list[Finding]]:
    """The quads of one document or row after people's decisions, and findings."""
    if extraction.document.row and document_iri(extraction.document) in gone_rows(tools.decisions):
        name = extraction.document.name
        return [], [Finding("taken-down", f"{name} is in links/takedown.tsv and was left out", name, "info")]
    extraction, notes = decided(extraction, tools.decisions)
    trouble: list[Finding] = []

    def unsayable(fact: Fact, error: ValueError) -> None:
        message = f"{extraction.loader}.py: {fact.predicate} of {fact.subject}: {error}; the fact was left out"
        trouble.append(Finding("fact-unsayable", message, extraction.document.name, "error"))

    told = extraction_quads(extraction, unsayable=unsayable)
    noted = [found for note in notes for found in note_quads(note.span, note.text)]
    return [*told, *noted], [*extraction.findings, *trouble]


def gone_rows(decisions: Decisions) -> set[Iri]:
    """The rows of registers that links/takedown.tsv names, as ``source/<register>/<record>``."""
    return {full(t.id) for t in decisions.takedowns if t.kind == "document" and "/" in t.id}


def make_parts(
    documents: Sequence[Document], project: Project, tools: Tools, *, workers: int, progress: Callable[[int], None]
) -> Iterator[PackedPart]:
    """Yield the part of each document in the order given; ``progress`` hears how many are done."""
    if workers < 2 or len(documents) < SIDE_BY_SIDE:
        made = (packed_part(document, tools) for document in documents)
        yield from _counted(made, progress)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start) as pool:
        try:
            jobs = ((document, project) for document in documents)
            yield from _counted(pool.map(_job, jobs, chunksize=8), progress)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _counted(parts: Iterator[PackedPart], progress: Callable[[int], None]) -> Iterator[PackedPart]:
    for done, part in enumerate(parts, start=1):
        progress(done)
        yield part


def _start() -> None:
    """Leave Ctrl-C to the first process, which ends the others; end with it when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    if first := parent_process():
        first.join()
        os._exit(1)


def _job(job: tuple[Document, Project]) -> PackedPart:
    document, project = job
    return packed_part(document, _kept_tools(project))


@cache
def _kept_tools(project: Project) -> Tools:
    """The tools of a process that lives for one build only."""
    return tools_of(project)
