"""The timeline and the network of who met whom: their pages, and the data that scripts draw.

What comes in: the graph, its meetings. What goes out: `Sheet`s and JSON.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from summitgraph.citizen.homes import path_of
from summitgraph.pages.graph import Graph
from summitgraph.pages.paths import LANGUAGES
from summitgraph.pages.scope import Site
from summitgraph.pages.sheets import Section, Sheet
from summitgraph.pages.views import newest
from summitgraph.vocab import local

STATUSES: Final = ("held", "planned", "proposed", "postponed", "cancelled", "declined")
_SHARD: Final = 90_000  # bytes of a file that the timeline fetches
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


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people, how often they met, and when last."""

    first: str
    second: str
    count: int
    last: str


def was_held(graph: Graph, meeting: str) -> bool:
    """Whether a meeting took place."""
    return "held" in map(local, graph.iris(meeting, "sg:status"))


def pairs(graph: Graph, meetings: Iterable[str]) -> list[Pair]:
    """Who met whom: pairs of people in meetings that were held, the most frequent first."""
    count: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], str] = {}
    for meeting in meetings:
        people = [one for one in graph.iris(meeting, "sg:participant") if path_of(one)]
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
            "id": path_of(iri),
            "n": [site.names[language].of(iri).text[:80] for language in LANGUAGES],
            "c": next(iter(site.graph.iris(iri, "sg:citizenOf")), "").rpartition("/")[2],
            "m": degree[iri],
        }
        for iri in sorted(kept)
    ]
    edges = [[path_of(one.first), path_of(one.second), one.count] for one in found
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
        if first and path_of(iri):
            status = next(map(local, graph.iris(iri, "sg:status")), "")
            names = [site.names[language].of(iri).text[:120] for language in LANGUAGES]
            yield {"p": path_of(iri), "f": first, "l": last or first, "n": names, "s": status}


def timeline_files(site: Site, meetings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the files that the timeline fetches, newest meetings first, and the one that says which days each holds."""
    shards: list[list[str]] = [[]]
    ends: list[list[str]] = [["9999", ""]]
    size = 0
    for row in timeline_data(site, meetings):
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        size += len(line.encode()) + 2
        if size > _SHARD:
            shards.append([])
            ends.append(["9999", ""])
            size = len(line.encode()) + 2
        shards[-1].append(line)
        ends[-1] = [min(ends[-1][0], str(row["f"])), max(ends[-1][1], str(row["l"]))]
    for number, lines in enumerate(shards):
        yield f"data/timeline/{number}.json", "[" + ",\n".join(lines) + "]\n"
    latest = max((site.graph.days(one)[0] for one in meetings if was_held(site.graph, one)), default="")
    yield "data/timeline/index.json", json.dumps({"ends": ends, "newest": latest}) + "\n"
