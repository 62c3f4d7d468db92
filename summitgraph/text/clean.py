"""Clean text that knows its way back.

What comes in: characters of a raw document, kept, replaced or left out one by one.
What goes out: `CleanText`, in which every character knows the raw code points it stands for.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text for reading; character i stands for ``raw[starts[i]:ends[i]]``."""

    text: str
    starts: "array[int]" = field(repr=False)
    ends: "array[int]" = field(repr=False)

    def __len__(self) -> int:
        return len(self.text)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets that cover ``text[start:end]``; ValueError when that is empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no text at {start}-{end}, there are {len(self.text)} characters")
        return min(self.starts[start:end]), max(self.ends[start:end])

    def slice(self, start: int, end: int) -> "CleanText":
        """A part of it, with the same way back."""
        return CleanText(self.text[start:end], self.starts[start:end], self.ends[start:end])


def clean(pieces: Iterable[tuple[str, int, int]]) -> CleanText:
    """Join pieces ``(text, raw start, raw end)``; a piece as long as its raw part maps one to one.

    A shorter or longer piece (``&amp;`` to ``&``, half-width ``ｶﾞ`` to ``ガ``) stands as a whole for its raw part.
    """
    text: list[str] = []
    starts, ends = array("I"), array("I")
    for piece, start, end in pieces:
        text.append(piece)
        if len(piece) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
    return CleanText("".join(text), starts, ends)


def recast(body: CleanText, pieces: Iterable[tuple[str, int, int]]) -> CleanText:
    """Other words for parts of a clean text; the offsets of the pieces count in its clean text."""
    inner = clean(pieces)
    starts, ends = inner.starts, inner.ends
    for index, (start, end) in enumerate(zip(inner.starts, inner.ends, strict=True)):
        starts[index], ends[index] = body.starts[start], body.ends[end - 1]
    return CleanText(inner.text, starts, ends)


def whole(text: str) -> CleanText:
    """Text that stands for itself."""
    return clean([(text, 0, len(text))])


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document with one part to play: title, heading, caption, paragraph or byline."""

    role: str
    body: CleanText
