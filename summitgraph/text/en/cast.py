"""The people of one English document: whom its surnames and titles mean, and who is new to the authority.

What comes in: the clean texts of a document, the authority, the day of publication, the host country if it is known.
What goes out: a `Cast`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.en.people import LEVELS, identify, tokens
from summitgraph.text.gazetteer import Hit
from summitgraph.time import EVER
from summitgraph.vocab import local, thing

# surnames that are also words: a report has to give the title or the full name once
COMMON: Final = frozenset({
    "May", "Park", "Moon", "Major", "Brown", "Rice", "Young", "King", "Long", "Bush", "Hill", "Price", "Ford", "Rose",
    "Day", "Bell", "West", "Baker", "Cook", "Law", "Mark", "Grant", "Ban", "An", "Do", "Ho", "No", "So", "Can", "Will",
    "Bill", "Hope", "Hun", "Sen", "Che", "Ma", "Power", "Wise", "Singh", "Khan", "Kim", "Lee",
})  # fmt: skip
_FAMILY_FIRST: Final = frozenset({"chn", "prk", "kor", "twn", "vnm", "khm"})


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A name after a title: in which block, its span there, the span of the title, the country that stands with it."""

    block: int
    name: str
    span: tuple[int, int]
    role: tuple[int, int]
    country: Iri | None = None
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """The authority, the day, and which forms name whom in this one document."""

    authority: Authority = field(repr=False)
    day: date
    forms: Mapping[str, Iri]
    host: Iri | None = None
    new: Mapping[str, Iri] = field(default_factory=dict)
    surnames: Mapping[str, Iri] = field(default_factory=dict)
    speakers: Mapping[str, Iri] = field(default_factory=dict)
    dated: bool = True

    @property
    def anchor(self) -> date | None:
        """The day from which yesterday is counted, None where nobody knows it."""
        return self.day if self.dated else None

    def newcomer(self, name: str) -> Iri | None:
        """Whom a name after a title means: one of the authority by the words of the name, else one new here."""
        return self.new.get(name) or self.new.get(name.rsplit(maxsplit=1)[-1])

    @property
    def days(self) -> tuple[date, date]:
        """The day of publication as a stretch of days."""
        return self.day, self.day

    def holder_of(self, offices: tuple[Iri, ...], named: Sequence[Iri]) -> Iri | None:
        """Whom "the Prime Minister" means: the host, else who is named most of those who hold it."""
        held = list(self.authority.held(self.host, (self.day, self.day))) if self.host else []
        if self.host and any(office.iri in offices for office in held):
            return self.host
        often = Counter(
            who
            for who in reversed(named)
            if any(office.iri in offices for office in self.authority.held(who, (self.day, self.day)))
        )
        return often.most_common(1)[0][0] if often else self._chief(offices)

    def _chief(self, offices: tuple[Iri, ...]) -> Iri | None:
        """The Secretary-General, where nobody is named, is that of the United Nations."""
        chief = thing("office", "secretary-general-of-the-united-nations")
        found = self.authority.holders(chief, (self.day, self.day)) if chief in offices else []
        return found[0] if len(found) == 1 else None


def cast_of(
    bodies: Sequence[str], authority: Authority, day: date, *, host: Iri | None, new: Mapping[str, Iri]
) -> Cast:
    """Settle which person each form of a document names: who is named in full, else who is in office."""
    hits = [authority.find(body) for body in bodies]
    full = {iri for body in hits for hit in body for iri in hit.of("leader")}
    titled = {pair for body in hits for pair in _titled(body)}
    forms: dict[str, Iri] = {}
    for body in hits:
        for hit in body:
            if hit.form not in forms and (candidates := hit.of("leader", "short")):
                offices = {office for form, office in titled if form == hit.form}
                if who := _choose(hit, candidates, full, authority, day, offices):
                    if offices and who not in full and not any(authority.held(who, (day, day))):
                        who = _now(hit.form, offices, authority, day) or who
                    forms[hit.form] = who
    return Cast(authority, day, forms, host, new, _surnames(full, forms, authority))


