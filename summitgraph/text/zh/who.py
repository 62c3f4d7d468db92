"""Who is named in a Chinese report: people, office-holders, groups, pronouns.

What comes in: clean text, the authority, the day of publication, the strangers of the document.
What goes out: `Mark`s for a sketch, with `Ref`s that `person` resolves for the days of a meeting.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, partial
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.text import sketch as sign
from summitgraph.text.gazetteer import Hit
from summitgraph.text.script import simplified
from summitgraph.text.sketch import Mark, Ref, Sketch, draw, with_people
from summitgraph.text.who import person
from summitgraph.text.zh.initials import initials
from summitgraph.text.zh.states import short_forms
from summitgraph.text.zh.titles import titled_forms
from summitgraph.time import Days
from summitgraph.vocab import thing

LEADERS: Final = "领导人|领袖|首脑|元首|最高领导人"
_MINISTERS: Final = {
    "外交部长": "foreign-minister", "外长": "foreign-minister", "外相": "foreign-minister",
    "国防部长": "defence-minister", "防长": "defence-minister", "国防长官": "defence-minister",
}  # fmt: skip
_ROLES: Final = f"{LEADERS}|{'|'.join(_MINISTERS)}"
_KOREAS: Final = "(?:两|南北)韩"
# 16日首相 · 参加中日韩峰会: the day, and to attend, no country
_NO_STATE: Final = "(?<![\\d月参增追施附强])"
_TERM: Final = (
    "现任|时任|当时的|前任|(?<![此之以目日从先晤谈话面见会赛选年月周])前|原|候任|新?当选|新任|新上任|新(?=[ＴＦ])"
)


@dataclass(frozen=True, slots=True)
class Reader:
    """The authority, the day of publication, and which forms name whom in this one document."""

    authority: Authority
    day: date
    forms: Mapping[str, Iri]
    strangers: Mapping[str, Iri]
    coined: Mapping[str, Iri] = field(default_factory=dict)  # those of whom the press speaks by one character


def reader(bodies: Sequence[str], authority: Authority, day: date, strangers: Mapping[str, Iri]) -> Reader:
    """Settle which person each short form of a document names: who is named in full, else who was in office."""
    found = [authority.find(body) for body in bodies]
    hits = [hit for body in found for hit in body]
    full = {iri for hit in hits for iri in hit.of("leader")}
    titled = [pair for body, there in zip(bodies, found, strict=True) for pair in titled_forms(body, there, authority)]
    ruled = _ruled(hits, titled, authority, day)
    forms: dict[str, Iri] = {}
    for hit in hits:
        vouched = tuple(who for who in hit.of("ruled") if (hit.form, who) in ruled)
        candidates = (*hit.of("leader", "short"), *vouched, *(who for who in hit.of("ruled") if who in full))
        certain = bool(hit.of("leader") or vouched) or any(form == hit.form for form, _ in titled)
        certain = certain or _long(hit.form, candidates, authority)
        distinct = tuple(dict.fromkeys(candidates))
        if distinct and (chosen := _choose(distinct, full, authority, day, certain=certain)):
            forms[hit.form] = chosen
    return Reader(authority, day, forms, strangers, _coined(authority, day))


_TEN_YEARS: Final = timedelta(days=3652)
_ELECTED: Final = timedelta(days=100)  # 拜登 in November, who takes office in January
# whose meetings the Chinese press names by one character of each: 习特会, 川金会, 文金会, 双普会
_COINED: Final = ("chn", "prk", "kor", "usa", "jpn", "rus", "twn")


def _coined(authority: Authority, day: date) -> dict[str, Iri]:
    """The first characters of the leaders of the day in these countries, and of those of the ten years before."""
    offices = [office for code in _COINED if (office := authority.one(thing("country", code), "leadingOffice"))]
    coined: dict[str, Iri] = {}
    for days in ((day, day), (day - _TEN_YEARS if day.year > 11 else day, day)):
        people: dict[str, set[Iri]] = defaultdict(set)
        for who in {who for office in offices for who in authority.holders(office, days)}:
            for language in ("zh-Hans", "zh-Hant"):
                people[simplified(re.split("[·‧・]", authority.label(who, language))[-1][0])].add(who)
        coined = {**{c: next(iter(who)) for c, who in people.items() if len(who) == 1}, **coined}
    return {c: who for c, who in coined.items() if "\u3400" <= c <= "\u9fff"}


def _ruled(
    hits: list[Hit], titled: list[tuple[str, tuple[Iri, ...]]], authority: Authority, day: date
) -> set[tuple[str, Iri]]:
    """The forms whose rule holds in this document, each with whom it names: 文总统 in 2018, 布朗首相."""
    ruled = {(hit.form, who) for hit in hits for who in hit.of("ruled")}
    if not ruled:
        return set()
    named = {entry.iri for hit in hits for entry in hit.entries if entry.kind not in {"ruled", "longer", "title"}}
    beside: dict[str, set[Iri]] = defaultdict(set)
    for form, offices in titled:
        beside[form].update(offices)
    return {
        (form, who)
        for form, who in ruled
        for held in [{office.iri for office in authority.held(who, (day, day))}]
        if any(r.holds(titles=beside[form], offices=held, named=named, day=day) for r in authority.rules[form, who])
    }


def _long(form: str, candidates: tuple[Iri, ...], authority: Authority) -> bool:
    """Whether a form is too long to be anybody's surname but a leader's: 特朗普, 奥巴马."""
    ever = (date.min, date.max)
    return len(form) > 2 and any(o.level == "leaders" for who in candidates for o in authority.held(who, ever))


def _choose(
    candidates: tuple[Iri, ...], full: set[Iri], authority: Authority, day: date, *, certain: bool
) -> Iri | None:
    """The only one named in full; else in office on the day, or a leader lately or soon; else beside a title."""
    lately = (day - _TEN_YEARS if day.year > 11 else day, day + _ELECTED)
    for among in (
        [c for c in candidates if c in full],
        [c for c in candidates if any(authority.held(c, (day, day)))],
        [c for c in candidates if any(o.level == "leaders" for o in authority.held(c, lately))],
        candidates if certain else (),
    ):
        if len(among) == 1:
            return among[0]
    return None


def marks(text: str, by: Reader) -> list[Mark]:
    """Everything that is named in a clean text, people with their titles as one mark."""
    fine = draw(
        text, [*initials(text, by.forms, by.coined, leads=partial(_leads, by)), *_fine(text, by), *_strange(text, by)]
    )
    return with_people(fine, _people(fine, by))


def _leads(by: Reader, who: Iri) -> bool:
    """Whether somebody is the leader of a country on the day of the report."""
    return any(office.level == "leaders" for office in by.authority.held(who, (by.day, by.day)))


_DOTS: Final = frozenset("·・‧•")
# in which order the ways to read a form are tried
_SIGNS: Final = (
    ("series", sign.SERIES), ("body", sign.BODY), ("office", sign.OFFICE), ("title", sign.TITLE),
    ("country", sign.COUNTRY), ("place", sign.PLACE), ("organization", sign.ORGANIZATION),
    ("metonym", sign.COUNTRY),
)  # fmt: skip


# 在白宫会晤 · 前往白宫
_THERE: Final = frozenset("在于到赴抵往进离")


def _fine(text: str, by: Reader) -> Iterator[Mark]:
    for hit in by.authority.find(text):
        if text[hit.start - 1 : hit.start] in _DOTS and not hit.of("leader"):
            continue  # 约翰·特朗普 is another
        if text[hit.end : hit.end + 1] in _DOTS and hit.of("short", "ruled") and not hit.of("leader"):
            continue  # 米歇尔·奥巴马 is another
        if hit.form in by.forms:
            yield Mark(sign.NAME, hit.start, hit.end, (Ref(by.forms[hit.form]),))
            continue
        for kind, drawn in _SIGNS:
            if kind == "place" and hit.of("organization") and not _is_place(text, hit):
                continue  # 白宫证实: the house speaks
            if iris := hit.of(kind):
                beside = hit.of("organization") if kind == "body" else ()
                yield Mark(drawn, hit.start, hit.end, iris=(*iris, *beside))
                break


def _is_place(text: str, hit: Hit) -> bool:
    """Whether a house is where people are: 在白宫, 拜登白宫会晤加尼."""
    return (
        text[hit.start - 1 : hit.start] in _THERE
        or re.match("会晤|会见|会谈|会面|接见", text[hit.end : hit.end + 2]) is not None
    )


def _strange(text: str, by: Reader) -> Iterator[Mark]:
    for name, iri in by.strangers.items():
        for match in re.finditer(re.escape(name), text) if name in text else ():
            yield Mark(sign.NAME, *match.span(), (Ref(iri),))


def _people(fine: Sketch, by: Reader) -> Iterator[Mark]:
    end = 0
    for match in _patterns(short_forms(by.authority)).finditer(fine.text):
        if match.start() < end:
            continue
        refs = _refs(match, fine, by)
        if refs is None:
            continue
        end = match.end()
        kind = sign.GROUP if len(refs) > 1 else sign.PERSON
        if match.lastgroup in {"pair", "pronoun"}:
            kind = sign.PAIR if match.lastgroup == "pair" else sign.PRONOUN
        yield Mark(kind, *fine.clean(*match.span()), refs=refs)


@cache
def _patterns(short: str) -> re.Pattern[str]:
    """The ways in which Chinese reports name people, over a sketch of names and titles."""
    run = rf"{_NO_STATE}(?:{_KOREAS}|[{short}]{{2,8}})"
    who = f"(?:的)?(?:Ｔ|{_ROLES})"
    listed = "[ＣＢ](?:(?:、|和|与|及|以及)[ＣＢ])+"
    return re.compile(
        # 日本前首相Ｎ · 时任美国总统Ｎ（左） · 统一部长官Ｎ · Ｎ总统
        rf"(?P<named>(?:{_NO_STATE}[ＣＢ{short}](?=[ＴＦ]|(?:{_TERM}|{_ROLES})))?(?:{_TERM})?(?:{_NO_STATE}[ＣＢ{short}](?=[ＴＦＮ]|{_ROLES}))?(?:{_TERM})?"
        rf"(?:(?:[ＴＦ]|{_ROLES})(?:官|当选人)?){{0,6}}Ｎ(?:\s?[（(][^（）()]{{1,40}}[）)])?Ｔ?)"
        # 日韩两国首脑 · 美日韩外长 · 美日韩三国领导人
        rf"|(?P<group>{run}(?:[两二三四五六七2-7]国|双方)?{who})"
        # 日朝峰会 · 美韩首脑会谈
        rf"|(?P<implied>{run}(?=(?:历史性|双边|三边|首次|再次|第[一-十\d]{{1,3}}[次届]|三方|三国|四方|视频|线上|网络|电话|云端?|年度|特别|定期|非正式|领导人|领袖){{0,2}}(?:峰会|首脑)))"
        # 印度日本领袖峰会
        rf"|(?P<beside>[ＣＢ]{{2}}(?:两国)?(?:{LEADERS}))"
        # 美、日、澳、印四国外长
        rf"|(?P<letters>{_NO_STATE}[{short}](?:、[{short}])+(?:等?[两二三四五六七2-7]国)?{who})"
        # 美国、日本和韩国领导人
        rf"|(?P<listed>{listed}(?:等?[两二三四五六七3-7]国)?{who})"
        # 日本首相 · 朝鲜领导人 · 前首相 is nobody certain
        rf"|(?P<office>(?:{_NO_STATE}[ＣＢ{short}](?P<term>{_TERM}|的)?(?:Ｔ|{_ROLES})|Ｆ)(?!府|室|官邸|夫人|办公|职|选举|大选|竞选|选战|初选|宝座|任期|任内|就职|当选人|发言|特使|级|候选|候选人|专机))"
        # 双方 · 两国领导人 · 三国外长
        rf"|(?P<pair>[两二三四]国(?:Ｔ|{_ROLES})|[两二三][位个名](?:{_ROLES}|总统|首相)|[234]国(?:{_ROLES})|双方(?:Ｔ|{_ROLES})|双方|(?<!\d)2人(?!组|座)|[三四]方(?!安全|会[谈晤议]|峰会|首脑|领导人|通话|对话)|两人|二人|三人|(?<!其)他们)"
        r"|(?P<pronoun>(?<!其)[他她](?![国人])|(?<=[同与和跟])其(?=会|举行|进行|通电?话))"
    )


def _refs(match: re.Match[str], fine: Sketch, by: Reader) -> tuple[Ref, ...] | None:
    """Who is meant by a match; None when the words make nobody certain."""
    kind = match.lastgroup if match.lastgroup != "term" else "office"
    if kind in {"pair", "pronoun"}:
        return ()
    start, end = match.span()
    if kind == "named":
        return next(m.refs for m in fine.within(start, end, sign.NAME))
    role = role_of(match[0])
    if kind == "office":
        return _office(match, fine, by)
    countries = [m.iris[-1] for m in fine.within(start, end, sign.COUNTRY + sign.BODY)]
    if not countries:
        letters = match[0] + ("朝" if re.match(_KOREAS, match[0]) else "")
        countries = [by.authority.abbreviations[c] for c in letters if c in by.authority.abbreviations]
    titles = fine.within(start, end, sign.TITLE)
    return tuple(_member(country, role, titles[0].iris if titles else (), by) for country in countries)


def _member(country: Iri, role: str, offices: tuple[Iri, ...], by: Reader) -> Ref:
    """One of a group: the leader of a country, or the holder of its office among those a title can mean (外长)."""
    if not offices:
        return Ref(country=country, role=role)
    own = tuple(o for o in offices if by.authority.one(o, "officeOf") == country)
    named = by.authority.offices[(own or offices)[0]].role
    return Ref(offices=own, country=country, role=named if named.endswith("minister") else "leader")


def _office(match: re.Match[str], fine: Sketch, by: Reader) -> tuple[Ref, ...] | None:
    if match["term"] in {"前", "前任", "原", "候任", "当选"}:
        return None
    start, end = match.span()
    if whole := fine.within(start, end, sign.OFFICE):
        return (Ref(offices=whole[0].iris),)
    owners = fine.within(start, end, sign.COUNTRY + sign.BODY)
    country = owners[0].iris[-1] if owners else by.authority.abbreviations[match[0][0]]
    if titles := fine.within(start, end, sign.TITLE):
        offices = tuple(o for o in titles[0].iris if by.authority.one(o, "officeOf") == country)
        return (Ref(offices=offices, country=country),) if offices else None
    if (
        owners
        and (owners[0].sign == sign.BODY or by.authority.kinds.get(country) == "organization")
        and re.search(rf"(?:{LEADERS})$", match[0])
    ):
        return None  # 欧盟领袖 are many
    return (Ref(country=country, role=role_of(match[0])),)


def role_of(words: str) -> str:
    """The role that the last of the words names: foreign-minister for 两国外长, else leader."""
    return next((role for word, role in _MINISTERS.items() if words.endswith(word)), "leader")


def settle(refs: Iterable[Ref], days: Days, authority: Authority) -> tuple[Ref, ...]:
    """The same people with the holders of offices looked up; those who cannot be known are left out."""
    found = [replace(Ref(), person=p) for ref in refs if (p := person(ref, days, authority))]
    return tuple(dict.fromkeys(found))
