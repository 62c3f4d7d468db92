"""A site: everything that a host serves, made of parts.

What comes in: a published dataset, a folder to write to. What goes out: that folder, filled by each part in turn; the
same input gives the same bytes.
"""

from collections.abc import Callable
from pathlib import Path

from summitgraph.publish.published import Published
from summitgraph.publish.release import Earlier, write_release

Part = Callable[[Published, Path], object]


def parts() -> tuple[Part, ...]:
    """What else stands in a site, in the order in which it is written; each may look at the releases below ``out``."""
    return ()


def write(
    published: Published, out: Path, *, issued: str = "", previous: Earlier | None = None, released: bool = False
) -> None:
    """Write a site below ``out``: the release, where it is not ``released`` there already, then all other parts."""
    if not released:
        write_release(published, out, issued=issued, previous=previous)
    for part in parts():
        part(published, out)
