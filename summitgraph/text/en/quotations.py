"""Direct quotations with their speakers in English prose.

What comes in: the blocks of a document with their marks. What goes out: `Quote`s: offsets of the words between the
outer marks in the clean text of a block, who said them, and the mark that names the speaker.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.text import sketch as sign
from summitgraph.text.clean import Block
from summitgraph.text.quotations import Quote
from summitgraph.text.sketch import Mark, Sketch, draw

_SAID: Final = (
    r"(?:said|says|saying|told|tells|added|adding|stated|states|wrote|tweeted|posted|noted|noting"
    r"|warned|warning|declared|insisted|stressed"
    r"|emphasi[sz]ed|asked|replied|responded|explained|continued|announced|commented|remarked|argued"
    r"|vowed|pledged|urged|claimed|observed"
    r"|concluded|recalled|acknowledged|reiterated|reaffirmed|called|described|according to|quoted"
    r"|quipped|joked|went on|promised|read|reads|elaborat(?:ed|ing)|notes|stresses|adds|writes|posts|announces"
    r"|underline[sd]|underscore[sd]|emphasi[sz]es|highlighted|confirmed|reported|opined|lamented|asserted)"
)

# ” a White House official said: nobody whom the text names
_UNNAMED: Final = (
    r"(?:['’]s)? (?:\w+ ){0,2}?(?:officials?|aides?|sources?|diplomats?|insiders?|staffers?|advis[eo]rs?)\b"
)
# ,” the readout added: whose it is was said before
_PAPER: Final = r"(?:read-?out|statement|communiqu[eé]|press release|announcement|summary|it)"
_ADDED: Final = re.compile(rf"^,? ?(?:the |the same )?{_PAPER} (?:also |further )?{_SAID}\b")
# A statement from Ｏ said that “
_ISSUED: Final = re.compile(
    rf"\b{_PAPER}(?: \w+)? (?:from|by|of) (?:the )?(?P<who>[ＰＯ])[^.;“”\"]{{0,40}}?\b{_SAID}\b[^.;“”\"]{{0,80}}$"
)
# ,” the ministry added · The Foreign Ministry said, “: the ministry that was named before
_MINISTRY: Final = (
    r"[Tt]he (?:[Ff]oreign |[Dd]efen[cs]e |[Uu]nification )?(?P<house>[Mm]inistry|[Pp]residential [Oo]ffice)"
    r"(?: (?:also|further|later|then))?"
)
_MINISTRY_AFTER: Final = re.compile(rf"^,? ?{_MINISTRY} {_SAID}\b")
_MINISTRY_BEFORE: Final = re.compile(rf"{_MINISTRY} {_SAID}\b[^.;“”\"ＰＨＯ]{{0,60}}$")
# ,” Ｐ said · ,” said Ｐ · ,” the spokesman Ｐ told reporters
_AFTER: Final = re.compile(
    rf"^,? ?(?:(?:[Tt]he |[Aa]n? |(?:[A-Z][\w.]* ){{0,3}}(?:spokes\w+|press secretary) )?"
    rf"(?:[ＯＬＣＪ](?:['’]s)? (?:(?!(?:to|of|for|from|with|by|close|under|and) )[a-z-]+ ){{0,4}}(?=Ｐ))?"
    rf"(?P<who>[ＰＨＯ])(?!['’]s|{_UNNAMED})[^.;:“”\"]{{0,60}}?\b{_SAID}\b|{_SAID} "
    rf"(?:the )?(?:[^.;:,“”\"ＰＨＯ]{{0,50}}?)(?P<inv>[ＰＨＯ])(?!['’]s))"
)
# Ｐ said: “ · Ｐ told reporters that “ · Ｐ, who ..., called it “
_BEFORE: Final = re.compile(
    rf"(?P<who>[ＰＨ]|Ｏ(?!(?:['’]s)?(?: [a-z]+){{0,4}} Ｐ))(?!['’]s)"
    rf"(?P<mid>[^.;“”\"]{{0,120}}?)(?<!was )(?<!were )(?<!been )(?<!being )(?<![Ww]hen )"
    rf"\b{_SAID}\b[^.;“”\"]{{0,80}}$"
)
_ACCORDING: Final = re.compile(r"[Aa]ccording to (?:an? |the )?(?P<who>[ＰＯ])[^.;“”\"Ｐ]{0,40}$")
_OBJECT: Final = re.compile(
    r"\b(?:with|to|by|of|from|for|about|against|on|told|met|asked|urged|hosted|welcomed|and)\s$"
)
# Ｏ and Ｏ reported, Ｐ said: the nearest one before the verb
_OWN: Final = re.compile(r"(?:^|, |and |that |[—–-] )(?P<who>[ＰＨ]) (?:\w+ ){0,2}$")
# ,” and noted, “ · ,” adding that “: the same one goes on
_GOES_ON: Final = re.compile(
    rf",? ?(?:and |but |while |before |then )?(?:also |then "
    rf"|later )?{_SAID}\b[^.;“”\"ＰＨＯ]{{0,60}}"
    r"|,? (?:and|or|but)(?: (?:how|that|also|the|to|for|a|on|is|Ａ|Ｈ|it|will|would))+ "
)
_SPOKE: Final = re.compile(rf"Ｐ (?:(?:also|later|then|then-?\w*) )?{_SAID}\b")
# a senior official said: nobody whom the text names
_NOBODY: Final = re.compile(
    rf"\b(?:officials?|aides?|sources?|diplomats?|person|people|analysts?|observers?|critics"
    rf"|one)\b(?! Ｐ)[^.;“”\"ＰＨ]{{0,60}}\b{_SAID}\b"
    r"[^.;“”\"ＰＨ]{0,60}$"
)
_VERB: Final = re.compile(
    r"(?i)\b(?:is|are|was|were|am|be|been|has|have|had|will|would|can|could|should|must|do|does|did"
    r"|need|want|hope|believe|think|know|remains?|n['’]t|\w+['’](?:re|ve|ll|s|m|d)|shall|may|might|let"
    r"|stand|agreed?|continue|make|take|work|welcome|support)\b"
)


_Voice = tuple[Mark, Block]  # the mark that names a speaker, and its block


@dataclass(slots=True)
class _Ear:
    """What is kept in mind from block to block; lives for one page."""

    subject: _Voice | None = None
    said: _Voice | None = None
    house: _Voice | None = None  # the institution named last: "the readout added"
    ministry: _Voice | None = None  # the last one that is a ministry or an office: "the ministry said"
    previous: _Voice | None = None  # whose words the paragraph before gave
    open: _Voice | None = None  # whose words go on in the next paragraph, or begin there after a colon

    def hears(self, block: Block, sketch: Sketch, masked: str, spans: list[tuple[int, int]]) -> Iterator[Quote]:
        """Yield the quotations of a block that can be laid to somebody."""
        voice: _Voice | None = None
        last_end, begun, self.open = 0, self.open, None
        begun = begun or (self.previous if spans and spans[0][0] == 0 and spans[0][1] >= len(masked) - 1 else None)
        for start, end in spans:
            spoken = self._speaker(block, sketch, masked, (start, end))
            if spoken is None and (_goes_on(masked, start) or _GOES_ON.fullmatch(masked[last_end:start])):
                spoken = voice or (begun if start == 0 else None)
            last_end = end + 1
            if spoken is None or spoken[0].sign == sign.GROUP:
                continue
            voice = spoken
            self.open = spoken if end == len(masked) else None
            first, last = sketch.clean(start + 1, end)
            if _statement(block.body.text[first:last], masked[end + 1 : end + 3]):
                ref = spoken[0].refs[0] if spoken[0].refs else None
                yield Quote(block, first, last, spoken[0], ref, spoken[1])
        self.previous = voice
        self._keeps(block, sketch, masked)

    def _speaker(self, block: Block, sketch: Sketch, masked: str, span: tuple[int, int]) -> _Voice | None:
        start, after = span[0], masked[span[1] + 1 :]
        houses = [mark for i, mark in sorted(sketch.marks.items()) if i < start and _speaks(mark, masked[i])]
        house = (houses[-1], block) if houses else self.house
        if house and _ADDED.match(after):
            return house
        if _MINISTRY_AFTER.match(after) or _MINISTRY_BEFORE.search(masked[:start]):
            offices = [mark for mark in houses if _is_ministry(mark)]
            return (offices[-1], block) if offices else self.ministry
        found = _speaker(sketch, masked, *span)
        if found and found.sign == sign.PRONOUN:
            return _before(sketch, masked, found, block) or self.said or self.subject
        return (found, block) if found else None

    def _keeps(self, block: Block, sketch: Sketch, masked: str) -> None:
        self.subject = _last_person(sketch, masked, block) or self.subject
        self.said = _last_speaker(sketch, masked, block) or self.said
        for i, mark in sorted(sketch.marks.items()):
            if _speaks(mark, masked[i]):
                self.house = mark, block
                self.ministry = (mark, block) if _is_ministry(mark) else self.ministry
        if masked.rstrip().endswith(":"):
            teller = _speaker(sketch, masked.rstrip(), len(masked), len(masked))
            self.open = (teller, block) if teller and teller.sign != sign.PRONOUN else self.said


def _speaks(mark: Mark, drawn: str) -> bool:
    """Whether an institution is named outside of quotation marks."""
    return mark.sign == sign.ORGANIZATION and drawn == mark.sign


def _is_ministry(mark: Mark) -> bool:
    return any(re.search(r"/organization/(?:ministry|office|presidency)-", iri) for iri in mark.iris)


def quotes(blocks: Iterable[tuple[Block, list[Mark]]]) -> Iterator[Quote]:
    """Yield each quotation that can be laid to one named speaker."""
    ear = _Ear()
    for block, marks in blocks:
        sketch = draw(block.body.text, marks)
        spans = list(quoted(sketch.text))
        masked = sketch.text
        for start, end in spans:
            masked = masked[: start + 1] + "□" * (end - start - 1) + masked[end:]
        yield from ear.hears(block, sketch, masked, spans)


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield places of the outer marks in a sketch; a quotation left open runs to the end of its paragraph."""
    at = 0
    while at < len(text):
        if text[at] == "“":
            end, again, plain = (text.find(sign_, at + 1) for sign_ in '”“"')
            if plain > 0 and (end < 0 or 0 < again < end) and (again < 0 or plain < again):
                end = plain  # “like this"
        elif text[at] == '"':
            end = text.find('"', at + 1)
        else:
            at += 1
            continue
        end = len(text) if end < 0 else end
        if end > at + 1:
            yield at, end
        at = end + 1


