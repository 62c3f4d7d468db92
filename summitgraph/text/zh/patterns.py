"""The patterns of Chinese reports that tell who meets whom, over the sketch of a sentence.

What comes in: nothing. What goes out: `PATTERNS`, each with its kind, in the order in which they are tried; the words of
kin that follow a name (Ｐ的父亲, Ｐ政府).
"""

import re
from typing import Final

# words that tell of a meeting; 会议, 对话, 磋商 only where people hold them or an attribute says which
_TALKS: Final = (
    "首脑会议|高?峰会|首脑会谈|会谈|会晤|会面|会见|见面|晤谈|晤面|碰面|相会|通[了过上]?电话|通[了过上]?话|通了[^，。；：ＰＧＨＡ]{1,10}?电话|电话会谈|电话会议|"
    "视频会议|视频会晤|视频会谈|交谈|对谈|电话谈话|会商|共进[早午晚]餐|共进工作[早午晚]餐|"
    "(?<=[Ａ])会议|(?:(?<=举行|进行|展开)|(?<=行了|行过))(?:会议|对话|磋商|谈话|晚宴|午宴)|"
    "(?:双边|三边|三方|四方|闭门|视频|视讯|线上|网络|紧急|单独|一对一|首脑)(?:会议|对话|磋商|会(?!谈|晤|面|见))"
)
_MEETS: Final = "会见|会晤|接见|拜会|面见|拜见|接待|宴请|款待|招待|拜访"
AND: Final = "(?:、|和|与|及|以及|同|跟)"
# Ｐ的父亲Ｐ means the second of the two, Ｐ的发言人 nobody whom we know
KIN: Final = (
    "的(?:父亲|母亲|儿子|女儿|妻子|夫人|丈夫|弟弟|妹妹|妹|兄长|特使|继任者|前任|"
    "发言人|助手|助理|顾问|幕僚|律师|代表|办公室|团队|对手|盟友|高级官员|官员)"
)
# Ｐ政府, Ｐ办公室: an institution, Ｐ夫人: another person
THEIRS: Final = f"(?:{KIN}|政府|办公室|内阁|夫人|阵营|团队|特使|发言人|支持者|当局|派|主义)"
OF_THEIRS: Final = f"(?!{THEIRS})"
# 弗拉基米尔-Ｐ: a first name that is not in the authority
_FIRST: Final = "(?:[\u4e00-\u9fff]{2,8}[-－])?"
_PEOPLE: Final = f"(?:Ｐ{KIN})?[ＰＧ]{OF_THEIRS}(?:{AND}{_FIRST}[ＰＧ]{OF_THEIRS})*"
# 与来访的Ｐ · 与访日的Ｐ · 同正在Ｌ访问的Ｐ · 与即将离任的Ｐ
# 与长期盟友Ｐ · 与邻国Ｃ总统Ｐ · 同好友Ｐ
_GUEST: Final = (
    "(?:[^，。；：“”ＰＧＨＡＢ的]{0,14}的|(?:轮值|本届)?(?:主席国|东道主|东道国)|(?:长期|传统|最大|亲密|重要|欧洲|北约|老|好|其|昔日|政治){0,2}"
    "(?:盟友|盟国|邻国|邻居|友|朋友|对手|宿敌|政敌|同行|同侪|同僚|伙伴|前任|继任者))?"
)
# Ｐ将与Ｐ举行Ｇ峰会: the summit of the two
_OWN: Final = "(?:(?:举行|召开|进行|展开|举办|出席|参加|开)(?:了|首次|第[一二三四五六七八九十]+次)?[^，。；：ＰＧＨＡ]{0,8}?Ｇ)?"
_ORDINAL: Final = "(?:第[一二三四五]|首|头一?)[位个名]"
_SPOKE_WITH: Final = "通电?话|致电|会[见晤面谈]|见面|接见|接待|拜会"
# 就无核化谈判和美朝首脑会谈交换意见: two things of which they talk, nobody meets the two
_OF_STATES: Final = "(?:双边|三边)?(?:峰会|首脑|会谈|会晤)"
_GAP: Final = "(?:(?!以来)[^，。；：ＰＧＨＡ]){0,40}?"
_NOT_A_TALK: Final = "(?!室|厅|代表|纪要|要点|中心)"

