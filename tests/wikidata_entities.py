"""Entities in the form in which Wikidata gives them, for tests: `entity`, `statement`, and values for both."""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def item(name: str) -> Json:
    """An item as a value."""
    return {"value": {"entity-type": "item", "numeric-id": int(name[1:]), "id": name}, "type": "wikibase-entityid"}


def day(text: str, precision: int = 11, calendar: str = "Q1985727") -> Json:
    """A time as a value: ``day("+2001-04-26")``."""
    told = {"time": f"{text}T00:00:00Z", "timezone": 0, "before": 0, "after": 0, "precision": precision}
    return {"value": told | {"calendarmodel": f"http://www.wikidata.org/entity/{calendar}"}, "type": "time"}


def words(text: str) -> Json:
    """A text as a value."""
    return {"value": text, "type": "string"}


def snak(name: str, value: Json | str) -> Json:
    """What a property says: a value, or ``"somevalue"``, ``"novalue"``."""
    if isinstance(value, str):
        return {"snaktype": value, "property": name}
    return {"snaktype": "value", "property": name, "datavalue": value}


def statement(name: str, value: Json | str, *, rank: str = "normal", **qualifiers: Json | str | None) -> Json:
    """A statement; `entity` gives it an id."""
    told = {key: [snak(key, said)] for key, said in qualifiers.items() if said}
    return {"mainsnak": snak(name, value), "type": "statement", "rank": rank, "qualifiers": told}


def entity(name: str, *statements: Json, labels: Mapping[str, str] | None = None, **more: Any) -> Json:
    """An entity with these statements; `more` is what stands at its head (``lastrevid``, ``modified``)."""
    claims: dict[str, list[Json]] = {}
    for number, told in enumerate(statements):
        identified = told | {"id": f"{name}${number:08X}-0000-4000-8000-{int(name[1:]):012X}"}
        claims.setdefault(told["mainsnak"]["property"], []).append(identified)
    named = {code: {"language": code, "value": text} for code, text in (labels or {}).items()}
    return {**more, "type": "item", "id": name, "labels": named, "claims": claims or []}
