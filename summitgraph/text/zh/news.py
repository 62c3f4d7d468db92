"""What a Chinese page tells: its meetings, quotations, characterisations and agreements.

What comes in: a `Page` and the authority.
What goes out: `Fact`s with raw spans, and `Finding`s where a page cannot be read as it should.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summitgraph.authority import Authority
from summitgraph.model import Document, Fact, Finding, Iri, words
from summitgraph.text import mentions
from summitgraph.text.clean import Block
from summitgraph.text.dates import dates
from summitgraph.text.instruments import agreements
from summitgraph.text.occasions import Occasion, beside, occasions
from summitgraph.text.page import Page
from summitgraph.text.passage import Passage
from summitgraph.text.strangers import Stranger
from summitgraph.text.tenures import outside_tenure
from summitgraph.text.who import person
from summitgraph.text.zh import institutions
from summitgraph.text.zh.agreed import fullest
from summitgraph.text.zh.attribution import attribution
from summitgraph.text.zh.calls import callings
from summitgraph.text.zh.company import joined
from summitgraph.text.zh.days import lasting
from summitgraph.text.zh.glosses import glossed
from summitgraph.text.zh.instruments import instruments
from summitgraph.text.zh.names import FOREIGN, parts, short_form
from summitgraph.text.zh.narrative import Narrator
from summitgraph.text.zh.quotations import Quotation, quotations
from summitgraph.text.zh.strangers import first_of_each, leads, minister, recurring, strangers
from summitgraph.text.zh.undated import over_by_now, with_months
from summitgraph.text.zh.who import reader
from summitgraph.text.zh.wording import plain
from summitgraph.vocab import RDF_TYPE, mention, term

if TYPE_CHECKING:
    from summitgraph.text.sketch import Mark


def read(page: Page, authority: Authority) -> Iterator[Fact | Finding]:
    """Read what a page in Chinese tells, in whichever script and wording."""
    traditional = page.language == "zh-Hant"
    page = replace(page, blocks=tuple(plain(b, traditional=traditional) for b in page.blocks), own=page.blocks)
    document, day = page.document, page.day
    yield from _impossible_dates(page)
    met = list(_strangers(page, authority))
    known = dict(pair for block in page.blocks for pair in glossed(block.body.text, authority))
    names = _names(document, met, authority) | known
    for block, who in met:
        if who.name in known or _leader(who.name, authority):
            continue
        yield from mentions.stranger(page, block.body, who)
    by = reader([block.body.text for block in page.blocks], authority, day, names)
    narrator = Narrator(by, authority, page.source, dated=page.dated is not None)
    passages = list(narrator.passages(page.blocks))
    found = beside(occasions(over_by_now(joined(narrator.accounts(passages)), day), authority.lies_in))
    published = page.dated.value if page.dated else ""
    found = lasting(with_months(found, passages, page.blocks, page.dated), passages, published)
    heads = {names[who.name] for block, who in met if leads(who, block.body.text)}
    below = {names[who.name] for block, who in met if minister(who, block.body.text)}
    yield from mentions.meetings(
        document, found, authority, day=day, dated=page.dated is not None, heads=heads, ministers=below
    )
    yield from outside_tenure(document, found, authority)
    yield from _remarks(page, passages, authority)
    yield from _callings(page, passages, found, authority)
    yield from agreements(page, authority, instruments, choose=fullest)


def _impossible_dates(page: Page) -> Iterator[Finding]:
    for block in page.blocks:
        for found in dates(block.body.text, page.anchor):
            if not found.edtf:
                span = mentions.raw_span(page.document, block.body, (found.start, found.end))
                yield Finding("impossible-date", f"no calendar has the day {span.quotation!r}; it was left out", span)


_KINDS: Final = ("leader", "short", "country", "place", "organization", "office", "issue", "body", "series")


def _known(name: str, authority: Authority) -> bool:
    """Whether a name, or a word in it, is somebody or something that the authority knows."""
    found = [hit for hit in authority.find(name) if hit.of(*_KINDS)]
    whole = any((hit.start, hit.end) == (0, len(name)) for hit in found)
    if re.fullmatch(FOREIGN, name) and not any(hit.start == 0 or hit.of("leader", "short") for hit in found):
        return False  # a place within sounds of another tongue: 阿瑟伯恩
    return whole or (len(parts(name)) == 1 and bool(found)) or any(hit.of("leader") for hit in found)


def _leader(name: str, authority: Authority) -> Iri | None:
    """Whom the authority knows by the name without initials and numbers: 亚历克斯·M·某某二世."""
    bare = "·".join(parts(name))
    hits = [hit for hit in authority.find(bare) if hit.end - hit.start == len(bare)] if bare != name else []
    return next((iri for hit in hits for iri in hit.of("leader")), None)


def _names(document: Document, met: Sequence[tuple[Block, Stranger]], authority: Authority) -> dict[str, Iri]:
    """Who is meant by the names of strangers, and by their short forms where they are nobody else's."""
    full = {who.name: mention("person", mentions.raw_span(document, block.body, who.span)) for block, who in met}
    full |= {name: iri for name in full if (iri := _leader(name, authority))}
    shorts = [(short, iri) for name, iri in full.items() if (short := short_form(name))]
    times = Counter(short for short, _ in shorts)
    return {**{s: iri for s, iri in shorts if times[s] == 1 and not _known(s, authority)}, **full}


def _strangers(page: Page, authority: Authority) -> Iterator[tuple[Block, Stranger]]:
    def known(name: str) -> bool:
        return _known(name, authority)

    whole = "\n".join(block.body.text for block in page.blocks)
    pairs = [(block, who) for block in page.blocks for who in strangers(block.body.text, known)]
    pairs += [(block, who) for block in page.blocks for who in recurring(block.body.text, whole, known)]
    found = {id(who): block for block, who in pairs}
    for who in first_of_each(who for _, who in pairs):
        yield found[id(who)], who


def _remarks(page: Page, passages: Sequence[Passage], authority: Authority) -> Iterator[Fact]:
    """The quotations of a page, and the institutions that speak in them and in no list."""
    with_houses, houses = institutions.drawn(passages, page)
    facts = [fact for one in quotations(with_houses) for fact in _remark(page, one, authority)]
    yield from institutions.spoken([str(f.object) for f in facts if f.predicate == term("speaker")], houses, page)
    yield from facts


def _remark(page: Page, quotation: Quotation, authority: Authority) -> Iterator[Fact]:
    mark: Mark = quotation.speaker
    chain = attribution(quotation.passage.sketch, page.source)
    if speaker := mark.iris[0] if mark.iris else person(mark.refs[0], (page.day, page.day), authority):
        yield from mentions.quotation(
            page,
            (quotation.body, (quotation.start, quotation.end)),
            speaker,
            (quotation.home.body, (mark.start, mark.end)),
            authority,
            tuple(iri for iri in chain if "/institution/" not in iri),
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
