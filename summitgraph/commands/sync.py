"""``summitgraph sync``: the graph in Neo4j, and back.

What comes in: what a user types after ``sync``. What goes out: an exit code. `summitgraph.commands.syncing` does the
work.
"""

from pathlib import Path
from typing import Annotated

import typer

from summitgraph.commands.options import Graph, Json

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)

Uri = Annotated[str | None, typer.Option("--uri", metavar="URI", help="Where Neo4j is; else NEO4J_URI.")]
Name = Annotated[str | None, typer.Option("--database", metavar="NAME", help="Which database; else NEO4J_DATABASE.")]


@app.callback()
def start() -> None:
    """Keep the graph in a Neo4j database: see, write, check, take back.

    \b
    Examples:
      summitgraph sync plan
      summitgraph sync apply

    The server and its user: NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE.
    """  # noqa: D301 - \b keeps the lines of the examples apart


@app.command()
def plan(
    context: typer.Context, *, graph: Graph = None, uri: Uri = None, database: Name = None, as_json: Json = False
) -> int:
    """Show what would be added, changed and deleted; write nothing.

    \b
    Examples:
      summitgraph sync plan
      summitgraph sync plan --graph build-notes --json
    """  # noqa: D301 - see start
    from summitgraph.commands.syncing import run_plan

    return run_plan(context.obj, graph=graph, uri=uri, database=database, as_json=as_json)


@app.command()
def apply(
    context: typer.Context,
    *,
    graph: Graph = None,
    uri: Uri = None,
    database: Name = None,
    allow_deletes: Annotated[
        bool, typer.Option("--allow-deletes", help="Delete also where it is more than a fifth of all.")
    ] = False,
    as_json: Json = False,
) -> int:
    """Make the database hold what the graph holds.

    \b
    Examples:
      summitgraph sync apply
      summitgraph sync apply --graph build-notes --allow-deletes
    """  # noqa: D301 - see start
    from summitgraph.commands.syncing import run_apply

    return run_apply(context.obj, graph=graph, uri=uri, database=database, allow_deletes=allow_deletes, as_json=as_json)


@app.command()
def verify(
    context: typer.Context, *, graph: Graph = None, uri: Uri = None, database: Name = None, as_json: Json = False
) -> int:
    """Compare everything, and name what differs.

    \b
    Examples:
      summitgraph sync verify
      summitgraph sync verify --json
    """  # noqa: D301 - see start
    from summitgraph.commands.syncing import run_verify

    return run_verify(context.obj, graph=graph, uri=uri, database=database, as_json=as_json)


@app.command()
def pull(
    context: typer.Context,
    *,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to write; else stdout.")] = None,
    uri: Uri = None,
    database: Name = None,
) -> int:
    """Write what the database holds as N-Quads.

    \b
    Examples:
      summitgraph sync pull --out pulled.nq
      summitgraph sync pull | diff - build/summitgraph.nq
    """  # noqa: D301 - see start
    from summitgraph.commands.syncing import run_pull

    return run_pull(context.obj, out=out, uri=uri, database=database)


@app.command()
def server(
    *,
    home: Annotated[Path | None, typer.Option("--home", metavar="DIR", help="Where the database lies.")] = None,
    bolt: Annotated[
        int, typer.Option("--bolt", metavar="PORT", min=0, help="The port of Bolt; 0 for a free one.")
    ] = 7687,
    http: Annotated[int, typer.Option("--http", metavar="PORT", min=0, help="The port of Browser; 0 likewise.")] = 7474,
) -> int:
    """Start a Neo4j server of your own, with Browser; Ctrl-C stops it.

    It wants Java 17 and Maven, which brings Neo4j once. The password is NEO4J_PASSWORD, or one that is made and told.

    \b
    Examples:
      summitgraph sync server
      summitgraph sync server --home ~/neo4j --bolt 7688 --http 7475
    """  # noqa: D301 - see start
    from summitgraph.commands.syncing import run_server

    return run_server(home=home, bolt=bolt, http=http)


@app.command()
def guide(
    context: typer.Context,
    *,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where to serve it; 0 for a free port.")] = 8474,
) -> int:
    """Serve the guide, the style and saved queries for Neo4j Browser on this machine; Ctrl-C stops it.

    \b
    Examples:
      summitgraph sync guide
      summitgraph sync guide --port 0
    """  # noqa: D301 - see start
    from summitgraph.commands.syncing import run_guide

    return run_guide(context.obj, port=port)
