"""The scene of a paragraph: people, places, dates and multilateral meetings, ready to be drawn.

What comes in: a clean text, a `who.Reader`. What goes out: the `Mark`s of its sketch.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.almanac import calendar_day
from summitgraph.text.dates import dates
from summitgraph.text.sketch import Mark, Ref, Sketch, draw
from summitgraph.text.zh.heads import heads
from summitgraph.text.zh.who import Reader, marks
from summitgraph.time import DAY

SUMMIT_WORDS: Final = (
    "峰会|首脑会议|首脑会晤|领导人会议|领导人会晤|元首会议|领袖会议|"
    "(?:国家)?元首理事会(?:会议)?|政府首脑理事会(?:会议)?"
)
_KIND: Final = (
    "视频|线上|网络|网上|云端|虚拟|远程|电话|特别|扩大|紧急|临时|非正式|正式|年度|夏季|冬季|春季|秋季|例行|"
    "首次|首届|首个|首场|本届|系列|在线|实体|面对面|闭门|年终|"
    "应对新冠肺炎|预算|外交政策|预算与复苏|复苏|抗疫|脱欧|第[一二三四五六七八九十百\\d]+[次届]"
)
# 北约（NATO）领导人峰会 · 二十国集团特别峰会 · 七国集团(G7)视频领袖峰会 · 金砖国家领导人喀山会晤 · 东盟各国首脑峰会
# Ｂ会议20日闭幕 · 主办Ｂ年会 · Ｐ出席Ｂ致辞 · Ｐ在Ｂ上的讲话
_NAMED: Final = re.compile(
    rf"Ｂ[”」]?(?:[（(][^（）()]{{1,12}}[）)]|Ｂ|集团)?(?:\d+|二十七)?(?:个)?(?:成员国|会员国|国家|国|各国)?的?[ＬＣ]?(?:{_KIND}){{0,3}}[ＬＣ]?[“「]?(?:经济)?"
    rf"(?:(?:领导人|首脑|领袖|元首)们?(?:{_KIND}){{0,2}}Ｌ?(?:{_KIND})?(?:会晤|会议|会谈|{SUMMIT_WORDS})|{SUMMIT_WORDS})"
    r"|(?:(?<=出席|参加|主办)|(?<=出席了|参加了))Ｂ(?:[（(][^（）()]{1,12}[）)])?会议|Ｂ会议(?:（[^（）]{1,12}）|\([^()]{1,12}\))?(?=期间|之际|场边|时|落幕|闭幕|开幕|登场|[\d年月日号周今昨明晚一二三四五六天]{2,12}[^，。；ＰＢ]{0,8}(?:落幕|闭幕|开幕|登场))"
    r"|Ｂ年会|(?<=出席)Ｂ(?=[，。；\s]|致[词辞]|$)|(?<=在)Ｂ(?=上(?:的?(?:发言|讲话|演讲|演说|致[词辞]|承诺|表态)|[^，。；ＰＢ]{0,4}(?:表示|说|提出|宣布|呼吁|强调)))"
)
# Ｐ在Ｂ会议上说 · Ｂ会议（Ｂ）落幕: of leaders where one of them is named
_AT_THE_MEETING: Final = re.compile(
    r"Ｂ的?(?:视频|线上|网络)?会议(?:[（(]Ｂ[）)])?(?=上|中|落幕|闭幕|开幕|登场|结束|召开|举行)"
)
# 七国集团外长会议 · 上合组织成员国国防部长视频会议: of ministers
_OF_MINISTERS: Final = re.compile(
    rf"Ｂ[”」]?(?:[（(][^（）()]{{1,12}}[）)])?(?:\d+|二十七)?(?:个)?(?:成员国|会员国|国家|[二三四五]?国)?的?(?:{_KIND}){{0,3}}"
    rf"(?:外交|国防|防务|财政|经济|贸易|能源|环境|卫生|农业|内政|司法)?(?:和央行行长)?"
    rf"(?:Ｔ|外长|防长|财长|外相|部长)(?:级|们)?(?:和央行行长|与央行行长|及央行行长)?的?(?:{_KIND}|非正式|定期)*"
    r"(?:理事会会议|理事会|会议|会谈|会晤|对话|磋商|会(?=[，。；、上后前]|$))"
)
# 在东京举行四方安全对话: a body that is itself the meeting
_TALKS_OF: Final = re.compile(
    "(?:举行|召开|进行|参加|出席|展开|主持|主办|参与)(?:了|的)?(?P<body>Ｂ)(?:[（(][^（）()]{1,12}[）)])?(?:会议|会谈)?"
)
_MINISTERS: Final = re.compile("外长|部长|外相|国务卿|外交大臣")
_CHIEFS: Final = re.compile("领导人|首脑|领袖|峰会|元首|总统|首相|总理")
# 日本与欧盟定期首脑磋商 · 中国和欧盟领导人会晤
_BETWEEN: Final = re.compile(
    rf"[ＣＢ](?:(?:、|和|与|同|及|-|－|—|–)[ＣＢ])+(?:之间)?的?(?:{_KIND}|定期)?(?:首脑|领导人|领袖)?(?:{_KIND}|定期)?(?:磋商|会议|会晤|会谈|峰会)"
)
# 中日韩领导人会议 · 日欧峰会 (drawn as a group so far)
_GROUPED: Final = re.compile(
    rf"Ｇ(?:定期|双边|三边|三方|三国|四方|四国|电话|{_KIND}){{0,2}}(?:领导人|首脑|领袖)?(?:峰会|会议|会晤|磋商)"
)


# 普京当天会见了Ｐ · 次日: counted from the day told of last
_THAT_DAY: Final = {
    "当天": 0, "当日": 0, "当晚": 0, "同日": 0, "同一天": 0, "前一天": -1, "前一日": -1, "前一晚": -1,
    "次日": 1, "翌日": 1, "隔天": 1, "隔日": 1,
}  # fmt: skip
_THAT: Final = re.compile(
    f"(?<![两三四五六七八九十数几天日])(?<!通话)(?<!会[谈晤面])(?<!的(?=前))(?:{'|'.join(_THAT_DAY)})(?!的|(?<=同日)本)"
)


# Ｐ9日说，“今天与Ｐ会晤”: the day of him who speaks
_HIS_DAY: Final = {"今天": 0, "今日": 0, "今晚": 0, "今早": 0, "昨天": -1, "昨日": -1, "昨晚": -1, "明天": 1, "明日": 1}
# 前首相那一年的5月4日与Ｐ通话
_YEAR: Final = re.compile(
    r"(?:那一年|那年|当年|同年)的?(?P<month>1[0-2]|[1-9])月(?:(?P<day>[12]\d|3[01]|[1-9])[日号])?"
)


def scene(text: str, by: Reader, *, day: date | None, told: str = "") -> list[Mark]:
    """Everything named in a clean text: people, places, dates (relative ones from ``day``), multilateral meetings.

    ``told`` is the day last told of before the text, from which "on that day" (当天) counts.
    """
    named = marks(text, by)
    plain = draw(text, named)
    meetings = [*_series(plain, by.authority), *_of_ministers(plain, text), *heads(plain, by.authority)]
    when = [Mark(sign.DATE, d.start, d.end, edtf=d.edtf) for d in dates(_nameless(text, named), day) if d.edtf]
    when += _that_day(text, when, told)
    when = _in_speech(text, when)
    there = _that_year(text, when, told)
    when = [m for m in when if not any(o.start <= m.start < o.end for o in there)] + there
    taken = [(m.start, m.end) for m in meetings]
    return [*meetings, *(m for m in [*named, *when] if not any(s <= m.start and m.end <= e for s, e in taken))]


def _that_day(text: str, when: list[Mark], told: str) -> list[Mark]:
    found = []
    for match in _THAT.finditer(text):
        before = [m.edtf for m in when if m.end <= match.start() and len(m.edtf) == DAY]
        if last := (before[-1] if before else told):
            day = date.fromisoformat(last) + timedelta(days=_THAT_DAY[match[0]])
            found.append(Mark(sign.DATE, *match.span(), edtf=day.isoformat()))
    return found


def _in_speech(text: str, when: list[Mark]) -> list[Mark]:
    """The days of a text; those in direct speech counted from the day on which it is said, if the sentence tells it."""

    def heard(mark: Mark) -> Mark:
        shift = _HIS_DAY.get(text[mark.start : mark.end])
        opened = text.rfind("“", 0, mark.start)
        if shift is None or opened < 0 or text.rfind("”", opened, mark.start) >= 0:
            return mark
        begin = max(text.rfind(stop, 0, opened) for stop in "。；")
        said = [m.edtf for m in when if begin < m.start < opened and len(m.edtf) == DAY]
        if not said:
            return mark
        return mark._replace(edtf=(date.fromisoformat(said[-1]) + timedelta(days=shift)).isoformat())

    return [heard(mark) for mark in when]


def _that_year(text: str, when: list[Mark], told: str) -> list[Mark]:
    """A day of the year told of last: 那一年的5月4日."""
    found = []
    for match in _YEAR.finditer(text):
        before = [m.edtf for m in when if m.end <= match.start() and m.edtf]
        if last := (before[-1] if before else told):
            year, month, day = last[:4], int(match["month"]), match["day"]
            if edtf := calendar_day(int(year), month, int(day)) if day else f"{year}-{month:02}":
                found.append(Mark(sign.DATE, *match.span(), edtf=edtf))
    return found


def last_day(when: list[Mark], told: str) -> str:
    """The day that a text tells of last, else the one told before it."""
    days = [(m.start, m.edtf) for m in when if m.sign == sign.DATE and len(m.edtf) == DAY]
    return max(days)[1] if days else told


def _nameless(text: str, named: list[Mark]) -> str:
    """The text without people, so that 山本周四启程 is no 本周四."""
    characters = list(text)
    for mark in named:
        if mark.sign in sign.PERSON + sign.GROUP:
            characters[mark.start : mark.end] = "□" * (mark.end - mark.start)
    return "".join(characters)


def _of_ministers(plain: Sketch, text: str) -> Iterator[Mark]:
    """Meetings of the ministers of a body, and talks that the body is itself where ministers are spoken of."""
    for match in _OF_MINISTERS.finditer(plain.text):
        yield from _ministerial(plain, match.span(), match.start())
    for match in _TALKS_OF.finditer(plain.text):
        at = match.start("body")
        start, end = plain.clean(at, at + 1)
        sentence = text[text.rfind("。", 0, start) + 1 : end + 60].split("。", maxsplit=1)[0]
        if (
            text[start:end].endswith(("对话", "会谈", "会晤"))
            and _MINISTERS.search(sentence)
            and not _CHIEFS.search(sentence)
        ):
            yield from _ministerial(plain, (at, match.end()), at)


def _ministerial(plain: Sketch, span: tuple[int, int], body: int) -> Iterator[Mark]:
    """The mark of a series as its ministers meet; the European Union's have a council of their own."""
    for iri in plain.marks[body].iris:
        if "/series/" in iri and not iri.endswith("/eu-summit"):
            yield Mark(sign.SERIES, *plain.clean(*span), refs=(Ref(role="minister"),), iris=(iri,))
            return


