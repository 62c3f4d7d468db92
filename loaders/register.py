"""The project's own registers: a CSV of facts, one row a visit or trip, with the record it was taken from.

What comes in: a CSV whose first line is `COLUMNS`. What goes out: each row as a document of its own; who travelled,
when and where, and whom they met. A row names its source and its licence.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph import Document, Fact, Finding, Iri, Span, slug, thing
from summitgraph.authority import Authority
from summitgraph.text.en.account import TRAVELS, VISITS, Entry, row_facts
from summitgraph.text.en.cells import Cell, cell, day
from summitgraph.text.en.people import Named, one_person
from summitgraph.text.en.places import country, place
from summitgraph.text.en.remarks import Said
from summitgraph.time import Days

SOURCES: Final = (VISITS, TRAVELS)
VERSION: Final = "1"
COLUMNS: Final = (
    "record", "start", "end", "who", "of", "with", "country", "place", "kind", "series", "recorded", "source", "url",
    "licence",
)  # fmt: skip
# what takes part in a visit's name, before a meeting that others may have attended
SOME: Final = "some of"
_HEADER: Final = ",".join(COLUMNS)
# 3147,2023-01-13,2023-01-13,Prime Minister Fumio Kishida,Japan,... or "Washington, D.C." in quotation marks
_CELL: Final = re.compile(r'(?:"(?P<quoted>(?:[^"\n]|"")*)"|(?P<plain>[^,"\n]*))(?:,|$)')
_RECORD: Final = re.compile(r"[A-Za-z0-9._~-]+")


def identify(document: Document) -> bool:
    """Whether the first line names our columns."""
    return document.text.partition("\n")[0].strip() == _HEADER


def split(document: Document) -> Iterator[Document | Finding]:
    """Yield each line as a document of its own, named by the file and the record id."""
    start = document.text.index("\n") + 1 if "\n" in document.text else len(document.text)
    register = slug(document.name.rpartition("/")[2].removesuffix(".csv")) or "register"
    for number, line in enumerate(document.text[start:].splitlines(keepends=True), start=2):
        row = line.rstrip()
        record = row.partition(",")[0]
        if row and _RECORD.fullmatch(record):
            yield document.record(start, start + len(row), register=register, record=record)
        elif row:
            message = f"{document.name} line {number}: {record!r} is no record id (letters, digits, . _ ~ -); mend it"
            yield Finding("row-unreadable", message, document.name, "error")
        start += len(line)


def load(document: Document, authority: Authority) -> Iterator[Fact | Finding]:
    """Yield what one row says."""
    if document.row is None:
        return
    try:
        yield from _facts(document, authority)
    except ValueError as error:
        message = f"record {document.row.record}: {error}; the row was left out, mend it in its file"
        yield Finding("row-unreadable", message, document.name, "error")


def _cells(document: Document) -> dict[str, Cell]:
    """The cells of a row by column, without the empty ones; ValueError when there are more or fewer."""
    found = []
    at = 0
    while at <= len(document.text) and (match := _CELL.match(document.text, at)):
        found.append(match.span("quoted" if match["quoted"] is not None else "plain"))
        at = match.end() + (match.end() == len(document.text))
    if document.text.endswith(","):
        found.append((len(document.text), len(document.text)))
    if at <= len(document.text) or len(found) != len(COLUMNS):
        raise ValueError(f"it has {len(found)} cells that can be read, not {len(COLUMNS)}")
    made = ((name, cell(document, *span)) for name, span in zip(COLUMNS, found, strict=True))
    return {name: words for name, words in made if words}


def _facts(document: Document, authority: Authority) -> Iterator[Fact]:
    cells = _cells(document)
    if missing := [name for name in ("who", "kind", "recorded", "source", "url") if name not in cells]:
        raise ValueError(f"it does not say {', '.join(missing)}")
    days = day(cells.get("start")), day(cells.get("end"))
    if days[0] > days[1]:
        raise ValueError(f"it ends on {days[1]}, before it begins on {days[0]}")
    who = cells["who"]
    home = country(cells["of"].text, authority) if "of" in cells else None
    traveller = one_person(who.text, authority, home, days)
    source = next((source for source in SOURCES if source.id == cells["source"].text), None)
    if traveller is None or source is None:
        raise ValueError(f"{who.text!r} or {cells['source'].text!r} is not known")
    when = document.span(cells["start"].whole.start, cells["end"].whole.end)
    recorded = day(cells["recorded"]).isoformat()
    entry = Entry(
        document, source, cells["url"].text, (traveller, who.whole),
        (recorded, cells["recorded"].whole), days, when, _where(cells, authority),
    )  # fmt: skip
    told = [*_people(cells, authority, days), *_series(cells, authority)]
    yield from row_facts(entry, f"{who.text}, {cells['kind'].text}, {entry.date}", told)


def _where(cells: dict[str, Cell], authority: Authority) -> tuple[Iri, Span] | None:
    there = cells.get("country")
    land = country(there.text, authority) if there else None
    words = cells.get("place")
    if words and land and (exact := place(words.text, authority, land)):
        return exact, words.whole
    return (land, there.whole) if land and there else None


def _people(cells: dict[str, Cell], authority: Authority, days: Days) -> Iterator[tuple[Said, Span, dict[Named, Span]]]:
    """Yield a meeting for each "President Joe Biden (United States)" of the column "with"."""
    words = cells.get("with")
    if words is None:
        return
    partial = SOME in cells["kind"].text or cells["kind"].text.startswith("trip")
    for found in re.finditer(r"(?P<who>[^;()]+?) ?(?:\((?P<of>[^)]*)\))?(?:; ?|$)(?<!^)", words.text):
        named = one_person(found["who"].strip(), authority, country(found["of"] or "", authority), days)
        if named:
            span = words.span(*found.span("who"))
            yield Said(found.start("who"), found.end("who"), (named,), partial=partial), span, {named: span}


def _series(cells: dict[str, Cell], authority: Authority) -> Iterator[tuple[Said, Span, dict[Named, Span]]]:
    """Yield a meeting for each key of the column "series"."""
    words = cells.get("series")
    for found in re.finditer(r"[a-z0-9-]+", words.text) if words else ():
        series = thing("series", found[0])
        if words and series in authority.kinds:
            yield Said(found.start(), found.end(), series=series), words.span(*found.span()), {}
