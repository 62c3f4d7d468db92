"""Treaties, declarations and plans named in a Chinese report.

What comes in: clean text and the authority. What goes out: `Instrument`s: which one, where, date and status.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.authority import Authority
from summitgraph.text.gazetteer import Hit
from summitgraph.text.instruments import Instrument, around, outermost

_KIND: Final = "条约|協定|协定|协议|宣言|公报|联合声明|共同声明|议定书|备忘录|框架协议|公约|条約"
# 通过1965年的《日韩请求权协定》解决
_TITLED: Final = re.compile(rf"[《“「](?P<name>[^《》“”「」，。]{{2,30}}(?:{_KIND}))[》”」]")
# 两国签署了相互提供物资与服务协定 · 呼吁缔结和平条约 · 发表终战宣言; not 签署多项协定, 签署上述条约
_MADE: Final = re.compile(
    r"(?:签署|签订|缔结|签下|发表|达成|批准|退出|废除|重返|加入|续签|修订)(?:了|过)?"
    r"(?!多|数|几|若干|一|两|三|[\d项份个]|双边|双方|该|这|此|上述|有关|相关|新|任何|各|本|其|类似|同样|许多|众多|重要|历史性|联合宣|共同宣|国际)"
    r"(?P<name>[^，。；：！？《》“”「」『』、（）()的了将就是及\s]{2,18}?(?:条约|协定|公约|宣言))(?!草案|框架|第|谈判|签|书)"
)
_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d\d)年[^，。《》]{0,8}[《“「]?$")
_STATUS: Final = (
    ("planned", re.compile("将(?:公布|签署|发表|签订|写入|宣布)|拟(?:签署|签订|公布)|考虑的是写入|准备签署")),
    ("ended", re.compile("退出|废除|终止|撕毁|失效")),
    ("signed", re.compile("签署了|签订了|签署的|发表了|达成了|签了")),
    ("in-force", re.compile("通过|依据|根据|遵守|履行|基于|已")),
)


def instruments(text: str, authority: Authority, sentences: list[tuple[int, int]]) -> Iterator[Instrument]:
    """Yield the agreements of a text, which has these sentences."""
    known = {_unmarked(hit): hit.of("agreement")[0] for hit in authority.agreements(text)}
    named = [match.span("name") for pattern in (_TITLED, _MADE) for match in pattern.finditer(text)]
    for (start, end), iri in outermost({**dict.fromkeys(named), **known}):
        year = _YEAR.search(text, max(0, start - 20), start)
        near = around(start, sentences, text)
        yield Instrument(
            text[start:end],
            (start, end),
            iri or authority.agreement(text[start:end]),
            (year["year"], *year.span("year")) if year else None,
            next((key for key, pattern in _STATUS if pattern.search(near)), "unknown"),
        )


def _unmarked(hit: Hit) -> tuple[int, int]:
    """Where the name itself stands: 《中导条约》 without its marks."""
    return hit.start + hit.form.startswith("《"), hit.end - hit.form.endswith("》")
