"""What people linked with Wikidata, in RDF: the links, the items' labels, and a set of links that can be counted.

What comes in: decisions and the quads of things. What goes out: quads of the default graph; a finding for each link of
a thing that is not in this graph.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import Final

from pyoxigraph import Quad

from summitgraph.decisions import Decisions, full
from summitgraph.model import LANGUAGES, Finding, Iri, integer, words
from summitgraph.rdf import graph_name, quad, subject_of
from summitgraph.sssom import Row
from summitgraph.vocab import BASE, RDF_TYPE, outside, thing

ENTITY: Final = "http://www.wikidata.org/entity/"
WIKIDATA: Final = Iri(ENTITY + "Q2013")  # the item that Wikidata has of itself
LICENCE: Final = Iri("https://creativecommons.org/licenses/by/4.0/")
_LABEL: Final = "label."


def subject(row: Row) -> Iri:
    """The thing that a row speaks of: ``leader:shinzo-abe`` is ``leader/shinzo-abe``."""
    return Iri(BASE + row.subject_id.replace(":", "/", 1))


def items_of(decisions: Decisions, there: Container[Iri]) -> dict[str, Iri]:
    """The things that are there by the identifiers of the items that people linked them with."""
    linked = ((row.object_id.partition(":")[2], subject(row)) for row in decisions.links)
    return {item: iri for item, iri in linked if iri in there}


def link_quads(decisions: Decisions, quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the links of the things in these quads, with what the items are called, and how many links there are."""
    there = _things(quads)
    counted: Counter[str] = Counter()
    for row in decisions.links:
        if subject(row) in there:
            item = Iri(ENTITY + row.object_id.partition(":")[2])
            counted[row.predicate_id] += 1
            yield quad(subject(row), outside(row.predicate_id), item)
            for key, text in row.features().items():
                if key.startswith(_LABEL) and (language := key.removeprefix(_LABEL)) in LANGUAGES:
                    yield quad(item, outside("rdfs:label"), words(text, language))
    for predicate, number in sorted(counted.items()):
        yield from _linkset(predicate, number)


def _linkset(predicate: str, number: int) -> Iterator[Quad]:
    iri = thing("linkset", f"wikidata-{predicate.partition(':')[2]}")
    yield quad(iri, RDF_TYPE, outside("void:Linkset"))
    yield quad(iri, outside("void:linkPredicate"), outside(predicate))
    yield quad(iri, outside("void:subjectsTarget"), thing("dataset", "summitgraph"))
    yield quad(iri, outside("void:objectsTarget"), WIKIDATA)
    yield quad(iri, outside("void:triples"), integer(number))
    yield quad(iri, outside("dcterms:license"), LICENCE)


def stale(decisions: Decisions, quads: Iterable[Quad]) -> Iterator[Finding]:
    """Yield a finding for each link of a thing that is not there; who was taken down is not named."""
    there = _things(quads)
    gone = {full(takedown.id) for takedown in decisions.takedowns}
    for row in decisions.links:
        if subject(row) not in there and subject(row) not in gone:
            message = f"links/wikidata.sssom.tsv: {row.subject_id} is not in this graph; delete the row or mend it"
            yield Finding("link-stale", message, row.subject_id, "info")


def _things(quads: Iterable[Quad]) -> set[Iri]:
    """What is said to be something in the default graph."""
    return {subject_of(found) for found in quads if found.predicate.value == RDF_TYPE and not graph_name(found)}
