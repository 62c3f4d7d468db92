"""The pages in a real browser: nothing fails, nothing leaves the site, anybody can read them, nothing hostile runs."""

import json
import shutil
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summitgraph.pages import write
from tests.chromium import Page, page
from tests.hostile_graph import CASES, hostile
from tests.sites import Given, small

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next((found for name in BROWSERS if (found := shutil.which(name))), "")
AXE = Path(__file__).parent / "assets" / "axe-core" / "axe.min.js"
DESKTOP, PHONE = (1280, 900), (390, 800)
LOOKED_AT = (
    "index.html", "summit/2022-09-21-jpn-kor.html", "leader/fumio-kishida.html", "country/jpn.html", "agreement.html",
    "contradictions.html", "timeline.html", "network.html", "year.html", "source.html", "zh/index.html",
    "ja/summit/2022-09-21-jpn-kor.html", "ja/about.html", "zh/leader/fumio-kishida.html",
)  # fmt: skip
OWNED = """for (const name of ["alert", "confirm", "prompt", "print", "open"])
    window[name] = () => { window.owned = name; };"""

ODD = """[...document.querySelectorAll("[href], [src], [action]")].map((one) => one.href || one.src || one.action)
    .filter((one) => !/^https?:/.test(one)).join(" ")"""

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(
        not BROWSER, reason=f"no browser here ({', '.join(BROWSERS)}): the pages were not opened in one"
    ),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    write(Given(small()), out)
    return out


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[str]:
    yield from _served(folder)


def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with page(BROWSER, tmp_path_factory.mktemp("profile")) as opened:
        for domain in ("Network", "Log", "Runtime"):
            opened.call(f"{domain}.enable")
        opened.call("Page.addScriptToEvaluateOnNewDocument", source=OWNED)
        yield opened


def _open(browser: Page, address: str, size: tuple[int, int] = DESKTOP, *, dark: bool = False) -> None:
    browser.events.clear()
    browser.call(
        "Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=1, mobile=size == PHONE
    )
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.call("Emulation.setEmulatedMedia", features=[scheme])
    browser.call("Page.navigate", url=address)
    path = json.dumps(address.partition("#")[0].partition("?")[0])
    browser.wait(f"location.href.startsWith({path}) && document.readyState === 'complete'")
    time.sleep(0.2)
    browser.run("1")


def _troubles(browser: Page) -> list[str]:
    """What the browser complained of: errors of scripts, of the network, of the policy."""
    found = []
    for event in browser.events:
        given = event["params"]
        if event["method"] == "Runtime.exceptionThrown":
            found.append(json.dumps(given["exceptionDetails"])[:300])
        if event["method"] == "Log.entryAdded" and given["entry"]["level"] in {"error", "warning"}:
            found.append(given["entry"]["text"] + " " + given["entry"].get("url", ""))
        if event["method"] == "Runtime.consoleAPICalled" and given["type"] in {"error", "warning", "assert"}:
            found.append(json.dumps(given["args"])[:300])
        if event["method"] == "Page.javascriptDialogOpening":
            found.append(f"a dialog: {given['message']}")
    return [one for one in found if "favicon.ico" not in one]


def _asked(browser: Page) -> set[str]:
    return {
        event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"
    }


@pytest.mark.parametrize("name", LOOKED_AT)
@pytest.mark.parametrize(("size", "dark"), [(DESKTOP, False), (PHONE, True)], ids=["desktop", "phone-dark"])
def test_a_page_opens_without_trouble_asks_nobody_else_and_is_accessible(
    browser: Page, base: str, name: str, size: tuple[int, int], *, dark: bool, tmp_path: Path
) -> None:
    _open(browser, base + name, size, dark=dark)
    if "timeline" in name or "network" in name:
        browser.wait("document.querySelector('.vis-item, #network canvas') !== null")
    assert not _troubles(browser)
    assert all(url.startswith(base) for url in _asked(browser))
    assert browser.run("document.documentElement.scrollWidth") <= size[0]
    browser.run(AXE.read_text("utf-8"))
    done = browser.run(
        "axe.run(document, {resultTypes: ['violations']}).then((found) => JSON.stringify(found.violations))"
    )
    grave = [one for one in json.loads(done) if one["impact"] in {"serious", "critical"}]
    assert not [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in grave]
    browser.picture(tmp_path / "seen.png")
    assert (tmp_path / "seen.png").stat().st_size > 5_000


