"""What a release says of itself in RDF: terms, names and a writer that VoID, DCAT and PROV share.

What comes in: quads. What goes out: Turtle, sorted, without blank nodes.
"""

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Quad, RdfFormat, serialize

from summitgraph.model import Iri, Value
from summitgraph.rdf import quad
from summitgraph.vocab import BASE, PREFIXES, RDF_TYPE, thing

NAMESPACES: Final = {
    **PREFIXES,
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "formats": "http://www.w3.org/ns/formats/",
    "iana": "https://www.iana.org/assignments/media-types/",
    "spdx": "http://spdx.org/rdf/terms#",
}
DATASET: Final = thing("dataset", "summitgraph")
PUBLISHER: Final = thing("agent", "contributors")
NAME: Final = "The summitgraph contributors"
LICENCE: Final = Iri("https://creativecommons.org/licenses/by/4.0/")
TITLE: Final = "summitgraph: the knowledge graph of summit diplomacy"
DESCRIPTION: Final = (
    "Who met whom, when, where and with what outcome, what each side said and what they agreed, read from news pages "
    "and foreign-ministry records, with the exact words that each fact rests on."
)
LANGUAGES: Final = ("en", "ja", "ko", "zh")
Properties = Iterable[tuple[str, Iri | Value]]


def release_iri(version: str, *parts: str) -> Iri:
    """The dataset of a version, or a part of its description."""
    return thing("dataset", "summitgraph", version, *parts)


def name(prefixed: str) -> Iri:
    """A term of any vocabulary used here: ``name("dcat:Dataset")``."""
    prefix, _, local = prefixed.partition(":")
    return Iri(NAMESPACES[prefix] + local)


def described(subject: Iri, kind: str, properties: Properties) -> Iterable[Quad]:
    """Yield a node with its class (several, with a blank between them) and its properties."""
    for one in kind.split():
        yield quad(subject, RDF_TYPE, name(one))
    for predicate, value in properties:
        yield quad(subject, name(predicate), value)


def turtle(quads: Iterable[Quad]) -> str:
    """The quads as Turtle, by subject, the class first."""
    ordered = sorted(set(quads), key=_order)
    used = {prefix: iri for prefix, iri in NAMESPACES.items() if prefix != "sgd"}
    text = (serialize([found.triple for found in ordered], format=RdfFormat.TURTLE, prefixes=used) or b"").decode()
    return text.replace(" .\n", " .\n\n").replace("> .\n\n@prefix", "> .\n@prefix")


def _order(found: Quad) -> tuple[str, bool, str, str]:
    predicate = found.predicate.value
    return str(found.subject), predicate != RDF_TYPE, predicate, str(found.object)


def rights(quotations: str) -> str:
    """What one may do with the words of others in a release."""
    rule = {
        "none": "Words of documents of others are not in it: evidence is given by its place and its hash.",
        "short": "Words quoted from documents of others are not under that licence: they are short quotations "
        "(up to 120 characters of evidence, up to 300 of direct speech, at most 15 in 100 of a text), and belong to "
        "whoever wrote them.",
        "full": "Words quoted from documents of others are not under that licence: those of texts under an open "
        "licence are under that (sg:textLicence of their source), the others are short quotations (up to 120 "
        "characters of evidence, up to 300 of direct speech, at most 15 in 100 of a text), and belong to whoever "
        "wrote them.",
    }[quotations]
    return f"The data are under CC BY 4.0. {rule}"


def page(*parts: str) -> Iri:
    """The address of a file or folder of the site."""
    return Iri(BASE + "/".join(parts))
