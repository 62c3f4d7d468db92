"""Direct quotations with their speakers in Chinese reports.

What comes in: the `Passage`s of a document. What goes out: `Quotation`s: clean offsets of the words between the
outer marks, who said them, and where the speaker is named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.text import sketch as sign
from summitgraph.text.clean import CleanText
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark
from summitgraph.text.zh.parties import governed, kin, pronoun

_MARKS: Final = {"“": "”", "「": "」", "『": "』", "‘": "’"}
_SAID: Final = (
    "说|表示|(?<!所)称|指出|强调|告诉|透露|认为|写道|警告|解释|回应|续指|补充|呼吁|重申|坦言|直言|批评|承诺|回答|"
    "宣布|声明|形容|提到|谈到|发文|表态|决心|表明|声言|扬言|坦承|承认|宣称|声称|感叹|喊话|誓言|反驳|抨击|谴责|保证|提醒|问道|"
    "反问|说道|指称|直指|发推|留言|道(?=[，。：；]|$)|(?<!所)指(?=[，：,:]|$)"
)
_VERB: Final = re.compile(rf"(?<!所)(?<!可以)(?<!据)(?:{_SAID})(?!服|明书|法)")
# “……，”Ｐ说 · “……。”美联社引述Ｐ的话说 · “……”，他补充说
_AFTER: Final = re.compile(
    rf"^[，,]?(?:Ｏ(?:援引|引述|引用)(?:了)?)?(?P<who>[ＰＨＯ])[^，。：；“”「」]{{0,14}}?(?:，[^，。：；“”「」ＰＨＯ]{{1,12}}?)?(?:的话)?(?:{_SAID})"
)
# Ｏ引述Ｐ的话说
_QUOTED: Final = re.compile(r"Ｏ(?:援引|引述|引用)(?:了)?(?P<who>Ｐ)的话(?:说|称)")
# 所谓“……”: a word held at arm's length, nobody's statement
_SCARE: Final = re.compile(r"(?:所谓的?|名为|称为|称作|叫做|题为|被称|号称)$")
# 白宫高级官员说 · 岸田政府表示
_THEIRS: Final = re.compile(
    "(?:政府|内阁|当局|阵营)?的?[一这那某名位匿高级资深前现任]{0,5}(?:官员|人士|消息人士)|政府|内阁|阵营|"
    "(?:常驻)?(?:代表|大使|委员|议员|记者|学者|教授|专家|分析师|研究员|院长|主任|顾问|总裁|负责人|智库)"
)
# Ｏ亚洲事务主任Ｐ说: the person speaks, not the house
_OF_THE_HOUSE: Final = re.compile("[^，。：；ＰＨＯ与对向和告据说称在]{1,16}Ｐ")
# Ｏ周三发表公报 · Ｏ的声明
_ISSUED: Final = re.compile(
    "(?P<who>[ＯＰ])(?:发言人)?[^，。；：ＰＯＨ]{0,16}?(?:发表|发布|发出|公布|刊发|刊登|的)[^，。；：ＰＯＨ]{0,10}?(?:公报|声明|社论|公告|新闻稿)"
)
# 公报又指，……「……」 · 声明说：“……”
_PAPER: Final = re.compile(
    rf"(?:^|[，。；])(?:这份|该)?(?:公报|声明|社论|公告|新闻稿)(?:还|又|也|中|并|则)?(?:{_SAID}|指)[^。；ＰＨＯ]*$"
)
_HAN: Final = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
# 强调“不设任何条件” · 说，“……” · 并重申「……」
_INTRODUCED: Final = re.compile(rf"(?:{_SAID}|说|是|以|就)(?:了|过|着)?[，,]?$|[，,]$")
# 日本应该“……” · 愿意“……”地会谈 · Ｃ“……”: the place of a verb
_SLOT: Final = re.compile("(?:应该?|愿意?|会|能够?|将|要|必须|可以|可能|此举|此事|[ＣＰＨＡＯ]方?)$")
# what a clause has and a term has not
_PREDICATE: Final = re.compile(
    "[不没无未是将会应要愿能可让使有了着吧吗被把很更最太都也已正在须需为]|希望|支持|反对|致力|构成|寻求|促进|继续|保持|加强|推动|违反|破坏|损害|威胁"
)
# 自由贸易的必要性: the words end in a noun with what qualifies it
_TERM: Final = re.compile("^(?!.*(?:是|将|不|会|应该|愿|能够|有|了|我|你|需要|必须)).*的[^，。的还也很都更太已]{1,5}$")
_CLAUSE, _LONG = 8, 20
_SHORTEST: Final = 5  # a clause, not a word: "about 6 characters" for a careful reader


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks and the mark of their speaker, each in the body of a block."""

    passage: Passage
    start: int
    end: int
    speaker: Mark
    home: Passage

    @property
    def body(self) -> CleanText:
        """The clean text in which the offsets count."""
        return self.passage.body


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and the passage in which the speaker is named."""

    mark: Mark
    passage: Passage


def quotations(passages: Iterable[Passage]) -> Iterator[Quotation]:
    """Yield each quotation that can be laid to one speaker; a speaker goes on within a paragraph."""
    voice: Voice | None = None
    before: Voice | None = None
    issuer: Voice | None = None
    block = -1
    for passage in passages:
        if passage.block != block:
            before, voice, block = voice or before, None, passage.block
        spans = list(quoted(passage))
        masked = _masked(passage, spans)
        issuer = _issuer(passage, masked) or issuer
        for start, end in spans:
            alone = not passage.body.text[: passage.start].strip() and not masked.strip("“”「」『』‘’□ 　")
            goes_on = before if alone and voice is None else voice
            spoken = _speaker(passage, masked, start, end, goes_on, issuer)
            if spoken is None:
                continue
            voice = spoken
            first, last = passage.sketch.clean(start + 1, end)
            last = _to_the_end(passage, end) or last
            if _is_statement(passage.body.text[first:last], masked[:start], masked[end + 1 :]):
                yield Quotation(passage, first, last, spoken.mark, spoken.passage)
        voice = _voice_of(passage, masked, len(masked)) or voice


def quoted(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield places of the outermost quotation marks in the sketch: the opening one and the closing one."""
    text, at = passage.sketch.text, 0
    while at < len(text):
        close = _MARKS.get(text[at])
        if close is None:
            at += 1
            continue
        end = _closing(text, at, close)
        if end > at + 1:
            yield at, end
        at = end + 1


