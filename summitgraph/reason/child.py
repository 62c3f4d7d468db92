"""HermiT in a process of its own, through owlready2: the world, its files and its memory end with the process.

What comes in: the name of an N-Triples file, the path of Java, and megabytes for it, as arguments. What goes out: one
JSON object on stdout: ``consistent``, ``unsatisfiable`` (class IRIs), ``above`` (pairs of class and superclass).
"""

import json
import sys
from typing import Any


def main(path: str, java: str, megabytes: str) -> None:
    """Reason over one file and write the verdict."""
    import owlready2
    from owlready2 import reasoning

    owlready2.JAVA_EXE = java
    reasoning.JAVA_MEMORY = int(megabytes)
    world = owlready2.World()
    with open(path, "rb") as source:  # noqa: PTH123 - owlready2 takes an open file
        world.get_ontology("urn:summitgraph:axioms").load(fileobj=source, format="ntriples")
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        answer: dict[str, Any] = {"consistent": False, "unsatisfiable": [], "above": []}
    else:
        answer = _answer(world)
    sys.stdout.write(json.dumps(answer))


def _answer(world: Any) -> dict[str, Any]:
    """The verdict on a consistent world."""
    import owlready2

    nothing = {found.iri for found in world.inconsistent_classes() if found is not owlready2.Nothing}
    named = [found for found in world.classes() if found.iri not in nothing]
    above = sorted(
        [found.iri, other.iri]
        for found in named
        for other in {*found.is_a, *found.equivalent_to}
        if isinstance(other, owlready2.ThingClass) and other is not owlready2.Thing and other.iri not in nothing
    )
    return {"consistent": True, "unsatisfiable": sorted(nothing), "above": above}


if __name__ == "__main__":
    main(*sys.argv[1:])
