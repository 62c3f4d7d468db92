"""The doctor: it sees what is wrong, and says in one line how to mend it."""

import shutil
from pathlib import Path

import pytest

from summitgraph import doctor
from summitgraph.build import build
from summitgraph.project import Project
from summitgraph.settings import settle
from tests.projects import make_project

pytestmark = pytest.mark.xdist_group("cli")
ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make_project(tmp_path / "project")
    shutil.copy(ROOT / "queries" / "meetings.rq", made.queries)
    (made.corpus / "held.txt").write_text("toy 2022-10-01\nmeet ANN BEN held 2022-09-21\n", encoding="utf-8")
    build([made.corpus], out=made.root / "build", project=made)
    return made


def seen(project: Project) -> dict[str, doctor.Check]:
    settings = settle(project.root, environment={})
    checks = [*doctor.machine(), *doctor.project(project), *doctor.surroundings(settings)]
    return {check.name: check for check in [*checks, *doctor.graph(project.root / "build", project)]}


def test_a_sound_project_is_well(project: Project) -> None:
    checks = seen(project)
    assert [name for name, check in checks.items() if check.verdict == "fail"] == []
    assert {
        "python",
        "packages",
        "locale",
        "java",
        "project",
        "ontology",
        "loaders",
        "shapes",
        "queries",
        "links",
    } <= set(checks)
    assert {"settings", "output", "disk", "store", "manifest", "fresh"} <= set(checks)
    assert checks["ontology"].seen == "country 2, leader 2"
    assert checks["loaders"].seen == "toy 1"


@pytest.mark.parametrize(
    ("path", "text", "name", "verdict", "told"),
    [
        ("ontology/leaders.ttl", "not turtle", "ontology", "fail", "leaders.ttl"),
        ("loaders/broken.py", "def load(:", "loaders", "fail", "broken.py line 1"),
        ("shapes/broken.ttl", "not turtle", "shapes", "fail", "broken.ttl, line 1"),
        ("queries/broken.rq", "# What?\nSELECT", "queries", "fail", "broken.rq"),
        ("links/takedown.tsv", "kind\tid\nplace\tplace/x\n", "links", "fail", "is not document"),
        ("build/summitgraph.ttl", "changed", "manifest", "fail", "summitgraph.ttl"),
        ("build/manifest.json", "{", "manifest", "fail", ""),
        ("links/corrections.tsv", "# new\n", "fresh", "warn", "links/corrections.tsv"),
    ],
)
def test_what_is_broken_is_named_with_a_remedy(
    project: Project, path: str, text: str, name: str, verdict: str, told: str
) -> None:
    (project.root / path).write_text(text, encoding="utf-8")
    check = seen(project)[name]
    assert (check.verdict, told in check.seen) == (verdict, True), check
    assert check.fix


def test_no_graph_is_no_failure_and_the_remedy_is_a_build(project: Project) -> None:
    shutil.rmtree(project.root / "build")
    assert seen(project)["graph"] == doctor.Check(
        "graph", "warn", f"no graph in {project.root / 'build'}", "summitgraph build"
    )


def test_an_output_that_is_a_file_cannot_be_written(project: Project) -> None:
    (project.root / "summitgraph.toml").write_text('out = "corpus/held.txt"\n')
    check = seen(project)["output"]
    assert (check.verdict, "--out DIR" in check.fix) == ("fail", True)


def test_a_variable_that_is_no_setting_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMITGRAPH_WORKER", "2")
    check = seen(project)["settings"]
    assert (check.verdict, "Did you mean SUMMITGRAPH_WORKERS?" in check.seen) == ("warn", True)
