"""What a template may ask for while it draws one page in one language: words, names, dates, links.

What comes in: the graph, a language, where the page stands. What goes out: text, and markup that is escaped here.
Names and quotations carry their language; an IRI becomes a link only where a page of this site stands for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pyoxigraph as ox
from markupsafe import Markup

from summitgraph.citizen.homes import path_of
from summitgraph.pages.graph import Graph, Term
from summitgraph.pages.paths import FOLDER, TAGS, file_of, numbered, place_of, relative, web_address
from summitgraph.pages.wording import day, length, say, wordings
from summitgraph.vocab import BASE, ONTOLOGY, PREFIXES, local

_FIRST: Final = {
    "en": ("en", "", "ja", "zh-hans", "zh-hant", "ko"),
    "zh": ("zh-hans", "zh-hant", "", "ja", "en", "ko"),
    "ja": ("ja", "zh-hant", "zh-hans", "", "en", "ko"),
}
_WRITTEN: Final = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
_LONGEST: Final = 4_000  # characters of one text; the rest is read at the original
_EDTF: Final = PREFIXES["edtf"] + "EDTF"
_XSD: Final = PREFIXES["xsd"]
_WIKIDATA: Final = "http://www.wikidata.org/entity/"
_MARKS: Final = {"en": (" and ", ", "), "zh": ("与", "、"), "ja": ("、", "、")}


@dataclass(frozen=True, slots=True)
class Text:
    """Words and the language they are in (BCP 47), empty where that is not known."""

    text: str
    language: str = ""


class Names:
    """The names of things in one language, remembered: many pages name the same few hundred."""

    def __init__(self, graph: Graph, language: str) -> None:
        self._graph, self._language = graph, language
        self.of = lru_cache(maxsize=100_000)(self._of)

    def _of(self, iri: str) -> Text:
        if self._graph.is_meeting(iri):
            return Text(self._meeting(iri), TAGS[self._language])
        if "Clause" in self._graph.classes(iri) and (number := self._graph.one(iri, "sg:number")):
            head, _, rest = number.partition(".")
            kind = "preamble-number" if head == "preamble" else "clause-number"
            return Text(say(self._language, kind, number=rest if head == "preamble" else number), TAGS[self._language])
        labels = self._graph.labels(iri)
        for tag in (*_FIRST[self._language], *sorted(labels)):
            if labels.get(tag, "").strip():
                return Text(labels[tag], _WRITTEN.get(tag, tag))
        return Text(self._graph.one(iri, "sg:fileName") or (iri.removeprefix(BASE) or iri))

    def _meeting(self, iri: str) -> str:
        """``Fumio Kishida and Joe Biden``; ``G7 summit`` for an occurrence of a series."""
        people = [self.of(one).text for one in self._graph.texts(iri, "sg:participant")]
        series = [self.of(one).text for one in self._graph.texts(iri, "sg:series")]
        if series:
            return series[0]
        if not people:
            return self._graph.labels(iri).get("en", "") or say(self._language, "a-meeting")
        if len(people) > 3:
            return say(self._language, "and-others", names=self.join(people[:3], last=False), n=len(people) - 3)
        return self.join(people)

    def join(self, names: list[str], *, last: bool = True) -> str:
        """Names in a row, as the language joins them."""
        final, between = _MARKS[self._language]
        if len(names) < 2 or not last:
            return between.join(names)
        return between.join(names[:-1]) + final + names[-1]


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share: the graph, names by language, labels of properties, where each mention is shown."""

    graph: Graph
    names: Mapping[str, Names]
    properties: Mapping[str, Mapping[str, str]]
    pages_of: dict[str, int]  # mentions that are shown on a later page of their document
    version: str
    quotations: str
    released: bool = False  # whether the files of a release stand in the site
    described: Callable[[str], Mapping[str, object] | None] | None = None  # schema.org's view of a thing


