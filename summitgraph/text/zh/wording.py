"""Chinese as it is written in Taiwan, Hong Kong and elsewhere, for one grammar to read.

What comes in: the body of a block. What goes out: the same words in simplified characters and in the wording that
the grammar knows; every character still knows the raw code points it stands for.
"""

import re
from typing import Final

from summitgraph.text.clean import Block, CleanText, recast
from summitgraph.text.script import simplified

# the words of one region and those of another, both in simplified characters
_WORDS: Final = {
    "视讯": "视频", "视像": "视频", "高峰会议": "峰会", "高峰会": "峰会", "领袖会议": "领导人会议",
    "两韩": "朝韩", "南北韩": "朝韩", "透过": "通过", "碰面": "会面", "晤面": "会面", "抵埗": "抵达",
    "未有": "没有", "仍未": "尚未", "会否": "是否", "倾谈": "交谈",
    "国是访问": "国事访问", "领袖高峰会": "领导人峰会", "领袖峰会": "领导人峰会", "晤谈": "会谈", "飞弹": "导弹",
    "计画": "计划",
}  # fmt: skip
# 日揆岸田 · 印揆莫迪: the head of a government in a headline of Taiwan; 日相岸田, in one of Hong Kong, but no 今日相信
_HEADS: Final = {
    "日": "日本首相", "英": "英国首相", "德": "德国总理", "印": "印度总理", "以": "以色列总理", "澳": "澳大利亚总理",
    "加": "加拿大总理", "义": "意大利总理", "意": "意大利总理", "纽": "新西兰总理", "泰": "泰国总理", "韩": "韩国总理",
    "瑞": "瑞典首相", "荷": "荷兰首相",
}  # fmt: skip
_HEAD: Final = (
    rf"(?P<head>[{''.join(_HEADS)}])(?:揆|(?<![^，。、；：（「『“\s与和同对邀晤见访向][日英])"
    r"(?<=[日英])相(?![信关继约距比同遇互当应识见对处隔邻逢争异反较机]))"
)
# 习近平晤普京 · 两人昨通电话 · 首相今访首尔: a headline's short words; no 会晤, 昨晚, 至今在
_SHORT: Final = {"晤": "会晤", "昨": "昨天", "今": "今天"}
_ALONE: Final = "(?<!会)晤(?![谈面商])|昨(?![天日晚夜晨早午年])|(?<![至如当现迄而古从自于])今(?=[与和同在晤访抵赴])"
_OTHER: Final = re.compile("|".join([*sorted(_WORDS, key=len, reverse=True), _HEAD, _ALONE]))
# 岸田说,会谈有益 · 他表示:“……” · 岸田丶朔尔茨: punctuation of another script, between Chinese characters
_HAN: Final = "\u3400-\u9fff"
_FOREIGN: Final = re.compile(
    rf"(?<=[{_HAN}])[丶､](?=[{_HAN}])|(?<=[{_HAN}”」』）)》])[,:;?!](?=[{_HAN}“「『（(《\"\s]|$)|(?<=[{_HAN}])[,:;](?=\d)"
)
_WIDE: Final = str.maketrans(",:;?!丶､", "，：；？！、、")
# 外长 山村：“……”: a gap inside a label
_LABEL_GAP: Final = re.compile(rf"^[{_HAN}·]{{2,16}}(?P<gap> )[{_HAN}·‧]{{2,10}}：[“「]")


def plain(block: Block, *, traditional: bool = True) -> Block:
    """The block in the script and the wording that the grammar reads."""
    body = block.body
    if traditional:
        body = CleanText(simplified(body.text), body.starts, body.ends)
    return Block(block.role, _reworded(_punctuated(body)))


def _punctuated(body: CleanText) -> CleanText:
    """Commas and colons in full width, and no gap inside a label."""
    body = CleanText(_FOREIGN.sub(lambda m: m[0].translate(_WIDE), body.text), body.starts, body.ends)
    if label := _LABEL_GAP.match(body.text):
        gap = label.start("gap")
        return recast(body, [(body.text[:gap], 0, gap), (body.text[gap + 1 :], gap + 1, len(body))])
    return body


def _reworded(body: CleanText) -> CleanText:
    """Words of a region replaced; each character of the new word stands for the whole of the old one."""
    found = list(_OTHER.finditer(body.text))
    if not found:
        return body
    pieces: list[tuple[str, int, int]] = []
    last = 0
    for match in found:
        word = _HEADS[match["head"]] if match["head"] else (_WORDS | _SHORT)[match[0]]
        pieces += [(body.text[last : match.start()], last, match.start()), (word, *match.span())]
        last = match.end()
    return recast(body, [*pieces, (body.text[last:], last, len(body.text))])
