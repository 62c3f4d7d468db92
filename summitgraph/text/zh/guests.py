"""Who comes to a multilateral summit, and what is said of the summit itself.

What comes in: words of a sketch around the summit. What goes out: whether people attend it, stay away,
speak there, and whether the summit is convened.
"""

import re
from typing import Final

# Ｐ将出席在Ｌ召开的Ｓ · Ｐ主持Ｓ · Ｐ在Ｓ上说
ATTENDED: Final = re.compile(
    "(?:出席|参加|参与)(?!的)|Ｐ[^，。；]{0,6}(?:出席|参加)的|与会|主持|主办|主导|召集|赴会|前往|[ＰＧ](?:(?!讨论|商讨|商谈|谈[及到论])[^，。；])*[与同和](?:(?!讨论|商讨|商谈|谈[及到论])[^，。；])*(?:举行|召开)[^，。；ＰＧ]{0,8}$"
)
SPOKE: Final = re.compile(
    r"^(?:期间|上|中)(?:，|[，]?[^，。；ＰＧ]{0,16})(?:说|表示|呼吁|强调|指出|发言|讲话|演讲|致辞|称|提出|承诺)"
)
# Ｐ在ＤＳ上发表视频讲话 · Ｃ近期在Ｓ上的承诺: at an assembly, where they speak
SPEAKER: Final = re.compile(
    "(?P<who>[ＰＨＣ])(?:[^，。；ＰＨＣ]|(?<=在)[ＨＰ](?=上任|就任|就职)){0,24}[在于][^，。；Ｐ]{0,16}$|(?P<bare>Ｐ)Ｄ?$"
)
_WORDS: Final = "(?:致[词辞]|讲话|发言|演讲|讲演|演说|承诺|表示|说|提出|宣布|呼吁|强调|指出|表态)"
SPEAKS: Final = re.compile(f"(?:会议)?(?:一般性辩论|总辩论)?(?:期间|上|中|时)?[^，。；ＰＧ]{{0,10}}{_WORDS}")
# Ｐ不会在Ｓ上讲话 · Ｐ的发言人在Ｓ上说: he does not speak there
SILENT: Final = re.compile(
    "不会|不打算|不再|没有?|未(?!来)|拒绝|取消|放弃|无法|如果|假如|一旦|是否|[ＰＣ]的?(?:发言人|代表|特使|官员|外交官|外交部|常?驻|大使)"
)
# 在Ｄ的Ｓ上，Ｐ表示
SPEAKS_THERE: Final = re.compile(f"(?:会议)?(?:上|中|期间|发言)，?(?P<who>[ＰＨ])[^，。；ＰＧ]{{0,12}}{_WORDS}")
THERE_ALSO: Final = re.compile(
    r"^的Ｐ|^期间\s?(?:[。）]|$)|^(?:上|中|期间|开幕[式后]?|会场)?[^，。；ＰＧ]{0,6}(?:现身|露面|亮相|登场|致[辞词]|讲话|发言|演讲|演说)"
)
# Ｐ在Ｓ上与Ｐ会面: both are there; 在Ｓ期间 may be beside it
THERE_TOO: Final = re.compile(
    r"(?:上|会场)(?:[^，。；ＰＧＨＡ]{0,12}[与同和跟会](?:见|晤)?(?P<who>[ＰＨ]))?[^，。；ＰＧＨＡ]{0,16}(?:会面|会晤|会谈|见面|会见|Ｐ)"
)
# Ｐ不会出席Ｓ: the summit is held, without him · 争取由Ｐ参加 · 派遣低级别官员参加
STAYS_AWAY: Final = re.compile(
    "(?:不会|不|不打算|拒绝|没有|未|无法|未能|可能不会|不再|也?可能会?|可能会?[^，。；ＰＨ]{1,10}|争取由?Ｐ|希望由Ｐ|也?可以|或许|有望|也?或也?将?会?|或许也?将?会?|正?考虑|放弃|缺席|取消|尚未决定是否|是否)(?:出席|参加|参与|赴会|前往|派人)|派遣?了?[^，。；ＰＨ]{1,12}(?:出席|参加|参与|赴会|前往)|缺席|抵制|不会[^，。；]{0,12}[在于][^，。；]{0,8}$|(?<!接受)(?<!应)邀请(?!函)"
)
# 欧盟领导人上次与Ｐ举行峰会 · Ｐ和欧盟国家领导人与Ｐ举行会议 · 欧盟否决了与Ｐ会谈的提案
A_BODY: Final = re.compile(
    "(?:(?<=[，。；：和与及])|^)(?P<body>Ｂ)(?:(?:成员)?国家?|各国)?(?:(?:领导人|领袖|首脑)们?|(?=否决|拒绝|同意|将|希望|计划|提议))"
)
# Ｄ的Ｂ领导人与Ｐ的视频会议 · 评估Ｂ与Ｐ的峰会
WITH_A_BODY: Final = re.compile(
    "(?P<body>Ｂ)(?:(?:(?:\\d+|二十七)国|成员国|国家|各国)?(?:领导人|领袖|首脑)们?|(?=[与和同跟]Ｐ))"
)
# Ｂ27国保证，将与Ｐ举行峰会
OF_THE_BODY: Final = re.compile(
    "(?P<body>Ｂ)(?:(?:\\d+|二十七)国|成员国|国家|各国)?(?:(?:领导人|领袖|首脑)们?)?[^，。；：ＰＧＢＣ]{0,4}(?:保证|表示|宣布|同意|希望|决定|承诺)，$"
)
# Ｂ表示，Ｃ将与Ｐ举行峰会: not the body
SOMEBODY_ELSE: Final = re.compile("[^，。；与和同跟]*[ＣＢＧＰＨ]")
# 希望在Ｓ之前会面: still to come
AHEAD: Final = re.compile("[^，。；Ｄ]{0,4}(?:之前|前夕|前)")
# Ｓ始于Ｄ，每年举行: of the series, and of no meeting of it
OF_THE_SERIES: Final = re.compile("[^，。；]{0,4}(?:始于|创始|创立|成立于|创办|每年|定期|一年一度|通常|轮流|机制)")
# 取消在Ｓ期间的会晤
_BESIDE: Final = re.compile("[^，。；]{0,4}(?:期间|之际|场边|间隙)")
# 将取代原定在Ｌ举行的Ｓ: that one does not come about
REPLACED: Final = re.compile("(?:取代|代替|替代)(?:了)?[^，。；ＰＧ]{0,4}(?:本来|原本|原定|原计划|计划|原)[^，。；]*$")
_GOING: Final = re.compile(r"[^，。；]*(?:出席|参加|参与|赴会|缺席|抵制)了?(?!的)")
# Ｐ和Ｐ讨论了“Ｓ召开的进展”: not that it was held
_TOPIC: Final = re.compile("(?:讨论|商讨|商谈|谈论|谈及|谈到|提到|提及|关注)了(?=[「“]?(?:即将|今后|未来)?$)")
# Ｂ将在Ｌ举行Ｓ · Ｓ推迟
CONVENED: Final = re.compile(
    "举行|召开|举办|主办|主持|召集|推迟|延期|延至|延后|取消|开幕|闭幕|落幕|登场|开会|原[定订]|邀请"
)


# 各国希望Ｄ的峰会能够推动改革: what is hoped for is not that it is held
_ABLE: Final = re.compile(
    "(?:上|期间)?(?:能够?|可以?|会|将|有助于|成为|取得|达成)(?![^，。；]{0,12}(?:举行|召开|举办|成行|登场))"
)
_WISH: Final = re.compile("希望|期望|期待|期盼|盼望|呼吁|敦促|要求|建议")


def of_the_summit(words: str, rest: str) -> tuple[str, str]:
    """The words before and behind a summit, as long as they were, without what people do there.

    拒绝出席 and 希望参加 are theirs; where they meet beside the summit (在Ｓ期间) all the words are about them.
    """
    if _ABLE.match(rest) and not rest.startswith("能"):
        words = _WISH.sub("□□", words)
    if beside := _BESIDE.match(rest):
        return _blank(words), _blank(rest[: beside.end()])
    return _GOING.sub(lambda match: _blank(match[0]), _TOPIC.sub(lambda match: _blank(match[0]), words)), rest


def _blank(words: str) -> str:
    return "".join(c if c == "将" else "□" for c in words)
