"""What the shapes say: one frozen type.

What comes in: nothing. What goes out: `Result`, which validation makes and quarantine and report read.
"""

from dataclasses import dataclass

from summitgraph.model import Iri, Level


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """What a shape says of a node: where, what is wrong and what to do; `graph` is empty for things."""

    graph: str
    focus: Iri
    shape: Iri
    path: str
    value: str
    severity: Level
    message: str