def _surnames(full: set[Iri], forms: Mapping[str, Iri], authority: Authority) -> dict[str, Iri]:
    """Surnames of those named in full that no form covers, each of one person: the first word where it stands first."""
    found: dict[str, set[Iri]] = {}
    for who in full:
        country = authority.one(who, "citizenOf")
        parts = authority.label(who).split()
        name = parts[0] if country and local(country) in _FAMILY_FIRST else parts[-1]
        found.setdefault(name, set()).add(who)
        if country and local(country) == "vnm":
            found.setdefault(parts[-1], set()).add(who)  # Nguyen Xuan Phuc is Phuc
    return {name: min(who) for name, who in found.items() if len(who) == 1 and name not in forms and len(name) > 1}


# Mr. KISHIDA Fumio · Narendra MODI
_CAPITALS: Final = re.compile(r"\b[A-Z][A-Z'’-]{2,} [A-Z][a-z][\w-]*\b|\b[A-Z][a-z][\w-]+ [A-Z][A-Z'’-]{2,}\b")


def plain(text: str, authority: Authority) -> str:
    """The text, as long as it was, with surnames in capitals written as names are, where the authority knows them."""

    def small(match: re.Match[str]) -> str:
        name = match[0].title()
        known = len(name) == len(match[0]) and any(
            hit.form == name and hit.of("leader") for hit in authority.find(name)
        )
        return name if known else match[0]

    return _CAPITALS.sub(small, text.replace("’", "'"))


def _titled(hits: list[Hit]) -> Iterable[tuple[str, Iri]]:
    """Forms that stand right after a title, with the offices it can mean: Prime Minister Ｎ."""
    for left, right in pairwise(hits):
        if 0 < right.start - left.end <= 2:
            yield from ((right.form, office) for office in left.of("title", "office"))


def _choose(
    hit: Hit, candidates: tuple[Iri, ...], full: set[Iri], authority: Authority, day: date, offices: set[Iri]
) -> Iri | None:
    """The only one named in full; else by the office on the day; else the only one who ever held that title."""
    now = [c for c in candidates if any(authority.held(c, (day, day)))]
    ever = {c: {o.iri for o in authority.held(c, EVER)} for c in candidates}
    beside = [c for c in candidates if ever[c] & offices]
    certain = bool(hit.of("leader") or offices) or hit.form not in COMMON
    choices = (
        [c for c in candidates if c in full],
        [c for c in beside if c in now],
        beside,
        now if certain else [],
        candidates if certain and len(hit.form) > 4 else [],
    )
    return next((among[0] for among in choices if len(among) == 1), None)


def _now(surname: str, offices: set[Iri], authority: Authority, day: date) -> Iri | None:
    """The only one of that surname who holds such an office on the day: President Aquino in 2013 is the son."""
    found = {
        tenure.holder
        for tenure in authority.tenures
        if tenure.office in offices and tenure.days[0] <= day <= tenure.days[1]
        if surname in authority.label(tenure.holder).split()
    }
    return found.pop() if len(found) == 1 else None


def offices_of(word: str, authority: Authority) -> tuple[Iri, ...]:
    """The offices that a title in small letters can mean; none for "leader", which any country has."""
    if word.startswith("PM"):
        word = "prime minister"
    form = re.sub(r"\bOf\b", "of", word.title())
    return tuple(dict.fromkeys(i for hit in authority.find(form) if hit.form == form for i in hit.of("title")))


def known(name: str, country: Iri | None, authority: Authority, day: date) -> Iri | None:
    """The one of the authority whom a name in another spelling means (Kim Jong Un, Yoon Suk Yeol)."""
    if len(tokens(name)) < 2 and country is None:
        return None
    return identify(name, LEVELS.index("leaders"), authority, country, (day, day))
