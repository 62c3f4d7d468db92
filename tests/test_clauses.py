"""When several documents carry one agreement, the fullest text makes its clauses; a summary never does."""

from pathlib import Path

import pytest

from summitgraph.clauses import fullest
from summitgraph.model import document_of
from summitgraph.parts import Part, make_part
from summitgraph.rdf import graph_name, subjects_of
from tests import world

ROOT = Path(__file__).parents[1]
BRIEF = ROOT / "corpus" / "briefs" / "2002-09-17-pyongyang-record.txt"


@pytest.fixture(scope="module")
def parts() -> tuple[Part, Part]:
    """The shipped brief, and the same brief with one clause told in fewer words."""
    tools = world.tools()
    full = BRIEF.read_text(encoding="utf-8")
    short = full.replace("反省とお詫びの気持ちを表明した", "お詫びの気持ちを表明した")
    assert short != full
    return (
        make_part(document_of(full, name="full.txt"), tools),
        make_part(document_of(short, name="short.txt"), tools),
    )


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_the_fullest_text_stands_whatever_the_order(parts: tuple[Part, Part], order: slice) -> None:
    left = {part.document.name: part for part in fullest(list(parts)[order])}
    clauses = {name: subjects_of((q for q in part.quads if not graph_name(q)), "Clause") for name, part in left.items()}
    assert len(clauses["full.txt"]) == 14
    assert clauses["short.txt"] == set()


def test_what_the_other_document_says_stays_in_its_graph(parts: tuple[Part, Part]) -> None:
    before = [quad for quad in parts[1].quads if graph_name(quad)]
    after = next(part for part in fullest(parts) if part.document.name == "short.txt")
    assert [quad for quad in after.quads if graph_name(quad)] == before


def test_one_document_keeps_its_clauses(parts: tuple[Part, Part]) -> None:
    assert fullest(parts[:1]) == list(parts[:1])
