"""From quads to rows: what one document or one thing becomes in the database.

What comes in: the quads of a unit (a document with its graph, or a thing of the default graph). What goes out: nodes
and links. A subject is a node; a literal is a property, an IRI a link. A statement about two nodes is a link with its
words; one with a literal is a `Fact` beside its subject. `summitgraph.sync.back` turns all of it round.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from summitgraph.model import XSD, ProjectError
from summitgraph.rdf import quotation_hash
from summitgraph.sync.rows import Link, Node, Property
from summitgraph.sync.terms import ELSEWHERE, FACT, FACT_OF, LANGUAGE, TELLS_OF, Terms, datatype_suffix
from summitgraph.sync.values import native, properties_of
from summitgraph.vocab import RDF_TYPE, outside, term

STATEMENT: Final = outside("rdf:Statement")
SUBJECT: Final = outside("rdf:subject")
PREDICATE: Final = outside("rdf:predicate")
OBJECT: Final = outside("rdf:object")
EVIDENCE: Final = term("evidence")
ATTRIBUTED: Final = term("attributedTo")
VIA: Final = term("via")
START: Final = term("start")
END: Final = term("end")
QUOTATION: Final = term("quotation")
HASH: Final = term("quotationHash")
# the name of a fact after document/<sha256>/fact/
_FACT: Final = re.compile(r"[0-9a-f]{32}")
_PLACE: Final = re.compile(r"/evidence/(0|[1-9]\d{0,17})-(0|[1-9]\d{0,17})", re.ASCII)
# what a node is called on the screen, the first of these that it has
_CAPTIONS: Final = ("name", "label", "headline", "number", "text", "calledAs", "notation", "heading")

Object = NamedNode | Literal | BlankNode | Triple
Said = dict[str, list[Object]]


@dataclass(slots=True)
class Rows:
    """Nodes and links of one or more units; a node stands once, a link stands once."""

    nodes: dict[str, Node] = field(default_factory=dict)
    links: dict[tuple[str, str], Link] = field(default_factory=dict)

    def add(self, row: Node | Link) -> None:
        """Keep a row; ProjectError when two units both describe a node."""
        if isinstance(row, Link):
            self.links[row.key] = row
        elif row.iri in self.nodes:
            raise ProjectError(f"{row.iri} stands in two graphs, and a node has only one. Build the graph again.")
        else:
            self.nodes[row.iri] = row

    def named(self) -> set[str]:
        """The IRIs at either end of a link that no node here describes."""
        ends = {link.end for link in self.links.values()} | {link.start for link in self.links.values()}
        return ends - self.nodes.keys()


def elsewhere(iri: str) -> Node:
    """The node of an IRI that the graph names but says nothing of."""
    return Node(iri, (ELSEWHERE,), {"name": iri})


def unit_rows(unit: str, quads: Iterable[Quad], terms: Terms) -> Iterator[Node | Link]:
    """Yield the rows of one unit; ProjectError for a term that has no name in the database, or another's graph.

    What the default graph says of a document (which other it repeats) is a link ``aside``, beside the document's own.
    """
    own: list[Quad] = []
    default: list[Quad] = []
    for found in quads:
        (default if isinstance(found.graph_name, DefaultGraph) else own).append(found)
    for found in default if own else ():
        yield _aside(unit, found, terms)
    graph, table = _table(unit, own or default)
    facts = {iri: fact for iri, said in table.items() if graph and (fact := _fact(iri, said, table, graph, terms))}
    evidence = {fact.evidence for fact in facts.values()}
    told: dict[str, None] = {}
    implied: set[tuple[str, str, str]] = set()
    for fact in facts.values():
        yield from _fact_rows(fact, graph, table, terms, implied)
        if not _inside(fact.subject, graph):
            told[fact.subject] = None
    for iri in told:
        yield _link(TELLS_OF, graph, iri, graph, {})
    for iri, said in table.items():
        if iri not in facts and not (iri in evidence and _is_plain(iri, said, graph)):
            yield from _node_rows(iri, said, graph, terms, implied)


def _table(unit: str, quads: Sequence[Quad]) -> tuple[str, dict[str, Said]]:
    table: dict[str, Said] = {}
    for found in quads:
        subject, object_ = found.subject, found.object
        if not isinstance(subject, NamedNode) or not isinstance(object_, NamedNode | Literal):
            raise ProjectError(f"{found} has a node without a name, which Neo4j cannot keep. Build the graph again.")
        table.setdefault(subject.value, {}).setdefault(found.predicate.value, []).append(object_)
    graphs = {found.graph_name for found in quads}
    names = {"" if isinstance(name, DefaultGraph) else str(name.value) for name in graphs}
    if len(names) > 1 or not names <= {"", unit}:
        raise ProjectError(f"{unit} stands in two graphs, and a node has only one. Build the graph again.")
    return next(iter(names), ""), table


def _aside(unit: str, found: Quad, terms: Terms) -> Link:
    subject, predicate, object_ = found.subject, found.predicate.value, found.object
    if not isinstance(subject, NamedNode) or not isinstance(object_, NamedNode) or predicate == RDF_TYPE:
        raise ProjectError(f"{unit} stands in two graphs, and a node has only one. Build the graph again.")
    return _link(terms.type(predicate), subject.value, object_.value, "", {"aside": True})


def _inside(iri: str, document: str) -> bool:
    return iri == document or iri.startswith(document + "/")


# Nodes -----------------------------------------------------------------------------------------------


def _node_rows(
    iri: str, said: Said, graph: str, terms: Terms, implied: set[tuple[str, str, str]]
) -> Iterator[Node | Link]:
    properties: dict[str, Property] = {"document": graph} if graph else {}
    labels: list[str] = []
    for predicate, objects in said.items():
        if predicate == RDF_TYPE:
            labels += [terms.label(_iri(found, predicate)) for found in objects]
            continue
        literals = [found for found in objects if isinstance(found, Literal)]
        if literals:
            properties.update(properties_of(predicate, literals, terms, said=bool(graph)))
        for found in objects if len(literals) < len(objects) else ():
            if isinstance(found, NamedNode) and (iri, predicate, found.value) not in implied:
                yield _link(terms.type(predicate), iri, found.value, graph, {})
    if caption := _caption(properties):
        properties["name"] = caption
    yield Node(iri, tuple(sorted(labels)), properties)


def _iri(found: Object, predicate: str) -> str:
    if isinstance(found, NamedNode):
        return found.value
    raise ProjectError(f"{found} is no IRI, though {predicate} wants one. Build the graph again.")


def _caption(properties: Mapping[str, Property]) -> str:
    """What people see on a node: its English name, or the first it has, up to 80 characters."""
    for base in _CAPTIONS:
        keys = sorted(key for key in properties if key == base or key.startswith(base + "_"))
        if keys:
            value = properties[f"{base}_en" if f"{base}_en" in keys else keys[0]]
            text = str(value[0] if isinstance(value, list) else value)
            return text if len(text) <= 80 else text[:79] + "…"
    return ""


def _link(kind: str, start: str, end: str, graph: str, properties: Mapping[str, Property]) -> Link:
    """A link without words: its name is a hash over what it says."""
    name = hashlib.blake2b(f"{graph}\n{start}\n{kind}\n{end}".encode(), digest_size=16).hexdigest()
    return Link(kind, name, start, end, properties)


# Facts -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fact:
    """A statement in the shape that every build gives it."""

    iri: str
    name: str
    subject: str
    predicate: str
    object: NamedNode | Literal
    evidence: str
    properties: Mapping[str, Property]


def _fact(iri: str, said: Said, table: Mapping[str, Said], graph: str, terms: Terms) -> _Fact | None:
    """The statement behind an IRI, or nothing when it is none of the usual shape (then it is a node like others)."""
    name = iri.removeprefix(graph + "/fact/")
    if not _FACT.fullmatch(name) or said.keys() - {ATTRIBUTED, VIA} != {
        RDF_TYPE, SUBJECT, PREDICATE, OBJECT, EVIDENCE
    }:  # fmt: skip
        return None
    single = [said[key] for key in (RDF_TYPE, SUBJECT, PREDICATE, OBJECT, EVIDENCE)]
    if any(len(found) != 1 for found in (*single, said.get(ATTRIBUTED, [NamedNode(iri)]))):
        return None
    kind, subject, predicate, evidence = (_named(said[key][0]) for key in (RDF_TYPE, SUBJECT, PREDICATE, EVIDENCE))
    object_ = said[OBJECT][0]
    place = _PLACE.fullmatch(evidence.removeprefix(graph))
    who = [_named(found) for found in (*said.get(ATTRIBUTED, ()), *said.get(VIA, ()))]
    if kind != STATEMENT or not (subject and place and all(who)) or not isinstance(object_, NamedNode | Literal):
        return None
    if not _sayable(predicate, object_, terms):
        return None
    words = table.get(evidence, {}).get(QUOTATION, [])
    properties: dict[str, Property] = {"document": graph, "start": int(place[1]), "end": int(place[2])}
    if len(words) == 1 and isinstance(words[0], Literal):
        properties["quote"] = words[0].value
    if ATTRIBUTED in said:
        properties["attributed"] = who[0]
    if VIA in said:
        properties["via"] = sorted(_named(found) for found in said[VIA])
    return _Fact(iri, name, subject, predicate, object_, evidence, properties)


def _named(found: Object) -> str:
    return found.value if isinstance(found, NamedNode) else ""


def _sayable(predicate: str, object_: NamedNode | Literal, terms: Terms) -> bool:
    if isinstance(object_, Literal):
        return predicate in terms.keys or predicate == RDF_TYPE
    return object_.value in terms.labels if predicate == RDF_TYPE else predicate in terms.types


def _fact_rows(
    fact: _Fact, graph: str, table: Mapping[str, Said], terms: Terms, implied: set[tuple[str, str, str]]
) -> Iterator[Node | Link]:
    """Yield the link that a fact is; or the `Fact` node and what ties it to its subject."""
    if isinstance(fact.object, NamedNode) and fact.predicate != RDF_TYPE:
        properties = dict(fact.properties)
        if _inside(fact.subject, graph):
            if fact.object in table.get(fact.subject, {}).get(fact.predicate, ()):
                implied.add((fact.subject, fact.predicate, fact.object.value))
            else:
                properties["plain"] = False
        yield Link(terms.type(fact.predicate), fact.name, fact.subject, fact.object.value, properties)
        return
    said = {**fact.properties, **_said(fact, terms)}
    yield Node(fact.iri, (FACT,), said)
    yield Link(FACT_OF, fact.name, fact.subject, fact.iri, {"document": graph})


def _said(fact: _Fact, terms: Terms) -> dict[str, Property]:
    """The predicate and the value of a fact that is no link: typed, with its language or datatype beside it."""
    if isinstance(fact.object, NamedNode):
        return {"predicate": "class", "value": terms.label(fact.object.value)}
    datatype = fact.object.datatype.value
    said: dict[str, Property] = {"predicate": terms.keys[fact.predicate], "value": native(fact.object.value, datatype)}
    if fact.object.language:
        said["language"] = fact.object.language
    elif datatype not in {XSD + "string", LANGUAGE}:
        said["datatype"] = datatype_suffix(datatype)
    return said


def _is_plain(iri: str, said: Said, graph: str) -> bool:
    """Whether evidence says just what the facts that rest on it say too: offsets, words and the hash of the words."""
    place = _PLACE.fullmatch(iri.removeprefix(graph))
    if place is None or said.keys() != {RDF_TYPE, START, END, QUOTATION, HASH}:
        return False
    words = said[QUOTATION][0]
    return isinstance(words, Literal) and said == evidence_of(place[1], place[2], words.value)


def evidence_of(start: str, end: str, words: str) -> Said:
    """All that a piece of evidence says, from its offsets and its words."""
    number = NamedNode(XSD + "integer")
    return {
        RDF_TYPE: [NamedNode(term("Evidence"))],
        START: [Literal(start, datatype=number)],
        END: [Literal(end, datatype=number)],
        QUOTATION: [Literal(words)],
        HASH: [Literal(quotation_hash(words))],
    }
