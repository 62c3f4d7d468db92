"""Who is at a meeting, as the kind of sentence tells it: those who meet, those who attend, those told of before.

What comes in: an `Encounter` in a `Passage`, the meeting's circumstances so far, the `Thread` of the report.
What goes out: the meeting's `Account`s with their people.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Sketch
from summitgraph.text.who import person
from summitgraph.text.zh.guests import THERE_TOO
from summitgraph.text.zh.parties import ANY, NOTHING_TOLD, Thread, distinct, of_people, resolved, standing, two
from summitgraph.text.zh.series import speaker
from summitgraph.text.zh.told import in_the_talks, joining_talks, of_both_sides
from summitgraph.text.zh.triggers import TALKS, Encounter, clause, clauses_before
from summitgraph.text.zh.unsaid import seen_there, set_for
from summitgraph.text.zh.who import Reader
from summitgraph.time import Days, overlap

_THE_TWO: Final = re.compile("两人|二人|他们|她们|两国(?:领导人|领袖|元首|首脑)")
# 两人利用出席Ｓ的机会举行会谈: what is told is the talks
_OCCASION: Final = re.compile("的?(?:机会|之机|间隙|空档)")
_INCLUDING: Final = re.compile(
    "(?:的|，(?:其中)?(?:包括|有))(?P<who>Ｐ(?:(?:、|和|与|及|以及|[^，。；：ＰＧ]{0,10}、)Ｐ)*)"
)
_PRESENT: Final = ("这次", "此次", "本次")  # 此次峰会: one that is held or will be
_ASSEMBLY: Final = {"峰会", "首脑会议", "会议", "视频会议"}
# 去年Ｐ原本计划参加，但后来因为动荡被迫取消
_AT_FIRST: Final = re.compile("原本|原[定订计拟先]|本来")
_FELL_THROUGH: Final = re.compile("，[^。；ＰＳ]*?(?:取消|停办|告吹|泡汤)(?:[。；，）]|$)")
# 出席会后记者会，官员与会: not at the summit
_PRESS: Final = re.compile("记者会|发布会|说明会")
_ATTEND: Final = re.compile("(?:出席|参加|参与)了?[^，。；ＰＧＨＡ]{0,6}$")


def peopled(
    passage: Passage, encounter: Encounter, base: Account, thread: Thread, by: Reader, days: Days | None
) -> Iterator[Account]:
    """Yield the account with its people; nothing where fewer than two are certain, but for a multilateral meeting."""
    days = days or (by.day, by.day)
    told = thread.latest
    if base.mode == "video" and seen_there(base.trigger.value) and base.margins:
        return
    if (
        base.mode == "video"
        and seen_there(base.trigger.value)
        and told
        and told.series
        and _by_then(passage, encounter)
    ):
        there = next((a.people for a in of_people(passage, encounter, base, thread, by, days)), ())
        yield replace(told, people=there, trigger=base.trigger, mode="video", weight=0, same=True, attended=True)
    elif base.series is None and told and told.series and _of_it(passage, encounter, thread, by):
        yield from _in_the_summit(passage, encounter, replace(base, attended=True), thread, by, days)
    elif base.series is not None:
        yield _of_a_series(passage, encounter, base, thread, by, days)
    elif encounter.kind in {"dated", "this", "denied", "anew", "joins"}:
        yield from _of_those_told(passage, encounter, base, thread, by, days)
    else:
        those = of_people(passage, encounter, base, thread, by, days)
        yield from in_the_talks(passage, encounter, those, thread, by)


def _of_those_told(
    passage: Passage, encounter: Encounter, base: Account, thread: Thread, by: Reader, days: Days
) -> Iterator[Account]:
    """What a sentence says of meetings told of before."""
    if encounter.kind == "dated":
        yield from _another(base, thread)
    elif encounter.kind == "this":
        yield from _the_same(base, thread, set_for=set_for(passage.sketch, encounter))
    elif encounter.kind == "denied":
        yield from _denied(base, thread)
    elif encounter.kind == "anew":
        yield from _again(passage, encounter, base, thread, by, days)
    else:
        yield from _joining(passage, encounter, base, thread, by, days)


def _in_the_summit(
    passage: Passage, encounter: Encounter, base: Account, thread: Thread, by: Reader, days: Days
) -> Iterator[Account]:
    """The summit just told of, in words for people who meet: 三国峰会 · 峰会将在Ｐ与Ｐ之间举行."""
    series = thread.latest.series if thread.latest else None
    if encounter.kind == "pair":
        both = of_both_sides(passage, encounter, thread, by)
        yield replace(base, series=series, date_weak=False, attended=False, convened=both or base.convened)
    elif encounter.kind == "list" and encounter.subject:
        marks = passage.sketch.within(*encounter.subject, ANY)
        people = distinct([s for m in marks for s in resolved(passage, m, by, days, NOTHING_TOLD)])
        yield replace(base, series=series, people=people)
    else:
        yield from _joining(passage, encounter, base, thread, by, days)


def _by_then(passage: Passage, encounter: Encounter) -> bool:
    """Whether the words are of what will be seen at the summit just told of: 届时两国元首将视频会面."""
    return "届时" in passage.sketch.text[slice(*clause(passage.sketch.text, encounter.trigger[0]))]


def _of_a_series(
    passage: Passage, encounter: Encounter, base: Account, thread: Thread, by: Reader, days: Days
) -> Account:
    """A multilateral meeting with those who attend it, or who hold it with a guest."""
    assembly = base.series is not None and base.series.value in by.authority.assemblies
    if assembly and base.mode == "in-person" and base.place is None:
        base = replace(base, mode="unknown")  # they speak there, in the hall or on a screen
    base = replace(base, attended=base.attended or assembly)
    both = of_people(passage, encounter, base, thread, by, days) if encounter.kind == "with" else ()
    there = _attending(passage, encounter, base, thread, by, days) if base.attended else ()
    return next(iter(both), replace(base, people=there, role=_role(passage, encounter)))


def _another(base: Account, thread: Thread) -> Iterator[Account]:
    """A summit of a day of its own, of the series of the summit told of before: 去年的峰会."""
    told = thread.latest
    named = told is not None and (told.trigger.value == sign.SERIES or not told.names)  # no talks with a guest
    if told and told.series and named and not told.role.endswith("minister"):
        yield replace(base, series=told.series, role=told.role)


def _of_it(passage: Passage, encounter: Encounter, thread: Thread, by: Reader) -> bool:
    """Whether the words are of the summit just told of: Ｐ与Ｐ参加了峰会 · 三国峰会."""
    text, (at, after) = passage.sketch.text, encounter.trigger
    if encounter.kind == "pair" and encounter.subject:
        mark = passage.sketch.marks[encounter.subject[0]]
        together = text[at:after] in _ASSEMBLY and passage.body.text[mark.start] in "三四3456各"
        return together or of_both_sides(passage, encounter, thread, by)
    if encounter.kind == "list" and encounter.subject and encounter.subject[0] > at:
        return text[at:after] in _ASSEMBLY  # 峰会将在Ｐ与Ｐ之间举行
    return (
        encounter.kind in {"with", "list"} and text[at:after] in _ASSEMBLY and _ATTEND.search(text, 0, at) is not None
    )


def _again(
    passage: Passage, encounter: Encounter, base: Account, thread: Thread, by: Reader, days: Days
) -> Iterator[Account]:
    """Those told of last; where no meeting was told, the two people named so far: Ｐ致信Ｐ，希望再次会面."""
    if thread.last:
        yield replace(base, people=thread.last.people, role=thread.last.role)
        return
    at = Said(base.trigger.value, base.trigger.start, base.trigger.end)
    refs = two(passage.sketch, encounter.trigger[0]) or passage.named
    found = [who for ref in refs if (who := person(ref, days, by.authority))]
    if len(found) == 2:
        yield replace(base, people=tuple(Said(who, at.start, at.end) for who in found))


def _joining(
    passage: Passage, encounter: Encounter, base: Account, thread: Thread, by: Reader, days: Days
) -> Iterator[Account]:
    """Those who take part in the summit just told of, or in the one that takes the place of a summit called off."""
    told = thread.latest
    if told and told.series and standing(told) is None and base.status.value != "cancelled":
        told = thread.summit or told
    if told and told.series and base.attended:
        there = _attending(passage, encounter, base, thread, by, days)
        told = replace(told, date=base.date) if base.date and (told.date is None or told.date_weak) else told
        seen = base.mode == "video" and told.mode == "unknown" and told.place is None
        told = replace(told, mode="video") if seen else told
        text, (at, after) = passage.sketch.text, encounter.trigger
        if base.date and _AT_FIRST.search(text, clause(text, at)[0], at) and _FELL_THROUGH.match(text, after):
            off = Said("cancelled", base.trigger.start, base.trigger.end)
            yield replace(base, people=there, series=told.series, status=off, weight=4, convened=True)
            return
        if _PRESS.search(text, 0, at):
            return
        if sign.DATE in base.trigger.value:  # Ｐ参加了Ｄ的峰会: of its own day
            yield replace(base, people=there, series=told.series, role=told.role, attended=bool(there))
            return
        yield replace(told, people=there, trigger=base.trigger, weight=0, same=True, attended=bool(there))
    elif base.attended and TALKS.search(base.trigger.value) and _as_sure(base, thread):
        yield from joining_talks(_attending(passage, encounter, base, NOTHING_TOLD, by, days), base, thread)


def _as_sure(base: Account, thread: Thread) -> bool:
    """Whether somebody joined the talks told of, or will join those still to come; no 希望参加会谈 of talks held."""
    return base.status.value == "held" or (thread.last is not None and base.status.value == thread.last.status.value)


def _denied(base: Account, thread: Thread) -> Iterator[Account]:
    """A meeting that one side hoped for or announced, and the other denies."""
    told = thread.latest
    if told and told.status.value in {"proposed", "planned"}:
        trigger = base.trigger
        status = Said("declined", trigger.start, trigger.end)
        yield replace(told, trigger=trigger, attribution=base.attribution, status=status, weight=4, same=True)


def _the_same(base: Account, thread: Thread, *, set_for: bool) -> Iterator[Account]:
    """What is said of "this meeting": called off or put off counts, and the day set for it; else only what is new."""
    summit = re.search("峰会|会议|年会", base.trigger.value) and thread.latest and thread.latest.series
    told = thread.latest if summit else thread.last or thread.latest
    if told is None:
        return
    if summit and base.trigger.value.startswith(_PRESENT):
        told = replace(told, convened=True)
    off = base.status.value in {"cancelled", "postponed", "declined"} and base.weight > 2
    if off and base.date and told.date and not overlap(base.date.value, told.date.value):
        yield replace(base, people=told.people, series=told.series, role=told.role, same=False, convened=True)
        return
    fixed = set_for and base.date is not None and (told.date is None or told.date_weak) and base.weight > 1
    if fixed:
        told = replace(told, date=base.date, date_weak=False, convened=True)
    yield replace(
        told,
        trigger=base.trigger,
        attribution=base.attribution,
        minutes=base.minutes or told.minutes,
        mode=base.mode if base.mode in {"video", "phone"} and told.mode != "video" else told.mode,
        status=base.status if off or fixed else told.status,
        weight=4 if off else base.weight if fixed else 0,
        same=True,
    )


def _role(passage: Passage, encounter: Encounter) -> str:
    """Whether those of a series who meet are its ministers: 七国集团外长会议 · 美日澳印四国外长会谈."""
    span = encounter.trigger if encounter.kind == "series" else encounter.subject
    marks = passage.sketch.within(*span, sign.SERIES + sign.GROUP) if span else []
    return next((m.refs[0].role for m in marks if m.refs and m.refs[0].role.endswith("minister")), "leader")


def _attending(
    passage: Passage, encounter: Encounter, base: Account, thread: Thread, by: Reader, days: Days
) -> tuple[Said[Iri], ...]:
    """Those named as taking part: Ｐ与Ｐ出席Ｓ · Ｐ启程，将出席Ｓ · 出席Ｓ的Ｐ."""
    text, at = passage.sketch.text, encounter.trigger[0]
    if base.series and base.series.value in by.authority.assemblies:
        mark = speaker(passage, encounter)
        return distinct(resolved(passage, mark, by, days, thread)) if mark and mark.sign in ANY else ()
    if listed := _listed(passage, encounter, by, days):
        first = passage.sketch.within(0, at, sign.PERSON)
        besides = (
            [s for m in first for s in resolved(passage, m, by, days, NOTHING_TOLD)] if "除了" in text[:at] else []
        )
        return distinct([*besides, *listed])
    met = THERE_TOO.match(text, encounter.trigger[1]) if encounter.kind == "series" else None
    beside = _present(passage.sketch, *met.span("who")) if met and met["who"] else []
    for start, end in ((clause(text, at)[0], at), *clauses_before(text, at)):
        marks = _present(passage.sketch, start, end)
        if marks:
            marks += beside
            setting = _OCCASION.match(text, encounter.trigger[1]) or "当时" in text[start:at]
            told = NOTHING_TOLD if setting else thread
            return distinct([s for m in marks for s in resolved(passage, m, by, days, _told(passage, m, told))])
    return ()


def _told(passage: Passage, mark: Mark, thread: Thread) -> Thread:
    """What was told before counts for two people spoken of again: 两人还将出席Ｓ; else nobody but the named attends."""
    return thread if _THE_TWO.match(passage.body.text, mark.start, mark.end) else NOTHING_TOLD


def _present(sketch: Sketch, start: int, end: int) -> list[Mark]:
    """The people of a clause, but not those for whom another stands: 李强代表习近平出席."""
    return [
        mark
        for i, mark in sorted(sketch.marks.items())
        if start <= i < end and mark.sign in ANY and not sketch.text.endswith("代表", 0, i)
    ]


def _listed(passage: Passage, encounter: Encounter, by: Reader, days: Days) -> list[Said[Iri]]:
    """Those named after the trigger: 出席峰会的Ｐ · 与会，包括Ｐ、Ｐ."""
    match = _INCLUDING.match(passage.sketch.text, encounter.trigger[1])
    marks = passage.sketch.within(*match.span("who"), sign.PERSON) if match else []
    return [said for mark in marks for said in resolved(passage, mark, by, days, NOTHING_TOLD)]
