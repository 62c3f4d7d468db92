"""Korean prose read sentence by sentence: what is told of which meeting, and who "양국 정상" are.

What comes in: the blocks of a report or record, a `Cast`. What goes out: `Account`s in the order of the text, and the
`Passage`s (sentences with their sketch) they stand in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.clean import Block
from summitgraph.text.encounter import Encounter
from summitgraph.text.ko.cast import Cast
from summitgraph.text.ko.encounters import encounters
from summitgraph.text.ko.names import marks
from summitgraph.text.ko.parties import again, apart, both, earlier, hosts, own_series, pair_first, with_a_minister
from summitgraph.text.ko.scene import in_turn, judged_by, margins, mode, own_day, that_day, when, where
from summitgraph.text.ko.topics import issues_of
from summitgraph.text.markup import sentences
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Marks, Ref, draw
from summitgraph.text.who import in_time, person
from summitgraph.time import Days, days_of

if TYPE_CHECKING:
    from datetime import date

_MINISTERS: Final = {"외교장관": "foreign-minister", "국방장관": "defence-minister"}
_TOPIC: Final = re.compile(r"Ｐ(?:님)?(?:은|는|이|가|께서|도)(?= |,)")


@dataclass(frozen=True, slots=True)
class Narrator:
    """Reads passages; of a record ``home`` says where it was made, ``guest`` whom its words address."""

    cast: Cast
    home: Said[Iri] | None = None
    guest: Said[Iri] | None = None
    guests: tuple[Said[Iri], ...] = ()  # all whom it addresses

    def passages(self, blocks: Iterable[Block]) -> Iterator[Passage]:
        """Yield the sentences of a document with their sketches and the topic that goes on."""
        named: list[Iri] = []
        subject: Ref | None = None
        two: tuple[Ref, ...] = ()
        day: date | None = None
        for number, block in enumerate(blocks):
            found, day = that_day(block.body.text, marks(block.body.text, self.cast, named), day, self.cast.day)
            inside = Marks.of(found)
            for start, end in sentences(block.body):
                sketch = draw(block.body.text, inside, start=start, end=end)
                yield Passage(number, block.role, block.body, start, end, sketch, subject, named=two)
                two = both(sketch) or two
                topic = _TOPIC.search(sketch.text)
                subject = sketch.marks[topic.start()].refs[0] if topic else subject

    def accounts(self, passages: Iterable[Passage]) -> Iterator[Account]:
        """Yield what each sentence tells of each meeting; what is talked about goes to the meeting told of before."""
        last: Account | None = None
        relay: Said[str] | None = None
        for passage in passages:
            told: list[Account] = []
            before = last
            relay = in_turn(passage) or relay
            others = list(encounters(passage.sketch))
            for encounter in others:
                near = before if pair_first(passage, told) else last
                if (account := self._account(passage, encounter, others, near)) is not None:
                    undated = account.date is None and account.series is None and account.status.value == "held"
                    if relay and undated and account.mode == "in-person":
                        account = replace(account, date=relay, date_weak=True)
                    told.extend(apart(passage, encounter, account))
                    newest = told[-1]
                    if before_it := earlier(passage, account):
                        told.append(before_it)
                    title = passage.role != "title" and last is not None and self.cast.speech
                    if account.series is None and account.weight and not title:
                        last = newest
            yield from self._with_issues(passage, told, last)

    def _account(
        self, passage: Passage, encounter: Encounter, others: list[Encounter], last: Account | None
    ) -> Account | None:
        sketch, (at, after) = passage.sketch, encounter.trigger
        span = passage.raw(at, after)
        if encounter.kind == "this" or (encounter.kind != "series" and _FIRST.match(sketch.text[after:])):
            return self._again(passage, encounter, last)
        if encounter.kind in {"press", "dinner"} and (passage.role != "title" or not self.cast.speech):
            return None
        if encounter.kind == "dinner":
            return self._with_guest(passage, encounter)
        day = when(passage.sketch, encounter, others)
        days = days_of(day.edtf) if day else None
        judged = judged_by(sketch, encounter, others, days=days, published=self.cast.day)
        if judged is None:
            return None
        base = Account(
            people=(),
            series=None,
            status=Said(judged.key, *span),
            weight=judged.weight,
            trigger=Said(sketch.text[at:after], *span),
            mode=mode(sketch.text[max(0, at - 8) : after]),
            date=Said(day.edtf, *passage.body.raw(day.start, day.end)) if day else None,
            place=where(passage, encounter),
            margins=margins(passage),
        )
        if encounter.kind in {"series", "margins"}:
            return self._series(passage, encounter, base, day)
        if encounter.kind in {"again", "next"}:
            named = sign.PERSON in sketch.text[:at] or sign.GROUP in sketch.text[:at]
            return (
                None
                if encounter.kind == "next" and (named or not (last and last.people))
                else again(base, last, self.cast.day)
            )
        return self._of_people(passage, encounter, base, last, days)

    def _again(self, passage: Passage, encounter: Encounter, last: Account | None) -> Account | None:
        """Say more about the meeting just told of: 이번 정상회담, 두 정상이 만나는 것은 이번이 처음이다."""
        this = encounter.kind == "this"
        if last is None:
            return self._with_guest(passage, encounter) if this and len(self.guests) < 2 else None
        words = Said(passage.sketch.text[slice(*encounter.trigger)], *passage.raw(*encounter.trigger))
        place = last.place or (where(passage, encounter) if this else None)
        dated = last.date or (own_day(passage, encounter) if this else None)
        return replace(last, trigger=words, place=place, date=dated, issues=(), weight=0, same=True)

    def _with_guest(self, passage: Passage, encounter: Encounter) -> Account | None:
        """The meeting of which the words were part: of the one who speaks with the one addressed, on that day."""
        if not (self.cast.speech and self.guest and self.cast.host) or self.guest.value == self.cast.host:
            return None
        span = passage.raw(*encounter.trigger)
        words = Said(passage.sketch.text[slice(*encounter.trigger)], *span)
        return Account(
            people=(Said(self.cast.host, *span), self.guest),
            series=None,
            status=Said("held", *span),
            weight=3,
            trigger=words,
            mode="in-person",
            date=Said(self.cast.day.isoformat(), *span),
            date_weak=True,
            place=self.home,
        )

    def _of_people(
        self, passage: Passage, encounter: Encounter, base: Account, last: Account | None, days: Days | None
    ) -> Account | None:
        days = days or self.cast.days
        words = passage.sketch.text[slice(*encounter.trigger)]
        minister = next((role for word, role in _MINISTERS.items() if word in words), "")
        people = [
            said
            for span in (encounter.subject, encounter.objects) if span
            for mark in passage.sketch.within(*span, "ＰＧＡＣ")
            for said in self._resolved(passage, mark, days, last, minister if mark.sign == sign.GROUP else "")
        ]  # fmt: skip
        if encounter.objects:
            people = [*self._subject(passage, encounter, days, {said.value for said in people}), *people]
        distinct = tuple({said.value: said for said in reversed(people)}.values())[::-1]
        if len(distinct) < 2 or with_a_minister(passage, encounter, self.cast, distinct, days):
            return None
        groups = passage.sketch.within(*encounter.subject, sign.GROUP) if encounter.subject else []
        roles = [ref.role for mark in groups for ref in mark.refs]
        account = replace(base, people=distinct, role=minister or next((r for r in roles if r), "leader"))
        if words.endswith(("정상회의", "정상회담")) and (series := own_series(distinct, self.cast)):
            named = () if groups else distinct  # 한일중 정상회담: it need not be the first of each country
            return replace(
                account,
                series=Said(series, account.trigger.start, account.trigger.end),
                people=named,
                attended=bool(named),
            )
        return self._of_record(passage, encounter, account)

    def _of_record(self, passage: Passage, encounter: Encounter, account: Account) -> Account:
        """The title of a record of words spoken at a meeting: it is of that day, and where the record says."""
        host = self.cast.host
        words = passage.sketch.text[encounter.trigger[1] :]
        if passage.role != "title" or not self.cast.speech or host not in account.names or _ABOUT.search(words):
            return account
        judged = "planned" if re.match(r" ?(?:전|사전|앞두고|출국)", words) else "held"
        dated = account.date or Said(self.cast.day.isoformat(), account.trigger.start, account.trigger.end)
        there = _THERE.search(words) is not None
        return replace(
            account,
            status=replace(account.status, value=judged),
            weight=3,
            date=dated,
            date_weak=account.date is None and not there,
            place=account.place or self.home,
        )

    def _series(self, passage: Passage, encounter: Encounter, base: Account, day: Mark | None) -> Account | None:
        mark = passage.sketch.marks[encounter.subject[0] if encounter.subject else encounter.trigger[0]]
        series = next((i for i in mark.iris if "/series/" in i), None)
        if series is None or series in self.cast.authority.assemblies:
            return None
        bodies = [i for i in mark.iris if "/organization/" in i]
        if bodies and encounter.kind == "margins":
            return None
        days = days_of(day.edtf) if day else self.cast.days
        attended = _HELD.search(passage.sketch.text[encounter.trigger[1] :][:36])
        topics = hosts(passage, encounter) if attended else []
        people = [said for m in topics for said in self._resolved(passage, m, days or self.cast.days, None)]
        if attended and self.cast.speech and self.cast.host:
            others = self._with_me(passage, days)
            people = [Said(self.cast.host, *passage.raw(*encounter.trigger)), *others] if others else []
        said = Said(series, *passage.body.raw(mark.start, mark.end))
        found = replace(base, series=said, people=tuple(people), attended=bool(people), margins=None)
        return self._beside_record(passage, encounter, found) if self.cast.speech and day is None else found

    def _with_me(self, passage: Passage, days: Days | None) -> list[Said[Iri]]:
        """Those with whom the one who speaks took part: Ｐ님, Ｐ님과 함께."""
        found = re.search(r"(?:Ｐ(?:님)?(?:, |와 |과 ))*Ｐ(?:님)?(?:와|과)(?= )", passage.sketch.text)
        marks_ = passage.sketch.within(*found.span(), sign.PERSON) if found else []
        return [said for m in marks_ for said in self._resolved(passage, m, days or self.cast.days, None)]

    def _beside_record(self, passage: Passage, encounter: Encounter, found: Account) -> Account:
        """The multilateral meeting at which, or beside which, the words of a record were spoken."""
        assert found.series
        at = (found.series.start, found.series.end)
        words = passage.sketch.text[encounter.trigger[1] :]
        if passage.role == "title" and _THERE.match(words) and self.cast.host:
            people = [Said(self.cast.host, *at), *self.guests]
            day = Said(self.cast.day.isoformat(), *at)
            return replace(found, people=tuple(people), attended=True, date=day, place=found.place or self.home)
        this = passage.sketch.text[: encounter.trigger[0]].endswith("이번 ")
        if passage.role == "title" or "계기" in words[:12] or this:
            month = Said(self.cast.day.isoformat()[:7], *at)  # the record was made beside it
            place = found.place or (self.home if passage.role == "title" else None)
            held = replace(found.status, value="held") if this else found.status
            return replace(found, status=held, date=month, date_weak=True, place=place, mode="in-person")
        return found

    def _resolved(
        self, passage: Passage, mark: Mark, days: Days, last: Account | None, role: str = ""
    ) -> list[Said[Iri]]:
        at = passage.body.raw(mark.start, mark.end)
        if mark.sign == sign.PAIR:
            if last is None:
                two = [person(ref, days, self.cast.authority) for ref in passage.named]
                return [Said(iri, *at) for iri in two if iri]
            several = passage.body.text[mark.start] not in "3세삼" or len(last.names) > 2  # 3국 정상은
            return [Said(said.value, *at) for said in last.people] if several else []
        if mark.sign == sign.COUNTRY:
            who = self.cast.leads.get(mark.iris[-1]) or self.cast.authority.leader(mark.iris[-1], days)
            return [Said(who, *at)] if who and in_time(days) else []
        refs = [replace(ref, role=role) for ref in mark.refs] if role else mark.refs
        found = [person(ref, days, self.cast.authority) for ref in refs]
        return [Said(iri, *at) for iri in found if iri] if all(found) else []

    def _subject(self, passage: Passage, encounter: Encounter, days: Days, others: set[Iri]) -> list[Said[Iri]]:
        """The topic of the sentence (Ｐ은, Ｐ이), else that of the sentence before, in a speech the one who speaks."""
        text, start = passage.sketch.text, encounter.objects[0] if encounter.objects else encounter.trigger[0]
        topics = [m.start() for m in _TOPIC.finditer(text, 0, start)] or [
            m.start() for m in _TOPIC.finditer(text, start)
        ]
        for at in reversed(topics):
            found = self._resolved(passage, passage.sketch.marks[at], days, None)
            if found and found[0].value not in others:
                return found
        if len(others) > 1 and not self.cast.speech:
            return []  # Ｐ와 Ｐ의 회담: both are named
        at_ = passage.raw(*encounter.trigger)
        who = person(passage.subject, days, self.cast.authority) if passage.subject else None
        if self.cast.speech:
            who = self.cast.host
        return [Said(who, *at_)] if who and who not in others else []

    def _with_issues(self, passage: Passage, told: list[Account], last: Account | None) -> Iterator[Account]:
        issues = tuple(issues_of(passage, self.cast))
        meetings = [a for a in told if a.series is None and a.weight]
        if issues and len(meetings) == 1:
            for account in told:
                yield replace(account, issues=issues) if account is meetings[0] else account
        else:
            yield from told
        if issues and last and (not meetings or (self.cast.speech and last not in meetings)):
            yield replace(last, trigger=last.trigger, issues=issues, weight=0, same=True)


# 두 정상이 만나는 것은 이번이 처음이다: the meeting just told of
_FIRST: Final = re.compile(
    r"^[이가을은 ]{0,2}[^.,]{0,10}?(?:는|열린|한|난|가진) 것(?:은|이)? ?[^.,]{0,24}(?:이번이|처음|만이|만으로|번째)"
)
_HELD: Final = re.compile("참석|참여|열|개최|재개|주재|갖|가졌|가진")
# 정상회담 결과 대국민 보고: spoken after it, elsewhere
_ABOUT: Final = re.compile("귀국|보고|결과|관련|즈음|대국민|담화문 발표")
# 모두 발언 · 세션 2 발언문 · 개회사: spoken there and then
_THERE: Final = re.compile(
    r"^(?: 및 [^.]{2,20}?)? ?(?:제?\d?세션[^.]{0,12}|[^가-힣.]{0,8}"
    r"|윤?[가-힣]{0,3} ?대통령 ?)?(?:모두 ?발언|발언|개회사|폐회사|선도발언|환영사|기조연설|만찬사"
    r"|오찬사|답사|건배사|인사말)"
)
