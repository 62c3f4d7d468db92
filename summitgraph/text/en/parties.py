"""The people of a meeting told in English: subject and objects, "he" and "they", holders of offices on the day.

What comes in: an `Encounter` in a `Passage`, the `Thread` of the report, the days of the meeting.
What goes out: the people, each with the words that name them, and the role in which they meet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.en.cast import Cast
from summitgraph.text.en.clauses import clause
from summitgraph.text.en.encounters import PEOPLE
from summitgraph.text.encounter import Encounter
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Ref, Sketch
from summitgraph.text.who import in_time, person
from summitgraph.time import Days
from summitgraph.vocab import thing

_ANY: Final = sign.PERSON + sign.GROUP + sign.PRONOUN + sign.PAIR
_GROUPS: Final = re.compile(rf"{PEOPLE}|[ＨＡＰＧ](?:['’]s?)?")
_LIST: Final = re.compile(r"Ｐ(?!['’]s)(?:,? and |, )(?:the )?Ｐ(?!['’]s)")
# where a subject can stand: at the head, after a comma, after "that"
_SUBJECT: Final = re.compile(
    r"(?:^|[,;:—–“”\"(]\s*|[.!?]\s+|\s-{1,2}\s|\b(?:that|and|but|as|when|while|whom|if|where|after"
    r"|before|because|whether|since|although|though|said"
    r"|says|than|how|so|then|both|for|Readout of|Statement on|[Tt]oday|[Yy]esterday|[Ee]arlier"
    r"|[ＤＬＣ]|[A-Z][a-z]+|Ｊ (?:[a-z-]+ )?[a-z-]+)\s+)$"
)
_KIN: Final = re.compile(
    r"['’]s? (?:[a-z-]+ )*?(?:wife|husband|son|daughter|sister|brother|father|mother|aides?|adviser"
    r"|advisor|spokes\w+|envoy|office|team|government"
    r"|administration|predecessor|successor|deputy|chief of staff|lawyer)"
)
# Ｐ's Ｄ phone call with · Ｐ's upcoming meeting with
_POSSESSOR: Final = re.compile(
    r"(?P<who>[ＰＧ])['’]s? (?:(?:[\w-]+|Ｄ|Ｌ),? ){0,5}$|(?P<p>\b(?:[Hh]is|[Hh]er))(?: (?:[\w-]+|Ｄ),?){0,4} $"
)


_CHIEFS: Final = re.compile(r"\b(?:two|both|the) (?:leaders|presidents|prime ministers|heads of)\b", re.IGNORECASE)
# Ｐ's term ends in May, and he will meet
_OWNER: Final = re.compile(r"(?:[A-Z][a-z]+ )?(?P<who>Ｐ)['’]s? ")
# to send envoys to Ｌ to meet · officials would meet: it is they who meet
_ENVOYS: Final = re.compile(
    r"\b(?:envoys?|delegations?|officials|negotiators|diplomats|aides|advis[eo]rs|lawmakers|working groups?)(?:['’]s?)?"
    r"(?: (?:will|would|to|had|have|also|can|could|may|is|are|was|were|for|in|Ｌ|Ｄ))* $"
)
# with her Japanese and Indian counterparts: they hold the office that she holds
_COUNTERPARTS: Final = re.compile(r"\bcounterparts\b")
# In a call with Ｐ on Ｄ, Ｐ said: who the sentence is about comes after
_HEAD: Final = re.compile(r"(?:In|During|At|After|Following|Ahead of|Before) (?:(?:an?|the|his|her) )?(?:[\w-]+ ){0,4}")
_MAIN: Final = re.compile(r"[^ＰＧＨＡ.;:“”\"]{0,40}, (?P<who>Ｐ)(?!['’]s)")
# accompanied by Ｐ, who is planning to meet Ｐ
_WHO: Final = re.compile(r"Ｐ, who [^,.;ＰＧＨＡ]{0,60}$")


@dataclass(frozen=True, slots=True)
class Thread:
    """What the reader keeps in mind: the last meeting of people, the last multilateral one."""

    last: Account | None = None
    series: Account | None = None
    chiefs: Account | None = None  # the last one of leaders: "the two leaders" are no ministers


def body_of(thread: Thread, cast: Cast) -> Iri | None:
    """The series of a body whose head met last: with its Secretary General, the Ｌ summit is one of the body."""
    for said in thread.last.people if thread.last else ():
        for office in cast.authority.held(said.value, cast.days):
            for hit in cast.authority.find(cast.authority.label(office.of, "en")) if office.of else ():
                if (series := hit.of("body")) and series[0] not in cast.authority.assemblies:
                    return series[0]
    return None


def subject_of(passage: Passage, before: int, *, first: bool = False) -> Mark | None:
    """The nearest subject before a place of the sketch, or the first of the sentence."""
    found = _subjects(passage, before)
    if not found:
        return None
    return passage.sketch.marks[found[0 if first else -1][0]]


def _subjects(passage: Passage, before: int) -> list[tuple[int, int]]:
    text = passage.sketch.text
    spans = []
    for match in _GROUPS.finditer(text, 0, before):
        if _KIN.match(text, match.start() + 1) or match[0].endswith(("'s", "’s", "'", "’")):
            continue
        if _SUBJECT.search(text[: match.start()]) or text[match.start()] == sign.PRONOUN:
            spans.append(match.span())
    return spans


def people_of(
    passage: Passage, encounter: Encounter, thread: Thread, cast: Cast, days: Days
) -> tuple[tuple[Said[Iri], ...], str]:
    """The people who meet, each once, and the role of a group (leader, foreign-minister)."""
    found = _told(passage, encounter, thread, cast, days)
    roles = [ref.role for span in (encounter.subject, encounter.objects) if span
             for mark in passage.sketch.within(*span, sign.GROUP) for ref in mark.refs]  # fmt: skip
    distinct = {said.value: said for said in reversed(found)}
    return tuple(distinct.values())[::-1], next((r for r in roles if r), "leader")


def _told(passage: Passage, encounter: Encounter, thread: Thread, cast: Cast, days: Days) -> list[Said[Iri]]:
    kind, at = encounter.kind, passage.raw(*encounter.trigger)
    if (kind in {"their", "place"} and encounter.subject is None) or kind == "place":
        whole = _LIST.search(passage.sketch.text)
        both = _in(passage, whole.span(), thread, cast, days) if whole and kind == "their" else []
        return both if len(both) > 1 else _pair(thread, passage, at)
    if kind == "korean" and in_time(days):
        chiefs = [cast.authority.leader(thing("country", c), days) for c in ("kor", "prk")]
        return [Said(iri, *at) for iri in chiefs if iri]
    if kind == "dash":
        return _dashed(passage, encounter, cast, days)
    objects = _in(passage, encounter.objects, thread, cast, days)
    if encounter.objects and (not objects or _ENVOYS.search(passage.sketch.text[: encounter.trigger[0]])):
        return []
    if kind == "between":
        return objects
    if encounter.subject:
        return [*_in(passage, encounter.subject, thread, cast, days), *objects]
    subjects = _subject(passage, encounter, thread, cast, days, {o.value for o in objects})
    return [] if _of_others(passage, encounter, subjects, cast, days) else [*subjects, *objects]


def _of_others(passage: Passage, encounter: Encounter, subjects: list[Said[Iri]], cast: Cast, days: Days) -> bool:
    """Whether "her counterparts" would be leaders, and she is none."""
    groups = passage.sketch.within(*encounter.objects, sign.GROUP) if encounter.objects else []
    words = "".join(passage.body.text[mark.start : mark.end] for mark in groups)
    if not _COUNTERPARTS.search(words):
        return False
    return not any(o.level == "leaders" for said in subjects for o in cast.authority.held(said.value, days))


def _pair(thread: Thread, passage: Passage, at: tuple[int, int]) -> list[Said[Iri]]:
    chiefs = _CHIEFS.search(passage.body.text[passage.start : passage.end])
    last = (thread.chiefs if chiefs else None) or thread.last
    if last is None:
        known = [ref.person for ref in passage.named if ref.person]
        return [Said(who, *at) for who in known] if len(known) > 1 else []
    return [Said(said.value, *at) for said in last.people]


# Ｐ and Ｐ agreed to restore ties: of whom "the two leaders" is said next
_BOTH: Final = re.compile(r"^(?P<a>Ｐ)(?:, [^,ＰＧＨ]{1,40},)? and (?P<b>Ｐ)(?!['’]| and|,? Ｐ)")


def both(sketch: Sketch) -> tuple[Ref, ...]:
    """The two whom a sentence names together as those it is about."""
    found = _BOTH.search(sketch.text)
    return tuple(sketch.marks[found.start(name)].refs[0] for name in ("a", "b")) if found else ()


def _dashed(passage: Passage, encounter: Encounter, cast: Cast, days: Days) -> list[Said[Iri]]:
    """Ｐ-Ｐ summit names its people; for Ｃ-Ｃ they are the leaders, and only a summit is theirs."""
    assert encounter.subject
    found: list[Said[Iri]] = []
    words = passage.sketch.text[slice(*encounter.trigger)]
    for mark in passage.sketch.within(*encounter.subject, "ＰＣＪ"):
        at = passage.body.raw(mark.start, mark.end)
        if mark.sign == sign.PERSON:
            found += [Said(iri, *at) for ref in mark.refs if (iri := person(ref, days, cast.authority))]
        elif re.match("(?i)summit", words) and in_time(days) and (leader := cast.authority.leader(mark.iris[0], days)):
            found.append(Said(leader, *at))
        else:
            return []
    return found


def _in(passage: Passage, span: tuple[int, int] | None, thread: Thread, cast: Cast, days: Days) -> list[Said[Iri]]:
    if span is None:
        return []
    marks = passage.sketch.within(*span, _ANY)
    return [said for mark in marks for said in resolved(passage, mark, thread, cast, days)]


def resolved(passage: Passage, mark: Mark, thread: Thread, cast: Cast, days: Days) -> list[Said[Iri]]:
    """Whom a mark means, all or none of them."""
    at = passage.body.raw(mark.start, mark.end)
    if mark.sign == sign.PAIR:
        return _two(passage, mark, cast, days) or _pair(thread, passage, at)
    refs: tuple[Ref, ...] = mark.refs
    if mark.sign == sign.PRONOUN:
        ref = pronoun(passage, mark)
        refs = (ref,) if ref else ()
    found = [person(ref, days, cast.authority) for ref in refs]
    return [Said(iri, *at) for iri in found if iri] if all(found) else []


def _two(passage: Passage, pair: Mark, cast: Cast, days: Days) -> list[Said[Iri]]:
    """The two people whom the sentence names before "the pair", if just two."""
    before = [m for _, m in sorted(passage.sketch.marks.items()) if m.sign == sign.PERSON and m.start < pair.start]
    found = {
        iri: Said(iri, *passage.body.raw(m.start, m.end))
        for m in before
        if (iri := person(m.refs[0], days, cast.authority))
    }
    return list(found.values()) if len(found) == 2 else []


def pronoun(passage: Passage, mark: Mark) -> Ref | None:
    """Whom "he" means: the subject of this sentence so far, else of the one before."""
    place = next((i for i, m in passage.sketch.marks.items() if m is mark), 0)
    for start, _ in _subjects(passage, place):
        found = passage.sketch.marks[start]
        if found.sign == sign.PERSON:
            return found.refs[0]
    if (owner := _OWNER.match(passage.sketch.text)) and owner.end() <= place:
        return passage.sketch.marks[owner.start("who")].refs[0]
    return passage.subject


def _subject(
    passage: Passage, encounter: Encounter, thread: Thread, cast: Cast, days: Days, others: set[Iri]
) -> list[Said[Iri]]:
    """Who meets the others: the possessor, else the nearest subject, else that of the sentence before."""
    at = encounter.trigger[0]
    text = passage.sketch.text
    if relative := _WHO.search(text[:at]):
        return _others(resolved(passage, passage.sketch.marks[relative.start()], thread, cast, days), others)
    if encounter.objects and _HEAD.fullmatch(text[:at]) and (main := _MAIN.match(text, encounter.objects[1])):
        return _others(resolved(passage, passage.sketch.marks[main.start("who")], thread, cast, days), others)
    if owner := _POSSESSOR.search(text[:at]):
        if owner["who"]:
            return resolved(passage, passage.sketch.marks[owner.start("who")], thread, cast, days)
        subjects = _subjects(passage, at)
        if subjects:
            return _others(_in(passage, subjects[0], thread, cast, days), others)
    for span in reversed(_subjects(passage, at)):
        found = _others(_in(passage, span, thread, cast, days), others)
        if found:
            return found
    if passage.subject and (who := person(passage.subject, days, cast.authority)):
        return _others([Said(who, *passage.raw(*encounter.trigger))], others)
    if cast.host and passage.role == "title":
        return _others([Said(cast.host, *passage.raw(*encounter.trigger))], others)
    return []


def _others(found: list[Said[Iri]], others: set[Iri]) -> list[Said[Iri]]:
    return [said for said in found if said.value not in others]


# separate talks with Ｐ and Ｐ · bilateral meetings with Ｐ, Ｐ and Ｐ · met individually with
_EACH: Final = re.compile(
    r"(?i)\b(?:separate(?:ly)?|individual(?:ly)?|one-on-one|bilateral (?:meetings|talks|summits)|in turn"
    r"|(?:informal )?interactions|meetings with|(?:a )?series of|respective(?:ly)?|n?either)\b"
)


_NEAR: Final = 40  # characters behind those who are met in which "separately" is said of them
# three-way talks with Ｐ and Ｐ
_ALL_AT_ONCE: Final = re.compile(r"(?i)\b(?:three|four|five)-way|\btri(?:lateral|partite)|\bquadrilateral")
# Ｐ called the leaders of Ｃ and Ｃ: one call with each
_CALLED: Final = re.compile(r"called$|phoned|telephoned|rang$")


def trigger_of(passage: Passage, encounter: Encounter) -> str:
    """The words of a trigger in the sketch."""
    return passage.sketch.text[slice(*encounter.trigger)]


def apart(passage: Passage, encounter: Encounter, account: Account) -> Iterator[Account]:
    """The meeting, or where one met several in turn, one with each."""
    start, end = clause(passage.sketch.text, encounter.trigger[0])
    stop = min(end, encounter.objects[1] + _NEAR) if encounter.objects else end
    words = passage.sketch.text[max(start, encounter.trigger[0] - 60) : stop]
    each = (_EACH.search(words) and not _ALL_AT_ONCE.search(words)) or _CALLED.match(trigger_of(passage, encounter))
    if len(account.people) < 3 or not encounter.objects or not each:
        yield account
        return
    begin = passage.raw(*encounter.objects)[0]
    objects = [said for said in account.people if said.start >= begin] or list(account.people[1:])
    subjects = [said for said in account.people if said not in objects]
    if len(subjects) > 1 and len(objects) > 1:
        yield account
        return
    for number, (one, other) in enumerate((one, other) for one in subjects for other in objects):
        apart_ = other if len(objects) > 1 else one
        trigger = replace(account.trigger, start=apart_.start, end=apart_.end) if number else account.trigger
        yield replace(account, people=(one, other), trigger=trigger)
