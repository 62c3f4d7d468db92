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


def curled(body: CleanText) -> CleanText:
    """The body with "..." as “...”, so that a mark tells whether it opens or closes; left alone if one is missing."""
    if body.text.count('"') % 2 or '"' not in body.text:
        return body
    first, *rest = body.text.split('"')
    text = first + "".join(("”" if i % 2 else "“") + part for i, part in enumerate(rest))
    return CleanText(text, body.starts, body.ends)


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
