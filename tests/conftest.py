"""``pytest --golden`` writes the expected graphs of tests/documents anew, to be read in the diff before a commit."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write tests/documents/*/expected.trig anew")