def _series(plain: Sketch, authority: Authority) -> Iterator[Mark]:
    for match in _NAMED.finditer(plain.text):
        if found_series := _named(plain, match, authority):  # Ｂ大阪峰会: called by its place
            there = [m.iris[0] for m in plain.within(*match.span(), sign.PLACE + sign.COUNTRY)]
            yield Mark(sign.SERIES, *plain.clean(*match.span()), iris=(found_series, *there[:1]))
    for match in _AT_THE_MEETING.finditer(plain.text):
        start = plain.text.rfind("。", 0, match.start()) + 1
        found = [i for i in plain.marks[match.start()].iris if "/series/" in i]
        if found and plain.within(start, min(match.end() + 40, len(plain.text)), sign.PERSON):
            yield Mark(sign.SERIES, *plain.clean(*match.span()), iris=(found[0],))
    for pattern in (_BETWEEN, _GROUPED):
        for match in pattern.finditer(plain.text):
            if found_series := _of_members(plain, match, authority):
                yield Mark(sign.SERIES, *plain.clean(*match.span()), iris=(found_series,))


def _named(plain: Sketch, match: re.Match[str], authority: Authority) -> Iri | None:
    """The series of the body named, of the body and a country (欧盟中国峰会); of two bodies none: 欧盟东盟峰会."""
    if between := _of_members(plain, match, authority):
        return between
    told = [[i for i in m.iris if "/series/" in i] for m in plain.within(*match.span(), sign.BODY)]
    return told[0][0] if told[0] and all(one == told[0] for one in told) else None


def _of_members(plain: Sketch, match: re.Match[str], authority: Authority) -> Iri | None:
    """The series between exactly the countries and bodies named, where they are more than one."""
    inside = plain.within(*match.span(), sign.COUNTRY + sign.BODY + sign.GROUP)
    members = frozenset(
        i for m in inside for i in (*m.iris, *(r.country for r in m.refs if r.country)) if "/series/" not in i
    )
    return authority.series_between(members) if len(members) > 1 else None
