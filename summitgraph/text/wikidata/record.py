"""The entities of one document: what they stand for, what they are called, and when they were changed.

What comes in: entities parsed with `located`. What goes out: a `Record` that finds things of ours, labels and places.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from summitgraph.authority import Authority
from summitgraph.model import Document, Fact, Iri, Span, Value, words
from summitgraph.text.located import Located
from summitgraph.text.script import simplified
from summitgraph.text.wikidata.claims import Statement, best, edtf_of, mapping, statements
from summitgraph.vocab import mention, thing

ENTITY: Final = "http://www.wikidata.org/entity/"
PAGE: Final = "https://www.wikidata.org/wiki/"
HUMAN: Final = "Q5"
NO_LANGUAGE: Final = "zxx"
# which labels give a name in which language, the first that is there; zh alone does not tell the script
CODES: Final = {
    "en": ("en", "en-us", "en-gb", "en-ca", "mul"),
    "zh-Hans": ("zh-hans", "zh-cn", "zh-sg", "zh-my"),
    "zh-Hant": ("zh-hant", "zh-tw", "zh-hk", "zh-mo"),
    "ja": ("ja",),
    "ko": ("ko",),
}
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
Told = Iterator[Fact | str]
Entity = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """The entities of a document by every identifier they go by, and what the authority knows."""

    document: Document
    authority: Authority
    entities: Mapping[str, Entity]

    @classmethod
    def of(cls, document: Document, authority: Authority, entities: Sequence[Entity]) -> "Record":
        """A record of these entities; one that others were merged into goes by their identifiers as well."""
        known = {str(mapping(one.get("redirects")).get("from")): one for one in entities}
        return cls(document, authority, known | {str(one["id"]): one for one in entities})

    def each(self) -> list[Entity]:
        """The entities, each once."""
        return list({str(one["id"]): one for one in self.entities.values()}.values())

    def thing(self, item: str, *kinds: str) -> Iri | None:
        """The thing of ours that is linked with an item (or the country with its ISO code), if it is of such a kind."""
        entity = self.entities.get(item, {})
        known = self.authority.items.get(item) or self.authority.items.get(str(entity.get("id")))
        found = known or _country(entity)
        return found if found and self.authority.kinds.get(found) in kinds else None

    def person(self, item: str) -> Iri | None:
        """The leader, else the person of this document, whom an item stands for; nobody where it may be no person."""
        if leader := self.thing(item, "leader"):
            return leader
        entity = self.entities.get(item)
        span = self.span(entity.get("id")) if entity and human(entity) else None
        return mention("person", span) if span else None

    def span(self, words_: Any) -> Span | None:
        """Where a string stands in the document."""
        if not isinstance(words_, Located) or words_.start >= words_.end:
            return None
        return self.document.span(words_.start, words_.end)

    def labels(self, item: str) -> Iterator[tuple[Value, Span]]:
        """Yield the labels of an item in our languages, with their places."""
        told = mapping(self.entities.get(item, {}).get("labels"))
        plain = mapping(told.get("zh")).get("value", "")
        script = "zh-Hans" if isinstance(plain, str) and simplified(plain) == plain else "zh-Hant"
        for language, codes in CODES.items():
            more = ("zh",) if language == script else ()
            values = (mapping(told.get(code)).get("value") for code in (*codes, *more))
            if found := next(((text, span) for text in values if (span := self.span(text))), None):
                yield words(str(found[0]), language), found[1]

    def changed(self) -> tuple[date, Span] | None:
        """The latest day on which one of the entities was changed, and where it stands."""
        found = []
        for one in self.each():
            span = self.span(one.get("modified"))
            if span and _DAY.match(span.quotation):
                with suppress(ValueError):
                    day = date.fromisoformat(span.quotation[:10])
                    found.append((day, self.document.span(span.start, span.start + 10)))
        return max(found, key=lambda pair: pair[0], default=None)

    def placed(self, told: Sequence[Statement]) -> Iterator[tuple[Statement, Span]]:
        """Yield the statements that have a value, with the place of their ids."""
        for one in told:
            span = self.span(one.id)
            if span and one.kind == "value":
                yield one, span

    def days(self, told: Sequence[Statement]) -> Iterator[tuple[str, Span]]:
        """Yield the dates of statements as EDTF, as far as there is any."""
        for one, span in self.placed(told):
            with suppress(ValueError):
                yield edtf_of(one.value), span


def _country(entity: Entity) -> Iri | None:
    codes = (one.value for one in best(entity.get("claims"), "P298"))
    code = next((code.lower() for code in codes if isinstance(code, str) and code.isascii() and code.isalpha()), None)
    return thing("country", code) if code else None


def human(entity: Entity) -> bool:
    """Whether an entity is said to be a human being."""
    return any(one.item == HUMAN for one in statements(entity.get("claims"), "P31"))
