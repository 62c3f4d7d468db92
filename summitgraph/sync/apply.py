"""A plan carried out: in batches, each tried again when it breaks, in an order that a kill cannot spoil.

What comes in: a plan and an open database. What goes out: writes, and the server's own counters. The note of the last
sync is taken away first and written anew last, so that a sync that died is seen: the next one compares everything.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from summitgraph.model import ProjectError
from summitgraph.sync import schema
from summitgraph.sync.database import Database, Write
from summitgraph.sync.plan import CHANGE, DELETE, Plan, Step, removed
from summitgraph.sync.rows import Link, Node, Property
from summitgraph.sync.terms import ELSEWHERE, Terms, quoted

LIMIT: Final = 0.20
SYNC_NODE: Final = "summitgraph:sync"
_CLOSE: Final = "UNWIND $rows AS row MATCH (n:SummitGraph {iri: row[0]}) SET n.digest = row[1]"
_UNLINK: Final = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r"
_DELETE: Final = "UNWIND $rows AS row MATCH (n:SummitGraph {iri: row}) WHERE NOT (n)--() DELETE n"
_EMPTY: Final = (
    "UNWIND $rows AS row MATCH (n:SummitGraph {iri: row}) WHERE NOT n:Elsewhere "
    "SET n = {iri: row, name: row}, n:Elsewhere"
)
_NODE: Final = "UNWIND $rows AS row MERGE (n:SummitGraph {iri: row.iri}) SET n += row"
_ENDS: Final = "UNWIND $rows AS row MATCH (a:SummitGraph {iri: row[0]}) MATCH (b:SummitGraph {iri: row[1]})"
_SWEEP: Final = "MATCH (n:SummitGraph:Elsewhere) WHERE NOT (n)--() DELETE n"
_NAMED: Final = "UNWIND $rows AS row MERGE (n:SummitGraph {iri: row}) ON CREATE SET n:Elsewhere, n.name = row"
# takes the write lock of the node, and changes nothing
_LOCK: Final = "MATCH (n:SummitGraph:Sync) SET n:Sync"
_SEEN: Final = "MERGE (n:SummitGraph:Sync {iri: $iri}) SET n.seen = $seen"
Progress = Callable[[int], None]


def apply(
    database: Database, plan: Plan, terms: Terms, *, allow_deletes: bool = False, progress: Progress = lambda _: None
) -> None:
    """Make the database what the plan wants; ProjectError when too much would be deleted."""
    if plan.empty:
        return
    _refuse(plan, allow_deletes=allow_deletes)
    schema.ensure(database, terms, _types(plan))
    database.write(_SEEN, iri=SYNC_NODE, seen="")
    database.guard = _LOCK
    database.write_all(_UNLINK, _old_links(plan), step=progress)
    _write_nodes(database, plan, progress)
    _write_links(database, plan, progress)
    _delete_nodes(database, plan.nodes, terms, progress)
    written = {_iri(step) for step in plan.nodes}
    database.write_all(_CLOSE, ([iri, digest] for iri, digest in sorted(plan.digests.items()) if iri not in written))
    _note(database)


def await_others(database: Database) -> None:
    """Wait for the last write of a sync that died: what is read from now on, it changes no more."""
    database.write(_LOCK)


def work(plan: Plan) -> int:
    """How many rows `apply` tells its progress of."""
    return len(plan.nodes) + len(plan.links) + len(plan.spare)


def _refuse(plan: Plan, *, allow_deletes: bool) -> None:
    gone = plan.amounts()[DELETE][0]
    if gone > plan.total * LIMIT and not allow_deletes:
        raise ProjectError(
            f"{gone:,} of {plan.total:,} nodes would be deleted, more than {LIMIT:.0%}. If the graph is the right one, "
            "type the same command with --allow-deletes."
        )


def _types(plan: Plan) -> set[str]:
    return {step.wanted.type for step in plan.links if isinstance(step.wanted, Link)}


def _old_links(plan: Plan) -> Iterator[str]:
    yield from (place for place, _ in plan.spare)
    for step in plan.links:
        if step.action == DELETE and isinstance(step.held, Link):
            yield plan.ids[step.held.key]


def _write_nodes(database: Database, plan: Plan, progress: Progress) -> None:
    written = sorted((step for step in plan.nodes if isinstance(step.wanted, Node)), key=_labels)
    database.write_each(_node_writes(written, plan), step=progress)
    _unlabel(database, written)


def _node_writes(steps: Iterable[Step], plan: Plan) -> Iterator[Write]:
    for (labels, new), found in groupby(steps, key=_labels):
        names = "".join(f":{quoted(label)}" for label in labels)
        again = f"{_NODE}, n{names}" if names else _NODE
        create = f"UNWIND $rows AS row CREATE (n:SummitGraph{names}) SET n = row"
        yield Write(create if new else again, again, (_values(step, plan) for step in found))


def _values(step: Step, plan: Plan) -> dict[str, Property | None]:
    iri = _iri(step)
    digest = plan.digests.get(iri)
    if digest or ELSEWHERE in step.kinds:  # what nothing is said of any more has no digest either
        return removed(step) | {"iri": iri, "digest": digest}
    return removed(step) | {"iri": iri}


def _unlabel(database: Database, steps: Iterable[Step]) -> None:
    gone: dict[str, list[str]] = {}
    for step in steps:
        if step.action == CHANGE and isinstance(step.held, Node) and isinstance(step.wanted, Node):
            for label in set(step.held.labels) - set(step.wanted.labels):
                gone.setdefault(label, []).append(step.held.iri)
    for label, iris in sorted(gone.items()):
        database.write_all(f"UNWIND $rows AS row MATCH (n:SummitGraph {{iri: row}}) REMOVE n:{quoted(label)}", iris)


def _labels(step: Step) -> tuple[tuple[str, ...], bool]:
    """By what nodes are written together: their labels, and whether the database has none of them."""
    return step.wanted.labels if isinstance(step.wanted, Node) else (), step.held is None


def _iri(step: Step) -> str:
    row = step.wanted or step.held
    return row.iri if isinstance(row, Node) else ""


def _write_links(database: Database, plan: Plan, progress: Progress) -> None:
    links = [(step.wanted, step) for step in plan.links if isinstance(step.wanted, Link)]
    if not plan.whole:  # a whole plan knows each node that is only named
        written = {_iri(step) for step in plan.nodes if step.wanted}
        database.write_all(_NAMED, sorted({end for link, _ in links for end in (link.start, link.end)} - written))
    links.sort(key=lambda pair: (pair[0].type, pair[1].held is None, pair[0].start, pair[0].end))
    database.write_each(_link_writes(links), step=progress)


def _link_writes(links: Iterable[tuple[Link, Step]]) -> Iterator[Write]:
    for (kind, new), found in groupby(links, key=lambda pair: (pair[0].type, pair[1].held is None)):
        again = f"{_ENDS} MERGE (a)-[r:{quoted(kind)} {{fact: row[2].fact}}]->(b) SET r += row[2]"
        create = f"{_ENDS} CREATE (a)-[r:{quoted(kind)}]->(b) SET r = row[2]"
        rows = ([link.start, link.end, removed(step) | {"fact": link.fact}] for link, step in found)
        yield Write(create if new else again, again, rows)


def _delete_nodes(database: Database, steps: Iterable[Step], terms: Terms, progress: Progress) -> None:
    gone = [step for step in steps if step.action == DELETE]
    if gone:
        iris = [_iri(step) for step in gone]
        database.write_all(_DELETE, iris)
        for label in sorted(terms.classes.keys() | {"Fact"}):
            if any(label in step.kinds for step in gone):
                here = [_iri(step) for step in gone if label in step.kinds]
                database.write_all(
                    f"UNWIND $rows AS row MATCH (n:SummitGraph {{iri: row}}) REMOVE n:{quoted(label)}", here
                )
        database.write_all(_EMPTY, iris, step=progress)
    database.write(_SWEEP)


def _note(database: Database) -> None:
    """Remember the transaction that ends this sync: the one that notes it, and so one more than the last."""
    if last := database.last():
        name, _, number = last.rpartition(":")
        database.write(_SEEN, iri=SYNC_NODE, seen=f"{name}:{int(number) + 1}")
