"""The command line: what a user types and sees, and which exit code a script gets."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from summitgraph.cli import app
from tests.projects import make_project

pytestmark = pytest.mark.xdist_group("cli")
ROOT = Path(__file__).parents[1]
COMMANDS = ["build", "query", "explain", "verify", "validate", "reason", "publish", "serve", "doctor"]
Cli = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a graph in ``build``."""
    made = make_project(tmp_path_factory.mktemp("cli") / "project")
    for name in ("meetings", "summits-of-leader", "last-met"):
        shutil.copy(ROOT / "queries" / f"{name}.rq", made.queries)
    (made.corpus / "held.txt").write_text("toy 2022-10-01\nmeet ANN BEN held 2022-09-21\n", encoding="utf-8")
    done = typed("build", folder=made.root)
    assert done.returncode == 0, done.stdout + done.stderr
    return made.root


@pytest.fixture
def cli(project: Path) -> Cli:
    return lambda *words, **more: typed(*words, folder=project, **more)


def typed(*words: str, folder: Path, **more: str) -> CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SUMMITGRAPH_")} | more
    return subprocess.run(
        [sys.executable, "-m", "summitgraph", *words],
        cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


def test_there_are_the_commands_that_work_and_no_others() -> None:
    assert [
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    ] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_two_examples_to_copy(cli: Cli, command: str) -> None:
    done = cli(command, "--help")
    assert done.returncode == 0
    assert len(re.findall(rf"^    summitgraph {command}", done.stdout, re.MULTILINE)) >= 2


def test_help_is_quick(cli: Cli) -> None:
    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        cli("--help")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(once() for _ in range(5)) < 0.4


def test_help_imports_no_heavy_library() -> None:
    code = (
        "import sys, summitgraph.cli; print([m for m in sys.modules if m in {'rdflib','pyoxigraph','pyshacl','rich'}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_version_is_that_of_the_package(cli: Cli) -> None:
    assert cli("--version").stdout == "summitgraph 0.1.0\n"


def test_a_build_tells_what_it_found_and_three_commands_that_work(cli: Cli, project: Path) -> None:
    done = cli("build", "--out", "other")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Read 1 document:\n      1 account of 1 summit\n" in done.stdout
    tries = re.findall(r"^  \S+ ((?:query|verify|explain).*)$", done.stdout.partition("Try next:")[2], re.MULTILINE)
    assert len(tries) == 3
    assert cli(*tries[0].split()).returncode == 0
    assert cli(*tries[2].split()).returncode == 0


def test_a_build_in_json_is_one_object(cli: Cli) -> None:
    told = json.loads(cli("build", "--out", "as-json", "--json").stdout)
    assert (told["written"], told["counts"]["MeetingMention"], told["findings"]["error"]) == (True, 1, 0)


def test_data_with_errors_give_one_and_are_told(cli: Cli, project: Path) -> None:
    (project / "odd").mkdir(exist_ok=True)
    (project / "odd" / "bug.txt").write_text("toy 2022-10-01\nmeet ANN BUG\n", encoding="utf-8")
    done = cli("build", "odd", "--out", "odd-graph")
    assert done.returncode == 1
    assert "error: loader-failed: toy.py line" in done.stdout


def test_rows_come_as_csv_and_json(cli: Cli) -> None:
    rows = cli("query", "meetings", "--format", "csv").stdout.splitlines()
    assert rows[0] == "document,meeting,level,mode,status,date,place,series,participants,issues"
    assert rows[1].startswith("held.txt,")
    [row] = json.loads(cli("query", "meetings", "--format", "json").stdout)
    assert row["participants"] == ["Ann", "Ben"]


def test_a_table_shows_the_rows(cli: Cli) -> None:
    assert re.search(r"held\.txt.* held .*2022-09-21.*Ann; Ben", cli("query", "meetings").stdout)


def test_without_a_name_the_questions_are_listed_with_what_they_ask_for(cli: Cli) -> None:
    text = cli("query").stdout
    assert "last-met country=... country=... [before=...]\n    The last meeting" in text
    listed = json.loads(cli("query", "--format", "json").stdout)
    assert [query["name"] for query in listed] == ["last-met", "meetings", "summits-of-leader"]


def test_sparql_of_ones_own_is_answered(cli: Cli) -> None:
    done = cli("query", "--sparql", "SELECT ?s WHERE { ?s a sg:Summit }", "--format", "csv")
    assert done.stdout.splitlines()[1].startswith("https://w3id.org/summitgraph/summit/2022-09-21-aaa-bbb-")
    assert cli("query", "--sparql", "DESCRIBE <https://w3id.org/summitgraph/leader/ann>").stdout.count("Ann") == 1


def test_a_thing_is_explained_with_the_words_that_it_rests_on(cli: Cli) -> None:
    meeting = json.loads(cli("query", "meetings", "--format", "json").stdout)[0]["meeting"]
    done = cli("explain", meeting)
    assert done.returncode == 0
    assert "“meet ANN BEN held 2022-09-21”" in done.stdout
    assert json.loads(cli("explain", "Ann", "--json").stdout)["iri"].endswith("leader/ann")


def test_quotations_stand_until_a_document_changes(cli: Cli, project: Path) -> None:
    assert cli("verify").returncode == 0
    shutil.copytree(project / "corpus", project / "changed", dirs_exist_ok=True)
    (project / "changed" / "held.txt").write_text("toy 2022-10-01\nmeet ANN BEN held 2022-09-22\n", encoding="utf-8")
    done = cli("verify", "--documents", "changed")
    assert done.returncode == 1
    assert "held.txt" in done.stdout
    assert json.loads(cli("verify", "--json").stdout)["failures"] == []


@pytest.mark.parametrize(
    ("form", "start"), [("text", "build against 2 shapes: 0 errors"), ("json", "{"), ("html", "<!")]
)
def test_a_graph_is_validated_again(cli: Cli, form: str, start: str) -> None:
    done = cli("validate", "--format", form)
    assert done.returncode == 0
    assert done.stdout.lower().startswith(start.lower())


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["bild"], 2, "Did you mean 'build'?"),
        (["build", "--ot", "x"], 2, "--out"),
        (["build", "nowhere"], 2, "there is no nowhere"),
        (["build", "links"], 2, "No documents in links"),
        (["build", "--workers", "0"], 2, "--workers"),
        (["query", "meting"], 2, "Did you mean meetings?"),
        (["query", "last-met", "country=Alandd", "country=Bland"], 2, "Did you mean Aland"),
        (["query", "meetings", "x"], 2, "'x' is no key=value"),
        (["query", "meetings", "--sparql", "ASK {}"], 2, "not both"),
        (["query", "--sparql", "SELECT nonsense"], 2, "the query cannot be read"),
        (["query", "meetings", "--format", "turtle"], 2, "--format table, csv or json"),
        (["query", "--sparql", "DESCRIBE <x:y>", "--format", "csv"], 2, "--format turtle"),
        (["query", "--sparql", "ASK {}", "--engine", "cypher"], 2, "named queries"),
        (["explain", "Annn"], 2, "Did you mean Ann"),
        (["verify", "--documents", "nowhere"], 2, "is no folder"),
        (["query", "meetings", "--graph", "nowhere"], 3, "holds no graph. Type: summitgraph build"),
        (["--project", "links", "build"], 3, "is no graph project"),
        (["build", "--project=links"], 3, "is no graph project"),
        (["build", "--out", "corpus"], 3, "--out DIR"),
        ([], 2, ""),
    ],
)  # fmt: skip
def test_trouble_is_told_in_three_lines_with_its_exit_code(cli: Cli, words: list[str], code: int, told: str) -> None:
    done = cli(*words)
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert done.stderr.count("\n") <= 3
    assert "Traceback" not in done.stderr


