"""The server: a port, patience for slow clients, a graceful end.

What comes in: data, limits, where to listen and who may come in. What goes out: a server until Ctrl-C.
"""

import asyncio
import logging
import math
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Final

import uvicorn

from summitgraph.model import ServiceError
from summitgraph.project import Project
from summitgraph.serve.data import Data, sweep
from summitgraph.serve.doors import Doors
from summitgraph.serve.limits import LONGEST_ADDRESS, Limits
from summitgraph.serve.patience import patient
from summitgraph.serve.service import Service
from summitgraph.serve.web import Web

_HEAD: Final = 4 * LONGEST_ADDRESS  # bytes of request line and headers


@dataclass(frozen=True, slots=True)
class Plan:
    """What to serve, from where, to whom."""

    data: Data
    project: Project
    site: Path | None = None
    limits: Limits = field(default_factory=Limits)
    doors: Doors = field(default_factory=Doors)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; ServiceError when the port or the address cannot be had."""
    try:
        [(family, _, _, _, address), *_] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return socket.create_server((str(address[0]), port), family=family, backlog=256)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ServiceError(f"Port {port} of {host} cannot be had: {reason}. Type: serve --port 0.") from error


def serve(plan: Plan, opened: socket.socket, *, tell: Callable[[str], None], ready: Callable[[str], None]) -> int:
    """Serve until Ctrl-C, or until somebody ends this process; ``ready`` hears what is served."""
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # what hostile clients send is no news
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(plan, opened, tell, ready))
    return 0


async def _serve(plan: Plan, opened: socket.socket, tell: Callable[[str], None], ready: Callable[[str], None]) -> None:
    sweep()
    service = Service(plan.data, plan.limits, tell)
    await service.start()
    watching = asyncio.create_task(service.watch())
    try:
        web = Web(service, plan.project, site=plan.site, doors=plan.doors, tell=tell)
        ready(service.snapshot.name)
        await _Server(_settings(web, plan), tell).serve(sockets=[opened])
    finally:
        watching.cancel()
        await service.stop()


def _settings(web: Web, plan: Plan) -> uvicorn.Config:
    return uvicorn.Config(
        web,
        http=patient(plan.limits.connections, plan.doors),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=_HEAD,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=math.ceil(plan.limits.deadline) + 1,
    )


class _Server(uvicorn.Server):
    """A server that ends on the first Ctrl-C with its answers given, on the second at once."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[str], None]) -> None:
        super().__init__(config)
        self._tell = tell

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if not self.should_exit:
            self._tell("Stopping, once the answers under way are given. Ctrl-C again stops at once.")
        super().handle_exit(sig, frame)
        self._captured_signals.clear()  # else it would raise them once more, while we clear up
