"""What a user can rely on when input is bad: it is told by code and place, and costs no other document anything.

One build of the project's own corpus stands beside one with each kind of bad file added, both typed as a user would.
"""

import csv
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.projects import make_project

pytestmark = pytest.mark.xdist_group("bad-input")
ROOT = Path(__file__).parents[1]
LARGEST = 200_000
MEET = "日本首相岸田文雄1月13日将在白宫会见美国总统拜登。岸田说：“不设任何条件，愿意会谈。”"
KOREAN = (
    "회담 기록\n갑국 총리는 수요일 수도에서 을국 대통령을 만나 경제 협력과 지역 안보 문제에 대해 의견을 나누었다.\n"
)
LOADER = """
from summitgraph import Fact, Source, document_iri, outside, term, thing
from summitgraph.model import words
SOURCES = (Source("toy", "Toy", "ko", "https://example.org/"),)
VERSION = "1"
def identify(document):
    return document.text.startswith({start!r})
def load(document, authority):
    iri, line = document_iri(document), document.span(document.text.index("\\n") + 1, len(document.text) - 1)
    yield Fact(iri, outside("dcterms:title"), words(line.quotation, "ko"), line)
    yield Fact(iri, term("source"), thing("source", "toy"), line)
    {then}
"""
LOADERS = {
    "korean.py": LOADER.format(start="회담 기록", then=""),
    "raising.py": LOADER.format(start="raise", then="raise KeyError('no such column')"),
    "first.py": LOADER.format(start="twice", then=""),
    "second.py": LOADER.format(start="twice", then=""),
    "syntax.py": "SOURCES = ()\ndef load(:\n",
}


def page(name: str, body: str = f"<p>{MEET}</p>") -> str:
    """A news page as a mirror keeps it; its address makes it differ from others."""
    head = f"<!--1672840800000-->\n[{name}](https://example.org/{name})\n------\n\n"
    return f"{head}<div><i>Wed, 04 Jan 2023 14:00:00 GMT</i></div>{body}"


RECORD = next((ROOT / "corpus" / "briefs").glob("2002-*")).read_text("utf-8")
SURROGATE = page("surrogate").encode().replace("任何".encode(), "任".encode() + b"\xed\xa0\x80" + "何".encode())
# a file, its bytes, the findings it gives, how many meetings are read from it
Bad = tuple[bytes, str, int]
ODD: dict[str, Bad] = {
    "empty.txt": (b"", "empty-file warning", 0),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), "binary-file warning", 0),
    "gb18030.txt": (page("gb18030").encode("gb18030"), "other-encoding info", 1),
    "shift-jis.txt": (RECORD.encode("cp932"), "other-encoding info", 1),
    "euc-kr.txt": (KOREAN.encode("euc_kr"), "other-encoding info", 0),
    "fffd.txt": (page("fffd").replace("任何", "\ufffd何").encode(), "replacement-characters warning", 1),
    "surrogate.txt": (SURROGATE, "replacement-characters warning", 1),
    "nul.txt": (page("nul").replace("任何", "任\0何").encode(), "nul-characters warning", 1),
    "deep.txt": (page("deep", "<div>" * 10_000 + f"<p>{MEET}</p>").encode(), "", 1),
    "deep-inline.txt": (page("deep-inline", "<b>" * 10_000 + MEET + "</p>" * 10_000).encode(), "", 1),
    "unclosed.txt": (page("unclosed", f'<div><b><p>{MEET}<i><!-- <p>岸田<a href="x').encode(), "", 1),
    "twin.txt": (page("gb18030").encode("gb18030"), "other-encoding info, same-bytes warning", 0),
    "february.txt": (page("february").replace("1月13日", "2月30日").encode(), "impossible-date warning", 1),
    "tenure.txt": (page("tenure").replace("1月13日将在", "1989年3月5日在").encode(), "outside-tenure warning", 1),
    "loop": (b"", "link-loop warning", 0),
}
WRONG: dict[str, Bad] = {
    "large.txt": (page("large", f"<p>{MEET}</p>" + " " * LARGEST).encode(), "file-too-large error", 0),
    "raise.txt": (b"raise\nwords\n", "loader-failed error", 0),
    "twice.txt": (b"twice\nwords\n", "two-loaders error", 0),
}


@dataclass(frozen=True)
class Built:
    """A build that was typed: how it ended, its findings, and the rows of its queries by document."""

    done: CompletedProcess[str]
    folder: Path
    findings: list[dict[str, str]]
    rows: dict[str, list[dict[str, str]]]

    def of(self, name: str) -> str:
        """The findings about one file, each once, as ``code level, code level``."""
        about = [row for row in self.findings if name in {row.get("where"), row.get("document")}]
        return ", ".join(sorted({f"{row['code']} {row['level']}" for row in about}))


def typed(*words: str, folder: Path, largest: int = -1) -> CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SUMMITGRAPH_")}
    return subprocess.run(
        [sys.executable, "-m", "summitgraph", *words],
        cwd=folder, env=environment | {"SUMMITGRAPH_MAX_FILE_BYTES": str(LARGEST)},
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )  # fmt: skip


