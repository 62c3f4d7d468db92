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
    "|확인|다뤘|대해|관련|위해|희망|추진|발전|강화|공유|우려|언급|교환|나눴|나누|거론|해법|의제|현안|공조|하기로|모았|조율|함께하|말했|화답"
)
# 위안부 문제는 의제에서 빠졌다 · 과거사는 논의하지 않기로 했다
_LEFT_OUT: Final = re.compile(
    r"^(?:(?!지만|으나|논의|협의|하고|하며|했고)[^.]){0,40}?(?:배제|제외|빠졌|빠진|다루지 않|다뤄지지 않"
    r"|(?:거론|논의|언급|의논|협의)(?:하지|되지|은|는|이|조차)? ?(?:않|못|없))"
)
# 일본과 국장급 회의를 가지고: others talk
_OTHERS: Final = re.compile(r"(?:국장급|실무급|차관급|과장급|실무) ?(?:회의|협의|회담|접촉|대화)")


def issues_of(passage: Passage, cast: Cast) -> Iterator[Said[Iri]]:
    """Yield the issues of a sentence in which people talk, of a record of every sentence; a title names none."""
    text = passage.body.text[passage.start : passage.end]
    if passage.role == "title" or not (cast.speech or _TALKED.search(text)) or _OTHERS.search(text):
        return
    for hit in cast.authority.issues.find(text):
        if _LEFT_OUT.match(text[hit.end :]):
            continue
        start, end = passage.body.raw(passage.start + hit.start, passage.start + hit.end)
        yield from (Said(iri, start, end) for iri in hit.of("issue"))
