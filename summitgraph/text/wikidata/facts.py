"""All that a record of Wikidata says, as facts.

What comes in: a `Record`, and which of its entities are summits. What goes out: facts, each resting on the id of a
statement (or on the words of a label); and, as strings, why something was not read.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from summitgraph.model import XSD, Fact, Source, Value, words
from summitgraph.text.located import Located
from summitgraph.text.wikidata.claims import edtf_of, refused, statements
from summitgraph.text.wikidata.people import person_facts, term_facts
from summitgraph.text.wikidata.record import NO_LANGUAGE, PAGE, Entity, Record, Told, human
from summitgraph.text.wikidata.summits import summit_facts
from summitgraph.vocab import document_iri, outside, term, thing

DATES: Final = frozenset({"P569", "P585", "P580", "P582"})
READ: Final = ("P31", "P39", "P569", "P27", "P585", "P580", "P582", "P710", "P1344", "P276", "P17")


def facts_of(record: Record, meetings: Sequence[Entity], source: Source) -> Told:
    """Yield all that a record says of its people and of these of its entities, which are meetings."""
    people = [one for one in record.each() if human(one) and statements(one.get("claims"), "P39")]
    said = [*(fact for one in people for fact in term_facts(record, one)), *summit_facts(record, meetings)]
    yield from said
    for one in {str(one["id"]): one for one in (*people, *meetings)}.values():
        yield from _unread(one)
    if not any(isinstance(found, Fact) for found in said):
        return
    yield from _own(record, [*meetings, *people], source)
    named = {found.object for found in said if isinstance(found, Fact)}
    for one in record.each():
        who = record.person(str(one["id"]))
        if who in named and who not in record.authority.kinds:
            yield from person_facts(record, one, who)


def _own(record: Record, read: Sequence[Entity], source: Source) -> Iterator[Fact]:
    """Yield what is to be said of the record itself."""
    iri, first = document_iri(record.document), read[0]
    span = record.span(first["id"])
    assert span is not None  # an identifier is never empty
    titles = list(record.labels(str(first["id"])))
    for title, where in titles or [(words(str(first["id"]), NO_LANGUAGE), span)]:
        yield Fact(iri, outside("dcterms:title"), title, where)
    for title, where in titles[:1]:
        yield Fact(iri, outside("dcterms:language"), Value(title.language), where)
    yield Fact(iri, term("source"), thing("source", source.id), span)
    yield Fact(iri, term("url"), Value(f"{PAGE}{first['id']}", XSD + "anyURI"), span)
    if told := record.changed():
        yield Fact(iri, term("published"), Value(told[0].isoformat(), XSD + "date"), told[1])


def _unread(entity: Entity) -> Iterator[str]:
    """Yield why statements were not read, one by one."""
    claims = entity.get("claims")
    for name in READ:
        yield from ["statements that are marked as wrong"] * refused(claims, name)
        for one in statements(claims, name):
            if one.kind != "value":
                yield f"statements of {'an unknown' if one.kind == 'somevalue' else 'no'} value ({name})"
            elif not isinstance(one.id, Located):
                yield f"statements without an id ({name})"
            elif name in DATES:
                try:
                    edtf_of(one.value)
                except ValueError:
                    yield f"dates that cannot be read ({name})"
