"""The graph as an Oxigraph store: a cache of ``summitgraph.nq``, never more than that.

What comes in: quads, or a folder that a build wrote. What goes out: a store to ask questions of.
"""

import json
from itertools import islice
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, Store

from summitgraph.model import ProjectError

NQUADS: Final = "summitgraph.nq"
STAMP: Final = "summitgraph.sha256"
AT_ONCE: Final = 250_000  # quads; the store's memory while it loads follows the size of one piece, about 0.5 GiB


def fill_store(nquads: Path, folder: Path, *, digest: str) -> None:
    """Make a store on disk from a file of N-Quads; ``digest`` is its SHA-256, by which the store knows its age."""
    store = Store(str(folder))
    with nquads.open("rb") as lines:
        while piece := b"".join(islice(lines, AT_ONCE)):
            store.bulk_load(piece, format=RdfFormat.N_QUADS)
    store.flush()
    del store  # closes the files
    (folder / STAMP).write_text(digest + "\n", encoding="ascii")


def open_store(graph: Path) -> Store:
    """The graph of a build, for reading; from its N-Quads where the store is missing or stale.

    ProjectError when the folder holds no graph.
    """
    nquads = graph / NQUADS
    if not nquads.is_file():
        raise ProjectError(f"{graph} holds no graph. Type: summitgraph build --out {graph}")
    digest = digest_of(graph)
    stamp = graph / "store" / STAMP
    if digest and stamp.is_file() and stamp.read_text(encoding="ascii").strip() == digest:
        try:
            return Store.read_only(str(graph / "store"))
        except (OSError, RuntimeError):
            pass  # a store that cannot be opened is as good as none
    return _from_nquads(nquads)


def is_filled(graph: Path) -> bool:
    """Whether a build's store holds what its manifest says of the N-Quads."""
    try:
        return (graph / "store" / STAMP).read_text(encoding="ascii").strip() == digest_of(graph) != ""
    except (OSError, UnicodeDecodeError):
        return False


def digest_of(graph: Path) -> str:
    """What the manifest says of the N-Quads, or nothing where it cannot be read."""
    try:
        manifest = json.loads((graph / "manifest.json").read_text(encoding="utf-8"))
        return str(manifest["outputs"][NQUADS])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _from_nquads(path: Path) -> Store:
    store = Store()
    try:
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise ProjectError(f"{path} is damaged: {error}. Type: summitgraph build --out {path.parent}") from error
    return store
