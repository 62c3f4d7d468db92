"""A site: everything that a host serves, made of parts.

What comes in: a published dataset, a folder to write to. What goes out: that folder, filled by each part in turn; the
same input gives the same bytes.
"""

from collections.abc import Callable
from pathlib import Path

from summitgraph.model import Finding
from summitgraph.publish.published import Published
from summitgraph.publish.release import Earlier, write_release

Part = Callable[[Published, Path], object]


def parts() -> tuple[Part, ...]:
    """What stands in a site beside the releases, in the order in which it is written; a later part may look at all."""
    from summitgraph import pages
    from summitgraph.citizen.host import write_host
    from summitgraph.citizen.schema import schema_of

    return (
        lambda p, out: pages.write(p, out, described=lambda iri: schema_of(p.store, iri)),
        lambda p, out: write_host(p.store, out, project=p.project, version=p.version),
    )


def write(
    published: Published, out: Path, *, issued: str = "", previous: Earlier | None = None, released: bool = False
) -> list[Finding]:
    """Write a site below ``out``: the release, where it is not ``released`` there already, then all other parts.

    What parts have to tell goes out.
    """
    findings: list[Finding] = []
    if not released:
        write_release(published, out, issued=issued, previous=previous)
    for part in parts():
        told = part(published, out)
        findings += [one for one in told if isinstance(one, Finding)] if isinstance(told, list) else []
    return findings
