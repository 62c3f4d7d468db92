"""English prose, whole: the meetings, quotations and agreements of a report, a readout or a release.

What comes in: a `Page` and the authority. What goes out: `Fact`s with raw spans, and `Finding`s.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Fact, Finding, Iri
from summitgraph.text import mentions
from summitgraph.text import sketch as sign
from summitgraph.text.account import Account
from summitgraph.text.clean import Block, CleanText
from summitgraph.text.en.cast import Cast, Newcomer, cast_of, known, plain
from summitgraph.text.en.instruments import instruments
from summitgraph.text.en.names import Memory, marks, newcomers
from summitgraph.text.en.narrative import Narrator
from summitgraph.text.en.quotations import quotes
from summitgraph.text.instruments import agreements
from summitgraph.text.joining import joined
from summitgraph.text.occasions import Occasion
from summitgraph.text.page import Page
from summitgraph.text.passage import Passage
from summitgraph.text.portions import portions
from summitgraph.text.quotations import remark
from summitgraph.text.strangers import Stranger
from summitgraph.text.who import in_time
from summitgraph.time import EVER
from summitgraph.vocab import mention, term, thing

# Statement by the Press Secretary: whose words a document of one government's own site are
_HOSTS: Final = (
    ("usa", r"//[^/]*(?:whitehouse|state)\.(?:archives\.)?gov\b"), ("gbr", r"//[^/]*\.gov\.uk\b"),
    ("can", r"//[^/]*\.(?:gc|canada)\.ca\b"), ("jpn", r"//[^/]*\.go\.jp\b"), ("kor", r"//[^/]*\.go\.kr\b"),
    ("ind", r"//[^/]*(?:pmindia|\.mea|pib|presidentofindia)\.[a-z.]*in\b"),
    ("fra", r"//[^/]*(?:elysee\.fr|gouv\.fr)\b"),
    ("deu", r"//[^/]*bund(?:esregierung|eskanzler|espraesident)\.de\b"), ("aus", r"//[^/]*\.gov\.au\b"),
    ("nzl", r"//[^/]*\.govt\.nz\b"), ("ukr", r"//[^/]*\.gov\.ua\b"), ("rus", r"//[^/]*kremlin\.ru\b"),
    ("isr", r"//[^/]*\.gov\.il\b"), ("tur", r"//[^/]*\.gov\.tr\b"), ("twn", r"//[^/]*\.gov\.tw\b"),
    ("chn", r"//[^/]*(?:\.gov\.cn|fmprc)\b"), ("vnm", r"//[^/]*\.gov\.vn\b"), ("sgp", r"//[^/]*\.gov\.sg\b"),
    ("phl", r"//[^/]*\.gov\.ph\b"), ("ita", r"//[^/]*governo\.it\b"), ("esp", r"//[^/]*lamoncloa\.gob\.es\b"),
)  # fmt: skip
_BODIES: Final = (
    ("un", r"//[^/]*\bun\.org\b"), ("nato", r"//[^/]*nato\.int\b"), ("eu", r"//ec\.europa\.eu\b"),
    ("european-council", r"//[^/]*consilium\.europa\.eu\b"),
)  # fmt: skip


def read(page: Page, authority: Authority) -> Iterator[Fact | Finding]:
    """Read what a page in English says."""
    page = replace(page, blocks=tuple(_plain(b, authority) for b in portions(page.blocks)), own=page.blocks)
    cast, fresh = _cast(page, authority)
    for block, who in fresh:
        yield from mentions.stranger(page, block.body, who)
    narrator = Narrator(cast, page.source)
    passages = list(narrator.passages(page.blocks))
    accounts = list(narrator.accounts(passages))
    if before := _named_later(passages, accounts):
        accounts = list(narrator.accounts(passages, before))
    found = joined(accounts, authority)
    yield from _meetings(page, found, authority, cast)
    memory = Memory([])
    quoting = any(_may_quote(block) for block in page.blocks)
    drawn = [(block, marks(block.body.text, cast, memory)) for block in page.blocks if quoting]
    for quote in quotes(drawn):
        if _may_quote(quote.block):
            yield from remark(page, quote, authority)
    yield from agreements(page, authority, instruments)


def _named_later(passages: Sequence[Passage], accounts: Sequence[Account]) -> Account | None:
    """The first meeting of people, where "the two leaders" stands before anybody says who they are."""
    first = next((account for account in accounts if account.series is None), None)
    if first is None:
        return None
    pairs = (p.body.raw(m.start, m.end)[0] for p in passages for m in p.sketch.marks.values() if m.sign == sign.PAIR)
    return first if any(at < first.trigger.start for at in pairs) else None


def _may_quote(block: Block) -> bool:
    return block.role != "title" and ("“" in block.body.text or '"' in block.body.text)


def _plain(block: Block, authority: Authority) -> Block:
    body = block.body
    return Block(block.role, CleanText(plain(body.text, authority), body.starts, body.ends))


def _cast(page: Page, authority: Authority) -> tuple[Cast, list[tuple[Block, Stranger]]]:
    """The people of the page, and those among them whom the authority does not know."""
    bodies = [block.body.text for block in page.blocks]
    host = _host(page, authority)
    first = cast_of(bodies, authority, page.day, host=host, new={})
    new: dict[str, Iri] = {}
    speakers: dict[str, Iri] = {}
    fresh: list[tuple[Block, Stranger]] = []
    for one in newcomers(enumerate(bodies), first):
        if one.name in new or one.name in speakers:
            continue
        surname = one.name.rsplit(maxsplit=1)[-1]
        if one.spoken:
            who = _fresh(page, one, fresh)
            short = [name for name in one.name.split() if name not in first.forms and len(name) > 2]
            speakers |= {one.name: who} | {name: speakers.get(name, who) for name in short}
            continue
        if (known_ := known(one.name, one.country, authority, page.day)) is None:
            known_ = new.get(surname) or _fresh(page, one, fresh)
        new[one.name] = known_
        new.setdefault(surname, known_)
        if surname not in first.forms and _goes_by(surname, bodies, authority):
            speakers.setdefault(surname, known_)
    cast = cast_of(bodies, authority, page.day, host=host, new=new)
    return replace(cast, speakers=speakers, dated=page.anchor is not None), fresh


def _goes_by(surname: str, bodies: Sequence[str], authority: Authority) -> bool:
    """Whether the page goes on to name somebody by a surname alone: Volkov said, talks with Volkov."""
    if len(surname) < 4 or any(hit.form == surname for hit in authority.find(surname)):
        return False
    alone = re.compile(rf"(?:^|[a-z,.“\"] ){re.escape(surname)}(?=['’]s |,? [a-z]|[,.])")
    return any(alone.search(body) for body in bodies)


def _fresh(page: Page, one: Newcomer, fresh: list[tuple[Block, Stranger]]) -> Iri:
    block = page.blocks[one.block]
    fresh.append((block, Stranger(one.name, one.span, None, one.role)))
    return mention("person", mentions.raw_span(page.document, block.body, one.span))


# The White House, Office of the Press Secretary · Readout of the President's Call · issued by 10 Downing Street
_FORMULAS: Final = (
    ("usa", re.compile(r"^\s*(?:THE WHITE HOUSE|The White House)\s*$|Office of the Press Secretary"
    r"|Readout of the (?:Vice )?President['’]s", re.MULTILINE)),
    ("gbr", re.compile(r"(?:issued|released|published) by (?:10 Downing Street"
    r"|the Prime Minister['’]s Office, 10)|^\s*(?:Prime Minister['’]s Office, )?10 Downing Street\s*$", re.MULTILINE)),
)  # fmt: skip


def _host(page: Page, authority: Authority) -> Iri | None:
    """The leader of the government that publishes the page, by its address."""
    head = page.document.text[:3000]
    if not in_time((page.day, page.day)):
        return None
    for kind, hosts in (("country", _HOSTS), ("organization", _BODIES)):
        for key, pattern in hosts:
            if re.search(pattern, head):
                return authority.leader(thing(kind, key), (page.day, page.day))
    country = next((key for key, formula in _FORMULAS if formula.search(head)), None)
    return authority.leader(thing("country", country), (page.day, page.day)) if country else None


def _meetings(page: Page, found: Sequence[Occasion], authority: Authority, cast: Cast) -> Iterator[Fact]:
    """Say the meetings; who is new to the authority meets at the level of the title."""
    new = set(cast.new.values())
    levels = {}
    for occasion in found:
        if not occasion.first.series and any(
            said.value in new and not any(authority.held(said.value, EVER)) for said in occasion.people
        ):
            span = page.document.span(occasion.first.trigger.start, occasion.first.trigger.end)
            levels[mention("meeting", span)] = _level(page, occasion, authority)
    for fact in mentions.meetings(page.document, found, authority, day=page.day, dated=page.anchor is not None):
        level = levels.get(fact.subject)
        yield replace(fact, object=thing("level", level)) if level and fact.predicate == term("level") else fact


_LEADER: Final = re.compile(
    r"(?i)\b(?:president|prime minister|premier|chancellor|king|queen|emperor|sultan|emir|leader"
    r"|taoiseach|PM|secretary[- ]general|pope)\b"
)
_MINISTER: Final = re.compile(r"(?i)\b(?:minister|secretary|envoy|high representative|foreign|defen[cs]e)\b")
_LESS: Final = re.compile(r"(?i)\b(?:vice|deputy|former|ambassador|governor|senator|speaker)\b")


def _level(page: Page, occasion: Occasion, authority: Authority) -> str:
    ranks = []
    for said in occasion.people:
        held = {office.level for office in authority.held(said.value, (page.day, page.day))}
        words_ = page.document.text[max(0, said.start - 30) : said.end]
        if "leaders" in held or (
            not held
            and _LEADER.search(words_)
            and not _LESS.search(words_)
            and not re.search(r"(?i)foreign|defen[cs]e|of state", words_)
        ):
            ranks.append(0)
        else:
            ranks.append(1 if held or _MINISTER.search(words_) else 2)
    if ranks.count(0) > 1:
        return "leaders"
    return "ministers" if 2 not in ranks else "other"
