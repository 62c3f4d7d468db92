"""SPARQL endpoints: a query into rows.

What comes in: a query of our own, without words from outside. What goes out: one row a solution, texts by variable.
"""

from collections.abc import Iterator

from summitgraph.link.trouble import ServiceError
from summitgraph.link.web import Web


def select(web: Web, endpoint: str, query: str) -> Iterator[dict[str, str]]:
    """Ask an endpoint by POST; ServiceError when it answers in another form than SPARQL's JSON."""
    found = web.post(endpoint, {"query": query, "format": "json"}, parts=("results",))
    rows = found["results"].get("bindings") if isinstance(found["results"], dict) else None
    if not isinstance(rows, list):
        raise ServiceError(f"{endpoint} does not answer as a SPARQL endpoint does. Check the address.")
    for row in rows:
        yield {name: str(cell.get("value", "")) for name, cell in row.items() if isinstance(cell, dict)}
