"""Links: what is proposed, what a person decides, and that no decision is ever lost or asked again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from summitgraph.link.apply import apply
from summitgraph.link.candidates import ByName
from summitgraph.link.check import check
from summitgraph.link.propose import Tally, propose
from summitgraph.link.review import open_rows, review
from summitgraph.link.subjects import Subject
from summitgraph.link.web import Reach, Web
from summitgraph.link.wikidata import Wikidata
from summitgraph.model import Iri
from summitgraph.sssom import NO_TERM, PROPOSALS, RECORD, Row, read_rows, table, write_rows
from summitgraph.vocab import BASE
from tests.wikidata_server import World, country, person, position, serving

DAY = date(2026, 11, 21)


def days(start: int, end: int) -> tuple[date, date]:
    return date(start, 1, 20), date(end, 1, 20)


def leader(name: str, *names: str, land: str = "AAA", terms: Sequence[tuple[date, date]] = (), **more: str) -> Subject:
    iri = Iri(f"{BASE}leader/{name.lower().replace(' ', '-').replace('.', '')}")
    told = {"en": (name, *names)} | {tag.replace("_", "-"): (text,) for tag, text in more.items()}
    return Subject(iri, "Leader", told, {}, land, tuple(terms), (None, None))


FATHER = leader("George H. Hill", terms=[days(1989, 1993)])
SON = leader("George Hill", terms=[days(2001, 2009)])
LI = leader("Li Keqian", terms=[days(2013, 2023)], zh_Hans="李克强", zh_Hant="李克強", ja="李克強")
NOBODY = leader("Quintus Nemo", terms=[days(2001, 2009)])
EVERYBODY = [FATHER, SON, LI, NOBODY]


@pytest.fixture
def world() -> World:
    made = World()
    made.add(country("Q900", "AAA", "Aland"))
    made.add(country("Q901", "BBB", "Bland"))
    made.add(position("Q910", "Q900", "president"))
    made.add(position("Q911", "Q901", "president"))
    made.add(
        person(
            "Q1", {"en": ["George H. Hill", "George Hill"]}, land="Q900", terms=[("Q910", "1989-01-20", "1993-01-20")]
        )
    )
    made.add(
        person("Q2", {"en": ["George Hill"]}, land="Q900", terms=[("Q910", "2001-01-20", "2009-01-20")], born="1946")
    )
    made.add(person("Q3", {"en": ["George Hill"]}, land="Q901", terms=[("Q911", "2001-01-20", "2009-01-20")]))
    made.add(person("Q4", {"zh": ["李克強"]}, land="Q900", terms=[("Q910", "2013-03-15", "2023-03-11")]))
    return made


@contextmanager
def asking(world: World, folder: Path) -> Iterator[Wikidata]:
    with serving(world) as api:
        client = Wikidata(Web(Reach("tests@example.org", folder / "cache", 10_000)), api)
        yield client
        client.close()


def run(world: World, folder: Path, people: Sequence[Subject] = tuple(EVERYBODY)) -> Tally:
    with asking(world, folder) as wikidata:
        return propose(people, wikidata=wikidata, source=ByName(wikidata), links=folder, today=DAY)


def sure(folder: Path) -> dict[str, str]:
    return {row.subject_id: row.object_id for row in read_rows(folder / PROPOSALS) if row.sure}


def test_names_terms_and_countries_tell_namesakes_apart(world: World, tmp_path: Path) -> None:
    tally = run(world, tmp_path)
    assert sure(tmp_path) == {
        "leader:george-h-hill": "wikidata:Q1",
        "leader:george-hill": "wikidata:Q2",
        "leader:li-keqian": "wikidata:Q4",
    }
    assert (tally.asked, tally.sure, tally.absent) == (4, 3, 1)


def test_what_was_looked_for_in_vain_is_a_row(world: World, tmp_path: Path) -> None:
    run(world, tmp_path)
    (row,) = [row for row in read_rows(tmp_path / PROPOSALS) if row.subject_id == "leader:quintus-nemo"]
    assert row.object_id == NO_TERM
    assert not row.links


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"land": "Q901", "terms": [("Q911", "2001-01-20", "2009-01-20")]}, "another country"),
        ({"land": "Q900", "born": "1995"}, "born in 1995"),
        ({"land": "Q900", "died": "1980"}, "died in 1980"),
        ({"land": "Q900", "terms": [("Q910", "1801-01-20", "1809-01-20")]}, "another generation"),
    ],
)
def test_the_only_candidate_is_not_sure_when_a_date_or_country_contradicts(
    tmp_path: Path, world: World, change: dict[str, str], why: str
) -> None:
    world.add(person("Q77", {"en": ["Anna Lone"]}, **change))  # type: ignore[arg-type]  # terms are a list
    run(world, tmp_path, [leader("Anna Lone", terms=[days(2001, 2009)])])
    (row,) = read_rows(tmp_path / PROPOSALS)
    assert row.object_id == "wikidata:Q77"
    assert not row.sure
    assert why in row.features()["against"]


def test_two_who_fit_alike_are_left_to_a_person(world: World, tmp_path: Path) -> None:
    world.add(replace_id(world, "Q2", "Q5"))
    run(world, tmp_path, [SON])
    assert sure(tmp_path) == {}
    assert [row.object_id for row in read_rows(tmp_path / PROPOSALS)][:2] == ["wikidata:Q2", "wikidata:Q5"]


def replace_id(world: World, old: str, new: str) -> dict[str, object]:
    return world.entities[old] | {"id": new}


def test_a_second_run_asks_nothing_and_changes_nothing(world: World, tmp_path: Path) -> None:
    run(world, tmp_path)
    before = (tmp_path / PROPOSALS).read_bytes()
    asked = len(world.asked)
    run(world, tmp_path)
    assert len(world.asked) == asked
    assert (tmp_path / PROPOSALS).read_bytes() == before


def test_the_features_stand_beside_the_score(world: World, tmp_path: Path) -> None:
    run(world, tmp_path, [SON])
    told = read_rows(tmp_path / PROPOSALS)[0].features()
    assert told["name"] == "1.00"
    assert told["country"] == "1.00"
    assert told["terms"] == "1.00"
    assert float(told["gap"]) > 0.1
    assert told["label.en"] == "George Hill"


def verdict(folder: Path, subject: str, item: str, agreement: int) -> None:
    rows = read_rows(folder / PROPOSALS)
    pair = (subject, item)
    write_rows(folder / PROPOSALS, [r.reviewed(by="Ada", agreement=agreement) if r.pair == pair else r for r in rows])


def test_accepted_and_refused_rows_move_to_the_record_and_are_never_asked_again(world: World, tmp_path: Path) -> None:
    run(world, tmp_path)
    verdict(tmp_path, "leader:george-hill", "wikidata:Q2", 1)
    verdict(tmp_path, "leader:li-keqian", "wikidata:Q4", -1)
    done = apply(tmp_path)
    assert (done.links, done.refusals) == (1, 1)
    record = read_rows(tmp_path / RECORD)
    assert [(r.subject_id, r.predicate_modifier, r.reviewer_label) for r in record] == [
        ("leader:george-hill", "", "Ada"),
        ("leader:li-keqian", "Not", "Ada"),
    ]
    assert all(row.mapping_justification == "semapv:ManualMappingCuration" for row in record)
    before = (tmp_path / RECORD).read_bytes()
    run(world, tmp_path)
    assert (tmp_path / RECORD).read_bytes() == before
    assert ("leader:li-keqian", "wikidata:Q4") not in {row.pair for row in read_rows(tmp_path / PROPOSALS)}
    assert "leader:george-hill" not in {row.subject_id for row in read_rows(tmp_path / PROPOSALS)}


def test_without_a_verdict_nothing_is_recorded_unless_the_sure_ones_are_asked_for(world: World, tmp_path: Path) -> None:
    run(world, tmp_path)
    assert apply(tmp_path).links == 0
    assert not (tmp_path / RECORD).exists()
    assert apply(tmp_path, sure=True).links == 3
    assert {row.reviewer_label for row in read_rows(tmp_path / RECORD)} == {""}
    assert {row.mapping_justification for row in read_rows(tmp_path / RECORD)} == {"semapv:CompositeMatching"}


@pytest.mark.parametrize(
    ("subject", "item"), [("leader:george-h-hill", "wikidata:Q2"), ("leader:george-hill", "wikidata:Q3")]
)
def test_two_people_for_an_item_or_two_items_for_a_person_stop_it_all(
    world: World, tmp_path: Path, subject: str, item: str
) -> None:
    run(world, tmp_path)
    verdict(tmp_path, "leader:george-hill", "wikidata:Q2", 1)
    if (subject, item) not in {row.pair for row in read_rows(tmp_path / PROPOSALS)}:
        one = read_rows(tmp_path / PROPOSALS)[0]
        write_rows(
            tmp_path / PROPOSALS, [*read_rows(tmp_path / PROPOSALS), replace(one, subject_id=subject, object_id=item)]
        )
    verdict(tmp_path, subject, item, 1)
    before = (tmp_path / PROPOSALS).read_bytes()
    done = apply(tmp_path)
    assert done.conflicts
    assert not (tmp_path / RECORD).exists()
    assert (tmp_path / PROPOSALS).read_bytes() == before


def test_an_item_that_the_record_gives_to_somebody_else_is_not_sure(world: World, tmp_path: Path) -> None:
    run(world, tmp_path, [SON])
    row = read_rows(tmp_path / PROPOSALS)[0]
    (tmp_path / PROPOSALS).unlink()
    write_rows(tmp_path / RECORD, [replace(row, subject_id="leader:other")])
    run(world, tmp_path, [SON])
    assert sure(tmp_path) == {}


def test_a_dialogue_accepts_refuses_explains_opens_skips_and_stops(world: World, tmp_path: Path) -> None:
    run(world, tmp_path)
    told: list[str] = []
    opened: list[str] = []
    answers = iter(["w1", "o1", "nonsense", "1", "r", "s", "q"])
    given = review(tmp_path, by="Ada", ask=lambda _: next(answers), tell=told.append, browse=opened.append)
    rows = read_rows(tmp_path / PROPOSALS)
    people = list(dict.fromkeys(row.subject_id for row in rows))
    assert next(row.verdict for row in rows if row.subject_id == people[0]) == 1
    assert {row.verdict for row in rows if row.subject_id == people[1]} == {-1}
    assert {row.verdict for row in rows if row.subject_id in people[2:]} == {0}
    assert given == sum(row.verdict != 0 for row in rows)
    assert opened == ["https://www.wikidata.org/wiki/Q1"]
    assert any("terms" in line for line in told)
    assert any("number accepts" in line for line in told)
    assert people[0] not in dict(open_rows(rows))


def test_what_was_decided_before_the_dialogue_broke_off_is_kept(world: World, tmp_path: Path) -> None:
    run(world, tmp_path)

    answers = iter(["1"])

    def breaks(question: str) -> str:
        if (answer := next(answers, None)) is None:
            raise KeyboardInterrupt
        return answer

    with pytest.raises(KeyboardInterrupt):
        review(tmp_path, by="Ada", ask=breaks, tell=lambda _: None, browse=lambda _: None)
    assert sum(row.verdict > 0 for row in read_rows(tmp_path / PROPOSALS)) == 1


def test_links_that_were_merged_deleted_or_no_longer_agree_are_found(world: World, tmp_path: Path) -> None:
    run(world, tmp_path)
    apply(tmp_path, sure=True)
    rows = read_rows(tmp_path / RECORD)
    rows.append(replace(rows[0], subject_id="leader:gone", object_id="wikidata:Q3"))
    with asking(world, tmp_path) as wikidata:
        assert [f.code for f in check(rows, EVERYBODY, wikidata, fresh=True)] == ["link-unknown"]
        world.merged["Q1"] = "Q3"
        del world.entities["Q2"]
        world.add(person("Q4", {"zh": ["王二"]}, land="Q900"))
        found = list(check(rows[:3], EVERYBODY, wikidata, fresh=True))
    assert [finding.code for finding in found] == [
        "link-redirected",
        "link-disagrees",
        "link-deleted",
        "link-disagrees",
    ]


def test_a_run_that_was_killed_goes_on_without_asking_again(world: World, tmp_path: Path) -> None:
    people = "[leader(f'Person {n}', terms=[days(2001, 2009)]) for n in range(120)]"
    for number in range(120):
        terms = [("Q910", "2001-01-20", "2009-01-20")]
        world.add(person(f"Q{1000 + number}", {"en": [f"Person {number}"]}, land="Q900", terms=terms))
    program = f"""
