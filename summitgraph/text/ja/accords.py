"""Treaties and declarations that a Japanese report names: 日米安全保障条約, 日朝平壌宣言.

What comes in: clean text and the authority. What goes out: `Instrument`s: which one, where, and its status.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.authority import Authority
from summitgraph.text.instruments import Instrument, outermost

# 日米安全保障条約 · 日・EU経済連携協定 · 共同声明「…」 stays unnamed
_NAME: Final = re.compile(
    r"(?P<name>(?:[日米韓中朝露英仏独印豪台]{2,4}|[日米韓中朝露英仏独印豪]・?(?:EU|ASEAN))[一-龠ァ-ヴー・]{0,14}?"
    r"(?:条約|協定|共同宣言|共同声明|共同コミュニケ|宣言|議定書))"
)
_STATUS: Final = (
    ("planned", re.compile(r"署名する(?:予定|見通し)|締結(?:を目指|に向け)|発表する(?:予定|見通し)")),
    ("ended", re.compile(r"破棄|失効|脱退|離脱")),
    ("signed", re.compile(r"署名し|締結し|調印|発表し|発出し|署名され")),
    ("in-force", re.compile(r"第[0-9一-九十]+条|に基づ|を遵守|の適用|を履行|に従")),
)


def instruments(text: str, authority: Authority, _: list[tuple[int, int]]) -> Iterator[Instrument]:
    """Yield the agreements of a text."""
    known = {(hit.start, hit.end): hit.of("agreement")[0] for hit in authority.agreements(text)}
    for (start, end), iri in outermost({**{m.span("name"): None for m in _NAME.finditer(text)}, **known}):
        near = text[max(0, start - 40) : end + 40]
        status = next((key for key, pattern in _STATUS if pattern.search(near)), "unknown")
        yield Instrument(text[start:end], (start, end), iri or authority.agreement(text[start:end]), None, status)
