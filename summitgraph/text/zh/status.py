"""How far a meeting had come on the day of the report: proposed, planned, held, postponed, cancelled, declined.

What comes in: the sketch of the words around a trigger ("会谈"), and the meeting's date.
What goes out: `Status` with the cue it rests on and how sure it is, or None where there is no meeting at all.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Status:
    """A status key, how sure it is (3 said, 2 by date, 1 by default), and where the cue stands."""

    key: str
    weight: int
    cue: tuple[int, int] | None = None


# 两人至今没有会面；双方尚未举行会谈
_NONE: Final = re.compile(r"(?:尚未|没有|从未|未曾|未能|无法)(?:能|有过|再)?(?:安排|[与同和跟]|举行|进行|会|见|Ｐ|$)")
# 峰会没有举行 · 会谈未能实现
_NOT_AFTER: Final = re.compile(
    r"^[^，。；]{0,8}(?:没有|没能|未能|从未|未曾|尚未|并未)(?:能)?(?:如期)?(?:举行|进行|实现|成行)"
)
_BEFORE: Final = (
    # 会谈已被取消；取消了与Ｐ的会晤
    ("cancelled", re.compile(r"取消|告吹|泡汤")),
    # 峰会推迟举行
    ("postponed", re.compile(r"推迟|延期|延后|押后")),
    # Ｐ拒绝与Ｐ会晤；Ｐ表示不打算会见Ｐ
    (
        "declined",
        re.compile(
            r"拒绝(?!发表)[^，。]{0,12}$|不(?:打算|会|愿|想|可能)[^，。]{0,12}$|无意[^，。]{0,12}$|否认[^，。]{0,16}$|排除[^，。]{0,12}$"
        ),
    ),
    # Ｐ正推动与Ｐ举行峰会；Ｐ希望会见Ｐ
    (
        "proposed",
        re.compile(
            "推动|寻求|希望|期望|盼望|愿意|愿[与同]|提议|建议|呼吁|考虑|可能|有望|努力|决心|争取|试图|有意|邀请|要求|敦促|"
            "促成|探讨|或将|或会|主张|渴望|打算|想要|若能|如果|一旦|任何|准备好"
        ),
    ),
    # Ｐ将于Ｄ与Ｐ会谈；Ｐ正安排与Ｐ会晤
    (
        "planned",
        re.compile(
            "将(?!此次|这次|本次|该)|计划|预计|预定|安排|协调|定于|定在|拟|(?:同意|商定|确定)举行|(?:同意|商定|约定)(?:尽快|尽早|早日|再次)$|即将|筹备|届时"
        ),
    ),
    # Ｐ与Ｐ举行了会谈；Ｐ曾会见Ｐ；图为Ｐ与Ｐ会谈
    ("held", re.compile("(?<!除)了|曾|过|上一?次|最近一次|上回|图为|当时|以来|结束|举行近|刚刚|已[经与同和]")),
)
# 峰会将于Ｄ举行；会谈已推迟；会晤被取消
_AFTER: Final = (
    ("cancelled", re.compile(r"^[^，。；]{0,8}(?:取消|告吹|泡汤)")),
    ("postponed", re.compile(r"^[^，。；]{0,8}(?:推迟|延期|延后)")),
    ("planned", re.compile(r"^(?:将(?:于|在|会)|定于|预计|计划|拟于)")),
    ("held", re.compile(r"^(?:了|过|时|后|中|是在?Ｄ|期间|结束)")),
)


def status(before: str, after: str, *, days: tuple[date, date] | None, published: date) -> Status | None:
    """Judge by cues in the words before and after the trigger, else by the date, else ``held`` by default.

    None when the words deny that there is or was a meeting ("尚未会面").
    """
    if _NONE.search(before) or _NOT_AFTER.search(after):
        return None
    found = [(key, match, before) for key, pattern in _BEFORE if (match := pattern.search(before))]
    found += [(key, match, after) for key, pattern in _AFTER if (match := pattern.search(after))]
    for key in ("cancelled", "postponed", "declined", "proposed", "planned", "held"):
        for name, match, side in found:
            if name == key and not _by_date(key, days, published):
                cue = (match.start() - len(before), match.end() - len(before)) if side is before else None
                return Status(key, 3, cue)
    if days is not None:
        return Status("planned" if days[0] > published else "held", 2)
    return Status("held", 1)


def _by_date(key: str, days: tuple[date, date] | None, published: date) -> bool:
    """Whether the calendar contradicts the cue: what lies behind is not planned, what lies ahead is not held."""
    if days is None:
        return False
    return (key in {"planned", "proposed"} and days[1] < published) or (key == "held" and days[0] > published)
