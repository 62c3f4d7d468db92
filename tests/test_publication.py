"""What a user can rely on: a release is written whole or not at all, once, and only of a graph that is fit for it."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from summitgraph.decisions import read_decisions
from summitgraph.model import ProjectError
from summitgraph.project import Project
from summitgraph.publish import publication, site
from summitgraph.publish.publication import Publication, Wishes, publish
from summitgraph.publish.published import Published, published
from summitgraph.store import open_store
from summitgraph.vocab import term
from tests.press import add, built, press

ROOT = Path(__file__).parents[1]
# one publication each: the hash seed, the time zone, the locale, the number of processes
WAYS = (("0", "UTC", "C", "1"), ("7", "Asia/Tokyo", "C.UTF-8", "2"))


PARTS = site.parts


@pytest.fixture(autouse=True)
def releases_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and what else stands beside a release have tests of their own; commands that are typed write all."""
    monkeypatch.setattr(site, "parts", lambda: ())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = press(tmp_path / "project")
    shutil.copytree(ROOT / "queries", made.queries, dirs_exist_ok=True)
    shutil.copy(ROOT / "ontology" / "summit.ttl", made.ontology)
    for number in range(10):
        add(made, f"{number}.txt", f"meet ann ben held 20{number + 10}-09-21", "say ann We agreed.")
    return made


def _publish(project: Project, **wishes: object) -> Publication:
    root = project.root.parent
    built(project, root / "build")
    return publish(root / "build", project=project, out=root / "site", wishes=Wishes(**wishes))  # type: ignore[arg-type]  # as the test makes them


