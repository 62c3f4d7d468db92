"""Talks told of before, in other words: what is said in them, who joins them, when both sides met at another time.

What comes in: an `Encounter` in a `Passage`, an `Account`, the `Thread` of the report.
What goes out: the account as one of the talks told before; whether it is of the parties of a summit told before.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.account import Account, Said
from summitgraph.text.passage import Passage
from summitgraph.text.zh.parties import Thread, distinct
from summitgraph.text.zh.triggers import Encounter
from summitgraph.text.zh.who import Reader
from summitgraph.time import bounds

# 岸田在会谈中对尹锡悦表示 · 在约30分钟的通话中，岸田向尹锡悦表明
_IN_THE_TALKS: Final = re.compile("在(?:[^，。；：ＤＬＳ]{0,14}的)?$")
_DURING: Final = re.compile("当?中|期间|时|里|上")
# words for what officials do, too
_OF_OFFICIALS: Final = frozenset(("磋商", "对话", "会议", "谈话"))


def in_the_talks(
    passage: Passage, encounter: Encounter, accounts: Iterable[Account], thread: Thread, by: Reader
) -> Iterator[Account]:
    """What people say in their talks is said in those just told of: 岸田在会谈中对尹锡悦表示.

    Talks that are still to come stay so: 岸田将在会谈中向尹锡悦表示.
    """
    told, text = thread.last, passage.sketch.text
    inside = _IN_THE_TALKS.search(text[: encounter.trigger[0]]) and _DURING.match(text, encounter.trigger[1])
    for one in accounts:
        alike = told is not None and told.names == one.names and one.date is None and one.place is None
        if told is None or not inside or not alike or not _general(one.trigger.value, told.mode):
            yield one
            continue
        day = bounds(told.date.value)[0] if told.date else None
        if told.status.value == "planned" and (day is None or day > by.day):
            yield replace(one, mode=told.mode, status=told.status, weight=0, same=True)
        else:
            yield replace(one, mode=told.mode, same=True)


def _general(trigger: str, mode: str) -> bool:
    """Whether a word for talks can be of those held in a mode: nobody calls a telephone call 会面."""
    return trigger in {"会谈", "峰会", "首脑会谈"} or mode == "in-person" or "话" in trigger


def of_both_sides(passage: Passage, encounter: Encounter, thread: Thread, by: Reader) -> bool:
    """Whether both sides (双方) of a summit of two parties are told to have met at another time."""
    series = thread.latest.series if thread.latest else None
    parties = by.authority.links.get((series.value, "member"), ()) if series else ()
    if encounter.kind != "pair" or encounter.subject is None or len(parties) != 2 or thread.last:
        return False
    mark, word = passage.sketch.marks[encounter.subject[0]], passage.sketch.text[slice(*encounter.trigger)]
    return passage.body.text[mark.start : mark.end] in {"双方", "两方"} and word not in _OF_OFFICIALS


def joining_talks(guests: tuple[Said[Iri], ...], base: Account, thread: Thread) -> Iterator[Account]:
    """Those who join the talks just told of: 朔尔茨也参加了通话; where none are told of, those named meet."""
    told = thread.last
    if told and guests:
        people = distinct([*told.people, *guests])
        yield replace(told, people=people, joined=told.names, trigger=base.trigger, weight=0, same=True)
    elif len(guests) > 1:
        yield replace(base, people=guests)
