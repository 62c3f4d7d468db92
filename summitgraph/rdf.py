"""Facts as RDF: one named graph a document, things in the default graph, evidence under every fact.

What comes in: extractions and sources. What goes out: pyoxigraph quads; no blank node is ever made.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from summitgraph.loading import Extraction
from summitgraph.model import XSD, Fact, Iri, Source, Span, Value, edtf, integer, words
from summitgraph.text.fingerprint import fingerprint
from summitgraph.time import bounds
from summitgraph.vocab import RDF_TYPE, document_iri, outside, term, thing

Graph = NamedNode | DefaultGraph
Properties = dict[str, list[Literal | NamedNode]]
THINGS = DefaultGraph()
_DATE = term("date")


@lru_cache(maxsize=4096)  # a subject has several quads, and predicates are few
def _named(iri: str) -> NamedNode:
    return NamedNode(iri)


def literal(value: Value) -> Literal:
    """A value as an RDF literal; ValueError for a language tag that is none."""
    if value.language:
        return Literal(value.text, language=value.language)
    return Literal(value.text, datatype=_named(value.datatype))


def node(term_: Iri | Value) -> NamedNode | Literal:
    """An IRI or value as an RDF term; ValueError when the IRI cannot be one."""
    return literal(term_) if isinstance(term_, Value) else _named(term_)


def quad(subject: Iri, predicate: Iri, object_: Iri | Value, graph: Graph = THINGS) -> Quad:
    """One quad, in the default graph unless another is given."""
    return Quad(_named(subject), _named(predicate), node(object_), graph)


def date_quads(subject: Iri, *dates: str, graph: Graph = THINGS) -> Iterator[Quad]:
    """Yield each ``sg:date`` (accounts may differ), with the first and last day that they allow, where all have one.

    ValueError when one is no EDTF.
    """
    for date in dates:
        yield quad(subject, _DATE, edtf(date), graph)
    first, last = zip(*map(bounds, dates), strict=True) if dates else ((), ())
    for name, days, outer in (("earliestDay", first, min), ("latestDay", last, max)):
        if days and None not in days:
            yield quad(subject, term(name), Value(outer(filter(None, days)).isoformat(), XSD + "date"), graph)


def extraction_quads(
    extraction: Extraction, *, unsayable: Callable[[Fact, ValueError], None] | None = None
) -> list[Quad]:
    """All that a document says, with its record; nothing for a document without facts.

    ``unsayable`` hears of a fact that RDF cannot say (a name that is no IRI, a date that is no EDTF), and it is left
    out; without it ValueError.
    """
    told: list[Quad] = []
    for fact in extraction.facts:
        try:
            told += list(fact_quads(fact))
        except ValueError as error:
            if unsayable is None:
                raise
            unsayable(fact, error)
    return [*_record_quads(extraction), *told] if told else []


def _record_quads(extraction: Extraction) -> Iterator[Quad]:
    document = extraction.document
    iri = document_iri(document)
    graph = NamedNode(iri)
    yield quad(iri, RDF_TYPE, term("Document"), graph)
    for name, value in (
        ("fileName", Value(document.name)),
        ("sha256", Value(document.sha256)),
        ("encoding", Value(document.encoding)),
        ("characterCount", integer(len(document.text))),
        ("loader", Value(extraction.loader)),
        ("loaderVersion", Value(extraction.version)),
    ):
        yield quad(iri, term(name), value, graph)
    if document.row:
        yield quad(iri, outside("dcterms:identifier"), Value(document.row.record), graph)
        yield quad(iri, term("fileHash"), Value(document.row.file), graph)
        yield quad(iri, term("rowStart"), integer(document.row.offset), graph)
    elif known := fingerprint(document.text):
        yield quad(iri, term("fingerprint"), Value(known), graph)


def fact_quads(fact: Fact) -> Iterator[Quad]:
    """Yield the plain triple, the statement and its evidence; ValueError when the fact cannot be said in RDF."""
    document = document_iri(fact.evidence.document)
    graph = NamedNode(document)
    own = fact.subject.startswith(document + "/") or fact.subject == document
    plain = graph if own else THINGS
    if fact.predicate == _DATE and isinstance(fact.object, Value):
        yield from date_quads(fact.subject, fact.object.text, graph=plain)
    else:
        yield quad(fact.subject, fact.predicate, fact.object, plain)
    if own and fact.subject != document:
        yield quad(fact.subject, term("inDocument"), document, graph)
    yield from _statement_quads(fact, graph)
    yield from _evidence_quads(fact.evidence, graph)


def _statement_quads(fact: Fact, graph: NamedNode) -> Iterator[Quad]:
    iri = statement_iri(fact)
    yield quad(iri, RDF_TYPE, outside("rdf:Statement"), graph)
    yield quad(iri, outside("rdf:subject"), fact.subject, graph)
    yield quad(iri, outside("rdf:predicate"), fact.predicate, graph)
    yield quad(iri, outside("rdf:object"), fact.object, graph)
    yield quad(iri, term("evidence"), evidence_iri(fact.evidence), graph)
    for name, who in zip(("attributedTo", *["via"] * len(fact.attribution)), fact.attribution, strict=False):
        yield quad(iri, term(name), who, graph)


def _evidence_quads(span: Span, graph: NamedNode) -> Iterator[Quad]:
    iri = evidence_iri(span)
    yield quad(iri, RDF_TYPE, term("Evidence"), graph)
    yield quad(iri, term("start"), integer(span.start), graph)
    yield quad(iri, term("end"), integer(span.end), graph)
    yield quad(iri, term("quotation"), Value(span.quotation), graph)
    yield quad(iri, term("quotationHash"), Value(quotation_hash(span.quotation)), graph)


def statement_iri(fact: Fact) -> Iri:
    """The fact's own name: a hash over everything that makes it this fact and no other."""
    span = fact.evidence
    said = (
        span.document.sha256,
        fact.subject,
        fact.predicate,
        str(node(fact.object)),
        str(span.start),
        str(span.end),
        *fact.attribution,
    )
    digest = hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]
    return Iri(f"{document_iri(span.document)}/fact/{digest}")


