"""The commands of ``summitgraph link`` from end to end, on a project with two leaders and a server of its own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from summitgraph.cli import main
from summitgraph.link import wire
from summitgraph.sssom import PROPOSALS, RECORD, read_rows
from tests.projects import make_project
from tests.wikidata_server import World, country, person, serving


@pytest.fixture
def world() -> World:
    made = World()
    made.add(country("Q900", "AAA", "Aland"))
    made.add(person("Q1", {"en": ["Ann"]}, land="Q900"))
    return made


@pytest.fixture
def project(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    made = make_project(tmp_path / "project").root
    monkeypatch.setattr(wire, "PAUSE", 0.0)
    with serving(world) as api:
        monkeypatch.setenv("SUMMITGRAPH_API", api)
        monkeypatch.setenv("SUMMITGRAPH_RATE", "1000")
        monkeypatch.setenv("SUMMITGRAPH_CONTACT", "tests@example.org")
        monkeypatch.chdir(made)
        (made / "links").mkdir(exist_ok=True)
        yield made


def test_from_proposal_to_record(
    project: Path, world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["link", "propose", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["asked"], told["absent"]) == (2, 1)
    assert told["requests"] == len(world.asked) > 0
    assert main(["link", "propose", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["requests"] == 0
    answers = iter(["1\n", "s\n"])
    monkeypatch.setattr("sys.stdin.readline", lambda: next(answers, ""), raising=False)
    assert main(["link", "review", "--by", "Ada"]) == 0
    assert main(["link", "apply"]) == 0
    assert "1 link, 0 refusals and 0 absences recorded" in capsys.readouterr().out
    (row,) = read_rows(project / "links" / RECORD)
    assert (row.subject_id, row.object_id, row.reviewer_label) == ("leader:ann", "wikidata:Q1", "Ada")
    assert main(["link", "check"]) == 0
    assert "1 link checked, 0 findings." in capsys.readouterr().out


def test_a_contradiction_is_told_and_ends_with_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", "propose"]) == 0
    path = project / "links" / PROPOSALS
    lines = path.read_text("utf-8").splitlines()
    row = next(line for line in lines if line.startswith("leader:ann"))
    columns = next(line for line in lines if line.startswith("subject_id")).split("\t")
    cells = row.split("\t")
    cells[columns.index("reviewer_label")], cells[columns.index("reviewer_agreement")] = "Ada", "1"
    other = ["leader:ben", *cells[1:]]
    path.write_text("\n".join([*lines, "\t".join(cells), "\t".join(other)]) + "\n", "utf-8")
    assert main(["link", "apply"]) == 1
    assert "wikidata:Q1 would be leader:ann and leader:ben" in capsys.readouterr().err
    assert not (project / "links" / RECORD).exists() or not read_rows(project / "links" / RECORD)


@pytest.mark.parametrize(("status", "code"), [(403, 4), (500, 4), (429, 5)])
def test_trouble_with_the_service_has_its_exit_code_and_leaves_the_tables(
    project: Path, world: World, status: int, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    world.always = lambda handler: handler.reply("{}", status=status)
    assert main(["link", "propose"]) == code
    told = capsys.readouterr().err.strip().splitlines()
    assert len(told) == 1
    assert told[0].startswith("summitgraph: 127.0.0.1")
    assert not (project / "links" / PROPOSALS).exists()


def test_without_a_contact_nothing_is_asked(
    project: Path, world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SUMMITGRAPH_CONTACT")
    assert main(["link", "propose"]) == 3
    assert 'contact = "you@example.org"' in capsys.readouterr().err
    assert not world.asked


def test_offline_leaves_out_what_was_never_asked(
    project: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["link", "propose", "--offline"]) == 0
    assert "2 things left out: no kept answer" in capsys.readouterr().out
    assert not world.asked


@pytest.mark.parametrize("command", ["propose", "review", "apply", "check"])
def test_help_shows_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["link", command, "--help"])
    assert capsys.readouterr().out.count(f"summitgraph link {command}") >= 2


def test_a_class_that_cannot_be_linked_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", "propose", "--class", "Leaders"]) == 2
    assert "Did you mean Leader?" in capsys.readouterr().err


def test_nobody_reviews_without_a_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["link", "review"]) == 2
    assert "say who decides" in capsys.readouterr().err
