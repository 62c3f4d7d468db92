"""The authority: people, offices, places, organisations, series, issues and agreements, as frozen look-ups.

What comes in: the project's ``ontology/*.ttl``. What goes out: `Authority`, which finds names in text and
knows who held which office on which day.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summitgraph.forms import Forms, Rule, make_forms
from summitgraph.model import Iri, ProjectError
from summitgraph.text.gazetteer import Entry, Gazetteer, Hit, Lexicon
from summitgraph.text.script import simplified
from summitgraph.time import Days, bounds
from summitgraph.vocab import RDF_TYPE, local, outside, term

if TYPE_CHECKING:
    from pyoxigraph import Quad

_LABELS: Final = {outside("skos:prefLabel"), outside("skos:altLabel"), outside("skos:hiddenLabel")}
_KIND: Final = {
    "Leader": "leader", "Office": "office", "Country": "country", "Organization": "organization",
    "Place": "place", "Series": "series", "Agreement": "agreement",
}  # fmt: skip
_OWN_FORMS: Final = {
    term("shortName"): "short", term("title"): "title", term("metonym"): "metonym",
    term("demonym"): "demonym", term("bodyName"): "body",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held an office, and the first and last day on which they can have held it."""

    holder: Iri
    office: Iri
    days: Days


@dataclass(frozen=True, slots=True)
class Office:
    """An office: of which country or organisation, at which level (leaders, ministers, other), in which role."""

    iri: Iri
    of: Iri | None
    level: str
    role: str


@dataclass(frozen=True, slots=True)
class Authority:
    """What the project knows before it reads a document."""

    names: Gazetteer = field(repr=False)
    issues: Lexicon = field(repr=False)
    offices: Mapping[Iri, Office] = field(repr=False)
    tenures: tuple[Tenure, ...] = field(repr=False)
    tenures_of: Mapping[Iri, list[Tenure]] = field(repr=False)
    tenures_in: Mapping[Iri, list[Tenure]] = field(repr=False)
    labels: Mapping[tuple[Iri, str], str] = field(repr=False)
    abbreviations: Mapping[str, Iri] = field(repr=False)
    kinds: Mapping[Iri, str] = field(repr=False)
    links: Mapping[tuple[Iri, str], tuple[Iri, ...]] = field(repr=False)
    organization_kinds: Mapping[Iri, str] = field(repr=False)
    allied: Mapping[frozenset[Iri], Iri] = field(default_factory=dict, repr=False)
    assemblies: frozenset[Iri] = frozenset()
    conferences: frozenset[Iri] = frozenset()
    rules: Mapping[tuple[str, Iri], tuple[Rule, ...]] = field(default_factory=dict, repr=False)
    items: Mapping[str, Iri] = field(default_factory=dict, repr=False)  # by identifier of Wikidata, as people linked

    def find(self, text: str) -> list[Hit]:
        """Names in a clean text, leftmost and longest."""
        return list(self.names.find(text))

    def label(self, iri: Iri, language: str = "en") -> str:
        """The preferred label, or the last part of the IRI where there is none in that language."""
        return self.labels.get((iri, language.lower()), local(iri))

    def one(self, subject: Iri, name: str) -> Iri | None:
        """The thing that a property of the ontology (``citizenOf``, ``inCountry`` ...) points to."""
        found = self.links.get((subject, name), ())
        return found[0] if found else None

    def held(self, person: Iri, days: Days) -> Iterator[Office]:
        """Yield the offices that a person can have held within these days."""
        for tenure in self.tenures_of.get(person, ()):
            if _meet(tenure.days, days):
                yield self.offices[tenure.office]

    def holders(self, office: Iri, days: Days) -> list[Iri]:
        """Those who can have held the office within these days, in order of time."""
        return [t.holder for t in self.tenures_in.get(office, ()) if _meet(t.days, days)]

    def leader(self, country: Iri, days: Days) -> Iri | None:
        """The leader of a country or organisation, if only one can be meant within these days."""
        office = self.one(country, "leadingOffice")
        return _only(self.holders(office, days)) if office else None

    def minister(self, country: Iri, role: str, days: Days) -> Iri | None:
        """The holder of a role (``foreign-minister`` ...) in a country, if only one can be meant."""
        offices = [o.iri for o in self.offices.values() if o.of == country and o.role == role]
        return _only([p for office in offices for p in self.holders(office, days)])

    def country_of(self, thing: Iri) -> Iri | None:
        """The country of a place or leader; a country or organisation is its own."""
        if self.kinds.get(thing) in {"country", "organization"}:
            return thing
        return self.one(thing, "inCountry") or self.one(thing, "citizenOf")

    def lies_in(self, place: Iri, other: Iri) -> bool:
        """Whether a place lies in another place or country."""
        outer = self.one(place, "partOf") or self.one(place, "inCountry")
        return outer is not None and (outer == other or self.lies_in(outer, other))

    def party(self, who: Iri) -> Iri:
        """A government stands for its country; everybody else for themselves."""
        if self.organization_kinds.get(who) == "government":
            return self.one(who, "inCountry") or who
        return who

    def series_between(self, members: frozenset[Iri]) -> Iri | None:
        """The series whose parties are exactly these, as EU and Japan have one."""
        return self.allied.get(members)

    def agreement(self, name: str) -> Iri | None:
        """The known agreement of that name, in any language, if exactly one is known."""
        compact = "".join(name.split())
        return _only([i for hit in self.names.find(compact) if hit.form == compact for i in hit.of("agreement")])

    def agreements(self, text: str) -> list[Hit]:
        """The known agreements that a text names."""
        return [hit for hit in self.names.find(text) if hit.of("agreement")]


