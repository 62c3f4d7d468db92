"""People's decisions, which overrule what the engine works out.

What comes in: the tables in ``links/``. What goes out: frozen rows; a malformed table is a ProjectError.
A line that starts with ``#`` is a comment; the first other line names the columns.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summitgraph.model import Iri, ProjectError
from summitgraph.sssom import RECORD, Row, read_rows
from summitgraph.time import bounds
from summitgraph.vocab import BASE

_MEETING: Final = re.compile(re.escape(BASE) + r"summit/[A-Za-z0-9._~-]+")
_SAME: Final = {"owl:sameAs", "http://www.w3.org/2002/07/owl#sameAs"}
_DIFFERENT: Final = {"owl:differentFrom", "http://www.w3.org/2002/07/owl#differentFrom"}


@dataclass(frozen=True, slots=True)
class Correction:
    """One field of one document, read wrongly: what was read, what is right (empty: nothing)."""

    document: str
    start: int
    end: int
    field: str
    read: str
    corrected: str
    who: str
    why: str
    date: str


@dataclass(frozen=True, slots=True)
class Registered:
    """A meeting whose IRI is promised: its anchor mention carries the IRI wherever it goes."""

    iri: Iri
    date: str
    participants: frozenset[Iri]
    anchor: Iri


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two meetings or mentions are the same, or are not, because a person says so."""

    subject: Iri
    same: bool
    object: Iri
    comment: str


@dataclass(frozen=True, slots=True)
class Takedown:
    """What may not stand in the graph: a document, a quotation or a person."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that people decided, in the order of the tables."""

    registered: tuple[Registered, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    takedowns: tuple[Takedown, ...] = ()
    links: tuple[Row, ...] = ()


def read_decisions(folder: Path) -> Decisions:
    """The tables of ``links/``; a table that is not there decides nothing."""
    return Decisions(
        registered=tuple(_registered(folder / "summits.tsv")),
        judgements=tuple(_judgements(folder / "merges.sssom.tsv")),
        corrections=tuple(_corrections(folder / "corrections.tsv")),
        takedowns=tuple(_takedowns(folder / "takedown.tsv")),
        links=tuple(row for row in read_rows(folder / RECORD) if row.links),
    )


def full(name: str) -> Iri:
    """An IRI as a person writes it: whole, or from the kind on (``leader/fumio-kishida``, ``sgd:leader/...``)."""
    short = name.removeprefix("sgd:")
    return Iri(short if "://" in short else BASE + short)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    if not path.is_file():
        return
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError(f"links/{path.name} cannot be read: {error}. Save it as UTF-8.") from error
    lines = [line for line in text.splitlines() if line.strip() and line[0] != "#"]
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if lines and (missing := [name for name in columns if name not in (reader.fieldnames or ())]):
        raise ProjectError(
            f"links/{path.name} lacks the column {', '.join(missing)}. Its columns: {', '.join(columns)}."
        )
    for row in reader:
        if None in row or None in row.values():
            raise ProjectError(
                f"links/{path.name}: the row {row[columns[0]]!r} has not as many cells as the first line names. "
                "Separate cells by one tab each."
            )
        yield {name: str(cell).strip() for name, cell in row.items()}


def _registered(path: Path) -> Iterator[Registered]:
    seen: set[Iri] = set()
    for row in _rows(path, ("iri", "date", "participants", "anchor")):
        people = frozenset(full(part) for part in row["participants"].split() if part)
        iri = full(row["iri"])
        if not _MEETING.fullmatch(iri) or iri in seen:
            why = "stands there twice" if iri in seen else "is not summit/<id>"
            raise ProjectError(f"links/{path.name}: {iri} {why}. Mend the row: one row promises one meeting.")
        seen.add(iri)
        yield Registered(iri, _date(path, row["date"]), people, full(row["anchor"]))


def _date(path: Path, text: str) -> str:
    try:
        bounds(text)
    except ValueError as error:
        raise ProjectError(f"links/{path.name}: {error}. Mend the row.") from error
    return text


def _judgements(path: Path) -> Iterator[Judgement]:
    for row in _rows(path, ("subject_id", "predicate_id", "object_id")):
        if row["predicate_id"] not in _SAME | _DIFFERENT:
            raise ProjectError(
                f"links/{path.name}: {row['predicate_id']!r} decides nothing here. "
                "Write owl:sameAs or owl:differentFrom."
            )
        subject, other = full(row["subject_id"]), full(row["object_id"])
        if subject == other:
            raise ProjectError(f"links/{path.name}: {subject} is compared with itself. Name two, or delete the row.")
        yield Judgement(subject, row["predicate_id"] in _SAME, other, row.get("comment", ""))


def _corrections(path: Path) -> Iterator[Correction]:
    columns = ("document", "start", "end", "field", "read", "corrected", "who", "why", "date")
    for row in _rows(path, columns):
        if not (row["start"].isdecimal() and row["end"].isdecimal()):
            raise ProjectError(
                f"links/{path.name}: {row['start']!r} to {row['end']!r} are no offsets. Write whole numbers."
            )
        texts = {name: row[name] for name in columns if name not in {"start", "end"}}
        yield Correction(start=int(row["start"]), end=int(row["end"]), **texts)


def _takedowns(path: Path) -> Iterator[Takedown]:
    for row in _rows(path, ("kind", "id")):
        if row["kind"] not in {"document", "quotation", "person"}:
            raise ProjectError(f"links/{path.name}: {row['kind']!r} is not document, quotation or person.")
        yield Takedown(row["kind"], row["id"])
