"""What ``summitgraph publish`` does, and what it tells."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from summitgraph.commands.build import THINGS
from summitgraph.commands.screen import counted, say, say_json, shown
from summitgraph.commands.troubles import troubles
from summitgraph.project import find_project
from summitgraph.publish.publication import Publication, Wishes
from summitgraph.publish.publication import publish as write
from summitgraph.settings import home, settle

FEW = 10


def run(given: Path | None, *, graph: Path | None, out: Path | None, wishes: Wishes, as_json: bool) -> int:
    """Publish, and tell what came of it; 1 when the graph is not fit for it."""
    project = find_project(given)
    folder = home(project, given=given is not None)
    settings = settle(folder, flags={"out": graph, "workers": wishes.workers or None})
    site = Path.cwd() / out.expanduser() if out else folder / "site"
    found = write(settings.out, project=project, out=site, wishes=replace(wishes, workers=settings.workers))
    if as_json:
        say_json({**asdict(found), "out": str(site)})
    else:
        say(*_report(found, site))
    return 0 if found.version else 1


def _report(found: Publication, site: Path) -> Iterator[str]:
    yield from troubles(found.findings, [], most=FEW)
    if not found.version:
        yield f"Nothing was published. What stood in {shown(site)} is as it was."
        return
    place = site / "release" / found.version
    meetings = [counted(found.counts[name], noun) for name, noun in THINGS.items() if found.counts.get(name)]
    yield f"Release {found.version}: {', '.join(meetings) or 'no meetings'}, {counted(found.counts['quads'], 'quad')}"
    yield f"  left out: the words of {counted(found.withheld.get('quotations', 0), 'passage')}, " + _left_out(found)
    if not found.promised:
        yield "  The IRIs of meetings are not promised: links/summits.tsv was not written."
    elif found.registered:
        yield f"  {counted(found.registered, 'meeting')} registered in links/summits.tsv: keep that file"
    if found.previous:
        yield f"  what changed since {found.previous}: {shown(place / 'delta' / 'changes.md')}"
    how = "It stood with the same data already, and was left as it was:" if found.stood else "Written to"
    yield f"{how} {shown(place)}/; the folder {shown(site)} can be put on any static host"
    yield ""
    yield "Try next:"
    yield f"  cd {shown(place)} && sha256sum --check SHA256SUMS"


def _left_out(found: Publication) -> str:
    return f"{counted(found.withheld.get('texts', 0), 'text')}, {_people(found.withheld.get('people', 0))}"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