import sys
from pathlib import Path
from tests.test_link import *
wikidata = Wikidata(Web(Reach("tests@example.org", Path(sys.argv[2]) / "cache", 10_000)), sys.argv[1])
propose({people}, wikidata=wikidata, source=ByName(wikidata), links=Path(sys.argv[2]), today=DAY)
"""
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    whole.mkdir()
    broken.mkdir()
    with serving(world) as api:
        command = [sys.executable, "-c", program, api]
        subprocess.run([*command, str(whole)], check=True)
        needed = len(world.asked)
        world.asked.clear()
        for stop in (20, 70, 100):
            process = subprocess.Popen([*command, str(broken)])
            while len(world.asked) < stop and process.poll() is None:
                pass
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        subprocess.run([*command, str(broken)], check=True)
    # what was under way when a run was killed was not answered, so it may be asked again: one request a kill
    assert len(world.asked) <= needed + 3
    assert (broken / PROPOSALS).read_bytes() == (whole / PROPOSALS).read_bytes()


def thing(kind: str, name: str, land: str = "", **names: str) -> Subject:
    iri = Iri(f"{BASE}{kind.lower()}/{name.lower().replace(' ', '-')}")
    told = {"en": (name,)} | {tag: (text,) for tag, text in names.items()}
    return Subject(iri, kind, told, {}, land, (), (None, None))


def test_a_country_is_known_by_its_code_whatever_it_is_called(world: World, tmp_path: Path) -> None:
    world.add(country("Q902", "CCC", "Kingdom of Cland"))
    world.add(person("Q903", {"en": ["Cland"]}))
    run(world, tmp_path, [thing("Country", "Cland", "CCC"), thing("Country", "Bland", "BBB")])
    assert sure(tmp_path) == {"country:bland": "wikidata:Q901", "country:cland": "wikidata:Q902"}


def test_an_organisation_is_sure_only_when_its_name_is_the_same_in_three_languages(
    world: World, tmp_path: Path
) -> None:
    names = {"en": ["Lake League"], "ja": ["湖連盟"], "ko": ["호수 연맹"]}
    world.add({**person("Q700", names), "claims": {}})
    world.add({**person("Q701", {"en": ["River League"]}), "claims": {}})
    lake = thing("Organization", "Lake League", ja="湖連盟", ko="호수 연맹")
    run(world, tmp_path, [lake, thing("Organization", "River League", ja="川連盟")])
    assert sure(tmp_path) == {"organization:lake-league": "wikidata:Q700"}


def test_the_same_rows_give_the_same_bytes_in_any_order(world: World, tmp_path: Path) -> None:
    run(world, tmp_path)
    rows = read_rows(tmp_path / PROPOSALS)
    assert table(rows, PROPOSALS) == table(rows[::-1], PROPOSALS)


def test_a_name_with_tabs_and_line_ends_stays_one_cell(tmp_path: Path) -> None:
    row = Row(**dict.fromkeys(Row.__slots__, ""))
    hostile = replace(
        row, subject_id="leader:x", predicate_id="owl:sameAs", object_id="wikidata:Q1", object_label="a\tb\r\n#c\u2028d"
    )
    write_rows(tmp_path / RECORD, [hostile])
    assert read_rows(tmp_path / RECORD)[0].object_label == "a b #c d"
