"""``summitgraph validate``: the shapes, asked again about a graph that stands."""

import sys
from pathlib import Path

from summitgraph.commands.screen import say, shown
from summitgraph.commands.troubles import graded, levels, troubles
from summitgraph.project import find_project
from summitgraph.report import report_html, report_json
from summitgraph.settings import home, settle
from summitgraph.store import open_store
from summitgraph.validate import Result, load_shapes
from summitgraph.validate import validate as check

ALL = 1_000_000


def run(given: Path | None, *, graph: Path | None, form: str) -> int:
    """Report what the shapes say; 1 when something violates one."""
    project = find_project(given)
    folder = settle(home(project, given=given is not None), flags={"out": graph}).out
    shapes = load_shapes(project.shapes)
    results = check(open_store(folder), shapes)
    if form == "text":
        _say(results, folder, len(shapes.shapes))
    else:
        sys.stdout.write(report_json([], results) if form == "json" else report_html([], results))
    return 1 if any(found.severity == "error" for found in results) else 0


def _say(results: list[Result], folder: Path, shapes: int) -> None:
    say(f"{shown(folder)} against {shapes} shapes: {graded(levels([], results))}")
    say(*troubles([], results, most=ALL))
