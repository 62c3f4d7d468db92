"""Findings and violated shapes as lines for people.

What comes in: findings, results of the shapes. What goes out: the gravest first, the same trouble once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from summitgraph.commands.screen import counted
from summitgraph.model import Finding, Span
from summitgraph.table import short
from summitgraph.validate import Result
from summitgraph.vocab import local

ORDER: Final = {"error": 0, "warning": 1}
NAMES: Final = {"error": "error", "warning": "warning", "info": "note"}


def levels(findings: Iterable[Finding], results: Iterable[Result]) -> Counter[str]:
    """How many there are of each level."""
    return Counter([found.level for found in findings] + [found.severity for found in results])


def graded(found: Counter[str]) -> str:
    """``2 errors, 1 warning, 0 notes``."""
    return ", ".join(counted(found[level], name) for level, name in NAMES.items())


def troubles(
    findings: Iterable[Finding],
    results: Iterable[Result],
    *,
    most: int,
    names: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """Errors and warnings, each kind once with its first place (`names`: documents' files by IRI) and how many more."""
    places: dict[tuple[int, str, str], list[str]] = {}
    for level, text, place in _told(findings, results, names):
        if level in ORDER:
            places.setdefault((ORDER[level], level, text), []).append(place)
    for (_, level, text), where in sorted(places.items())[:most]:
        more = f" and {len(where) - 1} more" if len(where) > 1 else ""
        yield f"  {level}: {text}" + (f" ({where[0]}{more})" if where[0] else "")
    if len(places) > most:
        yield f"  ... and {counted(len(places) - most, 'other kind')} of trouble"


def _told(
    findings: Iterable[Finding], results: Iterable[Result], names: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    for found in findings:
        yield found.level, f"{found.code}: {found.message}", _place(found.where)
    for broken in results:
        yield broken.severity, f"{local(broken.shape)}: {broken.message}", _focus(broken, names)


def _focus(broken: Result, names: Mapping[str, str]) -> str:
    if broken.graph not in names:
        return short(broken.focus)
    return names[broken.graph] + broken.focus.removeprefix(broken.graph).replace("/", ", ", 1)


def _place(where: str | Span) -> str:
    return f"{where.document.name}, {where.start}-{where.end}" if isinstance(where, Span) else ""
