"""What a user can rely on: the same documents give the same bytes, on any machine, in any order."""

import hashlib
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from summitgraph.build import FILES
from tests.press import some_of_the_corpus

pytestmark = pytest.mark.xdist_group("determinism")  # four builds, which one worker makes for all
ROOT = Path(__file__).parents[1]
# one build each: the order of the paths, the hash seed, the time zone, the locale, the number of processes
Way = tuple[int, str, str, str, str]
WAYS: tuple[Way, ...] = (
    (1, "0", "UTC", "C", "1"),
    (-1, "1", "Asia/Tokyo", "C.UTF-8", "2"),
    (1, "2", "America/New_York", "C.UTF-8", "2"),
    (-1, "3", "Pacific/Kiritimati", "C", "1"),
)


def _start(paths: list[Path], out: Path, way: Way) -> "subprocess.Popen[str]":
    order, seed, zone, locale, workers = way
    return subprocess.Popen(
        [
            sys.executable, "-m", "summitgraph", "--project", str(ROOT), "build",
            *map(str, paths[::order]), "--out", str(out), "--workers", workers,
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("builds")
    paths = sorted(some_of_the_corpus(folder / "documents").iterdir())
    outs = [folder / f"out{number}" for number in range(len(WAYS))]
    for pair in (slice(0, 2), slice(2, 4)):
        running = [_start(paths, out, way) for out, way in zip(outs[pair], WAYS[pair], strict=True)]
        for process in running:
            told, _ = process.communicate(timeout=300)
            assert process.returncode in {0, 1}, told
    return outs


@pytest.mark.parametrize(("one", "other"), list(combinations(range(len(WAYS)), 2)))
def test_two_builds_of_the_same_documents_are_the_same_bytes(builds: list[Path], one: int, other: int) -> None:
    names = [*FILES, "manifest.json", *(f"documents/{path.name}" for path in (builds[one] / "documents").iterdir())]
    sums = [
        {name: hashlib.sha256((builds[number] / name).read_bytes()).hexdigest() for name in names}
        for number in (one, other)
    ]
    assert sums[0] == sums[1]
    assert len(names) > len(FILES) + 1
