"""The same bytes a hundred times: ``python -m tests.bench.determinism FOLDER``.

What comes in: a folder of at least 32 documents (fewer are read by one process). What goes out: one line, how many
builds gave the same files, over 5 orders × 5 hash seeds × 2 time zones × 1 and 2 workers.
"""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from itertools import product
from pathlib import Path

from summitgraph.build import FILES

ORDERS, SEEDS, ZONES, WORKERS = range(5), range(5), ("UTC", "Asia/Tokyo"), (1, 2)


def digest(paths: list[Path], out: Path, *, order: int, seed: int, zone: str, workers: int) -> str:
    """Build in one way; the hash over all files that a build promises to be the same."""
    shuffled = random.Random(order).sample(paths, len(paths))
    command = [sys.executable, "-m", "summitgraph", "build", *map(str, shuffled), "--out", str(out)]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "TZ": zone}
    done = subprocess.run(
        [*command, "--workers", str(workers)], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stdout + done.stderr)
    total = hashlib.sha256()
    for name in (*FILES, "manifest.json"):
        total.update((out / name).read_bytes())
    shutil.rmtree(out)
    return total.hexdigest()


def main(folder: Path) -> None:
    """Build in every way and count the outcomes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as work:
        for order, seed, zone, workers in product(ORDERS, SEEDS, ZONES, WORKERS):
            found[digest(paths, Path(work) / "out", order=order, seed=seed, zone=zone, workers=workers)] += 1
            print(f"\r{found.total()} builds, {len(found)} outcomes", end="", flush=True)
    print(f"\r{found.total()} builds of {len(paths)} documents: {len(found)} outcome(s)")
    if len(found) != 1:
        raise SystemExit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
