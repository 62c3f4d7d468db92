"""All people of the exports of Wikidata in ``../shared/data/eps`` as entities, for the local server.

What comes in: the folder. What goes out: a `World`: each person with the names, dates and terms that the exports have,
positions and countries as items of their own. Names in other scripts stand only where an export has them.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from summitgraph.authority import authority_quads
from summitgraph.link.subjects import subjects
from summitgraph.vocab import slug
from tests.wikidata_server import World, country, person, position

ROOT = Path(__file__).parents[1]
FOLDER = ROOT.parent / "shared" / "data" / "eps"
OTHERS = {"us": "USA", "hong-kong": "HKG", "uk": "GBR"}
LANDS = 900_000_000  # where the numbers of countries and positions begin that the exports do not have
POSITIONS = 910_000_000


def world(folder: Path = FOLDER) -> World:
    """Everybody in the exports."""
    made = World()
    names: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    lands: dict[str, dict[str, None]] = defaultdict(dict)
    terms: dict[str, dict[tuple[str, str, str], None]] = defaultdict(dict)
    days: dict[str, dict[str, str]] = defaultdict(dict)
    codes = _codes()
    numbers = {code: f"Q{LANDS + n}" for n, code in enumerate(sorted(set(codes.values())))}
    places: dict[tuple[str, str], str] = {}
    for qid, name, land, office, start, end, told in _told(folder):
        names[qid]["en"] |= dict.fromkeys([name, told.get("enwiki", "").split(" (")[0]])
        for language in ("ja", "ko", "zh", "zh-hans", "zh-hant"):
            if text := told.get(language, ""):
                names[qid][language][text] = None
        code = codes.get(land, "")
        if code:
            lands[qid][numbers[code]] = None
        if office:
            place = places.setdefault((office, code), f"Q{POSITIONS + len(places)}")
            terms[qid][place, start[:10], end[:10]] = None
        days[qid] |= {key: told[key] for key in ("born", "died") if told.get(key)}
    for code, number in numbers.items():
        made.add(country(number, code, code))
    for (office, code), place in places.items():
        made.add(position(place, numbers.get(code, "Q1"), office))
    for qid, told_names in names.items():
        shown = {language: [n for n in found if n] for language, found in told_names.items()}
        land = next(iter(lands[qid]), "")
        made.add(person(qid, shown, land=land, terms=terms[qid], **days[qid]))
    return made


def _codes() -> dict[str, str]:
    """ISO codes by the beginnings of the folders' names, and by names of countries."""
    found = dict(OTHERS)
    for one in subjects(authority_quads(ROOT / "ontology"), ["Country"]):
        for name in one.names.get("en", ()):
            found[slug(name)] = one.country
    return found


def _told(folder: Path) -> Iterator[tuple[str, str, str, str, str, str, dict[str, str]]]:
    """Yield who, called what, of which country, in which office from when to when, and the rest, row by row."""
    known = _codes()
    for path in sorted(folder.glob("*/*.csv")):
        place = path.parent.name
        land = max((name for name in known if f"{place}-".startswith(f"{name}-")), key=len, default="")
        for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
            if qid := row.get("personID"):
                told = {"born": row.get("DOB") or "", "died": row.get("DOD") or "", "enwiki": row.get("enwiki") or ""}
                yield qid, row["person"], land, row["position"], row["start"], row["end"], told
            elif (qid := row.get("id")) and qid.startswith("Q"):
                told = {"born": row["dob"][:10], "died": row["dod"][:10], "enwiki": row["enwiki"] or ""}
                yield qid, row["name"], land, "", "", "", told
            elif (qid := row.get("officeholder")) and qid.startswith("Q"):
                name = row.get("officeholderLabel") or row.get("officeholderlabel") or ""
                office = row.get("positionLabel") or row.get("positionlabel") or ""
                home = slug(row["country"].split("/")[-1])
                yield qid, name, home, office, row["start_year"], row["end_year"], {}
            elif (qid := row.get("person")) and qid.startswith("Q"):
                home = slug(row["countryLabel"])
                yield qid, row["name"], home, row["positionLabel"], row["start"], "", {}
    yield from _in_scripts(folder)


def _in_scripts(folder: Path) -> Iterator[tuple[str, str, str, str, str, str, dict[str, str]]]:
    """Yield the names in other scripts, where an export has them."""
    for path in sorted(folder.glob("*/bio.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            told = {language: text for language, text in row["labels"].items() if language != "en"}
            yield row["id"], row["labels"].get("en", ""), "", "", "", "", told
