"""What a Chinese page tells: its meetings, quotations, characterisations and agreements.

What comes in: a `Page` and the authority.
What goes out: `Fact`s with raw spans, and `Finding`s where a page cannot be read as it should.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from summitgraph.authority import Authority
from summitgraph.model import Document, Fact, Finding, Iri, Span, edtf, words
from summitgraph.text import mentions
from summitgraph.text.account import Said
from summitgraph.text.clean import Block
from summitgraph.text.dates import dates
from summitgraph.text.markup import sentences
from summitgraph.text.occasions import Occasion, beside, occasions
from summitgraph.text.page import Page
from summitgraph.text.tenures import outside_tenure
from summitgraph.text.zh.attribution import attribution
from summitgraph.text.zh.calls import callings
from summitgraph.text.zh.instruments import Instrument, bare, instruments, parties, same
from summitgraph.text.zh.narrative import Narrator
from summitgraph.text.zh.parties import Passage
from summitgraph.text.zh.quotations import Quotation, quotations
from summitgraph.text.zh.strangers import Stranger, first_of_each, short_form, strangers
from summitgraph.text.zh.who import person, reader
from summitgraph.text.zh.wording import plain
from summitgraph.vocab import RDF_TYPE, mention, term, thing

if TYPE_CHECKING:
    from summitgraph.text.sketch import Mark


def read(page: Page, authority: Authority) -> Iterator[Fact | Finding]:
    """Read what a page in Chinese tells, in whichever script and wording."""
    traditional = page.language == "zh-Hant"
    page = replace(page, blocks=tuple(plain(b, traditional=traditional) for b in page.blocks), own=page.blocks)
    document, day = page.document, page.day
    yield from _impossible_dates(page)
    met = list(_strangers(page, authority))
    names = _names(document, met, authority)
    for block, who in met:
        yield from mentions.stranger(page, block.body, who)
    by = reader([block.body.text for block in page.blocks], authority, day, names)
    narrator = Narrator(by, authority, page.source, dated=page.dated is not None)
    passages = list(narrator.passages(page.blocks))
    found = beside(occasions(narrator.accounts(passages), authority.lies_in))
    yield from mentions.meetings(document, found, authority, day=day, dated=page.dated is not None)
    yield from outside_tenure(document, found, authority)
    for quotation in quotations(passages):
        yield from _remark(page, quotation, authority)
    yield from _callings(page, passages, found, authority)
    yield from _instruments(page, authority)


def _sentence(block: Block, at: int) -> str:
    return next((block.body.text[s:e] for s, e in sentences(block.body) if s <= at < e), block.body.text)


def _impossible_dates(page: Page) -> Iterator[Finding]:
    for block in page.blocks:
        for found in dates(block.body.text, page.anchor):
            if not found.edtf:
                span = mentions.raw_span(page.document, block.body, (found.start, found.end))
                yield Finding("impossible-date", f"no calendar has the day {span.quotation!r}; it was left out", span)


def _known(name: str, authority: Authority) -> bool:
    return any(hit.of("leader", "short", "country", "place", "organization") for hit in authority.find(name))


def _names(document: Document, met: Sequence[tuple[Block, Stranger]], authority: Authority) -> dict[str, Iri]:
    """Who is meant by the names of strangers, and by their short forms where they are nobody else's."""
    full = {who.name: mention("person", mentions.raw_span(document, block.body, who.span)) for block, who in met}
    shorts = [(short, iri) for name, iri in full.items() if (short := short_form(name))]
    times = Counter(short for short, _ in shorts)
    return {**{s: iri for s, iri in shorts if times[s] == 1 and not _known(s, authority)}, **full}


def _strangers(page: Page, authority: Authority) -> Iterator[tuple[Block, Stranger]]:
    def known(name: str) -> bool:
        return _known(name, authority)

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
        clean=words(page.written(span), page.language),
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
    """One mention for each agreement, where the page names it most fully."""
    named: dict[str, list[tuple[Block, Instrument]]] = {}
    for block in page.blocks:
        for found in instruments(block.body.text, authority, sentence=partial(_sentence, block)):
            alike = (key for key, places in named.items() if any(_alike(found, i, authority) for _, i in places))
            named.setdefault(next(alike, found.known or found.name), []).append((block, found))
    for key, places in named.items():
        if bare(key) and any(key in other and other != key for other in named):
            continue  # 联合声明, after 韩日联合声明
        block, fullest = max(places, key=lambda place: len(parties(place[1].name, authority)[1]))
        status = next((found.status for _, found in places if found.status != "unknown"), "unknown")
        known = next((found.known for _, found in places if found.known), None)
        yield from _instrument(page, block, replace(fullest, status=status, known=known), authority)


def _alike(one: Instrument, other: Instrument, authority: Authority) -> bool:
    if one.known and other.known:
        return one.known == other.known
    return same(one.name, other.name, authority)


def _instrument(page: Page, block: Block, found: Instrument, authority: Authority) -> Iterator[Fact]:
    span = mentions.raw_span(page.document, block.body, found.span)
    iri = mention("agreement", span)
    yield Fact(iri, RDF_TYPE, term("AgreementMention"), span)
    yield Fact(iri, term("name"), words(page.written(span), page.language), span)
    yield Fact(iri, term("agreementStatus"), thing("agreement-status", found.status), span)
    yield from _parties(iri, span, found, authority)
    if found.known:
        yield Fact(iri, term("agreement"), found.known, span)
    if found.year:
        year, start, end = found.year
        yield Fact(iri, term("date"), edtf(year), mentions.raw_span(page.document, block.body, (start, end)))


def _parties(iri: Iri, span: Span, found: Instrument, authority: Authority) -> Iterator[Fact]:
    """The parties that the name itself tells (日韩…), else those the authority knows."""
    named, _ = parties(found.name, authority)
    for party in named or (authority.links.get((found.known, "party"), ()) if found.known else ()):
        yield Fact(iri, term("party"), party, span)
