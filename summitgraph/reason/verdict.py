"""Contradictions found and explained.

What comes in: `Axioms`, and a function that asks a reasoner. What goes out: `Explanation`s, and the class hierarchy
that follows, all within a number of seconds.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, Protocol

from pyoxigraph import Triple

from summitgraph.reason.axioms import Axiom, Axioms
from summitgraph.reason.hermit import OutOfTimeError, Verdict, ask
from summitgraph.reason.justify import minimal
from summitgraph.reason.module import Reach, as_classes, individuals, mark, names, renamed

SECONDS: Final = 55.0
MOST: Final = 10  # explanations; the rest is counted
_ROOM: Final = 6_000  # axioms of all copies in one run
Clash = Literal["unsatisfiable-class", "inconsistency"]


class Ask(Protocol):
    """Something that judges triples before a deadline: HermiT, or a stand-in."""

    def __call__(self, triples: Iterable[Triple], *, deadline: float) -> Verdict:
        """The verdict on triples; OutOfTimeError after the deadline."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A contradiction: its names (the first is the one explained), and the axioms from which it follows.

    `minimal` is false where time ran out: then the axioms hold the explanation, and more.
    """

    kind: Clash
    names: tuple[str, ...]
    axioms: tuple[Axiom, ...]
    minimal: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a reasoner says: whether all can be true, what cannot, how many more, each class with those above."""

    consistent: bool
    explanations: tuple[Explanation, ...]
    more: int
    above: tuple[tuple[str, str], ...]

    @property
    def sound(self) -> bool:
        """Whether nothing contradicts anything."""
        return self.consistent and not self.explanations


def reason(read: Axioms, *, asking: Ask = ask, seconds: float = SECONDS) -> Outcome:
    """Ask whether axioms can all be true, and explain what cannot; OutOfTimeError if not even that is known in time."""
    deadline = time.monotonic() + seconds
    whole = [*read.declarations, *(triple for axiom in read.axioms for triple in axiom.triples)]
    verdict = asking(whole, deadline=deadline)
    if verdict.consistent and not verdict.unsatisfiable:
        return Outcome(consistent=True, explanations=(), more=0, above=verdict.above)
    court = _Court(read, asking, deadline)
    try:
        empty = sorted(verdict.unsatisfiable) or court.empty()
    except OutOfTimeError:
        empty = []
    found, more = court.explained(empty)
    if not found:
        found = [Explanation("inconsistency", (), read.axioms, minimal=False)]
    return Outcome(verdict.consistent, tuple(found), more, verdict.above)


class _Court:
    """Questions about parts of one set of axioms, many in one run, until a deadline."""

    def __init__(self, read: Axioms, asking: Ask, deadline: float) -> None:
        self._asking, self._deadline = asking, deadline
        self._declarations = {getattr(triple.subject, "value", ""): triple for triple in read.declarations}
        self._triples = {axiom: tuple(as_classes(axiom, serial=n)) for n, axiom in enumerate(read.axioms)}
        self._individuals = individuals(read.axioms)
        self._reach = Reach(read.axioms)

    def empty(self) -> list[str]:
        """The classes, and individuals asked as classes, that cannot have a member."""
        triples = [*self._declarations.values(), *(t for found in self._triples.values() for t in found)]
        return sorted(self._asking(triples, deadline=self._deadline).unsatisfiable)

    def explained(self, empty: Sequence[str]) -> tuple[list[Explanation], int]:
        """One explanation for each independent contradiction; how many names were left without one."""
        modules = {name: self._reach.module(name) for name in empty}
        waiting = sorted(empty, key=lambda name: (name in self._individuals, len(modules[name]), name))
        found: list[Explanation] = []
        try:
            while waiting and len(found) < MOST:
                first = self._explain(waiting[0], modules[waiting[0]])
                found.append(first)
                waiting, also = self._split(waiting[1:], modules, first)
                found[-1] = replace(first, names=(*first.names, *also))
        except OutOfTimeError:
            if not found and waiting:
                found = [self._unshrunk(waiting[0], modules[waiting[0]])]
                waiting = waiting[1:]
        return found, len(waiting)

    def _explain(self, name: str, module: list[Axiom]) -> Explanation:
        try:
            return replace(self._unshrunk(name, minimal(module, self._judge(name))), minimal=True)
        except OutOfTimeError:
            return self._unshrunk(name, module)

    def _unshrunk(self, name: str, axioms: Sequence[Axiom]) -> Explanation:
        kind: Clash = "inconsistency" if name in self._individuals else "unsatisfiable-class"
        return Explanation(kind, (name,), tuple(axioms), minimal=False)

    def _split(
        self, waiting: Sequence[str], modules: dict[str, list[Axiom]], cause: Explanation
    ) -> tuple[list[str], list[str]]:
        """Of the names that wait, those that have a trouble of their own, and those that only follow from a cause.

        Large parts cost minutes to judge; where one holds the whole cause, that is taken for its trouble too.
        """
        gone = set(cause.axioms)
        cases = {name: [axiom for axiom in modules[name] if axiom not in gone] for name in waiting}
        asked: list[str] = []
        room = _ROOM
        for name in waiting:
            room -= len(cases[name])
            if room >= 0 or not gone <= set(modules[name]):
                asked.append(name)
        own = dict(zip(asked, self._sentences([(name, cases[name]) for name in asked]), strict=True))
        return [name for name in waiting if own.get(name)], [name for name in waiting if not own.get(name)]

    def _judge(self, name: str) -> Callable[[Sequence[Sequence[Axiom]]], list[bool]]:
        return lambda sets: self._sentences([(name, axioms) for axioms in sets])

    def _sentences(self, cases: Sequence[tuple[str, Sequence[Axiom]]]) -> list[bool]:
        """For each name with a set of axioms, whether the set leaves the name without a member."""
        answers: list[bool] = []
        batch: list[tuple[str, Sequence[Axiom]]] = []
        for number, case in enumerate(cases):
            batch.append(case)
            full = sum(len(axioms) for _, axioms in batch) > _ROOM
            if full or number == len(cases) - 1:
                answers += self._run(batch)
                batch = []
        return answers

    def _run(self, batch: Sequence[tuple[str, Sequence[Axiom]]]) -> list[bool]:
        triples = [renamed(triple, copy) for copy, (_, axioms) in enumerate(batch) for triple in self._standing(axioms)]
        empty = self._asking(triples, deadline=self._deadline).unsatisfiable if triples else frozenset()
        return [mark(name, copy) in empty for copy, (name, _) in enumerate(batch)]

    def _standing(self, axioms: Sequence[Axiom]) -> Iterable[Triple]:
        """The triples of axioms with the declarations that they need."""
        for axiom in axioms:
            yield from self._triples[axiom]
            yield from (self._declarations[name] for name in sorted(names(axiom)) if name in self._declarations)
