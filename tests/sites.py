"""Sites for tests: small graphs, the pages made of them, what a page holds; and a graph of many summits.

``python -m tests.sites FOLDER COUNT`` writes the pages of so many summits and tells time, number and sizes.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote

import pyoxigraph as ox

from summitgraph.pages import write
from summitgraph.pages.writing import Described
from summitgraph.project import Project
from summitgraph.vocab import BASE, PREFIXES, outside, term

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "queries" / "small.trig"
VOID = frozenset({"meta", "link", "input", "br"})


@dataclass(frozen=True)
class Given:
    """A published dataset as the pages ask for it."""

    store: ox.Store
    version: str = "2026.1"
    quotations: str = "short"
    project: Project = field(default_factory=lambda: Project(ROOT))


def small() -> ox.Store:
    """A graph with every kind of thing, in four documents."""
    store = ox.Store()
    store.load(path=str(SMALL), format=ox.RdfFormat.TRIG)
    documents = store.quads_for_pattern(None, None, ox.NamedNode(term("Document")), None)
    for number, quad in enumerate(sorted(documents, key=str)):
        value = ox.Literal(f"https://paper.example/{number}")
        store.add(ox.Quad(quad.subject, ox.NamedNode(term("url")), value, quad.graph_name))
    return store


def site_of(
    store: ox.Store, out: Path, *, quotations: str = "short", described: Described | None = None
) -> dict[str, str]:
    """The pages of a graph by their path."""
    write(Given(store, quotations=quotations), out, described=described)
    return {path.relative_to(out).as_posix(): path.read_text("utf-8") for path in sorted(out.rglob("*.html"))}


class Tags(HTMLParser):
    """What a page holds: where its links lead, ids, tags that do not close as they opened, attributes that run."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.outside: list[str] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []
        self.languages: list[tuple[str, str]] = []
        self.text: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)
        self.wrong += [f"<{tag}> stays open" for tag, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if len(found) != len(attrs):
            self.wrong.append(f"<{tag}> has an attribute twice")
        self.wrong += [f"<{tag} {name}> runs or paints" for name in found if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and not found.get("src") and found.get("type") != "application/ld+json"):
            self.wrong.append(f"<{tag}> stands in the page")
        address = found.get("href") or found.get("src") or found.get("action")
        if address is not None:
            external = tag == "a" and "external" in found.get("rel", "")
            (self.outside if external else self.links).append(address)
        if found.get("id"):
            self.ids.append(found["id"])
        if tag not in VOID:
            self._open.append((tag, found.get("lang", "")))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.wrong.append(f"</{tag}> closes {self._open[-1][0] if self._open else 'nothing'}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        language = next((lang for _, lang in reversed(self._open) if lang), "")
        self.languages.append((language, data))


def target(page: str, address: str) -> tuple[str, str]:
    """The file and the place on it that a relative address leads to."""
    path, _, anchor = address.partition("#")
    where = normpath(f"{dirname(page)}/{unquote(path)}").lstrip("/") if path else page
    return where, anchor


def many(count: int, *, people: int = 120) -> ox.Store:
    """A graph of so many summits of two people each, every one told by a document of its own."""
    store = ox.Store()
    store.bulk_extend(_things(people))
    pairs = list(combinations(range(people), 2))
    store.bulk_extend(quad for number in range(count) for quad in _summit(number, pairs[number * 37 % len(pairs)]))
    return store


def _node(path: str) -> ox.NamedNode:
    return ox.NamedNode(BASE + path)


def _quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal, graph: str = "") -> ox.Quad:
    named = outside(predicate) if ":" in predicate else term(predicate)
    where = _node(graph) if graph else ox.DefaultGraph()
    return ox.Quad(_node(subject), ox.NamedNode(named), value, where)


def _things(people: int) -> Iterator[ox.Quad]:
    for number in range(people):
        leader, country = f"leader/person-{number}", f"country/c{number % 40:02}"
        yield _quad(leader, "rdf:type", ox.NamedNode(term("Leader")))
        yield _quad(leader, "skos:prefLabel", ox.Literal(f"Person Number {number}", language="en"))
        yield _quad(leader, "skos:prefLabel", ox.Literal(f"人物{number}", language="zh-Hans"))
        yield _quad(leader, "citizenOf", _node(country))
        yield _quad(country, "rdf:type", ox.NamedNode(term("Country")))
        yield _quad(country, "skos:prefLabel", ox.Literal(f"Country {number % 40}", language="en"))
    for status in ("held", "planned", "cancelled"):
        yield _quad(f"status/{status}", "rdf:type", ox.NamedNode(outside("skos:Concept")))
        yield _quad(f"status/{status}", "skos:prefLabel", ox.Literal(status.title(), language="en"))
    yield _quad("source/wire", "rdf:type", ox.NamedNode(term("Source")))
    yield _quad("source/wire", "rdfs:label", ox.Literal("A wire", language="en"))


def _summit(number: int, pair: tuple[int, int]) -> Iterator[ox.Quad]:
    """Yield a summit, and the document that tells of it with words for each fact."""
    day = (date(1990, 1, 1) + timedelta(days=number * 13 % 12_000)).isoformat()
    document, summit = f"document/{number:064x}", f"summit/{day}-{number:08x}"
    mention = f"{document}/meeting/10-20"
    edtf = ox.Literal(day, datatype=ox.NamedNode(PREFIXES["edtf"] + "EDTF"))
    plain = ox.Literal(day, datatype=ox.NamedNode(outside("xsd:date")))
    status = _node(f"status/{('held', 'held', 'planned', 'cancelled')[number % 4]}")
    facts: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        ("status", status),
        ("date", edtf),
        *(("participant", _node(f"leader/person-{one}")) for one in pair),
    ]
    yield _quad(summit, "rdf:type", ox.NamedNode(term("Summit")))
    yield _quad(summit, "hasMention", _node(mention))
    yield _quad(document, "rdf:type", ox.NamedNode(term("Document")), document)
    yield _quad(document, "dcterms:title", ox.Literal(f"Report number {number}", language="en"), document)
    yield _quad(document, "dcterms:language", ox.Literal("en"), document)
    yield _quad(document, "source", _node("source/wire"), document)
    yield _quad(document, "published", plain, document)
    yield _quad(document, "url", ox.Literal(f"https://wire.example/{number}"), document)
    yield _quad(mention, "rdf:type", ox.NamedNode(term("MeetingMention")), document)
    yield _quad(mention, "inDocument", _node(document), document)
    for at, (name, value) in enumerate(facts):
        yield _quad(summit, name, value)
        yield _quad(mention, name, value, document)
        yield from _evidence(document, mention, (name, value), at)
    for name in ("earliestDay", "latestDay"):
        yield _quad(summit, name, plain)


