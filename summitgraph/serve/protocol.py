"""The SPARQL 1.1 protocol: what a request asks, read from its parts.

What comes in: method, query string, headers and body. What goes out: a `Question`, nothing where the service is to be
described, or a `RefusedError`. Nothing here touches a graph or a network.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from summitgraph.guard import LONGEST, LeavesGraphError, guard, readings, tokens, words
from summitgraph.names import UsageError
from summitgraph.serve.formats import ROWS, TRIPLES, choose
from summitgraph.serve.limits import LONGEST_ADDRESS, RefusedError
from summitgraph.vocab import PREFIXES

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
METHODS: Final = "GET, HEAD, POST, OPTIONS"
_UPDATES: Final = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_READS: Final = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_ONLY_READS: Final = "this endpoint only reads: updates are refused"
_CHANGING: Final = {"NOW", "RAND", "UUID", "STRUUID", "BNODE"}


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the graphs it names as its dataset, and the forms in which its answer may come.

    ``known`` are graphs that have to be in the store: those of the request and those of FROM.
    """

    query: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    known: tuple[str, ...]
    rows: str
    triples: str
    lasting: bool


def read_request(method: str, address: bytes, kind: str, accept: str, body: bytes = b"") -> Question | None:
    """The question that a request puts; None when it puts none and wants to know what is here."""
    if method not in {"GET", "HEAD", "POST"}:
        raise RefusedError(405, f"{method} is not for a SPARQL endpoint: use GET or POST", {"Allow": METHODS})
    if len(address) > LONGEST_ADDRESS:
        raise RefusedError(414, f"the address has more than {LONGEST_ADDRESS} bytes: send the query by POST")
    fields = _fields(address)
    if method == "POST":
        fields = _posted(kind, fields, body)
    elif not {name for name, _ in fields} & {"query", "update", "default-graph-uri", "named-graph-uri"}:
        return None
    return _question(fields, accept)


def _posted(kind: str, fields: list[tuple[str, str]], body: bytes) -> list[tuple[str, str]]:
    name, _, more = kind.partition(";")
    name = name.strip().lower()
    if "charset" in more.lower() and not re.search(r'charset\s*=\s*"?utf-?8"?\s*(;|$)', more, re.IGNORECASE):
        raise RefusedError(415, "queries are read as UTF-8 only")
    if name == FORM:
        if any(key in {"query", "update"} for key, _ in fields):
            raise RefusedError(400, "the query stands in the address of a form: put it into the body")
        return _fields(body)
    if name == DIRECT:
        return [*(pair for pair in fields if pair[0].endswith("-graph-uri")), ("query", _text(body))]
    if name == "application/sparql-update":
        raise RefusedError(403, _ONLY_READS)
    raise RefusedError(415, f"a query is posted as {FORM} or {DIRECT}, not as {name or 'nothing'}")


def _fields(raw: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=50)
    except (UnicodeDecodeError, ValueError) as error:
        raise RefusedError(400, "the fields cannot be read: they are percent-encoded UTF-8, at most 50") from error


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the query is no UTF-8") from error


def _question(fields: list[tuple[str, str]], accept: str) -> Question:
    if any(name == "update" for name, _ in fields):
        raise RefusedError(403, _ONLY_READS)
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        raise RefusedError(400, f"a request has exactly one query, not {len(queries)}")
    default, named = (tuple(v for k, v in fields if k == f"{name}-graph-uri") for name in ("default", "named"))
    rows, triples = choose(accept, ROWS), choose(accept, TRIPLES)
    if not rows and not triples:
        raise RefusedError(406, not_acceptable(*ROWS, *TRIPLES))
    query = queries[0]
    _check(query)
    given = bool(default or named)
    known = dict.fromkeys((*default, *named, *_from(query)))
    lasting = not any(word.upper() in _CHANGING for word in words(query))
    return Question(query, default if given else None, named if given else None, tuple(known), rows, triples, lasting)


def not_acceptable(*forms: str) -> str:
    """The sentence for a client that takes none of these forms."""
    return f"none of the forms that you accept can be had; there are {', '.join(forms)}"


def _check(query: str) -> None:
    """Refuse updates and what `guard` refuses, each with its status."""
    if len(query) > LONGEST:
        raise RefusedError(413, f"the query has {len(query)} characters; more than {LONGEST} are not read")
    try:
        for text in readings(query):
            first = next((word for word in map(str.upper, words(text)) if word in _UPDATES | _READS), "")
            if first in _UPDATES:
                raise RefusedError(403, _ONLY_READS)
        guard(query, allowed=frozenset({"FROM"}))
    except LeavesGraphError as error:
        raise RefusedError(403, str(error)) from error
    except UsageError as error:
        raise RefusedError(400, str(error)) from error


def _from(query: str) -> list[str]:
    """The graphs that FROM and FROM NAMED name; a name that cannot be followed is refused."""
    found = list[str]()
    for text in readings(query):
        prefixes = dict(PREFIXES)
        parts = list(tokens(text))
        for here, word in enumerate(parts):
            after = [*parts[here + 1 : here + 3], "", ""]
            if word.upper() == "PREFIX" and after[0].endswith(":"):
                prefixes[after[0][:-1]] = after[1][1:-1]
            elif word.upper() == "FROM":
                found.append(_iri(after[1] if after[0].upper() == "NAMED" else after[0], prefixes))
    return found


def _iri(token: str, prefixes: dict[str, str]) -> str:
    if token.startswith("<"):
        iri = token[1:-1]
    else:
        prefix, _, name = token.partition(":")
        iri = prefixes.get(prefix, "") + name
    if not re.match(r"[A-Za-z][\w+.-]*:", iri):
        raise RefusedError(400, f"FROM {token[:80]} names no graph: write its whole IRI")
    return iri
