"""The data of every thing and document in files of their own: Turtle and JSON-LD.

What comes in: a published store. What goes out: below the site ``leader/kim-jong-il.ttl`` and ``.jsonld``: what the
graph says of a thing, and what says something of it; of a document all that it says. Each quad is looked up by an
index twice at most, so time grows with the number of quads.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summitgraph.citizen.homes import home_of
from summitgraph.dumps import graph_text, header
from summitgraph.model import Iri, Value, words
from summitgraph.publish.about import LICENCE, described
from summitgraph.publish.formats import CONTEXT, nodes
from summitgraph.rdf import in_order
from summitgraph.vocab import BASE, RDF_TYPE

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

RIGHTS: Final = words("Words quoted from documents of others are not under that licence: they are theirs.", "en")
TERMS: Final = (("dcterms:license", LICENCE), ("dcterms:rights", RIGHTS))
_IN_BULK: Final = ("/fact/", "/evidence/")  # nothing in the default graph speaks of these


def write_data(store: "Store", out: Path) -> int:
    """Write the files of all things and documents below a site; how many homes there are."""
    from pyoxigraph import DefaultGraph, NamedNode

    documents = {home: str(graph.value) for graph in store.named_graphs() if (home := home_of(str(graph.value)))}
    subjects = {quad.subject.value for quad in store.quads_for_pattern(None, None, None, DefaultGraph())
                if isinstance(quad.subject, NamedNode)}  # fmt: skip
    things = {home: iri for iri in subjects if (home := home_of(iri)) and iri == BASE + home}
    for home in sorted(things.keys() | documents.keys()):
        graph = documents.get(home, "")
        about = [*_said(store, graph), *_around(store, graph or things[home], graph)]
        _write(out / home, home, graph or things[home], about)
    return len(things.keys() | documents.keys())


def _said(store: "Store", graph: str) -> Iterator["Quad"]:
    """Yield what a document says, as statements of no graph."""
    from pyoxigraph import NamedNode, Quad

    if graph:
        for found in store.quads_for_pattern(None, None, None, NamedNode(graph)):
            yield Quad(found.subject, found.predicate, found.object)


def _around(store: "Store", iri: str, graph: str) -> Iterator["Quad"]:
    """Yield the quads of the default graph about a node and those that name it; of a document's mentions as well."""
    from pyoxigraph import DefaultGraph, NamedNode

    names = {iri}
    if graph:
        kinds = store.quads_for_pattern(None, NamedNode(RDF_TYPE), None, NamedNode(graph))
        found = {str(getattr(one.subject, "value", "")) for one in kinds}
        names |= {name for name in found if not any(part in name for part in _IN_BULK)}
    for name in sorted(names):
        yield from store.quads_for_pattern(NamedNode(name), None, None, DefaultGraph())
        yield from store.quads_for_pattern(None, None, NamedNode(name), DefaultGraph())


def _write(path: Path, home: str, iri: str, quads: Iterable["Quad"]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    known = list(quads)
    for ending, text in (("ttl", turtle), ("jsonld", jsonld)):
        said = [*known, *_of_the_file(Iri(f"{BASE}{home}.{ending}"), Iri(iri))]
        path.with_name(f"{path.name}.{ending}").write_text(text(iri, said), encoding="utf-8", newline="\n")


def _of_the_file(file: Iri, iri: Iri) -> Iterator["Quad"]:
    """Yield what the file says of itself: what it is about, and under which licence."""
    told: list[tuple[str, Iri | Value]] = [("foaf:primaryTopic", iri), *TERMS]
    yield from described(file, "foaf:Document", told)


def turtle(name: str, quads: Iterable["Quad"]) -> str:
    """Quads of the default graph as Turtle, with short names below a node."""
    shared, text = graph_text(name, quads)
    return f"{header(shared)}\n{text}" if shared else text


def jsonld(_name: str, quads: Iterable["Quad"]) -> str:
    """Quads of the default graph as JSON-LD with the context in it, one node a line."""
    lines = ",\n".join(nodes(in_order(quads)))
    return f'{{"@context": {json.dumps(CONTEXT, sort_keys=True)},\n"@graph": [\n{lines}\n]}}\n'
