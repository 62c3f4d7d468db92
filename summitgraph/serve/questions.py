"""The named questions as text that an endpoint takes, with values in place of their parameters.

What comes in: a `Query`, the values of its parameters as SPARQL writes them. What goes out: SPARQL that gives the same
rows, without the columns of the parameters.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from summitgraph.guard import pieces
from summitgraph.queries import Query

_ENDS: Final = {"HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"}


def with_values(query: Query, values: Mapping[str, str]) -> str:
    """The text of a question in which each parameter has its value: ``<iri>``, a number or ``"literal"``.

    A thing is written where its parameter stood. Other values are given to their variable wherever it is selected,
    for Oxigraph finds no sum of a day and a duration that is written out.
    """
    lines = query.text.splitlines()
    head = [line for line in lines if line.startswith("#") and not re.match(r"# (parameter|list|in order):", line)]
    told = [f"# {name}: {value}" for name, value in values.items()]
    body = "\n".join(line for line in lines if not line.startswith("#")).strip()
    return "\n".join((*head, *told, "", "".join(_put(body, values)), ""))


def literal(text: str, datatype: str = "") -> str:
    """A literal as SPARQL writes it."""
    escaped = text.translate({ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r"})
    return f'"{escaped}"' + (f"^^<{datatype}>" if datatype else "")


def _put(text: str, values: Mapping[str, str]) -> Iterator[str]:
    """The pieces of a query with each parameter taken out, grouped by, or replaced, by the clause it stands in."""
    clause, depth, braces, given = "", 0, 0, ""
    for piece in pieces(text):
        word = piece.upper()
        depth += (piece == "(") - (piece == ")")
        braces += (piece == "{") - (piece == "}")
        if word in {"SELECT", "GROUP"}:
            clause, given = word, ""
        elif word in {"WHERE", "{", "}", *_ENDS}:
            clause = ""
        value = values.get(piece[1:]) if piece[0] in "?$" else None
        bare = clause if not depth else ""
        if value is None:
            yield piece
        elif value.startswith("<"):
            yield "" if bare == "SELECT" else f"({value} AS {piece})" if bare == "GROUP" else value
        else:
            given += f" VALUES {piece} {{ {value} }}" if bare == "SELECT" else ""
            yield "" if bare == "SELECT" and not braces else piece
        if piece == "{" and given:
            yield given
            given = ""
