"""``summitgraph explain``: what is known of a thing, and on whose word."""

import sys
from pathlib import Path

from summitgraph.commands.screen import console
from summitgraph.explain import as_json as written
from summitgraph.explain import explain, render
from summitgraph.project import find_project
from summitgraph.settings import home, settle
from summitgraph.store import open_store


def run(given: Path | None, thing: str, *, graph: Path | None, as_json: bool) -> int:
    """Explain a thing, given by IRI or by name."""
    project = find_project(given)
    folder = settle(home(project, given=given is not None), flags={"out": graph}).out
    found = explain(open_store(folder), thing)
    if as_json:
        sys.stdout.write(written(found))
    else:
        render(found, console())
    return 0
