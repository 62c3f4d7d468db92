"""A Chinese news page, whole: its own data, its meetings, quotations, characterisations and agreements.

What comes in: a `Document`, the authority and the sources a loader knows.
What goes out: `Fact`s with raw spans, and `Finding`s where a page cannot be read as it should.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from summitgraph.authority import Authority
from summitgraph.model import XSD, Document, Fact, Finding, Iri, Source, Span, Value, edtf, words
from summitgraph.text.clean import Block
from summitgraph.text.dates import dateline, dates
from summitgraph.text.language import language
from summitgraph.text.markup import blocks, harvest_time, link, sentences
from summitgraph.text.zh import mentions
from summitgraph.text.zh.account import Said
from summitgraph.text.zh.attribution import attribution
from summitgraph.text.zh.calls import callings
from summitgraph.text.zh.instruments import Instrument, instruments
from summitgraph.text.zh.narrative import Narrator
from summitgraph.text.zh.occasions import Occasion, beside, occasions
from summitgraph.text.zh.parties import Passage
from summitgraph.text.zh.quotations import Quotation, quotations
from summitgraph.text.zh.strangers import Stranger, first_of_each, strangers
from summitgraph.text.zh.tenures import outside_tenure
from summitgraph.text.zh.who import person, reader
from summitgraph.vocab import RDF_TYPE, document_iri, mention, outside, slug, term, thing

if TYPE_CHECKING:
    from summitgraph.text.zh.sketch import Mark

_HEADING: Final = re.compile(r"^\s*#{1,6} \S[^\n]*\n-{3,}", re.MULTILINE)
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>）)]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be read: its blocks of meaning, its day, language and source."""

    document: Document
    blocks: tuple[Block, ...]
    day: date
    language: str
    source: Iri


def has_mirror_title(text: str) -> bool:
    """Whether a Markdown title (a link or a heading over dashes) stands at its head."""
    head = text[:2000]
    return (link(head) is not None and "\n---" in head) or _HEADING.search(head[:400]) is not None


def is_chinese(text: str) -> bool:
    """Whether the words on the page are Chinese."""
    return language("".join(block.body.text for block in blocks(text))).startswith("zh")


def read(document: Document, authority: Authority, sources: Sequence[Source]) -> Iterator[Fact | Finding]:
    """Read a page whole."""
    found = blocks(document.text)
    said = _published(document, found)
    if said is None:
        yield Finding("no-day", "no day of publication was found; relative dates cannot be read", document.name)
        return
    source = _source(document, sources)
    page = Page(
        document,
        tuple(block for block in found if block.role in {"title", "heading", "caption", "paragraph"}),
        date.fromisoformat(said.value),
        language("".join(block.body.text for block in found)),
        thing("source", source.value.id) if source else thing("source", "unknown"),
    )
    yield from _metadata(page, said, source, sources)
    yield from _contents(page, authority)


def _published(document: Document, found: Iterable[Block]) -> Said[str] | None:
    """The day of the text: byline, agency dateline, address; last the time of harvest."""
    for wanted in ({"byline"}, {"paragraph"}):
        for block in found:
            if block.role in wanted and (day := dateline(block.body.text)):
                return Said(day.edtf, *block.body.raw(day.start, day.end))
    if address := link(document.text):
        # .../20240213-... · .../2023/07/11/...
        for match in re.finditer(r"(20\d\d)[-/]?([01]\d)[-/]?([0-3]\d)(?!\d)", address[0]):
            try:
                day_of_address = date(*(int(part) for part in match.groups()))
            except ValueError:
                continue
            return Said(day_of_address.isoformat(), address[1] + match.start(), address[1] + match.end())
    if (harvested := harvest_time(document.text)) is not None:
        at = document.text.index("<!--")
        return Said(
            datetime.fromtimestamp(harvested / 1000, tz=UTC).date().isoformat(), at, document.text.index("-->") + 3
        )
    return None


