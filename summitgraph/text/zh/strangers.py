"""People whom the authority does not know, where a report introduces them.

What comes in: clean texts of a document. What goes out: `Stranger`s: name, Latin name, role, and where; the short
form by which a report goes on to call somebody with a long name.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from summitgraph.text.strangers import Stranger

_ROLE: Final = (
    "学者|教授|研究员|院长|所长|主任|分析家|分析师|分析人士|专家|发言人|大使|记者|议员|部长|长官|官员|主席|委员|校长|"
    "律师|顾问|代表|秘书|主编|评论员|作家|博士|先生|女士|司长|局长|会长|理事长|总裁|将军|司令|经济学家|历史学家|时评人|评论人|"
    "政治学家|活动人士|特使|专员|议长|次官|次长|次卿|助卿|参赞|公使|处长|署长|厅长|参谋长|上将|中将|少将|检察官|法官|创始人|创办人|"
    "负责人|执行长|首席执行官|总干事|行长|社长|董事长|总监|协调员"
)
# offices that often stand alone before an adverb (总统再次表示): a name only with its Latin form, or in parts
_HEAD: Final = (
    "总统|总理|首相|外长|防长|外相|国务卿|大臣|国王|女王|王储|酋长|州长|市长|省长|领袖|党魁|党首|书记|候选人|"
    "长女|长子|女儿|儿子|妻子"
)
_SAID: Final = (
    "说|表示|称|指出|强调|告诉|透露|认为|写道|警告|解释|回应|续指|指|对|在|于|也|则|周|星期|发表|发布|发推|日前|"
    "[本上]月|[今昨当]天|[今昨]日"
)
# no part of a name: particles, verbs of speech, words that follow an office
_OTHER: Final = "的了是在和与对向们说称将等这那其个都也及被把从为以并或者此表示指出认为告诉透露强调警告曾已正"
# 记者会上说 · 代表团说 · 主席国说 · 发言人周三表示: no name follows the role
_NO_NAME: Final = (
    "[会团组级室处们国府]|当地|日前|近日|此前|随后|同日|当天|[昨今明前][天日晚]|[次翌]日|[上下本这]个?月|再次|再度|明确|一致|强烈|多次|公开|"
    "亲自|坚决|反复|严正|郑重|高度|正式|共同|分别|随即|立即|稍后|后来|首次|最近|最新|特别|进一步|当场|当面|坦率|直接|率先|接连|继续|"
    "阵营|方面|本人|团队|官邸|夫人|办公|候选|当选|先生|女士|早些|早前|稍早|周[一二三四五六日末]|星期|"
    f"(?:[上下本这]个?)?(?:周|星期)[一二三四五六日天末]?(?:[上下]午|晚间?)?(?=[（\\d]|{_SAID})"
)
_LETTER: Final = rf"[^\W\da-zA-Z_{_OTHER}]"
_DOT: Final = "[·・‧•．]"
_PARTS: Final = rf"(?:{_LETTER}{{1,7}}{_DOT})+{_LETTER}{{1,7}}?"
_LATIN: Final = r"[（(](?P<latin>[A-Z][A-Za-zÀ-ž .'’-]{2,40})[）)]"
# 政治学者本田雅俊说 · 研究员高明铉（Go Myong-hyun）说 · 大使谢尔盖·某某（Sergiy X）周一表示
_INTRODUCED: Final = re.compile(
    rf"(?P<role>[^，。；：！？“”（）]{{0,24}}?(?:{_ROLE}))"
    rf"(?!{_NO_NAME})(?P<name>{_PARTS}|{_LETTER}{{2,4}}?)"
    rf"(?:{_LATIN})?(?=(?:{_SAID}|\d|[：:]))"
)
# 大使凯莉·某某（Kelly X）邀请 · 参议员某某夫（Kelly X）写道: a name with its Latin form needs no verb
_BOTH_FORMS: Final = re.compile(
    rf"(?P<role>[^，。；：！？“”（）、]{{0,24}}?(?:{_ROLE}|{_HEAD}))(?:大使)?(?!{_NO_NAME})(?P<name>{_PARTS}|{_LETTER}{{2,8}}?){_LATIN}"
)
# 总统米歇尔·某某说: a name in parts after the office of a head
_IN_PARTS: Final = re.compile(
    rf"(?P<role>[^，。；：！？“”（）、]{{0,24}}?(?:{_ROLE}|{_HEAD}))(?P<name>{_PARTS})(?=(?:{_SAID}|[，：:]))"
)
# 与苏丹总理汉某某会面 · 会见了塞尔维亚外长达某某，: whom somebody meets
_MEETS: Final = "会谈|会晤|会面|会见|见面|通[了过]?电?话|电话会|视频会|举行|进行|共进"
_GUEST: Final = re.compile(
    r"(?:[与同和跟]|会见|会晤|接见|拜会)了?(?P<role>[^，。；：！？“”（）、与同和跟在于对将各等的]{0,12}?"
    "(?:总统|总理|首相|外长|防长|外相|国务卿|国王|女王|王储|部长|大臣|议长|秘书长))"
    rf"(?!{_NO_NAME}|{_MEETS}|[就讨商电视双首再单分一周星\d今昨明等及的]|大[约概]|预[计定]|可能|共同|一起|原定|正在|即将|如期)(?P<name>{_PARTS}|{_LETTER}{{2,6}}?)"
    rf"(?=在[^，。；]{{1,12}}(?:{_MEETS})|{_MEETS}|等|[和与及、，。]|以及)"
)
_BRACKET: Final = re.compile("[（(][A-Z]")
_ANY_DOT: Final = re.compile(_DOT)
_ANY_ROLE: Final = re.compile(f"{_ROLE}|{_HEAD}")
# the most frequent surnames
_SURNAME: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦"
    "方白邹孟熊秦邱江尹薛段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳殷詹申欧耿关兰焦俞左柳甘祝包"
    "宁尚符舒阮柯纪梅童凌毕季裴霍涂翁骆蓝游辛管柴鲍华房滕饶艾尤卓古简车连麦岑景宫费卫米柏宗闵邝朴区冼甄佘"
)
# a letter of a Chinese name: no particle, no word that leads to a verb of speech
_GIVEN: Final = r"[^\W\da-zA-Z_的了是在和与对向们说称将等这那其个都也及被把从以并或者此则又亦续再还均没未不]"
# ，山本立说 · 廖某某则表示: somebody of three characters speaks, and the page names him again
_SPEAKS: Final = re.compile(
    rf"(?:^|(?<=[，。；：！？“「”」\s派党会联长席员]))(?P<name>[{_SURNAME}]{_GIVEN}{_GIVEN}(?<![会国府部方署局院委社报组员者军团处司党厅层官人权])"
    r")(?=(?:则|又|也|亦|续|再|并|还)?(?:表示|指出|强调|认为|批评|回应|透露|续指|称(?!为)|说(?!法|服)|形容|表明|指(?=[，：期建这此其]))"
    r"|今日|昨日|将出席|在社交)"
)


# 突尼斯总统Ｎ · 国家主席Ｎ, but no 前总统, 副总统, 大学主席
_LEADS: Final = re.compile(
    "(?<![前副原代])(?<!候选)(?<!前任)(?<!助理)(?:总统|总理|首相|国王|女王|国家主席|国家领导人|最高领导人|总书记|酋长|埃米尔|教宗|教皇)(?:当选人)?$"
)
_MINISTER: Final = re.compile(
    "(?<!前)(?<!前任)(?:外长|防长|外相|防相|财长|部长|长官|大臣|国务卿|特使|副总统|副总理|王储|国务委员|特别代表|贸易代表)$"
)


def minister(who: Stranger, text: str) -> bool:
    """Whether the role of somebody introduced in a text is that of a minister or envoy."""
    return who.role is not None and _MINISTER.search(text, *who.role) is not None


def leads(who: Stranger, text: str) -> bool:
    """Whether the role of somebody introduced in a text is that of a head of state or government."""
    return who.role is not None and _LEADS.search(text, *who.role) is not None


def recurring(text: str, page: str, known: Callable[[str], bool]) -> Iterator[Stranger]:
    """Yield those who speak in a clean text under a Chinese name that comes again in the page."""
    for match in _SPEAKS.finditer(text):
        if page.count(match["name"]) > 1 and not known(match["name"]):
            yield Stranger(match["name"], match.span("name"), None, None)


def strangers(text: str, known: Callable[[str], bool]) -> Iterator[Stranger]:
    """Yield those introduced in a clean text whose name is not ``known`` already, from left to right."""
    if not _ANY_ROLE.search(text):
        return
    end = 0
    wanted = (
        _BOTH_FORMS if _BRACKET.search(text) else None,
        _INTRODUCED,
        _IN_PARTS if _ANY_DOT.search(text) else None,
        _GUEST if "会" in text or "电" in text else None,
    )
    matches = [m for pattern in wanted if pattern for m in pattern.finditer(text)]
    for match in sorted(matches, key=lambda m: (m.start("name"), -m.end())):
        if match.start("name") >= end and not known(match["name"]):
            end = match.end()
            latin = match.span("latin") if match.groupdict().get("latin") else None
            yield Stranger(match["name"], match.span("name"), latin, match.span("role"))


def first_of_each(found: Iterable[Stranger]) -> list[Stranger]:
    """One for each name, the first."""
    firsts: dict[str, Stranger] = {}
    for stranger in found:
        firsts.setdefault(stranger.name, stranger)
    return list(firsts.values())


def short_form(name: str) -> str:
    """The last part of a name in parts, by which reports go on to call its bearer; empty for other names."""
    *parts, last = re.split(_DOT, name)
    return last if parts and len(last) > 1 else ""
