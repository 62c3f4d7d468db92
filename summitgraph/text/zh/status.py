"""How far a meeting had come on the day of the report: proposed, planned, held, postponed, cancelled, declined.

What comes in: the sketch of the words around a trigger ("会谈"), and the meeting's date.
What goes out: `Status` with the cue it rests on and how sure it is, or None where there is no meeting at all.
"""

import re
from datetime import date
from typing import Final

from summitgraph.text.status import Status, by_default, contradicted
from summitgraph.time import Days

# 两人至今没有会面；双方尚未举行会谈；险些与Ｐ会晤；拒绝透露是否通话；未证实与Ｐ会谈
_NONE: Final = re.compile(
    r"不会有机会|没有?机会|无缘|(?:尚未|没有|从未|未曾|不曾|从没|从来没有|未能|无法)(?:能|有过|再|就此)?(?:[与同和跟]|举行|进行|会|见|Ｐ|$)|并未|尚未安排|"
    r"没有(?:任何)?(?:双边)?$|(?:没有|未曾|从未)过[^，。；ＰＧ]{1,10}的$|险些|差一?点儿?|(?<![从尚])未(?=[与同和跟会见通]|$)|"
    r"(?:不愿|没有|拒绝|未|不|未能|无法)(?:明确|进一步|正面|直接)?(?:透露|说明|评论|回答|回应|置评)[^，。；]{0,16}(?:是否|有没有)|"
    r"(?:拒绝|未能|未|没有|不|无法|难以)(?:予以|加以|明确|正式|进一步)?(?:证实|确认)(?!了)"
)
# 拒绝透露通话的细节: what was said is not told, but they talked
_DETAILS: Final = re.compile("(?:不愿|没有|拒绝|未|不)(?:进一步|正面)?(?:透露|说明|评论|回答|回应|置评)")
_OF_THE_TALKS: Final = re.compile("的?(?:细节|内容|详情|具体|情况|议题|结果|过程|主题)")
# 各国将评估与Ｐ的峰会的成果: the talks are over
_RESULTS: Final = re.compile("的?(?:成果|结果|成效|得失)")
_WEIGHED: Final = re.compile("(?:将|计划|预计|准备|要)(?=[^，。；]{0,4}(?:评估|总结|回顾|检讨|审视|盘点))")
# 外界猜测Ｐ与Ｐ会晤 · 谣传Ｐ将与Ｐ通话: nobody who knows says so
_RUMOUR: Final = re.compile("猜测|揣测|臆测|推测|谣传|风传|盛传|据传|传言|传闻|传出|谣言|流言|小道消息")
# Ｐ原定Ｄ访问Ｃ，与Ｐ会谈: by now the day has gone by
_ONCE: Final = re.compile("原(?:定|订|计划|本|拟|先)[^的]*$")
# 是否可能导致会谈推迟 · 威胁取消峰会: it may still be held
_SUPPOSED: Final = re.compile(
    "(?:是否|能否|可能|如果|若|假如|一旦|威胁|扬言|考虑|呼吁|要求|敦促|主张|建议|(?<!本)应[该当])[^，。；]*$"
)
# 会晤的说法不实 · 通话一事纯属子虚乌有 · 会谈的传闻毫无根据
_UNTRUE: Final = re.compile(
    "^(?:的?(?:说法|传言|传闻|消息|报道|报导|谣言|指控|猜测|新闻)|一?事|之说|一说)?[^，。；]{0,6}?"
    "(?:不实|不属实|不真实|不准确|不正确|有误|是假|虚假|失实|子虚乌有|无稽之谈|空穴来风|毫无根据|没有根据|无根据|纯属|并无其?事|没有这回事|捏造)"
)
# 会晤前夕: to come, if nothing else is told
_EVE: Final = re.compile("的?(?:前夕|前一天|前一晚)")
# 应Ｃ总统Ｐ邀请，Ｐ将赴Ｌ: nobody is still to be asked
_INVITED: Final = re.compile("应[^，。；]{0,40}?邀请?(?=[，。；访赴前出来将于对]|$)")
# 应美方要求，会谈推迟
_AT_REQUEST: Final = re.compile("应[^，。；]{0,12}?(?:要求|请求|建议)")
# 双方同意在Ｐ就职后尽快会面
_AGREED: Final = re.compile("(?:同意|商定|约定|答应)[^，。；]{0,24}(?:尽快|尽早|早日)")
# 与准备离任的Ｐ: what is said of the guest
_OF_THE_GUEST: Final = re.compile("(?<=[与同跟])[^，。；：ＰＧＨＡＬＤ与同和跟]{2,20}的(?=[ＰＧ])")
# 峰会没有举行 · 会谈未能实现
_NOT_AFTER: Final = re.compile(
    r"^[^，。；]{0,8}(?:没有|没能|未能|从未|未曾|尚未|并未)(?:能)?(?:如期)?(?:举行|进行|实现|成行)"
)
_BEFORE: Final = (
    # 会谈已被取消；取消了与Ｐ的会晤
    ("cancelled", re.compile(r"取消|停办|告吹|泡汤|作罢|搁浅(?!的|已久|多)|放弃(?:举办|主办|举行|承办)")),
    # 峰会推迟举行
    ("postponed", re.compile(r"推迟|延期|延后|押后")),
    # Ｐ拒绝与Ｐ会晤；Ｐ表示不打算会见Ｐ；目前没有与Ｐ会晤的计划
    (
        "declined",
        re.compile(
            r"(?:(?:(?<!没有)拒绝(?!发表)|婉拒|谢绝|回绝|(?<![会可])不(?:打算|会|愿|想|考虑|准备|计划|同意|接受|拟|再)|(?<![会])不可能|无意|无计划|"
            r"(?:没有|未有|尚未|无|(?<![从并])未)(?:任何)?(?:计划|打算|意愿|意图|兴趣|必要|理由|可能)|(?:没有|未有|无)(?:任何)?安排|否决)[^，。]{0,16}|否认[^，。]{0,20}|(?<!不)排除[^，。]{0,12})$"
        ),
    ),
    # Ｐ正推动与Ｐ举行峰会；Ｐ希望会见Ｐ
    (
        "proposed",
        re.compile(
            "推动|寻求|提倡|鼓励|促使|撮合|牵线|斡旋|力促|希望|期望|盼望|期盼|期待|盼|愿意|愿[与同和跟见在]|提议|提案|建议|倡议|呼吁|考虑|可能|[有可]望|想在|努力|决心|争取|试图|有意|欲|"
            "(?<!应)(?<!接受)(?<!接受了)邀请|要求|敦促|促请|促成(?!了)|追求(?=[与同跟]|和(?!平)|[^，。；]{0,2}$)|探讨|或将|或会|或于|或在|或[与同跟](?=[^，。；]{0,4}[ＰＧＬＣ])|主张|渴望|打算|想要|想[与同和跟见]|若|如果|如能|假如|倘|一旦|任何|"
            "准备好|是否|可[在于]Ｄ|(?<!没)有机会|不排除|能否|倾向|检讨|研究|磋商举|(?:讨论|商讨|商谈|谈及|谈到|磋商)了?[「“]?(?:召开|举行|举办|主办)|(?<![宣流])传(?!统|播|真|达|递|承|奇|媒|染|输|授|唤|教|召|单)|猜测|揣测|臆测|推测|谣言|(?<!同意)(?<!商定)(?<!约定)尽[早快]|应该?(?=[与同和跟举会见])|乐意|乐于|表态支持|随时"
        ),
    ),
    # Ｐ将于Ｄ与Ｐ会谈；Ｐ正安排与Ｐ会晤
    (
        "planned",
        re.compile(
            "将(?!此次|这次|本次|该|军)|计划|预计|预定|预期|安排|协调|定于|定在|订于|敲定|拟|(?:同意|商定|确定|约定|宣布)(?:在Ｄ|于Ｄ|Ｄ)?(?:在Ｌ)?举行|"
            "(?:同意|答应)[^，。；的]{0,6}(?:[与同和跟][^，。；]{0,3}[ＰＧ]|会见|举行)|接受(?:举行|[与同和跟])|"
            "(?:同意|商定|约定|答应)[^，。]{0,24}□□|(?:同意|商定|约定)[^，。]{0,4}(?:尽快|尽早|早日|再次)|即将(?![离卸上就到退下届]|[^，。；]{0,4}的)|筹备|届时|规划|会在Ｄ|(?<!主)要[与同和跟]|"
            "接受了?[^，。]{0,8}邀请[^，。]{0,8}$|启程|准备(?!好|工作)[^，。；]{0,8}$|Ｄ晚些时候|稍后"
        ),
    ),
    # Ｐ与Ｐ举行了会谈；Ｐ曾会见Ｐ；图为Ｐ与Ｐ会谈
    (
        "held",
        re.compile(
            "(?<!除)(?<!为)(?<!接受)了(?!解)|曾|(?<![通经超不透])过(?!去|程|渡)|上一?次|最近一次|上回|图为|当时|以来|结束|举行近|刚刚|刚在|才在|刚[与同和]|已[经与同和先在]|"
            "正在[^，。；]{0,6}[与同和]|先后|取而代之|首次(?=[^，。]{0,6}$)"
        ),
    ),
)
# 峰会将于Ｄ举行；会谈已推迟；会晤被取消
_AFTER: Final = (
    (
        "cancelled",
        re.compile(
            r"^(?:[^，。；]{0,12}|(?:却|但|因)[^，。；]{0,24})"
            r"(?:取消(?!关税|制裁|签证|限制|禁|债务|补贴|对|其|有关)|停办|告吹|泡汤|叫停)|^又?因[^，。；]{0,24}停办"
        ),
    ),
    # 峰会原定于Ｄ举行，因疫情取消
    (
        "cancelled",
        re.compile(
            r"^(?:本来|原[定订本计拟先])[^。；]*?(?:取消(?=[，。；）]|$|了?(?:这|此|该|本)?[次场]?(?:峰会|会[谈晤面])|举行)|告吹|泡汤|叫停)"
        ),
    ),
    # 峰会原计划于Ｄ举行，因疫情推迟
    (
        "postponed",
        re.compile(
            r"^[^，。；]{0,12}(?:推迟|延期|延后|押后|延至)|^(?:本来|原[定订本计拟先])[^。；]*?(?:推迟|延期|延后|押后|延至)"
        ),
    ),
    # 定于Ｄ举行，但因故推迟
    ("cancelled", re.compile("^[^。；]*，(?:但|却|不过|然而|后来|最终|随后)[^，。；未没不]*(?:取消|告吹|泡汤)$")),
    ("postponed", re.compile("^[^。；]*，(?:但|却|不过|然而|后来|最终|随后)[^，。；未没不]*(?:推迟|延期|延后)$")),
    ("declined", _UNTRUE),
    # 与Ｐ会晤的邀请遭拒绝 · 会谈的可能性不大 · 会晤绝对不会发生
    (
        "declined",
        re.compile(
            r"^[^，。；]{0,8}(?:被拒|遭拒|遭到?[^，。；]{0,4}拒绝|不会发生|不会举行|不可能举行|(?:尚未|没有|未)被?(?:列入|排入|提上|纳入)(?:日程|议程|计划|安排)|不在(?:日程|议程|计划|安排)|(?:尚未|没有|未)有?(?:计划|安排)(?![^，。；之内上中]))|^的[^，。；]{0,6}(?:要求|请求|邀请)$"
        ),
    ),
    # 会晤的可能性 · 会谈的提议 · 会晤的意愿
    (
        "proposed",
        re.compile(
            r"^[^，。；]{0,6}?的(?:可能性?|提议|提案|建议|倡议|构想|想法|意愿|意向|愿望|希望|邀请|要求|请求|条件|前景|时机)|^[^，。；]{0,6}有望|"
            r"^[^，。；]{0,10}(?:(?:尚|还|仍)?未|没有)(?:最终|正式)?(?:敲定|确定|决定|排定|定下|谈妥)|^[^，。；]{0,10}(?:待定|未定)|^(?:可能|或将|与否|吗|？)|^(?:召开|举行|举办)的(?:进展|进程|事宜|问题)|^\s?Ｐ(?:建议|提议|倡议|呼吁|主张)"
        ),
    ),
    (
        "planned",
        re.compile(
            r"^(?:上|中)(?:料|预计)?(?:将|会(?![议见晤谈面]))|^(?:一事)?(?:进行|展开|保持|做好?|作好?)[着了]?[^，。；]{0,6}(?:协调|磋商|筹备|准备|沟通)|^(?:的)?(?:举行|召开|举办)?(?:的)?(?:日程|日期|时间(?![长约持超原为有近共从短比])|时机|议程|筹备|准备|事宜)|^[^，。；]{0,3}在即|^(?:将(?:于|在|会)|定于|订于|原[定订本计拟]|预定|预计|预期|计划|拟于|临近|的(?:安排|筹备|计划|准备)|拟(?:于|在|登场|举行))|"
            r"^[^，。；]{0,6}(?:不到|只有|只剩|还有|仅剩)[^，。；]{1,4}(?:天|日|周|星期|月|小时)|"
            r"^(?:期间|中|上|时|里)[^，。；]{0,6}?(?:预计|(?<![意资材史原燃饮])料(?!到|理)|将(?=[^，。；]{0,6}(?:讨论|对|向|敦促|施压|谈|提|商|就|签|聚焦|涉及|触及|寻求|探讨|围绕|强调|重申))|(?<![与同和])会(?=(?:[^，。；]{0,4}(?:讨论|谈及|谈到|提及|提到|提出|商讨|就|签))))"
        ),
    ),
    (
        "held",
        re.compile(
            r"^(?:了|过|时|后|之后|以后|中|是在?Ｄ|期间|结束|持续|历时|落幕|上[^，。；]{0,4}(?:达成|同意|提出))"
        ),
    ),
)


