"""How many: the exact numbers of a dataset, from its sorted quads read once.

What comes in: a file of N-Quads sorted by line. What goes out: `Statistics`: triples (a triple that several graphs hold
counts once), subjects, nodes by class, triples by property, and by property within each class.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from summitgraph.model import ProjectError
from summitgraph.publish.sieve import LINE
from summitgraph.vocab import BASE, RDF_TYPE


@dataclass(frozen=True, slots=True)
class Statistics:
    """Numbers of a dataset; ``classes`` and ``properties`` by IRI, ``inside`` by class and property."""

    quads: int
    triples: int
    subjects: int
    entities: int
    graphs: int
    classes: dict[str, int]
    properties: dict[str, int]
    inside: dict[tuple[str, str], int]


def statistics(nquads: Path) -> Statistics:
    """Count the quads of a file."""
    counts: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    inside: Counter[tuple[str, str]] = Counter()
    graphs: set[str] = set()
    for subject, group in groupby(_quads(nquads), key=lambda row: row[0]):
        triples = set()
        for _, predicate, object_, graph in group:
            triples.add((predicate, object_))
            counts["quads"] += 1
            if graph:
                graphs.add(graph)
        kinds = {object_[1:-1] for predicate, object_ in triples if predicate == RDF_TYPE}
        used = Counter(predicate for predicate, _ in triples)
        counts.update(triples=len(triples), subjects=1, entities=subject.startswith(BASE))
        classes.update(kinds)
        properties.update(used)
        inside.update({(kind, name): number for kind in kinds for name, number in used.items()})
    return Statistics(
        quads=counts["quads"],
        triples=counts["triples"],
        subjects=counts["subjects"],
        entities=counts["entities"],
        graphs=len(graphs),
        classes=dict(sorted(classes.items())),
        properties=dict(sorted(properties.items())),
        inside=dict(sorted(inside.items())),
    )


def _quads(path: Path) -> Iterator[tuple[str, str, str, str]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            found = LINE.fullmatch(line)
            if found is None:
                raise ProjectError(f"{path.name} is no file of N-Quads: {line[:80]!r}")
            yield found["subject"], found["predicate"], found["object"], found["graph"] or ""
