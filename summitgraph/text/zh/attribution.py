"""On whose word a sentence stands: originator first, then who passed it on, last who published it.

What comes in: the sketch of a sentence. What goes out: a chain of IRIs, empty where the report speaks for itself.
"""

import re
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.sketch import Sketch

_SAID: Final = "报道|报导|透露|消息|发布|介绍|表示|指出|强调|称|证实|宣布|发表|说"
_PATTERNS: Final = (
    # 据Ｏ援引Ｏ的话报道称 · 据Ｃ《Ｏ》援引知情人士的话报道
    re.compile(
        rf"(?:据|根据)[^，。Ｏ]{{0,3}}(?P<via>Ｏ)[^，。Ｏ]{{0,4}}(?:援引|引述|引用)(?P<first>Ｏ)?[^，。]{{0,24}}?(?:{_SAID})"
    ),
    # 据Ｏ报道，Ｏ介绍，两人同意
    re.compile(
        rf"(?:据|根据)[^，。Ｏ]{{0,3}}(?P<via>Ｏ)[^，。Ｏ]{{0,6}}(?:{_SAID})[^，。]{{0,6}}，(?P<first>Ｏ)[^，。Ｏ]{{0,4}}(?:{_SAID})"
    ),
    # 据Ｏ报道 · 根据Ｏ发布的信息
    re.compile(rf"(?:据|根据)[^，。Ｏ]{{0,3}}(?P<via>Ｏ)[^，。Ｏ]{{0,6}}(?:{_SAID})"),
    # Ｏ引述Ｐ的话说 · Ｏ援引Ｏ的话报道
    re.compile(r"(?P<via>Ｏ)(?:援引|引述|引用)(?:了)?(?:Ｐ|(?P<first>Ｏ))"),
    # Ｏ透露 · Ｏ星期二发表声明，证实 · Ｏ发言人Ｐ表示
    re.compile(rf"(?<![对向给])(?P<first>Ｏ)(?:发言人)?(?:（[^）]*）)?[ＤＰ]?(?:{_SAID})"),
)


def attribution(sketch: Sketch, source: Iri) -> tuple[Iri, ...]:
    """The chain of a sentence, e.g. ``(government, Kyodo, the outlet)``."""
    for pattern in _PATTERNS:
        if match := pattern.search(sketch.text):
            chain = [_who(sketch, match, name) for name in ("first", "via")]
            return (*(iri for iri in chain if iri), source)
    return ()


def _who(sketch: Sketch, match: re.Match[str], name: str) -> Iri | None:
    if name not in match.re.groupindex or match[name] is None:
        return None
    mark = sketch.marks[match.start(name)]
    if mark.sign == sign.PERSON:
        return mark.refs[0].person
    return mark.iris[0]
