"""A small graph project for tests: two leaders, two countries, one shape, one loader of a toy language.

A document of the toy language says one meeting a line, ``meet ANN BEN held 2022-09-21``, each word optional
but the first; its first line is ``toy 2022-10-01``, its day of publication.
"""

from pathlib import Path

from summitgraph.project import Project

ONTOLOGY = """
@prefix sg: <https://w3id.org/summitgraph/ontology#> .
@prefix sgd: <https://w3id.org/summitgraph/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/summitgraph/leader/ann> a sg:Leader ; skos:prefLabel "Ann"@en ;
    sg:citizenOf <https://w3id.org/summitgraph/country/aaa> .
<https://w3id.org/summitgraph/leader/ben> a sg:Leader ; skos:prefLabel "Ben"@en ;
    sg:citizenOf <https://w3id.org/summitgraph/country/bbb> .
<https://w3id.org/summitgraph/country/aaa> a sg:Country ; skos:prefLabel "Aland"@en .
<https://w3id.org/summitgraph/country/bbb> a sg:Country ; skos:prefLabel "Bland"@en .
"""
SHAPE = """
@prefix sg: <https://w3id.org/summitgraph/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/summitgraph/shape/> .
shape:Who a sh:NodeShape ; sh:targetClass sg:MeetingMention , sg:Leader ; sh:property shape:Who-not .
shape:Who-not a sh:PropertyShape ; sh:path sg:place ; sh:maxCount 0 ; sh:severity sh:Violation ;
    sh:message "This toy has no places."@en .
"""
LOADER = '''"""The toy language."""

import re

from summitgraph import Fact, Finding, Source, Value, document_iri, mention, outside, term, thing
from summitgraph.model import edtf, words

SOURCES = (Source("toy", "Toy", "en", "https://example.org/"),)
VERSION = "1"


def identify(document):
    return document.text.startswith("toy ")


def load(document, authority):
    iri, head = document_iri(document), document.span(0, 3)
    yield Fact(iri, term("source"), thing("source", "toy"), head)
    yield Fact(iri, outside("dcterms:title"), words("Toy", "en"), head)
    for line in re.finditer(r"^meet.*$", document.text, re.MULTILINE):
        span = document.span(*line.span())
        yield from _meeting(mention("meeting", span), span, document)


def _meeting(m, span, document):
    yield Fact(m, outside("rdf:type"), term("MeetingMention"), span)
    yield Fact(m, term("level"), thing("level", "leaders"), span)
    yield Fact(m, term("asOf"), Value(document.text[4:14]), span)
    for word in span.quotation.split()[1:]:
        if word in {"ANN", "BEN"}:
            yield Fact(m, term("participant"), thing("leader", word.lower()), span)
        elif word in {"held", "planned", "proposed", "cancelled"}:
            yield Fact(m, term("status"), thing("status", word), span)
        elif word in {"phone", "video", "in-person"}:
            yield Fact(m, term("mode"), thing("mode", word), span)
        elif word == "SOMEWHERE":
            yield Fact(m, term("place"), thing("place", "somewhere"), span)
        elif word == "BUG":
            raise RuntimeError("a toy breaks")
        elif word == "ODD":
            yield Finding("odd-word", "ODD is odd", span)
        else:
            yield Fact(m, term("date"), edtf(word), span)
'''


def make_project(root: Path) -> Project:
    """Write the small project into a folder."""
    for name in ("ontology", "loaders", "shapes", "queries", "corpus", "links"):
        (root / name).mkdir(parents=True)
    (root / "ontology" / "summit.ttl").write_text("", encoding="utf-8")
    (root / "ontology" / "leaders.ttl").write_text(ONTOLOGY, encoding="utf-8")
    (root / "shapes" / "who.ttl").write_text(SHAPE, encoding="utf-8")
    (root / "loaders" / "toy.py").write_text(LOADER, encoding="utf-8")
    return Project(root)
