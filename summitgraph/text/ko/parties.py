"""Who takes part in a meeting, where Korean prose leaves that to the sentence before or tells of several at once.

What comes in: an `Account`, the `Passage` it stands in, those told before. What goes out: `Account`s with their people.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said, in_turn
from summitgraph.text.encounter import Encounter
from summitgraph.text.ko.cast import Cast
from summitgraph.text.passage import Passage
from summitgraph.text.sketch import Mark, Ref, Sketch
from summitgraph.time import Days

# Ｐ, Ｐ와 잇따라 정상회담을 가졌다: one with each
_EACH: Final = re.compile("각각|잇따라|잇달아|개별|차례로|연쇄|따로")


def again(base: Account, last: Account | None, today: date) -> Account | None:
    """Another meeting of the people of the last one: 지난해 9월 뉴욕에서 가진 회담."""
    if last is None or last.series:
        return None
    if base.date and base.date.value == today.isoformat():
        return replace(last, trigger=base.trigger, issues=(), weight=0, same=True)  # 오늘 회담에서
    people = tuple(Said(said.value, base.trigger.start, base.trigger.end) for said in last.people)
    return replace(base, people=people, role=last.role)


def pair_first(passage: Passage, told: list[Account]) -> bool:
    """Whether "두 정상" stands before the other meetings of its sentence, so that they are those of the one before."""
    pair = next((m for _, m in sorted(passage.sketch.marks.items()) if m.sign == sign.PAIR), None)
    return pair is not None and all(
        passage.body.raw(pair.start, pair.end)[0] < a.trigger.start for a in told if not a.same
    )


def apart(passage: Passage, encounter: Encounter, account: Account) -> Iterator[Account]:
    """The meeting, or where one met several in turn, one with each."""
    between = passage.sketch.text[encounter.objects[1] : encounter.trigger[1]] if encounter.objects else ""
    if len(account.people) < 3 or not _EACH.search(between):
        yield account
    else:
        yield from in_turn(account)


def own_series(people: Iterable[Said[Iri]], cast: Cast) -> Iri | None:
    """The series whose parties are just these: 한중일 정상회의 of the three who are named."""
    countries = frozenset(iri for said in people if (iri := cast.authority.one(said.value, "citizenOf")))
    return cast.authority.series_between(countries) if len(countries) > 2 else None


# 2012년 5월 이후 3년 만에 · 2019년 6월 오사카 정상회의 이후 6년 만의: the one before, from which this one is counted
_SINCE: Final = re.compile(
    r"(?P<day>Ｄ)(?: 당시)?(?P<there> [^.,ＤＰＧＡ“”\"]{1,30}?)? ?이후(?:로)? [^.,ＤＰ]{0,14}?만(?:에|이|으로|의)"
)
_VISIT: Final = re.compile("방문|방한|방중|방미|방일|취임|당선|수교|합의|발사|실험|체결|전쟁|재임")


# 지난 1월에 이어 6월에도 통화했다: twice
_TWICE: Final = re.compile(r"(?P<day>Ｄ)(?P<there>(?!))?에 이어 (?:(?:지난|올해|같은 해) )?Ｄ에")


def earlier(passage: Passage, account: Account) -> Account | None:
    """The meeting of the same series, or of the same two, from which a sentence counts the years."""
    text = passage.sketch.text
    found = _SINCE.search(text) or (_TWICE.search(text) if account.series is None else None)
    if found is None or account.same or _VISIT.search(found["there"] or ""):
        return None
    mark = passage.sketch.marks[found.start()]
    at = passage.body.raw(mark.start, mark.end)
    day, status = Said(mark.edtf, *at), Said("held", *at)
    base = replace(account, status=status, weight=3, date=day, place=None, issues=(), trigger=Said("", *at))
    if account.series:
        there = found["there"]
        whole = replace(base, place=_place(passage, found), people=(), attended=False, margins=None, date_weak=False)
        return whole if there is None or "회의" in there else None
    if account.weight == 0 or account.date == day:
        return None
    return replace(base, place=_place(passage, found), margins=None, date_weak=False)


def _place(passage: Passage, found: re.Match[str]) -> Said[Iri] | None:
    places = passage.sketch.within(*found.span(), sign.PLACE)
    return Said(places[-1].iris[0], *passage.body.raw(places[-1].start, places[-1].end)) if places else None


# Ｐ과 Ｐ이 관계를 격상하기로 했다: of whom "두 정상" is said next
_BOTH: Final = re.compile(r"(?P<a>Ｐ)(?:님)?(?:와|과) (?P<b>Ｐ)(?:님)?(?:은|는|이|가)(?= |,)")


def both(sketch: Sketch) -> tuple[Ref, ...]:
    """The two whom a sentence names together as those it is about."""
    found = _BOTH.search(sketch.text)
    return tuple(sketch.marks[found.start(name)].refs[0] for name in ("a", "b")) if found else ()


# 대통령은 "Ｐ은 Ｓ에 참석한다"고: the words in quotation marks have a topic of their own
_QUOTE: Final = re.compile('[“”"]')
_TOPICS: Final = re.compile(
    r"(?:Ｐ(?:님)?(?: ?\([^()]*\))?(?:와 |과 |, |·|및 | 및 ))*Ｐ(?:님)?(?:은|는|이|가|께서|도)(?= |,)"
)


def hosts(passage: Passage, encounter: Encounter) -> list[Mark]:
    """The first topic of a sentence, or of the words in quotation marks that tell of it: Ｐ은, or Ｐ과 Ｐ, Ｐ는."""
    opened = [m.end() for m in _QUOTE.finditer(passage.sketch.text, 0, encounter.trigger[0])]
    topic = _TOPICS.search(passage.sketch.text, opened[-1] if len(opened) % 2 else 0)
    return passage.sketch.within(*topic.span(), sign.PERSON) if topic else []


def with_a_minister(
    passage: Passage, encounter: Encounter, cast: Cast, people: Iterable[Said[Iri]], days: Days
) -> bool:
    """Whether a minister is told to have talked with a country, not its leader: 외교장관이 Ｃ과 정상회담을 논의했다."""
    if not encounter.objects or passage.sketch.text[encounter.objects[0]] != sign.COUNTRY:
        return False
    held = [{office.level for office in cast.authority.held(said.value, days)} for said in people]
    return any("ministers" in levels and "leaders" not in levels for levels in held)
