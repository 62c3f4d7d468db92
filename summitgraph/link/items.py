"""Items of Wikidata as frozen values, from the JSON that its API gives.

What comes in: the JSON of one entity. What goes out: an `Item`: its names by language, types, countries, office
terms and dates. What is malformed is left out, never guessed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from summitgraph.time import Interval, bounds

LANGUAGES: Final = {
    "en": "en", "en-gb": "en", "en-us": "en", "en-ca": "en", "mul": "en", "ja": "ja", "ko": "ko",
    "zh": "zh", "zh-hans": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans",
    "zh-hant": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant",
}  # fmt: skip
QID: Final = re.compile(r"Q[1-9]\d{0,11}")
# +1954-09-21T00:00:00Z, +1954-00-00T00:00:00Z where only the year is known
_TIME: Final = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")


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
    description: str
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
    claims = entity.get("claims") or {}
    labels, names = _names(entity)
    return Item(
        id=str(entity["id"]),
        labels=labels,
        names=names,
        description=_text((entity.get("descriptions") or {}).get("en")),
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


def _statements(claims: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """The statements of a property that nobody has marked as wrong."""
    for found in claims.get(name) or ():
        if isinstance(found, dict) and found.get("rank") != "deprecated":
            yield found


def _value(snak: Any) -> Any:
    return (snak.get("datavalue") or {}).get("value") if isinstance(snak, dict) else None


def _values(claims: Mapping[str, Any], name: str) -> Iterator[Any]:
    for found in _statements(claims, name):
        yield _value(found.get("mainsnak"))


def _ids(claims: Mapping[str, Any], name: str) -> Iterator[str]:
    for value in _values(claims, name):
        if isinstance(value, dict) and QID.fullmatch(str(value.get("id", ""))):
            yield value["id"]


def _terms(claims: Mapping[str, Any]) -> Iterator[Term]:
    for found in _statements(claims, "P39"):
        value = _value(found.get("mainsnak"))
        if isinstance(value, dict) and QID.fullmatch(str(value.get("id", ""))):
            told = found.get("qualifiers") or {}
            start, end = _qualifier(told, "P580"), _qualifier(told, "P582")
            yield Term(value["id"], (start[0], end[1]))


def _qualifier(told: Mapping[str, Any], name: str) -> Interval:
    for snak in told.get(name) or ():
        return time_of(_value(snak))
    return None, None


def _first(claims: Mapping[str, Any], name: str) -> Interval:
    """The days that the dates of a property can mean, together."""
    found = [time_of(value) for value in _values(claims, name)]
    first = [a for a, _ in found if a]
    last = [b for _, b in found if b]
    return (min(first, default=None), max(last, default=None))


def time_of(value: Any) -> tuple[date | None, date | None]:
    """The days that a time of Wikidata can mean: precision 9 is a year, 10 a month, 11 a day."""
    match = _TIME.match(str(value.get("time", ""))) if isinstance(value, dict) else None
    if not match or not isinstance(value.get("precision"), int) or value["precision"] < 9:
        return None, None
    parts = match.groups()[: value["precision"] - 8]
    try:
        return bounds("-".join(parts))
    except ValueError:
        return None, None
