"""Which label, type or key stands for which term: made from the ontology, the same in both directions.

What comes in: ``ontology/summit.ttl``. What goes out: frozen `Terms`. A term that neither the ontology nor the list of
outside terms below knows is refused: no name in the database comes from anywhere else.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from summitgraph.model import EDTF, XSD, ProjectError
from summitgraph.vocab import ONTOLOGY, PREFIXES, RDF_TYPE, outside, term

OWNED: Final = "SummitGraph"
FACT: Final = "Fact"
ELSEWHERE: Final = "Elsewhere"
SYNC: Final = "Sync"
RESERVED: Final = ("iri", "fact", "document", "digest", "seen", "quote", "predicate", "value", "datatype", "attributed")
FACT_OF: Final = "FACT"
TELLS_OF: Final = "TELLS_OF"
LANGUAGE: Final = PREFIXES["rdf"] + "langString"
# Keys of terms that other vocabularies lend us, and the datatype that their key alone means.
OUTSIDE: Final = {
    "skos:altLabel": ("altName", LANGUAGE),
    "skos:hiddenLabel": ("hiddenName", LANGUAGE),
    "skos:definition": ("definition", LANGUAGE),
    "skos:scopeNote": ("scopeNote", LANGUAGE),
    "skos:note": ("note", LANGUAGE),
    "skos:editorialNote": ("editorialNote", LANGUAGE),
    "skos:changeNote": ("changeNote", LANGUAGE),
    "skos:historyNote": ("historyNote", LANGUAGE),
    "skos:example": ("example", LANGUAGE),
    "skos:notation": ("notation", XSD + "string"),
    "rdfs:label": ("label", LANGUAGE),
    "rdfs:comment": ("comment", LANGUAGE),
    "dcterms:title": ("headline", LANGUAGE),
    "dcterms:language": ("language", XSD + "string"),
    "dcterms:identifier": ("identifier", XSD + "string"),
    "dcterms:source": ("takenFrom", XSD + "string"),
    "dcterms:rights": ("rights", XSD + "string"),
    "dcterms:created": ("created", XSD + "date"),
    "dcterms:issued": ("issued", XSD + "date"),
    "dcterms:modified": ("modified", XSD + "date"),
    "schema:url": ("homepage", XSD + "anyURI"),
    "owl:deprecated": ("deprecated", XSD + "boolean"),
    "rdf:object": ("object", XSD + "string"),
    "void:triples": ("triples", XSD + "integer"),
}  # fmt: skip
OUTSIDE_LINKS: Final = (
    "skos:broader", "skos:narrower", "skos:related", "skos:inScheme", "skos:topConceptOf", "skos:hasTopConcept",
    "skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch", "skos:relatedMatch", "owl:sameAs",
    "rdfs:seeAlso", "dcterms:isReplacedBy", "dcterms:replaces", "dcterms:license", "rdf:subject", "rdf:predicate",
    "prov:wasRevisionOf", "void:linkPredicate", "void:subjectsTarget", "void:objectsTarget",
)  # fmt: skip
OUTSIDE_CLASSES: Final = ("skos:Concept", "skos:ConceptScheme", "skos:Collection", "rdf:Statement", "void:Linkset")
# Terms that usually have several values: their key always holds a list.
MANY: Final = frozenset({
    "skos:altLabel", "skos:hiddenLabel", "skos:note", "skos:editorialNote", "sg:shortName", "sg:title", "sg:written",
    "sg:notWithin", "sg:abbreviation", "sg:metonym", "sg:demonym", "sg:bodyName", "sg:contested",
})  # fmt: skip
NAME: Final = "name"
PREF_LABEL: Final = outside("skos:prefLabel")
SAID_NAME: Final = term("name")
_DATATYPES: Final = {f"{prefix}_{name}": PREFIXES[prefix] + name for prefix, name in (
    *(("xsd", n) for n in (
        "string", "boolean", "integer", "decimal", "double", "float", "date", "dateTime", "time", "duration", "anyURI",
        "gYear", "gYearMonth", "nonNegativeInteger", "positiveInteger", "int", "long",
    )),
    ("edtf", "EDTF"),
)}  # fmt: skip
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*", re.ASCII)
_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Terms:
    """The names in the database for classes, literal-valued and IRI-valued predicates, and back."""

    labels: Mapping[str, str]  # class IRI -> label
    keys: Mapping[str, str]  # predicate IRI -> first part of the property key
    types: Mapping[str, str]  # predicate IRI -> relationship type
    datatypes: Mapping[str, str]  # predicate IRI -> the datatype that the key alone means
    many: frozenset[str]  # predicates whose key always holds a list
    classes: Mapping[str, str]  # label -> class IRI
    predicates: Mapping[str, str]  # key -> predicate IRI, without NAME
    relations: Mapping[str, str]  # type -> predicate IRI

    def label(self, iri: str) -> str:
        """The label of a class; ProjectError when the ontology does not know it."""
        return _known(self.labels, iri, "class")

    def key(self, iri: str, *, said: bool) -> str:
        """The key of a predicate on a node of a document (said) or on a thing; ProjectError when unknown."""
        if iri == (SAID_NAME if said else PREF_LABEL):
            return NAME
        return _known(self.keys, iri, "property")

    def type(self, iri: str) -> str:
        """The relationship type of a predicate; ProjectError when unknown."""
        return _known(self.types, iri, "property")

    def predicate(self, key: str, *, said: bool) -> str | None:
        """The predicate that a key stands for, or none when the key is not ours."""
        if key == NAME:
            return SAID_NAME if said else PREF_LABEL
        return self.predicates.get(key)


def _known(table: Mapping[str, str], iri: str, kind: str) -> str:
    if found := table.get(iri):
        return found
    raise ProjectError(
        f"{iri} is no {kind} of the ontology, so it has no name in Neo4j. "
        "Describe it in ontology/summit.ttl, then build again."
    )


def read_terms(ontology: Path) -> Terms:
    """The terms of a project's ontology folder; ProjectError when it cannot be read or two terms share a name."""
    path = ontology / "summit.ttl"
    try:
        triples = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError, ValueError) as error:
        raise ProjectError(f"{path} cannot be read: {error}. Mend it and type the same command again.") from error
    return terms_of(triples)


