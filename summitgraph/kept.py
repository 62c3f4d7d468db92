"""Parts kept from one build to the next, by the content of all that made them.

What comes in: a file that a build wrote, a key. What goes out: parts that need not be made again, and such a file.
An entry is its key, the SHA-256 of what follows, its length, and that: a line of JSON before the packed texts.
What is cut off or damaged is as good as not there.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from typing import Any, Final

from pyoxigraph import RdfFormat, parse, serialize

from summitgraph import __version__
from summitgraph.model import Document, Finding, Span
from summitgraph.parts import PackedPart, Tools
from summitgraph.project import BUNDLED, Project
from summitgraph.texts import Chunk, Graph, Texts
from summitgraph.validate import Result

FILE: Final = "parts"
_HASH: Final = 32
_HEAD: Final = 2 * _HASH + 8
_LIBRARIES: Final = (
    "ahocorasick-rs", "charset-normalizer", "edtf", "jinja2", "opencc", "pyoxigraph", "pyshacl", "pyshacl-turbo",
    "rdflib",
)  # fmt: skip
Entries = dict[bytes, memoryview]


def engine_key(project: Project) -> str:
    """A hash of all that makes parts and files beside documents and decisions: code, libraries, ontology, shapes."""
    code = Path(__file__).parent
    files = [
        *(path for kind in ("*.py", "*.html") for path in code.rglob(kind) if BUNDLED not in path.parents),
        *project.ontology.glob("*.ttl"), *project.loaders.rglob("*.py"), *project.shapes.glob("*.ttl"),
    ]  # fmt: skip
    said = [__version__, python_version(), *(f"{name} {_version(name)}" for name in _LIBRARIES)]
    roots = (code, project.root)
    for path in sorted(files):
        root = next(root for root in roots if path.is_relative_to(root))
        said.append(f"{path.relative_to(root)} {hashlib.sha256(path.read_bytes()).hexdigest()}")
    return _digest("\n".join(said)).hex()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def part_key(document: Document, engine: str) -> bytes:
    """The name under which a document's part is kept."""
    return _digest(f"{engine}\n{document.sha256}\n{document.encoding}\n{document.name}")


def decisions_key(hashes: Iterable[str], loader: str, tools: Tools) -> str:
    """A hash of the decisions that touch a document and its rows: corrections, takedowns, links if its loader asks."""
    known, decisions = set(hashes), tools.decisions
    rows = [asdict(found) for found in decisions.corrections if found.document in known]
    asking = any(found.items and found.name == loader for found in tools.loaders)
    items = sorted(tools.authority.items.items()) if asking else []
    return _digest(json.dumps([rows, [asdict(found) for found in decisions.takedowns], items])).hex()


def read_entries(path: Path) -> Entries:
    """The entries of a file, as far as it is whole."""
    try:
        data = memoryview(path.read_bytes())
    except OSError:
        return {}
    found: Entries = {}
    start = 0
    while start + _HEAD <= len(data):
        key, size = bytes(data[start : start + _HASH]), int.from_bytes(data[start + 2 * _HASH : start + _HEAD])
        end = start + _HEAD + size
        if end > len(data):
            break
        found[key] = data[start + _HASH : end]
        start = end
    return found


def kept_part(document: Document, entry: memoryview, tools: Tools) -> PackedPart | None:
    """The part of a document in an entry; none when the entry is damaged, or people have decided otherwise since."""
    digest, body = entry[:_HASH], entry[_HASH + 8 :]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        return _part(document, bytes(body), tools)
    except (ValueError, KeyError, TypeError, SyntaxError, zlib.error):  # whole, but not what we would have written
        return None


def _part(document: Document, body: bytes, tools: Tools) -> PackedPart | None:
    first, _, rest = body.partition(b"\n")
    told = json.loads(first)
    if told["decisions"] != decisions_key((document.sha256, *told["rows"]), told["loader"], tools):
        return None
    sizes = told["sizes"]
    heard, lines, trig = rest[: sizes[0]], rest[sizes[0] : sizes[0] + sizes[1]], rest[sizes[0] + sizes[1] :]
    graphs = tuple(Graph(name, tuple(shared), size) for name, shared, size in told["graphs"])
    return PackedPart(
        document,
        told["loader"],
        tuple(parse(zlib.decompress(heard), format=RdfFormat.N_QUADS)),
        tuple(Result(**row) for row in told["results"]),
        tuple(finding_of(row, document) for row in told["findings"]),
        tuple(told["rows"]),
        Texts(
            told["key"],
            graphs,
            tuple(Chunk(*row) for row in told["chunks"]),
            lines,
            trig,
            told["classes"],
            told["quads"],
        ),
    )


def entry_of(part: PackedPart, tools: Tools) -> memoryview:
    """What is kept of a part: its hash, its length and itself."""
    texts = part.texts
    heard = zlib.compress(serialize(part.quads, format=RdfFormat.N_QUADS) or b"", 1)
    told = {
        "decisions": decisions_key((part.document.sha256, *part.rows), part.loader, tools),
        "loader": part.loader,
        "rows": part.rows,
        "results": [asdict(result) for result in part.results],
        "findings": [finding_row(found) for found in part.findings],
        "key": texts.key,
        "graphs": [(graph.name, graph.shared, graph.size) for graph in texts.graphs],
        "chunks": [astuple(chunk) for chunk in texts.chunks],
        "classes": dict(texts.classes),
        "quads": texts.quads,
        "sizes": [len(heard), len(texts.lines)],
    }
    body = json.dumps(told).encode() + b"\n" + heard + texts.lines + texts.trig
    return memoryview(hashlib.sha256(body).digest() + len(body).to_bytes(8) + body)


def write_entries(path: Path, entries: Mapping[bytes, memoryview]) -> None:
    """Write a file of entries, in the order of their keys."""
    with path.open("wb") as file:
        for key, entry in sorted(entries.items()):
            file.write(key)
            file.write(entry)


def seal(path: Path, data: bytes) -> None:
    """Write bytes after their SHA-256."""
    path.write_bytes(hashlib.sha256(data).hexdigest().encode() + b"\n" + data)


def unsealed(path: Path) -> bytes | None:
    """The bytes that were sealed in a file; none when it is damaged or not there."""
    try:
        digest, _, data = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest().encode() == digest else None


def finding_row(found: Finding) -> list[Any]:
    """A finding as JSON can hold it: a place in a document is its offsets, and the row in which they count."""
    where: Any = found.where
    if isinstance(where, Span):
        row = where.document.row
        inside = [row.register, row.record, row.offset, row.offset + len(where.document.text)] if row else None
        where = [where.start, where.end, inside]
    return [found.code, found.message, where, found.level]


def finding_of(row: list[Any], document: Document) -> Finding:
    """The finding again, from its row and the document or the file it is about."""
    code, message, where, level = row
    if isinstance(where, list):
        start, end, inside = where
        if inside:
            register, record, first, last = inside
            document = document.record(first, last, register=register, record=record)
        where = document.span(start, end)
    return Finding(code, message, where, level)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
