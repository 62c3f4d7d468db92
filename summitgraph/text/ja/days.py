"""Days as Japanese reports say them: 昨日, 先週, 10日から12日まで, 19年2月, 同日.

What comes in: clean text and the day of publication. What goes out: `DateFound`s with EDTF, from left to right.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from summitgraph.text.almanac import DateFound
from summitgraph.text.dates import dates, number

# きのう会談した
_DAYS: Final = {
    "一昨日": -2, "おととい": -2, "きのう": -1, "昨晩": -1, "きょう": 0, "けさ": 0, "今朝": 0, "今夕": 0, "今夜": 0,
    "今晩": 0, "本日": 0, "ゆうべ": -1, "昨夕": -1,
    "あす": 1, "あした": 1, "明日": 1, "あさって": 2,
}  # fmt: skip
# 先週会談した
_WEEKS: Final = {"先々週": -2, "先週": -1, "今週": 0, "来週": 1, "再来週": 2}
_OWN: Final = re.compile("|".join(sorted([*_DAYS, *_WEEKS], key=len, reverse=True)) + r"(?![ぁ-ん]ら)")
# 19年2月 · 19年2月28日: the century left out
_SHORT: Final = re.compile(
    r"(?<![\d令和平成昭正治民國])(?P<year>\d{2})年(?P<month>1[0-2]|[1-9])月(?:(?P<day>3[01]|[12]\d|[1-9])日)?"
)
# 10、11日 · 来月10~12日 · 30、31両日 · 6月9~13日
_SPAN: Final = re.compile(
    r"(?:(?P<near>先月|今月|来月|本月)|(?:(?:(?P<year>(?:19|20)\d\d)年|(?P<last>昨年|去年)|(?P<next>来年)|(?:今年|本年)))?(?P<month>1[0-2]|[1-9])月)?"
    r"(?<!\d)(?P<first>3[01]|[12]\d|[1-9])日?(?P<joint>[~～〜\-–、,・]|及び|および|と)(?P<last_day>3[01]|[12]\d|[1-9])両?日(?![前後間])"
)
# 二十三日午前 · 五日、
_KANJI: Final = re.compile(
    r"(?<![〇一二三四五六七八九十月第])(?P<day>(?:二|三)?十[一二三四五六七八九]?|[一二三四五六七八九](?=日(?:午前|午後|夜|朝|、)))日(?![間本連目])"
)
_NEAR: Final = {"先月": -1, "今月": 0, "本月": 0, "来月": 1}
# 10日から12日まで・10日～12日・19日から
_UNTIL: Final = re.compile(r"[日]?(?:から|[~～-])$")
_SAME: Final = re.compile(r"同日|翌日|前日|同年(?P<month>1[0-2]|[1-9])月|同月(?P<day>3[01]|[12]\d|[1-9])日")
_STEP: Final = {"同日": 0, "翌日": 1, "前日": -1}
_LOCAL: Final = re.compile(r"\((?:日本時間|現地時間)[^()]*\)|（(?:日本時間|現地時間)[^（）]*）")


def days(text: str, anchor: date | None, last: str = "") -> Iterator[DateFound]:
    """Yield the dates; of 9月21日（日本時間22日） only the local day, as the event's own (EDTF Level 1).

    ``last`` is the day told before the text, to which 同日 and 翌日 point.
    """
    beside = [match.span() for match in _LOCAL.finditer(text)]
    found = [d for d in _all(text, anchor) if d.edtf and not any(s < d.start < e for s, e in beside)]
    for one in _in_turn(text, _ranges(text, found)):
        day = one if one.edtf else DateFound(one.start, one.end, _stepped(last, text[one.start : one.end]))
        if day.edtf:
            last = day.edtf if "/" not in day.edtf else ""
            yield day


def _all(text: str, anchor: date | None) -> list[DateFound]:
    own = [] if anchor is None else [_own(match, anchor) for match in _OWN.finditer(text)]
    own += [found for match in _SHORT.finditer(text) if (found := _short(match, anchor))]
    own += [found for match in _SPAN.finditer(text) for found in _span(match, anchor)]
    own += [found for match in _KANJI.finditer(text) if (found := _kanji(match, anchor))]
    rest = [d for d in dates(text, anchor) if not any(d.start < o.end and o.start < d.end for o in own)]
    return sorted([*own, *rest], key=lambda d: d.start)


def _own(match: re.Match[str], anchor: date) -> DateFound:
    word = match[0]
    if word in _DAYS:
        return DateFound(*match.span(), (anchor + timedelta(days=_DAYS[word])).isoformat())
    monday = anchor - timedelta(days=anchor.weekday() - 7 * _WEEKS[word])
    return DateFound(*match.span(), f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")


def _short(match: re.Match[str], anchor: date | None) -> DateFound | None:
    """Read 19年2月: of this century unless that lies far ahead."""
    short, latest = int(match["year"]), (anchor.year + 10 if anchor else 2040)
    month = f"{2000 + short if 2000 + short <= latest else 1900 + short:04}-{int(match['month']):02}"
    day = _real(f"{month}-{int(match['day']):02}") if match["day"] else month
    return DateFound(*match.span(), day) if day else None


def _kanji(match: re.Match[str], anchor: date | None) -> DateFound | None:
    """Read 二十三日: the day of the month that is nearest."""
    found = next(dates(f"{number(match['day'])}日", anchor), None)
    return DateFound(*match.span(), found.edtf) if found and found.edtf else None


def _span(match: re.Match[str], anchor: date | None) -> Iterator[DateFound]:
    """Read 10、11日 or 来月10~12日: from the first day to the last; of days counted up that lie apart, each."""
    first, last = int(match["first"]), int(match["last_day"])
    listed = match["joint"] not in set("~～〜-–") and last - first > 1
    month = _month_of(match, anchor) if first < last else ""
    begin, end = (_real(f"{month}-{day:02}") for day in (first, last)) if month else ("", "")
    if begin and end and listed:
        yield DateFound(match.start(), match.start("joint"), begin)
        yield DateFound(match.start("last_day"), match.end(), end)
    elif begin and end:
        yield DateFound(*match.span(), f"{begin}/{end}")


def _month_of(match: re.Match[str], anchor: date | None) -> str:
    """The month of days counted up: the one named, else the one that puts them nearest to the page's day."""
    if match["year"]:
        return f"{match['year']}-{int(match['month']):02}"
    if anchor is None:
        return ""
    if match["month"]:
        found = next(dates(match[0][: match[0].index("月") + 1], anchor), None)
        return found.edtf[:7] if found else ""
    shifts = [_NEAR[match["near"]]] if match["near"] else [0, -1, 1]
    months = [divmod(anchor.year * 12 + anchor.month - 1 + shift, 12) for shift in shifts]
    firsts = [f"{year:04}-{month + 1:02}-{int(match['first']):02}" for year, month in months]
    real = [day for day in firsts if _real(day) and _real(f"{day[:8]}{int(match['last_day']):02}")]
    return min(real, key=lambda day: abs((date.fromisoformat(day) - anchor).days), default="")[:7]


