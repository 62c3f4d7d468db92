"""The index of names that the front page searches, in files small enough to fetch one by one.

What comes in: the graph. What goes out: paths and JSON. A name is filed under each of its beginnings: the first two
letters of a Latin word, each character of a name that is written without spaces. ``static/search.js`` does the same.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from summitgraph.citizen.homes import path_of
from summitgraph.pages.graph import Graph
from summitgraph.pages.paths import LANGUAGES, place_of
from summitgraph.pages.scope import Site
from summitgraph.pages.views import newest
from summitgraph.vocab import local

KINDS: Final = (
    "Leader", "Country", "Organization", "Place", "Office", "Series", "Issue", "Agreement", "Source", "Person",
)  # fmt: skip
_NAMES: Final = ("skos:prefLabel", "skos:altLabel", "sg:shortName", "sg:bodyName", "sg:abbreviation", "sg:name",
                 "rdfs:label", "skos:notation", "sg:isoCode")  # fmt: skip
LARGEST: Final = 90_000  # bytes of a file
_MOST: Final = 4_096  # files of names
_LATIN: Final = re.compile(r"[0-9a-z]+")
_WIDE: Final = re.compile(r"[\u0400-\u052f\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with its names, as one line of JSON, and how often it is spoken of."""

    path: str
    units: frozenset[str]
    weight: int
    line: str


def fold(text: str) -> str:
    """A name for comparing: one width, small letters, no Latin accents."""
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    return unicodedata.normalize("NFC", re.sub(r"[\u0300-\u036f]", "", flat))


def units(names: Iterable[str]) -> frozenset[str]:
    """What names are filed under: ``ki`` and ``fu`` for Fumio Kishida, each character of 岸田文雄."""
    found: set[str] = set()
    for name in names:
        flat = fold(name)
        found.update(word[:2] for word in _LATIN.findall(flat))
        found.update(_WIDE.findall(flat))
    return frozenset(found)


def bucket(unit: str, buckets: int) -> int:
    """The number of the file that a unit is found in."""
    value = 0
    for character in unit:
        value = (value * 31 + ord(character)) % 65_521
    return value % buckets


def entries(site: Site) -> Iterator[Entry]:
    """Yield every named thing that has a page, or a place on one."""
    for kind in KINDS:
        for iri in site.graph.of(kind):
            path, anchor = place_of(iri)
            if path:
                yield _entry(site, iri, kind, f"{path}.html" + (f"#{anchor}" if anchor else ""))


def _entry(site: Site, iri: str, kind: str, address: str) -> Entry:
    graph = site.graph
    shown = [site.names[language].of(iri).text[:200] for language in LANGUAGES]
    found = {value.value for name in _NAMES for value in graph.values(iri, name) if isinstance(value, ox.Literal)}
    others = sorted(name for name in found if name not in shown and len(name) <= 80)[:40]
    weight = _weight(graph, iri, kind)
    line = json.dumps([address, kind, shown, others, weight], ensure_ascii=False, separators=(",", ":"))
    return Entry(address, units([*shown, *others]), weight, line)


def _weight(graph: Graph, iri: str, kind: str) -> int:
    used = {"Leader": "sg:participant", "Place": "sg:place", "Country": "sg:place", "Series": "sg:series",
            "Issue": "sg:issue", "Source": "sg:source"}.get(kind)  # fmt: skip
    return len(graph.subjects(used, iri)) if used else 0


def name_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the files of names, as many as it takes to keep each small, and the one that says how many they are."""
    found = sorted(entries(site), key=lambda one: (-one.weight, one.path))
    sizes = [len(one.line.encode()) + 2 for one in found]
    of_unit = _of_units(found, sizes)
    buckets = 16
    filed = _filed(of_unit, buckets)
    while buckets < _MOST and max((sum(sizes[at] for at in own) for own in filed.values()), default=0) > LARGEST:
        buckets *= 2
        filed = _filed(of_unit, buckets)
    yield "data/search/index.json", json.dumps({"files": buckets}) + "\n"
    for number in range(buckets):
        yield f"data/search/{number}.json", _list(_within(found[at].line for at in sorted(filed.get(number, ()))))


def _of_units(found: Sequence[Entry], sizes: Sequence[int]) -> Mapping[str, list[int]]:
    """What each unit leads to, what is spoken of most first; half a file of it, so that no unit crowds out others."""
    of_unit: dict[str, list[int]] = defaultdict(list)
    used: Counter[str] = Counter()
    for at, one in enumerate(found):
        for unit in one.units:
            used[unit] += sizes[at]
            if used[unit] <= LARGEST // 2:
                of_unit[unit].append(at)
    return of_unit


def _filed(of_unit: Mapping[str, Sequence[int]], buckets: int) -> Mapping[int, set[int]]:
    filed: dict[int, set[int]] = defaultdict(set)
    for unit, own in of_unit.items():
        filed[bucket(unit, buckets)].update(own)
    return filed


def _list(lines: Iterable[str]) -> str:
    return "[" + ",\n".join(lines) + "]\n"


def meeting_files(site: Site) -> Iterator[tuple[str, str]]:
    """Yield a file a leader with the meetings, the newest first: for names that are asked for together."""
    graph = site.graph
    for iri in graph.of("Leader"):
        met = [one for one in graph.subjects("sg:participant", iri) if graph.is_meeting(one) and path_of(one)]
        if met and path_of(iri):
            yield f"data/met/{path_of(iri)}.json", _list(_within(_line(site, one) for one in newest(graph, met)))


def _line(site: Site, iri: str) -> str:
    graph = site.graph
    names = [site.names[language].of(iri).text[:120] for language in LANGUAGES]
    who = [path_of(one) for one in graph.iris(iri, "sg:participant")[:30]]
    status = next(map(local, graph.iris(iri, "sg:status")), "")
    row = [f"{path_of(iri)}.html", graph.one(iri, "sg:date")[:60], status, names, who]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _within(lines: Iterable[str]) -> Iterator[str]:
    size = 0
    for line in lines:
        size += len(line.encode()) + 2
        if size > LARGEST:
            return
        yield line
