"""The graph as files: Turtle, TriG and N-Quads, the same bytes for the same quads.

What comes in: quads in any order. What goes out: bytes, sorted, a blank line between subjects, and short names
where a prefix allows; in TriG each document has prefixes of its own, so that its facts can be read.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from operator import lt
from typing import Final

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from summitgraph.rdf import graph_name, in_order
from summitgraph.vocab import BASE, PREFIXES, RDF_TYPE

# by subject, then by predicate (nothing for the class, so that it comes first), a zero and the object
_Table = dict[str, dict[str, Quad]]
_KINDS: Final = (
    "agreement", "agreement-status", "country", "document", "issue", "kind", "leader", "level", "measure", "mode",
    "office", "organization", "place", "role", "series", "source", "stance", "status", "summit", "tenure",
)  # fmt: skip
SHORT: Final = {name: iri for name, iri in PREFIXES.items() if name != "sgd"} | {
    kind: f"{BASE}{kind}/" for kind in _KINDS
}
_PREFIX: Final = re.compile(r"@prefix (?P<name>[\w-]*): <[^>]*> \.\n")
_SUBJECT: Final = re.compile(r" \.\n(?=\t?[^\t\n}@])")
AT_ONCE: Final = 10_000  # lines of N-Quads that are encoded together
# .../evidence/188-194 stands in the order of the text, after .../evidence/22-31
_PLACE: Final = re.compile(r"(?P<kind>.*/)(?P<start>\d+)-(?P<end>\d+)(?P<count>-\d+)?")


def turtle(quads: Iterable[Quad]) -> bytes:
    """The default graph as Turtle; named graphs are left out."""
    triples = [found.triple for found in _in_order(_table(q for q in quads if not graph_name(q)))]
    lines, body = _written(triples, RdfFormat.TURTLE, SHORT)
    return "\n".join(filter(None, ("".join(lines.values()), body))).encode()


def trig(quads: Iterable[Quad]) -> bytes:
    """All graphs as TriG, the default graph first."""
    return "\n".join(_graphs(quads)).encode()


def nquads(quads: Iterable[Quad]) -> bytes:
    """All quads as N-Quads, one a line, sorted; quads that are in order already cost no second copy."""
    known = list(quads)
    written = BytesIO()
    last = ""
    for start in range(0, len(known), AT_ONCE):
        lines = [str(found) for found in known[start : start + AT_ONCE]]
        if not all(map(lt, [last, *lines], lines)):
            return nquads(in_order(known))
        written.write(" .\n".join([*lines, ""]).encode())
        last = lines[-1]
    return written.getvalue()


def graph_text(name: str, quads: Iterable[Quad]) -> tuple[set[str], str]:
    """One graph as TriG: the names of the prefixes it shares with others, and its text after its own prefixes."""
    table = _table(quads)
    lines, body = _written(_in_order(table), RdfFormat.TRIG, {**SHORT, **_own(name, table)})
    own = "".join(line for prefix, line in lines.items() if prefix not in SHORT)
    return set(lines) & set(SHORT), "\n".join(filter(None, (own, body)))


def header(prefixes: Iterable[str]) -> str:
    """The lines that declare the prefixes which graphs share."""
    return "".join(f"@prefix {name}: <{SHORT[name]}> .\n" for name in sorted(prefixes))


def _graphs(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield the prefixes that all graphs share, then each graph after its own."""
    shared: set[str] = set()
    parts: list[str] = []
    by_name: dict[str, list[Quad]] = defaultdict(list)
    for found in quads:
        by_name[graph_name(found)].append(found)
    for name in sorted(by_name):
        used, text = graph_text(name, by_name.pop(name))
        shared |= used
        parts.append(text)
    if shared:
        yield header(shared)
    yield from parts


def _own(graph: str, table: _Table) -> dict[str, str]:
    """The prefixes of one document: ``doc-evidence:12-14`` for ``document/<sha256>/evidence/12-14``."""
    if not graph:
        return {}
    root = f"{graph}/"
    objects = (key.partition("\0")[2] for row in table.values() for key in row)
    named = {*table, *(object_[1:-1] for object_ in objects if object_.startswith("<"))}
    kinds = {iri.removeprefix(root).partition("/")[0] for iri in named if iri.startswith(root)}
    return {f"doc-{kind}": f"{root}{kind}/" for kind in kinds}


def _written(
    found: Sequence[Quad] | Sequence[Triple], form: RdfFormat, prefixes: Mapping[str, str]
) -> tuple[dict[str, str], str]:
    """The prefix lines in use, by name, and the text below them."""
    text = (serialize(found, format=form, prefixes=dict(sorted(prefixes.items()))) or b"").decode()
    lines: dict[str, str] = {}
    end = 0
    while match := _PREFIX.match(text, end):
        lines[match["name"]] = match[0]
        end = match.end()
    body = text[end:]
    return {name: lines[name] for name in sorted(lines) if _uses(body, name)}, _SUBJECT.sub(" .\n\n", body)


def _uses(body: str, prefix: str) -> bool:
    """Whether a prefix stands before a colon; the pattern begins with plain text, for which `re` looks quickly."""
    name = re.escape(prefix)
    return re.search(rf'{name}:(?<![\w"-]{name}:)', body) is not None


def _table(quads: Iterable[Quad]) -> _Table:
    """Each quad of a graph once; in strings and dictionaries of them, which cost the garbage collector nothing."""
    table: _Table = defaultdict(dict)
    for found in quads:
        subject, predicate = found.subject, found.predicate.value
        name = subject.value if isinstance(subject, NamedNode) else str(subject)
        table[name][f"{'' if predicate == RDF_TYPE else predicate}\0{found.object}"] = found
    return table


def _in_order(table: _Table) -> list[Quad]:
    """The quads: by subject and predicate, the class first, then by object."""
    return [row[key] for subject in sorted(table, key=_order) for row in (table[subject],) for key in sorted(row)]


def _order(subject: str) -> tuple[str, int, int, str]:
    place = _PLACE.fullmatch(subject)
    if place is None:
        return subject, 0, 0, ""
    return place["kind"], int(place["start"]), int(place["end"]), place["count"] or ""
