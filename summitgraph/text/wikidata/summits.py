"""Summits of Wikidata as mentions of meetings.

What comes in: a `Record` and those of its entities that are summits. What goes out: facts, each resting on the id of a
statement; and, as strings, why something was not read.
"""

from collections.abc import Sequence
from datetime import date

from summitgraph.model import XSD, Fact, Iri, Span, Value, boolean, edtf
from summitgraph.text.wikidata.claims import best, statements
from summitgraph.text.wikidata.record import ENTITY, Entity, Record, Told, human
from summitgraph.time import bounds
from summitgraph.vocab import RDF_TYPE, mention, term, thing


def summit_facts(record: Record, meetings: Sequence[Entity]) -> Told:
    """Yield each summit that has a day: who took part, where and when, of which series."""
    for one in meetings:
        kind = next(iter(record.placed(statements(one.get("claims"), "P31"))), None)
        when, spans = _when(record, one)
        if kind and when:
            iri = mention("meeting", kind[1])
            yield Fact(iri, RDF_TYPE, term("MeetingMention"), kind[1])
            yield Fact(iri, term("item"), Iri(ENTITY + str(one["id"])), kind[1])
            yield Fact(iri, term("level"), thing("level", "leaders"), kind[1])
            yield Fact(iri, term("mode"), thing("mode", "unknown"), kind[1])
            yield Fact(iri, term("partial"), boolean(True), kind[1])  # noqa: FBT003 - the value itself
            for span in spans:
                yield Fact(iri, term("date"), edtf(when), span)
            yield from _outcome(record, iri, when, spans[0])
            yield from _who(record, iri, one)
            yield from _where(record, iri, one)
        else:
            yield "summits without a day that can be read"


def _when(record: Record, entity: Entity) -> tuple[str, list[Span]]:
    """The days of a meeting and the statements that say so: points in time (P585), else beginning and end."""
    claims = entity.get("claims")
    first: tuple[str, Span | None]
    last: tuple[str, Span | None]
    points = list(record.days(best(claims, "P585")))
    if points:
        first = min(points, key=lambda point: bounds(point[0])[0] or date.min)
        last = max(points, key=lambda point: bounds(point[0])[1] or date.max)
    else:
        first, last = (next(record.days(best(claims, name)), ("..", None)) for name in ("P580", "P582"))
    text = first[0] if first[0] == last[0] else f"{_end(first[0], 0)}/{_end(last[0], 1)}"
    try:
        bounds(text)
    except ValueError:
        return "", []
    return ("", []) if text == ".." else (text, list(dict.fromkeys(span for _, span in (first, last) if span)))


def _end(text: str, side: int) -> str:
    """One end of an interval: a date as it is, of an interval its own end."""
    return text.split("/")[side] if "/" in text else text


def _outcome(record: Record, iri: Iri, when: str, where: Span) -> Told:
    """Yield the status: planned when it begins after the entity was changed, else held."""
    changed, first = record.changed(), bounds(when)[0]
    ahead = changed is not None and first is not None and first > changed[0]
    yield Fact(iri, term("status"), thing("status", "planned" if ahead else "held"), where)
    if changed:
        yield Fact(iri, term("asOf"), Value(changed[0].isoformat(), XSD + "date"), changed[1])
    else:
        yield "summits taken as held, for it is not told when the entity was changed"


def _who(record: Record, iri: Iri, entity: Entity) -> Told:
    """Yield who took part: those whom the summit names (P710), and those of the record who name it (P1344)."""
    for one, where in record.placed(statements(entity.get("claims"), "P710")):
        if who := record.person(one.item):
            yield Fact(iri, term("participant"), who, where)
        else:
            yield f"participants that may be no people: {one.item} (link it, or add its entity to the file)"
    for other in filter(human, record.each()):
        for one, where in record.placed(statements(other.get("claims"), "P1344")):
            there = record.entities.get(one.item, {})
            if there.get("id") == entity["id"] and (who := record.person(str(other["id"]))):
                yield Fact(iri, term("participant"), who, where)


def _where(record: Record, iri: Iri, entity: Entity) -> Told:
    """Yield where it was (P276, else P17), and of which series it is (P31, P179, P361)."""
    claims = entity.get("claims")
    for name, kinds in (("P276", ("place", "country")), ("P17", ("country",))):
        found = [(there, span) for one, span in record.placed(best(claims, name))
                 if (there := record.thing(one.item, *kinds))]  # fmt: skip
        for there, span in found:
            yield Fact(iri, term("place"), there, span)
        if found:
            break
    for one, span in (found for name in ("P31", "P179", "P361") for found in record.placed(best(claims, name))):
        if series := record.thing(one.item, "series"):
            yield Fact(iri, term("series"), series, span)
            return
