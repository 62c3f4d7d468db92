"""Pages about many things: the front page, the lists, the years, the timeline, who met whom, about.

What comes in: the graph. What goes out: `Sheet`s, and the data that the timeline and the network draw.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from summitgraph.names import MEETINGS
from summitgraph.pages.entries import Named
from summitgraph.pages.graph import Graph
from summitgraph.pages.meetings import AGREEMENT_COLUMNS, meeting_list
from summitgraph.pages.papers import document_list
from summitgraph.pages.paths import LANGUAGES, local_path
from summitgraph.pages.scope import Site
from summitgraph.pages.sheets import Section, Sheet
from summitgraph.pages.vendored import libraries
from summitgraph.pages.views import accounts, newest, statements, statements_on
from summitgraph.vocab import local

STATUSES: Final = ("held", "planned", "proposed", "postponed", "cancelled", "declined")
LISTS: Final = {
    "leader": "Leader", "country": "Country", "organization": "Organization", "office": "Office", "place": "Place",
    "series": "Series", "issue": "Issue",
}  # fmt: skip
_DRAWN: Final = 120  # people in the drawing of who met whom; the table beside it has all
_LIBRARY: Final = "static/vendor"
_TIMELINE: Final = (
    f"{_LIBRARY}/moment/moment.min.js", f"{_LIBRARY}/moment/zh-cn.js", f"{_LIBRARY}/moment/ja.js",
    f"{_LIBRARY}/vis-data/vis-data.min.js", f"{_LIBRARY}/vis-timeline/vis-timeline-graph2d.min.js",
    "static/timeline.js",
)  # fmt: skip
_NETWORK: Final = (
    f"{_LIBRARY}/layout-base/layout-base.js", f"{_LIBRARY}/cose-base/cose-base.js",
    f"{_LIBRARY}/cytoscape/cytoscape.min.js", f"{_LIBRARY}/cytoscape-fcose/cytoscape-fcose.js", "static/network.js",
)  # fmt: skip
_SEARCH: Final = (f"{_LIBRARY}/minisearch/minisearch.js", "static/search.js")


@dataclass(frozen=True, slots=True)
class Year:
    """A year and how many of its meetings have each status."""

    year: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, how often they met, and when last."""

    first: str
    second: str
    count: int
    last: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release, by its path in the site, and how large it is."""

    path: str
    name: str
    kilobytes: int


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page shows."""

    lead: str
    counts: tuple[tuple[str, int], ...]
    recent: tuple[str, ...]
    ahead: tuple[str, ...]
    contested: tuple[str, ...]
    agreements: tuple[str, ...]
    issues: tuple[Named, ...]
    countries: tuple[Named, ...]


