"""What changed between two releases, quad by quad.

What comes in: two files of sorted N-Quads. What goes out: the lines that only one of them has, in order.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from summitgraph.model import ProjectError

Side = Literal["added", "removed"]
DUMP: Final = "summitgraph.nq.gz"


def delta(before: Path, now: Path) -> Iterator[tuple[Side, str]]:
    """Yield the lines that stand only in ``now`` (added) or only in ``before`` (removed)."""
    old, new = _lines(before), _lines(now)
    left, right = next(old, ""), next(new, "")
    while left or right:
        if left == right:
            left, right = next(old, ""), next(new, "")
        elif not right or (left and left < right):
            yield "removed", left
            left = next(old, "")
        else:
            yield "added", right
            right = next(new, "")


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file, packed or not; ProjectError when they are not in order or cannot be read."""
    last = ""
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8", newline="\n")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8", newline="\n")
        ) as lines:
            for line in lines:
                if line <= last:
                    raise ProjectError(f"{path.name} of the earlier release is not sorted. Give another: --previous.")
                last = line
                yield line
    except (EOFError, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise ProjectError(
            f"{path.name} of the earlier release is damaged: {error}. Give another: --previous."
        ) from error
