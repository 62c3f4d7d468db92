"""The only place that speaks to Neo4j: a connection, reading, writing in batches, and trouble told in one sentence.

What comes in: where the server is and as whom, Cypher of ours, rows. What goes out: records, counters of the server.
The password is in no message.
"""

import base64
import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import neo4j
from neo4j import exceptions as trouble

from summitgraph.model import ProjectError, ServiceError

DEFAULTS: Final = {"uri": "bolt://localhost:7687", "username": "neo4j", "password": "", "database": "neo4j"}
SCHEMES: Final = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
BATCH: Final = 5_000
PATIENCE: Final = 120.0  # seconds for a server that restarts
_READ_ONLY: Final = ("ReadOnly", "AccessMode", "Forbidden")
_T = TypeVar("_T")
Calls = Sequence[tuple[str, dict[str, Any]]]
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Server:
    """Where a database is, and as whom to speak to it."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str

    @property
    def shown(self) -> str:
        """The address without anything secret that somebody may have put into it."""
        parts = urlsplit(self.uri)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def server(
    *, uri: str | None = None, database: str | None = None, environment: Mapping[str, str] = os.environ
) -> Server:
    """The server that flags or NEO4J_* variables name; ProjectError for an address that is none."""
    given = {key: environment.get(f"NEO4J_{key.upper()}") or default for key, default in DEFAULTS.items()}
    found = Server(uri or given["uri"], given["username"], given["password"], database or given["database"])
    try:
        parts = urlsplit(found.uri)
        fine = parts.scheme in SCHEMES and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        parts, fine = urlsplit(""), False
    if not fine:
        raise ProjectError(
            f"{found.shown if parts.netloc else 'NEO4J_URI'} is no address of Neo4j: it begins with one of "
            f"{', '.join(SCHEMES)} and names a host, as in {DEFAULTS['uri']}. Set NEO4J_URI."
        )
    if parts.username or parts.password:
        raise ProjectError(
            "The address of Neo4j holds a user or a password. Set NEO4J_USERNAME and NEO4J_PASSWORD instead."
        )
    return found


@dataclass(frozen=True, slots=True)
class Write:
    """Rows for a query that makes what is not there yet; ``again`` is slower and goes where some of it may be."""

    query: str
    again: str
    rows: Iterable[object]


@dataclass(slots=True)
class Database:
    """An open database of a server; ``counters`` adds up what the server says it wrote.

    Of a commit whose answer was lost they hold only what the second try wrote.

    ``guard`` is what each transaction that writes runs first, to wait for another that holds the same lock.
    """

    session: neo4j.Session
    at: Server
    counters: Counter[str] = field(default_factory=Counter)
    guard: str = ""

    def read(self, query: str, use: Callable[[Iterator[Sequence[Any]]], _T], **parameters: object) -> _T:
        """What a function makes of a query's records, read in one transaction that is tried again when it breaks."""
        with told(self.at):
            return self.session.execute_read(
                lambda transaction: use(record.values() for record in transaction.run(query, parameters))
            )

    def rows(self, query: str, **parameters: object) -> list[Sequence[Any]]:
        """All records of a query."""
        return self.read(query, list, **parameters)

    def table(self, query: str, **parameters: object) -> tuple[list[str], list[Sequence[Any]]]:
        """The names of a query's columns and all its records; the database refuses it if it would write."""
        with told(self.at):
            return self.session.execute_read(lambda transaction: _table(transaction.run(query, parameters)))

    def write(self, query: str, **parameters: object) -> None:
        """Run a query that writes, in one transaction that is tried again when it breaks: it must bear that."""
        calls = [(self.guard, {}), (query, parameters)]
        self._written(calls, calls)

    def alter(self, statement: str) -> None:
        """Change the schema: a transaction of its own, for Neo4j lets none that writes do so as well."""
        self._written([(statement, {})], [(statement, {})])

    def write_all(self, query: str, rows: Iterable[object], *, step: Callable[[int], None] = lambda _: None) -> None:
        """Run a query on rows in batches, each a transaction; ``step`` hears how many rows are done."""
        self.write_each([Write(query, query, rows)], step=step)

    def write_each(self, writes: Iterable[Write], *, step: Callable[[int], None] = lambda _: None) -> None:
        """Run queries on their rows, as many in a transaction as make a batch; ``step`` hears how many rows are done.

        A transaction that meets what is there already, or whose end was not heard, is done over with ``again``.
        """
        for batch in _batches(writes):
            calls = [(self.guard, {}), *((query, {"rows": rows}) for query, _, rows in batch)]
            again = [(self.guard, {}), *((query, {"rows": rows}) for _, query, rows in batch)]
            self._written(calls, again)
            step(sum(len(rows) for *_, rows in batch))

    def _written(self, calls: Calls, again: Calls) -> None:
        with told(self.at):
            try:
                found = self.session.execute_write(_run, calls)
            except (trouble.ConstraintError, trouble.IncompleteCommit):
                found = self.session.execute_write(_run, again)
        for counters in found:
            self.counters.update({key: int(value) for key, value in vars(counters).items() if type(value) is int})

    def last(self) -> str | None:
        """The database's last transaction that wrote something, or nothing when the server does not tell."""
        self.rows("RETURN 1")
        marks = sorted(self.session.last_bookmarks().raw_values)
        return _transaction(marks[0]) if len(marks) == 1 else None


