"""What an operator can rely on: each attack is refused at once, in words, and the next query answers.

The classes are those that public endpoints and their libraries fell for; `test_serve_pages.py` has those on files.
"""

import asyncio
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
import uvicorn

from summitgraph.serve import patience
from summitgraph.serve.doors import Doors
from summitgraph.serve.hand import Reply
from summitgraph.serve.limits import Limits, RefusedError
from summitgraph.serve.pool import Pool
from tests.serving import CSV, FORM, QUERY, Served, make_graph, running

SECRET = "a-secret-that-no-answer-holds"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_graph(tmp_path_factory.mktemp("attacked") / "build")


@pytest.fixture(scope="module")
def server(graph: Path) -> Iterator[Served]:
    with running("--graph", str(graph), "--deadline", "1", "--memory", "64", "--rate", "100000") as served:
        yield served


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server that nobody should ask: its address, and what it was asked."""
    hits = list[str]()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the name that the library gives

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_address[1]}", hits
        found.shutdown()


def lives(server: Served) -> None:
    answer = server.query("ASK {}")
    assert (answer.status, answer.text.strip()) == (200, "true")
    assert answer.seconds < 1
    assert server.process.poll() is None


LEAVING = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "select * { service <URL> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { VALUES ?g { <URL> } SERVICE ?g { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX e: <URL> SELECT * FROM e:x { ?s ?p ?o }",
    "SELECT * #\nFROM#\n<URL> { ?s ?p ?o }",
    "DESCRIBE <URL> FROM <URL>",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <urn:x>",
    "PREFIX a: <urn:a> LOAD <URL>",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> } ; LOAD <URL>",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <URL> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
]


@pytest.mark.parametrize("text", LEAVING)
def test_nothing_leaves_the_graph_and_nothing_is_written(
    server: Served, canary: tuple[str, list[str]], tmp_path: Path, text: str
) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text(f'<urn:a> <urn:b> "{SECRET}" .', encoding="utf-8")
    before = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body
    for address in (canary[0] + "/x", secret.as_uri()):
        answer = server.query(text.replace("URL", address))
        assert answer.status == 403
        assert any(word in answer.text for word in ("federation is off", "only reads", "from elsewhere", "no graph"))
        assert SECRET not in answer.text
        assert answer.seconds < 1
    assert canary[1] == []
    assert server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body == before


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri", "using-graph-uri"])
def test_no_graph_of_a_request_is_fetched(server: Served, canary: tuple[str, list[str]], name: str) -> None:
    server.ask(f"/sparql?query={quote('SELECT * { ?s ?p ?o } LIMIT 1')}&{name}={quote(canary[0])}", headers=CSV)
    assert canary[1] == []


@pytest.mark.parametrize("depth", [100, 1_500, 9_000, 100_000])
@pytest.mark.parametrize(
    ("start", "opening", "closing", "rest"),
    [
        ("SELECT * {", "{", "}", "}"),
        ("SELECT (", "(", ")", " AS ?x) {}"),
        ("SELECT * { ?s ?p ", "[ ?p ", "]", "}"),
        ("SELECT * { ?s ?p ", "(", ")", "}"),
        ("SELECT * { FILTER(", "!", "", "true) }"),
        ("SELECT * { FILTER(", "(", ")", "true) }"),
        ("SELECT (", "1+", "", "1 AS ?x) {}"),
        ("SELECT * { ?s <urn:a>", "/<urn:a>", "", " ?o }"),
        ("SELECT * { ?s ", "^(", ")", "<urn:a> ?o }"),
    ],
)
def test_deep_nesting_ends_no_process(
    server: Served, depth: int, start: str, opening: str, closing: str, rest: str
) -> None:
    answer = server.query(start + opening * depth + closing * depth + rest)
    if depth == 100:  # what a parser may well read; of lists in lists it tries too many readings
        assert answer.status in {200, 400, 503}
        assert answer.seconds < 4
    else:
        assert answer.status in {400, 413}
        assert any(word in answer.text for word in ("nested", "more than", "larger than"))
        assert answer.seconds < 1
    lives(server)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT * { " + '\n\\"""' * 3_990 + " }", "escaped quotation marks"),
        ("SELECT * { " + "\n\\'''" * 3_990 + " }", "escaped quotation marks"),
        ("SELECT * { " + '\n\\u005C"""' * 1_990 + " }", "escaped quotation marks"),
        ("SELECT * { " + "." * 19_980 + " }", "the query "),
        ("SELECT * { " + "-" * 19_980 + " }", "the query "),
    ],
)
def test_a_text_that_is_slow_to_take_apart_is_refused_at_once(server: Served, text: str, told: str) -> None:
    answer = server.query(text)
    assert (answer.status, answer.kind) == (400, "text/plain")
    assert told in answer.text
    assert answer.seconds < 1
    lives(server)


