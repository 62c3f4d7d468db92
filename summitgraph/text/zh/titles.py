"""Short names that stand beside a title, and the offices that the title can mean there.

What comes in: a clean text, what the authority finds in it. What goes out: forms with offices, for the rules of forms.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.gazetteer import Hit

# 国际奥委会（IOC）主席巴赫: letters between a body and the title of its head
_LETTERS: Final = re.compile(r"[（(][A-Za-z .]{2,12}[）)]$")


def titled_forms(text: str, hits: list[Hit], authority: Authority) -> Iterator[tuple[str, tuple[Iri, ...]]]:
    """Yield forms that stand right beside a title, with its offices: 普京总统, 总统普京, 总统当选人拜登.

    Behind the name of a country a title means no office of another: 加拿大总理马丁 is not 爱尔兰总理马丁.
    """
    for i in range(len(hits) - 1):
        left, right = hits[i], hits[i + 1]
        elected = text[left.end : right.start] in {"", "当选人", "候选人"}
        if elected and left.of("title", "office") and (offices := _offices(text, hits, i, authority)):
            yield right.form, offices
        if left.end == right.start and (offices := right.of("title")):
            yield left.form, offices


def _offices(text: str, hits: list[Hit], at: int, authority: Authority) -> tuple[Iri, ...]:
    """The offices that a title can mean behind what stands before it."""
    title = hits[at]
    if letters := _LETTERS.search(text, 0, title.start):
        body = next((h for h in hits[:at] if h.end == letters.start()), None)
        heads = [authority.one(iri, "leadingOffice") for iri in (body.of("organization", "body") if body else ())]
        return (*title.of("title", "office"), *(office for office in heads if office))
    before = hits[at - 1] if at and hits[at - 1].end == title.start else None
    if before is None or not (countries := before.of("country")):
        return title.of("title", "office")
    own = [o for o in title.of("title", "office") if authority.one(o, "officeOf") in countries]
    return tuple(own)
