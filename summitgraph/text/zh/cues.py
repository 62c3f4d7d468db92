"""The turns of phrase by which a Chinese report shows whose words it quotes.

What comes in: nothing. What goes out: patterns over sketches whose quoted words are masked, for the reader of voices.
"""

import re
from typing import Final

from summitgraph.text.zh.speech import SAID

# “……”，Ｐ说 · “……，”首席策略师Ｐ称 · “……”Ｐ说: nothing of the sentence goes on behind the mark
GOES_ON: Final = re.compile(
    "[的时后之等这那一、和及与以地为是来而却中里内作成般似]|[^，。；“”ＰＨＯ]{0,2}(?:的话|为由|为名)"
)
WHOLE: Final = re.compile("[，。！？…,.!?]$")
# 当时则以“……”来回应 · 将此形容为“……”
WITH_WORDS: Final = re.compile("(?P<who>[ＰＨ])[^，。；：ＰＨＯ]{0,12}(?:以|用)$")
WORDS_DO: Final = re.compile(
    "(?:一[句语词]|的话|等语|等话)?(?:来|作为?|为|去)?(?:回应|回答|形容|作答|答复|描述|反驳|表达|总结|评价|比喻|作结|表示|说明|概括|呼应|反击|勉励|批评|称赞|赞扬|解释|回敬|警告|"
    "致谢|定调|带过|婉拒)"
)
# Ｐ的“……”说法 · Ｐ有关“……”的言论
HIS_REMARK: Final = re.compile("(?P<who>[ＰＨＯ])(?:[^，。；：ＰＨＯ]{0,8}(?:的|关于|有关|提出的?|所谓))$")
REMARK: Final = re.compile(
    "(?:这番|这一|这句|此一|的|此)?(?:言论|说法|论述|表态|主张|发言|讲话|警告|承诺|指控|批评|论调|名言|立场|呼吁)"
)
# 他大学 · Ｐ基金会: a house that bears a name
NAMED_AFTER: Final = re.compile(
    "(?:大学|学院|机场|研究所|委员会|基金会|中心|医院|广场|号(?!召)|奖|大道|大桥|图书馆|体育场|内阁(?!总理))"
)
# Ｐ和Ｐ发表联合声明: two speak with one voice
TOGETHER: Final = re.compile("[和与及、]Ｐ[^，。；ＰＨ]{0,24}(?:联合声明|共同声明|联合公报|共同|一致|均|都|双双|同声)")
# Ｐ说，Ｐ“……”: the first one's words about the second
REPORTED: Final = re.compile(f"(?:{SAID}|说法|报道|报导|消息)(?:[，：])?$")
ROLE_ENDS: Final = frozenset("人长员官席任授者家臣记")
# Ｐ希望两国…… : no speech, but his mind
WISHES: Final = re.compile("希望|期待|期盼|盼望|盼")
# Ｐ引用数据指称: facts that he quotes, nobody's words
_MATTER: Final = (
    "[^，。：；ＰＨＯ]{0,12}(?:数据|资料|统计|数字|谚语|俗语|名言|古语|诗句?|规定|条文|法律|公约|宪章|宪法|圣经)"
)
# Ｏ引述Ｐ的话说 · 报道援引Ｐ在书中写道 · Ｏ引述消息人士称
QUOTED: Final = re.compile(
    rf"(?:援引|引述|引用|转述)(?:了)?(?!{_MATTER})(?:[^，。：；ＰＨ]{{0,40}}?(?P<who>Ｐ)|[^，。：；ＰＨＯ]{{0,20}})[^，。：；]{{0,14}}?(?:话|{SAID})[^。；ＰＨＯ]*。?$"
)
# Ｏ援引研究主管Ｐ说: whoever passes the words on did not say them
PASSES_ON: Final = re.compile(f"[^，。；：ＰＨＯ]{{0,6}}(?:援引|引述|引用|转述)了?(?!{_MATTER})")
# 据Ｐ说，……“……” · 据Ｐ在推特上表示
ACCORDING: Final = re.compile(
    rf"据(?P<who>[ＰＯ])(?!的)[^，。；：ＰＨＯ]{{0,12}}(?:{SAID}|的?(?:推文|贴文|声明|说法))[^。；ＰＨＯ]*$"
)
# Ｐ：“……” · Ｃ外长Ｐ（左）：“……”
LABEL: Final = re.compile("^[^，。：；“”（）ＰＨＯ]{0,14}(?P<who>[ＰＯ])(?:（[^）]*）)?[：:] ?$")
# 这是Ｐ所说的“……”
BY: Final = re.compile("(?P<who>[ＰＨＯ])[^，。；：ＰＨＯ]{0,6}所(?:说|称|指|言|形容|强调)的?$")
# 提及Ｐ的信念，那就是“……” · 用Ｐ的话：“……”
HIS_WORDS: Final = re.compile("(?P<who>Ｐ)的?(?:信念|名言|名句|一句话|话|座右铭)(?:，?那?就?是)?[，：]?$")
# 马克龙还“重申……” · Ｐ在与Ｐ的会谈中“……”: the words begin with the verb
DOES: Final = re.compile(
    "(?:^|[，。；])(?P<who>[ＰＨ])(?:（[^）]*）)?(?:还|也|则|又|并|更|再次)*"
    "(?:[就对在向于][^，。；]{1,16})?(?:还|也|则|又|并)* ?$"
)
# 北约闭幕声明写道，“……”
BODY_SAYS: Final = re.compile(rf"(?P<who>Ｂ)[^，。；：ＰＨＯ]{{0,8}}(?:声明|公报|宣言)中?(?:{SAID}|指)[^。；ＰＨＯ]*$")
# 白宫高级官员说 · 岸田政府表示
THEIRS: Final = re.compile(
    "(?:政府|内阁|当局|阵营)?的?[一这那某名位匿高级资深前现任]{0,5}(?:官员|人士|消息人士|成员|人员|高层|高官|外交官|军官|员工|职员)|政府|内阁|阵营|"
    "(?:常驻)?(?:代表|大使|委员|议员|记者|学者|教授|专家|分析师|研究员|院长|主任|顾问|总裁|负责人|智库)"
)
# 山本教授对记者说: a title behind a name
HIS_TITLE: Final = re.compile("(?:教授|博士|研究员|院长|主任|议员|委员|大使|总裁|记者)(?![的和与、Ｐ们])")
# Ｏ亚洲事务主任Ｐ说: the person speaks, not the house
OF_THE_HOUSE: Final = re.compile(
    "[”」』》]?(?:[（(][^（）()]*[）)])?(?:[^，。：；ＰＨＯ与对向和告据说称在]|对[华外美中日欧俄]){0,20}(?:Ｐ|[“「『《]Ｏ)"
)
# 他的外长Ｐ · Ｐ的父亲Ｐ · Ｐ的客人Ｐ
OF_ANOTHER: Final = re.compile(
    "(?:阵营|政府|团队|内阁|办公室|竞选团队|过渡团队|幕僚)?的[^，。；：ＰＨＯ与和同跟对向就在时]{0,8}Ｐ"
)
_PAPERS: Final = (
    "公报|声明|社论|社评|评论|文章|公告|新闻稿|决议文?|推文|贴文|备忘录|报告|公开信|白皮书|党纲|政纲|通报|电邮|邮件"
)
# Ｏ周三发表公报 · Ｏ的声明 · Ｏ随后发出的推文
ISSUED: Final = re.compile(
    "(?P<who>[ＯＰ])[》”」』]?(?:发言人)?[^，。；：ＰＯＨ]{0,16}?(?:发表|发布|发出|公布|刊发|刊登|的|通过|在|[做作]出|撰写|递交|提交)"
    f"[^，。；：ＰＯＨ]{{0,10}}?(?P<paper>{_PAPERS})"
)
# 公报又指，……「……」 · 声明说：“……”
PAPER: Final = re.compile(
    rf"(?:^|[，。；])(?:这份|该)?(?P<paper>{_PAPERS})(?:最后|还|又|也|中|并|则|则?[以用])*(?:{SAID}|指|载明)[^。；ＰＨＯ]*$"
)
# “……，”报告写道
PAPER_BEHIND: Final = re.compile(f"[，,]? ?(?:这份|该)?(?P<paper>{_PAPERS})(?:还|又|也|中|并|则)*$")
# 会见Ｐ · 接受Ｏ专访 · 告诉Ｐ · 感谢来访的Ｐ: somebody to whom something is done
ACTED_ON: Final = re.compile(
    "(?:会见|会晤|接见|欢迎|迎接|接待|包括|致电|邀请|见到|感谢|祝贺|告诉|告知|回应|回答|批评|指责|谴责|抨击|赞扬|称赞|形容|提醒|任命|提名|陪同|除了|关于|针对|有关|"
    "谈到|接受|通过|代表|帮助|协助|使|令|敦促|呼吁|要求|反驳|驳斥|回击|斥责|询问|拜会|探望|支持|关闭|制裁|袭击|攻击)"
    "(?:了|过|到|到访的|来访的|时任|候任|Ｃ|的)?$"
)
# 在……时 · 对……: where and to whom, not who
ASIDE: Final = re.compile(
    "[在于当就][^，。；：]*?(?:时|上|中|后|期间|之际|问题|采访)|[对向与和同跟][^，。；：]{1,12}?(?=说|表示|称|指|强调|$)"
)
# 一名官员说 · 双方表示 · 声明指出 · Ｃ方强调: somebody speaks who is nobody with a name
SOMEBODY: Final = re.compile(
    "有人|人们|大家|很多人|许多人|外界|批评者|支持者|反对者|示威者|抗议者|受访者|官员|人士|专家|学者|分析|外交官|记者(?!会)|发言人|媒体|传媒|报道|报导|报告|民调|网友|网民|民众|居民|家属|议员|评论|社论|社评|声明|公报|"
    "文章|消息|智库|教授|研究员|大使|Ａ|[双各三多]方|[ＣＢ中美日韩俄朝英法德印欧]方|我方|[ＣＢ]政府|当局|代表团?|[一这那某]名|一位|"
    "^(?:但|而|且)?[ＣＢ](?:还|也|则|又|并|再次|同时|一直)*$|^[ＣＢ](?![的和与、ＣＬ])"
)
# 有人问：“……” · 标语上写着：“……” · Ｐ的回答：“……”: a clause that tells of words
SPEAKS_UP: Final = re.compile(
    "[ＰＨＯ问说喊叫写谈吼答道讲话称词语句指]|有人|某|[一数这那][名位]|记者|官员|声明|公报|报告|文章"
)
# 并 · 随后还 · 再次明确: words that may stand before a verb without a subject
ADVERBIAL: Final = re.compile(
    "但是?|不过|然而|而且?|另外?|此外|同时|其后|之后|随后|接着|最后|并且?|又|还|也|亦|更|再[次度]?|则|就|对此|已经?|曾经?|进一步|继续|特别|明确|"
    "公开|强烈|多次|一再|直接|表达|坚定|严正|希望|[Ｄ，、 　“”「」□]"
)
TITLES: Final = "总统|总理|首相|主席|外长|国务卿|总书记|秘书长|发言人|部长|总干事"
# 总统指出 · 发言人还说: the one of this title who was named before
BY_TITLE: Final = re.compile(
    rf"(?:^|[，。；：])(?:但|不过|而|此外|同时|随后|接着|对此，?|最后)?(?P<title>{TITLES})(?!府|官邸|夫人|办公|职|选举|候选|特使|室|级|们|[ＰＨＯ])"
)
