"""The published graph as pages read it: values of a thing, what leads to it, and the passages it rests on.

What comes in: an open store. What goes out: terms, IRIs and `Passage`s, each list sorted, nothing in a language yet.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from summitgraph.vocab import MEETINGS, ONTOLOGY, outside, term

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
KEPT: Final = 50_000  # subjects whose triples are remembered
_UNSHOWN: Final = frozenset(
    {"inDocument", "earliestDay", "latestDay", "order", "direct", "asOf", "partial", "hasMention"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """One property with the values that a passage gives it."""

    property: str
    values: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document, what rests on them, who said it, and through whom it came."""

    document: str
    start: int
    end: int
    words: str  # empty where the words are not published
    note: str
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    told: tuple[Told, ...]


class Graph:
    """Reading a store one subject at a time; what is asked for often is remembered."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.row = lru_cache(maxsize=KEPT)(self._row)

    def _row(self, iri: str) -> Mapping[str, tuple[Term, ...]]:
        found: dict[str, set[Term]] = defaultdict(set)
        if not iri:
            return {}
        for quad in self.store.quads_for_pattern(ox.NamedNode(iri), None, None, None):
            found[quad.predicate.value].add(quad.object)
        return {name: tuple(sorted(values, key=str)) for name, values in found.items()}

    def values(self, iri: str, prefixed: str) -> tuple[Term, ...]:
        """The values of a property of a thing, sorted."""
        return self.row(iri).get(outside(prefixed), ())

    def texts(self, iri: str, prefixed: str) -> list[str]:
        """The values of a property as text: IRIs and literals alike."""
        return [getattr(value, "value", "") for value in self.values(iri, prefixed)]

    def iris(self, iri: str, prefixed: str) -> list[str]:
        """The things that a property leads to."""
        return [value.value for value in self.values(iri, prefixed) if isinstance(value, ox.NamedNode)]

    def one(self, iri: str, prefixed: str) -> str:
        """The first value of a property as text, or nothing."""
        return next(iter(self.texts(iri, prefixed)), "")

    def subjects(self, prefixed: str, iri: str) -> list[str]:
        """The things of which a property leads to a thing, in any graph."""
        if not iri:
            return []
        found = self.store.quads_for_pattern(None, ox.NamedNode(outside(prefixed)), ox.NamedNode(iri), None)
        return sorted({quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)})

    def of(self, *classes: str) -> list[str]:
        """The IRIs of all things of some classes."""
        return sorted({iri for name in classes for iri in self.subjects("rdf:type", term(name))})

    def classes(self, iri: str) -> list[str]:
        """The local names of a thing's classes of the ontology, else of other vocabularies."""
        names = self.texts(iri, "rdf:type")
        own = [name.rsplit("#", 1)[-1] for name in names if name.startswith(ONTOLOGY)]
        return sorted(own) or sorted(name.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for name in names)

    def labels(self, iri: str) -> dict[str, str]:
        """The names of a thing by language, in lower case as RDF compares it; one a language."""
        for prefixed in ("skos:prefLabel", "sg:name", "rdfs:label", "dcterms:title"):
            found = [value for value in self.values(iri, prefixed) if isinstance(value, ox.Literal)]
            if found:
                return {(label.language or "").lower(): label.value for label in reversed(found)}
        return {}

    def is_meeting(self, iri: str) -> bool:
        """Whether a thing is a meeting: what the accounts of one occasion were joined to."""
        return any(name in MEETINGS for name in self.classes(iri))

    def document_of(self, iri: str) -> str:
        """The document that a mention stands in."""
        return self.one(iri, "sg:inDocument")

    def thing_of(self, mention: str) -> str:
        """The meeting or agreement that an account was joined to, else the account itself."""
        return next(iter(self.subjects("sg:hasMention", mention)), mention)

    def days(self, iri: str) -> tuple[str, str]:
        """The first and last day that a thing's date can mean, as text; empty where unknown."""
        first, last = self.texts(iri, "sg:earliestDay"), self.texts(iri, "sg:latestDay")
        return min(first, default=""), max(last, default="")

    def passages(self, subject: str) -> tuple[Passage, ...]:
        """The passages that what is said of a subject rests on, in the order of their documents."""
        heap: dict[tuple[str, tuple[str, ...], tuple[str, ...]], dict[str, set[Term]]] = defaultdict(dict)
        for fact in self.subjects("rdf:subject", subject):
            evidence, name, value = self._fact(fact)
            if value is not None and name not in _UNSHOWN:
                said = (evidence, tuple(self.iris(fact, "sg:attributedTo")), tuple(self.iris(fact, "sg:via")))
                heap[said].setdefault(name, set()).add(value)
        found = (self._passage(*said, told) for said, told in heap.items())
        return tuple(sorted(found, key=lambda one: (one.document, one.start, one.end, one.speakers, one.via)))

    def _fact(self, fact: str) -> tuple[str, str, Term | None]:
        found: dict[str, Term] = {}
        for quad in self.store.quads_for_pattern(ox.NamedNode(fact), None, None, None):
            found.setdefault(quad.predicate.value, quad.object)
        evidence, predicate = found.get(term("evidence")), found.get(outside("rdf:predicate"))
        name = predicate.value if isinstance(predicate, ox.NamedNode) else ""
        iri = evidence.value if isinstance(evidence, ox.NamedNode) else ""
        return iri, name.removeprefix(ONTOLOGY), found.get(outside("rdf:object"))

    def _passage(
        self, evidence: str, speakers: Sequence[str], via: Sequence[str], told: Mapping[str, set[Term]]
    ) -> Passage:
        return Passage(
            document=evidence.rpartition("/evidence/")[0],
            start=whole(self.one(evidence, "sg:start")),
            end=whole(self.one(evidence, "sg:end")),
            words=self.one(evidence, "sg:quotation"),
            note="; ".join(self.texts(evidence, "skos:editorialNote")),
            speakers=tuple(speakers),
            via=tuple(via),
            told=tuple(Told(name, tuple(sorted(values, key=str))) for name, values in sorted(told.items())),
        )

    def said(self, kind: str, prefixed: str, iri: str) -> Iterator[str]:
        """Yield what documents say of a thing: remarks of a speaker, reactions to a meeting ..."""
        wanted = term(kind)
        yield from (one for one in self.subjects(prefixed, iri) if wanted in self.texts(one, "rdf:type"))


def whole(text: str) -> int:
    """A number that a literal holds; 0 for one that is none."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0
