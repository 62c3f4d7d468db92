"""What stands above a document's own words: the harvest time and the fields of a front matter.

What comes in: raw text. What goes out: numbers and fields with their raw offsets, and where the body
begins.
"""

import re
from typing import Final

from summitgraph.text.clean import CleanText, clean

# <!--1707839102000-->
_HARVEST = re.compile(r"<!--[ ]{0,4}(\d{11,14})[ ]{0,4}-->")
_FENCE = re.compile(r"\ufeff?---[ \t]*+\r?\n")
_FENCE_END = re.compile(r"^---[ \t]*+\r?$\n?", re.MULTILINE)
# the line "title: Two leaders to meet" opens a field
_FIELD = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+|(?=\r?$))", re.MULTILINE)
# a line of a front matter that opens no field: an item of a list, a folded value, a comment, nothing
_OTHER_LINE = re.compile(r"[ \t]|-[ \t]|#|\r?$")
# the escapes \u2019 and \_ and a backslash at the end of a line; a folded line; two quotes for one
_ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\r?\n[ \t]*+)|([^\r\n]))"
    r"|[ \t]*+\r?\n[ \t]*+|''"
)
_LETTERS: Final = {"n": " ", "t": " ", "r": " ", "_": " ", "N": " ", "L": " ", "P": " ", "0": ""}


def harvest_time(text: str) -> int | None:
    """Milliseconds since 1970 from a comment such as ``<!--1707839102000-->``; None when there is none."""
    match = _HARVEST.search(text)
    return int(match[1]) if match else None


def body_start(text: str) -> int:
    """Where the document's own words begin: after a front matter and a byte order mark."""
    _, end = _fence(text)
    return end or int(text.startswith("\ufeff"))


def header(text: str) -> dict[str, CleanText]:
    """Read the fields of a front matter (``title``, ``date`` ...), each value with its raw offsets."""
    start, stop = _fence(text)
    if not stop:
        return {}
    fields: dict[str, CleanText] = {}
    found = list(_FIELD.finditer(text, start, stop))
    for match, following in zip(found, [*found[1:], None], strict=True):
        end = following.start() if following else _FENCE_END.search(text, match.start(), stop).start()  # type: ignore[union-attr] # _fence found it
        value = _value(text, match.end(), end)
        if len(value):
            fields.setdefault(match[1].lower(), value)
    return fields


def _fence(text: str) -> tuple[int, int]:
    """Where the front matter's fields start and where its closing line ends; (0, 0) without one."""
    opening = _FENCE.match(text)
    closing = _FENCE_END.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return 0, 0
    lines = text[opening.end() : closing.start()].split("\n")
    fields = any(_FIELD.match(line) for line in lines)
    if not fields or not all(_FIELD.match(line) or _OTHER_LINE.match(line) for line in lines):
        return 0, 0
    return opening.end(), closing.end()


def _value(text: str, start: int, end: int) -> CleanText:
    """Read a scalar of the front matter, unquoted."""
    while end > start and text[end - 1].isspace():
        end -= 1
    quote = text[start : start + 1]
    if quote in ('"', "'") and end - start >= 2 and text[end - 1] == quote:
        start, end = start + 1, end - 1
    else:
        quote = ""
    pieces: list[tuple[str, int, int]] = []
    last = start
    for match in _ESCAPE.finditer(text, start, end):
        if (piece := _unescaped(match, quote)) is None:
            continue
        pieces += [(text[last : match.start()], last, match.start()), (piece, *match.span())]
        last = match.end()
    pieces.append((text[last:end], last, end))
    return clean(piece for piece in pieces if piece[0])


def _unescaped(match: "re.Match[str]", quote: str) -> str | None:
    """Tell what an escape or a folded line means inside these quotes; None when it means itself."""
    if match[0] == "''":
        return "'" if quote == "'" else None
    if not match[0].startswith("\\"):
        return " "
    if quote != '"':
        return None
    digits = match[1] or match[2] or match[3]
    if digits:
        code = int(digits, 16)
        return " " if code == 0xA0 else chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
    return "" if match[4] else _LETTERS.get(match[5], match[5])
