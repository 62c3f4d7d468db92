"""People whom the authority does not know, where a report introduces them.

What comes in: clean texts of a document. What goes out: `Stranger`s: name, Latin name, role, and where; the short
form by which a report goes on to call somebody with a long name.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from summitgraph.text.strangers import Stranger
from summitgraph.text.zh.names import (
    CERTAIN_SURNAME,
    CHINESE,
    DOT,
    FOREIGN,
    FOREIGN_PARTS,
    JAPANESE,
    LATIN,
    LATIN_NAME,
    LETTER,
    NO_SOUND,
    PARTS,
    SURNAME,
)
from summitgraph.text.zh.speech import SAID

# what somebody is, before whose name it stands: the name may be any
_ROLE: Final = (
    "学者|教授|研究员|研究人员|院长|所长|副?主任委员|主任|分析家|分析师|分析人士|专家|发言人|大使|记者|议员|部长|长官|官员|主席|委员|校长|"
    r"律师|顾问|代表|秘书长|秘书|主编|总编辑|评论员|作家|博士|先生|女士|司长|局长|会长|理事长|总裁|将军|司令|\w学家|时评人|评论人|"
    "活动人士|特使|专员|议长|次官|次长|次卿|助卿|助理|参赞|公使|处长|署长|厅长|参谋长|上将|中将|少将|检察官|检察长|法官|创始人|创办人|"
    "负责人|执行长|首席执行官|总干事|行长|社长|董事长|总监|协调员|策略师|经济师|战略家|主持人|召集人|发起人|财长|幕僚长|总领事|领事|立委|主委|"
    "高级代表|外交官|讲师|博士生|撰稿人|执笔人|党鞭|组长|团长|馆长|院士|上校|中校|少校|大将|政治家|企业家|评论家|观察家|主管|总经理|经理|理事"
)
# what many are, or what stands in other sentences: only a name that looks like one follows
_ANYBODY: Final = (
    "工人|农民|村民|市民|老师|教师|护士|司机|摄影师|艺术家|志愿者|抗议者|示威者|店主|老板|难民|移民|旅客|游客|士兵|老兵|指挥官|"
    "医生|医师|主教|牧师|神父|导演|教练|选手|工程师|商人|居民|学生|朋友|丈夫|父亲|母亲|遗孀|同事|董事|干事|合伙人|队长|船长|警长|警司|军官|"
    "高管|律政司|成员|当选人|政务司长|家属|对手|网友|主播|副手|人士"
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
# 记者会上说 · 代表团说 · 主席国说 · 发言人周三表示: no name follows the role
_NO_NAME: Final = (
    "[会团组级室处们国府]|当地|日前|近日|此前|随后|同日|当天|[昨今明前][天日晚]|[次翌]日|[上下本这]个?月|再次|再度|明确|一致|强烈|多次|公开|"
    "亲自|坚决|反复|严正|郑重|高度|正式|共同|分别|随即|立即|稍后|后来|首次|最近|最新|特别|进一步|当场|当面|坦率|直接|率先|接连|继续|"
    "匿名|试图|之后|之前|之一|负责|施压|施加|参加|出席|访问|访华|抵达|前往|会见|会面|普遍|大多|多数|同时|同样|还|又|再|均|都|不|没|未|给|用|已|只|更|仍|并|所|因|由|其|甚至|首先|最后|近期|本周|上周|今天|今年|去年|[一二三四五六七八九十两几多]|"
    "大约|大概|约莫|阵营|方面|本人|团队|官邸|夫人|办公|候选|当选|先生|女士|早些|早前|稍早|周[一二三四五六日末]|星期|"
    f"(?:[上下本这]个?)?(?:周|星期)[一二三四五六日天末]?(?:[上下]午|晚间?)?(?=[（\\d]|{_SAID})|"
    f"(?:{SAID})"  # 外交官解释说 · 该官员补充说
)
# a name that looks like one
_SHAPED: Final = f"{FOREIGN_PARTS}|{LATIN_NAME}|{JAPANESE}|{CHINESE}|{SURNAME}{LETTER}(?!{LETTER})|{FOREIGN}"
_GLOSS: Final = rf"(?:{LATIN}|[（(](?:音|音译|译音|左|右|中|中间|女|男|化名|\d\d岁)[）)]){{0,2}}"
# 学者本田雅俊说 · 研究员高明铉（Go Myong-hyun）说 · 大使谢尔盖·某某（Sergiy X）周一表示
_INTRODUCED: Final = re.compile(
    rf"(?!{_NO_NAME})(?P<name>{PARTS}|{LETTER}{{2,4}}?)(?:{LATIN})?(?=(?:{_SAID}|\d|[：:]))"
)
# 大使凯莉·某某（Kelly X）邀请 · 参议员某某夫（Kelly X）写道: a name with its Latin form needs no verb
_BOTH_FORMS: Final = re.compile(
    rf"(?:大使)?(?!{_NO_NAME})(?P<name>{PARTS}|{LETTER}{{2,8}}?)(?:[（(]音译?[）)])?{LATIN}"
)
# 策略师山本雅文称 · 总裁Joe X从来没有 · 总统米歇尔·某某说: shaped like a name, and a verb or a pause follows
_LOOKS: Final = re.compile(
    rf"的?(?!{_NO_NAME})(?P<name>{_SHAPED}){_GLOSS} ?"
    rf"(?=(?:{_SAID}|则|又|还|并|曾|就|从|向|将|和|与|及|以|用|接受|受访|撰文|出席|分析|推断|估计|相信|呼吁|批评|补充|坦言|[：:，。、）\s]|$))"
)
# 与苏丹总理汉某某会面 · 会见了塞尔维亚外长达某某，: whom somebody meets
_MEETS: Final = "会谈|会晤|会面|会见|见面|通[了过]?电?话|电话会|视频会|举行|进行|共进"
_GUEST: Final = re.compile(
    r"(?:[与同和跟]|会见|会晤|接见|拜会)了?(?P<role>[^，。；：！？“”（）、与同和跟在于对将各等的]{0,12}?"
    "(?:总统|总理|首相|外长|防长|外相|国务卿|国王|女王|王储|部长|大臣|议长|秘书长))"
    rf"(?!{_NO_NAME}|{_MEETS}|[就讨商电视双首再单分一周星\d今昨明等及的]|大[约概]|预[计定]|可能|共同|一起|原定|正在|即将|如期)"
    rf"(?P<name>{PARTS}|{LETTER}{{2,6}}?)"
    rf"(?=在[^，。；]{{1,12}}(?:{_MEETS})|互?(?:{_MEETS})|等|[和与及、，。]|以及)"
)
_PLAIN_ROLES: Final = frozenset(_ANYBODY.split("|"))
_ANY_ROLE: Final = re.compile(f"{_ROLE}|{_HEAD}|{_ANYBODY}")
_FREE: Final = re.compile(f"(?:{_ROLE})$")
_CLAUSE: Final = re.compile("[，。；：！？“”（）「」]")
_ROLE_LONG: Final = 24
_VERB: Final = (
    "表示|指出|强调|认为|批评|回应|透露|续指|称(?![为赞呼])|说(?!法|服|明)|形容|表明|写道|告诉|补充|警告|解释|坦言|直言|呼吁|重申|质疑|回答|问道|写说|发文|发推|"
    "答道|笑称|道(?=[，。：])|指(?=[，：期建这此其])"
)
_ALSO: Final = "(?:则|又|也|亦|续|再|并|还|同时|随后|当时|最后|进一步)?"
_ONCE_MORE: Final = 2
# 许艳说 · 时，孙祥谈到: two characters that speak twice at least; no 方面说, 高层认为
_SHORT: Final = re.compile(
    rf"(?:^|(?<=[，。；：”」\s]))(?!方面|高[层官级度调]|白[宫人俄]|时报|文[章件中告本]|任何|金[融正砖]|马上|常务|商[家人]|史家|许多|江苏|安全|向来|石油|"
    rf"全体|包括|温和|焦点|车[厂商]|通[常过]|连[同续]|华[府盛尔]|席间|房东|贺[电词]|万一|施政|武[器汉])"
    rf"(?P<name>{CERTAIN_SURNAME}{LETTER})(?={_ALSO}(?:{_VERB}|谈到|说))"
)
# ，山本立说 · 廖某某则表示: somebody of three characters speaks, and the page names him again
_SPEAKS: Final = re.compile(
    rf"(?:^|(?<=[，。；：！？“「”」\s派党会联长席员]))(?P<name>{CHINESE}|{FOREIGN})"
    rf"(?={_ALSO}(?:{_VERB})|：|教授|博士|今日|昨日|将出席|在社交|[在对向于周][^，。；：“”]{{1,20}}?(?:{_VERB}))"
)
# “……，”首席策略师山本雅文称。 · “……。”某某新江写道: who stands between the words said and the verb
_SPOKE: Final = re.compile(
    rf"(?:[”」』][，,]? ?(?P<role>[^，。；：“”「」（）()]{{0,36}}?)|^|(?<=[，。；：]))"
    rf"(?P<name>{FOREIGN_PARTS}|{LATIN_NAME}|{JAPANESE}|{CHINESE}){_GLOSS} ?"
    rf"(?={_ALSO}(?:{_VERB})|[在对向于周星][^，。；：“”]{{1,20}}?(?:{_VERB}))"
)
# 一名目击者伊某斯告诉记者：“……”: sounds of another tongue before a verb that leads to words
_TELLS: Final = re.compile(
    rf"(?P<before>[\u3400-\u9fff])(?<![·・‧•．])(?P<name>{FOREIGN})(?<=\w\w\w)"
    rf"(?={_ALSO}(?:{_VERB})[^，。；：“”]{{0,6}}[，：]? ?[“「])"
)
# 某某·某某（Kelly X） · 某某将军(Kelly X) · 新江（音）
_GLOSSED: Final = re.compile(
    rf"(?P<name>{FOREIGN_PARTS}){NO_SOUND}(?:{LATIN})?(?!{DOT}|学|大学|学院|机场|号|奖|医院|广场|"
    rf"基金会|中心|公司|集团|酒店|街|市|州|山|湾|岛|级|理工)|"
    rf"(?<=[官员长人家师者士授任席裁手的书])(?P<behind>{FOREIGN}(?:[-－]{FOREIGN})?)(?=[（(][A-Z][A-Za-z.-]+[ \u3000])|"
    rf"(?P<titled>{FOREIGN}|{CHINESE})(?:将军|先生|女士|博士|教授|[上中少]将|元帅|"
    r"部长|局长|主席|议员)"
    rf"[（(](?P<latin2>[A-Z][A-Za-zÀ-ž .'’-]{{2,40}})[）)]|"
    rf"(?P<sounds>{CHINESE}|{SURNAME}{LETTER})(?=[（(](?:音|音译|译音)[）)])"
)
_NAME_LONG: Final = 4  # signs of a name in two parts
_PLACE_WORD: Final = re.compile("[州省市县岛湾山河镇区港号社报院校]$")
_NOBODY: Final = frozenset(
    ("特斯拉", "亚马逊", "塔利班", "哈马斯", "法塔赫", "大多", "伊斯兰", "基地", "普通", "通常", "古兰", "布什尔")
)


# 研究中心刘某某教授说: a name before a title, and the page names him again
_TITLED: Final = re.compile(rf"(?P<name>{CHINESE})(?=教授|博士|研究员|律师|先生|女士)")
# 市议员某某宇罢免案: a Chinese name behind a role, and the page names him again
_BEARS: Final = re.compile(rf"(?:{_ROLE})(?P<name>{CHINESE})")


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
    """Yield those who speak in a clean text under a name without a role that comes again in the page."""
    for match in (*_SPEAKS.finditer(text), *_BEARS.finditer(text), *_TITLED.finditer(text)):
        name = match["name"]
        if name not in _NOBODY and len(re.findall(name + NO_SOUND, page)) > 1 and not known(name):
            yield Stranger(name, match.span("name"), None, None)
    for match in _SHORT.finditer(text):
        if (
            not known(match["name"])
            and sum(one["name"] == match["name"] for one in _SHORT.finditer(page)) >= _ONCE_MORE
        ):
            yield Stranger(match["name"], match.span("name"), None, None)


def strangers(text: str, known: Callable[[str], bool]) -> Iterator[Stranger]:
    """Yield those introduced in a clean text whose name is not ``known`` already, from left to right."""
    end = 0
    several = (*_by_role(text), *_by_speech(text), *_glossed(text), *_guests(text))
    for found in sorted(several, key=lambda one: (one.span[0], one.role is None, -one.span[1])):
        if found.span[0] >= end and not known(found.name):
            end = max(found.span[1], found.latin[1] if found.latin else 0)
            yield found


def _by_role(text: str) -> Iterator[Stranger]:
    """Those before whose name stands what they are."""
    for role in _ANY_ROLE.finditer(text):
        free = _FREE.search(role[0]) is not None
        match = _BOTH_FORMS.match(text, role.end()) if role[0] not in _PLAIN_ROLES else None
        match = match or (_INTRODUCED.match(text, role.end()) if free else None) or _LOOKS.match(text, role.end())
        if match and match["name"] not in _NOBODY:
            first = max(
                (m.end() for m in _CLAUSE.finditer(text, max(0, role.start() - _ROLE_LONG), role.start())), default=0
            )
            first = max(first, role.start() - _ROLE_LONG, 0)
            latin = match.span("latin") if match.groupdict().get("latin") else None
            yield Stranger(match["name"], match.span("name"), latin, (first, role.end()))


def _by_speech(text: str) -> Iterator[Stranger]:
    """Those who stand between the words they said and the verb."""
    for match in _SPOKE.finditer(text):
        if not _PLACE_WORD.search(match["name"]):
            latin = match.span("latin") if match["latin"] else None
            yield Stranger(match["name"], match.span("name"), latin, match.span("role") if match["role"] else None)

    for match in _TELLS.finditer(text):
        if match["name"] not in _NOBODY:
            yield Stranger(match["name"], match.span("name"), None, None)


def _guests(text: str) -> Iterator[Stranger]:
    """Those of high office whom somebody meets."""
    if "会" in text or "电" in text:
        for match in _GUEST.finditer(text):
            yield Stranger(match["name"], match.span("name"), None, match.span("role"))


def _glossed(text: str) -> Iterator[Stranger]:
    """Those whose name is told in another script."""
    for match in _GLOSSED.finditer(text):
        group = next(name for name in ("name", "behind", "titled", "sounds") if match[name])
        latin = "latin2" if match["latin2"] else "latin"
        if group == "name" and match["name"].count("·") == 1 and len(match["name"]) < _NAME_LONG:
            continue
        yield Stranger(match[group], match.span(group), match.span(latin) if match[latin] else None, None)


def first_of_each(found: Iterable[Stranger]) -> list[Stranger]:
    """One for each name, the first."""
    firsts: dict[str, Stranger] = {}
    for stranger in found:
        firsts.setdefault(stranger.name, stranger)
    return list(firsts.values())
