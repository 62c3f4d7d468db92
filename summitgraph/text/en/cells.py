"""Cells of a row: their raw place, and their text with single spaces and plain marks.

What comes in: a row as a document, and where its cells stand in it. What goes out: `Cell`s that know their spans.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from summitgraph import Document, Span
from summitgraph.text.clean import CleanText, clean

_PIECE: Final = re.compile(r"\s+|&#?\w+;|[^\s&]+|&")
_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a row: what it says, and its way back to the row's characters."""

    document: Document
    words: CleanText

    @property
    def text(self) -> str:
        """The clean text."""
        return self.words.text

    @property
    def whole(self) -> Span:
        """The span of all of it."""
        return self.span(0, len(self.words))

    def span(self, start: int, end: int) -> Span:
        """The raw span of a part of the clean text."""
        return self.document.span(*self.words.raw(start, end))


def cell(document: Document, start: int, end: int) -> Cell | None:
    """The cell between two raw offsets, without space around it; none where there is nothing."""
    raw = document.text[start:end]
    inner = raw.strip()
    if not inner:
        return None
    start += raw.index(inner)
    return Cell(document, clean(_pieces(inner, start)))


def _pieces(raw: str, at: int) -> Iterator[tuple[str, int, int]]:
    for found in _PIECE.finditer(raw):
        piece = found[0]
        if piece.isspace():
            piece = " "
        elif piece.startswith("&"):
            piece = html.unescape(piece)
        yield piece.translate(_PLAIN), at + found.start(), at + found.end()


def day(words: Cell | None) -> date:
    """The day that a cell gives as YYYY-MM-DD; ValueError with the words when it is none."""
    try:
        return date.fromisoformat(words.text if words else "")
    except ValueError:
        raise ValueError(f"{words.text if words else ''!r} is no day") from None
