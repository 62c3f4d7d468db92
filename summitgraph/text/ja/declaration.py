"""A declaration: its title, its articles and paragraphs, its signatures.

What comes in: the paragraphs from its title on. What goes out: `Declaration` with numbered `Clause`s
(``preamble.1``, ``2.3``) and the people who signed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from summitgraph.text.clean import CleanText
from summitgraph.text.ja.officials import Cast, Official
from summitgraph.text.ja.paragraphs import Paragraph, joined
from summitgraph.text.ja.record import INSTRUMENT

_BLANK: Final = re.compile(r"[ 　]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """One paragraph of an article: ``2.3`` is the third paragraph of article 2."""

    number: str
    order: int
    body: CleanText


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration in its parts; `signatures` is the block below the last clause, without blanks.

    Of a summary (要旨) the paragraphs are not those of the declaration itself.
    """

    title: CleanText
    clauses: tuple[Clause, ...]
    signatures: CleanText | None
    summary: bool = False


def declaration(paragraphs: Sequence[Paragraph]) -> Declaration:
    """Read a declaration whose first paragraph is its title; what follows the last full sentence is signatures."""
    title, *rest = paragraphs
    last = max((i for i, p in enumerate(rest) if p.text.endswith("。")), default=-1)
    clauses = tuple(Clause(number, order, p.body) for order, (number, p) in enumerate(_numbered(rest[: last + 1]), 1))
    below = [p.body for p in rest[last + 1 :] if p.kind == "plain"]
    match = INSTRUMENT.fullmatch(title.text)
    name = title.body.slice(*match.span("name")) if match else title.body
    return Declaration(name, clauses, _compact(joined(below)) if below else None, bool(match and match["summary"]))


def _numbered(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, Paragraph]]:
    article, count = 0, 0
    for paragraph in paragraphs:
        if paragraph.kind == "point" and int(paragraph.label) > article:  # an annex that counts anew goes on
            article, count = int(paragraph.label), 0
        count += 1
        yield f"{article or 'preamble'}.{count}", paragraph


def _compact(block: CleanText) -> CleanText:
    """The block without the blanks that space out names: 川 口  太 郎."""
    cuts = [0, *(edge for m in _BLANK.finditer(block.text) for edge in m.span()), len(block)]
    return joined(block.slice(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True))


def signatories(read: Declaration, cast: Cast) -> list[Official]:
    """The people named in the block of signatures, by their names alone."""
    if read.signatures is None:
        return []
    return [
        o
        for o in cast.officials(read.signatures.text)
        if not o.title or o.title != read.signatures.text[o.start : o.end]
    ]
