"""What the mapping to Neo4j promises: nothing is lost, and every name comes from the ontology."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from summitgraph.dumps import nquads
from summitgraph.model import XSD, Iri, ProjectError, Value
from summitgraph.rdf import quad
from summitgraph.sync.back import quads_of
from summitgraph.sync.mapping import Rows
from summitgraph.sync.rows import alike
from summitgraph.sync.terms import quoted
from summitgraph.sync.units import Units, units_of
from summitgraph.vocab import RDF_TYPE, outside, term, thing
from tests.sync_graphs import TERMS, Graph, content, graphs, rows_of, units

pytestmark = pytest.mark.xdist_group("sync-mapping")  # one build of the corpus, which one worker makes for all
ROOT = Path(__file__).parents[1]
ANN = thing("leader", "ann")


def one(*quads: Quad) -> Rows:
    return rows_of(units_of(content([quads])))


@given(graphs())
@settings(max_examples=300, deadline=None)
def test_rows_give_the_same_bytes_back(graph: Graph) -> None:
    found = units(graph)
    assert nquads(quads_of(rows_of(found), TERMS)) == bytes(found.data)


@given(graphs())
@settings(max_examples=50, deadline=None)
def test_units_are_the_documents_and_the_things(graph: Graph) -> None:
    found = units(graph)
    assert found.units.keys() == {iri for iri, quads in graph.items() if quads}
    for iri in found.units:
        assert frozenset(found.quads(iri)) == graph[iri]


@pytest.mark.parametrize("lines", [1, 2, 40, 41, 1000])
def test_a_unit_ends_where_another_begins_however_long_it_is(lines: int) -> None:
    """Each of several documents and records beside one another has all its lines, and no other's."""
    names = [thing("document", digit * 64) for digit in "ab"] + [thing("source", "visits", n) for n in ("1", "11", "2")]
    quads = {
        iri: [quad(Iri(f"{iri}/visit/{n}-{n + 3}"), term("place"), ANN, NamedNode(iri)) for n in range(lines + more)]
        + [quad(iri, term("sha256"), Value("x"), NamedNode(iri))]
        for more, iri in enumerate(names)
    }
    found = units_of(content([*quads.values(), [quad(ANN, term("label"), Value("Ann"))]]))
    assert found.units.keys() == {*names, ANN}
    for iri in names:
        assert sorted(map(str, found.quads(iri))) == sorted(map(str, quads[iri]))


@pytest.mark.parametrize("damage", [b"\n", b"no line\n", b"<https://example.org/a"])
def test_bytes_that_are_no_lines_are_told_by_their_place(damage: bytes) -> None:
    whole = content([[quad(ANN, term("label"), Value("Ann"))]])
    with pytest.raises(ProjectError, match=f"damaged at byte {len(whole)}"):
        units_of(whole + damage)


def test_records_of_a_register_own_their_lines_though_others_stand_between() -> None:
    first, second = thing("source", "visits", "1"), thing("source", "visits", "12")
    quads = [
        quad(Iri(iri + below), term(name), value, NamedNode(iri))
        for iri in (first, second)
        for below, name, value in (("", "sha256", Value("x")), ("/visit/0-3", "place", ANN))
    ]
    found = units_of(content([quads]))
    assert {iri: len(unit.places) for iri, unit in found.units.items()} == {first: 2, second: 1}
    assert sorted(map(str, found.quads(first))) == sorted(str(q) for q in quads if str(q.graph_name) == f"<{first}>")


@pytest.mark.parametrize(
    ("predicate", "literal", "expected"),
    [
        (outside("skos:prefLabel"), Literal("安", language="zh-Hans"), {"name_zh_hans": "安", "name": "安"}),
        (outside("skos:altLabel"), Literal("An", language="en"), {"altName_en": ["An"]}),
        (term("reviewed"), Literal("true", datatype=NamedNode(XSD + "boolean")), {"reviewed": True}),
        (term("reviewed"), Literal("1", datatype=NamedNode(XSD + "boolean")), {"reviewed": "1"}),
        (term("order"), Literal("7", datatype=NamedNode(XSD + "integer")), {"order": 7}),
        (term("order"), Literal("07", datatype=NamedNode(XSD + "integer")), {"order": "07"}),
        (term("isoCode"), Literal("7", datatype=NamedNode(XSD + "integer")), {"isoCode__xsd_integer": 7}),
    ],
)
def test_literals_become_typed_properties(predicate: str, literal: Literal, expected: dict[str, object]) -> None:
    [node] = one(Quad(NamedNode(ANN), NamedNode(predicate), literal)).nodes.values()
    assert node.properties == expected
    assert all(alike(node.properties[key], value) for key, value in expected.items())


def test_further_values_of_what_usually_has_one_stand_beside_it() -> None:
    edtf = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
    quads = [
        Quad(NamedNode(ANN), NamedNode(term("date")), Literal(day, datatype=edtf)) for day in ("2023", "2022-09-21")
    ]
    [node] = one(*quads).nodes.values()
    assert node.properties == {"date": "2022-09-21", "date__more": ["2023"]}


@pytest.mark.parametrize(
    "wrong",
    [
        Quad(NamedNode(ANN), NamedNode("https://example.org/p"), Literal("x")),
        Quad(NamedNode(ANN), NamedNode("https://example.org/p"), NamedNode(ANN)),
        Quad(NamedNode(ANN), NamedNode(RDF_TYPE), NamedNode("https://example.org/Class")),
        Quad(NamedNode(ANN), NamedNode(RDF_TYPE), Literal("Leader")),
        Quad(NamedNode(ANN), NamedNode(term("order")), Literal("x", datatype=NamedNode("https://example.org/type"))),
        Quad(NamedNode(ANN), NamedNode(term("participant")), BlankNode("b")),
    ],
)
def test_what_the_ontology_does_not_know_is_refused_with_its_name(wrong: Quad) -> None:
    with pytest.raises(ProjectError, match=r"example\.org|Leader|_:b"):
        one(wrong)


def test_names_are_quoted_whatever_they_hold() -> None:
    assert quoted("a`b` RETURN 1 //") == "`a``b`` RETURN 1 //`"


def test_every_label_and_type_of_the_corpus_comes_from_the_ontology_and_nothing_is_lost(corpus: Units) -> None:
    rows = rows_of(corpus)
    labels = {label for node in rows.nodes.values() for label in node.labels}
    assert labels <= TERMS.classes.keys() | {"Fact", "Elsewhere"}
    assert {link.type for link in rows.links.values()} <= TERMS.relations.keys() | {"FACT", "TELLS_OF"}
    assert nquads(quads_of(rows, TERMS)) == bytes(corpus.data)


def test_the_page_of_the_mapping_is_what_make_neo4j_page_writes() -> None:
    spec = importlib.util.spec_from_file_location("write_neo4j", ROOT / "docs" / "write_neo4j.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8") == module.page(ROOT / "ontology"), "make neo4j-page"
