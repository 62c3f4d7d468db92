"""Whether a graph is fit to be published.

What comes in: the folder of a build, what would be published, the numbers of the last release. What goes out: findings;
an error among them keeps the release from being written.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from summitgraph.model import Finding
from summitgraph.publish.files import measured
from summitgraph.publish.published import Published

FALL: Final = 5.0  # per cent
_DUMPS: Final = ("summitgraph.nq", "summitgraph.ttl", "summitgraph.trig", "report.json")


def changed_dumps(graph: Path, manifest: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield an error for each file of a build that is not what its manifest says."""
    for name in _DUMPS:
        wanted = manifest.get("outputs", {}).get(name, "")
        if not (graph / name).is_file() or measured(graph, name).sha256 != wanted:
            yield Finding(
                "dump-differs",
                f"{name} is not the file that manifest.json tells of; build the graph again",
                name,
                "error",
            )


def violations(graph: Path, *, quarantine: bool) -> Iterator[Finding]:
    """Yield an error for each shape that the build found violated; a warning where ``quarantine`` is known of.

    What violates a shape stands in quarantine, not in the graph.
    """
    report = json.loads((graph / "report.json").read_text(encoding="utf-8"))
    broken: dict[str, list[str]] = {}
    for row in report["results"]:
        if row["severity"] == "error":
            broken.setdefault(row["shape"], []).append(row["focus"])
    for shape, nodes in sorted(broken.items()):
        message = (
            f"{len(nodes)} node{'s' if len(nodes) > 1 else ''} violate {shape} and stand in quarantine.trig; "
            "see report.html, mend them and build again, or publish without them: --allow-quarantine"
        )
        yield Finding("shape-violated", message, min(nodes), "warning" if quarantine else "error")


def falls(published: Published, before: Mapping[str, int], *, most: float) -> Iterator[Finding]:
    """Yield an error for each class of which more than ``most`` per cent of the last release are gone."""
    for kind, old in sorted(before.items()):
        new = published.counts.get(kind, 0)
        if kind != "quads" and (old - new) * 100 > most * old:
            share = (old - new) * 100 / old
            yield Finding(
                "count-fell",
                f"{kind}: {old:,} in the last release, {new:,} now ({share:.1f} per cent fewer); "
                f"find out why, or allow it: --allow-fall {_above(share)}",
                kind,
                "error",
            )


def _above(share: float) -> int:
    return int(share) + (share > int(share))
