"""When, where, beside which summit and how people meet: the circumstances of a meeting in its English sentence.

What comes in: the sketch of a sentence and an `Encounter`. What goes out: marks of the sketch that belong to it.
"""

import re
from datetime import date
from typing import Final

from summitgraph.text import sketch as sign
from summitgraph.text.en.clauses import asides, clause
from summitgraph.text.en.earlier import undated
from summitgraph.text.en.encounters import NOUN, SERIES_KINDS
from summitgraph.text.en.status import of_series, status
from summitgraph.text.encounter import Encounter
from summitgraph.text.sketch import Mark, Sketch
from summitgraph.text.status import Status

# Ｐ said on Ｄ that · the White House announced late Ｄ: the day of the words, not of the meeting
_DAY_OF_WORDS: Final = re.compile(
    r"\b(?:said|says|saying|told (?:[\w']+|[ＰＯ])(?: [\w']+)?|announced|confirmed|added|reported"
    r"|according to [^.;,]{0,30}?|tweeted|wrote|statement"
    r"|spokes\w+|interview|readout|news conference|briefing|issued|published|reporters)"
    r"(?: in [^.;,]{0,24}| at [^.;,]{0,24}| to [^.;,]{0,24})?,?(?: on| late| early| earlier| here)* ?$"
)
_WORDS_AFTER: Final = re.compile(r"^ (?:said|announced|confirmed|told|tweeted)\b")
# Ｐ's meeting follows their Ｄ phone call
_OF_ANOTHER: Final = re.compile(rf",? (?:[\w-]+ )?{NOUN}\b")
# in Ｌ, Ｃ · at the Ｌ · on the Ｌ
_CHAIN: Final = (
    r"(?P<place>[ＬＣ](?:(?:,? (?:in |outside |near )?(?:the )?|\s\()[ＬＣ]\)?)*)(?![-–ＰＴ]|['’]s| "
    r"(?:policy|government|relations|residents))"
)
_WHERE: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]n|outside|near)(?: (?:the|central|downtown|southern|northern|western"
    r"|eastern|nearby|his|her))*(?: (?:(?:Swiss|Finnish|\w+) )?(?:city|capital|town|resort|village"
    r"|island|border village|truce village|demilitarized zone)(?: (?:city|town))?(?: of)?)?(?: [ＪＣ]"
    rf"(?:['’]s)? (?:city|capital|town|resort|village|island)(?: of)?,?)? {_CHAIN}"
)
_TO: Final = re.compile(
    r"\b(?:arriv\w+ in|travel\w*(?: \w+)? to|fl(?:y|ew|ies|ying) to|visit(?:s|ed|ing)?(?: to)?|trip to"
    rf"|hosted by|came to|went to|welcomed [^.;,]{{0,20}}?to|invited [^.;,]{{0,20}}?to|host\w*"
    rf" [^.;,]{{0,30}}at)(?: the)? {_CHAIN}"
)
_MARGINS: Final = re.compile(
    r"(?:margins|sidelines|fringes|edges) of (?:(?:the|this|last) )?(?:(?:\w+|Ｄ|Ｌ)['’]s )?(?:(?:Ｌ|Ｄ)"
    r" )?(?P<s>[ＳＢ])|\b(?:while attending|during|at) (?:the )?(?:Ｌ )?(?P<s2>[ＳＢ])(?= [Ss]ummit| in |"
    r" on |[,.]|$)"
)
_VIDEO: Final = re.compile(r"(?i)\bvideo|virtual|teleconferenc|online|by VTC\b|\bVTC\b|\bzoom\b|remotely")
_PHONE: Final = re.compile(
    r"(?i)\b(?:tele)?phon\w*|\bcall(?:ed|s)?\b(?! (?:on|for|upon)\b)|\bby phone|\brang\b|hotline"
)
_PERSON: Final = re.compile(
    r"(?i)\bmet\b|\bmeet|\bin person|face[- ]to[- ]face|summit|host|welcom|receiv|sat down|sit down"
    r"|dine|dinner|lunch|bilateral"
)
_SPOKE: Final = re.compile(r"(?i)\bspoke|\bspeak|\btalk(?:ed|ing|s)? (?:to|with)|\bspoken|\bconversation")


# tried to organize a meeting with Ｐ, but those plans fell through
_FELL: Final = re.compile(
    r"[^.;]{0,120}?, but (?:those|these|the|such) (?:plans|efforts|attempts) (?:\w+ )?(?:fell through"
    r"|came to nothing|failed)\b"
)


# The palace denied reports that Ｐ had met Ｐ
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|dismiss\w+|reject\w+)(?: (?:as \w+ )?"
    r"(?:(?:media|news|press|the|any|all|these|those|such) )*"
    r"(?:reports?|claims?|rumou?rs?|suggestions?|allegations?|speculation|assertions?)(?: (?:\w+ ){0,3}\w+)?)?$"
)
# It is not true that Ｐ met Ｐ
_UNTRUE: Final = re.compile(r"\b(?:not true|untrue|no truth [^.;,]{0,30}|no evidence|false|a lie|a myth)$")


