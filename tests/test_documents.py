"""Each layout, read as it must be: the graph of a small document beside it, in Turtle that a person can review.

``pytest tests/test_documents.py --golden`` writes what is read today; the diff is the review.
"""

from pathlib import Path

import pytest
from pyoxigraph import Dataset, RdfFormat, parse

from summitgraph.dumps import trig
from summitgraph.parts import Tools, make_part
from summitgraph.reading import read
from tests import world

ROOT = Path(__file__).parents[1]
FOLDERS = sorted(path for path in (ROOT / "tests" / "documents").iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def tools() -> Tools:
    return world.tools()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_document_reads_as_expected(folder: Path, tools: Tools, request: pytest.FixtureRequest) -> None:
    path = next(folder.glob("document.*"))
    document = read(path, name=path.name).document
    assert document
    part = make_part(document, tools)
    assert part.loader
    assert [found for found in part.findings if found.level == "error"] == []
    assert [result for result in part.results if result.severity == "error"] == []
    expected = folder / "expected.trig"
    if request.config.getoption("--golden"):
        expected.write_bytes(trig(part.quads))
    wanted = Dataset(parse(expected.read_bytes(), format=RdfFormat.TRIG))
    assert Dataset(part.quads) == wanted
