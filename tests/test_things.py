"""Things judged one by one give what one run over everything gives, and only what has changed is judged."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from summitgraph.rdf import by_text
from summitgraph.validate import Result, ShapeSet, judge_things, load_shapes, validate_graph
from summitgraph.validate.reach import reach_of
from summitgraph.validate.shapes import to_rdflib
from summitgraph.vocab import RDF_TYPE, term

if TYPE_CHECKING:
    from rdflib import Graph

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "shapes"
THINGS = ("agreement", "clause", "commitment", "country", "leader", "link", "meeting", "office", "place", "tenure")
LEADER = NamedNode("https://w3id.org/summitgraph/leader/ann")
MEETING = NamedNode("https://w3id.org/summitgraph/summit/2022-09-21-aaa-bbb-00000000")


@pytest.fixture(scope="module")
def shapes() -> ShapeSet:
    return load_shapes(ROOT / "shapes")


@pytest.fixture(scope="module")
def everything() -> list[Quad]:
    """The good examples of all things, in one graph."""
    quads = [quad for name in THINGS for quad in parse(path=str(FOLDER / name / "good.ttl"), format=RdfFormat.TURTLE)]
    return list(by_text(quads).values())


def said(quads: list[Quad], shapes: ShapeSet) -> list[Result]:
    """What one run over everything says."""
    return validate_graph((quad.triple for quad in quads), shapes)


def told(judged: Mapping[str, list[Result]]) -> list[Result]:
    return sorted(result for results in judged.values() for result in results)


WORDS = [
    Literal("x"),
    Literal("2022-13-01"),
    Literal("x", language="ja"),
    NamedNode("https://w3id.org/summitgraph/x/y"),
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_after_any_change_the_verdict_is_that_of_one_run(
    data: st.DataObject, everything: list[Quad], shapes: ShapeSet
) -> None:
    before = judge_things(by_text(everything), shapes, {})
    assert told(before) == said(everything, shapes)
    places = st.integers(0, len(everything) - 1)
    lost = data.draw(st.sets(places, max_size=3))
    hurt = data.draw(
        st.dictionaries(places, st.sampled_from([*WORDS, *(q.object for q in everything[::7])]), max_size=3)
    )
    changed = [
        Quad(quad.subject, quad.predicate, hurt.get(number, quad.object))  # type: ignore[arg-type]  # no quoted triple
        for number, quad in enumerate(everything)
        if number not in lost
    ]
    changed = list(by_text(changed).values())
    assert told(judge_things(by_text(changed), shapes, before)) == said(changed, shapes)


def without_office(year: str) -> list[Quad]:
    """A leader who was in office in one year, and a meeting of 2022."""
    tenure = NamedNode("https://w3id.org/summitgraph/tenure/ann")
    at = {"status": "status/held", "level": "level/leaders"}
    day = Literal("2022-09-21", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    return [
        Quad(LEADER, NamedNode(RDF_TYPE), NamedNode(term("Leader"))),
        Quad(tenure, NamedNode(RDF_TYPE), NamedNode(term("Tenure"))),
        Quad(tenure, NamedNode(term("holder")), LEADER),
        Quad(tenure, NamedNode(term("heldFrom")), Literal(year)),
        Quad(tenure, NamedNode(term("heldUntil")), Literal(year)),
        Quad(MEETING, NamedNode(RDF_TYPE), NamedNode(term("Summit"))),
        Quad(MEETING, NamedNode(term("earliestDay")), day),
        Quad(MEETING, NamedNode(term("latestDay")), day),
        Quad(MEETING, NamedNode(term("participant")), LEADER),
        *(
            Quad(MEETING, NamedNode(term(key)), NamedNode(f"https://w3id.org/summitgraph/{value}"))
            for key, value in at.items()
        ),
    ]


def test_a_meeting_is_judged_again_when_a_tenure_that_it_only_looks_for_changes(shapes: ShapeSet) -> None:
    """Nothing of the meeting has changed, nor what it points to."""
    judged = judge_things(by_text(without_office("2022")), shapes, {})
    assert not [result for result in told(judged) if result.shape.endswith("Meeting-office")]
    again = judge_things(by_text(without_office("1999")), shapes, judged)
    assert [result.focus for result in told(again) if result.shape.endswith("Meeting-office")] == [MEETING.value]


def test_only_what_has_changed_is_judged(
    everything: list[Quad], shapes: ShapeSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = judge_things(by_text(everything), shapes, {})
    monkeypatch.setattr("summitgraph.validate.things.validate_graph", lambda *_: pytest.fail("judged again"))
    assert told(judge_things(by_text(everything), shapes, before)) == told(before)
    seen: list[int] = []

    def judging(triples: set[Triple], _: ShapeSet) -> list[Result]:
        seen.append(len(triples))
        return []

    monkeypatch.setattr("summitgraph.validate.things.validate_graph", judging)
    label = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    country = next(q.subject for q in everything if q.object == NamedNode(term("Country")))
    judge_things(by_text([*everything, Quad(country, label, Literal("New", language="en"))]), shapes, before)
    assert 0 < seen[0] < len(everything) / 2


HEAD = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix a: <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
a:Shape a sh:NodeShape ; sh:targetClass a:Class ; sh:property a:one .
a:one a sh:PropertyShape ; sh:path a:p . a:other a sh:PropertyShape ; sh:path a:q ; sh:class a:Kind .
a:prefixes sh:declare a:prefix . a:prefix sh:prefix "a" ; sh:namespace "https://example.org/"^^xsd:anyURI .
"""


