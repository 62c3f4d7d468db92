"""Registers: each row is a document of its own, a visit is no meeting, and accounts of one meeting find each other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from summitgraph.authority import Authority
from summitgraph.decisions import Decisions
from summitgraph.loading import Extraction, Loader, extract_rows, find_loaders
from summitgraph.mentions import MeetingView, meeting_views
from summitgraph.model import Fact, Iri, Value, document_of
from summitgraph.rdf import extraction_quads
from summitgraph.reading import read_all
from summitgraph.resolve import group_mentions
from summitgraph.summits import resolve
from summitgraph.text.en.people import one_person
from summitgraph.vocab import local, term
from tests import world

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
VISIT = """<visits>
    <visit>
        <id>{id}</id>
        <start-date>{start}</start-date>
        <end-date>{end}</end-date>
        <visitor>{who}</visitor>
        <from id="{place}">{place}</from>
        <description>{words}</description>
        <created-datetime>2024-08-28T14:45:55-04:00</created-datetime>
    </visit>
</visits>
"""
TRIP = """<trips>
    <trip role="president" who="biden-joseph-r">
        <id>9</id>
        <role>president</role>
        <name>Joseph R. Biden</name>
        <start-date>2022-05-21</start-date>
        <end-date>2022-05-24</end-date>
        <country id="japan">Japan</country>
        <locale>Tokyo</locale>
        <remarks>{words}</remarks>
        <created-datetime>2023-02-15T10:00:00-04:00</created-datetime>
    </trip>
