"""Pages about many things: the lists, the years, the files of a release, about.

What comes in: the graph. What goes out: `Sheet`s.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summitgraph.pages.drawings import STATUSES
from summitgraph.pages.entries import Named
from summitgraph.pages.graph import Graph
from summitgraph.pages.meetings import AGREEMENT_COLUMNS, meeting_list
from summitgraph.pages.papers import document_list
from summitgraph.pages.sheets import Section, Sheet
from summitgraph.pages.vendored import libraries
from summitgraph.vocab import MEETINGS, local

LISTS: Final = {
    "leader": "Leader", "country": "Country", "organization": "Organization", "office": "Office", "place": "Place",
    "series": "Series", "issue": "Issue",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """A year and how many of its meetings have each status."""

    year: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release, by its path in the site, and how large it is."""

    path: str
    name: str
    kilobytes: int


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
    if not re.fullmatch(r"\w[\w.-]{0,63}", version, re.ASCII) or not folder.is_dir():
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


def meetings_in(graph: Graph) -> list[str]:
    """All meetings of the graph."""
    return graph.of(*MEETINGS)
