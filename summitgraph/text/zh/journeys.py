"""Journeys: when somebody sets out, who it is, and what he does on the way; the day that sets the scene.

What comes in: a `Passage`, the reader of people, an `Account`. What goes out: the `Thread` with the words that date a
journey and whose it is, and accounts of what is to come on it with its month.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark
from summitgraph.text.who import person
from summitgraph.text.zh import circumstances as circ
from summitgraph.text.zh import unsaid
from summitgraph.text.zh.parties import Thread
from summitgraph.text.zh.topics import subject_of
from summitgraph.text.zh.triggers import clause
from summitgraph.text.zh.who import Reader
from summitgraph.time import MONTH, bounds

# Ｐ10月4日将开启对Ｃ的访问 · Ｄ起对Ｃ展开为期三天的访问: the journey begins then
_SETS_OUT: Final = re.compile(
    "Ｄ(?:起|开始)?(?:将|要|会|正式)?(?:起程|启程|出发|动身|开启|展开|开始|进行|前往|出访|访问|飞往|率团)"
    "[^。；]{0,40}(?:访问|之行|之旅|出访|行程|[ＣＬ])"
)
# Ｐ周六将前往Ｌ
_TO_ONE_PLACE: Final = re.compile("Ｄ(?:将|会|要)?(?:前往|飞往|抵达|飞抵|到访|赴)(?:Ｃ的?)?Ｌ(?=[，。；]|$|并|与|会)")
_SEVERAL_DAYS: Final = re.compile(
    "启程|出发|动身|开启|展开|开始|为期|出席|参加|[天日]的?(?:访问|行程)|[ＬＣ](?:、|和|与|及)[ＬＣ]"
)
# Ｐ将于Ｄ访问Ｃ
_GOES: Final = re.compile("(?:将|拟|计划|定)于Ｄ(?:对|赴|访|出访|到访|前往|抵|飞)")


def told(passage: Passage, by: Reader, thread: Thread) -> Thread:
    """The thread with the journey that a sentence tells of."""
    mark = _trip(passage)
    if mark is None:
        return thread
    month = mark.edtf if "/" in mark.edtf or _on_one_day(passage.sketch.text) else mark.edtf[:MONTH]
    first, _ = bounds(mark.edtf)
    return replace(
        thread,
        trip=Said(month, *passage.body.raw(mark.start, mark.end)),
        traveller=traveller(passage, by),
        leaving=first is not None and first > by.day,
    )


def _trip(passage: Passage) -> Mark | None:
    for i, mark in sorted(passage.sketch.marks.items()):
        first, last = clause(passage.sketch.text, i)
        words = passage.sketch.text[first:last]
        if mark.sign != sign.DATE or len(mark.edtf) < MONTH:
            continue
        if (
            circ.DEPARTURE.search(words)
            or circ.VISIT.match(passage.sketch.text, i)
            or _SETS_OUT.match(passage.sketch.text, i)
            or _GOES.search(words)
        ):
            return mark
    return None


def _on_one_day(text: str) -> bool:
    """Whether a journey is told of as one of a day, to one place: 周六将前往贝鲁特."""
    return _TO_ONE_PLACE.search(text) is not None and _SEVERAL_DAYS.search(text) is None


def traveller(passage: Passage, by: Reader) -> Iri | None:
    """Who travels: the first whom the sentence names."""
    ref = subject_of(passage.sketch) or passage.subject
    return person(ref, (by.day, by.day), by.authority) if ref else None


def arrival(passage: Passage) -> Said[str] | None:
    """The day on which somebody arrives where talks are held."""
    mark = circ.arrived(passage.sketch)
    return Said(mark.edtf, *passage.body.raw(mark.start, mark.end)) if mark else None


def setting(passage: Passage, today: date | None) -> Said[str] | None:
    """The day that sets the scene for the next sentence.

    Where nobody knows the page's own day, 上个月 in the next sentence is no date, and this one would stand for it.
    """
    mark = circ.on_that_day(passage.sketch)
    past = mark is not None and today is not None and mark.edtf <= today.isoformat()
    return Said(mark.edtf, *passage.body.raw(mark.start, mark.end)) if mark and past else None


def on_the_way(account: Account, thread: Thread, words: str, today: date) -> Account:
    """What the traveller told of is still to do, with the month of the journey where no day is told."""
    if account.date or account.series or thread.trip is None or thread.traveller not in account.names:
        return account
    _, last = bounds(thread.trip.value)
    if unsaid.RECALLED.search(words) or (last and last < today):
        return account
    if account.weight == 1 and thread.leaving and account.status.value == "held":
        account = replace(account, status=replace(account.status, value="planned"), weight=2)
    ahead = account.status.value == "planned" and account.weight > 1
    return replace(account, date=thread.trip, date_weak=True) if ahead else account
