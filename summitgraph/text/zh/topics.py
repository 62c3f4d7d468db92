"""What people talk about: the issues of a sentence, given to the meeting it tells of or goes on about.

What comes in: a `Passage`, the accounts it tells, the `Thread` of the report. What goes out: accounts with issues.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.gazetteer import Hit
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Ref, Sketch
from summitgraph.text.who import person
from summitgraph.text.zh.parties import Thread, governed, pronoun
from summitgraph.text.zh.who import Reader
from summitgraph.time import days_of

# 双方还将讨论Ｘ · 两国首脑一致认为Ｘ · Ｐ与Ｐ还将讨论Ｘ
_BOTH: Final = re.compile(
    "(?:^|[，。；：])[^，。；：ＰＨＧＯＡ]{0,6}(?<!禁止)(?<!要求)(?<!呼吁)(?<!敦促)(?:Ａ|双方|三方|两国)|[ＰＧＨ](?:将|会|要|拟|计划|期待|希望|还|曾|已)*(?:和|与|同|跟)[ＰＨ][^，。]{0,6}(?:讨论|商讨|谈|同意|一致|交换)|"
    "(?:联合|共同)(?:声明|公报|宣言)(?:中|还|又|也|并)*(?:指出|说|称|强调|重申|表示|呼吁|提到|指|谴责|谈到)|"
    "(?:^|[，。；])(?:新版|这份|该)?(?:声明|公报|宣言)(?:中|还|又|也|并|除)*(?:指出|说|称|强调|重申|表示|呼吁|提到|指|谴责|谈到|强化)"
)
# ，此前两国搁置了分歧: no talk of this meeting
_ASIDE: Final = re.compile("，(?:此前|当时|曾)")
# Ｐ将与Ｐ讨论Ｘ
_TWO: Final = re.compile(
    "(?P<one>[ＰＨ])(?:将|会|要|拟|计划|期待|希望|还|曾|已|也)*(?:和|与|同|跟)(?P<other>Ｐ)[^，。]{0,6}(?:讨论|商讨|谈|交换)"
)
# 日本将对印度投入Ｘ
_WITH_EACH_OTHER: Final = re.compile(
    "(?P<one>Ｃ)[^，。ＣＰ]{0,8}(?:将|同意|承诺)[^，。ＣＰ]{0,4}[对向与同和](?P<other>Ｃ)"
)
# 通过峰会实现Ｘ: words of the meeting that is to come
_OF_IT: Final = re.compile("会晤|会谈|峰会|会面|见面|通话")
# 因疫情，…… · 自……以来，…… · 只要强征问题不解决，……: why, since when and on what condition, no talk
_WHY: Final = re.compile(
    "(?:^|(?<=[，。；]))(?:但|而|不过)?(?:因|由于|鉴于|正值|随着|自|只要|除非|如果|倘若|假如|一旦|尽管)[^，。；]*，|受[^，。；]{1,16}影响|由于[^，。；]*?而|"
    "疫情(?:期间|下|之下|爆发(?:后|以来|之后)|背景下|蔓延之际|之际)"
)
# Ｐ近期也强调 · Ｐ此前表示: at another time
_OTHER_TIME: Final = re.compile("^[^，。]{0,8}[ＰＨ](?:近期|近日|日前|早前|先前|此前|曾|早些时候)")
# 峰会将聚焦Ｘ · 与会领导人讨论了Ｘ
_AT_THE_SUMMIT: Final = re.compile(
    "Ａ(?:一致|同意|讨论|还|也)|领导人们|(?:^|，)声明中?(?:说|称|表示|指出)|峰会|会议(?=上|将|讨论|议程|主题|聚焦)|此次会议|这次会议|会上|与会|各国领导人|Ｓ"
)
# Ｐ指出 · 他还强调
_SPEAKS: Final = re.compile(
    "说|表示|指出|强调|提到|称|要求|解释|通报|介绍|敦促|呼吁|重申|希望|承诺|感谢|保证|提出|批评|警告|祝贺|欢迎|支持|认为|主张"
)
# 中方愿同欧方扩大贸易: one side goes on to speak
_SIDE: Final = re.compile(
    "“?(?P<side>[ＣＢＯ])(?=[还也则又将并]?(?:愿|希望|支持|欢迎|将|坚持|主张|期待|致力|赞赏|始终|一贯|坚决|坚定|反对|高度|重视|强调|理解|感谢|呼吁|敦促|要求|关切|关注|认为|提出))"
)
# 坚持推进务实合作； · 加强人文交流；: the words of the speaker before, whose subject is not said again
_CARRIES_ON: Final = re.compile(
    "(?:要|应|坚持|推进|推动|加强|深化|愿|支持|扩大|继续|共同|落实|拓展|密切|促进|加快|维护|发挥|开展|鼓励|妥善|积极|希望|实现|提升|巩固|增进|弘扬|办好|用好|做好|"
    "携手|相互|进一步|第[一二三四五六]，|[一二三四五六]是|在[^，。；]{1,12}(?:方面|领域|问题上)，?)"
)
# Ｐ向Ｐ表示 · Ｐ告诉Ｐ · Ｐ与Ｐ: to whom somebody speaks
_ADDRESSED: Final = re.compile("(?:向|对|告诉|与|同|跟|和|致电|致函)(?P<who>Ｐ)")
# 这将是达成协议的最后一搏 · 这些会谈的中心主题是Ｘ: the meeting just told of
_THIS: Final = re.compile(
    "(?:[^，。]{0,8}(?:表示|说|认为|称)，)?(?:这将(?:会)?是|(?:这次|此次|这些|本次|该)(?:会[谈晤面见议]|通话|峰会|访问)[^，。；]{0,10}(?:是|旨在|为了|聚焦)|"
    "此行[^，。；]{0,8}(?:是|旨在|为了))"
)
# Ｐ在Ｓ上致辞时说: what follows is said at the summit
_SPOKE_THERE: Final = re.compile("致[辞词]|发言|讲话|演讲|演说|会上")
# 预料Ｐ将提出Ｘ · Ｐ打算要求Ｃ: what one of those who are to meet will say there
_INTENDS: Final = re.compile(
    "(?:预料|预计|料|可能|将|拟|有望|打算|计划|会|准备)[^，。；]{0,16}(?:提出|提起|提及|寻求|要求|讨论|聚焦|争取|商讨|说服|敦促|表明|呼吁|就|重申|强调|谈)"
)
# 这次会谈不会讨论Ｘ · 双方没有谈及Ｘ: no talk of it
_NOT_TALKED: Final = re.compile(
    "(?:不会?|没有?|未|未能|并未|避免|避谈|回避)(?:再|有|能|被|进行|做)*(?:任何|深入|深度|具体)?(?:讨论|谈及|提及|谈到|提到|提出|涉及|触及|列入|谈论|商讨)"
)
# 当时双方讨论 · 会谈中，Ｐ强调: a report goes back to a meeting long ago
_BACK_THEN: Final = re.compile("当时|会上|会[谈晤]中|会面中|通话中|席间|双方|两人|会[谈晤]期间|会后")
# 重建两国关系: no ruins are rebuilt
_NOT_IT: Final = re.compile("重建[^，。；]{0,8}(?:关系|互信|信任|信心|秩序|联盟|同盟|外交|形象)")
_OLD: Final = timedelta(days=31)  # who speaks so long after a meeting speaks of other things
_NEAR: Final = 300  # code points of raw text within which a report goes on about a meeting long ago
# 双方讨论了Ｘ · 两人一致认为
_TALKED: Final = re.compile(
    "讨论|商讨|商谈|探讨|谈论|谈到|会谈内容|议程|主题|聚焦|焦点|重点|关于|有关|因应|应对|以解决|交换意见|寻求|传达|确认|同意|一致|重申|议题|问题上|突破|商定|谈及|涉及|磋商|决定|深化|共识|无果|敲定|为达成|以推动|打破[^，。]{0,6}僵局|破裂|不欢而散|谈崩|僵局|提出?[^，。；]{0,12}(?:问题|议题)|就[^，。]{1,24}(?:问题|进行|达成|展开|通话|通电|会谈|交谈|沟通|磋商|交换)"
)


_QUOTED: Final = re.compile("“[^”]*”|「[^」]*」")


def subject_of(sketch: Sketch) -> Ref | None:
    """The first person of a sentence whom nothing governs, in the report's own words."""
    said = [match.span() for match in _QUOTED.finditer(sketch.text)]
    for i, mark in sorted(sketch.marks.items()):
        if mark.sign == sign.PERSON and not governed(sketch, i) and not any(a < i < b for a, b in said):
            return mark.refs[0]
    return None


