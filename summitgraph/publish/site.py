"""A site: everything that a host serves, made of parts.

What comes in: a published dataset, a folder to write to. What goes out: that folder, filled by each part in turn; the
same input gives the same bytes.
"""

from collections.abc import Callable
from pathlib import Path

from summitgraph.publish.published import Published
from summitgraph.publish.release import Earlier, write_release

Part = Callable[[Published, Path], object]


def parts(*, issued: str = "", previous: Earlier | None = None) -> tuple[Part, ...]:
    """The parts of a site in the order in which they are written: a later one may look at what an earlier one wrote."""

    def release(published: Published, out: Path) -> object:
        return write_release(published, out, issued=issued, previous=previous)

    return (release,)


def write(published: Published, out: Path, *, issued: str = "", previous: Earlier | None = None) -> None:
    """Write all parts of a site below ``out``."""
    for part in parts(issued=issued, previous=previous):
        part(published, out)
