"""The graphs of a dataset, one at a time, from its sorted quads read once.

What comes in: a file of N-Quads sorted by line. What goes out: the default graph in pieces, or each named graph with
all its quads in order. The subjects of a document's graph begin with its name, so few graphs are open at a time.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, parse

from summitgraph.model import ProjectError
from summitgraph.rdf import graph_name, subject_of

AT_ONCE: Final = 2_000  # subjects of the default graph that are given together


def things(nquads: Path) -> Iterator[list[Quad]]:
    """Yield the default graph, some whole subjects at a time, in order."""
    found = (quad for quad in parse(path=str(nquads), format=RdfFormat.N_QUADS) if not graph_name(quad))
    quads: list[Quad] = []
    for number, (_, group) in enumerate(groupby(found, key=lambda quad: quad.subject), start=1):
        quads += group
        if number % AT_ONCE == 0:
            yield quads
            quads = []
    if quads:
        yield quads


def documents(nquads: Path) -> Iterator[tuple[str, list[Quad]]]:
    """Yield each named graph with its quads in order; ProjectError for a graph with subjects from elsewhere.

    ``source/x/33>`` stands after all of ``source/x/331``: a graph stays open as long as subjects begin with its name.
    """
    started: dict[str, list[Quad]] = {}
    for subject, group in groupby(parse(path=str(nquads), format=RdfFormat.N_QUADS), key=subject_of):
        for name in [name for name in started if not subject.startswith(name)]:
            yield name, started.pop(name)
        for quad in group:
            name = graph_name(quad)
            if name and not subject.startswith(name):
                raise ProjectError(f"{subject} stands in the graph {name}, which is not its document.")
            if name:
                started.setdefault(name, []).append(quad)
    yield from started.items()
