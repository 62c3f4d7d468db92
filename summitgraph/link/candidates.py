"""Which items may be a thing: asked for by name in all its languages, or from a reconciliation service.

What comes in: subjects. What goes out: for each the identifiers worth reading, and then `Fit` values, best first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from summitgraph.link.items import Item
from summitgraph.link.reconcile import Question, Reconciler
from summitgraph.link.score import HUMAN, Fit, fit
from summitgraph.link.sparql import select
from summitgraph.link.subjects import Subject
from summitgraph.link.web import Web
from summitgraph.link.wikidata import Wikidata
from summitgraph.text.wikidata.claims import QID

LANGUAGES: Final = ("en", "ja", "zh-Hans", "zh-Hant", "ko")
_CODE: Final = re.compile("[A-Z]{3}")
_BY_CODE: Final = """SELECT ?item ?code WHERE {
  VALUES ?code { VALUES_OF_CODE }
  ?item <http://www.wikidata.org/prop/direct/P298> ?code .
} ORDER BY ?code ?item"""


class Source(Protocol):
    """Where identifiers come from: first the quick way, then every way."""

    def first(self, subjects: Sequence[Subject]) -> list[list[str]]:
        """The identifiers that the preferred name finds."""
        ...

    def more(self, subject: Subject) -> list[str]:
        """The identifiers that all other names find."""
        ...


class ByName:
    """Wikidata's own search: the English name first, then every name in its language, then any word of them."""

    def __init__(self, wikidata: Wikidata) -> None:
        self._wikidata = wikidata

    def first(self, subjects: Sequence[Subject]) -> list[list[str]]:
        """The items whose label or alias begins with the preferred name."""
        return [self._wikidata.search(subject.label(), "en") for subject in subjects]

    def more(self, subject: Subject) -> list[str]:
        """The items that other names and the text of items lead to."""
        found = [self._wikidata.search(name, language) for language, name in _other_names(subject)]
        found.append(self._wikidata.full_text(subject.label()))
        if subject.kind == "Country" and subject.country:
            found.append(self._wikidata.full_text(f"haswbstatement:P298={subject.country}"))
        human = " haswbstatement:P31=Q5" if subject.kind == "Leader" else ""
        found += [self._wikidata.full_text(word + human) for word in _words(subject)]
        return list(dict.fromkeys(q for ids in found for q in ids))


class ByService:
    """A reconciliation service first, Wikidata's own search for what it does not find."""

    def __init__(self, service: Reconciler, wikidata: Wikidata) -> None:
        self._service = service
        self._names = ByName(wikidata)

    def first(self, subjects: Sequence[Subject]) -> list[list[str]]:
        """The service's candidates, whatever it thinks of them."""
        questions = [Question(s.label(), HUMAN if s.kind == "Leader" else "") for s in subjects]
        return [[c.id for c in found] for found in self._service.candidates(questions)]

    def more(self, subject: Subject) -> list[str]:
        """What Wikidata's own search finds."""
        return [*self._names.first([subject])[0], *self._names.more(subject)]


class ByCode:
    """Countries by their ISO code (P298), all of a group with one query; every other thing as another source has it."""

    def __init__(self, web: Web, endpoint: str, source: Source) -> None:
        self._web = web
        self._endpoint = endpoint
        self._source = source

    def first(self, subjects: Sequence[Subject]) -> list[list[str]]:
        """The items with the code of a country; what the other source finds for the rest."""
        codes = {s: s.country for s in subjects if s.kind == "Country" and _CODE.fullmatch(s.country)}
        found = self._coded(sorted(set(codes.values()))) if codes else {}
        rest = [subject for subject in subjects if codes.get(subject) not in found]
        others = dict(zip(rest, self._source.first(rest), strict=True))
        return [others[s] if s in others else found[codes[s]] for s in subjects]

    def more(self, subject: Subject) -> list[str]:
        """What the other source finds."""
        return self._source.more(subject)

    def _coded(self, codes: Sequence[str]) -> dict[str, list[str]]:
        values = " ".join(f'"{code}"' for code in codes)
        found: dict[str, list[str]] = {}
        for row in select(self._web, self._endpoint, _BY_CODE.replace("VALUES_OF_CODE", values)):
            item = row.get("item", "").rpartition("/")[2]
            if QID.fullmatch(item):
                found.setdefault(row.get("code", ""), []).append(item)
        return found


def _other_names(subject: Subject) -> Iterator[tuple[str, str]]:
    """Every full name but the preferred English one, once, at most three a language."""
    seen = {subject.label()}
    for language in LANGUAGES:
        for name in subject.names.get(language, ())[:3]:
            if name not in seen:
                seen.add(name)
                yield language, name


def _words(subject: Subject) -> list[str]:
    """Short English names, and the longest word of the preferred one."""
    longest = max(subject.label().replace("-", " ").split(), key=len, default="")
    return list(dict.fromkeys([*subject.short.get("en", ())[:2], longest]))


def fits(wikidata: Wikidata, asked: Mapping[Subject, Sequence[str]]) -> dict[Subject, list[Fit]]:
    """Compare subjects with the items found for each; a merged item counts under its new name, a deleted one not."""
    items = wikidata.items(q for ids in asked.values() for q in ids)
    around = surroundings(wikidata, (item for item in items.values() if item))
    return {
        subject: ranked(fit(subject, item, around) for item in distinct(items[q] for q in ids))
        for subject, ids in asked.items()
    }


def distinct(items: Iterable[Item | None]) -> list[Item]:
    """The items that are there, each once."""
    return list({item.id: item for item in items if item}.values())


def ranked(found: Iterable[Fit]) -> list[Fit]:
    """The best first; of equals the item with the smaller number."""
    return sorted(found, key=lambda f: (-f.score, int(f.item.id[1:])))


def surroundings(wikidata: Wikidata, items: Iterable[Item]) -> dict[str, Item | None]:
    """The countries and positions that items name, and the countries of those positions."""
    near = dict.fromkeys(q for item in items for q in (*item.countries, *(t.position for t in item.terms)))
    around = dict(wikidata.items(near))
    further = dict.fromkeys(q for item in around.values() if item for q in item.countries if q not in around)
    return around | wikidata.items(further)
