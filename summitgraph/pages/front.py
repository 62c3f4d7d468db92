"""The front page: search, one meeting in its own words, what was held last, what is planned, where accounts differ.

What comes in: the graph. What goes out: a `Sheet`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from summitgraph.pages.drawings import was_held
from summitgraph.pages.entries import Named
from summitgraph.pages.graph import Graph
from summitgraph.pages.overview import weight
from summitgraph.pages.sheets import Sheet
from summitgraph.pages.views import accounts, newest, statements, statements_on
from summitgraph.vocab import local

_SEARCH: Final = ("static/vendor/minisearch/minisearch.js", "static/search.js")


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