def test_a_string_may_hold_quotation_marks(server: Served) -> None:
    said = '\\"' * 90
    answer = server.query(f'SELECT (STRLEN("{said}") AS ?n) {{}}')
    assert (answer.status, answer.text.split()[1]) == (200, "90")


EXHAUSTING = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "cross product, all of it": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "paths": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?c (!<urn:y>)* ?d . ?e (!<urn:z>)* ?f }",
    "order": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f",
    "concatenation": "SELECT (GROUP_CONCAT(STR(?x)) AS ?y) { ?x ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "distinct": "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "triples": "CONSTRUCT { ?a ?e ?i } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "repetition": 'SELECT (STRLEN(REPLACE(REPLACE(REPLACE(?x, "a", ?x), "a", ?x), "a", ?x)) AS ?y) '
    f'{{ BIND("{"a" * 300}" AS ?x) }}',
}


@pytest.mark.parametrize("case", EXHAUSTING)
def test_a_query_that_takes_too_much_is_ended_and_the_next_one_answers(server: Served, case: str) -> None:
    answer = server.query(EXHAUSTING[case], {"Accept": "text/csv, text/turtle"})
    assert answer.status in {413, 503}, answer.text[:200]
    assert any(word in answer.text for word in ("longer than", "more memory", "larger than", "too long"))
    assert answer.seconds < 4
    lives(server)


def test_a_pattern_that_other_engines_never_finish_with_is_quick(server: Served) -> None:
    answer = server.query(f'ASK {{ ?s ?p ?o FILTER(REGEX(CONCAT("{"a" * 5000}!", STR(?s)), "^(a+)+$")) }}')
    assert (answer.status, answer.text.strip()) == (200, "false")
    lives(server)


def test_many_that_take_too_much_keep_nobody_waiting(server: Served) -> None:
    threads = [
        threading.Thread(target=server.query, args=(EXHAUSTING["cross product"],), kwargs={"source": f"127.0.0.{n}"})
        for n in range(20, 36)
    ]
    for thread in threads:
        thread.start()
    waited = [server.query("SELECT ?s { ?s a sg:Leader } LIMIT 1").seconds for _ in range(10)]
    for thread in threads:
        thread.join()
    assert sorted(waited)[4] < 1, waited
    lives(server)


@pytest.fixture
def small_pool() -> Limits:
    return Limits(deadline=5, memory=64_000_000, workers=1, slow=1)


def asked(graph: Path, limits: Limits, *queries: str) -> list[Reply | RefusedError]:
    """What a pool answers to queries that nobody looked at before."""

    async def ask() -> list[Reply | RefusedError]:
        pool = Pool(graph / "store", limits)
        await pool.start()
        found = list[Reply | RefusedError]()
        for query in queries:
            question = json.dumps({"query": query, "rows": "text/csv", "triples": "text/turtle"})
            try:
                found.append(await pool.ask(question.encode(), "somebody"))
            except RefusedError as refused:
                found.append(refused)
        await pool.close()
        return found

    return asyncio.run(ask())


def test_a_query_that_ends_its_process_harms_nobody(graph: Path, small_pool: Limits) -> None:
    deep = "SELECT * {" + "{" * 20_000 + "}" * 20_000 + "}"
    crash, after, again, last = asked(graph, small_pool, deep, "ASK {}", deep, "ASK {}")
    assert isinstance(crash, RefusedError)
    assert (crash.status, "broke the process" in str(crash)) == (400, True)
    assert isinstance(again, RefusedError)
    assert isinstance(after, Reply)
    assert isinstance(last, Reply)
    assert after.body == last.body == b"true"


