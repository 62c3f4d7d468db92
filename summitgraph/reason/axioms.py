"""Ontology and authority as axioms: what a reasoner can take, and a count of what it cannot.

What comes in: a folder of Turtle files. What goes out: frozen `Axioms`, each `Axiom` with its triples and its file.
Names that mean the same in two files are the same; blank nodes are not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from summitgraph.model import XSD, ProjectError
from summitgraph.vocab import PREFIXES, RDF_TYPE, outside

OWL: Final = PREFIXES["owl"]
RDFS: Final = PREFIXES["rdfs"]
RDF: Final = PREFIXES["rdf"]
DECLARATIONS: Final = {
    f"{OWL}{name}" for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "Ontology")
}
# The datatypes of OWL 2 that HermiT knows. Not among them: xsd:date, xsd:duration, EDTF.
DATATYPES: Final = {
    f"{XSD}{name}" for name in ("string", "boolean", "integer", "decimal", "anyURI", "dateTime", "nonNegativeInteger")
} | {f"{RDF}langString", f"{RDF}PlainLiteral"}
_TERMS: Final = {f"{RDFS}{name}" for name in ("subClassOf", "subPropertyOf", "domain", "range")} | {
    f"{OWL}{name}"
    for name in (
        "equivalentClass", "disjointWith", "equivalentProperty", "propertyDisjointWith", "inverseOf", "complementOf",
        "unionOf", "intersectionOf", "oneOf", "sameAs", "differentFrom", "disjointUnionOf", "propertyChainAxiom",
    )
}  # fmt: skip
_RELATIONS: Final = {f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty"}
_ROOTS: Final = {f"{OWL}AllDisjointClasses": f"{OWL}disjointWith", f"{OWL}AllDifferent": f"{OWL}differentFrom"}


@dataclass(frozen=True, slots=True)
class Axiom:
    """One statement that can be true or false: its triples (more than one with blank nodes), and where it stands."""

    triples: tuple[Triple, ...]
    file: str = ""

    @property
    def head(self) -> Triple:
        """The triple that the others only spell out."""
        return self.triples[0]


@dataclass(frozen=True, slots=True)
class Axioms:
    """What a reasoner gets, what it does not get and why, and the names that people read."""

    axioms: tuple[Axiom, ...]
    declarations: frozenset[Triple] = field(repr=False)
    left_out: Mapping[str, int]
    notes: int
    labels: Mapping[str, str] = field(repr=False)


def read_axioms(folder: Path) -> Axioms:
    """The axioms of every Turtle file of a folder; ProjectError names a file that cannot be read."""
    triples: dict[Triple, str] = {}
    for path in sorted(folder.glob("*.ttl")):
        for triple in _parsed(path):
            triples.setdefault(triple, path.name)
    return axioms_of(triples)


def axioms_of(triples: Mapping[Triple, str]) -> Axioms:
    """Sort triples (each with its file) into axioms, statements left out by datatype, and mere notes."""
    below: dict[BlankNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.subject, BlankNode):
            below[triple.subject].append(triple)
    kinds = _kinds(triples)
    left: Counter[str] = Counter()
    notes = 0
    axioms: set[Axiom] = set()
    for triple, file in triples.items():
        kind = _sort(triple, kinds)
        if kind == "axiom":
            axioms.update(Axiom(found, file) for found in _whole(triple, below))
        elif kind == "note":
            notes += 1
        elif kind:
            left[kind] += 1
    ordered = sorted(axioms, key=lambda axiom: (axiom.file, str(axiom.head)))
    return Axioms(tuple(ordered), _declared(ordered, kinds), dict(sorted(left.items())), notes, _labels(triples))


def _parsed(path: Path) -> Iterator[Triple]:
    try:
        for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE, rename_blank_nodes=True):
            yield quad.triple
    except (SyntaxError, ValueError) as error:
        raise ProjectError(f"{path} cannot be read as Turtle: {error}. Mend that line.") from error


def _kinds(triples: Iterable[Triple]) -> dict[str, str]:
    """What each name is declared as."""
    return {
        triple.subject.value: triple.object.value
        for triple in triples
        if triple.predicate.value == RDF_TYPE
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, NamedNode)
        and triple.object.value in DECLARATIONS
    }


def _sort(triple: Triple, kinds: Mapping[str, str]) -> str:
    """``axiom``, ``note``, the datatype for which it is left out, or nothing for a part of another axiom."""
    predicate, value = triple.predicate.value, triple.object
    if not isinstance(triple.subject, NamedNode):
        root = predicate == RDF_TYPE and isinstance(value, NamedNode) and value.value in _ROOTS
        left = predicate in {f"{RDFS}subClassOf", f"{OWL}disjointWith"}
        return "axiom" if root or left else ""
    if predicate == RDF_TYPE:
        return "" if isinstance(value, NamedNode) and value.value in DECLARATIONS else "axiom"
    if predicate in _TERMS:
        unknown = predicate == f"{RDFS}range" and _is_unknown_datatype(value)
        return value.value if unknown and isinstance(value, NamedNode) else "axiom"
    if triple.subject.value in kinds or kinds.get(predicate) not in _RELATIONS:
        return "note"
    if isinstance(value, Literal) and value.datatype.value not in DATATYPES:
        return value.datatype.value
    return "axiom"


def _is_unknown_datatype(value: object) -> bool:
    spaces = (XSD, "http://id.loc.gov/datatypes/")
    return isinstance(value, NamedNode) and value.value.startswith(spaces) and value.value not in DATATYPES


def _whole(triple: Triple, below: Mapping[BlankNode, list[Triple]]) -> Iterator[tuple[Triple, ...]]:
    """A triple with what its blank nodes spell out; "all different" and "all disjoint" become pairs."""
    if isinstance(triple.subject, BlankNode) and isinstance(triple.object, NamedNode) and triple.object.value in _ROOTS:
        predicate = NamedNode(_ROOTS[triple.object.value])
        for one, other in combinations(sorted(_members(triple.subject, below), key=str), 2):
            yield (Triple(one, predicate, other),)
        return
    found = [triple]
    waiting = [node for node in (triple.subject, triple.object) if isinstance(node, BlankNode)]
    while waiting:
        for part in below[waiting.pop()]:
            if part not in found:
                found.append(part)
                waiting += [part.object] if isinstance(part.object, BlankNode) else []
    yield tuple(found)


def _members(node: BlankNode, below: Mapping[BlankNode, list[Triple]]) -> Iterator[NamedNode]:
    """The named members of the list that a blank node leads to."""
    for part in below[node]:
        if isinstance(part.object, NamedNode) and part.predicate.value == f"{RDF}first":
            yield part.object
        elif isinstance(part.object, BlankNode):
            yield from _members(part.object, below)


def _declared(axioms: Iterable[Axiom], kinds: Mapping[str, str]) -> frozenset[Triple]:
    """Declarations of every class and property; a type that nobody declared is a class."""
    found = dict(kinds)
    for axiom in axioms:
        value = axiom.head.object
        if axiom.head.predicate.value == RDF_TYPE and isinstance(value, NamedNode) and not value.value.startswith(OWL):
            found.setdefault(value.value, f"{OWL}Class")
    unwanted = {f"{OWL}Ontology", f"{OWL}AnnotationProperty"}
    return frozenset(
        Triple(NamedNode(name), NamedNode(RDF_TYPE), NamedNode(kind))
        for name, kind in found.items()
        if kind not in unwanted
    )


def _labels(triples: Iterable[Triple]) -> dict[str, str]:
    """English labels by name; a label of SKOS goes before one of RDFS."""
    wanted: dict[str, int] = {str(outside("rdfs:label")): 0, str(outside("skos:prefLabel")): 1}
    found: dict[str, tuple[int, str]] = {}
    for triple in triples:
        rank, value = wanted.get(str(triple.predicate.value)), triple.object
        if rank is not None and isinstance(value, Literal) and value.language == "en":
            name = str(getattr(triple.subject, "value", ""))
            found[name] = max(found.get(name, (-1, "")), (rank, value.value))
    return {name: label for name, (_, label) in sorted(found.items())}
