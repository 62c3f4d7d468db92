"""What a user of the questions can rely on: equal rows in both engines, names in any language, a guarded free query."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from summitgraph import ProjectError
from summitgraph.guard import guard
from summitgraph.names import UsageError
from summitgraph.queries import Query, bind, catalogue, free, run, tabulate
from summitgraph.table import Table, as_csv, as_json, printable, short
from summitgraph.vocab import BASE

if TYPE_CHECKING:
    from rdflib.term import Identifier

ROOT = Path(__file__).parent.parent
SMALL = Path(__file__).parent / "queries" / "small.trig"
QUERIES = catalogue(ROOT / "queries")
PACT = "agreement/japan-dprk-pyongyang-declaration"
FIRST = "summit/2022-09-21-jpn-kor"
Arguments = Sequence[tuple[str, str]]
ASKED: list[tuple[str, Arguments]] = [
    ("agreements", []),
    ("calls-and-visits", []),
    ("calls-and-visits", [("leader", "拜登")]),
    ("characterisations", []),
    ("clauses", []),
    ("clauses-on-issue", [("issue", "historical-responsibility")]),
    ("clauses-on-issue", [("issue", "human-rights")]),
    ("clauses-on-issue", [("issue", "bilateral-relations")]),
    ("commitments", [("agreement", "日朝平壌宣言")]),
    ("commitments", [("agreement", PACT), ("party", "朝鲜")]),
    ("contradictions", []),
    ("coverage", []),
    ("evidence", [("thing", FIRST)]),
    ("evidence", [("thing", PACT)]),
    ("evidence", [("thing", "Kishida")]),
    ("figures", []),
    ("issue-timeline", [("issue", "human-rights")]),
    ("issue-timeline", [("issue", "human-rights"), ("country", "Japan"), ("country", "PRK")]),
    ("issue-timeline", [("issue", "north-korea-missiles"), ("country", "China")]),
    ("last-met", [("country", "Japan"), ("country", "North Korea"), ("before", "2024-02-13")]),
    ("last-met", [("country", "日本"), ("country", "朝鲜"), ("before", "2004-06")]),
    ("last-met", [("country", "Japan"), ("country", "United States")]),
    ("last-met", [("country", "Japan"), ("country", "China")]),
    ("meetings", []),
    ("meetings-at", [("place", "United States")]),
    ("meetings-at", [("place", "Pyongyang")]),
    ("office-holders", [("office", "Prime Minister of Japan"), ("day", "2024-10-01")]),
    ("office-holders", [("office", "Leader of North Korea"), ("day", "2011-12")]),
    ("on-the-margins", []),
    ("on-the-margins", [("series", "un-general-assembly")]),
    ("open-proposals", []),
    ("open-proposals", [("days", "90")]),
    ("open-proposals", [("days", "5")]),
    ("positions", [("issue", "绑架问题")]),
    ("positions", [("issue", "Human rights")]),
    ("quotes", []),
    ("reactions", []),
    ("reactions", [("thing", FIRST)]),
    ("remarks-of", [("speaker", "金泰宇")]),
    ("remarks-of", [("speaker", "Koizumi")]),
    ("summits-of-leader", [("leader", "岸田文雄")]),
    ("unlinked", [("class", "Leader")]),
    ("who-met-whom", []),
    ("who-met-whom", [("from", "2022"), ("to", "2022-09")]),
]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    made.load(path=str(SMALL))
    return made


@pytest.fixture(scope="module", params=[False, True], ids=["default-graph", "union"])
def dataset(request: pytest.FixtureRequest) -> tuple[bool, rdflib.Dataset]:
    made = rdflib.Dataset(default_union=request.param)
    made.parse(SMALL, format="trig")
    return request.param, made


def in_rdflib(query: Query, dataset: rdflib.Dataset, bound: dict[str, ox.NamedNode | ox.Literal]) -> Table:
    terms: dict[str, Identifier] = {
        name: rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
        if isinstance(term, ox.Literal)
        else rdflib.URIRef(term.value)
        for name, term in bound.items()
    }
    answer = dataset.query(query.text, initBindings=terms)
    rows = [["" if cell is None else str(cell) for cell in row] for row in answer if isinstance(row, tuple)]
    return tabulate(query, [str(variable) for variable in answer.vars or ()], rows)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("name", "arguments"), ASKED)
def test_rows_are_equal_in_both_engines_and_both_readings_of_the_default_graph(
    name: str, arguments: Arguments, store: ox.Store, dataset: tuple[bool, rdflib.Dataset]
) -> None:
    union, graph = dataset
    query = QUERIES[name]
    expected = run(query, store, arguments)
    assert run(query, store, arguments, union=union) == expected
    assert in_rdflib(query, graph, bind(query, store, arguments)) == expected


def test_every_question_of_the_catalogue_is_asked_above() -> None:
    elsewhere = {"changes"}  # it wants two builds: test_questions.py
    assert {name for name, _ in ASKED} == set(QUERIES) - elsewhere


@pytest.mark.parametrize("name", sorted(set(QUERIES) - {"changes"}))
def test_rows_are_those_of_the_example(name: str, store: ox.Store) -> None:
    first = next(arguments for asked, arguments in ASKED if asked == name)
    expected = (SMALL.parent / f"{name}.csv").read_bytes().decode()
    assert as_csv(run(QUERIES[name], store, first)) == expected


COLUMNS = {
    "meetings": "document meeting level mode status date place series participants issues",
    "quotes": "document speaker quote start end issues",
    "agreements": "document agreement name parties date status",
    "clauses": "agreement number text bound kind issues until",
}


@pytest.mark.parametrize("name", COLUMNS)
def test_the_measured_questions_have_the_columns_of_the_contract(name: str, store: ox.Store) -> None:
    assert run(QUERIES[name], store, []).columns == tuple(COLUMNS[name].split())


def rows_of(store: ox.Store, name: str, *arguments: tuple[str, str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(run(QUERIES[name], store, arguments)))))


def test_a_meeting_shows_its_most_specific_place_and_sorted_people(store: ox.Store) -> None:
    (row,) = (row for row in rows_of(store, "meetings") if row["document"] == "a_seoul.txt" and row["place"])
    assert row["place"] == "UN Headquarters"
    assert row["participants"] == "Fumio Kishida; Yoon Suk-yeol"
    assert (row["level"], row["mode"], row["status"], row["date"]) == (
        "leaders",
        "in-person",
        "held",
        "2022-09-21",
    )


def test_japan_and_north_korea_last_met_in_pyongyang_in_2004(store: ox.Store) -> None:
    (row,) = rows_of(store, "last-met", ("country", "Japan"), ("country", "North Korea"), ("before", "2024-02-13"))
    assert (row["date"], row["place"], row["participants"]) == (
        "2004",
        "Pyongyang",
        "Junichiro Koizumi; Kim Jong-il",
    )


def test_a_year_is_over_only_after_its_last_day(store: ox.Store) -> None:
    (row,) = rows_of(store, "last-met", ("country", "Japan"), ("country", "PRK"), ("before", "2004-12-31"))
    assert row["date"] == "2002-09-17"


def test_clauses_stand_in_the_order_of_the_text(store: ox.Store) -> None:
    assert [row["number"] for row in rows_of(store, "clauses")] == [
        "preamble.1",
        "1.1",
        "2.1",
        "2.1",
        "10.1",
    ]


def test_a_quotation_is_the_words_of_the_document(store: ox.Store) -> None:
    for row in rows_of(store, "quotes"):
        graph = free(store, f'SELECT ?h {{ GRAPH ?d {{ ?d sg:fileName "{row["document"]}" ; sg:sha256 ?h }} }}')
        assert isinstance(graph, Table)
        text = (SMALL.parent / "documents" / graph.rows[0][0]).read_text(encoding="utf-8")
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_indirect_remarks_are_no_quotations(store: ox.Store) -> None:
    assert {row["speaker"] for row in rows_of(store, "quotes")} == {
        "Yoon Suk-yeol",
        "Kim Taewoo",
        "Fumio Kishida",
    }


BROKEN = {
    "": "line 1",
    "SELECT * {}": "line 1",
    "# Who.\n# parameter: leader whose\nSELECT ?leader {}": "line 2",
    "# Who.\n# parameter: leader (Boss) whose\nSELECT ?leader {}": "line 2.*'Boss'",
    "# Who.\n# parameter: leader (Leader) whose\nSELECT ?x { ?x ?p ?leader }": "line 2.*SELECT does not name",
    "# Who.\n\nSELECT ?x {\n  ?x ?p .\n}\n": "line 5",
    "# \udcff": "line 1: it cannot be read",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_query_file_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.rq").write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ProjectError, match=f"odd.rq, {BROKEN[text]}"):
        catalogue(tmp_path)


HOSTILE = [
    ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "federation is off"),
    ("SELECT * { service silent <http://example.org/> { ?s ?p ?o } }", "federation is off"),
    ("SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }", "federation is off"),
    ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "other data"),
    ("SELECT * FROM NAMED <urn:x> { ?s ?p ?o }", "other data"),
    ("LOAD <http://example.org/>", "only reads"),
    ("SELECT * " + "{" * 9_000 + "}" * 9_000, "nested more than"),
    ("SELECT * { ?s ?p " + "(" * 300 + ")" * 300 + " }", "nested more than"),
    ("SELECT * { ?s ?p " + "[?p " * 300 + "1" + "]" * 300 + " }", "nested more than"),
    ("SELECT * {" + "".join(f"BIND(1 AS ?a{i})" for i in range(1100)) + "}", "more than 1000"),
    ("SELECT * { ?s ?p ?o FILTER(" + "!" * 9000 + "true) }", "more than 1000"),
    ("SELECT *" + "{" * 20_000 + "{}", "characters"),
    ("DELETE WHERE { ?s ?p ?o }", "cannot be read"),
    ("SELECT", "cannot be read"),
]


@pytest.mark.parametrize(("text", "told"), HOSTILE)
def test_a_free_query_neither_leaves_the_graph_nor_ends_the_process(store: ox.Store, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        free(store, text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ?from { ?from ?service "FROM here, at your SERVICE" }',
        "SELECT ?s { ?s <urn:load> ?o . ?o sg:from 'LOAD' } # FROM a comment",
        "PREFIX from: <urn:x#> SELECT ?s { ?s from:load '''SERVICE {{{''' }",
    ],
)
def test_words_inside_strings_names_and_comments_are_no_commands(text: str) -> None:
    guard(text)


def test_free_queries_know_the_prefixes_and_answer_in_kind(store: ox.Store) -> None:
    table = free(store, "SELECT ?s { ?s a sg:Leader } ORDER BY ?s")
    assert isinstance(table, Table)
    assert table.rows[0] == (BASE + "leader/fumio-kishida",)
    assert free(store, "ASK { ?s a sg:Leader }") == Table(("answer",), (("true",),))
    turtle = free(store, "CONSTRUCT { ?s a sg:Leader } WHERE { ?s a sg:Leader }")
    assert isinstance(turtle, str)
    assert rdflib.Graph().parse(data=turtle, format="turtle")


def test_csv_is_rfc_4180_and_json_keeps_lists() -> None:
    table = Table(("name", "people"), (('a "b", c', "X; Y"), ("新", "")), frozenset({"people"}))
    assert as_csv(table) == 'name,people\r\n"a ""b"", c",X; Y\r\n新,\r\n'
    assert json.loads(as_json(table)) == [
        {"name": 'a "b", c', "people": ["X", "Y"]},
        {"name": "新", "people": []},
    ]


def test_a_terminal_is_never_commanded_by_a_cell() -> None:
    assert "\x1b" not in printable("\x1b[2J\u202eabc")
    assert short(BASE + "leader/x") == "leader/x"
