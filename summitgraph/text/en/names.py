"""Who and what English prose names: people with titles, offices alone, groups, pairs, pronouns, places, dates.

What comes in: clean text, a `Cast` (whom the forms of this document name). What goes out: `Mark`s for a sketch.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.en.cast import COMMON, Cast, Newcomer, offices_of
from summitgraph.text.en.days import dates
from summitgraph.text.en.strangers import HEADLINE, INSTITUTION, introduced
from summitgraph.text.gazetteer import Hit
from summitgraph.text.sketch import Mark, Ref, Sketch, dated, draw, with_people

DEMONYM: Final = "Ｊ"
_SIGNS: Final = (
    ("series", sign.SERIES), ("body", sign.BODY), ("office", sign.OFFICE), ("title", sign.TITLE),
    ("country", sign.COUNTRY), ("demonym", DEMONYM), ("place", sign.PLACE), ("organization", sign.ORGANIZATION),
    ("metonym", sign.COUNTRY),
)  # fmt: skip
# at the White House · in Washington: a house that also speaks is a place after these words
_THERE: Final = re.compile(r"\b(?:at|in|to|from|outside|inside|leaving|near|visit\w*)(?: the)? $")
# a statement from Downing Street
_PAPER_FROM: Final = re.compile(
    r"\b(?:[Ss]tatements?|[Rr]ead-?outs?|[Aa]nnouncement|[Pp]ress release|[Mm]essage|[Ss]pokes\w+)(?: \w+)?"
    r" from (?:the )?$"
)
# the European Council meeting · the UN General Assembly in New York
_HELD_AT: Final = re.compile(r"(?:['’]s)? (?:[Mm]eeting|[Ss]ummit|[Ss]ession|in [A-Z]|on \d|on [A-Z])")
# the prime minister · a president · the Chinese leader, in small letters
_LOWER: Final = re.compile(
    r"\b(?:prime minister|president|premier|chancellor|leader|king|queen|emperor|sultan|emir|foreign minister"
    r"|foreign secretary|secretary of state|defen[cs]e minister|secretary[- ]general|counterpart|ruler)\b(?!-)"
    r"|(?<!\d )(?<!\d)\bPMs?\b"
    r"|\bLeader\b"
)
_HIDES: Final = re.compile(
    r"(?:['’]s)? (?:[Aa]dministration|[Gg]overnment|team|campaign|aides?|officials?|supporters|allies"
    r"|[Dd]octrine|Tower|era|years"
    r"|family|presidency|adviser|advisor|spokes\w+|wife|husband|son|daughter|sister|brother|father"
    r"|mother|office|predecessor"
    r"|successor|envoy|visit to|decision)\b"
)
# Mr Sunak · After Biden · Jill Biden is another
_FREE: Final = re.compile(
    r"(?:^|[^\w'’-])(?:Mr|Mrs|Ms|Dr|Sir|Lord|The|After|Before|When|While|As|But|And|With|Both|For"
    r"|Since|Though|Although|If|Unlike"
    r"|Like|On|In|At|By|From|To|Of|That|Then|Meanwhile|Also|Today|Yesterday|Earlier|Later|Late"
    r"|Separately|However|Or|Between"
    r"|Will|Can|Did|Does|How|Why|Where|What|Because|Until|Under|During|Shri|Professor|Jr|Excellency|Majesty|Readout of"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Has|Is|Was|Should|Could|Would|Read"
    r"|Watch|Vice|Secretary|Elect)\.? $"
)
_CAPITAL: Final = re.compile(r"[A-Z][\w'’-]* $")
_CAP: Final = r"(?![Ａ-Ｚ])[^\W\d_a-z](?:[^\WＡ-Ｚ]|['’-](?!s\b))+"
_HON: Final = (
    r"(?:(?:H\.? ?E\.?|His|Her|Their|[Tt]he Honou?rable|[Tt]he Rt\.? Hon\.?|Hon\.?|Excellency|Majesty"
    r"|Royal|Highness|Mr\.?"
    r"|Mrs\.?|Ms\.?|Dr\.?|Sir|Shri|Smt\.?|Professor|Lord|Sheikh|General|Marshal|Captain)(?:,? |(?=Ｎ)))*"
)
_TERM: Final = (
    r"(?:(?<!\w)(?P<{}>[Ff]ormer|[Ee]x|[Tt]hen|[Ii]ncoming|[Oo]utgoing|[Nn]ewly[- ]elected|[Nn]ew|[Aa]cting"
    r"|[Vv]isiting|[Cc]urrent"
    r"|[Vv]eteran|late|longtime)[- ])?"
)
_OWNER: Final = (
    rf"(?:(?:\b(?:his|her|their) )?[ＣＪＢＯＬ](?:['’]s?)? (?={_TERM.format('x').replace('?P<x>', '?:')}[ＴＦ])"
    r"|[ＣＢＯ]['’]s? (?=Ｎ))?"
)
_OF: Final = r" of (?:the )?(?:[Gg]overnment of (?:the )?|[Ss]tate of )?[ＣＢＯ](?!['’]s)"
_TITLED: Final = r"(?:[ＴＦ](?:[- ](?:designate|elect))?)"
_LEADERS: Final = (
    r"(?:leaders|[Ll]eaders|[Pp]residents|[Pp]rime [Mm]inisters|premiers|chancellors|heads of (?:state|government)"
    r"|[Ff]oreign [Mm]inisters|[Ff]oreign [Ss]ecretaries|top diplomats|[Dd]efen[sc]e [Mm]inisters|counterparts)"
)
_AND: Final = r"(?:,? and (?:the )?|, (?:the )?)"
_PATTERN: Final = re.compile(
    # the leaders of Japan and South Korea · the Prime Ministers of Japan and India
    rf"(?P<group>(?:[Tt]he )?{_LEADERS} (?:of|in|from) (?:the )?[ＣＢ](?:{_AND}[ＣＢ])+)"
    # the U.S., Japanese and South Korean leaders
    rf"|(?P<listed>(?:[Tt]he )?[ＣＪ](?:(?:{_AND}|[-–/])[ＣＪ])+ {_LEADERS})"
    # the Chinese president, Xi Jinping · the President of Ukraine, Volodymyr Zelenskyy
    rf"|(?P<apposed>(?:[Tt]he )?(?:[ＣＪＢＯ](?:['’]s?)? {_TITLED}|{_TITLED}{_OF}|Ｆ)(?:, ?| ){_HON}Ｎ)"
    # former U.S. President Ｎ · Prime Minister Ｎ of Japan · Mr. Ｎ, Prime Minister of Japan
    rf"|(?P<named>(?:[Tt]he )?{_TERM.format('term')}{_OWNER}{_TERM.format('term2')}(?:{_TITLED}"
    rf" )*{_HON}Ｎ(?:,? Jr\.?)?(?: \([^()]{{1,40}}\))?"
    rf"(?:{_OF}|, (?:the )?(?:[ＣＪＢＯ](?:['’]s)? )?{_TITLED}(?:{_OF})?(?=[,.;):]|$))?"
    r"(?: \((?:[ＣＢＯ]|[A-Z]{2,5})\))?)"
    # Guinean President Foo Bar · President Foo of Guinea
    rf"|(?P<new>(?:[Tt]he )?{_TERM.format('term3')}{_OWNER}(?P<title>{_TITLED})(?:{_OF},?)? {_HON}"
    rf"(?P<name>{_CAP}(?: (?:(?:al|bin|de|da|dos|van|von|el|ibn|del) )*{_CAP}){{0,4}})(?:{_OF})?)"
    # the Japanese prime minister · Ukraine's President · the Prime Minister of Japan
    rf"|(?P<office>(?:\b[Tt]he |\b(?:his|her|their) )?{_TERM.format('term4')}(?:[ＣＪＢＯ](?:['’]s?)?"
    rf" {_TERM.format('term5')}Ｔ|Ｔ{_OF}|Ｆ)(?!\w|['’]s (?:wife|office|spokes|adviser)| (?:spokes|office"
    r"|wife|adviser|candidate|elections?)))"
    # the Prime Minister and President
    r"|(?P<both>[Tt]he Ｔ,? and (?:the )?Ｔ(?![\w-]| of| Ｎ))"
    # the Prime Minister · PM
    r"|(?P<alone>(?:[Tt]he |^)Ｔ(?:['’]s?(?= ))?(?!\w| of| and Ｔ|-)|^Ｔ(?= |$))"
    # the two leaders · both sides · they
    r"|(?P<pair>\b(?:[Tt]he|[Bb]oth|[Tt]heir) (?:two |three |four |both )?(?:[Ll]eaders|[Pp]residents"
    r"|[Pp]rime [Mm]inisters|sides|[Mm]inisters"
    r"|foreign ministers|men|pair|counterparts|parties|heads of state)\b(?! of)|\b[Bb]oth (?:leaders"
    r"|sides|presidents|countries)\b|\b[Tt]he (?:two|pair|duo)\b(?=[ ,.]+(?:met|last|also|have|had"
    r"|will|would|could|may|spoke|talked|discussed|agreed|plan|are|were|held|first|exchanged|signed|reviewed))"
    r"|\b[Tt]hey\b)"
    # he · she · with him
    r"|(?P<pronoun>\b(?:[Hh]e|[Ss]he|him)\b)"
)


@dataclass(slots=True)
class Memory:
    """Who was named so far, the last one last: "the Prime Minister" is one of them."""

    named: list[Iri]


def marks(text: str, cast: Cast, memory: Memory) -> list[Mark]:
    """Everything that is named in a clean text, people with their titles as one mark."""
    fine = _drawn(text, cast)
    return with_people(fine, _people(fine, cast, memory))


def _drawn(text: str, cast: Cast) -> Sketch:
    found = (*_fine(text, cast), *_surnames(text, cast), *_strangers(text, cast), *dated(dates(text, cast.anchor)))
    return draw(text, found)


def _fine(text: str, cast: Cast) -> Iterator[Mark]:
    last = 0
    for hit in cast.authority.find(text):
        for match in _LOWER.finditer(text, last, hit.start):
            yield Mark(sign.TITLE, *match.span(), iris=offices_of(match[0], cast.authority))
        last = hit.end
        if (who := cast.forms.get(hit.form)) and not _another(text, hit):
            yield Mark(sign.NAME, hit.start, hit.end, (Ref(who),))
            continue
        for kind, drawn in _SIGNS:
            if kind == "series" and hit.of("organization") and not _HELD_AT.match(text, hit.end):
                continue  # the president of the European Council
            there = _THERE.search(text[: hit.start]) and not _PAPER_FROM.search(text[: hit.start])
            if kind == "place" and hit.of("organization") and not there:
                continue  # the White House said
            if iris := hit.of(kind):
                beside = hit.of("organization") if kind == "body" else ()
                yield Mark(drawn, hit.start, hit.end, iris=(*iris, *beside))
                break
    for match in _LOWER.finditer(text, last):
        yield Mark(sign.TITLE, *match.span(), iris=offices_of(match[0], cast.authority))


def _strangers(text: str, cast: Cast) -> Iterator[Mark]:
    """Those whom the document introduced before they spoke, by their full names and by their surnames."""
    for name, who in cast.speakers.items():
        for match in re.finditer(rf"\b(?:(?:Mr|Mrs|Ms|Dr|Professor)\.? )?{re.escape(name)}\b(?! [A-Z]|-[a-z])", text):
            if " " in name or not _another(text, Hit(*match.span(), name, ())):
                yield Mark(sign.NAME, *match.span(), (Ref(who),))


def _surnames(text: str, cast: Cast) -> Iterator[Mark]:
    """Kim, where Kim Jong Un was named in full and the authority has no such short form."""
    for name, who in cast.surnames.items():
        for match in re.finditer(rf"\b{re.escape(name)}\b(?! [A-Z]|-[a-z])", text):
            hit = Hit(match.start(), match.end(), name, ())
            if not _another(text, hit):
                yield Mark(sign.NAME, *match.span(), (Ref(who),))


def _another(text: str, hit: Hit) -> bool:
    """Whether a surname is here somebody else's or no person: Jill Biden, the Biden administration, in May."""
    if _HIDES.match(text, hit.end):
        return True
    if hit.of("leader"):
        return False
    if hit.form in COMMON and (
        re.match(r" \d", text[hit.end :])
        or re.search(r"\b(?:in|on|last|next|this|since|of|until) $", text[: hit.start])
    ):
        return True
    before = text[max(0, hit.start - 30) : hit.start]
    if not _CAPITAL.search(before):
        return False
    return not (_FREE.search(before) or _title_ends(before))


