"""Direct quotations with their speakers in Korean prose.

What comes in: the `Passage`s of a document, whole paragraphs. What goes out: `Quote`s.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from summitgraph.text import sketch as sign
from summitgraph.text.clean import Block
from summitgraph.text.ko.strangers import ROLE
from summitgraph.text.quotations import Quote
from summitgraph.text.sketch import Mark, draw

_MARKS: Final = {"“": "”", '"': '"', "‘": "’", "「": "」", "『": "』"}
# ”라고 말했다 · ”고 밝혔다 · ”며 · ”이라면서
_QUOTED: Final = re.compile(r"^ ?(?:이?라고|이?라며|이?라면서|이?라는|고|며|면서|는|하고|이?란)(?:[ ,도]|$)")
_SAID: Final = (
    "말했|밝혔|강조했|전했|설명했|덧붙였|지적했|언급했|평가했|당부했|제안했|약속했|답했|비판했|주장했"
    "|인사|화답|소개|읽|토로|호소|반문|일축|주문|역설|환영|축하|선언|경고|예고|다짐|회고|요청|설득|평했"
    "|적시|재확인|소감|소회|호응"
    "|말하|밝히|강조|썼|적었|했다|했습니다|물었|반박했|촉구|말한|밝힌|강조한|전한|입장을|견해를|뜻을|의지를|인식을|진단|내다봤|단언|거론|주문|당부|이야기했|얘기했"
)
# ”라며 ...: a chain that always tells what somebody said
_CHAINED: Final = re.compile(r"^ ?이?(?:라며|라면서)(?:[ ,]|$)")
# Ｐ “...”: a line that gives nothing but the speaker and the words
# [Ｐ/Ｐ : “...”]: how broadcasters head what somebody says
_HEADED: Final = re.compile(r"(?P<who>[ＰＯ]),? ?$|(?:^|\[)(?P<who2>[ＰＯ])(?: ?/ ?[^\[\]“”\"]{1,30}?)? ?: ?$")
# “...”. Ｐ은 말했다. “...”: who speaks stands behind the words
_BEHIND: Final = re.compile(rf"^\.? ?(?P<who>[ＰＯ])(?:은|는|이|가) [^.“”\"]{{0,16}}?(?:{_SAID})")
_BETWEEN: Final = re.compile(rf"[ＰＯ](?:은|는|이|가) [^.“”\"]{{0,16}}?(?:{_SAID})[^.“”\"]{{0,4}}\. $")
# Ｐ은 · Ｏ 관계자는 · 청와대 고위 당국자가: those who may speak, and those of whom nobody says who they are
_TOPIC: Final = re.compile(
    r"(?P<who>Ｐ|Ｏ(?! ?[가-힣 ]{0,12}(?:관계자|당국자|소식통|인사|관리)))(?:님)?(?: ?\([^()]*\))?"
    r"(?: [가-힣]{2,12} ?[가-힣]{2,4})?(?P<topic>은|는|이|가|께서|도)(?= |,|“|\"|$)"
    # 응오 주석은: a title with a name that nobody drew
    rf"|(?<![가-힣ＣＰ] )(?<![가-힣])[가-힣]{{1,6}} (?:국가 ?주석|주석|대통령|총리|수상|국왕|왕세자"
    r"|서기장|위원장|의장|사무총장)"
    rf"(?P<nobody2>은|는|이|가)(?= |,|“|\"|$)"
    rf"|(?<![가-힣])[가-힣]{{0,10}}(?:관계자|당국자|소식통|전문가들?|관리|인사|매체|언론|외신|신문|방송|통신"
    rf"|당|의힘|위원회|협회|단체|정부|측|연대|연합|노조|재단|대사관|(?:외교|국방|통일|국무|상무|재무|법무)부|{ROLE})"
    r"(?P<nobody>은|는|이|가|도)(?= |,|“|\"|$)"
)


def quotes(blocks: Iterable[tuple[Block, list[Mark]]]) -> Iterator[Quote]:
    """Yield each quotation that can be laid to one named speaker; a speaker goes on until another is named."""
    voice: tuple[Mark, Block] | None = None
    for block, marks in blocks:
        sketch = draw(block.body.text, marks)
        text = sketch.text
        spans = list(quoted(text))
        masked = text
        for start, end in spans:
            masked = masked[: start + 1] + "□" * (end - start - 1) + masked[end:]
        for start, end in spans:
            after = masked[end + 1 : end + 160]
            headed = _HEADED.search(masked[:start]) if not after.strip(" .]") and block.role != "title" else None
            behind = _BEHIND.match(after)
            goes_on = _BETWEEN.search(masked[:start]) if behind is None and not after.strip(" .") else None
            if not (_QUOTED.match(after) or headed or behind or goes_on):
                continue
            if behind:
                voice = (sketch.marks[end + 1 + behind.start("who")], block)
            elif goes_on:
                voice = (sketch.marks[goes_on.start()], block)
            elif headed:
                voice = (sketch.marks[headed.start("who") if headed["who"] else headed.start("who2")], block)
            else:
                voice = _speaker(masked, sketch.marks, start, end, block, voice)
            first, last = sketch.clean(start + 1, end)
            words = block.body.text[first:last]
            if (
                voice
                and len(re.findall("[가-힣]", words)) >= 6
                and " " in words.strip()
                and (headed or behind or goes_on or _CHAINED.match(after) or re.search(_SAID, after))
            ):
                ref = voice[0].refs[0] if voice[0].refs else None
                yield Quote(block, first, last, voice[0], ref, voice[1])


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield places of the outer marks in a sketch."""
    at = 0
    while at < len(text):
        close = _MARKS.get(text[at])
        ends = [end for mark in (close, "”" if close == '"' else "") if mark and (end := text.find(mark, at + 1)) > 0]
        end = min(ends, default=-1)
        if end < 0:
            at += 1
            continue
        if end > at + 1:
            yield at, end
        at = end + 1


def _speaker(
    masked: str, marks: Mapping[int, Mark], start: int, end: int, block: Block, voice: tuple[Mark, Block] | None
) -> tuple[Mark, Block] | None:
    """The nearest topic before the quotation in its sentence, else one after it before the verb, else who spoke."""
    head = max(masked.rfind(". ", 0, start), masked.rfind("다.", 0, start)) + 1
    found = list(_TOPIC.finditer(masked, head, start))
    topics = [m for m in found if (m["topic"] or m["nobody"] or m["nobody2"]) in {"은", "는", "도", "께서"}] or found
    if not topics:
        stop = masked.find(".", end)
        topics = list(_TOPIC.finditer(masked, end, stop if stop > 0 else len(masked)))[:1]
    if not topics and voice is None:
        topics = list(_TOPIC.finditer(masked, 0, head))[-1:]  # Ｐ은 초청했다. 이어 “…”
    if not topics:
        return voice
    if topics[-1]["nobody"] or topics[-1]["nobody2"]:
        return None
    mark = marks[topics[-1].start("who")]
    return (mark, block) if mark.sign in sign.PERSON + sign.ORGANIZATION else voice
