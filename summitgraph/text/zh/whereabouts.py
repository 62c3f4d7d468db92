"""Where people meet, as it follows from who visits whom: with the guest in Japan, in the palace of the host.

What comes in: an `Account` of which the sentence gives no place, its `Passage` and `Encounter`, the authority.
What goes out: the account with a country or its capital, where the words make it certain.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account, Said
from summitgraph.text.passage import Passage
from summitgraph.text.zh import unsaid
from summitgraph.text.zh.journeys import arrival, traveller
from summitgraph.text.zh.parties import Stay, Thread
from summitgraph.text.zh.triggers import Encounter, clause, clauses_before
from summitgraph.text.zh.who import Reader
from summitgraph.time import MONTH, overlap

# 与访日的Ｐ会谈 · 正在对美访问的Ｐ会见Ｐ · 在访华期间会见Ｐ · Ｐ访美并与Ｐ会谈
_VISITS: Final = re.compile(
    "(?<=访)(?P<short>[^，。；ＰＧＣＬ])(?=的|，|期间|之际|时|并|会[见晤]|$)"
    "|对(?P<by>[^，。；ＰＧＣＬ])(?:进行)?(?:正式|国事)?访问"
)
# Ｐ对Ｃ进行正式访问并与Ｐ会晤 · 下一站是Ｃ，将与Ｐ会面 · Ｐ访问Ｃ时会见Ｐ
_GOES: Final = re.compile(
    "对(?P<whole>[ＣＬ])[^，。；ＰＧＣＬ]{0,8}?(?:进行|展开|作)[^，。；ＰＧＣＬ]{0,10}?访问(?=并|，|期间|时|之际|$)"
    "|(?:一站|目的地)(?:是|为)(?P<stop>[ＣＬ])(?=，|$)|访问(?P<visited>[ＣＬ])(?=时|期间|并|之际|，)"
)
# Ｐ会见来访的Ｐ: in the country of the one who receives him
_RECEIVES: Final = re.compile("(?:来|到)访的(?=Ｐ)")
# Ｐ答应访问Ｌ · Ｐ曾访问Ｃ: another journey, if any
_NOT_NOW: Final = re.compile(
    "答应|承诺|邀请|希望|有望|期待|可能|曾|上一?次|最近一次|如果|若|拒绝|取消|推迟|首次访问|建议|呼吁"
)
_NEXT: Final = 1  # paragraphs behind that of an arrival in which what is told was done on that day
_LONG: Final = timedelta(days=45)
# Ｐ抵达Ｃ，展开两天访问 · Ｐ将对Ｃ、Ｃ和Ｃ进行访问 · Ｐ周二在Ｌ参加Ｓ
_STAYS: Final = re.compile(
    "(?:抵达|飞抵|到访|访问|前往|赴|造访|飞往|到达|来到|对(?=[^，。；ＰＧ]{1,20}访问)"
    "|在(?=[ＣＬ](?:的?[ＣＬ])?(?:参加|出席|访问|期间|展开)))"
    "(?P<places>[ＣＬ](?:的?[ＣＬ])?(?:(?:、|和|与|以及|及)[ＣＬ])*)"
)
# 在总统府接见Ｐ: in the capital of the host
_PALACE: Final = re.compile("在(?:其|他的|自己的)?(?:总统府|总理府|首相府|总统官邸|总理官邸|官邸|王宫|外交部)")
_AFAR: Final = {"phone", "video"}
# 希望Ｐ来访: nobody has come
_ASKED: Final = re.compile("邀请|欢迎|希望|期待|讨论|商讨")


def housed(account: Account, passage: Passage, encounter: Encounter, authority: Authority) -> Account:
    """The account with the place that follows from a visit, if it has none of its own."""
    known = account.same or account.place or account.series
    if known or account.mode in _AFAR or not account.people:
        return account
    text, (at, after) = passage.sketch.text, encounter.trigger
    own = (clause(text, at)[0], clause(text, after)[1])
    before = next(clauses_before(text, at), own)
    for first, last in (own, before):
        if _ASKED.search(text, first, last):
            return account
        if found := _place(account, passage, (first, last), authority):
            return replace(account, place=found)
    return account


def _place(account: Account, passage: Passage, span: tuple[int, int], authority: Authority) -> Said[Iri] | None:
    text = passage.sketch.text
    visits = _VISITS.search(text, *span)
    if visits and (country := authority.abbreviations.get(visits["short"] or visits["by"])):
        return Said(country, *passage.raw(*visits.span()))
    if goes := _GOES.search(text, *span):
        mark = passage.sketch.marks[goes.start(goes.lastgroup or 0)]
        return Said(mark.iris[0], *passage.body.raw(mark.start, mark.end))
    for pattern in (_PALACE, _RECEIVES):
        if (match := pattern.search(text, *span)) and (host := _host(account, passage, authority)):
            capital = authority.one(host, "capital") if pattern is _PALACE else None
            return Said(capital or host, *passage.raw(*match.span()))
    return None


def _host(account: Account, passage: Passage, authority: Authority) -> Iri | None:
    """The country of the first who meets and is not the visitor: 来访的Ｐ与Ｐ会谈."""
    visitor = _RECEIVES.search(passage.sketch.text)
    mark = passage.sketch.marks.get(visitor.end()) if visitor else None
    away = passage.body.raw(mark.start, mark.end)[0] if mark else -1
    return next((authority.country_of(said.value) for said in account.people if said.start != away), None)


def stays(passage: Passage, by: Reader, thread: Thread, authority: Authority) -> Thread:
    """The thread with where somebody travels to or stays."""
    text = passage.sketch.text
    dated = [m.edtf for m in passage.sketch.marks.values() if m.sign == sign.DATE]
    if _NOT_NOW.search(text) or any(not overlap(edtf, _around(by.day)) for edtf in dated):
        return thread
    found = [
        Said(mark.iris[0], *passage.body.raw(mark.start, mark.end))
        for match in _STAYS.finditer(text)
        for mark in passage.sketch.within(*match.span("places"), "ＣＬ")
    ]
    who = traveller(passage, by) if found else None
    if who is None:
        return thread
    home, day = authority.country_of(who), arrival(passage)
    abroad = [Stay(said, day, passage.block) for said in found if authority.country_of(said.value) != home]
    before = thread.stays if who == thread.visitor else ()
    return replace(thread, stays=(*before, *abroad), visitor=who) if abroad else thread


def _around(day: date) -> str:
    """The days around that of a page, in which a journey is the one that the page is about."""
    first, last = day - _LONG, day + _LONG
    return f"{first.isoformat()}/{last.isoformat()}"


def visiting(account: Account, passage: Passage, words: str, thread: Thread, authority: Authority) -> Account:
    """The account with the country in which somebody stays who meets one of its leaders, held when he came there."""
    away = account.same or account.series or account.margins or account.mode in _AFAR
    if away or thread.visitor not in account.names or unsaid.RECALLED.search(words):
        return account
    if account.date and thread.trip and not overlap(account.date.value, thread.trip.value[:MONTH]):
        return account
    hosts = {authority.country_of(said.value) for said in account.people if said.value != thread.visitor}
    there = [stay for stay in thread.stays if authority.country_of(stay.place.value) in hosts]
    if account.place and not any(authority.country_of(account.place.value) in hosts for _ in there):
        return account
    days = [stay.day for stay in there if stay.day and passage.block - stay.block <= _NEXT]
    if days and account.date is None and account.status.value == "held":
        account = replace(account, date=days[-1], date_weak=True)
    exact = [stay.place for stay in there if authority.kinds.get(stay.place.value) != "country"]
    places = exact or [stay.place for stay in there]
    return replace(account, place=places[-1]) if places and account.place is None else account
