"""The outline of an official record: preface, items under their headings, the declaration that is appended.

What comes in: the paragraphs of a document. What goes out: `Record`, in which every bullet knows the headings
above it; which of them introduces a speaker is told by `introduces`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.model import Document, Span
from summitgraph.text.clean import CleanText
from summitgraph.text.ja.paragraphs import LEVELS, Paragraph, joined

# これに対し、大臣より、以下のとおり述べた。
_INTRODUCES: Final = re.compile(r"(?:以下|次)の(?:とおり|よう|発言|説明|応答|回答|点)")
# 両国協力に関する共同宣言 · 川口宣言の要旨
INSTRUMENT: Final = re.compile(
    r"(?P<name>[^、。：:（）]{2,40}?(?:宣言|共同声明|共同発表|共同文書|合意書|覚書|協定|条約))"
    r"(?:（(?:全文|仮訳|和文)）|(?P<summary>（(?:要旨|骨子|概要|抜粋)）|の(?:要旨|骨子|概要|抜粋)))?"
)
# 外務省作成
_MAKER: Final = re.compile(r"[^、。]{2,20}(?:省|庁|府|官邸)(?:作成|発表|公表)")


@dataclass(frozen=True, slots=True)
class Item:
    """A bullet, note or paragraph of a record and the headings above it, outermost first."""

    headings: tuple[Paragraph, ...]
    kind: str
    body: CleanText

    @property
    def text(self) -> str:
        """The words, in one line."""
        return self.body.text

    def under(self, *subjects: str) -> bool:
        """Whether a heading above it names one of these subjects (反応, 評価 ...)."""
        return any(subject in heading.text for heading in self.headings for subject in subjects)


@dataclass(frozen=True, slots=True)
class Record:
    """A document in its parts; `maker` is the line that names the ministry, `declaration` starts with its title."""

    title: CleanText | None
    maker: CleanText | None
    items: tuple[Item, ...]
    declaration: tuple[Paragraph, ...]

    @property
    def preface(self) -> list[CleanText]:
        """The texts that can say who met: those above the first heading, then the declaration's."""
        above = [item.body for item in self.items if not item.headings]
        return [*above, *(paragraph.body for paragraph in self.declaration)]

    @property
    def bodies(self) -> list[CleanText]:
        """All texts but headings, in the document's order."""
        return [*(item.body for item in self.items), *(paragraph.body for paragraph in self.declaration)]


def introduces(heading: Paragraph) -> bool:
    """Whether a heading only says who speaks next."""
    return bool(_INTRODUCES.search(heading.text))


def evidence(document: Document, body: CleanText, start: int = 0, end: int | None = None) -> Span:
    """The raw span of a part of a clean text."""
    return document.span(*body.raw(start, len(body) if end is None else end))


def outline(paragraphs: Iterable[Paragraph]) -> Record:
    """Take a document's paragraphs apart."""
    found = list(paragraphs)
    cut = next((i for i in range(len(found)) if _is_declaration(found, i)), len(found))
    record, declaration = found[:cut], found[cut:]
    first = record[0] if record else declaration[0] if declaration else None
    title = first.body if first and first.kind == "plain" and not first.text.endswith("。") else None
    maker = next((p.body for p in record[:4] if _MAKER.fullmatch(p.text)), None)
    rest = [p for p in record if p.body is not title and p.body is not maker]
    return Record(title, maker, tuple(_items(rest)), tuple(declaration))


def _is_declaration(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether a title stands here, alone, and full sentences follow."""
    here = paragraphs[at]
    follows = paragraphs[at + 1 : at + 4]
    return (
        here.kind == "plain"
        and bool(INSTRUMENT.fullmatch(here.text))
        and any(p.kind == "plain" and p.text.endswith("。") for p in follows)
        and any(p.kind == "point" and p.text.endswith("。") for p in paragraphs[at + 1 :])
    )


def _items(paragraphs: list[Paragraph]) -> Iterator[Item]:
    path: dict[str, Paragraph] = {}
    open_item: Item | None = None
    for paragraph in paragraphs:
        if paragraph.kind == "plain" and open_item and open_item.kind == "bullet":
            open_item = Item(open_item.headings, "bullet", joined([open_item.body, paragraph.body]))
            continue
        if open_item:
            yield open_item
            open_item = None
        if paragraph.kind in LEVELS:
            depth = LEVELS.index(paragraph.kind)
            path = {kind: p for kind, p in path.items() if LEVELS.index(kind) < depth}
            if paragraph.text.endswith("。") and not introduces(paragraph):
                open_item = Item(tuple(path.values()), "sentence", paragraph.body)
            else:
                path[paragraph.kind] = paragraph
        else:
            open_item = Item(tuple(path.values()), paragraph.kind, paragraph.body)
    if open_item:
        yield open_item
