"""Punctuation that a PDF dump tore out of its line, put back where it belongs.

What comes in: the raw text of a Japanese record. What goes out: a `CleanText` with the same lines, in which
torn-out marks stand again in the blanks they left, and letters, digits and kana have one width. A restored
mark stands for the raw blank that it fills; no word is added, dropped or moved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.text.clean import CleanText, clean
from summitgraph.text.normalise import normalise

_OPENING: Final = "（「『【〈《"
_CLOSING: Final = "）」』】〉》"
_STOPS: Final = "、。，"
_BLANK: Final = " 　"
_MARKS: Final = _OPENING + _CLOSING + _STOPS
_BREAK: Final = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]|\Z")
# 、 、 （ ）山田総理は 三月三日 川口の会場で 議長 ﾔﾏﾀﾞ
_LEADING: Final = re.compile(rf"(?:[{_MARKS}][ 　]?)+")
_BULLET: Final = re.compile(r"[●○◎・①-⑳]")
_INNER: Final = re.compile(r"(?<=[^ 　])[ 　]+(?=[^ 　])")
_PROSE: Final = re.compile(r"[ぁ-ゖー]")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    after: int  # where the next line starts


@dataclass(frozen=True, slots=True)
class _Repair:
    """Which mark fills which raw blank or line end, and which raw characters stand there no longer."""

    filled: dict[int, str]
    gone: range


_NOTHING: Final = _Repair({}, range(0))


def mend(text: str) -> CleanText:
    """Put displaced punctuation back and make widths uniform; every line stays a line."""
    lines = list(_lines(text))
    filled: dict[int, str] = {}
    gone: set[int] = set()
    for line, follower in zip(lines, [*lines[1:], _Line(len(text), len(text), len(text))], strict=False):
        repair = _leading(text, line, follower) or _trailing(text, line, follower) or _NOTHING
        filled.update(repair.filled)
        gone.update(repair.gone)
    return normalise(clean(_pieces(text, lines, filled, gone)))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    while start < len(text):
        match = _BREAK.search(text, start)
        end, after = match.span() if match else (len(text), len(text))
        yield _Line(start, end, after)
        start = after


def _leading(text: str, line: _Line, follower: _Line) -> _Repair | None:
    """Place the marks before a line; if they fit nowhere and a bullet follows, they are strays and go."""
    run = _LEADING.match(text, line.start, line.end)
    if not run or not any(mark in _CLOSING + _STOPS for mark in run.group()):
        return None
    alone = run.end() == line.end  # a line of nothing but marks belongs to the next
    start, end, after = (follower.start, follower.end, follower.after) if alone else (run.end(), line.end, line.after)
    marks = _marks(run.group())
    slots = _gaps(text, start, end)
    if slots and len(marks) == len(slots) + 1 and after > end:
        slots.append(end)
    if _fits(text, start, end, slots, marks):
        return _Repair(dict(zip(slots, marks, strict=True)), range(*run.span()))
    stray = _BULLET.match(text, run.end(), line.end)
    return _Repair({}, range(*run.span())) if stray else None


def _trailing(text: str, line: _Line, follower: _Line) -> _Repair | None:
    """Place the marks that stand after a line which the next line goes on."""
    words = text[line.start : line.end]
    run = words[len(words.rstrip(_MARKS + _BLANK)) :].strip(_BLANK)  # 特に 基、 。 「
    end = line.start + words.rindex(run) if run else line.end
    if not run or follower.start == follower.end or _BULLET.match(text, follower.start):
        return None
    slots, marks = _gaps(text, line.start, end), _marks(run)
    if not _torn(text, run, slots) or not _fits(text, line.start, end, slots, marks):
        return None
    return _Repair(dict(zip(slots, marks, strict=True)), range(end, line.end))


def _gaps(text: str, start: int, end: int) -> list[int]:
    return [match.start() for match in _INNER.finditer(text, start, end)]


def _marks(run: str) -> list[str]:
    return [mark for mark in run if mark in _MARKS]


def _torn(text: str, run: str, slots: list[int]) -> bool:
    """Whether a run at a line's end cannot be at home there: blanks in it, or the gap stands in prose."""
    if any(blank in run for blank in _BLANK):
        return True
    if len(run) != 1 or len(slots) != 1:
        return False
    return bool(_PROSE.match(text[slots[0] - 1])) or text[slots[0] + 1] in _MARKS


def _fits(text: str, start: int, end: int, slots: list[int], marks: list[str]) -> bool:
    """Whether each gap gets a mark, no mark follows a stop, and every closing bracket closes something."""
    if not slots or len(slots) != len(marks):
        return False
    filled = dict(zip(slots, marks, strict=True))
    after = "".join(filled.get(at, text[at]) for at in range(start, end)) + filled.get(end, "")
    if re.search(rf"[{_STOPS}{_OPENING}][{_STOPS}]", after) or filled.get(end, "。") in _OPENING:
        return False
    return _unopened(after) <= _unopened(text[start:end])


def _unopened(text: str) -> int:
    """How many closing brackets close nothing."""
    depth = unopened = 0
    for character in text:
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            unopened += depth == 0
            depth = max(0, depth - 1)
    return unopened


def _pieces(text: str, lines: list[_Line], filled: dict[int, str], gone: set[int]) -> Iterator[tuple[str, int, int]]:
    for line in lines:
        at = line.start
        while at < line.end:
            size = _blanks(text, at, line.end) if at in filled else 1
            if at not in gone:
                yield filled.get(at, text[at]), at, at + size
            at += size
        if line.after > line.end:
            yield filled.get(line.end, "") + "\n", line.end, line.after


def _blanks(text: str, at: int, end: int) -> int:
    return len(text[at:end]) - len(text[at:end].lstrip(_BLANK))
