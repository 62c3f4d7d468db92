"""Rows for people and programs: a table as CSV, JSON or in the terminal.

What comes in: a `Table`. What goes out: text; nothing here knows RDF.
"""

import csv
import io
import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summitgraph.vocab import BASE

if TYPE_CHECKING:
    from rich.console import Console

JOIN = "; "


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of text; a column in `lists` holds several values joined by ``"; "``."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lists: frozenset[str] = frozenset()


def as_csv(table: Table) -> str:
    """The table as RFC 4180 CSV with a header line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return out.getvalue()


def as_json(table: Table) -> str:
    """The table as a JSON list of objects; a column of several values is a list."""
    return json.dumps([_object(table, row) for row in table.rows], ensure_ascii=False, indent=2) + "\n"


def _object(table: Table, row: tuple[str, ...]) -> dict[str, str | list[str]]:
    return {
        column: ([part for part in cell.split(JOIN) if part] if column in table.lists else cell)
        for column, cell in zip(table.columns, row, strict=True)
    }


_WHOLE: Final = frozenset({"date", "until", "number", "status", "start", "end", "count", "kind", "level", "mode"})


def show(table: Table, console: "Console") -> None:
    """Print the table in a terminal; IRIs of the graph are shortened, control characters made visible."""
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid()
    for name in table.columns:
        grid.add_column(name, overflow="fold", no_wrap=name in _WHOLE)
    for row in table.rows:
        grid.add_row(*(Text(printable(short(cell))) for cell in row))
    console.print(grid)
    console.print(Text(f"{len(table.rows)} row{'' if len(table.rows) == 1 else 's'}"))


def short(text: str) -> str:
    """An IRI of the graph as a person types it: ``leader/fumio-kishida``; documents by 8 digits of their hash."""
    plain = text.removeprefix(BASE)
    return re.sub(r"^document/([0-9a-f]{8})[0-9a-f]{56}", r"document/\1…", plain)


def printable(text: str) -> str:
    """The text without characters that command a terminal (escape, bidirectional overrides)."""
    return "".join("�" if unicodedata.category(c) in {"Cc", "Cf"} and c not in "\n\t" else c for c in text)
