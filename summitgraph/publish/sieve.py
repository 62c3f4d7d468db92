"""The quads of a graph without what is cut out of them, line by line.

What comes in: the sorted N-Quads of a build, a `Cut`. What goes out: a file of sorted N-Quads, its hash, and counts.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summitgraph.model import ProjectError
from summitgraph.publish.cut import Cut
from summitgraph.vocab import RDF_TYPE, local, term

# <subject> <predicate> <object> <graph> .
LINE: Final = re.compile(
    r"<(?P<subject>[^>]*)> <(?P<predicate>[^>]*)> (?P<object><(?P<iri>[^>]*)>|\".*?)(?: <(?P<graph>[^>\"]*)>)? \.\n"
)
_QUOTATION: Final = term("quotation")
_REGISTERED: Final = term("registered")


@dataclass(frozen=True, slots=True)
class Sifted:
    """What went through: the SHA-256 of the lines, how many nodes of each class, how many quads."""

    sha256: str
    counts: dict[str, int]


def sieve(source: Path, target: Path, cut: Cut, *, register: bool = False) -> Sifted:
    """Write what is published of ``source`` to ``target``; ``register`` makes each meeting a registered one."""
    digest = hashlib.sha256()
    counts: Counter[str] = Counter()
    with source.open(encoding="utf-8", newline="\n") as lines, target.open("wb") as file:
        for line, kind in _published(lines, cut, register=register):
            data = line.encode()
            digest.update(data)
            file.write(data)
            counts["quads"] += 1
            if kind:
                counts[kind] += 1
    return Sifted(digest.hexdigest(), dict(sorted(counts.items())))


def _published(lines: Iterable[str], cut: Cut, *, register: bool) -> Iterator[tuple[str, str]]:
    """Yield each line that is published, with the name of a class where it gives a node one."""
    for line in lines:
        found = LINE.fullmatch(line)
        if found is None:
            raise ProjectError(f"the N-Quads of the graph are damaged: {line[:80]!r}. Type: summitgraph build")
        subject, predicate, object_, iri, graph = found.groups()
        if subject in cut.nodes or iri in cut.nodes or graph in cut.nodes:
            continue
        if predicate == _QUOTATION and subject in cut.silent:
            continue
        if cut.triples and f"<{subject}> <{predicate}> {object_}" in cut.triples:
            continue
        if register and predicate == _REGISTERED:
            yield line.replace('"false"', '"true"', 1), ""
        else:
            yield line, local(iri) if predicate == RDF_TYPE and iri else ""