def _real(day: str) -> str:
    """The day, or "" where the calendar has none such."""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""


def _ranges(text: str, found: list[DateFound]) -> list[DateFound]:
    """The dates with two that から joins as one, and the words that point back to a day, still without a day."""
    joined: list[DateFound] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and len(before.edtf) == len(one.edtf) == 10 and _UNTIL.fullmatch(text[before.end : one.start]):
            last = one.edtf if "月" in text[one.start : one.end] else before.edtf[:8] + one.edtf[8:]
            joined[-1] = DateFound(before.start, one.end, f"{before.edtf}/{last}")
        else:
            joined.append(one)
    back = [DateFound(*match.span(), "") for match in _SAME.finditer(text)]
    rest = [d for d in joined if not any(d.start < b.end and b.start < d.end for b in back)]
    return sorted([*rest, *back], key=lambda d: d.start)


# 6月11日に着き、14日に: a day of the month named before it
_BARE: Final = re.compile(r"(?:3[01]|[12]\d|[1-9])日")


def _in_turn(text: str, found: list[DateFound]) -> Iterator[DateFound]:
    """The dates, a day alone in the month named right before it in the sentence where it lies behind that day."""
    month = ""
    for one in found:
        words = text[one.start : one.end]
        if month and _BARE.fullmatch(words) and "。" not in text[: one.start].rpartition("月")[2]:
            day = _real(f"{month[:7]}-{int(words[:-1]):02}")
            if day and day > month[-10:]:
                yield DateFound(one.start, one.end, day)
                continue
        if "月" in words and len(one.edtf) > 7:
            month = one.edtf
        yield one


def _stepped(day: str, word: str) -> str:
    """The day that a word points to, counted from the one named before it; "" where none was."""
    if word in _STEP:
        return (date.fromisoformat(day) + timedelta(days=_STEP[word])).isoformat() if len(day) == 10 else ""
    match = _SAME.fullmatch(word)
    if match is None or not day:
        return ""
    if match["month"]:
        return f"{day[:4]}-{int(match['month']):02}"
    return _real(f"{day[:7]}-{int(match['day']):02}") if len(day) > 6 else ""
