"""Every quotation read again from its document, or from its hash.

What comes in: an open store, and a folder of documents: by SHA-256 as a build keeps them, or the original files by
name. What goes out: a `Verification`: how many quotations stand, and each that does not, with the words found instead.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summitgraph.names import plain
from summitgraph.reading import GZIP, LIMIT, unpacked
from summitgraph.vocab import local, term

if TYPE_CHECKING:
    import pyoxigraph as ox


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """What no longer stands: in which document, where (0-0: the document as a whole), why, words wanted and found."""

    document: str
    start: int
    end: int
    why: str
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """How many quotations were checked, how many of them by their hash alone, and all failures in order."""

    checked: int
    by_hash: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """A quotation as the graph has it; no words where only offsets and hash were published."""

    start: int
    end: int
    hash: str
    words: str | None


@dataclass(frozen=True, slots=True)
class _Record:
    """A document as the graph has it, with its names and its quotations."""

    sha256: str
    encoding: str
    names: tuple[str, ...]
    evidence: tuple[_Evidence, ...]
    row: tuple[str, int, int] | None = None  # of a register: the SHA-256 of its file, where it begins and ends there


def verify(store: "ox.Store", documents: Path) -> Verification:
    """Check every quotation of the graph against the documents in a folder (which may be missing)."""
    checked, by_hash = 0, 0
    failures: list[Failure] = []
    for record in _records(store):
        data = _bytes(record, documents)
        checked += len(record.evidence)
        if data is None:
            by_hash += len(record.evidence)
            failures += _against_hashes(record)
        else:
            failures += _against_bytes(record, data)
    return Verification(checked, by_hash, tuple(sorted(failures)))


def as_json(verification: Verification) -> str:
    """The verification as a JSON object."""
    return json.dumps(asdict(verification), ensure_ascii=False, indent=2) + "\n"


def lines(verification: Verification) -> Iterator[str]:
    """Yield the verification for people, one line a failure, then the sum."""
    for failure in verification.failures:
        where = f"{failure.document} {failure.start}-{failure.end}" if failure.end else failure.document
        words = f": wanted “{failure.expected}”, found “{failure.found}”" if failure.end else ""
        yield f"{where}: {failure.why}{words}"
    broken = sum(bool(failure.end) for failure in verification.failures)
    alone = "of them by their hash alone (their documents are not there)"
    how = f", {verification.by_hash} {alone}" if verification.by_hash else ""
    yield f"{verification.checked - broken} of {verification.checked} quotations stand{how}"


def _records(store: "ox.Store") -> Iterator[_Record]:
    """Yield the documents of the graph by hash, each from its own named graph."""
    for graph in sorted(store.named_graphs(), key=lambda name: str(name.value)):
        values = {name: _column(store, name, graph) for name in ("start", "end", "quotationHash", "quotation")}
        evidence = [
            _Evidence(int(start), int(values["end"].get(iri, start)), values["quotationHash"].get(iri, ""), words)
            for iri, start in values["start"].items()
            for words in (values["quotation"].get(iri),)
        ]
        names = sorted(_several(store, "fileName", graph))
        encoding = min(_several(store, "encoding", graph), default="utf-8")
        sha256 = min(_several(store, "sha256", graph), default=local(str(graph.value)))
        if evidence or names:
            evidence.sort(key=lambda one: (one.start, one.end))
            yield _Record(sha256, encoding, tuple(names), tuple(evidence), _row(store, graph))


def _row(store: "ox.Store", graph: "ox.NamedNode | ox.BlankNode") -> tuple[str, int, int] | None:
    """Where a row of a register stands in its file; None for a document that is a file of its own."""
    starts = _several(store, "rowStart", graph)
    if not starts:
        return None
    start = int(min(starts))
    length = int(min(_several(store, "characterCount", graph), default="0"))
    return min(_several(store, "fileHash", graph), default=""), start, start + length


def _column(store: "ox.Store", name: str, graph: "ox.NamedNode | ox.BlankNode") -> dict[str, str]:
    from pyoxigraph import NamedNode

    found = store.quads_for_pattern(None, NamedNode(term(name)), None, graph)
    return {plain(quad.subject): plain(quad.object) for quad in found}


def _several(store: "ox.Store", name: str, graph: "ox.NamedNode | ox.BlankNode") -> set[str]:
    from pyoxigraph import NamedNode

    return {plain(quad.object) for quad in store.quads_for_pattern(None, NamedNode(term(name)), None, graph)}


def _bytes(record: _Record, documents: Path) -> bytes | None:
    """The document's bytes: by its hash, else by one of its names inside the folder; None where there are none."""
    root = documents.resolve()
    file = record.row[0] if record.row else record.sha256
    for name in (file, *(name.rpartition("#")[0] if record.row else name for name in record.names)):
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.is_file():
            return _plain(path.read_bytes())
    return None


def _plain(data: bytes) -> bytes:
    """The bytes as they were read: of a .gz those that it packs, as long as they are not very many."""
    if not data.startswith(GZIP):
        return data
    with suppress(OSError, EOFError, zlib.error):
        return unpacked(data, limit=10 * LIMIT)
    return data


def _against_bytes(record: _Record, data: bytes) -> Iterator[Failure]:
    name = _name(record)
    try:
        text = data.decode(record.encoding, errors="replace")
    except LookupError:
        yield Failure(name, 0, 0, f"no encoding is called {record.encoding!r}")
        return
    if record.row:
        text = text[slice(*record.row[1:])]
    digest = _hash(text) if record.row else hashlib.sha256(data).hexdigest()
    if digest != record.sha256:
        yield Failure(name, 0, 0, f"its bytes are not those that were read (SHA-256 {record.sha256[:12]}…)")
    for evidence in record.evidence:
        found = text[evidence.start : evidence.end]
        if _hash(found) != evidence.hash or evidence.words not in {None, found}:
            why = "the words are not those of the document"
            yield Failure(name, evidence.start, evidence.end, why, evidence.words or "", found)


def _against_hashes(record: _Record) -> Iterator[Failure]:
    for evidence in record.evidence:
        if evidence.words is not None and (
            _hash(evidence.words) != evidence.hash or len(evidence.words) != evidence.end - evidence.start
        ):
            why = "the words do not have the hash and length that stand beside them"
            yield Failure(_name(record), evidence.start, evidence.end, why, evidence.words)


def _name(record: _Record) -> str:
    return record.names[0] if record.names else f"document {record.sha256[:12]}"


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", errors="surrogatepass")).hexdigest()
