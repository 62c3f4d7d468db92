"""The published dataset as files of RDF: Turtle, TriG, JSON-LD, N-Quads.

What comes in: a published dataset. What goes out: pieces of text, one graph or some subjects at a time; the same quads
give the same text.
"""

import gzip
import json
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from summitgraph.dumps import SHORT, graph_text, header
from summitgraph.model import XSD
from summitgraph.publish.graphs import documents, things
from summitgraph.publish.published import Published
from summitgraph.vocab import BASE, ONTOLOGY, PREFIXES, RDF_TYPE

_OTHERS: Final = {name: iri for name, iri in PREFIXES.items() if name not in {"sg", "sgd"}}
CONTEXT: Final = {"@base": BASE, "@vocab": ONTOLOGY, **_OTHERS}
_STRING: Final = XSD + "string"
_LANGUAGE: Final = PREFIXES["rdf"] + "langString"


def turtle(published: Published) -> Iterator[str]:
    """Yield things and authority, the default graph, as Turtle."""
    yield header(SHORT)
    for quads in things(published.nquads):
        yield "\n" + graph_text("", quads)[1]


def trig(published: Published) -> Iterator[str]:
    """Yield everything as TriG: the default graph, then each document with its own prefixes."""
    yield from turtle(published)
    for name, quads in documents(published.nquads):
        yield "\n" + graph_text(name, quads)[1]


def jsonld(published: Published) -> Iterator[str]:
    """Yield everything as JSON-LD with its context in it: one node a line, a named graph in one object."""
    yield f'{{"@context": {json.dumps(CONTEXT, indent=2, sort_keys=True)},\n"@graph": [\n'
    between = ""
    for quads in things(published.nquads):
        for line in _nodes(quads):
            yield between + line
            between = ",\n"
    for name, quads in documents(published.nquads):
        yield between + f'{{"@id": {_json(_name(name))}, "@graph": [\n' + ",\n".join(_nodes(quads)) + "\n]}"
        between = ",\n"
    yield "\n]}\n"


def nquads(published: Published, path: Path) -> None:
    """Write everything as N-Quads, packed without a name or a time."""
    with (
        published.nquads.open("rb") as source,
        path.open("wb") as target,
        gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=target, mtime=0) as packed,
    ):
        while piece := source.read(1 << 20):
            packed.write(piece)


def _nodes(quads: list[Quad]) -> Iterator[str]:
    """Yield each subject as an object on a line of its own: its name, its classes, then its properties."""
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, object] = {"@id": _name(str(getattr(subject, "value", "")))}
        for predicate, values in groupby(group, key=lambda quad: quad.predicate.value):
            if predicate == RDF_TYPE:
                node["@type"] = [_term(str(getattr(quad.object, "value", ""))) for quad in values]
            else:
                found = [_value(quad.object) for quad in values]
                node[_term(predicate)] = found[0] if len(found) == 1 else found
        yield _json(node)


def _value(object_: object) -> object:
    if isinstance(object_, NamedNode):
        return {"@id": _name(object_.value)}
    if not isinstance(object_, Literal):
        raise TypeError(f"{object_} is neither an IRI nor a literal")
    if object_.language:
        return {"@value": object_.value, "@language": object_.language}
    if object_.datatype.value in {_STRING, _LANGUAGE}:
        return object_.value
    return {"@value": object_.value, "@type": _term(object_.datatype.value)}


def _name(iri: str) -> str:
    """An IRI as it is written for a node: short below the base."""
    return iri.removeprefix(BASE)


@lru_cache(maxsize=1024)
def _term(iri: str) -> str:
    """A class, property or datatype as the context lets it be written."""
    if iri.startswith(ONTOLOGY):
        return iri.removeprefix(ONTOLOGY)
    for prefix, start in _OTHERS.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def _json(node: object) -> str:
    return json.dumps(node, ensure_ascii=False)
