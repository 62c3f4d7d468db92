"""``summitgraph verify``: every quotation, read again."""

import sys
from pathlib import Path

from summitgraph.commands.screen import say
from summitgraph.names import UsageError
from summitgraph.project import find_project
from summitgraph.settings import home, settle
from summitgraph.store import open_store
from summitgraph.verify import as_json as written
from summitgraph.verify import lines, verify


def run(given: Path | None, *, graph: Path | None, documents: Path | None, as_json: bool) -> int:
    """Compare the quotations with the documents; 1 when one does not stand."""
    project = find_project(given)
    folder = settle(home(project, given=given is not None), flags={"out": graph}).out
    if documents is not None and not documents.is_dir():
        raise UsageError(f"{documents} is no folder. Type: summitgraph verify --documents DIR")
    found = verify(open_store(folder), documents or folder / "documents")
    if documents is not None and found.checked and found.by_hash == found.checked:
        raise UsageError(
            f"{documents} holds none of the graph's documents. Give the folder that was built: "
            "summitgraph verify --documents DIR"
        )
    if as_json:
        sys.stdout.write(written(found))
    else:
        say(*lines(found))
    return 1 if found.failures else 0
