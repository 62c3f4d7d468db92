"""A command that lists which accounts were joined, for a person to read: ``python -m tests.joins PATH... > joins.md``.

What comes in: files and folders. What goes out: a table of names, days and record ids, and of no words of any document.
"""

import sys
from pathlib import Path

from summitgraph.loading import extract_rows
from summitgraph.mentions import MeetingView, meeting_views
from summitgraph.parts import tools_of
from summitgraph.project import find_project
from summitgraph.rdf import extraction_quads
from summitgraph.reading import read_all
from summitgraph.summits import resolve, title


def main(paths: list[Path]) -> None:
    """Print a row for each account that joined another, those of people before those of series."""
    tools = tools_of(find_project())
    names: dict[str, str] = {}
    quads = []
    for reading in read_all(paths):
        for found in extract_rows(reading.document, tools.loaders, tools.authority) if reading.document else ():
            names |= {fact.subject: found.document.name for fact in found.facts}
            quads += list(extraction_quads(found))

    def shown(view: MeetingView) -> str:
        return f"{names[view.iri]} ({view.date or 'no date'}, {view.status})"

    rows = []
    for summit in resolve(meeting_views(quads), tools.decisions, tools.authority).summits:
        first, *rest = summit.group.members
        for joined in rest:
            cells = (title(summit, tools.authority.label), shown(first.view), shown(joined.view))
            rows.append((bool(summit.series), summit.dates, *cells))
    print("| meeting | first account | joined |\n|---|---|---|")
    for _, _, *row in sorted(rows):
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
