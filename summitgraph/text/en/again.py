"""The meeting told of before: what "the meeting" and "the call on Saturday" say more of it, and its day.

What comes in: a `Passage`, an `Encounter` in it, the `Thread` of the report. What goes out: `Account`s.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.account import Account, Said
from summitgraph.text.en import scene
from summitgraph.text.en.parties import Thread
from summitgraph.text.encounter import Encounter
from summitgraph.text.passage import Passage
from summitgraph.time import days_of, overlap

# Sunday's meeting: the day of the one told of
_OWN_DAY: Final = re.compile(
    r"(?<!before )(?<!after )(?<!ahead of )(?<!since )(?<!following )Ｄ['’]s (?:[\w-]+ ){0,2}$"
)
# the call on Saturday · the meeting is scheduled to take place on Ｄ
_THEN: Final = re.compile(
    r" (?:(?:(?:on|late|early|for|will|is|are|was|were|be|to|also|now|then|held|scheduled|set|due|expected|planned"
    r"|slated|tak(?:e|es|ing) place|took place)(?= )| ))*Ｄ"
)


def _finer(said: Said[str] | None, known: Said[str]) -> bool:
    """Whether a day lies in the month or the days that were told before."""
    return said is not None and len(said.value) > len(known.value) and overlap(said.value, known.value)


def again(passage: Passage, encounter: Encounter, thread: Thread) -> Iterator[Account]:
    """Say more about the one just told of: the meeting took place in Ｌ."""
    last = thread.last
    if last is None or (thread.series and passage.sketch.text[slice(*encounter.trigger)].lower().startswith("summit")):
        return
    place = scene.where(passage.sketch, encounter)
    said = Said(place.iris[0], *passage.body.raw(place.start, place.end)) if place else None
    span = passage.raw(*encounter.trigger)
    words = Said(passage.sketch.text[slice(*encounter.trigger)], *span)
    own = _OWN_DAY.search(passage.sketch.text[: encounter.trigger[0]])
    then = _THEN.match(passage.sketch.text, encounter.trigger[1])
    at_ = own.start() if own else then.end() - 1 if then else -1
    mark = passage.sketch.marks.get(at_) if len(last.names) > 1 else None
    said_day = Said(mark.edtf, *passage.body.raw(mark.start, mark.end)) if mark else None
    dated = said_day if last.date is None or _finer(said_day, last.date) else last.date
    yield replace(last, trigger=words, place=last.place or said, date=dated, issues=(), weight=0, same=True)


Talks = tuple[frozenset[Iri], Said[str]]  # two people, and the day on which they are said to have agreed
_AGREED: Final = r"(?:agreed|affirmed|reaffirmed|vowed|pledged|confirmed|discussed|reviewed|exchanged views)"
# Ｐ and Ｐ agreed on Ｄ to restore ties · Ｐ and Ｐ on Ｄ vowed to: their talks were on that day
_TALKS: Final = re.compile(
    rf"^(?P<a>Ｐ)(?:, [^,ＰＧＨ]{{1,40}},)? and (?P<b>Ｐ) (?:(?:on |late |early )*(?P<day>Ｄ) (?:also )?{_AGREED}\b"
    rf"|(?:have )?{_AGREED} (?:on |late |early )*(?P<day2>Ｄ))"
)


def day_of_talks(passage: Passage, published: date) -> Talks | None:
    """The two whom a sentence says to have agreed on a day, and the day."""
    found = _TALKS.match(passage.sketch.text)
    if found is None:
        return None
    marks = passage.sketch.marks
    who = [marks[found.start(name)].refs[0].person for name in ("a", "b")]
    day = marks[found.start("day") if found["day"] else found.start("day2")]
    names = frozenset(iri for iri in who if iri)
    days = days_of(day.edtf)
    ahead = days is None or days[0] > published  # agreed on Tuesday to meet: read as the next one
    return None if ahead or len(names) < 2 else (names, Said(day.edtf, *passage.body.raw(day.start, day.end)))
