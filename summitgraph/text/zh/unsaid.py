"""What a sentence leaves unsaid of a meeting, because the words before it said it: then, on this trip, the summit.

What comes in: an `Account` as its own sentence tells it, its `Encounter`, the `Thread` of the report.
What goes out: the same account with the day and place told before, and what it says of a summit.
"""

import re
from dataclasses import replace
from typing import Final

from summitgraph.text.account import Account, Said
from summitgraph.text.sketch import GROUP, Sketch
from summitgraph.text.zh import guests
from summitgraph.text.zh.circumstances import only_talked_of
from summitgraph.text.zh.parties import Thread
from summitgraph.text.zh.triggers import Encounter, clause, clauses_before
from summitgraph.time import DAY

# Ｓ达成的共识 · Ｓ上通过了声明: it has been held
_DONE: Final = re.compile("(?:上|中|期间)?(?:达成|通过|发表|商定|决定|落幕|闭幕|签署|批准|同意|宣布)")
_AND_ALSO: Final = re.compile("并(?:且|将|会)?[与同和跟会接拜]|也将|还将")
_AND: Final = frozenset("与和同跟")
_NEAR: Final = 60  # letters between two meetings of one sentence
# Ｓ将于Ｄ举行 · ＳＤ登场: so is this one
_ITS_DAY: Final = re.compile(
    "[^，。；ＰＧＤ]{0,10}Ｄ[^，。；ＰＧＤ]{0,8}(?:举行|召开|举办|开幕|登场|揭幕|开会|开始|进行|展开|结束|闭幕|落幕)"
)
# Ｐ此行还将与Ｐ会谈
_ON_THE_TRIP: Final = re.compile("此行|此访|此次[^，。]{0,6}(?:出访|之行|访问)|这次[^，。]{0,6}(?:出访|之行)|访问期间")
# 就Ｓ的成果交换意见: it has been held
_TOLD_OF: Final = re.compile("[^，。；、]{0,6}(?:成果|结果|共识|成功|宣言|声明|上达成)")
# 在Ｄ的Ｓ · Ｄ在Ｌ举行的Ｓ: the date is the summit's own
_DIRECT: Final = re.compile(
    r"Ｄ(?:(?:原定|预定|计划|将)?[在于由]?[ＬＣ](?:的?[ＬＣ])*)?(?:举行|召开|举办|主办|承办)?的(?:第[一-十\d]{1,3}[届次])?$|Ｄ(?:，?第[一-十\d]{1,3}[届次])?$"
)
# 第8届Ｓ在Ｌ举行: the day is that of the summit
_HELD_THERE: Final = re.compile("(?:[在于][ＬＣ]+)?(?:举行|召开|登场|开幕|闭幕|落幕)")
# 与Ｐ通话后，接着打给Ｐ: on the same day
_NEXT: Final = re.compile(
    "接着|接著|随即|紧接着|^(?:此外|另外)?，?[ＰＨ]?(?:也|又)?还(?:分别|先后|[与同和跟]|$)|随后又?[与同和跟打致]"
)
# 上一次是Ｐ和Ｐ举行会谈 · 双方最近一次会面: told in passing
RECALLED: Final = re.compile("近年来|多年来|上一?次|最近一次|上回|曾|此前|当时")


def completed(sketch: Sketch, encounter: Encounter, base: Account, thread: Thread) -> Account:
    """The account with what the sentence leaves unsaid."""
    base = _going_on(sketch, encounter, base, thread)
    base = _by_then(sketch, encounter, base, thread)
    base = _on_the_trip(sketch, encounter, base, thread)
    return _of_the_summit(sketch, encounter, base)


def _going_on(sketch: Sketch, encounter: Encounter, base: Account, thread: Thread) -> Account:
    """将会见Ｐ，并与Ｐ会谈: what the clause before says of the status holds for this one too."""
    start, _ = clause(sketch.text, encounter.trigger[0])
    told = thread.latest
    said_here = told is not None and 0 <= base.trigger.start - told.trigger.end < _NEAR
    if base.weight > 1 or not said_here or told is None or not _AND_ALSO.match(sketch.text, start):
        return base
    ahead = told.status.value in {"planned", "proposed"} and told.weight > 1
    return replace(base, status=told.status, weight=2, date=base.date or told.date) if ahead else base


def set_for(sketch: Sketch, encounter: Encounter) -> bool:
    """Whether the words give "this meeting" its own day: 此次峰会将于Ｄ举行."""
    return _ITS_DAY.match(sketch.text, encounter.trigger[1]) is not None


def seen_there(trigger: str) -> bool:
    """Whether people are only said to see each other: at a summit by video, nobody meets beside it."""
    return trigger in {"见面", "会面"}


def travels(sketch: Sketch) -> bool:
    """Whether a sentence speaks of what somebody does on a journey."""
    return _ON_THE_TRIP.search(sketch.text) is not None


def _before_trigger(sketch: Sketch, encounter: Encounter) -> str:
    at = encounter.trigger[0]
    return sketch.text[clause(sketch.text, at)[0] : at]


