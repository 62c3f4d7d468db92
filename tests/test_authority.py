"""What the project knows before it reads: who held what when, what lies where, which series joins whom."""

from datetime import date
from pathlib import Path

import pytest

from summitgraph.authority import load_authority
from summitgraph.model import Iri, ProjectError
from summitgraph.vocab import local, thing
from tests.world import authority


def days(text: str) -> tuple[date, date]:
    day = date.fromisoformat(text)
    return day, day


def name(iri: Iri | None) -> str:
    return local(iri) if iri else ""


@pytest.mark.parametrize(
    ("country", "day", "leader"),
    [
        ("jpn", "2002-09-17", "junichiro-koizumi"),
        ("jpn", "2023-01-13", "fumio-kishida"),
        ("kor", "2018-04-27", "moon-jae-in"),
        ("usa", "2019-06-30", "donald-trump"),
        ("prk", "2002-09-17", "kim-jong-il"),
        ("prk", "2024-02-13", "kim-jong-un"),
        ("ukr", "2023-07-12", "volodymyr-zelenskyy"),
    ],
)
def test_a_country_has_one_leader_on_a_day(country: str, day: str, leader: str) -> None:
    assert name(authority().leader(thing("country", country), days(day))) == leader


def test_who_led_in_a_span_with_two_leaders_is_uncertain() -> None:
    year = (date(2021, 1, 1), date(2021, 12, 31))
    assert authority().leader(thing("country", "jpn"), year) is None


@pytest.mark.parametrize(
    ("country", "day", "minister"),
    [
        ("jpn", "2022-09-22", "yoshimasa-hayashi"),
        ("kor", "2024-03-15", "cho-tae-yul"),
        ("chn", "2023-03-01", "qin-gang"),
    ],
)
def test_a_country_has_one_foreign_minister_on_a_day(country: str, day: str, minister: str) -> None:
    assert name(authority().minister(thing("country", country), "foreign-minister", days(day))) == minister


@pytest.mark.parametrize(
    ("first", "second", "series"),
    [("country/jpn", "organization/eu", "eu-japan-summit"), ("country/jpn", "country/fra", "")],
)
def test_two_parties_may_have_a_series_of_their_own(first: str, second: str, series: str) -> None:
    members = frozenset({thing(*first.split("/")), thing(*second.split("/"))})
    assert name(authority().series_between(members)) == series


@pytest.mark.parametrize(
    ("inner", "outer", "lies"),
    [
        ("place/white-house", "place/washington-d-c", "inside"),
        ("place/white-house", "country/usa", "inside"),
        ("place/pyongyang", "country/prk", "inside"),
        ("place/pyongyang", "country/kor", "outside"),
    ],
)
def test_places_lie_in_places(inner: str, outer: str, lies: str) -> None:
    inside = authority().lies_in(thing(*inner.split("/")), thing(*outer.split("/")))
    assert inside is (lies == "inside")


@pytest.mark.parametrize(
    ("words", "agreement"),
    [
        ("日朝平壤宣言", "japan-dprk-pyongyang-declaration"),
        ("日韩请求权协定", "japan-rok-claims-agreement"),
        ("日韩 请求权\n协定", "japan-rok-claims-agreement"),
        ("日朝", ""),
    ],
)
def test_an_agreement_is_known_by_its_whole_name(words: str, agreement: str) -> None:
    assert name(authority().agreement(words)) == agreement


def test_a_government_stands_for_its_country() -> None:
    assert name(authority().party(thing("organization", "government-of-japan"))) == "jpn"
    assert name(authority().party(thing("organization", "nato"))) == "nato"


def test_labels_fall_back_to_the_id() -> None:
    kishida = thing("leader", "fumio-kishida")
    assert authority().label(kishida) == "Fumio Kishida"
    assert authority().label(kishida, "zh-Hans") == "岸田文雄"
    assert authority().label(thing("leader", "nobody")) == "nobody"


def test_the_country_of_a_leader_is_that_of_citizenship() -> None:
    assert name(authority().country_of(thing("leader", "fumio-kishida"))) == "jpn"
    assert name(authority().country_of(thing("place", "pyongyang"))) == "prk"
    assert name(authority().country_of(thing("country", "jpn"))) == "jpn"


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "leaders.ttl").write_text("<a> <b> .", encoding="utf-8")
    with pytest.raises(ProjectError, match=r"leaders\.ttl"):
        load_authority(tmp_path)


def test_an_empty_folder_knows_nobody(tmp_path: Path) -> None:
    empty = load_authority(tmp_path)
    assert empty.find("岸田文雄") == []
    assert empty.leader(thing("country", "jpn"), days("2024-01-01")) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<x:t> a sg:Tenure ; sg:office <x:o> .", "x:t: a tenure has one sg:holder"),
        ("<x:t> a sg:Tenure ; sg:holder <x:p> ; sg:office <x:nowhere> .", "x:t: a tenure has one sg:holder"),
        ('<x:t> a sg:Tenure ; sg:holder <x:p> ; sg:office <x:o> ; sg:heldFrom "May" .', "x:t: 'May' is not a date"),
        ("<x:p> sg:citizenOf [ a sg:Country ] .", "leaders.ttl: a node without a name"),
    ],
)
def test_an_entry_that_cannot_be_understood_is_named(tmp_path: Path, text: str, told: str) -> None:
    head = "@prefix sg: <https://w3id.org/summitgraph/ontology#> . <x:o> a sg:Office . "
    (tmp_path / "leaders.ttl").write_text(head + text, encoding="utf-8")
    with pytest.raises(ProjectError, match=told):
        load_authority(tmp_path)