def _of_what_was_said(before: str, after: str) -> str:
    """The words before a trigger without those of him who keeps its details to himself: they talked."""
    kept = _DETAILS.search(before) and _OF_THE_TALKS.match(after)
    return _DETAILS.sub(lambda match: "□" * len(match[0]), before) if kept else before


def _of_the_talks(before: str, after: str) -> str:
    """The words before a trigger without those of an invitation, of the guest, of how soon people agreed to meet.

    Nor what is still to be done with the results of the talks: 将评估会晤的成果.
    """
    if _RESULTS.match(after):
        before = _WEIGHED.sub(lambda match: "□" * len(match[0]), before)
    before = _INVITED.sub(lambda match: "□" * len(match[0]), before)
    before = _AT_REQUEST.sub(lambda match: "□" * len(match[0]), before)
    if _AGREED.search(before):
        before = before.replace("尽快", "□□").replace("尽早", "□□").replace("早日", "□□")
    return _OF_THE_GUEST.sub(lambda match: "□" * len(match[0]), before)


def status(before: str, after: str, *, days: Days | None, published: date) -> Status | None:
    """Judge by cues in the words before and after the trigger, else by the date, else ``held`` by default.

    None when the words deny that there is or was a meeting ("尚未会面").
    """
    before = _of_the_talks(before, after)
    if _NONE.search(before) or _NOT_AFTER.search(after):
        return None
    before = _of_what_was_said(before, after)
    cut = _inside(before, after)
    found = [
        (key, match, before)
        for key, pattern in _BEFORE
        if (match := pattern.search(before)) and (key not in {"proposed", "declined"} or match.start() >= cut)
    ]
    found += [(key, match, after) for key, pattern in _AFTER if (match := pattern.search(after))]
    if any(key in {"cancelled", "postponed"} for key, _, _ in found) and _SUPPOSED.search(before):
        return by_default(days, published) if days else Status("planned", 2)
    for key in ("cancelled", "postponed", "declined", "proposed", "planned", "held"):
        for name, match, side in found:
            if name == key and not contradicted(key, days, published):
                cue = (match.start() - len(before), match.end() - len(before)) if side is before else None
                return Status(key, 3, cue)
    return _by_the_calendar(before, after, days=days, published=published)


