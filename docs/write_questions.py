"""Write ``questions.md``: every named question with its parameters, its columns and one real answer.

What comes in: the project and a build of its corpus, made here. What goes out: the page. ``make questions`` runs it.
"""

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from summitgraph.build import build
from summitgraph.project import Project
from summitgraph.queries import Query, catalogue, run
from summitgraph.store import open_store
from summitgraph.table import Table, printable, short

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "questions.md"
OLDER: Final = "older/manifest.json"
ROWS: Final = 5
WIDTH: Final = 80
HEAD: Final = """# Questions

Made by `make questions` from the build of the project's own corpus; each answer is what the command above it gives
(`--format csv` or `json` gives it whole). Long answers and long cells are cut, which an … says; IRIs are shortened.
A parameter says whether it is required. Names are understood in any language of the authority.
For `changes` the older build is one of the same corpus without its last brief.
"""
EXAMPLES: Final[Mapping[str, Sequence[tuple[str, str]]]] = {
    "calls-and-visits": [("leader", "Kishida")],
    "changes": [("since", OLDER)],
    "clauses-on-issue": [("issue", "bilateral-relations")],
    "commitments": [("agreement", "日朝平壌宣言"), ("party", "Japan")],
    "evidence": [("thing", "agreement/japan-dprk-pyongyang-declaration")],
    "issue-timeline": [("issue", "abductions"), ("country", "Japan"), ("country", "North Korea")],
    "last-met": [("country", "Japan"), ("country", "North Korea"), ("before", "2024-02-13")],
    "meetings-at": [("place", "Pyongyang")],
    "office-holders": [("office", "Prime Minister of Japan"), ("day", "2024-10-01")],
    "positions": [("issue", "abductions")],
    "remarks-of": [("speaker", "Junichiro Koizumi")],
    "summits-of-leader": [("leader", "岸田文雄")],
    "unlinked": [("class", "Agreement")],
}


def page(project: Project, folder: Path) -> str:
    """The page, from builds made in an empty folder."""
    build([project.corpus], out=folder / "build", project=project)
    earlier = folder / "earlier" / project.corpus.name
    _without_last(project.corpus, earlier)
    build([earlier], out=folder / "older", project=project)
    store = open_store(folder / "build")
    parts = [HEAD]
    for name, query in catalogue(project.queries).items():
        given = EXAMPLES.get(name, ())
        typed = [(key, str(folder / value) if value == OLDER else value) for key, value in given]
        parts.append("\n".join(_question(query, given, run(query, store, typed))))
    return "\n".join(parts)


def _without_last(corpus: Path, earlier: Path) -> None:
    """Copy a corpus, but for the brief that comes last by its name."""
    last = max((corpus / "briefs").iterdir())
    for path in sorted(corpus.rglob("*")):
        if path.is_file() and path != last:
            target = earlier / path.relative_to(corpus)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def _question(query: Query, given: Sequence[tuple[str, str]], answer: Table) -> Iterator[str]:
    yield from (f"## {query.name}", "", query.about, "")
    for one in query.parameters:
        must = "required" if one.required else f"default {one.default}" if one.default else "optional"
        yield f"- `{one.name.rstrip('0123456789')}` ({one.kind}, {must}): {one.help}"
    if query.parameters:
        yield ""
    lists = [column for column in answer.columns if column in answer.lists]
    yield f"Columns: {', '.join(answer.columns)}" + (f" (several values: {', '.join(lists)})" if lists else "")
    words = " ".join(("summitgraph query", query.name, *(_argument(key, value) for key, value in given)))
    yield from ("", "```sh", words, "```", "")
    yield from _answer(answer)


def _argument(key: str, value: str) -> str:
    return f'{key}="{value}"' if " " in value else f"{key}={value}"


def _answer(answer: Table) -> Iterator[str]:
    if not answer.rows:
        yield from ("No rows.", "")
        return
    yield from (_line(answer.columns), _line(["---"] * len(answer.columns)))
    yield from (_line([_cell(cell) for cell in row]) for row in answer.rows[:ROWS])
    left = len(answer.rows) - ROWS
    yield from ("", f"… and {left} more.", "") if left > 0 else ("",)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    flat = " ".join(printable(short(text)).split()).replace("|", "\\|")
    return flat if len(flat) <= WIDTH else flat[: WIDTH - 1] + "…"


def main() -> None:
    """Write the page beside this file, or to the path given."""
    with tempfile.TemporaryDirectory() as folder:
        text = page(Project(ROOT), Path(folder))
    (Path(sys.argv[1]) if sys.argv[1:] else PAGE).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
