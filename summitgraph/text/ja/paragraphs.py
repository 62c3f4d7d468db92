"""The paragraphs of a Japanese official record: headings, bullets, notes and plain text, without line breaks.

What comes in: clean text in lines (see `displaced.mend`). What goes out: `Paragraph`s, each with the mark that
opens it and a body in one line, from which every character still knows its raw place.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.text.clean import CleanText

LEVELS: Final = ("section", "point", "subpoint", "letter", "topic")
_MARKS: Final = (
    # Ⅱ 各国の反応
    ("section", re.compile(r"(?P<label>[Ⅰ-Ⅻ])[ 　．、]*")),
    # 1．双方は、次の点を確認した。
    ("point", re.compile(r"(?P<label>\d{1,2})[．、　][ 　]*")),
    # （2）経済関係
    ("subpoint", re.compile(r"[（(](?P<label>\d{1,2})[）)][ 　]*")),
    # （イ）総理より、次のとおり述べた。
    ("letter", re.compile(r"[（(](?P<label>[イロハニホヘトアウエオ])[）)][ 　]*")),
    # （文化交流）
    ("topic", re.compile(r"[（【＜](?=[^（）]{2,30}[）】＞]\s*$)(?P<label>)")),
    # 注：出席者は12名。
    ("note", re.compile(r"[（(]?(?P<label>注)\d*[）)]?[：:][ 　]*")),
    ("bullet", re.compile(r"(?P<label>[●○◎•・①-⑳])[ 　]*")),
)
_STOP: Final = re.compile(r"[。！？」）]$")
_BLANKS: Final = " 　\t"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading (see LEVELS), ``bullet``, ``note`` or ``plain`` text; `label` is its mark: "Ⅱ", "3", "●"."""

    kind: str
    label: str
    body: CleanText

    @property
    def text(self) -> str:
        """The words, in one line."""
        return self.body.text


def joined(parts: Iterable[CleanText]) -> CleanText:
    """Parts of a clean text one after the other, each with its way back."""
    text: list[str] = []
    starts, ends = array("I"), array("I")
    for part in parts:
        text.append(part.text)
        starts.extend(part.starts)
        ends.extend(part.ends)
    return CleanText("".join(text), starts, ends)


def trimmed(body: CleanText, *, start: int = 0, end: int | None = None) -> CleanText:
    """The part between two offsets without the blanks around it."""
    end = len(body) if end is None else end
    while start < end and body.text[start] in _BLANKS:
        start += 1
    while start < end and body.text[end - 1] in _BLANKS:
        end -= 1
    return body.slice(start, end)


def paragraphs(lines: CleanText) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text; one that a page break cuts in two is whole again."""
    yield from (paragraph for paragraph in _paragraphs(lines) if len(paragraph.body))


def _paragraphs(lines: CleanText) -> Iterator[Paragraph]:
    rows = [trimmed(lines, start=m.start(), end=m.end()) for m in re.finditer(r"(?m)^[^\n]*", lines.text)]
    width = _width(rows)
    kind, label, parts = "", "", list[CleanText]()
    gap = False
    for row in rows:
        mark = _mark(row.text)
        if not len(row):
            gap = True
            continue
        if mark or not parts or (gap and not _goes_on(parts[-1].text, width)) or (kind == "topic"):
            if parts:
                yield Paragraph(kind, label, joined(parts))
            kind, label, cut = mark or ("plain", "", 0)
            parts = [_body(kind, row, cut)]
        else:
            parts.append(row)
        gap = False
    if parts:
        yield Paragraph(kind, label, joined(parts))


def _mark(row: str) -> tuple[str, str, int] | None:
    for kind, pattern in _MARKS:
        if match := pattern.match(row):
            return kind, match["label"], match.end()
    return None


def _body(kind: str, row: CleanText, cut: int) -> CleanText:
    """What stands after the mark; a topic in brackets loses the closing one too."""
    return trimmed(row, start=cut, end=len(row.text.rstrip()) - (kind == "topic"))


def _width(rows: list[CleanText]) -> int:
    """How long a full line is: nine lines in ten are not longer."""
    lengths = sorted(len(row) for row in rows if len(row))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(row: str, width: int) -> bool:
    """Whether a line before a gap was cut by the page's end, not by the paragraph's."""
    return not _STOP.search(row) and len(row) >= width * 0.8
