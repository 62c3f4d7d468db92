"""Bytes into text, and how they were read.

What comes in: the bytes of a file. What goes out: text and the name of its encoding, such that
``data.decode(encoding, errors="replace")`` is that text again, whoever reads it later; nothing else is
changed, line ends least of all.
"""

import codecs
from typing import Final, NamedTuple


class Decoded(NamedTuple):
    """Text, the encoding it was read in, and whether the bytes left any doubt about it."""

    text: str
    encoding: str
    sure: bool = True


_MARKS: Final = (  # UTF-32 before UTF-16: the mark of one begins with that of the other
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# what the outlets of our countries have used; a wider choice only finds more ways to be wrong
_CANDIDATES: Final = ["gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp1252"]
_SAMPLE: Final = 65_536


def decode(data: bytes) -> Decoded:
    """Read bytes as UTF-8 if they are, else in the encoding that charset-normalizer finds the most coherent."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return Decoded(data.decode("utf-8", errors="replace"), "utf-8")
    encoding = _likeliest(data)
    return Decoded(data.decode(encoding or "utf-8", errors="replace"), encoding or "utf-8", bool(encoding))


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with damage: far more whole characters than broken ones."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(sign > "\x7f" for sign in text) - broken
    return whole > 4 * broken


def _likeliest(data: bytes) -> str:
    """The encoding of the candidates that makes the most coherent text; empty when none does."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CANDIDATES).best()
    return best.encoding if best else ""
