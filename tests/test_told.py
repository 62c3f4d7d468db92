"""Talks told of again in other words: what is said in them, who joins them, what both sides held at another time."""

import pytest

from tests.world import meetings

BIDEN_KISHIDA = "fumio-kishida joe-biden"
KISHIDA_YOON = "fumio-kishida yoon-suk-yeol"


def rows(text: str) -> list[tuple[str, str, str, str]]:
    """The people, status, mode and date of each meeting."""
    return [(m.people, m.one("status"), m.one("mode"), m.one("date")) for m in meetings(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("岸田周三与尹锡悦通电话。岸田在会谈中对尹锡悦表示感谢。", [(KISHIDA_YOON, "held", "phone", "2024-03-13")]),
        (
            "岸田将于3月25日与尹锡悦电话会谈。岸田在会谈中将向尹锡悦致意。",
            [(KISHIDA_YOON, "planned", "phone", "2024-03-25")],
        ),
        (
            "岸田周三与尹锡悦通电话。会谈由日方提议，是自2018年5月以来双方首次电话会谈。",
            [(KISHIDA_YOON, "held", "phone", "2024-03-13")],
        ),
        (
            "岸田周三与尹锡悦通电话，这是岸田3月5日就任首相以来首度与尹锡悦通电话。",
            [(KISHIDA_YOON, "held", "phone", "2024-03-13")],
        ),
        ("拜登与习近平之间没有过只言片语的交谈。", []),
        # people in one room are no callers
        (
            "岸田周三与尹锡悦通电话。岸田在会面时对尹锡悦表示感谢。",
            [(KISHIDA_YOON, "held", "phone", "2024-03-13"), (KISHIDA_YOON, "held", "in-person", "2024-03-13")],
        ),
    ],
)
def test_what_is_said_in_talks_is_said_in_those_just_told_of(text: str, told: list[tuple[str, str, str, str]]) -> None:
    assert [row for row in rows(text) if row[3] != "2018-05"] == told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("岸田周三与尹锡悦通电话。拜登也参加了通话。", [f"{BIDEN_KISHIDA} yoon-suk-yeol"]),
        (
            "岸田将与尹锡悦通电话。拜登预计将与朔尔茨一起参加通话。",
            ["fumio-kishida joe-biden olaf-scholz yoon-suk-yeol"],
        ),
        (
            "岸田周三与尹锡悦会谈。外长上川阳子也参与这场会谈。岸田与尹锡悦会谈后离开。",
            ["fumio-kishida yoko-kamikawa yoon-suk-yeol"],
        ),
        # nobody knows whether they will
        ("岸田将与尹锡悦通电话。拜登或也将参与通话。", [KISHIDA_YOON]),
        ("岸田周三与尹锡悦通电话。拜登没有参加通话。", [KISHIDA_YOON]),
    ],
)
def test_who_joins_talks(text: str, people: list[str]) -> None:
    assert [m.people for m in meetings(text)] == people


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "欧中峰会将于3月25日举行。双方在去年6月曾举行过视频通话。",
            [("eu-china-summit", "planned", "2024-03-25"), ("eu-china-summit", "held", "2023-06")],
        ),
        ("欧中峰会将于3月25日举行。双方去年6月曾举行磋商。", [("eu-china-summit", "planned", "2024-03-25")]),
        ("七国集团峰会将于3月25日举行。双方去年6月曾通话。", [("g7", "planned", "2024-03-25")]),
    ],
)
def test_both_sides_of_a_summit_of_two(text: str, told: list[tuple[str, str, str]]) -> None:
    assert [(m.one("series"), m.one("status"), m.one("date")) for m in meetings(text)] == told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # one calls several, several call one: each alone
        (
            "日本、韩国和德国领导人周三首次与拜登通电话。",
            [BIDEN_KISHIDA, "joe-biden yoon-suk-yeol", "joe-biden olaf-scholz"],
        ),
        ("岸田周三与韩国和德国领导人举行了双边会谈。", [KISHIDA_YOON, "fumio-kishida olaf-scholz"]),
        ("岸田周三与韩国和德国领导人举行了会谈。", ["fumio-kishida olaf-scholz yoon-suk-yeol"]),
        ("日本、韩国和德国领导人周三与拜登举行视频会谈。", ["fumio-kishida joe-biden olaf-scholz yoon-suk-yeol"]),
        # the two whom the sentence names, not those told of before
        (
            "岸田周三与尹锡悦通话。安倍与特朗普关系密切，两人曾一起出游，并经常通话。",
            [KISHIDA_YOON, "donald-trump shinzo-abe"],
        ),
        ("岸田周三与尹锡悦通话。拜登与岸田周三会谈，两人会谈后离开。", [KISHIDA_YOON, BIDEN_KISHIDA]),
        ("习近平主席同普京总统去年成功互访，今年多次通电话。", ["vladimir-putin xi-jinping"]),
        ("习近平主席同普京总统去年成功互访，多国领导人通电话。", []),
        # officials go on, not the two
        ("岸田周三与尹锡悦通话。双方同意继续进行磋商。", [KISHIDA_YOON]),
        ("岸田丶拜登丶尹锡悦周三会晤。", [f"{BIDEN_KISHIDA} yoon-suk-yeol"]),
        # about how many, no name
        ("岸田首相与韩国总统大约在本周内通电话。", [KISHIDA_YOON]),
    ],
)
def test_who_met_whom(text: str, people: list[str]) -> None:
    assert [m.people for m in meetings(text)] == people


def test_talks_in_office_are_of_leaders_whoever_left_it() -> None:
    (meeting,) = meetings("日本前首相安倍晋三透露，任内与特朗普会晤时，对方不满。")
    assert (meeting.people, meeting.one("level")) == ("donald-trump shinzo-abe", "leaders")


def test_a_minister_alone_at_a_summit_is_at_a_ministers_meeting() -> None:
    (meeting,) = meetings("美国国务卿布林肯周三出席了东亚峰会。")
    assert meeting.one("level") == "ministers"
