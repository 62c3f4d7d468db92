"""What tells a text again when somebody else carries it: a fingerprint that survives small edits.

What comes in: a document's raw text. What goes out: 128 numbers, the smallest that any five characters in a row of its
own words come to (a bottom-k sketch). Of two texts, the share of numbers in common estimates the share of words.
"""

import re
from zlib import crc32

from summitgraph.text.language import simplified
from summitgraph.text.markup import blocks

SIZE = 128  # numbers kept: a share of one half is told to within 0.05 two times in three
FEWEST = 64  # a text of fewer passages says too little to be told again
LENGTH = 5  # characters in a passage
_DIGITS = 8  # of a number, written in hexadecimal
_OTHER = re.compile(r"[\W_]+")
_OWN = frozenset({"title", "heading", "caption", "paragraph"})


def fingerprint(text: str) -> str:
    """The fingerprint of a document's own words, in hexadecimal; empty for a text that is too short.

    Menus and bylines, punctuation, width, capitals, and simplified or traditional writing play no part.
    """
    words = "".join(block.body.text for block in blocks(text) if block.role in _OWN)
    plain = simplified(_OTHER.sub("", words)).casefold()
    passages = {plain[at : at + LENGTH] for at in range(len(plain) - LENGTH + 1)}
    if len(passages) < FEWEST:
        return ""
    smallest = sorted({crc32(passage.encode()) for passage in passages})[:SIZE]
    return "".join(f"{number:08x}" for number in smallest)


def numbers(written: str) -> frozenset[str]:
    """The numbers of a fingerprint; written alike, they also sort alike."""
    return frozenset(written[at : at + _DIGITS] for at in range(0, len(written), _DIGITS))


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """The estimated share of passages that two texts have in common: 0 none, 1 all."""
    smallest = sorted(one | other)[:SIZE]
    return sum(number in one and number in other for number in smallest) / len(smallest) if smallest else 0.0
