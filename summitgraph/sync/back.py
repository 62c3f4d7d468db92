"""From rows to quads: what the database holds, as the graph that it came from.

What comes in: every node and link. What goes out: quads, each perhaps more than once.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from summitgraph.model import XSD
from summitgraph.sync import mapping as m
from summitgraph.sync.rows import Link, Node, Properties
from summitgraph.sync.terms import ELSEWHERE, FACT, FACT_OF, LANGUAGE, TELLS_OF, Terms, datatype_of
from summitgraph.sync.values import literals_of, text_of
from summitgraph.vocab import RDF_TYPE

Graph = NamedNode | DefaultGraph
_TYPE = NamedNode(RDF_TYPE)


def quads_of(rows: m.Rows, terms: Terms) -> Iterator[Quad]:
    """Yield what the rows say."""
    described = rows.nodes.keys()
    facts: dict[str, str] = {}
    for link in rows.links.values():
        if link.type == FACT_OF:
            facts[link.end] = link.start
        elif link.type != TELLS_OF:
            yield from _link_quads(link, rows, terms)
    for node in rows.nodes.values():
        if FACT in node.labels:
            if node.iri in facts:
                yield from _fact_quads(node, facts[node.iri], described, terms)
        elif ELSEWHERE not in node.labels:
            yield from _node_quads(node, terms)


def _node_quads(node: Node, terms: Terms) -> Iterator[Quad]:
    document = node.properties.get("document")
    graph = _graph(document)
    subject = NamedNode(node.iri)
    for label in node.labels:
        if label in terms.classes:
            yield Quad(subject, _TYPE, NamedNode(terms.classes[label]), graph)
    for key, value in node.properties.items():
        for predicate, literal in literals_of(key, value, terms, said=bool(document)):
            yield Quad(subject, NamedNode(predicate), literal, graph)


def _graph(document: object) -> Graph:
    return NamedNode(str(document)) if document else DefaultGraph()


def _link_quads(link: Link, rows: m.Rows, terms: Terms) -> Iterator[Quad]:
    predicate = terms.relations.get(link.type)
    if predicate is None:
        return
    subject, object_ = NamedNode(link.start), NamedNode(link.end)
    document = link.properties.get("document")
    if link.properties.get("aside"):
        yield Quad(subject, NamedNode(predicate), object_, DefaultGraph())
        return
    if not document:
        start = rows.nodes.get(link.start)
        graph = start.properties.get("document") if start else None
        yield Quad(subject, NamedNode(predicate), object_, _graph(graph))
        return
    name = str(document)
    if (link.start == name or link.start.startswith(name + "/")) and link.properties.get("plain", True):
        yield Quad(subject, NamedNode(predicate), object_, NamedNode(name))
    iri = f"{name}/fact/{link.fact}"
    yield from _statement(iri, link.start, predicate, object_, link.properties, rows.nodes.keys())


def _fact_quads(node: Node, subject: str, described: Iterable[str], terms: Terms) -> Iterator[Quad]:
    said = node.properties
    predicate: str | None
    object_: NamedNode | Literal
    if said.get("predicate") == "class":
        predicate, object_ = RDF_TYPE, NamedNode(terms.classes.get(str(said.get("value")), f"{RDF_TYPE}?"))
    else:
        predicate, object_ = terms.predicates.get(str(said.get("predicate"))), _value(said)
    if predicate and "document" in said:
        yield from _statement(node.iri, subject, predicate, object_, said, described)


def _value(said: Properties) -> Literal:
    value = said.get("value", "")
    text = text_of(value) if not isinstance(value, list) else str(value)
    if language := said.get("language"):
        return Literal(text, language=str(language))
    datatype = datatype_of(str(said.get("datatype", ""))) or XSD + "string"
    return Literal(text) if datatype == LANGUAGE else Literal(text, datatype=NamedNode(datatype))


def _statement(
    iri: str, subject: str, predicate: str, object_: NamedNode | Literal, said: Properties, described: Iterable[str]
) -> Iterator[Quad]:
    document = str(said["document"])
    graph, fact = NamedNode(document), NamedNode(iri)
    evidence = f"{document}/evidence/{said.get('start')}-{said.get('end')}"
    yield Quad(fact, _TYPE, NamedNode(m.STATEMENT), graph)
    yield Quad(fact, NamedNode(m.SUBJECT), NamedNode(subject), graph)
    yield Quad(fact, NamedNode(m.PREDICATE), NamedNode(predicate), graph)
    yield Quad(fact, NamedNode(m.OBJECT), object_, graph)
    yield Quad(fact, NamedNode(m.EVIDENCE), NamedNode(evidence), graph)
    if "attributed" in said:
        yield Quad(fact, NamedNode(m.ATTRIBUTED), NamedNode(str(said["attributed"])), graph)
    via = said.get("via", [])
    for who in via if isinstance(via, list) else [via]:
        yield Quad(fact, NamedNode(m.VIA), NamedNode(str(who)), graph)
    if "quote" in said and evidence not in described:
        for name, objects in m.evidence_of(str(said["start"]), str(said["end"]), str(said["quote"])).items():
            for found in objects:
                if isinstance(found, NamedNode | Literal):
                    yield Quad(NamedNode(evidence), NamedNode(name), found, graph)
