"""The day on which a text was published, and where it was.

What comes in: a `Document` and its blocks.
What goes out: the day with the raw words that say it (what the page says of itself, its byline, its address, a front
matter; an agency's dateline comes before them all; last the time of harvest), and the page's own addresses.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final

from summitgraph.model import Document
from summitgraph.text.account import Said
from summitgraph.text.clean import Block
from summitgraph.text.datelines import day_of_address, day_of_agency, day_of_lead, day_of_line
from summitgraph.text.header import harvest_time, header
from summitgraph.text.markup import link
from summitgraph.text.roles import is_headline

_HEAD: Final = 60_000  # characters in which a page says what it is
_OPENING: Final = 3  # paragraphs of which one may begin with a dateline
_LINES: Final = 6  # blocks of which one may be a line with the day and more
# <meta name="pubdate" content="2021-06-25T..."> · <time datetime="2021-06-25"> · "datePublished": "..."
_OWN_DAY: Final = re.compile(
    r"<meta\b[^<>]{0,300}?\b(?:property|name|itemprop)=[\"']?(?:article:published_time|og:published_time"
    r"|publish(?:ed)?[-_]?(?:date|time)|pub_?date|dc\.date(?:\.issued)?|dcterms\.(?:date|issued|created)|datePublished|date|parsely-pub-date)[\"']?\s[^<>]{0,300}?"
    r"\bcontent=[\"'](?P<meta>[^\"'<>]{8,40})"
    r"|<meta\b[^<>]{0,300}?\bcontent=[\"'](?P<turned>[^\"'<>]{8,40})[\"'][^<>]{0,300}?(?:article:published_time|datePublished|pubdate)"
    r"|<time\b[^<>]{0,300}?\bdatetime=[\"'](?P<time>[^\"'<>]{8,40})|\"datePublished\"\s*:\s*\"(?P<data>[^\"<>]{8,40})",
    re.IGNORECASE,
)
# <link rel="canonical" href="https://..."> · <meta property="og:url" content="https://...">
_OWN_ADDRESS: Final = re.compile(
    r"<(?:link\b[^<>]*?\brel=[\"']?canonical[\"']?[^<>]*?\bhref|meta\b[^<>]*?\bproperty=[\"']?og:url[\"']?[^<>]*?\bcontent)"
    r"=[\"'](?P<url>https?://[^\"'<>\s]+)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>）)]+")
# 原文地址（需翻墙访问）：https://... · 原文链接 https://... · 出典：https://... · Source: https://...
_ORIGINAL: Final = re.compile(
    r"(?:原文|本文|来源|來源|出处|出處|出典|元記事|掲載元|원문|출처|Source|Original|URL|Link|链接|連結)[^\n<>。]{0,24}?(?P<url>https?://[^\s\"'<>）)]+)",
    re.IGNORECASE,
)
# the address alone on one of the first lines
_ALONE: Final = re.compile(r"^[ \t]*(?P<url>https?://[^\s\"'<>）)]+)[ \t]*$", re.MULTILINE)
_TOP: Final = 600  # characters in which such a line stands
# (2030/04/01-11:53): an agency's stamp at the foot of a page · 「川口日報日本語版」2030年4月1日
_STAMP: Final = re.compile(
    r"(?:[(（](?P<day>(?:19|20)\d\d/\d{1,2}/\d{1,2})-\d{1,2}:\d\d[)）]"
    r"|「[^「」\s]{2,12}版」[ \u3000]?(?P<edition>(?:19|20)\d\d年\d{1,2}月\d{1,2}日))\s*$",
    re.MULTILINE,
)
_ADDRESS_FIELDS: Final = ("original_url", "source_url", "from", "url", "link", "canonical", "permalink")
_DAY_FIELDS: Final = ("published_time", "published", "pubdate", "publish_date", "date_published", "date", "datetime")


def published(document: Document, found: Sequence[Block]) -> Said[str] | None:
    """The day that the text says it was published, as ``2024-02-13``; None when nothing does."""
    told = next(_days(document, found), None)
    return (_dateline(found, date.fromisoformat(told.value)) if told else None) or told


def _days(document: Document, found: Sequence[Block]) -> Iterator[Said[str]]:
    """What tells the day, the surest first."""
    yield from _of_page(document.text)
    for role, reads in (("byline", day_of_line), ("paragraph", day_of_lead)):
        for block in found:
            if block.role == role and (day := reads(block.body.text)):
                yield Said(day.edtf, *block.body.raw(day.start, day.end))
    if stamp := _STAMP.search(document.text, 0, _HEAD):
        name = stamp.lastgroup or "day"
        if day := day_of_line(stamp[name]):
            yield Said(day.edtf, *stamp.span(name))
    yield from _of_addresses(document)
    yield from _of_header(document.text)
    for block in found[:_LINES]:
        if is_headline(block.body.text, longest=150 if block.role == "title" else 60) and (
            day := day_of_line(block.body.text)
        ):
            yield Said(day.edtf, *block.body.raw(day.start, day.end))
    if (harvested := harvest_time(document.text)) is not None:
        day_of_harvest = datetime.fromtimestamp(harvested / 1000, tz=UTC).date().isoformat()
        yield Said(day_of_harvest, document.text.index("<!--"), document.text.index("-->") + 3)


def _of_page(text: str) -> Iterator[Said[str]]:
    if (own := _OWN_DAY.search(text, 0, _HEAD)) and own.lastgroup and (day := day_of_line(own[own.lastgroup])):
        start = own.start(own.lastgroup)
        yield Said(day.edtf, start + day.start, start + day.end)


def _of_addresses(document: Document) -> Iterator[Said[str]]:
    for url, start in addresses(document):
        if day := day_of_address(url):
            yield Said(day.edtf, start + day.start, start + day.end)


def _of_header(text: str) -> Iterator[Said[str]]:
    fields = header(text)
    for name in _DAY_FIELDS:
        if (field := fields.get(name)) and (day := day_of_line(field.text)):
            yield Said(day.edtf, *field.raw(day.start, day.end))


def _dateline(found: Sequence[Block], near: date) -> Said[str] | None:
    """The dateline of an agency at the head of one of the first paragraphs."""
    for block in [block for block in found if block.role == "paragraph"][:_OPENING]:
        if day := day_of_agency(block.body.text, near):
            return Said(day.edtf, *block.body.raw(day.start, day.end))
    return None


def addresses(document: Document) -> Iterator[tuple[str, int]]:
    """The addresses that may be the page's own, the surest first, each with its raw offset."""
    text = document.text
    if own := _OWN_ADDRESS.search(text, 0, _HEAD):
        yield own["url"], own.start("url")
    if linked := link(text):
        yield linked[:2]
    fields = header(text)
    for name in _ADDRESS_FIELDS:
        if (field := fields.get(name)) and (match := _ADDRESS.match(field.text)):
            yield match[0], field.raw(*match.span())[0]
    for match in _ALONE.finditer(text, 0, _TOP):
        yield match["url"], match.start("url")
    for match in _ORIGINAL.finditer(text):
        yield match["url"], match.start("url")
