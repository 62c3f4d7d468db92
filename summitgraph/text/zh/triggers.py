"""Who meets whom in a sentence of a Chinese report, and the clauses around a place of its sketch.

What comes in: a `Sketch`. What goes out: `Encounter`s: the places of the people, of the trigger ("会谈"),
and how the people stand to each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from summitgraph.text.encounter import LONGEST
from summitgraph.text.sketch import Sketch
from summitgraph.text.zh.patterns import AND, OF_THEIRS, PATTERNS

# 将出席在Ｌ召开的Ｓ，以及在Ｌ召开的Ｓ: one clause
_GOES_ON: Final = ("以及", "及在", "和在")
# 将同Ｐ、Ｐ分别会谈 · 先后与Ｐ、Ｐ通话
_APART: Final = ("分别", "先后", "相继", "依次", "逐一", "陆续")


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting of a sentence: places in the sketch (half-open), ``start`` is where its words begin."""

    kind: str
    start: int
    trigger: tuple[int, int]
    subject: tuple[int, int] | None = None
    objects: tuple[int, int] | None = None
    apart: bool = False  # 分别: each alone


_AMONG: Final = re.compile("(?<=[ＰＧ])[同跟]")
_FIRST_TIME: Final = re.compile("首[次度]|第一次")  # 三国领导人周日与Ｐ通电话 may be one call of all
_A_PAIR: Final = 2  # two may speak with a third together: 法德领导人与Ｐ通电话
_PHONE: Final = re.compile("通[了过上]?电?话|致电|打电话|电话会[谈晤]|电话谈话")
_AT_ONCE: Final = re.compile("[三四多]方|三人|四人|一起|共同|同时|联合|集体|视频|会议|连线")
_TOGETHER: Final = re.compile(f"Ｐ(?:{AND}Ｐ{OF_THEIRS})+")
_MET: Final = re.compile("会谈|会晤|会面|通话|通电话|峰会|见面")
_EACH: Final = re.compile(f"(?:{'|'.join(_APART)})[^，。；ＰＧＨＡ]{{0,3}}$")
_EACH_WITH: Final = re.compile(f"(?:{'|'.join(_APART)})[^，。；ＰＧＨＡ]{{0,3}}[与同和跟][^，。；ＰＧＨＡ]*$")
_AND_OTHERS: Final = re.compile("等(?:多|各|[一-十\\d]+)?(?:国|位|名)(?:的)?(?:领导人|领袖|首脑|元首|政要)")
# a sentence in which nobody is named can only speak of a meeting told before
_SOMEBODY: Final = re.compile("[ＰＧＡＨＳＢＯ]")
_OF_NOBODY: Final = {"this", "anew", "joins", "denied", "dated"}
_UNNAMED: Final = {"group", "pair", "this", "anew"}
_LOWER: Final = re.compile(
    "(?:高级别|高层|部长级?|特代|特别代表|特使|外长|防长|财长|工作|工作层|事务级?|军事|军长?级|将军级|司令级|红十字会?|体育|经贸|贸易|局长级|副外长|官员|专家|团队|代表团)(?:的|电话|视频|例行)?$"
)


# Ｐ和Ｐ也将参加视频会议: they take part in what was told before
_TAKES_PART: Final = re.compile(
    "(?:参加|出席|参与|缺席)了?(?:这[次场一]|此次|本次|该|此)?(?:线上|视频|网络|紧急|特别)?$"
)
_ASSEMBLY: Final = re.compile("(?:峰会|会议)$")
# 朔尔茨也参加了通话
TALKS: Final = re.compile("(?:通话|会谈|会晤|会面|对话)$")
# 双方正在就协议举行磋商 · 双方同意继续进行磋商: their officials
_NEGOTIATE: Final = re.compile("(?:正在?|一直|继续|仍)?就|继续|保持|加强")
# 他们可能放弃这次峰会: the one told of before
_JUST_TOLD: Final = ("这次", "此次", "本次", "该次", "这场")
# 两国领导人在峰会期间签署协议: the setting of something else
_AT_A_SUMMIT: Final = re.compile("峰会(?:期间|上|之际|[之以]?后|结束)")


def encounters(sketch: Sketch) -> Iterator[Encounter]:
    """Yield the meetings that a sentence speaks of, in the order of their triggers; each trigger counts once."""
    if len(sketch.text) > LONGEST:
        return
    taken: set[int] = set()
    found: list[Encounter] = []
    somebody = _SOMEBODY.search(sketch.text) is not None
    for kind, pattern in PATTERNS:
        if not somebody and kind not in _OF_NOBODY:
            continue
        for match in pattern.finditer(sketch.text):
            start, end = match.span("trigger")
            if kind in _UNNAMED and _LOWER.search(match.string, max(0, start - 8), start):
                continue  # 中美高级别会谈: not of leaders
            if kind == "group" and match["trigger"] == "会" and not _initials(sketch, match.start("subject")):
                continue  # 两国领导人会讨论: they will
            if _misread(kind, match):
                continue
            if taken.isdisjoint(range(start, end)):
                taken.update(range(*(match.span() if kind == "again" else (start, end))))
                found.append(_encounter(sketch, kind, match))
    yield from sorted(found, key=lambda e: (e.trigger, e.kind != "again"))


