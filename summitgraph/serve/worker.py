"""A process that answers queries, and may die of one.

What comes in: a pipe with questions, a folder with a store that nobody else writes. What goes out: a status, a media
type and bytes for each question. Before the first question the process gives up the network, other programs,
writing, more memory and processor time than it may use.
"""

import io
import json
import os
import resource
import signal
import sys
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from summitgraph.serve.formats import ROWS, TRIPLES, with_charset
from summitgraph.serve.limits import MEGABYTE
from summitgraph.serve.shut import shut
from summitgraph.vocab import PREFIXES

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Answer = tuple[int, str, bytes]
_PLAIN: Final = "text/plain; charset=utf-8"
_WARM: Final = ("SELECT (1 AS ?x) {}", "ASK {}", "CONSTRUCT { <a:b> <a:b> 1 } {}")


class _FullError(Exception):
    """The answer is larger than it may be."""


class _Sink(io.BytesIO):
    """A file in memory that refuses to grow beyond a size."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room
        self.full = False

    def write(self, part: "ReadableBuffer") -> int:
        self._room -= memoryview(part).nbytes
        if self._room < 0:
            self.full = True
            raise _FullError
        return super().write(part)


def work(connection: Connection, folder: str, memory: int, room: int, seconds: int) -> None:
    """Answer one question after another until the other side closes the pipe, or until this process has grown fat."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the affair of the server
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())  # the engine's last words are told by the pool
    store = ox.Store.read_only(folder)
    for query in _WARM:  # what is loaded on first use cannot be loaded later
        for form in (*ROWS, *TRIPLES):
            answer(store, {"query": query, "rows": form, "triples": form, "known": ["a:b"]}, room)
    shut(memory)
    start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while True:
        try:
            question = json.loads(connection.recv_bytes())
        except (EOFError, OSError):
            return
        _allow(seconds)
        status, form, body = answer(store, question, room)
        fat = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start) * 1024 > memory // 4
        try:
            connection.send_bytes(json.dumps([status, form, fat]).encode())
            connection.send_bytes(body)
        except OSError:
            return
        if fat:
            return


def answer(store: ox.Store, question: dict[str, Any], room: int) -> Answer:
    """The answer to a question, or why there is none, with a status of HTTP."""
    sink = _Sink(room)
    try:
        for graph in question.get("known", ()):
            if not store.contains_named_graph(ox.NamedNode(graph)):
                return _told(403, f"this endpoint has no graph <{graph[:200]}>, and fetches none from elsewhere")
        found = store.query(
            question["query"],
            prefixes=PREFIXES,
            default_graph=_nodes(question.get("default")),
            named_graphs=_nodes(question.get("named")),
        )
        return _written(found, question, sink)
    except MemoryError:
        return _told(503, "the query needs more memory than one may have: ask for less at once")
    except (SyntaxError, ValueError, RuntimeError, OSError, _FullError) as error:
        if sink.full:
            return _told(413, f"the answer is larger than {room // MEGABYTE} MB: ask for less, with LIMIT")
        return _told(400, f"the query cannot be answered: {_short(error)}")


def _written(
    found: "ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples", question: dict[str, Any], sink: _Sink
) -> Answer:
    triples = isinstance(found, ox.QueryTriples)
    forms, form = (TRIPLES, question["triples"]) if triples else (ROWS, question["rows"])
    if not form:
        kind = "triples" if triples else "rows"
        return _told(406, f"the answer is {kind}, and you accept none of their forms: {', '.join(forms)}")
    if isinstance(found, ox.QueryTriples):
        ox.serialize(found, sink, format=getattr(ox.RdfFormat, forms[form]), prefixes=PREFIXES)
    else:
        found.serialize(sink, format=getattr(ox.QueryResultsFormat, forms[form]))
    return 200, with_charset(form), sink.getvalue()


def _nodes(graphs: list[str] | None) -> list[Any] | None:
    return None if graphs is None else [ox.NamedNode(graph) for graph in graphs]


def _told(status: int, words: str) -> Answer:
    return status, _PLAIN, (words + "\n").encode("utf-8", "replace")


def _short(error: BaseException) -> str:
    """A parser's message, without the long list of what it expected."""
    return str(error).partition("expected ")[0].strip()[:200] or type(error).__name__


def _allow(seconds: int) -> None:
    """Let this process run for so long: it ends by itself where nobody is left to end it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 2
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
