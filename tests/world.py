"""The world that the Chinese tests read with: the project's own authority, loaded once, and small pages.

What comes in: a few invented sentences and the day on which they stood in the news.
What goes out: what the loader for Chinese news pages tells of them, with short ids instead of IRIs.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from summitgraph.authority import Authority
from summitgraph.loading import Loader, find_loaders
from summitgraph.model import Document, Fact, Finding, Iri, Span, document_of
from summitgraph.parts import Tools, tools_of
from summitgraph.project import Project
from summitgraph.text.clean import Block, whole
from summitgraph.text.passage import Passage
from summitgraph.text.zh.narrative import Narrator
from summitgraph.text.zh.who import Reader, reader
from summitgraph.vocab import RDF_TYPE, local, thing

ROOT = Path(__file__).parent.parent
FRIDAY = "2024-03-15"  # on which Kishida, Yoon, Biden, Xi, Putin, Kim Jong-un and Zelenskyy are in office
_TITLE = "[近日外交简讯](https://w3id.org/summitgraph/briefs/none)\n------\n\n"


@cache
def tools() -> Tools:
    """The project's own tools: each process of the tests reads its ontology once, which takes a second or two."""
    return tools_of(Project(ROOT))


def authority() -> Authority:
    """The project's authority."""
    return tools().authority


@cache
def news() -> Loader:
    """The loader for Chinese news pages, found by its path as a build finds it."""
    return next(loader for loader in find_loaders(ROOT / "loaders")[0] if loader.name == "news_mirror")


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of a kind and what a page says of it: for each property its values, short, in order."""

    values: dict[str, list[str]]
    spans: dict[str, Span]
    attribution: tuple[str, ...]

    def all(self, name: str) -> list[str]:
        """The values of a property, sorted."""
        return sorted(self.values.get(name, []))

    def one(self, name: str) -> str:
        """The only value of a property, or an empty text."""
        found = self.values.get(name, [])
        assert len(found) < 2, (name, found)
        return found[0] if found else ""

    @property
    def people(self) -> str:
        """Who takes part, by id, sorted: ``"fumio-kishida joe-biden"``."""
        return " ".join(self.all("participant"))


def page(body: str, *, day: str = FRIDAY, caption: str = "") -> Document:
    """A page as a mirror keeps it; each line of the body is a paragraph."""
    byline = f"<div><i>{date.fromisoformat(day):%a, %d %b %Y} 12:00:00 GMT</i></div>"
    picture = f'<div><small style="color: #999;">{caption}</small></div>' if caption else ""
    paragraphs = "".join(f"<p>{line}</p>" for line in body.split("\n"))
    return document_of(f"{_TITLE}{byline}{picture}{paragraphs}\n", name="page.txt")


def read(document: Document) -> tuple[list[Fact], list[Finding]]:
    """Everything the loader yields, facts and findings apart."""
    found = list(news().load(document, authority()))
    return [x for x in found if isinstance(x, Fact)], [x for x in found if isinstance(x, Finding)]


def told(document: Document, kind: str) -> list[Told]:
    """The mentions of a kind (MeetingMention, Remark ...) in the order in which they are told."""
    facts: dict[Iri, list[Fact]] = defaultdict(list)
    for fact in read(document)[0]:
        facts[fact.subject].append(fact)
    return [_told(group) for group in facts.values() if _is(group[0], kind)]


def _is(fact: Fact, kind: str) -> bool:
    return fact.predicate == RDF_TYPE and isinstance(fact.object, str) and local(fact.object) == kind


def _told(facts: Sequence[Fact]) -> Told:
    values: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        values[local(fact.predicate)].append(local(fact.object) if isinstance(fact.object, str) else fact.object.text)
    spans = {local(fact.predicate): fact.evidence for fact in facts}
    return Told(dict(values), spans, tuple(local(iri) for iri in facts[0].attribution))


def meetings(body: str, *, day: str = FRIDAY, caption: str = "") -> list[Told]:
    """The meetings that a page tells of."""
    return told(page(body, day=day, caption=caption), "MeetingMention")


def quotes(body: str, *, day: str = FRIDAY) -> list[tuple[str, str]]:
    """Each direct quotation of a page: who speaks, and the words between the marks."""
    found = told(page(body, day=day), "Remark")
    return [(remark.one("speaker"), remark.spans["type"].quotation) for remark in found]


def reading(*bodies: str, day: str = FRIDAY) -> Reader:
    """A reader of these texts on that day, without strangers."""
    return reader(bodies, authority(), date.fromisoformat(day), {})


def passages(*bodies: str, day: str = FRIDAY) -> list[Passage]:
    """The sentences of paragraphs, drawn."""
    narrator = Narrator(reading(*bodies, day=day), authority(), thing("source", "test"))
    return list(narrator.passages(Block("paragraph", whole(body)) for body in bodies))
