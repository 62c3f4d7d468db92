"""A Japanese page, whole: ministry releases of talks and calls, and news reports.

What comes in: a `Page` (blocks, day, language, source) and the authority. What goes out: `Fact`s with raw spans.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Document, Fact, Finding, Iri, words
from summitgraph.text.clean import Block
from summitgraph.text.dates import DateFound
from summitgraph.text.ja.accords import accords
from summitgraph.text.ja.days import days
from summitgraph.text.ja.happening import Happening, happenings
from summitgraph.text.ja.officials import Cast, Official, gather
from summitgraph.text.ja.parties import Parties, countries, parties
from summitgraph.text.ja.speech import speeches
from summitgraph.text.ja.surnames import with_surnames
from summitgraph.text.markup import sentences
from summitgraph.text.zh import mentions
from summitgraph.text.zh import sketch as sign
from summitgraph.text.zh.account import Account, Said
from summitgraph.text.zh.news import Page
from summitgraph.text.zh.occasions import beside, occasions
from summitgraph.text.zh.sketch import Mark, Ref, Sketch, draw
from summitgraph.time import bounds
from summitgraph.vocab import thing

JAPAN: Final = thing("country", "jpn")
# 両首脳は…確認した · 大統領から…述べました: what was talked about
_TALK: Final = re.compile(
    r"述べ|発言|表明|伝達|伝え|一致|確認|共有|意見交換|議論|協議|話し合|説明|言及|強調|合意|歓迎|非難|約束|提起|求め|応じ|謝意|指摘|触れ"
)
# 会談で首相は · その上で両首脳は · また、大統領は: goes on about the same meeting
_GOES_ON: Final = re.compile(r"^(?:\d+\.|\(\d+\)|また|さらに|その上で|これに対し|このほか|加えて|会談で|冒頭|両首脳|双方|Ｐ(?:から|は))")
# カンボジアを訪問した · 米国を訪問中の
_VISITED: Final = re.compile(r"[ＣＬ](?:を|に)(?:公式|実務)?(?:訪問|訪れ|滞在)")
_AT: Final = re.compile(r"[ＣＬ](?:市|州|県|都)?(?:にある[^、。]{1,10})?(?:において|にて|で(?:の|は|も)?(?!き|あ))")
_HERE: Final = re.compile(r"(?:来日|訪日)")
_WENT: Final = re.compile(r"訪(?P<where>[米中韓朝露独英仏伊印豪加])")
# ASEAN+3首脳会議終了後 · G7サミットに出席するため · 国連総会の機会に
_BESIDE: Final = re.compile(r"Ｓ(?:の)?(?:終了後|閉会後|に(?:出席|参加|際し|合わせ|先立)|出席|参加|の機会|機会|の際|の合間|の傍ら|の場)")
_FOR: Final = re.compile(r"Ｓ(?:に|へ(?:の)?)?(?:出席|参加)(?:する)?(?:の)?ため")
@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence: its block, where it begins in it, its sketch (offsets of the block), its days."""

    block: Block
    start: int
    end: int
    sketch: Sketch
    days: tuple[DateFound, ...]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        return self.block.body.raw(*self.sketch.clean(start, end))


def read(page: Page, authority: Authority) -> Iterator[Fact | Finding]:
    """Read who met, who spoke and what was agreed."""
    document = page.document
    when = (page.day, page.day)
    texts = [block.body.text for block in page.blocks]
    cast = with_surnames(gather(texts, authority, when, home=JAPAN), texts, authority, page.day)
    lines = list(_lines(page, cast))
    found = beside(occasions(_Teller(page, cast).accounts(lines), authority.lies_in))
    yield from mentions.meetings(document, found, authority, day=page.day)
    for block, speech in speeches(page.blocks, cast):
        span = mentions.raw_span(document, block.body, speech.quote)
        text = block.body.text[slice(*speech.quote)]
        topics = [
            Said(iri, *block.body.raw(speech.quote[0] + hit.start, speech.quote[0] + hit.end))
            for hit in authority.issues.find(text)
            for iri in hit.of("issue")
        ]
        named = mentions.raw_span(document, speech.home.body, speech.named)
        issues = {said.value: said for said in reversed(topics)}.values()
        yield from mentions.remark(document, span, (speech.speaker, named), clean=words(text, "ja"), issues=issues)
    yield from accords(page, authority)


