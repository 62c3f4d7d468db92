"""Questions to the graph: the named ones of ``queries/*.rq``, and free SPARQL behind a guard.

What comes in: a folder of query files, an open store, arguments as a person typed them.
What goes out: a `Table`, or Turtle where the query constructs a graph. Values are bound, never written into a query.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summitgraph.changes import compared
from summitgraph.guard import guard
from summitgraph.model import ProjectError
from summitgraph.names import KINDS, LITERALS, UsageError, plain, resolve_parameter
from summitgraph.table import JOIN, Table
from summitgraph.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

ANY: Final = BASE + "any"  # what an optional parameter is bound to when it is not given
# parameter: before (date, default=9999-12-31) only what was over before this day
_PARAMETER = re.compile(r"parameter: (\w+) \(([\w-]+)(?:, (optional|default=[^)]+))?\) (\S.*)")
# list: participants, issues
_COLUMNS = re.compile(r"(list|in order): (\w+(?:, \w+)*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query needs: its name, its kind (see `names`), and what stands for it when not given."""

    name: str
    kind: str
    required: bool
    default: str
    help: str


@dataclass(frozen=True, slots=True)
class Query:
    """A named question: what it answers, its parameters, its columns of several values, its SPARQL."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    lists: tuple[str, ...]
    ordered: tuple[str, ...]
    text: str


def catalogue(folder: Path) -> dict[str, Query]:
    """Every ``*.rq`` of a folder by its stem; a broken one is a `ProjectError` that names file and line."""
    return {path.stem: _parse(path) for path in sorted(folder.glob("*.rq"))}


def run(query: Query, store: "ox.Store", arguments: Sequence[tuple[str, str]], *, union: bool = False) -> Table:
    """The answer to a named question; a repeated key fills ``country`` then ``country2``."""
    import pyoxigraph as ox

    bound = bind(query, store, arguments)
    for parameter in query.parameters:
        if parameter.kind == "manifest":
            store = compared(store, Path(bound[parameter.name].value))
    answer = store.query(
        query.text,
        use_default_graph_as_union=union,
        substitutions={ox.Variable(name): value for name, value in bound.items()},
    )
    if not isinstance(answer, ox.QuerySolutions):
        raise ProjectError(f"{query.name}.rq is no SELECT: a named question answers with a table")
    columns = [variable.value for variable in answer.variables]
    rows = ([plain(solution[column]) for column in columns] for solution in answer)
    return tabulate(query, columns, rows)


def bind(
    query: Query, store: "ox.Store", arguments: Sequence[tuple[str, str]]
) -> "dict[str, ox.NamedNode | ox.Literal]":
    """A term for every parameter of a query; `UsageError` for one that is missing, unknown or not understood."""
    import pyoxigraph as ox

    given = _given(query, arguments)
    bound: dict[str, ox.NamedNode | ox.Literal] = {}
    for parameter in query.parameters:
        text = given.get(parameter.name, parameter.default)
        if text:
            bound[parameter.name] = resolve_parameter(store, parameter.kind, text)
        elif parameter.required:
            raise UsageError(f"{query.name} needs {_typed(parameter)} ({parameter.help}): {usage(query)}")
        else:
            bound[parameter.name] = ox.NamedNode(ANY)
    return bound


def usage(query: Query) -> str:
    """How the question is asked: ``summitgraph query last-met country=... country=... [before=...]``."""
    said = [f"{_typed(p)}=..." if p.required else f"[{_typed(p)}=...]" for p in query.parameters]
    return " ".join(("summitgraph query", query.name, *said))


def _typed(parameter: Parameter) -> str:
    # country and country2 of a query are both typed as country=...
    return parameter.name.rstrip("0123456789")


def tabulate(query: Query, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Rows without the parameters' columns, the parts of each list sorted, all sorted by all columns."""
    hidden = {parameter.name for parameter in query.parameters}
    kept = [i for i, column in enumerate(columns) if column not in hidden]
    shown = tuple(columns[i] for i in kept)
    cells = {tuple(_cell(columns[i] in query.lists, row[i]) for i in kept) for row in rows}
    numbered = [column in query.ordered for column in shown]

    def key(row: tuple[str, ...]) -> list[object]:
        return [_natural(cell) if number else cell for number, cell in zip(numbered, row, strict=True)]

    return Table(shown, tuple(sorted(cells, key=key)), frozenset(query.lists))


