"""Who met whom in Chinese reports: calls, guests, summits of bodies, coined names, what was planned at first."""

import pytest

from tests.world import meetings

BIDEN_KISHIDA = "fumio-kishida joe-biden"
KISHIDA_YOON = "fumio-kishida yoon-suk-yeol"


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        # one after the other on the telephone, but together where the words say so
        ("普京同默克尔和马克龙通电话。", ["angela-merkel vladimir-putin", "emmanuel-macron vladimir-putin"]),
        ("拜登、岸田与尹锡悦三方通话。", [f"{BIDEN_KISHIDA} yoon-suk-yeol"]),
        ("朔尔茨与总统习近平、总理李强会晤。", ["olaf-scholz xi-jinping", "li-qiang olaf-scholz"]),
        # the guest, with words about them
        ("岸田与长期盟友拜登进行了通话。", [BIDEN_KISHIDA]),
        ("岸田与包括拜登在内的外国领袖通电话。", [BIDEN_KISHIDA]),
        ("岸田上任后第一位通话的外国领导人是拜登。", [BIDEN_KISHIDA]),
        ("岸田是拜登上任后会见的首位外国领导人。", [BIDEN_KISHIDA]),
        ("岸田上任后第一位任命的部长是上川阳子。", []),
        ("岸田周三赴台吊唁李登辉，与蔡英文会谈。", ["fumio-kishida tsai-ing-wen"]),
        ("“能传达拜登总统的支持，我感到荣幸，”与尹锡悦会谈之前，岸田在首尔说。", [KISHIDA_YOON]),
        # the summit of the two
        ("拜登将与岸田在4月举行日美领导人峰会。", [BIDEN_KISHIDA]),
        ("拜登与岸田谈到日韩领导人峰会的议题。", [KISHIDA_YOON]),
        ("日韩领导人会对贸易进行沟通。", []),
        # named by one character each, whether or not the page names them
        ("2018年新加坡特金会取得了重要进展。", ["donald-trump kim-jong-un"]),
        ("王毅谈到文金会。", ["kim-jong-un moon-jae-in"]),
        ("金文会计师在会上发言。", []),
        # an office is not the one who holds it where the words are of the election
        ("岸田与在美国总统大选中获胜的拜登会谈。", [BIDEN_KISHIDA]),
        ("外界关注美国总统大选与岸田会谈。", []),
        # the earlier talks too
        ("自2018年5月以来日韩领导人首次会谈周三举行。", ["moon-jae-in shinzo-abe", KISHIDA_YOON]),
        ("拜登在招待会开始前与岸田会谈。", [BIDEN_KISHIDA]),
        ("白宫透露拜登与岸田会谈。", [BIDEN_KISHIDA]),
    ],
)
def test_who_met(sentence: str, people: list[str]) -> None:
    assert [meeting.people for meeting in meetings(sentence)] == people


@pytest.mark.parametrize(
    ("sentences", "rows"),
    [
        (
            "第8届中日韩峰会2019年12月24日在成都举行，安倍晋三、李克强与文在寅参加了峰会。",
            [("li-keqiang moon-jae-in shinzo-abe", "held", "2019-12-24", "china-japan-korea-summit")],
        ),
        ("欧盟领导人周三围绕疫情，召开视频峰会。", [("", "held", "2024-03-13", "eu-summit")]),
        ("朔尔茨计划与习近平举行欧盟峰会。", [("olaf-scholz xi-jinping", "planned", "", "eu-china-summit")]),
        ("朔尔茨计划举行欧盟峰会。", [("", "planned", "", "eu-summit")]),
        (
            "拜登周三在二十国集团峰会短暂现身后离开。",
            [("joe-biden", "held", "2024-03-13", "g20")],
        ),
        ("东盟峰会始于1976年，每年举行一次。", []),
        (
            "拜登与岸田将在4月举行峰会。这一峰会原计划于去年12月举行，但因疫情，被迫延后。",
            [(BIDEN_KISHIDA, "planned", "2024-04", ""), (BIDEN_KISHIDA, "postponed", "2023-12", "")],
        ),
        (
            "拜登与岸田的峰会定于3月12日举行。岸田与拜登3月12日举行了会谈。",
            [(BIDEN_KISHIDA, "held", "2024-03-12", "")],
        ),
        ("拜登原定3月12日访问日本，与岸田会谈。", [(BIDEN_KISHIDA, "cancelled", "2024-03-12", "")]),
        ("白宫威胁取消拜登与普京的峰会。", [("joe-biden vladimir-putin", "planned", "", "")]),
        ("岸田与准备离任的尹锡悦会谈。", [(KISHIDA_YOON, "held", "", "")]),
        ("岸田与尹锡悦计划4月会晤。两国首脑在会谈中会谈到贸易。", [(KISHIDA_YOON, "planned", "2024-04", "")]),
        ("岸田与尹锡悦3月12日会晤。岸田在会谈中将韩国称为邻居。", [(KISHIDA_YOON, "held", "2024-03-12", "")]),
    ],
)
def test_how_far_they_had_come(sentences: str, rows: list[tuple[str, str, str, str]]) -> None:
    assert [(m.people, m.one("status"), m.one("date"), m.one("series")) for m in meetings(sentences)] == rows


@pytest.mark.parametrize(
    ("sentences", "level"),
    [
        ("拜登与岸田周三会谈。", "leaders"),
        ("李强会见了习近平。", "other"),
        ("拜登周三会见了塞尔维亚总统达某奇，讨论贸易。", "leaders"),
        ("日本前首相森喜朗抵达。森喜朗与蔡英文会谈。", "ministers"),
        ("拜登周三会见了塞尔维亚外长达某奇，讨论贸易。", "ministers"),
    ],
)
def test_the_level_is_that_of_the_sides(sentences: str, level: str) -> None:
    assert [meeting.one("level") for meeting in meetings(sentences)] == [level]


def test_talks_told_as_calls_were_by_video_where_one_sentence_says_so() -> None:
    text = "岸田与尹锡悦3月12日通话。岸田与尹锡悦3月12日举行了视频会谈。"
    assert [meeting.one("mode") for meeting in meetings(text)] == ["video"]
