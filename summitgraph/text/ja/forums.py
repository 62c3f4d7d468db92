"""When and where a multilateral meeting is, by the clause right before or behind its name.

What comes in: a `Line` and the place of a series in its sketch. What goes out: `Setting`, or None
where no such clause stands.
"""

import re
from dataclasses import dataclass
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.account import Said
from summitgraph.text.almanac import DateFound
from summitgraph.text.ja.lines import Line

_WHERE: Final = r"(?P<where>[ＣＬ])(?:(?:の|・)?[^、。はがをＰＣＬＳ]{0,12}?)?(?:で|にて|において)"
_AHEAD: Final = (
    r"(?P<ahead>開かれる|開催される|行われる|開催予定の|開催される予定の|開かれる予定の|予定されている|予定される|開く|開催する|"
    r"主催する|開幕する|始まる|控えた)"
)
_NOW: Final = (
    r"(?P<now>開かれた|開催された|行われた|開いた|開催した|主催した|開かれている|開催されている|開催中の|開催の|開幕した|始まった|閉幕した|開かれていた|"
    r"開催されていた|行われている)"
)
# 11月に川口で開かれるＳ · 川口で開幕したＳ · 6月に控えるＳ · 24日に開かれる甲乙の枠組み「Ｓ
_BEFORE: Final = re.compile(
    rf"(?:{_WHERE})?[^。、ＰＣＬＳ]{{0,8}}?(?:{_AHEAD}|{_NOW})(?:[^、。ＰＳ]{{0,16}}(?:枠組み|の)?[「『]?)?$"
)
_BEGUN: Final = r"(?P<now>開かれ(?!る)|行われ(?!る)|開催され(?!る)|開幕し|閉幕し|始ま(?:った|り)|終了し|終わ)"
_TO_COME: Final = r"(?P<ahead>開かれる|行われる|開催される|開幕する|始まる|予定されている)"
_BEGUN_BY: Final = r"(?P<now_by>開い|開催し|行っ|終え)"
_TO_COME_BY: Final = r"(?P<ahead_by>開く|開催する|行う)"
# Ｓが6日、川口で開幕した · 川口でＳが開かれる
_BEHIND: Final = re.compile(
    rf"Ｓ(?:は|が|も)(?:[^。「」ＣＬ]{{0,24}}?(?:{_WHERE}))?[^。「」]{{0,20}}?(?:{_BEGUN}|{_TO_COME})"
    rf"|Ｓを(?:[^。、Ｐ]{{0,12}}?(?P<by>[ＣＬ])(?:[(（][^()（）]{{1,20}}[)）])?で[^。、]{{0,6}})?(?:{_BEGUN_BY}|{_TO_COME_BY})"
)
_BESIDE: Final = re.compile(rf"(?:{_WHERE})(?:の|、)?[^。、ＰＣＬＳ]{{0,10}}$")
# 9月に川口でのＳ · 川口における
_AT_IT: Final = re.compile(r"(?P<where>[ＣＬ])(?:での|における|で|のＳ)$")


@dataclass(frozen=True, slots=True)
class Setting:
    """The day and the place of a multilateral meeting, and whether the words put it ahead."""

    day: DateFound | None
    place: Said[Iri] | None
    ahead: bool
    said: bool = True  # whether a verb says so


def setting(line: Line, at: int, authority: Authority) -> Setting | None:
    """What the words around a series say of when and where it is."""
    text = line.sketch.text
    before = _BEFORE.search(text, max(0, at - 60), at)
    behind = _BEHIND.match(text, at)
    match = before or behind
    if match is None:
        return _plain(line, at, authority)
    if before:
        begin = (
            max(
                text.rfind("。", 0, before.end()),
                text.rfind("「", 0, before.start("ahead" if before["ahead"] else "now")),
            )
            + 1
        )
        day = _day(line, begin, before.end(), match)
        where = before
    else:
        day = _day(line, at + 1, match.end(), match) or _day(line, text.rfind("。", 0, at) + 1, at, match)
        where = match if match["where"] or match["by"] else _BESIDE.search(text, max(0, at - 40), at) or match
    ahead = match["ahead"] or match.groupdict().get("ahead_by")
    return Setting(day, _place(line, where) or named_for(line, at, authority), bool(ahead))


def _plain(line: Line, at: int, authority: Authority) -> Setting | None:
    """A summit with nothing but day and place before it: 22年9月に川口でのＳ."""
    where = _AT_IT.search(line.sketch.text, max(0, at - 30), at)
    if where is None:
        return None
    start = line.sketch.clean(where.start(), at)[0]
    day = next((d for d in reversed(line.days) if d.end <= start and start - d.end <= 1), None)
    return Setting(day, _place(line, where) or named_for(line, at, authority), ahead=False, said=False)


def _day(line: Line, start: int, end: int, match: re.Match[str]) -> DateFound | None:
    """The last day between two places of the sketch, close to the verb."""
    if end <= start:
        return None
    first, last = line.sketch.clean(start, end)
    verb = line.sketch.clean(
        max(match.start(name) for name in match.groupdict() if name not in {"where", "by"}), match.end()
    )[0]
    found = [d for d in line.days if first <= d.start < last and verb - d.end < 60]
    return found[-1] if found else None


def _place(line: Line, match: re.Match[str]) -> Said[Iri] | None:
    name = "where" if match["where"] else "by"
    if not match.groupdict().get(name):
        return None
    mark, raw = line.mark(match.start(name))
    return Said(mark.iris[0], *raw)


def named_for(line: Line, at: int, authority: Authority) -> Said[Iri] | None:
    """The place in the name of a summit: G20大阪サミット."""
    mark, raw = line.mark(at)
    words = line.block.body.text[mark.start : mark.end]
    core = re.search(r"(?:[A-Z0-9]+|[(（])(?P<core>[^()（）A-Z0-9]{2,12})サミット", words)
    hits = authority.find(core["core"].rstrip("・")) if core else []
    places = [iri for hit in hits for iri in hit.of("place")]
    return Said(places[0], *raw) if places else None
