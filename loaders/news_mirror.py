"""Chinese news pages as mirrors keep them: RFI, VOA and The Epoch Times, and briefs in the same layouts.

What comes in: a `Document` in one of three layouts (a Markdown link title under a harvest comment, twice; a
heading with a template of links). What goes out: the document's own data, meetings, quotations, agreements.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph import Document, Fact, Finding
from summitgraph.authority import Authority
from summitgraph.text.language import language
from summitgraph.text.markup import blocks, link
from summitgraph.text.outlets import OUTLETS
from summitgraph.text.page import metadata, page_of
from summitgraph.text.zh import news

VERSION = "1"
SOURCES = OUTLETS
# ### Two leaders to meet, over a line of dashes
_HEADING: Final = re.compile(r"^\s*#{1,6} \S[^\n]*\n-{3,}", re.MULTILINE)


def identify(document: Document) -> bool:
    """Whether it is a Chinese page with a mirror's title line."""
    return _has_mirror_title(document.text) and language(_words(document)).startswith("zh")


def load(document: Document, authority: Authority) -> Iterator[Fact | Finding]:
    """Read who met, who spoke and what was agreed."""
    page = page_of(document, SOURCES, authority)
    yield from metadata(page)
    yield from news.read(page, authority)


def _has_mirror_title(text: str) -> bool:
    """Whether a Markdown title (a link or a heading over dashes) stands at its head."""
    head = text[:2000]
    return (link(head) is not None and "\n---" in head) or _HEADING.search(head[:400]) is not None


def _words(document: Document) -> str:
    return "".join(block.body.text for block in blocks(document.text))
