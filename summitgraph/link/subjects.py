"""What can be linked: the things of the authority with what tells them apart.

What comes in: quads of the default graph. What goes out: `Subject` values in the order of their IRIs: names by
language, country, terms of office, dates.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal

from summitgraph.model import Iri
from summitgraph.rdf import graph_name, object_of, subject_of
from summitgraph.time import Interval, bounds
from summitgraph.vocab import BASE, ONTOLOGY, RDF_TYPE, outside, term

if TYPE_CHECKING:
    from pyoxigraph import Quad

KINDS: Final = ("Leader", "Country", "Organization", "Office", "Place", "Agreement", "Series", "MultilateralSummit")
_NAMES: Final = (outside("skos:prefLabel"), outside("skos:altLabel"))
_SHORT: Final = term("shortName")
_COUNTRY: Final = ("citizenOf", "inCountry", "officeOf")

Values = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A thing to find: `names` are full names, first the preferred one; `short` what news calls it."""

    iri: Iri
    kind: str
    names: Mapping[str, tuple[str, ...]]
    short: Mapping[str, tuple[str, ...]]
    country: str
    terms: tuple[Interval, ...]
    day: Interval

    @property
    def curie(self) -> str:
        """``leader:shinzo-abe``."""
        return self.iri.removeprefix(BASE).replace("/", ":", 1)

    def label(self) -> str:
        """Its preferred English name, or any."""
        found = self.names.get("en") or next(iter(self.names.values()), ())
        return found[0] if found else self.curie


def subjects(quads: Iterable["Quad"], kinds: Iterable[str]) -> list[Subject]:
    """The things of these classes."""
    wanted = {ONTOLOGY + kind: kind for kind in kinds}
    values: dict[Iri, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    texts: dict[Iri, list[tuple[str, str, str]]] = defaultdict(list)
    for found in quads:
        if not graph_name(found):
            subject = subject_of(found)
            if not isinstance(found.object, Literal):
                values[subject][found.predicate.value].append(object_of(found))
            elif found.object.language:
                texts[subject].append((found.predicate.value, found.object.language, found.object.value))
            else:
                values[subject][found.predicate.value].append(found.object.value)
    held = _held(values)
    return [
        _subject(iri, wanted[kind], values, texts[iri], held.get(iri, ()))
        for iri in sorted(values)
        for kind in values[iri][RDF_TYPE]
        if kind in wanted
    ]


def _held(values: Mapping[Iri, Values]) -> dict[str, tuple[Interval, ...]]:
    """The terms of office of each holder."""
    held: dict[str, list[Interval]] = defaultdict(list)
    for properties in values.values():
        for holder in properties.get(term("holder"), ()):
            start = next(iter(properties.get(term("heldFrom"), ())), "")
            end = next(iter(properties.get(term("heldUntil"), ())), "")
            held[holder].append((bounds(start)[0], bounds(end)[1]))
    return {holder: tuple(sorted(terms, key=str)) for holder, terms in held.items()}


def _subject(
    iri: Iri,
    kind: str,
    values: Mapping[Iri, Values],
    texts: Iterable[tuple[str, str, str]],
    terms: tuple[Interval, ...],
) -> Subject:
    names: dict[str, list[str]] = defaultdict(list)
    short: dict[str, list[str]] = defaultdict(list)
    order: dict[str, int] = {_NAMES[0]: 0, _NAMES[1]: 1}
    for predicate, language, text in sorted(texts, key=lambda t: (order.get(t[0], 2), t[1], t[2])):
        tag = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(language.lower(), language)
        if predicate in order:
            names[tag].append(text)
        elif predicate == _SHORT:
            short[tag].append(text)
    date = next(iter(values[iri].get(term("date"), ())), "")
    return Subject(
        iri, kind, {tag: tuple(found) for tag, found in names.items()},
        {tag: tuple(found) for tag, found in short.items()}, _code(iri, kind, values), terms, bounds(date),
    )  # fmt: skip


def _code(iri: Iri, kind: str, values: Mapping[Iri, Values]) -> str:
    """The ISO code of its country (a country's own); nothing where it belongs to an organisation."""
    lands = [iri] if kind == "Country" else [o for name in _COUNTRY for o in values[iri].get(term(name), ())]
    codes = [code for land in lands for code in values.get(Iri(land), {}).get(term("isoCode"), ())]
    return codes[0] if codes else ""
