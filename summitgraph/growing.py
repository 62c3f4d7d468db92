"""Groups of mentions while they grow.

What comes in: mentions, one at a time, the most exact first. What goes out: `Growing` groups that know what fits them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from summitgraph.mentions import MeetingView
from summitgraph.model import Iri

REMOTE: Final = frozenset({"phone", "video"})
CALL_SLACK: Final = 1  # a call lies on two days where the date line lies between the two sides
SERIES_SLACK: Final = 3  # an occurrence of a series lasts several days, and each may be named
Span = tuple[int, int, str]  # first day, last day, mode
Told = tuple[str, ...]  # a date, and what else tells one meeting from another


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention with all that comparing it needs, worked out once."""

    view: MeetingView
    span: Span
    document: str
    vagueness: tuple[bool, int, bool]
    slack: int


def mark(view: MeetingView) -> Mark:
    """A mention's mark; open ends lie before and after all days."""
    first, last = view.days
    slack = SERIES_SLACK if view.series else 0
    span = ((first or date.min).toordinal(), (last or date.max).toordinal(), view.mode)
    return Mark(view, span, view.document, view.vagueness, slack)


@dataclass(frozen=True, slots=True)
class Joined:
    """A mention in a group, and why it stands there."""

    view: MeetingView
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one meeting, the most exact first, and the first mentions of groups it may be the same as."""

    members: tuple[Joined, ...]
    maybe: frozenset[Iri] = frozenset()

    @property
    def views(self) -> tuple[MeetingView, ...]:
        """Its mentions without the reasons."""
        return tuple(joined.view for joined in self.members)

    @property
    def smallest(self) -> Iri:
        """The smallest IRI among its mentions."""
        return min(view.iri for view in self.views)


@dataclass(slots=True)
class Growing:
    """A group while it grows: the spans and documents of its core decide what fits, whatever joins later."""

    first: Mark
    spans: set[Span] = field(default_factory=set)
    told: dict[str, set[Told]] = field(default_factory=dict)
    members: list[Joined] = field(default_factory=list)
    maybe: set[Iri] = field(default_factory=set)

    def fits(self, span: Span, slack: int) -> bool:
        """Whether a vaguer span fits one of the core."""
        return any(compatible(span, other, slack) for other in self.spans)

    def agrees(self, new: Mark) -> bool:
        """Whether an equally vague mention agrees with all of the core."""
        return not self.tells_apart(new) and all(compatible(new.span, other, new.slack) for other in self.spans)

    def tells_apart(self, new: Mark) -> bool:
        """Whether the document of a mention, or the register of a journey, tells otherwise of one of the core."""
        return any(self.told.get(home, set()) - {told} for home, told in _homes(new))

    def found(self, new: Mark) -> None:
        """Take a mention into the core."""
        self.spans.add(new.span)
        for home, told in _homes(new):
            self.told.setdefault(home, set()).add(told)

    def join(self, new: Mark) -> None:
        """Take a mention in, with the reason."""
        self.members.append(Joined(new.view, _why(new, self.first)))


def _homes(new: Mark) -> Iterator[tuple[str, Told]]:
    """Yield what never tells of one meeting in two ways, and how it tells of this one.

    A document gives a meeting one date. A row of a journey also names it once ("Met with A. Also held a meeting with A
    and B."), and a register has a row for each place: on one day at two places there are two meetings.
    """
    view = new.view
    yield new.document, (view.date, str(view.start) if view.partial else "")
    if view.partial:
        yield new.document.rpartition("/")[0], (view.date, *sorted(view.places))


def compatible(a: Span, b: Span, slack: int) -> bool:
    """Whether two spans share a day (or nearly, for calls and series) and their modes do not contradict."""
    if a[2] != b[2] and "unknown" not in {a[2], b[2]}:
        return False
    days = slack or (CALL_SLACK if a[2] in REMOTE or b[2] in REMOTE else 0)
    return a[0] - b[1] <= days and b[0] - a[1] <= days


def _why(new: Mark, first: Mark) -> str:
    told, other = new.view.date or "no date", first.view.date or "no date"
    if new is first:
        return f"first: {told}, {new.view.mode}"
    same = "the same series" if new.view.series else "the same people"
    if new.vagueness > first.vagueness:
        return f"{same}; {told} fits {other} and no other meeting of theirs"
    return f"{same}; {told} and {other} agree"
