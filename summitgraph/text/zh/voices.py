"""Who has the floor in a Chinese report: subjects of verbs of speech, pronouns, labels, papers, bearers of titles.

What comes in: a `Passage`, its sketch with the words inside quotation marks masked, the `Floor` so far.
What goes out: a `Voice`: the mark of the one who speaks, or nobody where somebody speaks who is not named.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from summitgraph.text import sketch as sign
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark
from summitgraph.text.zh.parties import governed, kin
from summitgraph.text.zh.speech import SAID, WINDOW, Line

# “……”，Ｐ说 · “……，”首席策略师Ｐ称 · “……”Ｐ说: nothing of the sentence goes on behind the mark
_GOES_ON: Final = re.compile("[的时后之等这那一、和及与以地为是来而却中里内作成般似]|[^，。；“”ＰＨＯ]{0,2}(?:的话|为由|为名)")
_WHOLE: Final = re.compile("[，。！？…,.!?]$")
# 当时则以“……”来回应 · 将此形容为“……”
_WITH_WORDS: Final = re.compile("(?P<who>[ＰＨ])[^，。；：ＰＨＯ]{0,12}(?:以|用)$")
_WORDS_DO: Final = re.compile(
    "(?:一[句语词]|的话|等语|等话)?(?:来|作为?|为|去)?(?:回应|回答|形容|作答|答复|描述|反驳|表达|总结|评价|比喻|作结|表示|说明|概括|呼应|反击|勉励|批评|称赞|赞扬|解释|回敬|警告|"
    "致谢|定调|带过|婉拒)"
)
# Ｐ的“……”说法 · Ｐ有关“……”的言论
_HIS_REMARK: Final = re.compile("(?P<who>[ＰＨＯ])(?:[^，。；：ＰＨＯ]{0,8}(?:的|关于|有关|提出的?|所谓))$")
_REMARK: Final = re.compile("(?:这番|这一|这句|此一|的|此)?(?:言论|说法|论述|表态|主张|发言|讲话|警告|承诺|指控|批评|论调|名言|立场|呼吁)")
# 他大学 · Ｐ基金会: a house that bears a name
_NAMED_AFTER: Final = re.compile("(?:大学|学院|机场|研究所|委员会|基金会|中心|医院|广场|号(?!召)|奖|大道|大桥|图书馆|体育场|内阁(?!总理))")
# Ｐ和Ｐ发表联合声明: two speak with one voice
_TOGETHER: Final = re.compile("[和与及、]Ｐ[^，。；ＰＨ]{0,24}(?:联合声明|共同声明|联合公报|共同|一致|均|都|双双|同声)")
# Ｐ说，Ｐ“……”: the first one's words about the second
_REPORTED: Final = re.compile(f"(?:{SAID}|说法|报道|报导|消息)(?:[，：])?$")
_ROLE_ENDS: Final = frozenset("人长员官席任授者家臣记")
# Ｐ希望两国…… : no speech, but his mind
_WISHES: Final = re.compile("希望|期待|期盼|盼望|盼")
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
_OF_THE_HOUSE: Final = re.compile("(?:[^，。：；ＰＨＯ与对向和告据说称在]|对[华外美中日欧俄]){1,20}Ｐ")
# 他的外长Ｐ · Ｐ的父亲Ｐ · Ｐ的客人Ｐ
_OF_ANOTHER: Final = re.compile("(?:阵营|政府|团队|内阁|办公室|竞选团队|过渡团队|幕僚)?的[^，。；：ＰＨＯ与和同跟对向就在时]{0,8}Ｐ")
# Ｏ周三发表公报 · Ｏ的声明
_ISSUED: Final = re.compile(
    "(?P<who>[ＯＰ])》?(?:发言人)?[^，。；：ＰＯＨ]{0,16}?(?:发表|发布|发出|公布|刊发|刊登|的|通过|在)[^，。；：ＰＯＨ]{0,10}?"
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
    "有人|人们|大家|很多人|许多人|外界|批评者|支持者|反对者|示威者|抗议者|受访者|官员|人士|专家|学者|分析|外交官|记者(?!会)|发言人|媒体|传媒|报道|报导|报告|民调|网友|网民|民众|居民|家属|议员|评论|社论|社评|声明|公报|"
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

    def reading(self, line: Line) -> "Floor":
        """With what a sentence tells of papers and titles."""
        passage = line.passage
        papers = {m["paper"]: v for m in _ISSUED.finditer(line.masked) if (v := _at(passage, m.start("who"), self))}
        return replace(self, papers={**self.papers, **papers}, titled={**self.titled, **dict(_titled(passage))})

    def after(self, line: Line) -> "Floor":
        """When a sentence is over: whoever spoke last in it, or wishes for something, goes on."""
        spoke = voice_of(line, len(line.masked), self)
        if spoke is None and self.voice is None and (wish := _WISHES.search(line.masked, 0, WINDOW)):
            spoke = next((v for c in line.clauses(wish.start()) if (v := _in_clause(line, *c, self)) and v.mark), None)
        return replace(self, voice=spoke or self.voice, previous=line.passage)


def speaker(line: Line, span: tuple[int, int], floor: Floor, *, goes_on: Voice | None) -> Voice | None:
    """Whose words stand between two marks; ``goes_on`` is the one who speaks if the words stand alone."""
    start, end = span
    passage, masked = line.passage, line.masked
    far = max(0, start - WINDOW)
    head = masked[far:start]
    if not _led(line, start) and (found := _afterwards(line, span, floor)):
        return found
    if (paper := _PAPER.search(head)) and paper["paper"] in floor.papers:
        return floor.papers[paper["paper"]]
    for pattern in (_LABEL, _BY, _DOES, _HIS_WORDS):
        match = pattern.search(head)
        if match and not (pattern is _DOES and _REPORTED.search(head, 0, match.start("who"))):
            return _at(passage, far + match.start("who"), floor)
    for pattern, then in ((_WITH_WORDS, _WORDS_DO), (_HIS_REMARK, _REMARK)):
        if (match := pattern.search(head)) and then.match(masked, end + 1):
            return _at(passage, far + match.start("who"), floor)
    if match := _BODY_SAYS.search(head):
        return _body(passage, far + match.start("who"))
    if found := voice_of(line, start, floor):
        return found
    before = head.strip("，、 　□“”「」")
    return goes_on if not before or _only_a_frame(head, masked[end + 1 : end + 4], floor) else None


def _led(line: Line, start: int) -> bool:
    """Whether a verb of speech or a colon leads to the words."""
    if line.masked[start - 1 : start] in {"：", ":"}:
        return True
    verbs = line.verbs_before(start)
    return bool(verbs) and _leads(line.masked[verbs[-1][1] : start])


def _afterwards(line: Line, span: tuple[int, int], floor: Floor) -> Voice | None:
    """Who is named behind the words as the one who said them."""
    start, end = span
    masked, passage = line.masked, line.passage
    whole = _WHOLE.search(passage.sketch.text, start, end) is not None
    first = end + 1 + (masked[end + 1 : end + 2] in {"，", ","})
    if not whole and first == end + 1 and _GOES_ON.match(masked, first):
        return None
    if masked[max(0, start - WINDOW) : start].strip("，、 　“”「」□") and not whole and first == end + 1:
        return None
    stop = min((at for at in (masked.find(mark, first) for mark in "。；！？") if at >= 0), default=len(masked))
    for begin, finish in line.verbs_after(first):
        if begin >= stop:
            break
        if not re.match("(?:了|过|道|着|的)*(?:[，。；：！？“「 ]|$)|记者|媒体|[ＰＯ][，。：]", masked[finish : finish + 6]):
            continue
        for left, right in line.clauses(begin):
            if left < first and right <= first:
                break
            if found := _in_clause(line, max(left, first), right, floor):
                return found
        return None if _bare(masked[first:begin]) else Voice(None, passage)
    return None


def _only_a_frame(before: str, after: str, floor: Floor) -> bool:
    """不过，如果谈判失败，“……”。: words about nobody else lead to the quotation, and nothing follows it."""
    nobody = not re.search("[ＰＨＯＡＧ]", before) and not _SOMEBODY.search(before)
    return nobody and floor.voice is not None and re.match("[。！？ ]|$", after) is not None


def _body(passage: Passage, at: int) -> Voice | None:
    """The organisation behind a mark of a body or its meeting."""
    mark = passage.sketch.marks[at]
    found = [iri for iri in mark.iris if "/organization/" in iri]
    return Voice(Mark(sign.ORGANIZATION, mark.start, mark.end, iris=(found[0],)), passage) if found else None


def voice_of(line: Line, before: int, floor: Floor) -> Voice | None:
    """The subject of a verb of speech before a place: of the last that has one in its clause, else in those before."""
    masked, passage = line.masked, line.passage
    far = max(0, before - WINDOW)
    verbs = line.verbs_before(before)
    if masked[before - 1 : before] in {"：", ":"}:
        verbs.append((before - 1, before))
    if match := _QUOTED.search(masked[far:before]):
        return _at(passage, far + match.start("who"), floor) if match["who"] else Voice(None, passage)
    if not verbs:
        return None
    for start, end in reversed(verbs):
        if _leads(masked[end:before]):
            break
        first, last = next(line.clauses(start))
        if (found := _in_clause(line, first, last, floor)) and found.mark:
            return found
    else:
        start, _ = verbs[-1]
    return _subject(line, start, floor)


def _subject(line: Line, verb: int, floor: Floor) -> Voice | None:
    """The subject of a verb in its clause or those before, but for what others say there: 认为Ｐ……，并表示."""
    own = next(line.clauses(verb))
    for clause in line.clauses(verb):
        for first, last in [clause] if clause == own else line.before_verbs(*clause):
            if found := _in_clause(line, first, last, floor):
                return found
    if not _bare(line.masked[own[0] : own[1]]):
        return Voice(None, line.passage)
    return floor.voice or _who_acted(line.passage, floor)


def _who_acted(passage: Passage, floor: Floor) -> Voice | None:
    """The subject of the sentence before, where the verb has none and nobody has spoken: 并表示."""
    previous = floor.previous
    if previous is None or previous.block != passage.block:
        return None
    for i, mark in sorted(previous.sketch.marks.items()):
        if mark.sign == sign.PERSON:
            return None if governed(previous.sketch, i) else Voice(mark, previous)
    return None


def _bare(words: str) -> bool:
    """Whether a clause up to its verb has no subject of its own: 并, 随后还, 在会上."""
    return len(_ADVERBIAL.sub("", _ASIDE.sub("", words))) < 3


def _leads(words: str) -> bool:
    """Whether a verb stands right before the words that are said: 说：“……”, 表示，“……”."""
    return words.strip("了过着道，,：: □“”「」『』。") == ""


def _in_clause(line: Line, first: int, end: int, floor: Floor) -> Voice | None:
    passage, masked = line.passage, line.masked
    for i in range(max(first, end - WINDOW), end):
        mark = passage.sketch.marks.get(i)
        if not (mark and masked[i] == mark.sign and mark.sign in "ＰＨＯ"):
            continue
        if mark.sign == sign.ORGANIZATION and _OF_THE_HOUSE.match(masked, i + 1):
            continue
        if _OF_ANOTHER.match(masked, i + 1) and not _of_one_name(passage, i):
            continue  # the second speaks
        if _NAMED_AFTER.match(masked, i + 1):
            continue
        if _TOGETHER.match(masked, i + 1):
            return Voice(None, passage)
        beside = masked[i - 1 : i] == "、" and masked[i - 2 : i - 1] in _ROLE_ENDS  # 发言人、Ｐ说
        if (beside or not governed(passage.sketch, i) or kin(passage.sketch, i) is not None) and not _acted_on(masked, i):
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
