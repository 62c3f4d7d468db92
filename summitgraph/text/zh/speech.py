"""The verbs by which Chinese reports say that somebody speaks, and where they stand in a sentence.

What comes in: a `Passage` with the words inside its quotation marks masked. What goes out: a `Line`: its verbs of
speech and its clauses, found once for all its quotations.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.text.passage import Passage

WINDOW: Final = 400  # code points before and behind a quotation in which its speaker is looked for

SAID: Final = (
    "(?<!来)说|表示|(?<!所)(?<!对)(?<!职)(?<!名)(?<!简)称(?![为职号赞呼])|指出|强调|告诉|透露|认为|写道|写下|警告|解释|回应|续指|补充|呼吁|重申|坦言|直言|"
    "批评|指责|抱怨|赞同|承诺|回答|宣布|声明|形容|提到|谈到|发文|表态|决心|表明|声言|扬言|坦承|承认|宣称|声称|感叹|喊话|誓言|反驳|抨击|谴责|保证|提醒|"
    "问(?=[，：“「])|问道|反问|追问|说道|指称|直指|发推|留言|贴文|推文|致[辞词]|回忆|回顾|阐述|主张|申明|宣示|疾呼|呛声|怒斥|痛斥|痛批|赞扬|称赞|赞许|"
    "期许|预估|预料|推断|推测|研判|辩解|指斥|炮轰|怒批|披露|认定|哀叹|惊呼|赞叹|慨叹|打趣|分析(?=[，：“「])|提出(?=[，：“「])|大赞|盛赞|直呼|高呼|笑称|戏称|辩称|嘲讽|讽刺|否认|断言|预测|总结|评论|答道|答称|质疑|敦促|要求|举例|举出|引用|吁请|促请|斥责|"
    "回复|答复|回说|回称|讲(?=[：“「])|讲道|讲到|问说|喊道|问及|问到|问起|质问|询问|控诉|感慨|坚称|驳斥|力陈|表达(?=[“「『：])|写说|开玩笑|调侃|宣誓|告诫|叮嘱|勉励|嘱咐|指控|指陈|"
    "道(?=[，。：；]|$)|(?<!所)指(?=[，：,:]|$)|(?<=[ＰＨＯ])指(?![挥定控向责导派认数标引南令示])|"
    "(?<=[ＰＨＯ][又也则续再并还曾更])指(?![挥定控向责导派认数标引南令示])"
)
VERB: Final = re.compile(
    rf"(?<!所)(?<!被)(?<!遭)(?<!可以)(?<!据)(?<!小)(?<!传)(?<!假)(?<!学)(?:{SAID})(?!服|明书|法|稿|人|会)"
)
_STOPS: Final = re.compile("[，。；：！？]")
# “……吗？”Ｐ说: a sentence in marks is a clause of its own
_SAID_WHOLE: Final = re.compile("[。！？][”」](?=[^，。；、的之])")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence whose quoted words are masked: places of its verbs of speech and of its clauses."""

    passage: Passage
    masked: str
    verbs: tuple[tuple[int, int], ...]
    bounds: tuple[int, ...]

    def verbs_before(self, end: int) -> list[tuple[int, int]]:
        """The verbs that end before a place, nearest last, no farther than a window away."""
        last = bisect_left(self.verbs, (end,))
        first = bisect_left(self.verbs, (end - WINDOW,))
        return [verb for verb in self.verbs[first:last] if verb[1] <= end]

    def verbs_after(self, start: int) -> tuple[tuple[int, int], ...]:
        """The verbs from a place on, no farther than a window away."""
        return self.verbs[bisect_left(self.verbs, (start,)) : bisect_left(self.verbs, (start + WINDOW,))]

    def clauses(self, end: int) -> Iterator[tuple[int, int]]:
        """The clause that ends at a place, then those before it, no farther than a window away."""
        at = bisect_left(self.bounds, end + 1) - 1
        while at >= 0:
            first = self.bounds[at]
            yield first, end
            if end - first > WINDOW:
                return
            end, at = first, at - 1

    def before_verbs(self, first: int, end: int) -> list[tuple[int, int]]:
        """What stands before each verb of speech of a clause, nearest last verb first; all of it without verbs."""
        verbs = self.verbs[bisect_left(self.verbs, (first,)) : bisect_left(self.verbs, (end,))]
        starts = [first, *(finish for _, finish in verbs)]
        return [(start, verb[0]) for start, verb in zip(starts, verbs, strict=False)][::-1] or [(first, end)]


def line(passage: Passage, masked: str) -> Line:
    """A sentence with its verbs of speech and its clauses."""
    verbs = tuple(match.span() for match in VERB.finditer(masked))
    ends = {match.end() for match in _STOPS.finditer(masked)}
    ends |= {match.end() for match in _SAID_WHOLE.finditer(passage.sketch.text)}
    return Line(passage, masked, verbs, (0, *sorted(ends)))
