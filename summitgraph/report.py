"""The report of a build: everything that was found, graded, for programs (JSON) and for people (one HTML page).

What comes in: findings of loaders and the engine, results of the shapes, counts. What goes out: text that is the
same for the same input: sorted, without a clock, a path or a host. The page holds no script and loads nothing.

``counts`` maps names to numbers; under ``documents`` it may hold one mapping a document, with its ``name``,
``sha256``, ``loader`` and numbers of what it says.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Final

from summitgraph.model import Finding, Level, Span
from summitgraph.validate import Result
from summitgraph.vocab import BASE, PREFIXES, local

Counts = Mapping[str, object]
LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "info")
SHOWN: Final = 100  # occurrences of one trouble on the page; the rest stands in report.json
_TITLES: Final = {"error": "Errors", "warning": "Warnings", "info": "Notes"}
_NOTHING: Final[Counts] = {}


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """Where a trouble occurs: document, place in it, words."""

    document: str
    where: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Trouble:
    """One kind of trouble and the places where it occurs; `more` of them are not shown."""

    code: str
    wrong: str
    remedy: str
    places: list[_Place] = field(default_factory=list)
    more: int = 0


def report_json(findings: Iterable[Finding], results: Iterable[Result], counts: Counts = _NOTHING) -> str:
    """Give the report as JSON: summary, documents, findings and results, each sorted."""
    told, checked = list(findings), sorted(results)
    rows = _graded(_documents(counts), told, checked)
    names = _names(rows)
    report = {
        "summary": _summary(told, checked, counts),
        "documents": rows,
        "findings": sorted((_finding(found) for found in told), key=lambda row: json.dumps(row, sort_keys=True)),
        "results": [{**asdict(result), "document": names.get(result.graph, "")} for result in checked],
    }
    return _sayable(json.dumps(report, ensure_ascii=False, indent=2) + "\n")


def report_html(findings: Iterable[Finding], results: Iterable[Result], counts: Counts = _NOTHING) -> str:
    """Give the report as one HTML page without script, links or anything that it would have to load."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    told, checked = list(findings), sorted(results)
    environment = Environment(
        loader=PackageLoader("summitgraph"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    rows = _graded(_documents(counts), told, checked)
    troubles = _troubles(told, checked, _names(rows))
    page = environment.get_template("report.html").render(
        summary=_summary(told, checked, counts),
        levels=[(level, _TITLES[level], troubles[level]) for level in LEVELS],
        columns=sorted({key for row in rows for key in row} - {"name", "sha256", "loader"}),
        documents=rows,
    )
    return _sayable(page)


def _summary(findings: Sequence[Finding], results: Sequence[Result], counts: Counts) -> dict[str, int]:
    levels = Counter([*(found.level for found in findings), *(result.severity for result in results)])
    rest = {key: value for key, value in sorted(counts.items()) if isinstance(value, int)}
    documents = {"documents": len(_documents(counts))} if _documents(counts) else {}
    return {"errors": levels["error"], "warnings": levels["warning"], "infos": levels["info"], **rest, **documents}


def _documents(counts: Counts) -> list[dict[str, object]]:
    """The documents' rows, by name; none when only their number is known."""
    rows = counts.get("documents")
    if not isinstance(rows, Sequence):
        return []
    return sorted((dict(row) for row in rows), key=lambda row: (str(row.get("name")), str(row.get("sha256"))))


def _graded(
    rows: Iterable[Mapping[str, object]], findings: Iterable[Finding], results: Iterable[Result]
) -> list[dict[str, object]]:
    """Add to each document's row how many errors and warnings it has."""
    grades: Counter[tuple[object, Level]] = Counter((result.graph, result.severity) for result in results)
    for found in findings:
        where = found.where
        grades[where.document.sha256 if isinstance(where, Span) else where, found.level] += 1
    return [{**row, "errors": _sum(grades, row, "error"), "warnings": _sum(grades, row, "warning")} for row in rows]


def _sum(grades: Counter[tuple[object, Level]], row: Mapping[str, object], level: Level) -> int:
    known_as = {f"{BASE}document/{row.get('sha256')}", row.get("sha256"), row.get("name")}
    return sum(grades[name, level] for name in known_as)


def _names(rows: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """File names by the IRI of the document's graph."""
    return {f"{BASE}document/{row.get('sha256')}": str(row.get("name", "")) for row in rows}


def _finding(found: Finding) -> dict[str, object]:
    row: dict[str, object] = {"level": found.level, "code": found.code, "message": found.message}
    if isinstance(found.where, Span):
        span = found.where
        document = {"document": span.document.name, "sha256": span.document.sha256}
        return {**row, **document, "start": span.start, "end": span.end, "quotation": span.quotation}
    return {**row, "where": found.where}


def _troubles(
    findings: Iterable[Finding], results: Iterable[Result], names: Mapping[str, str]
) -> dict[Level, list[_Trouble]]:
    """Put together what is told in the same words, the most frequent first."""
    places: dict[tuple[Level, str, str], dict[_Place, str]] = defaultdict(dict)
    for found in findings:
        where = _place(found.where)
        name = where.document or where.where
        shared = found.message.replace(name, "this file") if name else found.message
        places[found.level, found.code, shared][where] = found.message
    for result in results:
        places[result.severity, local(result.shape), result.message][_focus(result, names)] = result.message
    troubles: dict[Level, list[_Trouble]] = {level: [] for level in LEVELS}
    for (level, code, shared), told in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
        wrong, remedy = _parted(shared if len(told) > 1 else "".join(told.values()))
        shown = sorted(told)[:SHOWN]
        troubles[level].append(_Trouble(code, wrong, remedy, shown, len(told) - len(shown)))
    return troubles


def _place(where: str | Span) -> _Place:
    if isinstance(where, Span):
        return _Place(where.document.name, f"{where.start}–{where.end}", where.quotation)
    return _Place("", where)


def _focus(result: Result, names: Mapping[str, str]) -> _Place:
    document = names.get(result.graph) or (local(result.graph)[:12] if result.graph else "")
    where = result.focus.removeprefix(result.graph + "/").removeprefix(BASE)
    value = f"{_prefixed(result.path)} {_prefixed(result.value)}".strip()
    return _Place(document, "the document itself" if result.focus == result.graph else where, value)


def _prefixed(iri: str) -> str:
    """An IRI as people write it, ``sg:date``; other text as it is."""
    return next(
        (f"{prefix}:{iri[len(base) :]}" for prefix, base in PREFIXES.items() if base in iri and iri.startswith(base)),
        iri,
    )


def _parted(message: str) -> tuple[str, str]:
    """Part what is wrong (the first sentence) from what to do (the rest).

    ``no loader knows page.txt; add loaders/<source>.py`` or ``A mention needs a status. Read it again.``
    """
    wrong, *rest = re.split(r"(?<=[^.][.!?])\s+|;\s+", message, maxsplit=1)
    return wrong, "".join(rest)


def _sayable(text: str) -> str:
    """The text without lone surrogates and control characters, which UTF-8 and HTML cannot hold."""
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\N{REPLACEMENT CHARACTER}", text)
    return clean.encode("utf-8", "replace").decode()
