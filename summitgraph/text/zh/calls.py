"""How a party calls a meeting: 简式会谈 by one side, 座谈 by the other.

What comes in: the sketch of a sentence. What goes out: `Calling`s: who calls, and the word, as places in the sketch.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.text.sketch import Sketch

# Ｏ将此次会晤定为简式会谈 · Ｃ将这次会面称为座谈 · Ｃ方把会谈定性为礼节性拜会 · Ｏ称这次通话为例行沟通
_THIS: Final = "(?:此次|这次|本次|该次|此)?(?:首脑)?(?:会谈|会晤|会面|会见|峰会|通话)"
_CALLS: Final = re.compile(
    r"(?P<who>[ＣＯ])(?:政府|方面|方)?[^，。；ＣＯ]{0,4}?"
    rf"(?:[将把]{_THIS}(?:定为|定位为|定性为|称为|称作|称之为|描述为|界定为)是?|称{_THIS}为)"
    r"[“「]?(?P<word>[^，。；“”「」的了]{2,10})"
)


@dataclass(frozen=True, slots=True)
class Calling:
    """Places in the sketch: of the party, of the whole clause, of the word it uses."""

    who: int
    whole: tuple[int, int]
    word: tuple[int, int]


def callings(sketch: Sketch) -> Iterator[Calling]:
    """Yield how parties call the meeting of which the report speaks."""
    for match in _CALLS.finditer(sketch.text):
        yield Calling(match.start("who"), match.span(), match.span("word"))