def _title_ends(before: str) -> bool:
    return re.search(

        r"(?:Presidents?|Ministers?|Premier|Chancellor|Secretary|General|Leader|Chairman|King|Queen|Prince"
        r"|Emperor|PM|State|Defen[cs]e"


        r"|Commissioner|Ambassador|Speaker|Director|Taoiseach|Pope|Council|Commission|Representative"
        r"|Treasury|Counsell?or"


        r"|Chair|Sultan|Emir|Governor|Senator|Czar|['’]s|[a-z]ese|[a-z]ian|[a-z]ish|[a-z]an|French|U\.S\."
        r"|US|UK)[- ,]*(?:[Ee]lect )?$"
,
        before,
    ) is not None  # fmt: skip


def _people(fine: Sketch, cast: Cast, memory: Memory) -> Iterator[Mark]:
    for match in _PATTERN.finditer(fine.text):
        kind = next(
            k
            for k in ("group", "listed", "apposed", "named", "new", "office", "both", "alone", "pair", "pronoun")
            if match[k]
        )
        start, end = match.span()
        if kind in {"pair", "pronoun"}:
            yield Mark(sign.PAIR if kind == "pair" else sign.PRONOUN, *fine.clean(start, end))
            continue
        refs = tuple(_refs(kind, match, fine, cast, memory))
        if not refs:
            continue
        memory.named += [ref.person for ref in refs if ref.person]
        if kind == "alone":
            end = start + re.match(r"[Tt]?h?e? ?Ｔ", match[0]).end()  # type: ignore[union-attr] # the pattern has it
        yield Mark(sign.GROUP if len(refs) > 1 else sign.PERSON, *fine.clean(start, end), refs=refs)


