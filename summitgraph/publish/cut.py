"""What is cut out of a graph before it is published.

What comes in: the open graph of a build, its folder, the project, the mode of quotations. What goes out: a `Cut`: the
nodes, words and triples that are not published; ProjectError where people decided that something may not be there.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summitgraph.decisions import Decisions, full, read_decisions
from summitgraph.model import Iri, ProjectError
from summitgraph.project import Project
from summitgraph.publish.graphs import documents
from summitgraph.publish.lengths import Original, clean_lengths
from summitgraph.publish.people import Private, private
from summitgraph.publish.told import Told, told
from summitgraph.publish.words import TEXTS, Quotations, Share, Words, words
from summitgraph.store import NQUADS
from summitgraph.vocab import MEETINGS, RDF_TYPE, outside, term

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

TITLE: Final = outside("dcterms:title")
NOTE: Final = outside("skos:note")
_PAIRS: Final = frozenset(map(term, ("copy", "original")))  # an sg:Reuse is of two documents or of none


@dataclass(slots=True)
class Cut:
    """Nodes that are gone, evidence without words, triples that are not published, and how much all that is.

    A graph whose name is among the nodes goes with them. A triple is written as in N-Triples, without the full stop.
    """

    nodes: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)
    triples: set[str] = field(default_factory=set)
    shares: dict[Iri, Share] = field(default_factory=dict)
    withheld: Counter[str] = field(default_factory=Counter)


def cut_of(store: "Store", graph: Path, project: Project, *, quotations: Quotations, workers: int = 1) -> Cut:
    """Work out what is not published; `people` and `words` have the rules."""
    refuse_taken_down(store, read_decisions(project.links))
    licences = _licences(store)
    lengths = clean_lengths(_originals(store, graph), workers=workers)
    cut, said, held = Cut(), set[str](), set[str]()
    for name, quads in documents(graph / NQUADS):
        document = told(name, quads)
        gone = private(document)
        licence = max((licences.get(source, "") for source in document.texts(document.iri, "source")), default="")
        clean = lengths.get(document.iri) or _row_length(document)
        chosen = words(document, clean=clean, mode=quotations, licence=licence, hidden=gone.names)
        _cut_people(cut, document, gone)
        if not gone.whole:
            _cut_words(cut, document, gone, chosen, said, held)
    cut.triples |= held - said  # of a thing's text that several documents give one may be enough
    _cut_things(cut, store)
    return cut


def refuse_taken_down(store: "Store", decisions: Decisions) -> None:
    """ProjectError when the graph still holds what was taken down: it has to be built again, or traces would stay."""
    import pyoxigraph as ox

    for row in decisions.takedowns:
        if row.kind == "quotation":
            found = store.quads_for_pattern(None, ox.NamedNode(term("quotationHash")), ox.Literal(row.id), None)
        else:
            name = row.id if row.kind == "person" or "/" in row.id else f"document/{row.id}"
            found = store.quads_for_pattern(ox.NamedNode(full(name)), None, None, None)
        if next(found, None) is not None:
            raise ProjectError(
                f"The graph still holds the {row.kind} {row.id}, which links/takedown.tsv takes down. "
                "Build it again, then publish. Type: summitgraph build"
            )


def _licences(store: "Store") -> Mapping[str, str]:
    """The licence of the texts of each source that has one."""
    import pyoxigraph as ox

    found = store.quads_for_pattern(None, ox.NamedNode(term("textLicence")), None, ox.DefaultGraph())
    return {_value(quad.subject): _value(quad.object) for quad in found}


def _originals(store: "Store", graph: Path) -> Iterator[Original]:
    """Yield the documents that are files of their own."""
    import pyoxigraph as ox

    for name in sorted(store.named_graphs(), key=lambda node: str(node.value)):
        found = {
            key: _value(quad.object)
            for key in ("sha256", "encoding", "rowStart")
            for quad in store.quads_for_pattern(name, ox.NamedNode(term(key)), None, name)
        }
        if "rowStart" not in found and "sha256" in found:
            path = graph / "documents" / found["sha256"]
            yield Original(Iri(_value(name)), path, found["sha256"], found.get("encoding", "utf-8"))


def _row_length(document: Told) -> int:
    """The length of a row of a register, which holds nothing but its text; 0 for other documents."""
    if not document.texts(document.iri, "rowStart"):
        return 0
    return int(document.one(document.iri, "characterCount", "0"))


def _cut_people(cut: Cut, document: Told, gone: Private) -> None:
    cut.nodes |= {*gone.nodes, *((document.iri,) if gone.whole else ())}
    cut.withheld.update(people=len(gone.people), mentions=len(gone.mentions), documents=int(gone.whole))


def _cut_words(cut: Cut, document: Told, gone: Private, chosen: Words, said: set[str], held: set[str]) -> None:
    """Cut the evidence without words, and the texts that rest on it: in the graph, and of things outside it."""
    silent = chosen.silent - gone.nodes
    cut.silent |= silent
    cut.shares[document.iri] = chosen.share
    cut.withheld["quotations"] += len(silent)
    for found in document.statements:
        if found.predicate not in TEXTS and found.predicate != TITLE:
            continue
        triple = f"<{found.subject}> <{found.predicate}> {found.object}"
        named = any(name in found.object.value for name in gone.names)
        if not named and (found.predicate == TITLE or found.evidence not in chosen.silent):
            said.add(triple)
        elif found.iri not in gone.nodes:
            cut.nodes.add(found.iri)
            cut.withheld["texts"] += 1
            (cut.triples if found.subject in document.nodes else held).add(triple)


def _cut_things(cut: Cut, store: "Store") -> None:
    """Cut meetings of people who are not published and meetings that nobody speaks of any more, and their notes."""
    import pyoxigraph as ox

    things = ox.DefaultGraph()
    for kind in MEETINGS:
        for quad in store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(term(kind)), things):
            about = list(store.quads_for_pattern(quad.subject, None, None, things))
            if _is_gone(cut, about):
                cut.nodes.add(_value(quad.subject))
                cut.withheld["summits"] += 1
            cut.triples |= {
                str(found.triple)
                for found in about
                if found.predicate.value == NOTE and _value(found.object).partition(": ")[0] in cut.nodes
            }
    for name in _PAIRS:
        for quad in store.quads_for_pattern(None, ox.NamedNode(name), None, things):
            if _value(quad.object) in cut.nodes:
                cut.nodes.add(_value(quad.subject))


def _is_gone(cut: Cut, about: "list[Quad]") -> bool:
    people = {_value(quad.object) for quad in about if quad.predicate.value == term("participant")}
    mentions = {_value(quad.object) for quad in about if quad.predicate.value == term("hasMention")}
    return not people.isdisjoint(cut.nodes) or mentions <= cut.nodes


def _value(node: object) -> str:
    """An IRI, or the text of a literal."""
    return str(getattr(node, "value", ""))
