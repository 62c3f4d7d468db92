"""With pyshacl-turbo and without it, a graph is judged alike: the same refusals, the same notes and warnings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from summitgraph.validate import ShapeSet, load_shapes, validate_graph
from summitgraph.validate.engine import FAST, judge
from summitgraph.validate.shapes import SHACL, iri_node

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(Path(__file__).parent.glob("shapes/*/*.ttl"))
GOLDEN = sorted(Path(__file__).parent.glob("documents/*/expected.trig"))
needs_turbo = pytest.mark.skipif(not FAST, reason="pyshacl-turbo is not installed: pip install 'summitgraph[fast]'")


@pytest.fixture(scope="module")
def shapes() -> ShapeSet:
    return load_shapes(ROOT / "shapes")


def told(triples: list[Triple], shapes: ShapeSet, *, fast: bool) -> set[tuple[str, ...]]:
    """What an engine says, or that it refuses (its own words for that are left to the reference)."""
    report = judge(triples, shapes.graph, fast=fast)

    def one(node: object, name: str) -> str:
        return str(next(report.objects(node, iri_node(SHACL + name)), ""))  # type: ignore[arg-type]  # a node of its own

    names = ("focusNode", "sourceShape", "resultPath", "value", "resultSeverity", "resultMessage")
    return {tuple(one(node, name) for name in names) for node in report.objects(None, iri_node(SHACL + "result"))}


@needs_turbo
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_example_is_judged_alike(path: Path, shapes: ShapeSet) -> None:
    triples = [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)]
    assert told(triples, shapes, fast=True) == told(triples, shapes, fast=False)


@needs_turbo
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.parent.name)
def test_whole_documents_are_judged_alike(path: Path, shapes: ShapeSet) -> None:
    triples = [quad.triple for quad in parse(path=str(path), format=RdfFormat.TRIG)]
    assert told(triples, shapes, fast=True) == told(triples, shapes, fast=False)


WORDS: list[Literal | NamedNode] = [
    Literal("x"),
    Literal("x", language="ja"),
    Literal("2022-13-01"),
    NamedNode("https://w3id.org/summitgraph/x/y"),
]


@needs_turbo
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_documents_are_judged_alike(data: st.DataObject, shapes: ShapeSet) -> None:
    path = data.draw(st.sampled_from(GOLDEN[:3]))
    triples = sorted({quad.triple for quad in parse(path=str(path), format=RdfFormat.TRIG)}, key=str)[:400]
    lost = data.draw(st.sets(st.integers(0, len(triples) - 1), max_size=3))
    hurt = data.draw(st.dictionaries(st.integers(0, len(triples) - 1), st.sampled_from(WORDS), max_size=3))
    damaged = [
        Triple(t.subject, t.predicate, hurt.get(number, t.object))
        for number, t in enumerate(triples)
        if number not in lost
    ]
    assert told(damaged, shapes, fast=True) == told(damaged, shapes, fast=False)


def test_what_is_refused_is_told_in_the_reference_s_words(shapes: ShapeSet) -> None:
    triples = [quad.triple for quad in parse(path=str(EXAMPLES[0]), format=RdfFormat.TURTLE)]
    results = validate_graph(triples, shapes)
    assert results
    assert all(result.message.endswith(".") for result in results)


def test_without_the_extra_pyshacl_judges_alone() -> None:
    """As on a machine where only the hard dependencies are installed."""
    code = (
        "import importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'pyshacl_turbo' else find(name, *rest)\n"
        "from summitgraph.validate.engine import FAST; assert not FAST\n"
        "from pathlib import Path; from pyoxigraph import parse\n"
        "from summitgraph.validate import load_shapes, validate_graph\n"
        f"quads = parse(path={str(EXAMPLES[0])!r})\n"
        f"assert validate_graph([q.triple for q in quads], load_shapes(Path({str(ROOT / 'shapes')!r})))\n"
        "import sys; assert 'pyshacl_turbo' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ}, cwd=ROOT)
