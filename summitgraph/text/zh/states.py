"""The two countries of which a sentence speaks together, so that "both sides" are their leaders.

What comes in: the sketch of a sentence and its clean text. What goes out: the two countries, or none.
"""

import re
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.sketch import Sketch

# 朝韩双方官员 · 中日关系 · 美俄两国, but no 中美洲
_TOGETHER: Final = "(?=双方|两国|之间|关系|官员|高级别?|宣布|同意|商定|达成|将|在|首脑|领导人|峰会|会谈)"
_AND: Final = re.compile("Ｃ(?:和|与|同)Ｃ")

# 露 is Russia to the Japanese only: 透露美国总统…
_JAPANESE: Final = frozenset("露ロ米仏独豪蘭")


def short_forms(authority: Authority) -> str:
    """The characters that stand for a country in Chinese compounds (美日韩), in one string."""
    return "".join(sorted(c for c in authority.abbreviations if "\u3400" <= c <= "\u9fff" and c not in _JAPANESE))


def states(sketch: Sketch, text: str, authority: Authority) -> tuple[Iri, ...]:
    """Two countries named together in a sentence; empty where there are none, or more than two."""
    found = [
        tuple(dict.fromkeys(ref.country for ref in mark.refs if ref.country))
        for mark in sketch.marks.values()
        if mark.sign == sign.GROUP
    ]
    found += [
        tuple(m.iris[0] for m in sketch.within(*match.span(), sign.COUNTRY)) for match in _AND.finditer(sketch.text)
    ]
    if sketch.starts:
        short = short_forms(authority)
        compound = re.compile(rf"(?<![{short}\w])([{short}])([{short}]){_TOGETHER}")
        words = text[: sketch.ends[-1]]
        found += [
            tuple(authority.abbreviations[c] for c in match.groups())
            for match in compound.finditer(words, sketch.starts[0])
        ]
    pairs = {frozenset(pair): pair for pair in found if len(set(pair)) == len(pair) == 2}
    return next(iter(pairs.values())) if len(pairs) == 1 else ()
