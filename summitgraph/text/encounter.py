"""A meeting as the words of one sentence tell it, by its places in the sketch.

What comes in: nothing. What goes out: the frozen type `Encounter`, shared by those who find meetings in sentences.
"""

from dataclasses import dataclass
from typing import Final

LONGEST: Final = 1500  # characters of a sketch; what is longer is a list or no prose


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting of a sentence: places in the sketch (half-open)."""

    kind: str
    trigger: tuple[int, int]
    subject: tuple[int, int] | None = None
    objects: tuple[int, int] | None = None
