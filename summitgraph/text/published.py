"""The day on which a text was published.

What comes in: a `Document` and its blocks.
What goes out: the day with the raw words that say it: byline, agency dateline, address; last the time of harvest.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

from summitgraph.model import Document
from summitgraph.text.clean import Block
from summitgraph.text.dates import dateline, dates
from summitgraph.text.header import harvest_time
from summitgraph.text.markup import link
from summitgraph.text.zh.account import Said
from summitgraph.time import bounds

# .../20240213-... · .../2023/07/11/...
_IN_ADDRESS: Final = re.compile(r"(20\d\d)[-/]?([01]\d)[-/]?([0-3]\d)(?!\d)")
LATEST: Final = date(9999, 1, 1)  # the day of a text that names no day: those who hold an office hold it


def published(document: Document, found: Sequence[Block]) -> Said[str] | None:
    """The day that the text says it was published, as ``2024-02-13``; None when nothing does."""
    for wanted in ("byline", "paragraph"):
        for block in found:
            if block.role == wanted and (day := dateline(block.body.text)):
                return Said(day.edtf, *block.body.raw(day.start, day.end))
    if (address := link(document.text)) and (told := _of_address(*address[:2])):
        return told
    if (harvested := harvest_time(document.text)) is not None:
        at = document.text.index("<!--")
        day_of_harvest = datetime.fromtimestamp(harvested / 1000, tz=UTC).date().isoformat()
        return Said(day_of_harvest, at, document.text.index("-->") + 3)
    return None


def _of_address(address: str, start: int) -> Said[str] | None:
    for match in _IN_ADDRESS.finditer(address):
        try:
            day = date(*(int(part) for part in match.groups()))
        except ValueError:
            continue
        return Said(day.isoformat(), start + match.start(), start + match.end())
    return None


def latest_named(found: Sequence[Block]) -> date:
    """The last day that an undated text names: it was written then or later."""
    named = (bounds(day.edtf)[1] for block in found for day in dates(block.body.text, None) if day.edtf)
    return max((day for day in named if day), default=LATEST)
