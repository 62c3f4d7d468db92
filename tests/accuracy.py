"""How true the graph is: ``python -m tests.accuracy ../shared/evaluation > docs/accuracy.md``.

What comes in: a folder with ``dev/documents``, ``dev/expected`` (what careful readers found) and ``score.py``.
What goes out: a page of tables, by part, language and outlet, with bootstrap intervals and the kinds of error.

A third of the documents is held out, chosen by hash, so that nobody reads it while writing rules.
"""

import csv
import hashlib
import json
import random
import re
import runpy
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.joining import Meeting, joins

FIELDS: Final = ("status", "date", "mode", "place", "level")
SUMS: Final = ("meetings", "exact", "quotes", "agreements")
DRAWS: Final = 2000
JOINED: Final = "SELECT ?thing ?mention WHERE { ?thing <https://w3id.org/summitgraph/ontology#hasMention> ?mention }"
ACROSS: Final = """## Across documents

Of {} pairs of meetings in two documents that the readers' facts make one, {} are joined: recall {:.2f}. Of {} pairs
that are joined, {} are one by these facts: precision {:.2f}. (Same people or series, same manner, dates that overlap
and are known to the month; of meetings that were found; `tests/joining.py`.)
"""
HEAD: Final = """# How true it is

Made by `python -m tests.accuracy ../shared/evaluation > docs/accuracy.md`.

The graph of {} documents beside what careful readers found in them. A third, chosen by the hash of the name, was not
read while the rules were written. Two careful readers agree at 0.964 (found), 0.867 (exact) and 0.968 (quotations).
Status, date, mode, place: share of the meetings found; level: of meetings of all levels.
"""
Score = Mapping[str, Any]  # what score.py prints with --json


def held_out(stem: str) -> bool:
    """Whether a document belongs to the third that is not read: by the hash of its name."""
    return hashlib.sha256(f"{stem}.json".encode()).digest()[0] % 3 == 0


class Scorer:
    """The build of a folder of documents, asked again for each group of them."""

    def __init__(self, evaluation: Path, folder: Path) -> None:
        """Build ``evaluation/dev/documents`` in ``folder`` and ask the three questions that score.py reads."""
        self.script, self.expected, self.folder = evaluation / "score.py", evaluation / "dev" / "expected", folder
        _run("-m", "summitgraph", "build", str(evaluation / "dev" / "documents"), "--out", str(folder / "build"))
        self.answers = []
        for name in ("meetings", "quotes", "agreements"):
            self.answers.append(folder / f"{name}.csv")
            table = _run("-m", "summitgraph", "query", name, "--graph", str(folder / "build"), "--format", "csv")
            self.answers[-1].write_text(table, encoding="utf-8")

    def ask(self, stems: Iterable[str], option: str) -> str:
        """What score.py prints about some of the documents."""
        with tempfile.TemporaryDirectory(dir=self.folder) as some:
            for stem in stems:
                (Path(some) / f"{stem}.json").write_bytes((self.expected / f"{stem}.json").read_bytes())
            return _run(str(self.script), some, *map(str, self.answers), option)

    def met(self) -> list[Meeting]:
        """The meetings that readers and the graph both found, and which of them the graph made one."""
        from summitgraph.store import open_store

        scoring = runpy.run_path(str(self.script))
        store = open_store(self.folder / "build")
        things = {str(row["mention"].value): str(row["thing"].value) for row in store.query(JOINED)}  # type: ignore[union-attr]  # rows of a SELECT
        with self.answers[0].open(encoding="utf-8", newline="") as file:
            table = list(csv.DictReader(file))
        found = []
        for path in sorted(self.expected.glob("*.json")):
            golds = json.loads(path.read_text("utf-8"))["meetings"]
            rows = [row for row in table if Path(row["document"]).stem == path.stem]
            paired, _, _ = scoring["pair"](golds, rows, scoring["similarity"])
            found += [Meeting.of(path.stem, gold, things.get(row["meeting"], row["meeting"])) for gold, row in paired]
        return found

    def score(self, stems: Iterable[str]) -> Score:
        """The figures of some of the documents."""
        told: Score = json.loads(self.ask(stems, "--json"))
        return told


def _run(*command: str) -> str:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):  # 1: the documents' data have errors, which the report tells
        raise SystemExit(done.stderr or done.stdout)
    return done.stdout


def interval(each: Sequence[Score], measure: str) -> str:
    """The middle 95% of the F1 of as many documents, drawn with replacement."""
    counts = [
        (round(one[measure]["precision"] * one[measure]["rows"]), one[measure]["gold"], one[measure]["rows"])
        for one in each
    ]
    draw = random.Random(0)  # a bootstrap, the same on each run
    found = sorted(_f1(draw.choices(counts, k=len(counts))) for _ in range(DRAWS))
    return f"{found[DRAWS // 40]:.2f}–{found[-DRAWS // 40]:.2f}"