def _source(document: Document, sources: Sequence[Source]) -> Said[Source] | None:
    """The source whose homepage the page's own address (its title link, else any link to the original) begins with."""
    hosts = {source.homepage.split("/")[2]: source for source in sources}
    address = link(document.text)
    found = [(address[0], address[1])] if address else []
    found += [(m[0], m.start()) for m in reversed(list(_ADDRESS.finditer(document.text)))]
    for url, start in found:
        if (source := hosts.get(url.split("/")[2])) is not None:
            return Said(source, start, start + len(url))
    return _unlisted(*address[:2]) if address else None


def _unlisted(url: str, start: int) -> Said[Source]:
    """An outlet that no loader lists is known by its host."""
    host = url.split("/")[2].lower()
    return Said(Source(slug(host), host, "", f"https://{host}/"), start, start + len(url))


def _metadata(
    page: Page, published: Said[str], source: Said[Source] | None, sources: Sequence[Source]
) -> Iterator[Fact]:
    me = document_iri(page.document)
    title = next((block.body for block in page.blocks if block.role == "title"), None)
    if title and len(title):
        span = mentions.raw_span(page.document, title, (0, len(title)))
        yield Fact(me, outside("dcterms:title"), words(title.text, page.language), span)
        yield Fact(me, outside("dcterms:language"), Value(page.language), span)
    day = page.document.span(published.start, published.end)
    yield Fact(me, term("published"), Value(published.value, XSD + "date"), day)
    if source:
        at = page.document.span(source.start, source.end)
        if source.value not in sources:
            yield from _outlet(source.value, page.language, at)
        yield Fact(me, term("source"), page.source, at)
        yield Fact(me, term("url"), Value(at.quotation, XSD + "anyURI"), at)


def _outlet(source: Source, language: str, at: Span) -> Iterator[Fact]:
    iri = thing("source", source.id)
    yield Fact(iri, RDF_TYPE, term("Source"), at)
    yield Fact(iri, outside("rdfs:label"), words(source.title, language), at)
    yield Fact(iri, outside("schema:url"), Value(source.homepage, XSD + "anyURI"), at)
    yield Fact(iri, outside("dcterms:language"), Value(language), at)


def _contents(page: Page, authority: Authority) -> Iterator[Fact | Finding]:
    document, day = page.document, page.day
    yield from _impossible_dates(page)
    met = list(_strangers(page, authority))
    names = {who.name: mention("person", mentions.raw_span(document, block.body, who.span)) for block, who in met}
    for block, who in met:
        yield from mentions.stranger(document, block.body, who, page.language)
    by = reader([block.body.text for block in page.blocks], authority, day, names)
    narrator = Narrator(by, authority, page.source)
    passages = list(narrator.passages(page.blocks))
    found = beside(occasions(narrator.accounts(passages), authority.lies_in))
    yield from mentions.meetings(document, found, authority, day=day)
    yield from outside_tenure(document, found, authority)
    for quotation in quotations(passages):
        yield from _remark(page, quotation, authority)
    yield from _callings(page, passages, found, authority)
    yield from _instruments(page, authority)


def _sentence(block: Block, at: int) -> str:
    return next((block.body.text[s:e] for s, e in sentences(block.body) if s <= at < e), block.body.text)


def _impossible_dates(page: Page) -> Iterator[Finding]:
    for block in page.blocks:
        for found in dates(block.body.text, page.day):
            if not found.edtf:
                span = mentions.raw_span(page.document, block.body, (found.start, found.end))
                yield Finding("impossible-date", f"no calendar has the day {span.quotation!r}; it was left out", span)


def _strangers(page: Page, authority: Authority) -> Iterator[tuple[Block, Stranger]]:
    def known(name: str) -> bool:
        return any(hit.of("leader", "short", "country", "place", "organization") for hit in authority.find(name))

    pairs = [(block, who) for block in page.blocks for who in strangers(block.body.text, known)]
    found = {id(who): block for block, who in pairs}
    for who in first_of_each(who for _, who in pairs):
        yield found[id(who)], who


