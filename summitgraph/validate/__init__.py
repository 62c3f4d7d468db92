"""Validation: what the shapes say of a graph, and what has to go because of it.

What comes in: quads, and the Turtle files of ``shapes/``. What goes out: results, graded and in a fixed order,
and the quads split into those that are kept and those in quarantine.
"""

from summitgraph.validate.check import validate, validate_documents, validate_graph
from summitgraph.validate.quarantine import quarantine
from summitgraph.validate.result import Result
from summitgraph.validate.shapes import ShapeSet, load_shapes
from summitgraph.validate.things import judge_things

__all__ = [
    "Result",
    "ShapeSet",
    "judge_things",
    "load_shapes",
    "quarantine",
    "validate",
    "validate_documents",
    "validate_graph",
]
