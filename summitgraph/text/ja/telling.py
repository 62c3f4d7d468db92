"""What the sentences of a Japanese page tell of meetings.

What comes in: `Line`s in the order of the text. What goes out: `Account`s, one a sentence and meeting.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, NamedTuple

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.account import Account, Said
from summitgraph.text.ja.before import Past, earlier
from summitgraph.text.ja.circumstances import date_of, length_of, margins_of, mode_of, place_of
from summitgraph.text.ja.cues import (
    AGREED,
    BEGINS,
    BOTH_AT,
    GOES_ON,
    JOINED_BY,
    OTHERS,
    PAIRS,
    RANK,
    SAME_DAY,
    SAME_PLACE,
    SPEAKS,
    SUBJECT,
    TOPIC,
)
from summitgraph.text.ja.gatherings import Gatherer
from summitgraph.text.ja.happening import Happening, happenings
from summitgraph.text.ja.lines import Line
from summitgraph.text.ja.parties import countries, parties
from summitgraph.text.ja.topics import TALK, issues_of
from summitgraph.text.page import Page
from summitgraph.text.who import in_time
from summitgraph.time import DAY, EVER, bounds

# 首相は8日、甲国の首都川口を訪問した
_TRAVELS: Final = re.compile(
    r"(?P<who>Ｐ)(?:は|が)(?:[^。「」ＰＳ]|Ｐの)*?(?P<where>[ＣＬ])(?:[^、。はがをＰＣＬＳ]{0,8})?(?:を|に|へ)(?:公式|実務|電撃|国賓として)?(?:訪問|訪れ|到着|入)[しっ]?(?:、|。|た|ま|$)"
)
# 甲国とは首脳会談を実施した · 甲国、乙国との3カ国首脳会談
_NATION: Final = re.compile(
    "(?<![とＣ、・])(?P<all>Ｃ|Ｃ[、・と]Ｃ(?=との[3三][かカヵ]国))と(?:の|は|も)?(?:の間で)?(?:初の|個別に|[3三][かカヵ]国)?首脳会談"
)
_QUOTED: Final = re.compile("「[^「」]*」")


class Visit(NamedTuple):
    """Where somebody has come, and when; ``end`` is where the sentence ends that says so."""

    who: Iri
    place: Said[Iri]
    day: Said[str] | None
    end: int


@dataclass(slots=True)
class Teller:
    """Goes through the lines and remembers who met last; lives for one page."""

    page: Page
    authority: Authority
    pairs: list[tuple[Said[Iri], ...]] = field(default_factory=list)
    last: Account | None = None
    subject: Said[Iri] | None = None
    visit: Visit | None = None
    gatherer: Gatherer = field(init=False)
    named: set[Iri] = field(default_factory=set)
    day: Said[str] | None = None  # the last day that was told
    fresh: bool = False  # whether the sentence before was about the last meeting

    def __post_init__(self) -> None:
        """Set up who reads of multilateral meetings."""
        self.gatherer = Gatherer(self.page, self.authority)

    def accounts(self, lines: Iterable[Line]) -> Iterator[Account]:
        """Yield what each sentence tells."""
        for line in lines:
            self._travels(line)
            self.named |= {who for mark in line.sketch.marks.values() for ref in mark.refs if (who := ref.person)}
            subjects = line.people(match.start() for match in SUBJECT.finditer(line.sketch.text))
            if subjects and (self.subject is None or self.subject.value not in {said.value for said in subjects}):
                self.subject = subjects[0]
            single = [day for day in line.days if len(day.edtf) == DAY]
            self.day = (
                Said(single[0].edtf, *line.block.body.raw(single[0].start, single[0].end)) if single else self.day
            )
            held = [self._with_both(line, one) for one in self.gatherer.accounts(line)]
            met = list(self._met(line))
            yield from held
            yield from met
            if met or any(one.convened for one in held):
                self.last, self.fresh = (met or held)[0], True
                self.day = self.last.date if self.last.date and not self.last.date_weak and single else self.day
            elif self.last and TALK.search(line.sketch.text) and self._goes_on(line):
                topics = issues_of(line, self.authority)
                yield replace(self.last, weight=1, date=None, place=None, same=True, issues=topics)
            else:
                self.fresh = False

    def _with_both(self, line: Line, one: Account) -> Account:
        """A summit with the two who met, where the sentence says that both take part."""
        if one.people or not BOTH_AT.match(line.sketch.text):
            return one
        at = (one.trigger.start, one.trigger.end)
        return replace(one, people=tuple(Said(said.value, *at) for said in self._pair("", set())), attended=True)

    def _travels(self, line: Line) -> None:
        """Remember where somebody is said to have come: 首相は8日、首都を訪問した."""
        if match := _TRAVELS.search(line.sketch.text):
            mark, at = line.mark(match.start("where"))
            who = line.people([match.start("who")])
            day = line.days[0] if line.days and line.days[0].end <= mark.start else None
            when = Said(day.edtf, *line.block.body.raw(day.start, day.end)) if day else None
            self.visit = Visit(who[0].value, Said(mark.iris[0], *at), when, line.end) if who else self.visit

    def _goes_on(self, line: Line) -> bool:
        """Whether a sentence goes on about the meeting before: by its first words, or by one of those who met."""
        text = line.sketch.text
        if GOES_ON.match(text) or (self.fresh and AGREED.search(text) and not OTHERS.search(text)):
            return True
        speaks = SPEAKS.match(line.sketch.text)
        people = line.people([speaks.end() - 1]) if speaks else ()
        return bool(people and self.last and people[0].value in self.last.names)

    def _met(self, line: Line) -> Iterator[Account]:
        since = 0
        whole, (line, past) = line, earlier(line)
        met: Account | None = None
        quoted = [match.span() for match in _QUOTED.finditer(line.sketch.text)]
        for happening in happenings(line.sketch.text):
            if happening.weight == 1 and any(start < happening.start < end for start, end in quoted):
                continue
            if account := self._account(line, happening, since):
                yield from self._apart(line, happening, account)
                met = met or account
                since = happening.end
        if past and met is None:
            told = (self._account(whole, happening, 0) for happening in happenings(whole.sketch.text))
            met = next((account for account in told if account), None)
        if met and not met.series:
            yield from (_earlier(met, one) for one in past)

    def _apart(self, line: Line, happening: Happening, account: Account) -> Iterator[Account]:
        """The account, or one for each partner of somebody who meets several one by one."""
        if two := PAIRS.search(line.sketch.text, 0, happening.start):
            nations = [self.authority.abbreviations[letter] for letter in two["first"]]
            leaders = [self._leader(nation, happening.role, account.date) for nation in nations]
            at = line.raw(*two.span("first"))
            yield replace(account, people=tuple(Said(who, *at) for who in leaders if who))
        apart = {said.value for said in line.people(parties(line.sketch, happening.start, happening.end).apart)}
        host = [said for said in account.people if said.value not in apart]
        if not host and self.subject and self.subject.value not in apart:
            host = [self.subject]
        if len(apart) < 2 or not host:
            yield account
            return
        each = [(*host, said) for said in account.people if said.value in apart]
        self.pairs += each
        yield from (replace(account, people=people) for people in each)

    def _account(self, line: Line, happening: Happening, since: int) -> Account | None:
        when = date_of(line, happening, since, self.page.day.isoformat() if self.page.anchor else "")
        when = when or (self.day if SAME_DAY.match(line.sketch.text) or SAME_PLACE.match(line.sketch.text) else None)
        if when is None and self.page.anchor and BEGINS.match(line.sketch.text, happening.end):
            when = Said(self.page.day.isoformat(), *line.raw(happening.start, happening.end))
        people = self._people(line, happening, when)
        series = self._between(line, happening)
        if len({said.value for said in people}) < 2 and series is None:
            return None
        self.pairs.append(people)
        place = place_of(line, happening, self.authority.abbreviations)
        visit = (
            self.visit if self.visit and self.visit.who in {said.value for said in people} and not line.days else None
        )
        place = place or (visit.place if visit else None)
        if place is None and self.last and SAME_PLACE.match(line.sketch.text) and happening.status == "held":
            place = self.last.place
        begin, end = line.raw(happening.start, happening.end)
        text = line.sketch.text
        return Account(
            people=people,
            series=series,
            status=Said(self._status(happening, when), begin, line.raw(happening.start, happening.tail)[1]),
            weight=happening.weight,
            trigger=Said("", begin, end),
            mode=mode_of(line, happening, place),
            date=when or (visit.day if visit and happening.status == "held" else None),
            date_weak=when is None and not (visit and visit.day),
            place=place if happening.mode not in {"phone", "video"} else None,
            margins=margins_of(line, happening),
            minutes=length_of(line, happening),
            issues=issues_of(line, self.authority) if since == 0 and (TALK.search(text) or TOPIC.search(text)) else (),
            role=happening.role,
        )

    def _status(self, happening: Happening, when: Said[str] | None) -> str:
        """What the words say; a day ahead makes of held what is planned."""
        ahead = self.page.anchor is not None and when is not None and when.value[:10] > self.page.day.isoformat()
        past = self.page.anchor is not None and when is not None and when.value < self.page.day.isoformat()
        if past and happening.status == "planned" and happening.weight == 2:
            return "held"
        return "planned" if ahead and happening.status == "held" else happening.status

    def _people(self, line: Line, happening: Happening, when: Said[str] | None) -> tuple[Said[Iri], ...]:
        found = parties(line.sketch, happening.start, happening.end)
        people = line.people(found.at)
        known = {said.value for said in people}
        if len(known) > 1 and not PAIRS.search(line.sketch.text, 0, happening.start):
            return people
        nations, begin, _ = countries(line.sketch, happening.start, self.authority.abbreviations)
        if nations and self._between(line, happening) is None:
            at = line.raw(begin, happening.end)
            leaders = [self._leader(nation, happening.role, when) for nation in nations]
            return tuple(Said(who, *at) for who in leaders if who)
        if found.before and not known and (other := self._of_country(line, happening, when)):
            return other
        pair = self._pair(line.sketch.text[: happening.end], known)
        if found.before and len(known) == 1 and JOINED_BY.search(line.sketch.text[: happening.start]):
            at = line.raw(happening.start, happening.end)
            return (*(Said(said.value, *at) for said in self._pair("", set()) if said.value not in known), *people)
        if found.before and pair and known <= {said.value for said in pair}:
            at = line.raw(happening.start, happening.end)
            return tuple(Said(said.value, *at) for said in pair)
        if found.before and len(known) == 1 and self.subject and self.subject.value not in known:
            return (self.subject, *people)  # また、大統領とも会談した
        return people

    def _of_country(self, line: Line, happening: Happening, when: Said[str] | None) -> tuple[Said[Iri], ...]:
        """Whom the report is about, and the leader of the country that they meet: 甲国とは首脳会談を行った."""
        beside = _NATION.search(line.sketch.text, 0, happening.end)
        if beside is None or beside.end() != happening.end or self.subject is None:
            return ()
        marks = [line.mark(at) for at in range(*beside.span("all")) if line.sketch.text[at] == "Ｃ"]
        found = [(self._leader(mark.iris[0], happening.role, when), at) for mark, at in marks]
        leaders = [Said(leader, *at) for leader, at in found if leader and leader != self.subject.value]
        return (self.subject, *leaders) if len(leaders) == len(marks) else ()

    def _pair(self, text: str, known: set[Iri]) -> tuple[Said[Iri], ...]:
        """Those who met last, of the rank that the words say (両首脳, 両外相), with those who are named."""
        rank = RANK.search(text)
        fitting = [p for p in self.pairs if p and (rank is None or self._leading(p) == (rank["leaders"] is not None))]
        fitting = [p for p in fitting if known <= {said.value for said in p}] or fitting
        return (fitting or self.pairs or [()])[-1]

    def _leading(self, people: tuple[Said[Iri], ...]) -> bool:
        days = (self.page.day, self.page.day)
        return any(office.level == "leaders" for said in people for office in self.authority.held(said.value, days))

    def _between(self, line: Line, happening: Happening) -> Said[Iri] | None:
        """The series whose parties are the countries that the sentence counts up: 日米豪印4カ国."""
        nations, begin, end = countries(line.sketch, happening.start, self.authority.abbreviations)
        series = self.authority.series_between(frozenset(nations)) if len(nations) > 2 else None
        return Said(series, *line.raw(begin, end)) if series else None

    def _known(self, nation: Iri) -> Iri | None:
        """The one leader of a nation whom the page has named so far, where nobody knows its day."""
        found = {who for who in self.named if self.authority.country_of(who) == nation}
        leading = {who for who in found if any(o.level == "leaders" for o in self.authority.held(who, EVER))}
        return leading.pop() if len(leading) == 1 else None

    def _other_leader(self, nation: Iri, span: tuple[date, date]) -> Iri | None:
        """The one leader in office whom the page names where it does not name the first one: a premier, say."""
        first = self.authority.leader(nation, span)
        found = {who for who in self.named if self.authority.country_of(who) == nation and who != first}
        leading = {who for who in found if any(o.level == "leaders" for o in self.authority.held(who, span))}
        return leading.pop() if first and first not in self.named and len(leading) == 1 else None

    def _leader(self, nation: Iri, role: str, when: Said[str] | None) -> Iri | None:
        if role == "leader" and self.page.anchor is None and (known := self._known(nation)):
            return known
        first, last = bounds(when.value) if when else (None, None)
        span = (first or self.page.day, last or self.page.day)
        if not in_time(span):
            return None
        if role == "leader":
            return self._other_leader(nation, span) or self.authority.leader(nation, span)
        return self.authority.minister(nation, role, span)


def _earlier(met: Account, past: Past) -> Account:
    """The meeting from which another of the same people is counted."""
    return Account(
        people=met.people,
        series=None,
        status=Said("held", past.start, past.end),
        weight=3,
        trigger=Said("", past.start, past.end),
        mode="in-person" if past.place else "unknown",
        date=past.day,
        place=past.place,
        role=met.role,
    )
