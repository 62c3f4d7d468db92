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
from summitgraph.text.account import Account, Said
from summitgraph.text.clean import Block, CleanText
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Marks, Ref, Sketch, draw
from summitgraph.text.zh import circumstances as circ
from summitgraph.text.zh import days, guests, journeys, unsaid, whereabouts
from summitgraph.text.zh.attribution import attribution
from summitgraph.text.zh.cut import curled, cut
from summitgraph.text.zh.gathering import peopled
from summitgraph.text.zh.means import mode
from summitgraph.text.zh.occurrence import own_day
from summitgraph.text.zh.parties import Thread, standing, two
from summitgraph.text.zh.scene import last_day, scene
from summitgraph.text.zh.series import series_of
from summitgraph.text.zh.states import states
from summitgraph.text.zh.status import status
from summitgraph.text.zh.topics import Topics, subject_of
from summitgraph.text.zh.triggers import Encounter, clause, clauses_before, encounters
from summitgraph.text.zh.venue import where
from summitgraph.text.zh.who import Reader
from summitgraph.time import days_of

# Ｐ今晚与Ｐ会谈: still to come on the day of the report
_TONIGHT: Final = re.compile("今晚|今夜")
# 这是两国领导人首次会谈 · 韩日领导人此次会晤: the meeting just told of
# 会谈由日方提议，是自Ｄ以来双方首次会谈
_SAME: Final = re.compile(r"(?:^|，)(?:这|此)[^，]{0,4}是|此次$|这次$|本次$|^(?:也|还|亦)?是自?Ｄ")


# 峰会原计划于Ｄ举行，因疫情延后
_AT_FIRST: Final = re.compile("(?:本来|原[定订本计拟先])(?:划|于|在|应|要|将)?")
# 拖延已久的峰会，预计安排在Ｄ召开: the next clause is of it, too
_SET: Final = re.compile("，(?:目前|现|已)?(?:预[计定]|计划|定于|订于|安排|拟|暂定|最快|最早|可望|有望)")
# 定于周五举行峰会，但因故推迟
_BUT: Final = re.compile(
    "，(?:但|却|不过|然而|后来|最终|随后)(?:(?!要求|呼吁|敦促|建议|主张|否认|排除|拒绝|可能|是否|考虑|威胁|担心|避免)[^，。；ＰＧＳ未没不]){0,16}"
    "(?:(?:推迟|延期|延后)(?!了?(?:公布|宣布|发布|表决|投票|签署))|取消(?=了?(?:[这该此本]?[次场]?(?:会谈|会晤|会面|峰会|通话))?(?:[，。；]|$))|告吹|泡汤)"
)
# 两人上一次通话是在Ｄ
_LAST_TIME: Final = re.compile("上一?次|最近一次|上回|前一次|(?<!将)首[次度][^，。；]*是Ｄ")
# Ｐ将赴Ｌ，出席Ｇ第二次会晤: what is said of the journey holds for the talks
_GOES_ON: Final = re.compile("出席|参加|举行|进行|主持")


def _with_day(account: Account, last: Account | None) -> Account:
    """What is told again of the same people with no day of its own keeps the day told before."""
    same = (
        last and last.names == account.names and (last.status.value, last.mode) == (account.status.value, account.mode)
    )
    return replace(account, date=account.date or last.date) if last and same else account


def _rest(text: str, after: int) -> str:
    """The words behind a trigger in its clause; to the end where they tell what was planned at first (原定)."""
    _, end = clause(text, after)
    if end - after < 2 and _SET.match(text, end):
        end = clause(text, end + 1)[1]
    if but := _BUT.match(text, end):
        end = but.end()
    return text[after:] if _AT_FIRST.match(text, after) else text[after:end]


