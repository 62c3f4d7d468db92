"""Paragraphs cut into sentences as Chinese reports write them.

What comes in: the body of a block. What goes out: the body with straight quotation marks curled, and the
places of its sentences.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.text.clean import CleanText
from summitgraph.text.markup import sentences

# 图为…会晤。（2018年5月24日）
_ONLY_A_DAY: Final = re.compile(r"[（(](?:资料[照图]片?[，,：]?)?\d{4}年\d{1,2}月(?:\d{1,2}日)?[）)]$")


_CLOSER: Final = re.compile(r"[，。！？；、：）)\s]|$")  # what stands behind a closing mark only
_ENDED: Final = frozenset("。！？!?…")
# 他说："这是"第一步"，路还长。": a word in marks inside words in the same marks
_WORD_INSIDE: Final = re.compile('"[\u3400-\u9fff]{1,8}"[^"“”]+[。！？]["”]')


def curled(body: CleanText) -> CleanText:
    """The body with each double mark as “ or ” by what it does: "...", “...“ and "...“ are “...”.

    Straight marks alone are left as they are where one of them is missing.
    """
    marks = [match.start() for match in re.finditer('["“”]', body.text)]
    signs = "".join(body.text[at] for at in marks)
    if not signs.replace("“”", "") or (signs.count('"') % 2 and not signs.strip('"')):
        return body
    text = list(body.text)
    for at, sign in zip(marks, _turned(body.text, marks), strict=True):
        text[at] = sign
    return CleanText("".join(text), body.starts, body.ends)


def _turned(text: str, marks: list[int]) -> Iterator[str]:
    """Which way each double mark of a text should look."""
    opened: list[int] = []
    for at, after in zip(marks, [*marks[1:], len(text)], strict=True):
        sign, before, following = text[at], text[at - 1 : at], text[after : after + 1]
        if sign == "“":  # 他说：“我们会等。“他又说：“……”: the second closes
            opens = not opened or not (_CLOSER.match(text, at + 1) or (before in _ENDED and following != "”"))
        elif sign == "”":
            opens = not opened and (
                (before == "：" and following in {"“", "”"}) or (before == "，" and following == "“")
            )
        else:
            opens = not opened or (text[opened[-1] - 1] in "：，" and _inside(text, at))
        if opens:
            opened.append(at)
        elif opened:
            opened.pop()
        yield "“" if opens else "”"


def _inside(text: str, at: int) -> bool:
    """Whether a straight mark begins a word in marks inside what somebody says."""
    return text[at - 1] not in _ENDED and _WORD_INSIDE.match(text, at) is not None


def cut(body: CleanText) -> Iterator[tuple[int, int]]:
    """The sentences of a body; a day in brackets belongs to the sentence before: 图为…。（2018年5月24日）."""
    begin: tuple[int, int] | None = None
    for start, end in sentences(body):
        if begin and _ONLY_A_DAY.match(body.text, start, end):
            begin = (begin[0], end)
            continue
        if begin:
            yield begin
        begin = (start, end)
    if begin:
        yield begin
