"""What people talk about: the issues of a sentence, given to the meeting it tells of or goes on about.

What comes in: a `Passage`, the accounts it tells, the `Thread` of the report. What goes out: accounts with issues.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Ref, Sketch
from summitgraph.text.who import person
from summitgraph.text.zh.parties import Thread, governed
from summitgraph.text.zh.who import Reader

# 双方还将讨论Ｘ · 两国首脑一致认为Ｘ · Ｐ与Ｐ还将讨论Ｘ
_BOTH: Final = re.compile("Ａ|双方|三方|两国|[ＰＧ](?:和|与)Ｐ[^，。]{0,4}(?:讨论|商讨|谈|同意|一致)")
# ，此前两国搁置了分歧: no talk of this meeting
_ASIDE: Final = re.compile("，(?:此前|当时|曾)")
# 峰会将聚焦Ｘ · 与会领导人讨论了Ｘ
_AT_THE_SUMMIT: Final = re.compile("峰会|会议(?=上|将|讨论|议程|主题|聚焦)|此次会议|这次会议|会上|与会|各国领导人|Ｓ")
# Ｐ指出 · 他还强调
_SPEAKS: Final = re.compile(
    "说|表示|指出|强调|提到|称|敦促|呼吁|重申|希望|承诺|感谢|保证|提出|批评|警告|祝贺|欢迎|支持|认为|主张"
)
# 中方愿同欧方扩大贸易: one side goes on to speak
_SIDE: Final = re.compile("“?(?P<side>Ｃ)(?=愿|希望|支持|欢迎|将|坚持|主张|期待|致力|赞赏|始终|一贯)")
# 双方讨论了Ｘ · 两人一致认为
_TALKED: Final = re.compile(
    "讨论|商讨|商谈|探讨|谈论|谈到|会谈内容|议程|主题|聚焦|焦点|重点|关于|有关|因应|应对|以解决|交换意见|寻求|传达|确认|同意|一致|重申|议题|问题上|突破|商定|谈及|涉及|磋商|决定|深化|就[^，。]{1,24}(?:问题|进行|达成|展开)"
)


def subject_of(sketch: Sketch) -> Ref | None:
    """The first person of a sentence whom nothing governs."""
    for i, mark in sorted(sketch.marks.items()):
        if mark.sign == sign.PERSON and not governed(sketch, i):
            return mark.refs[0]
    return None


@dataclass(frozen=True, slots=True)
class Topics:
    """Gives issues to meetings, with what the authority knows and the day of publication."""

    by: Reader
    authority: Authority

    def given(self, passage: Passage, told: list[Account], thread: Thread) -> Iterator[Account]:
        """Give the issues of a sentence to its only meeting, else to the meeting that "both" talk about."""
        issues = tuple(self._issues(passage, thread, told=any(not account.series for account in told)))
        meetings = [account for account in told if account.series is None] or told
        about = {(account.names, account.series and account.series.value) for account in meetings}
        if issues and told and all(a.series and a.status.value == "proposed" for a in told):
            yield from told
            if (last := thread.last) and self._takes_part(passage, last):
                yield replace(last, issues=issues, weight=0, same=True)
            return
        if issues and len(about) == 1:
            for account in told:
                yield replace(account, issues=issues) if account is meetings[-1] else account
            return
        yield from told
        if issues and not told and (of := self._spoken_of(passage, thread)):
            yield replace(of, issues=issues, weight=0, same=True)

    def _spoken_of(self, passage: Passage, thread: Thread) -> Account | None:
        """Which of the meetings just told of a sentence goes on about: the summit, or that of the two people."""
        text = passage.sketch.text
        of_summit = thread.latest and thread.latest.series and thread.latest.status.value in {"held", "planned"}
        if of_summit and _AT_THE_SUMMIT.search(text):
            return thread.latest
        if thread.last and (_BOTH.search(text) or self._takes_part(passage, thread.last)):
            return thread.last
        return None

    def _takes_part(self, passage: Passage, meeting: Account) -> bool:
        """Whether one of those who met goes on to speak: Ｐ指出, 他还表示."""
        if meeting.status.value != "held":
            return False
        if side := _SIDE.match(passage.sketch.text):
            mark = passage.sketch.marks[side.start("side")]
            mine = {self.authority.one(who, "citizenOf") for who in meeting.names}
            return passage.body.text[mark.end - 1] == "方" and mark.iris[0] in mine
        if not _SPEAKS.search(passage.sketch.text):
            return False
        pronoun = passage.subject if re.match("Ｈ", passage.sketch.text) else None
        who = pronoun or subject_of(passage.sketch)
        return who is not None and person(who, (self.by.day, self.by.day), self.authority) in meeting.names

    def _issues(self, passage: Passage, thread: Thread, *, told: bool) -> Iterator[Said[Iri]]:
        text = _ASIDE.split(passage.body.text[passage.start : passage.end])[0]
        going_on = not told and thread.last and self._takes_part(passage, thread.last)
        if not _TALKED.search(text) and not going_on:
            return
        for hit in self.authority.issues.find(text):
            start, end = passage.body.raw(passage.start + hit.start, passage.start + hit.end)
            yield from (Said(iri, start, end) for iri in hit.of("issue"))