def judged(sketch: Sketch, meeting: Encounter, days: tuple[date, date] | None, published: date) -> Status | None:
    """The status of a meeting by the words around it; None where they deny it."""
    text, (at, after) = sketch.text, meeting.trigger
    start, end = clause(text, at)[0], clause(text, after - 1)[1]
    if meeting.kind in SERIES_KINDS:
        return of_series(text[start:at], text[after:end], days=days, published=published)
    if meeting.subject and re.search(r"\b[Ii]nvit\w+ $", text[: meeting.subject[0]]):
        return Status("proposed", 3)
    reported = text[:start] if text.startswith(" that", start) else ""
    if _DENIED.search(reported):
        return Status("declined", 3)
    if _UNTRUE.search(reported):
        return None
    if _FELL.match(text[after:]):
        return Status("cancelled", 3)
    subject = meeting.subject[1] if meeting.subject and meeting.subject[1] <= at else start
    first = start if meeting.kind == "dash" else min(subject, at)
    return status(text[first:at], text[at:after], text[after:end], days=days, published=published)


def when(sketch: Sketch, meeting: Encounter) -> Mark | None:
    """The date of a meeting: behind its trigger in the clause, before it, else at the head of the sentence."""
    text, at = sketch.text, meeting.trigger[0]
    if meeting.kind == "series" and _REFERRED.search(text[:at]):
        return (
            sketch.marks.get(meeting.trigger[1] + 4) if re.match(" (?:in|on) Ｄ", text[meeting.trigger[1] :]) else None
        )
    start, end = clause(text, at)[0], clause(text, meeting.trigger[1] - 1)[1]
    apart = {i for first, last in asides(text, at) for i in range(first, last)}
    behind = [i for i in range(at, end) if _dates(sketch, i) and i not in apart and not _OF_ANOTHER.match(text, i + 1)]
    behind = [i for i in behind if not _beyond(text, meeting.trigger[1], i)]
    before = [i for i in range(at - 1, start - 1, -1) if _dates(sketch, i) and i not in apart]
    if before and (at - before[0] < 4 or text[before[0] + 1 : before[0] + 2] in {"'", "’"}):
        return sketch.marks[before[0]]  # Ｄ meeting · Monday's call
    for i in (*behind, *before):
        if not _DAY_OF_WORDS.search(text[max(0, i - 60) : i]) and not _WORDS_AFTER.match(text[i + 1 :]):
            return sketch.marks[i]
    if told := re.search(r"[:,] (Ｄ)\.?$", text[end:]):
        return sketch.marks[end + told.start(1)]
    if start and not text.startswith(" that", start):
        return None
    head = re.match(r"(?:[A-Z][a-z]+ )?(?:on |in )?(?P<d>Ｄ)(?=,| )|(?:[Oo]n|In this) (?P<d2>Ｄ)", text)
    if head and meeting.kind not in {"their", "place", "dash"}:
        return sketch.marks[head.start("d") if head["d"] else head.start("d2")]
    return None


# their talks on the Ｌ summit in Ｄ
_ANOTHERS: Final = re.compile(rf"\b(?:{NOUN}|[ＳＢ])(?: (?:in|on|this|next|last|early|late))* $")


# Ｐ met Ｐ on the sidelines of the Ｓ on Ｄ
_ALONGSIDE: Final = re.compile(
    r"\b(?:(?:sidelines|margins|fringes|edges) of|at|during|attend\w*|before|after) (?:the )?(?:\w+ )?$"
)


