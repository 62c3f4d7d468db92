"""Rows that are new are created and not looked for first: what happens when some of them are there all the same."""

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from summitgraph.model import ServiceError
from summitgraph.sync import database as module
from summitgraph.sync.apply import apply
from summitgraph.sync.database import Database, Server, connect
from summitgraph.sync.plan import make_plan
from summitgraph.sync.reading import read_all
from summitgraph.sync.server import Running
from summitgraph.sync.units import Units
from tests.sync_graphs import TERMS, rows_of

pytestmark = pytest.mark.services
COMMIT = b"\x00\x02\xb0\x12\x00\x00"  # Bolt's message that ends a transaction


def assert_is(database: Database, wanted: Units) -> None:
    held, rows = read_all(database, TERMS), rows_of(wanted)
    assert (held.rows.nodes, held.rows.links, held.spare) == (rows.nodes, rows.links, {})


def part(corpus: Units, *kinds: str) -> Units:
    return Units(corpus.data, {iri: unit for iri, unit in corpus.units.items() if any(kind in iri for kind in kinds)})


def test_what_somebody_makes_between_plan_and_apply_is_taken_up(database: Database, corpus: Units) -> None:
    wanted = part(corpus, "/leader/", "/country/")
    plan = make_plan(database, wanted, TERMS)
    links = rows_of(wanted).links
    apply(database, make_plan(database, part(corpus, "/country/"), TERMS), TERMS)
    for link in list(links.values())[::50]:
        database.write(
            "MERGE (a:SummitGraph {iri: $start}) MERGE (b:SummitGraph {iri: $end}) "
            f"MERGE (a)-[:`{link.type}` {{fact: $fact}}]->(b)",
            start=link.start, end=link.end, fact=link.fact,
        )  # fmt: skip
    apply(database, plan, TERMS)
    assert_is(database, wanted)


def test_a_constraint_that_no_second_try_can_keep_is_told_in_a_sentence(database: Database, corpus: Units) -> None:
    """Somebody uses the name of one of our relationships for another."""
    wanted = part(corpus, "/leader/")
    plan = make_plan(database, wanted, TERMS)
    link = next(iter(rows_of(wanted).links.values()))
    database.write(f"CREATE (:Mine)-[:`{link.type}` {{fact: $fact}}]->(:Mine)", fact=link.fact)
    with pytest.raises(ServiceError, match="ConstraintValidationFailed"):
        apply(database, plan, TERMS)
    database.write("MATCH (n:Mine) DETACH DELETE n")
    apply(database, make_plan(database, wanted, TERMS), TERMS)
    assert_is(database, wanted)


def test_a_commit_whose_answer_is_lost_is_made_sure_of(
    neo4j: Running, database: Database, corpus: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server has written every batch, and the client does not know: nothing is written twice."""
    monkeypatch.setattr(module, "BATCH", 500)
    wanted = part(corpus, "/leader/", "/tenure/", "/document/")
    lost: list[int] = []
    with (
        forgetful(neo4j.bolt, lost) as port,
        connect(Server(f"bolt://127.0.0.1:{port}", "neo4j", neo4j.password, "neo4j")) as opened,
    ):
        apply(opened, make_plan(opened, wanted, TERMS), TERMS)
    assert sum(lost) > 5
    assert_is(database, wanted)
    assert make_plan(database, wanted, TERMS, whole=True).empty


@contextmanager
def forgetful(bolt: int, lost: list[int]) -> Iterator[int]:
    """A port that leads to the server, and breaks off after every other commit before its answer is passed on."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        threading.Thread(target=_accept, args=(listener, bolt, lost), daemon=True).start()
        yield listener.getsockname()[1]


def _accept(listener: socket.socket, bolt: int, lost: list[int]) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_relay, args=(client, bolt, lost), daemon=True).start()


def _relay(client: socket.socket, bolt: int, lost: list[int]) -> None:
    sent = b""
    with client, socket.create_connection(("127.0.0.1", bolt)) as server:
        while True:
            for one in select.select([client, server], [], [])[0]:
                data = one.recv(1 << 16)
                (client if one is server else server).sendall(data)
                sent += data if one is client else b""
                if not data or (sent.endswith(COMMIT) and _loses(sent, server, lost)):
                    return
                sent = b"" if sent.endswith(COMMIT) else sent


def _loses(sent: bytes, server: socket.socket, lost: list[int]) -> bool:
    if b"UNWIND $rows" not in sent:
        return False
    lost.append(not lost or not lost[-1])
    return bool(lost[-1] and server.recv(1))
