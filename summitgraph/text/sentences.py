"""Sentences of clean text in Chinese, Japanese, Korean and English.

What comes in: the body of a block. What goes out: half-open offsets into its clean text. A full stop
inside quotation marks or brackets ends nothing; one right before a closing mark ends the sentence
unless the words that follow say who spoke.
"""

import re
from typing import Final

from summitgraph.text.clean import CleanText

_PAIRS: Final = {"“": "”", "「": "」", "『": "』", "（": "）", "(": ")", "《": "》"}
_OPENERS: Final = {closer: opener for opener, closer in _PAIRS.items()}
_MARKS = re.compile(f"[{''.join(_PAIRS)}{''.join(_OPENERS)}]".replace("(", r"\("))
_QUOTES: Final = frozenset("”」』")
# 。 ！ ？ and "." with what may close after them; He left. She stayed. | 감사드립니다.먼저
_STOP = re.compile(
    r"(?:[。！？；]+|[!?]+(?=[\s”’」』）)\"]|[^\x00-\x7f]|$)|(?<=[가-힣])\.(?![\d.])|(?<=[\u3040-\u9fff])\.(?=\s|$)"
    r"|(?<=[a-z]{3})\.(?=[A-Z][a-z]+ )"  # held talks.Both leaders
    r"|\.(?=[\"’”)\]]{0,3}(?:\s+[\"“‘(\[]?[A-Z0-9\u3040-\u9fff가-힣]|\s*$)))[”’」』）)\]】\"]*"
)
# Mr. Kim | the U.S. President | Jr. | No. 5
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Jr|Sr|St|Prof|Gen|Sen|Rep|Gov|Pres|Lt|Col|Capt|Adm|Amb|Hon|Messrs|No|vs|etc|Inc|Co|Ltd|Corp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|cf|p|pp|approx|dept|est)|\b(?:[A-Za-z]\.)+[A-Za-z]|^\s*\d{1,2})$"
)
_ENDED = re.compile(r"[。！？!?.…]$")
# “……。”他在记者会上说。 | 「……。」と述べた。 | “... .” said the minister.
_TAIL = re.compile(
    r"[ \u3000]*(?:[，,、—-]|と|って|との|라고|이라고|고\s|하고|[a-z]"
    r"|[^。！？；“”「」『』\n]{0,60}?(?:告诉|告訴)[^，。！？；“”「」『』\n]{1,16}[。！]"
    r"|[^。！？；“”「」『』\n]{0,60}?(?:说|說|表示|称|稱|指出|强调|強調|写道|寫道|补充|補充|警告|表明|解释|解釋|声明|聲明|透露|回应|回應|呼吁|呼籲|坦言"
    r"|直言|重申|批评|批評|认为|認為|问道|問道|反问|反問|指|道|言)(?:道|着|著)?(?:[。！；]|[，,：:]\s*[“「『]|\s*$)"
    r"|(?:[A-Z][\w.’'-]*\s+){0,5}(?:said|says|told|added|wrote|asked|noted|stressed|warned|tweeted)\b)"
)


def sentences(body: CleanText) -> list[tuple[int, int]]:
    """Cut a body into sentences: offsets into its clean text, in order, without white space around them."""
    text = body.text
    found: list[tuple[int, int]] = []
    begin = 0
    for end in _ends(text):
        if end > begin and (span := _trimmed(text, begin, end)) is not None:
            found.append(span)
        begin = max(begin, end)
    return found


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int] | None:
    part = text[begin:end]
    bare = part.strip()
    if not bare:
        return None
    start = begin + part.index(bare[0])
    return start, start + len(bare)


def _ends(text: str) -> list[int]:
    """Every offset at which a sentence ends, the end of the text last."""
    spans = _enclosed(text)
    ends = [close for start, close in spans if _quotation_ends(text, start, close)]
    place = 0
    for match in _STOP.finditer(text):
        while place < len(spans) and spans[place][1] <= match.start():
            place += 1
        inside = place < len(spans) and spans[place][0] <= match.start()
        if not inside and not _abbreviates(text, match.start()):
            ends.append(match.end())
    return sorted({*ends, len(text)})


def _abbreviates(text: str, stop: int) -> bool:
    """Whether the full stop at an offset belongs to the word before it."""
    return text[stop] == "." and _ABBREVIATION.search(text[max(0, stop - 12) : stop]) is not None


def _enclosed(text: str) -> list[tuple[int, int]]:
    """Find the outermost stretches in paired marks; marks without a partner count for nothing."""
    stack: list[tuple[str, int]] = []
    depth = dict.fromkeys(_PAIRS, 0)
    spans: list[tuple[int, int]] = []
    for match in _MARKS.finditer(text):
        sign = match[0]
        if sign in _PAIRS:
            stack.append((sign, match.start()))
            depth[sign] += 1
            continue
        opener = _OPENERS[sign]
        if not depth[opener]:
            continue
        start = -1
        while start < 0:
            inner, offset = stack.pop()
            depth[inner] -= 1
            start = offset if inner == opener else -1
        while spans and spans[-1][0] > start:
            spans.pop()
        spans.append((start, match.end()))
    return spans


def _quotation_ends(text: str, start: int, close: int) -> bool:
    """Whether a sentence ends with this closing mark: a full stop before it, no speaker after it."""
    if not _ENDED.search(text, max(start, close - 2), close - 1):
        return False
    if text[close - 1] not in _QUOTES:
        return text[close - 2] in "。！？" and not text.startswith(("。", "，", "、"), close)
    if _STOP.match(text, close) or close == len(text):
        return close == len(text)
    return _TAIL.match(text, close) is None
