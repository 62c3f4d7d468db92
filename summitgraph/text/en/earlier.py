"""The meeting before this one: what "their first meeting since June 2019" says of an earlier one.

What comes in: a `Passage` and the meeting it tells of. What goes out: an `Account` of the earlier meeting, if any.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.account import Account, Said
from summitgraph.text.en.cast import Cast
from summitgraph.text.en.encounters import NOUN
from summitgraph.text.passage import Passage
from summitgraph.time import Days, days_of

# the first such call between the two leaders since Ｄ · their first meeting since a summit in Ｌ in Ｄ
_SINCE: Final = re.compile(
    rf"\b[Ff]irst (?:(?!visit|trip)[\w-]+ ){{0,5}}?(?P<what>{NOUN})\b[^.;]{{0,90}}? since "
    rf"(?:(?:the|their|an?) (?:[\w-]+ ){{0,3}}?(?:{NOUN}) (?:in (?P<place>Ｌ)(?:, [ＬＣ])? )?(?:in |on )?)?"
    r"(?:early |late |mid-|in )*(?P<day>Ｄ)"
)
# between the leaders of the two countries: whoever led them then
_OFFICES: Final = re.compile(r"leaders of|countries['’]? leaders|nations['’]? leaders|[Gg]overnments|sides")


def earlier(passage: Passage, told: Account | None, cast: Cast) -> Iterator[Account]:
    """The last meeting of the same people, or of those who led their countries then."""
    found = _SINCE.search(passage.sketch.text)
    if found is None or told is None or told.series or not told.date or told.date_weak or len(told.names) < 2:
        return
    day = passage.sketch.marks[found.start("day")]
    if (days := days_of(day.edtf)) is None or days[0] > cast.day:
        return
    place = passage.sketch.marks[found.start("place")] if found["place"] else None
    at, words = passage.raw(*found.span("what")), found["what"]
    people = tuple(_then(said, days, cast) if _OFFICES.search(found[0]) else said for said in told.people)
    yield replace(
        told,
        people=people,
        status=Said("held", *at),
        weight=3,
        trigger=Said(words, *at),
        date=Said(day.edtf, *passage.body.raw(day.start, day.end)),
        date_weak=False,
        place=Said(place.iris[0], *passage.body.raw(place.start, place.end)) if place else None,
        margins=None,
        minutes=None,
        issues=(),
        same=False,
    )


def undated(text: str, at: int) -> bool:
    """Whether a day in a sketch is that of the earlier meeting: their first talks since Ｄ."""
    return any(found.start("day") == at for found in _SINCE.finditer(text))


def _then(said: Said[Iri], days: Days, cast: Cast) -> Said[Iri]:
    """One of those who meet, or who led the country in those days."""
    country = cast.authority.one(said.value, "citizenOf")
    if country is None or any(office.level == "leaders" for office in cast.authority.held(said.value, days)):
        return said
    leader = cast.authority.leader(country, days)
    return replace(said, value=leader) if leader else said
