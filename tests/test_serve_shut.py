"""What a worker has given up: the network, other programs, writing, memory; what it still can: read its store."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from summitgraph.serve.data import Data, take
from tests.serving import make_graph

ROOT = str(Path(__file__).parents[1])
BEFORE = "import os, socket, subprocess, sys, threading\nfrom summitgraph.serve.shut import shut\n"
KNOWN = pytest.mark.skipif(platform.machine() not in {"x86_64", "aarch64"}, reason="no filter for this machine")


def after(code: str, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """How a process fares that has given up everything."""
    text = f"{BEFORE}{before}\nshut(64_000_000)\n{code}\nprint('did it')"
    return subprocess.run(
        [sys.executable, "-c", text, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


@KNOWN
@pytest.mark.parametrize(
    "code",
    [
        "socket.socket()",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.socketpair()",
        "os.execv('/bin/true', ['true'])",
        "found = []\nt = threading.Thread(target=lambda: found.append(socket.socket()))\nt.start()\nt.join()\nfound[0]",
    ],
)
def test_neither_the_network_nor_another_program_can_be_had(code: str) -> None:
    done = after(code)
    assert "did it" not in done.stdout
    assert "PermissionError" in done.stderr


@KNOWN
def test_a_thread_that_was_there_before_has_given_it_up_too() -> None:
    before = (
        "go, found = threading.Event(), []\n"
        "def late():\n    go.wait()\n    try:\n        socket.socket()\n"
        "    except PermissionError:\n        found.append(1)\n"
        "t = threading.Thread(target=late)\nt.start()\n"
    )
    done = after("go.set()\nt.join()\nassert found", before=before)
    assert "did it" in done.stdout, done.stderr


def test_nothing_can_be_written_and_no_memory_beyond_the_share_be_had(tmp_path: Path) -> None:
    path = tmp_path / "written"
    assert "did it" not in after("os.write(os.open(sys.argv[1], os.O_CREAT | os.O_WRONLY), b'x')", str(path)).stdout
    assert not path.exists() or path.read_bytes() == b""
    assert "MemoryError" in after("x = bytearray(100_000_000)").stderr
    assert "did it" in after("x = bytearray(30_000_000)").stdout


def test_a_store_of_many_tables_is_still_read_whole(tmp_path: Path) -> None:
    """RocksDB opens sixteen tables at once, the others when a query wants them."""
    graph = make_graph(tmp_path / "build", b"<urn:s> <urn:p> 1 .")
    store = graph / "store"
    grow = (
        "import sys, pyoxigraph as ox\n"
        "for piece in range(12):\n    store = ox.Store(sys.argv[1])\n"
        "    text = b''.join(b'<urn:s%d> <urn:p%d> \"%d-%d\" .\\n' % (n, piece, n, piece) for n in range(500))\n"
        "    store.bulk_load(text, format=ox.RdfFormat.N_TRIPLES)\n    store.flush()\n    del store\n"
    )
    subprocess.run([sys.executable, "-c", grow, str(store)], check=True, timeout=120)
    assert len(list(store.glob("*.sst"))) > 16
    opened = "import pyoxigraph as ox\nstore = ox.Store.read_only(sys.argv[1])\n"
    query = "SELECT * { ?s ?p ?o FILTER(STRLEN(STR(?o)) > 0) }"
    done = after(f"assert sum(1 for _ in store.query('{query}')) == 6001", str(store), before=opened)
    assert "did it" in done.stdout, done.stderr
    snapshot = take(Data(graph, published=False))
    assert len(list(snapshot.store.glob("*.sst"))) > 16
    snapshot.remove()
