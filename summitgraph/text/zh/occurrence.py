"""The day of one occurrence of a series: on which somebody speaks there, and not that of what is said there.

What comes in: the sketch of a sentence, an `Encounter`, the date found around it. What goes out: the date that is the
summit's own.
"""

import re
from typing import Final

from summitgraph.text.sketch import DATE, Sketch
from summitgraph.text.zh.circumstances import When
from summitgraph.text.zh.triggers import Encounter, clause
from summitgraph.time import DAY

# 在Ｓ上承诺Ｄ前实现目标: the day of something else
_TOLD_THERE: Final = re.compile("(?:期间|上|中)[^，。；Ｄ]{0,12}(?:承诺|提出|宣布|表示|说|呼吁|同意|要求|强调|指出)")
# ＰＤ在Ｓ上发表讲话: the day of what is said at the summit is the summit's
_SPOKE_THEN: Final = re.compile("(?P<day>Ｄ)(?:[上下]午|晚间?|晚上)?在[^，。；ＰＤＳ]{0,10}$")
# 2023年的Ｓ11月15日闭幕: before it stands only the year
_BEHIND: Final = re.compile("[^，。；ＰＧＤ]{0,8}(?P<day>Ｄ)")


def own_day(sketch: Sketch, meeting: Encounter, found: When | None) -> When | None:
    """The date of a meeting; that of a summit named by its series is the summit's own."""
    if meeting.kind == "joins" and (inside := sketch.within(*meeting.trigger, DATE)):
        return When(inside[0])  # 周四，官员证实Ｐ将出席周五的峰会
    if meeting.kind != "series":
        return found
    text, (at, after) = sketch.text, meeting.trigger
    if spoke := _SPOKE_THEN.search(text, clause(text, at)[0], at):
        return When(sketch.marks[spoke.start("day")])
    if found is None:
        return None
    if found.mark.start >= sketch.starts[at]:
        return None if _TOLD_THERE.match(text, after) else found
    behind = _BEHIND.match(text, after)
    later = sketch.marks[behind.start("day")] if behind and not _TOLD_THERE.match(text, after) else None
    closer = later and len(found.mark.edtf) < len(later.edtf) == DAY and later.edtf.startswith(found.mark.edtf)
    return When(later) if later and closer else found
