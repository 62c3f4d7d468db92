"""Pages that no loader of their own claims: read as news in the language they are written in."""

from functools import cache

import pytest

from summitgraph.loading import Loader, extract, find_loaders
from summitgraph.model import Document, document_of
from summitgraph.vocab import RDF_TYPE, local, outside, term
from tests.world import ROOT, authority

MET = "<p>2024年3月14日，日本首相岸田文雄在首尔与韩国总统尹锡悦举行了会谈。</p>"


@cache
def loaders() -> tuple[Loader, ...]:
    """The project's loaders."""
    return find_loaders(ROOT / "loaders")[0]


def meetings(document: Document) -> list[str]:
    """The days of the meetings that a document tells."""
    facts = extract(document, loaders(), authority()).facts
    found = {fact.subject for fact in facts if (fact.predicate, fact.object) == (RDF_TYPE, term("MeetingMention"))}
    days = {fact.subject: fact.object.text for fact in facts if fact.predicate == term("date")}  # type: ignore[union-attr] # a date is a value
    return sorted(days.get(meeting, "") for meeting in found)


@pytest.mark.parametrize(
    "text",
    [
        f"<html><head><title>首尔会谈</title></head><body><h1>首尔会谈</h1>{MET}</body></html>",
        "首尔会谈\n\n2024年3月14日，日本首相岸田文雄在首尔与韩国总统尹锡悦举行了会谈。\n",
        "2024年3月14日，日本首相岸田文雄在首尔与韩国总统尹锡悦举行了会谈。",
    ],
)
def test_any_page_in_a_language_with_a_reader_is_read(text: str) -> None:
    document = document_of(text)
    assert meetings(document) == ["2024-03-14"]
    assert extract(document, loaders(), authority()).loader == "page"


def test_an_undated_page_is_read_without_relative_dates() -> None:
    found = meetings(document_of("岸田文雄2024年3月14日在首尔与尹锡悦会谈。岸田文雄上个月在东京与拜登会谈。"))
    assert found == ["", "2024-03-14"]


def test_a_page_of_no_known_address_has_an_unknown_source() -> None:
    facts = extract(document_of(MET), loaders(), authority()).facts
    sources = {local(fact.object) for fact in facts if fact.predicate == term("source")}  # type: ignore[arg-type] # a source is a thing
    assert sources == {"unknown"}


def test_a_language_without_a_reader_gives_the_document_s_own_data_and_a_finding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for loader in loaders():
        if loader.name == "page":
            monkeypatch.setitem(loader.load.__globals__, "find_spec", lambda name: None)
    found = extract(document_of(f"<h1>首尔会谈</h1>{MET}"), loaders(), authority())
    assert "language-unread" in {finding.code for finding in found.findings}
    assert outside("dcterms:title") in {fact.predicate for fact in found.facts}
    assert RDF_TYPE not in {fact.predicate for fact in found.facts if "/meeting/" in fact.subject}


@pytest.mark.parametrize(
    "text",
    [
        '{"title": "首尔会谈"}',
        '[{"a": 1}]',
        '<?xml version="1.0"?><rss><item>首尔会谈</item></rss>',
        "id,day,place\n1,2024-03-14,Seoul\n2,2024-03-15,Tokyo\n",
        "id\tday\tplace\n1\t2024-03-14\tSeoul\n",
        "2024 03 14\n",
    ],
)
def test_data_are_no_page(text: str) -> None:
    assert [f.code for f in extract(document_of(text), loaders(), authority()).findings] == ["no-loader"]


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("http://www.rfi.fr//cn/20240314-x", "rfi-zh"),
        ("https://www.epochtimes.com/b5/24/3/14/n1.htm", "epochtimes-zh-hant"),
        ("https://www.mofa.go.jp/mofaj/press/1.html", "mofa-jp"),
        ("https://www.mofa.go.jp/press/1.html", "mofa-jp-en"),
        ("https://web.archive.org/web/2021062822/https://www.hkcnews.com/article/1", "hkcnews"),
        ("https://news.example.org/1", "news-example-org"),
    ],
)
def test_a_page_s_source_is_told_by_its_own_address(address: str, source: str) -> None:
    facts = extract(document_of(f"[首尔会谈]({address})\n\n{MET}"), loaders(), authority()).facts
    assert [local(f.object) for f in facts if f.predicate == term("source")] == [source]  # type: ignore[arg-type] # a source is a thing


def test_an_address_that_the_text_only_mentions_is_not_the_page_s_own() -> None:
    text = (
        f'<h1>首尔会谈</h1>{MET}<p>白宫（<a href="https://www.whitehouse.gov/x">https://www.whitehouse.gov/x</a>）</p>'
    )
    facts = extract(document_of(text), loaders(), authority()).facts
    assert term("url") not in {fact.predicate for fact in facts}


def test_a_language_without_a_folder_has_no_reader() -> None:
    reader = next(loader for loader in loaders() if loader.name == "page").load.__globals__["_reader"]
    assert reader("tlh-Latn") is None
    assert reader("zh-Hant") is not None
