"""``pytest --golden`` writes the expected graphs of tests/documents anew, to be read in the diff before a commit.

Tests that want Neo4j share one server, started when the first of them asks and stopped at the end.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write tests/documents/*/expected.trig anew")


@pytest.fixture(scope="session")
def neo4j_jars() -> Path:
    """The folder with Neo4j's jars, brought once by Maven into the user's cache."""
    from summitgraph.sync.server import cache, fetch, missing

    if lacks := missing():
        pytest.skip(f"no {lacks} here: nothing was tried on a real Neo4j")
    return fetch(cache())


@pytest.fixture(scope="session")
def neo4j(neo4j_jars: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """A server of Neo4j with an empty database, for the whole run: a `summitgraph.sync.server.Running`."""
    from summitgraph.sync.server import running

    with running(tmp_path_factory.mktemp("neo4j"), neo4j_jars, password="neo4j-of-tests") as found:
        yield found
