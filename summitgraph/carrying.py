"""The store of the last build carried into the next: its files linked, and only what differs taken out or put in.

What comes in: the last build's folder, the graph that the store has to hold. What goes out: such a store, or none where
there is nothing to carry; then it is filled anew.
"""

import json
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from summitgraph.kept import seal, unsealed
from summitgraph.store import STAMP, is_filled
from summitgraph.texts import Texts

FILE: Final = "store"


@dataclass(frozen=True, slots=True)
class Held:
    """What a store holds: graphs by the key of their texts, and things."""

    graphs: Mapping[str, Sequence[str]]
    things: frozenset[str]


def write_held(folder: Path, store: Path, things: Iterable[str], texts: Sequence[Texts], *, digest: str) -> None:
    """Write down what the store of this build holds; ``digest`` is the SHA-256 of its N-Quads."""
    graphs = {told.key: told.names for told in texts if told.quads}
    told = json.dumps([digest, graphs, _tables(store), list(things)], ensure_ascii=False)
    seal(folder / FILE, zlib.compress(told.encode(), 1))


def _tables(store: Path) -> dict[str, int]:
    """The sizes of its tables, and of its logs: what somebody else wrote may stand in these alone."""
    return {path.name: path.stat().st_size for path in sorted(store.iterdir()) if path.suffix in {".sst", ".log"}}


def carried(out: Path, folder: Path, things: Iterable[str], texts: Sequence[Texts], *, digest: str) -> bool:
    """Make the store in ``folder`` from that of the build in ``out``; false, and nothing made, where that is no use.

    ``things`` are the quads of the default graph.
    """
    before = _held(out)
    now = {told.key for told in texts if told.quads}
    if before is None or len(before.graphs.keys() ^ now) > len(now) // 2:
        return False
    try:
        _linked(out / "store", folder)
        store = Store(str(folder))
        _change(store, before, frozenset(things), texts)
        store.flush()
        del store  # closes the files
    except (OSError, RuntimeError, ValueError, SyntaxError):  # damaged, or on a file system without links
        shutil.rmtree(folder, ignore_errors=True)
        return False
    (folder / STAMP).write_text(digest + "\n", encoding="ascii")
    return True


def _held(out: Path) -> Held | None:
    """What the store of a build holds, when both are of one build and no table or log is another than it was."""
    data = unsealed(out / "kept" / FILE)
    if data is None or not is_filled(out):
        return None
    try:
        digest, graphs, tables, things = json.loads(zlib.decompress(data))
    except (zlib.error, ValueError):  # whole, but of a version that wrote something else
        return None
    whole = (out / "store" / STAMP).read_text(encoding="ascii").strip() == digest and _tables(out / "store") == tables
    return Held(graphs, frozenset(things)) if whole else None


def _linked(before: Path, folder: Path) -> None:
    """Link the tables, which are never written again; copy the rest."""
    folder.mkdir()
    for path in before.iterdir():
        if path.suffix == ".sst":
            os.link(path, folder / path.name)
        elif path.name != STAMP:
            shutil.copyfile(path, folder / path.name)


def _change(store: Store, before: Held, things: frozenset[str], texts: Sequence[Texts]) -> None:
    """Take out the graphs and things that are no more, then put in the new ones."""
    now = {told.key for told in texts}
    for key in before.graphs.keys() - now:
        for name in before.graphs[key]:
            store.remove_graph(NamedNode(name))
    for told in texts:
        if told.quads and told.key not in before.graphs:
            store.extend(told.read())
    gone = before.things - things
    touched = {quad.partition(" ")[0] for quad in gone}  # 0.70 goes and 0.7 stays: they are one quad to the store
    for found in _read(gone):
        store.remove(found)
    store.extend(_read(quad for quad in things if quad not in before.things or quad.partition(" ")[0] in touched))


def _read(quads: Iterable[str]) -> Iterator[Quad]:
    return parse("".join(f"{quad} .\n" for quad in quads).encode(), format=RdfFormat.N_QUADS)
