"""The people of one Korean document: whom its short forms mean, who is new to the authority, whose words it holds.

What comes in: the clean texts of a document, the authority, the day of publication. What goes out: a `Cast`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.gazetteer import Hit
from summitgraph.text.who import in_time
from summitgraph.vocab import thing

# 미르지요예프 대통령님 · 로렌쑤 앙골라 대통령: a surname before a title
_TITLED: Final = re.compile(
    r"(?<![가-힣])(?P<name>[가-힣]{1,9}) (?=(?:[가-힣]{2,7} )?(?:신임 |현 )?(?:국가 ?주석|대통령|총리|수상|국왕|여왕"
    r"|주석|국무위원장|위원장|사무총장"
    r"|상임의장|의장|왕세자|술탄|교황|총통|장관|외상|당선인))"
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The authority, the day, which forms name whom in this one document, and whose words it holds."""

    authority: Authority
    day: date
    forms: dict[str, Iri]
    host: Iri | None
    speech: bool
    dated: bool = True
    new: Mapping[str, Iri] = field(default_factory=dict)
    surnames: Mapping[str, Iri] = field(default_factory=dict)
    speakers: Mapping[str, Iri] = field(default_factory=dict)
    leads: Mapping[Iri, Iri] = field(default_factory=dict)  # who of a country is named here and leads it with others
    short: frozenset[str] = frozenset()  # those of the speakers that are a surname and the end of an office

    @property
    def days(self) -> tuple[date, date]:
        """The day of publication as a stretch of days."""
        return self.day, self.day

    @property
    def anchor(self) -> date | None:
        """The day from which yesterday is counted, None where nobody knows it."""
        return self.day if self.dated else None


def cast_of(bodies: Sequence[str], authority: Authority, day: date, *, speech: bool, dated: bool = True) -> Cast:
    """Settle whom each form names: who is named in full, else who is in office on the day."""
    hits = [hit for body in bodies for hit in authority.find(body)]
    forms = _forms(hits, authority, day)
    host = authority.leader(thing("country", "kor"), (day, day)) if in_time((day, day)) else None
    surnames = _surnames(bodies, hits, authority, day)
    leads = _leads(dict.fromkeys(iri for hit in hits for iri in hit.of("leader")), authority, day)
    return Cast(authority, day, forms, host, speech, dated, surnames=surnames, leads=leads)


def _leads(named: Iterable[Iri], authority: Authority, day: date) -> dict[Iri, Iri]:
    """The first one named of a country who holds one of its highest offices, where another stands for it first."""
    found: dict[Iri, Iri] = {}
    for who in named:
        country = authority.one(who, "citizenOf")
        if country and any(office.level == "leaders" for office in authority.held(who, (day, day))):
            found.setdefault(country, who)
    return {c: who for c, who in found.items() if authority.leader(c, (day, day)) != who}


def _forms(hits: Sequence[Hit], authority: Authority, day: date) -> dict[str, Iri]:
    full = {iri for hit in hits for iri in hit.of("leader")}
    forms: dict[str, Iri] = {}
    for hit in hits:
        if hit.form not in forms and (candidates := hit.of("leader", "short")):
            choices = (
                [c for c in candidates if c in full],
                [c for c in candidates if any(authority.held(c, (day, day)))],
                list(candidates) if hit.of("leader") or len(hit.form) > 2 else [],
            )
            if who := next((found[0] for found in choices if len(found) == 1), None):
                forms[hit.form] = who
    return forms


def _surnames(bodies: Sequence[str], hits: Sequence[Hit], authority: Authority, day: date) -> dict[str, Iri]:
    """Words of Korean names that stand before titles: of those named in full, else of the only one in office."""
    words = {match["name"] for body in bodies for match in _TITLED.finditer(body)} - {hit.form for hit in hits}
    if not words:
        return {}
    named = {
        word: hit.of("leader")[0]
        for hit in hits
        if hit.of("leader") and " " in hit.form
        for word in hit.form.split()
        if word in words
    }
    holders: dict[str, set[Iri]] = {}
    for who in {tenure.holder for tenure in authority.tenures if tenure.days[0] <= day <= tenure.days[1]}:
        label = authority.label(who, "ko").split()
        if len(label) > 1 and len(label[-1]) > 1 and label[-1] in words:
            holders.setdefault(label[-1], set()).add(who)
    return {word: min(who) for word, who in holders.items() if len(who) == 1} | named
