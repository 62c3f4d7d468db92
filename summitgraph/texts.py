"""What one document says, as the dumps will have it: made once, packed, and put together by concatenation.

What comes in: a document's quads. What goes out: `Texts` of its own graphs, and the few of its quads that others
look at (`heard`). No line of two documents' graphs stands between the lines of another, so sorted text of each,
laid out by its first words, is sorted text of all.
"""

import zlib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from typing import Final

from pyoxigraph import Quad, RdfFormat, parse

from summitgraph.dumps import graph_text, header
from summitgraph.rdf import graph_name, in_order, object_of, subject_of, subjects_of
from summitgraph.vocab import RDF_TYPE, local, outside, term

_KINDS: Final = ("MeetingMention", "AgreementMention", "Document")
_OPEN: Final = frozenset({term("name"), term("source")})
_SUBJECT: Final = outside("rdf:subject")
_LAST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Graph:
    """One named graph: its name, the prefixes that its TriG shares with others, how many bytes of TriG it has."""

    name: str
    shared: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines of N-Quads that follow each other in the whole.

    The characters all begin with, how many bytes they have, and how many where they are packed: each chunk by itself,
    since things of the default graph stand between the few lines of a document's own record, and between no others.
    """

    first: str
    size: int
    packed: int


@dataclass(frozen=True, slots=True)
class Texts:
    """The graphs of one document: N-Quads and TriG, packed; the classes of its nodes; how many quads it has.

    ``key`` is a hash of the N-Quads; ``chunks`` and ``graphs`` tell how `lines` and `trig` are divided.
    """

    key: str = ""
    graphs: tuple[Graph, ...] = ()
    chunks: tuple[Chunk, ...] = ()
    lines: bytes = field(default=b"", repr=False)
    trig: bytes = field(default=b"", repr=False)
    classes: Mapping[str, int] = field(default_factory=dict)
    quads: int = 0

    @property
    def names(self) -> list[str]:
        """The names of these graphs."""
        return [graph.name for graph in self.graphs]

    def read(self) -> list[Quad]:
        """Every quad of these graphs."""
        return list(parse(b"".join(piece.data for _, piece in _chunks([self])), format=RdfFormat.N_QUADS))


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of a dump that one document's texts give: the same ``key`` and ``place`` mean the same bytes."""

    key: str
    place: int
    size: int
    _packed: bytes = field(repr=False)
    _start: int = 0

    @property
    def data(self) -> bytes:
        """The bytes themselves."""
        return _unpacked(self._packed)[self._start : self._start + self.size]


def texts_of(quads: Iterable[Quad]) -> Texts:
    """The texts of the named graphs among some quads; ValueError when a graph speaks of what is not below its name."""
    own = in_order(quad for quad in quads if graph_name(quad))
    graphs: list[Graph] = []
    texts: list[bytes] = []
    for name, found in groupby(sorted(own, key=graph_name), key=graph_name):
        shared, text = graph_text(name, found)
        texts.append(text.encode())
        graphs.append(Graph(name, tuple(sorted(shared)), len(texts[-1])))
    chunks: dict[str, list[str]] = defaultdict(list)
    for quad in own:
        chunks[_chunk(subject_of(quad), graph_name(quad))].append(f"{quad} .\n")
    lines = ["".join(found).encode() for found in chunks.values()]
    classes = Counter(local(object_of(quad)) for quad in own if quad.predicate.value == RDF_TYPE)
    packed = [zlib.compress(text, 1) for text in lines]
    return Texts(
        sha256(b"".join(lines)).hexdigest(),
        tuple(graphs),
        tuple(map(Chunk, chunks, map(len, lines), map(len, packed))),
        b"".join(packed),
        zlib.compress(b"".join(texts), 1),
        dict(sorted(classes.items())),
        len(own),
    )


def _chunk(subject: str, graph: str) -> str:
    if not subject.startswith(graph) or subject[len(graph) : len(graph) + 1] not in {"", "/"}:
        raise ValueError(f"the graph {graph} speaks of {subject}")
    return f"<{graph}>" if subject == graph else f"<{graph}/"


def heard(quads: Sequence[Quad]) -> list[Quad]:
    """What of a document's quads others look at.

    All that is said of things, with its statements; mentions of meetings and agreements; the document's record;
    names of people, and sources.
    """
    wanted = {node for kind in _KINDS for node in subjects_of(quads, kind)}
    for quad in quads:
        if quad.predicate.value == _SUBJECT and not object_of(quad).startswith(graph_name(quad)):
            wanted.add(subject_of(quad))
    return [q for q in quads if not graph_name(q) or subject_of(q) in wanted or q.predicate.value in _OPEN]


def all_nquads(things: Iterable[str], told: Sequence[Texts]) -> Iterator[bytes | Piece]:
    """Yield what together is all quads as N-Quads, one a line, sorted; ``things`` are quads of the default graph."""
    lines = sorted({f"{quad} .\n" for quad in things})
    done = 0
    for chunk, piece in sorted(_chunks(told), key=lambda found: (found[0], found[1].key)):
        first = bisect_left(lines, chunk, done)
        last = bisect_left(lines, chunk + _LAST, first)
        if first > done:
            yield "".join(lines[done:first]).encode()
        yield _merged(lines[first:last], piece.data) if last > first else piece
        done = last
    yield "".join(lines[done:]).encode()


def _chunks(told: Iterable[Texts]) -> Iterator[tuple[str, Piece]]:
    for texts in told:
        start = 0
        for place, chunk in enumerate(texts.chunks):
            yield chunk.first, Piece(texts.key, place, chunk.size, texts.lines[start : start + chunk.packed])
            start += chunk.packed


def _merged(lines: Iterable[str], text: bytes) -> bytes:
    return "".join(sorted({*lines, *(f"{line}\n" for line in text.decode().split("\n")[:-1])})).encode()


def all_trig(things: Iterable[Quad], told: Sequence[Texts]) -> Iterator[bytes | Piece]:
    """Yield what together is all graphs as TriG, the default graph first."""
    shared, default = graph_text("", things)
    names = set(shared).union(*(graph.shared for texts in told for graph in texts.graphs))
    head = "\n".join(filter(None, (header(names), default)))
    if head:
        yield head.encode()
    between = bool(head)
    for _, piece in sorted(_graphs(told), key=lambda found: (found[0], found[1].key)):
        if between:
            yield b"\n"
        yield piece
        between = True


def _graphs(told: Iterable[Texts]) -> Iterator[tuple[str, Piece]]:
    for texts in told:
        start = 0
        for place, graph in enumerate(texts.graphs):
            yield graph.name, Piece(texts.key, place, graph.size, texts.trig, start)
            start += graph.size


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> bytes:
    return zlib.decompress(packed)
