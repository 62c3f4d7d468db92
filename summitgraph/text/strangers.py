"""People whom the authority does not know, as a document introduces them.

What comes in: nothing. What goes out: the frozen types `Introduced`, places in a sketch, and `Stranger`, places in a
clean text, shared by those who find such people and those who say them as facts.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Introduced:
    """Places in a sketch of a name and of the role that is given with it."""

    name: tuple[int, int]
    role: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody a document introduces; offsets of the name, the Latin name and the role, if any, in its clean text."""

    name: str
    span: tuple[int, int]
    latin: tuple[int, int] | None
    role: tuple[int, int] | None