# officials said, returning a visit to Ｌ by Ｐ Ｄ
_VISIT_OF: Final = re.compile(r"\b(?:visit|trip|tour)(?: (?:by|to|of) (?:the )?[ＰＬＣ])+ (?:(?:in|on|late|early) )?$")
# the latest EU summit decisions
_REFERRED: Final = re.compile(r"\b(?:latest|last|previous|recent)(?: \w+)? $")


def _beyond(text: str, after: int, day: int) -> bool:
    """Whether a day stands right behind another meeting than the one that ends at a place."""
    found = _ANOTHERS.search(text, after, day)
    if _VISIT_OF.search(text, after, day):
        return True
    return found is not None and found.start() > after and not _ALONGSIDE.search(text[: found.start()])


# in Ｌ, site of the Ｄ Winter Games
_NAMED_BY_YEAR: Final = re.compile(
    r" (?:[A-Z][a-z]+ ){0,2}(?:Games|Olympics?|World Cup|Expo|[Ee]lections?|[Cc]ampaign)\b"
)


def _dates(sketch: Sketch, at: int) -> bool:
    mark = sketch.marks.get(at)
    if mark is None or mark.sign != sign.DATE or undated(sketch.text, at):
        return False
    return len(mark.edtf) > len("2018") or not _NAMED_BY_YEAR.match(sketch.text, at + 1)


def where(sketch: Sketch, meeting: Encounter) -> Mark | None:
    """The place of a meeting, the most exact of a chain (Lima, Peru); None when the sentence gives none."""
    text, at = sketch.text, meeting.trigger[0]
    start, end = clause(text, at)[0], clause(text, meeting.trigger[1] - 1)[1]
    spans: tuple[tuple[int, int], ...] = (
        (at, end),
        (start, at),
        *([(0, start)] if start and text.startswith(" that", start) else []),
    )
    if beside := re.search(r"Ｌ $", text[:at]):
        return sketch.marks[beside.start()]  # the Ｌ summit between Ｐ and Ｐ
    if meeting.kind in SERIES_KINDS and meeting.kind != "margins":
        following = re.search("[ＳＢ]", text[meeting.trigger[1] : end])
        before = re.search(r" for (?:the|an?|their) [^,.;]{0,30}$", text[start:at])
        spans = ((at, meeting.trigger[1] + following.start() if following else end), (start, at if before else start))
    apart = asides(text, at)
    for first, last in spans:
        for pattern in (_WHERE, _TO):
            places = (m for m in pattern.finditer(text, first, last) if not any(a <= m.start() < b for a, b in apart))
            if found := next(places, None):
                return sketch.within(*found.span("place"), "ＬＣ")[0]
    return None


def margins(sketch: Sketch, meeting: Encounter) -> Mark | None:
    """The multilateral meeting on whose margins people meet."""
    if meeting.kind in SERIES_KINDS:
        return None
    start, _ = clause(sketch.text, meeting.trigger[0])
    match = _MARGINS.search(sketch.text, start)
    if match is None:
        return None
    return sketch.marks[match.start("s") if match["s"] else match.start("s2")]


def mode(sketch: Sketch, meeting: Encounter) -> tuple[str, int]:
    """How people meet and how surely the words say so: 2 said, 1 by the verb, 0 by default."""
    text, (at, after) = sketch.text, meeting.trigger
    start, end = clause(text, at)
    near = text[max(start, at - 30) : min(end, (meeting.objects[1] if meeting.objects else after) + 30)]
    trigger = text[at:after]
    if _VIDEO.search(near):
        return "video", 2
    if _PHONE.search(trigger) or (_PHONE.search(near) and not re.search("(?i)met|meeting|summit", trigger)):
        return "phone", 2
    if _PERSON.search(trigger):
        return "in-person", 2
    if _SPOKE.search(trigger):
        person = where(sketch, meeting) or margins(sketch, meeting) or "in person" in text
        return ("in-person", 1) if person else ("phone", 1)
    return "in-person", 0


def by_video(words: str) -> bool:
    """Whether the words say that people meet on screens."""
    return _VIDEO.search(words) is not None
