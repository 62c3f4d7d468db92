"""A report read sentence by sentence: who "he" and "both" are, and what is told of which meeting.

What comes in: the blocks of a Chinese report, a `who.Reader`, the authority.
What goes out: `Account`s in the order of the text, and the `Passage`s (sentences with their sketch) they stand in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.clean import Block
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Ref, Sketch, draw
from summitgraph.text.zh import circumstances as circ
from summitgraph.text.zh import guests
from summitgraph.text.zh.attribution import attribution
from summitgraph.text.zh.cut import curled, cut
from summitgraph.text.zh.parties import Thread, peopled, two
from summitgraph.text.zh.scene import last_day, scene
from summitgraph.text.zh.status import status
from summitgraph.text.zh.topics import Topics, subject_of
from summitgraph.text.zh.triggers import Encounter, clause, clauses_before, encounters
from summitgraph.text.zh.who import Reader
from summitgraph.time import days_of

# Ｐ今晚与Ｐ会谈: still to come on the day of the report
_TONIGHT: Final = re.compile("今晚|今夜")
# 四国领导人举行视频峰会
_ASSEMBLE: Final = re.compile("峰会|会议")
# Ｐ此行还将与Ｐ会谈
_ON_THE_TRIP: Final = re.compile("此行|此次[^，。]{0,6}(?:出访|之行|访问)|这次[^，。]{0,6}(?:出访|之行)|访问期间")
# 在Ｄ的Ｓ · Ｄ在Ｌ举行的Ｓ: the date is the summit's own
_DIRECT: Final = re.compile("Ｄ(?:在[ＬＣ](?:的?[ＬＣ])*)?(?:举行|召开|举办)?的$|Ｄ$")
# 这是两国领导人首次会谈 · 韩日领导人此次会晤: the meeting just told of
_SAME: Final = re.compile(r"(?:^|，)(?:这|此)[^，]{0,4}是|此次$|这次$|本次$")
# 上一次是Ｐ和Ｐ举行会谈 · 双方最近一次会面: told in passing
_BEFORE: Final = re.compile("上一?次|最近一次|上回|曾|此前|当时")


def _in_the_past(sketch: Sketch, encounter: Encounter) -> bool:
    first, last = clause(sketch.text, encounter.trigger[0])
    return encounter.kind == "again" or _BEFORE.search(sketch.text[first:last]) is not None


@dataclass(frozen=True, slots=True)
class Narrator:
    """Reads passages with what the authority knows and the day of publication."""

    by: Reader
    authority: Authority
    source: Iri
    dated: bool = True  # whether the day is known, so that relative dates can be read

    def passages(self, blocks: Iterable[Block]) -> Iterator[Passage]:
        """Yield the sentences of a document with their sketches and the subject that "he" stands for."""
        subject: Ref | None = None
        named: tuple[Ref, ...] = ()
        told = ""
        for number, block in enumerate(blocks):
            body = curled(block.body)
            marks = scene(body.text, self.by, day=self.by.day if self.dated else None, told=told)
            told = last_day(marks, told)
            for start, end in cut(body):
                sketch = draw(body.text, marks, start=start, end=end)
                yield Passage(number, block.role, body, start, end, sketch, subject, named)
                named = two(sketch, len(sketch.text)) or ()
                subject = subject_of(sketch) or subject

    def accounts(self, passages: Iterable[Passage]) -> Iterator[Account]:
        """Yield what each sentence tells of each meeting; what is only talked about goes to the meeting before."""
        thread, topics = Thread(), Topics(self.by, self.authority)
        for passage in passages:
            told: list[Account] = []
            main = thread.last
            for encounter in encounters(passage.sketch):
                for account in self._account(passage, encounter, thread):
                    told.append(account)
                    thread = replace(thread, latest=account)
                    if account.series is None:
                        thread = replace(thread, last=account)
                        main = main if _in_the_past(passage.sketch, encounter) else account
            thread = replace(thread, last=main)
            thread = replace(thread, trip=self._trip(passage) or thread.trip, arrival=self._arrival(passage))
            yield from topics.given(passage, told, thread)

    def _account(self, passage: Passage, encounter: Encounter, thread: Thread) -> Iterator[Account]:
        sketch = passage.sketch
        at, after = encounter.trigger
        when = circ.when(sketch, encounter)
        days = days_of(when.mark.edtf) if when else None
        words = sketch.text[self._from(sketch, encounter) : at]
        rest = sketch.text[after : clause(sketch.text, at)[1]]
        if encounter.kind == "series":
            words, rest = guests.of_the_summit(words, rest)
        judged = status(words, rest, days=days, published=self.by.day)
        if judged is None:
            return
        series = self._series(passage, encounter)
        if encounter.kind in {"series", "body"} and series is None:
            return
        span = passage.raw(at, after)
        base = Account(
            people=(),
            series=series,
            status=Said(judged.key, *self._cue(passage, encounter, judged.cue)),
            weight=judged.weight,
            trigger=Said(sketch.text[at:after], *span),
            mode=circ.mode(sketch.text[max(0, at - 6) : after], sketch.text[slice(*clause(sketch.text, at))]),
            date=self._date(passage, when),
            place=self._place(passage, encounter),
            margins=self._margins(passage, encounter),
            minutes=self._minutes(passage, encounter),
            attribution=attribution(sketch, self.source),
            same=_SAME.search(words) is not None or encounter.kind == "this",
        )
        if judged.weight < 3 and when and _TONIGHT.search(passage.body.text[when.mark.start : when.mark.end]):
            base = replace(base, status=Said("planned", *span), weight=2)
        if judged.weight == 1 and thread.trip and self._travels(passage):
            base = replace(base, status=Said("planned", *span), weight=2)
        base = self._by_the_way(passage, encounter, base, thread)
        yield from peopled(passage, encounter, base, thread, self.by, days)

    def _from(self, sketch: Sketch, encounter: Encounter) -> int:
        """Where the words begin that tell the status: with the clause of the subject."""
        if encounter.kind in {"group", "pair", "again"} or encounter.subject:
            return clause(sketch.text, encounter.trigger[0])[0]
        for first, last in clauses_before(sketch.text, encounter.trigger[0]):
            if sketch.within(encounter.start, encounter.trigger[0], "ＰＧＨＡ") and encounter.kind == "meets":
                break
            if circ.busy(sketch.text[first:last]):
                break
            if sketch.within(first, last, "ＰＧＨＡ"):
                return first
        return encounter.start

    def _cue(self, passage: Passage, encounter: Encounter, cue: tuple[int, int] | None) -> tuple[int, int]:
        at, after = encounter.trigger
        return passage.raw(at + cue[0], after) if cue else passage.raw(at, after)

    def _date(self, passage: Passage, when: circ.When | None) -> Said[str] | None:
        if when is None:
            return None
        edtf = when.mark.edtf[:7] if when.trip else when.mark.edtf
        return Said(edtf, *passage.body.raw(when.mark.start, when.mark.end))

    def _place(self, passage: Passage, encounter: Encounter) -> Said[Iri] | None:
        mark = circ.where(passage.sketch, encounter)
        return Said(mark.iris[0], *passage.body.raw(mark.start, mark.end)) if mark else None

    def _margins(self, passage: Passage, encounter: Encounter) -> Said[Iri] | None:
        found = circ.margins(passage.sketch, encounter)
        return Said(found[1].iris[0], *passage.body.raw(found[1].start, found[1].end)) if found else None

    def _minutes(self, passage: Passage, encounter: Encounter) -> Said[int] | None:
        found = circ.length(passage.sketch, encounter)
        return Said(found[0], *passage.raw(found[1], found[2])) if found else None

    def _series(self, passage: Passage, encounter: Encounter) -> Said[Iri] | None:
        if encounter.kind == "series":
            mark = passage.sketch.marks[encounter.trigger[0]]
            if mark.iris[0] in self.authority.assemblies:
                return None  # delegates sit for weeks; leaders meet on its margins
            return Said(mark.iris[0], *passage.body.raw(mark.start, mark.end))
        if encounter.kind == "body" and encounter.subject:
            mark = passage.sketch.marks[encounter.subject[0]]
            found = next((i for i in mark.iris if "/series/" in i), None)
            return Said(found, *passage.body.raw(mark.start, mark.end)) if found else None
        if (
            encounter.kind == "group"
            and encounter.subject
            and _ASSEMBLE.search(passage.sketch.text[slice(*encounter.trigger)])
        ):
            return self._of_a_group(passage, encounter.subject)
        if encounter.kind == "with" and encounter.objects:
            return self._with_a_body(passage, encounter)
        return None

    def _of_a_group(self, passage: Passage, span: tuple[int, int]) -> Said[Iri] | None:
        """The series whose members three countries and more are: 美国、日本、印度和澳大利亚四国领导人."""
        mark = passage.sketch.marks[span[0]]
        members = frozenset(ref.country for ref in mark.refs if ref.country)
        found = self.authority.series_between(members) if len(members) > 2 else None
        return Said(found, *passage.body.raw(mark.start, mark.end)) if found else None

    def _with_a_body(self, passage: Passage, encounter: Encounter) -> Said[Iri] | None:
        """The series in which a body meets a country: 欧盟领导人与Ｐ举行峰会."""
        text, at = passage.sketch.text, encounter.trigger[0]
        match = guests.A_BODY.search(text, clause(text, at)[0], at)
        named = passage.sketch.within(*encounter.objects, sign.PERSON) if encounter.objects else []
        who = named[0].refs[0] if named else None
        country = who and (
            who.country
            or (who.person and self.authority.one(who.person, "citizenOf"))
            or next((self.authority.offices[office].of for office in who.offices), None)
        )
        if match is None or not country:
            return None
        mark = passage.sketch.marks[match.start("body")]
        found = self.authority.series_between(frozenset({mark.iris[-1], country}))
        return Said(found, *passage.body.raw(mark.start, mark.end)) if found else None

    def _by_the_way(self, passage: Passage, encounter: Encounter, base: Account, thread: Thread) -> Account:
        """Take from the sentence before what "then" (当时) and "on this trip" (此行) leave unsaid."""
        text, at = passage.sketch.text, encounter.trigger[0]
        clause_words = text[clause(text, at)[0] : at]
        last = thread.last
        if last and ("当时" in clause_words or text.startswith("当时，") or (base.same and base.date is None)):
            base = replace(base, date=base.date or last.date, place=base.place or last.place)
        if (
            base.date is None
            and thread.trip
            and base.status.value in {"planned", "proposed"}
            and self._travels(passage)
        ):
            base = replace(base, date=thread.trip, date_weak=True)
        if base.date is None and thread.arrival and base.status.value == "held" and not _BEFORE.search(clause_words):
            base = replace(base, date=thread.arrival, date_weak=True)
        if encounter.kind == "series":
            direct = _DIRECT.search(text[: encounter.trigger[0]]) is not None
            rest = text[encounter.trigger[1] :]
            attended = bool(
                guests.ATTENDED.search(clause_words) or guests.SPOKE.match(rest) or guests.THERE_ALSO.match(rest)
            )
            away = guests.STAYS_AWAY.search(clause_words) is not None
            base = replace(base, date_weak=not direct and not attended, attended=attended and not away)
            if base.place is None and base.mode == "in-person" and base.status.value in {"proposed", "declined"}:
                base = replace(base, mode="unknown")
        if encounter.kind == "joins":
            base = replace(base, attended=guests.STAYS_AWAY.search(clause_words + base.trigger.value) is None)
        if encounter.kind in {"with", "group"} and base.series:
            base = replace(base, attended=True)
        if encounter.kind in {"series", "body"} and guests.CONVENED.search(text[slice(*clause(text, at))]):
            base = replace(base, convened=base.weight > 1 or "邀请" in clause_words)
        return base

    def _arrival(self, passage: Passage) -> Said[str] | None:
        mark = circ.arrived(passage.sketch)
        return Said(mark.edtf, *passage.body.raw(mark.start, mark.end)) if mark else None

    def _travels(self, passage: Passage) -> bool:
        return _ON_THE_TRIP.search(passage.sketch.text) is not None

    def _trip(self, passage: Passage) -> Said[str] | None:
        for i, mark in sorted(passage.sketch.marks.items()):
            first, last = clause(passage.sketch.text, i)
            if (
                mark.sign == sign.DATE
                and len(mark.edtf) >= 7
                and circ.DEPARTURE.search(passage.sketch.text[first:last])
            ):
                return Said(mark.edtf[:7], *passage.body.raw(mark.start, mark.end))
        return None
