"""What the sentences of a Japanese page tell of meetings.

What comes in: `Line`s in the order of the text. What goes out: `Account`s, one a sentence and meeting.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.account import Account, Said
from summitgraph.text.ja.before import Past, earlier
from summitgraph.text.ja.circumstances import date_of, length_of, margins_of, place_of
from summitgraph.text.ja.gatherings import Gatherer
from summitgraph.text.ja.happening import Happening, happenings
from summitgraph.text.ja.lines import Line
from summitgraph.text.ja.parties import countries, parties
from summitgraph.text.ja.topics import TALK, issues_of
from summitgraph.text.page import Page
from summitgraph.text.who import in_time
from summitgraph.time import DAY, EVER, bounds

# 会談で首相は · その上で両首脳は · また、大統領は: goes on about the same meeting
_GOES_ON: Final = re.compile(
    r"^(?:\d{1,2}[. 　]\s?|\(\d+\)\s?|[ア-ン][ 　])?(?:また|さらに|その上で|そのうえで|これに対し|このほか|加えて|"
    r"(?:首脳|外相|同)?会談では?|協議では?|"
    r"この中で|冒頭|引き続き|最後に|両(?:首脳|大臣|外相|氏|者|国|政府|大統領|首相|長官)|双方|"
    r"[23三二四]首脳|\d{1,2}[. 　]|[^。]{0,30}Ｐ(?:から|より))"
)
# 一方、大統領は · 大統領から
_SPEAKS: Final = re.compile(
    r"(?:一方、?|これに対し(?:て)?、?|このうち、?)?(?:[ＣＬ](?:の)?)?Ｐ(?=(?:氏)?(?:は|も|から))"
)
# 供給網の強化で一致した · 情勢についても協議する見通しだ: without a subject, it is still the same people
_AGREED: Final = re.compile(
    r"(?:確認|一致|協議|議論|意見交換|合意|共有|話し合|意見を交わ)(?:[^。「」]{0,14}。?$|(?:し|した)が、)"
)
_OTHERS: Final = re.compile(
    r"(?:は|(?<!た)が)(?=[、ＰＣ])|[^、。]{2,12}(?:は|が)[^、。]{0,4}(?:発表|明らか)|政府[はが]|省[はが]|官[はが]"
)
# 情勢について会談した · 会談の主な議題は
_TOPIC: Final = re.compile(r"について|をめぐ|を巡|に関(?:し|する)|など|議題|テーマ|意見|念頭|受け|交渉|打開|懸案")
# 首相は…: whom the report is about
_SUBJECT: Final = re.compile(r"Ｐ(?=は)")
# 両首脳 · 両外相
_RANK: Final = re.compile(r"両(?:国|氏)?(?:(?P<leaders>首脳|大統領|首相)|外相|大臣|長官|防衛相|国防相)")
# 両首脳はその後、大統領とともに会談した: a third joins the two
_JOINED_BY: Final = re.compile(r"両(?:首脳|氏|者|外相)は[^。]*Ｐ(?:と(?:とも|一緒)に|も(?:交え|加わ))")
# 首相は8日、甲国の首都川口を訪問した
_TRAVELS: Final = re.compile(
    r"(?P<who>Ｐ)(?:は|が)(?:[^。「」ＰＳ]*?)(?P<where>[ＣＬ])(?:[^、。はがをＰＣＬＳ]{0,8})?(?:を|に|へ)(?:公式|実務|電撃|国賓として)?(?:訪問|訪れ|到着)し?(?:、|。|た|ま|$)"
)
# 甲国とは首脳会談を実施した
_NATION: Final = re.compile("(?<![とＣ])Ｃと(?:の|は|も)?(?:の間で)?(?:初の|個別に)?首脳会談")
# 午後に首都で大統領と会談する: on the day told of just now
_SAME_DAY: Final = re.compile(
    "(?:この後、?|その後、?|続いて、?)?(?:午前|午後|夕方|夕刻|夜|同夜|未明|深夜|昼|朝)(?:に|は|には|、|[ＬＣ])"
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
            if subject := _SUBJECT.search(line.sketch.text):
                self.subject = next(iter(line.people([subject.start()])), self.subject)
            single = [day for day in line.days if len(day.edtf) == DAY]
            self.day = (
                Said(single[0].edtf, *line.block.body.raw(single[0].start, single[0].end)) if single else self.day
            )
            held = list(self.gatherer.accounts(line))
            met = list(self._met(line))
            yield from held
            yield from met
            if met or any(one.convened for one in held):
                self.last, self.fresh = (met or held)[0], True
            elif self.last and TALK.search(line.sketch.text) and self._goes_on(line):
                topics = issues_of(line, self.authority)
                yield replace(self.last, weight=1, date=None, place=None, same=True, issues=topics)
            else:
                self.fresh = False

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
        if _GOES_ON.match(text) or (self.fresh and _AGREED.search(text) and not _OTHERS.search(text)):
            return True
        speaks = _SPEAKS.match(line.sketch.text)
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
        apart = {said.value for said in line.people(parties(line.sketch, happening.start, happening.end).apart)}
        host = [said for said in account.people if said.value not in apart]
        if not host and self.subject and self.subject.value not in apart:
            host = [self.subject]
        if len(apart) < 2 or len(host) != 1:
            yield account
            return
        yield from (replace(account, people=(*host, said)) for said in account.people if said.value in apart)

    def _account(self, line: Line, happening: Happening, since: int) -> Account | None:
        when = date_of(line, happening, since, self.page.day.isoformat() if self.page.anchor else "")
        when = when or (self.day if _SAME_DAY.match(line.sketch.text) else None)
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
        begin, end = line.raw(happening.start, happening.end)
        text = line.sketch.text
        return Account(
            people=people,
            series=series,
            status=Said(self._status(happening, when), begin, line.raw(happening.start, happening.tail)[1]),
            weight=happening.weight,
            trigger=Said("", begin, end),
            mode="in-person" if place and happening.mode == "unknown" else happening.mode,
            date=when or (visit.day if visit and happening.status == "held" else None),
            date_weak=when is None,
            place=place if happening.mode not in {"phone", "video"} else None,
            margins=margins_of(line, happening),
            minutes=length_of(line, happening),
            issues=issues_of(line, self.authority) if since == 0 and (TALK.search(text) or _TOPIC.search(text)) else (),
            role=happening.role,
        )

    def _status(self, happening: Happening, when: Said[str] | None) -> str:
        """What the words say; a day ahead makes of held what is planned."""
        ahead = self.page.anchor is not None and when is not None and when.value[:10] > self.page.day.isoformat()
        return "planned" if ahead and happening.status == "held" else happening.status

    def _people(self, line: Line, happening: Happening, when: Said[str] | None) -> tuple[Said[Iri], ...]:
        found = parties(line.sketch, happening.start, happening.end)
        people = line.people(found.at)
        known = {said.value for said in people}
        if len(known) > 1:
            return people
        nations, begin, _ = countries(line.sketch, happening.start, self.authority.abbreviations)
        if nations and self._between(line, happening) is None:
            at = line.raw(begin, happening.end)
            leaders = [self._leader(nation, happening.role, when) for nation in nations]
            return tuple(Said(who, *at) for who in leaders if who)
        if found.before and not known and (other := self._of_country(line, happening, when)):
            return other
        pair = self._pair(line.sketch.text[: happening.end], known)
        if found.before and len(known) == 1 and _JOINED_BY.search(line.sketch.text[: happening.start]):
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
        mark, at = line.mark(beside.start())
        leader = self._leader(mark.iris[0], happening.role, when)
        return (self.subject, Said(leader, *at)) if leader and leader != self.subject.value else ()

    def _pair(self, text: str, known: set[Iri]) -> tuple[Said[Iri], ...]:
        """Those who met last, of the rank that the words say (両首脳, 両外相), with those who are named."""
        rank = _RANK.search(text)
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

    def _leader(self, nation: Iri, role: str, when: Said[str] | None) -> Iri | None:
        if role == "leader" and self.page.anchor is None and (known := self._known(nation)):
            return known
        first, last = bounds(when.value) if when else (None, None)
        span = (first or self.page.day, last or self.page.day)
        if not in_time(span):
            return None
        if role == "leader":
            return self.authority.leader(nation, span)
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
