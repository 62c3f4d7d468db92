"""The guide for Neo4j Browser: what is served, to whom, and that the real Browser plays it and runs its queries."""

import shutil
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import neo4j as driver
import pytest

from summitgraph.sync.guide import HERE, SETTING, as_html, files, guide_server, saved, steps
from summitgraph.sync.server import Running
from tests.chromium import Page, page

ROOT = Path(__file__).parents[1]
GUIDE = (HERE / "guide.adoc").read_text("utf-8")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next((found for name in BROWSERS if (found := shutil.which(name))), "")
PERSON = "CREATE (:Leader {name_en: 'Fumio Kishida', name: 'Fumio Kishida'})<-[:PARTICIPANT]-(:Summit)-[:PARTICIPANT]->"


@pytest.fixture
def port() -> Iterator[int]:
    with guide_server(files(ROOT / "queries"), port=0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def test_the_guide_has_eight_steps_with_words_and_a_query_that_only_reads() -> None:
    found = steps(GUIDE)
    assert [title[:2] for title, _, _ in found] == [f"{n}." for n in range(1, 9)]
    assert all(words and "RETURN" in cypher for _, words, cypher in found)
    assert not {"CREATE", "MERGE", "SET", "DELETE"} & set(GUIDE.split())
    assert as_html(GUIDE).count("<slide ") == as_html(GUIDE).count("runnable") == 8


def test_saved_queries_want_no_parameter() -> None:
    assert "$" not in saved(ROOT / "queries")
    assert saved(ROOT / "queries").count(";\n") > 5


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [("http://localhost:7474", True), ("http://127.0.0.1:27474", True), ("https://example.org", False),
     ("http://localhost.example.org", False), ("null", False)],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_only_pages_of_this_machine_may_read(port: int, origin: str, allowed: bool, method: str) -> None:  # noqa: FBT001 - a table gives it
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, "/guide.html", headers={"Origin": origin})
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Access-Control-Allow-Origin")) == (
        200 if method == "GET" else 204,
        origin if allowed else None,
    )


@pytest.mark.parametrize("path", ["/", "/../guide.py", "/guide.adoc/..", "/etc/passwd"])
def test_nothing_else_is_served(port: int, path: str) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    assert connection.getresponse().status == 404


@pytest.mark.services
@pytest.mark.skipif(not BROWSER, reason=f"no browser here ({', '.join(BROWSERS)}): the guide was not played in one")
def test_the_real_browser_plays_the_guide_and_runs_its_query(neo4j: Running, port: int, tmp_path: Path) -> None:
    with driver.GraphDatabase.driver(neo4j.uri, auth=("neo4j", neo4j.password)) as opened:
        opened.execute_query(PERSON + "(:Leader {name_en: 'Joe Biden', name: 'Joe Biden'})")
        found = opened.execute_query("CALL dbms.clientConfig() YIELD name, value RETURN name + '=' + value").records
    assert SETTING in {record[0] for record in found}
    with page(BROWSER, tmp_path / "profile") as shown:
        _connect(shown, neo4j)
        for _ in range(12):  # the server's settings arrive some time after the greeting
            _command(shown, f":play http://127.0.0.1:{port}/guide.html")
            shown.run("new Promise(done => setTimeout(done, 3000))")
            if shown.run("document.body.innerText.includes('1. One leader')"):
                break
        shown.run("document.querySelectorAll('[data-testid=nextSlide]')[0].click(), 1")
        shown.wait("document.body.innerText.includes('2. Whom he met')")
        shown.run("document.querySelector('pre.runnable').click(), 1")
        shown.wait("document.querySelector('.view-lines').innerText.includes('PARTICIPANT')")
        shown.run("document.querySelector('[data-testid=editor-Run]').click(), 1")
        shown.wait("document.body.innerText.includes('Displaying 3 nodes, 2 relationships')")


def _connect(shown: Page, server: Running) -> None:
    where = f"http://127.0.0.1:{server.http}/browser/?dbms=bolt://neo4j@127.0.0.1:{server.bolt}"
    shown.call("Page.navigate", url=where)
    shown.wait("!!document.querySelector('[data-testid=password]')")
    shown.run("document.querySelector('[data-testid=password]').focus(), 1")
    shown.type(server.password)
    shown.run("document.querySelector('[data-testid=connect]').click(), 1")
    shown.wait("document.body.innerText.includes('You are connected as')")


def _command(shown: Page, text: str) -> None:
    shown.run("document.querySelector('textarea.inputarea').focus(), 1")
    shown.type(text)
    shown.wait("document.querySelector('.view-lines').innerText.length > 5")
    shown.run("document.querySelector('[data-testid=editor-Run]').click(), 1")
