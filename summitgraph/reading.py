"""Files and folders into documents.

What comes in: paths that a user gives. What goes out: one `Reading` a file, in an order that depends on
names and bytes alone: its `Document`, its bytes (of a .gz those that it packs), and findings about
whatever could not be read as it stands. A name is relative to the path given (a file's own name, a path
inside a folder), never absolute.
"""

import gzip
import hashlib
import io
import itertools
import os
import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from summitgraph.model import Document, Finding, Level
from summitgraph.text.encoding import Decoded, decode

LIMIT: Final = 20_000_000
GZIP: Final = b"\x1f\x8b"
_MAGIC: Final = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive (or .docx, .xlsx, .epub)",
    GZIP: "compressed by gzip twice",
    b"BZh9": "compressed by bzip2",
    b"\xfd7zXZ": "compressed by xz",
    b"\x28\xb5\x2f\xfd": "compressed by zstd",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls)",
}
_BYTE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROL: Final = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: a document or none, its bytes, and what is to be told of it."""

    document: Document | None
    data: bytes = field(default=b"", repr=False)
    findings: tuple[Finding, ...] = ()


class _Entry(NamedTuple):
    """A file under the name it goes by, or the trouble that stands in its place."""

    name: str
    found: Path | Finding


def read_all(paths: Iterable[Path], *, limit: int = LIMIT, without: Path | None = None) -> Iterator[Reading]:
    """Read files and folders, sorted by name and then by hash; the same bytes give a document once.

    ``without`` is a folder that is passed over where it lies inside another: what a build wrote is no document.
    """
    seen: dict[str, str] = {}
    for name, group in itertools.groupby(_entries(paths, without), key=lambda entry: entry.name):
        readings = [_reading(entry, limit) for entry in group]
        for reading in sorted(readings, key=_order):
            yield _once(reading, name, seen)


def read(path: Path, *, name: str, limit: int = LIMIT) -> Reading:
    """Read one file as a document called `name`; whatever stands in the way is a finding, never an error."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _refused("not-a-file", f"{name} is no ordinary file, so it was not opened", name)
        if status.st_size > limit:
            return _too_large(name, status.st_size, limit)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        return Reading(None, findings=(_unreadable(error, name),))
    if len(data) <= limit and data.startswith(GZIP):
        try:
            data = unpacked(data, limit=limit)
        except (OSError, EOFError, zlib.error) as error:
            message = f"{name} is compressed by gzip and broken ({error}); get it again"
            return _refused("unreadable-file", message, name, level="error")
    return _too_large(name, len(data), limit) if len(data) > limit else read_bytes(data, name=name)


def unpacked(data: bytes, *, limit: int = LIMIT) -> bytes:
    """What gzip packed, one byte more than the limit at most; OSError, EOFError or zlib.error where it is broken."""
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        return stream.read(limit + 1)


def read_bytes(data: bytes, *, name: str) -> Reading:
    """Read bytes as a document called `name`; the text is what they decode to, line ends and all."""
    if not data.strip():
        return _refused("empty-file", f"{name} holds no text; put a document there or remove it", name, data)
    if kind := _binary(data):
        message = f"{name} is not text but {kind}; save its text as UTF-8 and give that file"
        return _refused("binary-file", message, name, data)
    decoded = decode(data)
    document = Document(hashlib.sha256(data).hexdigest(), name, decoded.text, decoded.encoding)
    return Reading(document, data, tuple(_remarks(decoded, name)))


def _entries(paths: Iterable[Path], without: Path | None) -> list[_Entry]:
    """Every file of the paths with its name, sorted, without hidden ones; the same file and name only once."""
    left_out = Path(os.path.realpath(without)) if without else None
    found = {(entry.name, str(entry.found)): entry for path in paths for entry in _named(Path(path), left_out)}
    return [found[key] for key in sorted(found)]


def _named(path: Path, without: Path | None) -> Iterator[_Entry]:
    """List the files of one path; a folder's links are followed as long as they stay inside it."""
    if not path.is_dir():
        yield _Entry(_shown(path.name or str(path)), path)
        return
    root = Path(os.path.realpath(path))
    folders: list[tuple[str, Path, tuple[Path, ...]]] = [("", path, (root,))]
    while folders:
        prefix, folder, above = folders.pop()
        try:
            with os.scandir(folder) as scan:
                children = [child.name for child in scan if not child.name.startswith(".")]
        except OSError as error:
            name = prefix.rstrip("/") or _shown(path.name) or "."
            yield _Entry(name, _unreadable(error, name))
            continue
        for child in children:
            name, place = prefix + _shown(child), folder / child
            entry, inner = _child(name, place, above)
            if entry is not None:
                yield entry
            elif inner[-1] != without:
                folders.append((name + "/", place, inner))


