"""The answers to the named queries as tables for spreadsheets.

What comes in: a published dataset. What goes out: the name of a query and its CSV, for each that can be asked without
being told anything; for the others why not. A cell that a spreadsheet would take for a formula gets an apostrophe.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from summitgraph.publish.published import Published
from summitgraph.queries import Query, catalogue, run, usage
from summitgraph.table import Table, as_csv

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def tables(published: Published) -> Iterator[tuple[str, str, str]]:
    """Yield the name of each query, what it answers, and its CSV."""
    for query in _asked(published):
        table = run(query, published.store, [])
        yield query.name, query.about, as_csv(_harmless(table))


def not_asked(published: Published) -> dict[str, str]:
    """The queries that have to be told something, and how they are asked."""
    queries = catalogue(published.project.queries).values()
    return {query.name: f"`{usage(query)}`" for query in queries if _needs(query)}


def _asked(published: Published) -> Iterator[Query]:
    yield from (query for query in catalogue(published.project.queries).values() if not _needs(query))


def _needs(query: Query) -> bool:
    return any(parameter.required for parameter in query.parameters)


def _harmless(table: Table) -> Table:
    rows = tuple(tuple(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row) for row in table.rows)
    return replace(table, rows=rows)
