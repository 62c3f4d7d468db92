"""The meeting that a record is about: who met whom, when, where, and how.

What comes in: the preface of a record, or the first clause of a declaration. What goes out: `Encounter`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.almanac import DateFound
from summitgraph.text.clean import CleanText
from summitgraph.text.dates import dates
from summitgraph.text.ja.officials import Authority, Cast, Official
from summitgraph.time import Days, bounds

# 山田総理は、2030年4月1日、川口において、海野大統領との間で首脳会談を行った。
_TRIGGER: Final = re.compile(
    r"(?P<what>[一-龠ァ-ヴー]{0,12}(?:会談|会見|会合|協議))(?:を|が)?(?P<did>行われた|行った|行い|実施|開催|持った|持ち|行う)(?P<then>[^。、]{0,12})"
)
# 首脳会談を行う予定である。
_AHEAD: Final = re.compile(r"行う|予定|見込み")
# 川口市において、首脳会談を行った。
_AT: Final = re.compile(r"(?:市|州|省|県)?(?:において|にて|で)")


@dataclass(frozen=True, slots=True)
class Encounter:
    """A meeting as one sentence tells it; offsets count in `body`, which is that sentence."""

    body: CleanText
    trigger: tuple[int, int]
    day: DateFound | None
    mode: str
    status: str

    @property
    def days(self) -> Days:
        """The days on which it can have been, all days where the sentence gives none."""
        return _days(self.day)


def _days(found: DateFound | None) -> Days:
    first, last = bounds(found.edtf) if found else (None, None)
    return first or date.min, last or date.max


def days_named(bodies: Iterable[CleanText]) -> Days:
    """The first date that a document names, as days: where no sentence tells a meeting."""
    return _days(next((found for body in bodies for found in dates(body.text, None) if found.edtf), None))


def encounter(bodies: Iterable[CleanText]) -> Encounter | None:
    """Find the first sentence that says that a meeting took place."""
    for body in bodies:
        for sentence in re.finditer(r"[^。]+。?", body.text):
            match = _TRIGGER.search(sentence.group())
            if match:
                return _read(body.slice(*sentence.span()), match)
    return None


def _read(body: CleanText, match: re.Match[str]) -> Encounter:
    ahead = _AHEAD.match(match["did"]) or _AHEAD.search(match["then"])
    modes = {"電話": "phone", "テレビ": "video", "ビデオ": "video", "オンライン": "video"}
    mode = next((mode for word, mode in modes.items() if word in match["what"]), "in-person")
    days = [found for found in dates(body.text, None) if found.edtf]
    before = [found for found in days if found.end <= match.start()] or days
    span = (match.start("what"), match.end("what"))
    return Encounter(body, span, before[0] if before else None, mode, "planned" if ahead else "held")


def participants(meeting: Encounter, cast: Cast) -> list[Official]:
    """The people whom the sentence names before its verb, each once."""
    found: dict[Iri, Official] = {}
    for official in cast.officials(meeting.body.text[: meeting.trigger[0]]):
        found.setdefault(official.person, official)
    return list(found.values())


def place(meeting: Encounter, authority: Authority) -> tuple[int, int, Iri] | None:
    """Where it took place: the last place before において or で; a place without such a mark is not taken for it."""
    text = meeting.body.text
    hits = [h for h in authority.find(text[: meeting.trigger[0]]) if h.of("place", "country")]
    marked = [h for h in hits if _AT.match(text, h.end)]
    chosen = marked[-1] if marked else None
    return (chosen.start, chosen.end, chosen.of("place", "country")[0]) if chosen else None


def level(meeting: Encounter, people: Iterable[Iri], authority: Authority, days: Days) -> str:
    """At which level they met: by the word 首脳, else by the offices that they held."""
    start, end = meeting.trigger
    if "首脳" in meeting.body.text[start:end]:
        return "leaders"
    levels = [{office.level for office in authority.held(person, days)} for person in people]
    if sum("leaders" in held for held in levels) > 1:
        return "leaders"
    return "ministers" if any(held & {"leaders", "ministers"} for held in levels) else "other"
