"""How well an item fits a thing, worked out from features that a reviewer can see.

What comes in: a `Subject`, an `Item`, and items that it points to. What goes out: `Fit`: a score between 0 and 1
with the features it is made of, and what contradicts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from summitgraph.link.items import Item
from summitgraph.link.subjects import Subject
from summitgraph.names import fold
from summitgraph.text.language import simplified
from summitgraph.time import Interval

HUMAN: Final = "Q5"
# disambiguation page, list, category, template, internal item: pages of Wikimedia, no things
PAGES: Final = {"Q4167410", "Q13406463", "Q4167836", "Q11266439", "Q17442446"}
SURE: Final = 0.80
SURE_THING: Final = 0.75  # of what holds no office: equal names alone, in three languages, give 0.775
GAP: Final = 0.10
SAME_NAME: Final = 0.92
NEAR: Final = 0.3  # other terms of office than ours, yet within a working life
_GROWN: Final = timedelta(days=18 * 365)
_SLACK: Final = timedelta(days=45)
_CAREER: Final = timedelta(days=25 * 365)
_CHINESE: Final = {"zh-Hans", "zh-Hant", "zh"}


@dataclass(frozen=True, slots=True)
class Fit:
    """An item as a candidate: features in 0..1 (None: nothing to compare), and what contradicts."""

    item: Item
    name: float
    matched: str
    agreeing: tuple[str, ...]
    country: float | None
    terms: float | None
    against: tuple[str, ...]

    @property
    def score(self) -> float:
        """Names first; country and terms of office raise or lower it; a contradiction halves it."""
        country = 0.5 if self.country is None else self.country
        terms = 0.5 if self.terms is None else self.terms
        whole = self.name * (0.55 + 0.20 * country + 0.25 * terms)
        return round(whole * (0.5 if self.against else 1.0), 4)

    def features(self) -> dict[str, str]:
        """The features as short texts, for the record and for people."""
        told = {
            "name": f"{self.name:.2f}",
            "languages": ",".join(self.agreeing) or "none",
            "country": _told(self.country),
            "terms": _told(self.terms),
        }
        return told | ({"against": "; ".join(self.against)} if self.against else {})


def _told(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.2f}"


def fit(subject: Subject, item: Item, around: Mapping[str, Item | None]) -> Fit:
    """Compare a thing with an item; `around` holds the countries and positions that the item names."""
    name, matched, agreeing = compare_names(subject.names, item.names)
    codes = _codes(item, around)
    country = None if not codes or not subject.country else float(subject.country in codes)
    if subject.kind == "Country" and item.code and item.code == subject.country:
        name = max(name, 0.95)
    terms = _terms(subject, item, around)
    return Fit(item, name, matched, agreeing, country, terms, tuple(_against(subject, item, country, terms)))


def chosen(fits: Sequence[Fit], subject: Subject) -> Fit | None:
    """The one item that needs no second look: well ahead, nothing against it, and more than a name for it."""
    if not fits:
        return None
    first = fits[0]
    gap = first.score - (fits[1].score if len(fits) > 1 else 0.0)
    enough = SURE if subject.kind == "Leader" else SURE_THING
    if first.against or first.name < SAME_NAME or first.score < enough or gap < GAP:
        return None
    if subject.kind == "Leader":
        dated = first.terms or 0.0
        return first if dated > NEAR or (dated and first.name == 1.0 and first.country) else None
    return first if len(first.agreeing) >= 3 or (subject.kind == "Country" and first.country) else None


def compare_names(
    ours: Mapping[str, Sequence[str]], theirs: Mapping[str, Sequence[str]]
) -> tuple[float, str, tuple[str, ...]]:
    """The best likeness over all languages, the name that gave it, and the languages with an equal name."""
    best, matched = 0.0, ""
    agreeing = []
    for language, names in ours.items():
        pool = [n for tag in (_CHINESE if language in _CHINESE else {language}) for n in theirs.get(tag, ())]
        likeness = [(_like(a, b), b) for a in names for b in pool]
        if likeness and max(likeness)[0] >= 1.0:
            agreeing.append(language)
        best, matched = max([(best, matched), *likeness])
    return round(best, 4), matched, tuple(sorted(agreeing))


def _like(a: str, b: str) -> float:
    one, other = plain(a), plain(b)
    if one == other:
        return 1.0
    if one.isascii() and other.isascii():
        return 0.99 * fuzz.token_sort_ratio(one, other) / 100
    return 0.9 * fuzz.ratio(one, other) / 100


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name for comparing: no case, accents, dots, spaces between Han; simplified Han; Latin words sorted."""
    return simplified(fold(re.sub(r"[.’']", "", name)))


