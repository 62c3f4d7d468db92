"""Entities of Wikidata: people with their terms of office, and summits with those who took part, day and place, CC0.

What comes in: JSON as Special:EntityData gives it, a bare entity, or a dump (an array, or one entity a line). What goes
out: each entity as a document of its own; its facts rest on the ids of statements (see docs/linking.md).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json import JSONDecodeError, JSONDecoder
from typing import Any, Final

from summitgraph import Document, Finding, Source
from summitgraph.authority import Authority
from summitgraph.model import Fact
from summitgraph.text.located import located
from summitgraph.text.wikidata.claims import QID, mapping, statements
from summitgraph.text.wikidata.facts import facts_of
from summitgraph.text.wikidata.record import Record

SOURCES: Final = (
    Source(
        "wikidata", "Wikidata", "en", "https://www.wikidata.org/", "https://creativecommons.org/publicdomain/zero/1.0/"
    ),
)
VERSION: Final = "1"
ITEMS: Final = True  # what is read depends on links/wikidata.sssom.tsv
SUMMIT: Final = "Q1072326"
MOST_ERRORS: Final = 20
_START: Final = re.compile(r"\s*\[?\s*\{")
# {"entities":{"Q1": | {"pageid":1,"ns":0,"title":"Q1",...,"type":"item","id":"Q1" | [ {"type":"property","id":"P1"
_ENTITY: Final = re.compile(
    r'"entities"\s*:\s*[{\[]|"type"\s*:\s*"(?:item|property|lexeme)"\s*,\s*"id"\s*:\s*"[QPL]\d'
    r'|"id"\s*:\s*"Q\d+"\s*,\s*"(?:missing|labels|claims|type)"|"entity"\s*:\s*"Q\d+"\s*,\s*"redirect"'
)
# the next entity after one that is broken
_NEXT: Final = re.compile(r'\n[ ,]*(?=\{")')
_BETWEEN: Final = re.compile(r"[\s,\[\]]*")


@dataclass(frozen=True, slots=True)
class _Found:
    """An entity or several, where they stand in the file; of which classes they are, and what these are kinds of."""

    start: int
    end: int
    record: str
    entities: int
    office: bool
    classes: frozenset[str]
    parents: tuple[tuple[str, str], ...]


def identify(document: Document) -> bool:
    """Whether it begins as JSON of Wikidata's entities does."""
    return bool(_START.match(document.text) and _ENTITY.search(document.text, 0, 4000))


def split(document: Document) -> Iterator[Document | Finding]:
    """Yield each record with a person who held an office, or a summit; findings tell of the others."""
    found: list[_Found] = []
    for one in _records(document):
        if isinstance(one, _Found):
            found.append(one)
        else:
            yield one
    kinds = summits(pair for one in found for pair in one.parents)
    wanted = [one for one in found if one.office or one.classes & kinds]
    for one in wanted:
        yield document.record(one.start, one.end, register=SOURCES[0].id, record=one.record)
    if over := sum(one.entities for one in found) - sum(one.entities for one in wanted):
        message = (
            f"{document.name}: {over} entities are neither people with an office nor of the class {SUMMIT} (summit) "
            "or one that the file says is a kind of it; if one is a summit, add the entity of its class to the file"
        )
        yield Finding("entities-passed-over", message, document.name, "info")


def summits(parents: Any) -> set[str]:
    """The class of summits, and those that are a kind of it, of a kind of it ..."""
    below: dict[str, set[str]] = {}
    for child, parent in parents:
        below.setdefault(parent, set()).add(child)
    known, new = {SUMMIT}, {SUMMIT}
    while new := {child for parent in new for child in below.get(parent, ())} - known:
        known |= new
    return known


