"""What was read, said as facts: meetings, remarks, characterisations and people of a document.

What comes in: `Occasion`s, `Quotation`s and the like. What goes out: `Fact`s with raw spans and their attribution.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from summitgraph.authority import Authority, Office
from summitgraph.model import XSD, Document, Fact, Iri, Span, Value, boolean, edtf, minutes, words
from summitgraph.text.account import Account, Said
from summitgraph.text.clean import CleanText
from summitgraph.text.occasions import Occasion
from summitgraph.text.page import Page
from summitgraph.text.strangers import Stranger
from summitgraph.text.tenures import claimed, out_of_office
from summitgraph.time import bounds
from summitgraph.vocab import RDF_TYPE, mention, term, thing

_BEHIND: Final = {"held", "cancelled"}
# 总统当选人Ｎ · president-elect: a leader before the day of office
_ELECT: Final = re.compile(
    "当选|當選|当选|候任|胜选|勝選|赢得大选|贏得大選|尚未就[任职職]|就[任职職]前|次期大統領|[Ee]lect\\b|당선"
)
_BEFORE_OFFICE: Final = timedelta(days=100)
# Hong Kong and Macau are on China's side
_REGIONS: Final = {thing("country", region): thing("country", "chn") for region in ("hkg", "mac")}
# 前总统特朗普
_FORMER: Final = ("前首相", "前总统", "前總統", "前总理", "前總理", "前主席", "前大統領")
# 前首相岸田说，任内与尹锡悦会谈时
_IN_OFFICE: Final = re.compile(
    "任内|任內|在任时|在任時|在任期间|在任期間|任期内|任期內|在任中|经常|經常|频繁|頻繁|多次|屡次|屢次|재임 ?[중시기]"
)
Place = tuple[CleanText, tuple[int, int]]  # a clean text and offsets in it


def meetings(
    document: Document,
    occasions: Iterable[Occasion],
    authority: Authority,
    *,
    day: date,
    dated: bool = True,
    heads: Collection[Iri] = frozenset(),
    ministers: Collection[Iri] = frozenset(),
) -> Iterator[Fact]:
    """Say each occasion as a MeetingMention, named by the span of its first trigger.

    ``heads`` are people whom only the document knows, and whom it calls president, prime minister and the like;
    ``ministers`` those whom it calls minister or envoy.
    """
    seen: dict[tuple[int, int], int] = {}
    for occasion in occasions:
        at = (occasion.first.trigger.start, occasion.first.trigger.end)
        seen[at] = seen.get(at, 0) + 1
        span = document.span(*at)
        iri = mention("meeting", span, count=seen[at])
        level = level_of(document, occasion, authority, day, heads, ministers)
        yield from _meeting(document, iri, occasion, level, day if dated else None)


def meeting_iri(document: Document, occasion: Occasion) -> Iri:
    """The mention of an occasion that is the first of its trigger."""
    return mention("meeting", document.span(occasion.first.trigger.start, occasion.first.trigger.end))


def _meeting(document: Document, iri: Iri, occasion: Occasion, level: str, day: date | None) -> Iterator[Fact]:
    first = occasion.first

    def fact(name: str, value: Iri | Value, said: "Said[object]", account: Account = first) -> Fact:
        return Fact(iri, term(name), value, document.span(said.start, said.end), account.attribution)

    yield Fact(
        iri, RDF_TYPE, term("MeetingMention"), document.span(first.trigger.start, first.trigger.end), first.attribution
    )
    for said in occasion.people:
        account = next((a for a in occasion.accounts if said in a.people), first)
        yield fact("participant", said.value, said, account)
    yield fact("level", thing("level", level), first.trigger)
    yield fact("mode", thing("mode", occasion.mode.mode), occasion.mode.trigger)
    yield fact("status", thing("status", occasion.status.status.value), occasion.status.status, occasion.status)
    if first.series:
        yield fact("series", first.series.value, first.series)
    if occasion.date and occasion.date.date:
        yield fact("date", edtf(occasion.date.date.value), occasion.date.date, occasion.date)
    if occasion.place and occasion.place.place:
        yield fact("place", occasion.place.place.value, occasion.place.place, occasion.place)
    if occasion.margins and occasion.margins.margins:
        yield fact("onMarginsOf", occasion.margins.margins.value, occasion.margins.margins, occasion.margins)
    if occasion.minutes and occasion.minutes.minutes:
        yield fact("duration", minutes(occasion.minutes.minutes.value), occasion.minutes.minutes, occasion.minutes)
    if day:
        yield fact("asOf", Value(day.isoformat(), XSD + "date"), first.trigger)
    for topic, account in occasion.issues:
        yield fact("issue", topic.value, topic, account)


def level_of(
    document: Document,
    occasion: Occasion,
    authority: Authority,
    day: date,
    heads: Collection[Iri] = frozenset(),
    ministers: Collection[Iri] = frozenset(),
) -> str:
    """At which level people met: by the offices the words give them, else by those they held in those days."""
    if occasion.first.role.endswith("minister"):
        return "ministers"
    offices = [_offices(document, p, occasion, authority, day) for p in occasion.people]
    led = [{_side(o, authority) for o in held if o.level == "leaders"} for held in offices]
    led = [sides or ({p.value} & set(heads)) for sides, p in zip(led, occasion.people, strict=True)]
    if occasion.first.series:
        if offices and all(_below(held) for held in offices):
            return "ministers"
        open_to_all = occasion.first.series.value in authority.conferences
        return "other" if open_to_all and not any(led) else "leaders"
    if _at_one_time(occasion, authority) and len(sides := [own for own in led if own]) > 1:
        if not set.intersection(*sides):
            return "leaders"
        if all(led):
            return "other"  # president and premier of one country
    high = any(led) or any(o.level == "ministers" for held in offices for o in held)
    high = high or any(p.value in ministers for p in occasion.people)
    return "ministers" if high and not _at_home(occasion, authority) else "other"


def _below(held: list[Office]) -> bool:
    """Whether somebody is minister of foreign affairs or of defence and no more: they sent no leader to a summit."""
    return any(o.role.endswith("minister") for o in held) and not any(o.level == "leaders" for o in held)


def _side(office: Office, authority: Authority) -> Iri:
    """Whose an office is; those of the organs of a body are the body's."""
    if office.of is None:
        return office.iri
    return _REGIONS.get(office.of) or authority.one(office.of, "organOf") or office.of


