"""Who can speak in a Japanese report: people of the cast, and institutions (ホワイトハウス, 中国外務省).

What comes in: clean text, the cast, the authority. What goes out: `Voice`s from left to right.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.gazetteer import Hit
from summitgraph.text.ja.officials import Cast

_REPORTING: Final = frozenset({"news-agency", "newspaper", "broadcaster"})
_SPEAKS: Final = re.compile(
    r"(?P<by>の(?:[一-龠]{0,4}報道官|スポークスマン|スポークスパーソン|報道局長|副報道局長))?(?:は|が|も)"
)
# 何者か補佐官は · アーブ氏は · 匿名の高官は: somebody whom nobody here knows by name
_UNKNOWN: Final = re.compile(
    r"(?:[ァ-ヴー]{2,}|[一-龠]{2,8})[一-龠]{0,6}?(?:氏|さん|補佐官|報道官|報道局長|長官|次官|大使|議員|教授|代表|委員長|局長|司令官|大臣|高官|当局者|関係者|幹部|筋|記者|外相|首相|大統領|議長|会長|国防相|財務相|官房長官)"
    r"(?:ら)?(?:[(（][^()（）]{1,30}[)）])?(?=は|が|も|によると|によれば)"
    r"|[一-龠ァ-ヴー]{2,10}(?:省|府|庁|政府|当局|大使館|事務局|官邸|側|党|軍|紙|通信|議会|委員会)(?:の[一-龠]{0,4}報道官|の[一-龠]{2,6}者)?(?=は|が|も|によると|によれば)"
)


class Voice(NamedTuple):
    """Somebody at ``text[start:end]``; ``who`` is None for one whom the words do not make known."""

    start: int
    end: int
    who: Iri | None


def voices(text: str, cast: Cast, authority: Authority) -> list[Voice]:
    """Those who can be the subject of a verb of saying."""
    found = [Voice(official.start, official.end, official.person) for official in cast.officials(text)]
    found += [v for v in _institutions(text, authority) if not _overlaps(v, found)]
    unknown = [Voice(*match.span(), None) for match in _UNKNOWN.finditer(text)]
    return sorted([*found, *(v for v in unknown if not _overlaps(v, found))])


def _overlaps(voice: Voice, found: list[Voice]) -> bool:
    return any(voice.start < other.end and other.start < voice.end for other in found)


def _institutions(text: str, authority: Authority) -> Iterator[Voice]:
    """Institutions that are the subject of a clause; those who report speak for others."""
    hits = authority.find(text)
    for index, hit in enumerate(hits):
        speaks = _SPEAKS.match(text, hit.end) if hit.of("organization") else None
        if speaks is None or _of_another(text, hits[: index + 1], authority):
            continue
        for iri in hit.of("organization"):
            if authority.organization_kinds.get(iri) not in _REPORTING:
                yield Voice(hit.start, speaks.end("by") if speaks["by"] else hit.end, iri)
                break


def _of_another(text: str, hits: list[Hit], authority: Authority) -> bool:
    """Whether an institution is that of a country named before it, which is not its own: 甲国外務省."""
    before = text[hits[-1].start - 1 : hits[-1].start] if hits[-1].start else ""
    if (nation := authority.abbreviations.get(before)) is not None:
        return nation not in {authority.one(iri, "inCountry") for iri in hits[-1].of("organization")}
    if len(hits) < 2 or text[hits[-2].end : hits[-1].start] not in {"", "の"}:
        return False
    home = {authority.one(iri, "inCountry") for iri in hits[-1].of("organization")}
    return bool(hits[-2].of("country")) and home.isdisjoint(hits[-2].of("country"))
