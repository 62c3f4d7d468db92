"""People with their titles, as English registers write them: "French President Pompidou", "Queen Elizabeth II".

What comes in: a passage of clean text, the authority, the country that is meant where none is named, the days.
What goes out: `Named` people, each the authority's own where exactly one who held an office then can be meant.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from summitgraph import Iri
from summitgraph.authority import Authority
from summitgraph.time import Days

LEADERS: Final = (
    "Prime Minister", "President", "Premier", "Chancellor", "General Secretary", "Secretary General",
    "Secretary-General", "Chairman", "King", "Queen", "Emperor", "Empress", "Sultan", "Shah", "Amir", "Emir", "Pope",
    "Taoiseach", "leader", "Leader",
)  # fmt: skip
MINISTERS: Final = (
    "Deputy Prime Minister", "Foreign Minister", "Foreign Secretary", "Secretary of State", "Defense Minister",
    "Defence Minister", "Minister of Foreign Affairs", "Minister for Foreign Affairs", "Finance Minister",
    "Interior Minister", "Minister",
)  # fmt: skip
OTHERS: Final = (
    "Vice President", "Vice Premier", "Vice Chancellor", "President-elect", "Prime Minister-designate", "Crown Prince",
    "Crown Princess", "Prince", "Princess", "Governor General", "Ambassador", "Archbishop", "Patriarch",
    "Vice Minister", "Deputy Foreign Minister", "Speaker", "General", "Marshal", "Sheikh",
)  # fmt: skip
RANKS: Final = {title: rank for rank, titles in enumerate((LEADERS, MINISTERS, OTHERS)) for title in titles}
_TITLE: Final = "|".join(sorted(map(re.escape, RANKS), key=len, reverse=True))
_PARTICLE: Final = r"(?:al|bin|bint|ben|ibn|de|del|della|der|den|di|da|do|dos|du|e|el|la|le|van|von|y|zu|abd)"
_WORD: Final = rf"(?!(?:{_TITLE})\b)(?:al-)?[^\W\d_a-z][\w'-]*\.?"
_NAME: Final = rf"{_WORD}(?: (?:{_PARTICLE} )*{_WORD}){{0,6}}"
# Met with Prime Minister Blair and Foreign Minister Kinkel.
_PERSON: Final = re.compile(rf"\b(?P<title>{_TITLE}) (?P<name>{_NAME})")
# Prime Minister Tony Blair (all of it)
_WHOLE: Final = re.compile(rf"(?:(?P<title>{_TITLE}) )?(?P<name>.+)")
_TAIL: Final = re.compile(r"(?<!\b[A-Z])\.$")
_LINKS: Final = frozenset(_PARTICLE[3:-1].split("|"))
LEVELS: Final = ("leaders", "ministers", "other")  # the rank of an office is its place here


@dataclass(frozen=True, slots=True)
class Named:
    """Someone whom a passage names: where, by which name and title, and who it is if the authority knows."""

    start: int
    end: int
    name: str
    title: str
    rank: int
    leader: Iri | None = None


def people(text: str, authority: Authority, home: Iri | None, days: Days) -> Iterator[Named]:
    """Yield who is named with a title; ``home`` is the country of those whose country is not said."""
    for found in _PERSON.finditer(text):
        country = _country_before(text[: found.start()], authority) or _country_after(text[found.end() :], authority)
        named = _named(found, authority, country or home, days)
        yield named if named.leader or country else _named(found, authority, None, days, default=named)


def one_person(text: str, authority: Authority, home: Iri | None, days: Days) -> Named | None:
    """The person whom a whole passage names, with a title or without."""
    found = _WHOLE.fullmatch(text)
    return _named(found, authority, home, days) if found else None


def _named(
    found: "re.Match[str]", authority: Authority, country: Iri | None, days: Days, *, default: Named | None = None
) -> Named:
    """The person; ``default`` is who it is if a name of two words or more names nobody of any country."""
    title = found["title"] or ""
    name = _TAIL.sub("", found["name"].strip())
    rank = RANKS.get(title, 0)
    if default and len(tokens(name)) < 2:
        return default
    leader = identify(name, rank, authority, country, days)
    if leader:
        rank = min((LEVELS.index(office.level) for office in authority.held(leader, days)), default=rank)
    return Named(found.start(), found.start("name") + len(name), name, title, rank, leader)


def identify(name: str, rank: int, authority: Authority, country: Iri | None, days: Days) -> Iri | None:
    """The one who held an office then and bears that name; of the leader of a country the surname is enough."""
    wanted = tokens(name)
    holders = {
        tenure.holder
        for tenure in authority.tenures
        if tenure.days[0] <= days[1] and days[0] <= tenure.days[1]
        if country is None or authority.offices[tenure.office].of == country
    }
    forms = {iri for hit in authority.find(name) for iri in hit.of("leader", "short")} & holders
    alike = {who for who in holders if _alike(wanted, tokens(authority.label(who)))} | forms
    if len(alike) == 1:
        return alike.pop()
    head = authority.leader(country, days) if country and rank == 0 else None
    if head is None and country and rank == 1:
        head = authority.minister(country, "foreign-minister", days)
    return head if head and (head in alike or _may_be(name, authority.label(head))) else None


def _may_be(name: str, label: str) -> bool:
    """Whether a name can be meant for someone: the surname is the same, and given names before it begin alike.

    Prime Minister Mohammed bin Abdulrahman Al Thani is not Tamim bin Hamad Al Thani.
    """
    surname = _surname(label)
    before, found, _ = f" {_flat(name)} ".partition(f" {surname} ")
    given, known = ({word[0] for word in tokens(words) - {surname, *_LINKS}} for words in (before, label))
    return bool(found) and (not given or not known or bool(given & known))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and (a <= b or b <= a)


def _surname(label: str) -> str:
    return max(re.split(r"[^\w-]+", _flat(label))[-1:], default="")


@lru_cache(maxsize=65536)
def tokens(name: str) -> frozenset[str]:
    """The words of a name without accents and hyphens: ``Yoon Suk-yeol`` has three."""
    return frozenset(word for word in re.split(r"[^a-z0-9]+", _flat(name)) if len(word) > 1)


def _flat(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def _country_before(text: str, authority: Authority) -> Iri | None:
    """French | President Pompidou: the country whose name or demonym ends right before the title."""
    near = text[-40:]
    hits = [hit for hit in authority.find(near) if hit.end == len(near.rstrip())]
    return next((iri for hit in hits for iri in hit.of("demonym", "country", "organization")), None)


def _country_after(text: str, authority: Authority) -> Iri | None:
    """President Xi Jinping | of China: the country that follows."""
    if not text.startswith(" of "):
        return None
    near = text[4:44].removeprefix("the ")
    return next((iri for hit in authority.find(near) if hit.start == 0 for iri in hit.of("country")), None)
