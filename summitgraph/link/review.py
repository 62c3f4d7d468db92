"""The dialogue in which a person decides: one thing at a time, its candidates with their features.

What comes in: the proposals, a way to ask and a way to tell. What goes out: rows with a verdict, each saved as soon
as it is given: who stops in the middle loses nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from summitgraph.sssom import NO_TERM, PROPOSALS, Row, order, read_rows, write_rows

ITEM: Final = "https://www.wikidata.org/wiki/"
HELP: Final = "number accepts · r refuses all · r<number> one · w<number> why · o<number> opens it · s skips · q stops"


def open_rows(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Yield subjects that wait for a verdict, with those of their rows that have none."""
    for subject, group in groupby(sorted(rows, key=order), key=lambda row: row.subject_id):
        mine = list(group)
        if not any(row.verdict > 0 for row in mine) and (waiting := [row for row in mine if not row.verdict]):
            yield subject, waiting


def review(
    folder: Path,
    *,
    by: str,
    ask: Callable[[str], str],
    tell: Callable[[str], None],
    browse: Callable[[str], object],
) -> int:
    """Ask about each subject that waits; give how many verdicts there were."""
    rows = read_rows(folder / PROPOSALS)
    given = 0
    for _, waiting in list(open_rows(rows)):
        _show(waiting, tell)
        verdicts = _ask(waiting, by, ask, tell, browse)
        if verdicts is None:
            break
        if verdicts:
            rows = [verdicts.get(row.pair, row) for row in rows]
            write_rows(folder / PROPOSALS, rows)
            given += len(verdicts)
    return given


def _show(waiting: Sequence[Row], tell: Callable[[str], None]) -> None:
    tell(f"\n{waiting[0].subject_label}  ({waiting[0].subject_id})")
    for number, row in enumerate(waiting, start=1):
        if row.object_id == NO_TERM:
            tell(f"  {number}  looked for, not found in Wikidata; accept to record that")
        else:
            mark = "  sure" if row.sure else ""
            tell(f"  {number}  {row.confidence}  {row.object_label}  {row.object_id.partition(':')[2]}{mark}")


def _ask(
    waiting: Sequence[Row],
    by: str,
    ask: Callable[[str], str],
    tell: Callable[[str], None],
    browse: Callable[[str], object],
) -> dict[tuple[str, str], Row] | None:
    """The verdicts on one subject; none where it is skipped, None where the reviewer stops."""
    while True:
        answer = ask(f"1-{len(waiting)}, r, s, q (? for help)").strip().lower()
        letter, row = answer[:1], _chosen(answer, waiting)
        if answer == "q":
            return None
        if answer == "s":
            return {}
        if answer == "r":
            return {one.pair: one.reviewed(by=by, agreement=-1) for one in waiting}
        if answer.isdecimal() and row:
            return {row.pair: row.reviewed(by=by, agreement=1)}
        if letter == "r" and row:
            return {row.pair: row.reviewed(by=by, agreement=-1)}
        if letter == "w" and row:
            _why(row, tell)
        elif letter == "o" and row and row.object_id != NO_TERM:
            browse(ITEM + row.object_id.partition(":")[2])
        else:
            tell(HELP)


def _chosen(answer: str, waiting: Sequence[Row]) -> Row | None:
    """The row that the number in an answer means; the first where a letter stands alone."""
    digits = answer.lstrip("rwo")
    if not digits and answer in {"w", "o"}:
        return waiting[0]
    number = int(digits) if digits.isdecimal() and len(digits) < 4 else 0
    return waiting[number - 1] if 0 < number <= len(waiting) else None


def _why(row: Row, tell: Callable[[str], None]) -> None:
    tell(f"  {row.object_id}: score {row.confidence}, by the name {row.match_string!r}")
    for key, value in row.features().items():
        tell(f"    {key:10} {value}")
