"""What a query from outside may hold, told before a parser sees it.

What comes in: the text of a query. What goes out: nothing, or a `UsageError` that says what is refused and why.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.names import UsageError

DEEPEST: Final = 200
LONGEST: Final = 20_000
ESCAPED: Final = 100  # quotation marks behind a backslash: before each, a search for the end of a string starts anew
MOST: Final = 1_000
_TOKEN: Final = re.compile(
    r"#[^\n]*"
    r'|"""(?:[^\\]|\\.)*?"""' + r"|'''(?:[^\\]|\\.)*?'''"
    r'|"(?:[^"\\\n]|\\.)*"' + r"|'(?:[^'\\\n]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|[?$@]\w+|[\w.-]{0,100}:[\w.%-]*|\w+|.",
    re.DOTALL,
)
_OPERATORS: Final = frozenset("+-*/|&^=<>")
_REFUSED: Final = {
    "SERVICE": "federation is off: a query reads this graph only",
    "FROM": "FROM would load other data: a query reads this graph only; use GRAPH for one document",
    "LOAD": "LOAD would fetch data: a query only reads",
}


class LeavesGraphError(UsageError):
    """A query that would read what is elsewhere, or write."""


def guard(text: str, *, allowed: frozenset[str] = frozenset()) -> None:
    """Refuse a free query that would leave the graph or end the process; ``allowed`` words are the caller's affair."""
    if len(text) > LONGEST:
        raise UsageError(f"the query has {len(text)} characters; more than {LONGEST} are not read")
    for version in readings(text):
        _guard_depth(version)
        if sum(token in _OPERATORS for token in tokens(version)) > MOST:
            raise UsageError(f"the query has more than {MOST} operators")
        for token in words(version):
            if token.upper() in _REFUSED and token.upper() not in allowed:
                raise LeavesGraphError(_REFUSED[token.upper()])


def readings(text: str) -> tuple[str, ...]:
    r"""The text as it stands, and as it reads once its numbered characters (``\u0053``) are put in.

    A text with so many escaped quotation marks that it could not be told quickly is a `UsageError`.
    """
    decoded = re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", _decoded, text)
    found = tuple(dict.fromkeys((text, decoded)))
    if any(one.count('\\"') + one.count("\\'") > ESCAPED for one in found):
        raise UsageError(f"the query has more than {ESCAPED} escaped quotation marks")
    return found


def pieces(text: str) -> Iterator[str]:
    """All of a query, piece by piece: comments, words, names, variables, IRIs, strings, signs and space."""
    return (hit[0] for hit in _TOKEN.finditer(text))


def tokens(text: str) -> Iterator[str]:
    """The pieces of a query, without comments and space."""
    return (piece for piece in pieces(text) if not piece.isspace() and piece[0] != "#")


def words(text: str) -> Iterator[str]:
    """Bare words of a query: no string, comment, IRI, variable or prefixed name."""
    return (token for token in tokens(text) if re.fullmatch(r"\w+", token))


def _decoded(hit: re.Match[str]) -> str:
    number = int(hit[1] or hit[2], 16)
    return chr(number) if number <= 0x10FFFF else hit[0]


def _guard_depth(text: str) -> None:
    """Count brackets wherever they stand: what a parser takes for a comment is its own affair."""
    depth = 0
    for bracket in re.findall(r"[{(\[\]})]", text):
        depth += 1 if bracket in "{([" else -1 if depth else 0
        if depth > DEEPEST:
            raise UsageError(f"the query is nested more than {DEEPEST} deep")
    if sum(text.count(c) for c in "{([!") > MOST:
        raise UsageError(f"the query has more than {MOST} brackets")
