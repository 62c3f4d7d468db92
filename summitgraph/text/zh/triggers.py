"""Who meets whom: the patterns of Chinese reports, over the sketch of a sentence.

What comes in: a `Sketch`. What goes out: `Encounter`s: the places of the people, of the trigger ("会谈"),
and how the people stand to each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from summitgraph.text.encounter import LONGEST
from summitgraph.text.sketch import Sketch

# words that tell of a meeting; 会议, 对话, 磋商 only where people hold them or an attribute says which
_TALKS: Final = (
    "首脑会议|高?峰会|首脑会谈|会谈|会晤|会面|会见|见面|晤谈|晤面|碰面|相会|通[了过上]?电话|通[了过上]?话|通了[^，。；：ＰＧＨＡ]{1,10}?电话|电话会谈|电话会议|"
    "视频会议|视频会晤|视频会谈|交谈|对谈|电话谈话|会商|共进[早午晚]餐|共进工作[早午晚]餐|"
    "(?<=[Ａ])会议|(?:(?<=举行|进行|展开)|(?<=行了|行过))(?:会议|对话|磋商|谈话|晚宴|午宴)|"
    "(?:双边|三边|三方|四方|闭门|视频|视讯|线上|网络|紧急|单独|一对一|首脑)(?:会议|对话|磋商|会(?!谈|晤|面|见))"
)
_MEETS: Final = "会见|会晤|接见|拜会|面见|拜见|接待|宴请|款待|招待|拜访"
_AND: Final = "(?:、|和|与|及|以及|同|跟)"
# Ｐ的父亲Ｐ means the second of the two, Ｐ的发言人 nobody whom we know
KIN: Final = (
    "的(?:父亲|母亲|儿子|女儿|妻子|夫人|丈夫|弟弟|妹妹|妹|兄长|特使|继任者|前任|"
    "发言人|助手|助理|顾问|幕僚|律师|代表|办公室|团队|对手|盟友|高级官员|官员)"
)
# Ｐ政府, Ｐ办公室: an institution, Ｐ夫人: another person
THEIRS: Final = f"(?:{KIN}|竞选|过渡|政府|办公室|内阁|夫人|阵营|团队|特使|发言人|支持者|当局|派|主义)"
_OF_THEIRS: Final = f"(?!{THEIRS})"
# 弗拉基米尔-Ｐ: a first name that is not in the authority
_FIRST: Final = "(?:[\u4e00-\u9fff]{2,8}[-－])?"
_PEOPLE: Final = f"(?:Ｐ{KIN})?[ＰＧ]{_OF_THEIRS}(?:{_AND}{_FIRST}[ＰＧ]{_OF_THEIRS})*"
# 与来访的Ｐ · 与访日的Ｐ · 同正在Ｌ访问的Ｐ · 与即将离任的Ｐ
_GUEST: Final = "(?:[^，。；：“”ＰＧＨＡＢ的]{0,14}的|(?:轮值|本届)?(?:主席国|东道主|东道国))?"
# 将出席在Ｌ召开的Ｓ，以及在Ｌ召开的Ｓ: one clause
_GOES_ON: Final = ("以及", "及在", "和在")
# 就无核化谈判和美朝首脑会谈交换意见: two things of which they talk, nobody meets the two
_OF_STATES: Final = "(?:双边|三边)?(?:峰会|首脑|会谈|会晤)"
_GAP: Final = "(?:(?!以来)[^，。；：ＰＧＨＡ]){0,40}?"
# 将同Ｐ、Ｐ分别会谈 · 先后与Ｐ、Ｐ通话
_APART: Final = ("分别", "先后", "相继", "依次", "逐一", "陆续")
# Ｂ成员国首脑 · Ｂ27国领导人
_MEMBERS: Final = r"(?:(?:成员)?国家?|各国|[一二三四五六七八九十\d]+个?(?:成员)?国)?"
_CHIEFS: Final = "(?:国家元首和政府首脑|领导人|领袖|首脑)"
_NOT_A_TALK: Final = "(?!室|厅|代表|纪要|要点|中心)"
# Ｐ和Ｐ也将参加视频会议: they take part in what was told before
_TAKES_PART: Final = re.compile(
    "(?:参加|出席|参与|缺席)了?(?:这[次场一]|此次|本次|该|此)?(?:线上|视频|网络|紧急|特别)?$"
)
_ONE_LETTER: Final = re.compile("[二三四]?会")
# 双方正在就协议举行磋商: their officials
_NEGOTIATE: Final = re.compile("(?:正在?|一直|继续|仍)?就")
# 两国领导人在峰会期间签署协议: the setting of something else
_AT_A_SUMMIT: Final = re.compile("峰会(?:期间|上|之际|[之以]?后|结束)")
_ASSEMBLY: Final = re.compile("(?:峰会|会议)$")


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting of a sentence: places in the sketch (half-open), ``start`` is where its words begin."""

    kind: str
    start: int
    trigger: tuple[int, int]
    subject: tuple[int, int] | None = None
    objects: tuple[int, int] | None = None
    apart: bool = False  # 分别: each alone


