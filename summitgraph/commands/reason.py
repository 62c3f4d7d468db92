"""``summitgraph reason``: whether the ontology and the authority contradict themselves, and what follows from them."""

from pathlib import Path

from summitgraph.commands.screen import counted, say, say_json, shown
from summitgraph.model import ProjectError
from summitgraph.project import find_project
from summitgraph.reason import OutOfTimeError, as_json, hierarchy, lines, read_axioms, reason
from summitgraph.settings import home, settle


def run(given: Path | None, *, out: Path | None, as_programs: bool) -> int:
    """Reason over the project's ontology; 1 when something contradicts itself, and then no hierarchy is written."""
    project = find_project(given)
    file = out or settle(home(project, given=given is not None)).out / "inferred.ttl"
    if file.is_dir():
        raise ProjectError(f"{file} is a folder. Name a file: summitgraph reason --out FILE.")
    read = read_axioms(project.ontology)
    try:
        outcome = reason(read)
    except OutOfTimeError as error:
        raise ProjectError(
            f"HermiT gave no verdict on {len(read.axioms):,} axioms in a minute. Try again on an idle machine."
        ) from error
    if outcome.sound:
        _write(file, hierarchy(outcome))
    written = str(file) if outcome.sound else None
    if as_programs:
        say_json(as_json(outcome, read) | {"written": written})
        return 0 if outcome.sound else 1
    say(*lines(outcome, read))
    if outcome.sound:
        say(f"Nothing contradicts itself. {counted(len(outcome.above), 'step')} of the hierarchy: {shown(file)}")
    return 0 if outcome.sound else 1


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}.part")
    half.write_bytes(content)
    half.replace(file)
