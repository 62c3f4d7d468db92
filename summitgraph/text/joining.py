"""Meetings of one document: what several sentences say of one occasion, joined.

What comes in: `Account`s in the order of the text. What goes out: `Occasion`s. A meeting named by its place alone
("the Bali meeting") is that of the same people there, and no other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import itemgetter

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text.account import Account, Said
from summitgraph.text.occasions import Occasion, beside, occasions
from summitgraph.time import overlap


def joined(accounts: Iterable[Account], authority: Authority) -> list[Occasion]:
    """Join accounts into occasions, in the order of the text."""
    main: list[Account] = []
    apart: list[list[Account]] = []
    told = _whole(list(accounts))
    by_names = _by_names(told)
    ordered = [_dated_alike(_settled(account, by_names), by_names) for account in told]
    placed = _placed(ordered)
    for account in ordered:
        if account.series or account.date or account.place is None or account.weight == 0:
            main.append(account)
            continue
        places = placed[account.names]
        there = [place for place in places if _lies_beside(place, account.place.value, authority)]
        dated = min((first for place in there if (first := places[place])), key=itemgetter(0), default=None)
        if dated:
            main.append(replace(account, date=dated[1].date, date_weak=False))
        elif len(there) == len(places):
            main.append(account)
        else:
            home = next((group for group in apart if any(_beside(a, account, authority) for a in group)), None)
            if home is None:
                apart.append([account])
            else:
                home.append(account)
    found = occasions(main, authority.lies_in)
    for group in apart:
        found += occasions(group, authority.lies_in)
    found.sort(key=lambda o: o.first.trigger.start)
    return [_with_mode(o) for o in beside(found)]


_Names = frozenset[Iri]
_First = tuple[int, Account] | None  # the first account with a date, and its place in the text


def _placed(accounts: Iterable[Account]) -> dict[_Names, dict[Iri, _First]]:
    """The places where the same people are told to meet, each with the first account of it that has a date."""
    found: dict[_Names, dict[Iri, _First]] = defaultdict(dict)
    for number, account in enumerate(accounts):
        if account.place and not account.series:
            places = found[account.names]
            places[account.place.value] = places.get(account.place.value) or (
                (number, account) if account.date else None
            )
    return found


def _by_names(accounts: Iterable[Account]) -> Mapping[_Names, list[Account]]:
    found: dict[_Names, list[Account]] = defaultdict(list)
    for account in accounts:
        found[account.names].append(account)
    return found


def _whole(told: list[Account]) -> list[Account]:
    """Give a meeting of some people to that of more people on the same day: the others were there too."""
    meetings = [a for a in told if _held(a)]
    by_day: dict[tuple[str, str], dict[_Names, list[tuple[int, Account]]]] = defaultdict(lambda: defaultdict(list))
    for number, a in enumerate(meetings):
        if a.date:
            by_day[a.mode, a.date.value][a.names].append((number, a))

    def more(account: Account) -> Account:
        if not _held(account):
            return account
        if account.date:
            wider = [same for names, same in by_day[account.mode, account.date.value].items() if account.names < names]
            there = [first for same in wider if (first := next((n for n in same if _one_place(n[1], account)), None))]
            return replace(account, people=min(there, key=itemgetter(0))[1].people) if there else account
        return _first_of_all(account) if account is told[0] else account

    def _first_of_all(account: Account) -> Account:
        wider = [a for a in meetings if account.names < a.names and a.mode == account.mode and a.date]
        own = [a for a in meetings if a.names == account.names and a.date and more(a) == a]
        alone = wider[:1] == told[1:2] and len({(a.names, _value(a.date)) for a in wider}) == 1
        return replace(account, people=wider[0].people) if alone and not own else account

    return [more(account) for account in told]


def _held(account: Account) -> bool:
    return not account.series and len(account.names) > 1 and account.status.value == "held"


def _value(said: Said[str] | None) -> str:
    return said.value if said else ""


def _one_place(a: Account, b: Account) -> bool:
    return not (a.place and b.place and a.place.value != b.place.value)


def _beside(a: Account, b: Account, authority: Authority) -> bool:
    """Whether accounts are of the same people at one place."""
    return bool(a.names == b.names and a.place and b.place and _lies_beside(a.place.value, b.place.value, authority))


def _lies_beside(one: Iri, other: Iri, authority: Authority) -> bool:
    return one == other or authority.lies_in(one, other) or authority.lies_in(other, one)


def _settled(account: Account, by_names: Mapping[_Names, list[Account]]) -> Account:
    """Settle that "They spoke" is no telephone call where the same people are said to meet in a room."""
    if account.series or account.attended or account.mode != "phone":
        return account
    for other in by_names[account.names]:
        met = other.attended and other.mode != "phone" and not other.series
        if met and (not account.date or not other.date or overlap(account.date.value, other.date.value)):
            return replace(account, mode=other.mode)
    return account


def _dated_alike(account: Account, by_names: Mapping[_Names, list[Account]]) -> Account:
    """Give an undated meeting the day of the one of the same people in the same way: a call is not a meeting."""
    if account.date or account.series or not account.attended:
        return account
    dated = [a for a in by_names[account.names] if a.date and a.attended and not a.series]
    same = [a for a in dated if a.mode == account.mode]
    return replace(account, date=same[0].date, date_weak=True) if len(dated) > len(same) == 1 else account


def _with_mode(occasion: Occasion) -> Occasion:
    """The mode that one of the accounts says outright, else that of the first which is not the usual one."""
    if occasion.first.series:
        return occasion
    said = next((a for a in occasion.accounts if a.attended and a.weight), None)
    other = next((a for a in occasion.accounts if a.mode != "in-person"), occasion.first)
    return replace(occasion, mode=said or other)
