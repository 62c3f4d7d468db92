"""Who has the floor in a Chinese report: subjects of verbs of speech, pronouns, labels, papers, bearers of titles.

What comes in: a `Passage`, its sketch with the words inside quotation marks masked, the `Floor` so far.
What goes out: a `Voice`: the mark of the one who speaks, or nobody where somebody speaks who is not named.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from summitgraph.text import sketch as sign
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark
from summitgraph.text.zh import cues
from summitgraph.text.zh.parties import governed, kin
from summitgraph.text.zh.speech import WINDOW, Line


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks and the passage in which the speaker is named; no mark where nobody is named."""

    mark: Mark | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has spoken so far: in this paragraph, before it, on paper; who bears which title; the sentence before."""

    voice: Voice | None = None
    before: Voice | None = None
    papers: Mapping[str, Voice] = field(default_factory=dict)
    titled: Mapping[str, Voice] = field(default_factory=dict)
    previous: Passage | None = None

    def paragraph(self) -> "Floor":
        """Who has the floor when a paragraph begins."""
        return replace(self, voice=None, before=self.voice or self.before)

    def reading(self, line: Line) -> "Floor":
        """With what a sentence tells of papers and titles."""
        passage = line.passage
        papers = {m["paper"]: v for m in cues.ISSUED.finditer(line.masked) if (v := _at(passage, m.start("who"), self))}
        return replace(self, papers={**self.papers, **papers}, titled={**self.titled, **dict(_titled(passage))})

    def after(self, line: Line) -> "Floor":
        """When a sentence is over: whoever spoke last in it, or wishes for something, goes on."""
        spoke = voice_of(line, len(line.masked), self)
        if spoke is None and self.voice is None and (wish := cues.WISHES.search(line.masked, 0, WINDOW)):
            spoke = next((v for c in line.clauses(wish.start()) if (v := _in_clause(line, *c, self)) and v.mark), None)
        return replace(self, voice=spoke or self.voice, previous=line.passage)


def speaker(line: Line, span: tuple[int, int], floor: Floor, *, goes_on: Voice | None) -> Voice | None:
    """Whose words stand between two marks; ``goes_on`` is the one who speaks if the words stand alone."""
    start, end = span
    passage, masked = line.passage, line.masked
    far = max(0, start - WINDOW)
    head = masked[far:start]
    if not _led(line, start) and (found := _afterwards(line, span, floor)):
        return found
    if (paper := cues.PAPER.search(head)) and paper["paper"] in floor.papers:
        return floor.papers[paper["paper"]]
    for pattern in (cues.LABEL, cues.BY, cues.DOES, cues.HIS_WORDS, cues.ACCORDING):
        match = pattern.search(head)
        if match and not (pattern is cues.DOES and cues.REPORTED.search(head, 0, match.start("who"))):
            return _at(passage, far + match.start("who"), floor)
    for pattern, then in ((cues.WITH_WORDS, cues.WORDS_DO), (cues.HIS_REMARK, cues.REMARK)):
        if (match := pattern.search(head)) and then.match(masked, end + 1):
            return _at(passage, far + match.start("who"), floor)
    if match := cues.BODY_SAYS.search(head):
        return _body(passage, far + match.start("who"))
    if found := voice_of(line, start, floor):
        return found
    before = head.strip("，、 　□“”「」")
    return goes_on if not before or _only_a_frame(head, masked[end + 1 : end + 4], floor) else None


def _led(line: Line, start: int) -> bool:
    """Whether a verb of speech or a colon leads to the words."""
    if line.masked[start - 1 : start] in {"：", ":"}:
        return True
    verbs = line.verbs_before(start)
    between = line.masked[verbs[-1][1] : start] if verbs else ""
    return bool(verbs) and (_leads(between) or (between[:-1] == "，" and between[-1:] in "ＣＢＯＬ"))  # Ｐ问，Ｏ“……？”


def _afterwards(line: Line, span: tuple[int, int], floor: Floor) -> Voice | None:
    """Who is named behind the words as the one who said them."""
    start, end = span
    masked, passage = line.masked, line.passage
    whole = cues.WHOLE.search(passage.sketch.text, start, end) is not None
    first = end + 1 + (masked[end + 1 : end + 2] in {"，", ","})
    if not whole and first == end + 1 and cues.GOES_ON.match(masked, first):
        return None
    if masked[max(0, start - WINDOW) : start].strip("，、 　“”「」□") and not whole and first == end + 1:
        return None
    stop = min((at for at in (masked.find(mark, first) for mark in "。；！？") if at >= 0), default=len(masked))
    for begin, finish in line.verbs_after(first):
        if begin >= stop:
            break
        if not re.match(
            "(?:了|过|道|着|的)*(?:[，。；：！？“「 ]|$)|记者|媒体|[ＰＯ][，。：]", masked[finish : finish + 6]
        ):
            continue
        if (paper := cues.PAPER_BEHIND.match(masked[first:begin])) and paper["paper"] in floor.papers:
            return floor.papers[paper["paper"]]
        for left, right in line.clauses(begin):
            if left < first and right <= first:
                break
            if found := _in_clause(line, max(left, first), right, floor):
                return found
        return None if _bare(masked[first:begin]) else Voice(None, passage)
    return None


def _only_a_frame(before: str, after: str, floor: Floor) -> bool:
    """不过，如果谈判失败，“……”。: words about nobody else lead to the quotation, and nothing follows it."""
    nobody = not re.search("[ＰＨＯＡＧ]", before) and not cues.SOMEBODY.search(before)
    return nobody and floor.voice is not None and re.match("[。！？ ]|$", after) is not None


def _body(passage: Passage, at: int) -> Voice | None:
    """The organisation behind a mark of a body or its meeting."""
    mark = passage.sketch.marks[at]
    found = [iri for iri in mark.iris if "/organization/" in iri]
    return Voice(Mark(sign.ORGANIZATION, mark.start, mark.end, iris=(found[0],)), passage) if found else None


def voice_of(line: Line, before: int, floor: Floor) -> Voice | None:
    """The subject of a verb of speech before a place: of the last that has one in its clause, else in those before."""
    masked, passage = line.masked, line.passage
    far = max(0, before - WINDOW)
    verbs = line.verbs_before(before)
    if masked[before - 1 : before] in {"：", ":"} and not (verbs and _argued(line, before)):
        verbs.append((before - 1, before))
    if match := cues.QUOTED.search(masked[far:before]):
        return _at(passage, far + match.start("who"), floor) if match["who"] else Voice(None, passage)
    if not verbs:
        return None
    for start, end in reversed(verbs):
        if _leads(masked[end:before]):
            break
        first, last = next(line.clauses(start))
        if (found := _in_clause(line, first, last, floor)) and found.mark:
            return found
    else:
        start, _ = verbs[-1]
    return _subject(line, start, floor)


def _argued(line: Line, before: int) -> bool:
    """Whether a clause that gives reasons leads to the words: Ｐ认为，因为……，而Ｃ不会放弃：“……”."""
    first, end = next(line.clauses(before - 1))
    speaks = any(first <= verb[0] for verb in line.verbs_before(before))
    return not speaks and cues.SPEAKS_UP.search(line.masked, first, end) is None


def _subject(line: Line, verb: int, floor: Floor) -> Voice | None:
    """The subject of a verb in its clause or those before, but for what others say there: 认为Ｐ……，并表示."""
    own = next(line.clauses(verb))
    for clause in line.clauses(verb):
        for first, last in [clause] if clause == own else line.before_verbs(*clause):
            if found := _in_clause(line, first, last, floor):
                return found
    if not _bare(line.masked[own[0] : own[1]]):
        return Voice(None, line.passage)
    return floor.voice or _who_acted(line.passage, floor)


def _who_acted(passage: Passage, floor: Floor) -> Voice | None:
    """The subject of the sentence before, where the verb has none and nobody has spoken: 并表示."""
    previous = floor.previous
    if previous is None or previous.block != passage.block:
        return None
    for i, mark in sorted(previous.sketch.marks.items()):
        if mark.sign == sign.PERSON:
            return None if governed(previous.sketch, i) else Voice(mark, previous)
    return None


def _bare(words: str) -> bool:
    """Whether a clause up to its verb has no subject of its own: 并, 随后还, 在会上."""
    return len(cues.ADVERBIAL.sub("", cues.ASIDE.sub("", words))) < 3


def _leads(words: str) -> bool:
    """Whether a verb stands right before the words that are said: 说：“……”, 表示，“……”."""
    return words.strip("了过着道，,：: □“”「」『』。") == ""


def _in_clause(line: Line, first: int, end: int, floor: Floor) -> Voice | None:
    passage, masked = line.passage, line.masked
    for i in range(max(first, end - WINDOW), end):
        mark = passage.sketch.marks.get(i)
        if not (mark and masked[i] == mark.sign and mark.sign in "ＰＨＯ"):
            continue
        if mark.sign == sign.ORGANIZATION and cues.OF_THE_HOUSE.match(masked, i + 1):
            continue
        if cues.PASSES_ON.match(masked, i + 1):
            continue
        if cues.OF_ANOTHER.match(masked, i + 1) and not _of_one_name(passage, i):
            continue  # the second speaks
        if cues.NAMED_AFTER.match(masked, i + 1):
            continue
        if cues.TOGETHER.match(masked, i + 1):
            return Voice(None, passage)
        beside = masked[i - 1 : i] == "、" and masked[i - 2 : i - 1] in cues.ROLE_ENDS  # 发言人、Ｐ说
        if (beside or not governed(passage.sketch, i) or kin(passage.sketch, i) is not None) and not _acted_on(
            masked, i
        ):
            return _at(passage, i, floor)
    if (match := cues.BY_TITLE.search(masked, max(0, first - 1), end)) and match["title"] in floor.titled:
        return floor.titled[match["title"]]
    return Voice(None, passage) if cues.SOMEBODY.search(cues.ASIDE.sub("", masked[first:end])) else None


def _acted_on(masked: str, at: int) -> bool:
    """Whether something is done to the one at a place: 会见Ｐ, 称Ｐ为."""
    named = masked[at - 1 : at] == "称" and masked[at + 1 : at + 2] in {"为", "是"}
    return named or cues.ACTED_ON.search(masked, max(0, at - 8), at) is not None


def _at(passage: Passage, at: int, floor: Floor) -> Voice:
    """The voice of a mark; nobody where somebody of theirs speaks, or where "he" is not known."""
    if _unnamed(passage, at):
        return Voice(None, passage)
    mark = passage.sketch.marks[at]
    return Voice(mark, passage) if mark.sign != sign.PRONOUN else _he(passage, at, floor)


def _unnamed(passage: Passage, at: int) -> bool:
    """Whether somebody of theirs speaks, who is not named."""
    text = passage.sketch.text
    whose = kin(passage.sketch, at) if text[at] in sign.PERSON + sign.PRONOUN else None
    theirs = whose is not None and (whose != sign.PERSON or text[at] == sign.PRONOUN or _of_one_name(passage, at))
    titled = text[at] == sign.PERSON and cues.HIS_TITLE.match(text, at + 1)
    return theirs or (cues.THEIRS.match(text, at + 1) is not None and not titled)


def _of_one_name(passage: Passage, at: int) -> bool:
    """Whether somebody's kin goes by the same name, and so is read as the same: 岸田文雄的妻子岸田裕子."""
    mark = passage.sketch.marks[at]
    behind = next(m for i, m in sorted(passage.sketch.marks.items()) if i > at and m.sign == sign.PERSON)
    return behind.refs == mark.refs


