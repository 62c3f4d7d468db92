"""Direct quotations with their speakers in Chinese reports.

What comes in: the `Passage`s of a document. What goes out: `Quotation`s: clean offsets of the words between the
outer marks, who said them, and where the speaker is named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.text import sketch as sign
from summitgraph.text.clean import CleanText
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark
from summitgraph.text.zh.speech import WINDOW, line
from summitgraph.text.zh.statements import HAN, is_statement
from summitgraph.text.zh.voices import Floor, speaker

_MARKS: Final = {"“": "”", "「": "」", "『": "』", "‘": "’"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks and the mark of their speaker, each in the body of a block."""

    passage: Passage
    start: int
    end: int
    speaker: Mark
    home: Passage

    @property
    def body(self) -> CleanText:
        """The clean text in which the offsets count."""
        return self.passage.body


def quotations(passages: Iterable[Passage]) -> Iterator[Quotation]:
    """Yield each quotation that can be laid to one speaker; a headline's only if the text does not repeat it."""
    found = list(_all(passages))
    told = [_words(quotation) for quotation in found if quotation.passage.role != "title"]
    for quotation in found:
        if quotation.passage.role != "title" or not any(_words(quotation) in words for words in told):
            yield quotation


def _words(quotation: Quotation) -> str:
    return quotation.body.text[quotation.start : quotation.end].rstrip("，。！？,.")


def _all(passages: Iterable[Passage]) -> Iterator[Quotation]:
    """Every quotation with its speaker; a speaker goes on within a paragraph."""
    floor, block = Floor(), -1
    for passage in passages:
        if passage.block != block:
            floor, block = floor.paragraph(), passage.block
        spans = [span for span in quoted(passage) if not _is_a_house(passage, *span)]
        drawn = line(passage, _masked(passage, spans))
        masked = drawn.masked
        floor = floor.reading(drawn)
        alone = not passage.body.text[: passage.start].strip() and not masked.strip("“”「」『』‘’□ 　")
        for start, end in spans:
            goes_on = floor.before if alone and floor.voice is None else floor.voice
            spoken = None if _is_gloss(passage, start, end) else speaker(drawn, (start, end), floor, goes_on=goes_on)
            if spoken is None:
                continue
            floor = replace(floor, voice=spoken)
            first, last = passage.sketch.clean(start + 1, end)
            last = _to_the_end(passage, end) or last
            words = passage.body.text[first:last]
            around = masked[max(0, start - WINDOW) : start], masked[end + 1 : end + 1 + WINDOW]
            if spoken.mark and is_statement(words, *around):
                yield Quotation(passage, first, last, spoken.mark, spoken.passage)
        floor = floor.after(drawn)


def _is_a_house(passage: Passage, start: int, end: int) -> bool:
    """Whether the name of an institution stands in marks: 团体“某某会”表示."""
    mark = passage.sketch.marks.get(start + 1)
    return end == start + 2 and mark is not None and mark.sign == sign.ORGANIZATION


def _is_gloss(passage: Passage, start: int, end: int) -> bool:
    """Whether words repeat in Latin letters, in brackets, what stands before them: 「……」（“...”）."""
    text = passage.sketch.text
    bracketed = text[:start].rstrip().endswith(("（", "(")) or re.search(r"[（(][^（）()\u3400-\u9fff]*$", text[:start])
    return bool(bracketed) and not HAN.search(text[start:end])


def quoted(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield places of the outermost quotation marks in the sketch: the opening one and the closing one."""
    text, at = passage.sketch.text, 0
    while at < len(text):
        close = _MARKS.get(text[at])
        if close is None:
            at += 1
            continue
        end = _closing(text, at, close)
        if end > at + 1:
            yield at, end
        at = end + 1


def _closing(text: str, at: int, close: str) -> int:
    """The closing mark of the same depth, else the end of the sentence (a quotation left open)."""
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] == text[at]) - (text[i] == close)
        if depth == 0:
            return i
    return len(text)


def _masked(passage: Passage, spans: list[tuple[int, int]]) -> str:
    text, at = passage.sketch.text, 0
    pieces: list[str] = []
    for start, end in spans:
        pieces += [text[at : start + 1], "□" * (end - start - 1)]
        at = end
    return "".join([*pieces, text[at:]])


def _to_the_end(passage: Passage, end: int) -> int | None:
    """Where words end whose closing mark was forgotten: with the paragraph, if no other marks follow."""
    rest = passage.body.text[passage.end :]
    if (
        end < len(passage.sketch.text)
        or not rest.strip()
        or any(mark in rest for pair in _MARKS.items() for mark in pair)
    ):
        return None
    return passage.end + len(rest.rstrip())
