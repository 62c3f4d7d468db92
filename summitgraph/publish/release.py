"""A release: one version of the dataset in all its forms, with all that describes it.

What comes in: a published dataset, the release before it. What goes out: a folder ``release/<version>``; the same input
gives the same bytes.
"""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from summitgraph.manifest import GENERATOR, as_json
from summitgraph.model import ProjectError
from summitgraph.publish import formats
from summitgraph.publish.about import turtle
from summitgraph.publish.changelist import Changes, markdown
from summitgraph.publish.cite import citation_cff, index, readme
from summitgraph.publish.dcat import dcat_quads
from summitgraph.publish.delta import DUMP, delta
from summitgraph.publish.files import SUMS, File, measured, read_sums, sums, write
from summitgraph.publish.prov import prov_quads
from summitgraph.publish.published import Published
from summitgraph.publish.statistics import statistics
from summitgraph.publish.tables import not_asked, tables
from summitgraph.publish.void import void_quads

FOLDER: Final = "release"
FACTS: Final = "release.json"
VERSION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release that stands already: its folder, version, numbers, the hash of its dataset."""

    folder: Path
    version: str
    counts: dict[str, int]
    sha256: str
    quotations: str


def read_release(folder: Path) -> Earlier:
    """The release in a folder; ProjectError when it is none, or not whole."""
    try:
        found = _earlier(folder, json.loads((folder / FACTS).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ProjectError(
            f"{folder} is no release: it lacks {FACTS}, or what belongs in it. Give a folder release/<version>."
        ) from error
    if not (folder / DUMP).is_file() or measured(folder, DUMP).sha256 != read_sums(folder).get(DUMP):
        raise ProjectError(f"{folder}/{DUMP} is not what {SUMS} says. Get the release again: --previous RELEASE.")
    return found


def version_order(version: str) -> list[tuple[int, int, str]]:
    """1.9 before 1.10, and a number before a word."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|[^\d.]+", version)]


def _earlier(folder: Path, facts: dict[str, Any]) -> Earlier:
    version, counts = facts["version"], facts["counts"]
    if not isinstance(version, str) or not VERSION.fullmatch(version) or not isinstance(counts, dict):
        raise ValueError(FACTS)  # the version names a folder
    return Earlier(folder, version, counts, facts["dataset"], facts["quotations"])


def write_release(
    published: Published, out: Path, *, issued: str = "", previous: Earlier | None = None
) -> tuple[File, ...]:
    """Write ``release/<version>`` below ``out``; the files of it."""
    folder = out / FOLDER / published.version
    folder.mkdir(parents=True)
    files = [*_dumps(published, folder), *_tables(published, folder), *_delta(published, folder, previous)]
    before = previous.version if previous else ""
    found = statistics(published.nquads)
    void = turtle(void_quads(published, found))
    files.append(write(folder, "void.ttl", [void], "what is in it, as VoID, counted exactly"))
    files.append(write(folder, "prov.ttl", [turtle(prov_quads(published))], "where it comes from, as PROV"))
    cited = citation_cff(published, issued)
    files.append(write(folder, "CITATION.cff", [cited], "how to cite it, for programs"))
    listed = tuple(sorted(files))
    dcat = turtle(dcat_quads(published, listed, issued=issued, previous=before))
    files.append(write(folder, "dcat.ttl", [dcat], "what can be downloaded, as DCAT 3, with checksums"))
    files.append(write(folder, FACTS, [_facts(published, listed, issued, before)], "the same for programs, as JSON"))
    told = readme(published, sorted(files), issued=issued, previous=before, asked=not_asked(published))
    files.append(write(folder, "README.md", [told]))
    files.append(write(folder, "index.html", [index(published, sorted(files), issued=issued)]))
    write(folder, SUMS, [sums(files)])
    return tuple(sorted(files))


def _dumps(published: Published, folder: Path) -> Iterator[File]:
    yield write(
        folder, "summitgraph.ttl", formats.turtle(published), "things and authority (the default graph) as Turtle"
    )
    yield write(folder, "summitgraph.trig", formats.trig(published), "everything as TriG, one named graph a document")
    yield write(folder, "summitgraph.jsonld", formats.jsonld(published), "everything as JSON-LD, its context in it")
    context = json.dumps({"@context": formats.CONTEXT}, indent=2, sort_keys=True) + "\n"
    yield write(folder, "context.jsonld", [context], "the context alone")
    formats.nquads(published, folder / DUMP)
    yield measured(folder, DUMP, "everything as N-Quads, sorted, packed with gzip")


def _tables(published: Published, folder: Path) -> Iterator[File]:
    for name, about, text in tables(published):
        yield write(folder, f"tables/{name}.csv", [text], about.rstrip(".") + " (CSV)")


def _delta(published: Published, folder: Path, previous: Earlier | None) -> Iterator[File]:
    if previous is None:
        return
    place = folder / "delta"
    place.mkdir()
    changes = Changes()
    with (
        (place / "added.nq").open("w", encoding="utf-8", newline="") as added,
        (place / "removed.nq").open("w", encoding="utf-8", newline="") as removed,
    ):
        for side, line in delta(previous.folder / DUMP, published.nquads):
            (added if side == "added" else removed).write(line)
            changes.note(side, line)
    yield measured(folder, "delta/added.nq", f"quads that version {previous.version} has not")
    yield measured(folder, "delta/removed.nq", f"quads that only version {previous.version} has")
    counts = (previous.counts, published.counts)
    page = markdown(changes, published.store, before=previous.version, now=published.version, counts=counts)
    yield write(folder, "delta/changes.md", page, f"what changed since version {previous.version}, for people")


def _facts(published: Published, files: tuple[File, ...], issued: str, previous: str) -> str:
    facts = {
        "generator": GENERATOR,
        "version": published.version,
        "issued": issued,
        "previous": previous,
        "dataset": published.sha256,
        "quotations": published.quotations,
        "counts": dict(published.counts),
        "withheld": dict(published.withheld),
        "files": [asdict(file) for file in files],
    }
    return as_json(facts).decode()


def carry(release: Path, into: Path) -> None:
    """Take an earlier release over as it is: the same files under another name, copies where that cannot be."""
    for path in sorted(release.rglob("*")):
        target = into / path.relative_to(release)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif path.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                target.hardlink_to(path)
            except OSError:
                shutil.copyfile(path, target)
