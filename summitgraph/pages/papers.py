"""Pages of documents and sources: what a document says, in the order of its text.

What comes in: the graph, an IRI. What goes out: a `Sheet`.
"""

from typing import Final

from summitgraph.citizen.homes import path_of
from summitgraph.pages.graph import Graph, Passage
from summitgraph.pages.meetings import other_names
from summitgraph.pages.sheets import Section, Sheet
from summitgraph.pages.views import ACCOUNTS, STATEMENTS, account, facts, paper, statement

DOCUMENT_COLUMNS: Final = ("published", "document", "source", "original")
_DOCUMENT: Final = (
    "sg:source", "sg:published", "sg:url", "dcterms:language", "dcterms:identifier", "prov:wasRevisionOf",
    "dcterms:isReplacedBy", "sg:sameTextAs", "sg:fileName", "sg:sha256", "sg:characterCount", "sg:loader",
    "sg:loaderVersion",
)  # fmt: skip
_SOURCE: Final = ("schema:url", "dcterms:language", "sg:textLicence")


def document(graph: Graph, iri: str) -> Sheet:
    """The page of a document: each mention with its passages, the remarks, people and institutions it alone names."""
    mentions = graph.subjects("sg:inDocument", iri)
    kinds = {one: set(graph.classes(one)) for one in mentions}
    told = [account(graph, one, here=True) for one in mentions if kinds[one] & set(ACCOUNTS)]
    said = [statement(graph, one, here=True) for one in mentions if kinds[one] & set(STATEMENTS)]
    told.sort(key=lambda one: (_first(one.passages), one.iri))
    said.sort(key=lambda one: (_first(one.passages), one.iri))
    people, institutions = ([one for one in mentions if kind in kinds[one]] for kind in ("Person", "Institution"))
    return Sheet(
        path=path_of(iri),
        kind="document",
        iri=iri,
        over="kind-Document",
        head=(("box", (facts(graph, iri, _DOCUMENT),)),),
        sections=(
            Section("says", "account", told, note="note-says"),
            Section("remarks", "statement", said),
            Section("people", "person", people, "list", note="note-people"),
            Section("institutions", "person", institutions, "list", note="note-institutions"),
        ),
    )


def _first(passages: tuple[Passage, ...]) -> int:
    return min((one.start for one in passages), default=0)


def source(graph: Graph, iri: str) -> Sheet:
    """The page of a source: its documents, the newest first."""
    return Sheet(
        path=path_of(iri),
        kind="thing",
        iri=iri,
        over="kind-Source",
        head=(("names_of", (iri, other_names(graph, iri))), ("box", (facts(graph, iri, _SOURCE),))),
        sections=(document_list(graph, graph.subjects("sg:source", iri)),),
    )


def document_list(graph: Graph, documents: list[str]) -> Section:
    """A table of documents, the newest first."""
    found = (paper(graph, one) for one in documents if path_of(one))
    ordered = sorted(found, key=lambda one: (one.published, one.iri), reverse=True)
    return Section("documents", "document_row", ordered, "table", DOCUMENT_COLUMNS, sort=True)