def terms_of(triples: Iterable[ox.Quad]) -> Terms:
    """The terms of an ontology's triples."""
    kinds: dict[str, set[str]] = {}
    ranges: dict[str, set[str]] = {}
    wanted = {outside("rdfs:range"), outside("schema:rangeIncludes")}
    for found in triples:
        if isinstance(found.subject, ox.NamedNode) and isinstance(found.object, ox.NamedNode):
            if found.predicate.value == RDF_TYPE:
                kinds.setdefault(found.subject.value, set()).add(found.object.value)
            elif found.predicate.value in wanted:
                ranges.setdefault(found.subject.value, set()).add(found.object.value)
    own = {iri: iri.removeprefix(ONTOLOGY) for iri in sorted(kinds) if iri.startswith(ONTOLOGY)}
    names = {iri: name for iri, name in own.items() if _WORD.fullmatch(name)}
    classes = {iri: name for iri, name in names.items() if PREFIXES["owl"] + "Class" in kinds[iri]}
    properties = {iri: name for iri, name in names.items() if iri not in classes}
    return _terms(classes, properties, ranges)


def _terms(classes: Mapping[str, str], properties: Mapping[str, str], ranges: Mapping[str, set[str]]) -> Terms:
    labels = dict(classes) | {outside(name): name.partition(":")[2] for name in OUTSIDE_CLASSES}
    keys = dict(properties) | {outside(name): key for name, (key, _) in OUTSIDE.items()}
    keys |= {SAID_NAME: "sgName", PREF_LABEL: "skosPrefLabel"}
    datatypes = {iri: _datatype(ranges.get(iri, set())) for iri in properties}
    datatypes |= {outside(name): datatype for name, (_, datatype) in OUTSIDE.items()}
    datatypes |= {SAID_NAME: LANGUAGE, PREF_LABEL: LANGUAGE}
    types = {iri: _shout(name) for iri, name in properties.items()}
    for name in (*OUTSIDE_LINKS, *OUTSIDE, "skos:prefLabel"):
        prefix, _, last = name.partition(":")
        short = _shout(last)
        types[outside(name)] = f"{prefix.upper()}_{short}" if short in types.values() else short
    many = frozenset(term(n[3:]) if n.startswith("sg:") else outside(n) for n in MANY)
    return Terms(
        labels, keys, types, datatypes, many,
        _reversed(labels, (OWNED, FACT, ELSEWHERE, SYNC)), _reversed(keys, (NAME, *RESERVED)),
        _reversed(types, (FACT_OF, TELLS_OF)),
    )  # fmt: skip


def _datatype(ranges: set[str]) -> str:
    """The datatype of a property's plain key: a day before EDTF, and text where the ontology leaves it open."""
    for datatype in (XSD + "date", EDTF, LANGUAGE):
        if datatype in ranges:
            return datatype
    return min((found for found in ranges if found in _DATATYPES.values()), default=XSD + "string")


def _shout(name: str) -> str:
    return _CAMEL.sub("_", name).upper()


def _reversed(table: Mapping[str, str], taken: tuple[str, ...]) -> dict[str, str]:
    back: dict[str, str] = {}
    for iri, name in table.items():
        if name in back or name in taken:
            raise ProjectError(
                f"{iri} and {back.get(name, 'a name of the sync')} would both be {name} in Neo4j. Rename one."
            )
        back[name] = iri
    return back


def datatype_suffix(datatype: str) -> str:
    """``xsd_decimal`` for a datatype; ProjectError for one that has no such short form."""
    for short, iri in _DATATYPES.items():
        if iri == datatype:
            return short
    raise ProjectError(f"The datatype {datatype} has no name in Neo4j. Use one of XSD, or EDTF.")


def datatype_of(suffix: str) -> str | None:
    """The datatype of a short form, or none."""
    return _DATATYPES.get(suffix)


def quoted(name: str) -> str:
    """A label, type or key as Cypher reads it, whatever it holds."""
    return "`" + name.replace("`", "``") + "`"
