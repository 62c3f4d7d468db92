"""Pages of people, countries, offices, places, series, issues, and of whatever else has an IRI.

What comes in: the graph, an IRI. What goes out: a `Sheet`.
"""

from typing import Final

from summitgraph.citizen.homes import path_of
from summitgraph.pages.entries import Named
from summitgraph.pages.graph import Graph
from summitgraph.pages.meetings import AGREEMENT_COLUMNS, meeting_list, other_names
from summitgraph.pages.sheets import Section, Sheet
from summitgraph.pages.views import clause, everything, facts, paper, statements, tenures
from summitgraph.vocab import MEETINGS

_TENURE: Final = ("since", "until")
_BOXES: Final = {
    "Leader": ("sg:citizenOf", "skos:exactMatch"),
    "Country": ("sg:isoCode", "sg:capital", "sg:leadingOffice", "skos:exactMatch"),
    "Organization": ("sg:organizationKind", "sg:inCountry", "sg:leadingOffice", "skos:exactMatch"),
    "Office": ("sg:officeOf", "sg:role", "sg:level", "skos:exactMatch"),
    "Place": ("sg:placeKind", "sg:inCountry", "sg:partOf", "skos:exactMatch"),
    "Series": ("skos:definition", "sg:member", "skos:exactMatch"),
    "Issue": ("skos:definition", "skos:broader", "skos:narrower", "skos:exactMatch"),
}
_SPOKEN: Final = (("Remark", "sg:speaker"), ("Reaction", "sg:respondent"), ("Assessment", "sg:saidBy"),
                  ("Characterisation", "sg:saidBy"))  # fmt: skip
_HIDDEN: Final = ("start", "end")


def thing(graph: Graph, iri: str, kind: str) -> Sheet:
    """The page of a thing of a kind that has one of its own."""
    makers = {
        "Leader": _leader, "Country": _country, "Organization": _organization, "Office": _office, "Place": _place,
        "Series": _series, "Issue": _issue,
    }  # fmt: skip
    return Sheet(
        path=path_of(iri),
        kind="thing",
        iri=iri,
        over=f"kind-{kind}",
        head=(("names_of", (iri, other_names(graph, iri))), ("box", (facts(graph, iri, _BOXES[kind]),))),
        sections=makers[kind](graph, iri),
    )


def anything(graph: Graph, iri: str) -> Sheet:
    """The page of a thing without a page of its own kind: all that stands of it."""
    members = (Named(one) for one in graph.subjects("skos:inScheme", iri))
    return Sheet(
        path=path_of(iri),
        kind="thing",
        iri=iri,
        over="kind-thing",
        sections=(
            Section("properties", "property", everything(graph, iri, hidden=_HIDDEN), "box"),
            Section("members", "named", list(members), "columns"),
        ),
    )


def meetings_of(graph: Graph, prefixed: str, iri: str) -> list[str]:
    """The meetings of which a property leads to a thing."""
    return [one for one in graph.subjects(prefixed, iri) if graph.is_meeting(one)]


def spoken(graph: Graph, iri: str) -> list[str]:
    """What somebody said, in any form."""
    return [one for kind, prefixed in _SPOKEN for one in graph.said(kind, prefixed, iri)]


def _leader(graph: Graph, iri: str) -> tuple[Section, ...]:
    offices = tenures(graph, "sg:holder", iri, "sg:office")
    return (
        Section("offices", "tenure_row", offices, "table", (*_TENURE, "office")),
        Section("spoken", "statement", statements(graph, spoken(graph, iri))),
        meeting_list(graph, meetings_of(graph, "sg:participant", iri)),
        _pacts(graph, "sg:signatory", iri),
        _visits(graph, iri),
    )


def _country(graph: Graph, iri: str) -> tuple[Section, ...]:
    citizens = graph.subjects("sg:citizenOf", iri)
    met = {one for person in (iri, *citizens) for one in meetings_of(graph, "sg:participant", person)}
    said = {one for who in (iri, *citizens) for one in spoken(graph, who)}
    offices = graph.subjects("sg:officeOf", iri)
    return (
        Section("leaders", "tenure_row", _leaders(graph, iri), "table", (*_TENURE, "leader"), sort=True),
        Section("spoken", "statement", statements(graph, said)),
        meeting_list(graph, sorted(met)),
        meeting_list(graph, meetings_of(graph, "sg:place", iri), key="meetings-there"),
        _pacts(graph, "sg:party", iri),
        Section("offices", "named", [Named(one) for one in offices], "columns"),
        Section("people", "named", [Named(one) for one in citizens], "columns"),
        Section("places", "named", [Named(one) for one in _kind(graph, "sg:inCountry", iri, "Place")], "columns"),
        Section(
            "organizations", "named", [Named(one) for one in _kind(graph, "sg:inCountry", iri, "Organization")],
            "columns",
        ),
    )  # fmt: skip


