"""The endpoint's answers: the store that is served now, the next one swapped in, answers kept, clients kept in measure.

What comes in: questions of clients. What goes out: replies. A question is answered by the store that was served when
it came; the old store's workers end with its last answer, and its files go with them.
"""

import asyncio
import hashlib
import json
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from summitgraph.serve.data import Data, Snapshot, take
from summitgraph.serve.hand import Reply
from summitgraph.serve.limits import Limits, RefusedError
from summitgraph.serve.pool import Pool
from summitgraph.serve.protocol import Question

_LOOK: Final = 1.0  # seconds between two looks for a new build
_KNOWN: Final = 10_000  # clients
_BUSY: Final = "the endpoint is busy: try again in a few seconds"
_AGAIN: Final = {"Retry-After": "5"}


@dataclass(frozen=True, slots=True)
class _Served:
    """A store that is being served."""

    snapshot: Snapshot
    pool: Pool
    mark: str


class Service:
    """The answers of one endpoint, over all stores that it serves one after the other."""

    def __init__(self, data: Data, limits: Limits, tell: Callable[[str], None]) -> None:
        self._data = data
        self._limits = limits
        self._tell = tell
        self._kept = _Kept(limits.kept)
        self._measure = _Measure(limits.rate)
        self._endings = set[asyncio.Task[None]]()
        self._refused = ""
        self._served: _Served

    @property
    def snapshot(self) -> Snapshot:
        """What is served now."""
        return self._served.snapshot

    async def start(self) -> None:
        """Take the first snapshot; ProjectError when there is none to be had."""
        self._served = await self._next()

    def tag(self, question: Question) -> str:
        """By what an answer is known again; nothing for one that differs each time."""
        if not question.lasting:
            return ""
        return hashlib.sha256(self.snapshot.digest.encode() + _wire(question)).hexdigest()[:32]

    def count(self, client: str) -> None:
        """Count a request of a client, whatever comes of it; RefusedError when it has asked too much."""
        self._measure.take(client)

    async def answer(self, question: Question, client: str) -> Reply:
        """The reply to a client; RefusedError if there is none."""
        tag = self.tag(question)
        if tag and (known := self._kept.get(tag)):
            return known
        reply = await self._served.pool.ask(_wire(question), client)
        if tag and reply.status == 200:
            self._kept.keep(tag, reply)
        return reply

    async def rows(self, query: str) -> list[list[str]]:
        """The rows of a query of our own, as text; RefusedError while there is no answer to be had."""
        question = Question(query, None, None, (), "application/sparql-results+json", "", lasting=True)
        try:
            reply = await self._served.pool.ask(_wire(question), "")
        except RefusedError as refusal:
            raise RefusedError(503, _BUSY, _AGAIN) from refusal
        if reply.status != 200:
            raise RefusedError(503, _BUSY, _AGAIN)
        found = json.loads(reply.body)
        names = found["head"]["vars"]
        return [[row.get(name, {}).get("value", "") for name in names] for row in found["results"]["bindings"]]

    async def watch(self) -> None:
        """Swap in each new build, for as long as this runs."""
        while True:
            await asyncio.sleep(_LOOK)
            await self.look()

    async def look(self) -> None:
        """Swap in a new build where there is one; one that cannot be served is told once, and the old one stays."""
        mark = await asyncio.to_thread(self._data.mark)
        if mark in {"", self._served.mark, self._refused}:
            return
        try:
            new = await self._next()
        except Exception as error:  # noqa: BLE001 - whatever is wrong with new data, the old ones stay
            self._refused = mark
            self._tell(f"The new data are not served: {str(error) or type(error).__name__}")
            return
        old, self._served = self._served, new
        self._kept.clear()
        self._end(old)
        self._tell(f"Serving {new.snapshot.name} anew.")

    async def stop(self) -> None:
        """End all workers, once they have answered."""
        self._end(self._served)
        await asyncio.wait(self._endings)

    async def _next(self) -> _Served:
        mark = await asyncio.to_thread(self._data.mark)
        snapshot = await asyncio.to_thread(take, self._data)
        pool = Pool(snapshot.store, self._limits)
        try:
            await pool.start()
        except BaseException:
            await pool.close()
            snapshot.remove()
            raise
        return _Served(snapshot, pool, mark)

    def _end(self, served: _Served) -> None:
        async def end() -> None:
            await served.pool.close()
            await asyncio.to_thread(served.snapshot.remove)

        task = asyncio.create_task(end())
        self._endings.add(task)
        task.add_done_callback(self._endings.discard)


def _wire(question: Question) -> bytes:
    fields = ("query", "default", "named", "known", "rows", "triples")
    return json.dumps({name: getattr(question, name) for name in fields}).encode()


class _Kept:
    """Answers that were given, up to so many bytes; the one not asked for longest goes first."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._size = 0
        self._replies = OrderedDict[str, Reply]()

    def get(self, tag: str) -> Reply | None:
        with suppress(KeyError):
            self._replies.move_to_end(tag)
        return self._replies.get(tag)

    def keep(self, tag: str, reply: Reply) -> None:
        if len(reply.body) > self._room // 16 or tag in self._replies:
            return
        self._replies[tag] = reply
        self._size += len(reply.body) + 200
        while self._size > self._room:
            _, gone = self._replies.popitem(last=False)
            self._size -= len(gone.body) + 200

    def clear(self) -> None:
        self._replies.clear()
        self._size = 0


class _Measure:
    """How many queries each client may still ask: a minute's worth at once, refilled as time goes by."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._left = OrderedDict[str, tuple[float, float]]()

    def take(self, client: str) -> None:
        """Count one; RefusedError when the measure is full."""
        now = time.monotonic()
        left, then = self._left.pop(client, (float(self._rate), now))
        left = min(float(self._rate), left + (now - then) * self._rate / 60)
        self._left[client] = (max(left - 1, 0.0) if left >= 1 else left, now)
        if len(self._left) > _KNOWN:
            self._left.popitem(last=False)
        if left < 1:
            wait = str(round((1 - left) * 60 / self._rate) + 1)
            words = f"you have asked {self._rate} queries within a minute: wait {wait} seconds"
            raise RefusedError(429, words, {"Retry-After": wait})
