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
from summitgraph.text.ko.encounters import encounters
from summitgraph.text.ko.names import Cast, marks
from summitgraph.text.ko.status import status
from summitgraph.text.markup import sentences
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Ref, draw
from summitgraph.text.who import person
from summitgraph.time import Days, days_of

# Ｌ에서 · Ｃ Ｌ을 국빈 방문해 · (Ｃ 방문)
_WHERE: Final = re.compile(
    r"(?P<place>[ＬＣ](?:,? ?[ＬＣ])*)(?: (?:시내|인근|현지|소재)?[^ .,ＰＤ]{0,10}(?:호텔|궁|관|센터"
    r"|청사|공항|리조트)?)?(?:에서"
    r"|에서의|에 있는|에 위치한|(?:을|를)? ?(?:국빈|공식|실무)? ?방문)"
)
_MARGINS: Final = re.compile(
    r"(?P<s>[ＳＢ])(?: ?\([^()]{1,30}\))? ?(?:정상회의)?(?:에 참석|를 계기|을 계기| 계기| 기간| 참석)"
)
_DAY_OF_WORDS: Final = re.compile(
    r"^(?:\([^()]*\))?[^.,]{0,24}?(?:밝혔|전했|보도|말했|발표했|브리핑|서면|강조했|알려졌|보도했)"
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
            others = list(encounters(passage.sketch))
            for encounter in others:
                if (account := self._account(passage, encounter, others, last)) is not None:
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
            place = self._place(passage, encounter)
            if last is None:
                return self._with_guest(passage, encounter)
            return replace(last, trigger=words, place=last.place or place, issues=(), weight=0, same=True)
        if encounter.kind in {"press", "dinner"} and (passage.role != "title" or not self.cast.speech):
            return None
        if encounter.kind == "dinner":
            return self._with_guest(passage, encounter)
        day = self._when(passage, encounter, others)
        days = days_of(day.edtf) if day else None
        judged = status(sketch.text[:at][-40:], sketch.text[after:], days=days, published=self.cast.day)
        if judged is None:
            return None
        place, beside = self._place(passage, encounter), _MARGINS.search(sketch.text)
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
        return replace(
            account,
            status=replace(account.status, value=judged),
            weight=3,
            date=dated,
            date_weak=account.date is None,
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
        if passage.role == "title" and self.cast.speech and day is None:
            month = Said(self.cast.day.isoformat()[:7], said.start, said.end)  # the record was made beside it
            found = replace(found, date=month, date_weak=True, place=base.place or self.home, mode="in-person")
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

    def _when(self, passage: Passage, encounter: Encounter, others: list[Encounter]) -> Mark | None:
        """The date nearest before the trigger, else one after it; not the day of the words."""
        sketch, at = passage.sketch, encounter.trigger[0]
        places = [i for i, mark in sorted(sketch.marks.items()) if mark.sign == sign.DATE]
        for i in [*[p for p in reversed(places) if p < at], *[p for p in places if p > at and p < at + 40]]:
            if encounter.kind == "compound" and any(
                i < other.trigger[0] < at and other.kind not in {"series", "margins"} for other in others
            ):
                return None  # 이날 통화를 하고 북미 정상회담을 논의했다
            if not _DAY_OF_WORDS.match(sketch.text[i + 1 :]) or (at < i + 30 and i < at and not encounter.objects):
                return sketch.marks[i]
        return None

    def _place(self, passage: Passage, encounter: Encounter) -> Said[Iri] | None:
        found = list(_WHERE.finditer(passage.sketch.text))
        near = [m for m in found if m.start() < encounter.trigger[0]] or found
        if not near:
            return None
        mark = passage.sketch.within(*near[-1].span("place"), "ＬＣ")[-1]
        return Said(mark.iris[0], *passage.body.raw(mark.start, mark.end))

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


# 정상회담 결과 대국민 보고: spoken after it, elsewhere
_ABOUT: Final = re.compile("귀국|보고|결과|관련|즈음|대국민|담화문 발표")
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
