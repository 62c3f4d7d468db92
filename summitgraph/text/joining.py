"""Meetings of one document: what several sentences say of one occasion, joined.

What comes in: `Account`s in the order of the text. What goes out: `Occasion`s. A meeting named by its place alone
("the Bali meeting") is that of the same people there, and no other.
"""

from collections.abc import Iterable
from dataclasses import replace

from summitgraph.authority import Authority
from summitgraph.text.account import Account, Said
from summitgraph.text.occasions import Occasion, beside, occasions
from summitgraph.time import overlap


def joined(accounts: Iterable[Account], authority: Authority) -> list[Occasion]:
    """Join accounts into occasions, in the order of the text."""
    main: list[Account] = []
    apart: list[list[Account]] = []
    told = _whole(list(accounts))
    ordered = [_dated_alike(_settled(account, told), told) for account in told]
    for account in ordered:
        if account.series or account.date or account.place is None or account.weight == 0:
            main.append(account)
            continue
        alike = [a for a in ordered if a is not account and a.place and a.names == account.names and not a.series]
        there = [a for a in alike if _same_place(a, account, authority)]
        dated = next((a for a in there if a.date), None)
        if dated:
            main.append(replace(account, date=dated.date, date_weak=False))
        elif len(there) == len(alike):
            main.append(account)
        else:
            home = next((group for group in apart if any(a in there for a in group)), None)
            if home is None:
                apart.append([account])
            else:
                home.append(account)
    found = occasions(main, authority.lies_in)
    for group in apart:
        found += occasions(group, authority.lies_in)
    found.sort(key=lambda o: o.first.trigger.start)
    return [_with_mode(o) for o in beside(found)]


def _whole(told: list[Account]) -> list[Account]:
    """Give a meeting of some people to that of more people on the same day: the others were there too."""
    meetings = [a for a in told if not a.series and len(a.names) > 1 and a.status.value == "held"]

    def more(account: Account) -> Account:
        if account not in meetings:
            return account
        wider = [a for a in meetings if account.names < a.names and a.mode == account.mode and a.date]
        if account.date:
            there = [a for a in wider if _value(a.date) == _value(account.date) and _one_place(a, account)]
            return replace(account, people=there[0].people) if there else account
        own = [a for a in meetings if a.names == account.names and a.date and more(a) == a]
        alone = account is told[0] and wider[:1] == told[1:2] and len({(a.names, _value(a.date)) for a in wider}) == 1
        return replace(account, people=wider[0].people) if alone and not own else account

    return [more(account) for account in told]


def _value(said: Said[str] | None) -> str:
    return said.value if said else ""


def _one_place(a: Account, b: Account) -> bool:
    return not (a.place and b.place and a.place.value != b.place.value)


def _same_place(a: Account, b: Account, authority: Authority) -> bool:
    if a.place is None or b.place is None:
        return False
    one, other = a.place.value, b.place.value
    return one == other or authority.lies_in(one, other) or authority.lies_in(other, one)


def _settled(account: Account, others: list[Account]) -> Account:
    """Settle that "They spoke" is no telephone call where the same people are said to meet in a room."""
    if account.series or account.attended or account.mode != "phone":
        return account
    for other in others:
        met = other.attended and other.mode != "phone" and not other.series and other.names == account.names
        if met and (not account.date or not other.date or overlap(account.date.value, other.date.value)):
            return replace(account, mode=other.mode)
    return account


def _dated_alike(account: Account, others: list[Account]) -> Account:
    """Give an undated meeting the day of the one of the same people in the same way: a call is not a meeting."""
    if account.date or account.series or not account.attended:
        return account
    dated = [a for a in others if a.date and a.attended and not a.series and a.names == account.names]
    same = [a for a in dated if a.mode == account.mode]
    return replace(account, date=same[0].date, date_weak=True) if len(dated) > len(same) == 1 else account


def _with_mode(occasion: Occasion) -> Occasion:
    """The mode that one of the accounts says outright, else that of the first which is not the usual one."""
    if occasion.first.series:
        return occasion
    said = next((a for a in occasion.accounts if a.attended and a.weight), None)
    other = next((a for a in occasion.accounts if a.mode != "in-person"), occasion.first)
    return replace(occasion, mode=said or other)
