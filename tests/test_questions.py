"""The page of questions is what the command makes; `changes` tells what differs from an older build."""

import importlib.util
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from summitgraph import ProjectError
from summitgraph.build import build
from summitgraph.changes import compared, since_quads
from summitgraph.project import Project
from summitgraph.queries import catalogue, run
from summitgraph.store import open_store
from tests.projects import make_project

ROOT = Path(__file__).parents[1]
CHANGES = catalogue(ROOT / "queries")["changes"]


def test_the_page_of_questions_is_what_make_questions_writes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("write_questions", ROOT / "docs" / "write_questions.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = module.page(Project(ROOT), tmp_path)
    assert (ROOT / "docs" / "questions.md").read_text(encoding="utf-8") == text, "type: make questions"


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    """An older and a newer build: one document revised, one gone, one new, one as it was."""
    project = make_project(tmp_path / "project")
    older = {"one two.txt": "meet ANN BEN planned 2022-09-21", "gone.txt": "meet ANN BEN held 2020-01-01",
             "same.txt": "meet ANN BEN held 2019-01-01"}  # fmt: skip
    newer = {"one two.txt": "meet ANN BEN held 2022-09-21", "new.txt": "meet ANN BEN held 2021-01-01",
             "same.txt": older["same.txt"]}  # fmt: skip
    for name, texts in (("older", older), ("newer", newer)):
        (tmp_path / name).mkdir()
        for file, text in texts.items():
            (tmp_path / name / file).write_text(f"toy 2022-10-01\n{text}\n", encoding="utf-8")
        assert build([tmp_path / name], out=tmp_path / f"{name}-graph", project=project).ok
    return tmp_path / "older-graph", tmp_path / "newer-graph"


def changes(older: Path, newer: Path, *, union: bool = False) -> set[tuple[str, ...]]:
    table = run(CHANGES, open_store(newer), [("since", str(older / "manifest.json"))], union=union)
    return {row[:6] for row in table.rows}


@pytest.mark.parametrize("union", [False, True])
def test_documents_and_meetings_that_came_and_went(builds: tuple[Path, Path], union: bool) -> None:  # noqa: FBT001 - a table gives it
    rows = changes(*builds, union=union)
    told = {(row[0], row[1], row[2]) for row in rows if row[0] == "Document"}
    assert told == {("Document", "revised", "one two.txt"), ("Document", "new", "new.txt"),
                    ("Document", "gone", "gone.txt")}  # fmt: skip
    assert ("Summit", "new", "Ann and Ben, 2021-01-01 (held)") in {row[:3] for row in rows}
    assert not [row for row in rows if "2019" in row[2]]


def test_a_registered_meeting_keeps_its_iri_and_shows_what_went_and_what_came(builds: tuple[Path, Path]) -> None:
    older, newer = builds
    path = older / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    now = json.loads((newer / "manifest.json").read_text(encoding="utf-8"))
    iri = next(iri for iri in now["things"] if iri.startswith("summit/2022"))
    manifest["things"][iri] = now["things"][iri].replace("status/held", "status/planned")
    manifest["things"][iri] = manifest["things"][iri].replace("participant=leader/ben ", "")
    path.write_text(json.dumps(manifest), encoding="utf-8")
    rows = {row[1:] for row in changes(older, newer) if row[1] == "changed"}
    name = "Ann and Ben, 2022-09-21 (held)"
    assert rows == {("changed", name, "status", "status/planned", "status/held"),
                    ("changed", name, "participant", "", "Ben")}  # fmt: skip


def test_a_document_whose_file_name_another_one_bears_is_not_told_to_be_gone(builds: tuple[Path, Path]) -> None:
    """Two folders may have held the same file name; the one that is left stands for both."""
    path = builds[0] / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    now = json.loads((builds[1] / "manifest.json").read_text(encoding="utf-8"))
    line = next(line for iri, line in now["things"].items() if iri.startswith("document/"))
    manifest["things"] = now["things"] | {
        f"document/{'0' * 64}": line,
        f"document/{'1' * 64}": "Document fileName=old.txt",
    }
    path.write_text(json.dumps(manifest), encoding="utf-8")
    assert {row[:3] for row in changes(*builds)} == {("Document", "gone", "old.txt")}


def test_a_build_does_not_differ_from_itself(builds: tuple[Path, Path]) -> None:
    assert changes(builds[1], builds[1]) == set()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("union", [False, True])
def test_rdflib_gives_the_same_rows(builds: tuple[Path, Path], union: bool) -> None:  # noqa: FBT001 - a table gives it
    older, newer = builds
    store = compared(open_store(newer), older / "manifest.json")
    dataset = rdflib.Dataset(default_union=union)
    dataset.parse(data=store.dump(format=ox.RdfFormat.TRIG), format="trig")
    answer = dataset.query(CHANGES.text)
    rows = {tuple("" if cell is None else str(cell) for cell in row[1:7]) for row in answer if isinstance(row, tuple)}
    assert rows == changes(older, newer)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"things": 1}', None])
def test_what_is_no_manifest_is_refused(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "manifest.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(ProjectError, match=r"manifest\.json"):
        list(since_quads(path))
