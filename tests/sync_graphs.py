"""Small random graphs for the tests of the sync, as sorted N-Quads, and edits to them.

A graph is a dict: a document or thing by its IRI, with the quads that it owns. Documents are as a build makes them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from summitgraph.dumps import nquads
from summitgraph.model import EDTF, XSD, Document, Fact, Iri, Value, document_of, edtf, words
from summitgraph.rdf import fact_quads, note_quads, quad
from summitgraph.sync.apply import apply, await_others
from summitgraph.sync.back import quads_of
from summitgraph.sync.database import Database
from summitgraph.sync.mapping import Rows, elsewhere, unit_rows
from summitgraph.sync.plan import make_plan
from summitgraph.sync.reading import read_all
from summitgraph.sync.terms import read_terms
from summitgraph.sync.units import Units, units_of
from summitgraph.vocab import RDF_TYPE, document_iri, mention, outside, term, thing

TERMS = read_terms(Path(__file__).parents[1] / "ontology")
Graph = Mapping[str, frozenset[Quad]]
TEXTS = (
    "Kishida met Yoon in New York.",
    "岸田と尹錫悦が会談した。",
    "Biden rief “Kishida” an — \t`x`\x7f\n{}",
    "日韩领导人会面",
)
DOCUMENTS = tuple(document_of(text * 3, name=f"document {n}\u0000.txt") for n, text in enumerate(TEXTS))
PEOPLE = (thing("leader", "ann"), thing("leader", "ben"), thing("leader", "a-third"))
CLASSES = ("Leader", "Country", "Summit", "Agreement", "Clause", "Place")
THINGS = (
    *PEOPLE,
    thing("country", "aaa"),
    thing("summit", "2022-09-21-x-1a2b3c4d"),
    thing("agreement", "pact"),
    thing("agreement", "pact", "2.3"),
    thing("agreement", "pact", "2"),
    thing("place", "there"),
)
LANGUAGES = ("en", "ja", "zh-hans", "zh-hant", "ko", "de-ch-1996")
DAYS = ("2022-09-21", "0001-01-01", "2022", "2003/..", "2021-06-11/2021-06-13", "2022-02-30", "not a day", "")
text = st.text(st.characters(codec="utf-8"), max_size=12)


@st.composite
def values(draw: st.DrawFn) -> tuple[Iri, Literal]:
    """A literal-valued predicate with a literal, usual or not."""
    name = draw(
        st.sampled_from(("skos:prefLabel", "skos:altLabel", "sg:shortName", "sg:text", "dcterms:source", "sg:name"))
    )
    predicate = term(name[3:]) if name.startswith("sg:") else outside(name)
    if draw(st.booleans()):
        return predicate, Literal(draw(text), language=draw(st.sampled_from(LANGUAGES)))
    kind, lexical = draw(
        st.sampled_from((
            ("date", EDTF), ("published", EDTF), ("published", XSD + "date"), ("earliestDay", XSD + "date"),
            ("reviewed", XSD + "boolean"), ("order", XSD + "integer"), ("count", XSD + "decimal"),
            ("isoCode", XSD + "string"), ("duration", XSD + "duration"), ("url", XSD + "anyURI"),
        ))
    )  # fmt: skip
    content = draw(st.sampled_from((*DAYS, "true", "1", "01", "-7", "+7", "9" * 30, "P1D")) | text)
    return term(kind), Literal(content, datatype=NamedNode(lexical))


@st.composite
def things(draw: st.DrawFn, iri: Iri) -> frozenset[Quad]:
    """The quads of one thing."""
    found = {quad(iri, RDF_TYPE, term(draw(st.sampled_from(CLASSES))))}
    if draw(st.booleans()):
        found.add(quad(iri, RDF_TYPE, outside("skos:Concept")))
    for predicate, literal in draw(st.lists(values(), max_size=5)):
        found.add(Quad(NamedNode(iri), NamedNode(predicate), literal))
    mentions = tuple(mention("meeting", document.span(0, 3)) for document in DOCUMENTS)
    ends = st.sampled_from((*THINGS, *mentions, Iri("https://example.org/elsewhere")))
    for name, end in draw(
        st.lists(st.tuples(st.sampled_from(("participant", "hasMention", "place", "clauseOf")), ends), max_size=4)
    ):
        found.add(quad(iri, term(name), end))
    return frozenset(found)


@st.composite
def documents(draw: st.DrawFn, document: Document) -> frozenset[Quad]:
    """The quads of one document's graph, as a build would write them."""
    iri = document_iri(document)
    graph = NamedNode(iri)
    found = {quad(iri, RDF_TYPE, term("Document"), graph), quad(iri, term("fileName"), Value(document.name), graph)}
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, 8))
        span = document.span(start, start + draw(st.integers(1, 8)))
        subject = draw(
            st.sampled_from((mention("meeting", document.span(0, 3)), mention("remark", span), iri, *THINGS[-4:]))
        )
        chain = draw(st.lists(st.sampled_from(THINGS), max_size=3, unique=True))
        fact = Fact(subject, *draw(said()), span, tuple(chain))
        found.update(q for q in fact_quads(fact) if str(q.graph_name) == str(graph))
        if draw(st.integers(0, 9)) == 0:
            found.update(note_quads(span, "corrected"))
    reused = st.tuples(st.sampled_from((term("repeats"), outside("prov:wasRevisionOf"))), st.sampled_from(DOCUMENTS))
    found.update(quad(iri, name, document_iri(other)) for name, other in draw(st.lists(reused, max_size=2)))
    return frozenset(found)


