"""Clauses of an English sentence: how far the words that tell of one meeting reach.

What comes in: the text of a sketch and a place in it. What goes out: where the clause around it begins and ends, and
the asides in which it does not stand.
"""

import re
from typing import Final

# ... that Ｐ will · ; Ｐ met · , while Ｐ spoke
_BOUND: Final = re.compile(
    r"[;—]|:(?!\d)|[!?]\s|\.[”\"] |, (?:while|whereas|but|as|after|before|when|where|which|who|and (?=[ＰＧＨＡ] "
    r"(?:\w+ed|will|met|spoke|said|is|was|has|had|would)\b))(?!\w)| (?:that|after|before|since"
    r"|following|ahead of|until)(?= )"
)


# Ｐ, who met Ｐ in Ｌ, spoke: an aside between two commas
_ASIDE: Final = re.compile(
    r", (?:who|whose|whom|which)\b(?:[^,.;:“”\"—]|(?<=[ＬＣＤ]),(?= [ＬＣＤ])){2,160},(?= (?:[a-z]|Ｄ|Ｐ,? (?:and|to)))"
)


def asides(text: str, at: int) -> list[tuple[int, int]]:
    """The asides of a sketch in which a place does not stand: Ｐ, who visited Ｌ on Ｄ, met Ｐ."""
    return [match.span() for match in _ASIDE.finditer(text) if not match.start() <= at < match.end()]


def clause(text: str, at: int) -> tuple[int, int]:
    """The clause around a place of the sketch."""
    for aside in _ASIDE.finditer(text):
        if aside.start() <= at < aside.end():
            return aside.start(), aside.end()
    apart = asides(text, at)
    start, end = max((last for _, last in apart if last <= at), default=0), len(text)
    for match in _BOUND.finditer(text):
        if any(first <= match.start() < last for first, last in apart):
            continue
        if match.start() <= at and match.end() <= at:
            start = max(start, match.start() if match[0].strip(", ") else match.end())
        elif match.start() > at:
            end = match.start()
            break
    return start, end