def asking(query: str) -> str:
    query = f"SELECT $this WHERE {{ {query} }}"
    return f"a:Shape sh:sparql a:query . a:query sh:prefixes a:prefixes ; sh:select '{query}' ."


@pytest.mark.parametrize(
    ("more", "predicates", "classes"),
    [
        ("a:one sh:class a:Kind ; sh:minCount 1 ; sh:lessThan a:q .", set(), set()),
        ("a:one sh:node a:Value . a:Value sh:property a:other .", {"q"}, {"Kind"}),
        ("a:one sh:property a:other .", {"q"}, {"Kind"}),
        ("a:one sh:or ( a:Value ) . a:Value sh:class a:Kind .", set(), {"Kind"}),
        ("a:Shape sh:property a:two . a:two sh:path [ sh:inversePath a:r ] .", {"r"}, set()),
        ("a:Shape sh:property a:two . a:two sh:path ( a:r [ sh:inversePath a:s ] ) .", {"r", "s"}, set()),
        ("a:Shape sh:property a:two . a:two sh:path [ sh:alternativePath ( a:r a:s ) ] .", set(), set()),
        (asking("$this a:r ?v"), set(), set()),
        (asking("?v a:r $this"), {"r"}, set()),
        (asking("$this a:r/^a:s ?v"), {"r", "s"}, set()),
        (asking("$this a:r ?v . ?v a a:Kind"), set(), {"Kind"}),
        (asking("$this a:r ?v FILTER NOT EXISTS { ?w a:s ?v FILTER NOT EXISTS { ?w a:t ?x } }"), {"s", "t"}, set()),
        ("a:Else sh:targetClass a:Absent ; sh:sparql a:query . a:query sh:select 'nonsense' .", set(), set()),
    ],
)  # fmt: skip
def test_it_is_known_how_far_shapes_look(more: str, predicates: set[str], classes: set[str]) -> None:
    reach = reach_of(graph_of(HEAD + more), {"https://example.org/Class"})
    assert reach
    assert reach.predicates == {
        "http://www.w3.org/2000/01/rdf-schema#subClassOf", *(f"https://example.org/{name}" for name in predicates)
    }  # fmt: skip
    assert reach.classes == {f"https://example.org/{name}" for name in classes}


@pytest.mark.parametrize(
    "more",
    [
        asking("?v ?anything $this"),
        asking("$this a:r ?v . ?v !a:s ?w"),
        asking("GRAPH ?g { $this a:r ?v }"),
        "a:Shape sh:closed true .",
        "a:Shape a <http://www.w3.org/2000/01/rdf-schema#Class> .",
        "a:Shape sh:targetObjectsOf a:r .",
        "a:Shape sh:property a:two . a:two sh:path [ sh:zeroOrMorePath a:r ] .",
    ],
)
def test_where_shapes_look_everywhere_all_is_judged_again(more: str) -> None:
    assert reach_of(graph_of(HEAD + more), {"https://example.org/Class"}) is None


def graph_of(text: str) -> "Graph":
    return to_rdflib(quad.triple for quad in parse(text, format=RdfFormat.TURTLE))
