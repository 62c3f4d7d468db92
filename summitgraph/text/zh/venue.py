"""The place of a meeting as its own sentence gives it: in Tokyo, at the White House, the Singapore summit.

What comes in: the sketch of a sentence and an `Encounter`. What goes out: the mark of the place, or None.
"""

import re
from typing import Final

from summitgraph.text.sketch import Mark, Sketch
from summitgraph.text.zh import circumstances as circ
from summitgraph.text.zh.triggers import Encounter, clause, clauses_before

# 在Ｃ的Ｌ举行 · 前往Ｌ会晤Ｐ · 在分隔两国的Ｌ会见
_IN: Final = (
    "(?:的|首都|首府|(?:[东西南北中]{1,2}部)?(?:[黑红]海)?(?:沿海|海滨|海港|港口|度假)?"
    "(?:城市|古城|都市|度假胜地|小镇))?"
)
_WHERE: Final = re.compile(
    rf"(?:(?<!正)在|(?<![对由关至终基])于|赴|到访?|抵达?|前往|访问|突访|造访|飞往|来到)(?P<inner>[^，。；：对与向从被“”ＰＧＨＡＳ]{{0,12}}?)(?P<place>[ＬＣ](?:{_IN}[ＬＣ])*)(?!人(?!民?大会堂)|[^，。；ＰＧ]{{0,8}}(?:表示|说|称|宣布|告诉|透露)|[^，。；ＰＧ]{{0,6}}(?:问题|议题|事务|局势)|政府|国会|媒体|驻|首都电视|总统府发|会议员)"
)
# a headline: Ｐ白宫会晤Ｐ
_BARE: Final = re.compile("[ＰＤ](?P<place>Ｌ)(?=会晤|会见|会谈|会面|接见|举行|见)")
_WHERE_SERIES: Final = re.compile(r"(?P<place>[ＬＣ](?:的?[ＬＣ])*)(?:(?:举行|召开|举办|主办)?的|主办|举办|承办)$")
# 造访Ｌ与Ｌ，并与Ｐ会晤: in one of them
_ONE_OF_THEM: Final = re.compile("(?:、|和|与|及|以及)[ＬＣ]")
# 在Ｌ峰会上 · Ｌ会谈期间 · 两国元首Ｃ会晤共识: the meeting is called by its place
_CALLED_BY: Final = re.compile("(?:^|[在的，。；：ＧＡＰＤ“「])(?:首次|历史性)?(?P<place>[ＬＣ])$")
_A_NAME: Final = re.compile("(?:期间|上|中|时|后|之后|共识|达成|成果)")
_CALLED: Final = {"峰会", "会谈", "会晤", "会面", "首脑会议", "首脑会谈"}


def where(sketch: Sketch, meeting: Encounter) -> Mark | None:
    """The place of a meeting, the most exact of a chain (印尼的巴厘岛); None when the sentence gives none."""
    text, (at, after) = sketch.text, meeting.trigger
    start, end = clause(text, at)
    if circ.only_talked_of(meeting, text, start):
        return None
    if meeting.kind == "series" and (match := _WHERE_SERIES.search(text[start:at])):
        return sketch.within(start + match.start("place"), start + match.end("place"), "ＬＣ")[-1]
    before = [] if circ.ERRAND.match(text[start:end]) else clauses_before(text, at)
    spans = [(start, at), (after, end), *before]
    for place, (first, last) in enumerate(spans):
        if place > 1 and (circ.busy(text[first:last]) or circ.SPEECH.search(text[first:last])):
            return None
        if found := list(_WHERE.finditer(text, first, last)):
            several = place > 1 and _ONE_OF_THEM.match(text, found[-1].end())
            return None if several else sketch.within(*found[-1].span("place"), "ＬＣ")[-1]
        if place == 0 and (mark := _in_its_name(sketch, meeting)):
            return mark
    bare = _BARE.search(text, start, after)
    return sketch.marks[bare.start("place")] if bare else None


def _in_its_name(sketch: Sketch, meeting: Encounter) -> Mark | None:
    """The place by which a meeting is called: 大阪峰会."""
    text, (at, after) = sketch.text, meeting.trigger
    if meeting.kind == "series":
        mark = sketch.marks[at]
        return mark._replace(iris=mark.iris[1:]) if len(mark.iris) > 1 else None
    named = _CALLED_BY.search(text, 0, at) if text[at:after] in _CALLED and meeting.kind != "meets" else None
    if named is None or (text[named.start("place")] == "Ｃ" and not _A_NAME.match(text, after)):
        return None
    return sketch.marks[named.start("place")]
