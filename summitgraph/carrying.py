"""The store of the last build carried into the next: its files linked, and only what differs taken out or put in.

What comes in: the last build's folder, the graph that the store has to hold. What goes out: such a store, or none where
there is nothing to carry; then it is filled anew.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from summitgraph.store import STAMP, is_filled
from summitgraph.texts import Texts

FILE: Final = "store"
Held = dict[str, list[str]]  # the graphs of each texts, by the hash of these


def held(texts: Sequence[Texts]) -> Held:
    """What a store holds beside things: the names of graphs, by a hash of what stands in them."""
    return {hashlib.sha256(told.lines).hexdigest(): [name for name, _ in told.graphs] for told in texts if told.quads}


def write_held(path: Path, texts: Sequence[Texts], digest: str) -> None:
    """Write down what the store of this build holds; ``digest`` is the SHA-256 of its N-Quads."""
    line = json.dumps([digest, held(texts)], sort_keys=True)
    path.write_text(f"{hashlib.sha256(line.encode()).hexdigest()}\n{line}", encoding="ascii")


def carried(out: Path, folder: Path, things: Sequence[Quad], texts: Sequence[Texts], *, digest: str) -> bool:
    """Make the store in ``folder`` from that of the build in ``out``; false, and nothing made, where that is no use."""
    before = _held(out / "kept" / FILE, out)
    now = held(texts)
    if before is None or len(before.keys() - now.keys()) + len(now.keys() - before.keys()) > len(now) // 2:
        return False
    try:
        _linked(out / "store", folder)
        store = Store(str(folder))
        _change(store, before, now, things, texts)
        store.flush()
        whole = len(store) == len(things) + sum(told.quads for told in texts)
        del store  # closes the files
    except (OSError, RuntimeError, ValueError, SyntaxError):  # damaged, or on a file system without links
        whole = False
    if whole:
        (folder / STAMP).write_text(digest + "\n", encoding="ascii")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return whole


def _held(path: Path, out: Path) -> Held | None:
    """What the store of a build holds, when both are whole and of one build."""
    try:
        check, _, line = path.read_text(encoding="ascii").partition("\n")
        if hashlib.sha256(line.encode()).hexdigest() != check or not is_filled(out):
            return None
        digest, found = json.loads(line)
        stamp = (out / "store" / STAMP).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return found if digest == stamp else None


def _linked(before: Path, folder: Path) -> None:
    """Link the tables, which are never written again; copy the rest."""
    folder.mkdir()
    for path in before.iterdir():
        if path.suffix == ".sst":
            os.link(path, folder / path.name)
        elif path.name != STAMP:
            shutil.copyfile(path, folder / path.name)


def _change(store: Store, before: Held, now: Held, things: Sequence[Quad], texts: Sequence[Texts]) -> None:
    for key in before.keys() - now.keys():
        for name in before[key]:
            store.remove_graph(NamedNode(name))
    for told in texts:
        if told.quads and hashlib.sha256(told.lines).hexdigest() not in before:
            store.extend(told.read())
    old, new = set(store.quads_for_pattern(None, None, None, DefaultGraph())), set(things)
    for quad in old - new:
        store.remove(quad)
    store.extend(new - old)
