"""The playground's own words: the questions as examples, the terms of the ontology, what is served.

What comes in: the project, the service that answers. What goes out: JSON for ``playground.js``.
"""

import json
from pathlib import Path
from typing import Final

from summitgraph.project import Project
from summitgraph.queries import catalogue
from summitgraph.serve.examples import examples
from summitgraph.serve.service import Service
from summitgraph.vocab import PREFIXES

FOLDER: Final = Path(__file__).parent / "playground"
_CLASSES: Final = ("http://www.w3.org/2002/07/owl#Class",)
_PROPERTIES: Final = tuple(f"http://www.w3.org/2002/07/owl#{kind}Property" for kind in ("Object", "Datatype"))


async def about(project: Project, service: Service) -> bytes:
    """What the playground tells of the graph that is served now."""
    told = {
        "served": f"Served: {service.snapshot.name}.",
        "prefixes": [f"{name}: <{iri}>" for name, iri in PREFIXES.items()],
        "classes": _terms(project, _CLASSES),
        "properties": _terms(project, _PROPERTIES),
        "examples": await examples(catalogue(project.queries), service.rows),
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _terms(project: Project, kinds: tuple[str, ...]) -> list[str]:
    """What the ontology declares to be of some kinds."""
    import pyoxigraph as ox

    from summitgraph.vocab import RDF_TYPE

    path = project.ontology / "summit.ttl"
    quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE) if path.is_file() else ()
    wanted = {ox.NamedNode(kind) for kind in kinds}
    return sorted({
        quad.subject.value
        for quad in quads
        if quad.predicate.value == RDF_TYPE and quad.object in wanted and isinstance(quad.subject, ox.NamedNode)
    })  # fmt: skip