@pytest.mark.parametrize(
    ("place", "typed", "found"),
    [
        ("", "Kishida", "leader/fumio-kishida.html"),
        ("", "岸田", "leader/fumio-kishida.html"),
        ("zh/", "尹锡悦", "zh/leader/yoon-suk-yeol.html"),
        ("ja/", "岸田文雄", "ja/leader/fumio-kishida.html"),
        ("", "yoon kishida", "summit/2022-09-21-jpn-kor.html"),
        ("", "Kishda", "leader/fumio-kishida.html"),
    ],
)
def test_search_finds_names_in_any_language(browser: Page, base: str, place: str, typed: str, found: str) -> None:
    _open(browser, f"{base}{place}index.html")
    browser.run("document.querySelector('#q').focus()")
    browser.type(typed)
    links = browser.wait("[...document.querySelectorAll('#found a')].map((link) => link.href).join(' ')", seconds=20)
    assert base + found in links.split()
    assert not _troubles(browser)


def test_search_says_when_nothing_is_called_so(browser: Page, base: str) -> None:
    _open(browser, f"{base}index.html")
    browser.run("document.querySelector('#q').focus()")
    browser.type("zzyzx")
    said = browser.wait("document.querySelector('#found-said').textContent", seconds=20)
    assert said == "Nothing is called that here."


def test_a_table_sorts_by_what_a_date_means(browser: Page, base: str) -> None:
    _open(browser, f"{base}leader/fumio-kishida.html")
    rows = "[...document.querySelectorAll('#meetings tbody td.date')].map((cell) => cell.dataset.order).join(' ')"
    before = browser.run(rows).split()
    assert before == sorted(before, reverse=True)
    assert len(set(before)) > 2
    browser.run("document.querySelector('#meetings thead th .dt-column-order, #meetings thead th').click()")
    after = browser.wait(f"{rows} === {json.dumps(' '.join(before))} ? '' : {rows}", seconds=10).split()
    assert after == sorted(before)


def test_the_timeline_colours_by_status_and_leads_to_a_meeting(browser: Page, base: str) -> None:
    _open(browser, f"{base}timeline.html")
    browser.wait("document.querySelectorAll('.vis-item.held').length > 0", seconds=20)
    shown = browser.run("getComputedStyle(document.querySelector('.vis-item.held')).borderTopColor")
    assert shown == "rgb(29, 107, 69)"


def test_the_network_is_drawn_where_it_was_before(browser: Page, base: str, tmp_path: Path) -> None:
    for name in ("one.png", "two.png"):
        _open(browser, f"{base}network.html")
        browser.wait("document.querySelectorAll('#network canvas').length >= 3", seconds=20)
        time.sleep(1)
        browser.picture(tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_everything_is_read_without_scripts(browser: Page, base: str) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        for name in ("index.html", "summit/2022-09-21-jpn-kor.html", "timeline.html", "network.html"):
            browser.events.clear()
            browser.call("Page.navigate", url=base + name)
            time.sleep(1)
            tree = browser.call("DOM.getDocument", depth=-1)
            html = browser.call("DOM.getOuterHTML", nodeId=tree["root"]["nodeId"])["outerHTML"]
            assert "Kishida" in html or "needs JavaScript" in html, name
            assert not _troubles(browser)
            assert not any(url.endswith((".js", ".json")) for url in _asked(browser))
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hostile")
    write(Given(hostile(), version=next(iter(CASES.values()))), out)
    return out


def test_thirty_hostile_texts_run_nothing_in_any_page(browser: Page, attacked: Path) -> None:
    assert len(CASES) >= 30
    every = sorted(path.relative_to(attacked).as_posix() for path in attacked.rglob("*.html"))
    names = [
        name for name in every if not name.startswith(("zh/", "ja/")) or name.startswith(("zh/summit/", "ja/index"))
    ]
    seen = set()
    for base in _served(attacked):
        for name in names:
            _open(browser, base + name)
            assert not browser.run("window.owned || ''"), name
            assert not _troubles(browser), name
            assert all(url.startswith(base) for url in _asked(browser)), name
            assert browser.run(ODD) == "", name  # no address that could hold a script
            text = browser.run("document.documentElement.textContent")
            seen |= {case for case, payload in CASES.items() if "".join(payload.split()) in "".join(text.split())}
        _open(browser, f"{base}index.html?q=owned")
        browser.wait("document.querySelectorAll('#found li').length", seconds=20)
        assert not browser.run("window.owned || ''")
    assert len(seen) >= 25, sorted(set(CASES) - seen)  # the others are addresses, which are not shown as they are
