"""What a user can rely on: each fact in the graph leads to its words, and any text survives the way to a file."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from summitgraph.dumps import nquads, trig, turtle
from summitgraph.loading import Extraction
from summitgraph.model import Fact, Iri, Source, Value, document_of, edtf, words
from summitgraph.rdf import (
    date_quads,
    extraction_quads,
    fact_quads,
    in_order,
    literal,
    quad,
    source_quads,
    statement_iri,
)
from summitgraph.vocab import BASE, RDF_TYPE, document_iri, mention, outside, term, thing

DOCUMENT = document_of("岸田 will meet 尹 on 21 September 2022.")
SPAN = DOCUMENT.span(0, 2)
MEETING = mention("meeting", SPAN)
GRAPH = document_iri(DOCUMENT)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LITERALS = st.one_of(
    st.builds(Value, TEXT),
    st.builds(words, TEXT, st.sampled_from(["en", "zh-Hans", "zh-Hant", "ja", "ko"])),
    st.builds(edtf, TEXT),
)
LOCAL = st.text(st.sampled_from("abcxyz019._~-"), min_size=1, max_size=12)


def _quads(*facts: Fact) -> list[str]:
    return [str(found) for fact in facts for found in fact_quads(fact)]


def _parts(found: Quad) -> tuple[str, str]:
    return getattr(found.graph_name, "value", ""), found.predicate.value.removeprefix(BASE + "ontology#")


def test_a_fact_is_a_plain_triple_a_statement_and_its_evidence() -> None:
    fact = Fact(MEETING, term("status"), thing("status", "planned"), SPAN, (thing("organization", "kyodo"),))
    triples = [(found.subject, found.predicate, found.object) for found in fact_quads(fact)]
    statement = NamedNode(statement_iri(fact))
    evidence = NamedNode(f"{GRAPH}/evidence/0-2")
    assert (NamedNode(MEETING), NamedNode(term("status")), NamedNode(thing("status", "planned"))) in triples
    assert (NamedNode(MEETING), NamedNode(term("inDocument")), NamedNode(GRAPH)) in triples
    assert (statement, NamedNode(term("evidence")), evidence) in triples
    assert (statement, NamedNode(term("attributedTo")), NamedNode(thing("organization", "kyodo"))) in triples
    assert (evidence, NamedNode(term("quotation")), Literal("岸田")) in triples


@pytest.mark.parametrize(
    ("subject", "graph"), [(MEETING, GRAPH), (GRAPH, GRAPH), (thing("agreement", "some-declaration"), "")]
)
def test_what_a_document_says_stands_in_its_graph_and_things_in_the_default_graph(subject: Iri, graph: str) -> None:
    found = {_parts(found) for found in fact_quads(Fact(subject, term("about"), thing("issue", "trade"), SPAN))}
    assert (graph, "about") in found
    assert (GRAPH, "evidence") in found


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2022-11", {"earliestDay": "2022-11-01", "latestDay": "2022-11-30"}),
        ("2003/..", {"earliestDay": "2003-01-01"}),
    ],
)
def test_a_date_comes_with_its_first_and_last_day_where_it_has_them(date: str, days: dict[str, str]) -> None:
    quads = list(fact_quads(Fact(MEETING, term("date"), edtf(date), SPAN)))
    found = {
        q.predicate.value.split("#")[1]: q.object.value
        for q in quads
        if q.predicate.value.endswith("Day") and isinstance(q.object, Literal)
    }
    assert found == days


@pytest.mark.parametrize(
    "fact",
    [
        Fact(MEETING, term("date"), edtf("2023-02-30"), SPAN),
        Fact(Iri("no iri"), term("about"), thing("issue", "trade"), SPAN),
        Fact(MEETING, term("name"), words("x", "no language"), SPAN),
    ],
)
def test_what_rdf_cannot_say_is_a_value_error(fact: Fact) -> None:
    with pytest.raises(ValueError, match=r".+"):
        list(fact_quads(fact))


def test_two_documents_and_two_chains_never_share_a_statement() -> None:
    other = document_of("岸田 again")
    facts = [
        Fact(MEETING, term("about"), thing("issue", "trade"), span, chain)
        for span in (SPAN, other.span(0, 2))
        for chain in ((), (thing("organization", "voa"),))
    ]
    assert len({statement_iri(fact) for fact in facts}) == 4


KYODO, VOA = thing("organization", "kyodo"), thing("organization", "voa")
FACT = Fact(MEETING, term("name"), words("x", "en"), SPAN, (KYODO, VOA))


@pytest.mark.parametrize(
    "change",
    [
        {"subject": GRAPH},
        {"predicate": outside("dcterms:title")},
        {"object": words("y", "en")},
        {"object": words("x", "ja")},
        {"object": Value("x")},
        {"object": edtf("x")},
        {"object": Iri("x:x")},
        {"evidence": DOCUMENT.span(1, 2)},
        {"evidence": DOCUMENT.span(0, 3)},
        {"attribution": (VOA, KYODO)},
        {"attribution": (KYODO,)},
    ],
    ids=str,
)
def test_a_statement_is_named_by_all_that_makes_it_this_fact(change: dict[str, Any]) -> None:
    assert statement_iri(replace(FACT, **change)) != statement_iri(FACT)
    assert statement_iri(replace(FACT)) == statement_iri(FACT)


def test_a_document_without_facts_is_not_in_the_graph_and_one_with_facts_has_its_record() -> None:
    fact = Fact(MEETING, RDF_TYPE, term("MeetingMention"), SPAN)
    assert list(extraction_quads(Extraction(DOCUMENT, "", "", (), ()))) == []
    record = {_parts(found) for found in extraction_quads(Extraction(DOCUMENT, "toy", "1", (fact,), ()))}
    assert {(GRAPH, name) for name in ("fileName", "sha256", "encoding", "characterCount", "loader")} <= record


def test_a_source_is_a_thing() -> None:
    quads = list(source_quads(Source("toy", "Toy", "en", "https://example.org/", "https://example.org/licence")))
    assert {getattr(found.graph_name, "value", "") for found in quads} == {""}
    assert NamedNode("https://example.org/licence") in {found.object for found in quads}


@given(st.lists(st.tuples(LOCAL, LITERALS, st.sampled_from(["", GRAPH])), max_size=8))
def test_every_dump_gives_back_what_went_in(rows: list[tuple[str, Value, str]]) -> None:
    quads = {
        Quad(
            NamedNode(f"{BASE}agreement/{name}/2.3"),
            NamedNode(outside("skos:note")),
            literal(value),
            *([NamedNode(graph)] if graph else []),
        )
        for name, value, graph in rows
    }
    assert set(parse(trig(quads), format=RdfFormat.TRIG)) == quads
    assert set(parse(nquads(quads), format=RdfFormat.N_QUADS)) == quads
    things = {found.triple for found in quads if not getattr(found.graph_name, "value", "")}
    assert {found.triple for found in parse(turtle(quads), format=RdfFormat.TURTLE)} == things


# Ids of ours begin and end with a letter or digit; rdflib cannot read a name such as summit:\\. in Turtle.
@given(LOCAL.map(lambda middle: f"a{middle}z"), TEXT)
def test_rdflib_reads_the_same_turtle(name: str, text: str) -> None:
    from rdflib import Graph

    found = Graph().parse(
        data=turtle([quad(thing("summit", name), outside("skos:note"), Value(text))]), format="turtle"
    )
    assert [(str(s), str(o)) for s, _, o in found] == [(thing("summit", name), text)]


@given(st.lists(st.tuples(LOCAL, LITERALS), max_size=8), st.randoms())
def test_dumps_do_not_depend_on_the_order_of_quads(rows: list[tuple[str, Value]], random: "object") -> None:
    quads = [quad(thing("leader", f"a{name}"), outside("skos:note"), value) for name, value in rows]
    mixed = sorted(quads, key=lambda _: random.random())  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert (turtle(quads), trig(quads), nquads(quads)) == (turtle(mixed), trig(mixed), nquads(mixed))
    assert in_order(quads) == in_order(mixed + quads)
    assert nquads(quads).splitlines() == sorted(nquads(quads).splitlines())


def test_the_days_of_accounts_that_differ_are_the_first_and_the_last_of_all() -> None:
    meeting = thing("summit", "a-call")
    quads = list(date_quads(meeting, "2021-02-11", "2021-02-10"))
    told = {(one.predicate.value.rpartition("#")[2], str(getattr(one.object, "value", ""))) for one in quads}
    assert told == {
        ("date", "2021-02-10"),
        ("date", "2021-02-11"),
        ("earliestDay", "2021-02-10"),
        ("latestDay", "2021-02-11"),
    }


def test_a_date_without_an_end_leaves_the_last_day_open() -> None:
    told = {
        found.predicate.value.rpartition("#")[2] for found in date_quads(thing("summit", "a"), "2003/..", "2003-05")
    }
    assert told == {"date", "earliestDay"}