_PATTERNS: Final = tuple(
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
            rf"(?:^|(?<=[，；：]))[^，。；：ＰＧＨＡ]{{0,16}}?(?P<trigger>通话|会谈|会晤|会面)(?:中|期间|时|里)，(?P<subject>[Ｐ]{_AND}[Ｐ](?!{KIN})|Ａ)(?=[^，。；：ＰＧＨＡ]{{0,6}}(?:讨论|商讨|谈|同意|一致|强调|重申|就))",
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
                rf"(?P<gap>(?:(?!以来)[^，。；：ＰＧＨ]){{0,40}}?)(?:(?<=[行办开])Ｇ)?(?P<trigger>{_TALKS}){_NOT_A_TALK}"
            ),
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
                r"(?P<body>Ｂ)(?:[（(][^（）()]{1,12}[）)])?(?:(?:成员)?国家?|各国|[一二三四五六七八九十\d]+个?(?:成员)?国|Ａ)?(?:领导人|领袖|首脑)?们?"
                r"(?P<gap>[^，。；：ＰＧＨＡ]{0,24}?(?:，(?:将)?)?(?:举行|召开|举办|召集|开))[^，。；：ＰＧＨＡ]{0,10}?(?P<trigger>峰会|首脑会议|高峰会|领导人会议|(?:国家)?元首理事会)"
            ),
        ),
        # Ｂ领导人Ｄ在Ｌ召开的会议上将讨论Ｘ
        (
            "body",
            rf"(?P<body>Ｂ)(?:[（(][^（）()]{{1,12}}[）)])?{_MEMBERS}{_CHIEFS}们?"
            r"(?P<gap>[^，。；：ＰＧＨＡ]{0,24}?(?:举行|召开|举办|召集|开)[^，。；：ＰＧＨＡ部外]{0,6}?)(?P<trigger>会议|会晤|会谈)",
        ),
        # Ｂ首脑Ｄ视频峰会的议题
        ("body", rf"(?P<body>Ｂ){_MEMBERS}{_CHIEFS}们?Ｄ的?(?:视频|特别|线上|紧急)?(?P<trigger>峰会)"),
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
        ("this", rf"(?P<trigger>(?:此次|这次|本次|该次|当天的|此)(?:{_TALKS}))"),
        # 但会议因疫情被取消 · 峰会已推迟: the one just told of
        (
            "this",
            r"(?:^|(?<=[，；]))[^，。；：ＰＧＨＡＢＳ]{0,16}?(?P<trigger>会议|峰会|会晤|会谈|通话)(?=(?:已|将|会|被|遭|最终|却?因|暂|也|无限期|突然|随后)[^，。；：ＰＧＳＢ]{0,24}?(?:取消|推迟|延期|延后|告吹|泡汤))",
        ),
        # Ｐ出席会议 · 包括Ｐ、Ｐ在内的官员与会 · Ｐ在峰会上说: who takes part in the summit just told of
        (
            "joins",
            r"(?P<trigger>与会(?!者)|(?:出席|参加)(?:了)?(?=并|[，。；]|$)|(?:出席|参加|参与|主持)(?:了)?(?:Ｄ(?:[上下]午|晚间?上?|凌晨)?(?:开幕|举行|召开)?的?)?(?:这次|此次|本次|该次|这场|此|该|这一|上述)?(?:线上|视频|网络|特别|紧急)?(?:成员国)?(?:领导人|领袖)?(?:峰会|会议|高峰会|首脑会议)|(?<=在)(?:这次|此次|本次|这场|该|[ＬＣ])?(?:特别)?(?:峰会|会议|大会)(?:上|中|期间)|(?<=Ｐ)在?会[后前上](?=[^，。；：ＰＧ]{0,8}(?:说|表示|称|指出|强调|宣布|告诉)))",
        ),
        # Ｐ与Ｐ，Ｄ在Ｌ举行峰会 · 二人在参加Ｓ期间，举行首次会晤
        (
            "with",
            rf"(?P<subject>Ｐ)(?:和|与|同|及|、)(?P<objects>Ｐ){_OF_THEIRS}，(?P<gap>[^，。；：“”ＰＧＨＡ]{{0,24}}?)(?P<trigger>{_TALKS}){_NOT_A_TALK}",
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
        # Ｐ召集特别峰会: the body that somebody heads
        (
            "host",
            r"(?P<subject>Ｐ)(?P<gap>[^，。；：“”ＰＧＨＡＢＯ与同和跟]{0,20}(?:召集|召开|举行|主持|主办))了?(?:一[场次个])?[^，。；：ＰＧＨＡ]{0,6}?(?P<trigger>峰会|首脑会议|领导人会议)",
        ),
        # 将出席在Ｌ召开的Ｓ
        ("series", r"(?P<trigger>Ｓ)"),
    )
)


