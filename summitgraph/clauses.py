"""Which document's words stand as the clauses of an agreement when several carry its text.

What comes in: the parts of all documents. What goes out: the same parts, in which only the fullest text of an
agreement makes its clauses and commitments; what the others say of them stays in their own graphs.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from pyoxigraph import Quad

from summitgraph.model import Iri
from summitgraph.parts import Part
from summitgraph.rdf import graph_name, object_of, subject_of
from summitgraph.vocab import term

_CLAUSE_OF = term("clauseOf")
_TEXT = term("text")
AnyPart = TypeVar("AnyPart", bound=Part)


def fullest(parts: Sequence[AnyPart]) -> list[AnyPart]:
    """The parts without the clauses of an agreement whose text another document carries more fully.

    A release of the text and a summary of it would else put two wordings on one clause.
    """
    lengths: dict[Iri, dict[str, int]] = defaultdict(dict)
    for part in parts:
        for agreement, length in _carried(part.quads).items():
            lengths[agreement][part.document.sha256] = length
    chosen = {a: min(by, key=lambda sha: (-by[sha], sha)) for a, by in lengths.items() if len(by) > 1}
    if not chosen:
        return list(parts)
    return [replace(part, quads=tuple(_left(part, chosen))) for part in parts]


def _carried(quads: Iterable[Quad]) -> dict[Iri, int]:
    """The agreements whose clauses these quads state, and the length of their text."""
    found = [quad for quad in quads if not graph_name(quad)]
    home = {subject_of(q): object_of(q) for q in found if q.predicate.value == _CLAUSE_OF}
    lengths: dict[Iri, int] = defaultdict(int)
    for quad in found:
        if quad.predicate.value == _TEXT and (agreement := home.get(subject_of(quad))):
            lengths[agreement] += len(str(quad.object))
    return lengths


def _left(part: Part, chosen: dict[Iri, str]) -> Iterable[Quad]:
    elsewhere = tuple(f"{agreement}/" for agreement, sha in chosen.items() if sha != part.document.sha256)
    return (quad for quad in part.quads if graph_name(quad) or not subject_of(quad).startswith(elsewhere))
