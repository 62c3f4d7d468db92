"""What a client of the endpoint can rely on: the SPARQL 1.1 protocol, its formats, and a sentence for each refusal."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
import rdflib

from summitgraph.queries import bind, catalogue, free, run, tabulate
from summitgraph.serve.examples import examples
from summitgraph.serve.formats import ROWS, TRIPLES, choose
from summitgraph.serve.questions import literal, with_values
from summitgraph.store import open_store
from summitgraph.table import Table
from tests.serving import CSV, FORM, JSON, QUERY, Answer, Served, make_graph, running
from tests.test_queries import ASKED, QUERIES, ROOT, Arguments

ASK = "ASK { ?s ?p ?o }"
PEOPLE = "SELECT ?s { ?s a sg:Leader } ORDER BY ?s"
MADE = "CONSTRUCT { ?s a sg:Leader } WHERE { ?s a sg:Leader }"
OTHER = 'ASK { ?s ?p ?o FILTER(?o != "朝鲜") }'
EMPTY = "urn:not:here"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_graph(tmp_path_factory.mktemp("served") / "build")


@pytest.fixture(scope="module")
def server(graph: Path) -> Iterator[Served]:
    with running("--graph", str(graph), "--rate", "100000") as served:
        yield served


@pytest.fixture(scope="module")
def document(graph: Path) -> str:
    """The name of a graph that holds something."""
    return min(name.value for name in open_store(graph).named_graphs() if isinstance(name, ox.NamedNode))


def get(server: Served, *fields: tuple[str, str], headers: dict[str, str] = CSV) -> Answer:
    return server.ask(f"/sparql?{urlencode(fields)}", headers=headers)


# as in the protocol's own test suite: what is asked and how, and whether there is an answer
GOOD = {
    "get": ("GET", f"?query={quote(ASK)}", "", b""),
    "post a form": ("POST", "", "application/x-www-form-urlencoded", urlencode({"query": ASK}).encode()),
    "post a form with charset": (
        "POST", "", "application/x-www-form-urlencoded; charset=UTF-8", urlencode({"query": ASK}).encode()),
    "post directly": ("POST", "", "application/sparql-query", ASK.encode()),
    "post directly with charset": ("POST", "", 'Application/SPARQL-Query; charset="utf-8"', ASK.encode()),
    "other fields are passed over": ("GET", f"?query={quote(ASK)}&timeout=1", "", b""),
    "other scripts": ("GET", f"?query={quote(OTHER)}", "", b""),
}  # fmt: skip
BAD = {
    "no query": (400, "GET", "?default-graph-uri=urn:a", "", b"", "exactly one query"),
    "two queries": (400, "GET", "?query=ASK{}&query=ASK{}", "", b"", "exactly one query, not 2"),
    "two queries in a form": (400, "POST", "", "application/x-www-form-urlencoded", b"query=ASK{}&query=ASK{}", "one"),
    "syntax": (400, "GET", "?query=SELECT", "", b"", "cannot be answered"),
    "empty": (400, "POST", "", "application/sparql-query", b"", "cannot be answered"),
    "no UTF-8": (400, "POST", "", "application/sparql-query", b"ASK { ?s ?p '\xff' }", "no UTF-8"),
    "no UTF-8 in an address": (400, "GET", "?query=ASK%7B%7D%ff", "", b"", "percent-encoded UTF-8"),
    "UTF-16": (415, "POST", "", "application/sparql-query; charset=UTF-16", ASK.encode("utf-16"), "UTF-8 only"),
    "other type": (415, "POST", "", "text/plain", ASK.encode(), "application/sparql-query"),
    "no type": (415, "POST", "", "", ASK.encode(), "not as nothing"),
    "form and address": (400, "POST", "?query=ASK{}", "application/x-www-form-urlencoded", b"a=b", "into the body"),
    "update": (403, "POST", "", "application/sparql-update", b"CLEAR ALL", "only reads"),
    "update as a field": (403, "POST", "", "application/x-www-form-urlencoded", b"update=CLEAR+ALL", "only reads"),
    "update in an address": (403, "GET", "?update=CLEAR+ALL", "", b"", "only reads"),
    "put": (405, "PUT", "", "application/sparql-query", ASK.encode(), "use GET or POST"),
    "delete": (405, "DELETE", "", "", b"", "use GET or POST"),
    "long address": (414, "GET", "?query=" + "a" * 9_000, "", b"", "by POST"),
    "long query": (413, "POST", "", "application/sparql-query", b"#" * 30_000, "characters"),
    "long body": (413, "POST", "", "application/sparql-query", b"#" * 300_000, "bytes"),
}


@pytest.mark.parametrize("case", GOOD)
def test_a_query_comes_by_get_by_form_or_as_it_is(server: Served, case: str) -> None:
    method, fields, kind, body = GOOD[case]
    headers = {**JSON, **({"Content-Type": kind} if kind else {})}
    answer = server.ask(f"/sparql{fields}", body or None, headers, method=method)
    assert (answer.status, json.loads(answer.body)["boolean"]) == (200, True)


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_query_is_refused_in_a_sentence(server: Served, case: str) -> None:
    status, method, fields, kind, body, told = BAD[case]
    answer = server.ask(f"/sparql{fields}", body, {"Content-Type": kind} if kind else {}, method=method)
    assert (answer.status, answer.kind) == (status, "text/plain")
    assert told in answer.text
    assert len(answer.text) < 300
    assert answer.text.count("\n") == 1
    assert answer.seconds < 1
    assert (status == 405) == ("allow" in answer.headers)


@pytest.mark.parametrize("form", ROWS)
def test_rows_come_in_each_form(server: Served, form: str) -> None:
    answer = server.query(PEOPLE, {"Accept": form})
    assert (answer.status, answer.kind) == (200, form)
    if ROWS[form] == "CSV":
        found = answer.text.split()[1:]
    else:
        rows = ox.parse_query_results(answer.body, format=getattr(ox.QueryResultsFormat, ROWS[form]))
        assert isinstance(rows, ox.QuerySolutions)
        found = [str(row["s"]).strip("<>") for row in rows]
    assert "https://w3id.org/summitgraph/leader/fumio-kishida" in found


@pytest.mark.parametrize("form", TRIPLES)
def test_triples_come_in_each_form_and_two_libraries_read_the_same(server: Served, form: str) -> None:
    answer = server.query(MADE, {"Accept": form})
    assert (answer.status, answer.kind) == (200, form)
    one = {
        str(quad.subject.value)
        for quad in ox.parse(answer.body, format=getattr(ox.RdfFormat, TRIPLES[form]))
        if isinstance(quad.subject, ox.NamedNode)
    }
    other = {str(subject) for subject in rdflib.Graph().parse(data=answer.body, format=form).subjects()}
    assert one == other
    assert "https://w3id.org/summitgraph/leader/fumio-kishida" in one


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("TEXT/CSV;Q=1.0", "text/csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.9, application/sparql-results+json;q=0.1", "text/csv"),
        ("*/*;q=0.1, text/tab-separated-values", "text/tab-separated-values"),
        ("text/*;q=0.9, text/csv;q=0.1, */*;q=0.2", "text/tab-separated-values"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("text/csv; charset=utf-8; q=0.7", "text/csv"),
        ("nonsense", ""),
        ("image/png", ""),
        ("*/*;q=0", ""),
    ],
)
def test_the_client_s_wishes_are_weighed(accept: str, chosen: str) -> None:
    assert choose(accept, ROWS) == chosen


@pytest.mark.parametrize(
    ("query", "accept"), [(PEOPLE, "image/png"), (PEOPLE, "text/turtle"), (MADE, "text/csv"), (ASK, "text/turtle")]
)
def test_a_form_that_cannot_be_had_is_refused_with_those_that_can(server: Served, query: str, accept: str) -> None:
    answer = server.query(query, {"Accept": accept})
    assert answer.status == 406
    assert ("text/turtle" if query == MADE else "text/csv") in answer.text


def count(answer: Answer) -> int:
    assert answer.status == 200, answer.text
    return int(answer.text.split()[1])


def test_the_dataset_of_a_request_is_made_of_graphs_of_the_store(server: Served, document: str, graph: Path) -> None:
    everything, named = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    store = open_store(graph)
    size = sum(1 for _ in store.quads_for_pattern(None, None, None, ox.NamedNode(document)))
    things = sum(1 for _ in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    default, inside = ("default-graph-uri", document), ("named-graph-uri", document)
    assert size > 0
    assert count(get(server, ("query", everything))) == things
    assert count(get(server, ("query", everything), default)) == size
    assert count(get(server, ("query", named), default)) == 0
    assert count(get(server, ("query", named), inside)) == size
    assert count(get(server, ("query", everything), inside)) == 0
    assert count(server.ask("/sparql", urlencode([("query", everything), default]), {**FORM, **CSV})) == size
    posted = server.ask(f"/sparql?{urlencode([default])}", everything, {**QUERY, **CSV})
    assert count(posted) == size
    assert count(server.query(everything.replace("{ ?s", f"FROM <{document}> {{ ?s"))) == size
    assert count(server.query(f"PREFIX d: <{document}> " + named.replace("{ GRAPH", "FROM NAMED d: { GRAPH"))) == size


@pytest.mark.parametrize(
    "fields",
    [
        [("query", ASK), ("default-graph-uri", EMPTY)],
        [("query", ASK), ("named-graph-uri", "http://127.0.0.1:9/secret.ttl")],
        [("query", ASK.replace("{", "FROM <file:///etc/passwd> {"))],
        [("query", ASK.replace("{", "FROM NAMED <http://127.0.0.1:9/> {"))],
    ],
)
def test_a_graph_that_is_not_in_the_store_is_refused(server: Served, fields: list[tuple[str, str]]) -> None:
    answer = get(server, *fields)
    assert answer.status == 403
    assert "fetches none from elsewhere" in answer.text


def test_the_service_describes_itself_in_each_form_and_shows_people_the_playground(server: Served) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    address = rdflib.URIRef(f"http://127.0.0.1:{server.port}/sparql")
    for form in TRIPLES:
        answer = server.ask(headers={"Accept": form})
        told = rdflib.Graph().parse(data=answer.body, format=form)
        [service] = told.subjects(rdflib.RDF.type, rdflib.URIRef(sd + "Service"))
        assert told.value(service, rdflib.URIRef(sd + "endpoint")) == address
        assert (service, rdflib.URIRef(sd + "supportedLanguage"), rdflib.URIRef(sd + "SPARQL11Query")) in told
        assert not [node for triple in told for node in triple if isinstance(node, rdflib.BNode)]
    browser = server.ask(headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (browser.status, browser.headers["location"]) == (303, "/playground/")
    assert server.ask(headers={"Accept": "image/png"}).status == 406


def test_an_answer_is_known_again(server: Served) -> None:
    first = server.query(PEOPLE)
    again = server.query(PEOPLE, {**CSV, "If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert server.query(PEOPLE, JSON).headers["etag"] != first.headers["etag"]
    assert server.query(PEOPLE).body == first.body
    assert "etag" not in server.query("SELECT (RAND() AS ?x) {}").headers
    assert server.query("SELECT (RAND() AS ?x) {}").body != server.query("SELECT (RAND() AS ?x) {}").body


def test_head_says_what_get_would(server: Served) -> None:
    answer = server.ask(f"/sparql?query={quote(ASK)}", headers=CSV, method="HEAD")
    assert (answer.status, answer.kind, answer.body) == (200, "text/csv", b"")


@pytest.mark.parametrize(("name", "arguments"), ASKED)
def test_a_question_over_the_network_has_the_rows_of_summitgraph_query(
    name: str, arguments: Arguments, server: Served, graph: Path
) -> None:
    store, query = open_store(graph), QUERIES[name]
    bound = bind(query, store, arguments)
    answer = server.query(with_values(query, {key: str(term) for key, term in bound.items()}))
    assert answer.status == 200, answer.text
    header, *rows = csv.reader(io.StringIO(answer.text))
    assert tabulate(query, header, rows) == run(query, store, arguments)


@pytest.mark.parametrize(
    "text", [PEOPLE, ASK.replace("ASK", "SELECT *"), "SELECT (COUNT(?x) AS ?n) { ?x sg:status ?y }"]
)
def test_a_query_of_one_s_own_has_the_rows_of_summitgraph_query(server: Served, graph: Path, text: str) -> None:
    expected = free(open_store(graph), text)
    assert isinstance(expected, Table)
    header, *rows = csv.reader(io.StringIO(server.query(text).text))
    order = [header.index(column) for column in expected.columns]
    assert sorted(tuple(row[place] for place in order) for row in rows) == sorted(expected.rows)


def test_the_examples_are_all_questions_of_which_an_endpoint_can_be_asked(server: Served) -> None:
    told = json.loads(server.ask("/playground/about.json").body)
    names = {one["name"] for one in told["examples"]}
    assert names == set(catalogue(ROOT / "queries")) - {"changes"}
    answers = {one["name"]: server.query(one["query"]) for one in told["examples"]}
    assert {answer.status for answer in answers.values()} == {200}
    assert len(answers["summits-of-leader"].text.splitlines()) > 1
    assert "sg:Leader" in PEOPLE
    assert "https://w3id.org/summitgraph/ontology#Leader" in told["classes"]


def test_a_literal_is_written_so_that_it_stays_one() -> None:
    hostile = 'a" } ; DROP ALL # \\ \n \r'
    [row] = list(ox.Store().query(f"SELECT ({literal(hostile)} AS ?x) {{}}"))  # type: ignore[arg-type] # rows
    assert row["x"].value == hostile


def test_an_example_without_anything_to_show_is_left_out() -> None:
    import asyncio

    async def nothing(_query: str) -> list[list[str]]:
        return []

    found = asyncio.run(examples(QUERIES, nothing))
    assert {one["name"] for one in found}.isdisjoint({"summits-of-leader", "commitments", "last-met"})
    assert {"meetings", "open-proposals"} <= {one["name"] for one in found}
