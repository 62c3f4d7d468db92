"""The scene of a paragraph: people, places, dates and multilateral meetings, ready to be drawn.

What comes in: a clean text, a `who.Reader`. What goes out: the `Mark`s of its sketch.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from summitgraph.authority import Authority
from summitgraph.text import sketch as sign
from summitgraph.text.dates import dates
from summitgraph.text.sketch import Mark, Sketch, draw
from summitgraph.text.zh.who import Reader, marks

SUMMIT_WORDS: Final = "峰会|元首理事会|高峰会议?|首脑会议|首脑会晤|领导人会议|领导人会晤|元首会议|领袖会议"
_KIND: Final = (
    "视频|视讯|线上|网络|网上|云端|虚拟|远程|特别|紧急|临时|非正式|正式|年度|夏季|冬季|春季|秋季|例行|首次|首届|本届|系列|"
    "应对新冠肺炎|第[一二三四五六七八九十\\d]+[次届]"
)
# 北约（NATO）领导人峰会 · 二十国集团特别峰会 · 七国集团(G7)视频领袖峰会
_NAMED: Final = re.compile(
    rf"Ｂ[”」]?(?:[（(][^（）()]{{1,12}}[）)])?(?:\d+|二十七)?(?:个)?(?:成员国|会员国|国家|国)?的?[ＬＣ]?(?:{_KIND}){{0,3}}"
    rf"(?:(?:领导人|首脑|领袖|元首)(?:{_KIND}){{0,2}}(?:会晤|会议|会谈|{SUMMIT_WORDS})|{SUMMIT_WORDS})"
    r"|(?:(?<=出席|参加|主办)|(?<=出席了|参加了))Ｂ(?:[（(][^（）()]{1,12}[）)])?会议|Ｂ会议(?:（[^（）]{1,12}）|\([^()]{1,12}\))?(?=期间|之际|场边|时|落幕|闭幕|开幕|登场)"
)
# 日本与欧盟定期首脑磋商 · 中国和欧盟领导人会晤
_BETWEEN: Final = re.compile(
    rf"[ＣＢ](?:(?:、|和|与|同|及|-|－|—|–)[ＣＢ])+(?:之间)?的?(?:{_KIND}|定期)?(?:首脑|领导人|领袖)?(?:{_KIND}|定期)?(?:磋商|会议|会晤|会谈|峰会)"
)
# 中日韩领导人会议 · 日欧峰会 (drawn as a group so far)
_GROUPED: Final = re.compile(
    rf"Ｇ(?:定期|双边|三边|三方|电话|{_KIND}){{0,2}}(?:领导人|首脑|领袖)?(?:峰会|会议|会晤|磋商)"
)


# 普京当天会见了Ｐ · 次日: counted from the day told of last
_THAT_DAY: Final = {
    "当天": 0, "当日": 0, "当晚": 0, "同日": 0, "同一天": 0, "前一天": -1, "前一日": -1, "前一晚": -1,
    "次日": 1, "翌日": 1, "隔天": 1, "隔日": 1,
}  # fmt: skip
_THAT: Final = re.compile(
    f"(?<![两三四五六七八九十数几天日])(?<!通话)(?<!会[谈晤面])(?<!的(?=前))(?:{'|'.join(_THAT_DAY)})(?!的|(?<=同日)本)"
)


# 前首相那一年的5月4日与Ｐ通话
_YEAR: Final = re.compile(
    r"(?:那一年|那年|当年|同年)的?(?P<month>1[0-2]|[1-9])月(?:(?P<day>[12]\d|3[01]|[1-9])[日号])?"
)


def scene(text: str, by: Reader, *, day: date | None, told: str = "") -> list[Mark]:
    """Everything named in a clean text: people, places, dates (relative ones from ``day``), multilateral meetings.

    ``told`` is the day last told of before the text, from which "on that day" (当天) counts.
    """
    named = marks(text, by)
    meetings = list(_series(draw(text, named), by.authority))
    when = [Mark(sign.DATE, d.start, d.end, edtf=d.edtf) for d in dates(_nameless(text, named), day) if d.edtf]
    when += _that_day(text, when, told)
    there = _that_year(text, when, told)
    when = [m for m in when if not any(o.start <= m.start < o.end for o in there)] + there
    taken = [(m.start, m.end) for m in meetings]
    return [*meetings, *(m for m in [*named, *when] if not any(s <= m.start and m.end <= e for s, e in taken))]


def _that_day(text: str, when: list[Mark], told: str) -> list[Mark]:
    found = []
    for match in _THAT.finditer(text):
        before = [m.edtf for m in when if m.end <= match.start() and len(m.edtf) == len("2024-03-15")]
        if last := (before[-1] if before else told):
            day = date.fromisoformat(last) + timedelta(days=_THAT_DAY[match[0]])
            found.append(Mark(sign.DATE, *match.span(), edtf=day.isoformat()))
    return found


def _that_year(text: str, when: list[Mark], told: str) -> list[Mark]:
    """A day of the year told of last: 那一年的5月4日."""
    found = []
    for match in _YEAR.finditer(text):
        before = [m.edtf for m in when if m.end <= match.start() and m.edtf]
        if last := (before[-1] if before else told):
            date_text = f"{last[:4]}-{int(match['month']):02}" + (f"-{int(match['day']):02}" if match["day"] else "")
            found.append(Mark(sign.DATE, *match.span(), edtf=date_text))
    return found


def last_day(when: list[Mark], told: str) -> str:
    """The day that a text tells of last, else the one told before it."""
    days = [(m.start, m.edtf) for m in when if m.sign == sign.DATE and len(m.edtf) == len("2024-03-15")]
    return max(days)[1] if days else told


def _nameless(text: str, named: list[Mark]) -> str:
    """The text without people, so that 山本周四启程 is no 本周四."""
    characters = list(text)
    for mark in named:
        if mark.sign in sign.PERSON + sign.GROUP:
            characters[mark.start : mark.end] = "□" * (mark.end - mark.start)
    return "".join(characters)


def _series(plain: Sketch, authority: Authority) -> Iterator[Mark]:
    for match in _NAMED.finditer(plain.text):
        body = next(m for m in plain.within(*match.span(), sign.BODY))
        found = [i for i in body.iris if "/series/" in i]
        if found:
            yield Mark(sign.SERIES, *plain.clean(*match.span()), iris=(found[0],))
    for pattern in (_BETWEEN, _GROUPED):
        for match in pattern.finditer(plain.text):
            inside = plain.within(*match.span(), sign.COUNTRY + sign.BODY + sign.GROUP)
            members = frozenset(
                i for m in inside for i in (*m.iris, *(r.country for r in m.refs if r.country)) if "/series/" not in i
            )
            if found_series := authority.series_between(members):
                yield Mark(sign.SERIES, *plain.clean(*match.span()), iris=(found_series,))
