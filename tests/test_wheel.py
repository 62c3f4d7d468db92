"""The wheel: it carries the whole project and works where no repository is."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from summitgraph import __version__

ROOT = Path(__file__).parents[1]
FOLDERS = ("ontology", "loaders", "queries", "shapes", "corpus", "links")
PROJECT = "summitgraph/_project/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)], out)
    [found] = out.glob("*.whl")
    return found


def test_the_wheel_carries_the_project_folders_the_licences_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    carried = {name.removeprefix(PROJECT) for name in names if name.startswith(PROJECT)}
    assert carried == {name for folder in FOLDERS for name in files(ROOT / folder)}
    engine = {name for name in names if name.startswith("summitgraph/") and not name.startswith(PROJECT)}
    assert engine == files(ROOT / "summitgraph")
    assert {n.rsplit("/", 1)[-1] for n in names if "/licenses/" in n} == {"LICENSE", "LICENSE-DATA", "NOTICE"}
    assert {n.split("/")[0] for n in names} == {"summitgraph", f"summitgraph-{__version__}.dist-info"}


def files(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(ROOT).as_posix() for path in found}


@pytest.mark.wheel
def test_the_wheel_answers_in_a_clean_environment_outside_the_repository(wheel: Path, tmp_path: Path) -> None:
    run([sys.executable, "-m", "venv", str(tmp_path / "venv")], tmp_path)
    tools = tmp_path / "venv" / "bin"
    run([str(tools / "python"), "-m", "pip", "install", "--quiet", str(wheel)], tmp_path)
    command = str(tools / "summitgraph")
    work = tmp_path / "work"
    work.mkdir()
    assert "Try next:" in run([command, "build"], work)
    assert run([command, "query", "meetings", "--format", "csv"], work).startswith("document,meeting,level,mode,")
    run([command, "verify"], work)
    run([command, "doctor"], work)
    assert sorted(path.name for path in work.iterdir()) == ["build"]


def run(command: Sequence[str], folder: Path) -> str:
    """What the command prints; its failure is the test's failure, with all that it said."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SUMMITGRAPH_"))}
    done = subprocess.run(
        command, cwd=folder, env=clean, capture_output=True, text=True, encoding="utf-8", check=False, timeout=900
    )
    assert done.returncode == 0, f"{command[:3]} gave {done.returncode}:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout
