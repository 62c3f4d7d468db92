"""Patience with connections: a request has to arrive in time, and a client has only so many of them.

What comes in: what uvicorn makes of a connection. What goes out: the same, closed where it keeps others waiting.
"""

import asyncio
from collections import Counter
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol

from summitgraph.serve.limits import READING


def patient(most: int, proxy: str) -> type[asyncio.Protocol]:
    """A protocol that takes so many connections of one client; of the proxy, who asks for many, as many as come."""
    return type("Patient", (_Patient,), {"most": most, "proxy": proxy, "connected": Counter[str]()})


class _Patient(H11Protocol):
    """A connection that is closed when no whole request comes within `READING` seconds."""

    most: ClassVar[int]
    proxy: ClassVar[str]
    connected: ClassVar[Counter[str]]
    _timer: asyncio.TimerHandle | None = None
    _peer = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
        super().connection_made(transport)
        self._peer = str((transport.get_extra_info("peername") or ("",))[0])
        self.connected[self._peer] += 1
        if self.connected[self._peer] > self.most and self._peer != self.proxy:
            transport.abort()
        self._await_request()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._await_request()

    def connection_lost(self, exc: Exception | None) -> None:
        self.connected[self._peer] -= 1
        if not self.connected[self._peer]:
            del self.connected[self._peer]
        self._give_up_waiting()
        super().connection_lost(exc)

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
