"""Direct quotations with their speakers in Chinese reports.

What comes in: the `Passage`s of a document. What goes out: `Quotation`s: clean offsets of the words between the
outer marks, who said them, and where the speaker is named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.text.clean import CleanText
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark
from summitgraph.text.zh.voices import SAID, Floor, speaker

_MARKS: Final = {"“": "”", "「": "」", "『": "』", "‘": "’"}
# 所谓“……”: a word held at arm's length, nobody's statement
_SCARE: Final = re.compile(r"(?:所谓的?|名为|称为|称作|叫做|题为|被称|号称)$")
_HAN: Final = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
# 强调“不设任何条件” · 说，“……” · 并重申「……」
_INTRODUCED: Final = re.compile(rf"(?:{SAID}|说|是|以|就)(?:了|过|着)?[，,]?$|[，,]$")
# 日本应该“……” · 愿意“……”地会谈 · Ｃ“……”: the place of a verb
_SLOT: Final = re.compile("(?:应该?|愿意?|会|能够?|将|要|必须|可以|可能|此举|此事|[ＣＰＨＡＯ]方?)$")
# what a clause has and a term has not
_PREDICATE: Final = re.compile(
    "[不没无未是将会应要愿能可让使有了着吧吗被把很更最太都也已正在须需为]|希望|支持|反对|致力|构成|寻求|促进|继续|保持|加强|推动|违反|破坏|损害|威胁"
)
# 自由贸易的必要性: the words end in a noun with what qualifies it
_TERM: Final = re.compile("^(?!.*(?:是|将|不|会|应该|愿|能够|有|了|我|你|需要|必须)).*的[^，。的还也很都更太已]{1,5}$")
_CLAUSE, _LONG = 8, 20
_SHORTEST: Final = 5  # a clause, not a word: "about 6 characters" for a careful reader


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
        spans = list(quoted(passage))
        masked = _masked(passage, spans)
        floor = floor.reading(passage, masked)
        for start, end in spans:
            alone = not passage.body.text[: passage.start].strip() and not masked.strip("“”「」『』‘’□ 　")
            goes_on = floor.before if alone and floor.voice is None else floor.voice
            spoken = (
                None
                if _is_gloss(passage, start, end)
                else speaker(passage, masked, (start, end), floor, goes_on=goes_on)
            )
            if spoken is None:
                continue
            floor = replace(floor, voice=spoken)
            first, last = passage.sketch.clean(start + 1, end)
            last = _to_the_end(passage, end) or last
            words = passage.body.text[first:last]
            if spoken.mark and _is_statement(words, masked[:start], masked[end + 1 :]):
                yield Quotation(passage, first, last, spoken.mark, spoken.passage)
        floor = floor.after(passage, masked)


def _is_gloss(passage: Passage, start: int, end: int) -> bool:
    """Whether words repeat in Latin letters, in brackets, what stands before them: 「……」（“...”）."""
    text = passage.sketch.text
    bracketed = text[:start].rstrip().endswith(("（", "(")) or re.search(r"[（(][^（）()\u3400-\u9fff]*$", text[:start])
    return bool(bracketed) and not _HAN.search(text[start:end])


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
    text = passage.sketch.text
    for start, end in spans:
        inner = end - start - 1
        text = text[: start + 1] + "□" * inner + text[start + 1 + inner :]
    return text


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


def _is_statement(words: str, before: str, after: str) -> bool:
    """Whether words say something: a sentence, or a clause that a verb of speech brings in; no name and no term."""
    length = len(_HAN.findall(words))
    if length < _SHORTEST:
        return len(re.findall(r"[A-Za-z']+", words)) > 3
    if _SCARE.search(before):
        return False
    if re.search("[。！？，；]", words) or before.endswith(("：", ":")) or not before.strip():
        return True
    says = _PREDICATE.search(words) is not None
    term = _TERM.search(words) is not None and length < _LONG
    if before.endswith("是") and length > _CLAUSE:
        return True  # 会谈是“未来合作的重要契机”
    if _INTRODUCED.search(before):
        return not term and (says or not re.match("[\u3400-\u9fff]", after))
    if _SLOT.search(before) and (after.startswith("地") or not re.match("[\u3400-\u9fff]", after)):
        return True
    return length >= _CLAUSE and says and not term
