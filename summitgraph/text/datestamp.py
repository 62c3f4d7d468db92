"""A full date as bylines write it: ``03/07/2023``, ``2021-04-16``.

What comes in: clean text. What goes out: the first such day.
"""

import re
from typing import Final

from summitgraph.text.dates import DateFound, calendar_day

_ENGLISH_MONTHS: Final = {
    name: i
    for i, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
# Mon, 03 Jul 2023 10:00:00 GMT · 03/07/2023 - 10:00 · 【本报2022年09月23日讯】 · 2021-04-16
_BYLINES: Final = (
    re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, (?P<d>\d{1,2}) (?P<name>[A-Z][a-z]{2})[a-z]* (?P<y>\d{4})"),
    re.compile(r"(?<!\d)(?P<d>\d{2})/(?P<m>\d{2})/(?P<y>\d{4})(?!\d)"),
    re.compile(r"【[^】\d]{0,20}(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日讯】"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
)


def dateline(text: str) -> DateFound | None:
    """The day of publication as a byline or an agency's dateline gives it."""
    for pattern in _BYLINES:
        if match := pattern.search(text):
            parts = match.groupdict()
            month = int(parts["m"]) if parts.get("m") else _ENGLISH_MONTHS.get(parts["name"].lower(), 0)
            if edtf := calendar_day(int(parts["y"]), month, int(parts["d"])):
                return DateFound(match.start(), match.end(), edtf)
    return None