def _records(document: Document) -> Iterator[_Found | Finding]:
    """Yield what stands in a file, entity by entity; what is broken costs itself."""
    text, name, at, errors = document.text, document.name, 0, 0
    decoder = JSONDecoder()
    while (at := _after(text, at)) < len(text):
        line = f"{name} line {text.count(chr(10), 0, at) + 1}"
        try:
            given, end = decoder.raw_decode(text, at)
            yield from _record(document, given, at, end, line)
            at = end
            continue
        except (ValueError, RecursionError) as error:
            why = error.msg if isinstance(error, JSONDecodeError) else "it cannot be read"
        errors += 1
        rest = "; the rest of the file was not read" if errors == MOST_ERRORS else ""
        yield Finding("row-unreadable", f"{line}: no entity in JSON: {why}{rest}; get the file again", name, "error")
        follows = _NEXT.search(text, at)
        at = follows.end() if follows and errors < MOST_ERRORS else len(text)


def _after(text: str, at: int) -> int:
    match = _BETWEEN.match(text, at)
    return match.end() if match else at


def _record(document: Document, given: Any, start: int, end: int, line: str) -> Iterator[_Found | Finding]:
    """Yield one value of the file as a record; what is gone, or none of Wikidata's, is a finding."""
    told = mapping(given)
    entities = list(entities_of(told))
    name = document.name
    for gone in (one for one in entities if "missing" in one):
        yield _missing(name, line, str(gone.get("id")), "is not there (any more); take its name out")
    there = [one for one in entities if "missing" not in one and QID.fullmatch(str(one.get("id")))]
    if "redirect" in told:
        yield _missing(name, line, str(told.get("entity")), f"was merged into {told['redirect']}; get that one")
    elif not entities and not told.keys() & {"entities", "id"}:
        raise ValueError
    if there:
        several = f"entities-{document.sha256[:12]}" + (f"-{start}" if start else "")
        yield _Found(
            start, end, record_id(there[0]) if len(there) == 1 else several, len(there),
            any(statements(one.get("claims"), "P39") for one in there),
            frozenset(named for one in there for named in _items(one, "P31")),
            tuple((str(one["id"]), parent) for one in there for parent in _items(one, "P279")),
        )  # fmt: skip


def _missing(name: str, line: str, item: str, why: str) -> Finding:
    return Finding("entity-missing", f"{line}: {item} {why}", name)


def entities_of(told: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The entities of a value: those under ``entities``, else itself."""
    if "entities" in told:
        yield from (one for one in mapping(told["entities"]).values() if mapping(one).get("id"))
    elif told.get("id"):
        yield told


def record_id(entity: Mapping[str, Any]) -> str:
    """``Q567-2210000000``: the item, and which version of it, where that is told."""
    version = entity.get("lastrevid")
    return f"{entity['id']}-{version}" if isinstance(version, int) and version > 0 else str(entity["id"])


def _items(entity: Mapping[str, Any], name: str) -> Iterator[str]:
    return (one.item for one in statements(entity.get("claims"), name) if one.item)


def load(document: Document, authority: Authority) -> Iterator[Fact | Finding]:
    """Yield what one record says: terms of office of its people, and its summits."""
    if document.row is None:
        return
    try:
        told = [one for one in entities_of(mapping(located(document.text))) if QID.fullmatch(str(one.get("id")))]
    except (ValueError, RecursionError) as error:
        message = f"record {document.row.record}: {error}; it was left out, get the file again"
        yield Finding("row-unreadable", message, document.name, "error")
        return
    kinds = summits((str(one["id"]), parent) for one in told for parent in _items(one, "P279"))
    meetings = [one for one in told if kinds.intersection(_items(one, "P31"))]
    if not meetings and len(told) == 1 and not statements(told[0].get("claims"), "P39"):
        meetings = told  # a line of a dump, whose class stands on another line
    record = Record.of(document, authority, told)
    unread: dict[str, int] = {}
    for found in facts_of(record, meetings, SOURCES[0]):
        if isinstance(found, Fact):
            yield found
        else:
            unread[found] = unread.get(found, 0) + 1
    if unread:
        message = "; ".join(f"{number} {why}" for why, number in sorted(unread.items()))
        yield Finding("claims-unread", f"record {document.row.record}: not read: {message}", document.name, "info")
