"""What went into a build and what came out of it, by SHA-256.

What comes in: documents, the project, the files written. What goes out: ``manifest.json``, the same bytes for the
same inputs: no clock, no host, no path outside the folders given.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from summitgraph import __version__
from summitgraph.project import Project

GENERATOR = "summitgraph"


def manifest(
    *,
    inputs: Iterable[Mapping[str, str]],
    project: Project,
    outputs: Mapping[str, str],
    counts: Mapping[str, int],
    things: Mapping[str, str],
) -> bytes:
    """The manifest as JSON with sorted keys; `things` is what `changes.remembered` gives."""
    content = {
        "generator": GENERATOR,
        "version": __version__,
        "inputs": sorted((dict(row) for row in inputs), key=lambda row: (row["name"], row["sha256"])),
        "project": project_files(project),
        "outputs": dict(outputs),
        "counts": dict(counts),
        "things": dict(things),
    }
    return as_json(content)


def as_json(content: object) -> bytes:
    """JSON for people and programs: two spaces, sorted keys, one line break at the end."""
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def project_files(project: Project) -> dict[str, str]:
    """The SHA-256 of each file of the project that a build reads; queries only ask of what it wrote."""
    folders = {
        project.ontology: "*.ttl",
        project.loaders: "*.py",
        project.shapes: "*.ttl",
        project.links: "*.tsv",
    }
    return {
        f"{folder.name}/{path.name}": sha256(path.read_bytes())
        for folder, pattern in folders.items()
        for path in sorted(folder.glob(pattern))
        if path.is_file() and not path.name.startswith(".")
    }


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def is_ours(folder: Path) -> bool:
    """Whether a folder holds a manifest that a build wrote."""
    try:
        content = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(content, dict) and content.get("generator") == GENERATOR
