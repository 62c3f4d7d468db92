"""Whether the words around a date without a year, or a weekday, put it ahead of the day on which they were written.

What comes in: the match of a date in a clean text of Chinese or Japanese. What goes out: yes or no.
"""

import re
from typing import Final

# words before a weekday that put it ahead: 首相正协调于周三会晤
_AHEAD: Final = re.compile(
    r"将|將|拟|擬|定于|定於|计划|計劃|预计|預計|安排|协调|協調|最快|可能|有望|即将|予定|明天|届时"
)
_ITINERARY: Final = re.compile(
    "(?:将|將|拟|擬|计划|計劃|预计|預計|定)(?:于|於|在)?[本下]?(?:周|週|星期)[一二三四五六日天][^，]*，[^，]{0,4}$"
)


def ahead(match: re.Match[str]) -> bool:
    """Whether the words of the clause put a date ahead: 峰会将于11月举行."""
    clause = re.split(r"[，。；,]", match.string[max(0, match.start() - 30) : match.start()])[-1]
    if re.search("原[本定訂订計计]", clause):
        return False
    return _AHEAD.search(clause + match.string[match.end() : match.end() + 2]) is not None or _next_stop(match)


def _next_stop(match: re.Match[str]) -> bool:
    """Whether a weekday goes on with what is ahead: 将于周四启程，周五与总理会面, but no 白宫周五说."""
    sentence = re.split("[。；]", match.string[max(0, match.start() - 40) : match.start()])[-1]
    said = re.match("[^，。；]{0,8}(?:说|表示|称|宣布|发表|透露|证实|指)", match.string[match.end() :])
    return said is None and _ITINERARY.search(sentence) is not None


def called_off(match: re.Match[str]) -> bool:
    """Whether the words call off what was to come: 取消了原定周二与总理的会谈."""
    return re.search(r"取消了?[原本][本定訂订計计]?于?在?$", match.string[: match.start()]) is not None