def _at_one_time(occasion: Occasion, authority: Authority) -> bool:
    """Whether two of those who meet ever led at one time, where no day is told; a stranger leads on the day."""
    if occasion.date or occasion.status.status.value not in _BEHIND:
        return True
    terms = [
        [t.days for t in authority.tenures_of.get(p.value, ()) if authority.offices[t.office].level == "leaders"]
        for p in occasion.people
    ]
    return any(
        not known or not others or any(a[0] <= _soon(b[1]) and b[0] <= _soon(a[1]) for a in known for b in others)
        for known, others in combinations(terms, 2)
    )


def _at_home(occasion: Occasion, authority: Authority) -> bool:
    """Whether all who meet are of one country; a stranger is of another."""
    countries = [authority.one(p.value, "citizenOf") or p.value for p in occasion.people]
    return len(set(countries)) == 1


def _offices(document: Document, who: Said[Iri], occasion: Occasion, authority: Authority, day: date) -> list[Office]:
    """The offices that the words give somebody, else those held in the days of a meeting or soon to be taken."""
    said = occasion.date.date if occasion.date else None
    first, last = bounds(said.value) if said else (day, day)
    if said is None and occasion.status.status.value in _BEHIND and not _titled_otherwise(document, occasion):
        first = date.min  # 特朗普曾与金正恩会面: when they were in office
    days = (first or date.min, last or date.max)
    if given := claimed(who.value, document.text[who.start : who.end], authority):
        return [authority.offices[iri] for iri in given]
    elect = _ELECT.search(document.text) is not None
    return list(authority.held(who.value, (days[0], _soon(days[1])) if elect else days))


