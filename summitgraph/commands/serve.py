"""``summitgraph serve``: the graph, its playground and its pages on a port.

What comes in: what a user types after ``serve``. What goes out: an exit code. `summitgraph.commands.serving`
does the work.
"""

from pathlib import Path
from typing import Annotated

import typer

PORT = 8475


def serve(
    context: typer.Context,
    *,
    graph: Annotated[
        Path | None, typer.Option("--graph", metavar="DIR", help="Serve this build, with all that it holds.")
    ] = None,
    site: Annotated[
        Path | None, typer.Option("--site", metavar="DIR", help="Serve this published site and its latest release.")
    ] = None,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 for a free one.")] = PORT,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A name that the server may be called by.")
    ] = None,
    proxy: Annotated[str, typer.Option("--proxy", metavar="ADDRESS", help="A proxy that tells whom it asks for.")] = "",
    deadline: Annotated[float, typer.Option("--deadline", min=0.1, help="Seconds that a query may take.")] = 10.0,
    memory: Annotated[int, typer.Option("--memory", min=16, help="Megabytes that a query may take.")] = 256,
    rate: Annotated[int, typer.Option("--rate", min=1, help="Queries a minute that one client may ask.")] = 600,
) -> int:
    """Serve pages, playground and a SPARQL endpoint that only reads; Ctrl-C stops.

    \b
    Examples:
      summitgraph serve
      summitgraph serve --site site --host 0.0.0.0 --name graph.example.org

    Without --site and --graph: the site in site/, else the build. A new build or release is served as soon as it is
    there. Everybody on this machine may ask; others only with --host.
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from summitgraph.commands.serving import Asked, run

    asked = Asked(graph=graph, site=site, host=host, port=port, names=tuple(name or ()), proxy=proxy)
    return run(context.obj, asked, deadline=deadline, memory=memory, rate=rate)