def built(project: Path, documents: Path) -> Built:
    done = typed("build", str(documents), "--out", f"{documents}-graph", folder=project)
    graph = documents.with_name(f"{documents.name}-graph")
    rows: dict[str, list[dict[str, str]]] = {}
    for name in ("meetings", "quotes", "agreements"):
        told = typed("query", name, "--graph", str(graph), "--format", "csv", folder=project).stdout
        for row in csv.DictReader(StringIO(told)):
            rows.setdefault(row["document"], []).append(row)
    return Built(done, graph, json.loads((graph / "report.json").read_text("utf-8"))["findings"], rows)


def put(folder: Path, files: dict[str, Bad]) -> Path:
    shutil.copytree(folder.with_name("good"), folder)
    for name, (data, findings, _) in files.items():
        if findings == "link-loop warning":
            (folder / name).symlink_to(".")
        else:
            (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project itself with one more loader, for Korean; its documents lie beside it in ``good``."""
    root = tmp_path_factory.mktemp("bad-input") / "project"
    root.mkdir()
    for name in ("ontology", "shapes", "queries", "links"):
        (root / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "loaders", root / "loaders", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "loaders" / "korean.py").write_text(LOADERS["korean.py"], encoding="utf-8")
    shutil.copytree(ROOT / "corpus" / "briefs", root.parent / "good")
    return root


@pytest.fixture(scope="module")
def good(project: Path) -> Built:
    return built(project, project.parent / "good")


@pytest.fixture(scope="module")
def odd(project: Path) -> Built:
    """A build beside files that are odd, and no more than that."""
    return built(project, put(project.parent / "odd", ODD))


@pytest.fixture(scope="module")
def wrong(project: Path) -> Built:
    """A build beside wrong files and broken loaders as well."""
    other = shutil.copytree(project, project.with_name("project-wrong"), symlinks=True)
    for name, text in LOADERS.items():
        (other / "loaders" / name).write_text(text, encoding="utf-8")
    return built(other, put(project.parent / "wrong", WRONG))


@pytest.mark.parametrize("name", [*ODD, *WRONG])
def test_a_bad_file_is_told_by_code_and_place_and_read_as_far_as_it_can_be(odd: Built, wrong: Built, name: str) -> None:
    _, findings, meetings = (ODD | WRONG)[name]
    build = odd if name in ODD else wrong
    assert build.of(name) == findings
    assert sum("mode" in row for row in build.rows.get(name, [])) == meetings


def test_no_other_document_loses_a_row_and_the_exit_code_tells_odd_from_wrong(
    good: Built, odd: Built, wrong: Built
) -> None:
    assert [build.done.returncode for build in (good, odd, wrong)] == [0, 0, 1], odd.done.stdout
    assert len(good.rows) == len(list((ROOT / "corpus" / "briefs").iterdir()))
    assert good.rows.items() <= odd.rows.items()
    assert good.rows.items() <= wrong.rows.items()


def test_a_message_names_what_to_mend(odd: Built, wrong: Built) -> None:
    told = {row["code"]: row["message"] for row in (*odd.findings, *wrong.findings)}
    assert "SUMMITGRAPH_MAX_FILE_BYTES" in told["file-too-large"]
    assert "raising.py line 12: KeyError: 'no such column'" in told["loader-failed"]
    assert "claimed by first, second" in told["two-loaders"]
    assert "syntax.py line 2: SyntaxError" in told["loader-broken"]
    assert ("2月30日" in told["impossible-date"], "gb18030.txt" in told["same-bytes"]) == (True, True)


def test_quotations_from_any_encoding_stand(project: Path, odd: Built) -> None:
    for folder in (odd.folder / "documents", project.parent / "odd"):
        words = ("verify", "--graph", str(odd.folder), "--documents", str(folder), "--json")
        told = json.loads(typed(*words, folder=project).stdout)
        assert (told["failures"], told["by_hash"], told["checked"] > 100) == ([], 0, True)
    assert "갑국 총리는" in (odd.folder / "summitgraph.nq").read_text("utf-8")


@pytest.mark.parametrize(("name", "encoding"), [("gb18030.txt", "gb18030"), ("nul.txt", "utf-8")])
def test_offsets_count_characters_of_the_text_as_it_was_decoded(odd: Built, name: str, encoding: str) -> None:
    [quote] = [row for row in odd.rows[name] if "quote" in row]
    assert ODD[name][0].decode(encoding)[int(quote["start"]) : int(quote["end"])] == quote["quote"]


def test_a_record_in_shift_jis_gives_the_same_rows_as_in_utf_8(good: Built, odd: Built) -> None:
    [original] = [rows for name, rows in good.rows.items() if name.startswith("2002-")]
    rows = [row | {name: old[name] for name in ("document", "meeting") if name in row}
            for row, old in zip(odd.rows["shift-jis.txt"], original, strict=True)]  # fmt: skip
    assert rows == original


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told_and_the_others_are_read(toy: Path) -> None:
    (toy / "corpus" / "locked.txt").write_text("toy 2022-10-01\nmeet ANN\n", encoding="utf-8")
    (toy / "corpus" / "locked.txt").chmod(0)
    done = typed("build", folder=toy)
    assert (done.returncode, "locked.txt could not be read: Permission denied" in done.stdout) == (1, True)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A small project with a graph in ``build``, and a document that came later."""
    root = make_project(tmp_path / "toy").root
    for number in range(1, 29):
        text = f"toy 2022-10-01\nmeet ANN BEN held 2022-09-{number:02}\n"
        (root / "corpus" / f"{number}.txt").write_text(text, encoding="utf-8")
    assert typed("build", folder=root).returncode == 0
    (root / "corpus" / "later.txt").write_text("toy 2022-10-01\nmeet ANN BEN planned 2023\n", encoding="utf-8")
    return root


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("command", "file", "text", "told"),
    [
        ("build", "shapes/bad.ttl", "@prefix sh: <x:> .\n\nsh:a sh:b .\n", r"bad\.ttl.* line 3"),
        ("build", "ontology/bad.ttl", "@prefix sg: <x:> .\nsg:a sg:b ; .. \n", r"bad\.ttl.* line 2"),
        ("build", "links/takedown.tsv", "kind\tid\nplanet\t1\n", r"takedown\.tsv.*'planet'"),
        ("query", "queries/bad.rq", "# What it asks.\n\nSELECT ?x WHERE { ?x ?y }\n", r"bad\.rq, line \d"),
    ],
)
def test_a_broken_file_of_the_project_is_named(toy: Path, command: str, file: str, text: str, told: str) -> None:
    before = state(toy / "build")
    (toy / file).write_text(text, encoding="utf-8")
    done = typed(command, folder=toy)
    assert (done.returncode, bool(re.search(told, done.stderr))) == (3, True), done.stderr
    assert state(toy / "build") == before


