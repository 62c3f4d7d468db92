"""What one sentence says of one meeting, with the raw words each part rests on.

What comes in: nothing. What goes out: the frozen types `Said` and `Account`, shared by those who read
sentences (`narrative`) and those who join what several sentences say (`occasions`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from summitgraph.model import Iri

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Said(Generic[T_co]):
    """A value and the raw offsets of the words it rests on."""

    value: T_co
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Account:
    """One meeting as one sentence tells it; ``weight`` says how sure the status is (3 said, 2 by date, 1 default)."""

    people: tuple[Said[Iri], ...]
    series: Said[Iri] | None
    status: Said[str]
    weight: int
    trigger: Said[str]
    mode: str
    date: Said[str] | None = None
    date_weak: bool = False
    place: Said[Iri] | None = None
    margins: Said[Iri] | None = None
    minutes: Said[int] | None = None
    issues: tuple[Said[Iri], ...] = ()
    attribution: tuple[Iri, ...] = ()
    role: str = "leader"
    same: bool = False
    attended: bool = False
    convened: bool = False
    joined: frozenset[Iri] = frozenset()  # whose meeting it is that more people are told to have joined
    apart: bool = False  # an earlier one of its series, recalled beside the one that is told of
    names: frozenset[Iri] = field(init=False, repr=False, compare=False)  # who takes part

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(said.value for said in self.people))


def in_turn(account: Account) -> Iterator[Account]:
    """Yield the meetings of the first with each of the others, told where each is named."""
    first, *others = account.people
    for number, other in enumerate(others):
        trigger = replace(account.trigger, start=other.start, end=other.end) if number else account.trigger
        yield replace(account, people=(first, other), trigger=trigger)
