"""What an operator can rely on over a server's life: it begins with a sentence, takes new builds in, ends in peace."""

import json
import os
import re
import shutil
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from summitgraph.serve.data import Data, Snapshot, sweep, take
from summitgraph.store import NQUADS
from tests.serving import CSV, QUERY, Answer, Served, begin, end, make_graph, running
from tests.test_serve_pages import make_release, make_site

COUNT = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }"
LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def numbered(count: int) -> bytes:
    return b"".join(b"<urn:s%d> <urn:p> %d .\n" % (count, number) for number in range(count))


def replace(graph: Path, count: int, *, store: bool = True) -> None:
    """Put another build in the place of one, as a build does: made beside it, renamed."""
    side = make_graph(graph.with_name(f"side-{count}"), numbered(count), store=store)
    old = graph.with_name(f"old-{count}")
    graph.rename(old)
    side.rename(graph)
    shutil.rmtree(old)


def counted(answer: Answer) -> int:
    assert answer.status == 200, answer.text
    return int(answer.text.split()[1])


def folders(process: int) -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob(f"summitgraph-serve-{process}-*"))


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return make_graph(tmp_path / "build", numbered(100))


@pytest.fixture
def server(graph: Path) -> Iterator[Served]:
    with running("--graph", str(graph), "--rate", "100000", "--deadline", "4") as served:
        yield served


def test_a_new_build_is_served_while_clients_ask_and_no_answer_is_of_both(server: Served, graph: Path) -> None:
    seen, wrong, over = list[int](), list[str](), threading.Event()
    pairs = "SELECT (COUNT(?o) AS ?n) (SAMPLE(?s) AS ?name) { ?s <urn:p> ?o }"

    def client(number: int) -> None:
        asked = 0
        while not over.is_set():
            asked += 1
            answer = server.query(f"{pairs}\n# {number} {asked}", source=f"127.0.1.{number}")
            if answer.status != 200:
                wrong.append(answer.text)
                continue
            count, name = answer.text.split()[1].split(",")
            seen.append(int(count))
            if name != f"urn:s{count}":
                wrong.append(answer.text)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(1, 5)]
    for thread in threads:
        thread.start()
    for place, count in enumerate((200, 300), start=1):
        replace(graph, count)
        end_of_wait = time.monotonic() + 30
        while sum("anew" in line for line in server.lines) < place:
            assert time.monotonic() < end_of_wait, server.lines
            time.sleep(0.05)
    last = counted(server.query(COUNT))
    over.set()
    for thread in threads:
        thread.join()
    assert last == 300
    assert not wrong
    assert set(seen) <= {100, 200, 300}
    assert {100, 300} <= {seen[0], last}
    deadline = time.monotonic() + 20
    while len(folders(server.process.pid)) > 1:
        assert time.monotonic() < deadline, "the old stores are still there"
        time.sleep(0.1)
    assert len(children(server.process.pid)) <= 12


def children(process: int) -> list[int]:
    """The processes below one, at whatever depth."""
    found = [
        int(pid) for task in Path(f"/proc/{process}/task").glob("*") for pid in (task / "children").read_text().split()
    ]
    return found + [pid for child in found if Path(f"/proc/{child}").exists() for pid in children(child)]


def test_a_query_under_way_ends_on_the_store_on_which_it_began(server: Served, graph: Path) -> None:
    found = list[Answer]()
    thread = threading.Thread(target=lambda: found.append(server.query(LONG)))
    thread.start()
    time.sleep(0.3)
    replace(graph, 200)
    server.wait_for("anew")
    assert counted(server.query(COUNT)) == 200
    assert thread.is_alive()
    thread.join()
    assert found[0].status == 503
    assert "longer than 4 seconds" in found[0].text


def test_a_build_that_cannot_be_served_leaves_the_old_one_in_place(server: Served, graph: Path) -> None:
    side = make_graph(graph.with_name("side"), numbered(7), store=False)
    (side / NQUADS).write_bytes(b"this is no RDF\n")
    shutil.rmtree(graph)
    side.rename(graph)
    assert "damaged" in server.wait_for("not served")
    assert counted(server.query(COUNT)) == 100
    shutil.rmtree(graph)
    time.sleep(1.5)
    assert counted(server.query(COUNT + "# again")) == 100
    make_graph(graph, numbered(8))
    server.wait_for("anew")
    assert counted(server.query(COUNT)) == 8