def _evidence(document: str, mention: str, fact: tuple[str, ox.NamedNode | ox.Literal], at: int) -> Iterator[ox.Quad]:
    statement, evidence = f"{document}/fact/{at:032x}", f"{document}/evidence/{at * 20}-{at * 20 + 10}"
    yield _quad(statement, "rdf:type", ox.NamedNode(outside("rdf:Statement")), document)
    yield _quad(statement, "rdf:subject", _node(mention), document)
    yield _quad(statement, "rdf:predicate", ox.NamedNode(term(fact[0])), document)
    yield _quad(statement, "rdf:object", fact[1], document)
    yield _quad(statement, "evidence", _node(evidence), document)
    yield _quad(evidence, "rdf:type", ox.NamedNode(term("Evidence")), document)
    yield _quad(evidence, "start", ox.Literal(at * 20), document)
    yield _quad(evidence, "end", ox.Literal(at * 20 + 10), document)
    yield _quad(evidence, "quotation", ox.Literal(f"the words of fact {at}"), document)


def main(out: Path, count: int) -> None:
    """Write the pages of so many summits and tell how long it took and how large they are."""
    store = many(count)
    begun = time.process_time()
    pages = write(Given(store), out)
    took = time.process_time() - begun
    html = max((path.stat().st_size, path.relative_to(out).as_posix()) for path in out.rglob("*.html"))
    data = max((path.stat().st_size, path.relative_to(out).as_posix()) for path in (out / "data").rglob("*.json"))
    print(f"{count} summits: {pages} pages in {took:.1f} s of one core; largest page {html}, largest data {data}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
