"""The page of an ontology, as a process of its own: N-Triples on standard input, HTML on standard output.

pyLODE sets up logging for the whole process, and the order of some of its lists depends on how texts are hashed, how
blank nodes are called and where nodes lie in memory; so it runs beside us, with a fixed seed, with blank nodes that
keep their names, and with a set that keeps its order.
"""

import logging
import sys

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as Text


class InOrder(list[object]):
    """What stands in for the set in which pyLODE collects the members of a union: in the order of the ontology."""

    add = list.append


def main() -> None:
    """Read N-Triples, write the page that pyLODE makes of them."""
    from pylode import utils
    from pylode.profiles.ontpub import OntPub

    vars(utils)["set"] = InOrder
    logging.disable(logging.WARNING)
    graph = Graph()
    for quad in parse(sys.stdin.buffer.read(), format=RdfFormat.N_TRIPLES):
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    sys.stdout.buffer.write(str(OntPub(ontology=graph).make_html()).encode())


def _term(term: NamedNode | BlankNode | Literal | Triple) -> BNode | URIRef | Text:
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Literal):
        return Text(term.value, lang=term.language, datatype=None if term.language else URIRef(term.datatype.value))
    assert isinstance(term, NamedNode), term
    return URIRef(term.value)


if __name__ == "__main__":
    main()
