"""How long the clean text of each document is: the measure of how much of it may be published.

What comes in: the documents that a build kept, and what its graph says of them. What goes out: code points by document;
0 for one whose bytes are not there, or are others.
"""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from summitgraph.model import Iri

MANY: Final = 200  # of fewer documents the texts are cleaned in this process
_AT_ONCE: Final = 32


@dataclass(frozen=True, slots=True)
class Original:
    """A document's own file: the name of the document, the SHA-256 of the bytes, their encoding."""

    iri: Iri
    path: Path
    sha256: str
    encoding: str


def clean_lengths(originals: Iterable[Original], *, workers: int = 1) -> dict[Iri, int]:
    """The code points of the clean text of each document."""
    known = list(originals)
    if workers < 2 or len(known) < MANY:
        return {one.iri: clean_length(one) for one in known}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return dict(zip((one.iri for one in known), pool.map(clean_length, known, chunksize=_AT_ONCE), strict=True))


def clean_length(one: Original) -> int:
    """The code points of the clean text of a document, without markup, menus and what stands around it."""
    from summitgraph.text.markup import blocks

    try:
        data = one.path.read_bytes()
        text = data.decode(one.encoding, errors="replace")
    except (OSError, LookupError):
        return 0
    if hashlib.sha256(data).hexdigest() != one.sha256:
        return 0
    return sum(len(block.body) for block in blocks(text) if block.role != "boilerplate")
