"""A site: everything that a host serves, made of parts.

What comes in: a published dataset, a folder to write to. What goes out: that folder, filled by each part in turn; the
same input gives the same bytes.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from summitgraph.model import Finding
from summitgraph.publish.about import DESCRIPTION, TITLE, page
from summitgraph.publish.files import File
from summitgraph.publish.published import Published
from summitgraph.publish.release import FACTS, FOLDER, Earlier, write_release
from summitgraph.vocab import BASE

Part = Callable[[Published, Path], object]


def parts() -> tuple[Part, ...]:
    """What stands in a site beside the releases, in the order in which it is written; a later part may look at all."""
    from summitgraph import pages
    from summitgraph.citizen.host import write_host

    return (
        lambda p, out: pages.write(p, out, described=_described(p, out)),
        lambda p, out: write_host(p.store, out, project=p.project, version=p.version),
    )


def _described(published: Published, out: Path) -> Callable[[str], Mapping[str, object] | None]:
    """What search engines read of a thing, and on the start page of the dataset with the files of its release."""
    from summitgraph.citizen.schema import dataset_schema, schema_of

    facts = json.loads((out / FOLDER / published.version / FACTS).read_text(encoding="utf-8"))
    files = [File(**row) for row in facts["files"]]
    told = [(page(FOLDER, published.version, file.name), file.media, file.size) for file in files]
    data = dataset_schema(title=TITLE, description=DESCRIPTION, version=published.version, files=told)
    return lambda iri: data if iri == BASE else schema_of(published.store, iri)


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