def _run(transaction: neo4j.ManagedTransaction, calls: Calls) -> list[neo4j.SummaryCounters]:
    """Send each query before the answer to the one before is asked for: the server works while the next is packed."""
    results = [transaction.run(query, parameters) for query, parameters in calls if query]
    return [result.consume().counters for result in results]


def _batches(writes: Iterable[Write]) -> Iterator[list[tuple[str, str, list[object]]]]:
    """Yield queries with some of their rows, which make together as many as a transaction takes."""
    batch: list[tuple[str, str, list[object]]] = []
    room = BATCH
    for write in writes:
        source = iter(write.rows)
        while rows := list(islice(source, room)):
            batch.append((write.query, write.again, rows))
            room -= len(rows)
            if not room:
                yield batch
                batch, room = [], BATCH
    if batch:
        yield batch


def _table(result: neo4j.Result) -> tuple[list[str], list[Sequence[Any]]]:
    return list(result.keys()), [record.values() for record in result]


def _transaction(bookmark: str) -> str | None:
    """``<database>:<number>`` in a bookmark of Neo4j 5 and later, whose bytes are the database's id and a number."""
    try:
        data = base64.b64decode(bookmark.removeprefix("FB:") + "==", validate=False)
    except ValueError:
        return None
    sizes = {0xC8: 1, 0xC9: 2, 0xCA: 4, 0xCB: 8}
    if not bookmark.startswith("FB:") or data[:3] != b"\x91\xcc\x10" or len(data) < 20:
        return None
    mark, rest = data[19], data[20:]
    size = sizes.get(mark)
    number = int.from_bytes(rest[:size], "big", signed=True) if size else mark
    return f"{data[3:19].hex()}:{number}" if size or mark < 0x80 else None


@contextmanager
def connect(at: Server) -> Iterator[Database]:
    """An open database; ProjectError or ServiceError when it cannot be reached."""
    with told(at):
        driver = neo4j.GraphDatabase.driver(
            at.uri,
            auth=(at.username, at.password),
            max_transaction_retry_time=PATIENCE,
            connection_timeout=10,
            notifications_min_severity="OFF",
        )
    with driver:
        with told(at):
            driver.verify_connectivity()
        with driver.session(database=at.database, fetch_size=5_000) as session:
            yield Database(session, at)


@contextmanager
def told(at: Server) -> Iterator[None]:
    """Turn the driver's trouble into one sentence."""
    try:
        yield
    except trouble.AuthError as error:
        raise ProjectError(
            f"Neo4j at {at.shown} refuses {at.username!r} with the password given. "
            "Set NEO4J_USERNAME and NEO4J_PASSWORD."
        ) from error
    except (trouble.ConfigurationError, ValueError) as error:
        raise ProjectError(f"Neo4j at {at.shown} cannot be reached this way: {error}. Set NEO4J_URI.") from error
    except trouble.ServiceUnavailable as error:
        raise ServiceError(
            f"No Neo4j answers at {at.shown}. Start it (summitgraph sync server), or set NEO4J_URI, "
            "and type the same command again."
        ) from error
    except trouble.Neo4jError as error:
        raise _refusal(at, error) from error
    except trouble.DriverError as error:
        raise ServiceError(f"The connection to {at.shown} broke: {error}. Type the same command again.") from error


def _refusal(at: Server, error: trouble.Neo4jError) -> ProjectError:
    code = error.code or ""
    if "DatabaseNotFound" in code:
        return ProjectError(f"Neo4j at {at.shown} has no database {at.database!r}. Set NEO4J_DATABASE.")
    if any(word in code for word in _READ_ONLY):
        return ProjectError(
            f"The database {at.database!r} at {at.shown} may only be read. "
            f"Set NEO4J_DATABASE, or let {at.username!r} write."
        )
    if "CredentialsExpired" in code:
        return ProjectError(
            f"The password of {at.username!r} at {at.shown} must be changed first. Change it in Browser."
        )
    return ServiceError(f"Neo4j at {at.shown} did not do it ({code}): {error.message}. Type the same command again.")
