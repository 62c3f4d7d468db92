"""The README: its commands run in order, in a copy of the project, and give what it shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("readme")
ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FOLDERS = ("ontology", "loaders", "queries", "shapes", "corpus", "links")
# a block of commands, then what they print, where that is shown
BLOCK = re.compile(r"^```sh\n(?P<commands>.*?)^```\n(?:\n```text\n(?P<shown>.*?)^```\n)?", re.MULTILINE | re.DOTALL)


def test_every_command_works_and_prints_what_is_shown(tmp_path: Path) -> None:
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    blocks = list(BLOCK.finditer(README))
    assert len(blocks) == README.count("```sh\n") > 5
    for block in blocks:
        printed = run(block["commands"], tmp_path)
        assert missing(block["shown"] or "", printed) == [], printed


def run(commands: str, folder: Path) -> str:
    """What a block prints; `make` is the build that it ends with, in the environment that runs the tests."""
    script = commands.replace("make\n. .venv/bin/activate\n", "summitgraph build\n")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SUMMITGRAPH_")}
    environment |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def missing(shown: str, printed: str) -> list[str]:
    """Lines shown that were not printed, in this order; … stands for whatever may change."""
    lines = iter(printed.splitlines())
    return [line for line in shown.splitlines() if not any(fits(line, actual) for actual in lines)]


def fits(shown: str, actual: str) -> bool:
    pattern = "".join(".*" if part == "…" else re.escape(part) for part in re.split("(…)", shown.rstrip()))
    return re.fullmatch(pattern, actual.rstrip()) is not None


@pytest.mark.parametrize("page", sorted(path for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]), ids=str)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"
