"""The facts of a record: the meeting, what was said, how others reacted, how the ministry judges it.

What comes in: a document in its parts. What goes out: `Fact`s, each with the raw words it rests on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from summitgraph.model import Document, Fact, Iri, Span, Value, boolean, edtf, integer, words
from summitgraph.text.ja.commitments import GENERAL
from summitgraph.text.ja.encounter import Encounter, level, place
from summitgraph.text.ja.officials import Cast, Official
from summitgraph.text.ja.reactions import assessments, figures, reactions
from summitgraph.text.ja.record import Record, evidence
from summitgraph.text.ja.talks import Speech, speeches
from summitgraph.vocab import RDF_TYPE, document_iri, mention, outside, term, thing

LANGUAGE = "ja"


@dataclass(frozen=True, slots=True)
class Account:
    """A record with its people settled: what all facts of the document are made from."""

    document: Document
    record: Record
    cast: Cast
    meeting: Encounter | None
    people: tuple[Official, ...]  # those who met; their offsets count in the sentence that tells the meeting
    speaker: Iri  # the ministry, or its country

    @property
    def iri(self) -> Iri | None:
        """The mention of the meeting, if the record tells one."""
        meeting = self.meeting
        return mention("meeting", evidence(self.document, meeting.body, *meeting.trigger)) if meeting else None

    @property
    def day(self) -> date | None:
        """The day of the meeting, where the record gives one."""
        return self.cast.days[0] if self.cast.days[0] == self.cast.days[1] else None


def document_facts(document: Document, record: Record, source: Iri) -> Iterator[Fact]:
    """Yield what a document says of itself: its title, its language, who made it."""
    subject = document_iri(document)
    title = record.title or (record.declaration[0].body if record.declaration else None)
    start = next((at for at, character in enumerate(document.text) if not character.isspace()), 0)
    head = evidence(document, title) if title else document.span(start, start + 1)
    if title:
        yield Fact(subject, outside("dcterms:title"), words(title.text, LANGUAGE), head)
    yield Fact(subject, outside("dcterms:language"), Value(LANGUAGE), head)
    made = evidence(document, record.maker) if record.maker else head
    yield Fact(subject, term("source"), source, made)


def account_facts(account: Account) -> Iterator[Fact]:
    """Yield the facts of the meeting and of all that is said about it."""
    meeting, iri = account.meeting, account.iri
    if meeting is None or iri is None:
        return
    said = speeches(account.record.items, account.cast, tuple(o.person for o in account.people))
    yield from _meeting(account, meeting, iri, said)
    for speech in said:
        yield from _remark(account.document, iri, speech)
    yield from _reactions(account, iri)
    yield from _assessments(account, iri)
    yield from _figures(account)


def _meeting(account: Account, meeting: Encounter, iri: Iri, said: Iterable[Speech]) -> Iterator[Fact]:
    at = partial(evidence, account.document, meeting.body)
    trigger = at(*meeting.trigger)
    yield Fact(iri, RDF_TYPE, term("MeetingMention"), trigger)
    for official in account.people:
        yield Fact(iri, term("participant"), official.person, at(official.start, official.end))
    rank = level(meeting, [o.person for o in account.people], account.cast.authority, account.cast.days)
    for name, value in (("level", rank), ("mode", meeting.mode), ("status", meeting.status)):
        yield Fact(iri, term(name), thing(name, value), trigger)
    if meeting.day:
        yield Fact(iri, term("date"), edtf(meeting.day.edtf), at(meeting.day.start, meeting.day.end))
    if where := place(meeting, account.cast.authority):
        yield Fact(iri, term("place"), where[2], at(where[0], where[1]))
    seen: dict[Iri, Span] = {}
    for speech in said:
        for issue in speech.issues:
            seen.setdefault(issue, evidence(account.document, speech.heading or speech.body))
    if len(seen) > 1:
        seen.pop(GENERAL, None)  # relations in general count where nothing more specific was talked about
    for issue, span in sorted(seen.items(), key=lambda pair: pair[0]):
        yield Fact(iri, term("issue"), issue, span)


def _remark(document: Document, meeting: Iri, speech: Speech) -> Iterator[Fact]:
    span = evidence(document, speech.body)
    remark = mention("remark", span)
    chain = speech.speakers if len(speech.speakers) == 1 else ()
    yield Fact(remark, RDF_TYPE, term("Remark"), span)
    yield Fact(remark, term("inMeeting"), meeting, span)
    yield Fact(remark, term("direct"), boolean(False), span)  # noqa: FBT003 - one value, no option
    yield Fact(remark, term("text"), words(speech.body.text, LANGUAGE), span, chain)
    for speaker in speech.speakers:
        yield Fact(remark, term("speaker"), speaker, span)
    for issue in speech.issues:
        yield Fact(remark, term("issue"), issue, span)
    if speech.stance:
        yield Fact(remark, term("stance"), thing("stance", speech.stance), span, chain)
    if speech.heading:
        yield Fact(remark, term("heading"), words(speech.heading.text, LANGUAGE), evidence(document, speech.heading))


def _reactions(account: Account, meeting: Iri) -> Iterator[Fact]:
    for read in reactions(account.record.items, account.cast, account.day):
        span = evidence(account.document, read.body)
        reaction = mention("reaction", span)
        chain = (read.respondent, *read.via)
        yield Fact(reaction, RDF_TYPE, term("Reaction"), span)
        yield Fact(reaction, term("about"), meeting, span)
        yield Fact(reaction, term("text"), words(read.body.text, LANGUAGE), span, chain)
        yield Fact(reaction, term("respondent"), read.respondent, span)
        if read.stance:
            yield Fact(reaction, term("stance"), thing("stance", read.stance), span, chain)
        if read.day:
            yield Fact(reaction, term("date"), edtf(read.day), span, chain)


def _assessments(account: Account, meeting: Iri) -> Iterator[Fact]:
    for order, item in enumerate(assessments(account.record.items), start=1):
        span = evidence(account.document, item.body)
        assessment = mention("assessment", span)
        yield Fact(assessment, RDF_TYPE, term("Assessment"), span)
        yield Fact(assessment, term("assesses"), meeting, span)
        yield Fact(assessment, term("saidBy"), account.speaker, span)
        yield Fact(assessment, term("text"), words(item.text, LANGUAGE), span, (account.speaker,))
        yield Fact(assessment, term("order"), integer(order), span)


def _figures(account: Account) -> Iterator[Fact]:
    for read in figures(account.record.items, account.cast):
        span = evidence(account.document, read.body, read.start, read.end)
        figure = mention("figure", span)
        yield Fact(figure, RDF_TYPE, term("Figure"), span)
        yield Fact(figure, term("measure"), thing("measure", read.measure), span)
        yield Fact(figure, term("count"), integer(read.count), span)
        yield Fact(figure, term("text"), words(read.body.text[read.start : read.end], LANGUAGE), span)
        for issue in read.issues:
            yield Fact(figure, term("issue"), issue, span)
