"""What a register's remark tells: with whom someone met, and at which summit they were.

What comes in: the clean text of a remark, the authority, the country meant where none is named, the days of the row.
What goes out: `Said` meetings, in the order of the words. A remark that tells of no meeting gives none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from summitgraph import Iri
from summitgraph.authority import Authority
from summitgraph.text.en.people import Named, people
from summitgraph.time import Days

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
# a sentence or a clause ends; the point of "George W. Bush" or "U.S." does not end one
_END: Final = re.compile(r"(?<![\s.][A-Z])(?<!\bSt)(?<!\bDr)(?<!\bMrs)[.;](?=\s|$)")
# Met privately with the Queen. | Held talks with Chancellor Kohl. | Summit meeting with President Yeltsin.
_MET: Final = re.compile(
    r"\b(?:[Mm]et|[Mm]eetings?|[Tt]alks|[Cc]onferred|[Cc]onsulted|[Cc]onsultations|[Dd]iscussions|[Aa]udience)"
    r"(?: (?!with\b)[\w,.'-]+){0,6}? with\b|\b[Ss]ummit(?: meeting)? with\b"
    r"|\b[Ss]poke (?:to|with)\b|\bDiscussed\b[^.;]{1,120}? with\b"
)
# Met with President Bush to discuss trade. | ... at Camp David | ... and attended a dinner
_ENOUGH: Final = re.compile(
    r" (?:to|on|at|in|during|while|where|for|about|concerning|regarding|following|after|before|prior|who|whom|"
    r"(?:and|,) (?:also )?[a-z]+ed)\b"
)
# The meeting with President Diem was cancelled.
_NOT_HELD: Final = re.compile(r"(?i)\bcancel|\bpostpon|\bunable\b|\bdid not\b|\bscheduled\b|\bplanned\b")
# Attended the NATO Summit. | Participated in the G20 Leaders' Summit.
_ATTENDED: Final = re.compile(r"(?i)\b(?:attend(?:ed)?|participated in|hosted|led|joined|addressed)\b")
# NATO 75th Anniversary | Summit; G-20 Economic | Summit Meeting; APEC Leaders' | Meeting
_SUMMIT: Final = re.compile(
    r"(?:'s)?(?: (?:\d+th|Anniversary|Economic|Leaders?'?|Leader's|Extraordinary|Special|Alliance|Nations|and|or|"
    r"East|Asia|Heads|Madrid|Cooperation))* (?:[Ss]ummits?\b|Leaders'? Meeting\b|Leaders'? Summit\b)"
)
# Attended the second North Korea-U.S. summit.
_TWO_SIDED: Final = re.compile(r"(?:second|first|third|the|a) (?P<side>[A-Z][\w ]+?)-U\.S\. summit\b")
# Met with President Reagan May 21.
_DAY: Final = re.compile(rf"\b(?P<month>{'|'.join(_MONTHS)}) (?P<day>\d\d?)\b(?! ?[-–]\d)")
_AWAY: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Said:
    """A meeting as a remark tells of it: its words, the others, the series, its day, if more may have been there."""

    start: int
    end: int
    others: tuple[Named, ...] = ()
    leaders: tuple[Iri, ...] = ()
    series: Iri | None = None
    margins: Iri | None = None
    date: str = ""
    partial: bool = False


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences and clauses of a remark stand."""
    start = 0
    for end in [found.start() for found in _END.finditer(text)] + [len(text)]:
        if text[start:end].strip(" .;"):
            yield start, end
        start = end + 1


def meetings(text: str, authority: Authority, home: Iri | None, days: Days) -> Iterator[Said]:
    """Yield the meetings of a remark: one for each person met, one for each series attended."""
    for start, end in clauses(text):
        clause = text[start:end]
        if _NOT_HELD.search(clause):
            continue
        series = list(_series(clause, authority))
        yield from _met(clause, start, authority, home, days, series)
        yield from _attended(clause, start, series)
        if (two := _TWO_SIDED.search(clause)) and (other := _leader(two["side"], authority, days)):
            yield Said(start + two.start(), start + two.end(), leaders=(other,))


def _met(
    clause: str, at: int, authority: Authority, home: Iri | None, days: Days, series: list[tuple[int, int, Iri]]
) -> Iterator[Said]:
    """Yield a meeting for each person after "met with"."""
    seen: set[int] = set()
    day = _own_day(clause, days)
    for met in _MET.finditer(clause):
        enough = _ENOUGH.search(clause, met.end())
        stop = enough.start() if enough else len(clause)
        margins = next(
            (iri for start, _, iri in series if start >= stop and clause[stop:start].strip() == "at the"), None
        )
        for who in people(clause[:stop], authority, home, days):
            if who.start >= met.end() and who.start not in seen:
                seen.add(who.start)
                moved = Named(who.start + at, who.end + at, who.name, who.title, who.rank, who.leader)
                yield Said(at + met.start(), at + who.end, others=(moved,), margins=margins, date=day, partial=True)


def _attended(clause: str, at: int, series: list[tuple[int, int, Iri]]) -> Iterator[Said]:
    """Yield a meeting for each series that someone attended; "met with X at the summit" is not attending it."""
    seen: set[Iri] = set()
    for start, end, iri in series:
        verbs = list(_ATTENDED.finditer(clause, 0, start))
        if verbs and iri not in seen and not _MET.search(clause, verbs[-1].end(), start):
            seen.add(iri)
            yield Said(at + verbs[-1].start(), at + end, series=iri)


def _series(clause: str, authority: Authority) -> Iterator[tuple[int, int, Iri]]:
    """Yield the summits of series that are named, whole or as a body with a summit word after it."""
    for hit in authority.find(clause):
        if found := hit.of("series"):
            yield hit.start, hit.end, found[0]
        elif clause[: hit.start].endswith("-"):  # the U.S.-ASEAN Summit is none of ASEAN's own
            continue
        elif (found := hit.of("body")) and (summit := _SUMMIT.match(clause, hit.end)):
            yield hit.start, summit.end(), found[0]


def _leader(side: str, authority: Authority, days: Days) -> Iri | None:
    found = [iri for hit in authority.find(side) for iri in hit.of("country")]
    return authority.leader(found[0], days) if len(found) == 1 else None


def _own_day(clause: str, days: Days) -> str:
    """The day that a clause names, in the year of the row, as EDTF; empty when it names none or several."""
    found = {(m["month"], int(m["day"])) for m in _DAY.finditer(clause)}
    if len(found) != 1:
        return ""
    month, day = found.pop()
    for year in (days[0].year, days[1].year):
        try:
            told = date(year, _MONTHS.index(month) + 1, day)
        except ValueError:
            continue
        if days[0] - _AWAY <= told <= days[1] + _AWAY:
            return told.isoformat()
    return ""