def test_a_worker_reaches_no_network_and_no_file_whatever_it_is_asked(
    graph: Path, small_pool: Limits, canary: tuple[str, list[str]]
) -> None:
    found = asked(
        graph,
        small_pool,
        f"SELECT * {{ SERVICE <{canary[0]}/> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE <{canary[0].replace('127.0.0.1', 'localhost')}/> {{ ?s ?p ?o }} }}",
        f"SELECT * FROM <{canary[0]}/> {{ ?s ?p ?o }}",
    )
    assert [getattr(reply, "status", 0) for reply in found] == [400, 400, 200]
    assert canary[1] == []


def test_one_client_has_only_so_many_queries_under_way(graph: Path) -> None:
    limits = Limits(deadline=3, memory=64_000_000, workers=1, at_once=2)
    question = json.dumps({"query": EXHAUSTING["cross product"], "rows": "text/csv", "triples": ""}).encode()

    async def ask() -> tuple[list[object], Reply]:
        pool = Pool(graph / "store", limits)
        await pool.start()
        mine = [asyncio.create_task(pool.ask(question, "greedy")) for _ in range(3)]
        await asyncio.sleep(0.05)
        other = await pool.ask(question.replace(EXHAUSTING["cross product"].encode(), b"ASK {}"), "modest")
        found = await asyncio.gather(*mine, return_exceptions=True)
        await pool.close()
        return list(found), other

    found, other = asyncio.run(ask())
    assert sorted(error.status for error in found if isinstance(error, RefusedError)) == [429, 503, 503]
    assert other.body == b"true"


def test_a_client_that_asks_too_often_is_told_when_to_come_back(graph: Path) -> None:
    with running("--graph", str(graph), "--rate", "6") as served:
        answers = [served.query("ASK {}") for _ in range(8)]
        other = served.query("ASK {}", source="127.0.0.9")
    assert [answer.status for answer in answers] == [200] * 6 + [429] * 2
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 12
    assert "within a minute" in answers[-1].text
    assert other.status == 200


def test_refused_queries_are_counted_too(graph: Path) -> None:
    with running("--graph", str(graph), "--rate", "3") as served:
        answers = [served.query("CLEAR ALL").status for _ in range(5)]
    assert answers == [403] * 3 + [429] * 2


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Host": "evil.example:80"}, 403),
        ({"Host": "127.0.0.1.evil.example"}, 403),
        ({"Host": "localhost@evil.example"}, 403),
        ({"Host": "169.254.169.254"}, 403),
        ({"Host": ""}, 403),
        ({"Host": "localhost:1234"}, 200),
        ({"Host": "[::1]:80"}, 200),
        ({"Host": "LOCALHOST."}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://127.0.0.1:3000"}, 200),
        ({"X-Forwarded-For": "10.0.0.1", "X-Forwarded-Host": "evil.example"}, 200),
    ],
)
def test_a_server_for_this_machine_answers_neither_to_other_names_nor_to_other_pages(
    server: Served, headers: dict[str, str], status: int
) -> None:
    answer = server.query("ASK {}", {**CSV, **headers})
    assert answer.status == status
    assert "access-control-allow-origin" not in answer.headers
    assert "evil" not in answer.text


def test_a_server_for_all_may_be_asked_by_any_page_and_called_only_by_its_names(graph: Path) -> None:
    with running("--graph", str(graph), "--name", "graph.example.org") as served:
        page = {"Host": "graph.example.org", "Origin": "https://elsewhere.example"}
        answer = served.query("ASK {}", {**CSV, **page})
        assert (answer.status, answer.headers["access-control-allow-origin"]) == (200, "*")
        asked_first = served.ask(headers=page, method="OPTIONS")
        assert (asked_first.status, asked_first.headers["access-control-allow-methods"]) == (
            204,
            "GET, HEAD, POST, OPTIONS",
        )
        assert served.query("ASK {}", {"Host": "evil.example"}).status == 403
        assert served.query("CLEAR ALL", page).status == 403
        assert "Whoever can reach" in "\n".join(served.lines)


