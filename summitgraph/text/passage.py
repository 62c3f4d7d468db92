"""A sentence with its sketch, and the way from both back to the raw text.

What comes in: nothing. What goes out: the frozen type `Passage`, shared by those who read sentences.
"""

from dataclasses import dataclass

from summitgraph.model import Iri
from summitgraph.text.clean import CleanText
from summitgraph.text.sketch import Ref, Sketch


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a block, drawn; offsets of the sketch lead to ``body``, those of ``body`` to the raw text."""

    block: int
    role: str
    body: CleanText
    start: int
    end: int
    sketch: Sketch
    subject: Ref | None = None
    named: tuple[Ref, ...] = ()  # the two people of the sentence before
    states: tuple[Iri, ...] = ()  # the two countries told of last

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of a part of the sketch."""
        return self.body.raw(*self.sketch.clean(start, end))