def test_a_new_release_is_served_once_it_is_there(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    with running("--site", str(site)) as served:
        assert "Serving release 10." in served.lines
        make_release(site, "11", make_graph(tmp_path / "next", numbered(5)))
        served.wait_for("Serving release 11 anew")
        assert counted(served.query(COUNT)) == 5


def test_a_build_without_its_store_is_served_from_its_quads(tmp_path: Path) -> None:
    graph = make_graph(tmp_path / "build", numbered(9), store=False)
    with running("--graph", str(graph)) as served:
        assert counted(served.query(COUNT)) == 9


def test_a_client_who_goes_away_ends_its_query(server: Served) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: {QUERY['Content-Type']}\r\n"
        line.sendall(f"{head}Content-Length: {len(LONG)}\r\n\r\n{LONG}".encode())
        busy, patience = set[int](), time.monotonic() + 3
        while not busy and time.monotonic() < patience:  # until it has had its quick share
            busy = {pid for pid in children(server.process.pid) if _policy(pid) != os.SCHED_OTHER or _nice(pid) > 0}
            time.sleep(0.02)
    assert busy
    end_of_wait = time.monotonic() + 2
    while busy & set(children(server.process.pid)):
        assert time.monotonic() < end_of_wait
        time.sleep(0.05)


def _policy(pid: int) -> int:
    try:
        return os.sched_getscheduler(pid)
    except ProcessLookupError:
        return os.SCHED_OTHER


def _nice(pid: int) -> int:
    try:
        return os.getpriority(os.PRIO_PROCESS, pid)
    except ProcessLookupError:
        return 0


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_the_answer_under_way_is_given_before_the_end(server: Served, sign: int) -> None:
    found = list[Answer]()
    thread = threading.Thread(target=lambda: found.append(server.query(LONG)))
    thread.start()
    time.sleep(0.5)
    pid = server.process.pid
    below = children(pid)
    server.process.send_signal(sign)
    assert server.process.wait(20) == 0
    thread.join()
    assert found[0].status == 503
    assert "Stopping" in server.lines[-1]
    assert not folders(pid)
    end_of_wait = time.monotonic() + 5
    while any(Path(f"/proc/{child}").exists() for child in below):
        assert time.monotonic() < end_of_wait, "a process is left"
        time.sleep(0.05)


def test_workers_end_with_a_server_that_is_killed_and_the_next_one_clears_up(graph: Path) -> None:
    served = begin("--graph", str(graph), "--port", "0")
    served.wait_for("Ctrl-C stops")
    pid, below = served.process.pid, children(served.process.pid)
    served.process.kill()
    served.process.wait()
    assert folders(pid)
    end_of_wait = time.monotonic() + 10
    while any(Path(f"/proc/{child}").exists() for child in below):
        assert time.monotonic() < end_of_wait
        time.sleep(0.05)
    sweep()
    assert not folders(pid)


def test_a_port_that_is_taken_is_told_in_a_sentence(graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        served = begin("--graph", str(graph), "--port", str(port))
        assert served.process.wait(30) == 4
    served.wait_for(rf"Port {port} of 127.0.0.1 cannot be had: .*Type: serve --port 0\.")
    assert len(served.lines) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--graph", "nowhere"], 3, "holds no graph. Type: summitgraph build"),
        (["--site", "nowhere"], 3, "is no folder. Type: summitgraph publish"),
        (["--host", "0.0.0.0"], 2, "it holds words that may not be published.*--graph"),
        (["--name", "graph.example.org"], 2, "it holds words that may not be published.*--graph"),
        (["--proxy", "127.0.0.1"], 2, "it holds words that may not be published.*--graph"),
        (["--proxy", "localhost", "--graph", "build"], 2, "--proxy wants an address, such as 127.0.0.1"),
        (["--host", "no-such-host.invalid", "--graph", "build"], 4, "cannot be had"),
        (["--deadline", "0"], 2, "deadline"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_sentence(graph: Path, arguments: list[str], code: int, told: str) -> None:
    served = begin(*arguments, "--port", "0", folder=graph.parent)
    assert served.process.wait(30) == code
    served.wait_for(told)
    assert not re.search("Traceback", "\n".join(served.lines))


def test_without_words_of_where_the_published_site_is_served_before_the_build(tmp_path: Path) -> None:
    make_site(tmp_path)
    with running(folder=tmp_path) as served:
        assert "Serving release 10." in served.lines
        assert served.ask("/leader/ann.html").status == 200
    with running("--graph", "build", folder=tmp_path) as served:
        assert "Serving a build, with all that it holds." in served.lines
        assert served.ask("/leader/ann.html").status == 200


def test_a_build_that_says_it_is_for_all_is_for_all(graph: Path) -> None:
    with running("--graph", str(graph), "--host", "0.0.0.0") as served:
        assert counted(served.query(COUNT)) == 100
        assert served.query("ASK {}", {**CSV, "Host": "192.0.2.1:80"}).status == 200
        assert served.query("ASK {}", {**CSV, "Host": "evil.example"}).status == 403


def test_without_the_libraries_it_is_told_what_to_install(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['uvicorn'] = None\n", encoding="utf-8")
    path = os.pathsep.join((str(tmp_path), str(Path(__file__).parents[1])))
    served = begin("--graph", str(graph), environment={"PYTHONPATH": path})
    assert served.process.wait(30) == 3
    served.wait_for(r"pip install 'summitgraph\[serve\]'")


def test_a_snapshot_is_the_build_s_even_while_it_is_replaced(graph: Path) -> None:
    over, problems = threading.Event(), list[str]()

    def rebuild() -> None:
        count = 100
        while not over.is_set():
            count += 1
            replace(graph, count)

    thread = threading.Thread(target=rebuild)
    thread.start()
    try:
        for _ in range(10):
            taken = _patiently(graph)
            manifest = (taken.store / "summitgraph.sha256").read_text(encoding="ascii").strip()
            if manifest != taken.digest:
                problems.append(taken.digest)
            taken.remove()
    finally:
        over.set()
        thread.join()
    assert not problems
    assert json.loads((graph / "manifest.json").read_text(encoding="utf-8"))


def _patiently(graph: Path) -> Snapshot:
    """A snapshot, tried again while the build is away."""
    from summitgraph.model import ProjectError

    for _ in range(50):
        try:
            return take(Data(graph, published=False))
        except ProjectError:
            time.sleep(0.02)
    raise AssertionError("never whole")


def test_the_next_server_takes_the_port_at_once(graph: Path) -> None:
    with running("--graph", str(graph)) as served:
        port = served.port
        assert served.query("ASK {}").status == 200
    again = begin("--graph", str(graph), "--port", str(port))
    try:
        again.wait_for("Ctrl-C stops")
    finally:
        assert end(again) == 0
