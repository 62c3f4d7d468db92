"""Patience with connections: requests arrive and answers are taken in time; a client has only so many.

What comes in: what uvicorn makes of a connection. What goes out: the same, closed where it keeps others waiting.
"""

import asyncio
from collections import Counter
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

from summitgraph.serve.doors import Doors
from summitgraph.serve.limits import READING, WRITING


def patient(most: int, doors: Doors) -> type[asyncio.Protocol]:
    """A protocol that takes so many connections of one client; of the proxy, who asks for many, as many as come."""
    return type("Patient", (_Patient,), {"most": most, "doors": doors, "connected": Counter[str]()})


class _Patient(H11Protocol):
    """A connection that is closed when no whole request comes within `READING` seconds, or an answer is not taken."""

    most: ClassVar[int]
    doors: ClassVar[Doors]
    connected: ClassVar[Counter[str]]
    _timer: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None
    _client = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
        super().connection_made(transport)
        peer = str((transport.get_extra_info("peername") or ("",))[0])
        self._client = self.doors.client(peer, {})
        self.connected[self._client] += 1
        if self.connected[self._client] > self.most and peer != self.doors.proxy:
            transport.abort()
        self._await_request()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._await_request()

    def connection_lost(self, exc: Exception | None) -> None:
        self.connected[self._client] -= 1
        if not self.connected[self._client]:
            del self.connected[self._client]
        self._give_up_waiting()
        self._is_read()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._is_read()
        self._unread = self.loop.call_later(WRITING, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._is_read()

    def _is_read(self) -> None:
        if self._unread:
            self._unread.cancel()
            self._unread = None

    def _await_request(self) -> None:
        if self._is_answering():
            self._give_up_waiting()
        elif self._timer is None:
            self._timer = self.loop.call_later(READING, self._too_slow)

    def _give_up_waiting(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _too_slow(self) -> None:
        self._timer = None
        if not self._is_answering():
            self.transport.close()

    def _is_answering(self) -> bool:
        cycle: Any = self.cycle
        return cycle is not None and not cycle.response_complete
