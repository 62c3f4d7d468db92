"""What those who met talked about, by the words of an English sentence.

What comes in: a `Passage`, the meeting told of before. What goes out: the issues it names, each with its words.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.passage import Passage

# The leaders discussed · He raised · They agreed
_TALKED: Final = re.compile(
    r"\b(?:discuss\w*|rais(?:e[ds]?|ing)|underscor\w*|underlin\w*|(?:re)?affirm\w*|reiterat\w*"
    r"|stress\w*|emphasi[sz]\w*|welcom\w*"
    r"|agree\w*|exchang\w* views|review\w*|took stock|express\w*|condemn\w*|call(?:ed|s|ing) (?:for"
    r"|on)|noted|thank\w*|highlight\w*"
    r"|touch(?:ed)? on|outlin\w*|committed|commitments?|coordinat\w*|consult\w*|explor\w*|pledg\w*"
    r"|urg\w+|focus\w*|agenda|made clear|set out"
    r"|updated|briefed|congratulat\w*|address(?:ed)?|spoke about|spoke of|talk\w* about|reflect\w*"
    r"|recogni[sz]\w*|acknowledg\w*|confirm\w*"
    r"|concurred|share[ds]?|voic\w+|press(?:ed)?|warn\w*|support\w*|expected|talks? on|talks? about"
    r"|discussions? on|including|appreciat\w*|announc\w*"
    r"|advance|strengthen\w*|deepen\w*|cover(?:ed)?|topics?|issues?|centred|centered|told|promised"
    r"|vowed|vow|explained|look\w* forward|commend\w*)\b"
)


def talk_of(passage: Passage, last: Account) -> bool:
    """Whether those who met talk here: "They discussed", "President Ｐ raised"."""
    text = passage.sketch.text
    if re.search(r"\b[Bb]oth\b|\b[Aa]genda\b|\b[Tt]alks\b", text):
        return True
    for mark in passage.sketch.marks.values():
        if mark.sign in sign.PAIR + sign.PRONOUN:
            return True
        if mark.sign in sign.PERSON + sign.GROUP and any(ref.person in last.names for ref in mark.refs if ref.person):
            return True
        if mark.sign == sign.PERSON and any(ref.offices for ref in mark.refs):
            return True
    return False


def issues_of(passage: Passage, authority: Authority) -> Iterator[Said[Iri]]:
    """Yield the issues of a sentence in which people talk; a title names none."""
    text = passage.body.text[passage.start : passage.end]
    if passage.role == "title" or not _TALKED.search(text):
        return
    lexicon = authority.issues
    for hit in [*lexicon.find(text), *lexicon.find(text.lower())]:
        start, end = passage.body.raw(passage.start + hit.start, passage.start + hit.end)
        yield from (Said(iri, start, end) for iri in hit.of("issue"))