def _by_the_calendar(before: str, after: str, *, days: Days | None, published: date) -> Status | None:
    """What the date gives where no cue tells: nothing for rumours and questions of days gone by."""
    if days is not None and days[1] <= published and _ONCE.search(before):
        return Status("cancelled" if days[1] < published else "planned", 2)
    if _RUMOUR.search(before) or (days and days[1] < published and _ASKED.search(before)):
        return None  # a rumour of days gone by, a question
    if (days is None or days[1] >= published) and _RESULT_HOPED.match(after) and _HOPED.search(before):
        return Status("planned", 2)
    if days is None and _EVE.match(after):
        return Status("planned", 1)
    return by_default(days, published)


# Ｐ希望在与Ｐ的会晤中讨论Ｘ: what is hoped for is the talk about X
_SETTING: Final = re.compile("^(?:中|期间|时|上|之际|后|之后|结束后|之前|前)")


# 记者问，昨天是否与Ｐ通话
_ASKED: Final = re.compile("(?:是否|有没有)[^，。；如像]*$")
# 希望会谈能取得成果: that it is held is taken for granted
_RESULT_HOPED: Final = re.compile(
    "^[”」》]?能够?(?!如期|尽快|尽早|早日|顺利|再|在|于|举行|召开|实现|成行|进行|发生|得以)"
)
_HOPED: Final = re.compile("希望|期待|期盼|盼")
# 拒绝Ｓ通过的决定: what is refused is what came of it
_RESULT: Final = re.compile("^(?:上|中|期间)?所?(?:通过|达成|作出|做出|发表|签署|商定|提出)的")


def _inside(before: str, after: str) -> int:
    """Where the words begin in which a meeting is only the setting of what somebody wants."""
    if _RESULT.match(after) or (_RESULT_HOPED.match(after) and _HOPED.search(before)):
        return len(before)
    return max(before.rfind("在"), 0) if _SETTING.match(after) else 0
