"""Words in quotation marks that somebody says in a Japanese report.

What comes in: the blocks of a page, its cast. What goes out: `Speech`es with the speaker and clean offsets.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.clean import Block
from summitgraph.text.ja.officials import Cast
from summitgraph.text.ja.voices import Voice, voices

SHORTEST: Final = 7  # code points; shorter words in 「」 are names and terms
_QUOTED: Final = re.compile(
    r"「(?P<quote>(?:[^「」]|「[^「」]*」)+)」|『(?P<double>(?:[^『』「」]|「[^「」]*」)+)』|“(?P<curly>[^“”]+)”"
)
# 「…したい」と述べた · 「…」などと語り · 「…」との考えを示した · 「…」とした上で
_SAID: Final = re.compile(
    r"^(?:だった|だ|である)?(?:など)?と(?!いう|いっ)(?:も|は)?(?:の(?:考え|認識|見方|立場|談話|意向|声明|見解|懸念|期待|決意)?)?(?![^「」。]{0,16}一致)[^「」『』“”。]{0,30}?"
    r"(?:述べ|いい、|語|話(?!し合)|言(?!葉)|伝え|強調|指摘|表明|発言|訴え|主張|説明|示し|批判|非難|応じ|答え|呼びかけ|呼び掛け|明か|明らかに|書き込|投稿|"
    r"コメント|付け足|言い添え|評価|警告|求め|誓|明言|発表|けん制|牽制|歓迎|断言|締めくく|切り出|振り返|たたえ|称え|称賛|賛辞|意欲|反論|反発|くぎを刺|釘を刺|力説|約束|"
    r"要請|感謝|謝意|懸念|報告|決意|否定|自信|打ち明け|つづ|綴|記し|記述|告げ|宣言|断じ|付け加え|付言|あいさつ|紹介|アピール|胸を張|ツイート|つぶや|述懐|"
    r"祝福|祝意|喜び|喜ん|期待|促し|迫|問い|尋ね|質問|返|招請|招待|回答|証言|提案|提起|皮肉|一蹴|一線|疑問|理解|触れ|言及|もらし|漏らし|ぼや|吐露|弁明|釈明|"
    r"考えを|認識を|立場を|姿勢を|方針を|口にし|手応え|胸中|心境|不満|苦言|謝罪|陳謝|呼応)"
    r"|^(?:など)?と(?:した(?:。|上で|うえで|が、|ほか|一方)|し(?:、|て)|する声明|の声明|続け)"
)
# バイデン氏「断固対応する」: in a headline, or with the speaker set before the words
_ENDS: Final = re.compile(r"[ \u3000、。=＝－―-]|$|[^ぁ-ん、。]")
_BEFORE: Final = re.compile(
    r"(?:氏|さん)?(?:の(?:ツイッター|ツイート|投稿|コメント|発言|声明|談話|あいさつ))?[、:：は \u3000]?"
)
# 大統領、首相との会談で「…」: whom a headline is about
_HEADED: Final = re.compile(r"(?:氏|さん)?[、はが]")
# 首相は、「…」 · 大統領から「…」 · 大統領によると、「…」
_SUBJECT: Final = re.compile(r"(?:氏|さん)?(?:\([^()]*\)|（[^（）]*）)?(?:は|が|も|から|によると|によれば)")
# 岸田首相, a line of its own; then 「…」
_ALONE: Final = re.compile(r"[\s・■◆▼●○【(（]*Ｐ(?:氏|さん)?[\s:：】)）]*")
# 「…」と商店主は話した · 「…」と首相が述べた: who speaks stands between the words and the verb
_INNER: Final = re.compile(
    r"(?:など)?と、?(?P<who>(?!述べ|語[りっ]|話し|言っ|答え|強調|訴え|指摘|説明|主張|発言|した)[^。「」『』はが]{0,24}?[一-龠々ァ-ヴーA-Za-z](?:さん|氏|ら|たち)*(?:[(（][^()（）]{1,20}[)）])?)(?:は|が)"
    r"(?:[^。「」]{0,24}(?:で|に|へ|を|と))?、?(?:述べ|語|話(?!し合)|言っ|言う|答え|強調し|訴え|指摘し|説明し|主張し|明かし|振り返|打ち明け|コメントし|批判し|発言し|反論し)"
)
# 「…」。首相は会見でこう述べた
_AFTER: Final = re.compile(r"^[。 ]?(?P<gap>[^。「」]{0,30}?)$")
_SO: Final = re.compile(r"(?:氏|さん)?(?:は|が)[^。「」]{0,60}?(?:こう|そう|このように)?(?:述べ|語|話し|訴え|強調)")


_Home = tuple[Voice, Block]  # who speaks, and the block that names them


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says it, where they are named (clean offsets of ``home``), and the words between the outer marks."""

    speaker: Iri
    named: tuple[int, int]
    home: Block
    quote: tuple[int, int]


