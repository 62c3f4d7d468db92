"""When, where, how long and beside which summit a Japanese sentence lets people meet.

What comes in: a `Line` and a `Happening` in it. What goes out: values with the raw words they rest on.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.account import Said
from summitgraph.text.almanac import DateFound
from summitgraph.text.ja.happening import Happening
from summitgraph.text.ja.lines import Line
from summitgraph.time import bounds
from summitgraph.vocab import thing

JAPAN: Final = thing("country", "jpn")
# カンボジアを訪問した · 米国を訪問中の
_VISITED: Final = re.compile(r"[ＣＬ](?:を|に)(?:公式|実務)?(?:訪問|訪れ|滞在)")
# ワシントンで · キャンプ・デービッドにおいて · シンガポール南部のホテルで
_AT: Final = re.compile(
    r"[ＣＬ](?:\([^()]{1,16}\)|（[^（）]{1,16}）)?」?(?:(?:の|・)?[^、。はがをＰＣＬＳ]{0,12}?(?:市|州|県|都|島|宮殿|官邸|大統領府|ホテル|内|空港|会場|近郊|郊外|[東西南北中]部|首都|迎賓館|公邸|私邸|別荘|邸宅|会館|会議場|大会堂|本部|基地|執務室)|(?<=Ｌ)の[一-龠ァ-ヴーA-Za-z・]{2,12})?"
    r"(?:にある[^、。]{1,10})?(?:において|における|にて|で(?:の|は|も)?(?!き(?!のう)|あ(?!す))(?!(?:同行)?(?:記者団|記者会見|取材|演説|講演)))"
)
# 宮殿に大統領を迎えて会談した
_RECEIVED: Final = re.compile(r"[ＣＬ](?:の[^、。はがをＰＣＬＳ]{1,10})?に(?:[ＣＬ]の)?Ｐを(?:出?迎え|招)")
# 来日した大統領
_HERE: Final = re.compile(r"(?:来日|訪日)")
# 訪米中の首相
_WENT: Final = re.compile(r"訪(?P<where>[米中韓朝露独英仏伊印豪加])")
# 首脳会議終了後 · サミットに出席するため · 国連総会の機会に
BESIDE: Final = re.compile(
    r"Ｓ(?:の)?(?:終了後|閉会後|に(?:出席|参加|際し|合わせ|先立)|出席|参加|の機会|機会|の際|の合間|の傍ら|の場)"
)
# 約30分間 · 1時間半
_LENGTH: Final = re.compile(r"(?:(?P<hours>\d{1,2})時間(?P<half>半)?)?(?:(?P<minutes>\d{1,3})分)?(?:間|にわた|、?会談)")
_FOLLOWS: Final = frozenset("がはもを")  # 会談が16日、東京で行われる: day and place come after the word


def date_of(line: Line, happening: Happening, since: int, today: str) -> Said[str] | None:
    """The last day named between the meeting before (at ``since``) and this one, the closest of several."""
    begin = line.sketch.clean(since, since + 1)[0]
    start, end = line.sketch.clean(happening.start, happening.end)
    before = [d for d in line.days if begin <= d.start < start]
    before = [d for d in before if not _of_somebody(line, d) and not _of_something(line, d)]
    if happening.status not in {"held", "cancelled"}:
        before = [d for d in before if d.edtf > today or not _of_saying(line, d, end)]
    if not before and _follows(line, happening):
        before = [
            d for d in line.days if end <= d.start < end + 12 and _own(line, d.end) and not _of_something(line, d)
        ][:1]
    if not before:
        return None
    chosen = before[-1]
    for wide, narrow in pairwise(before):
        chosen = narrow if len(narrow.edtf) >= len(wide.edtf) or _lies_in(narrow.edtf, wide.edtf) else wide
    return Said(chosen.edtf, *line.block.body.raw(chosen.start, chosen.end))


def _lies_in(day: str, days: str) -> bool:
    """Whether a day is one of several: 17日 of 17~18日."""
    (first, last), (begin, end) = bounds(day), bounds(days)
    return bool(first and last and begin and end and begin <= first and last <= end)


# 大統領は16日、…会談を望まないとの考えを示した: the day of what was said
_SAID_ON: Final = re.compile(r"(?:は|が|も)(?:[^、。]{0,3})$")
_SAYS: Final = re.compile(
    r"(?:と|を|も|に)(?:[^。、]{0,12})(?:述べ|語|話し|明らか|示し|表明|発表|確認|否定|提案|呼びかけ|呼び掛け|強調|主張|発言|伝え|投稿|言明|示唆|要求|求め|言及)"
)


# 来月末の離脱期限を控えるなか: a day of something else
_SOMETHING: Final = re.compile(
    r"(?:末|初め|上旬|中旬|下旬|半ば|ごろ|頃)?の(?![^、。はがを]{0,14}(?:会[談議合見う]|協議|通話|[夕昼朝]食|首脳|[ＣＬＳ])|夜|朝|昼|夕|午|未明|日程)"
)


# 8月31日に首都に到着して以来 · 来日は昨年8月以来: since something else
_SINCE: Final = re.compile(r"(?:に?[^。、Ｐ]{0,20}て)?以[来降]")
# 15日に開かれる首脳会議にあわせて · 19日からの首脳会議に先駆けて: the day of the summit
_OF_SUMMIT: Final = re.compile(
    r"(?:(?:に|から)?(?:[ＣＬ](?:の|・)?[ＣＬ]?で)?(?:開かれる|開催される|行われる|開幕する|始まる|開く)?|からの|の)"
    r"Ｓ[」』]?(?:に(?:あわせ|合わせ|先立|先駆け|出席|参加|臨)|を前に|の(?:開幕)?前|を控え|のため)"
)


def _of_something(line: Line, day: DateFound) -> bool:
    at = next((i for i, start in enumerate(line.sketch.starts) if start >= day.end), len(line.sketch.starts))
    return (
        _SOMETHING.match(line.sketch.text, at)
        or _SINCE.match(line.sketch.text, at)
        or _OF_SUMMIT.match(line.sketch.text, at)
    ) is not None


def _of_saying(line: Line, day: DateFound, end: int) -> bool:
    """Whether a day is that of a statement about a meeting, not of the meeting."""
    text = line.block.body.text
    return bool(_SAID_ON.search(text[max(0, day.start - 8) : day.start]) and _SAYS.search(text[end : line.end]))


# 14日に就任したばかりの大統領: a day of somebody's own
_SOMEBODY: Final = re.compile(
    r"(?:に)?[^、。はがをＰＣＬＳ]{0,12}(?:した|された|している|したばかり|なった)の?[^、。はがをＰＳ]{0,10}(?:[ＣＬ]の)?Ｐ"
)
_HELD_THEN: Final = re.compile(r"会[談見う合っ]|協議|実施|行[っわな]|開[いか]|開催")


def _of_somebody(line: Line, day: DateFound) -> bool:
    """Whether a day says when somebody who is named behind it did something else."""
    at = next((i for i, start in enumerate(line.sketch.starts) if start >= day.end), len(line.sketch.starts))
    match = _SOMEBODY.match(line.sketch.text, at)
    return match is not None and not _HELD_THEN.search(match[0])


# 会談が16日、川口で · 会談は16日午前に; but not 会談は、16日の別の会談を and 会談は16日に隣国が
_OWN: Final = re.compile(
    r"(?:午前|午後|夜|朝|夕|未明|昼|深夜|早朝)?(?:[0-9]{1,2}時(?:[0-9]{1,2}分|半)?)?(?:ごろ|頃|すぎ|過ぎ)?"
    r"(?:\([^()]*\)|（[^（）]*）)?(?:ごろ|頃|すぎ|過ぎ)?(?!に?(?:予定され|開かれ|開催され|始ま|控え)(?:る|ている|た)[^。、])"
    r"(?:、|に|から|まで|の(?:日程|予定)|[ぁ-ん]?$)(?![^、。]{0,10}が)"
)


def _own(line: Line, end: int) -> bool:
    """Whether a day behind the word for meeting is the day of that meeting."""
    return _OWN.match(line.block.body.text, end) is not None


def place_of(line: Line, happening: Happening, abbreviations: Mapping[str, Iri]) -> Said[Iri] | None:
    """Where they meet: at a place, in the country that is visited."""
    text = line.sketch.text[: happening.tail if _follows(line, happening) else happening.start]
    for pattern in (_AT, _RECEIVED, _VISITED):
        for match in reversed(list(pattern.finditer(text))):
            mark, at = line.mark(match.start())
            return Said(mark.iris[0], *at)
    if here := _HERE.search(text):
        return Said(JAPAN, *line.raw(*here.span()))
    if (went := _WENT.search(text)) and (country := abbreviations.get(went["where"])):
        return Said(country, *line.raw(*went.span()))
    return None


def _follows(line: Line, happening: Happening) -> bool:
    return line.sketch.text[happening.end : happening.end + 1] in _FOLLOWS


def margins_of(line: Line, happening: Happening) -> Said[Iri] | None:
    """The summit on whose margins they meet."""
    for match in reversed(list(BESIDE.finditer(line.sketch.text[: happening.start]))):
        mark, at = line.mark(match.start())
        return Said(mark.iris[0], *at)
    return None


# 会談した · 首脳会議を開いた: in one room, unless said otherwise; 午後3時から約20分間 may be by telephone
_CLOCKED: Final = re.compile(r"時(?:[0-9]{1,2}分|半)?(?:過ぎ|すぎ|頃|ごろ)?から(?:約|およそ|計)?[0-9]")
_IN_ONE_ROOM: Final = re.compile(r"会[談議合見]|対談")
# 電話で大統領と会談した · オンラインで大統領と会談した
_FROM_AFAR: Final = (
    ("phone", re.compile(r"電話で、?[^。、「」]*$")),
    ("video", re.compile(r"(?:オンライン|テレビ会議|ビデオ会議)(?:形式)?で、?[^。、「」]*$")),
)


def mode_of(line: Line, happening: Happening, place: Said[Iri] | None) -> str:
    """By which means they talk: what the words say, else in one room where the word or a place lets one think so."""
    if happening.mode != "unknown" or place:
        return "in-person" if happening.mode == "unknown" else happening.mode
    if afar := next((mode for mode, how in _FROM_AFAR if how.search(line.sketch.text, 0, happening.start)), ""):
        return afar
    room = _IN_ONE_ROOM.search(line.sketch.text, happening.start, happening.end)
    return "in-person" if room and not _CLOCKED.search(line.text) else "unknown"


def visited(line: Line) -> Iterator[Said[Iri]]:
    """Yield the countries and places that a sentence lets somebody be in, visits first."""
    for pattern in (_VISITED, _AT):
        for match in pattern.finditer(line.sketch.text):
            mark, at = line.mark(match.start())
            yield Said(mark.iris[0], *at)


def length_of(line: Line, happening: Happening) -> Said[int] | None:
    """How long it took, in minutes."""
    if not happening.start:
        return None
    begin, end = line.sketch.clean(0, happening.end)
    for match in _LENGTH.finditer(line.block.body.text[begin:end]):
        minutes = int(match["hours"] or 0) * 60 + 30 * bool(match["half"]) + int(match["minutes"] or 0)
        if minutes:
            return Said(minutes, *line.block.body.raw(begin + match.start(), begin + match.end()))
    return None
