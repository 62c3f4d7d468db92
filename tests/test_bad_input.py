"""What a user can rely on when input is bad: it is told by code and place, and costs no other document anything.

One build of the project's own corpus stands beside one with each kind of bad file added, both typed as a user would.
"""

import csv
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
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
    "회담 기록\n갑국 총리는 수요일 수도에서 을국 대통령을 만나 경제 협력과 지역 안보 문제에 대해 의견을 나누었다. "
    "총리는 올해 가을까지 협상을 마무리하겠다고 말하고 내년에 다시 방문해 달라고 대통령을 초청했다.\n"
)
LOADER = """
from summitgraph import Fact, Source, document_iri, mention, outside, term, thing
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
    return (
        f"<!--1672840800000-->\n[{name}](https://example.org/{name})\n------\n\n"
        f"<div><i>Wed, 04 Jan 2023 14:00:00 GMT</i></div>{body}"
    )


RECORD = next((ROOT / "corpus" / "briefs").glob("2002-*")).read_text("utf-8")
SURROGATE = page("surrogate").encode().replace("任何".encode(), "任".encode() + b"\xed\xa0\x80" + "何".encode())
# file, its bytes, the findings it gives (code, level), how many meetings are read from it
ODD: dict[str, tuple[bytes, list[tuple[str, str]], int]] = {
    "empty.txt": (b"", [("empty-file", "warning")], 0),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(100), [("binary-file", "warning")], 0),
    "gb18030.txt": (page("gb18030").encode("gb18030"), [("other-encoding", "info")], 1),
    "shift-jis.txt": (RECORD.encode("cp932"), [("other-encoding", "info")], 1),
    "euc-kr.txt": (KOREAN.encode("euc_kr"), [("other-encoding", "info")], 0),
    "fffd.txt": (page("fffd").replace("任何", "\ufffd何").encode(), [("replacement-characters", "warning")], 1),
    "surrogate.txt": (SURROGATE, [("replacement-characters", "warning")], 1),
    "nul.txt": (page("nul").replace("任何", "任\0何").encode(), [("nul-characters", "warning")], 1),
    "deep.txt": (page("deep", "<div>" * 10_000 + f"<p>{MEET}</p>").encode(), [], 1),
    "deep-inline.txt": (page("deep-inline", "<b>" * 10_000 + MEET + "</p>" * 10_000).encode(), [], 1),
    "unclosed.txt": (page("unclosed", f'<div><b><p>{MEET}<i><!-- <p>岸田<a href="x').encode(), [], 1),
    "twin.txt": (page("gb18030").encode("gb18030"), [("other-encoding", "info"), ("same-bytes", "warning")], 0),
    "february.txt": (page("february").replace("1月13日", "2月30日").encode(), [("impossible-date", "warning")], 1),
    "tenure.txt": (
        page("tenure").replace("1月13日将在", "1989年3月5日在").encode(),
        [("outside-tenure", "warning")],
        1,
    ),
    "loop": (b"", [("link-loop", "warning")], 0),
}
WRONG: dict[str, tuple[bytes, list[tuple[str, str]], int]] = {
    "large.txt": (page("large", f"<p>{MEET}</p>" + " " * LARGEST).encode(), [("file-too-large", "error")], 0),
    "raise.txt": (b"raise\nwords\n", [("loader-failed", "error")], 0),
    "twice.txt": (b"twice\nwords\n", [("two-loaders", "error")], 0),
}


@dataclass(frozen=True)
class Built:
    """A build that was typed: how it ended, its report, and the rows of its queries by document."""

    done: CompletedProcess[str]
    folder: Path
    findings: list[dict[str, str]]
    rows: dict[str, list[dict[str, str]]]

    def of(self, name: str) -> list[dict[str, str]]:
        """The findings about one file, sorted by code."""
        about = [row for row in self.findings if name in {row.get("where"), row.get("document")}]
        return sorted(about, key=lambda row: row["code"])


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


def put(folder: Path, files: dict[str, tuple[bytes, list[tuple[str, str]], int]]) -> None:
    for name, (data, findings, _) in files.items():
        if ("link-loop", "warning") in findings:
            (folder / name).symlink_to(".")
        else:
            (folder / name).write_bytes(data)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project itself, with a loader for Korean; ``loaders-wrong`` holds broken ones besides."""
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
    shutil.copytree(project.parent / "good", project.parent / "odd")
    put(project.parent / "odd", ODD)
    return built(project, project.parent / "odd")


