"""What an earlier build left for this one: parts of documents, and what the shapes said of things.

What comes in: the folder of the earlier build, documents, tools. What goes out: every part, made anew only where it
has to be, and the folder ``kept`` for the next build.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Quad

from summitgraph.kept import FILE, Entries, engine_key, entry_of, kept_part, part_key, read_entries, write_entries
from summitgraph.model import Document
from summitgraph.parts import PackedPart, Tools, make_parts
from summitgraph.project import Project
from summitgraph.validate import Result, validate

KEPT: Final = "kept"
_THINGS: Final = "things"


@dataclass(slots=True)
class Earlier:
    """Entries of an earlier build by their key, and those that this build uses or adds; the same for results."""

    engine: str
    entries: Entries
    judged: dict[str, list[dict[str, Any]]]
    used: Entries = field(default_factory=dict)
    judging: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def earlier_build(out: Path, project: Project) -> Earlier:
    """What a folder holds that may be of use, whatever wrote it."""
    return Earlier(engine_key(project), read_entries(out / KEPT / FILE), _judged(out / KEPT / _THINGS))


def _judged(path: Path) -> dict[str, list[dict[str, Any]]]:
    try:
        digest, _, line = path.read_text(encoding="ascii").partition("\n")
        if hashlib.sha256(line.encode()).hexdigest() != digest:
            return {}
        found: dict[str, list[dict[str, Any]]] = json.loads(line)
    except (OSError, ValueError):
        return {}
    return found


def all_parts(
    documents: Sequence[Document],
    project: Project,
    tools: Tools,
    earlier: Earlier,
    *,
    workers: int,
    progress: Callable[[int, int], None],
) -> list[PackedPart]:
    """The part of each document in the order given; ``progress`` hears how many are made anew, of how many."""
    keys = {document.sha256: part_key(document, earlier.engine) for document in documents}
    parts: dict[str, PackedPart] = {}
    for document in documents:
        key = keys[document.sha256]
        entry = earlier.entries.get(key)
        if entry and (part := kept_part(document, entry, tools)):
            parts[document.sha256] = part
            earlier.used[key] = entry
    fresh = [document for document in documents if document.sha256 not in parts]
    made = make_parts(fresh, project, tools, workers=workers, progress=lambda done: progress(done, len(fresh)))
    for part in made:
        parts[part.document.sha256] = part
        earlier.used[keys[part.document.sha256]] = entry_of(part, tools)
    return [parts[document.sha256] for document in documents]


def judged_things(things: Sequence[Quad], tools: Tools, earlier: Earlier) -> list[Result]:
    """What the shapes say of the things."""
    digest = hashlib.sha256(earlier.engine.encode())
    for quad in things:
        digest.update(str(quad).encode())
    key = digest.hexdigest()
    if key not in earlier.judged:
        earlier.judging[key] = [asdict(result) for result in validate(things, tools.shapes)]
    else:
        earlier.judging[key] = earlier.judged[key]
    return [Result(**row) for row in earlier.judging[key]]


def keep(folder: Path, earlier: Earlier) -> None:
    """Write what the next build may use: what this one used, and nothing else."""
    write_entries(folder / FILE, earlier.used)
    line = json.dumps(earlier.judging, sort_keys=True)
    (folder / _THINGS).write_text(f"{hashlib.sha256(line.encode()).hexdigest()}\n{line}", encoding="ascii")