@dataclass(frozen=True, slots=True)
class Topics:
    """Gives issues to meetings, with what the authority knows and the day of publication."""

    by: Reader
    authority: Authority

    def given(
        self, passage: Passage, told: list[Account], thread: Thread, earlier: Sequence[Account] = ()
    ) -> Iterator[Account]:
        """Give the issues of a sentence to its only meeting, else to the meeting that "both" talk about."""
        issues = tuple(self._issues(passage, thread, told, earlier))
        meetings = [account for account in told if account.series is None] or told
        about = {(account.names, account.series and account.series.value) for account in meetings}
        if issues and told and all(a.series and a.status.value == "proposed" for a in told):
            yield from told
            if (last := thread.last) and self._takes_part(passage, last):
                yield replace(last, issues=issues, weight=0, same=True)
            return
        if issues and len({account.trigger.start for account in meetings}) == 1 < len(about):
            yield from (replace(account, issues=issues) for account in told)  # 分别与Ｐ、Ｐ通电话讨论Ｘ
            return
        if issues and len(about) == 1:
            for account in told:
                yield replace(account, issues=issues) if account is meetings[-1] else account
            return
        yield from told
        if issues and not told and (of := self._spoken_of(passage, thread, earlier)):
            yield replace(of, issues=issues, weight=0, same=True)

    def _spoken_of(self, passage: Passage, thread: Thread, earlier: Sequence[Account]) -> Account | None:
        """Which of the meetings told of a sentence goes on about: the summit, or that of the two people."""
        text = passage.sketch.text
        of_summit = thread.latest and thread.latest.series and thread.latest.status.value in {"held", "planned"}
        if thread.latest and of_summit and (_AT_THE_SUMMIT.search(text) or self._takes_part(passage, thread.latest)):
            return thread.latest
        if _OTHER_TIME.search(text) and not _TWO.search(text):
            return None
        if (two := self._two(passage)) and (theirs := _last(earlier, lambda a: set(a.names) == two)):
            return theirs
        if thread.last and self._long_ago(passage, thread.last):
            return None
        if thread.last and self._to_another(passage, thread.last):
            return None
        if thread.last and (
            _BOTH.search(text)
            or _THIS.match(text)
            or self._takes_part(passage, thread.last)
            or self._between(passage, thread.last)
        ):
            return thread.last
        if thread.last and thread.last.status.value == "planned" and _OF_IT.search(text):
            speaks = _SPEAKS.search(text) or _INTENDS.search(text)
            return thread.last if speaks and self._speaker(passage) in thread.last.names else None
        if thread.last and thread.last.status.value == "planned" and _INTENDS.search(text):
            return thread.last if self._speaker(passage) in thread.last.names else None
        return None

    def _long_ago(self, passage: Passage, meeting: Account) -> bool:
        """Whether a meeting was long before the report, and was told of farther above."""
        days = days_of(meeting.date.value) if meeting.date else None
        if days is None or days[1] is None or self.by.day - days[1] < _OLD:
            return False
        near = passage.body.starts[passage.start] - meeting.trigger.start <= _NEAR
        return not (near and _BACK_THEN.search(passage.sketch.text))

    def _to_another(self, passage: Passage, meeting: Account) -> bool:
        """Whether somebody speaks to one who did not take part: Ｐ向Ｐ表示."""
        for match in _ADDRESSED.finditer(passage.sketch.text):
            mark = passage.sketch.marks.get(match.start("who"))
            who = person(mark.refs[0], (self.by.day, self.by.day), self.authority) if mark and mark.refs else None
            if who and who not in meeting.names:
                return True
        return False

    def _carries_on(self, passage: Passage, meeting: Account) -> bool:
        """Whether a sentence without a subject goes on with the words of one of those who met."""
        text = passage.sketch.text
        if not _CARRIES_ON.match(text) or re.search("[ＰＨＧ]", text.split("，")[0]) or passage.subject is None:
            return False
        return person(passage.subject, (self.by.day, self.by.day), self.authority) in meeting.names

    def _between(self, passage: Passage, meeting: Account) -> bool:
        """Whether a sentence tells what one of their countries will do with the other: Ｃ未来十年将对Ｃ投入……."""
        match = _WITH_EACH_OTHER.search(passage.sketch.text)
        if match is None or meeting.status.value != "held":
            return False
        named = {passage.sketch.marks[match.start(group)].iris[0] for group in ("one", "other")}
        return len(named) == 2 and named == {self.authority.one(who, "citizenOf") for who in meeting.names}

    def _narrower(self, hit: Hit, other: Hit) -> bool:
        """Whether other words around these name a part of their issue: 核威胁 in 朝鲜的核威胁."""
        inside = other.start <= hit.start and hit.end <= other.end
        return inside and any(self.authority.one(iri, "broader") in hit.of("issue") for iri in other.of("issue"))

    def _two(self, passage: Passage) -> set[Iri]:
        """The two who talk: Ｐ将与Ｐ讨论."""
        match = _TWO.search(passage.sketch.text)
        if match is None:
            return set()
        first, second = (passage.sketch.marks[match.start(group)] for group in ("one", "other"))
        refs = [first.refs[0] if first.refs else pronoun(passage, first), second.refs[0]]
        found = [person(ref, (self.by.day, self.by.day), self.authority) for ref in refs if ref]
        return {who for who in found if who} if len(found) == 2 else set()

    def _speaker(self, passage: Passage) -> Iri | None:
        who = (passage.subject if re.match("Ｈ", passage.sketch.text) else None) or subject_of(passage.sketch)
        return person(who, (self.by.day, self.by.day), self.authority) if who else None

    def _takes_part(self, passage: Passage, meeting: Account) -> bool:
        """Whether one of those who met goes on to speak: Ｐ指出, 他还表示."""
        if meeting.status.value != "held":
            return False
        if side := _SIDE.match(passage.sketch.text):
            mark = passage.sketch.marks[side.start("side")]
            if mark.sign != sign.COUNTRY:
                members = self.authority.links.get((meeting.series.value, "member"), ()) if meeting.series else ()
                return mark.iris[-1] in members or mark.iris[0] in members
            mine = {self.authority.one(who, "citizenOf") for who in meeting.names}
            return passage.body.text[mark.end - 1] == "方" and mark.iris[0] in mine
        if self._carries_on(passage, meeting):
            return True
        if not _SPEAKS.search(passage.sketch.text):
            return False
        return self._speaker(passage) in meeting.names and not self._before(passage, meeting)

    def _before(self, passage: Passage, meeting: Account) -> bool:
        """Whether somebody spoke on a day before the meeting: Ｐ2017年12月表示."""
        match = re.match("[^，。]{0,8}[ＰＨ](?P<day>Ｄ)", passage.sketch.text)
        said = passage.sketch.marks[match.start("day")].edtf if match else ""
        return bool(said and meeting.date and said < meeting.date.value[: len(said)])

    def _issues(
        self, passage: Passage, thread: Thread, told: list[Account], earlier: Sequence[Account]
    ) -> Iterator[Said[Iri]]:
        start = passage.start
        text = _ASIDE.split(passage.body.text[start : passage.end])[0]
        if _NOT_TALKED.search(text):
            return
        of_people = [account for account in told if not account.series]
        going_on = not of_people and self._spoken_of(passage, thread, earlier)
        if not _TALKED.search(text) and not going_on:
            skip = _said_from(passage, text, told, of_people)
            if skip is None:
                return
            start, text = start + skip, text[skip:]
        aside = [match.span() for match in _WHY.finditer(text)]
        hits = self.authority.issues.find(text)
        for hit in hits:
            if any(self._narrower(hit, other) for other in hits):
                continue
            if any(begin <= hit.start < end for begin, end in aside) or _NOT_IT.match(text, hit.start):
                continue
            first, last = passage.body.raw(start + hit.start, start + hit.end)
            yield from (Said(iri, first, last) for iri in hit.of("issue"))


def _said_from(passage: Passage, text: str, told: list[Account], of_people: list[Account]) -> int | None:
    """From where on a sentence that tells of a meeting says what was said there; None where it does not."""
    if of_people and _SPEAKS.search(text):
        return bisect_left(passage.body.starts, of_people[0].trigger.start, passage.start, passage.end) - passage.start
    spoke = _SPOKE_THERE.search(text) if told and not of_people else None
    return spoke.end() if spoke else None


def _last(accounts: Sequence[Account], fits: Callable[[Account], bool]) -> Account | None:
    return next((account for account in reversed(accounts) if account.series is None and fits(account)), None)
