"""The smallest set of axioms that explains a contradiction.

What comes in: axioms that contradict each other together, and a judge that tells for many sets at once which of them
still do. What goes out: a subset from which no axiom can be taken away.
"""

from collections.abc import Callable, Sequence

from summitgraph.reason.axioms import Axiom

Judge = Callable[[Sequence[Sequence[Axiom]]], list[bool]]
PARTS = 20


def minimal(axioms: Sequence[Axiom], judge: Judge) -> list[Axiom]:
    """Shrink axioms that contradict each other until each one left is needed; few calls of the judge.

    The last axiom of the shortest beginning that is contradictory stands in every explanation that this beginning
    holds. It is kept, and the question is asked again of what stands before it, until the kept ones explain it alone.
    So what stands first is preferred, and a hundred ways to one contradiction cost no more than one.
    """
    kept: list[Axiom] = []
    rest = list(axioms)
    while True:
        length = _shortest(kept, rest, judge)
        if length == 0:
            return [axiom for axiom in axioms if axiom in kept]
        kept.append(rest[length - 1])
        rest = rest[: length - 1]


def _shortest(kept: list[Axiom], rest: list[Axiom], judge: Judge) -> int:
    """How many of the rest, from its start, contradict what is kept."""
    low, high = 0, len(rest)  # the answer lies in low..high; high is known
    while low < high:
        step = -(-(high - low) // PARTS)
        tried = range(low, high, step)
        still = judge([[*kept, *rest[:length]] for length in tried])
        first = still.index(True) if any(still) else len(tried)
        high = tried[first] if first < len(tried) else high
        low = tried[first - 1] + 1 if first else low
    return high
