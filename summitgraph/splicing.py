"""A dump put together from pieces, most of which stand in that of the last build already.

What comes in: pieces in order, the last build's folder. What goes out: a file, its SHA-256, and where each piece stands
in it. A piece found there is copied as it is, when its checksum is what was noted; else it is unpacked.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from zlib import crc32

from summitgraph.kept import seal, unsealed
from summitgraph.texts import Piece

FILE: Final = "places"
Places = dict[str, list[tuple[int, int]]]  # by the key of texts: for each place in them an offset, and a checksum
_BUFFER: Final = 1 << 20


@dataclass(slots=True)
class Splicing:
    """The dumps of the last build, of the same engine, and those of this one, each with its places."""

    engine: str
    folder: Path
    before: dict[str, Places]
    now: dict[str, Places] = field(default_factory=dict)

    @classmethod
    def of(cls, out: Path, engine: str) -> "Splicing":
        """Read what the last build noted; nothing where that is damaged or another engine wrote the dumps."""
        data = unsealed(out / "kept" / FILE)
        try:
            by, places = json.loads(data) if data else ("", {})
        except ValueError:  # whole, but of a version that wrote something else
            by, places = "", {}
        return cls(engine, out, places if by == engine else {})

    def note(self, folder: Path) -> None:
        """Write down where everything stands."""
        seal(folder / FILE, json.dumps([self.engine, self.now]).encode())

    def write(self, path: Path, pieces: Iterable[bytes | Piece]) -> str:
        """Write a dump, and give the SHA-256 of its bytes."""
        digest = hashlib.sha256()
        places: Places = {}
        offset = 0
        with path.open("wb", buffering=_BUFFER) as file, self._opened(path.name) as older:
            for piece in pieces:
                if isinstance(piece, Piece):
                    data, check = older.bytes_of(piece)
                    row = places.setdefault(piece.key, [])
                    row += [(0, 0)] * (piece.place - len(row))  # those that things were merged into stand nowhere
                    row.append((offset, check))
                else:
                    data = piece
                digest.update(data)
                file.write(data)
                offset += len(data)
        self.now[path.name] = places
        return digest.hexdigest()

    @contextmanager
    def _opened(self, name: str) -> "Iterator[_Older]":
        places = self.before.get(name, {})
        try:
            handle = os.open(self.folder / name, os.O_RDONLY)
        except OSError:
            yield _Older(-1, {})
            return
        try:
            yield _Older(handle, places)
        finally:
            os.close(handle)


@dataclass(frozen=True, slots=True)
class _Older:
    """A dump of the last build."""

    handle: int
    places: Places

    def bytes_of(self, piece: Piece) -> tuple[bytes, int]:
        """The bytes of a piece with their checksum, copied where they stand there already."""
        for offset, check in self.places.get(piece.key, ())[piece.place : piece.place + 1]:
            with suppress(OSError):
                data = os.pread(self.handle, piece.size, offset)
                if len(data) == piece.size and crc32(data) == check:
                    return data, check
        data = piece.data
        return data, crc32(data)
