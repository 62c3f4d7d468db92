"""How long a publication takes, and how much memory, on a graph and on the same graph many times over; not a test.

What comes in: the folder of a build, how many summits are wanted. What goes out: a line for each publication. A copy
of a document has other bytes, other IRIs and meetings of its own, so that the graph is as large as that of so many.
Type ``python -m tests.bench.release build 10000``.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from summitgraph.manifest import as_json
from summitgraph.store import fill_store
from tests.bench.whole import Whole, watched

NQUADS: Final = "summitgraph.nq"
MEETINGS: Final = ("Summit", "Call", "MultilateralSummit", "MinisterialMeeting")
# .../document/<sha256>/evidence/1-2 · .../source/us-visits/2993> · .../summit/2002-09-17-jpn-prk-7ab05c6f>
_OWN: Final = re.compile(
    r"summitgraph/(?:document/(?P<sha>[0-9a-f]{64})|(?:source/[\w.~-]+|summit)/[\w.~-]+(?=[/>: \"]))"
)


def main(arguments: Sequence[str]) -> None:
    """Publish the graph as it is, then as large as wanted, and tell what that took."""
    graph, wanted = Path(arguments[0]), int(arguments[1])
    counts = json.loads((graph / "manifest.json").read_text("utf-8"))["counts"]
    times = -(-wanted // sum(counts.get(kind, 0) for kind in MEETINGS))
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / "many"
        multiply(graph, many, times)
        for one in (graph, many):
            _tell(one, _published(one, Path(folder) / f"site-{one.name}"))


def multiply(graph: Path, out: Path, times: int) -> None:
    """Write a graph with each document and each meeting of another so many times."""
    out.mkdir()
    hashes = _documents(graph / "documents", out / "documents", times)
    with (out / "unsorted").open("w", encoding="utf-8", newline="") as file:
        file.writelines(_lines(graph / NQUADS, hashes))
    with (out / NQUADS).open("wb") as file:
        subprocess.run(
            ["sort", "-u", out / "unsorted"], env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}, stdout=file, check=True
        )
    (out / "unsorted").unlink()
    for name in ("summitgraph.ttl", "summitgraph.trig", "report.json"):
        shutil.copy(graph / name, out / name)
    manifest = json.loads((graph / "manifest.json").read_text("utf-8"))
    digest = hashlib.sha256((out / NQUADS).read_bytes()).hexdigest()
    manifest["outputs"][NQUADS] = digest
    (out / "manifest.json").write_bytes(as_json(manifest))
    fill_store(out / NQUADS, out / "store", digest=digest)


def _documents(source: Path, target: Path, times: int) -> list[dict[str, str]]:
    """Write the copies of the documents; for each copy, which hash became which."""
    target.mkdir()
    found: list[dict[str, str]] = []
    for number in range(times):
        hashes: dict[str, str] = {}
        for path in sorted(source.iterdir()):
            data = path.read_bytes() + (f"\n<!-- {number} -->\n".encode() if number else b"")
            hashes[path.name] = hashlib.sha256(data).hexdigest()
            (target / hashes[path.name]).write_bytes(data)
        found.append(hashes)
    return found


def _lines(path: Path, hashes: list[dict[str, str]]) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield line
            if _OWN.search(line):
                yield from (_copied(line, known, number) for number, known in enumerate(hashes) if number)


def _copied(line: str, hashes: dict[str, str], number: int) -> str:
    def other(match: re.Match[str]) -> str:
        if match["sha"]:
            return f"summitgraph/document/{hashes.get(match['sha'], match['sha'])}"
        return f"{match[0]}-{number}"

    own = _OWN.sub(other, line)
    return re.sub(r'#sha256> "([0-9a-f]{64})"', lambda found: f'#sha256> "{hashes.get(found[1], found[1])}"', own)


def _published(graph: Path, site: Path) -> Whole:
    return watched(
        [sys.executable, "-m", "summitgraph", "publish", "--graph", str(graph), "--out", str(site), "--no-register"]
    )


def _tell(graph: Path, found: Whole) -> None:
    counts: dict[str, int] = {}
    with (graph / NQUADS).open(encoding="utf-8") as lines:
        for line in lines:
            counts["quads"] = counts.get("quads", 0) + 1
            for kind in MEETINGS:
                if line.endswith(f"#type> <https://w3id.org/summitgraph/ontology#{kind}> .\n"):
                    counts["meetings"] = counts.get("meetings", 0) + 1
    print(
        f"{counts['meetings']:,} meetings, {counts['quads']:,} quads: {found.seconds:,.1f} s, "
        f"{found.cpu:,.1f} processor s, {found.memory / 2**20:,.0f} MiB, exit code {found.code}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
