"""Pages of prose for the tests of the English and Korean readers: a few invented sentences and their day.

What comes in: lines of text. What goes out: what the reader of the language tells of them, with short ids.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from summitgraph.model import Fact, Iri, document_of
from summitgraph.text.account import Said
from summitgraph.text.clean import Block, clean
from summitgraph.text.page import Page
from summitgraph.vocab import local, thing
from tests.world import authority

FRIDAY = "2024-03-15"  # on which Biden, Xi, Putin, Kishida, Yoon, Sunak, Macron, Scholz and Zelenskyy are in office


@dataclass(frozen=True, slots=True)
class Told:
    """A mention: its kind, its values by property, the words of its trigger."""

    kind: str
    values: dict[str, list[str]]
    words: str

    def __getattr__(self, name: str) -> str:
        return " ".join(sorted(self.values.get(name, [])))

    @property
    def people(self) -> str:
        """Who takes part, by id, sorted."""
        return " ".join(sorted(self.values.get("participant", [])))


def page(text: str, *, day: str, language: str, title: str = "", address: str = "") -> Page:
    """A page: its address, its title, then a paragraph a line."""
    raw, blocks = address + "\n", []
    for number, line in enumerate([title, *text.split("\n")]):
        if line:
            at = len(raw)
            blocks.append(Block("paragraph" if number else "title", clean([(line, at, at + len(line))])))
        raw += line + "\n"
    document = document_of(raw, name="page.txt")
    return Page(document, tuple(blocks), date.fromisoformat(day), language, thing("source", "test"), Said(day, 0, 1))


def told(text: str, kind: str, *, day: str = FRIDAY, language: str, title: str = "", address: str = "") -> list[Told]:
    """The mentions of a kind (MeetingMention, Remark, AgreementMention) on a page, in the order they are told."""
    read = import_module(f"summitgraph.text.{language}.news").read
    groups: dict[Iri, list[Fact]] = defaultdict(list)
    for fact in read(page(text, day=day, language=language, title=title, address=address), authority()):
        if isinstance(fact, Fact):
            groups[fact.subject].append(fact)
    found = []
    for facts in groups.values():
        values: dict[str, list[str]] = defaultdict(list)
        for fact in facts:
            values[local(fact.predicate)].append(
                local(fact.object) if isinstance(fact.object, str) else fact.object.text
            )
        if kind in values["type"]:
            found.append(Told(kind, dict(values), facts[0].evidence.quotation))
    return found
