"""Visits and travels of the US Office of the Historian: one XML element a visit or trip, 1866 to 2025, CC0.

What comes in: the XML as the source publishes it (``<visits>`` or ``<trips>``). What goes out: each element as a
document of its own; who travelled, when and where, and whom they met, as its few words tell.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from summitgraph import Document, Fact, Finding, Iri, Span, thing
from summitgraph.authority import Authority
from summitgraph.text.en.account import TRAVELS, USA, VISITS, Entry, row_facts
from summitgraph.text.en.cells import Cell, cell, day
from summitgraph.text.en.people import RANKS, Named, one_person
from summitgraph.text.en.places import country, place
from summitgraph.text.en.remarks import Said, clauses, meetings
from summitgraph.time import Days

SOURCES: Final = (VISITS, TRAVELS)
VERSION: Final = "1"

_ROOT: Final = re.compile(r"<(?:visits|trips)\b")
_ROW: Final = re.compile(r"<(?P<kind>visit|trip)\b[^>]*>(?:(?!<(?:visit|trip)\b).)*?</(?P=kind)>", re.DOTALL)
_OPEN: Final = re.compile(r"<(?:visit|trip)\b")
_ID: Final = re.compile(r"<id>\s*([A-Za-z0-9._~-]+)\s*</id>")
_FIELD: Final = re.compile(r"<(?P<name>[a-z-]+)(?: id=\"(?P<id>[^\"]*)\")?[^<>]*(?<!/)>(?P<text>[^<>]*)</(?P=name)>")
_WHO: Final = re.compile(r"<trip\b[^>]*\bwho=\"([a-z0-9-]+)\"")
# Official Working Visit. | State visit; met with ... (the offices are as the source misspells them, too)
_RECEIVED: Final = re.compile(r"(?i)(?:state|offici?al(?: select)?(?: working)?|working) visit\b(?! to (?!washington))")
ASEAN: Final = thing("series", "asean")
_HOSTS: Final = {title for title in RANKS if "President" in title or title.startswith("Secretary")}
# Attended Trilateral Summit at Camp David, MD.
_TRILATERAL: Final = re.compile(r"(?i)\btrilateral (?:summit|meeting|talks)\b")


def identify(document: Document) -> bool:
    """Whether it is a file of visits or of trips."""
    return bool(_ROOT.search(document.text[:1000]))


def split(document: Document) -> Iterator[Document | Finding]:
    """Yield each visit or trip as a document of its own, and a finding for each that has no end or no id."""
    whole = {found.start() for found in _ROW.finditer(document.text)}
    for start in (found.start() for found in _OPEN.finditer(document.text)):
        row = _ROW.match(document.text, start) if start in whole else None
        found = _ID.search(document.text, start, row.end() if row else start + 200)
        if row and found:
            register = VISITS.id if row["kind"] == "visit" else TRAVELS.id
            yield document.record(start, row.end(), register=register, record=found[1])
        else:
            line = document.text.count("\n", 0, start) + 1
            name = f"record {found[1]}" if found else "a record without an id"
            message = f"{document.name} line {line}: {name} has no end or no id, and was not read; mend the XML there"
            yield Finding("row-unreadable", message, document.name, "error")


def load(document: Document, authority: Authority) -> Iterator[Fact | Finding]:
    """Yield what one visit or trip says."""
    if document.row is None:
        return
    try:
        yield from _facts(document, authority)
    except ValueError as error:
        message = f"record {document.row.record}: {error}; the row was left out, mend it in its file"
        yield Finding("row-unreadable", message, document.name, "error")


def _facts(document: Document, authority: Authority) -> Iterator[Fact]:
    cells, ids = _cells(document)
    first, last = day(cells.get("start-date")), day(cells.get("end-date"))
    if first > last:
        raise ValueError(f"it ends on {last}, before it begins on {first}")
    visit = document.row is not None and document.row.register == VISITS.id
    who = cells.get("visitor" if visit else "name")
    if who is None:
        raise ValueError("it does not say who travelled")
    there = cells.get("from" if visit else "country")
    other = country(there.text, authority) or country(ids.get(there.text, ""), authority) if there else None
    days = (first, last)
    traveller = _traveller(who, cells.get("role"), authority, other if visit else USA, days)
    remark = cells.get("description" if visit else "remarks")
    entry = Entry(
        document, VISITS if visit else TRAVELS,
        _url(document, ids.get(there.text, "") if there else ""), (traveller, who.whole),
        _published(cells, last), days, _joint(document, cells), _where(cells, remark, authority, other, visit),
    )  # fmt: skip
    said = list(
        _received(remark, authority, traveller, days)
        if visit
        else _travelled(remark, authority, traveller, other, days)
    )
    yield from row_facts(entry, _title(who, there, entry.date), _with_spans(remark, said) if remark else [])


def _cells(document: Document) -> tuple[dict[str, Cell], dict[str, str]]:
    """The fields of a row, and the id that stands beside a country."""
    cells: dict[str, Cell] = {}
    ids: dict[str, str] = {}
    for found in _FIELD.finditer(document.text):
        if words := cell(document, found.start("text"), found.end("text")):
            cells.setdefault(found["name"], words)
            ids[words.text] = found["id"] or ids.get(words.text, "")
    return cells, ids


def _traveller(who: Cell, role: Cell | None, authority: Authority, home: Iri | None, days: Days) -> Named:
    found = one_person(who.text, authority, home, days)
    if found is None:
        raise ValueError(f"{who.text!r} is no name")
    if role is None:
        return found
    rank = 0 if role.text == "president" else 1
    title = "President" if rank == 0 else "Secretary of State"
    again = one_person(f"{title} {who.text}", authority, home, days)
    leader = found.leader or (again.leader if again else None)
    return Named(found.start, found.end, found.name, title, rank, leader)


def _url(document: Document, place_id: str) -> str:
    who = _WHO.search(document.text)
    if who is None:
        return f"{VISITS.homepage}/{place_id}" if re.fullmatch(r"[a-z0-9-]+", place_id) else VISITS.homepage
    kind = "president" if 'role="president"' in document.text[: who.end() + 40] else "secretary"
    return f"{TRAVELS.homepage}/{kind}/{who[1]}"


def _published(cells: dict[str, Cell], last: date) -> tuple[str, Span]:
    """The day on which the record was made; for one without it the last day of the visit, the earliest it can be."""
    made = cells.get("created-datetime")
    found = re.match(r"\d{4}-\d\d-\d\d", made.text) if made else None
    if made and found and found[0] >= last.isoformat():
        return found[0], made.span(0, 10)
    return last.isoformat(), cells["end-date"].whole


def _joint(document: Document, cells: dict[str, Cell]) -> Span:
    """The words that hold both days."""
    return document.span(cells["start-date"].whole.start, cells["end-date"].whole.end)


def _where(
    cells: dict[str, Cell],
    remark: Cell | None,
    authority: Authority,
    other: Iri | None,
    visit: bool,  # noqa: FBT001 - private
) -> tuple[Iri, Span] | None:
    """The one place that the row names, else the country; a visit to the US names its place in the remark."""
    if visit:
        named = place(remark.text, authority, USA) if remark else None
        whole = document_span(cells, "description", "from")
        return named or USA, whole
    locale, words = cells.get("locale"), cells.get("country")
    if locale and (exact := place(locale.text, authority, other)):
        return exact, locale.whole
    return (other, words.whole) if other and words else None


def document_span(cells: dict[str, Cell], *names: str) -> Span:
    """The words of the first of these fields that is there, else of the visitor."""
    return next(cells[name].whole for name in (*names, "visitor") if name in cells)


def _title(who: Cell, there: Cell | None, when: str) -> str:
    return f"{who.text} ({there.text if there else '?'}), {when}"


def _received(remark: Cell | None, authority: Authority, visitor: Named, days: Days) -> Iterator[Said]:
    """The meetings of a visit: those it names; else, for a visit that the President gives, one with him."""
    if remark is None:
        return
    found_ = (one for one in meetings(remark.text, authority, USA, days) if _host_or_series(one))
    told = [replace(one, partial=False) for one in found_]
    yield from told
    if visitor.rank or any(one.others for one in told):
        return
    host = authority.leader(USA, days)
    for start, end in clauses(remark.text):
        clause = remark.text[start:end]
        found = _RECEIVED.match(clause.lstrip()) or _TRILATERAL.search(clause)
        if found and host:
            at = start + clause.index(found[0])
            yield Said(at, at + len(found[0]), leaders=(host,), partial=bool(_TRILATERAL.search(clause)))
            return


def _host_or_series(said: Said) -> bool:
    """Whether a visitor met Americans, or came to a summit; what ASEAN holds in the US is a summit with the US."""
    if said.series:
        return said.series != ASEAN
    return all(who.title in _HOSTS for who in said.others)


def _travelled(
    remark: Cell | None, authority: Authority, traveller: Named, other: Iri | None, days: Days
) -> Iterator[Said]:
    """The meetings of a trip; the series are of leaders, what a minister attends there is not their summit."""
    for one in meetings(remark.text, authority, other, days) if remark else ():
        if not (one.series and traveller.rank):
            yield one


def _with_spans(remark: Cell, said: list[Said]) -> Iterator[tuple[Said, Span, dict[Named, Span]]]:
    for one in said:
        names = {who: remark.span(who.start, who.end) for who in one.others}
        yield one, remark.span(one.start, one.end), names