def free(store: "ox.Store", text: str, *, union: bool = False) -> Table | str:
    """The answer to a free query: a table (also for ASK), or Turtle for CONSTRUCT and DESCRIBE."""
    import pyoxigraph as ox

    guard(text)
    try:
        answer = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=union)
        if isinstance(answer, ox.QueryBoolean):
            return Table(("answer",), (("true" if answer else "false",),))
        if isinstance(answer, ox.QueryTriples):
            return _turtle(answer)
        columns = tuple(variable.value for variable in answer.variables)
        return Table(columns, tuple(tuple(plain(row[c]) for c in columns) for row in answer))
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise UsageError(f"the query cannot be read: {_reason(error)}") from error


def _given(query: Query, arguments: Sequence[tuple[str, str]]) -> dict[str, str]:
    names = [parameter.name for parameter in query.parameters]
    given: dict[str, str] = {}
    for key, value in arguments:
        slots = [name for name in names if re.fullmatch(re.escape(key) + r"\d*", name) and name not in given]
        if key not in names:
            known = ", ".join(dict.fromkeys(map(_typed, query.parameters))) or "none"
            raise UsageError(f"{query.name} has no parameter {key!r} (it has {known}): {usage(query)}")
        if not slots:
            raise UsageError(f"{key} is given once too often: {usage(query)}")
        given[slots[0]] = value
    return given


def _parse(path: Path) -> Query:
    """Read a query file: its comments, then a trial of its SPARQL on an empty store."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError(f"{path.name}, line 1: it cannot be read: {error}. Save it as UTF-8.") from error
    head = [line[1:].strip() for line in re.match(r"(?:#.*\n)*", text)[0].splitlines()]  # type: ignore[index] # always matches
    if not head or not head[0]:
        raise ProjectError(f"{path.name}, line 1: the first line says what it answers, as '# Who met whom.'")
    parameters: list[Parameter] = []
    columns: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(head[1:], start=2):
        if column := _COLUMNS.fullmatch(line):
            columns[column[1]] = tuple(column[2].split(", "))
        else:
            parameters.append(_parameter(path, number, line, text))
    _try(path, text)
    lists, ordered = columns.get("list", ()), columns.get("in order", ())
    return Query(path.stem, head[0], tuple(parameters), lists, ordered, text)


def _parameter(path: Path, number: int, line: str, text: str) -> Parameter:
    hit = _PARAMETER.fullmatch(line)
    if not hit:
        wanted = "'# parameter: leader (Leader) whose meetings', '# list: people' or '# in order: number'"
        raise ProjectError(f"{path.name}, line {number}: cannot read {line!r}; write {wanted}")
    name, kind, option, about = hit.groups()
    if kind not in {*KINDS, *LITERALS, "Class"}:
        kinds = ", ".join((*KINDS, *LITERALS, "Class"))
        raise ProjectError(f"{path.name}, line {number}: no kind is called {kind!r}; kinds are {kinds}")
    selected = re.search(r"\bSELECT\b([^{]*)", text)
    if not selected or not re.search(rf"\?{name}\b", selected[1]):
        raise ProjectError(f"{path.name}, line {number}: SELECT does not name ?{name}, so it cannot be bound")
    default = (option or "").removeprefix("default=").removeprefix("optional")
    return Parameter(name, kind, not option, default, about)


def _try(path: Path, text: str) -> None:
    import pyoxigraph as ox

    try:
        ox.Store().query(text)
    except SyntaxError as error:
        where = re.search(r"at (\d+):(\d+)", str(error))
        line = where[1] if where else "?"
        raise ProjectError(f"{path.name}, line {line}: the query cannot be read: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """A parser's message without its long list of what it expected."""
    return re.sub(r"(?s)expected .*", "something is wrong or missing there", str(error))[:200]


def _cell(several: bool, text: str) -> str:  # noqa: FBT001 - a column is a list or it is not
    return JOIN.join(sorted({part for part in text.split(JOIN) if part})) if several else text


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Order ``preamble.1 < 1.1 < 2.1 < 10.1``: words before numbers, numbers by size."""
    return [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in re.findall(r"\d+|\D+", text)]


def _turtle(triples: "ox.QueryTriples") -> str:
    import pyoxigraph as ox

    ordered = sorted(set(triples), key=str)
    return (ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()
