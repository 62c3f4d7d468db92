"""What is served: the quads of a build, or those of a published release, as a store that nobody else writes.

What comes in: the folder of a build, or of a published site. What goes out: a mark that changes when the quads do, and
a `Snapshot` in a folder of our own, so that a new build may replace the old one while its last questions are answered.
"""

import gzip
import hashlib
import multiprocessing
import os
import shutil
import tempfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summitgraph.model import ProjectError
from summitgraph.publish.files import SUMS, read_sums
from summitgraph.publish.release import FOLDER, version_order
from summitgraph.store import NQUADS, STAMP, digest_of, fill_store, is_filled

_PREFIX: Final = "summitgraph-serve-"
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Data:
    """Where the quads come from: the folder of a build, or that of a published site."""

    folder: Path
    published: bool

    def mark(self) -> str:
        """What changes when the quads do; nothing while they are not there."""
        try:
            path = release_file(self.folder) if self.published else self.folder / "manifest.json"
            found = path.stat()
        except (OSError, ProjectError):
            return ""
        return f"{path.parent.name} {found.st_ino} {found.st_size} {found.st_mtime_ns}"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A store of our own: its folder, the SHA-256 of what it holds, and how strangers are told of it."""

    folder: Path
    digest: str
    name: str

    @property
    def store(self) -> Path:
        """The folder of the Oxigraph store."""
        return self.folder / "store"

    def remove(self) -> None:
        """Take the folder away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def take(data: Data) -> Snapshot:
    """A snapshot of the quads as they are now; ProjectError when they are not there, or damaged."""
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    try:
        digest, name = _release(data.folder, folder) if data.published else _build(data.folder, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Snapshot(folder, digest, name)


def sweep() -> None:
    """Take away what earlier servers left behind that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with suppress(OSError):  # gone meanwhile, or a link to nowhere
            if owner.isdecimal() and not Path("/proc", owner).exists() and folder.lstat().st_uid == os.geteuid():
                shutil.rmtree(folder, ignore_errors=True)


def release_file(site: Path) -> Path:
    """The N-Quads of a site's latest release; ProjectError when it has none."""
    found = [path for path in (site / FOLDER).glob("*/*.nq.gz") if not path.is_symlink()]
    if not found:
        raise ProjectError(f"{site} holds no release. Type: summitgraph publish --out {site}")
    return max(found, key=lambda path: (version_order(path.parent.name), path.name))


def _build(graph: Path, folder: Path) -> tuple[str, str]:
    """Link or copy the store of a build; it may be replaced by another while we do."""
    for _ in range(_TRIES):
        digest = digest_of(graph)
        if not (graph / NQUADS).is_file():
            raise ProjectError(f"{graph} holds no graph. Type: summitgraph build --out {graph}")
        try:
            if is_filled(graph):
                shutil.copytree(graph / "store", folder / "store", copy_function=_link)
            else:
                _fill(graph / NQUADS, folder / "store", digest)
        except (OSError, shutil.Error):
            digest = ""
        if digest and digest_of(graph) == digest == (folder / "store" / STAMP).read_text(encoding="ascii").strip():
            return digest, "a build, with all that it holds"
        shutil.rmtree(folder / "store", ignore_errors=True)
    raise ProjectError(f"{graph} is being written, or damaged. Type: summitgraph build --out {graph}")


def _link(source: str, target: str) -> None:
    """Link a table, which is never written again; copy the rest, and tables from another file system."""
    if source.endswith(".sst"):
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
    else:
        shutil.copyfile(source, target)


def _release(site: Path, folder: Path) -> tuple[str, str]:
    """Unpack and load the N-Quads of the latest release, once they are what its checksums say."""
    path = release_file(site)
    try:
        with path.open("rb") as packed:
            digest = hashlib.file_digest(packed, "sha256").hexdigest()
        said = read_sums(path.parent)
        if not said:
            raise ProjectError(f"{path.parent / SUMS} cannot be read or says nothing. Publish again.")
        if said.get(path.name) != digest:
            raise ProjectError(f"{path} is not what {SUMS} beside it says. Publish again, or fetch the release anew.")
        nquads = folder / NQUADS
        with gzip.open(path) as unpacked, nquads.open("wb") as plain:
            shutil.copyfileobj(unpacked, plain, 1 << 20)
    except (OSError, EOFError, UnicodeError, zlib.error) as error:
        raise ProjectError(f"{path} cannot be read: {error}. Publish again, or fetch the release anew.") from error
    _fill(nquads, folder / "store", digest)
    nquads.unlink()
    return digest, f"release {path.parent.name}"


def _fill(nquads: Path, store: Path, digest: str) -> None:
    """Load a store in a process of its own, which gives all its memory back."""
    process = multiprocessing.get_context("forkserver").Process(target=_load, args=(nquads, store, digest))
    process.start()
    process.join()
    if process.exitcode:
        raise ProjectError(f"{nquads.name} cannot be loaded: it is damaged, or there is no room. Make it again.")


def _load(nquads: Path, store: Path, digest: str) -> None:
    try:
        fill_store(nquads, store, digest=digest)
    except (SyntaxError, OSError, RuntimeError):
        os._exit(1)
