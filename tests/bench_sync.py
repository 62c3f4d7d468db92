"""How quickly a graph gets into Neo4j, beside bare UNWIND + MERGE of the same rows; not a test.

What comes in: the folder of a build, how many made-up meetings to add, how many rounds; NEO4J_URI and NEO4J_PASSWORD of
a server whose database may be emptied. What goes out: seconds of each round, medians, and what an edit costs.
Run ``python -m tests.bench_sync BUILD MEETINGS ROUNDS``.
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from summitgraph.dumps import nquads
from summitgraph.store import open_store
from summitgraph.sync.apply import apply
from summitgraph.sync.database import BATCH, Database, connect, server
from summitgraph.sync.mapping import Rows, elsewhere, unit_rows
from summitgraph.sync.plan import make_plan
from summitgraph.sync.terms import Terms, quoted, read_terms
from summitgraph.sync.units import Units, units_of
from tests.bench_queries import meetings

ROOT = Path(__file__).parents[1]


def main() -> None:
    build, count, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    terms, known = read_terms(ROOT / "ontology"), open_store(build)
    quads = [*known, *meetings(known, count)]
    data = nquads(quads)
    print(f"{data.count(10):,} quads, {len(data) / 1e6:.0f} MB")
    with connect(server()) as database:
        make_schema(database, terms)
        ours: list[float] = []
        bare: list[float] = []
        rows = all_rows(units_of(data), terms)
        print(f"{len(rows.nodes):,} nodes, {len(rows.links):,} relationships")
        for _ in range(rounds):
            for times, work in ((ours, lambda: load(database, data, terms)), (bare, lambda: bare_load(database, rows))):
                wipe(database)
                times.append(timed(work))
            print(f"sync {ours[-1]:.1f} s, bare {bare[-1]:.1f} s", flush=True)
        ratio = statistics.median(bare) / statistics.median(ours)
        print(f"median: sync {statistics.median(ours):.1f} s, {data.count(10) / statistics.median(ours):,.0f} quads/s, "
              f"bare {statistics.median(bare):.1f} s; speed of bare × {ratio:.2f}")  # fmt: skip
        wipe(database)
        first = timed(lambda: load(database, data, terms))
        edit(database, data, terms, first)
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def wipe(database: Database) -> None:
    while database.rows("MATCH (n) RETURN n LIMIT 1"):
        database.write("MATCH ()-[r]->() WITH r LIMIT 50000 DELETE r")
        database.write("MATCH (n) WHERE NOT (n)--() WITH n LIMIT 50000 DELETE n")


def load(database: Database, data: bytes, terms: Terms) -> None:
    apply(database, make_plan(database, units_of(data), terms), terms, allow_deletes=True)


def all_rows(units: Units, terms: Terms) -> Rows:
    rows = Rows()
    for iri in units.units:
        for row in unit_rows(iri, units.quads(iri), terms):
            rows.add(row)
    for iri in rows.named():
        rows.add(elsewhere(iri))
    return rows


def make_schema(database: Database, terms: Terms) -> None:
    from summitgraph.sync import schema

    schema.ensure(database, terms, terms.relations)


def bare_load(database: Database, rows: Rows) -> None:
    """The same rows in the same batches with nothing around them."""
    session = database.session

    def write(query: str, values: list[object]) -> None:
        for start in range(0, len(values), BATCH):
            batch = values[start : start + BATCH]
            session.execute_write(lambda transaction: transaction.run(query, rows=batch).consume())  # noqa: B023 - called at once

    for labels, nodes in groupby(sorted(rows.nodes.values(), key=lambda n: (n.labels, n.iri)), key=lambda n: n.labels):
        names = "".join(f", n:{quoted(label)}" for label in labels)
        query = f"UNWIND $rows AS row MERGE (n:SummitGraph {{iri: row[0]}}) SET n += row[1]{names}"
        write(query, [[node.iri, dict(node.properties)] for node in nodes])
    for kind, links in groupby(
        sorted(rows.links.values(), key=lambda r: (r.type, r.start, r.end)), key=lambda r: r.type
    ):
        query = (
            "UNWIND $rows AS row MATCH (a:SummitGraph {iri: row[0]}) MATCH (b:SummitGraph {iri: row[1]}) "
            f"MERGE (a)-[r:{quoted(kind)} {{fact: row[2]}}]->(b) SET r += row[3]"
        )
        write(query, [[link.start, link.end, link.fact, dict(link.properties)] for link in links])


def edit(database: Database, data: bytes, terms: Terms, first: float) -> None:
    """Change one document of all: what plan and apply cost beside the first load."""
    status = ox.NamedNode("https://w3id.org/summitgraph/status/cancelled")
    lines = data.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if b"/meeting/" in line.split(b" ")[0] and b"ontology#status> " in line)
    words = lines[at].split(b" ")
    lines[at] = b" ".join([*words[:2], str(status).encode(), *words[3:]])
    changed = b"".join(sorted(lines))
    for name, content in (("edit", changed), ("edit back", data), ("nothing", data)):
        took = timed(lambda: load(database, content, terms))  # noqa: B023 - called at once
        print(f"{name}: {took:.2f} s, {took / first:.2%} of the first load of {first:.1f} s")


if __name__ == "__main__":
    main()
