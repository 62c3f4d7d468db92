"""The playground in a real browser: it loads from here alone, runs each example, and shows hostile words as words."""

import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from summitgraph.serve.playground import FOLDER
from tests.chromium import Page, page
from tests.serving import SMALL, Served, make_graph, running
from tests.test_browser import BROWSER, BROWSERS

READY = "document.documentElement && document.documentElement.dataset.ready === 'yes'"
ROWS = "document.querySelectorAll('.yasr table tbody tr').length"
HOSTILE = "<img src=x onerror=\\\"document.title='owned'\\\"><script>document.title='owned'</script>"
VENDOR = FOLDER / "vendor" / "yasgui"


def test_what_is_vendored_is_what_its_note_says() -> None:
    note = json.loads((VENDOR / "vendor.json").read_text(encoding="utf-8"))
    found = {name: sha256((VENDOR / name).read_bytes()).hexdigest() for name in note["sha256"]}
    assert found == note["sha256"]
    assert {path.name for path in VENDOR.iterdir()} == {*note["sha256"], "vendor.json", "LICENSE"}
    assert note["licence"] == "MIT"
    assert note["version"] in note["source"]


def test_the_playground_s_own_files_name_no_other_host_and_hold_no_script_in_the_page() -> None:
    for path in FOLDER.glob("*.*"):
        assert "//" not in path.read_text(encoding="utf-8").replace("// ", ""), path.name
    text = (FOLDER / "index.html").read_text(encoding="utf-8")
    assert text.count("<script") == text.count("<script src=")
    assert "style=" not in text
    assert " on" not in text.replace(" one", "").partition("<body>")[0]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    hostile = f'\n<urn:hostile> <http://www.w3.org/2004/02/skos/core#prefLabel> "{HOSTILE}"@en .\n'
    graph = make_graph(tmp_path_factory.mktemp("playground") / "build", SMALL.read_bytes() + hostile.encode())
    with running("--graph", str(graph), "--rate", "100000") as served:
        yield served


@pytest.fixture
def browser(server: Served, tmp_path: Path) -> Iterator[Page]:
    with page(BROWSER, tmp_path / "profile") as opened:
        for part in ("Runtime", "Network", "Log"):
            opened.call(f"{part}.enable")
        opened.call("Page.navigate", url=f"http://127.0.0.1:{server.port}/")
        opened.wait(READY)
        yield opened
        opened.run("1")
        shutil.rmtree(tmp_path / "profile", ignore_errors=True)


def troubles(opened: Page) -> list[object]:
    """What the console says, dialogs, and requests to anywhere but the server."""
    shown = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening"}
    found: list[object] = [event for event in opened.events if event["method"] in shown]
    for event in opened.events:
        if event["method"] == "Network.requestWillBeSent":
            address = event["params"]["request"]["url"]
            if not address.startswith(("http://127.0.0.1:", "data:", "blob:")):
                found.append(address)
    return found


@pytest.mark.services
@pytest.mark.skipif(not BROWSER, reason=f"no browser here ({', '.join(BROWSERS)}): the playground was not opened")
class TestInABrowser:
    def test_each_example_runs_and_nothing_comes_from_elsewhere(self, browser: Page) -> None:
        names = browser.run("[...document.querySelectorAll('#examples [data-name]')].map(one => one.dataset.name)")
        assert len(names) >= 20
        for name in names:
            before = len([e for e in browser.events if e["method"] == "Network.responseReceived"])
            browser.run(f"document.querySelector('#examples [data-name={name}]').click()")
            browser.wait("!document.querySelector('.yasr.loading, .query_busy, .yasqe .busy')")
            statuses = answers(browser, before)
            assert statuses == [200], name
        browser.run("document.querySelector('[data-name=who-met-whom]').click()")
        browser.wait(f"{ROWS} > 2")
        assert troubles(browser) == []

    def test_a_query_that_is_wrong_is_told_and_one_that_is_typed_runs(self, browser: Page) -> None:
        browser.run("document.querySelector('.yasqe .CodeMirror').CodeMirror.setValue('SELECT')")
        browser.run("document.querySelector('.yasqe_queryButton').click()")
        browser.wait("document.querySelector('.yasr').innerText.includes('cannot be answered')")
        text = "SELECT ?label { <urn:hostile> skos:prefLabel ?label }"
        browser.run(f"document.querySelector('.yasqe .CodeMirror').CodeMirror.setValue({json.dumps(text)})")
        browser.run("document.querySelector('.yasqe_queryButton').click()")
        browser.wait("document.querySelector('.yasr').innerText.includes('<img src=x')")
        assert browser.run("document.title") == "summitgraph: SPARQL playground"
        browser.run("new Promise(done => setTimeout(done, 500))")
        assert browser.run("document.title") == "summitgraph: SPARQL playground"
        # YASGUI's table takes the label for HTML once, to measure it; the policy of the page blocks what is in it
        expected = ("status of 400", "Executing inline event handler violates")
        assert [trouble for trouble in troubles(browser) if not any(text in str(trouble) for text in expected)] == []

    def test_it_fits_a_phone(self, browser: Page) -> None:
        browser.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=2, mobile=True)
        browser.run("document.querySelector('[data-name=who-met-whom]').click()")
        browser.wait(f"{ROWS} > 2")
        assert browser.run("document.documentElement.scrollWidth") <= 390

    def test_the_list_of_questions_can_be_looked_through(self, browser: Page) -> None:
        browser.run("document.getElementById('filter').focus()")
        browser.type("commitment")
        shown = "[...document.querySelectorAll('#examples li')].filter(one => !one.hidden).length"
        assert 1 <= browser.run(shown) < 6


def answers(browser: Page, before: int) -> list[int]:
    """The statuses of the endpoint's answers since then, as soon as there is one."""
    import time

    end = time.monotonic() + 30
    while True:
        browser.run("1")
        found = [e["params"]["response"] for e in browser.events if e["method"] == "Network.responseReceived"][before:]
        statuses = [int(one["status"]) for one in found if one["url"].endswith("/sparql")]
        if statuses:
            return statuses
        assert time.monotonic() < end
        time.sleep(0.05)
