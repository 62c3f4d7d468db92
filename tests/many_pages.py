"""Many distinct pages, made from the briefs that ship with other people, days and years; not a test.

What comes in: how many, a folder. What goes out: that folder with the pages, the same for the same number.
Run ``python -m tests.many_pages FOLDER COUNT``.
"""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from summitgraph.vocab import outside, term

ROOT = Path(__file__).parents[1]
BRIEFS = sorted((ROOT / "corpus" / "briefs").glob("20*"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年| \d\d:)")
_DAY = re.compile(r"(?<=月)\d{1,2}(?=日)")
Name = tuple[str, str]  # whole, short


def pages(count: int, *, seed: int = 4) -> Iterator[tuple[str, str]]:
    """Yield names and texts of pages; the first ones are the same whatever the count."""
    chance = random.Random(seed)
    people = names()
    texts = [path.read_text("utf-8") for path in BRIEFS]
    for number in range(count):
        yield f"{number // 1000:03}/{number:06}.txt", page(texts[number % len(texts)], people, chance, number)


def page(text: str, people: Sequence[Name], chance: random.Random, number: int) -> str:
    """One page: the people of a brief take other people's names, its years and days move."""
    mentioned = [name for name in people if name[0] in text]
    others = chance.sample(people, len(mentioned))
    new: dict[str, str] = {}
    for (whole, short), (other, other_short) in zip(mentioned, others, strict=True):
        new |= {short: other_short, whole: other}
    if new:
        longest = sorted(new, key=len, reverse=True)
        text = re.sub("|".join(map(re.escape, longest)), lambda found: new[found[0]], text)
    years, day = chance.randint(-12, 3), chance.randint(1, 28)
    text = _YEAR.sub(lambda found: str(int(found[0]) + years), text)
    return (
        _DAY.sub(str(day), text).replace("summitgraph/briefs/", f"summitgraph/briefs/{number}-")
        + f"\n<!--{number}-->\n"
    )


def names() -> list[Name]:
    """The leaders whom the authority knows in simplified characters, by their name and a short one."""
    found: dict[str, dict[str, str]] = {}
    for quad in ox.parse(path=str(ROOT / "ontology" / "leaders.ttl"), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.object, ox.Literal) and quad.object.language == "zh-hans":
            found.setdefault(str(quad.subject), {}).setdefault(quad.predicate.value, quad.object.value)
    both = (outside("skos:prefLabel"), term("shortName"))
    return sorted({(row[both[0]], row[both[1]]) for row in found.values() if set(both) <= set(row)})


def write(folder: Path, count: int) -> None:
    """Write pages below a folder."""
    for name, text in pages(count):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
