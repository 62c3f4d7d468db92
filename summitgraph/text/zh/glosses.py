"""People of the authority under a Chinese form that it lacks, told by their Latin name: 外长某某（Jean-Yves Le Drian）.

What comes in: a clean text. What goes out: the form as the page writes it, and whom it names.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri

_LETTER: Final = r"[\u3400-\u9fff·・‧•．]"
_GLOSSED: Final = re.compile(rf"(?P<name>{_LETTER}{{2,16}})\s?[（(](?P<latin>[A-Z][^（）()]{{3,40}})[）)]")
# 总统与勒得里昂 · 前外长勒得里昂 · 主席国的勒得里昂: what stands before a name
_BEFORE: Final = re.compile(
    "[和与同跟及、的是由对向]|等人|大使|代表|部长|议长|秘书长|顾问|主席|[外防财卫院]长|当选人|候选人|先生|女士"
)
_FIXED: Final = ("title", "office", "country", "place", "organization", "body")
_LONGEST: Final = 8
_PRONOUNS: Final = frozenset("他她它我你")


def glossed(text: str, authority: Authority) -> Iterator[tuple[str, Iri]]:
    """Yield each form that a Latin name explains, with the one person of the authority who bears that name."""
    for match in _GLOSSED.finditer(text):
        latin = match["latin"].strip()
        whole = [hit for hit in authority.find(latin) if (hit.start, hit.end) == (0, len(latin))]
        people = {iri for hit in whole for iri in hit.of("leader")}
        if len(people) == 1 and (form := _name(match["name"], authority)):
            yield form, people.pop()


def _name(words: str, authority: Authority) -> str:
    """What is left of words behind titles, countries and particles; empty where they hold a name that is known."""
    hits = authority.find(words)
    if any(hit.of("leader", "short", "ruled") for hit in hits):
        return ""
    ends = [hit.end for hit in hits if hit.of(*_FIXED)] + [match.end() for match in _BEFORE.finditer(words)]
    rest = words[max(ends, default=0) :]
    return rest if rest[:1] not in _PRONOUNS and 2 <= len(rest) <= (_LONGEST if ends else 5) else ""
