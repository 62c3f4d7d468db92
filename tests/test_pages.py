"""What a reader of the pages can rely on: each statement with its words, links that lead somewhere, three languages."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from summitgraph.build import build
from summitgraph.model import ProjectError
from summitgraph.pages import sheets, vendored
from summitgraph.pages.paths import LANGUAGES, place_of, web_address
from summitgraph.pages.search import bucket, fold, units
from summitgraph.pages.wording import day, wordings
from summitgraph.project import Project
from summitgraph.store import open_store
from summitgraph.vocab import BASE, outside, term
from tests.sites import ROOT, Given, Tags, many, site_of, small, target

PARTS = ROOT / "summitgraph" / "templates" / "pages"
TYPE = ox.NamedNode(outside("rdf:type"))
SUMMIT = "summit/2022-09-21-jpn-kor.html"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def site(folder: Path) -> dict[str, str]:
    site = site_of(small(), folder)
    assert "release.html" not in site  # where there is no release, there is no page of one
    return site


@pytest.fixture(scope="module")
def read(site: dict[str, str]) -> dict[str, Tags]:
    return {name: Tags(html) for name, html in site.items()}


def test_every_thing_has_a_page_in_each_language(site: dict[str, str]) -> None:
    store = small()
    for kind in ("Leader", "Country", "Summit", "Call", "Agreement", "Clause", "Issue", "Source", "Place", "Document"):
        found = store.quads_for_pattern(None, TYPE, ox.NamedNode(term(kind)), None)
        paths = {str(quad.subject)[1:-1].removeprefix(BASE) for quad in found}
        assert paths
        assert {f"{folder}{path}.html" for path in paths for folder in ("", "zh/", "ja/")} <= set(site)


def test_every_link_leads_to_a_file_and_a_place_on_it(
    site: dict[str, str], read: dict[str, Tags], folder: Path
) -> None:
    assert sum(len(tags.links) for tags in read.values()) > 1_000
    for page, tags in read.items():
        for address in tags.links:
            where, anchor = target(page, address)
            if re.search(r"\.(ttl|jsonld)$", where):  # written by another part of a site
                assert where.rpartition(".")[0] + ".html" in site, f"{page}: {address}"
                continue
            assert (folder / where).is_file(), f"{page}: {address}"
            assert not anchor or anchor in read[where].ids, f"{page}: {address}"


def test_pages_are_well_formed_run_nothing_and_stay_small(site: dict[str, str], read: dict[str, Tags]) -> None:
    for page, tags in read.items():
        assert not tags.wrong, f"{page}: {tags.wrong[:3]}"
        assert len(tags.ids) == len(set(tags.ids)), page
        assert len(site[page].encode()) < 100_000, page
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', site[page])
        assert policy
        assert "unsafe" not in policy[1]
        assert "default-src 'none'" in policy[1]
        assert all(address.startswith(("http://", "https://")) for address in tags.outside)


def test_a_statement_shows_its_words_document_speaker_and_original(site: dict[str, str]) -> None:
    page = site[SUMMIT]
    assert "纽约联合国总部" in page
    assert re.search(r'<q class="words" lang="zh-[Hh]ans">简式会谈</q>|<bdi lang="zh-Hans">简式会谈</bdi>', page)
    document = re.search(r'href="\.\./(document/[0-9a-f]{64})\.html', page)
    assert document
    assert 'rel="noopener noreferrer external"' in page


def test_values_that_differ_stand_side_by_side(site: dict[str, str]) -> None:
    page = site[SUMMIT]
    sides = re.findall(r'<div class="side"><p class="value">(.*?)</p>', page, re.DOTALL)
    names = {"".join(Tags(side).text).strip() for side in sides}
    assert {"Seoul", "New York, UN Headquarters"} <= names
    assert SUMMIT.removesuffix(".html") in site["contradictions.html"]


def test_an_agreement_is_read_clause_by_clause_with_commitments_beside(site: dict[str, str]) -> None:
    pages = [html for name, html in site.items() if re.fullmatch(r"agreement/[\w-]+\.html", name)]
    beside = [part for html in pages for part in re.findall(r'<ul class="beside".*?</ul>', html, re.DOTALL)]
    assert len(beside) >= 4
    assert any('<span class="kind">' in part and "country/" in part for part in beside)


def test_names_and_quotations_carry_their_language(read: dict[str, Tags]) -> None:
    chinese = re.compile(r"[\u4e00-\u9fff]")
    for page, tags in read.items():
        if not page.startswith(("zh/", "ja/")):
            wrong = [text for language, text in tags.languages if chinese.search(text) and language == "en"]
            assert not wrong, f"{page}: {wrong[:3]}"


def test_each_language_has_all_words_and_no_word_is_idle() -> None:
    keys = {language: set(wordings()[language]) for language in LANGUAGES}
    assert keys["en"] == keys["zh"] == keys["ja"]
    sources = [*PARTS.glob("*.html"), *(ROOT / "summitgraph" / "pages").glob("*.py")]
    used = "\n".join(path.read_text("utf-8") for path in sources)
    families = {"section", "note", "list", "lead", "kind", "column", "field", "property", "count", "opens", "needs"}
    idle = {key for key in keys["en"] if key.partition("-")[0] not in families and f'"{key}"' not in used}
    assert idle <= {"about-words-short", "about-words-none", "about-words-full"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_keep_the_places_for_their_values(language: str) -> None:
    for key, text in wordings()[language].items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", wordings()["en"][key])), key


@pytest.mark.parametrize(
    ("edtf", "english", "chinese", "japanese"),
    [
        ("2023-01-13", "13 January 2023", "2023年1月13日", "2023年1月13日"),
        ("2022-11", "November 2022", "2022年11月", "2022年11月"),
        ("2004", "2004", "2004年", "2004年"),
        ("2021-06-11/2021-06-13", "11–13 June 2021", "2021年6月11日至13日", "2021年6月11日～13日"),
        ("2021-05-30/2021-06-02", "30 May – 2 June 2021", "2021年5月30日至6月2日", "2021年5月30日～6月2日"),
        ("2003/..", "from 2003", "2003年起", "2003年から"),
        ("2004?", "2004 (uncertain)", "2004年（存疑）", "2004年（不確か）"),
        ("2021-21", "2021-21", "2021-21", "2021-21"),
        ("<b>", "<b>", "<b>", "<b>"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(edtf: str, english: str, chinese: str, japanese: str) -> None:
    assert [day(language, edtf) for language in LANGUAGES] == [english, chinese, japanese]


def test_the_same_graph_gives_the_same_bytes_whatever_the_order(site: dict[str, str], tmp_path: Path) -> None:
    backwards = ox.Store()
    backwards.bulk_extend(sorted(small(), key=str, reverse=True))
    assert site_of(backwards, tmp_path) == site


def test_words_that_are_not_published_leave_their_place(tmp_path: Path) -> None:
    store = small()
    for name in ("quotation", "text"):
        for quad in list(store.quads_for_pattern(None, ox.NamedNode(term(name)), None, None)):
            store.remove(quad)
    page = site_of(store, tmp_path, quotations="none")[SUMMIT]
    assert "words not published: characters 24 to 31 of the original" in page
    assert "纽约联合国总部" not in page


def test_work_grows_in_step_with_the_graph(tmp_path: Path) -> None:
    asked = []
    for count in (0, 60, 120):
        site = site_of(_Counting(many(count, people=12)), tmp_path / str(count))  # type: ignore[arg-type]  # as the test makes them
        asked.append((_Counting.asked, sum(map(len, site.values())), len(site)))
        _Counting.asked = 0
    for none, some, twice in zip(*asked, strict=True):
        assert twice - some <= 1.15 * (some - none)


class _Counting:
    """A store that counts how often it is asked."""

    asked = 0

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def quads_for_pattern(self, *pattern: object) -> Iterator[ox.Quad]:
        _Counting.asked += 1
        return self._store.quads_for_pattern(*pattern)  # type: ignore[arg-type]  # as the test makes them


def test_a_long_page_says_where_it_goes_on_in_every_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sheets, "LARGEST", 22_000)
    site = site_of(many(90, people=3), tmp_path)
    assert max(len(html.encode()) for html in site.values()) < 22_000 + 5_000
    assert "leader/person-0,2.html" in site
    for folder in ("", "zh/", "ja/"):
        first = Tags(site[f"{folder}leader/person-0.html"])
        assert "person-0%2C2.html" in first.links or "person-0,2.html" in first.links
        assert any(target(f"{folder}leader/person-0,2.html", one)[0] == "ja/leader/person-0,2.html"
                   for one in Tags(site[f"{folder}leader/person-0,2.html"]).links)  # fmt: skip


def test_names_are_found_in_the_files_that_their_beginnings_name(site: dict[str, str], folder: Path) -> None:
    assert site
    files = json.loads((folder / "data/search/index.json").read_text("utf-8"))["files"]
    for name in ("Fumio Kishida", "岸田文雄", "岸田首相", "Kishida", "Pyongyang", "日朝平壌宣言"):
        for unit in units([name]):
            rows = json.loads((folder / f"data/search/{bucket(unit, files)}.json").read_text("utf-8"))
            assert any(name in (*shown, *others) for _, _, shown, others, _ in rows), (name, unit)
    assert all(path.stat().st_size < 100_000 for path in (folder / "data").rglob("*.json"))
    assert fold("ＫＩＳＨＩＤＡ Ōta") == "kishida ota"


def test_a_release_beside_the_pages_is_listed_for_taking_away(tmp_path: Path) -> None:
    (tmp_path / "release" / "2026.1" / "tables").mkdir(parents=True)
    (tmp_path / "release" / "2026.1" / "summitgraph.ttl").write_text("x" * 2_500)
    (tmp_path / "release" / "2026.1" / "tables" / "meetings.csv").write_text("x")
    site = site_of(small(), tmp_path)
    for folder, up in (("", ""), ("zh/", "../"), ("ja/", "../")):
        links = Tags(site[f"{folder}release.html"]).links
        assert {f"{up}release/2026.1/summitgraph.ttl", f"{up}release/2026.1/tables/meetings.csv"} <= set(links)
    assert "3 kB" in site["release.html"]
    assert 'href="release.html"' in site["index.html"]


def test_what_search_engines_read_cannot_end_its_element(tmp_path: Path) -> None:
    site = site_of(small(), tmp_path, described=lambda iri: {"@id": iri, "name": "</script><script>alert(1)</script>"})
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', site[SUMMIT])
    assert data
    assert json.loads(data[1]) == {
        "@id": BASE + SUMMIT.removesuffix(".html"),
        "name": "</script><script>alert(1)</script>",
    }
    assert BASE in site["index.html"]
    assert "<script>alert" not in site[SUMMIT]


def test_libraries_are_the_files_that_the_table_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = list(vendored.libraries())
    assert {one.name for one in found} >= {"vis-timeline", "cytoscape", "datatables.net", "minisearch"}
    for one in found:
        here = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in (vendored.STATIC / "vendor" / one.name).iterdir()}  # fmt: skip
        assert here == dict(one.files)
        assert re.fullmatch(r"\d+\.\d+\.\d+", one.version)
        assert one.licence == "MIT"
        assert any("licen" in name.lower() for name in here)
    assert {path.name for path in (vendored.STATIC / "vendor").iterdir()} == {one.name for one in found}
    (tmp_path / "vendor" / "minisearch").mkdir(parents=True)
    (tmp_path / "vendored.toml").write_bytes((vendored.STATIC / "vendored.toml").read_bytes())
    (tmp_path / "vendor" / "minisearch" / "minisearch.js").write_text("alert(1)")
    monkeypatch.setattr(vendored, "STATIC", tmp_path)
    with pytest.raises(ProjectError, match=r"minisearch\.js"):
        vendored.copy_static(tmp_path / "out")


def test_our_scripts_ask_no_other_host_and_make_no_markup_of_text() -> None:
    for path in vendored.STATIC.glob("*.js"):
        text = path.read_text("utf-8")
        assert not re.search(r"https?://|innerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", text), (
            path
        )
    for path in vendored.STATIC.glob("*.css"):
        assert not re.search(r"url\(|@import", path.read_text("utf-8")), path


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "data:text/html,x",
     "vbscript:x", "//evil.example/x", "https://", "https://a b/", "https://e.example/\"onclick=x", "http://[", "ftp://x.example/",
     "https://user:word@evil.example/", "file:///etc/passwd"],
)  # fmt: skip
def test_no_other_address_becomes_a_link(address: str) -> None:
    assert web_address(address) == ""


@pytest.mark.parametrize(
    "path",
    ["leader/../x", "leader/..", "/etc", "leader//x", "leader/a%2e", "zh/leader/x", "static/site.css", "index",
     "data/x", "leader/" + "a" * 300, "leader/.htaccess", "leader/-x", "about", "a/b/c/d/e/f/g", "leader/é",
     "timeline", ""],
)  # fmt: skip
def test_no_other_path_becomes_a_file(path: str) -> None:
    assert place_of(BASE + path)[0] == ""


def test_the_dataset_names_what_it_needs() -> None:
    assert Given(small()).version == "2026.1"


def test_an_institution_that_only_a_page_names_stands_on_the_page_of_its_document(tmp_path: Path) -> None:
    head = "---\ntitle: 会谈\nlanguage: zh\npublished: 2024-03-15\n---\n"
    said = "岸田文雄与尹锡悦周四在首尔会晤。波兰驻美大使馆表示：“我们欢迎两国的会谈，并将继续关注。”\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.txt").write_text(head + said, encoding="utf-8")
    build([tmp_path / "in"], out=tmp_path / "graph", project=Project(ROOT))
    store = open_store(tmp_path / "graph")
    [found] = store.quads_for_pattern(None, TYPE, ox.NamedNode(term("Institution")), None)
    site = site_of(store, tmp_path / "site")
    [page] = [name for name in site if name.startswith("document/")]
    anchor = str(found.subject)[1:-1].partition(f"{page.removesuffix('.html')}/")[2]
    assert anchor in Tags(site[page]).ids
    assert re.search(f'<li id="{anchor}">.*波兰驻美大使馆.*</li>', site[page])
