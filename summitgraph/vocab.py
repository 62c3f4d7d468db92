"""Every IRI is built here: terms of the ontology, things, and what one document says.

What comes in: names, ids, offsets. What goes out: checked IRIs under ``https://w3id.org/summitgraph/``.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final

from summitgraph.model import Document, Iri, Span

BASE: Final = "https://w3id.org/summitgraph/"
ONTOLOGY: Final = BASE + "ontology#"
MEETINGS: Final = ("Summit", "Call", "MinisterialMeeting", "MultilateralSummit")  # classes of meetings as things
PREFIXES: Final = {
    "sg": ONTOLOGY,
    "sgd": BASE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "void": "http://rdfs.org/ns/void#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
}
# agreement/some-pact/2.3, yet no "." or ".." between slashes: whoever follows the link would resolve it away
_PART = re.compile(r"(?:(?!\.{1,2}(?:/|\Z))[\w.~-]+(?:/(?!\Z)|\Z))+", re.ASCII)


@lru_cache(maxsize=1024)
def term(name: str) -> Iri:
    """A class or property of the ontology: ``term("status")``."""
    return Iri(ONTOLOGY + name)


@lru_cache(maxsize=1024)
def outside(prefixed: str) -> Iri:
    """A term of another vocabulary: ``outside("dcterms:title")``; KeyError for an unknown prefix."""
    prefix, _, name = prefixed.partition(":")
    return Iri(PREFIXES[prefix] + name)


RDF_TYPE: Final = outside("rdf:type")


def thing(kind: str, *parts: str) -> Iri:
    """A thing by kind and id: ``thing("leader", "kim-jong-il")``; ValueError when a part cannot stand in an IRI."""
    path = "/".join((kind, *parts))
    if not _PART.fullmatch(path):
        raise ValueError(
            f"{path!r} cannot stand in an IRI: ASCII letters, digits and . _ ~ - only, and no . or .. alone"
        )
    return Iri(BASE + path)


def slug(name: str) -> str:
    """A readable id from an English name: ``slug("Recep Tayyip Erdoğan")`` is ``recep-tayyip-erdogan``."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", flat).strip("-")


def named_agreement(name: str) -> Iri:
    """An agreement that the authority does not know: ``agreement/<12 hex>`` of its name, however it is spaced."""
    return thing("agreement", hashlib.sha256("".join(name.split()).encode()).hexdigest()[:12])


def document_iri(document: Document) -> Iri:
    """The document, which is also the name of its graph: ``document/<sha256>``, ``source/<register>/<record>``."""
    if document.row:
        return thing("source", document.row.register, document.row.record)
    return thing("document", document.sha256)


def mention(kind: str, span: Span, *, count: int = 1) -> Iri:
    """What a document says at a span: ``document/<sha256>/meeting/12-14``, ``-2`` for the second there."""
    tail = f"{span.start}-{span.end}" + (f"-{count}" if count > 1 else "")
    return Iri(f"{document_iri(span.document)}/{kind}/{tail}")


def local(iri: str) -> str:
    """The last part of an IRI: the key of a concept, the slug of a leader."""
    return iri.rpartition("/")[2].rpartition("#")[2]