def _only(found: list[Iri]) -> Iri | None:
    distinct = list(dict.fromkeys(found))
    return distinct[0] if len(distinct) == 1 else None


def _meet(a: Days, b: Days) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def load_authority(folder: Path) -> Authority:
    """Read every Turtle file of the folder but the ontology itself; ProjectError names a broken file or tenure."""
    return _authority(authority_quads(folder))


def authority_quads(folder: Path) -> list["Quad"]:
    """The authority's own triples (everything but the ontology), for the default graph."""
    return [quad for path in sorted(folder.glob("*.ttl")) if path.name != "summit.ttl" for quad in _parse(path)]


def _parse(path: Path) -> list["Quad"]:
    """The triples of a file; one with a blank node is refused, for its name would change with every build."""
    from pyoxigraph import BlankNode, RdfFormat, parse

    try:
        quads = list(parse(path.read_bytes(), format=RdfFormat.TURTLE))
    except (SyntaxError, OSError) as error:
        raise ProjectError(f"{path.name}: {error}. Mend the file, then build again.") from error
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise ProjectError(f"{path.name}: a node without a name ([ ] or _:) at {quad.predicate}. Give it an IRI.")
    return quads


def _named(node: object) -> Iri:
    """The IRI of a node; `_parse` let no other through."""
    from pyoxigraph import NamedNode

    assert isinstance(node, NamedNode), node
    return Iri(node.value)


def _authority(quads: list["Quad"]) -> Authority:
    from pyoxigraph import Literal

    texts: list[tuple[Iri, Iri, str, str]] = []
    links: dict[tuple[Iri, str], list[Iri]] = defaultdict(list)
    types: dict[Iri, str] = {}
    for quad in quads:
        subject, predicate = _named(quad.subject), _named(quad.predicate)
        if isinstance(quad.object, Literal):
            texts.append((subject, predicate, quad.object.value, quad.object.language or ""))
        elif predicate == RDF_TYPE:
            name = local(_named(quad.object))
            types[subject] = name if name in _KIND or subject not in types else types[subject]
        else:
            links[subject, local(predicate)].append(_named(quad.object))
    kinds = {iri: _KIND[name] for iri, name in types.items() if name in _KIND}
    read = [*texts, *_in_simplified(texts, types)]
    ruled = make_forms(read, links, frozenset(iri for iri, name in types.items() if name == "Form"))
    values = {(s, local(p)): t for s, p, t, _ in texts}
    tenures = sorted(_tenures(types, kinds, links, values), key=lambda t: (t.days, t.holder, t.office))
    return Authority(
        names=Gazetteer(_forms(read, kinds, ruled)),
        issues=Lexicon(_lexicon(read, types)),
        offices={i: _office(i, links) for i, kind in kinds.items() if kind == "office"},
        tenures=tuple(tenures),
        tenures_of=_grouped(tenures, attrgetter("holder")),
        tenures_in=_grouped(tenures, attrgetter("office")),
        labels={(s, lang.lower()): t for s, p, t, lang in texts if p == outside("skos:prefLabel")},
        abbreviations={t: s for s, p, t, _ in texts if p == term("abbreviation")},
        kinds=kinds,
        links={key: tuple(found) for key, found in links.items()},
        organization_kinds={s: t for s, p, t, _ in texts if p == term("organizationKind")},
        allied=_allied(links),
        assemblies=frozenset(s for s, p, t, _ in texts if p == term("seriesKind") and t == "assembly"),
        conferences=frozenset(s for s, p, t, _ in texts if p == term("seriesKind") and t == "conference"),
        rules=ruled.rules,
    )


