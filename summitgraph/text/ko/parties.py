"""Who takes part in a meeting, where Korean prose leaves that to the sentence before or tells of several at once.

What comes in: an `Account`, the `Passage` it stands in, those told before. What goes out: `Account`s with their people.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said, in_turn
from summitgraph.text.encounter import Encounter
from summitgraph.text.passage import Passage

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


# 2012년 5월 이후 3년 만에: the one before, from which this one is counted
_SINCE: Final = re.compile(r"(?P<day>Ｄ)(?: 당시)? ?이후(?:로)? [^.,ＤＰ]{0,14}?만(?:에|이|으로)")


def earlier(passage: Passage, account: Account) -> Account | None:
    """The meeting of the same series from which a sentence counts the years."""
    found = _SINCE.search(passage.sketch.text)
    if found is None:
        return None
    mark = passage.sketch.marks[found.start()]
    at = passage.body.raw(mark.start, mark.end)
    day, status = Said(mark.edtf, *at), Said("held", *at)
    told = replace(account, status=status, weight=3, date=day, place=None, issues=(), trigger=Said("", *at))
    return replace(told, people=(), attended=False, margins=None, date_weak=False)
