"""Pages to measure with: real ones where they are at hand, and as many distinct ones as are wanted.

What comes in: a folder of documents and how many pages. What goes out: pairs of a file name and bytes. Page n is a
document with other leaders of the same countries and other days, so that no two pages tell of the same meeting in the
same words; from the same inputs come the same pages.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, cycle, islice
from pathlib import Path
from typing import Final

from summitgraph.authority import Authority
from summitgraph.model import Iri
from summitgraph.reading import read_bytes

Page = tuple[str, bytes]
ROOT: Final = Path(__file__).parents[2]
REAL: Final = ROOT.parent / "shared" / "evaluation" / "dev" / "documents"
BRIEFS: Final = ROOT / "corpus" / "briefs"
# 1月13日 · 21日
_DAY: Final = re.compile(r"(?<!\d)(?P<day>[1-9]|[12]\d)(?=日)")
# 2021年6月 · 03 Jul 2023
_YEAR: Final = re.compile(r"(?<!\d)(?P<year>20[012]\d)(?=年| \d\d:)")


def originals(folder: Path = REAL) -> list[Page]:
    """The documents of a folder, or the project's briefs where there is none, as names and bytes."""
    home = folder if folder.is_dir() else BRIEFS
    return [(path.name, path.read_bytes()) for path in sorted(home.iterdir()) if path.is_file()]


def repeated(pages: Sequence[Page], size: int) -> list[Page]:
    """The pages over and over until they hold ``size`` bytes; copies differ in their names only."""
    found: list[Page] = []
    total = 0
    for turn in count():
        for name, data in pages:
            if total >= size:
                return found
            found.append((f"{turn:05}-{name}", data))
            total += len(data)
    return found


def distinct(pages: Sequence[Page], wanted: int, authority: Authority) -> Iterator[Page]:
    """Yield so many different pages: the originals, then copies of them with other people and days."""
    seen: set[bytes] = set()
    rivals = _rivals(authority)
    for number, (name, data) in enumerate(islice(cycle(pages), 4 * wanted)):
        made = _varied(data, number // len(pages), authority, rivals) if number >= len(pages) else data
        digest = hashlib.sha256(made).digest()
        if digest not in seen:
            seen.add(digest)
            yield f"{number:05}-{name}", made
        if len(seen) == wanted:
            return


def _rivals(authority: Authority) -> dict[Iri, list[Iri]]:
    """For each leader those of the same country, all in one order."""
    by_country: dict[Iri | None, list[Iri]] = defaultdict(list)
    for iri, kind in sorted(authority.kinds.items()):
        if kind == "leader":
            by_country[authority.one(iri, "citizenOf")].append(iri)
    return {iri: leaders for leaders in by_country.values() for iri in leaders}


def _varied(data: bytes, turn: int, authority: Authority, rivals: dict[Iri, list[Iri]]) -> bytes:
    """A document with other leaders and days; the words between them stay."""
    document = read_bytes(data, name="page").document
    if document is None:
        return data
    pieces: list[str] = []
    end = 0
    for hit in authority.find(document.text):
        leader = next((entry for entry in hit.entries if entry.kind in {"leader", "short"}), None)
        if leader and (name := _rival(leader.iri, leader.language, turn, authority, rivals)):
            pieces += document.text[end : hit.start], name
            end = hit.end
    return _other_days("".join([*pieces, document.text[end:]]), turn).encode()


def _rival(iri: Iri, language: str, turn: int, authority: Authority, rivals: dict[Iri, list[Iri]]) -> str:
    leaders = rivals.get(iri, [])
    names = [name for other in leaders if (name := authority.labels.get((other, language.lower()), ""))]
    return names[(leaders.index(iri) + turn) % len(names)] if names else ""


def _other_days(text: str, turn: int) -> str:
    text = _DAY.sub(lambda match: str((int(match["day"]) + turn) % 28 + 1), text)
    return _YEAR.sub(lambda match: str(2000 + (int(match["year"]) + turn // 28) % 25), text)
