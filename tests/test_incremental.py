"""What a user can rely on: a build costs what has changed, and gives the bytes of a build from nothing.

Twenty builds killed at random moments are run by hand:
``SUMMITGRAPH_KILLS=20 pytest tests/test_incremental.py -k killed``.
"""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import zlib
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitgraph.build import FILES, BuildResult, build
from summitgraph.project import Project
from summitgraph.store import open_store
from tests.many_pages import pages
from tests.projects import make_project

ROOT = Path(__file__).parents[1]
BYTES = (*FILES, "manifest.json")
TEXTS = (
    "toy 2022-10-01\nmeet ANN BEN held 2022-09-21\n",
    "toy 2022-09-01\nmeet ANN BEN planned 2022-09\nmeet ANN BEN held 2021 phone\n",
    "toy 2022-10-02\nmeet ANN BEN held 2022-09-21\nmeet ANN BEN ODD held 2020-01-01\n",
    "toy 2022-10-01\nmeet ANN BEN held 1987 SOMEWHERE\nmeet ANN BEN held 2022-09-21\n",
    "toy 2022-10-01\nmeet ANN BUG\n",
    "toy 2022-10-01\nmeet ANN BEN 2023-02-30\n",
    "nobody reads this\n",
    "",
)


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some hundred small builds would each wait until the whole machine has written what it has to."""
    monkeypatch.setattr("summitgraph.replacing.os.sync", lambda: None)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make_project(tmp_path / "project")
    for number, text in enumerate(TEXTS):
        (made.corpus / f"{number}.txt").write_text(text, encoding="utf-8")
    return made


class Counted:
    """A build of the corpus that counts the documents read by a loader."""

    def __init__(self, project: Project, out: Path) -> None:
        self.project, self.out, self.made = project, out, 0

    def __call__(self, *, workers: int = 1) -> BuildResult:
        self.made = 0
        return build([self.project.corpus], out=self.out, project=self.project, workers=workers, progress=self._hear)

    def _hear(self, stage: str, done: int, total: int) -> None:
        if stage == "extracting":
            self.made = max(self.made, done)


@pytest.fixture
def again(project: Project, tmp_path: Path) -> Counted:
    made = Counted(project, tmp_path / "out")
    made()
    assert made.made == len(TEXTS) - 1  # the empty one is no document
    return made


def state(out: Path) -> dict[str, bytes]:
    """Every file of a build that is the same for the same inputs."""
    documents = {f"documents/{path.name}": path.read_bytes() for path in (out / "documents").iterdir()}
    return {name: (out / name).read_bytes() for name in BYTES} | documents


def fresh(project: Project, out: Path) -> dict[str, bytes]:
    """The same build from nothing."""
    shutil.rmtree(out, ignore_errors=True)
    build([project.corpus], out=out, project=project)
    return state(out)


def lines(out: Path) -> list[str]:
    """What the store holds, as the N-Quads have it."""
    return sorted(f"{found} ." for found in open_store(out))


def test_when_nothing_has_changed_nothing_is_read_or_written(again: Counted) -> None:
    before = {path: path.stat().st_mtime_ns for path in again.out.rglob("*")}
    first = again()
    assert first.unchanged
    assert again.made == 0
    assert {path: path.stat().st_mtime_ns for path in again.out.rglob("*")} == before


def test_a_build_that_writes_nothing_finds_what_the_last_one_found(again: Counted, tmp_path: Path) -> None:
    second = again()
    third = build([again.project.corpus], out=tmp_path / "other", project=again.project)
    assert (second.counts, set(second.findings), second.results) == (third.counts, set(third.findings), third.results)
    assert (second.names, second.ok, second.clean) == (third.names, third.ok, third.clean)


@pytest.mark.parametrize("workers", [1, 2])
def test_one_changed_document_is_the_only_one_read_again(again: Counted, tmp_path: Path, workers: int) -> None:
    (again.project.corpus / "0.txt").write_text(TEXTS[0].replace("09-21", "09-22"), encoding="utf-8")
    assert not again(workers=workers).unchanged
    assert again.made == 1
    assert state(again.out) == fresh(again.project, tmp_path / "fresh")
    assert lines(again.out) == lines(tmp_path / "fresh")


EDITS = {
    "loaders/toy.py": ("a toy breaks", "a toy is broken"),
    "ontology/leaders.ttl": ('"Ann"@en', '"Anna"@en'),
    "shapes/who.ttl": ("has no places", "knows no places"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_the_project_reads_everything_again(again: Counted, tmp_path: Path, name: str) -> None:
    path = again.project.root / name
    path.write_text(path.read_text("utf-8").replace(*EDITS[name]), encoding="utf-8")
    again()
    assert again.made == len(TEXTS) - 1
    assert state(again.out) == fresh(again.project, tmp_path / "fresh")


def test_a_correction_reads_its_document_again_and_no_other(again: Counted, tmp_path: Path) -> None:
    sha = hashlib.sha256(TEXTS[0].encode()).hexdigest()
    names = ["document", "start", "end", "field", "read", "corrected", "who", "why", "date"]
    row = [sha, "15", "43", "date", "2022-09-21", "2022-09-22", "Us", "misprint", "2026-01-01"]
    table = again.project.links / "corrections.tsv"
    table.write_text("\t".join(names) + "\n" + "\t".join(row) + "\n", encoding="utf-8")
    for _ in range(2):
        again()
        assert state(again.out) == fresh(again.project, tmp_path / "fresh")
        table.touch()
    table.unlink()
    again()
    assert again.made == 1
    assert state(again.out) == fresh(again.project, tmp_path / "fresh")


@pytest.mark.parametrize("kind", ["document", "person"])
def test_what_is_taken_down_goes_at_once(again: Counted, tmp_path: Path, kind: str) -> None:
    name = {"document": hashlib.sha256(TEXTS[0].encode()).hexdigest(), "person": "leader/ann"}[kind]
    (again.project.links / "takedown.tsv").write_text(f"kind\tid\n{kind}\t{name}\n", encoding="utf-8")
    again()
    assert state(again.out) == fresh(again.project, tmp_path / "fresh")
    assert name not in (again.out / "summitgraph.nq").read_text("utf-8")
    assert again().unchanged


@pytest.mark.parametrize("name", [*BYTES, "documents", "store/summitgraph.sha256", "kept/build"])
def test_a_build_that_somebody_changed_is_written_again(again: Counted, name: str) -> None:
    before = state(again.out)
    path = again.out / name
    if path.is_dir():
        path = min(path.iterdir())
    if name == "manifest.json":
        path.write_bytes(path.read_bytes().replace(b'"counts"', b' "counts"'))
    else:
        path.write_bytes(path.read_bytes()[:-2])
    assert not again().unchanged
    assert again.made == 0
    assert state(again.out) == before
    assert again().unchanged


DAMAGED = [
    *((f"kept/{name}", share) for name in ("parts", "things") for share in (0, 0.1, 0.5, 0.9, 0.999)),
    *((name, share) for name in ("kept/places", "kept/store", *FILES[1:3]) for share in (0.01, 0.6, 0.999)),
]


@pytest.mark.parametrize("damage", ["cut", "flip"])
@pytest.mark.parametrize(("name", "share"), DAMAGED)
def test_what_is_damaged_is_made_anew(again: Counted, tmp_path: Path, name: str, damage: str, share: float) -> None:
    path = again.out / name
    data = bytearray(path.read_bytes())
    place = int(len(data) * share)
    if damage == "cut":
        del data[place:]
    else:
        data[place] ^= 0x41
    path.write_bytes(data)
    (again.project.corpus / "new.txt").write_text("toy 2022-10-01\nmeet ANN BEN held 1999\n", encoding="utf-8")
    again()
    assert state(again.out) == fresh(again.project, tmp_path / "fresh")
    assert lines(again.out) == lines(tmp_path / "fresh")


def test_a_dump_is_copied_from_the_last_one_but_for_what_has_changed(
    again: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (again.project.corpus / "3.txt").unlink()  # it has an error, so that its quads are looked at each time
    again()
    unpacked: list[bytes] = []

    def unpack(packed: bytes) -> bytes:
        unpacked.append(packed)
        return zlib.decompress(packed)

    monkeypatch.setattr("summitgraph.texts._unpacked", unpack)
    (again.project.corpus / "0.txt").write_text(TEXTS[0].replace("09-21", "09-22"), encoding="utf-8")
    again()
    assert len(unpacked) == 5  # of the new document: its record and its other lines, for dump and store, and its TriG
    monkeypatch.undo()
    monkeypatch.setattr("summitgraph.replacing.os.sync", lambda: None)
    assert state(again.out) == fresh(again.project, tmp_path / "fresh")


def test_what_nobody_uses_is_dropped(again: Counted) -> None:
    before = (again.out / "kept" / "parts").stat().st_size
    for number in range(1, len(TEXTS)):
        (again.project.corpus / f"{number}.txt").unlink()
    again()
    assert 0 < (again.out / "kept" / "parts").stat().st_size < before / 3


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.dictionaries(st.integers(0, 5), st.sampled_from([None, *TEXTS]), min_size=1), max_size=3))
def test_any_edits_give_what_a_build_from_nothing_gives(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[int, str | None]]
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    project = make_project(folder / "project")
    (project.corpus / "always.txt").write_text(TEXTS[1], encoding="utf-8")
    for step in [{}, *steps]:
        for number, text in step.items():
            path = project.corpus / f"{number}.txt"
            path.unlink(missing_ok=True)
            if text is not None:
                path.write_text(text, encoding="utf-8")
        build([project.corpus], out=folder / "out", project=project)
        assert state(folder / "out") == fresh(project, folder / "fresh")
        assert lines(folder / "out") == lines(folder / "fresh")


def test_pages_over_the_whole_authority_change_one_by_one(tmp_path: Path) -> None:
    project = Project(ROOT)
    corpus = tmp_path / "pages"
    corpus.mkdir()
    for name, text in pages(6):
        (corpus / Path(name).name).write_text(text, encoding="utf-8")
    made: list[int] = []

    def built(out: Path) -> BuildResult:
        made.clear()
        return build([corpus], out=out, project=project, progress=lambda s, done, _: made.append((s, done)[1]))

    built(tmp_path / "out")
    changed, kept = sorted(corpus.iterdir())[2:4]
    changed.write_text(kept.read_text("utf-8").replace("1", "2"), encoding="utf-8")
    built(tmp_path / "out")
    built(tmp_path / "fresh")
    assert state(tmp_path / "out") == state(tmp_path / "fresh")
    assert lines(tmp_path / "out") == lines(tmp_path / "fresh")


# kills its own process when it is about to open, rename, remove ... the file of a given number
KILLED = """
import os, signal, sys
from summitgraph import cli
left = int(sys.argv.pop(1))
def hear(event, _):
    global left
    if event.startswith(("open", "os.", "ctypes.")):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hear)