def test_an_unknown_setting_is_told(cli: Cli, project: Path) -> None:
    (project / "summitgraph.toml").write_text("worker = 2\n")
    done = cli("build", "--out", "unset")
    (project / "summitgraph.toml").unlink()
    assert (done.returncode, "Did you mean workers?" in done.stderr) == (3, True)


def patched(patch: str, *words: str, folder: Path, largest: int = -1) -> CompletedProcess[str]:
    """A command typed into a summitgraph in which something is broken, or that may write no large file."""
    code = f"import os, signal, sys\nfrom summitgraph import build, cli, queries\n{patch}\nsys.exit(cli.main())"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )  # fmt: skip


@pytest.mark.parametrize(("words", "traces"), [(["query"], 0), (["query", "--debug"], 1)])
def test_a_bug_is_told_as_one_and_shown_whole_with_debug(project: Path, words: list[str], traces: int) -> None:
    done = patched("queries.catalogue = lambda folder: 1 / 0", *words, folder=project)
    assert done.returncode == 70
    assert "a bug of summitgraph, not of your data: ZeroDivisionError" in done.stderr
    assert "Please report it" in done.stderr
    assert done.stderr.count("Traceback") == traces


@pytest.mark.parametrize(
    ("patch", "largest", "told"),
    [
        ("", 2000, "The disk is full"),
        ("build._made = lambda *_: os.kill(os.getpid(), signal.SIGINT)", -1, "Stopped"),
        ("cli.prepare = lambda: os.kill(os.getpid(), signal.SIGINT)", -1, "stopped"),
    ],
)
def test_ctrl_c_and_a_full_disk_leave_the_last_build_whole(project: Path, patch: str, largest: int, told: str) -> None:
    before = {path.name: path.read_bytes() for path in (project / "build").iterdir() if path.is_file()}
    added = project / "corpus" / "added.txt"  # a build of what did not change would write nothing
    added.write_text(f"# One document more\n{largest}\n", encoding="utf-8")
    done = patched(patch, "build", folder=project, largest=largest)
    added.unlink()
    assert (done.returncode, told in done.stderr) == (5, True), done.stderr
    assert before == {path.name: path.read_bytes() for path in (project / "build").iterdir() if path.is_file()}


def test_a_reader_that_leaves_early_makes_no_noise(project: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    command = [sys.executable, "-m", "summitgraph", "query"]
    done = subprocess.run(command, cwd=project, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_posix_locale_gives_the_same_bytes(cli: Cli) -> None:
    plain = cli("query", "meetings", LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert plain.stdout == cli("query", "meetings").stdout


def test_no_colour_reaches_a_pipe(cli: Cli) -> None:
    assert "\x1b" not in cli("query", "meetings").stdout + cli("build", "nowhere").stderr