@pytest.fixture(scope="module")
def wrong(project: Path, odd: Built) -> Built:
    """A build beside wrong files and broken loaders as well."""
    other = shutil.copytree(project, project.with_name("project-wrong"), symlinks=True)
    for name, text in LOADERS.items():
        (other / "loaders" / name).write_text(text, encoding="utf-8")
    shutil.copytree(project.parent / "good", project.parent / "wrong")
    put(project.parent / "wrong", WRONG)
    return built(other, project.parent / "wrong")


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_told_by_code_and_place(odd: Built, name: str) -> None:
    _, findings, meetings = ODD[name]
    assert [(row["code"], row["level"]) for row in odd.of(name)] == findings
    assert len([row for row in odd.rows.get(name, []) if "status" in row and "level" in row]) == meetings


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_is_told_by_code_and_place(wrong: Built, name: str) -> None:
    _, findings, _ = WRONG[name]
    assert [(row["code"], row["level"]) for row in wrong.of(name)] == findings
    assert name not in wrong.rows


def test_the_exit_code_tells_odd_from_wrong(good: Built, odd: Built, wrong: Built) -> None:
    assert [build.done.returncode for build in (good, odd, wrong)] == [0, 0, 1], odd.done.stdout
    assert not any("Traceback" in build.done.stderr for build in (good, odd, wrong))


def test_no_other_document_loses_or_gains_a_row(good: Built, odd: Built, wrong: Built) -> None:
    assert len(good.rows) == len(list((ROOT / "corpus" / "briefs").iterdir()))
    for name, rows in good.rows.items():
        assert odd.rows[name] == rows
        assert wrong.rows[name] == rows


def test_a_message_names_what_to_mend(odd: Built, wrong: Built) -> None:
    told = {row["code"]: row["message"] for row in (*odd.findings, *wrong.findings)}
    assert "SUMMITGRAPH_MAX_FILE_BYTES" in told["file-too-large"]
    assert "raising.py line 12: KeyError: 'no such column'" in told["loader-failed"]
    assert "claimed by first, second" in told["two-loaders"]
    assert "syntax.py line 2: SyntaxError" in told["loader-broken"]
    assert "2月30日" in told["impossible-date"]
    assert "gb18030.txt" in told["same-bytes"]


@pytest.mark.parametrize("folder", ["documents", "odd"])
def test_quotations_from_any_encoding_stand(project: Path, odd: Built, folder: str) -> None:
    place = odd.folder / folder if folder == "documents" else project.parent / folder
    told = json.loads(
        typed("verify", "--graph", str(odd.folder), "--documents", str(place), "--json", folder=project).stdout
    )
    assert (told["failures"], told["by_hash"]) == ([], 0)
    assert told["checked"] > 100


@pytest.mark.parametrize(
    ("name", "encoding"), [("gb18030.txt", "gb18030"), ("nul.txt", "utf-8"), ("deep.txt", "utf-8")]
)
def test_offsets_count_characters_of_the_text_as_it_was_decoded(odd: Built, name: str, encoding: str) -> None:
    text = ODD[name][0].decode(encoding)
    [quote] = [row for row in odd.rows[name] if "quote" in row]
    assert text[int(quote["start"]) : int(quote["end"])] == quote["quote"]
    assert quote["quote"].endswith("愿意会谈。")


def test_the_dumps_hold_what_bad_documents_said(odd: Built) -> None:
    import pyoxigraph as ox

    lines = (odd.folder / "summitgraph.nq").read_text("utf-8").splitlines()
    assert len(set(ox.parse(path=odd.folder / "summitgraph.trig"))) == len(lines)
    assert any("회담" not in line and "갑국 총리는" in line for line in lines)


