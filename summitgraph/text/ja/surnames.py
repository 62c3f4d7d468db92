"""Surnames of one sign, which name somebody only with a title: 習主席, 菅氏, 尹大統領.

What comes in: the texts of a page, its cast, the day. What goes out: the cast with these forms settled.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from summitgraph.authority import Authority
from summitgraph.text.ja.officials import Cast
from summitgraph.text.zh.who import reader

if TYPE_CHECKING:
    from summitgraph.model import Iri

_TITLES: Final = (
    "氏",
    "両氏",
    "外相",
    "首相",
    "主席",
    "国家主席",
    "総書記",
    "委員長",
    "大統領",
    "書記長",
    "国務委員長",
)
# 菅首相: a form that counts under a rule of the authority
_RULED: Final = re.compile(r"(?P<surname>[一-龠])(?:前|元)?(?:首相|総理大臣|総理|大統領|外相|官房長官)")
# 海野花子 is 海野氏, 海野外相 further on
_AT_HOME: Final = ("氏", "両氏", "外相", "外務大臣", "大臣", "首相", "総理", "総理大臣", "官房長官", "防衛相")
_COURTESIES: Final = (
    "氏",
    "師",
    "両氏",
    "両大統領",
    "両首脳",
    "両首相",
    "両外相",
    "大統領",
    "首相",
    "外相",
    "大臣",
    "長官",
    "総理",
)
_HAN_NAME: Final = re.compile(r"[一-龠々]{3,5}")
_HAN: Final = re.compile(r"[一-龠]{2,3}")


def with_surnames(cast: Cast, texts: Sequence[str], authority: Authority, day: date) -> Cast:
    """Settle the forms of people whom the page names in full, or by a form whose rule holds on that day."""
    ruled = {form: who for form, who in reader(texts, authority, day, {}).forms.items() if _RULED.fullmatch(form)}
    forms: dict[str, set[Iri]] = defaultdict(set)
    for form, who in ruled.items():
        forms[form].add(who)
        forms[f"{form[0]}氏"].add(who)
    for name, who in cast.full.items():
        if _HAN.fullmatch(name) and authority.country_of(who) != cast.home:
            for title in _TITLES:
                forms[f"{name[0]}{title}"].add(who)
        if _HAN_NAME.fullmatch(name) and authority.country_of(who) == cast.home:
            for length in (1, 2):
                for title in _AT_HOME:
                    forms[f"{name[:length]}{title}"].add(who)
    for form, who in (*_in_office(texts, cast, authority, day), *_ministers(texts, cast, authority)):
        forms[form].add(who)
    for form, who in _by_latin(texts, authority):
        forms[form].add(who)
    return replace(cast, forms={**cast.forms, **{form: min(who) for form, who in forms.items() if len(who) == 1}})


def _ministers(texts: Sequence[str], cast: Cast, authority: Authority) -> Iterator[tuple[str, "Iri"]]:
    """Yield 海野大臣 for those at home whom the page names with a longer title: 海野外務大臣."""
    for text in texts:
        for official in cast.officials(text):
            name, words = authority.label(official.person, "ja"), text[official.start : official.end]
            if (
                words.endswith("大臣")
                and _HAN_NAME.fullmatch(name)
                and authority.country_of(official.person) == cast.home
            ):
                yield from ((f"{name[:n]}大臣", official.person) for n in (1, 2) if words.startswith(name[:n]))


# アンワル首相 · 尹大統領 · ドゥダ・ポーランド大統領 · モリソン豪首相: name, country or its letter
_BEARER: Final = re.compile(
    r"(?:(?<![ァ-ヴー])[ァ-ヴー]{2,}(?:[・＝][ァ-ヴー]+)*?|(?<![一-龠々])[一-龠]{1,3}?)"
    r"(?P<aside>・|[米英仏独伊露韓中印豪加])?$"
)


def _in_office(texts: Sequence[str], cast: Cast, authority: Authority, day: date) -> Iterator[tuple[str, "Iri"]]:
    """Yield names with a title that only one holder of it on that day bears; no form of the authority says so."""
    for text in texts:
        hits = authority.find(text)
        named = [(o.start, o.end) for o in cast.officials(text) if o.title != text[o.start : o.end]]
        for index, hit in enumerate(hits):
            before = hits[index - 1] if index and hits[index - 1].end == hit.start else None
            end = before.start if before and before.of("country") else hit.start
            match = _BEARER.search(text, max(0, end - 24), end) if hit.of("title", "office") else None
            if match is None or any(start < hit.end and match.start() < stop for start, stop in named):
                continue
            name = text[match.start() : match.start("aside") if match["aside"] else end]
            offices = dict.fromkeys(hit.of("title", "office"))
            if before and end != hit.start:
                offices = {o: None for o in offices if authority.one(o, "officeOf") in before.of("country")}
            bearers = {
                w for o in offices for w in authority.holders(o, (day, day)) if _bears(name, authority.label(w, "ja"))
            }
            bearers = bearers or _ever(name, offices, authority)
            if len(bearers) == 1:
                bearer = bearers.pop()
                yield text[match.start() : hit.end], bearer
                yield from ((f"{name}{title}", bearer) for title in _COURTESIES)


def _spelt_alike(name: str, part: str) -> bool:
    """Whether two spellings in katakana are of one name: シュタイナー, シュタイナア."""
    return name == part or (min(len(name), len(part)) > 4 and SequenceMatcher(None, name, part).ratio() > 0.84)


def _ever(name: str, offices: dict["Iri", None], authority: Authority) -> set["Iri"]:
    """Those of that very name who held one of the offices at any time."""
    holders = {w for office in offices for w in authority.holders(office, (date.min, date.max))}
    if "ァ" <= name[0] <= "ヿ":
        parts = {w: re.split("[・＝= ]", authority.label(w, "ja")) for w in holders}
        exact = {w for w in holders if name in parts[w]}
        return exact or {w for w in holders if any(_spelt_alike(name, part) for part in parts[w])}
    return {w for w in holders if len(name) > 1 and _HAN.match(name) and authority.label(w, "ja").startswith(name)}


# アーブ・クーリ(Arb Khoury)大統領: the Latin name says who it is
_LATIN: Final = re.compile(r"(?P<name>[ァ-ヴー]{2,}(?:[・＝=][ァ-ヴー]+)*)[(（](?P<latin>[A-Z][^()（）]{3,40})[)）]")


def _by_latin(texts: Sequence[str], authority: Authority) -> Iterator[tuple[str, "Iri"]]:
    for text in texts:
        for match in _LATIN.finditer(text):
            found = {who for hit in authority.find(match["latin"]) for who in hit.of("leader")}
            if len(found) == 1:
                who, last = found.pop(), re.split("[・＝=]", match["name"])[-1]
                yield match["name"], who
                yield from ((f"{last}{title}", who) for title in _COURTESIES)


def _bears(name: str, label: str) -> bool:
    """Whether a name is a part of a full name in katakana, or the surname of one in signs."""
    if "ァ" <= name[0] <= "ヿ":
        return name == label or any(_spelt_alike(name, part) for part in re.split("[・＝= ]", label))
    return _HAN.fullmatch(label) is not None and label.startswith(name) and name != label
