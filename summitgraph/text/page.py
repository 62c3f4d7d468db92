"""A page of news or a release, ready to be read, and what it says of itself.

What comes in: a `Document` and the sources that a loader knows.
What goes out: a `Page` with its blocks, day, language and source; the facts of the document's own record.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import XSD, Document, Fact, Finding, Iri, Source, Span, Value, words
from summitgraph.text.account import Said
from summitgraph.text.clean import Block
from summitgraph.text.language import language
from summitgraph.text.markup import blocks
from summitgraph.text.period import period
from summitgraph.text.published import addresses, published
from summitgraph.vocab import RDF_TYPE, document_iri, outside, slug, term, thing

MEANT: Final = frozenset(("title", "heading", "caption", "paragraph"))
UNKNOWN: Final = Source("unknown", "unknown", "en", "")
# https://web.archive.org/web/20210712014925/https://...
_KEPT: Final = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?://[^/])")


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be read: its blocks of meaning, its day, language and source.

    `day` is the day of publication. Where nobody gives it, it is a day on which those named were in office, good for
    nothing else; `anchor` is then None, and relative dates are not read.
    """

    document: Document
    blocks: tuple[Block, ...]
    day: date
    language: str
    source: Iri
    dated: Said[str] | None = None  # the words that give the day
    origin: Said[Source] | None = None  # the words that give the source
    listed: bool = False  # whether a loader knows the source
    own: tuple[Block, ...] = ()  # the blocks as written, where `blocks` have other letters

    def written(self, span: Span) -> str:
        """The clean words of a raw span, in the document's own letters."""
        start, end = span.start, span.end
        return "".join(
            sign
            for block in self.own or self.blocks
            if block.body.starts and block.body.starts[0] < end and start < block.body.ends[-1]
            for sign, first, last in zip(block.body.text, block.body.starts, block.body.ends, strict=True)
            if start <= first and last <= end
        )

    @property
    def anchor(self) -> date | None:
        """The day from which yesterday and last month are counted; None when it is not known."""
        return self.day if self.dated else None


def page_of(document: Document, sources: Sequence[Source], authority: Authority | None = None) -> Page:
    """Read what a document says of itself and cut it into blocks; the authority helps where it names no day."""
    found = blocks(document.text)
    dated, origin = published(document, found), _origin(document, sources)
    return Page(
        document,
        tuple(block for block in found if block.role in MEANT),
        date.fromisoformat(dated.value) if dated else period(found, authority),
        language("".join(block.body.text for block in found)),
        thing("source", origin.value.id if origin else UNKNOWN.id),
        dated,
        origin,
        origin is not None and origin.value in sources,
    )


def metadata(page: Page) -> Iterator[Fact | Finding]:
    """The document's own record: title, language, day of publication, source, address."""
    me = document_iri(page.document)
    title = next((block.body for block in page.blocks if block.role == "title"), None)
    if title and len(title):
        span = page.document.span(*title.raw(0, len(title)))
        yield Fact(me, outside("dcterms:title"), words(title.text, page.language), span)
        yield Fact(me, outside("dcterms:language"), Value(page.language), span)
    elif first := _first(page):
        yield Fact(me, outside("dcterms:language"), Value(page.language), first)
    if page.dated:
        day = page.document.span(page.dated.start, page.dated.end)
        yield Fact(me, term("published"), Value(page.dated.value, XSD + "date"), day)
    else:
        message = "no day of publication was found; words such as yesterday or last month are not read as dates"
        yield Finding("no-day", message, page.document.name)
    yield from _source_facts(page, me)


def _first(page: Page) -> Span | None:
    return next((page.document.span(*b.body.raw(0, len(b.body))) for b in page.blocks if len(b.body)), None)


def _source_facts(page: Page, me: Iri) -> Iterator[Fact]:
    if page.origin is None:
        if first := _first(page):
            yield Fact(page.source, RDF_TYPE, term("Source"), first)
            yield Fact(page.source, outside("rdfs:label"), words(UNKNOWN.title, UNKNOWN.language), first)
            yield Fact(me, term("source"), page.source, first)
        return
    at = page.document.span(page.origin.start, page.origin.end)
    if not page.listed:
        yield from _outlet(page.origin.value, page.language, at)
    yield Fact(me, term("source"), page.source, at)
    yield Fact(me, term("url"), Value(at.quotation, XSD + "anyURI"), at)


def _outlet(source: Source, language: str, at: Span) -> Iterator[Fact]:
    iri = thing("source", source.id)
    yield Fact(iri, RDF_TYPE, term("Source"), at)
    yield Fact(iri, outside("rdfs:label"), words(source.title, language), at)
    yield Fact(iri, outside("schema:url"), Value(source.homepage, XSD + "anyURI"), at)
    yield Fact(iri, outside("dcterms:language"), Value(language), at)


def _origin(document: Document, sources: Sequence[Source]) -> Said[Source] | None:
    """The source where one of the page's own addresses begins; else a new one, known by its host."""
    own = list(addresses(document))
    homes = _homes(tuple(sources))
    for url, start in own:
        if found := _at(_plain(url), homes):
            return Said(found, start, start + len(url))
    return _unlisted(*own[0]) if own else None


@cache
def _homes(sources: tuple[Source, ...]) -> dict[str, list[tuple[str, Source]]]:
    """Where the pages of each source begin, by host."""
    found: dict[str, list[tuple[str, Source]]] = {}
    for source in sources:
        home = _plain(source.homepage)
        found.setdefault(home.partition("/")[0], []).append((home, source))
    return found


def _at(url: str, homes: dict[str, list[tuple[str, Source]]]) -> Source | None:
    """The source whose homepage an address begins with, the longest first; else the only one of that host."""
    near = homes.get(url.partition("/")[0], [])
    within = [pair for pair in near if url.startswith(pair[0])]
    if within:
        return max(within, key=lambda pair: len(pair[0]))[1]
    return near[0][1] if len(near) == 1 else None


def _plain(url: str) -> str:
    """An address without scheme, ``www.`` and doubled strokes; of a page that an archive keeps, that of the page."""
    return re.sub("/{2,}", "/", _KEPT.sub("", url).partition("://")[2].lower().removeprefix("www."))


def _unlisted(url: str, start: int) -> Said[Source]:
    """An outlet that no loader lists is known by its host."""
    host = _KEPT.sub("", url).split("/")[2].lower()
    return Said(Source(slug(host), host, "", f"https://{host}/"), start, start + len(url))