def _closing(text: str, at: int, close: str) -> int:
    """The closing mark of the same depth, else the end of the sentence (a quotation left open)."""
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] == text[at]) - (text[i] == close)
        if depth == 0:
            return i
    return len(text)


def _masked(passage: Passage, spans: list[tuple[int, int]]) -> str:
    text = passage.sketch.text
    for start, end in spans:
        inner = end - start - 1
        text = text[: start + 1] + "□" * inner + text[start + 1 + inner :]
    return text


def _to_the_end(passage: Passage, end: int) -> int | None:
    """Where words end whose closing mark was forgotten: with the paragraph, if no other marks follow."""
    rest = passage.body.text[passage.end :]
    if (
        end < len(passage.sketch.text)
        or not rest.strip()
        or any(mark in rest for pair in _MARKS.items() for mark in pair)
    ):
        return None
    return passage.end + len(rest.rstrip())


def _is_statement(words: str, before: str, after: str) -> bool:
    """Whether words say something: a sentence, or a clause that a verb of speech brings in; no name and no term."""
    length = len(_HAN.findall(words))
    if length < _SHORTEST:
        return len(re.findall(r"[A-Za-z']+", words)) > 3
    if _SCARE.search(before):
        return False
    if re.search("[。！？，；]", words) or before.endswith(("：", ":")) or not before.strip():
        return True
    says = _PREDICATE.search(words) is not None
    term = _TERM.search(words) is not None and length < _LONG
    if _INTRODUCED.search(before):
        return not term and (says or not re.match("[\u3400-\u9fff]", after))
    if _SLOT.search(before) and (after.startswith("地") or not re.match("[\u3400-\u9fff]", after)):
        return True
    return length >= _CLAUSE and says and not term


def _issuer(passage: Passage, masked: str) -> Voice | None:
    """Whose statement is spoken of: Ｏ发表公报, Ｏ的声明."""
    found = list(_ISSUED.finditer(masked))
    return _settled(passage, passage.sketch.marks[found[-1].start("who")]) if found else None


def _speaker(
    passage: Passage, masked: str, start: int, end: int, voice: Voice | None, issuer: Voice | None
) -> Voice | None:
    before = masked[:start].strip("，、 　□“”「」")
    if not before and (match := _AFTER.match(masked[end + 1 :])):
        at = end + 1 + match.start("who")
        return None if _unnamed(passage, at) else _settled(passage, passage.sketch.marks[at])
    if issuer and _PAPER.search(masked[:start]):
        return issuer
    if found := _voice_of(passage, masked, start):
        return found
    return voice if not before else None


def _voice_of(passage: Passage, masked: str, before: int) -> Voice | None:
    """The subject of the last verb of speech before a place: in its clause, else in the clauses before."""
    verbs = list(_VERB.finditer(masked, 0, before))
    if not verbs:
        return None
    if match := _QUOTED.search(masked, 0, before):
        return _settled(passage, passage.sketch.marks[match.start("who")])
    bounds = [0, *(m.end() for m in re.finditer("[，。；：！？]", masked[: verbs[-1].start()]))]
    end = verbs[-1].start()
    for first in reversed(bounds):
        for i in range(first, end):
            mark = passage.sketch.marks.get(i)
            if not (mark and masked[i] == mark.sign and mark.sign in "ＰＨＯ"):
                continue
            if mark.sign == sign.ORGANIZATION and _OF_THE_HOUSE.match(masked, i + 1):
                continue
            if _unnamed(passage, i):
                return None
            if not governed(passage.sketch, i):
                return _settled(passage, mark)
        end = first
    return None


def _unnamed(passage: Passage, at: int) -> bool:
    """Whether somebody of theirs speaks, who is not named."""
    text = passage.sketch.text
    theirs = text[at] == sign.PERSON and kin(passage.sketch, at) not in {None, "Ｐ"}
    return theirs or _THEIRS.match(text, at + 1) is not None


def _settled(passage: Passage, mark: Mark) -> Voice | None:
    if mark.sign != sign.PRONOUN:
        return Voice(mark, passage)
    ref = pronoun(passage, mark)
    return Voice(Mark(sign.PERSON, mark.start, mark.end, (ref,)), passage) if ref else None