@pytest.mark.parametrize("out", ["/", "x" * 300, "/proc/none", "here/there"])
def test_an_out_that_cannot_be_is_no_bug_of_ours(toy: Path, out: str) -> None:
    (toy / "here").write_text("a file", encoding="utf-8")
    done = typed("build", "--out", out, folder=toy)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1), done.stderr


def test_a_build_never_reads_what_it_wrote_itself(toy: Path) -> None:
    first, second = (typed("build", "corpus", "--out", "corpus/graph", folder=toy) for _ in range(2))
    assert first.stdout == second.stdout
    assert "Read 29 documents" in second.stdout


def add(toy: Path) -> None:
    """One document more: a build of what did not change writes nothing."""
    (toy / "corpus" / "new.txt").write_text("toy 2022-10-01\nmeet ANN BEN held 1987\n", encoding="utf-8")


@pytest.mark.parametrize("share", [0, 0.5, 0.999])
def test_a_disk_that_fills_at_any_point_leaves_the_last_build_and_nothing_else(toy: Path, share: float) -> None:
    before = state(toy / "build")
    add(toy)
    done = typed("build", folder=toy, largest=int(max(map(len, before.values())) * share))
    assert (done.returncode, "disk is full" in done.stderr) == (5, True), done.stderr
    assert (state(toy / "build"), list(toy.glob(".build*"))) == (before, [])


@pytest.mark.parametrize(("sent", "code"), [("SIGINT", 5), ("SIGKILL", -signal.SIGKILL)])
@pytest.mark.parametrize("moment", ["dumps.trig", "store.fill_store", "replacing._swap"])
def test_a_build_stopped_or_killed_leaves_the_last_one_whole_and_the_next_one_works(
    toy: Path, sent: str, code: int, moment: str
) -> None:
    before = state(toy / "build")
    add(toy)
    text = (
        f"import os, signal, sys\nfrom summitgraph import cli, dumps, replacing, store\n"
        f"{moment} = lambda *_, **__: os.kill(os.getpid(), signal.{sent})\nsys.exit(cli.main(['build']))"
    )
    done = subprocess.run([sys.executable, "-c", text], cwd=toy, capture_output=True, check=False, timeout=60)
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False)
    assert state(toy / "build") == before
    assert ("Read 30 documents" in typed("build", folder=toy).stdout, list(toy.glob(".build*"))) == (True, [])


def test_when_a_build_is_killed_the_processes_that_read_for_it_end_as_well(toy: Path) -> None:
    before = state(toy / "build")
    killer = LOADER.format(start="kill", then="import os, time; os.kill(os.getppid(), 9); time.sleep(100)")
    (toy / "loaders" / "killer.py").write_text(killer, encoding="utf-8")
    for number in range(40):
        (toy / "corpus" / f"kill{number}.txt").write_text(f"kill\n{number}\n", encoding="utf-8")
    done = typed("build", "--workers", "2", folder=toy)  # ends when nobody holds its output any more
    assert done.returncode == -signal.SIGKILL
    assert state(toy / "build") == before
