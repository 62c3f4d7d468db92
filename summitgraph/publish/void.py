"""The description of a release as VoID: what is in it, counted exactly.

What comes in: a published dataset and its statistics. What goes out: quads, without blank nodes. A class within the
dataset is a dataset with properties of its own, so that an editor can offer what is there.
"""

import hashlib
from collections.abc import Iterator
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from summitgraph.linkset import LICENCE, WIKIDATA
from summitgraph.model import Iri, Value, integer, words
from summitgraph.publish.about import (
    DATASET,
    DESCRIPTION,
    NAME,
    NAMESPACES,
    PUBLISHER,
    TITLE,
    described,
    name,
    page,
    release_iri,
    rights,
)  # fmt: skip
from summitgraph.publish.published import Published
from summitgraph.publish.statistics import Statistics
from summitgraph.vocab import BASE, ONTOLOGY

EXAMPLES: Final = 3
_VOCABULARIES: Final = ("sg", "dcterms", "owl", "prov", "rdfs", "schema", "skos")
_LINKS: Final = ("skos:exactMatch", "skos:closeMatch", "owl:sameAs")
_ELSEWHERE: Final = "http://www.wikidata.org/entity/"


def void_quads(published: Published, found: Statistics) -> Iterator[Quad]:
    """Yield the description of a release."""
    dataset = release_iri(published.version)
    yield from described(PUBLISHER, "foaf:Agent", [("foaf:name", Value(NAME)), ("foaf:homepage", page())])
    yield from described(dataset, "void:Dataset", _general(published, found))
    for kind, number in found.classes.items():
        part = _part(published, "class", kind)
        yield from described(dataset, "void:Dataset", [("void:classPartition", part)])
        yield from described(part, "void:Dataset", [("void:class", Iri(kind)), ("void:entities", integer(number))])
    for predicate, number in found.properties.items():
        yield from _property(dataset, _part(published, "property", predicate), predicate, number)
    for (kind, predicate), number in found.inside.items():
        inner = _part(published, "class", kind, predicate)
        yield from _property(_part(published, "class", kind), inner, predicate, number)
    yield from _linksets(published, dataset)


def _general(published: Published, found: Statistics) -> Iterator[tuple[str, Iri | Value]]:
    folder = ("release", published.version)
    yield from (
        ("dcterms:title", words(TITLE, "en")),
        ("dcterms:description", words(DESCRIPTION, "en")),
        ("dcterms:license", LICENCE),
        ("dcterms:rights", words(rights(published.quotations), "en")),
        ("dcterms:publisher", PUBLISHER),
        ("dcterms:isVersionOf", DATASET),
        ("foaf:homepage", page()),
        ("void:uriSpace", Value(BASE)),
        ("void:triples", integer(found.triples)),
        ("void:entities", integer(found.entities)),
        ("void:distinctSubjects", integer(found.subjects)),
        ("void:classes", integer(len(found.classes))),
        ("void:properties", integer(len(found.properties))),
    )
    for file in ("summitgraph.ttl", "summitgraph.trig", "summitgraph.jsonld", "summitgraph.nq.gz"):
        yield "void:dataDump", page(*folder, file)
    for kind in ("Turtle", "TriG", "JSON-LD", "N-Quads"):
        yield "void:feature", name(f"formats:{kind}")
    used = [prefix for prefix in _VOCABULARIES if any(iri.startswith(NAMESPACES[prefix]) for iri in found.properties)]
    for prefix in used:
        yield "void:vocabulary", Iri(NAMESPACES[prefix])
    for example in _examples(published):
        yield "void:exampleResource", example


def _examples(published: Published) -> list[Iri]:
    """Some meetings that were held, the first by IRI."""
    held = published.store.quads_for_pattern(
        None, NamedNode(ONTOLOGY + "status"), NamedNode(BASE + "status/held"), DefaultGraph()
    )
    return sorted(Iri(str(getattr(quad.subject, "value", ""))) for quad in held)[:EXAMPLES]


def _property(dataset: Iri, part: Iri, predicate: str, number: int) -> Iterator[Quad]:
    yield from described(dataset, "void:Dataset", [("void:propertyPartition", part)])
    yield from described(part, "void:Dataset", [("void:property", Iri(predicate)), ("void:triples", integer(number))])


def _linksets(published: Published, dataset: Iri) -> Iterator[Quad]:
    """Yield the links that lead to Wikidata, by what they say, counted in what is published."""
    for predicate in _LINKS:
        links = published.store.quads_for_pattern(None, NamedNode(name(predicate)), None, DefaultGraph())
        count = sum(_leads_there(quad) for quad in links)
        if count:
            part = release_iri(published.version, "linkset", f"wikidata-{predicate.partition(':')[2]}")
            properties: list[tuple[str, Iri | Value]] = [
                ("void:linkPredicate", name(predicate)),
                ("void:subjectsTarget", dataset),
                ("void:objectsTarget", WIKIDATA),
                ("void:triples", integer(count)),
            ]
            yield from described(part, "void:Linkset", properties)
            yield from described(dataset, "void:Dataset", [("void:subset", part)])


def _leads_there(found: Quad) -> bool:
    return not isinstance(found.object, Literal) and str(getattr(found.object, "value", "")).startswith(_ELSEWHERE)


def _part(published: Published, kind: str, iri: str, *more: str) -> Iri:
    """The name of a partition: the end of the IRI, where it is ours, else that and some of its hash."""
    return release_iri(published.version, kind, *map(_label, (iri, *more)))


def _label(iri: str) -> str:
    if iri.startswith(ONTOLOGY):
        return iri.removeprefix(ONTOLOGY)
    for prefix, start in NAMESPACES.items():
        if iri.startswith(start) and "/" not in iri.removeprefix(start):
            return f"{prefix}-{iri.removeprefix(start)}"
    return hashlib.sha256(iri.encode()).hexdigest()[:16]
