"""A real server for tests: a graph like a build, ``summitgraph serve`` in a process of its own, requests to it.

What comes in: TriG, arguments of the command. What goes out: a `Served` for as long as a block lasts.
"""

import hashlib
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from summitgraph.store import NQUADS, fill_store

SMALL = Path(__file__).parent / "queries" / "small.trig"
JSON = {"Accept": "application/sparql-results+json"}
CSV = {"Accept": "text/csv"}
QUERY = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Answer:
    """What a server gave: status, headers in small letters, body, and after how many seconds."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass
class Served:
    """A server under way: its port, its process, the lines it has said."""

    port: int
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def ask(
        self,
        path: str = "/sparql",
        body: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        method: str = "",
        source: str = "127.0.0.1",
    ) -> Answer:
        """The answer to one request; POST when there is a body."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30, source_address=(source, 0))
        start = time.monotonic()
        try:
            content = body.encode() if isinstance(body, str) else body
            line.request(method or ("GET" if body is None else "POST"), path, content, dict(headers or {}))
            answer = line.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read(), time.monotonic() - start)
        finally:
            line.close()

    def query(self, text: str, headers: Mapping[str, str] = CSV, *, source: str = "127.0.0.1") -> Answer:
        """The answer to a query, posted as it is."""
        return self.ask("/sparql", text, {**QUERY, **headers}, source=source)

    def wait_for(self, pattern: str, *, seconds: float = 30) -> str:
        """The first line that fits, as soon as the server has said it."""
        end = time.monotonic() + seconds
        while True:
            for line in list(self.lines):
                if re.search(pattern, line):
                    return line
            assert self.process.poll() is None or time.monotonic() < end, self.lines
            assert time.monotonic() < end, f"never said: {pattern}: {self.lines}"
            time.sleep(0.05)


def make_graph(folder: Path, trig: bytes | None = None, *, store: bool = True) -> Path:
    """A folder like that of a build, which holds these quads."""
    quads = ox.parse(trig if trig is not None else SMALL.read_bytes(), format=ox.RdfFormat.TRIG)
    content = ox.serialize(sorted(set(quads), key=str), format=ox.RdfFormat.N_QUADS) or b""
    folder.mkdir(parents=True)
    (folder / NQUADS).write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    if store:
        fill_store(folder / NQUADS, folder / "store", digest=digest)
    (folder / "manifest.json").write_text(json.dumps({"outputs": {NQUADS: digest}}), encoding="utf-8")
    return folder


def begin(*arguments: str, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Served:
    """Start ``summitgraph serve`` and hear what it says."""
    root = str(Path(__file__).parents[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "summitgraph", "serve", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "PYTHONPATH": root, **(environment or {})},
    )
    served = Served(0, process)

    def hear() -> None:
        for line in process.stderr or ():
            served.lines.append(line.rstrip("\n"))

    threading.Thread(target=hear, daemon=True).start()
    return served


def end(served: Served) -> int:
    """Stop a server as Ctrl-C does; its exit code."""
    if served.process.poll() is None:
        served.process.send_signal(signal.SIGINT)
    try:
        return served.process.wait(30)
    except subprocess.TimeoutExpired:
        served.process.kill()
        raise


@contextmanager
def running(
    *arguments: str, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """A server on a free port that answers, stopped when the block ends."""
    served = begin(*arguments, "--port", "0", folder=folder, environment=environment)
    try:
        served.wait_for(r"Ctrl-C stops")
        line = served.wait_for(r"SPARQL endpoint: ")
        served.port = int(re.findall(r":(\d+)/sparql", line)[0])
        yield served
    finally:
        end(served)
