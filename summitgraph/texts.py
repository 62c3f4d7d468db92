"""What one document says, as the dumps will have it: made once, packed, and put together by concatenation.

What comes in: a document's quads. What goes out: `Texts` of its own graphs, and the few of its quads that others
look at (`heard`). No line of two documents' graphs stands between the lines of another, so sorted text of each,
laid out by its first words, is sorted text of all.
"""

import json
import zlib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, groupby
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
class Texts:
    """The graphs of one document: N-Quads and TriG, packed; the classes of its nodes; how many quads it has.

    ``graphs`` names each graph with the prefixes its TriG shares with others, ``chunks`` the first characters that
    lines of the N-Quads have in common, in the order in which `lines` and `trig` hold their texts.
    """

    graphs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    chunks: tuple[str, ...] = ()
    lines: bytes = field(default=b"", repr=False)
    trig: bytes = field(default=b"", repr=False)
    classes: Mapping[str, int] = field(default_factory=dict)
    quads: int = 0

    def read(self) -> list[Quad]:
        """Every quad of these graphs."""
        return list(parse("".join(_unpacked(self.lines)).encode(), format=RdfFormat.N_QUADS)) if self.lines else []


def texts_of(quads: Iterable[Quad]) -> Texts:
    """The texts of the named graphs among some quads; ValueError when a graph speaks of what is not below its name."""
    own = in_order(quad for quad in quads if graph_name(quad))
    graphs: list[tuple[str, tuple[str, ...]]] = []
    texts: list[str] = []
    for name, found in groupby(sorted(own, key=graph_name), key=graph_name):
        shared, text = graph_text(name, found)
        graphs.append((name, tuple(sorted(shared))))
        texts.append(text)
    chunks: dict[str, list[str]] = defaultdict(list)
    for quad in own:
        chunks[_chunk(subject_of(quad), graph_name(quad))].append(f"{quad} .\n")
    lines = ["".join(found) for found in chunks.values()]
    classes = Counter(local(object_of(quad)) for quad in own if quad.predicate.value == RDF_TYPE)
    return Texts(tuple(graphs), tuple(chunks), _packed(lines), _packed(texts), dict(sorted(classes.items())), len(own))


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


def all_nquads(things: Sequence[Quad], told: Sequence[Texts]) -> Iterator[str]:
    """Yield pieces that together are all quads as N-Quads, one a line, sorted; ``things`` are of the default graph."""
    lines = sorted({f"{quad} .\n" for quad in things})
    places = sorted(
        (chunk, texts, place) for texts, told_ in enumerate(told) for place, chunk in enumerate(told_.chunks)
    )
    done = 0
    for chunk, texts, place in places:
        first = bisect_left(lines, chunk, done)
        last = bisect_left(lines, chunk + _LAST, first)
        text = _unpacked(told[texts].lines)[place]
        yield from lines[done:first]
        yield _merged(lines[first:last], text) if last > first else text
        done = last
    yield from lines[done:]


def _merged(lines: Iterable[str], text: str) -> str:
    return "".join(sorted({*lines, *(f"{line}\n" for line in text.split("\n")[:-1])}))


def all_trig(things: Sequence[Quad], told: Sequence[Texts]) -> Iterator[str]:
    """Yield pieces that together are all graphs as TriG, the default graph first."""
    shared, default = graph_text("", things)
    names = set(shared).union(*(prefixes for texts in told for _, prefixes in texts.graphs))
    places = sorted(
        (name, texts, place) for texts, told_ in enumerate(told) for place, (name, _) in enumerate(told_.graphs)
    )
    rest = (_unpacked(told[texts].trig)[place] for _, texts, place in places)
    first = True
    for text in chain((header(names), default), rest):
        if text:
            yield text if first else f"\n{text}"
            first = False


def _packed(texts: Sequence[str]) -> bytes:
    return zlib.compress(json.dumps(texts, ensure_ascii=False).encode(), 1)


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> list[str]:
    found: list[str] = json.loads(zlib.decompress(packed))
    return found
