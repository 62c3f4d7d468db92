"""Whether words between quotation marks say something, or are only a name, a term, a word held at arm's length.

What comes in: the words and what stands before and behind their marks. What goes out: yes or no.
"""

import re
from typing import Final

from summitgraph.text.zh.speech import SAID

HAN: Final = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
# 所谓“……”: a word held at arm's length, nobody's statement
_SCARE: Final = re.compile(
    r"(?:所谓的?|名为|称为|称作|叫做|题为|被称|号称|标题|名叫|高喊|高呼|写着|写有|标语|口号|贴上|外号|绰号|俗称|简称|代号|签署了?|签订了?|签下了?|缔结了?)$"
)
# 以“……”为名 · “……”一词 · “……”的标语
_HELD: Final = re.compile(
    "(?:为名|为由|为借口|为题|为主题|为口号|之名|之称|一词|字样|一语|等?字眼|的?(?:标语|口号|标签|名义|旗号|横幅|牌子|主题|称号|绰号|外号))"
)
# 强调“不设任何条件” · 说，“……” · 并重申「……」 · ，而“……”
_INTRODUCED: Final = re.compile(
    rf"(?:{SAID}|说|是|以|就|用|表达|而|但|并|且|以及|及|和|或|或者|因此|所以|、)(?:了|过|着|其|他|她)?[，,]?$|[，,]$"
)
# 日本应该“……” · 愿意“……”地会谈 · Ｃ“……”: the place of a verb
_SLOT: Final = re.compile(
    "(?:应该?|愿意?|会|能够?|将|要|必须|可以|可能|此举|此事|试图|正|正在|已|已经|都|一直|不断|来|去|[ＣＰＨＡＯ]方?)$"
)
_VERBS: Final = (
    "希望|支持|反对|致力|构成|寻求|促进|继续|保持|加强|推动|违反|破坏|损害|威胁|打开|打造|打击|付出|发挥|发展|负起|承担|立即|停止|恢复|担忧|担心|证明|"
    "进行|展开|开展|采取|实现|维护|维持|捍卫|保护|保障|确保|建立|建设|建构|创造|提供|提高|提升|扩大|深化|强化|巩固|改善|改变|解决|处理|应对|面对|面临|"
    "尊重|遵守|履行|坚持|放弃|拒绝|接受|欢迎|感谢|期待|相信|认为|知道|看到|听到|找到|得到|取得|达成|签署|参与|参加|加入|退出|离开|回到|走向|迈向|成为|"
    "变成|导致|造成|引起|带来|受到|遭到|影响|限制|阻止|防止|避免|结束|开始|启动|完成|准备|考虑|讨论|谈判|沟通|对话|合作|分享|共享|帮助|协助|帮|给予|给|"
    "干涉|干预|侵犯|挑战|对抗|制裁|惩罚|谴责|批评|抗议|警告|强调|关注|重视|理解|同意|承认|否认|证实|揭露|展示|显示|反映|体现|代表|意味|属于|位于|存在|"
    "利用|使用|运用|依靠|依赖|控制|管控|管理|统治|占领|入侵|攻击|袭击|发动|制造|传播|散布|扩散|扭曲|抹黑|操纵|操弄|煽动|勾结|施压|逼迫|强迫|压制|镇压|"
    "跨越|超越|突破|搁置|推迟|取消|废除|撤销|撤回|撤出|撤军|降低|减少|增加|增进|扩展|拓展|开放|打破|消除|消灭|根除|摧毁|克服|战胜|赢得|输掉|失去|"
    "敦促|呼吁|要求|主张|倡导|提出|提倡|落实|执行|实施|贯彻|兑现|遵循|尊敬|敬佩|怀念|纪念|庆祝|祝贺|祝福|祈祷|团结|站在|伸出|握手|走出|走到|做出|作出|做|"
    "上升|下降|增长|恶化|好转|升级|升温|缓和|平息|爆发|蔓延|倒退|崩溃|失败|成功|出现|发生|消失|继承|延续|重启|重建|重申|重返|回归|共同走|屈服|妥协|投降|屈从"
)
# what a clause has and a term has not
_PREDICATE: Final = re.compile(
    f"{_VERBS}|不(?!同|断|锈|动产)|没|无(?!人机)|未(?!来)|是|将(?![军领士来])|(?<![机社国议大协工教])会(?![谈议晤面见员长场])|应(?!用)|要(?![求素员闻])|"
    "并非|绝非|大于|小于|高于|低于|多于|少于|好于|等于|不如|胜过|愿|能(?![源力])|可(?!持续)|让|使(?![馆者命])|有(?![限关效])|了|着|吧|吗|被|把|很|更|最|太|都(?!市)|也|已|正(?![义式常])|在|须|需(?!求)|必|别|请|想|说|日益|日趋|益发|愈来愈|越来越|逐渐|逐步|仍|还|才|却|再|又|曾|十分|非常|过于|多么|"
    "我们|我|你|他们|她|它"
)
# 自由贸易的必要性: the words end in a noun with what qualifies it
_TERM: Final = re.compile(
    "^(?!.*(?:是|将|不|并非|尚未|会|(?<!供)应(?!用)|愿|能够|有|了|我|你|需要|必须)).*的[^，。的还也很都更太已]{1,5}$"
)
# 付出百倍的努力 · 为国内市场打开大门 · 共同负起责任: a verb leads the words
_VERB_FIRST: Final = re.compile(
    f"(?:[为对向在与同把以从因][^，。]{{1,12}}?|再次|共同|继续|立即|尽快|极度|一起|坚决|坚定|全力|进一步|积极|真正|充分|彻底)?(?:{_VERBS})(?!.*(?:性|问题|原则|框架|机制|权利|方式|做法|目标|计划|战略|政策)$)"
)
# 自由开放的太平洋地区 · 顺利而有序的交接过程: a thing and what it is like, no verb among it
_THING: Final = re.compile(
    "^(?!.*(?:是|将|不|并非|尚未|(?<![议协委])会|愿|能够|了|我|你|他|需要|必须|(?<!供)应|须|已|正在|仍|让|使|被|把|日益|日趋|越来))"
    "(?P<like>(?![去来到对把向为用])[^，。；]{1,14})的(?P<what>[^，。；的]{1,10})$"
)
_LIKE: Final = re.compile("自由|开放|稳定|繁荣|和平|保持|公平|开明|透明|发展|安全|合作(?=共赢)")
# 单边主义、保护主义、霸凌行径: words in a row
_WORD: Final = "[^，。、；：不是将会了我你他令极很太更最]{2,7}"
_ROW: Final = re.compile(f"{_WORD}(?:、{_WORD})+(?:[和与及]{_WORD})?")
# the last word of the name of an agreement, a law, a body
_NAME_END: Final = re.compile(
    "^(?!.*[，是将了我你们]).*(?:协定|协议|条约|宣言|公约|公报|备忘录|法案|条例|基本法|倡议|战略|峰会|论坛|组织|联盟|路线图)$"
)
# 史上最伟大的首相 · 地区稳定的基石: a title of honour
_SUPERLATIVE: Final = re.compile(
    "最[^，。]{1,4}的|的(?:基石|支柱|象征|榜样|典范|英雄|领袖|之父|朋友|伙伴|盟友|对手|敌人)$"
)
# 我讨厌它们 · 将表示欢迎: short, and a clause
_SUBJECT: Final = re.compile("[我你他她它这那谁将会要请别]|不(?!.*的$)|没")
# “尚未进入这个阶段”的立场: what somebody thinks
_VIEW: Final = re.compile("的(?:立场|态度|看法|观点|意见|反对意见|说法|言论|主张|表态|希望|担忧|描述|评价|结论|想法)")
# 否认“将参选”的说法 · 不坚持“必须撤军”的立场: words of others
_DENIES: Final = re.compile("(?:否认|驳斥|反驳|反对|不同意|不认同|不赞成|不坚持|放弃)[^，。；：ＰＨＯ]{0,8}$")
# 是个艰难的决定 · 绝对是内部事务: the verb is in the words
_IS: Final = re.compile("(?:[^，。的]{0,3}?(?:绝对|确实|的确|就|才|都|也|仍|只|不|并不|这|那|它))?是(?![否非])")
# Ｐ说，“……”。: all that was said
_ALL_SAID: Final = re.compile(rf"(?:{SAID}|说)[，,] ?$")
_CLAUSE, _LONG = 8, 20
_SHORTEST: Final = 5  # a clause, not a word: "about 6 characters" for a careful reader
_SHORT: Final = 6
_ATTRIBUTE: Final = 12  # shorter words that qualify a noun name a thing


