"""The units of a graph: a document with its named graph, or a thing of the default graph.

What comes in: sorted N-Quads. What goes out: for each unit its IRI, where its lines stand, and a digest over them;
the quads of a unit only when somebody asks. So a sync reads closely only what changed.
"""

import hashlib
import mmap
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, parse

from summitgraph.model import ProjectError
from summitgraph.store import NQUADS
from summitgraph.vocab import BASE

# a change of the mapping changes every digest, so that the next sync compares everything
VERSION: Final = b"1"
_BASE: Final = re.escape(BASE)
# document/<sha256>, source/<register>/<record>: what stands below it is of the same unit
_OWNER: Final = re.compile(rf"<({_BASE}(?:document/[0-9a-f]{{64}}|source/[^/<>\s]++/[^/<>\s]++))[>/]".encode())
# the lines of any other subject
_THING: Final = re.compile(rb"<([^<>\s]++)>[^\n]*+\n(?:<\1>[^\n]*+\n)*+")
_STRIDE: Final = 4096  # bytes; a document has many times as many, a record fewer


@dataclass(frozen=True, slots=True)
class Unit:
    """A document or a thing: its IRI, its digest, and where its lines stand in the file."""

    iri: str
    digest: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Units:
    """All units of a graph by their IRI, and the bytes that they stand in."""

    data: bytes | mmap.mmap
    units: Mapping[str, Unit]

    def quads(self, iri: str) -> Iterator[Quad]:
        """Yield the quads of one unit."""
        for start, end in self.units[iri].places:
            yield from parse(self.data[start:end], format=RdfFormat.N_QUADS)


def read_units(graph: Path) -> Units:
    """The units of a build's N-Quads; ProjectError when there are none or they cannot be read."""
    path = graph / NQUADS
    if not path.is_file():
        raise ProjectError(f"{graph} holds no graph. Type: summitgraph build --out {graph}")
    with path.open("rb") as file:
        return units_of(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b"")


def units_of(data: bytes | mmap.mmap) -> Units:
    """The units of N-Quads; ProjectError when a line is none."""
    places: dict[bytes, list[tuple[int, int]]] = {}
    position = 0
    while position < len(data):
        name, end = _run(data, position)
        if end <= position:
            raise ProjectError(f"{NQUADS} is damaged at byte {position:,}. Build the graph again.")
        found = places.setdefault(name, [])
        begin = found.pop()[0] if found and found[-1][1] == position else position
        found.append((begin, end))
        position = end
    return Units(data, {name.decode(): _unit(name.decode(), data, found) for name, found in places.items()})


def _run(data: bytes | mmap.mmap, position: int) -> tuple[bytes, int]:
    """Whose lines begin at a place, and where those that begin alike end: nowhere when they are no lines."""
    if owner := _OWNER.match(data, position):
        return owner[1], _end(data, owner[0], position)
    thing = _THING.match(data, position)
    return (thing[1], thing.end()) if thing else (b"", position)


def _end(data: bytes | mmap.mmap, head: bytes, start: int) -> int:
    """Where the lines end that begin with a head: they are sorted, so the last is found by strides and halves."""
    last, beyond, stride = start, len(data), _STRIDE
    while (line := data.find(b"\n", last + stride) + 1) and data[line : line + len(head)] == head:
        last, stride = line, 2 * stride
    beyond = line or beyond
    while last < beyond:
        middle = (last + beyond) // 2
        line = data.find(b"\n", middle) + 1
        if line and data[line : line + len(head)] == head:
            last = line
        else:
            beyond = middle
    return data.find(b"\n", last) + 1


def _unit(iri: str, data: bytes | mmap.mmap, places: list[tuple[int, int]]) -> Unit:
    digest = hashlib.sha256(VERSION)
    with memoryview(data) as view:
        for start, end in places:
            digest.update(view[start:end])
    return Unit(iri, digest.hexdigest()[:32], tuple(places))