def _he(passage: Passage, at: int, floor: Floor) -> Voice:
    """他: the subject of this sentence so far, else who spoke in the sentence before, else its subject."""
    named = passage.sketch.marks.get(at - 2)
    if named and named.sign == sign.PERSON and cues.IS_HE.search(passage.sketch.text, 0, at):
        return Voice(named, passage)
    for i, other in sorted(passage.sketch.marks.items()):
        if i < at and other.sign == sign.PERSON and not governed(passage.sketch, i):
            return Voice(other, passage)
    if floor.voice and floor.voice.passage is floor.previous:
        return floor.voice
    here = passage.sketch.marks[at]
    if passage.subject:
        return Voice(Mark(sign.PERSON, here.start, here.end, (passage.subject,)), passage)
    return Voice(None, passage)


def _titled(passage: Passage) -> Iterator[tuple[str, Voice]]:
    """The people of a sentence by their titles: 外交部发言人Ｐ, Ｃ总统Ｐ, Ｐ总统."""
    text = passage.body.text
    for _, mark in sorted(passage.sketch.marks.items()):
        if mark.sign == sign.PERSON and mark.refs:
            for words in (text[max(0, mark.start - 4) : mark.start], text[mark.start : mark.end]):
                for match in re.finditer(cues.TITLES, words):
                    yield match[0], Voice(mark, passage)
