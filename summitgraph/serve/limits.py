"""What one query, one client and one answer may take, and how a request beyond that is refused.

What comes in: nothing. What goes out: `Limits` with defaults, and `RefusedError`, which becomes a plain-text answer.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

LONGEST_ADDRESS: Final = 8_192  # bytes of a query string; longer queries are sent by POST
LONGEST_BODY: Final = 262_144
READING: Final = 10.0  # seconds within which a request has to arrive
WRITING: Final = 60.0  # seconds within which a client has to take what waits for it
MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes for each query, workers side by side, queries a minute for each client."""

    deadline: float = 10.0
    quick: float = 0.15  # processor seconds, after which a query goes on at low priority
    long: float = 0.5  # processor seconds, after which it goes on while nobody else has anything to do
    memory: int = 256 * MEGABYTE
    answer: int = 16 * MEGABYTE
    workers: int = field(default_factory=lambda: 2 * len(os.sched_getaffinity(0)))
    slow: int = 4  # queries that may go on at low priority
    waiting: int = 64  # queries that may wait for a worker
    rate: int = 600
    at_once: int = 8  # queries of one client under way
    connections: int = 64  # of one client
    kept: int = 32 * MEGABYTE  # of answers, for who asks the same again


class RefusedError(Exception):
    """A request that is not answered as asked: a status of HTTP, one sentence, more headers."""

    def __init__(self, status: int, words: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(words)
        self.status = status
        self.headers = dict(headers or {})
