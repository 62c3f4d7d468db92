"""The service description: what the endpoint is, in RDF, for programs that ask without a query.

What comes in: the endpoint's address, what it serves, a form. What goes out: the description in that form.
"""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from summitgraph.serve.formats import ROWS, TRIPLES
from summitgraph.vocab import PREFIXES, RDF_TYPE

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_NAMES: Final = {
    "JSON": "SPARQL_Results_JSON", "XML": "SPARQL_Results_XML", "CSV": "SPARQL_Results_CSV",
    "TSV": "SPARQL_Results_TSV", "TURTLE": "Turtle", "N_TRIPLES": "N-Triples",
    "RDF_XML": "RDF_XML", "JSON_LD": "JSON-LD",
}  # fmt: skip


def describe(address: str, *, name: str, digest: str, quads: int, graphs: int, form: str) -> bytes:
    """The description of an endpoint at an address, in one of the forms for triples."""
    known = {**PREFIXES, "sd": SD}
    triples = sorted(_triples(address, name, digest, quads, graphs), key=str)
    return ox.serialize(triples, format=getattr(ox.RdfFormat, TRIPLES[form]), prefixes=known) or b""


def _triples(address: str, name: str, digest: str, quads: int, graphs: int) -> Iterator[ox.Triple]:
    service, data, default = (ox.NamedNode(f"{address}#{part}") for part in ("service", "dataset", "default-graph"))
    kinds = ((service, "Service"), (data, "Dataset"), (default, "Graph"))
    yield from (_is(node, RDF_TYPE, ox.NamedNode(SD + kind)) for node, kind in kinds)
    yield _is(service, SD + "endpoint", ox.NamedNode(address))
    yield _is(service, SD + "supportedLanguage", ox.NamedNode(SD + "SPARQL11Query"))
    for form in dict.fromkeys((*ROWS.values(), *TRIPLES.values())):
        yield _is(service, SD + "resultFormat", ox.NamedNode(_FORMATS + _NAMES[form]))
    yield _is(service, SD + "defaultDataset", data)
    yield _is(data, SD + "defaultGraph", default)
    yield _is(data, PREFIXES["dcterms"] + "title", ox.Literal(name))
    yield _is(data, PREFIXES["dcterms"] + "identifier", ox.Literal(f"sha256:{digest}"))
    yield _is(data, PREFIXES["void"] + "triples", ox.Literal(quads))
    yield _is(data, PREFIXES["rdfs"] + "comment", ox.Literal(_comment(graphs), language="en"))


def _comment(graphs: int) -> str:
    return (
        f"Things stand in the default graph, what each document says in one of {graphs} graphs named after documents."
    )


def _is(subject: ox.NamedNode, predicate: str, thing: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), thing)
