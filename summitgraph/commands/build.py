"""``summitgraph build``: what was found, what is to be mended, and what to type next."""

import gc
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from summitgraph.build import BuildResult, NoDocuments, Progress, Stopped
from summitgraph.build import build as make
from summitgraph.commands.screen import console, counted, note, say, say_json, shown
from summitgraph.commands.troubles import graded, levels, troubles
from summitgraph.project import Project, find_project
from summitgraph.settings import Settings, home, settle

THINGS: Final = {
    "Summit": "summit",
    "MultilateralSummit": "multilateral summit",
    "Call": "call",
    "MinisterialMeeting": "ministerial meeting",
}
FEW: Final = 5
MANY: Final = 50
# A build makes millions of small frozen objects and hardly a cycle: seldom looking for cycles saves a sixth of its time
COLLECTING: Final = (100_000, 50, 100)


def run(given: Path | None, paths: Sequence[Path], *, out: Path | None, workers: int | None, as_json: bool) -> int:
    """Build, and tell what came of it; 1 when the data have errors, 2 without documents, 5 when stopped."""
    gc.set_threshold(*COLLECTING)
    project = find_project(given)
    settings = settle(home(project, given=given is not None), flags={"out": out, "workers": workers})
    missing = [path for path in paths if not path.exists()]
    if missing:
        note(
            f"summitgraph build: there is no {missing[0]}.",
            "Type: summitgraph build PATH, a file or folder of documents",
        )
        return 2
    try:
        result = _made(paths or [project.corpus], project, settings)
    except NoDocuments as error:
        note(f"summitgraph build: {error}")
        return 2
    except Stopped as error:
        note(f"summitgraph build: {error}")
        return 5
    if as_json:
        say_json(_summary(result, settings.out))
    else:
        say(*_report(result, settings))
    return 0 if result.clean else 1


def _made(paths: Sequence[Path], project: Project, settings: Settings) -> BuildResult:
    with _progress() as progress:
        return make(
            paths,
            out=settings.out,
            project=project,
            workers=settings.workers,
            limit=settings.max_file_bytes,
            progress=progress,
        )


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on stderr, when that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress as Bars

    with Bars(console=console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total or None)
            bars.update(tasks[stage], completed=done)  # type: ignore[arg-type]  # rich's TaskID is an int

        yield show


def _summary(result: BuildResult, out: Path) -> dict[str, object]:
    found = levels(result.findings, result.results)
    return {
        "out": str(out),
        "written": result.ok and not result.unchanged,
        "counts": dict(result.counts),
        "findings": {level: found[level] for level in ("error", "warning", "info")},
    }


def _report(result: BuildResult, settings: Settings) -> Iterator[str]:
    yield from _found(result)
    yield from troubles(result.findings, result.results, most=FEW if result.ok else MANY, names=result.names)
    if not result.ok:
        yield f"Nothing was written: the graph breaks rules. What stood in {shown(settings.out)} is as it was."
        return
    if result.unchanged:
        yield f"Nothing has changed, so nothing was written: {shown(settings.out)} stands as it was."
        return
    yield f"Written to {shown(settings.out)}/, with every finding in {shown(settings.out / 'report.html')}"
    yield ""
    yield "Try next:"
    yield from (f"  {line}" for line in _next(settings))


def _found(result: BuildResult) -> Iterator[str]:
    counts = Counter(result.counts)
    found = levels(result.findings, result.results)
    meetings = [counted(counts[name], noun) for name, noun in THINGS.items() if counts[name]]
    taken = f"; {counted(counts['quarantined'], 'node')} in quarantine" if counts["quarantined"] else ""
    yield f"Read {counted(counts['documents'], 'document')}:"
    rows = (
        (counts["MeetingMention"], "account", f" of {', '.join(meetings) or 'meetings'}"),
        (counts["Remark"], "remark", ""),
        (counts["AgreementMention"], "account", f" of agreements, {counted(counts['Commitment'], 'commitment')}"),
        (counts["Evidence"], "passage", " that the facts rest on"),
        (found.total(), "finding", f": {graded(found)}{taken}"),
    )
    for number, noun, rest in rows:
        figure, _, word = counted(number, noun).partition(" ")
        yield f"  {figure:>5} {word}{rest}"


def _next(settings: Settings) -> Iterable[str]:
    command = "summitgraph" if shutil.which("summitgraph") else shown(Path(sys.argv[0]).absolute())
    graph = f" --graph {shown(settings.out)}" if settings.origins["out"] == "flag" else ""
    yield f"{command} query meetings{graph}"
    yield f"{command} query summits-of-leader leader=岸田文雄{graph}"
    yield f"{command} verify{graph}"
