"""A person with an office that the authority does not give them on that day: a slip in the text, or in the authority.

What comes in: the occasions of a document. What goes out: `Finding`s; the facts stay as the document says them.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Document, Finding
from summitgraph.text.zh.occasions import Occasion
from summitgraph.time import bounds

# 前首相Ｎ · 候任总统Ｎ: no claim to the office on the day
_NOT_IN_OFFICE: Final = re.compile("前|原|候任|当选|时任")


def claimed(words: str, authority: Authority) -> set[str]:
    """The levels of the offices that the words give a person (日本首相Ｎ), none where they say former or elect."""
    if _NOT_IN_OFFICE.search(words):
        return set()
    titles = [iri for hit in authority.find(words) for iri in hit.of("title", "office")]
    return {authority.offices[iri].level for iri in titles}


def outside_tenure(document: Document, found: Iterable[Occasion], authority: Authority) -> Iterator[Finding]:
    """Yield a warning for each person named with a title who held no office on the days of a dated meeting."""
    for occasion in found:
        said = occasion.date.date if occasion.date else None
        if said is None:
            continue
        first, last = bounds(said.value)
        days = (first or date.min, last or date.max)
        for who in occasion.people:
            span = document.span(who.start, who.end)
            if claimed(span.quotation, authority) and not any(authority.held(who.value, days)):
                name = authority.label(who.value)
                message = (
                    f"{name} is named with a title, yet held no office on {said.value} by ontology/leaders.ttl; "
                    "look at the date, or add the term of office"
                )
                yield Finding("outside-tenure", message, span)
