"""Which meetings of several documents are one: the joins of a graph beside what careful readers say of each document.

What comes in: the readers' facts and the rows of a graph, meeting by meeting, and which rows it joined.
What goes out: pairs of two documents, and the precision and recall of joining over them.

Readers judge one document at a time. So two of their meetings count as one when people (or the series) and manner are
the same and the dates, known to the month at least, overlap; pairs with a vaguer date are not judged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

MONTH: Final = len("2021-06")
UNKNOWN: Final = frozenset({"", "unknown"})


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that a reader and the graph both found in a document; ``thing`` is what the graph joined it to."""

    document: str
    people: frozenset[str]
    series: str
    mode: str
    date: str
    thing: str

    @classmethod
    def of(cls, document: str, gold: Mapping[str, Any], thing: str) -> "Meeting":
        """The reader's meeting, and the thing that the graph made of its own."""
        people = frozenset(str(person["en"]) for person in gold["participants"])
        return cls(document, people, str(gold["series"] or ""), str(gold["mode"]), str(gold["date"]), thing)


@dataclass(frozen=True, slots=True)
class Joins:
    """Pairs of meetings of two documents: those that readers make one, those that the graph joined, those in both."""

    told: int
    joined: int
    both: int

    @property
    def precision(self) -> float:
        """The share of joined pairs that readers make one."""
        return self.both / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """The share of pairs that readers make one which are joined."""
        return self.both / self.told if self.told else 1.0


def joins(meetings: Iterable[Meeting]) -> Joins:
    """Count the pairs of meetings of two documents that can be judged."""
    found = [pair for pair in combinations(meetings, 2) if judged(*pair)]
    told = [pair for pair in found if one(*pair)]
    joined = [pair for pair in found if pair[0].thing == pair[1].thing]
    return Joins(len(told), len(joined), sum(pair in told for pair in joined))


def judged(a: Meeting, b: Meeting) -> bool:
    """Whether two meetings stand in two documents and both have a date that says enough."""
    return a.document != b.document and all(len(date.split("/")[0]) >= MONTH for date in (a.date, b.date))


def one(a: Meeting, b: Meeting) -> bool:
    """Whether readers' facts make two meetings one."""
    who = a.series == b.series if a.series or b.series else bool(a.people) and a.people == b.people
    how = a.mode == b.mode or bool({a.mode, b.mode} & UNKNOWN)
    return who and how and _overlap(a.date.split("/"), b.date.split("/"))


def _overlap(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two spans of days do; EDTF days compare as text, a month ends after all its days."""
    return a[0] <= f"{b[-1]}~" and b[0] <= f"{a[-1]}~"
