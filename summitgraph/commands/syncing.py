"""The work behind ``summitgraph sync``: a graph and a database, brought together, and what people see of it.

What comes in: where both are. What goes out: a plan, writes, differences, N-Quads; exit codes.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from summitgraph.commands.screen import console, counted, note, say, say_json
from summitgraph.dumps import nquads
from summitgraph.model import ProjectError
from summitgraph.project import find_project
from summitgraph.settings import home as home_of
from summitgraph.settings import settle
from summitgraph.sync.apply import apply, await_others, work
from summitgraph.sync.back import quads_of
from summitgraph.sync.database import Database, connect
from summitgraph.sync.database import server as address
from summitgraph.sync.guide import serve_guide
from summitgraph.sync.plan import ADD, CHANGE, DELETE, Plan, make_plan
from summitgraph.sync.reading import read_all
from summitgraph.sync.server import serve
from summitgraph.sync.terms import Terms, read_terms
from summitgraph.sync.units import Units, read_units
from summitgraph.sync.verify import differences

MOST = 20
_VERBS = {ADD: "+", CHANGE: "~", DELETE: "-"}


def run_plan(given: Path | None, *, graph: Path | None, uri: str | None, database: str | None, as_json: bool) -> int:
    """Show a plan."""
    with _opened(given, graph, uri, database) as (opened, units, terms):
        plan = make_plan(opened, units, terms)
    if as_json:
        say_json(_as_json(plan))
    else:
        say(*_lines(plan))
    return 0


def run_apply(
    given: Path | None, *, graph: Path | None, uri: str | None, database: str | None, allow_deletes: bool, as_json: bool
) -> int:
    """Carry a plan out; what the server counted is told."""
    with _opened(given, graph, uri, database) as (opened, units, terms):
        await_others(opened)
        plan = make_plan(opened, units, terms)
        with _progress(work(plan)) as step:
            apply(opened, plan, terms, allow_deletes=allow_deletes, progress=step)
        counters = dict(sorted(opened.counters.items()))
    if as_json:
        say_json(_as_json(plan) | {"counters": counters})
        return 0
    say(*_lines(plan))
    if not plan.empty:
        say(
            "The server counted "
            + ", ".join(f"{n:,} {key.replace('_', ' ')}" for key, n in counters.items() if n)
            + "."
        )
    return 0


def run_verify(given: Path | None, *, graph: Path | None, uri: str | None, database: str | None, as_json: bool) -> int:
    """Compare everything; 1 when something differs."""
    with _opened(given, graph, uri, database) as (opened, units, terms):
        found = list(differences(make_plan(opened, units, terms, whole=True)))
    if as_json:
        say_json({"differences": found})
    elif found:
        say(*found[:MOST])
        more = f", {len(found) - MOST:,} of them not shown (--json shows all)" if len(found) > MOST else ""
        say(f"{counted(len(found), 'difference')}{more}. To mend: summitgraph sync apply")
    else:
        say("The database holds what the graph holds.")
    return 1 if found else 0


def run_pull(given: Path | None, *, out: Path | None, uri: str | None, database: str | None) -> int:
    """Write the database as N-Quads, to a file whole or not at all."""
    terms = read_terms(find_project(given).ontology)
    with connect(address(uri=uri, database=database)) as opened:
        content = nquads(quads_of(read_all(opened, terms).rows, terms))
    if out is None:
        sys.stdout.buffer.write(content)
        return 0
    if out.is_dir():
        raise ProjectError(f"{out} is a folder. Name a file: summitgraph sync pull --out FILE.")
    out.parent.mkdir(parents=True, exist_ok=True)
    half = out.with_name(f".{out.name}.part")
    half.write_bytes(content)
    half.replace(out)
    say(f"{counted(content.count(10), 'quad')}: {out}")
    return 0


def run_server(*, home: Path | None, bolt: int, http: int) -> int:
    """Start a server and stay until Ctrl-C."""
    return serve(home, bolt=bolt, http=http, tell=note)


def run_guide(given: Path | None, *, port: int) -> int:
    """Serve the guide and stay until Ctrl-C."""
    return serve_guide(find_project(given).queries, port=port, tell=note)


@contextmanager
def _opened(
    given: Path | None, graph: Path | None, uri: str | None, database: str | None
) -> Iterator[tuple[Database, Units, Terms]]:
    project = find_project(given)
    at = address(uri=uri, database=database)
    units = read_units(settle(home_of(project, given=given is not None), flags={"out": graph}).out)
    terms = read_terms(project.ontology)
    with connect(at) as opened:
        yield opened, units, terms


@contextmanager
def _progress(total: int) -> Iterator["_Step"]:
    if not sys.stderr.isatty() or not total:
        yield _Step(None)
        return
    from rich.progress import Progress

    with Progress(console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("writing", total=total)
        yield _Step(lambda done: bar.advance(task, done))


class _Step:
    """What hears how many rows are done."""

    __slots__ = ("_advance",)

    def __init__(self, advance: object) -> None:
        self._advance = advance

    def __call__(self, done: int) -> None:
        if callable(self._advance):
            self._advance(done)


def _lines(plan: Plan) -> Iterator[str]:
    """Yield what people read of a plan: totals, then labels and types with the most first."""
    if plan.empty:
        yield "The database holds what the graph holds: nothing to write."
        return
    counts, amounts = plan.counts(), plan.amounts()
    for action, sign in _VERBS.items():
        nodes, links = amounts[action]
        if nodes or links:
            yield f"{sign} {counted(nodes, 'node')}, {counted(links, 'relationship')}"
            for names in counts[action].values():
                found = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
                yield from (f"    {sign} {name} {n:,}" for name, n in islice(found, None))
    if not any(nodes or links for nodes, links in amounts.values()):
        yield "Nothing differs; the digests are noted anew."


def _as_json(plan: Plan) -> dict[str, object]:
    return {
        action: {"total": dict(zip(("nodes", "relationships"), plan.amounts()[action], strict=True)), **found}
        for action, found in plan.counts().items()
    } | {"compared": "everything" if plan.whole else "what changed"}
