"""Who has the floor in a Chinese report: subjects of verbs of speech, pronouns, labels, papers, bearers of titles.

What comes in: a `Passage`, its sketch with the words inside quotation marks masked, the `Floor` so far.
What goes out: a `Voice`: the mark of the one who speaks, or nobody where somebody speaks who is not named.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter
from typing import Final

from summitgraph.text import sketch as sign
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark
from summitgraph.text.zh.parties import governed, kin

SAID: Final = (
    "说|表示|(?<!所)(?<!对)(?<!职)(?<!名)(?<!简)称(?![为职号赞呼])|指出|强调|告诉|透露|认为|写道|写下|警告|解释|回应|续指|补充|呼吁|重申|坦言|直言|"
    "批评|指责|抱怨|赞同|承诺|回答|宣布|声明|形容|提到|谈到|发文|表态|决心|表明|声言|扬言|坦承|承认|宣称|声称|感叹|喊话|誓言|反驳|抨击|谴责|保证|提醒|"
    "问道|反问|追问|说道|指称|直指|发推|留言|贴文|推文|致[辞词]|回忆|回顾|阐述|主张|申明|宣示|疾呼|呛声|怒斥|痛斥|痛批|赞扬|称赞|赞许|"
    "期许|大赞|盛赞|直呼|高呼|笑称|戏称|辩称|嘲讽|讽刺|否认|断言|预测|总结|评论|答道|答称|质疑|敦促|要求|举例|举出|引用|吁请|促请|斥责|"
    "道(?=[，。：；]|$)|(?<!所)指(?=[，：,:]|$)|(?<=[ＰＨＯ])指(?![挥定控向责导派认数标引南令示])|"
    "(?<=[ＰＨＯ][又也则续再并还曾更])指(?![挥定控向责导派认数标引南令示])"
)
_LOOK: Final = 8  # characters, more than a verb and what is looked at after it
_VERB: Final = re.compile(rf"(?<!所)(?<!可以)(?<!据)(?<!小)(?<!传)(?<!假)(?<!学)(?:{SAID})(?!服|明书|法|稿)")
# “……，”Ｐ说 · “……。”美联社引述Ｐ的话说 · “……”，他补充说
_AFTER: Final = re.compile(
    rf"^[，,]?(?:Ｏ(?:援引|引述|引用)(?:了)?)?(?P<who>[ＰＨＯ])(?:（[^）]*）)?[^，。：；“”「」]{{0,14}}?"
    rf"(?:，[^，。：；“”「」ＰＨＯ]{{1,12}}?)?(?:的话)?(?:{SAID})"
)
# Ｏ引述Ｐ的话说 · 报道援引Ｐ在书中写道 · Ｏ引述消息人士称
_QUOTED: Final = re.compile(
    rf"(?:援引|引述|引用|转述)(?:了)?(?:[^，。：；ＰＨＯ]{{0,12}}(?P<who>Ｐ)|[^，。：；ＰＨＯ]{{0,20}})[^，。：；]{{0,14}}?(?:话|{SAID})[^。；ＰＨＯ]*。?$"
)
# Ｐ：“……” · Ｃ外长Ｐ（左）：“……”
_LABEL: Final = re.compile("^[^，。：；“”（）ＰＨＯ]{0,14}(?P<who>[ＰＯ])(?:（[^）]*）)?[：:] ?$")
# 这是Ｐ所说的“……”
_BY: Final = re.compile("(?P<who>[ＰＨＯ])[^，。；：ＰＨＯ]{0,6}所(?:说|称|指|言|形容|强调)的?$")
# 提及Ｐ的信念，那就是“……” · 用Ｐ的话：“……”
_HIS_WORDS: Final = re.compile("(?P<who>Ｐ)的?(?:信念|名言|名句|一句话|话|座右铭)(?:，?那?就?是)?[，：]?$")
# 马克龙还“重申……” · Ｐ在与Ｐ的会谈中“……”: the words begin with the verb
_DOES: Final = re.compile(
    "(?:^|[，。；])(?P<who>[ＰＨ])(?:（[^）]*）)?(?:还|也|则|又|并|更|再次)*"
    "(?:[就对在向于][^，。；]{1,16})?(?:还|也|则|又|并)* ?$"
)
# 北约闭幕声明写道，“……”
_BODY_SAYS: Final = re.compile(rf"(?P<who>Ｂ)[^，。；：ＰＨＯ]{{0,8}}(?:声明|公报|宣言)中?(?:{SAID}|指)[^。；ＰＨＯ]*$")
# 白宫高级官员说 · 岸田政府表示
_THEIRS: Final = re.compile(
    "(?:政府|内阁|当局|阵营)?的?[一这那某名位匿高级资深前现任]{0,5}(?:官员|人士|消息人士)|政府|内阁|阵营|"
    "(?:常驻)?(?:代表|大使|委员|议员|记者|学者|教授|专家|分析师|研究员|院长|主任|顾问|总裁|负责人|智库)"
)
# Ｏ亚洲事务主任Ｐ说: the person speaks, not the house
_OF_THE_HOUSE: Final = re.compile("[^，。：；ＰＨＯ与对向和告据说称在]{1,16}Ｐ")
# 他的外长Ｐ · Ｐ的父亲Ｐ · Ｐ的客人Ｐ
_OF_ANOTHER: Final = re.compile("的[^，。；：ＰＨＯ与和同跟对向就在时]{0,6}Ｐ")
# Ｏ周三发表公报 · Ｏ的声明
_ISSUED: Final = re.compile(
    "(?P<who>[ＯＰ])》?(?:发言人)?[^，。；：ＰＯＨ]{0,16}?(?:发表|发布|发出|公布|刊发|刊登|的)[^，。；：ＰＯＨ]{0,10}?"
    "(?P<paper>公报|声明|社论|社评|评论|文章|公告|新闻稿)"
)
# 公报又指，……「……」 · 声明说：“……”
_PAPER: Final = re.compile(
    rf"(?:^|[，。；])(?:这份|该)?(?P<paper>公报|声明|社论|社评|评论|文章|公告|新闻稿)(?:最后|还|又|也|中|并|则)*(?:{SAID}|指)[^。；ＰＨＯ]*$"
)
# 会见Ｐ · 接受Ｏ专访 · 告诉Ｐ · 感谢来访的Ｐ: somebody to whom something is done
_ACTED_ON: Final = re.compile(
    "(?:会见|会晤|接见|欢迎|迎接|接待|包括|致电|邀请|见到|感谢|祝贺|告诉|告知|回应|回答|批评|指责|谴责|抨击|赞扬|称赞|形容|提醒|任命|提名|陪同|除了|关于|针对|有关|"
    "谈到|接受|透过|通过|代表|帮助|协助|使|令|敦促|呼吁|要求|反驳|驳斥|回击|斥责|询问|拜会|探望|支持)"
    "(?:了|过|到|到访的|来访的|时任|候任|Ｃ|的)?$"
)
# 在……时 · 对……: where and to whom, not who
_ASIDE: Final = re.compile(
    "[在于当就][^，。；：]*?(?:时|上|中|后|期间|之际|问题|采访)|[对向与和同跟][^，。；：]{1,12}?(?=说|表示|称|指|强调|$)"
)
# 一名官员说 · 双方表示 · 声明指出 · Ｃ方强调: somebody speaks who is nobody with a name
_SOMEBODY: Final = re.compile(
    "官员|人士|专家|学者|分析|外交官|记者(?!会)|发言人|媒体|传媒|报道|报导|报告|民调|网友|网民|民众|居民|家属|议员|评论|社论|社评|声明|公报|"
    "文章|消息|智库|教授|研究员|大使|Ａ|[双各三多]方|[ＣＢ中美日韩俄朝英法德印欧]方|我方|[ＣＢ]政府|当局|代表团?|[一这那某]名|一位|"
    "^(?:但|而|且)?[ＣＢ](?:还|也|则|又|并|再次|同时|一直)*$|^[ＣＢ](?![的和与、ＣＬ])"
)
# 并 · 随后还 · 再次明确: words that may stand before a verb without a subject
_ADVERBIAL: Final = re.compile(
    "但是?|不过|然而|而且?|另外?|此外|同时|其后|之后|随后|接着|最后|并且?|又|还|也|亦|更|再[次度]?|则|就|对此|已经?|曾经?|进一步|继续|特别|明确|"
    "公开|强烈|多次|一再|直接|表达|坚定|严正|希望|[Ｄ，、 　“”「」□]"
)
_TITLES: Final = "总统|总理|首相|主席|外长|国务卿|总书记|秘书长|发言人|部长|总干事"
# 总统指出 · 发言人还说: the one of this title who was named before
_BY_TITLE: Final = re.compile(
    rf"(?:^|[，。；：])(?:但|不过|而|此外|同时|随后|接着|对此，?|最后)?(?P<title>{_TITLES})(?!府|官邸|夫人|办公|职|选举|候选|特使|室|级|们|[ＰＨＯ])"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks and the passage in which the speaker is named; no mark where nobody is named."""

    mark: Mark | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has spoken so far: in this paragraph, before it, on paper; who bears which title; the sentence before."""

    voice: Voice | None = None
    before: Voice | None = None
    papers: Mapping[str, Voice] = field(default_factory=dict)
    titled: Mapping[str, Voice] = field(default_factory=dict)
    previous: Passage | None = None

    def paragraph(self) -> "Floor":
        """Who has the floor when a paragraph begins."""
        return replace(self, voice=None, before=self.voice or self.before)

    def reading(self, passage: Passage, masked: str) -> "Floor":
        """With what a sentence tells of papers and titles."""
        papers = {m["paper"]: v for m in _ISSUED.finditer(masked) if (v := _at(passage, m.start("who"), self))}
        return replace(self, papers={**self.papers, **papers}, titled={**self.titled, **dict(_titled(passage))})

    def after(self, passage: Passage, masked: str) -> "Floor":
        """When a sentence is over: whoever spoke last in it goes on."""
        return replace(self, voice=voice_of(passage, masked, len(masked), self) or self.voice, previous=passage)


def speaker(
    passage: Passage, masked: str, span: tuple[int, int], floor: Floor, *, goes_on: Voice | None
) -> Voice | None:
    """Whose words stand between two marks; ``goes_on`` is the one who speaks if the words stand alone."""
    start, end = span
    before = masked[:start].strip("，、 　□“”「」")
    if not before and (match := _AFTER.match(masked[end + 1 :])):
        return _at(passage, end + 1 + match.start("who"), floor)
    if not before and _unnamed_after(masked[end + 1 :]):
        return Voice(None, passage)
    if (paper := _PAPER.search(masked[:start])) and paper["paper"] in floor.papers:
        return floor.papers[paper["paper"]]
    for pattern in (_LABEL, _BY, _DOES, _HIS_WORDS):
        if match := pattern.search(masked[:start]):
            return _at(passage, match.start("who"), floor)
    if match := _BODY_SAYS.search(masked[:start]):
        return _body(passage, match.start("who"))
    if found := voice_of(passage, masked, start, floor):
        return found
    return goes_on if not before or _only_a_frame(masked[:start], masked[end + 1 :]) else None


def _only_a_frame(before: str, after: str) -> bool:
    """不过，如果谈判失败，“……”。: words about nobody else lead to the quotation, and nothing follows it."""
    nobody = not re.search("[ＰＨＯＡＧ]", before) and not _SOMEBODY.search(before)
    return nobody and before.endswith("，") and re.fullmatch("[。！？ ]*", after) is not None


def _body(passage: Passage, at: int) -> Voice | None:
    """The organisation behind a mark of a body or its meeting."""
    mark = passage.sketch.marks[at]
    found = [iri for iri in mark.iris if "/organization/" in iri]
    return Voice(Mark(sign.ORGANIZATION, mark.start, mark.end, iris=(found[0],)), passage) if found else None


def _unnamed_after(rest: str) -> bool:
    """“……”，一名官员说: nobody with a name."""
    match = re.match(rf"[，,]?(?P<who>[^，。；：ＰＨＯ]{{1,24}}?)(?:{SAID})", rest)
    return match is not None and _SOMEBODY.search(match["who"]) is not None


def voice_of(passage: Passage, masked: str, before: int, floor: Floor) -> Voice | None:
    """The subject of a verb of speech before a place: of the last that has one in its clause, else in those before."""
    verbs = _verbs(masked, before)
    if masked[:before].endswith(("：", ":")):
        verbs.append((before - 1, before))
    if match := _QUOTED.search(masked[:before]):
        return _at(passage, match.start("who"), floor) if match["who"] else Voice(None, passage)
    if not verbs:
        return None
    for start, end in reversed(verbs):
        if _leads(masked[end:before]):
            break
        first, last = next(_clauses(masked, start))
        if (found := _in_clause(passage, masked, first, last, floor)) and found.mark:
            return found
    else:
        start, _ = verbs[-1]
    for first, last in _clauses(masked, start):
        if found := _in_clause(passage, masked, first, last, floor):
            return found
    first, last = next(_clauses(masked, start))
    return floor.voice if _bare(masked[first:last]) else Voice(None, passage)


def _verbs(masked: str, before: int) -> list[tuple[int, int]]:
    """The verbs of speech before a place; those well before it are looked for once in a sentence."""
    known = _all_verbs(masked)
    sure = known[: bisect_right(known, before - _LOOK, key=itemgetter(1))]
    last = sure[-1][1] if sure else 0
    return [*sure, *(match.span() for match in _VERB.finditer(masked, last, before))]


@lru_cache(maxsize=4)
def _all_verbs(masked: str) -> list[tuple[int, int]]:
    return [match.span() for match in _VERB.finditer(masked)]


@lru_cache(maxsize=4)
def _stops(masked: str) -> list[int]:
    return [match.end() for match in re.finditer("[，。；：！？]", masked)]


def _bare(words: str) -> bool:
    """Whether a clause up to its verb has no subject of its own: 并, 随后还, 在会上."""
    return len(_ADVERBIAL.sub("", _ASIDE.sub("", words))) < 3


def _leads(words: str) -> bool:
    """Whether a verb stands right before the words that are said: 说：“……”, 表示，“……”."""
    return words.strip("了过着道，,：: □“”「」『』。") == ""


def _clauses(masked: str, end: int) -> Iterator[tuple[int, int]]:
    """The clause that ends at a place, then those before it."""
    stops = _stops(masked)
    for place in range(bisect_right(stops, end) - 1, -1, -1):
        yield stops[place], end
        end = stops[place]
    yield 0, end


def _in_clause(passage: Passage, masked: str, first: int, end: int, floor: Floor) -> Voice | None:
    for i in range(first, end):
        mark = passage.sketch.marks.get(i)
        if not (mark and masked[i] == mark.sign and mark.sign in "ＰＨＯ"):
            continue
        if mark.sign == sign.ORGANIZATION and _OF_THE_HOUSE.match(masked, i + 1):
            continue
        if _OF_ANOTHER.match(masked, i + 1) and not _of_one_name(passage, i):
            continue  # the second speaks
        if not (governed(passage.sketch, i) and kin(passage.sketch, i) is None) and not _acted_on(masked, i):
            return _at(passage, i, floor)
    if (match := _BY_TITLE.search(masked, max(0, first - 1), end)) and match["title"] in floor.titled:
        return floor.titled[match["title"]]
    return Voice(None, passage) if _SOMEBODY.search(_ASIDE.sub("", masked[first:end])) else None


def _acted_on(masked: str, at: int) -> bool:
    """Whether something is done to the one at a place: 会见Ｐ, 称Ｐ为."""
    named = masked[at - 1 : at] == "称" and masked[at + 1 : at + 2] in {"为", "是"}
    return named or _ACTED_ON.search(masked, max(0, at - 8), at) is not None


def _at(passage: Passage, at: int, floor: Floor) -> Voice:
    """The voice of a mark; nobody where somebody of theirs speaks, or where "he" is not known."""
    if _unnamed(passage, at):
        return Voice(None, passage)
    mark = passage.sketch.marks[at]
    return Voice(mark, passage) if mark.sign != sign.PRONOUN else _he(passage, at, floor)


def _unnamed(passage: Passage, at: int) -> bool:
    """Whether somebody of theirs speaks, who is not named."""
    text = passage.sketch.text
    whose = kin(passage.sketch, at) if text[at] in sign.PERSON + sign.PRONOUN else None
    theirs = whose is not None and (whose != sign.PERSON or text[at] == sign.PRONOUN or _of_one_name(passage, at))
    return theirs or _THEIRS.match(text, at + 1) is not None


def _of_one_name(passage: Passage, at: int) -> bool:
    """Whether somebody's kin goes by the same name, and so is read as the same: 岸田文雄的妻子岸田裕子."""
    mark = passage.sketch.marks[at]
    behind = next(m for i, m in sorted(passage.sketch.marks.items()) if i > at and m.sign == sign.PERSON)
    return behind.refs == mark.refs


def _he(passage: Passage, at: int, floor: Floor) -> Voice:
    """他: the subject of this sentence so far, else who spoke in the sentence before, else its subject."""
    for i, other in sorted(passage.sketch.marks.items()):
        if i < at and other.sign == sign.PERSON and not governed(passage.sketch, i):
            return Voice(other, passage)
    if floor.voice and floor.voice.passage is floor.previous:
        return floor.voice
    here = passage.sketch.marks[at]
    if passage.subject:
        return Voice(Mark(sign.PERSON, here.start, here.end, (passage.subject,)), passage)
    return Voice(None, passage)


def _titled(passage: Passage) -> Iterator[tuple[str, Voice]]:
    """The people of a sentence by their titles: 外交部发言人Ｐ, Ｃ总统Ｐ, Ｐ总统."""
    text = passage.body.text
    for _, mark in sorted(passage.sketch.marks.items()):
        if mark.sign == sign.PERSON and mark.refs:
            for words in (text[mark.start - 4 : mark.start], text[mark.start : mark.end]):
                for match in re.finditer(_TITLES, words):
                    yield match[0], Voice(mark, passage)
