"""How a command ends when it does not end well: at most three lines on stderr, and an exit code.

What comes in: what was raised. What goes out: the code; nothing that a person would have to read code for.
"""

import traceback
from pathlib import Path
from typing import Final

import typer

from summitgraph.commands.disk import FULL, REFUSED
from summitgraph.commands.screen import note
from summitgraph.model import ProjectError
from summitgraph.names import UsageError

USAGE: Final = 2
ENVIRONMENT: Final = 3
STOPPED: Final = 5
BUG: Final = 70


def ending(error: BaseException, *, debug: bool = False) -> int:
    """Tell what ended a command in at most three lines; the exit code for it."""
    if debug:
        traceback.print_exception(error)
    if isinstance(error, typer.TyperException):
        code, lines = _usage(error)
    elif isinstance(error, UsageError):
        code, lines = USAGE, [str(error)]
    elif isinstance(error, ProjectError):
        code, lines = error.code, [str(error)]
    elif isinstance(error, KeyboardInterrupt):
        code, lines = STOPPED, ["stopped. What stood before is as it was. Type the same command to start again."]
    elif isinstance(error, MemoryError | OSError):
        code, lines = _machine(error)
    else:
        code, lines = _bug(error)
    note(f"summitgraph: {lines[0]}", *lines[1:])
    return code


def _usage(error: "typer.TyperException") -> tuple[int, list[str]]:
    command = getattr(getattr(error, "ctx", None), "command_path", "summitgraph")
    return USAGE, [error.format_message(), f"Type: {command} --help"]


def _machine(error: MemoryError | OSError) -> tuple[int, list[str]]:
    if isinstance(error, MemoryError):
        return STOPPED, ["out of memory. What stood before is as it was. Try again with --workers 1."]
    what = f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error)
    if error.errno in FULL:
        return STOPPED, [f"{what}. What stood before is as it was. Make room and type the same command again."]
    if error.errno in REFUSED:
        return ENVIRONMENT, [f"{what}. Mend that, or choose another folder, and type the same command again."]
    return _bug(error)


def _bug(error: BaseException) -> tuple[int, list[str]]:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name} line {frames[-1].lineno})" if frames else ""
    return BUG, [
        f"a bug of summitgraph, not of your data: {type(error).__name__}: {error}{place}",
        "Please report it: what you typed, and what the same command prints with --debug.",
    ]