PATTERNS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        # Ａ继Ｄ会谈之后再次会晤: the earlier one
        (
            "again",
            r"(?P<subject>[ＡＧ])继(?P<trigger>Ｄ)[^，。；：]{0,24}?(?:后|以来)[^，。；：]{0,16}?再[次度](?:会晤|会谈|会面)",
        ),
        # 总统会见了来访的Ｐ · Ｐ在Ｌ会晤Ｐ和Ｐ
        (
            "meets",
            rf"(?P<trigger>{_MEETS})(?!前|后|之|时|期间|中|的|上)(?:了|过)?(?P<gap>[^，。；：“”ＰＧＨＡ]{{0,12}}?)(?P<objects>{_PEOPLE})",
        ),
        # a headline: Ｐ会Ｐ · Ｐ首会Ｐ
        (
            "meets",
            rf"(?:^|(?<=Ｐ)|(?<=[ＤＬ]))(?P<trigger>[首再密]?会)(?P<objects>{_PEOPLE})(?![^，。；]{{0,6}}[面谈])",
        ),
        # Ｐ致电Ｐ · Ｐ打电话给Ｐ · Ｐ接到Ｐ打来的电话; a message of good wishes is no call
        (
            "meets",
            rf"(?P<trigger>致电|打电话给|打给|去电|电联)(?:了)?(?:[^，。；：ＰＧＨＡ]{{1,6}}的[「（Ｃ）]{{0,4}})?(?P<objects>{_PEOPLE})(?![^。；]{{0,12}}?(?:祝贺|慰问|哀悼|吊唁|致贺|道贺))",
        ),
        ("meets", rf"给(?P<objects>{_PEOPLE})(?P<trigger>打(?:了|过|去)?(?:一通)?电话)"),
        ("meets", rf"接(?:到|听)?(?:了)?(?P<objects>{_PEOPLE})(?:打来)?的?(?P<trigger>电话|来电)"),
        # 在Ｄ的通话中，Ｐ和Ｐ讨论了Ｘ
        (
            "in",
            rf"(?:^|(?<=[，；：]))[^，。；：ＰＧＨＡ]{{0,16}}?(?P<trigger>通话|会谈|会晤|会面)(?:中|期间|时|里)，(?P<subject>[Ｐ]{AND}[Ｐ](?!{KIN})|Ａ)(?=[^，。；：ＰＧＨＡ]{{0,6}}(?:讨论|商讨|谈|同意|一致|强调|重申|就))",
        ),
        # Ｐ邀请Ｐ举行峰会
        (
            "invites",
            rf"邀请(?P<objects>{_PEOPLE})(?P<gap>(?:(?!出席|参加|访)[^，。；：ＰＧＨＡＳ]){{0,16}}?)(?P<trigger>{_TALKS}){_NOT_A_TALK}",
        ),
        # Ｐ与Ｐ在Ｌ举行会谈 · 将同Ｐ、Ｐ分别举行会谈
        (
            "with",
            (
                rf"(?:(?P<subject>{_PEOPLE}|Ｈ|Ａ)(?P<mid>[^，。；：“”ＰＧＨＡ]{{0,40}}?))?(?:[与同跟]|和(?!Ｇ{_OF_STATES})){_GUEST}{_FIRST}(?P<objects>{_PEOPLE}|Ｈ)"
                rf"(?P<gap>(?:(?!以来)[^，。；：ＰＧＨ]){{0,40}}?){_OWN}(?P<trigger>{_TALKS}){_NOT_A_TALK}"
            ),
        ),
        # Ｐ上任后第一位通话的外国领导人是Ｐ · Ｐ是Ｐ上任后会见的首位外国领导人
        (
            "with",
            rf"(?P<subject>Ｐ)(?=[^，。；：ＰＧＨＡ]{{0,40}}?{_ORDINAL})[^，。；：ＰＧＨＡ]{{0,30}}?(?P<trigger>{_SPOKE_WITH})过?的[^，。；：ＰＧＨＡ]{{0,16}}是(?P<objects>Ｐ)",
        ),
        (
            "with",
            rf"(?P<subject>Ｐ)[^，。；：ＰＧＨＡ]{{0,6}}(?:是|成为|成了)(?P<objects>Ｐ)[^，。；：ＰＧＨＡ]{{0,20}}?(?P<trigger>{_SPOKE_WITH})过?的[^，。；：ＰＧＨＡ]{{0,6}}?{_ORDINAL}",
        ),
        # 峰会将于Ｄ在Ｐ、Ｐ以及Ｐ与Ｐ之间通过视频举行
        (
            "list",
            rf"(?P<trigger>{_TALKS})[^，。；：ＰＧＨＡ]{{0,14}}[在由](?P<subject>Ｐ(?:(?:、|[^，。；：ＰＧＨＡ]{{0,6}}{AND})Ｐ{OF_THEIRS})+)(?:之?间|[^，。；：ＰＧＨＡ]{{0,8}}(?:举行|进行|展开))",
        ),
        # Ｐ与ＰＤ在电话中讨论了Ｘ · Ｐ在电话中向Ｐ道谢
        (
            "with",
            rf"(?P<subject>{_PEOPLE})[与同和跟](?P<objects>{_PEOPLE})(?P<gap>[^，。；：“”ＰＧＨＡ]{{0,8}})在(?P<trigger>电话)[里中上]",
        ),
        (
            "with",
            rf"(?P<subject>Ｐ)(?P<gap>[^，。；：“”ＰＧＨＡ]{{0,8}})在(?P<trigger>电话)[里中上](?:向|对|告诉|请|邀请|敦促)(?P<objects>{_PEOPLE})",
        ),
        # Ｐ与Ｐ讨论改善关系的步骤
        (
            "with",
            rf"(?P<subject>{_PEOPLE})(?P<mid>[^，。；：“”ＰＧＨＡ]{{0,12}}?)[与同和跟](?P<objects>{_PEOPLE})(?P<gap>[Ｄ在还也已Ｌ]{{0,5}})(?P<trigger>(?:讨论|商讨|探讨|磋商)(?!会))",
        ),
        # a headline: ＰＰ通话 · ＰＰ首次视频会谈
        (
            "with",
            rf"(?P<subject>Ｐ)(?P<objects>Ｐ)(?P<gap>[^，。；：“”ＰＧＨＡ的]{{0,8}}?)(?P<trigger>{_TALKS}){_NOT_A_TALK}",
        ),
        # 拜习会定于周三举行
        ("group", r"(?P<subject>Ｇ)(?P<trigger>[二三四]?会)(?=[^谈晤面见议员长]|$)"),
        # Ｐ、Ｐ周三会晤
        (
            "list",
            (
                r"(?:^|(?<=[，。；：Ｄ]))(?P<subject>Ｐ(?:[、－-]Ｐ)+)(?P<gap>(?:(?!以来|后|(?<!临)时|等|对)[^，。；：ＰＧＨＡ]){0,24}?)"
                rf"(?P<trigger>{_TALKS}){_NOT_A_TALK}"
            ),
        ),
        # Ｂ将在Ｌ举行峰会
        (
            "body",
            (
                r"(?P<body>Ｂ)(?:[（(][^（）()]{1,12}[）)])?(?:(?:成员)?国家?|各国|[一二三四五六七八九十\d]+国|Ａ)?(?:领导人|领袖|首脑)?们?"
                r"(?P<gap>[^，。；：ＰＧＨＡ]{0,24}?(?:举行|召开|举办|召集|开))[^，。；：ＰＧＨＡ]{0,10}?(?P<trigger>峰会|首脑会议|高峰会|领导人会议)"
            ),
        ),
        # 美日韩领导人在Ｌ举行了三边峰会 · 日朝峰会
        ("group", rf"(?P<subject>Ｇ)(?P<gap>{_GAP})(?P<trigger>{_TALKS}){_NOT_A_TALK}"),
        # 日韩领导人自Ｄ在Ｌ会面以来的首次会谈
        ("pair", rf"(?P<subject>[ＡＧ])自(?P<gap>Ｄ[^，。；：ＰＧＨＡ]{{0,12}}?)(?P<trigger>{_TALKS})(?=以来)"),
        # 双方最近一次会面是在Ｄ
        ("pair", rf"(?P<subject>Ａ)(?P<gap>{_GAP})(?P<trigger>{_TALKS}){_NOT_A_TALK}"),
        # 日方澄清绝对不会发生 · 两国都说并无此事: what was told before is denied
        (
            "denied",
            r"(?P<trigger>(?:绝对|根本)?不会发生|[并绝]?无此事|子虚乌有|[并完全]*不属实|没有这回事|纯属(?:谣言|捏造|虚构))",
        ),
        # 此次会晤 · 这次会谈
        ("this", rf"(?P<trigger>(?:此次|这次|本次|该次|当天的|此|这一|这场|那次|那场)(?:{_TALKS}))"),
        # 但会议因疫情被取消 · 峰会已推迟: the one just told of
        (
            "this",
            r"(?:^|(?<=[，；]))[^，。；：ＰＧＨＡＢＳ]{0,16}?(?P<trigger>会议|峰会|会晤|会谈|通话)(?=(?:已|将|会|被|遭|最终|因|暂|也|无限期|突然|随后)[^，。；：ＰＧＳＢ]{0,12}?(?:取消|推迟|延期|延后|告吹|泡汤))",
        ),
        # Ｐ出席会议 · 包括Ｐ、Ｐ在内的官员与会 · Ｐ在峰会上说: who takes part in the summit just told of
        (
            "joins",
            r"(?P<trigger>与会(?!者)|(?:出席|参加)(?:了)?(?=并|[，。；]|$)|(?:出席|参加|参与|主持)(?:了)?(?:这次|此次|本次|该次|这场|此|该|这一|上述)?(?:线上|视频|网络)?(?:峰会|会议|高峰会|首脑会议)|(?<=在)(?:这次|此次|本次|这场|该)?(?:特别)?(?:峰会|会议|大会)(?:上|[^，。；ＰＧ]{0,6}(?:致[辞词]|发言|讲话|演讲|演说))|(?<=Ｐ)在?会[后前上](?=[^，。；：ＰＧ]{0,8}(?:说|表示|称|指出|强调|宣布|告诉)))",
        ),
        # Ｐ与Ｐ，Ｄ在Ｌ举行峰会 · 二人在参加Ｓ期间，举行首次会晤
        (
            "with",
            rf"(?P<subject>Ｐ)(?:和|与|同|及|、)(?P<objects>Ｐ){OF_THEIRS}，(?P<gap>[^，。；：“”ＰＧＨＡ]{{0,24}}?)(?P<trigger>{_TALKS}){_NOT_A_TALK}",
        ),
        (
            "pair",
            rf"(?P<subject>Ａ)(?P<mid>[^，。；：“”ＰＧＨＡ]{{0,30}}(?:期间|之际|时|后|场合))，(?P<gap>[^，。；：“”ＰＧＨＡ]{{0,24}}?)(?P<trigger>{_TALKS}){_NOT_A_TALK}",
        ),
        # 二人其后转往Ｌ，进行了首脑会谈
        (
            "pair",
            rf"(?P<subject>Ａ)(?P<mid>[^，。；：“”ＰＧＨＡ]{{0,40}})，(?P<gap>(?:并|随后|然后|其后|再|又)?(?:进行|举行|展开|开始)了?[^，。；：“”ＰＧＨＡ]{{0,16}}?)(?P<trigger>{_TALKS}){_NOT_A_TALK}",
        ),
        # 晚宴欢迎Ｐ · 周三继续会谈 (who: those just told of)
        (
            "meets",
            rf"(?P<trigger>晚宴|国宴|午宴|宴会)，?(?:以)?(?:欢迎|款待|招待)(?:了)?(?P<gap>[^，。；：“”ＰＧＨＡ]{{0,12}}?)(?P<objects>{_PEOPLE})",
        ),
        (
            "anew",
            r"(?:^|(?<=[，；。]))[^，。；：“”ＰＧＨＡＳＢ]{0,24}?(?:再次|再度|继续|又|第[二三四]次|第[二三四]轮|上一次|上次|前一次)(?:举行|(?:非正式|首脑|双边|的))?(?P<trigger>会谈|会晤|会面|见面|通电?话|峰会)",
        ),
        # 上一次是Ｄ在Ｌ
        ("anew", r"^(?P<trigger>上一?次)是在?(?=[^，。；ＰＧ]{0,4}Ｄ)"),
        # 将出席在Ｌ召开的Ｓ
        ("series", r"(?P<trigger>Ｓ)"),
    )
)
