"""English prose read sentence by sentence: who "he" and "the two leaders" are, and what is told of which meeting.

What comes in: the blocks of a report, a `Cast`, the authority. What goes out: `Account`s in the order of the text,
and the `Passage`s (sentences with their sketch) they stand in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.clean import Block
from summitgraph.text.en import scene
from summitgraph.text.en.again import Talks, again, day_of_talks
from summitgraph.text.en.cast import Cast
from summitgraph.text.en.clauses import clause
from summitgraph.text.en.earlier import earlier
from summitgraph.text.en.encounters import SERIES_KINDS, encounters
from summitgraph.text.en.names import Memory, marks
from summitgraph.text.en.parties import Thread, apart, body_of, both, people_of, resolved, subject_of, trigger_of
from summitgraph.text.en.topics import issues_of, talk_of
from summitgraph.text.encounter import Encounter
from summitgraph.text.markup import sentences
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Marks, Ref, draw
from summitgraph.time import Days, days_of
from summitgraph.vocab import local, thing

# TOKYO, March 15 (Kyodo) - The prime minister ... · Tokyo, March 15 (Kyodo)--The prime minister ...
_DATELINE: Final = re.compile(
    r"[A-Z][A-Za-z.' -]{2,30}(?:, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)? ?\([A-Z][\w .]{1,24}\) ?[-–—]{1,2} ?"
    r"|[A-Z][A-Z.,'’/ -]{2,40}(?:,? [A-Z][a-z]+\.?(?: \d{1,2})?(?:, \d{4})?,?)?(?: ?\([^()]{2,40}\))?,?"
    r" (?:[-–—]{1,2}|:) "
)
_UNION: Final = frozenset({"eu", "european-commission", "european-council"})
# their last meeting · their next call: another one
_OTHER: Final = re.compile(r"\b(?:last|next|previous|earlier|upcoming|planned|future|recent)\b[^.,;]{0,20}$")
_ATTEND: Final = re.compile(
    r"\b(?:attend\w*|participat\w*|tak\w+ part|took part|join\w*|host\w*|chair\w*|address\w*|gather\w*"
    r"|travel\w*|arriv\w*|head\w*|fl(?:y|ew|ies|ying)"
    r"|meets?|met|conven\w*|welcom\w*|invit\w+)\b"
)
# Ｐ met Ｐ to discuss the decisions taken at the Ｂ summit: they did not attend it together
_ONLY_NAMED: Final = re.compile(
    r"\b(?:discuss\w*|decisions?|outcomes?|results?|preparations?|agreed|adopted|taken|made|commitments?"
    r"|pledges?|initiative"
    r"|launched|ahead of|before|since|after|following)\b[^.;]{0,60}$"
)


@dataclass(frozen=True, slots=True)
class Narrator:
    """Reads passages with what the authority knows and the day of publication."""

    cast: Cast
    source: Iri

    def passages(self, blocks: Iterable[Block]) -> Iterator[Passage]:
        """Yield the sentences of a document with their sketches and the subject that "he" stands for."""
        memory, subject = Memory([]), None
        two: tuple[Ref, ...] = ()
        for number, block in enumerate(blocks):
            found = Marks.of(marks(block.body.text, self.cast, memory))
            dateline = _DATELINE.match(block.body.text)
            for first, end in sentences(block.body):
                start = max(first, min(dateline.end(), end - 1)) if dateline else first
                sketch = draw(block.body.text, found, start=start, end=end)
                yield Passage(number, block.role, block.body, start, end, sketch, subject, named=two)
                two = both(sketch) or two
                subject = self._subject(Passage(number, block.role, block.body, start, end, sketch, subject)) or subject

    def _subject(self, passage: Passage) -> Ref | None:
        found = subject_of(passage, len(passage.sketch.text), first=True)
        return found.refs[0] if found and found.sign == sign.PERSON else None

    def accounts(self, passages: Iterable[Passage], before: Account | None = None) -> Iterator[Account]:
        """Yield what each sentence tells of each meeting; what is talked about goes to the meeting told of before."""
        thread = Thread(last=before)
        talks: Talks | None = None
        for passage in passages:
            talks = day_of_talks(passage, self.cast.day) or talks
            told: list[Account] = []
            chief: list[Account] = []
            main = thread.last
            for encounter in encounters(passage.sketch):
                for account in _settled(self._account(passage, encounter, thread), told, talks):
                    told.append(account)
                    if account.series is None:
                        chiefs = account if self._chiefs(account) else thread.chiefs
                        thread = replace(thread, last=account, chiefs=chiefs)
                        leads = self._leads(passage, encounter, account, main)
                        main, chief = (account, [*chief, account]) if leads else (main, chief)
                    else:
                        thread = replace(thread, series=account)
            thread = replace(thread, last=main)
            told = list(_without_doubles(told, passage.sketch.text))
            chief = [a for a in chief if a in told]
            yield from self._with_issues(passage, told, chief, thread)
            own = None if passage.sketch.within(0, len(passage.sketch.text), "ＰＧＨ") else thread.last
            yield from earlier(passage, next((a for a in reversed(told) if not a.series), own), self.cast)

    def _chiefs(self, account: Account) -> bool:
        """Whether all who meet lead a country or a body."""
        held = [self.cast.authority.held(said.value, self.cast.days) for said in account.people]
        return all(any(office.level == "leaders" for office in offices) for offices in held)

    def _leads(self, passage: Passage, encounter: Encounter, account: Account, main: Account | None) -> bool:
        """Whether what follows speaks of this meeting rather than of the one before."""
        if main is None:
            return True
        told = _TOLD.search(passage.sketch.text[: encounter.trigger[0]])
        if told or encounter.kind in {"their", "place", "this"} or account.weight == 0:
            return False
        earlier = bool(account.date and main.date and account.date.value < main.date.value)
        return not (earlier and main.names == account.names)

    def _account(self, passage: Passage, encounter: Encounter, thread: Thread) -> Iterator[Account]:
        sketch = passage.sketch
        at, after = encounter.trigger
        if encounter.kind == "this":
            yield from again(passage, encounter, thread)
            return
        day = scene.when(sketch, encounter)
        days = days_of(day.edtf) if day else None
        judged = scene.judged(sketch, encounter, days, self.cast.day)
        if judged is None:
            return
        mode, sure = scene.mode(sketch, encounter)
        place = scene.where(sketch, encounter)
        margins = scene.margins(sketch, encounter)
        span = passage.raw(at, after)
        base = Account(
            people=(),
            series=None,
            status=Said(judged.key, *span),
            weight=judged.weight,
            trigger=Said(sketch.text[at:after], *span),
            mode=mode,
            date=Said(day.edtf, *passage.body.raw(day.start, day.end)) if day else None,
            place=Said(place.iris[0], *passage.body.raw(place.start, place.end)) if place else None,
            margins=Said(margins.iris[0], *passage.body.raw(margins.start, margins.end)) if margins else None,
            minutes=None,
        )
        if encounter.kind in SERIES_KINDS:
            yield from self._series(passage, encounter, base, thread)
            return
        yield from self._between(passage, encounter, base, thread, days, sure)

    def _between(
        self, passage: Passage, encounter: Encounter, base: Account, thread: Thread, days: Days | None, sure: int
    ) -> Iterator[Account]:
        if encounter.kind == "place" and (body := body_of(thread, self.cast)):
            yield replace(base, series=Said(body, base.trigger.start, base.trigger.end), attended=False)
            return
        people, role = people_of(passage, encounter, thread, self.cast, days or (self.cast.day, self.cast.day))
        there = re.match(" (?:in|at) ", passage.sketch.text[encounter.trigger[1] :])
        vague = encounter.kind == "their" and not (base.date or there)
        if len(people) < 2 or (vague and not _OTHER.search(passage.sketch.text[: encounter.trigger[0]])):
            return
        last = thread.last
        if trigger_of(passage, encounter).startswith("discuss") and last and {p.value for p in people} <= last.names:
            yield replace(last, trigger=base.trigger, issues=(), weight=0, same=True)
            return
        base = replace(base, people=people, role=role, attended=sure > 1)
        if series := self._own_series(passage, encounter, base):
            yield replace(base, series=Said(series, base.trigger.start, base.trigger.end), attended=True)
            return
        if encounter.kind != "place" or encounter.subject is None:
            yield from apart(passage, encounter, base)
            return
        for mark in passage.sketch.within(*encounter.subject, sign.PLACE):
            here = Said(mark.iris[0], *passage.body.raw(mark.start, mark.end))
            yield replace(base, place=here, trigger=Said("", here.start, here.end), mode="in-person")

    def _own_series(self, passage: Passage, encounter: Encounter, base: Account) -> Iri | None:
        """The series whose parties are just these: Japan, China and South Korea at their trilateral summit."""
        _, end = clause(passage.sketch.text, encounter.trigger[0])
        if not re.search(r"(?<![ＢＬＳ] )(?:[Ss]ummit|trilateral)", passage.sketch.text[encounter.trigger[0] : end]):
            return None
        authority = self.cast.authority
        eu = thing("organization", "eu")
        parties = set()
        for said in base.people:
            held = {office.of for office in authority.held(said.value, (self.cast.day, self.cast.day))}
            union = {iri for iri in held if iri and local(iri) in _UNION}
            parties.add(eu if union else authority.one(said.value, "citizenOf"))
        return authority.series_between(frozenset(iri for iri in parties if iri))

    def _series(self, passage: Passage, encounter: Encounter, base: Account, thread: Thread) -> Iterator[Account]:
        """A multilateral meeting, and those whom the sentence names as taking part."""
        sketch, (at, _) = passage.sketch, encounter.trigger
        mark = sketch.marks[encounter.subject[0] if encounter.subject else at]
        authority = self.cast.authority
        series = next((i for i in mark.iris if "/series/" in i), None)
        bodies = [i for i in mark.iris if "/organization/" in i]
        if (
            series is None
            or series in authority.assemblies
            or (bodies and encounter.kind in {"margins", "bare"} and len(sketch.text[slice(*encounter.trigger)]) == 1)
        ):
            return
        days = days_of(base.date.value) if base.date else None
        people: list[Said[Iri]] = []
        start, end = clause(sketch.text, at)
        if start and sketch.text[start - 1] == sign.PERSON and _WHO_COMES.match(sketch.text, start):
            start -= 1  # Ｐ, who will join the Ｂ summit
        if encounter.kind == "margins" or (
            _ATTEND.search(sketch.text[start:end]) and not _ONLY_NAMED.search(sketch.text[:at])
        ):
            with_ = sketch.text.find(" with ", start, end) if encounter.kind == "bare" else -1
            other = _OTHER_MEETING.search(sketch.text, at, end)
            end = other.start() if other and encounter.kind == "series" else end
            span = (start, with_ if with_ > 0 else end)
            people = self._attending(passage, span, days or (self.cast.day,) * 2, thread)
        dated = base.date
        if encounter.kind == "margins" and dated and len(dated.value) == 10:
            dated = replace(dated, value=dated.value[:7])
        yield replace(
            base,
            series=Said(series, *passage.body.raw(mark.start, mark.end)),
            people=tuple({said.value: said for said in reversed(people)}.values())[::-1],
            date=dated,
            date_weak=encounter.kind == "margins",
            attended=bool(people),
            margins=None,
            mode="video" if scene.by_video(sketch.text[start:end]) else "in-person",
        )

    def _attending(self, passage: Passage, span: tuple[int, int], days: Days, thread: Thread) -> list[Said[Iri]]:
        pairs = passage.sketch.within(*span, sign.PAIR)
        found = pairs[:1] or passage.sketch.within(*span, sign.PERSON + sign.PRONOUN)
        return [said for mark in found for said in resolved(passage, mark, thread, self.cast, days)]

    def _with_issues(
        self, passage: Passage, told: list[Account], chief: list[Account], thread: Thread
    ) -> Iterator[Account]:
        """Give the issues of a sentence to its only meeting, else to the meeting that the leaders talk about."""
        issues = tuple(issues_of(passage, self.cast.authority))
        meetings = chief or [a for a in told if a.series and not a.date_weak]
        if issues and len({(a.names, a.date and a.date.value) for a in meetings}) == 1:
            for account in told:
                yield replace(account, issues=issues) if account is meetings[-1] else account
            return
        yield from told
        last = thread.last or thread.series
        if issues and last and not meetings and talk_of(passage, last):
            yield replace(last, issues=issues, weight=0, same=True)


# Ｐ, who will join the Ｂ summit; but not Ｐ, who will not attend the Ｂ summit
_WHO_COMES: Final = re.compile(r", who (?![^,.;]{0,24}\b(?:not|never|declin\w+|refus\w+)\b|(?:\w+ )?(?:\w+n['’]t)\b)")
# Ｐ will attend the Ｓ and meet with Ｐ
_OTHER_MEETING: Final = re.compile(
    r"(?:,| and|, and) (?:\w+ ){0,3}?(?:meet|met|meets|hold|held|holds|speak|spoke|talk)\b"
)
# Ｐ updated Ｐ on his meetings with Ｐ: the call goes on
_TOLD: Final = re.compile(
    r"\b(?:updated|briefed|informed|told)\b[^.;]{0,40}\b(?:on|about|of) (?:his|her|their|the) [^.;]{0,24}$"
)


def _settled(accounts: Iterable[Account], told: list[Account], talks: Talks | None) -> Iterator[Account]:
    """Accounts with what their sentence and the first one say of them: how they met also with Ｐ, on which day."""
    for account in accounts:
        if account.trigger.value != "with":
            undated = talks and account.date is None and account.names == talks[0] and account.status.value == "held"
            yield replace(account, date=talks[1], date_weak=True) if talks and undated else account
        elif told and not told[-1].series:
            how = told[-1]  # spoke with Ｐ on Ｄ and with Ｐ on Ｄ
            status = replace(account.status, value=how.status.value)
            yield replace(account, mode=how.mode, status=status, weight=how.weight)


def _without_doubles(told: list[Account], text: str) -> Iterator[Account]:
    """Leave out "Ｐ and Ｐ met for the Ｂ summit": the meeting of these people is the summit itself."""
    series = [a for a in told if a.series and a.attended and not a.date_weak]
    for account in told:
        inside = [s for s in series if account.series is None and account.names <= s.names]
        if inside and (len(account.names) > 2 or re.search(r"\bfor (?:the|an?|their) (?:[\w-]+ ){0,3}[ＳＢ]", text)):
            continue
        yield account


__all__ = ["Mark", "Narrator"]
