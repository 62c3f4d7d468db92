"""Meetings of one document: what several sentences say of one occasion, joined.

What comes in: `Account`s in the order of the text. What goes out: `Occasion`s, one a meeting, however often
the document speaks of it; two meetings of the same people on different days stay two.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from summitgraph.model import Iri
from summitgraph.text.account import Account, Said
from summitgraph.time import DAY, bounds, overlap

Within = Callable[[Iri, Iri], bool]  # whether the first place lies in the second
_AHEAD: Final = {"proposed", "planned", "postponed", "cancelled", "declined"}
_OFF: Final = {"postponed", "cancelled"}  # their days are those of what did not come about
_AFAR: Final = {"phone", "video"}  # each sits in a place of their own
_IN_ONE_ROOM: Final = {"会晤", "会面", "见面", "会见", "接见", "峰会", "接待", "拜会", "宴请", "款待"}
_LONG: Final = 5  # days that a meeting takes at most
_SURE: Final = 3  # what is said outright; only a meeting called off weighs more
_RANK: Final = ("held", "planned", "proposed", "postponed", "cancelled", "declined")


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting that a document speaks of, and every account of it."""

    accounts: tuple[Account, ...]
    first: Account
    people: tuple[Said[Iri], ...]
    status: Account
    mode: Account
    date: Account | None
    place: Account | None
    margins: Account | None
    minutes: Account | None
    issues: tuple[tuple[Said[Iri], Account], ...]


def occasions(accounts: Iterable[Account], within: Within) -> list[Occasion]:
    """Join accounts into occasions, in the order in which the document first speaks of each."""
    ordered = list(accounts)
    of_people: dict[object, list[_Group]] = defaultdict(list)
    for account in sorted(ordered, key=_firmness):
        alike = of_people[_people(account)]
        home = _home(account, alike, within)
        if home is None:
            home = _Group()
            alike.append(home)
        home.members.append(account)
        home.kinds.setdefault(_kind(account), account)
    groups = [group.members for alike in of_people.values() for group in alike]
    places = {id(a): n for n, a in enumerate(ordered)}
    for group in groups:
        group.sort(key=lambda a: places[id(a)])
    groups.sort(key=lambda g: places[id(g[0])])
    return [_occasion(group, within) for group in groups if _stands(group)]


def _firmness(account: Account) -> int:
    """Accounts with a date or a said status come first, those that only refer to a meeting last."""
    if account.date and not account.date_weak:
        return 0
    if account.same:
        return 1 if account.weight > _SURE else 3
    return 1 if account.weight > 1 else 2


@dataclass(frozen=True, slots=True)
class _Group:
    """Accounts that joined, and one of each kind among them: a kind is all that decides on who may join."""

    members: list[Account] = field(default_factory=list)
    kinds: dict[object, Account] = field(default_factory=dict)


def _kind(account: Account) -> object:
    day = account.date.value if account.date else None
    told = account.weight, account.status.value, account.mode, account.same, account.trigger.value
    return day, account.date_weak, account.apart, account.place and account.place.value, *told


def _people(account: Account) -> object:
    """What accounts of one meeting have in common: the series and who of it meets, else the people and as what."""
    if account.series:
        return account.series.value, account.role.endswith("minister")
    return account.names, account.role


def _home(account: Account, groups: Iterable[_Group], within: Within) -> _Group | None:
    """The group of the same people that an account joins: the first of its very day, else the first that fits."""
    fitting = [group for group in groups if _fits(account, group.kinds.values(), within)]
    day = account.date.value if account.date else None
    exact = (g for g in fitting if day is not None and any(a.date and a.date.value == day for a in g.kinds.values()))
    return next(exact, fitting[0] if fitting else None)


def _fits(account: Account, group: Iterable[Account], within: Within) -> bool:
    for other in group:
        if _elsewhere(account, other, within) or _recalled(account, other):
            return False
        strong = not (account.date_weak or other.date_weak)
        if account.date and other.date and strong and not overlap(account.date.value, other.date.value):
            return False
        sure = 1 if account.series is None else 2
        apart = account.weight > sure and other.weight > sure and _tense(account) != _tense(other)
        apart = apart and not (strong and _one_day(account, other))
        if apart and not account.same and (not other.same or other.weight > _SURE):
            return False
        if account.series and (_gone_online(account, other) or _gone_online(other, account)):
            return False
        if "phone" in {account.mode, other.mode} and (_face_to_face(account) or _face_to_face(other)):
            return False
    return True


def _elsewhere(account: Account, other: Account, within: Within) -> bool:
    """Whether two accounts are of talks in two places, where one without a day is called by its place: 新加坡会谈."""
    named = any(a.date is None and a.place and a.place.end == a.trigger.start for a in (account, other))
    if not named or account.same or other.same or account.place is None or other.place is None:
        return False
    one, two = account.place.value, other.place.value
    return one != two and not within(one, two) and not within(two, one)


