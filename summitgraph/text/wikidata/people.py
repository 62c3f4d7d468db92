"""People of Wikidata: their terms of office, and who they are where the authority does not know them.

What comes in: a `Record` and an entity of a human being. What goes out: facts, each resting on the id of a statement or
on the words of a label; and, as strings, why something was not read.
"""

from summitgraph.model import Fact, Iri, Span, boolean, edtf, words
from summitgraph.text.wikidata.claims import Statement, best, edtf_of, item_of_value, qualifier, statements
from summitgraph.text.wikidata.record import ENTITY, NO_LANGUAGE, Entity, Record, Told
from summitgraph.vocab import RDF_TYPE, mention, term


def person_facts(record: Record, entity: Entity, who: Iri) -> Told:
    """Yield what is known of a person whom the authority does not know."""
    item, span = str(entity["id"]), record.span(entity["id"])
    assert span is not None
    yield Fact(who, RDF_TYPE, term("Person"), span)
    yield Fact(who, term("reviewed"), boolean(False), span)  # noqa: FBT003 - the value itself
    yield Fact(who, term("item"), Iri(ENTITY + item), span)
    for name, where in list(record.labels(item)) or [(words(item, NO_LANGUAGE), span)]:
        yield Fact(who, term("name"), name, where)
    for day, where in record.days(best(entity.get("claims"), "P569")):
        yield Fact(who, term("born"), edtf(day), where)
    for one, where in record.placed(statements(entity.get("claims"), "P27")):
        if country := record.thing(one.item, "country"):
            yield Fact(who, term("citizenOf"), country, where)


def term_facts(record: Record, entity: Entity) -> Told:
    """Yield the terms of office of a person."""
    holder = record.person(str(entity["id"]))
    for one, where in record.placed(statements(entity.get("claims"), "P39")):
        if holder and one.item:
            iri = mention("tenure", where)
            yield Fact(iri, RDF_TYPE, term("TenureMention"), where)
            yield Fact(iri, term("holder"), holder, where)
            yield Fact(iri, term("item"), Iri(ENTITY + one.item), where)
            if office := record.thing(one.item, "office"):
                yield Fact(iri, term("office"), office, where)
            for name, there in record.labels(one.item):
                yield Fact(iri, term("name"), name, there)
            if of := record.thing(item_of_value(qualifier(one, "P642")[1]), "country", "organization"):
                yield Fact(iri, term("officeOf"), of, where)
            yield from _term(iri, one, where)


def _term(iri: Iri, told: Statement, where: Span) -> Told:
    """Yield from when until when; an end that is not known comes some time after the beginning."""
    first = ""
    for name, field in (("P580", "heldFrom"), ("P582", "heldUntil")):
        kind, value = qualifier(told, name)
        day = ""
        if kind == "value":
            try:
                day = edtf_of(value)
            except ValueError:
                yield f"dates that cannot be read ({name})"
        elif kind == "somevalue" and first and "/" not in first:
            day = f"{first}/.."
        if day:
            yield Fact(iri, term(field), edtf(day), where)
        first = day