def said() -> st.SearchStrategy[tuple[Iri, Iri | Value]]:
    """What a fact says: a predicate and an object."""
    return st.one_of(
        st.just((RDF_TYPE, term("MeetingMention"))),
        st.tuples(st.sampled_from((term("participant"), term("place"), term("about"))), st.sampled_from(THINGS)),
        st.tuples(st.just(term("date")), st.sampled_from(("2022-09-21", "2022", "2003/..")).map(edtf)),
        st.tuples(st.just(term("text")), text.map(lambda said: words(said, "zh-Hans"))),
        st.tuples(st.just(term("order")), st.sampled_from(("1", "01")).map(lambda said: Value(said, XSD + "integer"))),
    )


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A graph of up to four documents and nine things."""
    found: dict[str, frozenset[Quad]] = {}
    for iri in draw(st.sets(st.sampled_from(THINGS))):
        found[iri] = draw(things(iri))
    for document in draw(st.sets(st.sampled_from(DOCUMENTS))):
        found[document_iri(document)] = draw(documents(document))
    return found


@st.composite
def edited(draw: st.DrawFn, graph: Graph) -> Graph:
    """A graph after up to four edits: something added or changed, something taken away, one quad less."""
    found = dict(graph)
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(("thing", "document", "remove", "less")))
        if kind == "thing":
            iri = draw(st.sampled_from(THINGS))
            found[iri] = draw(things(iri))
        elif kind == "document":
            document = draw(st.sampled_from(DOCUMENTS))
            found[document_iri(document)] = draw(documents(document))
        elif found:
            key = draw(st.sampled_from(sorted(found)))
            if kind == "remove":
                del found[key]
            elif found[key]:  # what an edit before this one may have emptied
                found[key] -= {draw(st.sampled_from(sorted(found[key], key=str)))}
    return found


def units(graph: Graph) -> Units:
    """A graph as a build writes it."""
    return units_of(content(graph.values()))


def content(parts: Iterable[Iterable[Quad]]) -> bytes:
    """Sorted N-Quads."""
    return nquads(found for part in parts for found in part)


# Ways of the tests through the sync ------------------------------------------------------------------


def rows_of(found: Units) -> Rows:
    """The rows of a whole graph."""
    rows = Rows()
    for iri in found.units:
        for row in unit_rows(iri, found.quads(iri), TERMS):
            rows.add(row)
    for iri in rows.named():
        rows.add(elsewhere(iri))
    return rows


def sync(database: Database, graph: Units) -> Counter[str]:
    """Plan and apply; what the server counted."""
    database.counters.clear()
    await_others(database)
    apply(database, make_plan(database, graph, TERMS), TERMS, allow_deletes=True)
    return +database.counters


def pulled(database: Database) -> bytes:
    """The database as N-Quads."""
    return nquads(quads_of(read_all(database, TERMS).rows, TERMS))
