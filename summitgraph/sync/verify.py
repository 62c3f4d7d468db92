"""Everything in the database against everything in the graph, value by value.

What comes in: a plan over everything. What goes out: sentences that name each difference.
"""

from collections.abc import Iterator

from summitgraph.sync.plan import ADD, CHANGE, Plan, Step
from summitgraph.sync.rows import Link, Node, alike
from summitgraph.vocab import BASE


def differences(plan: Plan) -> Iterator[str]:
    """Yield one sentence for each node, relationship or property that is not as the graph has it."""
    for step in (*plan.nodes, *plan.links):
        yield from _sentences(step)
    for _, kind in plan.spare:
        yield f"a relationship {kind} is in the database only"


def _sentences(step: Step) -> Iterator[str]:
    name = _name(step)
    if step.action != CHANGE or step.wanted is None or step.held is None:
        yield f"{name} is in the {'graph' if step.action == ADD else 'database'} only"
        return
    if isinstance(step.wanted, Node) and isinstance(step.held, Node) and step.wanted.labels != step.held.labels:
        has, wants = (", ".join(labels) or "(none)" for labels in (step.held.labels, step.wanted.labels))
        yield f"{name} has the labels {has}, the graph {wants}"
    want, have = step.wanted.properties, step.held.properties
    for key in sorted(want.keys() | have.keys()):
        if key not in want or key not in have or not alike(want[key], have[key]):
            yield f"{name} has {key} {_shown(have.get(key))}, the graph {_shown(want.get(key))}"


def _name(step: Step) -> str:
    row = step.wanted or step.held
    if isinstance(row, Link):
        return f"{_short(row.start)} {row.type} {_short(row.end)} ({row.fact})"
    return f"{':'.join(step.kinds)} {_short(row.iri)}" if row else ""


def _short(iri: str) -> str:
    return iri.removeprefix(BASE)


def _shown(value: object) -> str:
    return "nothing" if value is None else f"{value!s:.200}"
