"""``summitgraph query``: the answer to a named question or to SPARQL; without either, what can be asked."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from summitgraph.commands.screen import console, note, say, say_json
from summitgraph.names import UsageError
from summitgraph.project import Project, find_project
from summitgraph.queries import Query, catalogue, free, usage
from summitgraph.queries import run as answer
from summitgraph.settings import home, nearest, settle
from summitgraph.table import Table, as_csv, as_json, show


def run(
    given: Path | None,
    name: str | None,
    arguments: Sequence[str],
    *,
    graph: Path | None,
    form: str,
    engine: str,
    sparql: str | None,
) -> int:
    """Answer on stdout; 2 when the question is not understood."""
    project = find_project(given)
    if name is None and sparql is None:
        _list(catalogue(project.queries), form)
        return 0
    folder = _folder(given, project, graph)
    if engine == "cypher":
        if name is None or sparql is not None:
            raise UsageError("--engine cypher answers named queries; your own Cypher goes into Neo4j Browser")
        found: Table | str = _cypher(project, folder, name, arguments)
    else:
        found = _answer(project, folder, name, arguments, sparql)
    _write(found, form)
    return 0


def _folder(given: Path | None, project: Project, graph: Path | None) -> Path:
    return settle(home(project, given=given is not None), flags={"out": graph}).out


def _answer(
    project: Project, graph: Path, name: str | None, arguments: Sequence[str], sparql: str | None
) -> Table | str:
    from summitgraph.store import open_store

    if sparql is not None:
        if name is not None:
            raise UsageError(f"either the named query {name!r} or --sparql, not both")
        return free(open_store(graph), sparql)
    query = _named(catalogue(project.queries), name or "")
    return answer(query, open_store(graph), [_pair(query, text) for text in arguments])


def _cypher(project: Project, graph: Path, name: str, arguments: Sequence[str]) -> Table:
    """The answer of Neo4j; names are looked up in the build, as for SPARQL."""
    from summitgraph.store import open_store
    from summitgraph.sync.asking import ask, twin
    from summitgraph.sync.database import connect, server

    query = _named(catalogue(project.queries), name)
    store, pairs = open_store(graph), [_pair(query, text) for text in arguments]
    with connect(server()) as database:
        return ask(database, query, twin(project.queries, name), store, pairs)


def _named(queries: dict[str, Query], name: str) -> Query:
    if name not in queries:
        raise UsageError(f"no query is called {name!r}.{nearest(name, queries)} All of them: summitgraph query")
    return queries[name]


def _pair(query: Query, text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"{text!r} is no key=value: {usage(query)}")
    return key, value


def _list(queries: dict[str, Query], form: str) -> None:
    if form == "json":
        say_json([_described(query) for query in queries.values()])
        return
    for query in queries.values():
        say(usage(query).removeprefix("summitgraph query "), f"    {query.about}", *_parameters(query))
    if sys.stdout.isatty():
        note("", "Ask one of them: summitgraph query summits-of-leader leader=Kishida")


def _parameters(query: Query) -> Iterable[str]:
    for parameter in query.parameters:
        default = f" (else {parameter.default})" if parameter.default else ""
        yield f"    {parameter.name.rstrip('0123456789')}: {parameter.help}{default}"


def _described(query: Query) -> dict[str, object]:
    parameters = [
        {"name": p.name, "kind": p.kind, "required": p.required, "default": p.default, "help": p.help}
        for p in query.parameters
    ]
    return {"name": query.name, "about": query.about, "usage": usage(query), "parameters": parameters}


def _write(found: Table | str, form: str) -> None:
    if isinstance(found, str):
        if form not in {"table", "turtle"}:
            raise UsageError("this query answers with triples, not rows: use --format turtle")
        sys.stdout.write(found)
    elif form == "turtle":
        raise UsageError("this query answers with rows, not triples: use --format table, csv or json")
    elif form == "table":
        show(found, console())
    else:
        sys.stdout.write(as_csv(found) if form == "csv" else as_json(found))
