"""Chinese as it is written in Taiwan, Hong Kong and elsewhere, for one grammar to read.

What comes in: the body of a block. What goes out: the same words in simplified characters and in the wording that
the grammar knows; every character still knows the raw code points it stands for.
"""

import re
from typing import Final

from summitgraph.text.clean import Block, CleanText, recast
from summitgraph.text.script import simplified

# the words of one region and those of another, both in simplified characters
_WORDS: Final = {
    "视讯": "视频", "视像": "视频", "高峰会议": "峰会", "高峰会": "峰会", "领袖会议": "领导人会议",
    "领袖高峰会": "领导人峰会", "领袖峰会": "领导人峰会", "晤谈": "会谈", "飞弹": "导弹",
}  # fmt: skip
_WORD: Final = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))


def plain(block: Block, *, traditional: bool = True) -> Block:
    """The block in the script and the wording that the grammar reads."""
    body = block.body
    if traditional:
        body = CleanText(simplified(body.text), body.starts, body.ends)
    return Block(block.role, _reworded(body))


def _reworded(body: CleanText) -> CleanText:
    """Words of a region replaced; each character of the new word stands for the whole of the old one."""
    found = list(_WORD.finditer(body.text))
    if not found:
        return body
    pieces: list[tuple[str, int, int]] = []
    last = 0
    for match in found:
        pieces += [(body.text[last : match.start()], last, match.start()), (_WORDS[match[0]], *match.span())]
        last = match.end()
    return recast(body, [*pieces, (body.text[last:], last, len(body.text))])
