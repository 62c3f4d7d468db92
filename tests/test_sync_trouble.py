"""What goes wrong around a sync: told in one sentence, with an exit code, and mended by the same command."""

import itertools
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from summitgraph.cli import main
from summitgraph.model import ProjectError
from summitgraph.rdf import quad
from summitgraph.sync.database import Database, Server, connect, server
from summitgraph.sync.reading import read_all
from summitgraph.sync.server import Running, free_port, running
from summitgraph.sync.units import Units, read_units
from summitgraph.vocab import RDF_TYPE, term
from tests.sync_graphs import PEOPLE, TERMS, content, pulled, rows_of, sync

ROOT = Path(__file__).parents[1]
PASSWORD = "not-to-be-seen"
Told = Callable[..., tuple[int, str]]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A graph of two leaders, as a build would write it."""
    folder = tmp_path / "graph"
    folder.mkdir()
    quads = [quad(iri, RDF_TYPE, term("Leader")) for iri in PEOPLE[:2]]
    (folder / "summitgraph.nq").write_bytes(content([quads]))
    return folder


def some(whole: Units, folder: Path, share: int, *kinds: str) -> Path:
    """Part of a graph in a folder: the units whose IRI has one of some words in it, every so many."""
    picked = [iri for iri in sorted(whole.units) if not kinds or any(kind in iri for kind in kinds)][::share]
    places = [place for iri in picked for place in whole.units[iri].places]
    lines = [line for start, end in places for line in whole.data[start:end].splitlines(keepends=True)]
    folder.mkdir()
    (folder / "summitgraph.nq").write_bytes(b"".join(sorted(lines)))
    return folder


@pytest.fixture
def told(graph: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Run ``summitgraph sync plan`` with variables set; the exit code and what stands on stderr."""

    def run(command: str = "plan", **variables: str) -> tuple[int, str]:
        for name, value in {"PASSWORD": PASSWORD, **variables}.items():
            monkeypatch.setenv(f"NEO4J_{name}", value)
        code = main(["--project", str(ROOT), "sync", command, "--graph", str(graph)])
        out = capsys.readouterr()
        assert PASSWORD not in out.out + out.err
        return code, out.err

    return run


@pytest.mark.parametrize("uri", ["http://localhost:7474", "localhost", "bolt://", "bolt://host:port", "file:///etc"])
def test_an_address_that_is_none_is_told(told: Told, uri: str) -> None:
    code, err = told(URI=uri)
    assert code == 3
    assert err.count("\n") == 1
    assert "NEO4J_URI" in err


def test_a_password_in_the_address_is_not_repeated(told: Told) -> None:
    code, err = told(URI=f"bolt://neo4j:{PASSWORD}@localhost:1")
    assert code == 3
    assert "NEO4J_PASSWORD" in err


def test_a_server_that_does_not_answer_is_told(told: Told) -> None:
    code, err = told(URI=f"bolt://127.0.0.1:{free_port()}")
    assert code == 4
    assert err.count("\n") == 1
    assert "summitgraph sync server" in err


def test_a_folder_without_a_graph_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sync", "plan", "--graph", str(tmp_path)]) == 3
    assert "summitgraph build" in capsys.readouterr().err


def test_flags_come_before_variables() -> None:
    found = server(uri="bolt://flag:1", environment={"NEO4J_URI": "bolt://variable:1", "NEO4J_DATABASE": "other"})
    assert (found.uri, found.database) == ("bolt://flag:1", "other")
    assert PASSWORD not in repr(server(environment={"NEO4J_PASSWORD": PASSWORD}))


@pytest.mark.services
def test_a_wrong_password_or_database_is_told(neo4j: Running, told: Told) -> None:
    code, err = told(URI=neo4j.uri)
    assert (code, err.count("\n")) == (3, 1)
    assert "NEO4J_USERNAME and NEO4J_PASSWORD" in err
    code, err = told(URI=neo4j.uri, PASSWORD=neo4j.password, DATABASE="nowhere")
    assert (code, err.count("\n")) == (3, 1)
    assert "NEO4J_DATABASE" in err


@pytest.mark.services
def test_encryption_that_the_server_does_not_speak_is_told(neo4j: Running, told: Told) -> None:
    code, err = told(URI=neo4j.uri.replace("bolt:", "bolt+s:"))
    assert code in {3, 4}
    assert err.count("\n") == 1


