"""What the sentences of a Japanese page tell of meetings.

What comes in: `Line`s in the order of the text. What goes out: `Account`s, one a sentence and meeting.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.ja.before import Past, earlier
from summitgraph.text.ja.circumstances import BESIDE, date_of, length_of, margins_of, place_of, visited
from summitgraph.text.ja.forums import Setting, named_for, setting
from summitgraph.text.ja.happening import Happening, happenings
from summitgraph.text.ja.lines import Line
from summitgraph.text.ja.parties import countries, parties
from summitgraph.text.page import Page
from summitgraph.time import bounds

# 両首脳は…確認した · 大統領から…述べました: what was talked about
_TALK: Final = re.compile(
    r"述べ|発言|表明|伝達|伝え|一致|確認|共有|意見交換|議論|協議|話し合|説明|言及|強調|合意|歓迎|非難|約束|提起|求め|応じ|"
    r"謝意|指摘|触れ"
)
# 会談で首相は · その上で両首脳は · また、大統領は: goes on about the same meeting
_GOES_ON: Final = re.compile(
    r"^(?:\d{1,2}[. 　]\s?|\(\d+\)\s?|[ア-ン][ 　])?(?:また|さらに|その上で|そのうえで|これに対し|このほか|加えて|(?:首脳|外相|同)?会談では?|協議では?|"
    r"この中で|冒頭|引き続き|最後に|両(?:首脳|大臣|外相|氏|者|国|政府|大統領|首相|長官)|双方|[23三二四]首脳|\d{1,2}[. 　]|[^。]{0,30}Ｐ(?:から|より))"
)
# 一方、大統領は · 大統領から
_SPEAKS: Final = re.compile(r"(?:一方、?|これに対し(?:て)?、?|このうち、?)?(?:[ＣＬ](?:の)?)?Ｐ(?=(?:氏)?(?:は|も|から))")
# 供給網の強化で一致した · 情勢についても協議する見通しだ: without a subject, it is still the same people
_AGREED: Final = re.compile(r"(?:確認|一致|協議|議論|意見交換|合意|共有|話し合|意見を交わ)[^。「」]{0,14}。?$")
_OTHERS: Final = re.compile(r"(?:は|が)(?=[、ＰＣ])|[^、。]{2,12}(?:は|が)[^、。]{0,4}(?:発表|明らか)|政府[はが]|省[はが]|官[はが]")
# 情勢について会談した · 会談の主な議題は
_TOPIC: Final = re.compile(r"について|をめぐ|を巡|に関(?:し|する)|など|議題|テーマ|意見|念頭|受け")
# 首相は…: whom the report is about
_SUBJECT: Final = re.compile(r"Ｐ(?=は)")
# サミットに出席するため
_FOR: Final = re.compile(r"Ｓ(?:に|へ(?:の)?)?(?:出席|参加)(?:する)?(?:の)?ため")
# 首脳会議に出席した首相は · 首脳会合に出席するため米国を訪問中の首相は · 首相はサミットに出席した
_ATTENDS: Final = re.compile(
    r"Ｓ(?:に|へ(?:の)?)?(?:出席|参加)[^。、は]{0,30}?(?P<who>Ｐ)"
    r"|(?P<first>Ｐ(?:(?:、|と|及び|および)(?:[ＣＬ](?:の)?)?Ｐ)*)(?:両(?:氏|首脳|大統領|首相))?(?:は|が|も|とも)"
    r"(?:[^。Ｓ]{0,60}Ｓ(?:[(（][^()（）]*[)）])?」?(?:(?:に|へ)?(?:出席|参加)|で(?:の)?(?:一般討論)?(?:演説|スピーチ))|、?Ｓ(?:の)?(?:終了後|閉会後|の合間))"
)
# サミットが開かれ、首相、大統領が共同宣言を発表した: those who act at it took part
_ACT: Final = re.compile(
    r"Ｓ(?:が|は)[^。]*?(?:開かれ|行われ|開催され)[^。]*?、(?P<who>Ｐ(?:(?:、|と)(?:[ＣＬ](?:の)?)?Ｐ)+)(?:が|は|ら)"
)
# 首相、総理及び大統領は、ソウルにおいてサミットを開催した
_HOLD: Final = re.compile(
    r"(?P<who>Ｐ(?:(?:、|と|及び|および|並びに)(?:[ＣＬ](?:の)?)?Ｐ)+)(?:は|が)[^。ＳＰ]{0,60}(?:第[0-9一二三四五六七八九十]+回)?"
    r"Ｓ(?:を(?:開催|開い|行)|に(?:出席|参加|臨)|で)"
)
# 首相、大統領が出席した, in the sentence after
_CAME: Final = re.compile(
    r"^(?:[^。Ｐ]{0,16}、|[ＣＬ]の)?(?P<who>Ｐ(?:(?:、|と|に加え、|のほか、)(?:[^、。Ｐ]{0,16})?Ｐ)*)(?:が|も|ら(?:が|も))[^。]{0,8}(?:出席|参加)し"
)
# 両首脳 · 両外相
_RANK: Final = re.compile(r"両(?:国|氏)?(?:(?P<leaders>首脳|大統領|首相)|外相|大臣|長官|防衛相|国防相)")
# 両首脳はその後、大統領とともに会談した: a third joins the two
_JOINED_BY: Final = re.compile(r"両(?:首脳|氏|者|外相)は[^。]*Ｐ(?:と(?:とも|一緒)に|も(?:交え|加わ))")
# テレビ会議形式で · オンラインで
_AFAR: Final = re.compile(r"オンライン(?:形式)?で|オンライン首脳|オンライン会議|テレビ会議|ビデオ会議|バーチャル")
# 首相は8日、甲国の首都川口を訪問した
_TRAVELS: Final = re.compile(
    r"(?P<who>Ｐ)(?:は|が)(?:[^。「」ＰＳ]*?)(?P<where>[ＣＬ])(?:[^、。はがをＰＣＬＳ]{0,8})?(?:を|に|へ)(?:公式|実務|電撃|国賓として)?(?:訪問|訪れ|到着)し?(?:、|。|た|ま|$)"
)


@dataclass(slots=True)
class Teller:
    """Goes through the lines and remembers who met last; lives for one page."""

    page: Page
    authority: Authority
    pairs: list[tuple[Said[Iri], ...]] = field(default_factory=list)
    last: Account | None = None
    forum: Account | None = None
    subject: Said[Iri] | None = None
    visit: tuple[Iri, Said[Iri]] | None = None
    fresh: bool = False  # whether the sentence before was about the last meeting

    def accounts(self, lines: Iterable[Line]) -> Iterator[Account]:
        """Yield what each sentence tells."""
        for line in lines:
            self._travels(line)
            if subject := _SUBJECT.search(line.sketch.text):
                self.subject = next(iter(self._named(line, [subject.start()])), self.subject)
            held = list(self._series(line))
            met = list(self._met(line))
            yield from held
            yield from met
            if met or any(one.convened for one in held):
                self.last, self.fresh = (met or held)[0], True
            elif self.last and _TALK.search(line.sketch.text) and self._goes_on(line):
                topics = self._issues(line)
                yield replace(self.last, weight=1, date=None, place=None, same=True, issues=topics)
            else:
                self.fresh = False

    def _travels(self, line: Line) -> None:
        """Remember where somebody is said to have come: 首相は8日、首都を訪問した."""
        if match := _TRAVELS.search(line.sketch.text):
            mark, at = line.mark(match.start("where"))
            who = self._named(line, [match.start("who")])
            self.visit = (who[0].value, Said(mark.iris[0], *at)) if who else self.visit

    def _goes_on(self, line: Line) -> bool:
        """Whether a sentence goes on about the meeting before: by its first words, or by one of those who met."""
        text = line.sketch.text
        if _GOES_ON.match(text) or (self.fresh and _AGREED.search(text) and not _OTHERS.search(text)):
            return True
        speaks = _SPEAKS.match(line.sketch.text)
        people = self._named(line, [speaks.end() - 1]) if speaks else ()
        return bool(people and self.last and people[0].value in self.last.names)

    def _met(self, line: Line) -> Iterator[Account]:
        since = 0
        whole, (line, past) = line, earlier(line)
        met: Account | None = None
        for happening in happenings(line.sketch.text):
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
        apart = {said.value for said in self._named(line, parties(line.sketch, happening.start, happening.end).apart)}
        host = [said for said in account.people if said.value not in apart]
        if len(apart) < 2 or len(host) != 1:  # noqa: PLR2004 - a partner alone is no row of partners
            yield account
            return
        yield from (replace(account, people=(*host, said)) for said in account.people if said.value in apart)

    def _account(self, line: Line, happening: Happening, since: int) -> Account | None:
        when = date_of(line, happening, since, self.page.day.isoformat() if self.page.anchor else "")
        people = self._people(line, happening, when)
        series = self._between(line, happening)
        if len({said.value for said in people}) < 2 and series is None:
            return None
        self.pairs.append(people)
        place = place_of(line, happening, self.authority.abbreviations)
        if place is None and self.visit and self.visit[0] in {said.value for said in people} and not line.days:
            place = self.visit[1]
        begin, end = line.raw(happening.start, happening.end)
        text = line.sketch.text
        return Account(
            people=people,
            series=series,
            status=Said(self._status(happening, when), begin, line.raw(happening.start, happening.tail)[1]),
            weight=happening.weight,
            trigger=Said("", begin, end),
            mode="in-person" if place and happening.mode == "unknown" else happening.mode,
            date=when,
            place=place if happening.mode not in {"phone", "video"} else None,
            margins=margins_of(line, happening),
            minutes=length_of(line, happening),
            issues=self._issues(line) if since == 0 and (_TALK.search(text) or _TOPIC.search(text)) else (),
            role=happening.role,
        )

    def _status(self, happening: Happening, when: Said[str] | None) -> str:
        """What the words say; a day ahead makes of held what is planned."""
        ahead = self.page.anchor is not None and when is not None and when.value[:10] > self.page.day.isoformat()
        return "planned" if ahead and happening.status == "held" else happening.status

    def _people(self, line: Line, happening: Happening, when: Said[str] | None) -> tuple[Said[Iri], ...]:
        found = parties(line.sketch, happening.start, happening.end)
        people = self._named(line, found.at)
        known = {said.value for said in people}
        if len(known) > 1:
            return people
        nations, begin, _ = countries(line.sketch, happening.start, self.authority.abbreviations)
        if nations and self._between(line, happening) is None:
            at = line.raw(begin, happening.end)
            leaders = [self._leader(nation, happening.role, when) for nation in nations]
            return tuple(Said(who, *at) for who in leaders if who)
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

    def _named(self, line: Line, places: Iterable[int]) -> tuple[Said[Iri], ...]:
        told: dict[Iri, Said[Iri]] = {}
        for place in places:
            mark, at = line.mark(place)
            if who := mark.refs[0].person:
                told.setdefault(who, Said(who, *at))
        return tuple(told.values())

    def _leader(self, nation: Iri, role: str, when: Said[str] | None) -> Iri | None:
        first, last = bounds(when.value) if when else (None, None)
        span = (first or self.page.day, last or self.page.day)
        if role == "leader":
            return self.authority.leader(nation, span)
        return self.authority.minister(nation, role, span)

    def _series(self, line: Line) -> Iterator[Account]:
        """The multilateral meetings that a sentence names, with those who take part."""
        marks = [(at, mark) for at, mark in sorted(line.sketch.marks.items()) if mark.sign == sign.SERIES]
        several: tuple[Said[Iri], ...] = ()
        for at, mark in marks:
            attended = self._attending(line, at) or several
            if "関連" in line.block.body.text[mark.start : mark.end] and len(marks) > 1:
                several = attended  # ASEAN関連首脳会議: one word for several, one of which is named
                continue
            near = setting(line, at, self.authority)
            place = near.place if near and near.place else next(visited(line), None)
            place = place or named_for(line, at, self.authority)
            if attended or near or place or BESIDE.match(line.sketch.text, at):
                self.forum = self._multilateral(line, at, attended, place, near)
                yield self.forum
        came = _CAME.match(line.sketch.text)
        if came and not marks and self.forum and self.forum.status.value == "held":
            people = self._named(line, _places(line, came.span("who")))
            yield replace(self.forum, people=people, date=None, place=None, attended=True)

    def _multilateral(
        self, line: Line, at: int, attended: tuple[Said[Iri], ...], place: Said[Iri] | None, near: Setting | None
    ) -> Account:
        mark, (begin, end) = line.mark(at)
        before = [d for d in line.days if d.start < mark.start]
        day = near.day if near else (before[-1:] or line.days[:1] or (None,))[0]
        loose = near is None and _FOR.match(line.sketch.text, at)
        when = (day.edtf[:7] if loose else day.edtf) if day else ""
        today = self.page.day.isoformat()[: len(when)] if self.page.anchor else "9999"
        ahead = bool(when) and when > today
        ahead = ahead or (near.ahead if near else _ahead_of(line, at)) and (not when or today == "9999" or when >= today)
        return Account(
            people=attended,
            series=Said(mark.iris[0], begin, end),
            status=Said("planned" if ahead else "held", begin, end),
            weight=3 if near else 2,
            trigger=Said("", begin, end),
            date=Said(when, *line.block.body.raw(day.start, day.end)) if day else None,
            place=place,
            mode="video" if _AFAR.search(line.sketch.text) else "in-person",
            attended=bool(attended),
            convened=near is not None and not ahead,
            issues=self._issues(line) if near and _TALK.search(line.sketch.text) else (),
        )

    def _attending(self, line: Line, at: int) -> tuple[Said[Iri], ...]:
        for match in _ATTENDS.finditer(line.sketch.text):
            if match.start() <= at < match.end():
                return self._named(line, _places(line, match.span("who" if match["who"] else "first")))
        for match in _HOLD.finditer(line.sketch.text):
            if match.start() <= at < match.end():
                return self._named(line, _places(line, match.span("who")))
        acting = _ACT.search(line.sketch.text)
        return self._named(line, _places(line, acting.span("who"))) if acting and acting.start() == at else ()

    def _issues(self, line: Line) -> tuple[Said[Iri], ...]:
        found: dict[Iri, Said[Iri]] = {}
        for hit in self.authority.issues.find(line.text):
            at = line.block.body.raw(line.start + hit.start, line.start + hit.end)
            for iri in hit.of("issue"):
                found.setdefault(iri, Said(iri, *at))
        return tuple(found.values())


def _ahead_of(line: Line, at: int) -> bool:
    """Whether the first meeting behind the name of a series is only planned: 総会での会談を調整している."""
    found = next((h for h in happenings(line.sketch.text) if h.start > at), None)
    return found is not None and found.weight > 1 and found.status in {"planned", "proposed"}


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


def _places(line: Line, span: tuple[int, int]) -> list[int]:
    """Where people stand between two places of a sketch."""
    return [at for at in range(*span) if line.sketch.text[at] == sign.PERSON]
