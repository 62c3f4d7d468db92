"""Who meets whom: the patterns of English reports and readouts, over the sketch of a sentence.

What comes in: a `Sketch`. What goes out: `Encounter`s: the places of the people and of the trigger ("met",
"phone call"), and in which way the words tell of the meeting.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.text.encounter import LONGEST, Encounter
from summitgraph.text.sketch import Sketch

NOUN: Final = (
    r"(?:[Ss]ummits?(?: [Mm]eetings?| [Tt]alks?| (?:[Tt]elephone|[Pp]hone|[Vv]ideo)(?: [Tt]ele)?["
    r" -]?\w* ?(?:[Tt]alks?|[Mm]eeting|[Cc]onference|[Cc]all))?"
    r"|(?:[Tt]elephone|[Pp]hone|[Vv]ideo|[Vv]irtual|[Ss]ecure|[Cc]onference)(?: video)? (?:[Cc]alls?"
    r"|[Cc]onversations?|[Tt]alks?|[Mm]eetings?|[Ss]ummits?|[Ll]ink|[Cc]onferences?)"
    r"|[Tt]ele-?conference|[Vv]ideo-?(?:tele)?-?conference|[Mm]eetings?|MEETING|[Tt]alks|[Cc]alls?(?! "
    r"(?:on|for|to|upon)\b)|[Cc]onversations?|[Dd]iscussions?"
    r"|[Cc]onsultations?|[Ii]nteractions?|[Ee]ncounters?|[Dd]inner|[Ll]unch(?:eon)?|[Bb]reakfast|[Ss]it-?down"
    r"|[Aa]udience|[Tt]ête-à-tête|[Rr]endezvous)"
)

SERIES_KINDS: Final = frozenset({"series", "body", "margins", "bare"})
_STOP: Final = '[^.;:ＰＧＨＡ“”"]'
_ALSO: Final = r"(?:,? and |, (?:and )?|,? as well as |,? along with |,? together with |,? & )"
# Ｐ, right, and Ｐ, second from left, hold talks: where people stand in a picture
_STANDS: Final = (
    r"(?:,? \(?(?:(?:front |back )?(?:far |second from |third from )?(?:left|right)|cent(?:er|re)"
    r"|[LRC])\b\)?(?:,(?= [a-z]))?(?=,? ))"
)
_SAYING: Final = r"(?:said|says|told|tells|added|announced|confirmed|wrote|tweeted|reported|noted|stated|explained)\b"
_ONE: Final = rf"[ＰＧ](?!['’]s){_STANDS}?"
# State Secretary Ｐ · National Security Advisor Ｐ: titles that nobody drew
_TITLE: Final = (
    r"(?:(?:(?:[A-Z][\w-]*|of|for|and) ){0,4}(?:Secretary|Minister|Advis[eo]r|Chief|Director|General"
    r"|Ambassador|Commissioner"
    r"|Representative) )?"
)
PEOPLE: Final = rf"{_ONE}(?:{_ALSO}(?:with |the )?{_TITLE}(?![ＰＧ] {_SAYING}){_ONE})*(?: n?or {_ONE})?"
_LIST: Final = rf"{_ONE}(?:{_ALSO}(?:the )?{_ONE})+"
_LATER: Final = (
    r"(?:,? (?:today|also|briefly|virtually|privately|bilaterally|separately|personally|again|both|Ｄ|"
    r"(?:earlier |later )?on Ｄ|in person|at (?:the )?(?:Ｌ|[A-Z][a-z]+(?: [A-Z][a-z]+){1,3})|in (?:the )?Ｌ|with),?)*"
)
_MET: Final = r"(?:met|meets?|meeting|[Mm]eeting)"
_HELD: Final = (
    r"(?:held|holds?|holding|had|have|has|having|conducted|attended|convened|participated in|took part"
    r" in|joined|shared|enjoyed)"
)
# their lawyers held talks: the talks are the lawyers'
_VERB: Final = (
    r"(?:held|hold(?:s|ing)?|had|has|have|having|met|meet(?:s|ing)? (?=in|at|on|for)|attended|joined|shared|took|take"
    r"|were|was|will|would|are|is|and|or|can|could|should)"
)
# Ｐ welcomes Ｐ's critics, in headlines Ｐ welcomes Ｐ critics: what may follow a name directly
_HOW: Final = (
    r"(?:in|at|to|for|on|with|as|during|after|before|ahead|and|or|but|by|from|into|over|under|amid|while|when|who"
    r"|whom|where|of|outside|inside|near|aboard|since|until|about|via|through|beside|alongside|together|this|that|last"
    r"|next|earlier|later|today|tonight|yesterday|tomorrow|again|here|there|then|twice|once|thrice|first|face|one"
    r"|two|three|four|five|six|several|many|more|most|multiple|every|each|back|home|again|also|both|only|just|not"
    r"|separately|because|so|if|the|a|an|his|her|their|its|virtual|tete|shortly|soon|alone|over|up|out|off|around"
    r"|upon|despite|following|against|than|midway|early|late|will|would|is|was|has|had|said|says|told|behind|between"
    r"|without|within|\w+ly|\w+ing|\w+ed|\w+wards?|\d+)\b"
)
_SELF: Final = (
    rf"(?! (?!(?i:{_HOW}))[a-z][\w-]+| (?:Critics?|Plans?|Aides?|Envoys?|All(?:y|ies)|Advis[eo]rs?|Foes?|Supporters?"
    r"|Rivals?|Offer|Proposal|Invitation|Move|Team|Deputy|Family|Voters)\b)"
)
_BODY_ONLY: Final = (
    r"(?:addition to|[Aa]ttend\w*|[Hh]ost\w*|at|for|[Dd]uring|[Aa]head of|[Aa]fter|[Bb]efore"
    r"|[Jj]oin\w*|from|[Ff]ollowing)"
)


_PATTERNS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        # the Ｂ leaders agreed to hold their summit in Ｌ
        (
            "body",
            (
                r"(?P<body>Ｂ) (?:[Ll]eaders|heads of state(?: and government)?|partners)(?!['’])[^.;ＰＧ]{0,80}?\b"
                r"(?P<trigger>(?:held|hold|holding|convene\w*) (?:their|a|an|the)[^.;,]{0,24}? (?:[Ss]ummit"
                r"|[Mm]eeting)|met|meet|gather(?:ed)?)\b"
            ),
        ),
        # on the margins of the Ｂ · on the sidelines of the Ｂ Summit in Ｌ
        (
            "margins",
            (
                r"(?:margins|sidelines|fringes|edges) of (?:(?:the|this|last) )?(?:(?:\w+|Ｄ)['’]s )?"
                r"(?P<trigger>(?P<body>Ｂ)(?: [Ss]ummit\b| [Ll]eaders['’] (?:[Ss]ummit|[Mm]eeting))?|Ｓ)"
            ),
        ),
        # the third in-person Ｂ Leaders' meeting · the Ｂ summit in Ｌ
        (
            "series",
            (
                r"(?P<trigger>Ｓ(?: [Ss]ummit)?|(?P<body>Ｂ)['’]?s?(?: (?:[Ll]eaders?['’]?s?|[Hh]eads? of [Ss]tate"
                r"|[Ee]xtraordinary|[Vv]irtual|annual|[Ss]pecial|\d+(?:st|nd|rd|th)|in-person|emergency"
                r"|[Ee]conomic|[Aa]nniversary))*"
                r" (?:[Ss]ummit(?: [Mm]eeting)?|[Ll]eaders['’]? (?:[Mm]eeting|[Ss]ummit)|[Mm]eeting of "
                r"(?:[Ll]eaders|[Hh]eads)|(?<=[Ll]eaders['’] )[Mm]eeting|(?<=[Ll]eaders )[Mm]eeting))(?!"
                r" Agreement)"
            ),
        ),
        # the upcoming summit of Ｂ nations
        (
            "series",
            r"(?P<trigger>[Ss]ummit of (?:the )?(?P<body>Ｂ)(?: nations| countries| leaders| members)?)(?!['’])",
        ),
        # in addition to the Ｂ, Ｐ will take part · attend the Ｂ in Ｌ
        (
            "bare",
            (
                rf"\b{_BODY_ONLY} (?:(?:the|this|last) )?(?:(?:year|week|month|weekend|Ｄ|Ｌ)['’]s )?(?P<trigger>"
                r"(?P<body>Ｂ)(?: (?:meetings?|conference|gathering|forum))?)(?= (?:in|on) [ＬＣＤ]|[,.;]|$)"
            ),
        ),
        # Ｐ called to congratulate Ｐ on his victory
        (
            "meets",
            (
                rf"\b(?P<trigger>called|phoned|telephoned|rang)(?: up)?(?: (?:on )?Ｄ)? to (?:warmly )?congratulate"
                rf" (?P<objects>{_ONE})(?!['’]s)"
            ),
        ),
        # Ｐ received Ｐ · Ｐ met Ｐ · Ｐ called Ｐ
        (
            "meets",
            (
                rf"\b(?<!ceremony to )(?<!banquet to )(?<!dinner to )(?P<trigger>{_MET}|hosted|hosts?"
                rf"|hosting|welcom(?:ed|es?|ing)|receiv(?:ed|es?|ing)"
                rf"|greet(?:ed|s|ing)|"
                r"(?P<c>call(?:ed|s))|phoned|telephoned|rang)"
                rf"(?P<gap>{_LATER}) (?P<objects>{PEOPLE}{_SELF}|(?:with )?Ｈ|(?:with )?Ａ)(?!['’]s)"
                r"(?(c)(?! (?:a|an|on(?! Ｄ)|the|his|her) "
                r"| to (?!inform|discuss|congrat|expres|conve|brief|thank|offer|wish|updat|exten|reaff|reit|under"
                r"|consult|mark|share|follow|condem|assur|review|emphas|commend|tell|say|invit)))"
            ),
        ),
        # Ｐ spoke today with Ｐ · Ｐ met on Ｄ with Ｐ · Ｐ held talks with Ｐ
        (
            "with",
            (
                rf"\b(?P<trigger>(?P<verb>{_MET}|(?:sp(?:oke|eaks?|eaking|oken)|talk(?:ed|ing|s)?)(?: (?:by|over the"
                r"|on the|via) (?:secure )?(?:tele)?(?:phone|video)(?: ?(?:link|conference|call))?)?|confer(?:red)?"
                r"|consult(?:ed)?|sat down|sit down|sitting down|dined|huddled|sh(?:akes?|aking|ook) hands)|"
                rf"{NOUN})\b(?P<gap>(?:(?(verb)|(?! {NOUN}\b)){_STOP}){{0,70}}?) (?:with"
                r"|to(?= [ＰＧＨ])) (?:(?:both|his|her|the|visiting|[ＣＪ](?:,? (?:and )?[ＣＪ])+ counterparts,"
                rf"|fellow|by|either|neither|[A-Z][a-z]+(?:ian|ese|an|ish|i|ine)) )*"
                rf"(?P<objects>{PEOPLE}{_SELF}|Ｈ|Ａ)(?!['’]s (?!Ｔ))"
            ),
        ),
        # spoke with Ｐ on Ｄ, and with Ｐ on Ｄ
        (
            "with",
            (
                rf"(?<=[ＰＤＬ]),? and (?:also |then |later )?(?P<trigger>with) (?P<objects>{PEOPLE}{_SELF})"
                r"(?!['’]s| \w+ing\b)"
            ),
        ),
        # talks between Ｐ and Ｐ · a meeting of Ｇ
        (
            "between",
            (
                rf"\b(?P<trigger>{NOUN})\b(?P<gap>(?:(?! (?:is|was|are|were|will) ){_STOP}){{0,50}}?) (?:between"
                rf"|among|involving|of) (?P<objects>{_LIST}|Ｇ|Ａ|Ｐ with Ｐ)"
            ),
        ),
        # Ｐ-Ｐ summit · Japan-U.S. Summit Meeting
        (
            "dash",
            (
                rf"(?<![\w./–—-])(?P<subject>[ＰＣＪ](?:[-–—/][ＣＪＰ]){{1,2}}) (?:(?:[Bb]ilateral"
                r"|[Tt]rilateral|[Ll]eaders['’]?|Ｄ|Ｌ"
                rf"|\d+(?:st|nd|rd|th)|first|second|third|[Vv]irtual) )*(?P<trigger>(?<=.){NOUN})\b(?! Agreement)"
            ),
        ),
        (
            "korean",
            (
                r"(?P<subject>[Ii]nter-[Kk]orean|[Nn]orth-[Ss]outh) (?:Ｄ |\w+ )?(?P<trigger>[Ss]ummits?(?:"
                r" [Mm]eeting| talks)?)"
            ),
        ),
        # Ｐ and Ｐ met in Ｌ · Ａ will hold a summit · Ｇ last spoke in Ｄ
        (
            "together",
            (
                rf"(?P<subject>{_LIST}|Ｇ|Ａ)(?P<mid>,?(?! ?[ＰＧ])[^.;:ＰＧＨＡ“”\"]{{0,90}}?)\b(?P<trigger>{_MET}|"
                r"(?:spoke|speak|talked|spoken)(?! (?:of|to|about the|against))|gather(?:ed)?|convened(?= (?:in|at) Ｌ)"
                r"|sat down|sit down"
                rf"|sh(?:ake|ook) hands|(?:came|come) face[- ]to[- ]face"
                rf"|(?<![ＧＡ] )(?<! to )discuss(?:ed)?|{_HELD}[^.;:ＰＧＨＡ]{{0,50}}?{NOUN})\b"
            ),
        ),
        # Ｐ and Ｐ signed a treaty during a summit in Ｌ
        (
            "together",
            (
                rf"(?P<subject>{_LIST}|Ｇ|Ａ)(?P<mid>,?(?! ?[ＰＧ])[^.;:ＰＧＨＡ“”\"]{{0,90}}?)"
                rf" (?:at|during|after|following|in) (?:a|an|the|their)(?: [\w-]+| Ｄ){{0,3}}? (?P<trigger>{NOUN})\b"
            ),
        ),
        # Ｐ told Ｐ during talks in Ｌ
        (
            "told",
            (
                rf"\b(?:told|assured|urged|asked|warned|thanked) (?P<objects>{PEOPLE})[^.;:“”\"]{{0,90}}?"
                rf" (?:during|in|at) (?:(?:a|an|the|their) )?(?:(?:[\w-]+|Ｄ) ){{0,3}}?(?P<trigger>{NOUN})\b"
            ),
        ),
        # In a phone call on Ｄ, Ｐ told Ｐ
        (
            "told",
            (
                rf"\b(?:[Ii]n|[Dd]uring|[Aa]t) (?:a|an|their) (?:[\w-]+ ){{0,4}}?(?P<trigger>{NOUN})(?: (?:on"
                r" )?Ｄ)?(?: in Ｌ)?(?:,| [–—-]{1,2} [^ＰＧ.;]{1,80} [–—-]{1,2}) (?P<subject>Ｐ) (?:told|assured|urged"
                rf"|asked|warned|thanked|congratulated|briefed|informed) (?P<objects>{PEOPLE})"
            ),
        ),
        # Ｐ received a phone call from Ｐ
        (
            "from",
            (
                r"(?:receiv|took|tak|got|get)\w* (?:an? )?(?P<trigger>(?:phone |telephone )?calls?) from "
                rf"(?P<objects>{PEOPLE})"
            ),
        ),
        # their Ｄ telephone call · their first meeting
        (
            "their",
            (
                rf"\b(?:[Tt]heir|(?P<subject>Ａ)['’]) (?:(?!{_VERB} )(?:Ｄ,?|(?![A-Z][a-z])\w+|face-to-face"
                rf"|in-person|one-on-one|Summit|First|Second),? ){{0,4}}?(?P<trigger>{NOUN})\b"
            ),
        ),
        # the Ｌ summit · the Ｌ and Ｌ meetings
        (
            "place",
            (
                r"(?:[Tt]he |[Ss]ince |[Aa]t |[Ff]ollowing )(?:Ｄ )?(?P<places>Ｌ(?:(?:,? and |, )Ｌ)*) "
                r"(?P<trigger>[Ss]ummits?|[Mm]eetings?|[Tt]alks)\b"
            ),
        ),
        # this meeting was the third · Monday's call
        (
            "this",
            (
                r"\b(?:[Tt]his|[Tt]he|Ｄ['’]s|[Tt]oday['’]s) (?:(?:phone|telephone|video|virtual|bilateral|two-hour"
                rf"|one-hour|\w+-minute) )?(?P<trigger>(?:{NOUN}))\b"
            ),
        ),
    )
)


def encounters(sketch: Sketch) -> Iterator[Encounter]:
    """Yield the meetings that a sentence speaks of, in the order of their triggers; each trigger counts once."""
    taken: set[int] = set()
    found: list[Encounter] = []
    if len(sketch.text) > LONGEST:
        return
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(sketch.text):
            start, end = match.span("trigger")
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found.append(_encounter(kind, match))
    yield from sorted(found, key=lambda e: e.trigger)


def _encounter(kind: str, match: re.Match[str]) -> Encounter:
    groups = match.groupdict()
    subject = next((match.span(name) for name in ("subject", "body", "places") if groups.get(name)), None)
    return Encounter(kind, match.span("trigger"), subject, match.span("objects") if groups.get("objects") else None)
