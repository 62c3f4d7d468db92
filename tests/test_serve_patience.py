"""What an operator can rely on when a client, the data or the machine is not what it should be: the server goes on."""

import asyncio
import hashlib
import os
import socket
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from summitgraph.model import ProjectError
from summitgraph.project import Project, find_project
from summitgraph.serve import data as served_data
from summitgraph.serve import patience
from summitgraph.serve.data import Data, sweep, take
from summitgraph.serve.doors import Doors
from summitgraph.serve.hand import Reply
from summitgraph.serve.limits import Limits, RefusedError
from summitgraph.serve.service import Service
from summitgraph.serve.web import Web
from tests.serving import make_graph
from tests.test_serve_pages import make_site

ROOT = Path(__file__).parents[1]
LARGE = b"x" * 50_000_000


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return make_graph(tmp_path / "build", b"<urn:s> <urn:p> 1 .")


async def with_service(graph: Path, work: Callable[[Service, list[str]], Awaitable[None]]) -> None:
    """Work with a service that is ended afterwards."""
    told = list[str]()
    service = Service(Data(graph, published=False), Limits(workers=1, memory=64_000_000), told.append)
    await service.start()
    try:
        await work(service, told)
    finally:
        await service.stop()


def refuse(status: int) -> Callable[..., Awaitable[Reply]]:
    """A pool's `ask` that has no answer."""

    async def ask(_question: bytes, _client: str) -> Reply:
        if status == 429:
            raise RefusedError(status, "you have 8 queries under way")
        return Reply(status, "text/plain", b"no")

    return ask


@pytest.mark.parametrize("status", [429, 400])
def test_a_busy_moment_is_told_and_not_remembered(graph: Path, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    async def work(service: Service, _told: list[str]) -> None:
        web = Web(service, project(), site=None, doors=Doors(), tell=print)
        with monkeypatch.context() as busy:
            busy.setattr(service._served.pool, "ask", refuse(status))
            for _ in range(2):
                with pytest.raises(RefusedError, match="the endpoint is busy: try again in a few seconds") as refused:
                    await web._kept("size", web._size)
                assert refused.value.status == 503
        assert await web._kept("size", web._size) == b'["1", "0"]'

    asyncio.run(with_service(graph, work))


def project() -> Project:
    return find_project(ROOT)


def test_what_many_ask_for_at_once_is_made_once(graph: Path) -> None:
    made = list[int]()

    async def make() -> bytes:
        made.append(1)
        await asyncio.sleep(0.05)
        return b"made"

    async def work(service: Service, _told: list[str]) -> None:
        web = Web(service, project(), site=None, doors=Doors(), tell=print)
        assert await asyncio.gather(*(web._kept("about", make) for _ in range(20))) == [b"made"] * 20

    asyncio.run(with_service(graph, work))
    assert made == [1]


@pytest.mark.parametrize("error", [UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"), EOFError(), RuntimeError("odd")])
def test_whatever_is_wrong_with_new_data_the_old_ones_stay(
    graph: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(_data: Data) -> None:
        raise error

    async def work(service: Service, told: list[str]) -> None:
        old = service.snapshot
        os.utime(graph / "manifest.json", (1, 1))
        with monkeypatch.context() as wrong:
            wrong.setattr("summitgraph.serve.service.take", fail)
            await service.look()
            await service.look()
        assert service.snapshot == old
        assert [line.startswith("The new data are not served: ") for line in told] == [True]
        assert told[0].split(": ", 1)[1]
        os.utime(graph / "manifest.json", (2, 2))
        await service.look()
        assert told[1:] == ["Serving a build, with all that it holds anew."]

    asyncio.run(with_service(graph, work))


@pytest.mark.parametrize("what", ["sums", "packed"])
def test_a_release_of_which_nothing_can_be_read_is_refused_in_words(tmp_path: Path, what: str) -> None:
    site = make_site(tmp_path)
    packed = served_data.release_file(site)
    sums = packed.parent / "SHA256SUMS"
    if what == "sums":
        sums.write_bytes(b"\xff\xfe")
    else:
        content = bytearray(packed.read_bytes())
        content[10:] = b"\xff" * (len(content) - 10)
        packed.write_bytes(content)
        sums.write_text(f"{hashlib.sha256(content).hexdigest()}  {packed.name}\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="cannot be read"):
        take(Data(site, published=True))


def test_links_to_nowhere_and_folders_that_vanish_stop_no_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = 2**22 + 1  # no process has such a number
    (tmp_path / f"summitgraph-serve-{dead}-a").symlink_to(tmp_path / "nowhere")
    (tmp_path / f"summitgraph-serve-{dead}-b" / "store").mkdir(parents=True)
    gone = tmp_path / f"summitgraph-serve-{dead}-c"
    glob = Path.glob
    monkeypatch.setattr(Path, "glob", lambda self, pattern: [gone, *glob(self, pattern)])
    sweep()
    assert [path.name for path in tmp_path.iterdir()] == [f"summitgraph-serve-{dead}-a"]


async def large(_scope: object, _receive: object, send: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
    """An application whose answer is larger than what the system keeps for a client."""
    length = str(len(LARGE)).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
    await send({"type": "http.response.body", "body": LARGE})


@pytest.mark.parametrize("pause", [0.0, 1.5])
def test_a_client_who_does_not_take_its_answer_is_hung_up_on(monkeypatch: pytest.MonkeyPatch, pause: float) -> None:
    monkeypatch.setattr(patience, "WRITING", 0.5)

    async def read() -> int:
        protocol = patience.patient(5, Doors())
        config = uvicorn.Config(large, http=protocol, lifespan="off", log_config=None)
        server = uvicorn.Server(config)
        with socket.create_server(("127.0.0.1", 0)) as opened:
            running_server = asyncio.create_task(server.serve(sockets=[opened]))
            reader, writer = await asyncio.open_connection(*opened.getsockname())
            writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            await asyncio.sleep(pause)
            got = 0
            try:
                while got < len(LARGE) and (part := await reader.read(1 << 20)):
                    got += len(part)
            except OSError:
                pass  # hung up on
            writer.close()
            server.should_exit = True
            await running_server
        return got

    assert (asyncio.run(read()) < len(LARGE)) == (pause > 0)


class Line(asyncio.Transport):
    """A connection from an address, for as long as it is not ended."""

    def __init__(self, address: str) -> None:
        super().__init__({"peername": (address, 1, 0, 0), "sockname": ("::", 80, 0, 0)})
        self.ended = False

    def abort(self) -> None:
        self.ended = True


@pytest.mark.parametrize(
    ("doors", "addresses", "ended"),
    [
        (Doors(), ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"], [False, False, True, False]),
        (Doors(), ["192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2"], [False, False, True, False]),
        (Doors(proxy="2001:db8::1"), ["2001:db8::1"] * 4, [False] * 4),
    ],
)
def test_connections_are_counted_as_queries_are(doors: Doors, addresses: list[str], ended: list[bool]) -> None:
    async def connect() -> list[bool]:
        protocol: Any = patience.patient(2, doors)
        config = uvicorn.Config(large, lifespan="off", log_config=None)
        config.load()
        state = uvicorn.server.ServerState()
        lines = [Line(address) for address in addresses]
        for line in lines:
            protocol(config=config, server_state=state, app_state={}).connection_made(line)
        return [line.ended for line in lines]

    assert asyncio.run(connect()) == ended
