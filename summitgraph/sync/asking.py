"""Named questions put to the database: the Cypher twin of each ``queries/*.rq``.

What comes in: a named query, its ``.cypher`` beside the ``.rq``, arguments as a person typed them, the build's store in
which their names are looked up. What goes out: the same `Table` that SPARQL gives. Values are parameters, always.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from summitgraph.changes import FIELDS, SINCE, since_quads
from summitgraph.model import XSD, ProjectError
from summitgraph.names import plain
from summitgraph.queries import ANY, Query, bind, tabulate
from summitgraph.sync.database import Database
from summitgraph.table import JOIN, Table
from summitgraph.vocab import local

if TYPE_CHECKING:
    import pyoxigraph as ox

Argument = str | int | date | list[dict[str, object]] | None


def twin(folder: Path, name: str) -> str:
    """The Cypher of a named query; ProjectError when the project has none."""
    path = folder / f"{name}.cypher"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError(f"{path.name} cannot be read: {error}. Write it, or leave --engine cypher out.") from error


def ask(
    database: Database, query: Query, cypher: str, store: "ox.Store", arguments: Sequence[tuple[str, str]]
) -> Table:
    """The answer of a database to a named question; its columns are those that the Cypher returns."""
    columns, records = database.table(cypher, **parameters(query, store, arguments))
    return tabulate(query, columns, ([_text(value) for value in record] for record in records))


def parameters(query: Query, store: "ox.Store", arguments: Sequence[tuple[str, str]]) -> dict[str, Argument]:
    """A value for every parameter of a query: IRIs as text, days and numbers typed, null where it is left out."""
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    return {name: _argument(kinds[name], term) for name, term in bind(query, store, arguments).items()}


def _argument(kind: str, term: "ox.NamedNode | ox.Literal") -> Argument:
    if term.value == ANY:
        return None
    if kind == "manifest":
        return list(_remembered(since_quads(Path(term.value))))
    datatype = plain(getattr(term, "datatype", None))
    if datatype == XSD + "date":
        return date.fromisoformat(term.value)
    return int(term.value) if datatype == XSD + "integer" else term.value


def _remembered(quads: "Iterable[ox.Quad]") -> Iterable[dict[str, object]]:
    """Yield each thing of an older build as a map: its class, and a list of values for each field."""
    for subject, told in groupby(quads, key=lambda quad: plain(quad.subject)):
        found: dict[str, object] = {"thing": subject}
        fields: dict[str, list[str]] = {field: [] for field in FIELDS}
        for quad in told:
            field = quad.predicate.value.removeprefix(SINCE + "/")
            if field == "class":
                found["class"] = local(plain(quad.object))
            else:
                fields[field].append(plain(quad.object))
        yield found | fields


def _text(value: object) -> str:
    if isinstance(value, list):
        return JOIN.join(map(_text, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
