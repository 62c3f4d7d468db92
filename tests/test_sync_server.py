"""A server of one's own never mistakes somebody else's for its own."""

import socket
from pathlib import Path

import pytest

from summitgraph.model import ProjectError
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
