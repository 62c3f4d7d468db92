"""The sentences of a Japanese page, each as a sketch with its days.

What comes in: a `Page`, its cast. What goes out: `Line`s in the order of the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Said
from summitgraph.text.almanac import DateFound
from summitgraph.text.clean import Block
from summitgraph.text.gazetteer import Hit
from summitgraph.text.ja.assemblies import named, only_series
from summitgraph.text.ja.days import days
from summitgraph.text.ja.officials import Cast, Official
from summitgraph.text.markup import sentences
from summitgraph.text.page import Page
from summitgraph.text.sketch import Mark, Marks, Ref, Sketch, draw


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

    def people(self, places: Iterable[int]) -> tuple[Said[Iri], ...]:
        """Those whose signs stand at these places of the sketch, each once."""
        told: dict[Iri, Said[Iri]] = {}
        for place in places:
            mark, at = self.mark(place)
            if who := mark.refs[0].person:
                told.setdefault(who, Said(who, *at))
        return tuple(told.values())


# 「歴史的な1日だ」: no day of a meeting
_QUOTED: Final = re.compile("「[^「」]{4,}」")


def lines(page: Page, cast: Cast, authority: Authority) -> Iterator[Line]:
    """Yield the sentences of a page."""
    only = only_series((block.body.text for block in page.blocks), authority)
    size = next((len(members) for members, series in authority.allied.items() if series == only), 0)
    last = ""
    for block in page.blocks:
        text = block.body.text
        marks = Marks.of(_marks(text, cast, authority, (only, size)))
        quoted = [match.span() for match in _QUOTED.finditer(text)]
        for start, end in sentences(block.body):
            found = [
                DateFound(d.start + start, d.end + start, d.edtf) for d in days(text[start:end], page.anchor, last)
            ]
            told = tuple(d for d in found if not any(first < d.start and d.end < last for first, last in quoted))
            last = next((d.edtf for d in reversed(told) if len(d.edtf) == len("2024-03-15")), last)
            yield Line(block, start, end, _with_commas(draw(text, marks, start=start, end=end)), told)


# 本27日,山田総理は,海野大統領と: a comma as ministries wrote it until 2019; 1,000人 keeps its own
_COMMA: Final = re.compile(r"(?<![0-9])[,，]|[,，](?![0-9])")


def _with_commas(sketch: Sketch) -> Sketch:
    """The sketch with every comma between words as 、, sign for sign."""
    return replace(sketch, text=_COMMA.sub("、", sketch.text))


# 外相会談 · 首相官邸 · 大統領選挙: no person
_OFFICE_ONLY: Final = re.compile(
    r"会談|会合|会議|協議|級|間|官邸|公邸|補佐官|夫人|選|候補|代行|特使|府|報道官|経験者|訪[米中韓朝露英仏]"
)


def _marks(text: str, cast: Cast, authority: Authority, only: tuple[Iri | None, int]) -> Iterator[Mark]:
    people = list(_people(text, cast))
    for official in people:
        yield Mark(sign.PERSON, *_grown(text, official, authority), (Ref(official.person),))
    hits = authority.find(text)
    taken = [(p.start, p.end) for p in people]
    for start, end, series in named(text, hits, *only):
        if not any(first < end and start < last for first, last in taken):
            taken.append((start, end))
            yield Mark(sign.SERIES, start, end, iris=(series,))
    for hit in hits:
        if any(first < hit.end and hit.start < last for first, last in taken) or _within_word(text, hit):
            continue
        for kind, drawn in (("country", sign.COUNTRY), ("place", sign.PLACE)):
            if iris := hit.of(kind):
                yield Mark(drawn, hit.start, hit.end, iris=iris)
                break


# シュタイナー · 日韓国交: letters of a longer word
_JOINED: Final = re.compile(r"(?<=[日米中朝ロ露])[韓中]国(?=交)")


def _within_word(text: str, hit: Hit) -> bool:
    """Whether a name is only a part of a word in katakana, or of two words."""
    begins, ends = _KATAKANA.match(hit.form) is not None, _KATAKANA.match(hit.form[-1]) is not None
    before, behind = text[hit.start - 1 : hit.start] if hit.start else "", text[hit.end : hit.end + 1]
    cut = (begins and _KATAKANA.match(before)) or (ends and _KATAKANA.match(behind))
    return bool(cut) or _JOINED.match(text, hit.start) is not None


# バイデン次期米国大統領 · 岸田前首相: the office is not that of who holds it
_ELECT: Final = re.compile(r"(?P<when>次期|前|元|新)[一-龠ァ-ヴー]{0,4}$")
# モンテネグロ首脳会談
_AS_COUNTRY: Final = re.compile(r"首脳|両国|政府|外相会談|外務|関係|訪問")
_KATAKANA: Final = re.compile(r"[ァ-ヴー]")


def _people(text: str, cast: Cast) -> Iterator[Official]:
    """Those who are named, without offices that stand for no holder, and without parts of longer foreign names."""
    found = [p for p in cast.officials(text) if not _OFFICE_ONLY.match(text, p.end)]
    former = {p.start: match for p in found if (match := _ELECT.search(text, max(0, p.start - 8), p.start))}
    for official in found:
        if official.start in former and official.title == text[official.start : official.end]:
            continue
        if _AS_COUNTRY.match(text, official.end) and cast.authority.find(text[official.start : official.end])[0].of(
            "country"
        ):
            continue  # a country that bears the name of somebody
        if _KATAKANA.match(text, official.end) and _KATAKANA.match(text, official.end - 1):
            continue  # トランプタワー
        ends = [p.end for p in found if p.start in former and former[p.start].start() == official.end]
        yield replace(official, end=ends[0]) if ends else official


# 石破首相（自民党総裁） · マルコス・フィリピン大統領(H.E. Mr. Marcos, President of the Philippines)
# トランプ次期大統領 · バイデン次期米国大統領 · ブレア前英首相
_ASIDE: Final = re.compile(
    # 甲・乙王国首相: as a ministry writes it
    r"(?:・[ァ-ヴー一-龠・]{1,16}?(?:大統領|首相|国家主席|国王|外相|外務大臣|総理大臣|首席大臣)(?!夫|府|選|就))?"
    r"(?:(?:次期|前|元|新)[一-龠ァ-ヴー]{0,6}?(?:大統領|首相|総理大臣|総理|外相|主席))?(?:氏)?"
    r"(?:(?:\((?:[^()]|\([^()]{0,40}\)){1,120}\)|（[^（）]{1,120}）)[ 　]?[米英仏独露韓中印豪加伊]?"
    r"(?:大統領|首相|国家主席|外相|国務長官|総書記|氏)?(?!夫|府|選|就|名))?(?:兼(?:外相|外務大臣|国防相|財務相|財務大臣|防衛相))?"
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
