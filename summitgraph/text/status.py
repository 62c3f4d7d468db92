"""How far a meeting had come on the day of a report, as every language tells it.

What comes in: nothing. What goes out: the frozen type `Status`; whether the calendar contradicts a cue.
"""

from dataclasses import dataclass
from datetime import date

from summitgraph.time import Days


@dataclass(frozen=True, slots=True)
class Status:
    """A status key, how sure it is (3 said, 2 by date, 1 by default), and where the cue stands, if that is told."""

    key: str
    weight: int
    cue: tuple[int, int] | None = None


def by_default(days: Days | None, published: date) -> Status:
    """The status that the date alone gives; without one a meeting counts as held."""
    if days is not None:
        return Status("planned" if days[0] > published else "held", 2)
    return Status("held", 1)


def contradicted(key: str, days: Days | None, published: date) -> bool:
    """Whether the calendar contradicts the cue: what lies behind is not planned, what lies ahead is not held."""
    if days is None:
        return False
    return (key in {"planned", "proposed"} and days[1] < published) or (key == "held" and days[0] > published)
