"""Countries and places as registers write them: ``korea-south``, "China, People's Republic of", "Tokyo".

What comes in: the words of a row, the authority. What goes out: countries and places of the authority, or none.
"""

import re
from typing import Final

from summitgraph import Iri
from summitgraph.authority import Authority

# Korea, South | China, People's Republic of: what stands after the comma belongs before it
_TURNED: Final = re.compile(r"(?P<last>[^,(]+), (?P<first>[^,(]+)")


def country(words: str, authority: Authority) -> Iri | None:
    """The country that a row names, in whatever order of words; none for what is no country of the authority."""
    turned = _TURNED.sub(r"\g<first> \g<last>", words)
    for form in (words, turned, words.partition(",")[0], words.partition("(")[0].strip()):
        found = {iri for hit in authority.find(form) if hit.form == form for iri in hit.of("country")}
        if len(found) == 1:
            return found.pop()
    return None


def place(words: str, authority: Authority, inside: Iri | None) -> Iri | None:
    """The one place of a country that the words name; none when they name several."""
    found = {
        iri for hit in authority.find(words) for iri in hit.of("place") if inside and authority.lies_in(iri, inside)
    }
    outer = {other for other in found for iri in found if authority.lies_in(iri, other)}
    left = found - outer
    return left.pop() if len(left) == 1 else None
