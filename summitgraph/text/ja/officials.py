"""Who is meant by names and titles in a Japanese record: 山田総理, 総理, 大統領, 両首脳.

What comes in: clean text, the authority, the days of the meeting. What goes out: `Official`s, people settled
by office and day, by who is named in full in the document, or unknown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Protocol

from summitgraph.model import Iri
from summitgraph.text.gazetteer import Hit, Lexicon
from summitgraph.time import Days


class Office(Protocol):
    """An office as the authority gives it."""

    @property
    def iri(self) -> Iri: ...  # noqa: D102 - the shape of somebody else's class
    @property
    def level(self) -> str: ...  # noqa: D102 - as `Authority` has it


class Authority(Protocol):
    """What reading a record asks of the authority."""

    @property
    def abbreviations(self) -> Mapping[str, Iri]: ...  # noqa: D102 - the shape of somebody else's class
    @property
    def issues(self) -> Lexicon: ...  # noqa: D102 - as `Authority` has it
    def find(self, text: str) -> list[Hit]: ...  # noqa: D102 - as `Authority` has it
    def held(self, person: Iri, days: Days) -> Iterator[Office]: ...  # noqa: D102 - as `Authority` has it
    def holders(self, office: Iri, days: Days) -> list[Iri]: ...  # noqa: D102 - as `Authority` has it
    def leader(self, country: Iri, days: Days) -> Iri | None: ...  # noqa: D102 - as `Authority` has it
    def one(self, subject: Iri, name: str) -> Iri | None: ...  # noqa: D102 - as `Authority` has it
    def label(self, thing: Iri, language: str = "en") -> str: ...  # noqa: D102 - as `Authority` has it
    def country_of(self, thing: Iri) -> Iri | None: ...  # noqa: D102 - as `Authority` has it
    def agreement(self, name: str) -> Iri | None: ...  # noqa: D102 - as `Authority` has it
    def agreements(self, text: str) -> list[Hit]: ...  # noqa: D102 - as `Authority` has it


@dataclass(frozen=True, slots=True)
class Official:
    """A person at ``text[start:end]``; `title` is the bare title that the words give, or ""."""

    start: int
    end: int
    person: Iri
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one document.

    `full` are the names given in full, `titles` who bears which title, `forms` further names that this
    document settles: surnames that the authority does not list, people whom it does not know.
    """

    authority: Authority = field(repr=False)
    days: Days
    home: Iri
    full: Mapping[str, Iri] = field(default_factory=dict)
    titles: tuple[tuple[str, Iri], ...] = ()
    forms: Mapping[str, Iri] = field(default_factory=dict)

    def officials(self, text: str) -> list[Official]:
        """The people whom a text names, from left to right; a title alone counts when it is certain."""
        found: list[Official] = []
        for official in (*self._named(text), *self._settled(text), *self._titled(text)):
            if not any(official.start < other.end and other.start < official.end for other in found):
                found.append(official)
        return sorted((o for o in found if not _reading(text, o, found)), key=lambda o: o.start)

    def _named(self, text: str) -> Iterator[Official]:
        hits = self.authority.find(text)
        for index, hit in enumerate(hits):
            candidates = hit.of("leader", "short")
            title = _title_after(text, hits, index) if candidates else None
            sure = hit.of("leader") or len(hit.form) > 2 or _COURTESY.match(text, hit.end)
            if not candidates or not (title or sure):
                continue
            if person := self._choose(hit, title.of("title", "office") if title else ()):
                end, words = (title.end, title.form) if title else (hit.end, "")
                yield Official(hit.start, end, person, words)

    def _choose(self, hit: Hit, offices: tuple[Iri, ...]) -> Iri | None:
        """Decide by the office on the day; else by full names; else by any office on the day, or ever."""
        candidates = hit.of("leader", "short")
        holding = {c: {office.iri for office in self.authority.held(c, self.days)} for c in candidates}
        ever = {c: {o.iri for o in self.authority.held(c, (date.min, date.max))} for c in candidates}
        for among in (
            [c for c in candidates if holding[c].intersection(offices)],
            [c for c in candidates if c in self.full.values()],
            [c for c in candidates if holding[c] and not offices],
            [c for c in candidates if ever[c].intersection(offices)],
            candidates if hit.of("leader") or not offices else (),
        ):
            if len(among) == 1:
                return among[0]
        sure = len(candidates) == 1 and _LONG.fullmatch(hit.form)
        return candidates[0] if sure else None

    def _titled(self, text: str) -> Iterator[Official]:
        for hit in self.authority.find(text):
            if _inside(text, hit.start):
                continue  # 海野議長（兼党首）: a second title of the same person
            if hit.of("office"):
                people = [p for office in hit.of("office") for p in self.authority.holders(office, self.days)]
            elif hit.of("title") and not _borrowed(text, hit):
                people = self._bearers(hit)
            else:
                continue
            if len(set(people)) == 1 and (hit.of("office") or not self._another(text, hit, people[0])):
                yield Official(hit.start, hit.end, people[0], hit.form)

    def _another(self, text: str, hit: Hit, bearer: Iri) -> bool:
        """Whether a name that is not the bearer's own stands before a title: アーブ首相."""
        name = _NAMED.search(text, max(0, hit.start - 4), hit.start)
        return name is not None and name[0] not in self.authority.label(bearer, "ja")

    def _bearers(self, hit: Hit) -> list[Iri]:
        """Who bears this title in the document; else who held it in the record's own country."""
        if named := [p for title, p in self.titles if hit.form in title or title in hit.form]:
            at_home = [p for p in named if self.authority.country_of(p) == self.home]
            return at_home if len(set(at_home)) == 1 else named  # 首相 alone is the one at home
        own = [office for office in hit.of("title") if self.authority.one(office, "officeOf") == self.home]
        return [p for office in own for p in self.authority.holders(office, self.days)]

    def _settled(self, text: str) -> Iterator[Official]:
        for form in sorted(self.forms, key=lambda form: (-len(form), form)):
            for match in re.finditer(re.escape(form), text):
                title = _TITLED.match(text, match.end()) if len(form) == 1 else None
                if len(form) > 1 or (title and any(title[0].startswith(words) for words, _ in self.titles)):
                    yield Official(*match.span(), self.forms[form])


