"""The published dataset: the graph of a build without what may not be published.

What comes in: the folder of a build, the project, a folder of one's own to work in, how quotations are published.
What goes out: a `Published`. Its quads are those of the build, fewer of them; nothing is added. The words that are
left out are known by their place and their hash.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from summitgraph.model import Iri, ProjectError
from summitgraph.project import Project
from summitgraph.publish.cut import cut_of
from summitgraph.publish.sieve import sieve
from summitgraph.publish.words import Quotations, Share

if TYPE_CHECKING:
    from pyoxigraph import Store

NQUADS: Final = "published.nq"
STORE: Final = "store"


@dataclass(frozen=True, slots=True)
class Published:
    """What is published of a graph, and the facts that go with it.

    ``store`` holds the quads, for reading; ``nquads`` the same as sorted N-Quads, and ``sha256`` is their hash.
    ``counts`` are nodes by the local name of their class, and ``quads``. ``manifest`` is that of the build.
    ``shares`` tells for each document how many code points of its clean text are published, and of how many.
    ``withheld`` counts what is left out: ``quotations``, ``texts``, ``people``, ``mentions``, ``summits``,
    ``documents``.
    """

    store: "Store" = field(repr=False)
    nquads: Path
    sha256: str
    version: str
    quotations: Quotations
    project: Project
    graph: Path
    manifest: Mapping[str, Any] = field(repr=False)
    counts: Mapping[str, int] = field(repr=False)
    shares: Mapping[Iri, Share] = field(repr=False)
    withheld: Mapping[str, int]


def published(
    graph: Path,
    *,
    project: Project,
    into: Path,
    quotations: Quotations = "short",
    version: str = "",
    register: bool = False,
    workers: int = 1,
) -> Published:
    """What may be published of the build in ``graph``; ``into``, a folder of the caller's, holds its quads and store.

    With ``register`` the meetings are registered ones, as the caller promises to make them.
    ProjectError when ``graph`` is no build, or holds what ``links/takedown.tsv`` names.
    """
    from pyoxigraph import Store

    from summitgraph.store import fill_store, open_store

    manifest = read_manifest(graph)
    cut = cut_of(open_store(graph), graph, project, quotations=quotations, workers=workers)
    into.mkdir(parents=True, exist_ok=True)
    sifted = sieve(graph / "summitgraph.nq", into / NQUADS, cut, register=register)
    fill_store(into / NQUADS, into / STORE, digest=sifted.sha256)
    return Published(
        store=Store.read_only(str(into / STORE)),
        nquads=into / NQUADS,
        sha256=sifted.sha256,
        version=version,
        quotations=quotations,
        project=project,
        graph=graph,
        manifest=manifest,
        counts=MappingProxyType(sifted.counts),
        shares=MappingProxyType(cut.shares),
        withheld=MappingProxyType(cut.withheld),
    )


def read_manifest(graph: Path) -> Mapping[str, Any]:
    """The manifest of a build; ProjectError when the folder holds none."""
    from summitgraph.manifest import is_ours

    if not is_ours(graph):
        raise ProjectError(f"{graph} holds no graph. Type: summitgraph build --out {graph}")
    content: Mapping[str, Any] = json.loads((graph / "manifest.json").read_text(encoding="utf-8"))
    return content