def _misread(kind: str, match: re.Match[str]) -> bool:
    """Whether the words tell of something else: who takes part in a summit, or where officials talk."""
    trigger, gap = match["trigger"], match.groupdict().get("gap") or ""
    start = match.start("trigger")
    if kind in {"with", "list"}:
        return (_ASSEMBLY.search(trigger) or TALKS.search(trigger)) is not None and _TAKES_PART.search(gap) is not None
    if kind == "pair" and trigger in {"磋商", "对话"} and _NEGOTIATE.search(gap):
        return True
    if kind == "pair" and trigger in {"峰会", "会议"} and gap.endswith(_JUST_TOLD):
        return True
    setting = kind in {"group", "pair"} and match.string[start - 1] in "在于"
    return setting and _AT_A_SUMMIT.match(match.string, start) is not None


def _initials(sketch: Sketch, at: int) -> bool:
    """Whether a group is named by one character for each of two people: 拜习会."""
    return len(sketch.marks[at].refs) == sketch.marks[at].end - sketch.marks[at].start


def _encounter(sketch: Sketch, kind: str, match: re.Match[str]) -> Encounter:
    groups = match.groupdict()
    start, _ = clause(match.string, match.start("trigger"))
    if (
        kind == "with"
        and groups.get("subject")
        and match.string[match.start("subject") - 1 : match.start("subject")] == "与"
    ):
        those = (
            match.start("subject"),
            match.end("objects"),
        )  # 与Ｐ、Ｐ和新任Ｐ的Ｐ通话: whoever meets them stands before
        calls = _PHONE.search(match["trigger"]) is not None and _AT_ONCE.search(match[0]) is None
        return Encounter(kind, start, match.span("trigger"), None, those, calls)
    if kind == "with" and groups.get("subject") and (inner := _AMONG.search(match["subject"])):
        at = match.start("subject") + inner.start()  # Ｐ同Ｐ和Ｐ通话: the first speaks with the others
        subject, objects = (match.start("subject"), at), (at + 1, match.end("objects"))
        calls = _PHONE.search(match["trigger"]) is not None and _AT_ONCE.search(match[0]) is None
        return Encounter(kind, min(match.start(), start), match.span("trigger"), subject, objects, calls)
    return Encounter(
        kind,
        min(match.start(), start) if groups.get("subject") else start,
        match.span("trigger"),
        match.span("subject") if groups.get("subject") else (match.span("body") if groups.get("body") else None),
        match.span("objects") if groups.get("objects") else None,
        any(word in (groups.get(part) or "") for word in _APART for part in ("mid", "gap"))
        or (kind == "meets" and _apart(match))
        or (kind == "with" and (_one_by_one(match) or _by_phone(match) or _called_by_several(sketch, match))),
    )


def _apart(match: re.Match[str]) -> bool:
    """Whether one met several people each alone: 分别会见了Ｐ和Ｐ · 会见了Ｐ、Ｐ等多国领导人."""
    before = match.string[max(0, match.start("trigger") - 6) : match.start("trigger")]
    listed = "、" in match["objects"] and not re.search("[和与及同跟]", match["objects"])
    return (
        listed or _EACH.search(before) is not None or _AND_OTHERS.match(match.string, match.end("objects")) is not None
    )


def _one_by_one(match: re.Match[str]) -> bool:
    """Whether one meets several people each alone: 分别与Ｐ及Ｐ会谈 · 将与Ｐ、Ｐ等举行双边会谈 · 与Ｇ举行双边会谈."""
    start, _ = clause(match.string, match.start("objects"))
    several = len(re.findall("[ＰＧ]", match["objects"])) > 1 or match["objects"] == "Ｇ"
    alone = re.search("双边|单独", (match.groupdict().get("gap") or "") + match["trigger"]) is not None
    before = match.string[start : match.start("objects")]
    return several and (alone or _EACH_WITH.search(before) is not None)


def _by_phone(match: re.Match[str]) -> bool:
    """Whether one calls several people, one after the other: Ｐ与Ｐ和Ｐ通电话, but no 三方通话."""
    words = (match.groupdict().get("gap") or "") + match["trigger"]
    several = re.search("[ＰＧ].*[ＰＧ]", match["objects"]) is not None or match["objects"] == "Ｇ"
    return several and _PHONE.search(words) is not None and _AT_ONCE.search(words) is None


def _called_by_several(sketch: Sketch, match: re.Match[str]) -> bool:
    """Whether the leaders of several countries call one man, each in a call of their own: 日韩澳领导人与Ｐ通电话."""
    words = (match.groupdict().get("gap") or "") + match["trigger"]
    mark = sketch.marks.get(match.start("subject")) if match["subject"] == "Ｇ" and match["objects"] == "Ｐ" else None
    several = mark is not None and len({ref.country for ref in mark.refs if ref.country}) > _A_PAIR
    several = several and _FIRST_TIME.search(match[0]) is not None
    return several and _PHONE.search(words) is not None and _AT_ONCE.search(words) is None


def together(text: str, at: int, end: int) -> int:
    """Where those end who act together with the one at a place: Ｐ与Ｐ在Ｌ会见Ｐ, but not where the two first met."""
    match = _TOGETHER.match(text, at, end)
    return match.end() if match and not _MET.search(text, match.end(), end) else at + 1


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
