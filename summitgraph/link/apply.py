"""From verdicts to the record: accepted and refused rows move there, the rest waits.

What comes in: the table of proposals with people's verdicts, the record. What goes out: the record with these rows
added, none changed; or a `Conflict` for each thing with two items and each item with two things, and nothing written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from summitgraph.sssom import MANUAL, NO_TERM, NOT, PROPOSALS, RECORD, Row, read_rows, write_rows


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing with several partners."""

    one: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of the proposals: links, refusals and absences added, rows that wait, or what stopped it all."""

    links: int
    refusals: int
    absences: int
    waiting: int
    conflicts: tuple[Conflict, ...] = ()


def apply(folder: Path, *, sure: bool = False) -> Applied:
    """Add the reviewed rows to the record (and the sure ones too, if so told); nothing at all on a conflict."""
    record, proposals = read_rows(folder / RECORD), read_rows(folder / PROPOSALS)
    decided = [_decided(row) for row in proposals if row.verdict or (sure and row.sure)]
    new = [row for row in decided if row not in record]
    conflicts = tuple(find_conflicts([*record, *new]))
    done = {row.subject_id for row in new if not row.predicate_modifier}
    pairs = {row.pair for row in new}
    rest = [row for row in proposals if row.pair not in pairs and row.subject_id not in done]
    if new and not conflicts:
        write_rows(folder / RECORD, [*record, *new])
        write_rows(folder / PROPOSALS, rest)
    return Applied(
        links=sum(row.links for row in new),
        refusals=sum(bool(row.predicate_modifier) for row in new),
        absences=sum(row.object_id == NO_TERM and not row.predicate_modifier for row in new),
        waiting=len({row.subject_id for row in rest}),
        conflicts=conflicts,
    )


def _decided(row: Row) -> Row:
    """The row as it stands in the record: refused ones say Not, reviewed ones that a person decided."""
    if row.verdict < 0:
        return replace(row, predicate_modifier=NOT, mapping_justification=MANUAL)
    return replace(row, mapping_justification=MANUAL) if row.verdict > 0 else row


def find_conflicts(rows: Iterable[Row]) -> Iterator[Conflict]:
    """Yield what is linked to more than one partner, and pairs that are both linked and refused."""
    found = list(rows)
    links = [row for row in found if row.links]
    one: Callable[[Row], str]
    for one, other in ((_subject, _object), (_object, _subject)):
        partners: dict[str, set[str]] = defaultdict(set)
        for row in links:
            partners[one(row)].add(other(row))
        yield from (Conflict(name, tuple(sorted(names))) for name, names in sorted(partners.items()) if len(names) > 1)
    refused = {row.pair for row in found if row.predicate_modifier}
    yield from (Conflict(s, (o, f"not {o}")) for s, o in sorted({row.pair for row in links} & refused))


def _subject(row: Row) -> str:
    return row.subject_id


def _object(row: Row) -> str:
    return row.object_id