@pytest.mark.services
def test_a_database_that_may_only_be_read_is_told_and_a_plan_still_works(
    neo4j_jars: Path, told: Told, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with running(home, neo4j_jars, password=PASSWORD):
        pass
    with running(home, neo4j_jars, password=PASSWORD, more="server.databases.read_only=neo4j\n") as found:
        assert told("plan", URI=found.uri)[0] == 0
        code, err = told("apply", URI=found.uri)
    assert (code, err.count("\n")) == (3, 1)
    assert "may only be read" in err


@pytest.mark.services
def test_a_client_killed_at_any_moment_leaves_nothing_that_the_next_does_not_mend(
    neo4j: Running, database: Database, corpus: Units, tmp_path: Path
) -> None:
    """Twenty kills, half on the way to one graph, half on the way back to another."""
    graphs = [some(corpus, tmp_path / "all", 2), some(corpus, tmp_path / "few", 3, "leader", "tenure", "source/")]
    chance = random.Random(5)
    for number in range(20):
        child = started(neo4j, graphs[number % 2])
        time.sleep(0.5 + chance.random() * 4)
        child.send_signal(signal.SIGKILL)
        child.wait()
    for folder in graphs:
        wanted = read_units(folder)
        sync(database, wanted)
        assert_is(database, wanted)


def started(neo4j: Running, folder: Path) -> subprocess.Popen[bytes]:
    command = ["-m", "summitgraph", "--project", str(ROOT), "sync", "apply", "--graph", str(folder), "--allow-deletes"]
    variables = os.environ | {"NEO4J_URI": neo4j.uri, "NEO4J_PASSWORD": neo4j.password, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, *command], env=variables, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def assert_is(database: Database, wanted: Units) -> None:
    held, rows = read_all(database, TERMS), rows_of(wanted)
    assert (held.rows.nodes, held.rows.links, held.spare) == (rows.nodes, rows.links, {})
    assert pulled(database) == bytes(wanted.data)


@pytest.mark.services
def test_a_server_that_restarts_in_the_middle_is_waited_for(neo4j_jars: Path, corpus: Units, tmp_path: Path) -> None:
    home, bolt, http = tmp_path / "home", free_port(), free_port()
    wanted = read_units(some(corpus, tmp_path / "graph", 1))
    done: list[BaseException | None] = []

    def work() -> None:
        try:
            with connect(Server(f"bolt://127.0.0.1:{bolt}", "neo4j", PASSWORD, "neo4j")) as opened:
                sync(opened, wanted)
            done.append(None)
        except BaseException as error:  # noqa: BLE001 - told by the test below
            done.append(error)

    writer = threading.Thread(target=work)
    with running(home, neo4j_jars, bolt=bolt, http=http, password=PASSWORD):
        writer.start()
        time.sleep(3)
    assert writer.is_alive(), "it was to be in the middle"
    with running(home, neo4j_jars, bolt=bolt, http=http, password=PASSWORD) as found:
        writer.join(300)
        assert done == [None]
        with connect(Server(found.uri, "neo4j", PASSWORD, "neo4j")) as opened:
            assert_is(opened, wanted)


@pytest.mark.services
def test_a_server_of_your_own_keeps_its_data_and_its_password_and_stops_with_the_command(
    neo4j_jars: Path, tmp_path: Path
) -> None:
    home, bolt = tmp_path / "home", str(free_port())
    command = [
        sys.executable,
        "-m",
        "summitgraph",
        "sync",
        "server",
        "--home",
        str(home),
        "--bolt",
        bolt,
        "--http",
        "0",
    ]
    for _ in range(2):
        child = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True)
        assert child.stderr
        told = "".join(itertools.takewhile(lambda line: not line.startswith("Then"), child.stderr))
        password = (home / "password").read_text("utf-8").strip()
        assert password not in told
        assert (home / "password").stat().st_mode & 0o077 == 0
        with connect(Server(f"bolt://127.0.0.1:{bolt}", "neo4j", password, "neo4j")) as opened:
            opened.write("MERGE (n:Kept)")
            assert opened.rows("MATCH (n:Kept) RETURN count(n)") == [[1]]
        child.send_signal(signal.SIGINT)
        assert child.wait(90) == 0
    with pytest.raises(ProjectError), connect(Server(f"bolt://127.0.0.1:{bolt}", "neo4j", password, "neo4j")):
        pass
