"""The publication of a graph: looked over, written beside the site that stands, and put in its place.

What comes in: the folder of a build, a project, where the site stands. What goes out: the site with one release more,
and a `Publication`; or findings, and the site as it was.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from summitgraph.manifest import GENERATOR, as_json
from summitgraph.model import Finding, ProjectError
from summitgraph.project import Project
from summitgraph.publish.gate import FALL, changed_dumps, falls, violations
from summitgraph.publish.published import Published, published, read_manifest
from summitgraph.publish.register import append_rows, can_register, unregistered
from summitgraph.publish.release import FACTS, FOLDER, VERSION, Earlier, carry, read_release, version_order
from summitgraph.publish.site import write
from summitgraph.publish.words import Quotations
from summitgraph.replacing import replacing

MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever publishes asks for; ``fall`` is in per cent, ``issued`` a day that they name."""

    version: str = ""
    quotations: Quotations = "short"
    previous: Path | None = None
    issued: str = ""
    fall: float = FALL
    quarantine: bool = False
    register: bool = True
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Publication:
    """What came of it: the version (none where findings forbade it), what it holds, what was registered.

    One that ``stood`` with the same data already is left as it was.
    """

    version: str
    findings: tuple[Finding, ...]
    counts: dict[str, int] = field(default_factory=dict)
    withheld: dict[str, int] = field(default_factory=dict)
    previous: str = ""
    registered: int = 0
    promised: bool = True
    stood: bool = False


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """The graph is not fit to be published."""


def publish(graph: Path, *, project: Project, out: Path, wishes: Wishes) -> Publication:
    """Write a release of the build in ``graph`` into the site ``out``, or leave that as it is.

    ProjectError for a folder that is no build, a site that is not ours, a version that stands with other content.
    """
    _check(wishes)
    findings = [*changed_dumps(graph, read_manifest(graph))]
    if not findings:
        findings += violations(graph, quarantine=wishes.quarantine)
    result = Publication("", tuple(findings))
    if _grave(findings):
        return result
    with suppress(_Refused), replacing(out, known=_known(out), maker="release") as side:
        work = side.with_name(f"{side.name}.work")  # a name that the next publication takes away, should this one die
        try:
            result = _written(graph, project, out, side, work, wishes, findings)
        finally:
            shutil.rmtree(work, ignore_errors=True)
        if not result.version:
            raise _Refused
    return result


def _written(
    graph: Path, project: Project, out: Path, side: Path, work: Path, wishes: Wishes, findings: list[Finding]
) -> Publication:
    """Write the site into ``side`` and the register, unless the gate forbids it."""
    register = wishes.register and can_register(project)
    found = published(
        graph, project=project, into=work, quotations=wishes.quotations, register=register, workers=wishes.workers
    )
    if read_manifest(graph) != found.manifest:  # what was left out was chosen in another graph than what was written
        raise ProjectError("The graph was built anew while it was published. Type the same command again.")
    earlier = list(_releases(out))
    found = replace(found, version=wishes.version or _next(found, earlier))
    previous = read_release(wishes.previous) if wishes.previous else _last(earlier, found.version)
    stands = _standing(found, earlier)
    if not stands:
        findings = [*findings, *falls(found, previous.counts if previous else {}, most=wishes.fall)]
    result = _result(found, findings, previous)
    if _grave(findings):
        return result
    for release in earlier:
        carry(release.folder, side / FOLDER / release.version)
    told = write(found, side, issued=wishes.issued, previous=previous, released=stands)
    result = replace(result, findings=(*result.findings, *told))
    _write_manifest(side, found.version)
    rows = unregistered(found.store, project) if register else ()
    append_rows(project, rows)
    return replace(result, version=found.version, registered=len(rows), promised=register, stood=stands)


def _check(wishes: Wishes) -> None:
    if wishes.version and not VERSION.fullmatch(wishes.version):
        raise ProjectError(f"{wishes.version!r} is no version: letters, digits and . _ - only, 64 at most.")
    try:
        known = not wishes.issued or date.fromisoformat(wishes.issued).isoformat() == wishes.issued
    except ValueError:
        known = False
    if not known:
        raise ProjectError(f"{wishes.issued!r} is no day. Write it as 2026-11-21.")


def _grave(findings: list[Finding]) -> bool:
    return any(found.level == "error" for found in findings)


def _result(found: Published, findings: list[Finding], previous: Earlier | None) -> Publication:
    before = previous.version if previous else ""
    return Publication("", tuple(findings), dict(found.counts), dict(found.withheld), before)


def _releases(out: Path) -> Iterator[Earlier]:
    """Yield the releases of a site, the oldest first; ProjectError where one is not whole."""
    folder = out / FOLDER
    found = [path for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    for path in sorted(found, key=lambda path: version_order(path.name)):
        release = read_release(path)
        if release.version != path.name:
            raise ProjectError(
                f"{path} says that it is version {release.version}. Name the folder so, or take it away."
            )
        yield release


def _last(earlier: list[Earlier], version: str) -> Earlier | None:
    """The last release before a version."""
    before = [release for release in earlier if version_order(release.version) < version_order(version)]
    return before[-1] if before else None


def _next(found: Published, earlier: list[Earlier]) -> str:
    """The number of the last release where nothing has changed since, else the next one."""
    if not earlier:
        return "1"
    last = earlier[-1]
    if (last.sha256, last.quotations) == (found.sha256, found.quotations):
        return last.version
    if not last.version.isdecimal():
        raise ProjectError(f"The last release is {last.version}; what comes after it? Give it: --version V.")
    return str(int(last.version) + 1)


def _standing(found: Published, earlier: list[Earlier]) -> bool:
    """Whether this very version stands already; ProjectError when it does with other data: it has been cited."""
    same = [release for release in earlier if release.version == found.version]
    if same and (same[0].sha256, same[0].quotations) != (found.sha256, found.quotations):
        raise ProjectError(
            f"Version {found.version} was published with other data. Give another: --version V; "
            f"or remove {same[0].folder} first, if nobody has it yet."
        )
    return bool(same)


def _known(out: Path) -> list[str]:
    """The names that the last publication wrote at the top of a site."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return [str(name) for name in json.loads((out / MANIFEST).read_text(encoding="utf-8"))["holds"]]
    return []


def _write_manifest(side: Path, version: str) -> None:
    """Write what tells that a site is ours: its version, its releases, the names at its top."""
    releases = sorted((path.parent.name for path in (side / FOLDER).glob(f"*/{FACTS}")), key=version_order)
    holds = sorted({MANIFEST, *(path.name for path in side.iterdir())})
    content = {"generator": GENERATOR, "version": version, "releases": releases, "holds": holds}
    (side / MANIFEST).write_bytes(as_json(content))
