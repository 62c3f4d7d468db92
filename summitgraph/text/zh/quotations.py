"""Direct quotations with their speakers in Chinese reports.

What comes in: the `Passage`s of a document. What goes out: `Quotation`s: clean offsets of the words between the
outer marks, who said them, and where the speaker is named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.text.clean import CleanText
from summitgraph.text.zh import sketch as sign
from summitgraph.text.zh.parties import Passage, governed, kin, pronoun
from summitgraph.text.zh.sketch import Mark

_MARKS: Final = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_SAID: Final = (
    "说|表示|(?<!所)称|指出|强调|告诉|透露|认为|写道|警告|解释|回应|续指|补充|呼吁|重申|坦言|直言|批评|承诺|回答|"
    "宣布|声明|形容|提到|谈到|发文|表态|决心"
)
_VERB: Final = re.compile(rf"(?<!所)(?<!可以)(?<!据)(?:{_SAID})(?!服|明书|法)")
# “……，”Ｐ说 · “……。”美联社引述Ｐ的话说 · “……”，他补充说
_AFTER: Final = re.compile(
    rf"^[，,]?(?:Ｏ(?:援引|引述|引用)(?:了)?)?(?P<who>[ＰＨＯ])[^，。：；“”「」]{{0,14}}?(?:的话)?(?:{_SAID})"
)
# Ｏ引述Ｐ的话说
_QUOTED: Final = re.compile(r"Ｏ(?:援引|引述|引用)(?:了)?(?P<who>Ｐ)的话(?:说|称)")
# 所谓“……”: a word held at arm's length, nobody's statement
_SCARE: Final = re.compile(r"(?:所谓的?|名为|称为|称作|叫做|题为|被称|号称)$")
# 白宫高级官员说 · 岸田政府表示
_THEIRS: Final = re.compile(
    "(?:政府|内阁|当局|阵营)?的?[一名位高级资深前现任]{0,5}(?:官员|人士|消息人士)|政府|内阁|阵营"
)
_HAN: Final = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
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


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and the passage in which the speaker is named."""

    mark: Mark
    passage: Passage


def quotations(passages: Iterable[Passage]) -> Iterator[Quotation]:
    """Yield each quotation that can be laid to one speaker; a speaker goes on within a paragraph."""
    voice: Voice | None = None
    block = -1
    for passage in passages:
        if passage.block != block:
            voice, block = None, passage.block
        spans = list(quoted(passage))
        masked = _masked(passage, spans)
        for start, end in spans:
            spoken = _speaker(passage, masked, start, end, voice)
            if spoken is None:
                continue
            voice = spoken
            first, last = passage.sketch.clean(start + 1, end)
            if _is_statement(passage.body.text[first:last]) and not _SCARE.search(passage.sketch.text[:start]):
                yield Quotation(passage, first, last, spoken.mark, spoken.passage)
        voice = _voice_of(passage, masked, len(masked)) or voice


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


def _is_statement(words: str) -> bool:
    return len(_HAN.findall(words)) >= _SHORTEST or len(re.findall(r"[A-Za-z']+", words)) > 3


def _speaker(passage: Passage, masked: str, start: int, end: int, voice: Voice | None) -> Voice | None:
    before = masked[:start].strip("，、 　□“”「」")
    if not before and (match := _AFTER.match(masked[end + 1 :])):
        at = end + 1 + match.start("who")
        return None if _unnamed(passage, at) else _settled(passage, passage.sketch.marks[at])
    if found := _voice_of(passage, masked, start):
        return found
    return voice if not before else None


def _voice_of(passage: Passage, masked: str, before: int) -> Voice | None:
    """The subject of the last verb of speech before a place: in its clause, else in the clauses before."""
    verbs = list(_VERB.finditer(masked, 0, before))
    if not verbs:
        return None
    if match := _QUOTED.search(masked, 0, before):
        return _settled(passage, passage.sketch.marks[match.start("who")])
    bounds = [0, *(m.end() for m in re.finditer("[，。；：！？]", masked[: verbs[-1].start()]))]
    end = verbs[-1].start()
    for first in reversed(bounds):
        for i in range(first, end):
            mark = passage.sketch.marks.get(i)
            if not (mark and masked[i] == mark.sign and mark.sign in "ＰＨＯ"):
                continue
            if _unnamed(passage, i):
                return None
            if not governed(passage.sketch, i):
                return _settled(passage, mark)
        end = first
    return None


def _unnamed(passage: Passage, at: int) -> bool:
    """Whether somebody of theirs speaks, who is not named."""
    text = passage.sketch.text
    theirs = text[at] == sign.PERSON and kin(passage.sketch, at) not in {None, "Ｐ"}
    return theirs or _THEIRS.match(text, at + 1) is not None


def _settled(passage: Passage, mark: Mark) -> Voice | None:
    if mark.sign != sign.PRONOUN:
        return Voice(mark, passage)
    ref = pronoun(passage, mark)
    return Voice(Mark(sign.PERSON, mark.start, mark.end, (ref,)), passage) if ref else None
