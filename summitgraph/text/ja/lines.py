"""The sentences of a Japanese page, each as a sketch with its days.

What comes in: a `Page`, its cast. What goes out: `Line`s in the order of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from summitgraph.authority import Authority
from summitgraph.text import sketch as sign
from summitgraph.text.almanac import DateFound
from summitgraph.text.clean import Block
from summitgraph.text.ja.days import days
from summitgraph.text.ja.officials import Cast, Official
from summitgraph.text.markup import sentences
from summitgraph.text.page import Page
from summitgraph.text.sketch import Mark, Ref, Sketch, draw


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its block, where it stands in it, its sketch and days (clean offsets of the block)."""

    block: Block = field(repr=False)
    start: int
    end: int
    sketch: Sketch
    days: tuple[DateFound, ...]

    @property
    def text(self) -> str:
        """The clean words."""
        return self.block.body.text[self.start : self.end]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of ``sketch.text[start:end]``."""
        return self.block.body.raw(*self.sketch.clean(start, end))

    def mark(self, at: int) -> tuple[Mark, tuple[int, int]]:
        """The mark at a place of the sketch, and its raw offsets."""
        mark = self.sketch.marks[at]
        return mark, self.block.body.raw(mark.start, mark.end)


def lines(page: Page, cast: Cast, authority: Authority) -> Iterator[Line]:
    """Yield the sentences of a page."""
    for block in page.blocks:
        text = block.body.text
        marks = list(_marks(text, cast, authority))
        for start, end in sentences(block.body):
            found = days(text[start:end], page.anchor)
            told = tuple(DateFound(d.start + start, d.end + start, d.edtf) for d in found)
            yield Line(block, start, end, draw(text, marks, start=start, end=end), told)


# 外相会談 · 首相官邸 · 大統領選挙: no person
_OFFICE_ONLY: Final = re.compile(
    r"会談|会合|会議|協議|級|間|官邸|公邸|補佐官|夫人|選|候補|代行|特使|府|報道官|経験者|訪[米中韓朝露英仏]"
)


def _marks(text: str, cast: Cast, authority: Authority) -> Iterator[Mark]:
    people = list(_people(text, cast))
    for official in people:
        yield Mark(sign.PERSON, *_grown(text, official, authority), (Ref(official.person),))
    for hit in authority.find(text):
        if any(p.start < hit.end and hit.start < p.end for p in people):
            continue
        for kind, drawn in (("series", sign.SERIES), ("country", sign.COUNTRY), ("place", sign.PLACE)):
            if iris := hit.of(kind):
                yield Mark(drawn, hit.start, hit.end, iris=iris)
                break


# バイデン次期米国大統領 · 岸田前首相: the office is not that of who holds it
_ELECT: Final = re.compile(r"(?P<when>次期|前|元|新)[一-龠ァ-ヴー]{0,4}$")
_KATAKANA: Final = re.compile(r"[ァ-ヴー]")


def _people(text: str, cast: Cast) -> Iterator[Official]:
    """Those who are named, without offices that stand for no holder, and without parts of longer foreign names."""
    found = [p for p in cast.officials(text) if not _OFFICE_ONLY.match(text, p.end)]
    former = {p.start: match for p in found if (match := _ELECT.search(text, max(0, p.start - 8), p.start))}
    for official in found:
        if official.start in former and official.title == text[official.start : official.end]:
            continue
        if _KATAKANA.match(text, official.end) and _KATAKANA.match(text, official.end - 1):
            continue  # トランプタワー
        ends = [p.end for p in found if p.start in former and former[p.start].start() == official.end]
        yield replace(official, end=ends[0]) if ends else official


# 石破首相（自民党総裁） · マルコス・フィリピン大統領(H.E. Mr. Marcos, President of the Philippines)
# トランプ次期大統領 · バイデン次期米国大統領 · ブレア前英首相
_ASIDE: Final = re.compile(
    r"(?:(?:次期|前|元|新)[一-龠ァ-ヴー]{0,6}?(?:大統領|首相|総理大臣|総理|外相|主席))?(?:氏)?(?:\([^()]{1,120}\)|（[^（）]{1,120}）)?"
)
_AHEAD: Final = re.compile(r"(?:[ァ-ヴー]+[・＝])+$")


def _grown(text: str, official: Official, authority: Authority) -> tuple[int, int]:
    """A person's words with what stands in brackets behind them, and the rest of a name before a title (習主席)."""
    start = official.start
    if before := _AHEAD.search(text, max(0, start - 40), start):
        start = before.start()
    else:
        name = authority.label(official.person, "ja")
        start -= next((n for n in (2, 1) if text[max(0, start - n) : start] == name[:n]), 0)
    aside = _ASIDE.match(text, official.end)
    return start, aside.end() if aside else official.end
