"""``summitgraph publish``: a release anyone can check and cite.

What comes in: what a user types. What goes out: an exit code; `summitgraph.commands.publishing` does the work.
"""

from pathlib import Path
from typing import Annotated, Literal

import typer

from summitgraph.commands.options import Graph, Json

Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="The site; else site/.")]
Version = Annotated[str, typer.Option("--version", metavar="V", help="The release's name; else the next whole number.")]
Mode = Annotated[
    Literal["short", "none", "full"],
    typer.Option("--quotations", help="Words of others: short ones, none, or in full where their licence allows."),
]
Previous = Annotated[
    Path | None,
    typer.Option("--previous", metavar="RELEASE", help="The release to compare with; else the last of the site."),
]
Issued = Annotated[str, typer.Option("--issued", metavar="DAY", help="The day of the release, to be named.")]
Fall = Annotated[
    float, typer.Option("--allow-fall", metavar="PERCENT", min=0, max=100, help="How far a count may fall.")
]
Quarantine = Annotated[bool, typer.Option("--allow-quarantine", help="Publish without what violates shapes.")]
Register = Annotated[
    bool, typer.Option("--register/--no-register", help="Promise the IRIs of meetings in links/summits.tsv.")
]
Workers = Annotated[int | None, typer.Option("--workers", metavar="N", min=1, help="Processes that read.")]


def publish(
    context: typer.Context,
    *,
    graph: Graph = None,
    out: Out = None,
    version: Version = "",
    quotations: Mode = "short",
    previous: Previous = None,
    issued: Issued = "",
    allow_fall: Fall = 5.0,
    allow_quarantine: Quarantine = False,
    register: Register = True,
    workers: Workers = None,
    as_json: Json = False,
) -> int:
    """Write a release of the graph into a site for any static host.

    \b
    Examples:
      summitgraph publish --out site
      summitgraph publish --version 2026.1 --issued 2026-11-21 --quotations full
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from summitgraph.commands.publishing import run
    from summitgraph.publish.publication import Wishes

    wishes = Wishes(version, quotations, previous, issued, allow_fall, allow_quarantine, register, workers or 0)
    return run(context.obj, graph=graph, out=out, wishes=wishes, as_json=as_json)