def _remark(page: Page, quotation: Quotation, authority: Authority) -> Iterator[Fact]:
    document = page.document
    span = mentions.raw_span(document, quotation.body, (quotation.start, quotation.end))
    mark: Mark = quotation.speaker
    speaker = mark.iris[0] if mark.iris else person(mark.refs[0], (page.day, page.day), authority)
    if speaker is None:
        return
    clean = quotation.body.text[quotation.start : quotation.end]
    topics = []
    for hit in authority.issues.find(clean):
        at = quotation.body.raw(quotation.start + hit.start, quotation.start + hit.end)
        topics += [Said(iri, *at) for iri in hit.of("issue")]
    named = mentions.raw_span(document, quotation.home.body, (mark.start, mark.end))
    yield from mentions.remark(
        document,
        span,
        (speaker, named),
        clean=words(clean, page.language),
        issues={said.value: said for said in reversed(topics)}.values(),
        attribution=attribution(quotation.passage.sketch, page.source),
    )


def _callings(
    page: Page, passages: Iterable[Passage], found: Sequence[Occasion], authority: Authority
) -> Iterator[Fact]:
    """Characterisations belong to the last meeting of people told of before them."""
    for passage in passages:
        for calling in callings(passage.sketch):
            start, end = passage.raw(*calling.whole)
            before = [o for o in found if not o.first.series and any(a.trigger.start < end for a in o.accounts)]
            if not before:
                continue
            meeting = max(before, key=lambda o: max(a.trigger.start for a in o.accounts if a.trigger.start < end))
            span = page.document.span(start, end)
            iri = mention("characterisation", span)
            who = passage.sketch.marks[calling.who].iris[0]
            term_span = page.document.span(*passage.raw(*calling.word))
            yield Fact(iri, RDF_TYPE, term("Characterisation"), span)
            yield Fact(iri, term("characterises"), mentions.meeting_iri(page.document, meeting), span)
            yield Fact(iri, term("saidBy"), authority.party(who), span)
            yield Fact(iri, term("calledAs"), words(term_span.quotation, page.language), term_span)


def _instruments(page: Page, authority: Authority) -> Iterator[Fact]:
    """One mention for each agreement, where the page first names it."""
    seen: set[str] = set()
    for block in page.blocks:
        for found in instruments(block.body.text, authority, sentence=partial(_sentence, block)):
            if (key := found.known or found.name) not in seen:
                seen.add(key)
                yield from _instrument(page, block, found, authority)


def _instrument(page: Page, block: Block, found: Instrument, authority: Authority) -> Iterator[Fact]:
    span = mentions.raw_span(page.document, block.body, found.span)
    iri = mention("agreement", span)
    yield Fact(iri, RDF_TYPE, term("AgreementMention"), span)
    yield Fact(iri, term("name"), words(found.name, page.language), span)
    yield Fact(iri, term("agreementStatus"), thing("agreement-status", found.status), span)
    yield from _parties(iri, span, found, authority)
    if found.known:
        yield Fact(iri, term("agreement"), found.known, span)
    if found.year:
        year, start, end = found.year
        yield Fact(iri, term("date"), edtf(year), mentions.raw_span(page.document, block.body, (start, end)))


def _parties(iri: Iri, span: Span, found: Instrument, authority: Authority) -> Iterator[Fact]:
    """The parties that the name itself tells (日韩…), else those the authority knows."""
    head = re.match(f"[{''.join(sorted(authority.abbreviations))}]{{2,4}}", found.name)
    parties = [authority.abbreviations[c] for c in head[0]] if head else []
    for party in parties or (authority.links.get((found.known, "party"), ()) if found.known else ()):
        yield Fact(iri, term("party"), party, span)
