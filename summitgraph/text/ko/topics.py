"""What those who met talked about, by the words of a Korean sentence.

What comes in: a `Passage`, the `Cast`. What goes out: the issues it names, each with its words.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.account import Said
from summitgraph.text.ko.cast import Cast
from summitgraph.text.passage import Passage

_TALKED: Final = re.compile(
    "논의|협의|합의|강조|평가|공감|의견|재확인|협력|당부|전달|제안|의제|요청|약속|지지|설명|환영|노력"
    "|확인|다뤘|대해|관련|위해|희망|추진|발전|강화"
)


def issues_of(passage: Passage, cast: Cast) -> Iterator[Said[Iri]]:
    """Yield the issues of a sentence in which people talk, of a record of every sentence; a title names none."""
    text = passage.body.text[passage.start : passage.end]
    if passage.role == "title" or not (cast.speech or _TALKED.search(text)):
        return
    for hit in cast.authority.issues.find(text):
        start, end = passage.body.raw(passage.start + hit.start, passage.start + hit.end)
        yield from (Said(iri, start, end) for iri in hit.of("issue"))
