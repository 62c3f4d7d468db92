"""Korean prose read sentence by sentence: what is told of which meeting, and who "양국 정상" are.

What comes in: the blocks of a report or record, a `Cast`. What goes out: `Account`s in the order of the text, and the
`Passage`s (sentences with their sketch) they stand in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.clean import Block
from summitgraph.text.encounter import Encounter
from summitgraph.text.ko.cast import Cast
from summitgraph.text.ko.encounters import encounters
from summitgraph.text.ko.names import marks
from summitgraph.text.ko.scene import when, where
from summitgraph.text.ko.status import status
from summitgraph.text.markup import sentences
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Ref, draw
from summitgraph.text.who import person
from summitgraph.time import Days, days_of

_MARGINS: Final = re.compile(
    r"(?P<s>[ＳＢ])(?: ?\([^()]{1,30}\))? ?(?:정상회의)?(?:에 참석|를 계기|을 계기| 계기| 기간| 참석)"
)
_TALKED: Final = re.compile(
    "논의|협의|합의|강조|평가|공감|의견|재확인|협력|당부|전달|제안|의제|요청|약속|지지|설명|환영|노력"
    "|확인|다뤘|대해|관련|위해|희망|추진|발전|강화"
)
_MINISTERS: Final = {"외교장관": "foreign-minister", "국방장관": "defence-minister"}
_VIDEO: Final = re.compile("화상|영상|온라인")
_PHONE: Final = re.compile("통화|전화")
_TOPIC: Final = re.compile(r"Ｐ(?:님)?(?:은|는|이|가|께서|도)(?= |,)")


@dataclass(frozen=True, slots=True)
class Narrator:
    """Reads passages; of a record ``home`` says where it was made, ``guest`` whom its words address."""

    cast: Cast
    home: Said[Iri] | None = None
    guest: Said[Iri] | None = None

    def passages(self, blocks: Iterable[Block]) -> Iterator[Passage]:
        """Yield the sentences of a document with their sketches and the topic that goes on."""
        named: list[Iri] = []
        subject: Ref | None = None
        for number, block in enumerate(blocks):
            found = marks(block.body.text, self.cast, named)
            for start, end in sentences(block.body):
                sketch = draw(block.body.text, found, start=start, end=end)
                yield Passage(number, block.role, block.body, start, end, sketch, subject)
                topic = _TOPIC.search(sketch.text)
                subject = sketch.marks[topic.start()].refs[0] if topic else subject

    def accounts(self, passages: Iterable[Passage]) -> Iterator[Account]:
        """Yield what each sentence tells of each meeting; what is talked about goes to the meeting told of before."""
        last: Account | None = None
        for passage in passages:
            told: list[Account] = []
            before = last
            others = list(encounters(passage.sketch))
            for encounter in others:
                near = before if _pair_first(passage, told) else last
                if (account := self._account(passage, encounter, others, near)) is not None:
                    told.extend(_apart(passage, encounter, account))
                    title = passage.role != "title" and last is not None and self.cast.speech
                    if account.series is None and account.weight and not title:
                        last = told[-1]
            yield from self._with_issues(passage, told, last)

    def _account(
        self, passage: Passage, encounter: Encounter, others: list[Encounter], last: Account | None
    ) -> Account | None:
        sketch, (at, after) = passage.sketch, encounter.trigger
        span = passage.raw(at, after)
        if encounter.kind == "this":
            words = Said(sketch.text[at:after], *span)
            place = where(passage, encounter)
            if last is None:
                return self._with_guest(passage, encounter)
            return replace(last, trigger=words, place=last.place or place, issues=(), weight=0, same=True)
        if encounter.kind in {"press", "dinner"} and (passage.role != "title" or not self.cast.speech):
            return None
        if encounter.kind == "dinner":
            return self._with_guest(passage, encounter)
        day = when(passage.sketch, encounter, others)
        days = days_of(day.edtf) if day else None
        judged = status(
            sketch.text[:at][-40:], sketch.text[at:after], sketch.text[after:], days=days, published=self.cast.day
        )
        if judged is None:
            return None
        place, beside = where(passage, encounter), _MARGINS.search(sketch.text)
        mark = sketch.marks[beside.start("s")] if beside else None
        series = next((i for i in mark.iris if "/series/" in i), None) if mark else None
        around = sketch.text[max(0, at - 8) : after]
        base = Account(
            people=(),
            series=None,
            status=Said(judged.key, *span),
            weight=judged.weight,
            trigger=Said(sketch.text[at:after], *span),
            mode="video" if _VIDEO.search(around) else "phone" if _PHONE.search(around) else "in-person",
            date=Said(day.edtf, *passage.body.raw(day.start, day.end)) if day else None,
            place=place,
            margins=Said(series, *passage.body.raw(mark.start, mark.end)) if mark and series else None,
        )
        if encounter.kind in {"series", "margins"}:
            return self._series(passage, encounter, base, day)
        if encounter.kind == "again":
            people = [Said(said.value, *span) for said in last.people] if last and not last.series else []
            return replace(base, people=tuple(people), role=last.role) if last and people else None
        return self._of_people(passage, encounter, base, last, days)

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
            for mark in passage.sketch.within(*span, "ＰＧＡ")
            for said in self._resolved(passage, mark, days, last, minister if mark.sign == sign.GROUP else "")
        ]  # fmt: skip
        if encounter.objects:
            people = [*self._subject(passage, encounter, days, {said.value for said in people}), *people]
        distinct = tuple({said.value: said for said in reversed(people)}.values())[::-1]
        if len(distinct) < 2:
            return None
        roles = [r.role for s in (encounter.subject,) if s for m in passage.sketch.within(*s, "Ｇ") for r in m.refs]
        account = replace(base, people=distinct, role=minister or next((r for r in roles if r), "leader"))
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
        attended = re.search("참석|참여|열|개최", passage.sketch.text[encounter.trigger[1] :][:30])
        topics = [passage.sketch.marks[m.start()] for m in _TOPIC.finditer(passage.sketch.text)][:1] if attended else []
        people = [said for m in topics for said in self._resolved(passage, m, days or self.cast.days, None)]
        said = Said(series, *passage.body.raw(mark.start, mark.end))
        found = replace(base, series=said, people=tuple(people), attended=bool(people), margins=None)
        return self._beside_record(passage, encounter, found) if self.cast.speech and day is None else found

    def _beside_record(self, passage: Passage, encounter: Encounter, found: Account) -> Account:
        """The multilateral meeting at which, or beside which, the words of a record were spoken."""
        assert found.series
        at = (found.series.start, found.series.end)
        words = passage.sketch.text[encounter.trigger[1] :]
        if passage.role == "title" and _THERE.match(words) and self.cast.host:
            people = [Said(self.cast.host, *at), *([self.guest] if self.guest else [])]
            day = Said(self.cast.day.isoformat(), *at)
            return replace(found, people=tuple(people), attended=True, date=day, place=found.place or self.home)
        if passage.role == "title" or "계기" in words[:12]:
            month = Said(self.cast.day.isoformat()[:7], *at)  # the record was made beside it
            place = found.place or (self.home if passage.role == "title" else None)
            return replace(found, date=month, date_weak=True, place=place, mode="in-person")
        return found

    def _resolved(
        self, passage: Passage, mark: Mark, days: Days, last: Account | None, role: str = ""
    ) -> list[Said[Iri]]:
        at = passage.body.raw(mark.start, mark.end)
        if mark.sign == sign.PAIR:
            return [Said(said.value, *at) for said in last.people] if last else []
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
        at_ = passage.raw(*encounter.trigger)
        who = person(passage.subject, days, self.cast.authority) if passage.subject else None
        if self.cast.speech:
            who = self.cast.host
        return [Said(who, *at_)] if who and who not in others else []

    def _with_issues(self, passage: Passage, told: list[Account], last: Account | None) -> Iterator[Account]:
        issues = tuple(self._issues(passage))
        meetings = [a for a in told if a.series is None and a.weight]
        if issues and len(meetings) == 1:
            for account in told:
                yield replace(account, issues=issues) if account is meetings[0] else account
        else:
            yield from told
        if issues and last and (not meetings or (self.cast.speech and last not in meetings)):
            yield replace(last, trigger=last.trigger, issues=issues, weight=0, same=True)

    def _issues(self, passage: Passage) -> Iterator[Said[Iri]]:
        text = passage.body.text[passage.start : passage.end]
        if passage.role == "title" or not (self.cast.speech or _TALKED.search(text)):
            return
        for hit in self.cast.authority.issues.find(text):
            start, end = passage.body.raw(passage.start + hit.start, passage.start + hit.end)
            yield from (Said(iri, start, end) for iri in hit.of("issue"))


def _pair_first(passage: Passage, told: list[Account]) -> bool:
    """Whether "두 정상" stands before the other meetings of its sentence, so that they are those of the one before."""
    pair = next((m for _, m in sorted(passage.sketch.marks.items()) if m.sign == sign.PAIR), None)
    return pair is not None and all(
        passage.body.raw(pair.start, pair.end)[0] < a.trigger.start for a in told if not a.same
    )


# 정상회담 결과 대국민 보고: spoken after it, elsewhere
_ABOUT: Final = re.compile("귀국|보고|결과|관련|즈음|대국민|담화문 발표")
# 모두 발언 · 세션 2 발언문 · 개회사: spoken there and then
_THERE: Final = re.compile(
    r"^(?: 및 [^.]{2,20}?)? ?(?:제?\d?세션[^.]{0,12}|[^가-힣.]{0,8}"
    r"|윤?[가-힣]{0,3} ?대통령 ?)?(?:모두 ?발언|발언|개회사|폐회사|선도발언|환영사|기조연설|만찬사"
    r"|오찬사|답사|건배사|인사말)"
)
# Ｐ, Ｐ와 잇따라 정상회담을 가졌다: one with each
_EACH: Final = re.compile("각각|잇따라|잇달아|개별|차례로|연쇄|따로")


def _apart(passage: Passage, encounter: Encounter, account: Account) -> Iterator[Account]:
    """The meeting, or where one met several in turn, one with each."""
    between = passage.sketch.text[encounter.objects[1] : encounter.trigger[1]] if encounter.objects else ""
    if len(account.people) < 3 or not _EACH.search(between):
        yield account
        return
    first, *others = account.people
    for number, other in enumerate(others):
        trigger = replace(account.trigger, start=other.start, end=other.end) if number else account.trigger
        yield replace(account, people=(first, other), trigger=trigger)
