"""Those who are told to have joined a meeting in another sentence: 朔尔茨也参加了通话.

What comes in: the `Account`s of a report in the order of the text. What goes out: the same, each with all its people.
"""

from collections.abc import Iterable
from dataclasses import replace

from summitgraph.text.account import Account
from summitgraph.time import overlap


def joined(accounts: Iterable[Account]) -> list[Account]:
    """Give every account of a meeting the people who joined it, whether it stands before or behind."""
    told = list(accounts)
    wider = [account for account in told if account.joined]
    return [_with_company(account, wider) for account in told] if wider else told


def _with_company(account: Account, wider: list[Account]) -> Account:
    for other in wider:
        if account.names == other.joined and not account.series and _at_one_time(account, other):
            there = {said.value for said in account.people}
            account = replace(account, people=(*account.people, *(s for s in other.people if s.value not in there)))
    return account


def _at_one_time(one: Account, other: Account) -> bool:
    return not one.date or not other.date or overlap(one.date.value, other.date.value)
