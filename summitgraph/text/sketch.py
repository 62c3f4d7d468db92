"""A sketch of a text: names and dates drawn as one sign each, so that a sentence pattern reads like a sentence.

What comes in: a clean text and `Mark`s on it. What goes out: `Sketch`, e.g. ``Ｐ与Ｐ在Ｌ会面`` for
"岸田文雄与尹锡悦在首尔会面", with the way back from every sign to the text.
The signs are full-width capitals, which clean text no longer has (they are read as ASCII letters).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, NamedTuple

from summitgraph.model import Iri
from summitgraph.text.almanac import DateFound

PERSON: Final = "Ｐ"
GROUP: Final = "Ｇ"
PAIR: Final = "Ａ"  # 双方, 两国领导人: people named before
PRONOUN: Final = "Ｈ"
COUNTRY: Final = "Ｃ"
PLACE: Final = "Ｌ"
BODY: Final = "Ｂ"
SERIES: Final = "Ｓ"
DATE: Final = "Ｄ"
ORGANIZATION: Final = "Ｏ"
NAME: Final = "Ｎ"
TITLE: Final = "Ｔ"
OFFICE: Final = "Ｆ"


@dataclass(frozen=True, slots=True)
class Ref:
    """Somebody as the words name them: a known person, or the holder of an office on a day still to be found."""

    person: Iri | None = None
    offices: tuple[Iri, ...] = ()
    country: Iri | None = None
    role: str = ""


class Mark(NamedTuple):
    """A sign for ``text[start:end]`` and what stands behind it."""

    sign: str
    start: int
    end: int
    refs: tuple[Ref, ...] = ()
    iris: tuple[Iri, ...] = ()
    edtf: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks in the order in which they are drawn: each sentence of a long line finds its own at once."""

    inside: tuple[Mark, ...]
    starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Marks":
        """Put marks in order: of two that overlap the earlier, then the longer."""
        inside = tuple(sorted(marks, key=lambda m: (m.start, -m.end)))
        return cls(inside, tuple(mark.start for mark in inside))

    def between(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that begin between two places of the text."""
        return self.inside[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@dataclass(frozen=True, slots=True)
class Sketch:
    """The text with its marks drawn; sign i stands for ``text[starts[i]:ends[i]]`` of the clean text."""

    text: str
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    marks: Mapping[int, Mark] = field(repr=False)

    def clean(self, start: int, end: int) -> tuple[int, int]:
        """Clean offsets of ``sketch.text[start:end]``."""
        return self.starts[start], self.ends[end - 1]

    def within(self, start: int, end: int, signs: str) -> list[Mark]:
        """The marks of these kinds between two places of the sketch, in order."""
        return [self.marks[i] for i in range(start, end) if i in self.marks and self.marks[i].sign in signs]

    def last(self, end: int, signs: str, *, start: int = 0) -> tuple[int, Mark] | None:
        """The nearest mark of these kinds before a place of the sketch, and where it stands."""
        for i in range(end - 1, start - 1, -1):
            if i in self.marks and self.marks[i].sign in signs:
                return i, self.marks[i]
        return None


def draw(text: str, marks: Iterable[Mark] | Marks, *, start: int = 0, end: int | None = None) -> Sketch:
    """Draw the marks that lie within ``text[start:end]``; of two that overlap the earlier, then the longer."""
    end = len(text) if end is None else end
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    drawn: dict[int, Mark] = {}
    at = start
    ordered = marks if isinstance(marks, Marks) else Marks.of(marks)
    for mark in ordered.between(start, end):
        if mark.start < at or mark.end > end:
            continue
        signs.append(text[at : mark.start])
        starts.extend(range(at, mark.start))
        ends.extend(range(at + 1, mark.start + 1))
        drawn[len(starts)] = mark
        signs.append(mark.sign)
        starts.append(mark.start)
        ends.append(mark.end)
        at = mark.end
    signs.append(text[at:end])
    starts.extend(range(at, end))
    ends.extend(range(at + 1, end + 1))
    return Sketch("".join(signs), tuple(starts), tuple(ends), drawn)


def dated(found: Iterable[DateFound]) -> Iterator[Mark]:
    """Yield a mark for each date, but for a day that no calendar has."""
    for one in found:
        if one.edtf:
            yield Mark(DATE, one.start, one.end, edtf=one.edtf)


def with_people(fine: Sketch, people: Iterable[Mark]) -> list[Mark]:
    """The people of a text and, beside them, what else its fine sketch has; names and titles are parts of people."""
    whole = list(people)
    taken = Marks.of(whole)
    until = list(accumulate((mark.end for mark in taken.inside), max))
    rest = [m for m in fine.marks.values() if m.sign not in NAME + TITLE + OFFICE and not _covered(m, taken, until)]
    return sorted([*whole, *rest], key=lambda m: (m.start, -m.end))


def _covered(mark: Mark, taken: Marks, until: list[int]) -> bool:
    """Whether a mark lies within another; ``until`` tells how far the marks up to each reach."""
    before = bisect_right(taken.starts, mark.start)
    return before > 0 and mark.end <= until[before - 1]
