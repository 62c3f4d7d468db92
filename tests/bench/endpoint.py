"""``python -m tests.bench.endpoint``: sixteen clients for a minute, one query in ten hostile, beside an idle Oxigraph.

What comes in: a build (the corpus's own when none is given), how long, how many clients. What goes out: lines with how
long the named questions took, and a failure where an answer was wrong or the server did not outlive it. The rival is
``oxigraph serve-read-only`` (pip install oxigraph) with one client and nothing else to do, on the same data, before
and after; without it, pyoxigraph in this process.
"""

import argparse
import hashlib
import http.client
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from summitgraph.build import build
from summitgraph.project import Project
from summitgraph.queries import bind, catalogue
from summitgraph.serve.questions import with_values
from summitgraph.store import open_store
from summitgraph.sync.server import free_port

ROOT = Path(__file__).parents[2]
GIVEN: dict[str, list[tuple[str, str]]] = {
    "calls-and-visits": [("leader", "Fumio Kishida")],
    "clauses-on-issue": [("issue", "bilateral-relations")],
    "commitments": [("agreement", "日朝平壌宣言"), ("party", "Japan")],
    "evidence": [("thing", "agreement/japan-dprk-pyongyang-declaration")],
    "issue-timeline": [("issue", "abductions"), ("country", "Japan"), ("country", "North Korea")],
    "last-met": [("country", "Japan"), ("country", "North Korea"), ("before", "2024-02-13")],
    "meetings-at": [("place", "Pyongyang")],
    "office-holders": [("office", "Prime Minister of Japan"), ("day", "2024-10-01")],
    "positions": [("issue", "abductions")],
    "remarks-of": [("speaker", "Junichiro Koizumi")],
    "summits-of-leader": [("leader", "岸田文雄")],
    "unlinked": [("class", "Agreement")],
}
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * {" + "{" * 100_000 + "}" * 100_000 + "}",
    "SELECT * {" + "{" * 9_000 + "}" * 9_000 + "}",
    "SELECT * { ?a (!sg:none)* ?b . ?b (!sg:none)* ?c }",
    "SELECT (GROUP_CONCAT(?t) AS ?all) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?f)) AS ?t) }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "SELECT (" + "1+" * 9_000 + "1 AS ?x) {}",
    "SELECT * { SERVICE <http://127.0.0.1:9999/> { ?s ?p ?o } }",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
)
CSV = {"Accept": "text/csv", "Content-Type": "application/sparql-query"}


@dataclass
class Load:
    """What clients saw: seconds of each answered question, statuses of hostile ones, what went wrong."""

    seconds: list[float] = field(default_factory=list)
    hostile: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seen: set[tuple[str, bytes]] = field(default_factory=set)


def texts(graph: Path) -> dict[str, str]:
    """Each named question of which an endpoint can be asked, as SPARQL."""
    store, found = open_store(graph), {}
    for name, query in catalogue(ROOT / "queries").items():
        if not any(one.kind == "manifest" for one in query.parameters):
            bound = bind(query, store, GIVEN.get(name, []))
            found[name] = with_values(query, {key: str(value) for key, value in bound.items()})
    return found


def answered(store: ox.Store, text: str) -> bytes:
    """The answer of the library itself, as CSV."""
    found = store.query(text)
    assert isinstance(found, ox.QuerySolutions)
    return found.serialize(format=ox.QueryResultsFormat.CSV) or b""


def rows(content: bytes) -> list[bytes]:
    """An answer in CSV, whatever the order of its rows and of what a cell lists."""
    header, *lines = content.strip().split(b"\r\n")
    return [
        header,
        *sorted(b"".join(sorted(line.replace(b"; ", b",").replace(b'"', b"").split(b","))) for line in lines),
    ]


