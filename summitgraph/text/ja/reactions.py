"""How others reacted, how the ministry judges, and what its notes count.

What comes in: the items of a record, its cast, the day of the meeting.
What goes out: `Reaction`s, the items that assess, `Figure`s.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.clean import CleanText
from summitgraph.text.dates import dates
from summitgraph.text.ja.commitments import named_issues
from summitgraph.text.ja.officials import Cast
from summitgraph.text.ja.record import Item
from summitgraph.text.ja.talks import stance

_REACTIONS: Final = ("反応", "反響")
_ASSESSMENTS: Final = ("評価",)
# 川口国（3日、国営放送） : who, then when and through whom
_HEADING: Final = re.compile(r"(?P<who>[^（(]+)(?:[（(](?P<how>.*)[）)])?$")
# 仏政府は、3日、歓迎する旨の談話を発出。
_SUBJECT: Final = re.compile(r"(?P<who>[^、。]{1,12}?)(?:政府|側|当局)は、")
# 生存者3名 · 死亡2名 · 1名は入国確認できず
_COUNTS: Final = (
    (
        "alive-not-asked-about",
        re.compile(r"(?:調査)?(?:を)?依頼していない[^。、]{0,6}?(?P<n>\d+)[名人][^。、]{0,8}生存"),
    ),
    ("entry-not-confirmed", re.compile(r"(?P<n>\d+)[名人]は?(?:、)?入国[^。、]{0,4}確認(?:でき|されてい)")),
    ("alive", re.compile(r"生存(?:者)?(?:は)?(?P<n>\d+)(?:[名人]|年(?=[、。]))")),  # 年 for 名: a slip of the keyboard
    ("dead", re.compile(r"死亡(?:者)?(?:は)?(?P<n>\d+)[名人]")),
)


@dataclass(frozen=True, slots=True)
class Reaction:
    """What somebody else said about the meeting; `via` is the medium, `day` EDTF or ""."""

    respondent: Iri
    via: tuple[Iri, ...]
    day: str
    body: CleanText
    stance: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people at ``body.text[start:end]``, on an issue where the record's reference to the note tells it."""

    measure: str
    count: int
    issues: tuple[Iri, ...]
    body: CleanText
    start: int
    end: int


def reactions(items: Iterable[Item], cast: Cast, day: date | None) -> Iterator[Reaction]:
    """Yield the reactions, each with the respondent whom its own words name, else its heading."""
    for item in items:
        if item.kind not in {"bullet", "plain"} or not item.under(*_REACTIONS):
            continue
        match = _HEADING.match(item.headings[-1].text)
        who, how = (match["who"].strip(), match["how"] or "") if match else ("", "")
        own = _SUBJECT.match(item.text)
        respondents = [*(_respondents(own["who"], cast) if own else []), *_respondents(who, cast)]
        if respondents:
            via = _media(how or item.text[own.end() if own else 0 :], cast)
            yield Reaction(respondents[0], via, _day(how, item.text, day), item.body, stance(item.text))


def _respondents(who: str, cast: Cast) -> list[Iri]:
    """Whom words mean as a respondent: the holder of an office, a country, an organisation."""
    if who in cast.authority.abbreviations:
        return [cast.authority.abbreviations[who]]
    holders = [o.person for o in cast.officials(who)]
    if holders:
        return holders
    hits = cast.authority.find(who)
    found = [iri for hit in hits for iri in hit.of("country", "organization", "metonym")]
    offices = [o for hit in hits for o in hit.of("office", "title")]
    holders = [
        p
        for office in offices
        if cast.authority.one(office, "officeOf") in found
        for p in cast.authority.holders(office, cast.days)
    ]
    owners = [owner for hit in hits for o in hit.of("office") if (owner := cast.authority.one(o, "officeOf"))]
    return (holders or found or owners)[:1]


def _media(text: str, cast: Cast) -> tuple[Iri, ...]:
    """The broadcaster, agency or ministry through which it was said."""
    found = [iri for hit in cast.authority.find(text) if not hit.of("country") for iri in hit.of("organization")]
    return tuple(found[:1])


def _day(how: str, text: str, day: date | None) -> str:
    """The day that the heading gives, else the one that stands right after the subject."""
    if found := next(dates(how, day), None):
        return found.edtf
    subject = _SUBJECT.match(text)
    first = next(dates(text, day), None) if subject else None
    return first.edtf if first and subject and first.start == subject.end() else ""


def assessments(items: Iterable[Item]) -> list[Item]:
    """The paragraphs in which the ministry judges the meeting, in order."""
    return [i for i in items if i.kind in {"bullet", "plain", "sentence"} and i.under(*_ASSESSMENTS)]


def figures(items: Iterable[Item], cast: Cast) -> Iterator[Figure]:
    """Yield what the notes count; a note is about what the clause that refers to it is about."""
    found = list(items)
    for at, item in enumerate(found):
        if item.kind == "note":
            issues = _referred(found[:at], cast)
            matches = [(m, measure) for measure, pattern in _COUNTS for m in pattern.finditer(item.text)]
            for match, measure in sorted(matches, key=lambda pair: pair[0].start()):
                yield Figure(measure, int(match["n"]), issues, item.body, *match.span())


def _referred(before: list[Item], cast: Cast) -> tuple[Iri, ...]:
    """The issues of the nearest clause above that bears the sign （注）."""
    for item in reversed(before):
        head, sign, _ = item.text.partition("（注")
        if sign:
            return named_issues(head.rpartition("。")[2], cast.authority)
    return ()