def _allied(links: Mapping[tuple[Iri, str], list[Iri]]) -> dict[frozenset[Iri], Iri]:
    """The one series that has exactly these members."""
    found: dict[frozenset[Iri], list[Iri]] = defaultdict(list)
    for (series, name), members in links.items():
        if name == "member":
            found[frozenset(members)].append(series)
    return {members: series[0] for members, series in found.items() if len(series) == 1}


def _grouped(tenures: Iterable[Tenure], key: Callable[[Tenure], Iri]) -> dict[Iri, list[Tenure]]:
    """The tenures of each person, or in each office, in the order given."""
    found: dict[Iri, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        found[key(tenure)].append(tenure)
    return dict(found)


def _forms(texts: list[tuple[Iri, Iri, str, str]], kinds: dict[Iri, str], ruled: Forms) -> dict[str, list[Entry]]:
    """What each form can name: as itself, under a rule, or nothing (a longer word, in which no form is looked for)."""
    forms: dict[str, list[Entry]] = defaultdict(list)
    for text, named in ruled.rules:
        forms[text].append(Entry("ruled", named))
    for text, form, language in ruled.longer:
        forms[text].append(Entry("longer", form, language))
    for subject, predicate, text, language in texts:
        kind = kinds.get(subject)
        if kind and predicate in _LABELS:
            forms[text].append(Entry(kind, subject, language))
        elif kind and predicate in _OWN_FORMS:
            forms[text].append(Entry(_OWN_FORMS[predicate], subject, language))
    return {form: entries for form, entries in forms.items() if len(form) > 1}


def _in_simplified(
    texts: list[tuple[Iri, Iri, str, str]], types: Mapping[Iri, str]
) -> Iterator[tuple[Iri, Iri, str, str]]:
    """The names in traditional characters as they are read: letter by letter in simplified ones.

    A form under a rule is left out where the simplified script has these letters as somebody's own name.
    """
    known = {text for _, _, text, _ in texts}
    for subject, predicate, text, language in texts:
        plain = simplified(text) if language.lower() == "zh-hant" else text
        if plain != text and (types.get(subject) != "Form" or plain not in known):
            yield subject, predicate, plain, language


def _lexicon(texts: list[tuple[Iri, Iri, str, str]], types: dict[Iri, str]) -> dict[str, list[Iri]]:
    forms: dict[str, list[Iri]] = defaultdict(list)
    for subject, predicate, text, _ in texts:
        if types.get(subject) == "Issue" and predicate in _LABELS:
            forms[text].append(subject)
    return forms


def _office(iri: Iri, links: Mapping[tuple[Iri, str], list[Iri]]) -> Office:
    first = {name: next(iter(links.get((iri, name), ())), None) for name in ("officeOf", "level", "role")}
    return Office(iri, first["officeOf"], local(first["level"] or "other"), local(first["role"] or "other"))


def _tenures(
    types: Mapping[Iri, str],
    kinds: Mapping[Iri, str],
    links: Mapping[tuple[Iri, str], list[Iri]],
    values: Mapping[tuple[Iri, str], str],
) -> Iterator[Tenure]:
    for iri, kind in types.items():
        if kind == "Tenure":
            holder, office = links.get((iri, "holder"), []), links.get((iri, "office"), [])
            if len(holder) != 1 or len(office) != 1 or kinds.get(office[0]) != "office":
                raise ProjectError(f"{iri}: a tenure has one sg:holder, and one sg:office that is there. Mend it.")
            yield Tenure(holder[0], office[0], _days(iri, values))


def _days(tenure: Iri, values: Mapping[tuple[Iri, str], str]) -> Days:
    try:
        first, last = (bounds(values.get((tenure, name), "")) for name in ("heldFrom", "heldUntil"))
    except ValueError as error:
        raise ProjectError(f"{tenure}: {error}. Mend its sg:heldFrom or sg:heldUntil.") from error
    return first[0] or date.min, last[1] or date.max