def ask(port: int, path: str, text: str, *, source: str = "127.0.0.1", timeout: float = 60) -> tuple[int, bytes]:
    """The status and the bytes that an endpoint gives for a query."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout, source_address=(source, 0))
    try:
        line.request("POST", path, text.encode(), CSV)
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


@contextmanager
def running(command: Sequence[str], port: int, path: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server that answers, for as long as the block lasts."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                if ask(port, path, "ASK {}")[0] == 200:
                    break
            except OSError:
                time.sleep(0.1)
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def idle(asked: Callable[[str], object], questions: dict[str, str], *, rounds: int) -> list[float]:
    """Seconds of each question, one after the other."""
    taken = []
    for number in range(rounds):
        for text in questions.values():
            start = time.perf_counter()
            asked(f"{text}\n# {number}")
            taken.append(time.perf_counter() - start)
    return taken


@dataclass(frozen=True)
class Press:
    """What clients do: which endpoint, which questions with which right answers, how often something hostile."""

    port: int
    path: str
    questions: dict[str, str]
    right: dict[str, list[bytes]]
    hostile: float = 0.1
    kept: bool = False

    def client(self, number: int, end: float, load: Load) -> None:
        """Ask until the end."""
        dice, asked = random.Random(number), 0
        while time.monotonic() < end:
            asked += 1
            mark = f"\n# {number} {asked}"
            try:
                if dice.random() < self.hostile:
                    load.hostile[self._ask(number, dice.choice(HOSTILE) + mark)[0]] += 1
                else:
                    self._question(number, dice.choice(sorted(self.questions)), "" if self.kept else mark, load)
            except OSError as error:
                load.wrong.append(type(error).__name__)

    def _question(self, number: int, name: str, mark: str, load: Load) -> None:
        start = time.perf_counter()
        status, content = self._ask(number, self.questions[name] + mark)
        load.seconds.append(time.perf_counter() - start)
        seen = (name, hashlib.sha256(content).digest())
        if status == 200 and (seen in load.seen or rows(content) == self.right[name]):
            load.seen.add(seen)  # the same bytes are not taken apart again
        else:
            load.wrong.append(f"{name}: {status} {content[:80]!r}")

    def _ask(self, number: int, text: str) -> tuple[int, bytes]:
        return ask(self.port, self.path, text, source=f"127.0.0.{number + 2}")


def press(clients: int, seconds: float, how: Press) -> Load:
    """What so many clients saw in so many seconds."""
    load, end = Load(), time.monotonic() + seconds
    threads = [threading.Thread(target=how.client, args=(number, end, load)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return load


def told(name: str, taken: Sequence[float]) -> float:
    """Say how long answers took; the 95th percentile in seconds."""
    cuts = statistics.quantiles(taken, n=100, method="inclusive")
    half, most, longest = cuts[49] * 1000, cuts[94] * 1000, max(taken) * 1000
    print(f"{name:<44} {len(taken):>7,} answers   p50 {half:7.1f} ms   p95 {most:7.1f} ms   longest {longest:8.1f} ms")
    return cuts[94]


@contextmanager
def oxigraph(graph: Path, folder: Path) -> Iterator[int]:
    """The port of Oxigraph's own server on a copy of the store; 0 where it is not installed."""
    program = shutil.which("oxigraph")
    if not program:
        yield 0
        return
    port, copy = free_port(), folder / "oxigraph"
    shutil.copytree(graph / "store", copy, dirs_exist_ok=True)
    command = [program, "serve-read-only", "--location", str(copy), "--bind", f"127.0.0.1:{port}"]
    with running(command, port, "/query"):
        yield port


def rival(graph: Path, folder: Path, questions: dict[str, str], rounds: int) -> list[float]:
    """Seconds that an idle Oxigraph takes: its own server where it is installed, else in this process."""
    with oxigraph(graph, folder) as port:
        if port:
            return idle(lambda text: ask(port, "/query", text), questions, rounds=rounds)
        store = open_store(graph)
        return idle(lambda text: answered(store, text), questions, rounds=rounds)


def main() -> int:
    """Measure; 1 when an answer was wrong, the server ended, or it is slower than three idle rivals."""
    parser = argparse.ArgumentParser()
    parser.add_argument("graph", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        graph = given.graph or folder / "build"
        if not given.graph:
            project = Project(ROOT)
            build([project.corpus], out=graph, project=project)
        return measure(graph, folder, seconds=given.seconds, clients=given.clients, rounds=given.rounds)


def measure(graph: Path, folder: Path, *, seconds: float, clients: int, rounds: int) -> int:
    """Measure one build."""
    questions, store = texts(graph), open_store(graph)
    right = {n: rows(answered(store, t)) for n, t in questions.items()}
    before = rival(graph, folder, questions, rounds)
    port = free_port()
    command = [sys.executable, "-m", "summitgraph", "serve", "--graph", str(graph), "--port", str(port)]
    with running([*command, "--rate", "100000"], port, "/sparql") as server:
        told("serve, idle", idle(lambda text: ask(port, "/sparql", text), questions, rounds=rounds))
        mixed = press(clients, seconds, Press(port, "/sparql", questions, right, kept=True))
        start = time.perf_counter()
        status, _ = ask(port, "/sparql", "ASK {}")
        after = time.perf_counter() - start
        fresh = press(clients, seconds, Press(port, "/sparql", questions, right))
        alive = server.poll() is None
    limit = told("an idle Oxigraph", [*before, *rival(graph, folder, questions, rounds)])
    with oxigraph(graph, folder) as other:
        if other:
            crowd = press(clients, seconds / 3, Press(other, "/query", questions, right, hostile=0))
            told(f"Oxigraph, {clients} clients, none hostile", crowd.seconds)
    most = told(f"serve, {clients} clients, mixed questions", mixed.seconds)
    newest = told(f"serve, {clients} clients, no question twice", fresh.seconds)
    wrong = [*mixed.wrong, *fresh.wrong]
    hostile = dict(sorted((mixed.hostile + fresh.hostile).items()))
    print(f"hostile queries by status: {hostile}; wrong answers: {len(wrong)} {Counter(wrong).most_common(5)}")
    print(f"the next query after the minute: {status} in {after * 1000:.0f} ms; the server lives: {alive}")
    print(f"p95 beside an idle Oxigraph: {most / limit:.1f} times; where no question comes twice: {newest / limit:.1f}")
    return 0 if alive and not wrong and status == 200 and most <= 3 * limit else 1


if __name__ == "__main__":
    sys.exit(main())
