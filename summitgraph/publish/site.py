"""A site: everything that a host serves, made of parts.

What comes in: a published dataset, a folder to write to. What goes out: that folder, filled by each part in turn; the
same input gives the same bytes.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

from summitgraph.publish.published import Published
from summitgraph.publish.release import Earlier, write_release

Part = Callable[[Published, Path], object]


def parts() -> tuple[Part, ...]:
    """What stands in a site beside the releases, in the order in which it is written; a later part may look at all.

    A package that is not there is no part.
    """
    found: list[Part] = []
    if pages := _package("summitgraph.pages"):
        found.append(pages.write)
    if host := _package("summitgraph.citizen.host"):
        write_host = host.write_host
        found.append(lambda p, out: write_host(p.store, out, ontology=p.project.ontology, version=p.version))
    return tuple(found)


def _package(name: str) -> ModuleType | None:
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            return None
        raise


def write(
    published: Published, out: Path, *, issued: str = "", previous: Earlier | None = None, released: bool = False
) -> None:
    """Write a site below ``out``: the release, where it is not ``released`` there already, then all other parts."""
    if not released:
        write_release(published, out, issued=issued, previous=previous)
    for part in parts():
        part(published, out)