def _state(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _registered(project: Project) -> set[tuple[str, str]]:
    store = open_store(project.root.parent / "build")
    found = store.quads_for_pattern(None, NamedNode(term("registered")), None, None)
    return {(str(quad.subject), str(getattr(quad.object, "value", ""))) for quad in found}


def test_what_is_published_is_registered_and_keeps_its_iri(project: Project) -> None:
    first = _publish(project)
    assert (first.version, first.registered) == ("1", 10)
    before = (project.links / "summits.tsv").read_bytes()
    home = project.root.parent / "site"
    told = (home / "release" / "1" / "summitgraph.ttl").read_text("utf-8")
    assert (told.count("sg:registered true"), told.count("sg:registered false")) == (10, 0)
    iris = {row.iri for row in read_decisions(project.links).registered}
    add(project, "more.txt", "meet ann ben held 2015-09")  # vaguer; and an earlier one, of a mention that sorts first
    built(project, project.root.parent / "build")
    assert {iri for iri, known in _registered(project) if known == "true"} == {f"<{iri}>" for iri in iris}
    add(project, "new.txt", "meet ann ben planned 2023-01-01")
    assert _publish(project).registered == 1
    assert (project.links / "summits.tsv").read_bytes().startswith(before)  # append-only


def test_a_version_that_stands_is_left_as_it_was(project: Project) -> None:
    _publish(project)
    home = project.root.parent / "site"
    before = _state(home)
    again = _publish(project)  # built anew: the register, an input of the build, has changed
    assert (again.version, again.stood, again.registered) == ("1", True, 0)
    assert _state(home) == before
    add(project, "new.txt", "meet ann ben planned 2023-01-01")
    with pytest.raises(ProjectError, match="Version 1 was published with other data"):
        _publish(project, version="1")
    assert _state(home) == before


def test_the_next_version_says_what_changed(project: Project) -> None:
    _publish(project)
    (project.corpus / "0.txt").unlink()
    add(project, "new.txt", "head News_of [the] <day>", "meet ann ben planned 2023-01-01")
    add(project, "1.txt", "meet ann ben cancelled 2011-09-21", "say ann We agreed.")
    found = _publish(project, fall=20.0)
    assert (found.version, found.previous) == ("2", "1")
    releases = project.root.parent / "site" / "release"
    old, new = (_lines(releases / version) for version in "12")
    added = (releases / "2" / "delta" / "added.nq").read_text("utf-8").splitlines()
    removed = (releases / "2" / "delta" / "removed.nq").read_text("utf-8").splitlines()
    assert (set(added), set(removed)) == (new - old, old - new)
    assert (added, removed) == (sorted(added), sorted(removed))
    page = (releases / "2" / "delta" / "changes.md").read_text("utf-8")
    assert "## New: Summit (1)" in page
    assert "## Gone: Summit (1)" in page
    assert "status: held → cancelled" in page
    assert r"News\_of \[the\] \<day\>" in page  # a title is text, whatever stands in it
    assert "dataset/summitgraph/1> ;" in (releases / "2" / "dcat.ttl").read_text("utf-8")
    assert {path.name for path in releases.iterdir() if path.is_dir()} == {"1", "2"}


def _lines(release: Path) -> set[str]:
    import gzip

    return set(gzip.decompress((release / "summitgraph.nq.gz").read_bytes()).decode().splitlines())


def test_versions_are_counted_by_their_numbers(project: Project) -> None:
    for number, version in enumerate(("1.9", "1.10")):
        add(project, f"new{number}.txt", f"meet ann ben planned 2023-01-0{number + 1}")
        assert _publish(project, version=version).previous == ("1.9" if number else "")
    add(project, "last.txt", "meet ann ben planned 2023-02-01")
    with pytest.raises(ProjectError, match=r"The last release is 1\.10"):
        _publish(project)
    with pytest.raises(ProjectError, match="is no version"):
        _publish(project, version="../1")


def test_another_release_can_be_compared_with(project: Project, tmp_path: Path) -> None:
    _publish(project, version="7")
    shutil.move(project.root.parent / "site" / "release" / "7", tmp_path / "mine")
    add(project, "new.txt", "meet ann ben planned 2023-01-01")
    assert _publish(project, previous=tmp_path / "mine", version="8").previous == "7"
    data = (tmp_path / "mine" / "summitgraph.nq.gz").read_bytes()
    (tmp_path / "mine" / "summitgraph.nq.gz").write_bytes(data[:-20])
    with pytest.raises(ProjectError, match="is not what SHA256SUMS says"):
        _publish(project, previous=tmp_path / "mine", version="9")
    with pytest.raises(ProjectError, match="is no release"):
        _publish(project, previous=tmp_path, version="9")


def test_counts_that_fall_too_far_are_not_published(project: Project) -> None:
    _publish(project)
    home = project.root.parent / "site"
    before = _state(home)
    (project.corpus / "3.txt").unlink()
    refused = _publish(project)
    fallen = {str(found.where) for found in refused.findings if found.code == "count-fell"}
    assert {"Summit", "Document", "MeetingMention"} <= fallen
    assert (refused.version, _state(home)) == ("", before)
    assert "--allow-fall 10" in next(found.message for found in refused.findings if found.where == "Summit")
    assert _publish(project, fall=10.0).version == "2"
    assert _publish(project).stood  # the same again falls by nothing


def test_the_address_by_which_a_release_is_cited_is_a_page(project: Project) -> None:
    _publish(project, issued="2026-11-21")
    page = (project.root.parent / "site" / "release" / "1" / "index.html").read_text("utf-8")
    assert "version 1. https://w3id.org/summitgraph/release/1/" in page
    assert '<a href="summitgraph.ttl">' in page


def test_the_front_page_tells_search_engines_of_the_dataset(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "parts", PARTS)
    _publish(project)
    front = (project.root.parent / "site" / "index.html").read_text("utf-8")
    told = front.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    data = json.loads(told)
    assert data["@type"] == "Dataset"
    assert any(one["contentUrl"].endswith("/release/1/summitgraph.ttl") for one in data["distribution"])


@pytest.mark.parametrize("facts", [{"version": "../../../x"}, {"version": 1}, {"counts": []}])
def test_a_release_that_says_odd_things_of_itself_is_none(project: Project, facts: dict[str, object]) -> None:
    _publish(project)
    path = project.root.parent / "site" / "release" / "1" / "release.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | facts), encoding="utf-8")
    with pytest.raises(ProjectError, match="is no release"):
        _publish(project)


def test_a_release_that_lost_its_record_is_not_thrown_away(project: Project) -> None:
    _publish(project)
    (project.root.parent / "site" / "release" / "1" / "release.json").unlink()
    with pytest.raises(ProjectError, match="is no release"):
        _publish(project)


def test_a_graph_that_changes_while_it_is_published_is_not_published(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def while_building(graph: Path, **options: Any) -> Published:
        found = published(graph, **options)
        add(project, "late.txt", "meet ann ben held 2031-09-21")
        built(project, graph)
        return found

    monkeypatch.setattr(publication, "published", while_building)
    with pytest.raises(ProjectError, match="built anew while it was published"):
        _publish(project)
    assert not (project.root.parent / "site").exists()


def test_a_fall_within_the_share_is_published(project: Project) -> None:
    for number in range(30):
        add(project, f"more{number}.txt", f"meet ann ben held 19{number + 50}-09-21")
    _publish(project)
    (project.corpus / "more3.txt").unlink()
    assert _publish(project).version == "2"  # 39 of 40


def test_violated_shapes_forbid_a_release_unless_one_knows(project: Project) -> None:
    loader = (project.loaders / "press.py").read_text("utf-8")
    dates = "elif word[0][0].isdigit():"
    places = 'elif word[0] == "there":\n            yield Fact(m, term("place"), thing("place", "there"), own)'
    loader = loader.replace(dates, f"{places}\n        {dates}")
    (project.loaders / "press.py").write_text(loader, encoding="utf-8")
    add(project, "bad.txt", "meet ann ben held there 1999-01-01")  # the toy has no places
    refused = _publish(project)
    assert [(found.code, found.level) for found in refused.findings] == [("shape-violated", "error")]
    assert not (project.root.parent / "site").exists()
    allowed = _publish(project, quarantine=True)
    assert (allowed.version, [found.level for found in allowed.findings]) == ("1", ["warning"])
    assert "1999-01-01" not in (project.root.parent / "site" / "release" / "1" / "summitgraph.trig").read_text("utf-8")


@pytest.mark.parametrize("name", ["summitgraph.nq", "summitgraph.ttl", "summitgraph.trig", "report.json"])
def test_dumps_that_are_not_those_of_the_manifest_are_not_published(project: Project, name: str) -> None:
    root = project.root.parent
    built(project, root / "build")
    with (root / "build" / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    refused = publish(root / "build", project=project, out=root / "site", wishes=Wishes())
    assert [(found.code, found.where) for found in refused.findings] == [("dump-differs", name)]
    assert not (root / "site").exists()


def test_a_folder_of_somebody_else_is_not_replaced(project: Project) -> None:
    home = project.root.parent / "site"
    home.mkdir()
    (home / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ProjectError, match="holds files that no release wrote"):
        _publish(project)
    build = project.root.parent / "build"
    with pytest.raises(ProjectError, match="holds files that no release wrote"):
        publish(build, project=project, out=build, wishes=Wishes())
    assert _state(home) == {"thesis.txt": hashlib.sha256(b"mine").hexdigest()}
    assert not (project.links / "summits.tsv").exists()


def _typed(
    project: Project, *arguments: str, way: tuple[str, str, str, str] = WAYS[0]
) -> "subprocess.CompletedProcess[str]":
    seed, zone, locale, workers = way
    command = [sys.executable, "-m", "summitgraph", "--project", str(project.root), "publish", *arguments]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [*command, "--workers", workers],
        cwd=project.root.parent, env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def test_the_same_graph_gives_the_same_site_whatever_the_machine_is_set_to(project: Project, tmp_path: Path) -> None:
    for number in range(200):  # so many that several processes clean their texts
        add(project, f"more{number}.txt", f"meet ann ben held {1700 + number}-09-21", f"say ann We agreed {number}.")
    states = []
    for number, way in enumerate(WAYS):
        copy = tmp_path / str(number) / "project"
        shutil.copytree(project.root, copy)
        built(Project(copy), copy.parent / "build")
        done = _typed(Project(copy), "--graph", str(copy.parent / "build"), "--out", "site", way=way)
        assert done.returncode == 0, done.stderr
        states.append((_state(copy.parent / "site"), (copy / "links" / "summits.tsv").read_bytes()))
    assert states[0] == states[1]
    assert len(states[0][0]) > 15


def test_the_command_tells_what_came_of_it(project: Project) -> None:
    root = project.root.parent
    built(project, root / "build")
    done = _typed(project, "--graph", "build", "--out", "site")
    assert (done.returncode, "10 meetings registered" in done.stdout) == (0, True)
    check = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=root / "site" / "release" / "1", check=False
    )
    assert check.returncode == 0
    (project.corpus / "3.txt").unlink()
    built(project, root / "build")
    done = _typed(project, "--graph", "build", "--out", "site", "--json")
    assert (done.returncode, json.loads(done.stdout)["version"]) == (1, "")
    done = _typed(project, "--graph", "nowhere")
    assert (done.returncode, "summitgraph build" in done.stderr) == (3, True)


def test_other_parts_stand_beside_the_releases_and_see_them(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def pages(found: Published, out: Path) -> None:
        assert (out / "release" / found.version / "SHA256SUMS").is_file()
        assert {path.name for path in out.iterdir()} <= {"release", "index.html"}
        (out / "index.html").write_text(f"{len(found.store)} quads", encoding="utf-8")

    monkeypatch.setattr(site, "parts", lambda: (pages,))
    _publish(project)
    before = _state(project.root.parent / "site")
    assert "index.html" in before
    assert _publish(project).stood
    assert _state(project.root.parent / "site") == before  # ours, so it was replaced


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "20260201", "2026-2-1"])
def test_the_day_of_a_release_is_a_day(project: Project, day: str) -> None:
    with pytest.raises(ProjectError, match="is no day"):
        _publish(project, issued=day)


def test_without_a_register_nothing_is_promised(project: Project) -> None:
    found = _publish(project, register=False)
    assert (found.promised, found.registered) == (False, 0)
    assert not (project.links / "summits.tsv").exists()
    told = (project.root.parent / "site" / "release" / "1" / "summitgraph.ttl").read_text("utf-8")
    assert "sg:registered true" not in told


@pytest.mark.parametrize("moment", ["formats.jsonld", "tables.run", "release.write", "register.append_rows"])
def test_a_publication_that_is_killed_leaves_the_last_site_whole(project: Project, moment: str) -> None:
    _publish(project)
    root = project.root.parent
    home = root / "site"
    before, register = _state(home), (project.links / "summits.tsv").read_bytes()
    add(project, "new.txt", "meet ann ben planned 2023-01-01")
    built(project, root / "build")
    module = "publication" if moment.endswith("append_rows") else moment.partition(".")[0]
    text = (
        f"import os, sys\nfrom summitgraph import cli\nfrom summitgraph.publish import publication, site, {module}\n"
        "site.parts = lambda: ()\n"
        f"{module}.{moment.partition('.')[2]} = lambda *_, **__: os.kill(os.getpid(), 9)\n"
        f"sys.exit(cli.main(['--project', {str(project.root)!r}, 'publish', '--graph', 'build', '--out', 'site']))"
    )
    done = subprocess.run([sys.executable, "-c", text], cwd=root, capture_output=True, check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (_state(home), (project.links / "summits.tsv").read_bytes()) == (before, register)
    assert _publish(project).version == "2"
    assert not list(root.glob(".site*"))


def test_a_quad_of_a_register_is_what_the_dataset_says(project: Project) -> None:
    _publish(project)
    rows = {row.iri: row for row in read_decisions(project.links).registered}
    store = open_store(project.root.parent / "build")
    for iri, row in rows.items():
        held = store.quads_for_pattern(NamedNode(iri), NamedNode(term("participant")), None, None)
        assert row.participants == {str(getattr(quad.object, "value", "")) for quad in held}
        mention = Quad(NamedNode(iri), NamedNode(term("hasMention")), NamedNode(row.anchor))
        assert mention in store
        dates = store.quads_for_pattern(NamedNode(iri), NamedNode(term("date")), None, None)
        assert row.date in {quad.object.value for quad in dates if isinstance(quad.object, Literal)}
