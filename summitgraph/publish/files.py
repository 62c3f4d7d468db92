"""The files of a release: written, hashed and measured.

What comes in: pieces of text. What goes out: a `File` for each, and the list of all hashes.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summitgraph.outputs import written

SUMS: Final = "SHA256SUMS"
MEDIA: Final = {
    ".ttl": "text/turtle",
    ".trig": "application/trig",
    ".jsonld": "application/ld+json",
    ".nq": "application/n-quads",
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".html": "text/html",
    ".json": "application/json",
    ".cff": "application/yaml",
}


@dataclass(frozen=True, slots=True, order=True)
class File:
    """A file of a release: its name below the release's folder, SHA-256, size in bytes, what it holds."""

    name: str
    sha256: str
    size: int
    about: str = ""

    @property
    def media(self) -> str:
        """The media type of what is in it, packed or not."""
        return MEDIA.get(Path(self.name.removesuffix(".gz")).suffix, "text/plain")

    @property
    def packed(self) -> bool:
        """Whether it is packed with gzip."""
        return self.name.endswith(".gz")


def write(folder: Path, name: str, pieces: Iterable[str], about: str = "") -> File:
    """Write a file of a release."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = written(path, pieces)
    return File(name, digest, path.stat().st_size, about)


def measured(folder: Path, name: str, about: str = "") -> File:
    """A file of a release that stands there already."""
    digest = hashlib.sha256()
    with (folder / name).open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return File(name, digest.hexdigest(), (folder / name).stat().st_size, about)


def sums(files: Iterable[File]) -> str:
    """The hashes as ``sha256sum --check`` reads them."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files))


def read_sums(folder: Path) -> dict[str, str]:
    """The hash of each file of a release, as its list has them; nothing where there is none."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
