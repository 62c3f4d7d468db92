"""What people see: tables, paths, notes on stderr.

What comes in: texts and rows, which may come from hostile documents. What goes out: readable lines on stdout or
stderr, without control characters, in colour only where a terminal wants it (``NO_COLOR`` is heeded).
"""

import json
import re
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from summitgraph.table import printable

if TYPE_CHECKING:
    from rich.console import Console


def prepare() -> None:
    """Write UTF-8 whatever the locale; on a terminal that cannot show a character, a question mark stands in."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(*lines: str) -> None:
    """Lines for people on stdout."""
    for line in lines:
        sys.stdout.write(printable(line) + "\n")


def note(*lines: str) -> None:
    """Lines on stderr: errors and hints, never results."""
    for line in lines:
        sys.stderr.write(printable(line) + "\n")


def say_json(value: object) -> None:
    """A value as JSON on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def console(*, stderr: bool = False) -> "Console":
    """A rich console that keeps what it prints as it is; a pipe gets lines as long as they are."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else 100_000
    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False, width=width)


def shown(path: Path) -> str:
    """A path as a person would type it here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) and path != here else str(path)


def counted(number: int, noun: str) -> str:
    """``1 document``, ``3 documents``, ``2,000 summits``."""
    many = noun if number == 1 else noun[:-1] + "ies" if re.search("[^aeiou]y$", noun) else noun + "s"
    return f"{number:,} {many}"
