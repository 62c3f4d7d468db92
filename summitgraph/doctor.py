"""A look at everything a user needs to be in order, before or after something went wrong.

What comes in: the project folder a user gave, or none, and settings. What goes out: one `Check` for each thing
looked at, with a line on how to mend what is not well. Nothing is changed.
"""

import codecs
import json
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

from packaging.requirements import Requirement

from summitgraph.model import ProjectError
from summitgraph.project import Project
from summitgraph.settings import KEYS, PREFIX, Settings, nearest

Verdict = Literal["ok", "warn", "fail"]
ROOMY: Final = 1_000_000_000
TIGHT: Final = 100_000_000


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, how it is, what was seen, and what to type or do if it is not well."""

    name: str
    verdict: Verdict
    seen: str
    fix: str = ""


def machine() -> Iterator[Check]:
    """Python, the packages it needs, the locale, and what is optional."""
    yield _python()
    yield _packages()
    yield _locale()
    yield _java()


def project(found: Project) -> Iterator[Check]:
    """The folders of a graph project: each is loaded as a build would load it."""
    yield Check("project", "ok", str(found.root))
    yield _tried("ontology", lambda: _ontology(found.ontology))
    yield _tried("authority", lambda: _authority(found.ontology))
    yield _tried("loaders", lambda: _loaders(found.loaders))
    yield _tried("shapes", lambda: _shapes(found.shapes))
    yield _tried("queries", lambda: _queries(found.queries))
    yield _tried("links", lambda: _links(found.links))


def surroundings(settings: Settings) -> Iterator[Check]:
    """The settings, and the folder where builds go."""
    yield _settings(settings)
    yield _writable(settings.out)
    yield _disk(settings.out)


def graph(folder: Path, found: Project) -> Iterator[Check]:
    """A graph that a build wrote: its store opens, its files are those of the manifest, the project is the same."""
    if not (folder / "manifest.json").is_file():
        yield Check("graph", "warn", f"no graph in {folder}", "summitgraph build")
        return
    yield _tried("store", lambda: _store(folder))
    yield _tried("manifest", lambda: _manifest(folder))
    yield _tried("fresh", lambda: _fresh(folder, found))


def _tried(name: str, look: Callable[[], Check]) -> Check:
    """A check that tells its trouble instead of raising it."""
    try:
        return look()
    except ProjectError as error:
        return Check(name, "fail", str(error), "mend what is named, then type: summitgraph doctor")
    except (OSError, ValueError, KeyError) as error:
        return Check(name, "fail", f"{type(error).__name__}: {error}", "summitgraph build")


def _python() -> Check:
    return Check("python", "ok", f"{platform.python_version()} in {sys.prefix}")


def _packages() -> Check:
    try:
        lines = metadata.requires("summitgraph") or []
    except metadata.PackageNotFoundError:
        return Check("packages", "warn", "summitgraph runs without being installed", "pip install --editable .")
    wanted = [requirement for requirement in map(Requirement, lines) if _applies(requirement)]
    if wrong := [trouble for requirement in wanted if (trouble := _package(requirement))]:
        return Check(
            "packages", "fail", "; ".join(wrong), "pip install --upgrade summitgraph (in a clone: make clean && make)"
        )
    return Check("packages", "ok", f"summitgraph {metadata.version('summitgraph')} and {len(wanted)} packages it needs")


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate()


def _package(requirement: Requirement) -> str:
    try:
        version = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return f"{requirement.name} is missing"
    fits = requirement.specifier.contains(version, prereleases=True)
    return "" if fits else f"{requirement.name} is {version}, not {requirement.specifier}"


def _locale() -> Check:
    encoding = codecs.lookup(sys.stdout.encoding or "ascii").name
    if encoding != "utf-8":
        return Check(
            "locale", "warn", f"the terminal takes {encoding}; names in zh, ja, ko become ?", "export LC_ALL=C.UTF-8"
        )
    return Check("locale", "ok", "UTF-8")


def _java() -> Check:
    if java := shutil.which("java"):
        return Check("java", "ok", f"{java} (for summitgraph reason)")
    return Check("java", "warn", "none; only summitgraph reason needs it", "apt-get install default-jre-headless")


def _ontology(folder: Path) -> Check:
    from summitgraph.authority import load_authority

    kinds = list(load_authority(folder).kinds.values())
    counts = {kind: kinds.count(kind) for kind in sorted(set(kinds))}
    return Check("ontology", "ok", ", ".join(f"{kind} {number}" for kind, number in counts.items()))


def _authority(folder: Path) -> Check:
    from summitgraph.authority import load_authority
    from summitgraph.consistency import gaps, members, overlaps
    from summitgraph.vocab import thing

    known = load_authority(folder)
    missing = list(gaps(known, members(known, thing("series", "g20"))))
    seen = f"{len(known.tenures)} tenures, {len(missing)} gaps since 2000 in the leading offices of the G20"
    if twice := [f"{known.label(o.office)} from {o.first}" for o in overlaps(known)]:
        return Check("authority", "warn", f"{seen}; two at once: {', '.join(twice)}", "check both tenures in ontology/")
    return Check("authority", "ok", seen)


def _loaders(folder: Path) -> Check:
    from summitgraph.loading import find_loaders

    loaders, findings = find_loaders(folder)
    if findings:
        return Check(
            "loaders", "fail", "; ".join(finding.message for finding in findings), "mend the line that is named"
        )
    if not loaders:
        return Check("loaders", "fail", f"no loader in {folder}", "add loaders/<source>.py; README tells how")
    return Check("loaders", "ok", ", ".join(f"{loader.name} {loader.version}" for loader in loaders))


def _shapes(folder: Path) -> Check:
    from summitgraph.validate import load_shapes

    return Check("shapes", "ok", f"{len(load_shapes(folder).shapes)} shapes")


def _queries(folder: Path) -> Check:
    from summitgraph.queries import catalogue

    return Check("queries", "ok", f"{len(catalogue(folder))} named queries")


def _links(folder: Path) -> Check:
    from summitgraph.decisions import read_decisions

    found = read_decisions(folder)
    rows = {
        "registered": found.registered,
        "merges": found.judgements,
        "corrections": found.corrections,
        "takedowns": found.takedowns,
    }
    return Check("links", "ok", ", ".join(f"{name} {len(row)}" for name, row in rows.items()))


def _settings(settings: Settings) -> Check:
    values = ", ".join(f"{key} = {getattr(settings, key)} ({settings.origins[key]})" for key in KEYS)
    known = [PREFIX + key.upper() for key in KEYS]
    strange = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
    if strange:
        hints = "; ".join(f"{name} is no setting.{nearest(name, known)}" for name in strange)
        return Check("settings", "warn", hints, "unset it, or use one of " + ", ".join(known))
    return Check("settings", "ok", values)


def _standing(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next(place for place in (folder, *folder.absolute().parents) if place.exists())


def _writable(folder: Path) -> Check:
    place = _standing(folder)
    if place.is_dir() and os.access(place, os.W_OK | os.X_OK):
        return Check("output", "ok", f"{folder} can be written")
    return Check("output", "fail", f"{folder} cannot be written", "summitgraph build --out DIR, with a folder of yours")


def _disk(folder: Path) -> Check:
    free = shutil.disk_usage(_standing(folder)).free
    verdict: Verdict = "ok" if free >= ROOMY else "warn" if free >= TIGHT else "fail"
    return Check(
        "disk",
        verdict,
        f"{free / 1e9:.1f} GB free",
        "" if verdict == "ok" else "make room, or build elsewhere: --out DIR",
    )


def _store(folder: Path) -> Check:
    from summitgraph.store import open_store

    return Check("store", "ok", f"{len(open_store(folder)):,} quads in {folder}")


def _manifest(folder: Path) -> Check:
    outputs = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["outputs"]
    wrong = [name for name, digest in outputs.items() if _digest(folder / name) != digest]
    if wrong:
        return Check("manifest", "fail", f"not as the build wrote them: {', '.join(wrong)}", "summitgraph build")
    return Check("manifest", "ok", f"{len(outputs)} files as the build wrote them")


def _fresh(folder: Path, found: Project) -> Check:
    from summitgraph.manifest import project_files

    then = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["project"]
    now = project_files(found)
    changed = sorted(name for name in then | now if then.get(name) != now.get(name))
    if changed:
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        return Check("fresh", "warn", f"changed since the build: {', '.join(changed[:3])}{more}", "summitgraph build")
    return Check("fresh", "ok", "nothing of the project changed since the build")


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
