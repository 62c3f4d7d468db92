"""Meetings named by one character for each of two people: 拜习会, 文金会.

What comes in: a clean text, and which form names whom in its document. What goes out: `Mark`s for the two.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.sketch import Mark, Ref

# 拜习会下周举行 · 川金会谈 · 习普通话; no 会议 of others
_MEET: Final = "(?=二?会(?!议|员|长|计|场|让|把|被|是|有|不|否|对|为|同|与|和)|首?次?通[话电]|峰会|热线|视频会)"


def initials(text: str, forms: Mapping[str, Iri]) -> Iterator[Mark]:
    """Yield a mark for each pair of first characters that stand for two people whom the document names."""
    people: dict[str, set[Iri]] = defaultdict(set)
    for form, who in forms.items():
        if "\u3400" <= form[0] <= "\u9fff":
            people[form[0]].add(who)
    known = {first: next(iter(who)) for first, who in people.items() if len(who) == 1}
    if len(known) < 2:
        return
    pair = f"[{''.join(sorted(known))}]"
    for match in re.finditer(
        rf"(?<![\w·])(?:{pair}){{2}}{_MEET}|(?<=[与和的在是将后前次])(?:{pair}){{2}}{_MEET}", text
    ):
        first, second = (known[c] for c in match[0])
        if first != second:
            yield Mark(sign.GROUP, *match.span(), refs=(Ref(first, role="leader"), Ref(second, role="leader")))
