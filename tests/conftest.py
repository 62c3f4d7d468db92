"""``pytest --golden`` writes the expected graphs of tests/documents anew, to be read in the diff before a commit.

Tests that want Neo4j share one server, started when the first of them asks and stopped at the end.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitgraph.sync.database import Database
    from summitgraph.sync.server import Running
    from summitgraph.sync.units import Units


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write tests/documents/*/expected.trig anew")


@pytest.fixture(scope="session")
def neo4j_jars() -> Path:
    """The folder with Neo4j's jars, brought once by Maven: our release's, or those of SUMMITGRAPH_NEO4J=2026.08.1."""
    from summitgraph.sync.server import VERSION, cache, fetch, missing

    if lacks := missing():
        pytest.skip(f"no {lacks} here: nothing was tried on a real Neo4j")
    return fetch(cache(), version=os.environ.get("SUMMITGRAPH_NEO4J", VERSION))


@pytest.fixture(scope="session")
def neo4j(neo4j_jars: Path, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Running]":
    """A server of Neo4j with an empty database, for the whole run: a `summitgraph.sync.server.Running`."""
    from summitgraph.sync.server import running

    with running(tmp_path_factory.mktemp("neo4j"), neo4j_jars, password="neo4j-of-tests") as found:
        yield found


@pytest.fixture
def database(neo4j: "Running") -> "Iterator[Database]":
    """The server's database, emptied, with the server's counters at zero."""
    from summitgraph.sync.database import Server, connect

    with connect(Server(neo4j.uri, "neo4j", neo4j.password, "neo4j")) as opened:
        opened.write("MATCH (n) DETACH DELETE n")
        opened.counters.clear()
        yield opened


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> "Units":
    """The graph of the project's own corpus, built once."""
    from summitgraph.build import build
    from summitgraph.project import Project
    from summitgraph.sync.units import read_units

    project, out = Project(Path(__file__).parents[1]), tmp_path_factory.mktemp("corpus") / "build"
    build([project.corpus], out=out, project=project)
    return read_units(out)
