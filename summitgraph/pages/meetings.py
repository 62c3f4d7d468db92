"""Pages of meetings and agreements: what stands of them, where accounts differ, who said what.

What comes in: the graph, an IRI. What goes out: a `Sheet`.
"""

from typing import Final

from summitgraph.citizen.homes import path_of
from summitgraph.pages.graph import Graph
from summitgraph.pages.sheets import Section, Sheet
from summitgraph.pages.views import (
    accounts,
    callings,
    clause,
    clauses,
    facts,
    fields,
    newest,
    statements,
    statements_on,
)

MEETING_COLUMNS: Final = ("date", "meeting", "place", "status", "mode")
_FACTS: Final = (
    "sg:participant", "sg:place", "sg:mode", "sg:level", "sg:series", "sg:onMarginsOf", "sg:duration",
    "sg:issue", "sg:independentAccounts", "sg:possiblySameAs", "dcterms:isReplacedBy",
)  # fmt: skip
_AGREEMENT: Final = (
    "sg:party", "sg:signatory", "sg:agreementStatus", "sg:concludedAt", "dcterms:source", "skos:exactMatch",
)  # fmt: skip


def meeting_list(graph: Graph, meetings: list[str], *, key: str = "meetings") -> Section:
    """A table of meetings, the newest first."""
    return Section(key, "meeting_row", newest(graph, meetings), "table", MEETING_COLUMNS, sort=True)


def meeting(graph: Graph, iri: str) -> Sheet:
    """The page of a summit, a call or another meeting."""
    told = accounts(graph, iri)
    said = statements(graph, statements_on(graph, [iri], "Remark"), newest=False)
    called = statements(graph, statements_on(graph, [iri], "Characterisation"))
    others = statements(graph, statements_on(graph, [iri], "Reaction", "Assessment"), newest=False)
    margins = graph.subjects("sg:onMarginsOf", iri)
    pacts = {
        graph.thing_of(one) for m in graph.iris(iri, "sg:hasMention") for one in graph.subjects("sg:concludedAt", m)
    }
    return Sheet(
        path=path_of(iri),
        kind="meeting",
        iri=iri,
        over=f"kind-{next(iter(graph.classes(iri)), 'Meeting')}",
        head=(("status", (iri,)), ("box", (facts(graph, iri, _FACTS),))),
        sections=(
            Section("contradictions", "field", fields(graph, iri, told)),
            Section("called", "callings", callings(called)),
            Section("remarks", "statement", said),
            Section("agreements", "agreement_row", sorted(pacts), "table", AGREEMENT_COLUMNS),
            Section("reactions", "statement", others),
            Section("accounts", "account", told, note="note-accounts"),
            meeting_list(graph, margins, key="margins"),
        ),
    )


AGREEMENT_COLUMNS: Final = ("date", "agreement", "parties", "status")


def agreement(graph: Graph, iri: str) -> Sheet:
    """The page of an agreement: clause by clause, what each commits to beside its text."""
    said = statements_on(graph, [iri], "Remark", "Reaction", "Assessment")
    return Sheet(
        path=path_of(iri),
        kind="agreement",
        iri=iri,
        over="kind-Agreement",
        head=(("names_of", (iri, other_names(graph, iri))), ("box", (facts(graph, iri, _AGREEMENT),))),
        sections=(
            Section("clauses", "clause", clauses(graph, iri)),
            Section("reactions", "statement", statements(graph, said, newest=False)),
            Section("accounts", "account", accounts(graph, iri), note="note-accounts"),
        ),
    )


def one_clause(graph: Graph, iri: str) -> Sheet:
    """The page of a clause: its text, and what was said on its issues."""
    shown = clause(graph, iri)
    issues = {issue for each in shown.commitments for issue in each.issues}
    said = {one for issue in sorted(issues) for one in graph.said("Remark", "sg:issue", issue)}
    return Sheet(
        path=path_of(iri),
        kind="agreement",
        iri=iri,
        over="kind-Clause",
        head=(("box", (facts(graph, iri, ("sg:clauseOf",)),)),),
        sections=(
            Section("clauses", "clause", (shown,)),
            Section("on-issues", "statement", statements(graph, said)),
        ),
    )


def contradictions(graph: Graph, meetings: list[str]) -> Sheet:
    """All that accounts contradict each other in, side by side."""
    contested = newest(graph, (one for one in meetings if graph.texts(one, "sg:contested")))
    called = statements(graph, graph.of("Characterisation"))
    entries = [field for one in contested for field in fields(graph, one, accounts(graph, one), elsewhere=True)]
    return Sheet(
        path="contradictions",
        kind="list",
        title="list-contradictions",
        head=(("lead", ("lead-contradictions" if entries else "no-contradictions",)),),
        sections=(
            Section("fields", "field", entries),
            Section("called", "callings", callings(called, elsewhere=True), note="note-called"),
        ),
    )


def other_names(graph: Graph, iri: str) -> list[object]:
    """The names of a thing in all languages, each once with its language."""
    from summitgraph.pages.scope import Text

    tags = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
    labels = graph.labels(iri)
    return [Text(labels[tag], tags.get(tag, tag)) for tag in ("en", "zh-hans", "zh-hant", "ja", "ko") if tag in labels]