def _codes(item: Item, around: Mapping[str, Item | None]) -> set[str]:
    """The ISO codes of an item's countries and of those of its positions."""
    lands = [*item.countries]
    lands += [q for term in item.terms if (position := around.get(term.position)) for q in position.countries]
    return {land.code for q in lands if (land := around.get(q)) and land.code} | ({item.code} if item.code else set())


def _terms(subject: Subject, item: Item, around: Mapping[str, Item | None]) -> float | None:
    """The share of our terms of office that the item has too, in the same country; `NEAR` for others of that time."""
    theirs = [term for term in item.terms if any(term.days)]
    ours = [days for days in subject.terms if any(days)]
    if not theirs or not ours:
        return None
    held = [t.days for t in theirs if _same_land(subject, around.get(t.position), around)]
    shared = sum(any(_same_term(a, b) for b in held) for a in ours) / len(ours)
    near = any(_apart(a, t.days) <= _CAREER for a in ours for t in theirs)
    return max(shared, NEAR) if near else shared


def _apart(a: Interval, b: Interval) -> timedelta:
    """How long after the one the other begins; nothing where they overlap."""
    none = timedelta()
    after = (a[0] - b[1]) if a[0] and b[1] else none
    before = (b[0] - a[1]) if b[0] and a[1] else none
    return max(after, before, none)


def _same_land(subject: Subject, position: Item | None, around: Mapping[str, Item | None]) -> bool:
    lands = [around.get(q) for q in position.countries] if position else []
    codes = {land.code for land in lands if land and land.code}
    return not codes or not subject.country or subject.country in codes


def _same_term(a: Interval, b: Interval) -> bool:
    """Whether two terms begin within weeks of each other, or the shorter lies for the most part in the longer."""
    if a[0] and b[0] and abs(a[0] - b[0]) <= _SLACK:
        return True
    first = max(a[0] or date.min, b[0] or date.min)
    last = min(a[1] or date.max, b[1] or date.max)
    shorter = min(_length(a), _length(b))
    return first <= last and (last - first) * 2 >= shorter


def _length(days: Interval) -> timedelta:
    return (days[1] or date.max) - (days[0] or date.min)


def _against(subject: Subject, item: Item, country: float | None, terms: float | None) -> Iterator[str]:
    """Yield what speaks against an item."""
    if item.types & PAGES:
        yield "it is a page of Wikimedia, not a thing"
    if subject.kind == "Leader" and item.types and HUMAN not in item.types:
        yield "it is no human being"
    if subject.kind != "Leader" and HUMAN in item.types:
        yield "it is a human being"
    if country == 0.0:
        yield f"another country than {subject.country}"
    if terms == 0.0:
        yield "it held office in another generation"
    yield from _lifetime(subject.terms, item)
    if any(subject.day) and any(item.day) and not _near(subject.day, item.day):
        yield "another date"


def _lifetime(terms: Iterable[Interval], item: Item) -> Iterator[str]:
    starts = [start for start, _ in terms if start]
    if starts and item.born[0] and item.born[0] + _GROWN > min(starts):
        yield f"born in {item.born[0].year}, in office in {min(starts).year}"
    if starts and item.died[1] and item.died[1] < max(starts):
        yield f"died in {item.died[1].year}, in office in {max(starts).year}"


def _near(a: Interval, b: Interval) -> bool:
    slack = timedelta(days=3)
    return (a[0] or date.min) <= _later(b[1], slack) and (b[0] or date.min) <= _later(a[1], slack)


def _later(day: date | None, slack: timedelta) -> date:
    return day + slack if day and day < date.max - slack else date.max
