"""The command line: what a user types, and how each ending is told.

What comes in: arguments. What goes out: results on stdout, at most three lines of trouble on stderr, an exit code.
Each command's own module is imported when the command is typed, so that ``--help`` is quick.
"""

import itertools
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

import summitgraph
from summitgraph.commands import link, publish, serve, sync
from summitgraph.commands.endings import ending
from summitgraph.commands.options import Graph, Json
from summitgraph.commands.screen import prepare, say

CLEAN: Final = 0
USAGE: Final = 2
INTERRUPTED: Final = 130  # what typer makes of Ctrl-C

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
app.add_typer(sync.app, name="sync")
app.add_typer(link.app, name="link")


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    project: Annotated[
        Path | None, typer.Option("--project", metavar="FOLDER", help="The graph project to work with.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the code an error arose.")] = False,  # noqa: ARG001 - main() looks at it
    version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    """The knowledge graph of summit diplomacy: who met whom, what was said and agreed, and on whose word.

    \b
    Examples:
      summitgraph build
      summitgraph query meetings

    Exit codes: 0 clean, 1 the data has errors, 2 usage, 3 configuration or environment, 4 a service, 5 stopped but
    can be resumed, 70 a bug. Settings: flags, then SUMMITGRAPH_* variables, then summitgraph.toml, then defaults.
    """  # noqa: D301 - \b keeps the lines of the examples apart
    context.obj = project
    if version:
        say(f"summitgraph {summitgraph.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(USAGE)


@app.command()
def build(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Files or folders; else the project's corpus.")
    ] = None,
    *,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where to write the graph.")] = None,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N", min=1, help="Processes that read.")] = None,
    as_json: Json = False,
) -> int:
    """Make the graph from documents, with its dumps and reports.

    \b
    Examples:
      summitgraph build
      summitgraph build notes/ --out build-notes --workers 2
    """  # noqa: D301 - see start
    from summitgraph.commands.build import run

    return run(context.obj, paths or [], out=out, workers=workers, as_json=as_json)


@app.command()
def query(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A named query; none lists them.")] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(metavar="key=value", help="What the query asks for.")
    ] = None,
    *,
    graph: Graph = None,
    form: Annotated[
        Literal["table", "csv", "json", "turtle"], typer.Option("--format", help="How to write the answer.")
    ] = "table",
    engine: Annotated[Literal["sparql", "cypher"], typer.Option("--engine", help="Which engine answers.")] = "sparql",
    sparql: Annotated[
        str | None,
        typer.Option("--sparql", metavar="TEXT", help="A SPARQL query of your own, in place of NAME."),
    ] = None,
) -> int:
    """Ask a named question; without a name, list them all.

    \b
    Examples:
      summitgraph query summits-of-leader leader=Kishida
      summitgraph query meetings --format csv
      summitgraph query --sparql 'SELECT ?s WHERE { ?s a sg:Summit }'
    """  # noqa: D301 - see start
    from summitgraph.commands.query import run

    return run(context.obj, name, parameters or [], graph=graph, form=form, engine=engine, sparql=sparql)


@app.command()
def explain(
    context: typer.Context,
    iri: Annotated[str, typer.Argument(metavar="IRI", help="A thing: its IRI, the end of it, or a name.")],
    *,
    graph: Graph = None,
    as_json: Json = False,
) -> int:
    """Show what is known of a thing, and on whose word.

    \b
    Examples:
      summitgraph explain leader/fumio-kishida
      summitgraph explain https://w3id.org/summitgraph/country/jpn --json
    """  # noqa: D301 - see start
    from summitgraph.commands.explain import run

    return run(context.obj, iri, graph=graph, as_json=as_json)


@app.command()
def verify(
    context: typer.Context,
    *,
    graph: Graph = None,
    documents: Annotated[
        Path | None,
        typer.Option("--documents", metavar="DIR", help="The documents; else those a build kept."),
    ] = None,
    as_json: Json = False,
) -> int:
    """Read every quotation again from its document.

    \b
    Examples:
      summitgraph verify
      summitgraph verify --graph build-notes --documents notes/
    """  # noqa: D301 - see start
    from summitgraph.commands.verify import run

    return run(context.obj, graph=graph, documents=documents, as_json=as_json)


@app.command()
def validate(
    context: typer.Context,
    *,
    graph: Graph = None,
    form: Annotated[
        Literal["text", "json", "html"], typer.Option("--format", help="How to write the report.")
    ] = "text",
) -> int:
    """Check the graph against the shapes, and what to do.

    \b
    Examples:
      summitgraph validate
      summitgraph validate --graph build --format html > report.html
    """  # noqa: D301 - see start
    from summitgraph.commands.validate import run

    return run(context.obj, graph=graph, form=form)


@app.command()
def reason(
    context: typer.Context,
    *,
    out: Annotated[Path | None, typer.Option("--out", help="Where to write the inferred hierarchy.")] = None,
    as_json: Json = False,
) -> int:
    """Check that ontology and authority do not contradict themselves.

    \b
    Examples:
      summitgraph reason
      summitgraph reason --out inferred.ttl
    """  # noqa: D301 - see start
    from summitgraph.commands.reason import run

    return run(context.obj, out=out, as_programs=as_json)


app.command()(publish.publish)
app.command()(serve.serve)


@app.command()
def doctor(context: typer.Context, *, graph: Graph = None, as_json: Json = False) -> int:
    """Check machine, project and graph, and how to mend them.

    \b
    Examples:
      summitgraph doctor
      summitgraph doctor --json
    """  # noqa: D301 - see start
    from summitgraph.commands.doctor import run

    return run(context.obj, graph=graph, as_json=as_json)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (the process's own when none is given) and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        prepare()
        code = app(_forward(given), prog_name="summitgraph", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as error:
        return CLEAN if _reader_left(error) else int(error.code or CLEAN)
    except BaseException as error:  # noqa: BLE001 - every ending becomes a message and an exit code
        return CLEAN if _reader_left(error) else ending(error, debug="--debug" in given)
    return ending(KeyboardInterrupt()) if code == INTERRUPTED else int(code or CLEAN)


def _forward(arguments: list[str]) -> list[str]:
    """Move the global options that stand after the command to where the parser wants them."""
    front, rest = list[str](), list[str]()
    words = iter(arguments)
    for word in words:
        if word == "--debug" or word.startswith("--project="):
            front.append(word)
        elif word == "--project":
            front += [word, *itertools.islice(words, 1)]
        else:
            rest.append(word)
    return front + rest


def _reader_left(error: BaseException) -> bool:
    """Whether the reader of our output went away (``| head``): no trouble, but nobody is left to write to."""
    if broken := isinstance(error, BrokenPipeError) or isinstance(error.__context__, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return broken
