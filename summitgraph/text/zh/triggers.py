"""Who meets whom: the patterns of Chinese reports, over the sketch of a sentence.

What comes in: a `Sketch`. What goes out: `Encounter`s: the places of the people, of the trigger ("会谈"),
and how the people stand to each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from summitgraph.text.zh.sketch import Sketch

_TALKS: Final = (
    "首脑会议|峰会|首脑会谈|会谈|会晤|会面|会见|见面|晤谈|通[了过]?电话|通话|电话会谈|电话会议|"
    "视频会议|视频会晤|视频会谈"
)
_MEETS: Final = "会见|会晤|接见|拜会|面见|拜见"
_AND: Final = "(?:、|和|与|及|以及|同|跟)"
# Ｐ的父亲Ｐ means the second of the two, Ｐ的发言人 nobody whom we know
KIN: Final = (
    "的(?:父亲|母亲|儿子|女儿|妻子|夫人|丈夫|弟弟|妹妹|妹|兄长|特使|继任者|前任|"
    "发言人|助手|助理|顾问|幕僚|律师|代表|办公室|团队|对手|盟友)"
)
_PEOPLE: Final = f"(?:Ｐ{KIN})?[ＰＧ](?!{KIN})(?:{_AND}[ＰＧ](?!{KIN}))*"
# 与来访的Ｐ · 同正在Ｌ访问的Ｐ
_GUEST: Final = "(?:[^，。；：“”ＰＧＨＡ]{0,6}访问?的)?"
# 将出席在Ｌ召开的Ｓ，以及在Ｌ召开的Ｓ: one clause
_GOES_ON: Final = ("以及", "及在", "和在")
_GAP: Final = "(?:(?!以来)[^，。；：ＰＧＨＡ]){0,40}?"
_NOT_A_TALK: Final = "(?!室|厅|代表|纪要|要点|中心)"


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting of a sentence: places in the sketch (half-open), ``start`` is where its words begin."""

    kind: str
    start: int
    trigger: tuple[int, int]
    subject: tuple[int, int] | None = None
    objects: tuple[int, int] | None = None
    apart: bool = False  # 分别: each alone


_PATTERNS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        # Ａ继Ｄ会谈之后再次会晤: the earlier one
        (
            "again",
            r"(?P<subject>[ＡＧ])继(?P<trigger>Ｄ)[^，。；：]{0,24}?(?:后|以来)[^，。；：]{0,16}?再[次度](?:会晤|会谈|会面)",
        ),
        # 总统会见了来访的Ｐ · Ｐ在Ｌ会晤Ｐ和Ｐ
        ("meets", rf"(?P<trigger>{_MEETS})(?:了|过)?(?P<gap>[^，。；：“”ＰＧＨＡ]{{0,12}}?)(?P<objects>{_PEOPLE})"),
        # Ｐ邀请Ｐ举行峰会
        (
            "invites",
            rf"邀请(?P<objects>{_PEOPLE})(?P<gap>(?:(?!出席|参加|访)[^，。；：ＰＧＨＡＳ]){{0,16}}?)(?P<trigger>{_TALKS}){_NOT_A_TALK}",
        ),
        # Ｐ与Ｐ在Ｌ举行会谈 · 将同Ｐ、Ｐ分别举行会谈
        (
            "with",
            (
                rf"(?:(?P<subject>{_PEOPLE}|Ｈ|Ａ)(?P<mid>[^，。；：“”ＰＧＨＡ]{{0,40}}?))?[与同和跟]{_GUEST}(?P<objects>{_PEOPLE}|Ｈ)"
                rf"(?P<gap>{_GAP})(?P<trigger>{_TALKS}){_NOT_A_TALK}"
            ),
        ),
        # Ｐ、Ｐ周三会晤
        (
            "list",
            (
                r"(?:^|(?<=[，。；：Ｄ]))(?P<subject>Ｐ(?:、Ｐ)+)(?P<gap>(?:(?!以来|后|时|等|对)[^，。；：ＰＧＨＡ]){0,24}?)"
                rf"(?P<trigger>{_TALKS}){_NOT_A_TALK}"
            ),
        ),
        # 美日韩领导人在Ｌ举行了三边峰会 · 日朝峰会
        ("group", rf"(?P<subject>Ｇ)(?P<gap>{_GAP})(?P<trigger>{_TALKS}){_NOT_A_TALK}"),
        # 双方最近一次会面是在Ｄ
        ("pair", rf"(?P<subject>Ａ)(?P<gap>{_GAP})(?P<trigger>{_TALKS}){_NOT_A_TALK}"),
        # 此次会晤 · 这次会谈
        ("this", rf"(?P<trigger>(?:此次|这次|本次|该次|当天的|此)(?:{_TALKS}))"),
        # Ｂ将在Ｌ举行峰会
        (
            "body",
            r"(?P<body>Ｂ)(?:（[^（）]{1,12}）)?(?P<gap>[^，。；：ＰＧＨＡ]{0,24}?(?:举行|召开|举办))[^，。；：ＰＧＨＡ]{0,6}?(?P<trigger>峰会|首脑会议)",
        ),
        # 将出席在Ｌ召开的Ｓ
        ("series", r"(?P<trigger>Ｓ)"),
    )
)


def encounters(sketch: Sketch) -> Iterator[Encounter]:
    """Yield the meetings that a sentence speaks of, in the order of their triggers; each trigger counts once."""
    taken: set[int] = set()
    found: list[Encounter] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(sketch.text):
            start, end = match.span("trigger")
            if taken.isdisjoint(range(start, end)):
                taken.update(range(*(match.span() if kind == "again" else (start, end))))
                found.append(_encounter(kind, match))
    yield from sorted(found, key=lambda e: (e.trigger, e.kind != "again"))


def _encounter(kind: str, match: re.Match[str]) -> Encounter:
    groups = match.groupdict()
    start, _ = clause(match.string, match.start("trigger"))
    return Encounter(
        kind,
        min(match.start(), start) if groups.get("subject") else start,
        match.span("trigger"),
        match.span("subject") if groups.get("subject") else (match.span("body") if groups.get("body") else None),
        match.span("objects") if groups.get("objects") else None,
        "分别" in (groups.get("gap") or ""),
    )


@lru_cache(maxsize=256)  # asked again and again of the sentence that is being read
def clause(text: str, at: int) -> tuple[int, int]:
    """The clause around a place of the sketch: between commas, full stops or colons."""
    start = max((text.rfind(mark, 0, at) for mark in "，。；：！？"), default=-1) + 1
    if start and text.startswith(_GOES_ON, start):
        start = clause(text, start - 1)[0]
    ends = [end for mark in "，。；：！？" if (end := text.find(mark, at)) >= 0]
    return start, min(ends, default=len(text))


def clauses_before(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses of the sentence before the one around ``at``, the nearest first."""
    start, _ = clause(text, at)
    while start > 0:
        start, end = clause(text, start - 1)[0], start - 1
        yield start, end