def _in_the_past(sketch: Sketch, encounter: Encounter) -> bool:
    first, last = clause(sketch.text, encounter.trigger[0])
    return encounter.kind == "again" or unsaid.RECALLED.search(sketch.text[first:last]) is not None


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
        two_states: tuple[Iri, ...] = ()
        kept = list(blocks)
        bodies = [curled(block.body) for block in kept]
        for number, (block, body, marks) in enumerate(zip(kept, bodies, self._scenes(bodies), strict=True)):
            inside = Marks.of(marks)
            for start, end in cut(body):
                sketch = draw(body.text, inside, start=start, end=end)
                two_states = states(sketch, body.text, self.authority) or two_states
                yield Passage(number, block.role, body, start, end, sketch, subject, named, two_states)
                named = two(sketch, len(sketch.text)) or ()
                subject = subject_of(sketch) or subject

    def _scenes(self, bodies: list[CleanText]) -> list[list[Mark]]:
        """What is named in each block, with the days that the whole page makes certain."""
        found: list[list[Mark]] = []
        told = ""
        for body in bodies:
            found.append(scene(body.text, self.by, day=self.by.day if self.dated else None, told=told))
            told = last_day(found[-1], told)
        texts = [body.text for body in bodies]
        return days.settled(days.chronicle(found, texts, self.by.day), texts, self.by.day) if self.dated else found

    def accounts(self, passages: Iterable[Passage]) -> Iterator[Account]:
        """Yield what each sentence tells of each meeting; what is only talked about goes to the meeting before."""
        thread, topics, block = Thread(), Topics(self.by, self.authority), 0
        earlier: list[Account] = []
        for passage in passages:
            if passage.block != block:
                thread, block = replace(thread, scene=None), passage.block
            told: list[Account] = []
            main = thread.last
            for encounter in encounters(passage.sketch):
                words = passage.sketch.text[slice(*clause(passage.sketch.text, encounter.trigger[0]))]
                for one in self._account(passage, encounter, thread):
                    account = journeys.on_the_way(unsaid.of_its_own(one, thread), thread, words, self.by.day)
                    account = whereabouts.housed(account, passage, encounter, self.authority)
                    account = whereabouts.visiting(account, passage, words, thread, self.authority)
                    told.append(account)
                    thread = replace(thread, latest=account, summit=standing(account) or thread.summit)
                    if account.series is None:
                        again = _with_day(account, thread.last)
                        thread = replace(thread, last=again)
                        main = main if _in_the_past(passage.sketch, encounter) else again
            thread = replace(thread, last=main)
            thread = self._further(passage, thread)
            yield from topics.given(passage, told, thread, earlier)
            earlier += told

    def _further(self, passage: Passage, thread: Thread) -> Thread:
        """What the sentence tells of journeys and of the day, for those behind it."""
        thread = whereabouts.stays(passage, self.by, journeys.told(passage, self.by, thread), self.authority)
        today = self.by.day if self.dated else None
        return replace(thread, arrival=journeys.arrival(passage), scene=journeys.setting(passage, today))

    def _account(self, passage: Passage, encounter: Encounter, thread: Thread) -> Iterator[Account]:
        sketch = passage.sketch
        at, after = encounter.trigger
        when = own_day(sketch, encounter, circ.when(sketch, encounter))
        when = (when and self._year_before(sketch, encounter, when)) or when
        span_of = days_of(when.mark.edtf) if when else None
        words = sketch.text[self._from(sketch, encounter) : at]
        rest = _rest(sketch.text, after)
        if encounter.kind == "series" and guests.OF_THE_SERIES.match(sketch.text, after):
            return
        if encounter.kind in {"series", "dated"}:
            words, rest = guests.of_the_summit(words, rest)
        if encounter.kind == "since":
            words, rest = "", ""  # 这将是Ｐ自Ｄ以来首次出席Ｓ: what is still to come is the other one
        judged = status(words, rest, days=span_of, published=self.by.day)
        if judged is None:
            return
        series = series_of(passage, encounter, self.authority, span_of or (self.by.day, self.by.day))
        if encounter.kind in {"series", "body", "host"} and series is None:
            return
        span, place = passage.raw(at, after), self._place(passage, encounter)
        base = Account(
            people=(),
            series=series,
            status=Said(judged.key, *self._cue(passage, encounter, judged.cue)),
            weight=judged.weight,
            trigger=Said(sketch.text[at:after], *span),
            mode=self._mode(passage, encounter, placed=place is not None),
            date=self._date(passage, when),
            place=place,
            margins=self._margins(passage, encounter),
            minutes=self._minutes(passage, encounter),
            attribution=attribution(sketch, self.source),
            same=_SAME.search(words) is not None or encounter.kind == "this",
        )
        base = self._to_come(base, passage, when, thread, rest)
        base = unsaid.completed(passage.sketch, encounter, base, thread)
        yield from peopled(passage, encounter, base, thread, self.by, span_of)

    def _to_come(self, base: Account, passage: Passage, when: circ.When | None, thread: Thread, rest: str) -> Account:
        """The account as planned, where the day is tonight or the words are of a journey that is told of."""
        tonight = when and _TONIGHT.search(passage.body.text[when.mark.start : when.mark.end])
        journey = base.weight == 1 and thread.trip and unsaid.travels(passage.sketch) and not rest.startswith("是")
        ahead = (base.weight < 3 and tonight) or journey
        return replace(base, status=Said("planned", base.trigger.start, base.trigger.end), weight=2) if ahead else base

    def _year_before(self, sketch: Sketch, encounter: Encounter, when: circ.When) -> circ.When | None:
        """A day still to come of talks that are told as past ones: 上一次通话是在Ｄ, a year before."""
        edtf = when.mark.edtf
        ahead = edtf[:10] > self.by.day.isoformat() and "/" not in edtf and edtf[:4].isdigit()
        ahead = ahead and not edtf.endswith("-02-29")
        if not (
            ahead
            and _LAST_TIME.search(sketch.text[clause(sketch.text, encounter.trigger[0])[0] : encounter.trigger[0]])
        ):
            return None
        return replace(when, mark=when.mark._replace(edtf=f"{int(edtf[:4]) - 1:04}{edtf[4:]}"))

    def _from(self, sketch: Sketch, encounter: Encounter) -> int:
        """Where the words begin that tell the status: with the clause of the subject."""
        if encounter.kind in {"group", "pair", "again"} or encounter.subject:
            first, last = clause(sketch.text, encounter.trigger[0])
            before = next(clauses_before(sketch.text, first), None) if _GOES_ON.match(sketch.text, first) else None
            return before[0] if before and encounter.kind == "group" else first
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
        today = when.mark.edtf == self.by.day.isoformat() and circ.ARRIVAL.search(passage.sketch.text)
        edtf = when.mark.edtf[:7] if when.trip and not today else days.by_then(passage.body.text, when.mark)
        return Said(edtf, *passage.body.raw(when.mark.start, when.mark.end))

    def _place(self, passage: Passage, encounter: Encounter) -> Said[Iri] | None:
        mark = where(passage.sketch, encounter)
        return Said(mark.iris[0], *passage.body.raw(mark.start, mark.end)) if mark else None

    def _mode(self, passage: Passage, encounter: Encounter, *, placed: bool) -> str:
        start, end = passage.sketch.clean(*encounter.trigger)
        return mode(passage.sketch, encounter, passage.body.text[start:end], placed=placed)

    def _margins(self, passage: Passage, encounter: Encounter) -> Said[Iri] | None:
        found = circ.margins(passage.sketch, encounter)
        return Said(found[1].iris[0], *passage.body.raw(found[1].start, found[1].end)) if found else None

    def _minutes(self, passage: Passage, encounter: Encounter) -> Said[int] | None:
        found = circ.length(passage.sketch, encounter)
        return Said(found[0], *passage.raw(found[1], found[2])) if found else None
