"""The folders of a graph project, as an analyst keeps them.

What comes in: a folder given, or the current one. What goes out: a frozen `Project` with its paths.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summitgraph.model import ProjectError

BUNDLED: Final = Path(__file__).with_name("_project")


@dataclass(frozen=True, slots=True)
class Project:
    """A graph project: ontology, loaders, queries, shapes, corpus and links below one root."""

    root: Path

    @property
    def ontology(self) -> Path:
        """The classes, the schemes and the authority, in Turtle."""
        return self.root / "ontology"

    @property
    def loaders(self) -> Path:
        """One Python file a kind of source."""
        return self.root / "loaders"

    @property
    def queries(self) -> Path:
        """Named queries, ``<question>.rq`` and ``<question>.cypher``."""
        return self.root / "queries"

    @property
    def shapes(self) -> Path:
        """SHACL shapes, one class a file."""
        return self.root / "shapes"

    @property
    def corpus(self) -> Path:
        """The documents that ship with the project."""
        return self.root / "corpus"

    @property
    def links(self) -> Path:
        """People's decisions: tables that a build reads and never writes."""
        return self.root / "links"


def find_project(given: Path | None = None, *, start: Path | None = None) -> Project:
    """The project in ``given``, else upward from ``start`` (or here), else the bundled copy; ProjectError if none."""
    if given is not None:
        if not is_project(given):
            raise ProjectError(
                f"{given} is no graph project: it lacks ontology/summit.ttl or loaders/. "
                "Give the folder that holds them: --project FOLDER."
            )
        return Project(given)
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents, BUNDLED, Path(__file__).parents[1]):
        if is_project(folder):
            return Project(folder)
    raise ProjectError(
        f"No graph project in {here} or above it, and this installation carries none. "
        "Change into a folder with ontology/summit.ttl and loaders/, or type --project FOLDER."
    )


def is_project(folder: Path) -> bool:
    """Whether a folder holds ontology/summit.ttl and loaders/."""
    return (folder / "ontology" / "summit.ttl").is_file() and (folder / "loaders").is_dir()