def _f1(counts: Iterable[tuple[int, int, int]]) -> float:
    hit, gold, rows = (sum(column) for column in zip(*counts, strict=True))
    return 2 * hit / (gold + rows) if gold + rows else 0.0


# a line such as: a.txt: differs: gold ['A', 'B'] held '2021-04-16' | row 'A; C' planned '2021-04-16'
_DIFFERS: Final = re.compile(r"differs: gold (\[.*?\]) (\w+) '(.*?)' \| row ['\"](.*?)['\"] (\w+) '(.*?)'$")


def kind(line: str) -> str:
    """The kind of an error that score.py tells with --show."""
    if found := _DIFFERS.search(line):
        _, status, day, _, their_status, their_day = found.groups()
        wrong = [name for name, a, b in (("status", status, their_status), ("date", day, their_day)) if a != b]
        return f"found, but not the {' and '.join(wrong or ['people'])}"
    told = line.split(": ", 1)[1]
    if told.startswith("quote"):
        return told.split(":")[0]
    status = next((s for s in ("proposed", "planned", "held", "postponed", "cancelled", "declined") if s in told), "")
    return f"meeting {told.split(':')[0]} ({status})"


def errors(shown: str) -> list[tuple[int, str, str]]:
    """The ten most frequent kinds of error: how often, which kind, the first of it."""
    lines = [line for line in shown.splitlines() if re.search(r": (?:differs|missed|made up|quote)", line)]
    first = {
        kind(line): re.sub(r"(quote [^:]*: [^:]*):.*", r"\1", line) for line in reversed(lines)
    }  # no words of others
    return [(count, name, first[name]) for name, count in Counter(map(kind, lines)).most_common(10)]


def row(name: str, score: Score) -> str:
    """One row of a table."""
    meetings = score["meetings"]
    sums = [f"{score[measure]['f1']:.2f}" if score[measure]["gold"] else "–" for measure in SUMS]
    fields = [f"{score[field]:.2f}" for field in FIELDS]
    issues = f"{score['issues']['f1']:.2f}" if score["issues"]["gold"] else "–"
    pr = f"{meetings['precision']:.2f} / {meetings['recall']:.2f}"
    cells = [name, str(score["documents"]), str(meetings["gold"]), pr, *sums, *fields, issues]
    return f"| {' | '.join(cells)} |"


def table(groups: Mapping[str, Sequence[str]], score: Callable[[Iterable[str]], Score]) -> list[str]:
    """A table with one row a group."""
    names = ("", "documents", "meetings", "P / R", "found F1", "exact F1", "quotes F1", "agreements F1", *FIELDS)
    heads = [*names, "issues F1"]
    rows = [row(name, score(stems)) for name, stems in groups.items() if stems]
    return [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *rows, ""]


def page(scorer: Scorer) -> str:
    """The whole page."""
    stems = sorted(path.stem for path in scorer.expected.glob("*.json"))
    parts = {"read": [s for s in stems if not held_out(s)], "held out": [s for s in stems if held_out(s)]}
    languages: dict[str, list[str]] = {}
    outlets: dict[str, list[str]] = {}
    for stem in stems:
        expected = json.loads((scorer.expected / f"{stem}.json").read_text("utf-8"))
        languages.setdefault(expected["language"], []).append(stem)
        outlets.setdefault(stem.split("_")[1], []).append(stem)
    lines = [HEAD.format(len(stems))]
    lines += ["## By part", "", *table({**parts, "all": stems}, scorer.score)]
    for name, some in parts.items():
        each = [scorer.score([stem]) for stem in some]
        told = ", ".join(f"{measure} {interval(each, measure)}" for measure in SUMS)
        lines += [f"95% of {DRAWS:,} bootstrap draws of the documents {name}: {told}.", ""]
    lines += ["## By language", "", *table(languages, scorer.score), "## By outlet", "", *table(outlets, scorer.score)]
    across = joins(scorer.met())
    figures = (across.told, across.both, across.recall, across.joined, across.both, across.precision)
    lines += [
        ACROSS.format(*figures),
        "## Kinds of error",
        "",
        "In the part that was read, the most frequent first.",
        "",
    ]
    lines += ["| how often | what | for example |", "|---|---|---|"]
    shown = errors(scorer.ask(parts["read"], "--show"))
    lines += [f"| {count} | {name} | {line.replace('|', '/')} |" for count, name, line in shown]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(page(Scorer(Path(sys.argv[1]), Path(folder))), end="")