def is_statement(words: str, before: str, after: str) -> bool:
    """Whether words say something: a sentence, or a clause that a verb of speech brings in; no name and no term."""
    length = len(HAN.findall(words))
    if length < _SHORTEST:
        return len(re.findall(r"[A-Za-z']+", words)) > 3
    if _SCARE.search(before) or _HELD.match(after):
        return False
    if re.search("[。！？，；]", words):
        return True
    if _VIEW.match(after) and _DENIES.search(before):
        return False
    led = before.endswith(("：", ":")) or re.search(rf"(?:{SAID}|说)(?:[，,] ?)?$", before) is not None
    return not _is_name(words, length, after, led=led and not HAN.match(after)) and _is_clause(
        words, length, before, after
    )


def _is_thing(words: str) -> bool:
    """Whether words are a thing and what it is like: 自由开放的海洋."""
    match = _THING.match(words)
    return match is not None and not re.search(f"{_VERBS}|成(?!功)|到|入(?!口)", _LIKE.sub("", match["like"]))


def _is_name(words: str, length: int, after: str, *, led: bool) -> bool:
    """Whether words without a pause only name something: a thing of some kind, an agreement, a word or two."""
    if after.startswith("的") and length < _ATTRIBUTE and not _VIEW.match(after):
        return True  # “蚕食邻国领土”的手段
    if _ROW.fullmatch(words) or _is_thing(words):
        return not led
    short = length < _SHORT or (length < _LONG and _NAME_END.search(words) is not None)
    return short and not _SUBJECT.match(words)


def _is_clause(words: str, length: int, before: str, after: str) -> bool:
    goes_on = HAN.match(after) is not None
    if before.endswith(("：", ":")) or not (before.strip() or goes_on):
        return True
    if goes_on and length < _CLAUSE and not _SUBJECT.match(words) and not after.startswith(("地", "这", "的话")):
        return False  # 表示“积极考虑加入”该协定
    if (length > _SHORT and _IS.match(words)) or (length > _CLAUSE and not goes_on and _ALL_SAID.search(before)):
        return True
    if length <= _SHORT and not (_INTRODUCED.search(before) or _SLOT.search(before)):
        return False  # 为此“付出沉重代价”
    says = _PREDICATE.search(words) is not None
    led = _VERB_FIRST.match(words) is not None
    term = length < _LONG and _TERM.search(words) is not None and not led
    if before.endswith("是") and length > _CLAUSE and not (term and _SUPERLATIVE.search(words)):
        return True  # 会谈是“未来合作的重要契机”
    if _INTRODUCED.search(before):
        return not term and (says or (not goes_on and not before.endswith(("是", "、", "和", "及"))))
    slot = _SLOT.search(before) is not None and (after.startswith("地") or not goes_on)
    return slot or (not term and ((led and not goes_on) or (says and length >= _CLAUSE)))
