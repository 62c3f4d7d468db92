"""A whole build of many pages, in processes of its own, as a user starts it.

What comes in: a folder of pages, the number of workers. What goes out: seconds, and the most memory that all
processes of the build held at one time.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Whole:
    """A build: seconds on the wall and of processors, the most memory in bytes (0 where unknown), its exit code."""

    seconds: float
    cpu: float
    memory: int
    code: int


def whole_build(pages: Path, out: Path, *, workers: int) -> Whole:
    """Build the pages of a folder, looking at the memory once a second."""
    return watched(
        [sys.executable, "-m", "summitgraph", "build", str(pages), "--out", str(out), "--workers", str(workers)]
    )


def watched(command: Sequence[str]) -> Whole:
    """Run a command, looking at the memory once a second."""
    started, used = time.perf_counter(), _used()
    most = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, _memory(process.pid))
            time.sleep(1)
    return Whole(time.perf_counter() - started, _used() - used, most, process.returncode)


def _used() -> float:
    """The processor seconds of all processes that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def _memory(pid: int) -> int:
    """The memory of a process and those it started; pages that they share count once."""
    total = 0
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += sum(_memory(int(child)) for child in (task / "children").read_text().split())
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return total  # it has ended, or this is no Linux
    return total + next(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))