def test_only_a_trusted_proxy_tells_whom_it_asks_for(graph: Path) -> None:
    with running("--graph", str(graph), "--rate", "1", "--proxy", "127.0.0.1") as served:
        first, second = ({**CSV, "X-Forwarded-For": f"10.9.9.9, 10.0.0.{n}"} for n in (1, 2))
        assert [served.query("ASK {}", headers).status for headers in (first, first, second)] == [200, 429, 200]
        forged = [served.query("ASK {}", {**CSV, "X-Forwarded-For": f"10.1.0.{n}"}, source="127.0.0.8") for n in (1, 2)]
        assert [answer.status for answer in forged] == [200, 429]


def test_a_body_without_end_and_a_packed_one_are_refused(server: Served) -> None:
    packed = server.ask("/sparql", b"\x1f\x8b" + b"\0" * 50, {**QUERY, "Content-Encoding": "gzip"})
    assert (packed.status, "compressed" in packed.text) == (415, True)
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                     b"Content-Type: application/sparql-query\r\n\r\n")  # fmt: skip
        try:
            for _ in range(100):
                line.sendall(b"4000\r\n" + b"#" * 0x4000 + b"\r\n")
        except OSError:
            pass  # the server has hung up
        assert line.recv(100).startswith((b"HTTP/1.1 413", b"")), "it listened on"
    lives(server)


@pytest.mark.parametrize(
    "sent",
    [
        b"GARBAGE\r\n\r\n",
        b"GET /sparql HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"GET /\r\nHost: localhost\r\n\r\n",
    ],
)
def test_what_is_no_http_is_refused_and_said_to_nobody(server: Served, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
        line.sendall(sent)
        got = line.recv(4096)
    assert got.startswith((b"HTTP/1.1 4", b"HTTP/1.1 303")) or got == b""
    assert b"Traceback" not in got
    lives(server)
    assert not [said for said in server.lines if "Traceback" in said or "bug" in said]


def test_one_client_has_only_so_many_connections(server: Served) -> None:
    idle = [socket.create_connection(("127.0.0.1", server.port), source_address=("127.0.0.7", 0)) for _ in range(80)]
    try:
        for line in idle:
            line.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        lives(server)
        shut = 0
        for line in idle:
            line.settimeout(0.05)
            try:
                shut += line.recv(1) == b""
            except TimeoutError:
                pass
            except OSError:
                shut += 1
        assert 10 <= shut <= 20
    finally:
        for line in idle:
            line.close()


def test_a_request_that_never_ends_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "READING", 0.3)

    async def slow() -> bytes:
        config = uvicorn.Config(_nothing, http=patience.patient(5, Doors()), lifespan="off", log_config=None)
        server = uvicorn.Server(config)
        with socket.create_server(("127.0.0.1", 0)) as opened:
            running_server = asyncio.create_task(server.serve(sockets=[opened]))
            reader, writer = await asyncio.open_connection(*opened.getsockname())
            got, start = b"", asyncio.get_running_loop().time()
            with suppress(OSError):  # hung up on
                for letter in b"GET /" + b"a" * 200:
                    writer.write(bytes([letter]))
                    await writer.drain()
                    await asyncio.sleep(0.05)
                got = await reader.read()
            assert asyncio.get_running_loop().time() - start < 5
            writer.close()
            server.should_exit = True
            await running_server
        return got

    async def _nothing(_scope: object, _receive: object, _send: object) -> None:
        raise AssertionError("no request was whole")

    assert asyncio.run(slow()) == b""


@pytest.mark.parametrize(
    "query", ["SELECT <script>alert(1)</script>", 'ASK { ?s ?p "<img src=x onerror=alert(1)>" ', "%0d%0aX: y"]
)
def test_what_is_said_back_is_plain_text_that_no_browser_runs(server: Served, query: str) -> None:
    answer = server.ask(f"/sparql?query={quote(query)}", headers={"Accept": "text/html, */*"})
    assert (answer.status, answer.kind) == (400, "text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "x" not in answer.headers


def test_a_form_that_another_page_posts_changes_nothing(server: Served) -> None:
    answer = server.ask("/sparql", "update=CLEAR+ALL", {**FORM, "Origin": "https://evil.example"})
    assert answer.status == 403
    lives(server)