def _lines(page: Page, cast: Cast) -> Iterator[_Line]:
    anchor = page.day
    for block in page.blocks:
        text = block.body.text
        marks = list(_marks(text, cast))
        for start, end in sentences(block.body):
            told = [
                DateFound(d.start + start, d.end + start, d.edtf) for d in days(text[start:end], anchor)
            ]
            yield _Line(block, start, end, draw(text, marks, start=start, end=end), tuple(told))


def _marks(text: str, cast: Cast) -> Iterator[Mark]:
    people = [p for p in cast.officials(text) if not _OFFICE_ONLY.match(text, p.end)]
    for official in people:
        yield Mark(sign.PERSON, *_grown(text, official, cast.authority), (Ref(official.person),))
    for hit in cast.authority.find(text):
        if any(p.start < hit.end and hit.start < p.end for p in people):
            continue
        for kind, drawn in (("series", sign.SERIES), ("country", sign.COUNTRY), ("place", sign.PLACE)):
            if iris := hit.of(kind):
                yield Mark(drawn, hit.start, hit.end, iris=iris)
                break


# 外相会談 · 首相官邸 · 大統領選挙: no person
_OFFICE_ONLY: Final = re.compile(r"会談|会合|会議|協議|級|間|官邸|公邸|補佐官|夫人|選|候補|代行|特使|府|報道官|経験者|訪[米中韓朝露英仏]")


# 石破首相（自民党総裁） · マルコス・フィリピン大統領(H.E. Mr. Marcos, President of the Philippines)
_ASIDE: Final = re.compile(r"(?:氏)?(?:\([^()]{1,120}\)|（[^（）]{1,120}）)?")
_AHEAD: Final = re.compile(r"(?:[ァ-ヴー]+[・＝])+$")


def _grown(text: str, official: Official, authority: Authority) -> tuple[int, int]:
    """A person's words with what stands in brackets behind them, and the rest of a name before a title (習主席)."""
    start = official.start
    if before := _AHEAD.search(text, 0, start):
        start = before.start()
    else:
        name = authority.label(official.person, "ja")
        start -= next((n for n in (2, 1) if text[max(0, start - n) : start] == name[:n]), 0)
    aside = _ASIDE.match(text, official.end)
    return start, aside.end() if aside else official.end


