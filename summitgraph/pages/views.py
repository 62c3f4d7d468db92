"""The entries of pages, gathered from the graph once for all languages.

What comes in: the graph, an IRI. What goes out: frozen values that templates draw.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import pyoxigraph as ox

from summitgraph.pages.entries import (
    Account,
    Called,
    Callings,
    Clause,
    Commitment,
    Field,
    Paper,
    Side,
    Statement,
    Tenure,
)
from summitgraph.pages.graph import Graph, Term, Told, whole
from summitgraph.vocab import ONTOLOGY, term

STATEMENTS: Final = ("Remark", "Reaction", "Assessment", "Characterisation", "Figure")
ACCOUNTS: Final = ("MeetingMention", "AgreementMention", "Visit")
_WHO: Final = ("sg:speaker", "sg:respondent", "sg:saidBy")
_ABOUT: Final = ("sg:inMeeting", "sg:about", "sg:assesses", "sg:characterises")
_FIELDS: Final = {
    "date": "sg:date", "status": "sg:status", "place": "sg:place", "mode": "sg:mode", "level": "sg:level",
    "series": "sg:series", "participants": "sg:participant", "participant": "sg:participant",
}  # fmt: skip
_MOST: Final = 6  # accounts shown for one side of a contradiction


def paper(graph: Graph, iri: str) -> Paper:
    """The line that tells of a document."""
    return Paper(
        iri=iri,
        source=graph.one(iri, "sg:source"),
        url=graph.one(iri, "sg:url"),
        published=graph.one(iri, "sg:published"),
        language=graph.one(iri, "dcterms:language"),
    )


def account(graph: Graph, mention: str, *, here: bool = False) -> Account:
    """What a mention says, passage by passage."""
    kind = next((name for name in graph.classes(mention) if name in ACCOUNTS), "MeetingMention")
    document = paper(graph, graph.document_of(mention))
    return Account(mention, kind, graph.thing_of(mention), document, graph.passages(mention), here)


def accounts(graph: Graph, thing: str) -> tuple[Account, ...]:
    """The accounts of a meeting or agreement, the oldest document first."""
    found = (account(graph, mention) for mention in graph.iris(thing, "sg:hasMention"))
    return tuple(sorted(found, key=lambda one: (one.document.published or "9999", one.iri)))


def statement(graph: Graph, iri: str, *, here: bool = False) -> Statement:
    """What somebody said, with when: the day of the meeting that it was said in, else of the document."""
    kind = next((name for name in graph.classes(iri) if name in STATEMENTS), "Remark")
    about = next((graph.thing_of(one) for name in _ABOUT for one in graph.iris(iri, name)), "")
    document = paper(graph, graph.document_of(iri))
    own = graph.one(iri, "sg:date") or (graph.one(about, "sg:date") if about and kind == "Remark" else "")
    who = tuple(one for name in _WHO for one in graph.iris(iri, name))
    return Statement(
        iri=iri,
        kind=kind,
        who=who,
        sides=tuple(sorted({side for one in who for side in graph.iris(one, "sg:citizenOf")})),
        text=next(iter(graph.values(iri, "sg:text")), None),
        called=next(iter(graph.values(iri, "sg:calledAs")), None),
        direct=graph.one(iri, "sg:direct") == "true",
        stance=graph.one(iri, "sg:stance"),
        issues=tuple(graph.iris(iri, "sg:issue")),
        about=about,
        date=own or document.published,
        measure=graph.one(iri, "sg:measure"),
        count=graph.one(iri, "sg:count"),
        document=document,
        passages=graph.passages(iri),
        here=here,
    )


def statements(graph: Graph, iris: Iterable[str], *, newest: bool = True) -> tuple[Statement, ...]:
    """Statements in order of time; those of one day as they stand in their document."""
    found = sorted((statement(graph, iri) for iri in set(iris)), key=_place)
    return tuple(sorted(found, key=lambda one: one.date, reverse=newest))


def _place(one: Statement) -> tuple[str, int, str]:
    start = one.passages[0].start if one.passages else 0
    return one.document.iri, start, one.iri


def statements_on(graph: Graph, things: Iterable[str], *kinds: str) -> list[str]:
    """What documents say in or about meetings and agreements: statements about them or about their accounts."""
    mentions = {mention for thing in things for mention in (thing, *graph.iris(thing, "sg:hasMention"))}
    return sorted({s for m in mentions for name in _ABOUT for kind in kinds for s in graph.said(kind, name, m)})


def callings(found: Iterable[Statement], *, elsewhere: bool = False) -> tuple[Callings, ...]:
    """What sides call meetings, each word of each side once, meeting by meeting."""
    heap: dict[str, dict[tuple[tuple[str, ...], Term | None], list[Statement]]] = defaultdict(dict)
    for one in found:
        heap[one.about].setdefault((one.who, one.called), []).append(one)
    return tuple(
        Callings(
            about if elsewhere else "",
            tuple(Called(who, word, tuple(said[:_MOST])) for (who, word), said in sorted(sides.items(), key=str)),
        )
        for about, sides in heap.items()
    )


def clause(graph: Graph, iri: str) -> Clause:
    """A clause with its commitments in order."""
    parts = sorted(graph.subjects("sg:clause", iri), key=lambda one: whole(graph.one(one, "sg:order")))
    read = sorted({passage.document for passage in graph.passages(iri)})
    return Clause(
        iri=iri,
        number=graph.one(iri, "sg:number"),
        text=next(iter(graph.values(iri, "sg:text")), None),
        commitments=tuple(
            Commitment(
                kind=graph.one(one, "sg:kind"),
                bound=tuple(graph.iris(one, "sg:bound")),
                until=graph.one(one, "sg:until"),
                issues=tuple(graph.iris(one, "sg:issue")),
            )
            for one in parts
        ),
        documents=tuple(paper(graph, document) for document in read),
    )


def clauses(graph: Graph, agreement: str) -> tuple[Clause, ...]:
    """The clauses of an agreement, in order."""
    found = graph.subjects("sg:clauseOf", agreement)
    return tuple(clause(graph, one) for one in sorted(found, key=lambda one: (whole(graph.one(one, "sg:order")), one)))


def fields(graph: Graph, meeting: str, told: Sequence[Account], *, elsewhere: bool = False) -> tuple[Field, ...]:
    """The fields in which accounts of a meeting differ, each value beside the others."""
    return tuple(
        Field(name, name in _FIELDS, _sides(graph, told, name), meeting if elsewhere else "")
        for name in graph.texts(meeting, "sg:contested")
    )


def _sides(graph: Graph, told: Sequence[Account], name: str) -> tuple[Side, ...]:
    prefixed = _FIELDS.get(name, f"sg:{name}")
    heap: dict[tuple[Term, ...], list[Account]] = defaultdict(list)
    for one in told:
        values = graph.values(one.iri, prefixed)
        if values:
            heap[values].append(_only(one, prefixed.removeprefix("sg:")))
    ordered = sorted(heap.items(), key=lambda item: (-len(item[1]), str(item[0])))
    return tuple(Side(values, tuple(said[:_MOST]), max(0, len(said) - _MOST)) for values, said in ordered)


def _only(one: Account, name: str) -> Account:
    """An account with no other passages than those that speak of one property."""
    kept = tuple(passage for passage in one.passages if any(told.property == name for told in passage.told))
    return Account(one.iri, one.kind, one.thing, one.document, kept[:2], one.here)


def facts(graph: Graph, iri: str, names: Sequence[str]) -> tuple[Told, ...]:
    """Some properties of a thing that have values, in the order asked for."""
    return tuple(Told(name.partition(":")[2], graph.values(iri, name)) for name in names if graph.values(iri, name))


def everything(graph: Graph, iri: str, *, hidden: Iterable[str] = ()) -> tuple[Told, ...]:
    """All that stands of a thing, by property, without names of its kind and what the page shows otherwise."""
    left = {term(name) for name in hidden}
    row = graph.row(iri)
    return tuple(
        Told(name.removeprefix(ONTOLOGY), _shown(values)) for name, values in sorted(row.items()) if name not in left
    )


def _shown(values: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(value for value in values if isinstance(value, ox.NamedNode | ox.Literal))[:200]


def newest(graph: Graph, meetings: Iterable[str]) -> list[str]:
    """Meetings by date, the newest first, undated ones last."""
    return sorted(sorted(set(meetings)), key=lambda one: graph.days(one)[0], reverse=True)


def tenures(graph: Graph, prefixed: str, iri: str, other: str) -> list[Tenure]:
    """Terms of office of a holder or in an office, the newest first."""
    found = (
        Tenure(graph.one(one, "sg:heldFrom"), graph.one(one, "sg:heldUntil"), graph.one(one, other))
        for one in graph.subjects(prefixed, iri)
    )
    return sorted((one for one in found if one.other), key=lambda one: (one.since, one.other), reverse=True)
