"""Meetings called by the first characters of two names: 特金会, 习马会.

What comes in: a block in the script and wording of the grammar, the forms that name people in its document.
What goes out: the block with both names written out; every character still knows its raw ones.
"""

import re
from collections.abc import Mapping
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.clean import Block, recast

# 特金会 · 首次文金会; no 拜习会谈, which the grammar reads, no 委员会议
_PAIR: Final = re.compile(r"(?P<one>[\u4e00-\u9fff])(?P<other>[\u4e00-\u9fff])会(?![谈议晤见面员长场计社堂商首])")


def first_characters(forms: Mapping[str, Iri]) -> dict[str, str]:
    """For each character with which the names of exactly one person begin, the shortest of these names."""
    people: dict[str, set[Iri]] = {}
    names: dict[str, str] = {}
    for form, who in sorted(forms.items(), key=lambda pair: (len(pair[0]), pair[0])):
        people.setdefault(form[0], set()).add(who)
        names.setdefault(form[0], form)
    return {sign: names[sign] for sign, who in people.items() if len(who) == 1}


def written_out(block: Block, names: Mapping[str, str]) -> Block:
    """The block with 特金会 as 特朗普与金正恩会谈, where both characters stand for somebody of the document."""
    text = block.body.text
    found = [
        match
        for match in _PAIR.finditer(text)
        if match["one"] in names and match["other"] in names and match["one"] != match["other"]
    ]
    if not found:
        return block
    pieces: list[tuple[str, int, int]] = []
    last = 0
    for match in found:
        start = match.start()
        pieces.append((text[last:start], last, start))
        words = (f"{names[match['one']]}与", names[match["other"]], "会谈")
        pieces += [(word, start + i, start + i + 1) for i, word in enumerate(words)]
        last = match.end()
    return Block(block.role, recast(block.body, [*pieces, (text[last:], last, len(text))]))
