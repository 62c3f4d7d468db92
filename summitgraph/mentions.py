"""What one document says of one meeting, as resolution sees it.

What comes in: quads of documents' graphs. What goes out: frozen `MeetingView`s, sorted by their IRI.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from pyoxigraph import Quad

from summitgraph.model import Iri
from summitgraph.rdf import Properties, by_subject, subjects_of
from summitgraph.time import Interval, bounds, width
from summitgraph.vocab import RDF_TYPE, local, term

HORIZON: Final = timedelta(days=365)  # how far ahead an undated proposal or plan looks
_AHEAD: Final = frozenset({"proposed", "planned", "postponed", "declined", "cancelled"})
_FIELDS: Final = (
    "participant", "level", "mode", "status", "date", "place", "series", "onMarginsOf", "issue", "asOf", "partial",
)  # fmt: skip
_TERMS: Final = {name: term(name) for name in _FIELDS}
VIEW: Final = frozenset({RDF_TYPE, *_TERMS.values()})  # the predicates of all that is looked at here
_IRI: Final = re.compile(r".*/(?:document/(?P<document>[^/]+)|source/(?P<row>[^/]+/[^/]+))/[^/]+/(?P<start>\d+)-")


@dataclass(frozen=True, slots=True, order=True)
class MeetingView:
    """A meeting mention: who, how, with what outcome, when and where, as of which day."""

    iri: Iri
    participants: frozenset[Iri] = frozenset()
    level: str = "leaders"
    mode: str = "unknown"
    status: str = "held"
    date: str = ""
    places: frozenset[Iri] = frozenset()
    series: Iri | None = None
    on_margins_of: Iri | None = None
    issues: frozenset[Iri] = frozenset()
    as_of: str = ""
    partial: bool = False

    @property
    def document(self) -> str:
        """The SHA-256 of its document, or the register and record id of its row."""
        match = _IRI.match(self.iri)
        return match["document"] or match["row"] if match else self.iri

    @property
    def start(self) -> int:
        """Where its words begin in the document."""
        match = _IRI.match(self.iri)
        return int(match["start"]) if match else 0

    @property
    def days(self) -> Interval:
        """The days on which it can be: those of its date; without one, those that its status and day allow.

        What is held lies before the day of the document, what is proposed or planned in the year after it.
        """
        if self.date or not self.as_of:
            return bounds(self.date)
        first, last = bounds(self.as_of)
        if self.status == "held":
            return None, last
        return first, last + HORIZON if last else None

    @property
    def vagueness(self) -> tuple[bool, int, bool]:
        """How vague it is, for sorting: a stated day first, then longer spans, open ones, and no date at all."""
        days = width(bounds(self.date))
        return not self.date, days if days is not None else date.max.toordinal(), self.mode == "unknown"


def meeting_views(quads: Iterable[Quad]) -> list[MeetingView]:
    """The meeting mentions of all documents; of several values of a single field the first in order counts."""
    known = [found for found in quads if found.predicate.value in VIEW]
    wanted = subjects_of(known, "MeetingMention")
    return sorted(_view(iri, row) for iri, row in by_subject(known, wanted).items())


def _view(iri: Iri, row: Properties) -> MeetingView:
    def many(name: str) -> list[str]:
        return sorted(found.value for found in row.get(_TERMS[name], ()))

    def key(name: str, default: str) -> str:
        return next((local(found) for found in many(name)), default)

    def one(name: str) -> Iri | None:
        return next((Iri(found) for found in many(name)), None)

    return MeetingView(
        iri=iri,
        participants=frozenset(Iri(p) for p in many("participant")),
        level=key("level", "other"),
        mode=key("mode", "unknown"),
        status=key("status", "proposed"),
        date=next(iter(many("date")), ""),
        places=frozenset(Iri(p) for p in many("place")),
        series=one("series"),
        on_margins_of=one("onMarginsOf"),
        issues=frozenset(Iri(i) for i in many("issue")),
        as_of=next(iter(many("asOf")), ""),
        partial="true" in many("partial"),
    )
