"""One run of HermiT: axioms in, a verdict out, nothing left behind.

What comes in: triples. What goes out: a `Verdict`. The run happens in `child`, a process with its own folder for
temporary files, a limit of memory, and a time after which it is ended together with its Java.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Triple

from summitgraph.model import ProjectError

MEGABYTES: Final = 1500
NO_JAVA: Final = (
    "summitgraph reason needs Java, and none is here: install a Java runtime "
    "(Debian: apt-get install default-jre-headless)."
)
_CHILD: Final = Path(__file__).with_name("child.py")


class OutOfTimeError(Exception):
    """The reasoner did not answer before the deadline."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether there is a world in which all is true; classes that must be empty; each class with those above it."""

    consistent: bool
    unsatisfiable: frozenset[str]
    above: tuple[tuple[str, str], ...]


def ask(triples: Iterable[Triple], *, deadline: float) -> Verdict:
    """Ask HermiT; ProjectError without Java, OutOfTimeError after the deadline (of `time.monotonic`)."""
    java = shutil.which("java")
    if java is None:
        raise ProjectError(NO_JAVA)
    with tempfile.TemporaryDirectory(prefix="summitgraph-reason-") as folder:
        source = Path(folder) / "axioms.nt"
        source.write_text("".join(f"{triple} .\n" for triple in sorted(set(triples), key=str)), encoding="utf-8")
        answer = json.loads(_run([str(source), java, str(MEGABYTES)], folder, deadline - time.monotonic()))
    above = tuple((str(low), str(high)) for low, high in answer["above"])
    return Verdict(answer["consistent"], frozenset(answer["unsatisfiable"]), above)


def _run(arguments: list[str], folder: str, seconds: float) -> str:
    if seconds <= 0:
        raise OutOfTimeError
    child = subprocess.Popen(  # noqa: S603 - our own file, no shell
        [sys.executable, "-P", str(_CHILD), *arguments],
        env=os.environ | {"TMPDIR": folder, "JAVA_TOOL_OPTIONS": f"-Djava.io.tmpdir={folder} -XX:-UsePerfData"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    try:
        out, trouble = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise OutOfTimeError from error
    finally:
        if child.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.communicate()
    if child.returncode:
        last = (trouble.strip().splitlines() or ["no message"])[-1]
        raise ProjectError(f"The reasoner stopped: {last[:300]}. See that `java -version` works, then try again.")
    return out
