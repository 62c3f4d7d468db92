"""The graph as files: Turtle, TriG and N-Quads, the same bytes for the same quads.

What comes in: quads in any order. What goes out: bytes, sorted, a blank line between subjects, and short names
where a prefix allows; in TriG each document has prefixes of its own, so that its facts can be read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from summitgraph.rdf import graph_name, object_of, subject_of
from summitgraph.vocab import BASE, PREFIXES, RDF_TYPE

_KINDS: Final = (
    "agreement", "agreement-status", "country", "document", "issue", "kind", "leader", "level", "measure", "mode",
    "office", "organization", "place", "role", "series", "source", "stance", "status", "summit", "tenure",
)  # fmt: skip
SHORT: Final = {name: iri for name, iri in PREFIXES.items() if name != "sgd"} | {
    kind: f"{BASE}{kind}/" for kind in _KINDS
}
_PREFIX: Final = re.compile(r"@prefix (?P<name>[\w-]*): <[^>]*> \.\n")
_SUBJECT: Final = re.compile(r"(?<= \.\n)(?=\t?[^\t\n}@])")
# .../evidence/188-194 stands in the order of the text, after .../evidence/22-31
_PLACE: Final = re.compile(r"(?P<kind>.*/)(?P<start>\d+)-(?P<end>\d+)(?P<count>-\d+)?")


def turtle(quads: Iterable[Quad]) -> bytes:
    """The default graph as Turtle; named graphs are left out."""
    triples = [found.triple for found in _grouped(q for q in quads if not graph_name(q))]
    header, body = _written(triples, RdfFormat.TURTLE, SHORT)
    return "\n".join(filter(None, ("".join(header.values()), body))).encode()


def trig(quads: Iterable[Quad]) -> bytes:
    """All graphs as TriG, the default graph first."""
    return "\n".join(_graphs(quads)).encode()


def nquads(quads: Iterable[Quad]) -> bytes:
    """All quads as N-Quads, one a line, sorted."""
    return "".join(f"{line} .\n" for line in sorted({str(q) for q in quads})).encode()


def graph_text(name: str, quads: Iterable[Quad]) -> tuple[set[str], str]:
    """One graph as TriG: the names of the prefixes it shares with others, and its text after its own prefixes."""
    graph = _grouped(quads)
    lines, body = _written(graph, RdfFormat.TRIG, {**SHORT, **_own(name, graph)})
    own = "".join(line for prefix, line in lines.items() if prefix not in SHORT)
    return set(lines) & set(SHORT), "\n".join(filter(None, (own, body)))


def header(prefixes: Iterable[str]) -> str:
    """The lines that declare the prefixes which graphs share."""
    return "".join(f"@prefix {name}: <{SHORT[name]}> .\n" for name in sorted(prefixes))


def _graphs(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield the prefixes that all graphs share, then each graph after its own."""
    shared: set[str] = set()
    parts: list[str] = []
    for name, found in groupby(sorted(set(quads), key=graph_name), key=graph_name):
        used, text = graph_text(name, found)
        shared |= used
        parts.append(text)
    if shared:
        yield header(shared)
    yield from parts


def _own(graph: str, quads: Iterable[Quad]) -> dict[str, str]:
    """The prefixes of one document: ``doc-evidence:12-14`` for ``document/<sha256>/evidence/12-14``."""
    root = f"{graph}/"
    named = {iri for q in quads for iri in (subject_of(q), object_of(q)) if iri.startswith(root)} if graph else set()
    kinds = {iri.removeprefix(root).partition("/")[0] for iri in named}
    return {f"doc-{kind}": f"{root}{kind}/" for kind in kinds}


def _written(
    found: Iterable[Quad] | Iterable[Triple], form: RdfFormat, prefixes: Mapping[str, str]
) -> tuple[dict[str, str], str]:
    """The prefix lines in use, by name, and the text below them."""
    text = (serialize(found, format=form, prefixes=dict(sorted(prefixes.items()))) or b"").decode()
    lines = {match["name"]: match[0] for match in _PREFIX.finditer(text)}
    body = text[sum(map(len, lines.values())) :]
    used = set(re.findall(r"(?<![\w\"-])([a-z][\w-]*):", body))
    return {name: lines[name] for name in sorted(lines) if name in used}, _SUBJECT.sub("\n", body)


def _grouped(quads: Iterable[Quad]) -> list[Quad]:
    """Each quad once: by graph, subject and predicate, the class first, then by object."""
    return sorted(set(quads), key=_key)


def _key(found: Quad) -> tuple[str, tuple[str, int, int, str], bool, str, str]:
    subject = found.subject.value if isinstance(found.subject, NamedNode) else str(found.subject)
    predicate = found.predicate.value
    return graph_name(found), _order(subject), predicate != RDF_TYPE, predicate, str(found.object)


@lru_cache(maxsize=1 << 16)
def _order(subject: str) -> tuple[str, int, int, str]:
    place = _PLACE.fullmatch(subject)
    if place is None:
        return subject, 0, 0, ""
    return place["kind"], int(place["start"]), int(place["end"]), place["count"] or ""