# 海野氏, 海野、アーブ両氏: a surname with what is said of people alone
_COURTESY: Final = re.compile(r"(?:両)?氏(?![族名])")
# ユンケル委員長: a title that is not quite that of the only one of that name
_LONG: Final = re.compile(r"[ァ-ヴー]{4,}")
# 森総理: a surname of one character names somebody only before a title
_TITLED: Final = re.compile(r"[一-龠]{2,8}")
# 金正日（キム・ジョンイル）: how a name is read
_READING: Final = re.compile(r"[ 　]?[（(][ぁ-ゖァ-ヴー・＝ 　]+[）)]")


def _reading(text: str, official: Official, others: list[Official]) -> bool:
    """Whether a name only tells how the one before it is read."""
    return any(
        (match := _READING.match(text, other.end)) and match.start() < official.start < match.end() for other in others
    )


# 山田太郎日本国総理大臣, 川口（かわぐち）議長, 米大統領, 海野国務委員兼外相: between a name and its title
_BETWEEN: Final = re.compile(
    r"(?:[ 　]?[（(][^（）()]{1,30}[）)][ 　]?|・|[米英仏独伊露ロ韓中朝豪印加])?"
    r"(?:前|新)?(?:(?:[一-龠]{2,9}・?)?[一-龠]{2,6}(?:兼|・))?"
)
# アーブ首相, 海大統領: a name, not 現地首相
_NAMED: Final = re.compile(r"[ァ-ヴー]+$|(?<![一-龠々])[一-龠々]{1,3}$(?<!内閣)(?<![両貴同現前元新副各当当時主席会談])")
# 貴総理, 前大統領, 国務委員兼外相: a title of somebody else
_BORROWED: Final = re.compile(r"[貴同両前元新副各兼]$")


_BRACKET: Final = re.compile(r"[ 　]?(?:（[^（）]{1,30}）|\([^()]{1,30}\))")


def _title_after(text: str, hits: list[Hit], index: int) -> Hit | None:
    end = hits[index].end
    reading = _BRACKET.match(text, end)
    behind = [hit for hit in hits[index + 1 : index + 8] if reading is None or hit.start >= reading.end()]
    for hit in behind[:3]:
        if hit.start < end:
            continue
        if not _BETWEEN.fullmatch(text, end, hit.start):
            return None
        if hit.of("title", "office"):
            return hit
        if not hit.of("country", "organization", "body"):
            return None
        aside = _BRACKET.match(text, hit.end)
        end = aside.end() if aside else hit.end
    return None


def _inside(text: str, at: int) -> bool:
    """Whether a place stands within brackets."""
    return any(text.rfind(opener, 0, at) > text.rfind(closer, 0, at) for opener, closer in ("（）", "()"))


def _borrowed(text: str, hit: Hit) -> bool:
    """Whether the title belongs to whom one speaks with or to somebody else: 貴総理, 前大統領."""
    return bool(_BORROWED.match(text[max(0, hit.start - 1) : hit.start]))


def gather(texts: Iterable[str], authority: Authority, days: Days, *, home: Iri) -> Cast:
    """Read a whole document for those who are named in full and for the titles that they bear."""
    found = list(texts)
    hits = [hit for text in found for hit in authority.find(text)]
    full = {hit.form: hit.of("leader")[0] for hit in hits if len(hit.of("leader")) == 1}
    return bearing(Cast(authority, days, home, full), found)


def bearing(cast: Cast, texts: Iterable[str]) -> Cast:
    """The cast with the titles that its people bear in these texts."""
    titles = {(o.title, o.person) for text in texts for o in cast._named(text) if o.title}  # noqa: SLF001 - its own class
    return replace(cast, titles=tuple(sorted({*cast.titles, *titles})))