def _by_then(sketch: Sketch, encounter: Encounter, base: Account, thread: Thread) -> Account:
    """当时, 接着: the day of the meeting told before; 届时: that of the summit told before."""
    words, last = _before_trigger(sketch, encounter), thread.last
    own = base.same and base.date is None and not (base.series and last and _vague(last))
    if last and ("当时" in words or sketch.text.startswith("当时，") or own):
        base = replace(base, date=base.date or last.date, place=base.place or last.place)
    if last and base.date is None and base.status.value == "held" and _NEXT.search(words):
        base = replace(base, date=last.date, date_weak=True)
    if "届时" in words and (summit := thread.latest) and summit.series:
        base = replace(base, date=base.date or summit.date, place=base.place or summit.place)
    return base


def _vague(account: Account) -> bool:
    """Whether a meeting is told of without its day, as those of years before are."""
    return account.date is not None and len(account.date.value) < DAY


def of_its_own(account: Account, thread: Thread) -> Account:
    """The account without the place of the meeting told before, where "this meeting" is one of other people."""
    other = thread.last is not None and account.same and not account.series and account.names != thread.last.names
    return replace(account, place=None) if other and thread.last and account.place == thread.last.place else account


def _on_the_trip(sketch: Sketch, encounter: Encounter, base: Account, thread: Thread) -> Account:
    """Where no day is told: that of the journey for what is to come, that of the arrival for what was held."""
    if base.date is None and thread.trip and base.status.value in {"planned", "proposed"} and travels(sketch):
        base = replace(base, date=thread.trip, date_weak=True)
    recalled = RECALLED.search(_before_trigger(sketch, encounter))
    day = thread.arrival or (thread.scene if base.series is None else None)
    if base.date is None and day and base.status.value == "held" and not recalled:
        base = replace(base, date=day, date_weak=True)
    return base


def _of_the_summit(sketch: Sketch, encounter: Encounter, base: Account) -> Account:
    text, (at, after) = sketch.text, encounter.trigger
    words = _before_trigger(sketch, encounter)
    if encounter.kind == "series":
        base = _series(sketch, encounter, base)
    if encounter.kind == "joins":
        base = replace(base, attended=guests.STAYS_AWAY.search(words + text[at:after]) is None)
    if encounter.kind == "group" and base.series and _of_a_body(sketch, encounter):
        base = replace(base, convened=True)  # 欧中领导人举行峰会: nobody is named
    elif encounter.kind in {"with", "group"} and base.series:
        ahead = base.mode == "in-person" and not base.place and base.status.value in {"planned", "proposed"}
        base = replace(base, attended=True, mode="unknown" if ahead else base.mode)
    if encounter.kind == "body" and encounter.subject and text[encounter.subject[0] - 1 : encounter.subject[0]] in _AND:
        base = replace(base, attended=True)  # Ｐ将与Ｂ领导人举行峰会
    if encounter.kind in {"host", "since"}:
        base = replace(base, attended=True, convened=True, apart=encounter.kind == "since")
    if encounter.kind in {"series", "body"} and _DONE.match(text, after):
        base = replace(base, convened=True)
    if encounter.kind in {"series", "body"} and guests.CONVENED.search(text[slice(*clause(text, at))]):
        base = replace(base, convened=base.weight > 1 or "邀请" in words)
    return base


def _of_a_body(sketch: Sketch, encounter: Encounter) -> bool:
    """Whether one side of a group is a body of states: 欧中领导人."""
    marks = sketch.within(*encounter.subject, GROUP) if encounter.subject else []
    return any("/organization/" in (ref.country or "") for mark in marks for ref in mark.refs)


def _series(sketch: Sketch, encounter: Encounter, base: Account) -> Account:
    """Whether people attend the summit, and what of the sentence is the summit's own."""
    text, (at, after) = sketch.text, encounter.trigger
    words, rest = _before_trigger(sketch, encounter), text[after:]
    direct = _DIRECT.search(text[:at]) is not None or _ITS_DAY.match(rest) is not None
    there = bool(guests.ATTENDED.search(words) or guests.SPOKE.match(rest) or guests.THERE_ALSO.match(rest))
    met = base.status.value in {"held", "planned"} and guests.THERE_TOO.match(rest) is not None
    away = guests.STAYS_AWAY.search(_theirs(sketch, at)) is not None
    own = direct or there or _HELD_THERE.match(rest) is not None
    base = replace(base, date_weak=not own, attended=(there or met) and not away)
    if only_talked_of(encounter, text, clause(text, at)[0]) and not _TOLD_OF.match(rest):
        said = Said("proposed", base.trigger.start, base.trigger.end)
        return replace(base, status=said, weight=max(base.weight, 2), convened=True)
    if guests.REPLACED.search(words):
        status = Said("cancelled", base.trigger.start, base.trigger.end)
        return replace(base, status=status, weight=3, date_weak=False, convened=True)
    if base.weight == 1 and guests.AHEAD.match(rest):
        base = replace(base, status=Said("planned", base.trigger.start, base.trigger.end), weight=2)
    ahead = base.status.value in {"proposed", "planned", "declined"}
    if base.mode == "unknown" and base.attended and base.date and base.status.value not in {"proposed", "declined"}:
        base = replace(base, mode="in-person")
    if base.mode == "in-person" and ahead and not base.attended:
        base = replace(base, mode="unknown")
    return base


def _theirs(sketch: Sketch, at: int) -> str:
    """The words of the clause before a summit, and of the one before where its subject stands there."""
    text, (start, _) = sketch.text, clause(sketch.text, at)
    before = next(clauses_before(text, at), None)
    alone = sketch.within(start, at, "ＰＧＨＡ") or before is None
    return text[start:at] if alone or before is None else text[before[0] : at]
