"""Korean prose, whole: the meetings, quotations and agreements of a report or of a presidential record.

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
from summitgraph.text.account import Said
from summitgraph.text.clean import Block, CleanText
from summitgraph.text.gazetteer import Hit
from summitgraph.text.instruments import agreements
from summitgraph.text.joining import joined
from summitgraph.text.ko.cast import Cast, cast_of
from summitgraph.text.ko.instruments import instruments
from summitgraph.text.ko.names import marks, newcomers, speakers
from summitgraph.text.ko.narrative import Narrator
from summitgraph.text.ko.quotations import quotes
from summitgraph.text.ko.strangers import ROLE_END
from summitgraph.text.page import Page
from summitgraph.text.passage import Passage
from summitgraph.text.portions import portions
from summitgraph.text.quotations import remark
from summitgraph.text.strangers import Stranger
from summitgraph.text.who import person
from summitgraph.vocab import mention, term, thing

# 2018.05.22 국외 성명/담화문 · 국내 연설: where the words of a record were spoken, and of which kind they are
_RECORD: Final = re.compile(
    r"(?P<where>국내|국외)\s*(?:성명|담화|연설|기념사|기자회견|치사|메시지|말씀|만찬|축사|환영사)"
)
# 대통령님, · 각하 · 여러분 · 감사합니다: words to those present
_SPOKEN: Final = re.compile(
    r"(?:대통령|총리|국왕|주석|위원장|폐하|전하)님|각하|여러분|저는 |나는 |[가-힣]{2,4} 대통령입니다"
    r"|(?:감사|환영|생각|기대)(?:드립|합)니다"
)
_ABROAD: Final = re.compile(r"\((?P<c>[가-힣 ]{2,12}?) ?(?:국빈|공식|실무)? ?방문\)")


def read(page: Page, authority: Authority) -> Iterator[Fact | Finding]:
    """Read what a page in Korean says."""
    page = replace(page, blocks=tuple(_plain(block) for block in portions(page.blocks)), own=page.blocks)
    bodies = [block.body.text for block in page.blocks]
    cast = cast_of(bodies, authority, page.day, speech=_speech(page), dated=page.anchor is not None)
    cast, fresh, heads = _fresh(page, cast)
    narrator = Narrator(cast)
    passages = list(narrator.passages(page.blocks))
    if cast.speech:
        guests = _guests(passages, cast)
        narrator = Narrator(cast, _home(page, authority), next(iter(guests), None), guests)
    found = joined(narrator.accounts(passages), authority)
    remarks = list(_remarks(page, cast, authority))
    told = {said.value for occasion in found for said in occasion.people}
    told |= {fact.object for fact in remarks if fact.predicate == term("speaker")}  # type: ignore[misc] # an Iri
    for block, who in fresh:
        if mention("person", mentions.raw_span(page.document, block.body, who.span)) in told:
            yield from mentions.stranger(page, block.body, who)
    yield from mentions.meetings(
        page.document, found, authority, day=page.day, dated=page.anchor is not None, heads=heads
    )
    yield from remarks
    yield from agreements(page, authority, instruments)


# ″함께 가자″고 말했다: other signs that some outlets set as quotation marks
_AS_MARKS: Final = str.maketrans({"″": '"', "＂": '"', "〝": "“", "〞": "”", "‟": "“"})


def _plain(block: Block) -> Block:
    body = block.body
    return Block(block.role, CleanText(body.text.translate(_AS_MARKS), body.starts, body.ends))


def _speech(page: Page) -> bool:
    """Whether a page is a record of words spoken: by its kind, or by words to those present."""
    text = "\n".join(block.body.text for block in page.blocks)
    return _RECORD.search(page.document.text[:600]) is not None or len(_SPOKEN.findall(text[:3000])) > 1


# 대통령님, · 국가주석 각하, · 국왕 폐하께
_ADDRESSED: Final = re.compile("..? ?(?:님|각하|폐하|전하)|.님|(?:각하|폐하|전하)")
_LEADING: Final = re.compile("(?<!부)(?:대통령|총리|수상|국왕|주석|교황|국가원수)$")


_NEAR: Final = 8  # characters before a name in which its country stands: 베트남 쩐 다이 꽝 국가주석


def _fresh(page: Page, cast: Cast) -> tuple[Cast, list[tuple[Block, Stranger]], set[Iri]]:
    """The cast with those whom the page introduces and the authority does not know; who of them leads."""
    new: dict[str, Iri] = {}
    fresh: list[tuple[Block, Stranger]] = []
    heads: set[Iri] = set()
    leads: dict[Iri, Iri] = {}
    for block in page.blocks:
        text = block.body.text
        for name, role in newcomers(text, cast):
            words_ = text[slice(*name)]
            if words_ in new:
                continue
            iri = mention("person", mentions.raw_span(page.document, block.body, name))
            new[words_] = iri
            fresh.append((block, Stranger(words_, name, None, role)))
            if _LEADING.search(text[slice(*role)]):
                heads.add(iri)
                near = cast.authority.find(text[max(0, name[0] - _NEAR) : role[1]])
                leads |= dict.fromkeys(_led_by_others(near, cast.authority), iri)
    cast = replace(cast, new=new, leads=leads | dict(cast.leads))
    return (cast if cast.speech else _with_speakers(page, cast, fresh)), fresh, heads


def _led_by_others(near: Sequence[Hit], authority: Authority) -> Iterator[Iri]:
    """The country whose office stands with a new name, where another office stands for it first: 베트남 국가주석."""
    countries = {country for hit in near for country in hit.of("country")}
    for hit in near:
        offices = [(office, authority.one(office, "officeOf")) for office in hit.of("office", "title")]
        own = [(o, country) for o, country in offices if country in countries or (country and hit.of("office"))]
        if own and not any(authority.one(country, "leadingOffice") == office for office, country in own if country):
            yield from (country for _, country in own if country)


def _with_speakers(page: Page, cast: Cast, fresh: list[tuple[Block, Stranger]]) -> Cast:
    """The cast with those whom a report names with a role where they speak, also as 윤 수석 and 볼코프 보좌관."""
    found: dict[str, Iri] = {}
    shorter: dict[str, Iri] = {}
    for block in page.blocks:
        text = block.body.text
        for name, role in speakers(text, cast):
            words_, whole = text[slice(*name)], text[name[0] : role[1]]
            if words_ in cast.new or whole in found:
                continue
            iri = found.get(words_) or mention("person", mentions.raw_span(page.document, block.body, name))
            if words_ not in found:
                fresh.append((block, Stranger(words_, name, None, (name[1], role[1]))))
            found |= {words_: iri, whole: iri}
            if last := ROLE_END.search(whole):
                shorter[f"{words_.split()[-1] if ' ' in words_ else words_[0]} {last[0]}"] = iri
    return replace(cast, speakers=shorter | found, short=frozenset(shorter.keys() - found.keys()))


def _guests(passages: list[Passage], cast: Cast) -> tuple[Said[Iri], ...]:
    """Those addressed with 님 who are not the one who speaks, each where first addressed."""
    found: dict[Iri, Said[Iri]] = {}
    for passage in passages:
        for _, mark in sorted(passage.sketch.marks.items()):
            if mark.sign == sign.PERSON and _ADDRESSED.match(passage.body.text[mark.end - 2 : mark.end + 6]):
                who = person(mark.refs[0], cast.days, cast.authority)
                if who and who != cast.host:
                    found.setdefault(who, Said(who, *passage.body.raw(mark.start, mark.end)))
    return tuple(found.values())


def _home(page: Page, authority: Authority) -> Said[Iri] | None:
    """Where a record was made: the country of the visit that its title names, else Korea for 국내."""
    head = page.document.text[:600]
    if visit := _ABROAD.search(head):
        for hit in authority.find(visit["c"]):
            if country := hit.of("country"):
                return Said(country[0], *visit.span("c"))
    if (record := _RECORD.search(head)) and record["where"] == "국내":
        return Said(thing("country", "kor"), *record.span("where"))
    return None


def _remarks(page: Page, cast: Cast, authority: Authority) -> Iterator[Fact]:
    if cast.speech:
        return
    named: list[Iri] = []
    drawn = [(block, marks(block.body.text, cast, named)) for block in page.blocks if block.role != "title"]
    for quote in quotes(drawn):
        yield from remark(page, quote, authority)
