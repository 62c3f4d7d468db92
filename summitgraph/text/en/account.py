"""What one row of a register says, as facts: its own data, the visit, the meetings it tells of.

What comes in: an `Entry`, the parts of a row with their places in it. What goes out: facts with the row's words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from summitgraph import Document, Fact, Iri, Source, Span, Value, mention, outside, term, thing
from summitgraph.model import XSD, boolean, edtf, words
from summitgraph.text.en.people import LEVELS, Named
from summitgraph.text.en.remarks import Said
from summitgraph.vocab import RDF_TYPE, document_iri

USA: Final = thing("country", "usa")
LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
VISITS: Final = Source(
    "historyatstate-visits", "Visits by Foreign Leaders, Office of the Historian", "en",
    "https://history.state.gov/departmenthistory/visits", LICENCE,
)  # fmt: skip
TRAVELS: Final = Source(
    "historyatstate-travels", "Travels of the President and of the Secretary of State, Office of the Historian", "en",
    "https://history.state.gov/departmenthistory/travels", LICENCE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: who travels, the day of record, the days and where; each with the span it rests on."""

    document: Document
    source: Source
    url: str
    who: tuple[Named, Span]
    published: tuple[str, Span]
    days: tuple[date, date]
    when: Span
    where: tuple[Iri, Span] | None

    @property
    def date(self) -> str:
        """The days of the visit as EDTF."""
        first, last = self.days
        return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def row_facts(entry: Entry, title: str, said: Iterable[tuple[Said, Span, dict[Named, Span]]]) -> Iterator[Fact]:
    """Yield all that a row says; each meeting comes with its words and those that name the others."""
    yield from _own_facts(entry, title)
    known: dict[Iri, list[Fact]] = {}
    visitor = _person(*entry.who, known)
    told = [_meeting(entry, visitor, *one, known) for one in said]
    yield from (fact for facts in known.values() for fact in facts)
    yield from _visit(entry, visitor)
    for facts in told:
        yield from facts


def _own_facts(entry: Entry, title: str) -> Iterator[Fact]:
    iri = document_iri(entry.document)
    yield Fact(iri, outside("dcterms:title"), words(title, "en"), entry.who[1])
    yield Fact(iri, outside("dcterms:language"), Value("en"), entry.who[1])
    yield Fact(iri, term("source"), thing("source", entry.source.id), entry.who[1])
    yield Fact(iri, term("url"), Value(entry.url, XSD + "anyURI"), entry.who[1])
    yield Fact(iri, term("published"), Value(entry.published[0], XSD + "date"), entry.published[1])


def _person(named: Named, span: Span, known: dict[Iri, list[Fact]]) -> Iri:
    """The leader, or a person of the row, whose facts are kept for later."""
    if named.leader:
        return named.leader
    iri = mention("person", span)
    if iri not in known:
        facts = [
            Fact(iri, RDF_TYPE, term("Person"), span),
            Fact(iri, term("name"), words(named.name, "en"), span),
            Fact(iri, term("reviewed"), boolean(False), span),  # noqa: FBT003 - the value itself
        ]
        if named.title:
            facts.append(Fact(iri, term("role"), words(named.title, "en"), span))
        known[iri] = facts
    return iri


def _visit(entry: Entry, visitor: Iri) -> Iterator[Fact]:
    iri = mention("visit", entry.who[1])
    yield Fact(iri, RDF_TYPE, term("Visit"), entry.who[1])
    yield Fact(iri, term("visitor"), visitor, entry.who[1])
    yield Fact(iri, term("date"), edtf(entry.date), entry.when)
    if entry.where:
        yield Fact(iri, term("place"), *entry.where)


def _meeting(
    entry: Entry, visitor: Iri, said: Said, span: Span, names: dict[Named, Span], known: dict[Iri, list[Fact]]
) -> list[Fact]:
    """A meeting that the row tells of: held and in person."""
    iri = mention("meeting", span)
    others = [*said.leaders, *(_person(who, names[who], known) for who in said.others)]
    rank = max([entry.who[0].rank, *(who.rank for who in said.others)])
    facts = [
        Fact(iri, RDF_TYPE, term("MeetingMention"), span),
        Fact(iri, term("participant"), visitor, entry.who[1]),
        Fact(iri, term("status"), thing("status", "held"), span),
        Fact(iri, term("mode"), thing("mode", "in-person"), span),
        Fact(iri, term("level"), thing("level", LEVELS[rank]), span),
        Fact(iri, term("date"), edtf(said.date or entry.date), span if said.date else entry.when),
        Fact(iri, term("asOf"), Value(entry.published[0], XSD + "date"), entry.published[1]),
    ]
    if said.partial:
        facts.append(Fact(iri, term("partial"), boolean(True), span))  # noqa: FBT003 - the value itself
    facts += [Fact(iri, term("participant"), who, span) for who in others if who != visitor]
    if said.series:
        facts.append(Fact(iri, term("series"), said.series, span))
    if said.margins:
        facts.append(Fact(iri, term("onMarginsOf"), said.margins, span))
    if entry.where:
        facts.append(Fact(iri, term("place"), *entry.where))
    return facts
