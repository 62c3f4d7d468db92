"""Dates in English text, absolute and relative, as EDTF (Level 0).

What comes in: a clean text and the anchor, the day on which it was published.
What goes out: `DateFound`s from left to right; a date is never made more exact than the words are.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from summitgraph.text.almanac import DateFound, calendar_day, in_turn, months_away, nearest_year, with_year

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH: Final = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_UNTIL: Final = r"(?: ?(?:[-–—]|to|and|or) ?(?P<until>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)?"
_YEAR: Final = r"(?:,? (?P<year>(?:18|19|20)\d\d))?"
_SEASONS: Final = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}  # the month in which each begins
_NEAR: Final = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "earlier today": 0,
    "later today": 0, "yesterday": -1, "last night": -1, "tomorrow": 1,
}  # fmt: skip
# words that put a bare weekday or month ahead: is to meet him on Thursday
_AHEAD: Final = re.compile(
    r"(?:\b|['’])(?:(?:priorities|preparations?|agenda) for|in the run-up to"
    r"|look\w* (?:ahead|forward)|(?:would|d) like to|hop(?:e|es|ing) to|towards?|will|shall"
    r"|would|could|may|might|"
    r"to (?:meet|hold|host|speak|visit|attend|travel|welcome|receive)|set to|due"
    r"|(?<!was )(?<!were )scheduled|expected|plans?|planned"
    r"|planning|upcoming|ahead of|agree[ds]? to|arrang\w+|is (?:meeting|hosting)"
    r"|are (?:meeting|hosting))\b"
)
# he was to meet her; they held talks: what lies behind
_BEHIND: Final = re.compile(
    r"\b(?<!be )(?:met|spoke|held|hosted|talked|was|were|said|told|visited|attended"
    r"|since|ago|had|arrived)\b"
)


# Ｐ on Friday agreed to meet Ｐ
_DONE: Final = re.compile(r",? \w+ed\b")


def dates(text: str, anchor: date | None) -> Iterator[DateFound]:
    """Yield the dates of a clean text, and "" for a day that no calendar has (30 February).

    Without an anchor those that stand without a year are "" too.
    """
    patterns = _PATTERNS if anchor else [(pattern, with_year(reader)) for pattern, reader in _PATTERNS]
    yield from in_turn(text, anchor or date.max, patterns)


def _month_number(word: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(word.lower().rstrip(".")[:3]))


def _ahead(match: re.Match[str]) -> bool:
    """Whether the words around put it ahead: the nearest word before decides, else one after."""
    before = re.split(r"[.;:]\s", match.string[max(0, match.start() - 200) : match.start()])[-1]
    ahead = max((found.end() for found in _AHEAD.finditer(before)), default=-1)
    behind = max((found.end() for found in _BEHIND.finditer(before)), default=-1)
    if ahead < 0 and behind < 0:
        if _DONE.match(match.string, match.end()):
            return False
        after = re.split(
            r"[.;:,]\s|\b(?:and|said|says|told|announced|promised|pledged|vowed|expressed|warned|stressed)\s",
            match.string[match.end() : match.end() + 90].lstrip(", "),
        )[0]
        return _AHEAD.search(after) is not None
    return ahead > behind


def _full(match: re.Match[str], anchor: date) -> str:
    """A day of a month, perhaps until another day, perhaps without a year."""
    month, day = _month_number(match["month"]), int(match["day"])
    year = int(match["year"]) if match["year"] else nearest_year(anchor, month, day)
    first = calendar_day(year, month, day)
    if first and match["until"] and int(match["until"]) > day:
        return f"{first}/{calendar_day(year, month, int(match['until']))}"
    return first


def _month_only(match: re.Match[str], anchor: date) -> str:
    """A month: with its year, else the last one that was, or the next where the words say so."""
    month = _month_number(match["month"])
    if match["year"]:
        return f"{match['year']}-{month:02}"
    which = (match["which"] or "").lower()
    ahead = which == "next" or (which != "last" and _ahead(match))
    year = anchor.year
    if ahead:
        year += month < anchor.month or (which == "next" and month == anchor.month)
    else:
        year -= month > anchor.month or (which == "last" and month == anchor.month)
    return f"{year}-{month:02}"


def _of_year(match: re.Match[str], anchor: date) -> str:
    """A month, perhaps a day, of last, this or next year."""
    month = _month_number(match["month"])
    year = anchor.year + {"last": -1, "this": 0, "next": 1}[match["which"]]
    return calendar_day(year, month, int(match["day"])) if match["day"] else f"{year}-{month:02}"


def _week_day(match: re.Match[str], anchor: date) -> str:
    weekday = _DAYS.index(match["weekday"].lower())
    back = (anchor.weekday() - weekday) % 7
    which = (match["which"] or "").lower()
    if which == "last":
        return (anchor - timedelta(days=back or 7)).isoformat()
    if which in {"next", "this coming", "coming"} or (back and (which == "this" or _ahead(match))):
        return (anchor + timedelta(days=7 - back)).isoformat()
    return (anchor - timedelta(days=back)).isoformat()


def _period(match: re.Match[str], anchor: date) -> str:
    """Last week, next month, this year."""
    shift = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[match["which"].lower()]
    if match["unit"] == "week":
        monday = anchor + timedelta(days=7 * shift - anchor.weekday())
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if match["unit"] == "year":
        return f"{anchor.year + shift:04}"
    year, month = months_away(anchor, shift)
    return f"{year:04}-{month:02}"


def _near(match: re.Match[str], anchor: date) -> str:
    return (anchor + timedelta(days=_NEAR[match["near"].lower()])).isoformat()


def _season(match: re.Match[str], anchor: date) -> str:
    """The year of this summer, and of last summer once summer has begun."""
    begun = anchor.month >= _SEASONS[match["season"].lower()]
    return f"{anchor.year - (match['which'].lower() == 'last' and not begun):04}"


def _ordinal(match: re.Match[str], anchor: date) -> str:
    """On the 27th: the nearest day of that number, ahead where the words say so."""
    shifts = (0, 1) if _ahead(match) else (0, -1)
    days = [day for s in shifts if (day := calendar_day(*months_away(anchor, s), int(match["day"])))]
    fitting = [day for day in days if (day >= anchor.isoformat()) == (shifts[1] > 0) or day == anchor.isoformat()]
    return next(iter(fitting or days), "")


def _week_days(match: re.Match[str], anchor: date) -> str | None:
    """Monday and Tuesday: two days that follow each other."""
    first, second = (_DAYS.index(match[name].lower()) for name in ("weekday", "until"))
    start = _week_day(match, anchor)
    last = date.fromisoformat(start) + timedelta(days=(second - first) % 7)
    return f"{start}/{last.isoformat()}" if (second - first) % 7 == 1 or match["through"] != "and" else None


def _year_only(match: re.Match[str], _: date) -> str:
    return match["year"]


def _ago(match: re.Match[str], anchor: date) -> str:
    number = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get(match["n"].lower())
    count = number if number is not None else int(match["n"])
    if match["unit"] == "day":
        return (anchor - timedelta(days=count)).isoformat()
    if match["unit"] == "year":
        return f"{anchor.year - count:04}"
    year, month = months_away(anchor, -count)
    return f"{year:04}-{month:02}"


_NEAR_WORDS: Final = "|".join(sorted(_NEAR, key=len, reverse=True))
_Reader = Callable[[re.Match[str], date], "str | None"]
_PATTERNS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    # in August last year · May 7 of this year
    (re.compile(rf"\b{_MONTH}(?: {_DAY})?,?(?: of)? (?P<which>last|this|next) year\b"), _of_year),
    # on 13 January 2023 · 19-21 May · the 3rd of June
    (re.compile(rf"(?<![\d:,.]){_DAY}{_UNTIL}(?: of)? {_MONTH}{_YEAR}(?![\w])"), _full),
    # January 13, 2023 · May 19-21 · Jan. 5
    (re.compile(rf"\b{_MONTH} {_DAY}{_UNTIL}{_YEAR}(?![\d:%])"), _full),
    # November 2023 · in November of 2023
    (re.compile(rf"\b(?P<which>(?!))?{_MONTH}(?: of)?,? (?P<year>(?:18|19|20)\d\d)(?!\d)"), _month_only),
    # before November's summit
    (
        re.compile(
            rf"\b(?P<which>(?!))?{_MONTH}(?P<year>(?!))?(?=['’]s (?:summit|meeting|talks|forum"
            r"|gathering|NATO|APEC|ASEAN|Asia|East Asia|Group of|G-?7|G-?20|EU|BRICS))"
        ),
        _month_only,
    ),
    # last November · in March · next May
    (
        re.compile(
            r"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) |(?<=[Ii]n )|(?<=[Ss]ince )|(?<=late )|(?<=early )|"
            r"(?<=mid-)|(?<=end of )|(?<=start of )|(?<=beginning of ))"
            rf"{_MONTH}(?P<year>(?!))?(?! \d|\w)"
        ),
        _month_only,
    ),
    # last week · earlier this year · next month
    (re.compile(
        r"\b(?:the )?(?P<which>[Ll]ast|[Tt]his|[Nn]ext|coming|previous) (?P<unit>week|month|year)\b"
        r"(?!-|['’](?!s (?:[A-Z]|summit|meeting|talks|call)))"
), _period),
    # two months ago · a year ago
    (
        re.compile(
        r"\b(?P<n>[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|\d{1,2}) (?P<unit>day|month|year)s?"
        r" ago\b"
),
        _ago,
    ),
    # today · later today · tomorrow
    (re.compile(rf"(?i)\b(?P<near>{_NEAR_WORDS})\b(?!['’]s (?!meeting|call|talks|summit))"), _near),
    # on Monday and Tuesday · from Friday to Sunday
    (
        re.compile(
            rf"\b(?P<which>(?!))?(?P<weekday>{'|'.join(d.title() for d in _DAYS)}) ?(?P<through>and|to"
            rf"|through|until|[-–—]) ?"
            rf"(?P<until>{'|'.join(d.title() for d in _DAYS)})\b"
        ),
        _week_days,
    ),
    # this summer's · last autumn
    (re.compile(rf"\b(?P<which>[Ll]ast|[Tt]his) (?P<season>{'|'.join(_SEASONS)})\b"), _season),
    # on the 27th
    (
        re.compile(
            r"\b[Oo]n the (?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b"
            r"(?! (?:of|anniversary|century|time|floor|day|round|parallel|hour))"
        ),
        _ordinal,
    ),
    # last Monday · on Thursday
    (
        re.compile(
        r"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his coming|[Tt]his|coming) )?"
        rf"(?P<weekday>{'|'.join(d.title() for d in _DAYS)})\b"
),
        _week_day,
    ),
    # in 2019 · since 2004 · the 2018 summit
    (re.compile(
        r"(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Tt]he ))(?P<year>(?:19|20)\d\d)\b(?! (?:million|billion"
        r"|people|troops|miles|election))"
), _year_only),
)  # fmt: skip
