"""Settings: what a user can rely on when a flag, a variable and a file disagree."""

from pathlib import Path

import pytest

from summitgraph.model import ProjectError
from summitgraph.settings import FILE, KEYS, settle


def test_a_flag_wins_over_the_environment_over_the_file_over_the_default(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('workers = 2\nmax_file_bytes = 30_000\nout = "graph"\n')
    environment = {"SUMMITGRAPH_WORKERS": "3", "SUMMITGRAPH_MAX_FILE_BYTES": "40000"}
    settings = settle(tmp_path, flags={"workers": 4, "out": None}, environment=environment)
    assert (settings.workers, settings.max_file_bytes, settings.out) == (4, 40000, tmp_path / "graph")
    given = {"workers": "flag", "max_file_bytes": "SUMMITGRAPH_MAX_FILE_BYTES", "out": FILE}
    assert settings.origins == given | {key: "default" for key in KEYS if key not in given}


def test_paths_of_flags_and_variables_start_here_and_those_of_the_file_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    monkeypatch.chdir(here)
    assert settle(there, environment={}).out == there / "build"
    assert settle(there, environment={"SUMMITGRAPH_OUT": "out"}).out == here / "out"
    assert settle(there, flags={"out": Path("out")}, environment={}).out == here / "out"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("worker = 2", "Did you mean workers?"),
        ("xyzzy = 2", "It knows: out, max_file_bytes, workers"),
        ("workers = 0", "workers (summitgraph.toml) must be a whole number"),
        ("workers = true", "must be a whole number"),
        ('workers = "two"', "'two'"),
        ("out = 3", "must name a folder"),
        ("out = ", "summitgraph.toml cannot be read"),
    ],
)
def test_a_wrong_file_is_told_with_what_to_write(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(ProjectError) as error:
        settle(tmp_path, environment={})
    assert told in str(error.value)
