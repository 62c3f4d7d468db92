"""Who is named in a Chinese report: by name, by office and day, as a group, by a pronoun, or nobody at all."""

from datetime import date

import pytest

from summitgraph.model import Iri
from summitgraph.text.sketch import GROUP, PAIR, PERSON, PRONOUN, Mark, Ref
from summitgraph.text.who import person
from summitgraph.text.zh.who import marks, reader, role_of, settle
from summitgraph.vocab import local, thing
from tests.world import FRIDAY, authority, reading

PEOPLE = PERSON + GROUP + PAIR + PRONOUN


def named(text: str, day: str = FRIDAY) -> list[Mark]:
    return [mark for mark in marks(text, reading(text, day=day)) if mark.sign in PEOPLE]


def who(text: str, day: str = FRIDAY) -> str:
    """The people that a text names on a day, by id."""
    days = (date.fromisoformat(day), date.fromisoformat(day))
    found = [person(ref, days, authority()) for mark in named(text, day) for ref in mark.refs]
    return " ".join(local(iri) if iri else "?" for iri in found)


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("日本首相岸田文雄", "fumio-kishida"),
        ("岸田首相", "fumio-kishida"),
        ("美国总统拜登", "joe-biden"),
        ("时任美国总统特朗普", "donald-trump"),
        ("日本前首相小泉纯一郎", "junichiro-koizumi"),
        ("韩国统一部长官金暎浩", "kim-yung-ho"),
        ("韩国外交部长官赵兑烈", "cho-tae-yul"),
        ("北约秘书长斯托尔滕贝格", "jens-stoltenberg"),
        ("拜登（左）", "joe-biden"),
        ("泽连斯基（Volodymyr Zelenskyy）", "volodymyr-zelenskyy"),
    ],
)
def test_a_name_with_its_title_is_one_person(words: str, people: str) -> None:
    (mark,) = named(words)
    assert (mark.sign, mark.start, mark.end) == (PERSON, 0, len(words))
    assert who(words) == people


@pytest.mark.parametrize(
    ("words", "day", "people"),
    [
        ("日本首相", "2004-05-22", "junichiro-koizumi"),
        ("日本首相", "2023-01-13", "fumio-kishida"),
        ("美国总统", "2019-06-30", "donald-trump"),
        ("朝鲜领导人", "2002-09-17", "kim-jong-il"),
        ("韩国外长", "2022-09-22", "park-jin"),
        ("中国外长", "2023-03-01", "qin-gang"),
        ("韩国总统", "2018-04-27", "moon-jae-in"),
    ],
)
def test_an_office_alone_is_its_holder_on_the_day(words: str, day: str, people: str) -> None:
    assert who(words, day) == people


def test_an_office_with_two_holders_in_the_span_is_nobody_certain() -> None:
    (mark,) = named("日本首相")
    year = (date(2021, 1, 1), date(2021, 12, 31))
    assert person(mark.refs[0], year, authority()) is None


@pytest.mark.parametrize(
    ("words", "day", "people"),
    [
        ("美日韩领导人", "2023-08-18", "joe-biden fumio-kishida yoon-suk-yeol"),
        ("美日韩领导人", "2019-06-28", "donald-trump shinzo-abe moon-jae-in"),
        ("日韩两国首脑", "2023-03-16", "fumio-kishida yoon-suk-yeol"),
        ("美国、日本和韩国领导人", "2023-08-18", "joe-biden fumio-kishida yoon-suk-yeol"),
        ("日朝峰会", "2004-05-22", "junichiro-koizumi kim-jong-il"),
        ("美日韩外长", "2022-09-22", "antony-blinken yoshimasa-hayashi park-jin"),
        ("美日韩三国外长", "2022-09-22", "antony-blinken yoshimasa-hayashi park-jin"),
    ],
)
def test_a_group_is_the_leaders_or_ministers_of_its_countries(words: str, day: str, people: str) -> None:
    (mark,) = named(words, day)
    assert mark.sign == GROUP
    assert who(words, day) == people


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("双方", PAIR), ("两国领导人", PAIR), ("三国外长", PAIR), ("两人", PAIR), ("他们", PAIR), ("两位首脑", PAIR),
        ("他", PRONOUN), ("她", PRONOUN),
    ],
)  # fmt: skip
def test_words_for_people_named_before_are_drawn_as_such(words: str, sign: str) -> None:
    assert [mark.sign for mark in named(f"{words}同意")] == [sign]


@pytest.mark.parametrize(
    "text",
    [
        "羽田机场", "其他国家", "其他问题", "其他人", "他国", "首相官邸", "前首相", "美国前总统", "总统府", "总统选举",
        "日本首相夫人", "日本", "东京", "共同社", "",
    ],
)  # fmt: skip
def test_what_is_no_certain_person_is_none(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("特朗普", "donald-trump"),  # out of office then, but nobody else has so long a short name
        ("约翰·特朗普", ""),
        ("安倍", "shinzo-abe"),  # who led lately
        ("小泉", ""),
        ("安倍晋三离任。安倍", "shinzo-abe shinzo-abe"),
        ("岸田", "fumio-kishida"),
    ],
)
def test_a_short_name_wants_a_full_name_an_office_held_lately_or_length(text: str, people: str) -> None:
    assert who(text) == people


def test_a_stranger_of_the_document_is_known_by_name() -> None:
    stranger = Iri("urn:stranger")
    by = reader(["山村信介说"], authority(), date.fromisoformat(FRIDAY), {"山村信介": stranger})
    (mark,) = marks("山村信介说", by)
    assert mark.refs == (Ref(stranger),)


@pytest.mark.parametrize(
    ("words", "role"),
    [("两国外长", "foreign-minister"), ("国防部长", "defence-minister"), ("两国首脑", "leader"), ("", "leader")],
)
def test_the_last_words_tell_the_role(words: str, role: str) -> None:
    assert role_of(words) == role


def test_settled_people_are_distinct_and_certain() -> None:
    days = (date(2023, 8, 18), date(2023, 8, 18))
    japan = Ref(country=thing("country", "jpn"), role="leader")
    kishida = Ref(thing("leader", "fumio-kishida"))
    assert settle([japan, kishida, Ref(country=thing("country", "nowhere"), role="leader")], days, authority()) == (
        kishida,
    )
