"""Dates in Chinese and Japanese text, absolute and relative, as EDTF (Level 0).

What comes in: a clean text and the anchor, the day on which it was published.
What goes out: `DateFound`s from left to right: where, which date, and whether such a day exists.
A date is never made more exact than the words are.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from summitgraph.text.almanac import DateFound, alternatives, calendar_day, in_turn, months_away, nearest_year

_NUMERALS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"零": 0, "两": 2, "元": 1}
_ERAS: Final = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
_N: Final = r"(?:\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_WEEKDAYS: Final = {c: i for i, c in enumerate("一二三四五六")} | {"日": 6, "天": 6} | {
    c: i for i, c in enumerate("月火水木金土")
}  # fmt: skip
_YEARS: Final = {
    "前年": -2, "去年": -1, "昨年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1, "來年": 1,
    "年底": 0, "年末": 0, "今春": 0, "今夏": 0, "今秋": 0, "今冬": 0,
}  # fmt: skip
_MONTHS: Final = {
    "月底": 0, "月末": 0,
    "上个月": -1, "上個月": -1, "上月": -1, "先月": -1, "本月": 0, "这个月": 0, "這個月": 0, "今月": 0,
    "下个月": 1, "下個月": 1, "下月": 1, "来月": 1,
}  # fmt: skip
_DAYS: Final = {
    "大前天": -3, "前天": -2, "前日": -2, "前晚": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "昨晨": -1,
    "今天": 0, "今日": 0, "今晚": 0, "今晨": 0, "今早": 0, "今夜": 0, "今午": 0,
    "明天": 1, "明日": 1, "明晚": 1, "明早": 1, "明晨": 1, "后天": 2, "後天": 2, "後日": 2, "大后天": 3,
}  # fmt: skip
_WEEKS: Final = {"上": -1, "先": -1, "本": 0, "这": 0, "這": 0, "今": 0, "下": 1, "来": 1}
# words before a weekday that put it ahead: 首相正协调于周三会晤
_AHEAD: Final = re.compile(
    r"将|將|拟|擬|定于|定於|计划|計劃|预计|預計|安排|协调|協調|最快|可能|有望|即将|予定|明天|届时"
)
# words around a month that put it behind: 两人上一次通话是在3月27日 (read in November)
_BEHIND: Final = re.compile("上一?次|最近一次|上回|曾|以来|此前|当时|　[^　]*?(?<=[会见行成布署谈到表开])了(?!解)")
_FAR, _FARTHER = 2, 4  # months ahead of which such words can be; ahead of which no bare day is

_ITINERARY: Final = re.compile(
    "(?:将|將|拟|擬|计划|計劃|预计|預計|定)(?:于|於|在)?[本下]?(?:周|週|星期)[一二三四五六日天][^，]*，[^，]{0,4}$"
)


def number(text: str) -> int:
    """A whole number up to 99 in digits or Chinese numerals: ``number("二十一") == 21``."""
    if text.isdecimal():  # in whatever script: ٣月 is written by nobody and must do no harm
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_NUMERALS[c]) for c in text))
    return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)


def _month(year: int, month: int) -> str:
    return f"{year:04}-{month:02}" if 1 <= month <= 12 else ""


def _ahead(match: re.Match[str]) -> bool:
    """Whether the words of the clause put a date ahead: 峰会将于11月举行."""
    clause = re.split(r"[，。；,]", match.string[max(0, match.start() - 30) : match.start()])[-1]
    if re.search("原[本定訂订計计]", clause):
        return False
    return _AHEAD.search(clause + match.string[match.end() : match.end() + 2]) is not None or _next_stop(match)


def _next_stop(match: re.Match[str]) -> bool:
    """Whether a weekday goes on with what is ahead: 将于周四启程，周五与总理会面, but no 白宫周五说."""
    sentence = re.split("[。；]", match.string[max(0, match.start() - 40) : match.start()])[-1]
    said = re.match("[^，。；]{0,8}(?:说|表示|称|宣布|发表|透露|证实|指)", match.string[match.end() :])
    return said is None and _ITINERARY.search(sentence) is not None


def _called_off(match: re.Match[str]) -> bool:
    """Whether the words call off what was to come: 取消了原定周二与总理的会谈."""
    return re.search(r"取消了?[原本][本定訂订計计]?于?在?$", match.string[: match.start()]) is not None


def _coming_year(match: re.Match[str], anchor: date, month: int, day: int) -> int:
    """The nearest year, but the next or the last where the words say that the date lies ahead or behind."""
    nearest = nearest_year(anchor, month, day)
    behind = (anchor.year - nearest) * 12 + anchor.month - month
    words = _clause_around(match)
    if -behind >= _FAR and not _ahead(match) and (_BEHIND.search(words) or (match["day"] and -behind >= _FARTHER)):
        return nearest - 1
    return nearest + 1 if behind >= 2 and _ahead(match) else nearest


def _clause_around(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    before = re.split("[，。；,]", text[max(0, start - 30) : start])[-1]
    return before + "　" + re.split("[，。；,]", text[end : end + 30])[0]


def _year(match: re.Match[str], anchor: date | None) -> int | None:
    if era := match["era"]:
        return _ERAS[era] + number(match["era_year"])
    if written := match["year"]:
        return int(written)
    if (relative := match["relative"]) and anchor:
        return anchor.year + _YEARS[relative]
    return None


def _calendar(match: re.Match[str], anchor: date | None) -> str | None:
    year, month, day = _year(match, anchor), match["month"], match["day"]
    if month is None:
        return None if year is None else f"{year:04}"
    m = number(month)
    if year is None:
        if anchor is None:
            return None
        year = _coming_year(match, anchor, m, number(day) if day else anchor.day)
    if day is None:
        return _month(year, m)
    first = calendar_day(year, m, number(day))
    if (until := match["until"]) and first:
        last_month = number(match["until_month"] or month)
        last = calendar_day(year + (last_month < m), last_month, number(until))  # 12月28日至1月3日
        return _range(first, last, through=match["through"])
    return first


def _range(first: str, last: str, *, through: str) -> str:
    """From the first to the last day; "and" joins only days that follow each other (22日与23日)."""
    if not last or last <= first:
        return first
    apart = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return f"{first}/{last}" if apart == 1 or through not in set("和与及、") else first


def _anniversary(match: re.Match[str], anchor: date | None) -> str | None:
    return _month(anchor.year - number(match["years"]), anchor.month) if anchor else None


def _slashed(match: re.Match[str], _: date | None) -> str | None:
    year, month, day = int(match["slashed"]), int(match["its_month"]), match["its_day"]
    return calendar_day(year, month, int(day)) if day else _month(year, month)


def _week(match: re.Match[str], anchor: date | None) -> str | None:
    if anchor is None:
        return None
    if inner := match["inner_month"]:
        month, day = number(inner), number(match["inner_day"])
        return calendar_day(nearest_year(anchor, month, day), month, day)
    monday = anchor - timedelta(days=anchor.weekday())
    weekday = _WEEKDAYS[match["weekday"]]
    if which := match["which"]:
        first = monday + timedelta(days=7 * _WEEKS[which] + weekday)
    else:
        back = (anchor.weekday() - weekday) % 7
        first = anchor + timedelta(days=7 - back if back and (_ahead(match) or _called_off(match)) else -back)
    if until := match["until_weekday"]:
        last = first + timedelta(days=(_WEEKDAYS[until] - weekday) % 7)
        return _range(first.isoformat(), last.isoformat(), through=match["through"])
    return first.isoformat()


def _whole_week(match: re.Match[str], anchor: date | None) -> str | None:
    """上周 is one day of that week: its Monday to its Sunday."""
    if anchor is None:
        return None
    monday = anchor - timedelta(days=anchor.weekday() - 7 * _WEEKS[match["of_week"]])
    first = monday + timedelta(days=5 if match["weekend"] else 0)
    return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _ago(match: re.Match[str], anchor: date | None) -> str | None:
    """两天前 is a day, 三个月前 a month, 两年前 a year."""
    if anchor is None:
        return None
    count = number(match["count"])
    if match["unit"] == "天":
        return (anchor - timedelta(days=count)).isoformat()
    return f"{anchor.year - count:04}" if match["unit"] else _month(*months_away(anchor, -count))


def _near(match: re.Match[str], anchor: date | None) -> str | None:
    if anchor is None:
        return None
    word = match["near"]
    if word in _MONTHS:
        year, month = months_away(anchor, _MONTHS[word])
        first = calendar_day(year, month, number(match["near_day"])) if match["near_day"] else _month(year, month)
        if (until := match["near_until"]) and first:
            return _range(first, calendar_day(year, month, number(until)), through=match["through"])
        return first
    return (anchor + timedelta(days=_DAYS[word])).isoformat()


def _day_only(match: re.Match[str], anchor: date | None) -> str | None:
    if anchor is None:
        return None
    day = number(match["only"])
    months = [months_away(anchor, shift) for shift in (0, -1, 1)]
    real = [found for year, month in months if (found := calendar_day(year, month, day))]
    first = min(real, key=lambda d: abs((date.fromisoformat(d) - anchor).days), default="")
    if first and (until := match["only_until"]):
        start = date.fromisoformat(first)
        return _range(first, calendar_day(start.year, start.month, number(until)), through=match["through"])
    return first


_THROUGH: Final = "(?P<through>至|到|[-—~～－和与及、])"
# 6月11日至13日 · 5月 · 9月21日 · 4月22号与23号
_MONTH_AND_DAYS: Final = (
    rf"(?P<month>{_N})月(?:份)?(?:(?P<day>{_N})(?:[日号號]|(?=(?:至|到|[-—~～－])\d{{1,2}}[日号號]))"
    rf"(?:{_THROUGH}(?:(?P<until_month>{_N})月)?(?P<until>{_N})[日号號])?)?"
)
_NEVER: Final = "(?P<era>(?!))?(?P<year>(?!))?(?P<relative>(?!))?"  # the groups of a year, where there is none
_Reader = Callable[[re.Match[str], "date | None"], "str | None"]
# pattern, reader, and the signs of which a text needs one to hold such a date
_READERS: Final[tuple[tuple[str, _Reader, str], ...]] = (
    # 双方定于2021年6月11日至13日会谈 · 去年5月 · 平成14年9月17日 · 1998年 · 今年度 · 年底 · 今夏
    (
        (
            rf"(?:(?P<era>{'|'.join(_ERAS)})(?P<era_year>\d{{1,3}}|元)年|(?P<year>(?:1[89]|20)\d\d)年(?!代)"
            rf"|(?P<relative>{alternatives(_YEARS)})度?)(?:的?(?:{_MONTH_AND_DAYS})|年?[底初末]|[春夏秋冬](?:[季天])?)?"
        ),
        _calendar,
        "年今",
    ),
    # 今天是马习会5周年
    (
        r"(?:(?<=会[晤谈面])|(?<=会)(?<![协工国委商学博年员公议大宴运理社教]会))(?P<years>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:周|週)年",
        _anniversary,
        "年",
    ),
    # 2016/12 两人通话 · 2017/4/6 举行会晤: lines of a chronology
    (
        r"(?<![\d/.-])(?P<slashed>(?:19|20)\d\d)/(?P<its_month>0?[1-9]|1[0-2])(?:/(?P<its_day>[12]\d|3[01]|0?[1-9]))?(?![\d/%-])(?!年|赛季|財年|财年|学年)",
        _slashed,
        "/",
    ),
    # 总统周三（7月12日）启程 · 下周一 · 星期二 · 水曜日
    (
        (
            r"(?P<which>[上下本这這今先来])?(?:个|個)?(?:周|週|星期|礼拜|禮拜)(?P<weekday>[一二三四五六日天])"
            rf"(?:[（(](?P<inner_month>{_N})月(?P<inner_day>{_N})[日号號][）)])?"
            rf"(?:{_THROUGH}[本这這]?(?:周|週|星期|礼拜|禮拜)(?P<until_weekday>[一二三四五六日天]))?"
        ),
        _week,
        "周週星礼禮",
    ),
    # 上周 · 本周末 · 下星期
    (
        (r"(?P<of_week>[上下本这這])(?:个|個)?(?:周|週|星期|礼拜|禮拜)(?P<weekend>末)?(?![一二三四五六日天刊报報年])"),
        _whole_week,
        "周週星礼禮",
    ),
    # 两年前 · 20年前 · 三个月前 · 十五天前, but no 5月前 (before May)
    (
        rf"(?<![\d第几幾数數一二三四五六七八九十百千])(?P<count>{_N}|两)(?:(?P<unit>年|天)|(?:个|個)(?P<months>月))(?:多)?(?:以|之)?前",
        _ago,
        "前",
    ),
    # 9月21日当地时间 · 6月11日至13日 · 4月
    (
        rf"{_NEVER}(?<![\d一二三四五六七八九十]){_MONTH_AND_DAYS}",
        _calendar,
        "月",
    ),
    # 今（27）日 · 昨天（3日）: as newspapers in Taiwan write it
    (
        rf"(?:[今昨明前][天日]?|后天|後天)[（(](?P<only>{_N})[日号號]?[）)][日晚晨]?(?P<only_until>(?!))?(?P<through>(?!))?",
        _day_only,
        "今昨明前后後",
    ),
    # 上个月 · 本月12日 · 昨天
    (
        (
            rf"(?P<near>{alternatives(_MONTHS | _DAYS)})"
            rf"(?:(?P<near_day>{_N})[日号號]?(?:{_THROUGH}(?P<near_until>{_N})(?=[日号號]))?[日号號]|[底初末])?"
        ),
        _near,
        "月天日晚夜晨早午",
    ),
    # 首相11日抵达；17日の会談；21日至23日；25至26日
    (
        (
            r"(?<![\d第月零一二三四五六七八九十])(?P<only>[12]\d|3[01]|[1-9])"
            r"(?:[日号號]|(?=(?:至|到|[-—~～－])(?:[12]\d|3[01]|[1-9])[日号號]))(?![本元圆圓前后後間间])"
            rf"(?:{_THROUGH}(?P<only_until>[12]\d|3[01]|[1-9])[日号號](?![本元圆圓前后後間间]))?"
        ),
        _day_only,
        "日号號",
    ),
)
_PATTERNS: Final = tuple((re.compile(pattern), reader, signs) for pattern, reader, signs in _READERS)


def dates(text: str, anchor: date | None) -> Iterator[DateFound]:
    """Yield the dates of a clean text from left to right; without an anchor only the absolute ones."""
    held = ((pattern, reader) for pattern, reader, signs in _PATTERNS if any(sign in text for sign in signs))
    yield from in_turn(text, anchor, held)
