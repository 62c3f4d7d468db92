"""One worker process, as the pool holds it: asked, watched, slowed down, ended.

What comes in: a folder with a store, limits, questions as bytes. What goes out: answers, or why the process died.
"""

import json
import multiprocessing
import os
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summitgraph.serve.limits import Limits, RefusedError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerProcess

_NICE: Final = 10
_ENDING: Final = 5.0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: a status of HTTP, a media type, and the bytes."""

    status: int
    form: str
    body: bytes


class Hand:
    """A process that answers one question at a time; one thread at a time may ask it."""

    __slots__ = ("_connection", "_process", "fat", "slow")

    def __init__(self, folder: Path, limits: Limits) -> None:
        from summitgraph.serve.worker import work

        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["__main__", "summitgraph.serve.worker"])
        self._connection: Connection
        self._connection, theirs = context.Pipe()
        given = (theirs, str(folder), limits.memory, limits.answer, round(limits.deadline) + 1)
        self._process: ForkServerProcess = context.Process(target=work, args=given, daemon=True)
        self._process.start()
        theirs.close()
        self.fat = False
        self.slow = False

    def ask(self, question: bytes) -> Reply:
        """The answer; EOFError or OSError when the process dies of it."""
        self._connection.send_bytes(question)
        status, form, self.fat = json.loads(self._connection.recv_bytes())
        return Reply(status, form, self._connection.recv_bytes())

    def used(self) -> float:
        """Seconds of processor time since the process began."""
        try:
            # the clock of another process, as clock_getcpuclockid(3) of Linux numbers it
            return time.clock_gettime((~(self._process.pid or 0) << 3) | 2)
        except OSError:
            return 0.0  # it is gone

    def slow_down(self) -> None:
        """Let others go first, from now on."""
        self.slow = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid or 0, _NICE)

    def idle(self) -> None:
        """Go on only while nobody else has anything to do."""
        with suppress(OSError):
            os.sched_setscheduler(self._process.pid or 0, os.SCHED_IDLE, os.sched_param(0))

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def let_go(self) -> int:
        """Close the pipe and wait for the end; the process's exit code."""
        self._connection.close()
        self._process.join(_ENDING)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        return self._process.exitcode or 0

    def why(self) -> RefusedError:
        """Why the process died, as the one who asked is told."""
        code = self.let_go()
        if code == -signal.SIGABRT:
            return RefusedError(503, "the query needs more memory than one may have: ask for less at once")
        if code == -signal.SIGXCPU:
            return RefusedError(503, "the query took too long: ask for less at once")
        return RefusedError(400, "the query broke the process that read it: it is nested too deep, or too long")


def end(hands: Sequence[Hand]) -> None:
    """Let several go; none is asked any more."""
    for hand in hands:
        hand.let_go()
