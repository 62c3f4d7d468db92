"""The leaders of a body that is led by several: whom 欧盟领导人 names, and which series they meet in."""

import pytest

from tests.world import meetings

PRESIDENTS = "charles-michel ursula-von-der-leyen"


@pytest.mark.parametrize(
    ("sentence", "people", "series"),
    [
        ("岸田周三与欧盟领导人举行会谈。", "charles-michel fumio-kishida ursula-von-der-leyen", ""),
        ("欧盟领导人周三与岸田会谈。", "charles-michel fumio-kishida ursula-von-der-leyen", ""),
        (
            "习近平周三与欧盟领导人及德国总理朔尔茨举行视频连线会晤。",
            "charles-michel olaf-scholz ursula-von-der-leyen xi-jinping",
            "",
        ),
        ("习近平将与欧盟领导人举行峰会。", "charles-michel ursula-von-der-leyen xi-jinping", "eu-china-summit"),
        ("习近平将和欧洲首脑以及德国总理朔尔茨举行视频会议。", "olaf-scholz xi-jinping", "eu-china-summit"),
        # the members' leaders are many, and those who meet each other hold their own summit
        ("欧盟领导人周三举行视频峰会。", "", "eu-summit"),
        ("欧盟27国领导人周三举行视频峰会。", "", "eu-summit"),
    ],
)
def test_whom_the_leaders_of_a_body_are(sentence: str, people: str, series: str) -> None:
    (meeting,) = meetings(sentence)
    assert (meeting.people, meeting.one("series")) == (people, series)


@pytest.mark.parametrize(
    "sentence",
    ["岸田赢得了欧盟领导人的支持。", "欧盟领导人祝贺岸田。", "岸田批评欧盟领导人。"],
)
def test_words_about_the_leaders_of_a_body_are_no_meeting(sentence: str) -> None:
    assert meetings(sentence) == []


def test_a_minister_who_is_to_meet_them_is_at_the_level_of_ministers() -> None:
    (meeting,) = meetings("美国国务卿布林肯将与欧盟领导人会面。")
    assert meeting.one("level") == "ministers"


def test_presidents_of_two_organs_are_of_one_side() -> None:
    (meeting,) = meetings("米歇尔周三与冯德莱恩会面，欧洲理事会主席米歇尔和欧盟委员会主席冯德莱恩都很满意。")
    assert meeting.one("level") == "other"