def _recalled(account: Account, other: Account) -> bool:
    """Whether one is an earlier meeting of a series, told of beside another, and one of the two has no day."""
    return account.apart != other.apart and not (account.date and other.date)


def _gone_online(off: Account, other: Account) -> bool:
    """Whether one is called off that was to be held in a place, and the other is held by video."""
    return off.status.value in _OFF and off.place is not None and off.mode not in _AFAR and other.mode == "video"


def _one_day(account: Account, other: Account) -> bool:
    """Whether two accounts give the same day for what was planned and what was held: the plan came about."""
    came_about = {account.status.value, other.status.value} == {"planned", "held"}
    same = account.date and other.date and account.date.value == other.date.value
    return bool(same and account.date and len(account.date.value) == DAY and came_about)


def _face_to_face(account: Account) -> bool:
    """Whether the words are of people in one room: nobody calls a telephone call 见面."""
    return account.mode == "in-person" and not account.same and account.trigger.value in _IN_ONE_ROOM


def _tense(account: Account) -> str:
    return "ahead" if account.status.value in _AHEAD else "held"


def _stands(group: list[Account]) -> bool:
    """A multilateral meeting stands when the document ties it to a day, a place or a guest, or says that it is held."""
    return any(a.series is None or a.date or a.place or a.attended or a.convened for a in group)


def _occasion(group: list[Account], within: Within) -> Occasion:
    people = {said.value: said for account in reversed(group) for said in account.people}
    issues = {said.value: (said, account) for account in reversed(group) for said in account.issues}
    first = group[0]
    return Occasion(
        accounts=tuple(group),
        first=first,
        people=tuple(sorted(people.values(), key=lambda said: (said.start, said.value))),
        status=_status(group),
        mode=_mode(group),
        date=_date(group),
        place=_place(group, within) if _mode(group).mode not in _AFAR else None,
        margins=next((a for a in group if a.margins), None),
        minutes=next((a for a in group if a.minutes), None),
        issues=tuple(sorted(issues.values(), key=lambda pair: (pair[0].start, pair[0].value))),
    )


def _status(group: list[Account]) -> Account:
    best = max(a.weight for a in group)
    sure = [a for a in group if a.weight == best]
    votes = {key: sum(a.status.value == key for a in sure) for key in _RANK}
    return max(sure, key=lambda a: votes[a.status.value])  # the first of equals


def _mode(group: list[Account]) -> Account:
    """The first account that says by which means people talk, else the first with a word for meeting in a room."""
    said = [a for a in group if a.mode in _AFAR] or [a for a in group if a.mode != "unknown"]
    first = (said or group)[0]
    by_telephone = first.mode == "phone" and "电话" in first.trigger.value
    return next((a for a in said if a.mode == "video" and not by_telephone), first)  # 通话 may be by video


def _date(group: list[Account]) -> Account | None:
    off = _status(group).status.value in _OFF
    dated = [a for a in group if a.date and (off or a.status.value not in _OFF)]
    firm = [a for a in dated if not a.date_weak] or dated
    best = min(firm, key=_days, default=None)  # the first of equals
    return next((a for a in firm if best and _begins(a, best)), best)


def _begins(several: Account, day: Account) -> bool:
    """Whether days that are told one by one begin with a day: 6月7日 in a headline, 6月7日至8日 below it."""
    if not several.date or not day.date or "/" not in several.date.value or _days(day):
        return False
    return several.date.value.startswith(f"{day.date.value}/") and _days(several) < _LONG


def _days(account: Account) -> int:
    first, last = bounds(account.date.value) if account.date else (None, None)
    return (last - first).days if first and last else 10**6


def _place(group: list[Account], within: Within) -> Account | None:
    best: Account | None = None
    for account in group:
        if account.place and (best is None or (best.place and within(account.place.value, best.place.value))):
            best = account
    return best


def beside(found: list[Occasion]) -> list[Occasion]:
    """Give a meeting without a place that of the summit on whose margins it stood."""
    summits = [o for o in found if o.first.series]
    return [
        replace(o, place=_host(o, summits)) if o.place is None and o.margins and o.mode.mode not in _AFAR else o
        for o in found
    ]


def _host(occasion: Occasion, summits: list[Occasion]) -> Account | None:
    margins = occasion.margins.margins.value if occasion.margins and occasion.margins.margins else None
    day = occasion.date.date.value if occasion.date and occasion.date.date else ""
    for summit in summits:
        when = summit.date.date.value if summit.date and summit.date.date else ""
        if summit.first.series and summit.first.series.value == margins and (not day or not when or overlap(day, when)):
            return summit.place
    return None