def _refs(kind: str, match: re.Match[str], fine: Sketch, cast: Cast, memory: Memory) -> Iterable[Ref]:
    start, end = match.span()
    if kind in {"apposed", "named"}:
        return fine.within(start, end, sign.NAME)[0].refs
    owners = [m.iris[-1] for m in fine.within(start, end, "ＣＪＢＯ")]
    if kind == "listed" and match[0].endswith("counterparts") and fine.text.startswith(", Ｎ", end):
        return []  # his Japanese and Indian counterparts, who are named
    if kind in {"group", "listed"}:
        role = "foreign-minister" if re.search(r"[Ff]oreign|diplomats", match[0]) else "leader"
        role = "defence-minister" if re.search(r"[Dd]efen[sc]e", match[0]) else role
        return [Ref(country=owner, role=role) for owner in dict.fromkeys(owners)]
    titles = fine.within(start, end, "ＴＦ")
    if kind == "new":
        who = cast.newcomer(match["name"])
        return [Ref(who)] if who else []
    if kind == "both":
        two = [cast.holder_of(title.iris, memory.named) for title in titles]
        return [Ref(who) for who in two if who] if len(set(two) - {None}) > 1 else []
    if kind == "office":
        return _office(match, titles[0], owners, cast)
    who = cast.holder_of(titles[0].iris, memory.named)
    return [Ref(who)] if who else []