def test_the_same_shift_jis_words_give_the_same_rows_as_utf_8(good: Built, odd: Built) -> None:
    original = next(name for name in good.rows if name.startswith("2002-"))
    parts = [{k: v for k, v in row.items() if k not in {"document", "meeting"}} for row in good.rows[original]]
    again = [{k: v for k, v in row.items() if k not in {"document", "meeting"}} for row in odd.rows["shift-jis.txt"]]
    assert [row for row in again if "agreement" not in row] == [row for row in parts if "agreement" not in row]


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told_and_the_others_are_read(toy: Path) -> None:
    (toy / "corpus" / "locked.txt").write_text("toy 2022-10-01\nmeet ANN\n", encoding="utf-8")
    (toy / "corpus" / "locked.txt").chmod(0)
    done = typed("build", folder=toy)
    assert (done.returncode, "locked.txt could not be read: Permission denied" in done.stdout) == (1, True)


@pytest.fixture
def toy(tmp_path: Path) -> Iterator[Path]:
    """A small project with a graph in ``build``, which is as it was when the test is over."""
    root = make_project(tmp_path / "toy").root
    shutil.copy(ROOT / "queries" / "meetings.rq", root / "queries")
    for number in range(1, 29):
        text = f"toy 2022-10-01\nmeet ANN BEN held 2022-09-{number:02}\n"
        (root / "corpus" / f"{number}.txt").write_text(text, encoding="utf-8")
    assert typed("build", folder=root).returncode == 0
    before = state(root / "build")
    yield root
    assert state(root / "build") == before


def state(folder: Path) -> dict[str, bytes]:
    names = (path for path in folder.rglob("*") if path.is_file() and path.name != "run.json")
    return {str(path.relative_to(folder)): path.read_bytes() for path in names}


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("shapes/bad.ttl", "@prefix sh: <x:> .\n\nsh:a sh:b .\n", "bad.ttl line 3"),
        ("ontology/bad.ttl", "@prefix sg: <x:> .\nsg:a sg:b ; .. \n", "bad.ttl line 2"),
        ("links/takedown.tsv", "kind\tid\nplanet\t1\n", "takedown.tsv line 2"),
    ],
)
def test_a_broken_file_of_the_project_is_told_with_its_line(toy: Path, file: str, text: str, told: str) -> None:
    (toy / file).write_text(text, encoding="utf-8")
    done = typed("build", folder=toy)
    assert (done.returncode, told in done.stderr) == (3, True), done.stderr
    assert (toy / "build").exists()


def test_a_broken_query_file_is_told_with_its_line_and_hinders_no_build(toy: Path) -> None:
    (toy / "queries" / "bad.rq").write_text("# What it asks.\n\nSELECT ?x WHERE { ?x ?y\n", encoding="utf-8")
    done = typed("query", "bad", folder=toy)
    assert (done.returncode, "bad.rq line 3" in done.stderr) == (3, True), done.stderr
    assert typed("query", "meetings", folder=toy).returncode == 0
    assert typed("build", folder=toy).returncode == 0


@pytest.mark.parametrize("share", [0, 0.3, 0.9, 0.999])
def test_a_disk_that_fills_at_any_point_leaves_the_last_build_and_nothing_else(toy: Path, share: float) -> None:
    most = max(len(data) for data in state(toy / "build").values())
    (toy / "corpus" / "more.txt").write_text("toy 2022-10-01\nmeet ANN BEN planned 2023\n", encoding="utf-8")
    done = typed("build", folder=toy, largest=int(most * share))
    assert (done.returncode, "disk is full" in done.stderr) == (5, True), done.stderr
    assert not list(toy.glob(".build*"))


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 5), (signal.SIGKILL, -9)])
@pytest.mark.parametrize("moment", ["", "summitgraph.ttl", "store"])
def test_a_build_that_is_stopped_or_killed_leaves_the_last_one_whole(
    toy: Path, sent: signal.Signals, code: int, moment: str
) -> None:
    (toy / "corpus" / "more.txt").write_text("toy 2022-10-01\nmeet ANN BEN planned 2023\n", encoding="utf-8")
    running = subprocess.Popen([sys.executable, "-m", "summitgraph", "build"], cwd=toy, stderr=subprocess.PIPE)
    wait_for(lambda: list(toy.glob(f".build.building-*/{moment}")))
    running.send_signal(sent)
    told = running.communicate(timeout=30)[1].decode()
    assert (running.returncode, "Traceback" in told) == (code, False)
    assert typed("build", "--out", "other", folder=toy).returncode == 0
    (toy / "corpus" / "more.txt").unlink()
    assert typed("build", folder=toy).returncode == 0
    assert not list(toy.glob(".build*"))


def wait_for(ready: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.0005)