@dataclass(frozen=True, slots=True)
class Scope:
    """One page in one language."""

    site: Site
    language: str
    path: str

    @property
    def tag(self) -> str:
        """The language of the page, BCP 47."""
        return TAGS[self.language]

    def t(self, key: str, **values: object) -> str:
        """Words of the interface."""
        return say(self.language, key, **values)

    def label(self, name: str) -> str:
        """What a property of the ontology is called."""
        known = self.site.properties[self.language].get(name)
        return known or wordings()[self.language].get(f"property-{local(name)}") or local(name)

    def name(self, iri: str) -> Text:
        """What a thing is called in this language, or in the next best one."""
        return self.site.names[self.language].of(iri)

    def words(self, text: Text, *, cut: int = _LONGEST) -> Markup:
        """Words in their language, kept apart from the direction of the text around them."""
        shown = text.text if len(text.text) <= cut else text.text[:cut].rstrip() + " …"
        other = text.language and text.language != self.tag
        mark = Markup(' lang="{}"').format(text.language) if other else Markup()
        return Markup("<bdi{}>{}</bdi>").format(mark, shown)

    def file(self, path: str, language: str = "") -> str:
        """The address of a page of the site, in this language or another."""
        here = file_of(self.path, self.language)
        return relative(here, file_of(path, language or self.language))

    def asset(self, path: str) -> str:
        """The address of a file that all languages share."""
        return relative(file_of(self.path, self.language), path)

    def root(self) -> str:
        """The address of the folder that the whole site stands in, with a slash at its end."""
        return self.asset("x").removesuffix("x")

    def home(self) -> str:
        """The address of the folder of this language, with a slash at its end."""
        return self.asset(FOLDER[self.language] + "x").removesuffix("x")

    def href(self, iri: str) -> str:
        """The address of the page of a thing, nothing where it has none."""
        path, anchor = place_of(iri)
        if not path or not self.site.graph.row(BASE + path):
            return ""
        number = self.site.pages_of.get(iri, 1)
        return self.file(numbered(path, number)) + (f"#{anchor}" if anchor else "")

    def link(self, iri: str) -> Markup:
        """The name of a thing, as a link to its page where it has one."""
        address = self.href(iri) if path_of(iri) != self.path.partition(",")[0] else ""
        shown = self.words(self.name(iri), cut=300)
        return Markup('<a href="{}">{}</a>').format(address, shown) if address else shown

    def links(self, iris: list[str]) -> Markup:
        """Links in a row."""
        return Markup("{}").format(self.t("comma")).join(self.link(iri) for iri in iris)

    def meeting(self, iri: str) -> Markup:
        """A meeting by its names and its date."""
        dates = self.t("or").join(day(self.language, one) for one in self.site.graph.texts(iri, "sg:date"))
        return self.link(iri) + (Markup(' <span class="date">{}</span>').format(dates) if dates else Markup())

    def outward(self, address: str, shown: str) -> Markup:
        """A link to another site; plain text where the address is none that may be followed."""
        safe = web_address(address)
        if not safe:
            return Markup("{}").format(shown)
        return Markup('<a class="out" rel="noopener noreferrer external" href="{}">{}</a>').format(safe, shown)

    def day(self, edtf: str) -> str:
        """A date in this language."""
        return day(self.language, edtf)

    def dates(self, iri: str) -> str:
        """The dates of a thing; several where accounts differ."""
        return self.t("or").join(self.day(one) for one in self.site.graph.texts(iri, "sg:date"))

    def value(self, value: Term) -> Markup:
        """A value of a property: a link, a date, words in their language."""
        if isinstance(value, ox.NamedNode):
            return self._thing(value.value)
        if not isinstance(value, ox.Literal):
            return Markup("{}").format(str(value))
        kind = value.datatype.value
        if kind in {_EDTF, _XSD + "date"}:
            return Markup('<time class="date">{}</time>').format(self.day(value.value))
        if kind == _XSD + "duration":
            return Markup("{}").format(length(self.language, value.value))
        if kind == _XSD + "boolean":
            return Markup("{}").format(self.t("yes" if value.value == "true" else "no"))
        if kind == _XSD + "anyURI":
            return self.outward(value.value, value.value)
        tag = (value.language or "").lower()
        return self.words(Text(value.value, _WRITTEN.get(tag, tag)))

    def _thing(self, iri: str) -> Markup:
        if iri.startswith(ONTOLOGY):
            own = wordings()[self.language].get(f"kind-{iri.removeprefix(ONTOLOGY)}")
            return Markup("{}").format(own or self.label(iri.removeprefix(ONTOLOGY)))
        if path_of(iri) or place_of(iri)[0]:
            return self.meeting(iri) if self.site.graph.is_meeting(iri) else self.link(iri)
        return self.outward(iri, local(iri) if iri.startswith(_WIKIDATA) else iri)

    def text_of(self, iri: str, prefixed: str = "sg:text") -> Markup:
        """The words of a remark or clause; empty where they are not published."""
        found = (one for one in self.site.graph.values(iri, prefixed) if isinstance(one, ox.Literal))
        return next((self.value(one) for one in found), Markup())

    def anchored(self, iri: str) -> bool:
        """Whether a thing has a page that is not this one."""
        return path_of(iri) != self.path.partition(",")[0]

    def anchor(self, iri: str) -> str:
        """Where on its page a mention stands."""
        return place_of(iri)[1]
