"""A server of one's own never mistakes somebody else's for its own; a container's is told nothing it does not know."""

import re
import socket
from pathlib import Path

import pytest

from summitgraph.model import ProjectError
from summitgraph.sync.database import Database
from summitgraph.sync.server import free_port, running


@pytest.mark.parametrize("which", ["bolt", "http"])
def test_a_port_that_is_taken_is_refused_before_anything_starts(tmp_path: Path, which: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        ports = {"bolt": free_port(), "http": free_port(), which: taken}
        with (
            pytest.raises(ProjectError, match=f"Port {taken} is taken.*--{which}"),
            running(tmp_path / "home", tmp_path / "no-jars", **ports),
        ):
            pytest.fail("it started")
    assert not (tmp_path / "home").exists()


@pytest.mark.services
def test_the_compose_file_sets_what_the_server_knows_and_opens_the_ports_it_answers_at(database: Database) -> None:
    """The image reads NEO4J_server_memory_heap_max__size as server.memory.heap.max_size."""
    text = (Path(__file__).parents[1] / "compose.yaml").read_text("utf-8")
    known = {str(row[0]): row[1] for row in database.rows("SHOW SETTINGS YIELD name, defaultValue")}
    names = re.findall(r"^ +NEO4J_([a-z]\w+):", text, re.MULTILINE)
    assert len(names) > 2
    assert {name.replace("_", ".").replace("..", "_") for name in names} <= known.keys()
    ports = dict(re.findall(r'"127\.0\.0\.1:(\d+):(\d+)"', text))
    assert {f":{port}" for port in ports.values()} == {
        known["server.http.listen_address"], known["server.bolt.listen_address"]
    }  # fmt: skip
    assert all(there == here for there, here in ports.items()), "NEO4J_URI's default is the port outside"
