"""Who is meant by the words on the days of a meeting.

What comes in: a `Ref` of a sketch, the days, the authority. What goes out: one person, or none.
"""

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.period import LATEST
from summitgraph.text.sketch import Ref
from summitgraph.time import Days


def in_time(days: Days) -> bool:
    """Whether these are days of a text; of one that names no day and nobody an office alone means nobody."""
    return days[0] < LATEST


def person(ref: Ref, days: Days, authority: Authority) -> Iri | None:
    """Who is meant by the words, if it was one person throughout these days."""
    if ref.person:
        return ref.person
    if not in_time(days):
        return None
    for office in ref.offices:
        holders = list(dict.fromkeys(authority.holders(office, days)))
        if len(holders) == 1:
            return holders[0]
    if ref.country is None or ref.offices:
        return None
    if ref.role == "leader":
        return authority.leader(ref.country, days)
    return authority.minister(ref.country, ref.role, days)
