"""The files that all pages share: our own style and scripts, and libraries of others, unchanged.

What comes in: ``static/`` beside this package, with ``vendored.toml``. What goes out: the files below a site;
a library whose bytes are not those of the table is refused.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summitgraph.model import ProjectError

STATIC: Final = Path(__file__).parents[1] / "static"


@dataclass(frozen=True, slots=True)
class Library:
    """A library of others: name, version, licence (SPDX), and the SHA-256 of each of its files."""

    name: str
    version: str
    licence: str
    package: str
    files: Mapping[str, str]


def libraries() -> Iterator[Library]:
    """Yield the libraries of the table, by name."""
    table = tomllib.loads((STATIC / "vendored.toml").read_text("utf-8"))
    yield from (Library(**row) for row in table["library"])


def copy_static(out: Path) -> None:
    """Write the shared files below ``out``; ProjectError for a library that is not what the table says."""
    known = {f"vendor/{one.name}/{file}": digest for one in libraries() for file, digest in one.files.items()}
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            name = path.relative_to(STATIC).as_posix()
            data = path.read_bytes()
            if name.startswith("vendor/") and hashlib.sha256(data).hexdigest() != known.get(name):
                raise ProjectError(f"static/{name} is not the file that vendored.toml names: install summitgraph again")
            target = out / "static" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