@dataclass(slots=True)
class _Teller:
    """Goes through the lines and remembers who met last; lives for one page."""

    page: Page
    cast: Cast
    pair: tuple[Said[Iri], ...] = ()
    last: Account | None = None

    @property
    def document(self) -> Document:
        return self.page.document

    def accounts(self, lines: list[_Line]) -> Iterator[Account]:
        for line in lines:
            told = list(self._series(line))
            met = list(self._met(line))
            told += met
            if met:
                self.last = met[0]
            elif self.last and self._goes_on(line):
                told.append(replace(self.last, weight=1, date=None, place=None, same=True, issues=self._issues(line)))
            yield from told

    def _met(self, line: _Line) -> Iterator[Account]:
        since = 0
        for happening in happenings(line.sketch.text):
            if account := self._account(line, happening, since):
                yield account
                since = happening.end

    def _account(self, line: _Line, happening: Happening, since: int) -> Account | None:
        when = self._date(line, happening, since)
        people = self._people(line, happening, when)
        if len({said.value for said in people}) < 2:
            return None
        held = happening.weight > 1 and happening.status == "held"
        status = "planned" if held and when and when.value[:10] > self.page.day.isoformat() else happening.status
        self.pair = people
        place = self._place(line, happening)
        begin, end = line.raw(happening.start, happening.end)
        return Account(
            people=people,
            series=None,
            status=Said(status, begin, line.raw(happening.start, max(happening.end, happening.tail))[1]),
            weight=happening.weight,
            trigger=Said("", begin, end),
            mode="in-person" if place and happening.mode == "unknown" else happening.mode,
            date=when,
            place=place if happening.mode not in {"phone", "video"} else None,
            margins=self._margins(line, happening),
            minutes=_length(line, happening),
            issues=self._issues(line) if since == 0 and _TALK.search(line.sketch.text) else (),
            role=happening.role,
        )

    def _people(self, line: _Line, happening: Happening, when: Said[str] | None) -> tuple[Said[Iri], ...]:
        found = parties(line.sketch, happening.start, happening.end)
        people = self._named(line, found)
        known = {said.value for said in people}
        if len(known) > 1:
            return people
        text = line.sketch.text
        nations, begin = countries(text, happening.start, dict(self.cast.authority.abbreviations))
        if nations:
            at = line.raw(begin, happening.end)
            leaders = [self._leader(nation, happening.role, when) for nation in nations]
            return tuple(Said(who, *at) for who in leaders if who)
        if found.before and self.pair and (not known or known <= {said.value for said in self.pair}):
            at = line.raw(happening.start, happening.end)
            return tuple(Said(said.value, *at) for said in self.pair)
        return people

    def _named(self, line: _Line, found: Parties) -> tuple[Said[Iri], ...]:
        told: dict[Iri, Said[Iri]] = {}
        for at in found.at:
            mark = line.sketch.marks[at]
            who = mark.refs[0].person
            if who:
                told.setdefault(who, Said(who, *line.block.body.raw(mark.start, mark.end)))
        return tuple(told.values())

    def _leader(self, nation: Iri, role: str, when: Said[str] | None) -> Iri | None:
        first, last = bounds(when.value) if when else (None, None)
        span = (first or self.page.day, last or self.page.day)
        if role == "leader":
            return self.cast.authority.leader(nation, span)
        return self.cast.authority.minister(nation, role, span)

    def _date(self, line: _Line, happening: Happening, since: int) -> Said[str] | None:
        """The last day named between the meeting before (at ``since``) and this one; the closer of two."""
        begin = line.sketch.clean(since, since + 1)[0]
        start, end = line.sketch.clean(happening.start, happening.end)
        before = [d for d in line.days if begin <= d.start < start]
        if not before and line.sketch.text[happening.end : happening.end + 1] in set("がはも"):
            before = [d for d in line.days if end <= d.start < end + 12][:1]  # 会談が16日、行われる
        if not before:
            return None
        chosen = before[-1]
        for wide, narrow in pairwise(before):
            chosen = narrow if len(narrow.edtf) >= len(wide.edtf) else wide
        return Said(chosen.edtf, *line.block.body.raw(chosen.start, chosen.end))

    def _place(self, line: _Line, happening: Happening) -> Said[Iri] | None:
        ahead = line.sketch.text[happening.end : happening.end + 1] in set("がはも")
        text = line.sketch.text[: happening.tail if ahead else happening.start]
        for pattern in (_AT, _VISITED):
            for match in reversed(list(pattern.finditer(text))):
                mark = line.sketch.marks[match.start()]
                return Said(mark.iris[0], *line.block.body.raw(mark.start, mark.end))
        if match := _HERE.search(text):
            return Said(JAPAN, *line.raw(*match.span()))
        if match := _WENT.search(text):
            country = self.cast.authority.abbreviations.get(match["where"])
            return Said(country, *line.raw(*match.span())) if country else None
        return None

    def _margins(self, line: _Line, happening: Happening) -> Said[Iri] | None:
        for match in reversed(list(_BESIDE.finditer(line.sketch.text[: happening.start]))):
            mark = line.sketch.marks[match.start()]
            return Said(mark.iris[0], *line.block.body.raw(mark.start, mark.end))
        return None

    def _series(self, line: _Line) -> Iterator[Account]:
        """The multilateral meetings that a sentence names, with those who take part."""
        text = line.sketch.text
        marks = [(i, m) for i, m in sorted(line.sketch.marks.items()) if m.sign == sign.SERIES]
        for i, mark in marks:
            if "関連" in line.block.body.text[mark.start : mark.end] and len(marks) > 1:
                continue  # ASEAN関連首脳会議: one word for several, one of which is named
            beside = _BESIDE.match(text, i)
            day = next((d for d in reversed(line.days) if d.start < mark.start), None) or next(iter(line.days), None)
            coming = _FOR.match(text, i) is not None
            when = day.edtf[:7] if day and coming else day.edtf if day else ""
            ahead = bool(when) and when > self.page.day.isoformat()[: len(when)]
            place = next(iter(_visited(line)), None)
            attended = _attending(line, i)
            begin, end = line.block.body.raw(mark.start, mark.end)
            if not (beside or place or attended):
                continue
            yield Account(
                people=attended,
                series=Said(mark.iris[0], begin, end),
                status=Said("planned" if ahead else "held", begin, end),
                weight=2,
                trigger=Said("", begin, end),
                mode="in-person",
                date=Said(when, *line.block.body.raw(day.start, day.end)) if day else None,
                place=place,
                attended=bool(attended),
            )

    def _goes_on(self, line: _Line) -> bool:
        return bool(_TALK.search(line.sketch.text)) and (
            bool(_GOES_ON.match(line.sketch.text)) or "Ｐ" in line.sketch.text
        )

    def _issues(self, line: _Line) -> tuple[Said[Iri], ...]:
        text = line.block.body.text[line.start : line.end]
        found: dict[Iri, Said[Iri]] = {}
        for hit in self.cast.authority.issues.find(text):
            at = line.block.body.raw(line.start + hit.start, line.start + hit.end)
            for iri in hit.of("issue"):
                found.setdefault(iri, Said(iri, *at))
        return tuple(found.values())


