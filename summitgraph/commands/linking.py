"""What the commands of ``summitgraph link`` do.

What comes in: options. What goes out: lines or JSON, and an exit code: 1 where links contradict each other.
"""

import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from summitgraph.authority import authority_quads
from summitgraph.commands.screen import counted, note, say, say_json
from summitgraph.link.apply import apply
from summitgraph.link.candidates import ByCode, ByName, ByService, Source
from summitgraph.link.check import check
from summitgraph.link.propose import Tally, propose, undecided
from summitgraph.link.reconcile import Reconciler
from summitgraph.link.review import open_rows, review
from summitgraph.link.subjects import KINDS, Subject, subjects
from summitgraph.link.web import Reach, Web
from summitgraph.link.wikidata import Wikidata
from summitgraph.model import ProjectError
from summitgraph.names import UsageError
from summitgraph.project import Project, find_project
from summitgraph.settings import Settings, home, nearest, settle
from summitgraph.sssom import PROPOSALS, RECORD, read_rows
from summitgraph.store import open_store

if TYPE_CHECKING:
    from rich.progress import Progress


def run_propose(
    given: Path | None, *, kinds: list[str], most: int | None, graph: Path | None, offline: bool, as_json: bool
) -> int:
    """Look for the things that have no link and no proposal yet."""
    project, settings = _settled(given)
    found = _subjects(project, kinds, graph)
    with _web(settings, offline=offline) as web, _bar() as bar:
        wikidata = Wikidata(web, settings.api)
        source: Source = ByName(wikidata)
        if settings.reconcile:
            source = ByService(Reconciler(web, settings.reconcile), wikidata)
        if settings.sparql:
            source = ByCode(web, settings.sparql, source)
        task = bar.add_task("asking", total=None)
        todo = undecided(found, [*read_rows(project.links / RECORD), *read_rows(project.links / PROPOSALS)])
        tally = propose(
            todo[:most], wikidata=wikidata, source=source, links=project.links, today=datetime.now(UTC).date(),
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )  # fmt: skip
    _tell(tally, web, as_json=as_json)
    return 0


def _tell(tally: Tally, web: Web, *, as_json: bool) -> None:
    if as_json:
        say_json(asdict(tally) | {"requests": web.sent, "from_cache": web.kept})
        return
    say(
        f"{counted(tally.asked, 'thing')} looked for with {counted(web.sent, 'request')}: {tally.sure:,} sure, "
        f"{tally.open:,} to decide, {tally.absent:,} not found."
    )
    if tally.unknown:
        say(f"{counted(tally.unknown, 'thing')} left out: no kept answer. Type the command without --offline.")
    say("Next: summitgraph link review --by NAME")


def run_review(given: Path | None, *, by: str | None) -> int:
    """Lead through the dialogue."""
    project, _ = _settled(given)
    if not by or not by.strip():
        raise UsageError('say who decides: summitgraph link review --by "Your Name"')
    waiting = sum(1 for _ in open_rows(read_rows(project.links / PROPOSALS)))
    say(f"{counted(waiting, 'thing')} to decide.")
    verdicts = review(project.links, by=by.strip(), ask=_asked, tell=say, browse=webbrowser.open)
    say(f"{counted(verdicts, 'verdict')}. Next: summitgraph link apply")
    return 0


def _asked(question: str) -> str:
    """An answer from the keyboard; the end of the input means stop."""
    sys.stdout.write(f"{question}: ")
    sys.stdout.flush()
    return sys.stdin.readline() or "q"


def run_apply(given: Path | None, *, sure: bool, as_json: bool) -> int:
    """Move verdicts into the record; 1 and nothing written when links contradict each other."""
    project, _ = _settled(given)
    done = apply(project.links, sure=sure)
    if as_json:
        say_json(asdict(done))
    elif done.conflicts:
        note(*(f"link-conflict: {c.one} would be {' and '.join(c.others)}" for c in done.conflicts))
        note(f"Nothing was written. Mend links/{PROPOSALS} or links/{RECORD} and type the command again.")
    else:
        say(
            f"{counted(done.links, 'link')}, {counted(done.refusals, 'refusal')} and "
            f"{counted(done.absences, 'absence')} recorded; {counted(done.waiting, 'thing')} to decide."
        )
    return 1 if done.conflicts else 0


def run_check(given: Path | None, *, offline: bool, as_json: bool) -> int:
    """Read every linked item again; 1 when a link no longer holds."""
    project, settings = _settled(given)
    rows = [row for row in read_rows(project.links / RECORD) if row.links]
    with _web(settings, offline=offline) as web:
        wikidata = Wikidata(web, settings.api)
        found = list(check(rows, _subjects(project, KINDS, None), wikidata, fresh=not offline))
    if as_json:
        say_json([asdict(finding) for finding in found])
    else:
        say(*(f"{finding.code}: {finding.message}" for finding in found))
        say(f"{counted(len(rows), 'link')} checked, {counted(len(found), 'finding')}.")
    return 1 if found else 0


def _settled(given: Path | None) -> tuple[Project, Settings]:
    project = find_project(given)
    return project, settle(home(project, given=given is not None))


def _subjects(project: Project, kinds: "list[str] | tuple[str, ...]", graph: Path | None) -> list[Subject]:
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(f"there is no class {kind!r} to link.{nearest(kind, KINDS)} Known: {', '.join(KINDS)}")
    quads = list(authority_quads(project.ontology))
    if graph:
        quads = list(open_store(graph))
    return subjects(quads, kinds)


@contextmanager
def _web(settings: Settings, *, offline: bool) -> Iterator[Web]:
    """A way to the web, closed at the end; ProjectError before anything is asked when nobody is named."""
    web = Web(Reach(settings.contact, settings.cache, settings.rate, offline))
    try:
        yield web
    except KeyboardInterrupt as error:
        raise _stopped() from error
    finally:
        web.close()


def _stopped() -> ProjectError:
    from summitgraph.link.trouble import PausedError

    return PausedError("stopped. What was answered is kept; type the same command to go on.")


@contextmanager
def _bar() -> Iterator["Progress"]:
    """A progress bar on stderr, shown only on a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from summitgraph.commands.screen import console

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        yield bar
