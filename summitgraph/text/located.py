"""JSON whose strings know where they stand.

What comes in: a text that holds JSON. What goes out: the value, in which each string that is a value (not a key) is a
`Located`: what it says, and the half-open offsets of its raw characters between the quotation marks.
"""

from collections.abc import Callable
from json import JSONDecoder, decoder, scanner
from typing import Any, cast


class Located(str):
    r"""A string of JSON as it reads, with the place of its raw characters (where ``\u5b89`` takes six)."""

    __slots__ = ("end", "start")
    start: int
    end: int


def located(text: str, start: int = 0) -> Any:
    """The value that begins at an offset; ValueError (RecursionError where it is too deep) when there is none."""
    value, _ = _scan()(text, start)
    return value


def _scan() -> Callable[[str, int], tuple[Any, int]]:
    """The scanner of the standard library with a string parser of our own; it is the one without C that allows that."""
    reader = cast("Any", JSONDecoder())
    reader.parse_string = _string
    scan = cast("Any", scanner).py_make_scanner(reader)
    reader.scan_once = scan

    def at(text: str, start: int) -> tuple[Any, int]:
        try:
            value, end = scan(text, start)
        except StopIteration as error:
            raise ValueError(f"no JSON at character {error.value}") from None
        return value, end

    return at


def _string(text: str, start: int, strict: bool = True) -> tuple[Located, int]:  # noqa: FBT001, FBT002 - as json calls it
    words, end = cast("Any", decoder).scanstring(text, start, strict)
    found = Located(words)
    found.start, found.end = start, end - 1
    return found, end
