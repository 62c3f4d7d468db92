"""The day that a line of a page, an address or an agency's dateline gives.

What comes in: the clean text of a byline or of a first paragraph; an address; for a dateline without a year, a day
near it. What goes out: a `DateFound`, or None.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from summitgraph.text.almanac import DateFound

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME: Final = (
    r"(?P<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
# Mon, 03 Jul 2023 10:00:00 GMT · 03/07/2023 - 10:00 · 【本报2022年09月23日讯】 · 2021-04-16
_SUREST: Final = (
    re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, (?P<d>\d{1,2}) (?P<name>[A-Z][a-z]{2})[a-z]* (?P<y>\d{4})"),
    re.compile(r"(?<!\d)(?P<d>\d{2})/(?P<m>\d{2})/(?P<y>\d{4})(?!\d)"),
    re.compile(r"【[^】\d]{0,20}(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日讯】"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
)
_BYLINES: Final = (
    # 2021年4月16日 12時30分 · 2021년 4월 16일
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日號号일]"),
    # 令和4年2月15日 · 平成元年5月1日
    re.compile(r"(?P<era>令和|平成|昭和|民國|民国)\s?(?P<ey>\d{1,3}|元)年\s?(?P<m>\d{1,2})月\s?(?P<d>\d{1,2})日"),
    # 2018.05.22 국외 · 2018. 5. 22. · 2021/04/16 15:30 · 2021-4-16
    re.compile(r"(?<![\d/])(?P<y>(?:19|20)\d\d)(?:[-/]|\. ?)(?P<m>\d{1,2})(?:[-/]|\. ?)(?P<d>\d{1,2})(?!\d)"),
    # April 16, 2021 · JANUARY 26, 2021
    re.compile(rf"(?i:{_NAME})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>(?:19|20)\d\d)(?!\d)"),
    # 16 April 2021 · 16th of April, 2021
    re.compile(rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s(?i:{_NAME}),?\s(?P<y>(?:19|20)\d\d)(?!\d)"),
    # 16.04.2021
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)"),
)
_IN_ADDRESS: Final = (
    # .../20240213-... · .../2023/07/11/... · .../2021-04/16/c_11 · .../202104/16kaiken.html · .../202009100387.aspx
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/_]?(?P<m>[01]\d)[-/_]?(?P<d>[0-3]\d)(?=(?:\d{4}|\d{6}|\d{10}"
        r"|[0-2]\d[0-5]\d{1,9})?(?!\d))"
    ),
    # .../2021-4-16/... · .../2021/4/16/...
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"),
    # .../AEN20210416001000315 · .../AKR20210416...
    re.compile(r"(?<=[A-Z]{3})(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?=\d{9}(?!\d))"),
    # .../meeting-03262020155159.html
    re.compile(r"(?<!\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?P<y>20\d\d)(?=\d{6}(?!\d))"),
    # .../news/210416/plt21041616... · .../world/news/210416/
    re.compile(r"/(?P<yy>[012]\d)(?P<m>[01]\d)(?P<d>[0-3]\d)/"),
    # .../gb/20/9/25/n12430441.htm
    re.compile(r"/(?P<yy>\d\d)/(?P<m>\d{1,2})/(?P<d>\d{1,2})/n\d"),
)
# https://web.archive.org/web/20210712014925/https://...: the day on which a page was kept
_KEPT: Final = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/")
_AGENCIES: Final = (
    # （中央社記者王小明新德里10日專電） · 新华社日内瓦6月16日电 · 【共同社4月16日电】 · （法新社布鲁塞尔25日电）
    re.compile(
        r"[（(【\[]?[^，。；：！？“”「」\s]{0,26}?\s?(?:(?P<y>20\d\d)年)?(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日"
        r"(?:综合|綜合)?(?:外电|外電)?(?:专|專)?(?:(?:电|電|讯|訊)(?![话話视視影])|(?:报道|報導|报导|報道)(?![指称稱说說，,]))"
        r"[）)】\]]?"
    ),
    # 路透华盛顿8月10日 - · 德国之声4月16日 –
    re.compile(r"\S{2,14}?(?:(?P<m>\d{1,2})月)(?P<d>\d{1,2})日\s?(?:[-–—]{1,2}|电|電)(?=\s|（|\S)"),
    # ［東京 16日 ロイター］ · 【ワシントン＝16日共同】 · 【北京10月5日時事】
    re.compile(
        r"[\[［【〔][^\]］】〕\d]{0,16}?[\s=＝]?(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日[\s　]?[^\]］】〕\d]{0,12}"
        r"[\]］】〕]"
    ),
    # TOKYO, April 16 (Reuters) - · BEIJING, April 16, 2021 (Xinhua) --
    re.compile(rf"[A-Z][A-Za-z/.’' -]{{2,40}},\s{_NAME}\s(?P<d>\d{{1,2}})(?:,\s(?P<y>20\d\d))?\s\((?:[A-Z][\w .]+)\)"),
)
_LEADS: Final = (
    # PHNOM PENH (Nov. 19, 2012)-- · TOKYO, April 16, 2021 (Xinhua) -- · SEOUL, March 5, 2018 /PRNewswire/ --
    re.compile(
        rf"(?:^|[\n.:])\s*[A-Z][A-Z/.’' -]{{2,40}},?\s\(?{_NAME}\s(?P<d>\d{{1,2}}),\s(?P<y>(?:19"
        rf"|20)\d\d)\b[^.]{{0,24}}?(?:-|–|—)"
    ),
    # Hamburg, July 7, 2017 (IBNS): · Geneva, May 3, 2019 (ABC) -
    re.compile(
        rf"^\s*[A-Z][A-Za-z/.’' -]{{2,40}},\s{_NAME}\s(?P<d>\d{{1,2}}),?\s(?P<y>(?:19|20)\d\d)"
        r"\s\([A-Z][\w .]{1,20}\)\s?[:–—-]"
    ),
    # The press release issued by 10 Downing Street on 7 September 2023.
    re.compile(
        rf"^[^.]{{0,80}}\b(?:issued|released|published)\b[^.]{{0,60}}\bon (?P<d>\d{{1,2}})(?:st|nd|rd"
        rf"|th)? {_NAME},? (?P<y>(?:19|20)\d\d)\."
    ),
)
_EARLIER, _LATER = 7, 1  # days that a dateline may stand before and after the day on which a page was put up


def _number(parts: dict[str, str | None], name: str) -> int:
    return int(parts.get(name) or 0)


def _year(parts: dict[str, str | None]) -> int:
    if era := parts.get("era"):
        return _ERAS[era] + (1 if parts["ey"] == "元" else _number(parts, "ey"))
    return _number(parts, "y") or (2000 + _number(parts, "yy") if parts.get("yy") else 0)


def _month(parts: dict[str, str | None]) -> int:
    return _MONTHS.index(name[:3].lower()) + 1 if (name := parts.get("name")) else _number(parts, "m")


def _found(match: re.Match[str]) -> DateFound | None:
    parts = match.groupdict()
    try:
        day = date(_year(parts), _month(parts), _number(parts, "d"))
    except ValueError:
        return None
    return DateFound(*match.span(), day.isoformat())


def dateline(text: str) -> DateFound | None:
    """The day of publication in the forms that are never anything else."""
    found = (day for pattern in _SUREST if (match := pattern.search(text)) and (day := _found(match)))
    return next(found, None)


def day_of_line(text: str) -> DateFound | None:
    """The first full day in a line that dates a page: ``2021年4月16日 12:30``, ``Apr 16, 2021``, ``令和3年4月16日``."""
    if said := dateline(text):
        return said
    found = (day for pattern in _BYLINES for match in pattern.finditer(text) if (day := _found(match)))
    return min(found, key=lambda day: day.start, default=None)


def day_of_lead(text: str) -> DateFound | None:
    """The full day that opens a first paragraph: ``【本报2022年09月23日讯】``, ``SEOUL, March 5, 2018 (Xinhua) --``."""
    for pattern in _LEADS:
        if (match := pattern.search(text[:200])) and (day := _found(match)):
            return day
    said = dateline(text[:60]) if text.startswith("【") else None
    return said if said and "】" in text[said.start : said.end + 4] else None


def day_of_address(address: str) -> DateFound | None:
    """The day in an address of a page; the day on which an archive kept it does not count."""
    begin = kept.end() if (kept := _KEPT.match(address)) else 0
    for pattern in _IN_ADDRESS:
        for match in pattern.finditer(address, begin):
            if day := _found(match):
                return day
    return None


def day_of_agency(text: str, near: date) -> DateFound | None:
    """The day of an agency's dateline at the head of a paragraph, in the month and year that put it near a day."""
    for pattern in _AGENCIES:
        if match := pattern.match(text):
            for day in _candidates(match.groupdict(), near):
                if -_EARLIER <= (day - near).days <= _LATER:
                    return DateFound(*match.span(), day.isoformat())
    return None


def _candidates(parts: dict[str, str | None], near: date) -> Iterator[date]:
    month, day = _month(parts), _number(parts, "d")
    for back in (0, 1, -1):
        year, other = divmod(near.year * 12 + near.month - 1 - back, 12)
        try:
            yield date(_number(parts, "y") or year, month or other + 1, day)
        except ValueError:
            continue
