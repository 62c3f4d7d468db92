"""How fast each stage is, beside what the libraries below it do with the same data; not a test.

What comes in: real pages where ``../shared`` is at hand, else pages made from the project's briefs.
What goes out: a table. Type ``make bench``, or ``python -m tests.bench --full`` for 50 MB and 10,000 pages.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from summitgraph.parts import tools_of
from summitgraph.project import Project
from tests.bench.measure import Measured, measure, table
from tests.bench.pages import BRIEFS, REAL, ROOT, Page, distinct, originals, repeated
from tests.bench.stages import FACTS, SCAN, TURTLE, Bench
from tests.bench.whole import whole_build


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    asked = _parser().parse_args(arguments)
    pages = asked.pages or (10_000 if asked.full else 200)
    size = int((asked.megabytes or (50 if asked.full else 1)) * 1e6)
    where = "real documents and briefs" if REAL.is_dir() else "the project's briefs"
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores; pages from {where}; medians of {asked.rounds}")
    with tempfile.TemporaryDirectory() as folder:
        project = Project(ROOT)
        bench = Bench(project, tools_of(project), Path(folder))
        base = originals() if REAL == BRIEFS or not REAL.is_dir() else [*originals(), *originals(BRIEFS)]
        _stages(bench, base, size=size, checked=asked.checked, rounds=asked.rounds)
        if not asked.no_build:
            _build(bench, base, pages=pages, workers=asked.workers)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--full", action="store_true", help="50 MB of text and 10,000 pages, instead of 1 MB and 200")
    parser.add_argument("--megabytes", type=float, help="how much text the stages that read get")
    parser.add_argument("--pages", type=int, help="how many distinct pages the whole build gets")
    parser.add_argument("--checked", type=int, default=20, help="how many documents SHACL gets (20)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each stage runs (5)")
    parser.add_argument("--workers", type=int, default=2, help="processes of the whole build (2)")
    parser.add_argument("--no-build", action="store_true", help="the stages only")
    return parser


def _stages(bench: Bench, base: Sequence[Page], *, size: int, checked: int, rounds: int) -> None:
    """Print the stages by themselves, then how the two that have a bar stand to it."""
    varied = list(distinct(base, 5 * len(base), bench.tools.authority))
    reading = bench.reading(repeated(originals(), size))
    stages = [*reading, *bench.graph(varied), *bench.checking(varied[:checked])]
    measured = measure(stages, rounds=rounds)
    print("\n".join(table(measured)))
    by_name: dict[str, Measured] = {found.stage.name: found for found in measured}
    share = by_name[FACTS].cpu / by_name[SCAN].cpu
    print(f"\nfrom bytes to facts takes {share:.0f} times as long as the plain scan (bar: 30)")
    written = by_name[TURTLE].stage.triples / by_name[TURTLE].cpu
    print(f"sorted Turtle: {written:,.0f} triples a second (bar: 200,000)")


def _build(bench: Bench, base: Sequence[Page], *, pages: int, workers: int) -> None:
    """Print how long a whole build takes, and its memory."""
    home = bench.folder / "pages"
    home.mkdir()
    made = 0
    for name, data in distinct(base, pages, bench.tools.authority):
        (home / name).write_bytes(data)
        made += 1
    found = whole_build(home, bench.folder / "built", workers=workers)
    print(
        f"a whole build of {made:,} distinct pages with {workers} workers: {found.seconds:,.1f} s, "
        f"{found.cpu:,.1f} processor s, {found.memory / 2**30:.2f} GiB, exit code {found.code} "
        "(bar for 10,000: 360 s, 4 GiB)"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
