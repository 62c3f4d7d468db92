"""What follows from the ontology and the authority, and what contradicts itself (owlready2 with HermiT).

What comes in: a folder of Turtle files. What goes out: an `Outcome`, with explanations, and the inferred hierarchy.
"""

from summitgraph.reason.axioms import Axioms, read_axioms
from summitgraph.reason.hermit import NO_JAVA, OutOfTimeError
from summitgraph.reason.verdict import Explanation, Outcome, reason
from summitgraph.reason.words import as_json, hierarchy, lines

__all__ = [
    "NO_JAVA",
    "Axioms",
    "Explanation",
    "OutOfTimeError",
    "Outcome",
    "as_json",
    "hierarchy",
    "lines",
    "read_axioms",
    "reason",
]
