"""The rules are true of the language, not of the documents they were written for.

In twenty other worlds people, places, years, days and weekdays are replaced, in the documents and in the
authority alike; the rows must change likewise, all of them.
"""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from summitgraph.authority import authority_quads, load_authority
from summitgraph.loading import extract, find_loaders
from summitgraph.model import document_of
from summitgraph.queries import catalogue, run
from summitgraph.rdf import extraction_quads
from tests.other_world import World, world

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
# what a row tells of the world; IRIs and offsets follow from the document's bytes
TOLD = {
    "meetings": ("document", "level", "mode", "status", "date", "place", "series", "participants", "issues"),
    "quotes": ("document", "speaker", "quote", "issues"),
    "agreements": ("document", "agreement", "name", "parties", "date", "status"),
    "clauses": ("agreement", "number", "text", "bound", "kind", "issues", "until"),
    "figures": ("document", "measure", "count", "issue"),
}
PUBLISHED = {
    "000": date(2024, 2, 13), "001": date(2022, 9, 23), "002": date(2023, 7, 11), "003": date(2023, 1, 4),
    "2021-02-11": date(2021, 2, 11),
    "2024": date(2024, 2, 13), "2022": date(2022, 9, 23), "2023-07": date(2023, 7, 11), "2023-01": date(2023, 1, 4),
}  # fmt: skip
Rows = dict[str, list[tuple[str, ...]]]


def rows(texts: dict[str, str], ontology: Path) -> Rows:
    """What the named queries answer on documents in memory."""
    authority = load_authority(ontology)
    loaders, _ = find_loaders(ROOT / "loaders")
    store = ox.Store()
    store.bulk_extend(authority_quads(ontology))
    for name, text in texts.items():
        store.extend(extraction_quads(extract(document_of(text, name=name), loaders, authority)))
    queries = catalogue(ROOT / "queries")
    found: Rows = {}
    for stem, wanted in TOLD.items():
        table = run(queries[stem], store, [])
        columns = [table.columns.index(c) for c in wanted if c in table.columns]
        found[stem] = sorted(tuple(row[c] for c in columns) for row in table.rows)
    return found


def texts(folder: Path) -> dict[str, str]:
    """The documents, but for those in English: in other worlds only the days of Chinese and Japanese texts move."""
    found = {path.name: path.read_bytes().decode() for path in sorted(folder.iterdir())}
    return {name: text for name, text in found.items() if not text.isascii()}


def day_of(name: str) -> date | None:
    return next((day for head, day in PUBLISHED.items() if name.startswith(head)), None)


def changed(found: Rows, other: World) -> Rows:
    """The rows as they must read in another world: words as its documents have them, values moved."""
    return {stem: sorted(tuple(_cell(stem, column, text, other) for column, text in enumerate(row)) for row in table)
            for stem, table in found.items()}  # fmt: skip


def _cell(stem: str, column: int, text: str, other: World) -> str:
    if column == 0:
        return text
    return other.document(text, None) if TOLD[stem][column] in {"text", "quote", "name"} else other.cell(text)


def in_another_world(folder: Path, other: World, tmp_path: Path) -> Rows:
    ontology = tmp_path / "ontology"
    shutil.copytree(ROOT / "ontology", ontology)
    for path in ontology.glob("*.ttl"):
        if path.stem in {"leaders", "places", "agreements"}:
            moved = other.ontology(path.read_text(encoding="utf-8"), tenures=path.stem == "leaders")
            path.write_text(moved, encoding="utf-8")
    return rows({name: other.document(text, day_of(name)) for name, text in texts(folder).items()}, ontology)


@cache
def at_home(folder: Path) -> Rows:
    return rows(texts(folder), ROOT / "ontology")


@pytest.mark.parametrize("seed", range(3))
def test_rows_of_the_shipped_briefs_follow_the_world(seed: int, tmp_path: Path) -> None:
    folder = ROOT / "corpus" / "briefs"
    other = world(seed)
    assert in_another_world(folder, other, tmp_path) == changed(at_home(folder), other)


@pytest.mark.skipif(not SEEDS.exists(), reason="the founding documents are not part of the project")
@pytest.mark.parametrize("seed", range(20))
def test_rows_of_the_founding_documents_follow_the_world(seed: int, tmp_path: Path) -> None:
    other = world(seed)
    assert in_another_world(SEEDS, other, tmp_path) == changed(at_home(SEEDS), other)


@pytest.mark.parametrize("seed", range(20))
def test_worlds_differ_from_ours(seed: int) -> None:
    other = world(seed)
    text = "岸田文雄2023年7月11日在纽约会晤拜登"
    assert other.document(text, None) != text
    assert other.years
    assert other.days
