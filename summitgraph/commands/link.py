"""``summitgraph link``: proposes items of Wikidata, lets a person decide, and checks what was decided.

What comes in: arguments. What goes out: what `linking` does with them, imported when it is typed.
"""

from pathlib import Path
from typing import Annotated, Final

import typer

from summitgraph.commands.options import Json

app: Final = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True,
    help="Link leaders, countries, offices and more with Wikidata, as people decide.",
)  # fmt: skip

Offline = Annotated[bool, typer.Option("--offline", help="Use kept answers alone; ask nobody.")]


@app.command()
def propose(
    context: typer.Context,
    *,
    kinds: Annotated[
        list[str] | None, typer.Option("--class", metavar="NAME", help="Leader (default), Country, Office ...")
    ] = None,
    most: Annotated[int | None, typer.Option("--most", metavar="N", min=1, help="Look for N things at most.")] = None,
    graph: Annotated[
        Path | None, typer.Option("--graph", metavar="DIR", help="Take things of this graph too, as summits.")
    ] = None,
    offline: Offline = False,
    as_json: Json = False,
) -> int:
    """Look for items of Wikidata that things may be; goes on where it stopped.

    \b
    Examples:
      summitgraph link propose
      summitgraph link propose --class Country --class Office --most 20
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from summitgraph.commands.linking import run_propose

    return run_propose(context.obj, kinds=kinds or ["Leader"], most=most, graph=graph, offline=offline, as_json=as_json)


@app.command()
def review(
    context: typer.Context,
    *,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides: a name or an ORCID.")] = None,
) -> int:
    """Accept or refuse what was proposed, one thing at a time.

    \b
    Examples:
      summitgraph link review --by "Ada Lovelace"
      summitgraph link review --by https://orcid.org/0000-0002-1825-0097
    """  # noqa: D301 - as above
    from summitgraph.commands.linking import run_review

    return run_review(context.obj, by=by)


@app.command()
def apply(
    context: typer.Context,
    *,
    sure: Annotated[
        bool, typer.Option("--sure", help="Take the proposals that are marked as sure too, without a reviewer.")
    ] = False,
    as_json: Json = False,
) -> int:
    """Put what was decided into links/wikidata.sssom.tsv, which the next build reads.

    \b
    Examples:
      summitgraph link apply
      summitgraph link apply --sure
    """  # noqa: D301 - as above
    from summitgraph.commands.linking import run_apply

    return run_apply(context.obj, sure=sure, as_json=as_json)


@app.command()
def check(context: typer.Context, *, offline: Offline = False, as_json: Json = False) -> int:
    """Find links whose item was merged, deleted or no longer agrees.

    \b
    Examples:
      summitgraph link check
      summitgraph link check --offline --json
    """  # noqa: D301 - as above
    from summitgraph.commands.linking import run_check

    return run_check(context.obj, offline=offline, as_json=as_json)
