"""The report: the same text for the same input, and harmless whatever the data say."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.model import Finding, Iri, document_of
from summitgraph.report import SHOWN, report_html, report_json
from summitgraph.validate import Result
from summitgraph.vocab import document_iri, mention

DOCUMENT = document_of("两国领导人周五会谈。", name="page.txt")
GRAPH = document_iri(DOCUMENT)
SPAN = DOCUMENT.span(0, 5)
FINDINGS = [
    Finding("date-unknown", "The day is not known. Add it to the document's head.", SPAN, "warning"),
    Finding("loader-broken", "news.py does not load. Mend line 3.", "news.py", "error"),
]
RESULTS = [
    Result(
        graph=GRAPH,
        focus=mention("meeting", SPAN),
        shape=Iri("https://w3id.org/summitgraph/shape/MeetingMention-status"),
        path="https://w3id.org/summitgraph/ontology#status",
        value="",
        severity="error",
        message="A meeting needs a status. Read it again.",
    ),
]
COUNTS = {
    "quads": 1200,
    "documents": [{"name": "page.txt", "sha256": DOCUMENT.sha256, "loader": "news", "meetings": 2, "remarks": 1}],
}
HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</style><script>alert(1)</script>",
    "javascript:alert(1)",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }} {% include '/etc/passwd' %}",
    "\u202egnp.exe\u202c \u2066 \x00\x1b[31m \ud800",
    "--><!--",
    "&lt;b&gt;",
]


class Tags(HTMLParser):
    """Collects what a browser would see as elements and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: set[tuple[str, str, str]] = set()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {(tag, name, value or "") for name, value in attrs} or {(tag, "", "")}
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page_of(text: str) -> str:
    """A page on which a text stands in every place that data can reach."""
    document = document_of(text + " ", name=text)
    finding = Finding("code", text, document.span(0, len(text)))
    result = Result(text, Iri(text), Iri(text), text, text, "error", text)
    rows = [{"name": text, "sha256": document.sha256, "loader": text, text: text}]
    return report_html([finding, Finding("code", text, text)], [result], {text: 1, "documents": rows})


def test_json_holds_summary_documents_findings_and_results() -> None:
    report = json.loads(report_json(FINDINGS, RESULTS, COUNTS))
    assert report["summary"] == {"errors": 2, "warnings": 1, "infos": 0, "quads": 1200, "documents": 1}
    (row,) = report["documents"]
    assert (row["meetings"], row["errors"], row["warnings"]) == (2, 1, 1)
    assert report["results"][0]["document"] == "page.txt"
    spanned = next(row for row in report["findings"] if row["code"] == "date-unknown")
    assert (spanned["start"], spanned["end"], spanned["quotation"]) == (0, 5, "两国领导人")


def test_html_says_what_is_wrong_where_and_what_to_do() -> None:
    page = report_html(FINDINGS, RESULTS, COUNTS)
    for text in ("A meeting needs a status.", "Read it again.", "meeting/0-5", "page.txt", "sg:status", "1,200"):
        assert text in page


@pytest.mark.parametrize("make", [report_json, report_html])
def test_order_of_the_input_plays_no_part(make: object) -> None:
    assert callable(make)
    assert make(FINDINGS, RESULTS * 2, COUNTS) == make(FINDINGS[::-1], RESULTS * 2, dict(reversed(COUNTS.items())))


def test_a_clean_build_has_a_report_too() -> None:
    assert json.loads(report_json([], []))["summary"] == {"errors": 0, "warnings": 0, "infos": 0}
    assert report_html([], []).count("None.") == 3


def test_the_same_trouble_is_told_once() -> None:
    findings = [Finding("no-day", "There is no day.", f"{number:04}.txt") for number in range(SHOWN + 23)]
    page = report_html(findings, [])
    assert page.count("There is no day.") == 1
    assert "and 23 more" in page


def test_messages_that_differ_in_the_file_only_are_put_together() -> None:
    findings = [Finding("no-loader", f"no loader knows {name}; add one", name) for name in ("a.txt", "b.txt")]
    page = report_html(findings, [])
    assert page.count("no loader knows this file") == 1
    assert "<p><bdi>add one</bdi></p>" in page
    assert "no loader knows a.txt" in report_html(findings[:1], [])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    if any(0xD800 <= ord(character) < 0xE000 for character in text):
        text = text.replace("\ud800", "")  # reading replaces these; file names are tried below
    harmless(page_of(text))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_stays_text(text: str) -> None:
    harmless(page_of(text))


def harmless(page: str) -> None:
    page.encode()
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", page)
    tags = Tags(page)
    assert tags.open == []
    assert not {tag for tag, _, _ in tags.seen} & {"script", "img", "iframe", "object", "link", "base", "form"}
    assert not any(name.startswith("on") for _, name, _ in tags.seen)
    assert {value for _, name, value in tags.seen if name in {"href", "src"}} == {"#error", "#warning", "#info"}


def test_file_names_that_are_no_unicode_do_no_harm() -> None:
    finding = Finding("unreadable", "The file cannot be read.", "caf\udce9.txt", "error")
    for make in (report_json, report_html):
        assert "caf" in make([finding], []).encode().decode()


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    page = report_html(FINDINGS, RESULTS, COUNTS)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "url(" not in page
    assert "@import" not in page


def test_names_in_any_script_are_isolated() -> None:
    page = report_html([Finding("code", "Message.", "\u202egnp.exe")], [])
    assert "<bdi>\u202egnp.exe</bdi>" in page