</trips>
"""


@cache
def known() -> tuple[tuple[Loader, ...], Authority]:
    return find_loaders(ROOT / "loaders")[0], world.authority()


def rows(text: str, name: str = "register.xml") -> list[Extraction]:
    return extract_rows(document_of(text, name=name), *known())


def visit(words: str, who: str = "Prime Minister Kishida Fumio", place: str = "japan", day: str = "2023-01-13") -> str:
    return VISIT.format(id="7", start=day, end=day, who=who, place=place, words=words)


def meetings(facts: tuple[Fact, ...]) -> Iterator[dict[str, set[str]]]:
    """Yield the meetings of a row: property, then values, as keys or words."""
    for iri in sorted({fact.subject for fact in facts if "/meeting/" in fact.subject}):
        found: dict[str, set[str]] = {}
        for fact in facts:
            if fact.subject == iri:
                value = fact.object.text if isinstance(fact.object, Value) else local(fact.object)
                found.setdefault(local(fact.predicate), set()).add(value)
        yield found


def test_a_row_is_named_by_its_register_and_record_and_quotes_its_own_characters() -> None:
    whole, row = rows(visit("Working Visit."))
    assert whole.facts == ()
    assert {fact.subject.split("/visit")[0].split("/meeting")[0] for fact in row.facts} == {
        "https://w3id.org/summitgraph/source/historyatstate-visits/7"
    }
    assert row.document.row is not None
    assert row.document.row.file == whole.document.sha256
    start = row.document.row.offset
    assert whole.document.text[start : start + len(row.document.text)] == row.document.text


@pytest.mark.parametrize(
    "words", ["Official Working Visit.", "State visit", "Offical Visit.", "Met with President Biden."]
)
def test_a_visit_that_the_president_gives_is_a_meeting_with_him(words: str) -> None:
    (met,) = meetings(rows(visit(words))[1].facts)
    assert met["participant"] == {"fumio-kishida", "joe-biden"}
    assert (met["status"], met["level"], met["date"]) == ({"held"}, {"leaders"}, {"2023-01-13"})


@pytest.mark.parametrize("words", ["Private visit.", "In transit.", "Informal visit to New York City.", ""])
def test_a_visit_without_a_stated_meeting_stays_a_visit(words: str) -> None:
    facts = rows(visit(words))[1].facts
    assert term("Visit") in {fact.object for fact in facts}
    assert list(meetings(facts)) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Met with Japanese Prime Minister Kishida Fumio.", [{"joe-biden", "fumio-kishida"}]),
        (
            "Met with Prime Minister Kishida and with President Yoon Suk Yeol of South Korea.",
            [{"joe-biden", "fumio-kishida"}, {"joe-biden", "yoon-suk-yeol"}],
        ),
        ("Addressed troops; a meeting with Prime Minister Kishida was cancelled.", []),
        ("Accompanied by advisers.", []),
    ],
)
def test_remarks_tell_with_whom(words: str, expected: list[set[str]]) -> None:
    assert [met["participant"] for met in meetings(rows(TRIP.format(words=words))[1].facts)] == expected


@pytest.mark.parametrize(
    ("words", "series"),
    [
        ("Attended the Quad Leaders’ Summit.", {"quad"}),
        ("Participated in the G–20 Leaders’ Summit.", {"g20"}),
        ("Attended NATO 75th Anniversary Summit.", {"nato-summit"}),
        ("Attended the U.S.-ASEAN Summit.", set()),
        ("Visited NATO headquarters.", set()),
    ],
)
def test_remarks_tell_at_which_summit(words: str, series: set[str]) -> None:
    found = [met.get("series", set()) for met in meetings(rows(TRIP.format(words=words))[1].facts)]
    assert set().union(*found) == series


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (visit("Working Visit.", day="2023-02-30"), "is no day"),
        (visit("Working Visit.", who=""), "who travelled"),
        (visit("Working Visit.").replace("<id>7</id>", ""), "no id"),
        (visit("Working Visit.").replace("</visit>", ""), "record 7 has no end"),
    ],
)
def test_a_row_that_cannot_be_read_is_a_finding(row: str, why: str) -> None:
    found = [finding for extraction in rows(row) for finding in extraction.findings]
    assert [finding.code for finding in found] == ["row-unreadable"]
    assert why in found[0].message


def test_a_row_of_our_csv_reads_as_one_of_the_source_does() -> None:
    columns = "record,start,end,who,of,with,country,place,kind,series,recorded,source,url,licence"
    row = (
        "7,2023-01-13,2023-01-13,Prime Minister Fumio Kishida,Japan,President Joe Biden (United States),United States,"
        '"Washington, D.C.",working visit,,2024-08-28,historyatstate-visits,https://example.org/,CC0-1.0'
    )
    whole, read = rows(f"{columns}\n{row}\n8,too,few\n", name="us.csv")[:2]
    (met,) = meetings(read.facts)
    assert met["participant"] == {"fumio-kishida", "joe-biden"}
    assert met["place"] == {"washington-d-c"}
    assert whole.findings == ()
    assert [f.code for f in rows(f"{columns}\n8,too,few\n", name="us.csv")[1].findings] == ["row-unreadable"]


def view(iri: str, people: str, *, day: str = "2023-08-18", partial: bool = False) -> MeetingView:
    place = frozenset({Iri("https://w3id.org/summitgraph/place/lodge")})
    who = frozenset(map(Iri, people))
    name = Iri(f"https://w3id.org/summitgraph/{iri}")
    return MeetingView(name, who, date=day, partial=partial, places=place)


def sizes(*views: MeetingView) -> list[int]:
    return sorted(len(group.members) for group in group_mentions(views))


def test_partial_accounts_of_one_place_and_day_join_the_whole_one() -> None:
    ab = view("source/r/1/meeting/0-2", "AB", partial=True)
    ac = view("source/r/2/meeting/0-2", "AC", partial=True)
    whole = view("document/x/meeting/0-2", "ABC", day="2023")
    assert sizes(ab, ac, whole) == [3]
    assert sizes(ab, whole) == [1, 1]
    other = [
        view(f"source/r/{n}/meeting/0-2", who, day="2023-09-01", partial=True) for n, who in enumerate(("AB", "AC"), 3)
    ]
    assert sizes(ab, ac, whole, *other) == [1] * 5


def journey(record: int, *, at: int = 0, place: str = "lodge") -> MeetingView:
    """A row of a register that says whom somebody met on a journey."""
    found = view(f"source/r/{record}/meeting/{at}-{at + 2}", "AB", partial=True)
    return replace(found, places=frozenset({Iri(f"https://w3id.org/summitgraph/place/{place}")}))


@pytest.mark.parametrize(
    ("views", "expected"),
    [
        ([journey(1), journey(2)], [2]),  # one journey that was entered twice
        ([journey(1), journey(2, place="palace")], [1, 1]),  # in the morning here, in the evening in another country
        ([journey(1), journey(1, at=60)], [1, 1]),  # "Met with A. Also held a meeting with A and B."
        ([journey(1), journey(1, at=60), journey(2), journey(2, at=60)], [2, 2]),
        ([journey(1), view("source/other/1/meeting/0-2", "AB", partial=True)], [2]),
    ],
)
def test_when_rows_of_journeys_tell_of_one_meeting(views: list[MeetingView], expected: list[int]) -> None:
    assert sizes(*views) == expected


@pytest.mark.parametrize(
    ("name", "leader"),
    [
        ("Amir Tamim bin Hamad Al Thani", "tamim-bin-hamad-al-thani"),
        ("Amir Al Thani", "tamim-bin-hamad-al-thani"),
        ("Amir Al Thani in Doha", "tamim-bin-hamad-al-thani"),
        ("Prime Minister Mohammed bin Abdulrahman Al Thani", None),
    ],
)
def test_a_surname_is_not_enough_where_the_given_name_is_another(name: str, leader: str | None) -> None:
    days = (date(2024, 2, 6), date(2024, 2, 6))
    found = one_person(name, known()[1], Iri("https://w3id.org/summitgraph/country/qat"), days)
    assert found
    assert (found.leader and local(found.leader)) == leader


CONFIRMED = {
    "000_a506febfaa31059a.txt": {"3166", "3167", "3890"},
    "001_b595afd827443fe0.txt": {"4106"},
    "002_814fda05fb4ab652.txt": {"4171", "4173"},
    "003_aaf80997af946b83.txt": {"3147", "4112", "4171"},
}


@pytest.mark.skipif(not SHARED.exists(), reason="the registers are not here")
def test_what_the_founding_documents_say_is_confirmed_by_the_registers_and_the_proposal_by_none() -> None:
    files = [SHARED / "historyatstate-visits/data/2020.xml", SHARED.parent / "seeds"]
    presidents = ("biden-joseph-r", "trump-donald-j")
    files += [SHARED / f"historyatstate-travels/president-travels/{who}.xml" for who in presidents]
    tools = world.tools()
    read = [found for reading in read_all(files) if reading.document
            for found in extract_rows(reading.document, tools.loaders, tools.authority)]  # fmt: skip
    names = {fact.subject: found.document.name for found in read for fact in found.facts}
    views = meeting_views(quad for found in read for quad in extraction_quads(found))
    confirmed: dict[str, set[str]] = {}
    for summit in resolve(views, Decisions(), tools.authority).summits:
        told = {names[view.iri] for view in summit.group.views}
        for seed in (name for name in told if name.endswith(".txt")):
            confirmed.setdefault(seed, set()).update(name.partition("#")[2] for name in told if "#" in name)
        if {local(who) for who in summit.participants} == {"fumio-kishida", "kim-jong-un"}:
            assert (summit.status, len(told)) == ("proposed", 1)
    assert {seed: records for seed, records in confirmed.items() if records} == CONFIRMED


@pytest.mark.skipif(not SHARED.exists(), reason="the registers are not here")
def test_every_row_of_the_registers_is_read() -> None:
    counts = {"visits": 0, "president": 0, "secretary": 0}
    for path in sorted(SHARED.glob("historyatstate-*/*/*.xml")):
        whole, *found = rows(path.read_text("utf-8"), name=path.name)
        assert whole.findings == ()
        assert [row.findings for row in found if row.findings] == []
        counts[next(kind for kind in counts if kind in str(path.parent)) if "travels" in str(path) else "visits"] += (
            len(found)
        )
    assert counts == {"visits": 3264, "president": 832, "secretary": 3439}
