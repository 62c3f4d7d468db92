"""People whom the authority does not know, where English prose introduces those who speak.

What comes in: the sketch of a block with its names drawn. What goes out: `Introduced`: places of the name and of the
words that say who it is.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.text.strangers import Introduced

_WORD: Final = r"(?![Ａ-Ｚ])[A-ZÀ-Ž](?:[^\W\d_Ａ-Ｚ]|['-](?=\w))+"
_NAME: Final = rf"{_WORD}(?: (?:[A-Z]\.|al|bin|de|da|van|von|el|der|den)){{0,2}}(?: {_WORD}){{1,2}}"
_ROLE: Final = (
    r"(?:spokes(?:man|woman|person)|press secretary|advis[eo]r|analyst|professor|expert|director"
    r"|senator|ambassador|envoy|negotiator|lawmaker"
    r"|mayor|governor|researcher|fellow|historian|scholar|economist|official|secretary|commissioner"
    r"|diplomat|general|editor|coordinator|chief)"
)
_SAID: Final = r"(?:said|says|told|added|wrote|explained|argued|noted|warned|tweeted|stated|stressed|insisted)"
_INTRODUCED: Final = re.compile(
    # foreign ministry spokeswoman Ann Other said · White House press secretary Ann Other
    rf"(?<!\w)(?P<role>(?:[a-z]{{1,20}} ){{0,3}}{_ROLE}) (?P<name>{_NAME})(?=,? )"
    # Ann Other, a professor at the university, said
    rf"|(?<![\w'] )(?P<name2>{_NAME}), (?P<role2>(?:an?|the|who|senior|former|director|professor"
    rf"|head)\b[^.;“”\"ＰＨ]{{3,110}}?), {_SAID}\b"
    # said Ann Other, a researcher at
    rf"|\b{_SAID} (?P<name3>{_NAME}), (?P<role3>(?:an?|the|who|senior|former|director|professor"
    rf"|head)\b[^.;“”\"ＰＨ]{{3,80}}?)(?=[,.])"
)
# PM Urges Calm: what a title stands before in a headline
HEADLINE: Final = re.compile(
    r"(?:Urges?|Says?|Calls?|Meets?|Holds?|Visits?|Arrives?|Leaves?|Vows?|Warns?|Seeks?|Hopes?|Wants?|Welcomes?|Tells?"
    r"|Speaks?|Talks?|Discuss(?:es)?|Backs?|Denies|Heads?|Hosts?|Joins?|Lauds?|Praises?|Pledges?|Rejects?|Reiterates?"
    r"|Stresses|Thanks|Will|To|Not|Likely|Due|Set|Yet|IST|EST|EDT|GMT)\b"
)
# no name of a person: State Department, Downing Street
INSTITUTION: Final = re.compile(
    r"\b(?:House|Ministry|Department|Street|Office|Agency|Times|Post|News|Journal|Council|Commission"
    r"|Government|University|Institute|Cent(?:er|re)"
    r"|Party|Army|Union|Nations|Affairs|Bank|Group|Committee|Embassy|Police|Authority|Television|Radio"
    r"|Press|Secretary|Minister|President"
    r"|January|February|March|April|June|July|August|September|October|November|December|Monday"
    r"|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday|The|Sea|Strait|Republic|Kingdom|States|Foundation|Assembly|Parliament|Senate|Congress|Headquarters|Security|Defen[cs]e|Foreign|Command|Forces?|Summit)\b"
)


def introduced(text: str) -> Iterator[Introduced]:
    """Yield those whom the sketch of a block introduces with a role."""
    for match in _INTRODUCED.finditer(text):
        which = "" if match["name"] else "2" if match["name2"] else "3"
        if not INSTITUTION.search(match["name" + which]):
            yield Introduced(match.span("name" + which), match.span("role" + which))