def _visited(line: _Line) -> Iterator[Said[Iri]]:
    for pattern in (_VISITED, _AT):
        for match in pattern.finditer(line.sketch.text):
            mark = line.sketch.marks[match.start()]
            yield Said(mark.iris[0], *line.block.body.raw(mark.start, mark.end))


# 首脳会議に出席した首相は · 首脳会合に出席するため米国を訪問中の首相は
_ATTENDS: Final = re.compile(r"Ｓ(?:に|へ(?:の)?)?(?:出席|参加)[^。、は]{0,30}?(?P<who>Ｐ)|(?P<first>Ｐ)(?:は|が)[^。]{0,20}Ｓ(?:に|へ)?(?:出席|参加)")


def _attending(line: _Line, at: int) -> tuple[Said[Iri], ...]:
    for match in _ATTENDS.finditer(line.sketch.text):
        where = match.start("who") if match["who"] else match.start("first")
        mark = line.sketch.marks[where]
        if match.start() <= at < match.end() and mark.refs and mark.refs[0].person:
            return (Said(mark.refs[0].person, *line.block.body.raw(mark.start, mark.end)),)
    return ()


def _length(line: _Line, happening: Happening) -> Said[int] | None:
    begin, end = line.sketch.clean(0, happening.start) if happening.start else (line.start, line.start)
    for match in re.finditer(r"約?(?:(\d{1,2})時間(半)?)?(?:(\d{1,3})分)?間", line.block.body.text[begin:end]):
        minutes = int(match[1] or 0) * 60 + (30 if match[2] else 0) + int(match[3] or 0)
        if minutes:
            return Said(minutes, *line.block.body.raw(begin + match.start(), begin + match.end()))
    return None