def _leaders(graph: Graph, iri: str) -> list[object]:
    """Who led a country or an organization, the newest first."""
    found = [one for office in graph.iris(iri, "sg:leadingOffice") for one in _holders(graph, office)]
    return sorted(found, key=lambda one: one.since, reverse=True)  # type: ignore[attr-defined]  # all of them are terms of office


def _holders(graph: Graph, office: str) -> list[object]:
    return list(tenures(graph, "sg:office", office, "sg:holder"))


def _organization(graph: Graph, iri: str) -> tuple[Section, ...]:
    return (
        Section("leaders", "tenure_row", _leaders(graph, iri), "table", (*_TENURE, "leader"), sort=True),
        Section("spoken", "statement", statements(graph, spoken(graph, iri))),
        meeting_list(graph, meetings_of(graph, "sg:participant", iri)),
        _pacts(graph, "sg:party", iri),
        Section("offices", "named", [Named(one) for one in graph.subjects("sg:officeOf", iri)], "columns"),
        Section("series", "named", [Named(one) for one in _kind(graph, "sg:member", iri, "Series")], "columns"),
    )


def _office(graph: Graph, iri: str) -> tuple[Section, ...]:
    return (Section("holders", "tenure_row", _holders(graph, iri), "table", (*_TENURE, "holder"), sort=True),)


def _place(graph: Graph, iri: str) -> tuple[Section, ...]:
    inside = graph.subjects("sg:partOf", iri)
    met = {one for where in (iri, *inside) for one in meetings_of(graph, "sg:place", where)}
    return (
        meeting_list(graph, sorted(met), key="meetings-there"),
        Section("places", "named", [Named(one) for one in inside], "columns"),
    )


def _series(graph: Graph, iri: str) -> tuple[Section, ...]:
    return (meeting_list(graph, meetings_of(graph, "sg:series", iri)),)


def _issue(graph: Graph, iri: str) -> tuple[Section, ...]:
    """What each side said over time, on the issue and on what is narrower; clauses and meetings beside it."""
    topics = [iri, *graph.iris(iri, "skos:narrower")]
    about = {one for topic in topics for one in graph.subjects("sg:issue", topic)}
    by_kind = {one: set(graph.classes(one)) for one in about}
    said = [one for one, kinds in by_kind.items() if kinds & {"Remark", "Reaction", "Assessment", "Figure"}]
    bound = {c for one, kinds in by_kind.items() if "Commitment" in kinds for c in graph.iris(one, "sg:clause")}
    met = [one for one, kinds in by_kind.items() if kinds & set(MEETINGS)]
    return (
        Section("positions", "statement", statements(graph, said)),
        Section("clauses", "clause", [clause(graph, one) for one in sorted(bound)]),
        meeting_list(graph, met),
    )


def _pacts(graph: Graph, prefixed: str, iri: str) -> Section:
    found = _kind(graph, prefixed, iri, "Agreement")
    ordered = sorted(found, key=lambda one: graph.one(one, "sg:date"), reverse=True)
    return Section("agreements", "agreement_row", ordered, "table", AGREEMENT_COLUMNS, sort=True)


def _visits(graph: Graph, iri: str) -> Section:
    """Journeys of which a register tells, whether or not anybody was met."""
    found = {graph.document_of(one) for one in graph.said("Visit", "sg:visitor", iri)} - {""}
    ordered = sorted((paper(graph, one) for one in found), key=lambda one: (one.published, one.iri), reverse=True)
    return Section(
        "visits", "document_row", ordered, "table", ("published", "document", "source", "original"), sort=True
    )


def _kind(graph: Graph, prefixed: str, iri: str, kind: str) -> list[str]:
    return [one for one in graph.subjects(prefixed, iri) if kind in graph.classes(one)]
