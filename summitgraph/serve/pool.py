"""Worker processes for one store: quick questions first, slow ones at low priority, hostile ones ended.

What comes in: a folder with a store, limits, questions. What goes out: replies, or a `RefusedError` that says why not.

A question begins in one of few quick places. When it has used its share of processor time it gives the place up and
goes on at low priority, so that a row of questions that never end keeps nobody waiting. There are few slow places too:
where they run out, the one that has been slow for longest, of the client who has most of them, is ended.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from summitgraph.model import ProjectError
from summitgraph.serve.hand import Hand, Reply, end
from summitgraph.serve.limits import Limits, RefusedError

T = TypeVar("T")
_LOOK: Final = 0.03  # seconds between two looks at a running query
_TRIAL: Final = b'{"query": "ASK {}", "rows": "text/csv", "triples": ""}'
_AGAIN: Final = {"Retry-After": "5"}


@dataclass(eq=False, slots=True)
class _Run:
    """A question under way."""

    client: str
    hand: Hand
    began: float = field(default_factory=time.monotonic)
    used: float = 0.0
    ousted: bool = False


class Pool:
    """Workers on one store; `close` lets what is under way end, then ends them."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._places = asyncio.Semaphore(limits.workers)
        self._idle = list[Hand]()
        self._slow = list[_Run]()
        self._under_way = Counter[str]()
        self._waiting = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._closing = False
        self._refilling: asyncio.Task[None] | None = None
        self._asking = ThreadPoolExecutor(limits.workers + limits.slow + 2, "asking")
        self._starting = ThreadPoolExecutor(1, "starting")  # processes are begun and ended by one thread

    async def start(self) -> None:
        """Begin the workers, and see that they answer; ProjectError when they do not."""
        await self._refill()
        try:
            await self.ask(_TRIAL, "")
        except RefusedError as refusal:
            raise ProjectError(f"the graph cannot be asked: {refusal}. Type: summitgraph build") from refusal

    async def ask(self, question: bytes, client: str) -> Reply:
        """The reply to a question of a client."""
        if self._under_way[client] >= self._limits.at_once:
            most = self._limits.at_once
            raise RefusedError(429, f"you have {most} queries under way: wait until one of them ends", _AGAIN)
        self._under_way[client] += 1
        self._quiet.clear()
        try:
            await self._place()
            return await self._answer(question, client)
        finally:
            self._under_way[client] -= 1
            self._under_way += Counter()  # forgets who asks nothing
            if not self._under_way:
                self._quiet.set()

    async def close(self) -> None:
        """End the workers, once nothing is under way any more."""
        await self._quiet.wait()
        self._closing = True
        if self._refilling:
            await asyncio.wait({self._refilling})
        idle, self._idle = self._idle, []
        await self._begin(lambda: end(idle))
        self._asking.shutdown(wait=False)
        self._starting.shutdown(wait=False)

    async def _place(self) -> None:
        if self._waiting >= self._limits.waiting:
            raise RefusedError(503, "too many queries wait already: try again in a few seconds", _AGAIN)
        self._waiting += 1
        try:
            await asyncio.wait_for(self._places.acquire(), self._limits.deadline)
        except TimeoutError:
            raise RefusedError(503, "the endpoint is busy: try again in a few seconds", _AGAIN) from None
        finally:
            self._waiting -= 1

    async def _answer(self, question: bytes, client: str) -> Reply:
        try:
            run = _Run(client, await self._hand())
        except BaseException:
            self._places.release()
            raise
        run.used = run.hand.used()
        work = asyncio.get_running_loop().run_in_executor(self._asking, run.hand.ask, question)
        try:
            while not (await asyncio.wait({work}, timeout=_LOOK))[0]:
                self._look_at(run)
            return work.result()
        except (EOFError, OSError):
            raise await self._why(run) from None
        finally:
            await self._after(run, work)

    def _look_at(self, run: _Run) -> None:
        """Slow a question down that has had its time; RefusedError when it has had all its time."""
        if time.monotonic() - run.began > self._limits.deadline:
            raise RefusedError(
                503, f"the query took longer than {self._limits.deadline:g} seconds: ask for less at once"
            )
        used = run.hand.used() - run.used
        if used > self._limits.long:
            run.hand.idle()
        if not run.hand.slow and used > self._limits.quick:
            run.hand.slow_down()
            self._slow.append(run)
            self._places.release()
            self._oust()
        if run.ousted:
            raise RefusedError(503, "the endpoint is busy, and your query among the longest: try again later", _AGAIN)

    def _oust(self) -> None:
        held = [run for run in self._slow if not run.ousted]
        if len(held) > self._limits.slow:
            share = Counter(run.client for run in held)
            max(held, key=lambda run: (share[run.client], -run.began)).ousted = True

    async def _after(self, run: _Run, work: "asyncio.Future[Reply]") -> None:
        """Give the place back, and the worker where it is as good as new."""
        if run.hand.slow:
            self._slow.remove(run)
        else:
            self._places.release()
        whole = work.done() and not work.cancelled() and work.exception() is None
        if whole and not run.hand.slow and not run.hand.fat:
            self._idle.append(run.hand)
            return
        if not whole:
            run.hand.kill()
            await asyncio.wait({work})  # its thread reads from the pipe until the process is gone
            work.exception()
        self._starting.submit(run.hand.let_go)
        self._refill_soon()

    async def _why(self, run: _Run) -> RefusedError:
        if run.ousted:
            return RefusedError(503, "the endpoint is busy: try again later", _AGAIN)
        return await self._begin(run.hand.why)

    async def _hand(self) -> Hand:
        hand = self._idle.pop() if self._idle else await self._begin(lambda: Hand(self._folder, self._limits))
        self._refill_soon()
        return hand

    def _refill_soon(self) -> None:
        if not self._closing and (self._refilling is None or self._refilling.done()):
            self._refilling = asyncio.create_task(self._refill())

    async def _refill(self) -> None:
        """Keep a worker at hand for the next question, and one in reserve."""
        while len(self._idle) < 2 and not self._closing:
            self._idle.append(await self._begin(lambda: Hand(self._folder, self._limits)))

    async def _begin(self, act: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._starting, act)
