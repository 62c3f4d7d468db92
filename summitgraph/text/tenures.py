"""A person with a title that the authority does not give them on that day: a slip in the text, or in the authority.

What comes in: the occasions of a document. What goes out: `Finding`s; the facts stay as the document says them.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Document, Finding, Iri
from summitgraph.text.occasions import Occasion
from summitgraph.text.script import simplified
from summitgraph.time import bounds

# 前首相Ｎ · 候任总统Ｎ: no claim to the office on the day
_NOT_IN_OFFICE: Final = re.compile("前|原|候任|当选|时任")


def out_of_office(words: str) -> bool:
    """Whether the words claim no office for the day: 前首相Ｎ, 候任总统Ｎ."""
    return _NOT_IN_OFFICE.search(simplified(words)) is not None


def claimed(person: Iri, words: str, authority: Authority) -> set[Iri]:
    """The offices that the words give a person who held them at some time, none where they say former or elect.

    日本首相岸田文雄 claims the office of prime minister, 岸田文雄 and 前首相岸田文雄 claim nothing.
    """
    if out_of_office(words):
        return set()
    written = {words, simplified(words)}  # 大統領 is a title as it stands, 總統 in simplified letters
    titles = {iri for text in written for hit in authority.find(text) for iri in hit.of("title", "office")}
    return {office.iri for office in authority.held(person, (date.min, date.max)) if office.iri in titles}


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
            given = claimed(who.value, span.quotation, authority)
            if given and given.isdisjoint(office.iri for office in authority.held(who.value, days)):
                name = authority.label(who.value)
                message = (
                    f"{name} is named with a title, yet did not hold that office on {said.value} by "
                    "ontology/leaders.ttl; look at the date, or add the term of office"
                )
                yield Finding("outside-tenure", message, span)