def years(graph: Graph, meetings: Iterable[str]) -> dict[str, list[str]]:
    """The meetings of each year by the first day that they can have begun on; ``undated`` for the others."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in meetings:
        found[graph.days(one)[0][:4] or "undated"].append(one)
    return dict(sorted(found.items(), reverse=True))


def year_sheets(graph: Graph, by_year: Mapping[str, Sequence[str]]) -> Iterator[Sheet]:
    """Yield the list of the years and a page a year."""
    rows = [Year(year, tuple(_statuses(graph, own))) for year, own in by_year.items()]
    columns = ("year", *(f"status-{status}" for status in STATUSES))
    yield Sheet(
        path="year", kind="list", title="list-year", head=(("lead", ("lead-year",)),),
        sections=(Section("years", "year_row", rows, "table", columns, sort=True),),
    )  # fmt: skip
    for year, own in by_year.items():
        undated = year == "undated"
        title = "title-undated" if undated else "title-year"
        yield Sheet(
            path=f"year/{year}", kind="list", title=title, values={} if undated else {"day": year}, over="list-year",
            sections=(meeting_list(graph, list(own)),),
        )  # fmt: skip


def _statuses(graph: Graph, meetings: Sequence[str]) -> Iterator[int]:
    found = Counter(local(status) for one in meetings for status in graph.iris(one, "sg:status")[:1])
    return (found[status] for status in STATUSES)


def list_sheets(graph: Graph) -> Iterator[Sheet]:
    """Yield the lists of all things of a kind: those that are spoken of first."""
    for path, kind in LISTS.items():
        yield Sheet(
            path=path, kind="list", title=f"list-{path}", head=(("lead", (f"lead-{path}",)),),
            sections=tuple(_named(graph, graph.of(kind), path)),
        )  # fmt: skip
    pacts = sorted(graph.of("Agreement"), key=lambda one: graph.one(one, "sg:date"), reverse=True)
    yield Sheet(
        path="agreement", kind="list", title="list-agreement", head=(("lead", ("lead-agreement",)),),
        sections=(Section("agreements", "agreement_row", pacts, "table", AGREEMENT_COLUMNS, sort=True),),
    )  # fmt: skip
    sources = [Named(one, count=len(graph.subjects("sg:source", one))) for one in graph.of("Source")]
    sources.sort(key=lambda one: (-one.count, one.iri))
    documents = [one for one in graph.of("Document") if not one.startswith(tuple(s.iri + "/" for s in sources))]
    yield Sheet(
        path="source", kind="list", title="list-source", head=(("lead", ("lead-source",)),),
        sections=(
            Section("sources", "named", sources, "columns"),
            document_list(graph, documents),
        ),
    )  # fmt: skip


def _named(graph: Graph, iris: Sequence[str], kind: str) -> Iterator[Section]:
    """Yield those with something to read, by how much, then the others by name."""
    counted = [Named(iri, tuple(graph.iris(iri, "sg:citizenOf")), weight(graph, iri, kind)) for iri in iris]
    names = {iri: graph.labels(iri).get("en", iri) for iri in iris}
    spoken = sorted((one for one in counted if one.count), key=lambda one: (-one.count, names[one.iri]))
    rest = sorted((one for one in counted if not one.count), key=lambda one: names[one.iri])
    yield Section("spoken-of", "named", spoken, "columns", note="note-counts")
    yield Section("others", "named", rest, "columns")


def weight(graph: Graph, iri: str, kind: str) -> int:
    """How many meetings or statements a thing stands in."""
    if kind == "country":
        people = graph.subjects("sg:citizenOf", iri)
        return len({met for one in (iri, *people) for met in graph.subjects("sg:participant", one) if _met(graph, met)})
    prefixed = {"leader": "sg:participant", "organization": "sg:participant", "place": "sg:place",
                "series": "sg:series", "issue": "sg:issue", "office": "sg:office"}[kind]  # fmt: skip
    found = graph.subjects(prefixed, iri)
    return len(found) if kind in {"issue", "office"} else sum(_met(graph, one) for one in found)


def _met(graph: Graph, iri: str) -> bool:
    return graph.is_meeting(iri)


def front(graph: Graph, meetings: Sequence[str], counts: Sequence[tuple[str, int]]) -> Sheet:
    """The front page."""
    ordered = newest(graph, meetings)
    held = [one for one in ordered if was_held(graph, one)]
    ahead = [one for one in ordered if {"planned", "proposed"} & set(map(local, graph.iris(one, "sg:status")))]
    contested = [one for one in ordered if graph.texts(one, "sg:contested")]
    lead = max(held, key=lambda one: (_quoted(graph, one), len(graph.iris(one, "sg:hasMention")), one), default="")
    pacts = [one for one in graph.of("Agreement") if graph.subjects("sg:clauseOf", one)]
    view = Front(
        lead, tuple(counts), tuple(held[:9]), tuple(ahead[:6]), tuple(contested[:5]), tuple(pacts[:5]),
        tuple(_top(graph, "Issue", "issue", 14)), tuple(_top(graph, "Country", "country", 24)),
    )  # fmt: skip
    said = [one for one in statements(graph, statements_on(graph, [lead], "Remark"), newest=False) if one.text]
    return Sheet(
        path="index", kind="home", title="site", scripts=_SEARCH,
        head=(("home", (view, tuple(said[:4]), accounts(graph, lead)[:1] if lead else ())),),
    )  # fmt: skip


def _quoted(graph: Graph, meeting: str) -> int:
    """How many remarks in a meeting are published with their words."""
    return sum(bool(graph.values(one, "sg:text")) for one in statements_on(graph, [meeting], "Remark"))


def _top(graph: Graph, kind: str, path: str, most: int) -> list[Named]:
    found = (Named(iri, count=weight(graph, iri, path)) for iri in graph.of(kind))
    return sorted((one for one in found if one.count), key=lambda one: (-one.count, one.iri))[:most]


def pairs(graph: Graph, meetings: Iterable[str]) -> list[Pair]:
    """Who met whom: pairs of people in meetings that were held, the most frequent first."""
    count: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], str] = {}
    for meeting in meetings:
        people = [one for one in graph.iris(meeting, "sg:participant") if local_path(one)]
        if not was_held(graph, meeting) or len(people) > 30:
            continue
        for both in combinations(people, 2):
            count[both] += 1
            last[both] = max(last.get(both, ""), graph.days(meeting)[0])
    found = (Pair(*both, number, last[both]) for both, number in count.items())
    return sorted(found, key=lambda one: (-one.count, one.first, one.second))


def network(found: Sequence[Pair]) -> Sheet:
    """The page of who met whom: a drawing, and the table that says the same."""
    columns = ("leader", "with", "times", "last")
    return Sheet(
        path="network", kind="wide list", title="list-network", scripts=_NETWORK, styles=("static/network.css",),
        head=(("lead", ("lead-network",)), ("canvas", ("network",))),
        sections=(Section("pairs", "pair_row", found, "table", columns, sort=True),),
    )  # fmt: skip


def network_data(site: Site, found: Sequence[Pair]) -> str:
    """People and meetings between them, for the drawing: names in each language, the country by which to colour."""
    degree: Counter[str] = Counter()
    for one in found:
        degree.update({one.first: one.count, one.second: one.count})
    kept = {iri for iri, _ in sorted(degree.items(), key=lambda item: (-item[1], item[0]))[:_DRAWN]}
    nodes = [
        {
            "id": local_path(iri),
            "n": [site.names[language].of(iri).text[:80] for language in LANGUAGES],
            "c": next(iter(site.graph.iris(iri, "sg:citizenOf")), "").rpartition("/")[2],
            "m": degree[iri],
        }
        for iri in sorted(kept)
    ]
    edges = [[local_path(one.first), local_path(one.second), one.count] for one in found
             if {one.first, one.second} <= kept][:1_000]  # fmt: skip
    return json.dumps({"nodes": nodes, "edges": edges}, ensure_ascii=False, separators=(",", ":")) + "\n"


def timeline(by_year: Mapping[str, Sequence[str]]) -> Sheet:
    """The page of the timeline: a drawing, and below it the years as a list."""
    return Sheet(
        path="timeline", kind="wide list", title="list-timeline", scripts=_TIMELINE,
        styles=(f"{_LIBRARY}/vis-timeline/vis-timeline-graph2d.min.css", "static/timeline.css"),
        head=(("lead", ("lead-timeline",)), ("legend", (STATUSES,)), ("canvas", ("timeline",)),
              ("year_links", ([year for year in by_year if year != "undated"],))),
    )  # fmt: skip


def timeline_data(site: Site, meetings: Sequence[str]) -> Iterator[dict[str, object]]:
    """Yield what the timeline draws of each meeting: days, names in each language, status, place of its page."""
    graph = site.graph
    for iri in newest(graph, meetings):
        first, last = graph.days(iri)
        if first and local_path(iri):
            status = next(map(local, graph.iris(iri, "sg:status")), "")
            names = [site.names[language].of(iri).text[:120] for language in LANGUAGES]
            yield {"p": local_path(iri), "f": first, "l": last or first, "n": names, "s": status}


def release(files: Sequence[File], version: str) -> Sheet:
    """The page of a release: its files, to be taken away, checked and cited."""
    return Sheet(
        path="release", kind="list", title="title-release", values={"version": version},
        head=(("lead", ("lead-release",)),),
        sections=(Section("files", "file_row", files, "table", ("file", "size"), note="note-files"),),
    )  # fmt: skip


def released(out: Path, version: str) -> list[File]:
    """The files of a release that stand below a site, sorted."""
    folder = out / "release" / version
    if not re.fullmatch(r"\w[\w.-]{0,60}", version, re.ASCII) or not folder.is_dir():
        return []
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [
        File(path.relative_to(out).as_posix(), path.relative_to(folder).as_posix(), -(-path.stat().st_size // 1000))
        for path in found
    ]


def about(counts: Sequence[tuple[str, int]]) -> Sheet:
    """The page on where this comes from, how to cite it, whose the words are, and what draws the pages."""
    lists = [name for name in LISTS if name not in {"leader", "country", "issue"}]
    return Sheet(
        path="about", kind="list", title="list-about", head=(("about", (tuple(counts), lists)),),
        sections=(Section("libraries", "library_row", list(libraries()), "table", ("name", "version", "licence")),),
    )  # fmt: skip


def was_held(graph: Graph, meeting: str) -> bool:
    """Whether a meeting took place."""
    return "held" in map(local, graph.iris(meeting, "sg:status"))


def meetings_in(graph: Graph) -> list[str]:
    """All meetings of the graph."""
    return graph.of(*MEETINGS)
