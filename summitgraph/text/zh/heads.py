"""The leaders of a body that is led by several: 欧盟领导人 who meet the leader of a state are those of its organs.

What comes in: a sketch of names, the authority. What goes out: `Mark`s of groups, with the offices of those heads.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.sketch import Mark, Ref, Sketch

_LEADERS: Final = "(?:最高)?(?:领导人|领袖|首脑)们?"
# 岸田与欧盟领导人会谈 · 岸田与朔尔茨及欧盟领导人举行峰会, but no 拜登与欧盟领导人峰会
_MET: Final = re.compile(
    f"(?:[与同和跟及见晤]|以及|、)(?P<who>Ｂ{_LEADERS})(?!峰会|会议|会晤|国|级|[^，。；：]{{0,4}}的(?:支持|同意|批评|代表|特使|顾问|助手|幕僚|发言人))"
)
# 欧盟领导人周三与岸田会谈
_MEETS: Final = re.compile(
    f"(?P<who>Ｂ{_LEADERS})(?=[^，。；：ＰＧＢ]{{0,16}}[与同和跟会见晤][^，。；：ＰＧＢ]{{0,12}}Ｐ(?!的))"
)
_SOMEBODY: Final = re.compile("[ＰＨ]")


def heads(plain: Sketch, authority: Authority) -> Iterator[Mark]:
    """Yield a group for the leaders of a body who meet somebody in a sentence."""
    for pattern in (_MET, _MEETS):
        for match in pattern.finditer(plain.text):
            start, end = match.span("who")
            offices = _offices(plain.marks[start], authority)
            if len(offices) > 1 and _with_somebody(plain.text, start):
                refs = tuple(Ref(offices=(office,), role="leader") for office in offices)
                yield Mark(sign.GROUP, *plain.clean(start, end), refs=refs)


def _with_somebody(text: str, at: int) -> bool:
    """Whether the sentence names somebody beside them."""
    start = max(text.rfind(stop, 0, at) for stop in "。；") + 1
    return _SOMEBODY.search(re.split("[。；]", text[start:], maxsplit=1)[0]) is not None


def _offices(mark: Mark, authority: Authority) -> tuple[Iri, ...]:
    return next((found for iri in mark.iris if (found := _led(iri, authority))), ())


def _led(body: Iri, authority: Authority) -> tuple[Iri, ...]:
    """The offices that lead the organs of a body, in order."""
    organs = sorted(i for i, kind in authority.kinds.items() if kind == "organization" and _organ(i, body, authority))
    return tuple(office for organ in organs if (office := authority.one(organ, "leadingOffice")))


def _organ(one: Iri, body: Iri, authority: Authority) -> bool:
    return authority.one(one, "organOf") == body
