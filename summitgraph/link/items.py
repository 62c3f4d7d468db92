"""Items of Wikidata as frozen values, from the JSON that its API gives.

What comes in: the JSON of one entity. What goes out: an `Item`: its names by language, types, countries, office
terms and dates. What is malformed is left out, never guessed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from summitgraph.text.wikidata.claims import QID, YEAR, edtf_of, mapping, qualifier, statements
from summitgraph.time import Interval, bounds

LANGUAGES: Final = {
    "en": "en", "en-gb": "en", "en-us": "en", "en-ca": "en", "mul": "en", "ja": "ja", "ko": "ko",
    "zh": "zh", "zh-hans": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans",
    "zh-hant": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A position held, and between which days (None: not told)."""

    position: str
    days: Interval


@dataclass(frozen=True, slots=True)
class Item:
    """An item: `id` is what it is called now, also when it was asked for under a name that was merged into it."""

    id: str
    labels: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    types: frozenset[str]
    countries: tuple[str, ...]
    terms: tuple[Term, ...]
    born: Interval
    died: Interval
    day: Interval
    code: str

    def label(self) -> str:
        """Its English label, or any."""
        return self.labels.get("en") or next(iter(self.labels.values()), self.id)


def item_of(entity: Mapping[str, Any]) -> Item | None:
    """The item of an entity's JSON; None where it was deleted."""
    if "missing" in entity or not QID.fullmatch(str(entity.get("id", ""))):
        return None
    claims = mapping(entity.get("claims"))
    labels, names = _names(entity)
    return Item(
        id=str(entity["id"]),
        labels=labels,
        names=names,
        types=frozenset(_ids(claims, "P31")),
        countries=tuple(dict.fromkeys(q for p in ("P27", "P1001", "P17") for q in _ids(claims, p))),
        terms=tuple(_terms(claims)),
        born=_first(claims, "P569"),
        died=_first(claims, "P570"),
        day=_first(claims, "P585") if "P585" in claims else _first(claims, "P571"),
        code=next((str(v) for v in _values(claims, "P298") if isinstance(v, str)), ""),
    )


def _names(entity: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Labels, and labels with aliases, by our languages (``zh`` where the script is not told)."""
    labels: dict[str, str] = {}
    names: dict[str, list[str]] = {}
    told = entity.get("labels") or {}
    others = entity.get("aliases") or {}
    for code, language in LANGUAGES.items():
        if text := _text(told.get(code)):
            labels.setdefault(language, text)
            names.setdefault(language, []).append(text)
        names.setdefault(language, []).extend(filter(None, map(_text, others.get(code) or ())))
    return labels, {language: tuple(dict.fromkeys(found)) for language, found in names.items() if found}


def _text(given: Any) -> str:
    value = given.get("value") if isinstance(given, dict) else None
    return value if isinstance(value, str) else ""


def _values(claims: Any, name: str) -> Iterator[Any]:
    for found in statements(claims, name):
        yield found.value


def _ids(claims: Any, name: str) -> Iterator[str]:
    return (found.item for found in statements(claims, name) if found.item)


def _terms(claims: Any) -> Iterator[Term]:
    for found in statements(claims, "P39"):
        if found.item:
            start, end = (time_of(qualifier(found, name)[1]) for name in ("P580", "P582"))
            yield Term(found.item, (start[0], end[1]))


def _first(claims: Any, name: str) -> Interval:
    """The days that the dates of a property can mean, together."""
    found = [time_of(value) for value in _values(claims, name)]
    first = [a for a, _ in found if a]
    last = [b for _, b in found if b]
    return (min(first, default=None), max(last, default=None))


def time_of(value: Any) -> Interval:
    """The days that a time of Wikidata can mean; all where it is vaguer than a year, or none of ours."""
    try:
        told = edtf_of(value)
    except ValueError:
        return None, None
    return bounds(told) if value["precision"] >= YEAR else (None, None)