def speeches(blocks: Iterable[Block], cast: Cast, authority: Authority) -> Iterator[tuple[Block, Speech]]:
    """Yield the quotations whose speaker is known: the subject of the sentence, or of the one before."""
    last: _Home | None = None
    alone: _Home | None = None
    for block in blocks:
        text = block.body.text
        before: tuple[int, _Home] | None = None  # where the quotation before ends, and who says it
        quotes = list(_QUOTED.finditer(text))
        people = [p for p in voices(text, cast, authority) if not any(q.start() < p.start < q.end() for q in quotes)]
        for quote in quotes:
            subject = _subject(text, quote.start(), people)
            last = (subject, block) if subject else last
            span = quote.span(quote.lastgroup or 0)
            if span[1] - span[0] < SHORTEST or _called(text, quote) or _NAME.fullmatch(text, *span):
                continue
            teller = _teller(block, quote, people, last, alone)
            if teller is None and before and before[0] == quote.start() and _ENDS.match(text, quote.end()):
                teller = before[1]
            before = (quote.end(), teller) if teller else None
            if teller and teller[0].who:
                yield block, Speech(teller[0].who, (teller[0].start, teller[0].end), teller[1], span)
        whole = [p for p in people if _ALONE.fullmatch(text[: p.start] + "Ｐ" + text[p.end :])]
        alone = (whole[0], block) if whole else None
        subject = _subject(text, len(text), people)
        last = (subject, block) if subject else last


def _teller(
    block: Block, quote: re.Match[str], people: list[Voice], last: _Home | None, alone: _Home | None
) -> _Home | None:
    """Who says the words in quotation marks, and where they are named."""
    text = block.body.text
    if alone and quote.start() == 0 and _ENDS.match(text, quote.end()):
        return alone
    if inner := _INNER.match(text, quote.end()):
        own = next((p for p in people if inner.start("who") <= p.start and p.end <= inner.end("who")), None)
        return (own, block) if own else None
    if titled := _titled(text, quote, people) or _headed(block, quote, people):
        return titled, block
    end = _chained(text, quote.end())
    if last and _SAID.match(text[end : end + 45]):
        return last
    following = _following(text, quote.end(), people)
    return (following, block) if following else None


# 「感謝する」、「協力したい」と述べた: words that go on in other marks
_CHAINED: Final = re.compile(r"(?:[、,]?「[^「」]+」)+")


def _chained(text: str, end: int) -> int:
    """Where the last of several quotations ends that stand side by side."""
    chained = _CHAINED.match(text, end)
    return chained.end() if chained else end


# 首相を「川口の橋渡し役」と紹介した: what somebody is called, without a verb
_NOUN: Final = re.compile(r"[一-龠ァ-ヴー]$")


# 首相は「カープソックス」: a name and no statement
_NAME: Final = re.compile(r"[ァ-ヴーA-Za-zＡ-Ｚ・ ]+")


def _called(text: str, quote: re.Match[str]) -> bool:
    """Whether the words are a name that is given to somebody or something."""
    return text[: quote.start()].endswith("を") and _NOUN.search(text[: quote.end() - 1]) is not None


def _titled(text: str, quote: re.Match[str], people: list[Voice]) -> Voice | None:
    """Who stands right before the words, where nothing that goes on with them stands behind."""
    if not _ENDS.match(text, quote.end()):
        return None
    return next((p for p in people if p.who and _BEFORE.fullmatch(text, p.end, quote.start())), None)


def _headed(block: Block, quote: re.Match[str], people: list[Voice]) -> Voice | None:
    """Who says the last words of a headline: the last whom it sets before a comma."""
    text = block.body.text
    if "。" in text[: quote.start()] or block.role not in {"title", "heading"} or not _ENDS.match(text, quote.end()):
        return None
    found = [p for p in people if p.end <= quote.start() and _HEADED.match(text, p.end)]
    return found[-1] if found and found[-1].who else None


def _following(text: str, end: int, people: list[Voice]) -> Voice | None:
    """Who is named in the sentence behind the words: 「…」。首相はこう述べた."""
    if not text.startswith("。", end):
        return None
    return next(
        (p for p in people if p.start > end and _AFTER.match(text[end : p.start]) and _SO.match(text, p.end)), None
    )


_ABOUT: Final = re.compile(r"(?:について|に対して|に関して|をめぐって|を巡って)は?、?$")


def _subject(text: str, before: int, people: list[Voice]) -> Voice | None:
    """The nearest person before a place who is the subject of a sentence."""
    found = [p for p in people if p.end <= before and _SUBJECT.match(text, p.end)]
    if _ABOUT.search(text, 0, before):
        found = [p for p in found if not text.startswith(("が", "氏が"), p.end)]  # 大統領が求める懸念については「…」
    same = [p for p in found if "。" not in text[p.end : before]]
    among = same or found
    return among[-1] if among else None