_TOGETHER: Final = re.compile(f"Ｐ(?:{_AND}Ｐ{_OF_THEIRS})+")
_MET: Final = re.compile("会谈|会晤|会面|通话|通电话|峰会|见面")
_EACH: Final = re.compile(f"(?:{'|'.join(_APART)})[^，。；ＰＧＨＡ]{{0,3}}$")
_EACH_WITH: Final = re.compile(f"(?:{'|'.join(_APART)})[^，。；ＰＧＨＡ]{{0,3}}[与同和跟][^，。；ＰＧＨＡ]*$")
_AND_OTHERS: Final = re.compile("等(?:多|各|[一-十\\d]+)?(?:国|位|名)(?:的)?(?:领导人|领袖|首脑|元首|政要)")
# a sentence in which nobody is named can only speak of a meeting told before
_SOMEBODY: Final = re.compile("[ＰＧＡＨＳＢ]")
_OF_NOBODY: Final = {"this", "anew", "joins", "denied"}
_UNNAMED: Final = {"group", "pair", "this", "anew"}
_LOWER: Final = re.compile(
    "(?:高级别|高层|部长级?|外长|防长|财长|工作|工作层|事务级?|军事|军长?级|将军级|司令级|红十字会?|体育|经贸|贸易|局长级|副外长|官员|专家|团队|代表团)(?:的|电话|视频|例行)?$"
)


