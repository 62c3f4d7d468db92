"""Names of multilateral meetings in Japanese: a body with a word for summit, with brackets and places in between.

What comes in: clean text and the names found in it. What goes out: where each series is named, longest first.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.gazetteer import Hit

# 甲乙協力機構（ABC）首脳会議 · 「クアッド」の首脳会合 · G20関連の臨時首脳会議
_SUMMIT: Final = re.compile(
    r"[」』]?(?:[(（][^()（）]{1,14}[)）])?[」』]?の?"
    r"(?:(?:[3-9]|[1-3][0-9])[かカヵ]国|[かカヵ]国|各国|関連|特別|臨時|緊急|非公式|年次|定例|第?[0-9]{1,3}回|オンライン(?:形式の)?|拡大|対面での|の)*"
    r"(?:首脳会[議合談]|首脳級会[議合]|サミット)"
)
# G7川口サミット · G20アーブ・サミット, but no G7外相サミット
_HOSTED: Final = re.compile(
    r"(?!(?:外|財務|閣|環境|貿易|デジタル|ビジネス|女性|若者|議員))(?:[一-龠]{2,5}|[ァ-ヴー]{2,12}・?)サミット"
)
# 首脳会議（サミット） · 首脳会議（G20サミット） · 首脳会合(ABC)
_ASIDE: Final = re.compile(r"[(（](?:[^()（）]{0,14}(?:サミット|会議|会合)|[A-Z0-9+]{2,8})[)）]")
# ABC=甲乙機構: two names of one body
_ALIAS: Final = re.compile(r"(?P<first>[A-Za-z0-9+]{2,8})[=＝]$")
# 米国とABCの首脳会議 · 日ABC首脳会議: a meeting of the body with somebody else
_WITH: Final = re.compile(r"(?:[とや・＋]|[日米中韓露ロ英印豪]・?)$")


# サミットに出席する · 首脳会議は17日に: the series of the page, where it names only one
_BARE: Final = re.compile(
    r"(?<![一-龠ァ-ヴーA-Z0-9・])(?:非公式|臨時|特別|緊急|定例|の)?(?P<bare>首脳会[議合]|サミット)(?![ァ-ヴー首])"
)
# 「甲乙」は24日、首都で対面の首脳会議を開いた: the body holds it
_BY_BODY: Final = re.compile(
    r"[」』)）]?(?:は|が)[^。]{0,60}?(?:首脳会[議合談]|サミット)を[^。、]{0,30}?(?:開|行い|行っ|終)"
)


def only_series(texts: Iterable[str], authority: Authority) -> Iri | None:
    """The series that a page names, if it is one alone."""
    found: set[Iri] = set()
    for text in texts:
        hits = authority.find(text)
        found.update(series for _, _, series in named(text, hits))
        found.update(hit.of("body")[0] for hit in hits if hit.of("body") and _BY_BODY.match(text, hit.end))
    return found.pop() if len(found) == 1 else None


# 3か国での晩餐会に続き、あすは3か国での会談が: the series of the page, where it has so many members
_JOINT: Final = re.compile(
    r"(?<![日米中韓豪印英仏独])(?P<bare>(?P<size>[3-5])[かカヵ]国(?:での|による|の)?(?:首脳)?(?:会談|会議|会合|晩[餐さ][会ん]会?))"
)


def named(text: str, hits: Iterable[Hit], only: Iri | None = None, size: int = 0) -> Iterator[tuple[int, int, Iri]]:
    """Yield where a series is named and which; a body counts with a word for summit behind it."""
    found = list(_full(text, hits))
    yield from found
    bare = [*_BARE.finditer(text), *(m for m in _JOINT.finditer(text) if int(m["size"]) == size)]
    for match in bare if only else ():
        if only and not any(start < match.end() and match.start("bare") < end for start, end, _ in found):
            yield *match.span("bare"), only


def _full(text: str, hits: Iterable[Hit]) -> Iterator[tuple[int, int, Iri]]:
    last = 0
    for hit in hits:
        if hit.start < last:
            continue
        if series := hit.of("series"):
            end = hit.end
        elif (series := hit.of("body")) and (summit := _summit(text, hit)):
            end = summit.end()
        else:
            continue
        aside = _ASIDE.match(text, end)
        last = aside.end() if aside else end
        yield hit.start, last, series[0]


def _summit(text: str, hit: Hit) -> re.Match[str] | None:
    """The word for summit behind a body that does not meet somebody else; of 甲=乙 the first name counts."""
    alias = _ALIAS.search(text, max(0, hit.start - 30), hit.start)
    begin = alias.start("first") if alias else hit.start
    if _WITH.search(text, max(0, begin - 2), begin):
        return None
    hosted = _HOSTED.match(text, hit.end) if hit.form.isascii() else None
    return hosted or _SUMMIT.match(text, hit.end)
