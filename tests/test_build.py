"""What a user can rely on: a build is written as a whole or not at all, and says what it found."""

import errno
import json
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph

from summitgraph import build as module
from summitgraph.build import BuildResult, NoDocuments, Stopped, build
from summitgraph.model import ProjectError
from summitgraph.project import Project
from summitgraph.store import open_store
from tests.projects import make_project

HELD = "toy 2022-10-01\nmeet ANN BEN held 2022-09-21\n"
PLANNED = "toy 2022-09-01\nmeet ANN BEN planned 2022-09\nmeet ANN BEN held 2021 phone\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make_project(tmp_path / "project")
    (made.corpus / "held.txt").write_text(HELD, encoding="utf-8")
    (made.corpus / "planned.txt").write_text(PLANNED, encoding="utf-8")
    return made


def _build(project: Project, out: Path) -> BuildResult:
    return build([project.corpus], out=out, project=project)


def _state(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_documents_become_a_graph_with_meetings(project: Project, tmp_path: Path) -> None:
    result = _build(project, tmp_path / "out")
    assert result.ok
    assert result.clean
    assert (result.counts["documents"], result.counts["MeetingMention"]) == (2, 3)
    assert (result.counts["Summit"], result.counts["Call"]) == (1, 1)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == set(module.KNOWN)


def test_the_manifest_names_every_file_and_nothing_of_this_machine(project: Project, tmp_path: Path) -> None:
    _build(project, tmp_path / "out")
    text = (tmp_path / "out" / "manifest.json").read_text("utf-8")
    manifest = json.loads(text)
    assert [row["name"] for row in manifest["inputs"]] == ["held.txt", "planned.txt"]
    assert set(manifest["outputs"]) == set(module.FILES)
    assert str(tmp_path) not in text


def test_each_document_is_kept_under_its_hash(project: Project, tmp_path: Path) -> None:
    _build(project, tmp_path / "out")
    assert {path.read_text("utf-8") for path in (tmp_path / "out" / "documents").iterdir()} == {HELD, PLANNED}


def test_no_documents_is_told(project: Project, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoDocuments, match="No documents in empty"):
        build([tmp_path / "empty"], out=tmp_path / "out", project=project)
    assert not (tmp_path / "out").exists()


def test_trouble_in_one_document_leaves_the_others_whole(project: Project, tmp_path: Path) -> None:
    (project.corpus / "bug.txt").write_text("toy 2022-10-01\nmeet ANN BUG\n", encoding="utf-8")
    (project.corpus / "date.txt").write_text("toy 2022-10-01\nmeet ANN BEN 2023-02-30\n", encoding="utf-8")
    (project.corpus / "empty.txt").write_text("", encoding="utf-8")
    result = _build(project, tmp_path / "out")
    assert result.ok
    assert not result.clean
    assert {"loader-failed", "fact-unsayable", "empty-file"} <= {finding.code for finding in result.findings}
    assert "2023-02-30" in " ".join(finding.message for finding in result.findings)
    assert result.counts["Call"] == 1


def test_a_mention_that_violates_a_shape_goes_to_quarantine_and_its_meeting_with_it(
    project: Project, tmp_path: Path
) -> None:
    (project.corpus / "odd.txt").write_text("toy 2022-10-01\nmeet ANN BEN held 1987 SOMEWHERE\n", encoding="utf-8")
    result = _build(project, tmp_path / "out")
    assert result.ok
    assert result.counts["quarantined"] > 0
    assert "This toy has no places." in (tmp_path / "out" / "quarantine.trig").read_text("utf-8")
    assert "1987" not in (tmp_path / "out" / "summitgraph.nq").read_text("utf-8")


def test_a_thing_that_violates_a_shape_stops_the_build_and_the_last_one_stays(project: Project, tmp_path: Path) -> None:
    _build(project, tmp_path / "out")
    before = _state(tmp_path / "out")
    leaders = project.ontology / "leaders.ttl"
    bad = "<https://w3id.org/summitgraph/leader/ann> sg:place <https://w3id.org/summitgraph/place/x> .\n"
    leaders.write_text(leaders.read_text("utf-8") + bad, encoding="utf-8")
    result = _build(project, tmp_path / "out")
    assert not result.ok
    assert [found.message for found in result.results] == ["This toy has no places."]
    assert _state(tmp_path / "out") == before


@pytest.mark.parametrize("trouble", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("place", ["make_graph", "_write", "read_all"])
def test_a_full_disk_or_ctrl_c_leaves_the_last_build_whole(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: BaseException, place: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise trouble

    _build(project, tmp_path / "out")
    before = _state(tmp_path / "out")
    (project.corpus / "new.txt").write_text(f"{HELD}meet ANN BEN held 1987\n", encoding="utf-8")
    monkeypatch.setattr(module, place, fail)
    with pytest.raises(Stopped, match="untouched; type the same command"):
        _build(project, tmp_path / "out")
    assert _state(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "project"]


def test_a_build_that_was_killed_leaves_nothing_behind_after_the_next(project: Project, tmp_path: Path) -> None:
    _build(project, tmp_path / "out")
    (tmp_path / ".out.building-1").mkdir()
    (tmp_path / "out").rename(tmp_path / ".out.previous")
    _build(project, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "project"]


def test_where_the_system_cannot_exchange_folders_two_renames_do(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summitgraph.replacing._exchange", lambda *_: False)
    for year in (1987, 1988):
        (project.corpus / "new.txt").write_text(f"{HELD}meet ANN BEN held {year}\n", encoding="utf-8")
        assert _build(project, tmp_path / "out").ok
        assert str(year) in (tmp_path / "out" / "summitgraph.ttl").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "project"]


def test_two_builds_never_write_to_one_folder_at_once(project: Project, tmp_path: Path) -> None:
    def again(stage: str, done: int, total: int) -> None:
        with pytest.raises(ProjectError, match="Another build is writing to out"):
            _build(project, tmp_path / "out")

    assert build([project.corpus], out=tmp_path / "out", project=project, progress=again).ok


@pytest.mark.parametrize("before", ["nothing of ours", "a build with a file of somebody"])
def test_a_folder_with_files_that_no_build_wrote_is_not_replaced(project: Project, tmp_path: Path, before: str) -> None:
    if before.startswith("a build"):
        _build(project, tmp_path / "out")
    (tmp_path / "out").mkdir(exist_ok=True)
    (tmp_path / "out" / "thesis.txt").write_text("two years of work", encoding="utf-8")
    with pytest.raises(ProjectError, match=r"thesis\.txt"):
        _build(project, tmp_path / "out")
    assert (tmp_path / "out" / "thesis.txt").exists()


def test_a_correction_changes_what_was_read_and_is_told_when_it_no_longer_applies(
    project: Project, tmp_path: Path
) -> None:
    _build(project, tmp_path / "out")
    sha = next(p.name for p in (tmp_path / "out" / "documents").iterdir() if p.read_text("utf-8") == HELD)
    columns = ["document", "start", "end", "field", "read", "corrected", "who", "why", "date"]
    rows = [
        [sha, "15", "43", "date", "2022-09-21", "2022-09-22", "Us", "misprint", "2026-01-01"],
        [sha, "15", "43", "date", "1066", "1067", "Us", "stale", "2026-01-01"],
        ["0" * 64, "1", "2", "date", "1066", "1067", "Us", "elsewhere", "2026-01-01"],
    ]
    table = "\n".join("\t".join(row) for row in [columns, *rows])
    (project.links / "corrections.tsv").write_text("# a comment\n" + table + "\n", encoding="utf-8")
    result = _build(project, tmp_path / "out")
    text = (tmp_path / "out" / "summitgraph.nq").read_text("utf-8")
    assert "2022-09-22" in text
    assert "date read as 2022-09-21, corrected to 2022-09-22 by Us on 2026-01-01: misprint" in text
    assert [finding.code for finding in result.findings] == ["correction-stale"] * 2


@pytest.mark.parametrize("kind", ["document", "person", "quotation"])
def test_what_was_taken_down_is_nowhere_in_the_graph(project: Project, tmp_path: Path, kind: str) -> None:
    from hashlib import sha256

    words = "meet ANN BEN held 2022-09-21"
    ids = {
        "document": sha256(HELD.encode()).hexdigest(),
        "person": "leader/ann",
        "quotation": sha256(words.encode()).hexdigest(),
    }
    (project.links / "takedown.tsv").write_text(f"kind\tid\n{kind}\t{ids[kind]}\n", encoding="utf-8")
    assert _build(project, tmp_path / "out").ok
    text = (tmp_path / "out" / "summitgraph.nq").read_text("utf-8")
    assert ("leader/ann" if kind == "person" else words) not in text
    kept = {path.name for path in (tmp_path / "out" / "documents").iterdir()}
    assert (ids["document"] in kept) == (kind != "document")


def test_of_a_person_taken_down_the_tenures_go_and_an_agreement_keeps_its_other_signatory(
    project: Project, tmp_path: Path
) -> None:
    with (project.ontology / "leaders.ttl").open("a", encoding="utf-8") as file:
        file.write("sgd:agreement\\/pact a sg:Agreement ; sg:signatory sgd:leader\\/ann , sgd:leader\\/ben .\n")
        file.write("sgd:office\\/king a sg:Office . sgd:tenure\\/ann a sg:Tenure ;\n")
        file.write("    sg:holder sgd:leader\\/ann ; sg:office sgd:office\\/king .\n")
    (project.links / "takedown.tsv").write_text("kind\tid\nperson\tleader/ann\n", encoding="utf-8")
    assert _build(project, tmp_path / "out").ok
    text = (tmp_path / "out" / "summitgraph.ttl").read_text("utf-8")
    assert "leader:ben" in text.partition("agreement:pact")[2]
    assert "ann" not in text


def test_dropping_a_document_s_graph_leaves_only_its_name_at_the_things_it_tells_of(
    project: Project, tmp_path: Path
) -> None:
    _build(project, tmp_path / "out")
    quads = list(open_store(tmp_path / "out"))
    things = [found for found in quads if isinstance(found.graph_name, DefaultGraph)]
    left = [found for found in things if "/document/" in str(found)]
    assert {found.predicate.value.split("#")[1] for found in left} == {"hasMention", "note"}
    assert not [found for found in left if "/document/" in str(found.subject)]
    assert not [found for found in quads if isinstance(found.subject, BlankNode) or isinstance(found.object, BlankNode)]
    for found in set(quads) - set(things):
        assert str(found.subject).startswith(str(found.graph_name).removesuffix(">"))


@pytest.mark.parametrize("name", ["notes.txt", ".git"])
def test_a_folder_that_holds_anything_of_somebody_s_is_never_replaced(
    project: Project, tmp_path: Path, name: str
) -> None:
    for out in (tmp_path / "new", tmp_path / "built"):
        if out.name == "built":
            _build(project, out)
        out.mkdir(exist_ok=True)
        (out / name).write_text("mine", encoding="utf-8")
        with pytest.raises(ProjectError, match="holds files that no build wrote"):
            _build(project, out)
        assert (out / name).read_text(encoding="utf-8") == "mine"


def test_several_processes_give_the_same_as_one(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summitgraph.parts.SIDE_BY_SIDE", 2)
    build([project.corpus], out=tmp_path / "one", project=project, workers=1)
    build([project.corpus], out=tmp_path / "two", project=project, workers=2)
    for name in (*module.FILES, "manifest.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_the_store_answers_what_the_dumps_say(project: Project, tmp_path: Path) -> None:
    _build(project, tmp_path / "out")
    lines = (tmp_path / "out" / "summitgraph.nq").read_text("utf-8").splitlines()
    assert sorted(f"{found} ." for found in open_store(tmp_path / "out")) == lines