code = cli.main(sys.argv[1:])
print("left", left)
"""


@pytest.mark.parametrize("number", range(int(os.environ.get("SUMMITGRAPH_KILLS", "3"))))
def test_a_build_killed_at_any_moment_leaves_the_last_one_whole(again: Counted, tmp_path: Path, number: int) -> None:
    (again.project.corpus / "more.txt").write_text("toy 2022-10-01\nmeet ANN BEN held 1987\n", encoding="utf-8")
    before = state(again.out)
    wanted = fresh(again.project, tmp_path / "fresh")

    def typed(moment: int, out: Path) -> "subprocess.CompletedProcess[str]":
        given = ["--project", str(again.project.root), "build", str(again.project.corpus), "--out", str(out)]
        command = [sys.executable, "-c", KILLED, str(moment), *given]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    shutil.copytree(again.out, tmp_path / "tried")
    told = typed(1_000_000, tmp_path / "tried")
    moments = 1_000_000 - int(told.stdout.split()[-1])
    done = typed(random.Random(number).randint(1, moments), again.out)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert state(again.out) in (before, wanted)
    again()
    assert state(again.out) == wanted
    assert not list(tmp_path.glob(".out*"))


def test_the_store_is_carried_on_when_little_has_changed(again: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summitgraph.store.fill_store", lambda *_, **__: pytest.fail("the store was filled anew"))
    (again.project.corpus / "0.txt").write_text(TEXTS[0].replace("09-21", "09-22"), encoding="utf-8")
    again()
    assert lines(again.out) == (again.out / "summitgraph.nq").read_text("utf-8").splitlines()


def test_a_damaged_store_is_filled_anew(again: Counted) -> None:
    tables = list((again.out / "store").glob("*.sst"))
    assert tables
    for path in tables:
        path.write_bytes(path.read_bytes()[:-9])
    (again.project.corpus / "0.txt").write_text(TEXTS[0].replace("09-21", "09-22"), encoding="utf-8")
    again()
    assert lines(again.out) == (again.out / "summitgraph.nq").read_text("utf-8").splitlines()


def test_a_store_that_somebody_wrote_into_is_filled_anew(again: Counted) -> None:
    store = ox.Store(str(again.out / "store"))
    example = ox.NamedNode("https://example.org/by-hand")
    store.add(ox.Quad(example, example, example))
    del store
    (again.project.corpus / "0.txt").write_text(TEXTS[0].replace("09-21", "09-22"), encoding="utf-8")
    again()
    assert lines(again.out) == (again.out / "summitgraph.nq").read_text("utf-8").splitlines()
