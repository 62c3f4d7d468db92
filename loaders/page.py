"""Any page of news, release or record that no other loader knows: HTML, Markdown or plain text.

What comes in: a `Document`. What goes out: the document's own data and what the reader of its language finds:
``summitgraph/text/<language>/news.py`` with a function ``read(page, authority)``.
"""

import re
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from summitgraph import Document, Fact, Finding
from summitgraph.authority import Authority
from summitgraph.text.outlets import OUTLETS
from summitgraph.text.page import Page, metadata, page_of

VERSION = "1"
FALLBACK = True
SOURCES = OUTLETS
_LETTER: Final = re.compile(r"[^\W\d_]")
# {"title": "..."} · <?xml version="1.0"?><rss>
_DATA: Final = re.compile(r"\ufeff?\s*(?:[\[{]\s*[\[{\"]|<\?xml(?!.{0,300}<(?:!DOCTYPE )?html))", re.DOTALL)
# 1998-10-08,Tokyo,"Keizo Obuchi"
_CELLS: Final = re.compile(r"(?:[^,\t\n]*+[,\t](?! )){2,}[^,\t\n]*+")


def identify(document: Document) -> bool:
    """Whether it has words and is no table and no other data."""
    text = document.text
    return _LETTER.search(text) is not None and _DATA.match(text) is None and not _is_table(text)


def load(document: Document, authority: Authority) -> Iterator[Fact | Finding]:
    """Read the document's own data, then what it tells, in the language it is written in."""
    page = page_of(document, SOURCES, authority)
    yield from metadata(page)
    if read := _reader(page.language):
        yield from read(page, authority)
    else:
        message = f"there is no reader for pages in {page.language}; only the document's own data were read"
        yield Finding("language-unread", message, document.name)


def _reader(language: str) -> Callable[[Page, Authority], Iterator[Fact | Finding]] | None:
    """The function of ``summitgraph/text/zh/news.py`` for zh-Hans, and so on; None where no such file is."""
    name = f"summitgraph.text.{language.partition('-')[0]}.news"
    if find_spec(name.removesuffix(".news")) is None or find_spec(name) is None:
        return None
    read: Callable[[Page, Authority], Iterator[Fact | Finding]] = import_module(name).read
    return read


def _is_table(text: str) -> bool:
    """Whether the first lines are cells: two commas or tabs in each, none followed by a space."""
    lines = [line for line in text[:4000].splitlines()[:5] if line.strip()]
    return len(lines) > 1 and all(_CELLS.fullmatch(line) for line in lines)
