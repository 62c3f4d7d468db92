"""By which means people meet: in a room, by video, by telephone; or the words leave it open.

What comes in: the sketch of a sentence and an `Encounter`. What goes out: the key of a mode.
"""

import re
from typing import Final

from summitgraph.text.sketch import Sketch
from summitgraph.text.zh.triggers import Encounter, clause

_SCREEN: Final = (
    "视频|线上|在线|网络(?!安全|攻击|犯罪|空间|战|间谍|黑客|威胁|袭击|监控|自由|技术|设备)|网上|云端|虚拟(?!货币)|"
    "远程(?!导弹|火箭|武器|火炮|打击)|隔空|云峰会|连线"
)
_VIDEO: Final = re.compile(_SCREEN)
_PHONE: Final = re.compile("电话|通[了上过]?话|致电|去电|来电|热线|电联")
_BEFORE: Final = 6  # letters before a trigger that may name its means: 视频首脑会谈
# 会谈将以视频方式举行 · 会议改以线上举行 · 峰会将于视频的形式展开
_BY: Final = re.compile(
    f"(?:以|于|经|经由|通过|用|利用|采取|采用|改为|改成|转为)[^，。；]{{0,3}}(?P<means>{_SCREEN}|电话)"
    "(?!外交|平台上?(?:说|表示|发表)|媒体|上?(?:发表|发布|发文))"
)
# 两国领导人会谈，由于疫情，改以视频方式举行: said in a clause of its own behind the meeting
_LATER: Final = re.compile(
    f"[，；][^，。；ＰＧＨＡＳ]{{0,12}}?{_BY.pattern}[^，。；ＰＧＨＡＳ]{{0,6}}(?:举行|召开|进行|展开|举办|登场|开会)"
)
# words for talking that leave it open how people talked
_OPEN: Final = re.compile("(?:讨论|商讨|探讨|磋商|交谈|对话|谈话|会商)$")
# 多次会晤和通话: now in one way, now in another
_BOTH_WAYS: Final = re.compile(f"(?:和|及|、|与|或|以及)(?:通电?话|电话|{_SCREEN})")
# Ｐ在Ｓ上发表视频讲话
_SPEECH: Final = re.compile(f"[^，。；ＰＧＨＡＳ]{{0,12}}(?:{_SCREEN})(?:形式)?(?:讲话|演讲|演说|致[词辞]|发言)")
# 可以通过视频方式开会，或是面对面进行: nobody knows yet
_EITHER: Final = re.compile(f"或(?:是|者)?(?:以|通过|用)?(?:面对面|当面|实体|亲自|{_SCREEN})")
# ，虽然是视频会议: so was it
_WAS: Final = re.compile(f"，(?:虽然|尽管|这次|此次)?(?:是|为)(?P<means>{_SCREEN})(?:会议|峰会|会晤|会谈)")
# they stood in one place: 双方在峰会场边短暂交谈
_THERE: Final = re.compile("场边|间隙|休息室|走廊|合影|握手|会场|面对面|当面|同桌")
# Ｐ飞往Ｌ出席Ｓ · Ｐ亲自出席Ｓ: in one room
_COMES: Final = re.compile("前往|赴|飞往|飞抵|抵达|启程|到访|亲自|亲身|面对面|实体|当面|场边|合影|握手|会场")


def mode(sketch: Sketch, meeting: Encounter, named: str, *, placed: bool) -> str:
    """In person, by video or by phone, as the words of the trigger, before it and in its clause tell.

    ``named`` are the words that a multilateral summit is called by. A summit of which the sentence gives no place and
    to which nobody travels leaves it open; people who meet do so in one room where nothing else is said.
    """
    text, (at, after) = sketch.text, meeting.trigger
    first, last = clause(text, at)
    if _EITHER.search(text, after):
        return "unknown"
    again = meeting.kind == "again" and text.startswith("以来", after)  # 自Ｄ以来首次通话: so was the earlier one
    behind = text[after:last] if again else ""
    words = text[max(first, at - _BEFORE) : after] + named + behind + _by(text, first, last)
    if _VIDEO.search(words):
        return "video"
    if _PHONE.search(words):
        return "phone"
    if _BOTH_WAYS.match(text, after):
        return "unknown"
    there = text[first:last]
    if meeting.kind == "series" and _SPEECH.match(text, after):
        return "video"
    if meeting.kind in {"series", "body", "dated", "since"}:
        return "in-person" if placed or _COMES.search(there) else "unknown"
    return "unknown" if _OPEN.search(text[at:after]) and not (placed or _THERE.search(there)) else "in-person"


def _by(text: str, first: int, last: int) -> str:
    """The words that say by which means, in the clause or in a clause behind it that is about the same meeting."""
    found = _BY.search(text, first, last) or _LATER.match(text, last) or _WAS.match(text, last) or _second(text, last)
    return found["means"] if found else ""


def _second(text: str, last: int) -> "re.Match[str] | None":
    """One clause further on, where the reason stands between: 会议，因为疫情，改以视频方式举行."""
    after = clause(text, last + 1)[1] if last + 1 < len(text) else last
    between = text[last + 1 : after]
    return _LATER.match(text, after) if re.match("(?:由于|因为?|受|鉴于|在)[^ＰＧＨＡＳ]*$", between) else None
