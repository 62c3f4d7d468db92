"""``summitgraph doctor``: one line for each thing looked at."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from summitgraph import doctor
from summitgraph.commands.screen import say, say_json
from summitgraph.model import ProjectError
from summitgraph.project import find_project
from summitgraph.settings import home, settle


def run(given: Path | None, *, graph: Path | None, as_json: bool) -> int:
    """Look at machine, project, settings and graph; 3 when something must be mended."""
    checks = list(_all(given, graph))
    if as_json:
        say_json([asdict(check) for check in checks])
    else:
        for check in checks:
            say(f"{check.verdict:4}  {check.name:9}  {check.seen}")
            if check.fix:
                say(f"{'':4}  {'':9}  -> {check.fix}")
    return 3 if any(check.verdict == "fail" for check in checks) else 0


def _all(given: Path | None, folder: Path | None) -> Iterator[doctor.Check]:
    yield from doctor.machine()
    try:
        found = find_project(given)
        yield from doctor.project(found)
        settings = settle(home(found, given=given is not None), flags={"out": folder})
    except ProjectError as error:
        yield doctor.Check("project", "fail", str(error), "mend what is named, then type: summitgraph doctor")
        return
    yield from doctor.surroundings(settings)
    yield from doctor.graph(settings.out, found)