def encounters(sketch: Sketch) -> Iterator[Encounter]:
    """Yield the meetings that a sentence speaks of, in the order of their triggers; each trigger counts once."""
    if len(sketch.text) > LONGEST:
        return
    taken: set[int] = set()
    found: list[Encounter] = []
    somebody = _SOMEBODY.search(sketch.text) is not None
    for kind, pattern in _PATTERNS:
        if not somebody and kind not in _OF_NOBODY:
            continue
        for match in pattern.finditer(sketch.text):
            start, end = match.span("trigger")
            if kind in _UNNAMED and _LOWER.search(match.string, max(0, start - 8), start):
                continue  # 中美高级别会谈: not of leaders
            if kind == "pair" and match["trigger"] in {"磋商", "对话"} and _NEGOTIATE.search(match["gap"] or ""):
                continue
            if (
                kind == "group"
                and _ONE_LETTER.fullmatch(match["trigger"])
                and not _initials(sketch, match.start("subject"))
            ):
                continue  # 日印领导人会讨论Ｘ: they will
            if (
                kind in {"group", "pair"}
                and _AT_A_SUMMIT.match(match.string, start)
                and match.string[start - 1] in "在于"
            ):
                continue  # 两国领导人在峰会期间签署协议
            if kind in {"with", "list"} and _ASSEMBLY.search(match["trigger"]) and _TAKES_PART.search(match["gap"]):
                continue
            if taken.isdisjoint(range(start, end)):
                taken.update(range(*(match.span() if kind == "again" else (start, end))))
                found.append(_encounter(kind, match))
    yield from sorted(found, key=lambda e: (e.trigger, e.kind != "again"))


def _initials(sketch: Sketch, at: int) -> bool:
    """Whether a group is of two people named by one letter each: 拜习会."""
    mark = sketch.marks.get(at)
    return mark is None or all(ref.person for ref in mark.refs)


def _encounter(kind: str, match: re.Match[str]) -> Encounter:
    groups = match.groupdict()
    start, _ = clause(match.string, match.start("trigger"))
    return Encounter(
        kind,
        min(match.start(), start) if groups.get("subject") else start,
        match.span("trigger"),
        match.span("subject") if groups.get("subject") else (match.span("body") if groups.get("body") else None),
        match.span("objects") if groups.get("objects") else None,
        any(word in (groups.get(part) or "") for word in _APART for part in ("mid", "gap"))
        or (kind == "meets" and _apart(match))
        or (kind == "with" and _one_by_one(match)),
    )


def _apart(match: re.Match[str]) -> bool:
    """Whether one met several people each alone: 分别会见了Ｐ和Ｐ · 会见了Ｐ、Ｐ等多国领导人."""
    before = match.string[max(0, match.start("trigger") - 6) : match.start("trigger")]
    listed = "、" in match["objects"] and not re.search("[和与及同跟]", match["objects"])
    return (
        listed or _EACH.search(before) is not None or _AND_OTHERS.match(match.string, match.end("objects")) is not None
    )


def _one_by_one(match: re.Match[str]) -> bool:
    """Whether one meets several people each alone: 分别与Ｐ及Ｐ会谈 · 将与Ｐ、Ｐ等举行双边会谈."""
    start, _ = clause(match.string, match.start("objects"))
    several = len(re.findall("[ＰＧ]", match["objects"])) > 1
    alone = re.search("双边|单独", match["gap"] + match["trigger"]) is not None
    before = match.string[start : match.start("objects")]
    return several and (alone or _EACH_WITH.search(before) is not None)


def together(text: str, at: int, end: int) -> int:
    """Where those end who act together with the one at a place: Ｐ与Ｐ在Ｌ会见Ｐ, but not where the two first met."""
    match = _TOGETHER.match(text, at, end)
    return match.end() if match and not _MET.search(text, match.end(), end) else at + 1


@lru_cache(maxsize=256)  # asked again and again of the sentence that is being read
def clause(text: str, at: int) -> tuple[int, int]:
    """The clause around a place of the sketch: between commas, full stops or colons."""
    start = max((text.rfind(mark, 0, at) for mark in "，。；：！？"), default=-1) + 1
    if start and text.startswith(_GOES_ON, start):
        start = clause(text, start - 1)[0]
    ends = [end for mark in "，。；：！？" if (end := text.find(mark, at)) >= 0]
    return start, min(ends, default=len(text))


def clauses_before(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses of the sentence before the one around ``at``, the nearest first."""
    start, _ = clause(text, at)
    while start > 0:
        start, end = clause(text, start - 1)[0], start - 1
        yield start, end