def _soon(day: date) -> date:
    """Until when somebody elected by a day takes office."""
    return day + _BEFORE_OFFICE if day < date.max - _BEFORE_OFFICE else day


def _titled_otherwise(document: Document, occasion: Occasion) -> bool:
    """Whether the words say that somebody was out of office: 前总统Ｎ, but not 前首相Ｎ在任内."""
    if any(_IN_OFFICE.search(_around(document, a.trigger)) for a in occasion.accounts):
        return False
    named = [document.text[p.start : p.end] for p in occasion.people]
    former = f"(?<![目此日以之先])(?:{'|'.join(_FORMER)})"  # no 目前总统Ｎ
    return any(out_of_office(n) or re.search(former + re.escape(n), document.text) for n in named)


def _around(document: Document, said: Said[str]) -> str:
    """The sentence in which words stand."""
    start = max(document.text.rfind(stop, 0, said.start) for stop in "。！？\n") + 1
    return document.text[start : said.end].split("\n")[0]


def stranger(page: Page, body: CleanText, who: Stranger) -> Iterator[Fact]:
    """Say a person whom the authority does not know as a Person of the document, unreviewed."""
    document, language = page.document, page.language
    span = raw_span(document, body, who.span)
    iri = mention("person", span)
    yield Fact(iri, RDF_TYPE, term("Person"), span)
    yield Fact(iri, term("name"), words(page.written(span), language), span)
    if who.latin:
        latin = raw_span(document, body, who.latin)
        yield Fact(iri, term("name"), words(latin.quotation, "en"), latin)
    if who.role:
        role = raw_span(document, body, who.role)
        yield Fact(iri, term("role"), words(page.written(role), language), role)
    yield Fact(iri, term("reviewed"), boolean(truth=False), span)


def raw_span(document: Document, body: CleanText, at: tuple[int, int]) -> Span:
    """The raw span of clean offsets."""
    return document.span(*body.raw(*at))


def remark(
    document: Document,
    span: Span,
    speaker: tuple[Iri, Span],
    *,
    clean: Value,
    issues: Iterable[Said[Iri]] = (),
    attribution: tuple[Iri, ...] = (),
    meeting: tuple[Iri, Span] | None = None,
) -> Iterator[Fact]:
    """Say a direct quotation as a Remark whose evidence is the words between the outer marks."""
    iri = mention("remark", span)
    yield Fact(iri, RDF_TYPE, term("Remark"), span, attribution)
    yield Fact(iri, term("speaker"), speaker[0], speaker[1], attribution)
    yield Fact(iri, term("direct"), boolean(truth=True), span, attribution)
    yield Fact(iri, term("text"), clean, span, attribution)
    for said in issues:
        yield Fact(iri, term("issue"), said.value, document.span(said.start, said.end), attribution)
    if meeting:
        yield Fact(iri, term("inMeeting"), meeting[0], meeting[1], attribution)


def quotation(
    page: Page,
    words_of: Place,
    speaker: Iri,
    named: Place,
    authority: Authority,
    attribution: tuple[Iri, ...] = (),
) -> Iterator[Fact]:
    """Say a direct quotation of a page with the issues its words name; both places are offsets of a clean text."""
    body, (start, end) = words_of
    topics: dict[Iri, Said[Iri]] = {}
    for hit in authority.issues.find(body.text[start:end]):
        at = body.raw(start + hit.start, start + hit.end)
        topics |= {iri: Said(iri, *at) for iri in hit.of("issue") if iri not in topics}
    span = raw_span(page.document, body, (start, end))
    yield from remark(
        page.document,
        span,
        (speaker, raw_span(page.document, *named)),
        clean=words(page.written(span), page.language),
        issues=topics.values(),
        attribution=attribution,
    )
