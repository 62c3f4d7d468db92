"""The stages of a build, each by itself, beside what the libraries below them do with the same data.

What comes in: pages and a project. What goes out: `Stage`s that can be run again and again.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyshacl
from ahocorasick_rs import AhoCorasick, MatchKind
from pyoxigraph import Quad, RdfFormat, Store, Triple

from summitgraph.authority import authority_quads
from summitgraph.dumps import nquads, trig, turtle
from summitgraph.loading import Extraction, extract_rows
from summitgraph.mentions import meeting_views
from summitgraph.model import Document
from summitgraph.parts import Tools
from summitgraph.project import Project
from summitgraph.rdf import extraction_quads, graph_name, in_order
from summitgraph.reading import read_bytes
from summitgraph.store import fill_store
from summitgraph.summits import resolve
from summitgraph.text.markup import blocks
from summitgraph.validate import validate_documents
from summitgraph.validate.shapes import to_rdflib
from tests.bench.measure import Stage
from tests.bench.pages import Page

SCAN = "a plain scan for the same names"
FACTS = "bytes to facts in memory"
TURTLE = "sorted Turtle"


@dataclass(frozen=True, slots=True)
class Bench:
    """What all stages share: a project with its tools, and a folder for what they write."""

    project: Project
    tools: Tools
    folder: Path

    def reading(self, pages: Sequence[Page]) -> Iterator[Stage]:
        """Yield the stages that read text, and the plain scan beside them."""
        size, count = sum(len(data) for _, data in pages), len(pages)
        texts = [document.text for document in documents(pages)]
        scanner = AhoCorasick(self.forms(), matchkind=MatchKind.LeftmostLongest)
        yield Stage("reading and cleaning", lambda: [blocks(d.text) for d in documents(pages)], count, size)
        yield Stage(FACTS, lambda: [self.extract(d) for d in documents(pages)], count, size)
        yield Stage(SCAN, lambda: [scanner.find_matches_as_indexes(text) for text in texts], count, size)

    def graph(self, pages: Sequence[Page]) -> Iterator[Stage]:
        """Yield the stages that make, sort, write and load quads, and the plain load beside them."""
        extractions = [found for document in documents(pages) for found in self.extract(document)]
        told = [found for extraction in extractions for found in extraction_quads(extraction)]
        known = authority_quads(self.project.ontology)
        quads = in_order([*known, *told])
        lines = nquads(quads)
        count, every = len(pages), len(quads)
        yield Stage("facts to quads", lambda: [list(extraction_quads(e)) for e in extractions], count, 0, len(told))
        yield Stage("quads in order", lambda: in_order([*known, *told]), count, 0, every)
        yield Stage("meetings resolved", lambda: self.resolved(told), count, 0, len(told))
        yield Stage(TURTLE, lambda: turtle(known), 0, len(turtle(known)), len(known))
        yield Stage("sorted TriG", lambda: trig(quads), count, len(trig(quads)), every)
        yield Stage("sorted N-Quads", lambda: nquads(quads), count, len(lines), every)
        yield Stage("store", lambda: self.store(lines), count, len(lines), every)
        yield Stage("a plain load of the same quads", lambda: self.load(lines), count, len(lines), every)

    def checking(self, pages: Sequence[Page]) -> Iterator[Stage]:
        """Yield SHACL of one document after the other, and one plain pySHACL run over all of them."""
        graphs = [[q for e in self.extract(d) for q in extraction_quads(e)] for d in documents(pages)]
        graphs = [found for found in graphs if found]
        triples = [q.triple for graph in graphs for q in graph if graph_name(q)]
        count, total = len(graphs), len(triples)
        yield Stage("SHACL, document by document", lambda: [self.check(graph) for graph in graphs], count, 0, total)
        yield Stage("a plain pySHACL run over the same", lambda: self.plain_check(triples), count, 0, total)

    def forms(self) -> list[str]:
        """All forms of the authority's names."""
        return list(self.tools.authority.names._forms)

    def extract(self, document: Document) -> list[Extraction]:
        """What one document says."""
        return extract_rows(document, self.tools.loaders, self.tools.authority)

    def resolved(self, quads: Sequence[Quad]) -> object:
        """The meetings that quads tell of."""
        return resolve(meeting_views(quads), self.tools.decisions, self.tools.authority)

    def check(self, quads: Sequence[Quad]) -> object:
        """What the shapes say of one document."""
        return validate_documents(quads, self.tools.shapes)

    def plain_check(self, triples: Sequence[Triple]) -> object:
        """What pySHACL says of all documents at once."""
        return pyshacl.validate(to_rdflib(triples), shacl_graph=self.tools.shapes.graph, inplace=True)

    def store(self, lines: bytes) -> None:
        """A store on disk, as a build makes it."""
        shutil.rmtree(self.folder / "store", ignore_errors=True)
        (self.folder / "lines.nq").write_bytes(lines)
        fill_store(self.folder / "lines.nq", self.folder / "store", digest="")

    def load(self, lines: bytes) -> None:
        """A store on disk, as pyoxigraph alone makes it."""
        shutil.rmtree(self.folder / "plain", ignore_errors=True)
        Store(str(self.folder / "plain")).bulk_load(lines, format=RdfFormat.N_QUADS)


def documents(pages: Sequence[Page]) -> Iterator[Document]:
    """Yield the pages' documents, read from their bytes."""
    for name, data in pages:
        if document := read_bytes(data, name=name).document:
            yield document
