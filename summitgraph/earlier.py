"""What an earlier build left for this one: parts of documents, and what the shapes said of things.

What comes in: the folder of the earlier build, documents, tools. What goes out: every part, made anew only where it
has to be, and the folder ``kept`` for the next build.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from summitgraph.kept import (
    FILE,
    Entries,
    engine_key,
    entry_of,
    kept_part,
    part_key,
    read_entries,
    seal,
    unsealed,
    write_entries,
)
from summitgraph.model import Document
from summitgraph.parts import PackedPart, Tools, make_parts
from summitgraph.project import Project
from summitgraph.validate import Result, judge_things

KEPT: Final = "kept"
_THINGS: Final = "things"


@dataclass(slots=True)
class Earlier:
    """Entries of an earlier build by their key, and those that this build uses or adds; the same for results."""

    engine: str
    entries: Entries
    judged: dict[str, list[Result]]
    used: Entries = field(default_factory=dict)
    judging: dict[str, list[Result]] = field(default_factory=dict)


def earlier_build(out: Path, project: Project) -> Earlier:
    """What a folder holds that may be of use, whatever wrote it."""
    engine = engine_key(project)
    return Earlier(engine, read_entries(out / KEPT / FILE), _judged(out / KEPT / _THINGS, engine))


def _judged(path: Path, engine: str) -> dict[str, list[Result]]:
    """What the shapes said of each thing, when they and the engine are still the same."""
    data = unsealed(path)
    try:
        by, right, told = json.loads(data) if data else ("", [], {})
    except ValueError:  # whole, but of a version that wrote something else
        return {}
    if by != engine:
        return {}
    return {key: [Result(**row) for row in rows] for key, rows in told.items()} | {key: [] for key in right}


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


def judged_things(things: Mapping[str, Quad], tools: Tools, earlier: Earlier) -> list[Result]:
    """What the shapes say of the things; what they said before holds for those about which nothing has changed."""
    earlier.judging = judge_things(things, tools.shapes, earlier.judged)
    return sorted(result for told in earlier.judging.values() for result in told)


def keep(folder: Path, earlier: Earlier) -> None:
    """Write what the next build may use: what this one used, and nothing else."""
    write_entries(folder / FILE, earlier.used)
    told = {key: [asdict(result) for result in results] for key, results in earlier.judging.items() if results}
    right = sorted(earlier.judging.keys() - told.keys())
    seal(folder / _THINGS, json.dumps([earlier.engine, right, told], sort_keys=True).encode())
