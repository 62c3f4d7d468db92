"""Traditional characters as simplified ones, one for one.

What comes in: Chinese text. What goes out: text of the same length, so that every offset stays what it was; patterns
of the characters that only one of the two scripts has.
"""

import re
from functools import cache

_FIRST, _LAST = 0x3400, 0x9FFF


def simplified(text: str) -> str:
    """Each character in its simplified form: ``simplified("會談") == "会谈"``."""
    return text.translate(_table("t2s"))


def traditional_signs() -> re.Pattern[str]:
    """A pattern of any character that simplified script writes otherwise."""
    return _signs("t2s")


def simplified_signs() -> re.Pattern[str]:
    """A pattern of any character that traditional script writes otherwise."""
    return _signs("s2t")


@cache
def _signs(config: str) -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, sorted(_table(config))))}]")


@cache
def _table(config: str) -> dict[int, str]:
    """What changes, character by character."""
    from opencc import OpenCC

    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    converted = OpenCC(config).convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(old): new for old, new in pairs if old != new and len(new) == 1}
