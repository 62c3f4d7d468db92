"""Dates in Korean text, absolute and relative, as EDTF (Level 0).

What comes in: a clean text and the anchor, the day on which it was published.
What goes out: `DateFound`s from left to right; a date is never made more exact than the words are.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from summitgraph.text.almanac import (
    DateFound,
    alternatives,
    calendar_day,
    in_turn,
    months_away,
    nearest_year,
    with_year,
)

_YEARS: Final = {"재작년": -2, "지난해": -1, "작년": -1, "올해": 0, "금년": 0, "올": 0, "내년": 1}
_MONTHS: Final = {
    "지난달": -1,
    "지난 달": -1,
    "이달": 0,
    "이번 달": 0,
    "이번달": 0,
    "다음 달": 1,
    "다음달": 1,
    "내달": 1,
}
_DAYS: Final = {"그제": -2, "그저께": -2, "어제": -1, "전날": -1, "오늘": 0, "이날": 0, "금일": 0, "내일": 1, "모레": 2}
_COUNTS: Final = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "열흘": 10, "보름": 15,
    "한": 1, "두": 2, "세": 3, "네": 4, "석": 3, "넉": 4,
}  # fmt: skip
_WEEKS: Final = {"지난주": -1, "지난 주": -1, "이번 주": 0, "이번주": 0, "다음 주": 1, "다음주": 1, "내주": 1}
_LONG: Final = 16  # days that a meeting or a visit takes at most
_WEEKDAYS: Final = "월화수목금토일"


def dates(text: str, anchor: date | None) -> Iterator[DateFound]:
    """Yield the dates of a clean text, and "" for a day that no calendar has (2월 30일).

    Without an anchor those that stand without a year are "" too.
    """
    patterns = _PATTERNS if anchor else [(pattern, with_year(reader)) for pattern, reader in _PATTERNS]
    yield from in_turn(text, anchor or date.max, patterns)


def _year(match: re.Match[str], anchor: date, month: int, day: int | None) -> int:
    if match["year"]:
        return int(match["year"])
    if match["word"]:
        return anchor.year + _YEARS[match["word"]]
    if match["past"] and month > anchor.month:
        return anchor.year - 1
    if match["coming"] and month < anchor.month:
        return anchor.year + 1
    return anchor.year if match["past"] or match["coming"] else nearest_year(anchor, month, day or 15)


def _calendar(match: re.Match[str], anchor: date) -> str | None:
    """2018년 5월 22일 · 지난 3월 · 11월 25~27일."""
    month, day = int(match["month"]), int(match["day"]) if match["day"] else None
    if not 1 <= month <= 12:
        return None
    year = _year(match, anchor, month, day)
    if day is None:
        return f"{year:04}-{month:02}"
    first = calendar_day(year, month, day)
    if first and match["until"]:
        last = calendar_day(year, int(match["until_month"] or month), int(match["until"]))
        return f"{first}/{last}" if last > first else first
    return first


def _running(match: re.Match[str], anchor: date) -> str | None:
    """10월 31일부터 이틀간 · 오는 15일부터 사흘 동안 · 3일부터 5일간."""
    first = _calendar(match, anchor) if match["month"] else _day_only(match, anchor)
    count = _COUNTS.get(match["count"]) or int(match["count"])
    if not first or not 1 < count < _LONG:
        return first
    return f"{first}/{(date.fromisoformat(first) + timedelta(days=count - 1)).isoformat()}"


def _dotted(match: re.Match[str], _: date) -> str:
    return calendar_day(int(match["year"]), int(match["month"]), int(match["day"]))


def _year_only(match: re.Match[str], anchor: date) -> str:
    return match["year"] or f"{anchor.year + _YEARS[match['word']]:04}"


def _near(match: re.Match[str], anchor: date) -> str:
    word = match["near"]
    if word in _MONTHS:
        year, month = months_away(anchor, _MONTHS[word])
        if not match["day"]:
            return f"{year:04}-{month:02}"
        first = calendar_day(year, month, int(match["day"]))
        last = calendar_day(year, month, int(match["until"])) if match["until"] else ""
        return f"{first}/{last}" if first and last > first else first
    return (anchor + timedelta(days=_DAYS[word])).isoformat()


def _ago(match: re.Match[str], anchor: date) -> str:
    """이틀 전 · 10일 전 · 3년 전 · 두 달 전."""
    word = match["days"] or match["n"]
    count = _COUNTS.get(word) or int(word)
    unit = "일" if match["days"] else match["unit"]
    if unit == "일":
        return (anchor + timedelta(days=-count)).isoformat()
    if unit == "년":
        return f"{anchor.year - count:04}"
    year, month = months_away(anchor, -count)
    return f"{year:04}-{month:02}"


def _week(match: re.Match[str], anchor: date) -> str:
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * _WEEKS[match["week"]])
    if match["weekday"]:
        return (monday + timedelta(days=_WEEKDAYS.index(match["weekday"]))).isoformat()
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _day_only(match: re.Match[str], anchor: date) -> str | None:
    """22일 is the nearest day of that number; 지난 22일 lies behind, 오는 22일 ahead."""
    day = int(match["day"])
    shifts = (0, -1) if match["past"] else (0, 1) if match["coming"] else (0, -1, 1)
    real = [found for s in shifts if (found := calendar_day(*months_away(anchor, s), day))]
    if match["past"]:
        real = [found for found in real if found <= anchor.isoformat()]
    if match["coming"]:
        real = [found for found in real if found >= anchor.isoformat()]
    first = min(real, key=lambda d: abs((date.fromisoformat(d) - anchor).days), default="")
    if first and match["until"] and int(match["until"]) > day:
        return f"{first}/{first[:8]}{int(match['until']):02}"
    return first


_DAY: Final = (
    r"(?P<day>3[01]|[12]\d|0?[1-9])일?(?: ?(?:[-~∼–]|부터|에서) ?(?:(?P<until_month>\d{1,2})월 ?)?"
    r"(?P<until>\d{1,2}))?일"
)
_TIMES: Final = r"(?:(?P<past>지난) |(?P<coming>오는|다가오는) )?"
_Reader = Callable[[re.Match[str], date], "str | None"]
_PATTERNS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    # 2018.05.22 · 2018. 5. 22.
    (re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\. ?(?P<month>\d{1,2})\. ?(?P<day>\d{1,2})\b"), _dotted),
    # 10월 31일부터 이틀간 · 오는 15일부터 사흘 동안
    (
        re.compile(
            rf"(?:(?:(?P<year>(?:19|20)\d\d)년 ?|(?P<word>{alternatives(_YEARS)}) ?)?"
            rf"{_TIMES}(?<!\d)(?P<month>\d{{1,2}})월 ?|(?<!월 )(?<!월)(?<!\d))(?P<day>3[01]|[12]\d|0?[1-9])일"
            rf"(?P<until_month>(?!))?(?P<until>(?!))?부터 "
            rf"(?:(?P<count>{alternatives(_COUNTS)}|\d(?=일)) ?일? ?(?:간|동안))"
        ),
        _running,
    ),
    # 2018년 5월 22일 · 지난해 11월 · 지난 3월 · 11월 25∼27일
    (
        re.compile(
            rf"(?:(?P<year>(?:19|20)\d\d)년 ?|(?P<word>{alternatives(_YEARS)}) ?)?{_TIMES}(?<!\d)(?P<month>\d{{1,2}})월"
            rf"(?!드)(?: ?{_DAY})?"
        ),
        _calendar,
    ),
    # 2007 남북정상회담 · 2025 아시아태평양경제협력체(APEC) 정상회의
    (
        re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<word>(?!))?(?= [가-힣A-Z·()+]{1,24}? ?정상회[담의])"),
        _year_only,
    ),
    # 2018년 · 지난해
    (
        re.compile(
            r"(?:(?P<year>(?:19|20)\d\d)년(?!대|간|도)|(?<![가-힣])"
            r"(?P<word>지난해|작년|올해|금년|내년)(?!도))"
        ),
        _year_only,
    ),
    # 다음 달 12일 · 지난달 · 오늘 · 어제(23일)
    (
        re.compile(
            rf"(?<![가-힣])(?P<near>{alternatives(_MONTHS | _DAYS)})"
            r"(?: ?(?P<day>\d{1,2})일?(?: ?[-~∼–] ?(?P<until>\d{1,2}))?일)?"
            r"(?:\(\d{1,2}일\))?(?!의 날|날|까지의)"
        ),
        _near,
    ),
    # 이틀 전 정상회담 · 10일 전 · 3년 전, no 20여 일 전
    (
        re.compile(
            r"(?<![가-힣\d여])(?:(?P<days>하루|이틀|사흘|나흘|닷새|엿새|이레|열흘|보름)|(?P<n>[한두세네석넉]|\d{1,2}) ?"
            r"(?P<unit>일|년|달|개월)) ?전(?=[ ,.인에의]|$)"
        ),
        _ago,
    ),
    # 다음 주 수요일 · 지난주
    (re.compile(
        rf"(?<![가-힣])(?P<week>{alternatives(_WEEKS)})(?: ?(?P<weekday>[월화수목금토일])요일)?(?=[ ,.]|에|중|초"
        r"|말|의|은|는|$)"
), _week),
    # 지난 22일 · 오는 23∼24일 · 22일
    (
        re.compile(
            rf"{_TIMES}(?<![\d.·월])(?<!박)(?<!박 ){_DAY}(?!본|간|째|만|정|보|\w?차|하|"
            r"부터(?! ?[^.,]{0,16}(?:열리|열린|열릴|개최))|씩| ?만[에의])"
        ),
        _day_only,
    ),
)  # fmt: skip
