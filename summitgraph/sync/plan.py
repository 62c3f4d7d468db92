"""What a sync would do: additions, changes and deletions.

What comes in: a build's units, and an open database. What goes out: a `Plan`; nothing is written. When the last
transaction of the database is the one that ended the last sync, only units with another digest are looked at; else
somebody else wrote, and everything is compared.
"""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from summitgraph.sync import reading
from summitgraph.sync.database import Database
from summitgraph.sync.mapping import Rows, elsewhere, unit_rows
from summitgraph.sync.reading import Held
from summitgraph.sync.rows import Link, Node, Property, same
from summitgraph.sync.terms import Terms
from summitgraph.sync.units import Units

ADD: Final = "add"
CHANGE: Final = "change"
DELETE: Final = "delete"


@dataclass(frozen=True, slots=True)
class Step:
    """One difference: what the graph wants, what the database has; one of the two may be missing."""

    wanted: Node | Link | None
    held: Node | Link | None

    @property
    def action(self) -> str:
        """Whether this adds, changes or deletes."""
        return CHANGE if self.wanted and self.held else ADD if self.wanted else DELETE

    @property
    def kinds(self) -> tuple[str, ...]:
        """The labels of a node or the type of a link."""
        row = self.wanted or self.held
        return (row.type,) if isinstance(row, Link) else (row.labels if row else ())


@dataclass(frozen=True, slots=True)
class Plan:
    """All differences between a graph and a database, and the digests that are to be noted."""

    nodes: tuple[Step, ...]
    links: tuple[Step, ...]
    spare: tuple[tuple[str, str], ...]  # links to delete by the server's own id, with their type
    digests: dict[str, str]
    total: int  # nodes of ours that the database holds
    whole: bool  # whether everything was compared
    ids: dict[tuple[str, str], str] = field(repr=False, default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.nodes or self.links or self.spare or self.digests)

    def counts(self) -> dict[str, dict[str, Counter[str]]]:
        """How many: action, then ``nodes`` or ``relationships``, then label or type."""
        table = {action: {"nodes": Counter[str](), "relationships": Counter[str]()} for action in (ADD, CHANGE, DELETE)}
        for name, steps in (("nodes", self.nodes), ("relationships", self.links)):
            for step in steps:
                table[step.action][name].update(step.kinds)
        table[DELETE]["relationships"].update(kind for _, kind in self.spare)
        return table

    def amounts(self) -> dict[str, tuple[int, int]]:
        """How many nodes and relationships each action touches."""
        nodes_of, links_of = (Counter(step.action for step in steps) for steps in (self.nodes, self.links))
        found = {action: (nodes_of[action], links_of[action]) for action in (ADD, CHANGE, DELETE)}
        nodes, links = found[DELETE]
        return found | {DELETE: (nodes, links + len(self.spare))}


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Look for no cycles meanwhile: rows make none, and are so many that looking takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_no_cycles()
def make_plan(database: Database, units: Units, terms: Terms, *, whole: bool = False) -> Plan:
    """The differences between a graph and a database; ``whole`` compares everything in any case."""
    total = int(database.rows(reading.COUNTS)[0][0])
    seen = [row[0] for row in database.rows(reading.SEEN)]
    if not total:
        return _plan(_wanted(units, units.units, terms, whole=True), Held(), units, {}, total, whole=True)
    noted = dict(line.split(" ") for line in database.rows(reading.DIGESTS)[0][0])
    if not whole and len(seen) == 1 and seen[0] is not None and seen[0] == database.last():
        fresh = [iri for iri, unit in units.units.items() if noted.get(iri) != unit.digest]
        gone = [iri for iri in noted if iri not in units.units]
        held = reading.read_some(database, [*fresh, *gone], terms) if fresh or gone else Held()
        return _plan(_wanted(units, fresh, terms, whole=False), held, units, noted, total, whole=False)
    wanted = _wanted(units, units.units, terms, whole=True)
    return _plan(wanted, reading.read_all(database, terms), units, noted, total, whole=True)


def _wanted(units: Units, iris: Iterable[str], terms: Terms, *, whole: bool) -> Rows:
    rows = Rows()
    for iri in iris:
        for row in unit_rows(iri, units.quads(iri), terms):
            rows.add(row)
    if whole:
        for iri in sorted(rows.named()):
            rows.add(elsewhere(iri))
    return rows


def _plan(wanted: Rows, held: Held, units: Units, noted: dict[str, str], total: int, *, whole: bool) -> Plan:
    return Plan(
        nodes=tuple(_node_steps(wanted, held)),
        links=tuple(_link_steps(wanted, held)),
        spare=tuple(sorted(held.spare.items())),
        digests={iri: unit.digest for iri, unit in units.units.items() if noted.get(iri) != unit.digest},
        total=total,
        whole=whole,
        ids=held.ids,
    )


def _node_steps(wanted: Rows, held: Held) -> Iterator[Step]:
    for iri in sorted(wanted.nodes.keys() | held.rows.nodes.keys()):
        want, have = wanted.nodes.get(iri), held.rows.nodes.get(iri)
        if not (want and have and want.labels == have.labels and same(want.properties, have.properties)):
            yield Step(want, have)


def _link_steps(wanted: Rows, held: Held) -> Iterator[Step]:
    for key in sorted(wanted.links.keys() | held.rows.links.keys()):
        want, have = wanted.links.get(key), held.rows.links.get(key)
        if want and have and (want.start, want.end) == (have.start, have.end):
            if not same(want.properties, have.properties):
                yield Step(want, have)
            continue
        if have:
            yield Step(None, have)
        if want:
            yield Step(want, None)


def removed(step: Step) -> dict[str, Property | None]:
    """The properties that a change writes, with nothing for those that go."""
    if step.wanted is None:
        return {}
    before = step.held.properties if step.held else {}
    return {key: None for key in before if key not in step.wanted.properties} | dict(step.wanted.properties)
