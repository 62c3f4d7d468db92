"""Options that several commands take.

What comes in and goes out: nothing; these are the types by which typer reads a command's arguments.
"""

from pathlib import Path
from typing import Annotated

import typer

Graph = Annotated[Path | None, typer.Option("--graph", metavar="DIR", help="The graph: a folder that a build wrote.")]
Json = Annotated[bool, typer.Option("--json", help="Write JSON, for programs.")]