def _speaker(sketch: Sketch, masked: str, start: int, end: int) -> Mark | None:
    if match := _AFTER.match(masked[end + 1 :]):
        at = end + 1 + (match.start("who") if match["who"] else match.start("inv"))
        return sketch.marks.get(at)
    sentence = max((m.end() for m in re.finditer(r"[.!?][”\"]? (?=[A-ZＰＨＡＯＤ“\"])", masked[:start])), default=0)
    head = masked[sentence:start]
    if _NOBODY.search(head):
        return None
    for pattern in (_ACCORDING, _ISSUED, _BEFORE):
        for match in reversed(list(pattern.finditer(head))):
            at = sentence + match.start("who")
            if pattern is _BEFORE and match["who"] == sign.ORGANIZATION and (own := _OWN.search(match["mid"])):
                at = sentence + match.start("mid") + own.start("who")
            if pattern is not _BEFORE or not _OBJECT.search(masked[:at]):
                return sketch.marks.get(at)
    return None


def _before(sketch: Sketch, masked: str, pronoun: Mark, block: Block) -> tuple[Mark, Block] | None:
    """The person whom "he" means: the last subject named before in this block."""
    found = None
    for i, mark in sorted(sketch.marks.items()):
        if mark.start >= pronoun.start:
            break
        if mark.sign == sign.PERSON and masked[i] == sign.PERSON and not _OBJECT.search(masked[:i]):
            one = not re.match(r",? and Ｐ|, Ｐ", masked[i + 1 :]) and not re.search(r"Ｐ,? and $", masked[:i])
            found = (mark, block) if one else None
    return found


def _last_person(sketch: Sketch, masked: str, block: Block) -> tuple[Mark, Block] | None:
    found = None
    for i, mark in sorted(sketch.marks.items()):
        if mark.sign == sign.PERSON and masked[i] == sign.PERSON and not _OBJECT.search(masked[:i]):
            found = (mark, block)
    return found


def _last_speaker(sketch: Sketch, masked: str, block: Block) -> tuple[Mark, Block] | None:
    """The last one of a block who says something: Ｐ said, Ｐ told reporters."""
    found = None
    for match in _SPOKE.finditer(masked):
        if not _OBJECT.search(masked[: match.start()]):
            found = (sketch.marks[match.start()], block)
    return found


def _goes_on(masked: str, start: int) -> bool:
    """Whether a quotation begins a sentence, so that the one who spoke before goes on."""
    return re.search(r"(?:^|[.!?”\"]\s)$", masked[:start]) is not None


def _statement(words: str, after: str) -> bool:
    """Whether the words are a clause or more, no title and no word held at arm's length."""
    count = len(re.findall(r"[\w'’-]+", words))
    if count < 4:
        return False
    return count >= 8 or words.rstrip()[-1:] in ",.!?" or _VERB.search(words) is not None or after[:1] == ","
