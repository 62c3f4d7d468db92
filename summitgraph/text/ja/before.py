"""Earlier meetings that a Japanese sentence only counts from: 昨年10月以来, 6月のアーブ、19年2月の川口の会談に続き.

What comes in: a `Line`. What goes out: `Past`s (day and place), and the line without these words, so that
its own meeting keeps its own day and place.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.account import Said
from summitgraph.text.almanac import DateFound
from summitgraph.text.ja.lines import Line

_PLACE: Final = r"(?P<place>[ＣＬ])(?:[^、。はがをＰＣＬＳ]{0,8}?(?:市|州|県|島|郊外|サミット))?"
# 昨年10月以来 · 6月に川口で行って以来 · 19年6月のアーブ以来 · 昨年11月の会談以来 · 21年9月にも会談している
_SINCE: Final = re.compile(
    rf"(?:頃|ごろ|上旬|中旬|下旬|末)?(?:に|の)?、?(?:[ＣＬ]・)?(?:{_PLACE}(?:における|において|での|で|の)?)?"
    r"(?:(?:対面で|直接|電話で)?(?:行|開|開催|実施|会談|会|面会|顔を合わせ|協議)[ぁ-ん]{1,5}て|(?:日[米中韓]|[米中ロ露]{2})?(?:首脳)?(?:電話)?会談)?(?:以来|に続)"
)
# 2018年6月のアーブ、
# 1月に川口で、 · 7月に川口で開かれた首脳会議で、その前には
_LISTED: Final = re.compile(
    rf"(?:の、?|に、?(?=[ＣＬ][^、]{{0,8}}で)){_PLACE}(?:での?|における)?(?:(?:開かれた|開催された|行われた)?Ｓで)?(?:会談)?"
    r"[、と](?:その前に?は|さらに|次いで|続いて)?"
)


# 大統領の来日は昨年8月以来: counted from a visit
_VISIT: Final = re.compile(
    r"(?:来日|訪[日米中韓朝露ロ独英仏伊印豪加]|訪問|往来)[^。、Ｐ]{0,12}(?:は|が)[^。、Ｐ]{0,6}$"
)


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier meeting: its day, its place, the raw words."""

    day: Said[str]
    place: Said[Iri] | None
    start: int
    end: int


def earlier(line: Line) -> tuple[Line, list[Past]]:
    """Find the earlier meetings of a line; give the line with their words blanked out."""
    found = list(_stretches(line))
    past = [_past(line, day, match) for day, match in found]
    for day, match in found:
        begin = _at(line, day.start)
        line = _without(line, begin, match.end())
        line = replace(line, days=tuple(d for d in line.days if d != day))
    return line, past


def _stretches(line: Line) -> Iterator[tuple[DateFound, re.Match[str]]]:
    """Yield the days that are counted from, each with the words behind it."""
    for index, day in enumerate(line.days):
        at = _at(line, day.end)
        if _VISIT.search(line.sketch.text, 0, _at(line, day.start)):
            continue
        match = _SINCE.match(line.sketch.text, at) or _listed(line, at, line.days[index + 1 : index + 2])
        if match:
            yield day, match


def _listed(line: Line, at: int, after: Iterable[DateFound]) -> re.Match[str] | None:
    """The words between a day and the one right behind them, unless that other day is itself counted from."""
    match = _LISTED.match(line.sketch.text, at)
    day = next(iter(after), None)
    if match is None or day is None or match.end() != _at(line, day.start):
        return None
    since = _SINCE.match(line.sketch.text, _at(line, day.end))
    return None if since and match[0].startswith("に") else match


def _past(line: Line, day: DateFound, match: re.Match[str]) -> Past:
    place = None
    if match["place"]:
        mark, at = line.mark(match.start("place"))
        place = Said(mark.iris[0], *at)
    start, end = line.block.body.raw(day.start, day.end)
    last = line.raw(match.end() - 1, match.end())[1]
    return Past(Said(day.edtf, start, end), place, start, last)


def _at(line: Line, place: int) -> int:
    """Where a clean offset of the block stands in the sketch."""
    starts = line.sketch.starts
    return next((i for i, start in enumerate(starts) if start >= place), len(starts))


def _without(line: Line, start: int, end: int) -> Line:
    """The line with these signs of its sketch blanked out."""
    text = line.sketch.text
    blank = text[:start] + "・" * (end - start) + text[end:]
    marks = {at: mark for at, mark in line.sketch.marks.items() if not start <= at < end}
    return replace(line, sketch=replace(line.sketch, text=blank, marks=marks))
