"""Whether a build would only write again what stands there already.

What comes in: what was read, the project, the folder of the last build. What goes out: what that build found, when
every byte that went in and came out is as it was; and the record by which the next one can tell.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from summitgraph.kept import finding_of, finding_row, seal, unsealed
from summitgraph.manifest import project_files
from summitgraph.model import Document, Finding, Span
from summitgraph.project import Project
from summitgraph.reading import Reading
from summitgraph.store import is_filled
from summitgraph.validate import Result

FILE: Final = "build"
Outcome = tuple[Mapping[str, int], tuple[Finding, ...], tuple[Result, ...]]


def inputs_key(readings: Iterable[Reading], project: Project, engine: str) -> str:
    """A hash of every byte that a build depends on."""
    digest = hashlib.sha256(json.dumps([engine, project_files(project)], sort_keys=True).encode())
    for reading in readings:
        document = reading.document
        row = [
            document.name if document else "",
            document.sha256 if document else hashlib.sha256(reading.data).hexdigest(),
            [finding_row(found) for found in reading.findings],
        ]
        digest.update(json.dumps(row).encode())
    return digest.hexdigest()


def write_record(
    path: Path, inputs: str, outputs: Mapping[str, str], documents: Iterable[Document], outcome: Outcome
) -> None:
    """Write what the next build has to know."""
    counts, findings, results = outcome
    record = {
        "inputs": inputs,
        "outputs": dict(outputs),
        "documents": [document.sha256 for document in documents],
        "counts": dict(counts),
        "findings": [[_home(found), finding_row(found)] for found in findings],
        "results": [asdict(result) for result in results],
    }
    seal(path, json.dumps(record).encode())


def unchanged(out: Path, inputs: str, documents: Sequence[Document]) -> Outcome | None:
    """What the last build found, when it had the same inputs and all it wrote is whole; none otherwise."""
    record = _record(out / "kept" / FILE)
    if record is None or record["inputs"] != inputs or not _whole(out, record):
        return None
    known = {document.sha256: document for document in documents}
    nothing = Document("", "", "")
    findings = tuple(finding_of(row, known.get(home, nothing)) for home, row in record["findings"])
    return record["counts"], findings, tuple(Result(**row) for row in record["results"])


def _home(found: Finding) -> str:
    """The SHA-256 of the file that a finding points into."""
    if not isinstance(found.where, Span):
        return ""
    document = found.where.document
    return document.row.file if document.row else document.sha256


def _record(path: Path) -> dict[str, Any] | None:
    data = unsealed(path)
    found: dict[str, Any] | None = json.loads(data) if data else None
    return found


def _whole(out: Path, record: Mapping[str, Any]) -> bool:
    """Whether every file of a build has the bytes it was written with, and no document is missing or too many."""
    folder = out / "documents"
    wanted = {out / name: digest for name, digest in record["outputs"].items()}
    wanted |= {folder / digest: digest for digest in record["documents"]}
    try:
        same = {path.name for path in folder.iterdir()} == set(record["documents"])
        return same and is_filled(out) and all(_hash(path) == digest for path, digest in wanted.items())
    except OSError:
        return False


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
