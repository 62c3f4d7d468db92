"""A sketch of a text: names and dates drawn as one sign each, so that a sentence pattern reads like a sentence.

What comes in: a clean text and `Mark`s on it. What goes out: `Sketch`, e.g. ``Ｐ与Ｐ在Ｌ会面`` for
"岸田文雄与尹锡悦在首尔会面", with the way back from every sign to the text.
The signs are full-width capitals, which clean text no longer has (they are read as ASCII letters).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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


def draw(text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None) -> Sketch:
    """Draw the marks that lie within ``text[start:end]``; of two that overlap the earlier, then the longer."""
    end = len(text) if end is None else end
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    drawn: dict[int, Mark] = {}
    at = start
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
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
    taken = [(mark.start, mark.end) for mark in whole]
    rest = [m for m in fine.marks.values() if m.sign not in NAME + TITLE + OFFICE and not _covered(m, taken)]
    return sorted([*whole, *rest], key=lambda m: (m.start, -m.end))


def _covered(mark: Mark, taken: list[tuple[int, int]]) -> bool:
    return any(start <= mark.start and mark.end <= end for start, end in taken)