def _child(name: str, place: Path, above: tuple[Path, ...]) -> tuple[_Entry | None, tuple[Path, ...]]:
    """Return an entry for a file or a bad link; for a folder none, and the folders that it lies in."""
    target = Path(os.path.realpath(place))
    if place.is_symlink():
        finding = _link_trouble(name, place, target, above)
        if finding is not None:
            return _Entry(name, finding), above
    if not place.is_dir():
        return _Entry(name, place), above
    return None, (*above, target)


def _link_trouble(name: str, place: Path, target: Path, above: tuple[Path, ...]) -> Finding | None:
    """Why a link is not followed: it leads back, nowhere, or out of the folder that was given."""
    try:
        place.stat()
    except OSError as error:
        if not place.is_symlink() or target.is_symlink():
            return Finding("link-loop", f"{name} is a link that leads back to itself", name)
        return _unreadable(error, name)
    if target in above:
        return Finding("link-loop", f"{name} is a link to a folder that it lies in; it was not followed", name)
    if not target.is_relative_to(above[0]):
        message = f"{name} is a link out of the folder given; give its target as a PATH of its own to read it"
        return Finding("link-outside", message, name)
    return None


def _shown(name: str) -> str:
    r"""Show a file's name as text: bytes that are no UTF-8 show as ``\xff``."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def _reading(entry: _Entry, limit: int) -> Reading:
    if isinstance(entry.found, Finding):
        return Reading(None, findings=(entry.found,))
    return read(entry.found, name=entry.name, limit=limit)


def _order(reading: Reading) -> tuple[str, list[str]]:
    """Files of one name stand in the order of their hashes."""
    return hashlib.sha256(reading.data).hexdigest(), [finding.message for finding in reading.findings]


def _once(reading: Reading, name: str, seen: dict[str, str]) -> Reading:
    """Take the document away when its bytes were read before under another name."""
    if reading.document is None:
        return reading
    first = seen.setdefault(reading.document.sha256, name)
    if first is name:
        return reading
    message = f"{name} has the same bytes as {first}; it was read once, as {first}"
    return Reading(None, reading.data, (*reading.findings, Finding("same-bytes", message, name)))


def _refused(code: str, message: str, name: str, data: bytes = b"", *, level: Level = "warning") -> Reading:
    return Reading(None, data, (Finding(code, message, name, level),))


def _unreadable(error: Exception, name: str) -> Finding:
    """Make a finding that gives the system's reason without its absolute path."""
    why = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return Finding("unreadable-file", f"{name} could not be read: {why}", name, "error")


def _too_large(name: str, size: int, limit: int) -> Reading:
    message = (
        f"{name} has {size} bytes or more, over the limit of {limit}; "
        "set SUMMITGRAPH_MAX_FILE_BYTES higher to read it, or split it"
    )
    return Reading(None, findings=(Finding("file-too-large", message, name, "error"),))


def _binary(data: bytes) -> str:
    """Name the kind of file when it is no text; empty for text."""
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return kind
    if data.startswith(_BYTE_MARKS):
        return ""
    sample = data[:65_536]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return "binary data" if controls * 20 > len(sample) else ""


def _remarks(decoded: Decoded, name: str) -> Iterator[Finding]:
    """Tell what a person should know of how the text was read."""
    text, encoding, sure = decoded
    if not sure:
        message = f"{name} is in no encoding that is known here and was read as UTF-8; save it as UTF-8"
        yield Finding("unknown-encoding", message, name)
    elif not encoding.startswith("utf"):
        yield Finding("other-encoding", f"{name} was read as {encoding}, not UTF-8", name, "info")
    if count := text.count("\ufffd"):
        message = f"{name} has {count} characters that could not be read (U+FFFD) in {encoding}; get a clean copy"
        yield Finding("replacement-characters", message, name)
    if count := text.count("\0"):
        yield Finding("nul-characters", f"{name} has {count} NUL characters; they are passed over", name)
