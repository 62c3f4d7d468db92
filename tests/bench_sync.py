"""How quickly a graph gets into Neo4j, beside bare UNWIND + MERGE of the same rows and rdflib-neo4j; not a test.

What comes in: the folder of a build, how many made-up meetings to add, how many rounds; NEO4J_URI and NEO4J_PASSWORD of
a server whose database may be emptied; if wanted, the Python of an environment that has rdflib-neo4j. What goes out:
seconds of each round, medians, and what an edit costs.
Run ``python -m tests.bench_sync BUILD MEETINGS ROUNDS [PYTHON]``.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
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


# what the rival is asked to do: the same statements without their graphs, in its own batches
RIVAL = """
import os, sys, time
from rdflib import Graph
from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig
login = {"uri": os.environ["NEO4J_URI"], "database": "neo4j", "user": "neo4j", "pwd": os.environ["NEO4J_PASSWORD"]}
config = Neo4jStoreConfig(
    auth_data=login, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE, batching=True, batch_size=5000
)
start = time.perf_counter()
graph = Graph(store=Neo4jStore(config=config))
graph.parse(sys.argv[1], format="nt")
graph.close(True)
print(time.perf_counter() - start)
"""


def main() -> None:
    build, count, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    terms, known = read_terms(ROOT / "ontology"), open_store(build)
    data = nquads([*known, *meetings(known, count)])
    print(f"{data.count(10):,} quads, {len(data) / 1e6:.0f} MB")
    with connect(server()) as database, tempfile.TemporaryDirectory() as folder:
        make_schema(database, terms)
        rows = all_rows(units_of(data), terms)
        print(f"{len(rows.nodes):,} nodes, {len(rows.links):,} relationships")
        works: dict[str, Callable[[], float]] = {
            "sync": lambda: timed(lambda: load(database, data, terms)),
            "bare": lambda: timed(lambda: bare_load(database, rows)),
        }
        if sys.argv[4:]:
            works["rdflib-neo4j"] = lambda: rival(sys.argv[4], Path(folder) / "graph.nt", data)
        race(database, works, rounds, data.count(10))
        wipe(database)
        first = timed(lambda: load(database, data, terms))
        edit(database, data, terms, first)
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def race(database: Database, works: dict[str, Callable[[], float]], rounds: int, quads: int) -> None:
    """Let each work fill an empty database, one after another, as often as wanted."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            wipe(database)
            times[name].append(work())
        print(", ".join(f"{name} {found[-1]:.1f} s" for name, found in times.items()), flush=True)
    ours = statistics.median(times["sync"])
    for name, found in times.items():
        middle = statistics.median(found)
        each = statistics.median(other / own for other, own in zip(found, times["sync"], strict=True))
        print(f"{name}: median {middle:.1f} s, {quads / middle:,.0f} quads/s; sync goes {middle / ours:.2f} times as "
              f"quickly ({each:.2f}, median of the rounds)")  # fmt: skip


def rival(python: str, path: Path, data: bytes) -> float:
    """Seconds that rdflib-neo4j takes for the same statements."""
    if not path.exists():
        with path.open("wb") as out:
            for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS):
                out.write(f"{quad.triple} .\n".encode())
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run([python, "-c", RIVAL, str(path)], capture_output=True, check=True, text=True, env=variables)
    return float(done.stdout.split()[-1])


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
