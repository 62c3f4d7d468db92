"""How well the linking does: people whose item is known, their identifiers hidden, among all people of the exports.

What comes in: the record, the exports in ``../shared/data/eps``. What goes out: precision and recall of what is sure,
how often the right item is among the first three, the misses. ``python -m tests.linking`` prints them.
"""

import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from summitgraph.authority import authority_quads
from summitgraph.link.candidates import ByName
from summitgraph.link.propose import propose
from summitgraph.link.subjects import Subject, subjects
from summitgraph.link.web import Reach, Web
from summitgraph.link.wikidata import Wikidata
from summitgraph.sssom import PROPOSALS, RECORD, Row, read_rows
from tests.eps import FOLDER, world
from tests.wikidata_server import World, serving

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Bars:
    """What was measured."""

    people: int
    sure: int
    right: int
    among_three: int
    misses: tuple[str, ...]
    requests: int
    seconds: float

    @property
    def precision(self) -> float:
        return self.right / self.sure if self.sure else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.people


def known() -> dict[str, str]:
    """The item of each person in the record."""
    return {row.subject_id: row.object_id for row in read_rows(ROOT / "links" / RECORD) if row.links}


def leaders() -> list[Subject]:
    """Every leader of the authority."""
    return subjects(authority_quads(ROOT / "ontology"), ["Leader"])


def look(people: list[Subject], there: World, folder: Path, *, rate: int = 10_000) -> tuple[list[Row], int]:
    """Propose for these people against a server that knows this world; the rows, and how many requests it took."""
    folder.mkdir(parents=True, exist_ok=True)
    with serving(there) as api:
        web = Web(Reach("tests@example.org", folder / "cache", rate))
        wikidata = Wikidata(web, api)
        propose(people, wikidata=wikidata, source=ByName(wikidata), links=folder, today=date(2026, 11, 21))
        wikidata.close()
    return read_rows(folder / PROPOSALS), web.sent


def measure(folder: Path) -> Bars:
    """Link everybody whose item is known."""
    truth = known()
    there = world(FOLDER)
    start = time.monotonic()
    rows, requests = look([s for s in leaders() if s.curie in truth], there, folder)
    by_person: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_person[row.subject_id].append(row)
    sure = [row for row in rows if row.sure]
    misses = tuple(
        _miss(name, item, by_person[name]) for name, item in truth.items() if not _found(item, by_person[name])
    )
    return Bars(
        people=len(truth),
        sure=len(sure),
        right=sum(truth[row.subject_id] == row.object_id for row in sure),
        among_three=sum(item in [row.object_id for row in by_person[name][:3]] for name, item in truth.items()),
        misses=misses,
        requests=requests,
        seconds=time.monotonic() - start,
    )


def _found(item: str, rows: list[Row]) -> bool:
    return any(row.sure and row.object_id == item for row in rows)


def _miss(name: str, item: str, rows: list[Row]) -> str:
    place = next((str(n) for n, row in enumerate(rows, start=1) if row.object_id == item), "not found")
    first = rows[0]
    return f"{name}: {item} is {place}; first {first.object_id} {first.object_label} {first.confidence} {first.other}"


def without_the_right_one(folder: Path) -> tuple[str, ...]:
    """Who is linked with somebody else for sure when their own item is not there: nobody should be."""
    truth = known()
    there = world(FOLDER)
    for item in truth.values():
        there.hide(item.partition(":")[2])
    rows, _ = look([s for s in leaders() if s.curie in truth], there, folder)
    return tuple(f"{r.subject_id}: {r.object_id} {r.object_label} {r.other}" for r in rows if r.sure)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        bars = measure(Path(place))
    sys.stdout.write(
        f"{bars.people} people, {bars.sure} sure, {bars.right} of them right: precision {bars.precision:.4f}, "
        f"recall {bars.recall:.4f}; among the first three {bars.among_three / bars.people:.4f}; "
        f"{bars.requests} requests, {bars.seconds:.1f} s\n"
    )
    sys.stdout.writelines(f"  {miss}\n" for miss in bars.misses)
    with tempfile.TemporaryDirectory() as place:
        wrong = without_the_right_one(Path(place))
    sys.stdout.write(f"their own items taken away: {len(wrong)} linked with somebody else\n")
    sys.stdout.writelines(f"  {one}\n" for one in wrong)