def evidence_iri(span: Span) -> Iri:
    """The evidence's name: its document and its offsets."""
    return Iri(f"{document_iri(span.document)}/evidence/{span.start}-{span.end}")


def quotation_hash(quotation: str) -> str:
    """SHA-256 of the words as UTF-8."""
    return hashlib.sha256(quotation.encode()).hexdigest()


def source_quads(source: Source) -> Iterator[Quad]:
    """Yield what is known of a source of documents."""
    iri = thing("source", source.id)
    yield quad(iri, RDF_TYPE, term("Source"))
    yield quad(iri, outside("rdfs:label"), words(source.title, source.language))
    yield quad(iri, outside("schema:url"), Value(source.homepage, XSD + "anyURI"))
    yield quad(iri, outside("dcterms:language"), Value(source.language))
    if source.licence:
        yield quad(iri, term("textLicence"), _licence(source.licence))


def _licence(licence: str) -> Iri | Value:
    return Iri(licence) if licence.startswith(("https://", "http://")) else Value(licence)


def note_quads(span: Span, note: str) -> Iterator[Quad]:
    """Yield a piece of evidence with a remark of ours on it, such as a correction."""
    graph = NamedNode(document_iri(span.document))
    yield from _evidence_quads(span, graph)
    yield quad(evidence_iri(span), outside("skos:editorialNote"), words(note, "en"), graph)


def by_text(quads: Iterable[Quad]) -> dict[str, Quad]:
    """Each quad once by its N-Quads text, sorted by it."""
    texts = {str(found): found for found in quads}
    return {text: texts[text] for text in sorted(texts)}


def in_order(quads: Iterable[Quad]) -> list[Quad]:
    """Each quad once, sorted by its N-Quads text, subject by subject: the texts of all never stand together."""
    table: dict[str, list[Quad]] = defaultdict(list)
    for found in quads:
        table[str(found.subject)].append(found)
    return [found for subject in sorted(table) for found in _sorted(table[subject])]


def _sorted(quads: list[Quad]) -> list[Quad]:
    texts = {str(found): found for found in quads}
    return [texts[text] for text in sorted(texts)]


def graph_name(found: Quad) -> str:
    """The IRI of the quad's graph, empty for the default graph."""
    graph = found.graph_name
    return "" if isinstance(graph, DefaultGraph) else str(graph.value)


def subject_of(found: Quad) -> Iri:
    """The IRI of a quad's subject; our data have no blank nodes."""
    subject = found.subject
    return Iri(subject.value) if isinstance(subject, NamedNode) else Iri("")


def object_of(found: Quad) -> Iri:
    """The IRI of a quad's object, empty for a literal."""
    object_ = found.object
    return Iri(object_.value) if isinstance(object_, NamedNode) else Iri("")


def subjects_of(quads: Iterable[Quad], kind: str) -> set[Iri]:
    """The nodes of a class of ours."""
    return {subject_of(q) for q in quads if q.predicate.value == RDF_TYPE and object_of(q) == term(kind)}


def by_subject(quads: Iterable[Quad], subjects: Iterable[Iri]) -> dict[Iri, Properties]:
    """Properties of some subjects: subject, then predicate, then its objects."""
    table: dict[Iri, Properties] = {subject: {} for subject in subjects}
    for found in quads:
        row = table.get(subject_of(found))
        if row is not None and isinstance(found.object, Literal | NamedNode):
            row.setdefault(found.predicate.value, []).append(found.object)
    return table
