"""Names of a record that the authority does not list: surnames, and people whom it does not know at all.

What comes in: the texts that say who met, and the cast. What goes out: `Newcomer`s, each a name that stands
before a title; the cast in which they are known.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.model import Document, Fact, Iri, Span, boolean, words
from summitgraph.text.clean import CleanText
from summitgraph.text.gazetteer import Hit
from summitgraph.text.ja.officials import Cast
from summitgraph.vocab import RDF_TYPE, mention, term

# 海野総理は、 · 海野花子日本国総理大臣と · アーブ・クーリ大統領との間で
_NAME: Final = re.compile(r"(?<![一-龠々ァ-ヴー])(?:[一-龠々]{1,5}|[ァ-ヴー]{2,}(?:[・＝][ァ-ヴー]+)*)$")
# 海野議長（当時）より、次の発言があった。
_ROLE: Final = re.compile(r"(?:（[^（）]*）)?(?:は|が|と|より|から|との)")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A name by its longest form, which stands at `span`; `known` is the person whom the authority has, if any."""

    name: str
    forms: tuple[str, ...]
    titles: tuple[str, ...]
    span: Span
    known: Iri | None

    @property
    def iri(self) -> Iri:
        """The known person, else the person in this document."""
        return self.known or mention("person", self.span)


def newcomers(document: Document, bodies: Iterable[CleanText], cast: Cast) -> list[Newcomer]:
    """Find them; a surname and a full name that begins with it are one person."""
    found: list[Newcomer] = []
    for one in sorted(_all(document, bodies, cast), key=lambda n: (-len(n.name), n.span.start)):
        same = next((i for i, other in enumerate(found) if other.name.startswith(one.name)), None)
        if same is not None:
            found[same] = _together(found[same], one)
        elif len(one.name) > 1 or one.known:
            found.append(one)
    return sorted(found, key=lambda n: n.span.start)


def _together(long: Newcomer, short: Newcomer) -> Newcomer:
    forms = tuple(dict.fromkeys((*long.forms, *short.forms)))
    return replace(long, forms=forms, titles=tuple(dict.fromkeys((*long.titles, *short.titles))))


def _all(document: Document, bodies: Iterable[CleanText], cast: Cast) -> Iterator[Newcomer]:
    for body in bodies:
        hits = cast.authority.find(body.text)
        named = [o for o in cast.officials(body.text) if o.title != body.text[o.start : o.end]]
        people = {at for official in named for at in range(official.start, official.end)}
        for index, title in enumerate(hits):
            if not title.of("title") or not _ROLE.match(body.text, title.end):
                continue
            end = _before(hits, index)
            match = _NAME.search(body.text, max(0, end - 40), end)
            if match and match.start() not in people and not _other(hits, match):
                name = match.group()
                known = [iri for form, iri in cast.full.items() if form.startswith(name)]
                span = document.span(*body.raw(*match.span()))
                yield Newcomer(name, (name,), (title.form,), span, known[0] if len(set(known)) == 1 else None)


def _other(hits: list[Hit], match: re.Match[str]) -> bool:
    """Whether the words name something else: a country, a body; a surname of others they may be."""
    return any(h.start < match.end() and match.start() < h.end and not h.of("short") for h in hits)


def _before(hits: list[Hit], index: int) -> int:
    """Where a name must end: before the title, or before the country that stands with it."""
    title, country = hits[index], hits[index - 1] if index else None
    return country.start if country and country.end == title.start and country.of("country") else title.start


def with_newcomers(cast: Cast, found: Iterable[Newcomer]) -> Cast:
    """The cast in which they are known by their names and titles."""
    people = list(found)
    titles = {*cast.titles, *((title, n.iri) for n in people for title in n.titles)}
    forms = {form: n.iri for n in people for form in n.forms}
    return replace(cast, forms=forms, titles=tuple(sorted(titles)))


def newcomer_facts(found: Iterable[Newcomer], language: str) -> Iterator[Fact]:
    """Yield what the document says of the unknown: name and role; nobody has reviewed them."""
    for one in (newcomer for newcomer in found if not newcomer.known):
        yield Fact(one.iri, RDF_TYPE, term("Person"), one.span)
        yield Fact(one.iri, term("name"), words(one.name, language), one.span)
        yield Fact(one.iri, term("role"), words(one.titles[0], language), one.span)
        yield Fact(one.iri, term("reviewed"), boolean(False), one.span)  # noqa: FBT003 - one value, no option
