"""The pages of a published graph, written to a folder that any static host can serve.

What comes in: a published dataset, a folder. What goes out: HTML in three languages, the style and scripts they
share, and JSON that the search, the timeline and the network fetch. The same graph gives the same bytes.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from summitgraph.citizen.homes import path_of
from summitgraph.pages import drawings, overview, search
from summitgraph.pages.front import front
from summitgraph.pages.graph import Graph
from summitgraph.pages.meetings import agreement, contradictions, meeting, one_clause
from summitgraph.pages.papers import document, source
from summitgraph.pages.paths import LANGUAGES, place_of
from summitgraph.pages.scope import Names, Site
from summitgraph.pages.sheets import Press, Sheet
from summitgraph.pages.things import anything, thing
from summitgraph.pages.vendored import copy_static
from summitgraph.pages.wording import property_words
from summitgraph.vocab import MEETINGS, outside, term

if TYPE_CHECKING:
    import pyoxigraph as ox

    from summitgraph.project import Project

_KINDS: Final = {"Leader", "Country", "Organization", "Office", "Place", "Series", "Issue"}
_COUNTED: Final = (*MEETINGS, "Agreement", "Remark", "Document")
Described = Callable[[str], Mapping[str, object] | None]


class Dataset(Protocol):
    """What the pages need of a published dataset."""

    @property
    def store(self) -> "ox.Store":
        """The graph, already without what may not be published."""

    @property
    def project(self) -> "Project":
        """The project, whose ontology says what properties are called."""

    @property
    def version(self) -> str:
        """The version of the release, empty where there is none."""

    @property
    def quotations(self) -> str:
        """How quotations are published: none, short, full."""


def write(published: Dataset, out: Path, *, described: Described | None = None) -> int:
    """Write the pages of a dataset below ``out``; give their number.

    ``described`` gives what search engines read of a thing (schema.org as JSON-LD), of the dataset for the base IRI.
    """
    graph = Graph(published.store)
    files = overview.released(out, published.version)
    site = Site(
        graph=graph,
        names={language: Names(graph, language) for language in LANGUAGES},
        properties=property_words(published.project.ontology / "summit.ttl"),
        pages_of={},
        version=published.version,
        quotations=published.quotations,
        released=bool(files),
        described=described,
    )
    copy_static(out)
    made: set[Path] = set()
    press = Press(site)
    count = 0
    for sheet in chain(sheets(site), [overview.release(files, published.version)] if files else ()):
        for name, html in press.pages(sheet):
            _keep(out, name, html, made)
            count += 1
    for name, text in data(site):
        _keep(out, name, text, made)
    return count


def _keep(out: Path, name: str, text: str, made: set[Path]) -> None:
    path = out / name
    if path.parent not in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.add(path.parent)
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")


def sheets(site: Site) -> Iterator[Sheet]:
    """Yield every page of a site, documents first: other pages lead to places on theirs."""
    graph = site.graph
    found = things(graph)
    yield from (document(graph, iri) for iri, kind in found.items() if kind == "Document")
    yield from (_sheet(graph, iri, kind) for iri, kind in found.items() if kind != "Document")
    meetings = overview.meetings_in(graph)
    by_year = overview.years(graph, meetings)
    counts = [
        (f"count-{kind}", number) for kind in _COUNTED if (number := len(graph.subjects("rdf:type", _class(kind))))
    ]
    yield front(graph, meetings, counts)
    yield from overview.list_sheets(graph)
    yield from overview.year_sheets(graph, by_year)
    yield contradictions(graph, meetings)
    yield drawings.timeline(by_year)
    yield drawings.network(drawings.pairs(graph, meetings))
    yield overview.about(counts)


def _class(kind: str) -> str:
    return term(kind)


def things(graph: Graph) -> Mapping[str, str]:
    """Every IRI that has a page of its own, with its kind, sorted; lists stand where the schemes of concepts do."""
    import pyoxigraph as ox

    left = {outside("rdf:Statement"), _class("Evidence")}
    lists = {*overview.LISTS, "agreement", "source"}
    found: dict[str, str] = {}
    for quad in graph.store.quads_for_pattern(None, ox.NamedNode(outside("rdf:type")), None, None):
        iri = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""
        if iri in found or (isinstance(quad.object, ox.NamedNode) and quad.object.value in left):
            continue
        path = path_of(iri)
        if path and path not in lists and not place_of(iri)[1]:
            found[iri] = next(iter(graph.classes(iri)), "")
    return dict(sorted(found.items()))


def _sheet(graph: Graph, iri: str, kind: str) -> Sheet:
    if graph.is_meeting(iri):
        return meeting(graph, iri)
    if kind in _KINDS:
        return thing(graph, iri, kind)
    makers = {"Agreement": agreement, "Clause": one_clause, "Source": source}
    return makers.get(kind, anything)(graph, iri)


def data(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the files of JSON that scripts fetch from this same site."""
    meetings = overview.meetings_in(site.graph)
    yield from search.name_files(site)
    yield from search.meeting_files(site)
    yield "data/network.json", drawings.network_data(site, drawings.pairs(site.graph, meetings))
    yield from drawings.timeline_files(site, meetings)
