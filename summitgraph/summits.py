"""Meetings as things: what the mentions of one group say together.

What comes in: groups of mentions, the register, judgements, and the authority.
What goes out: frozen `Summit`s, and their quads for the default graph.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import Quad

from summitgraph.authority import Authority
from summitgraph.decisions import Decisions, Judgement
from summitgraph.growing import REMOTE, SERIES_SLACK, Group
from summitgraph.mentions import MeetingView
from summitgraph.model import XSD, Finding, Iri, Value, boolean, integer, words
from summitgraph.naming import provisional, registered_names
from summitgraph.rdf import date_quads, quad
from summitgraph.resolve import group_mentions, merge_judged
from summitgraph.reuse import Reuse, Sifting
from summitgraph.time import bounds, contains, overlap, width
from summitgraph.vocab import RDF_TYPE, outside, term, thing

RANKS: Final = ("cancelled", "declined", "postponed", "planned", "proposed", "held")
OUTCOMES: Final = frozenset({"held", "cancelled", "declined"})
Naming = Callable[[Iri], str]


@dataclass(frozen=True, slots=True)
class Summit:
    """A meeting: its mentions with the reason why each joined, and what they say together."""

    iri: Iri
    kind: str
    group: Group
    participants: tuple[Iri, ...]
    level: str
    mode: str
    status: str
    dates: tuple[str, ...]
    places: tuple[Iri, ...]
    series: Iri | None
    issues: tuple[Iri, ...]
    contested: tuple[str, ...]
    registered: bool = False
    accounts: int = 1
    possibly_same_as: tuple[Iri, ...] = ()
    on_margins_of: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """All meetings by IRI, the IRIs that gave way to others, and decisions that no longer apply."""

    summits: tuple[Summit, ...]
    replaced: tuple[tuple[Iri, Iri], ...]
    findings: tuple[Finding, ...]


def resolve(
    views: Iterable[MeetingView], decisions: Decisions, authority: Authority, reuse: Reuse | None = None
) -> Resolution:
    """Work out the meetings that a set of mentions tells of; the order of the mentions plays no part."""
    sift = Sifting.of(reuse or Reuse())
    groups = group_mentions(views, decisions.judgements)
    dates = {group.smallest: "".join(best_dates(group.views)[:1]) for group in groups}
    names, gone = registered_names(groups, dates, decisions.registered)
    named = {names.get(g.smallest) or provisional(g, dates[g.smallest], authority.country_of): g for g in groups}
    promised = [row.iri for row in decisions.registered]
    merged, replaced, findings = merge_judged(named, decisions.judgements, promised)
    summits = [
        _summit(iri, group, authority, sift, registered=iri in promised) for iri, group in sorted(merged.items())
    ]
    return Resolution(
        tuple(_with_margins(_with_doubts(summits, decisions.judgements))),
        tuple(sorted({**gone, **replaced}.items())),
        tuple(findings),
    )


def _summit(iri: Iri, group: Group, authority: Authority, sifting: Sifting, *, registered: bool) -> Summit:
    views = sifting.current(group.views)
    dates = best_dates(views)
    places = _places(views, authority)
    modes = sorted({view.mode for view in views} - {"unknown"}) or ["unknown"]
    statuses = {view.status for view in views}
    contested = {
        "status": len(OUTCOMES & statuses) > 1,
        "date": len(dates) > 1,
        "place": len(places) > 1,
        "mode": len(modes) > 1,
        "participants": _people_differ(views),
    }
    return Summit(
        iri=iri,
        kind=kind(views),
        group=group,
        participants=tuple(sorted({person for view in views for person in view.participants})),
        level=min(view.level for view in views),
        mode=modes[0],
        status=best_status(views),
        dates=dates,
        places=places,
        series=min((view.series for view in views if view.series), default=None),
        issues=tuple(sorted({issue for view in views for issue in view.issues})),
        contested=tuple(name for name, true in sorted(contested.items()) if true),
        registered=registered,
        accounts=sifting.independent(group.views),
    )


def _people_differ(views: Sequence[MeetingView]) -> bool:
    """Whether two accounts each name someone whom the other does not; series and partial records never tell all."""
    if any(view.series for view in views):
        return False
    named = {view.participants for view in views if not view.partial}
    return any(one - other and other - one for one in named for other in named)


def kind(views: Sequence[MeetingView]) -> str:
    """The class of a meeting, one of four: ministers first, then a series, then a call."""
    if all(view.level == "ministers" for view in views):
        return "MinisterialMeeting"
    if any(view.series for view in views):
        return "MultilateralSummit"
    modes = {view.mode for view in views} - {"unknown"}
    return "Call" if modes and modes <= REMOTE else "Summit"


def best_status(views: Sequence[MeetingView]) -> str:
    """``held`` if any mention says so; else that of the latest document, the gravest where several are as late."""
    if any(view.status == "held" for view in views):
        return "held"
    latest = max(view.as_of for view in views)
    return min((view.status for view in views if view.as_of == latest), key=RANKS.index)


def best_dates(views: Sequence[MeetingView]) -> tuple[str, ...]:
    """The most exact date that none contradicts, or all that contradict each other; none when no mention has one."""
    stated = sorted({view.date for view in views if view.date})
    if spans := [
        date
        for date in stated
        if _occurrence(date, views) and all(contains(date, d) or _covers(d, date) for d in stated)
    ]:
        return (min(spans, key=lambda date: (width(bounds(date)) or 0, date)),)
    return tuple(_most_exact(stated))


def _occurrence(date: str, views: Sequence[MeetingView]) -> bool:
    """Whether a date is the span of days that an occurrence of a series took."""
    days = width(bounds(date))
    return any(view.series for view in views) and days is not None and 1 < days <= 14


def _covers(date: str, other: str) -> bool:
    """Whether a more exact date fits a vaguer one: 29 October to 1 November is "in October" to most."""
    return contains(date, other) or (_by_calendar(date) and not _by_calendar(other) and overlap(date, other))


def _by_calendar(date: str) -> bool:
    """Whether a date is a month, a year or a decade."""
    return "/" not in date and len(date) < len("2021-10-29")


def _most_exact(stated: list[str]) -> Iterator[str]:
    """Yield the dates that contain no other; of those that mean the same days the first."""
    seen = []
    for date in stated:
        inside = [other for other in stated if other != date and _covers(date, other)]
        if all(bounds(other) == bounds(date) for other in inside) and bounds(date) not in seen:
            seen.append(bounds(date))
            yield date


def _places(views: Sequence[MeetingView], authority: Authority) -> tuple[Iri, ...]:
    """The most exact places; where they differ, those of mentions that say the meeting was held go before plans.

    A record that names only some of the people tells of a journey: its place counts if there is no other.
    """
    views = [view for view in views if view.places and not view.partial] or views
    every = _most_exact_places({place for view in views for place in view.places}, authority)
    held = {place for view in views if view.status == "held" for place in view.places}
    return _most_exact_places(held, authority) if len(every) > 1 and held else every


def _most_exact_places(places: set[Iri], authority: Authority) -> tuple[Iri, ...]:
    wider = {outer for place in places for outer in wider_places(place, authority)}
    return tuple(sorted(places - wider))


def wider_places(place: Iri, authority: Authority) -> set[Iri]:
    """All places and countries that a place lies in."""
    found: set[Iri] = set()
    open_ = [place]
    while open_:
        here = open_.pop()
        for name in ("partOf", "inCountry"):
            new = set(authority.links.get((here, name), ())) - found - {place}
            found |= new
            open_ += new
    return found


def _with_doubts(summits: list[Summit], judgements: Iterable[Judgement]) -> list[Summit]:
    """Fill in which meetings may be the same, in both directions; those that a person told apart may not."""
    holder = {view.iri: summit.iri for summit in summits for view in summit.group.views}
    apart = {frozenset(holder.get(end, end) for end in (j.subject, j.object)) for j in judgements if not j.same}
    same: dict[Iri, set[Iri]] = defaultdict(set)
    for summit in summits:
        for other in {holder[mention] for mention in summit.group.maybe if mention in holder} - {summit.iri}:
            if frozenset((summit.iri, other)) not in apart:
                same[summit.iri].add(other)
                same[other].add(summit.iri)
    return [replace(summit, possibly_same_as=tuple(sorted(same[summit.iri]))) for summit in summits]


def _with_margins(summits: list[Summit]) -> list[Summit]:
    """Join each to the one multilateral summit on whose margins its mentions place it."""
    occurrences: dict[Iri, list[Summit]] = defaultdict(list)
    for summit in summits:
        if summit.series and summit.kind == "MultilateralSummit":
            occurrences[summit.series].append(summit)
    return [replace(summit, on_margins_of=_hosts(summit, occurrences)) for summit in summits]


def _hosts(summit: Summit, occurrences: Mapping[Iri, list[Summit]]) -> tuple[Iri, ...]:
    wanted = {view.on_margins_of for view in summit.group.views if view.on_margins_of}
    found = {_host(summit, occurrences.get(series, [])) for series in wanted}
    return tuple(sorted(iri for iri in found if iri and iri != summit.iri))


def _host(summit: Summit, occurrences: list[Summit]) -> Iri | None:
    """The only occurrence that fits; one of which the same document tells goes before others."""
    fitting = [other for other in occurrences if _near(summit, other)]
    documents = {view.document for view in summit.group.views}
    nearest = [other for other in fitting if documents & {view.document for view in other.group.views}]
    found = nearest or fitting
    return found[0].iri if len(found) == 1 else None


def _near(a: Summit, b: Summit) -> bool:
    return any(overlap(one, other, slack_days=SERIES_SLACK) for one in a.dates or ("",) for other in b.dates or ("",))


def summit_quads(summit: Summit, name: Naming) -> Iterator[Quad]:
    """Yield a meeting's quads; ``name`` gives the English name of a person or series."""
    iri = summit.iri
    yield quad(iri, RDF_TYPE, term(summit.kind))
    yield quad(iri, outside("skos:prefLabel"), words(title(summit, name), "en"))
    yield quad(iri, term("registered"), boolean(summit.registered))
    yield quad(iri, term("independentAccounts"), integer(summit.accounts))
    for key in ("status", "level", "mode"):
        yield quad(iri, term(key), thing(key, getattr(summit, key)))
    yield from date_quads(iri, *summit.dates)
    for key, things in (
        ("participant", summit.participants),
        ("place", summit.places),
        ("series", (summit.series,) if summit.series else ()),
        ("issue", summit.issues),
        ("onMarginsOf", summit.on_margins_of),
        ("possiblySameAs", summit.possibly_same_as),
    ):
        for found in things:
            yield quad(iri, term(key), found)
    for field in summit.contested:
        yield quad(iri, term("contested"), Value(field))
    for joined in summit.group.members:
        yield quad(iri, term("hasMention"), joined.view.iri)
        yield quad(iri, outside("skos:note"), words(f"{joined.view.iri}: {joined.why}", "en"))


def title(summit: Summit, name: Naming) -> str:
    """``Fumio Kishida and Joe Biden, 2023-01-13 (planned)``."""
    people = sorted(name(person) for person in summit.participants)
    who = name(summit.series) if summit.series else ", ".join(people[:-1]) + " and " + people[-1]
    return f"{who}, {' or '.join(summit.dates) or 'undated'} ({summit.status})"


def replaced_quads(replaced: Iterable[tuple[Iri, Iri]]) -> Iterator[Quad]:
    """Yield, for an IRI that gave way, that it is deprecated and by which it is replaced."""
    for old, new in replaced:
        yield quad(old, outside("owl:deprecated"), Value("true", XSD + "boolean"))
        yield quad(old, outside("dcterms:isReplacedBy"), new)
