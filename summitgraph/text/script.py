"""Traditional characters as simplified ones, one for one.

What comes in: Chinese text. What goes out: text of the same length, so that every offset stays what it was.
"""

from functools import cache

_FIRST, _LAST = 0x3400, 0x9FFF


def simplified(text: str) -> str:
    """Each character in its simplified form: ``simplified("會談") == "会谈"``."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    """What changes, character by character."""
    from opencc import OpenCC

    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(old): new for old, new in pairs if old != new and len(new) == 1}
