"""Words in 「」 that somebody says in a Japanese report.

What comes in: the blocks of a page, its cast. What goes out: `Speech`es with the speaker and clean offsets.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.clean import Block
from summitgraph.text.ja.officials import Cast, Official

SHORTEST: Final = 7  # code points; shorter words in 「」 are names and terms
_QUOTED: Final = re.compile(r"「(?P<quote>(?:[^「」]|「[^「」]*」)+)」")
# 「…したい」と述べた · 「…」などと語り · 「…」との考えを示した
_SAID: Final = re.compile(
    r"^(?:など)?と(?:も|は)?(?:の(?:考え|認識|見方|立場|談話|意向|声明)?)?[^「」。]{0,24}?"
    r"(?:述べ|語|話|言|伝え|強調|指摘|表明|発言|訴え|主張|説明|示し|批判|非難|応じ|答え|呼びかけ|呼び掛け|明らかに|書き込|投稿|コメント|評価|警告|求め|誓|明言|発表|けん制|牽制|歓迎|断言|締めくく|切り出)"
)
# 首相は、「…」 · 大統領から「…」
_SUBJECT: Final = re.compile(r"(?:氏)?(?:\([^()]*\)|（[^（）]*）)?(?:は|が|も|から)")


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says it, where they are named (clean offsets of ``home``), and the words between the outer marks."""

    speaker: Iri
    named: tuple[int, int]
    home: Block
    quote: tuple[int, int]


def speeches(blocks: Iterable[Block], cast: Cast) -> Iterator[tuple[Block, Speech]]:
    """Yield the quotations whose speaker is known: the subject of the sentence, or of the one before."""
    last: tuple[Official, Block] | None = None
    for block in blocks:
        text = block.body.text
        quotes = list(_QUOTED.finditer(text))
        people = [p for p in cast.officials(text) if not any(q.start() < p.start < q.end() for q in quotes)]
        for quote in quotes:
            subject = _subject(text, quote.start(), people)
            last = (subject, block) if subject else last
            if len(quote["quote"]) < SHORTEST or not _SAID.match(text[quote.end() : quote.end() + 40]) or last is None:
                continue
            who, home = last
            yield block, Speech(who.person, (who.start, who.end), home, quote.span("quote"))
        subject = _subject(text, len(text), people)
        last = (subject, block) if subject else last


def _subject(text: str, before: int, people: list[Official]) -> Official | None:
    """The nearest person before a place who is the subject of a sentence."""
    found = [p for p in people if p.end <= before and _SUBJECT.match(text, p.end)]
    same = [p for p in found if "。" not in text[p.end : before]]
    among = same or found
    return among[-1] if among else None