def _office(match: re.Match[str], title: Mark, owners: list[Iri], cast: Cast) -> list[Ref]:
    """The holder of an office that stands alone; a former or coming one is nobody certain."""
    if re.match(r"(?:[Ff]ormer|[Ee]x|[Ii]ncoming|[Nn]ewly)", match["term4"] or match["term5"] or ""):
        return []
    if title.sign == sign.OFFICE:
        return [Ref(offices=title.iris)]
    offices = tuple(o for o in title.iris if cast.authority.one(o, "officeOf") == owners[0]) if owners else ()
    if offices:
        return [replace(Ref(offices=offices), country=owners[0])]
    return [Ref(country=owners[0], role="leader")] if owners and not title.iris else []


def newcomers(blocks: Iterable[tuple[int, str]], cast: Cast) -> Iterator[Newcomer]:
    """Yield the names after titles that no form of the cast covers, with their country and title."""
    for number, text in blocks:
        fine = _drawn(text, cast)
        for one in introduced(fine.text):
            name, role = fine.clean(*one.name), fine.clean(*one.role)
            yield Newcomer(number, text[slice(*name)], name, role, spoken=True)
        for match in _PATTERN.finditer(fine.text):
            if match["new"] and not INSTITUTION.search(match["name"]) and not HEADLINE.match(match["name"]):
                owners = [m.iris[-1] for m in fine.within(*match.span(), "ＣＪＢＯ")]
                title = fine.clean(*match.span("title"))
                name = fine.clean(*match.span("name"))
                yield Newcomer(number, text[slice(*name)], name, title, owners[0] if owners else None)
