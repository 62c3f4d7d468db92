"""Multilateral summits in Chinese reports: named in passing, with a day or without, by body, by year, by assembly."""

import pytest

from tests.world import meetings


def told(sentences: str) -> list[tuple[str, str, str, str]]:
    """The series, the status, the date and the people of each multilateral meeting told."""
    return [(m.one("series"), m.one("status"), m.one("date"), m.people) for m in meetings(sentences) if m.one("series")]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # whatever stands between the body and the word for a summit
        ("各国在2月初的欧盟预算峰会上达成共识。", ("eu-summit", "held", "2024-02", "")),
        ("二十国集团领导人罗马峰会去年10月举行。", ("g20", "held", "2023-10", "")),
        ("2023年巴布亚新几内亚主办APEC年会时，各方没有共识。", ("apec", "held", "2023", "")),
        ("岸田3月6日在APEC上的讲话受到关注。", ("apec", "held", "2024-03-06", "fumio-kishida")),
        ("2024年金砖国家会议3月6日以视频峰会落幕。", ("brics", "held", "2024-03-06", "")),
        ("2022年8月，岸田在突尼斯举行的非洲发展会议上致辞。", ("ticad", "held", "2022-08", "fumio-kishida")),
        # of a body and a country
        ("欧盟中国峰会3月6日举行。", ("eu-china-summit", "held", "2024-03-06", "")),
        ("东盟与美国3月6日举行峰会。", ("us-asean-summit", "held", "2024-03-06", "")),
        (
            "习近平将于4月18日与欧盟领导人举行视频峰会。",
            ("eu-china-summit", "planned", "2024-04-18", "charles-michel ursula-von-der-leyen xi-jinping"),
        ),
        ("峰会将评估3月4日欧盟与习近平视频会议的成果。", ("eu-china-summit", "held", "2024-03-04", "xi-jinping")),
        ("欧盟27国保证，将与习近平在明年再举行一次峰会。", ("eu-china-summit", "planned", "2025", "xi-jinping")),
        ("欧中领导人3月6日举行视频峰会。", ("eu-china-summit", "held", "2024-03-06", "")),
        (
            "欧中峰会周一举行。习近平在周一的视频峰会上表示反对。",
            ("eu-china-summit", "held", "2024-03-11", "xi-jinping"),
        ),
        # of a body by its council, its heads
        ("本月晚些时候欧洲理事会还将召开一次峰会。", ("eu-summit", "planned", "2024-03", "")),
        ("欧盟国家元首与政府首脑4月16日齐聚柏林，举行特别峰会。", ("eu-summit", "planned", "2024-04-16", "")),
        ("欧盟27国领导人3月6日峰会后发表声明。", ("eu-summit", "held", "2024-03-06", "")),
        # what a summit did tells that it was held
        ("东盟峰会签署了协定。", ("asean", "held", "", "")),
        # an assembly where a leader, or a country, speaks
        ("岸田3月6日在联大一般性辩论中发表视频演说。", ("un-general-assembly", "held", "2024-03-06", "fumio-kishida")),
        ("岸田对习近平在联合国大会上的承诺表示欢迎。", ("un-general-assembly", "held", "", "xi-jinping")),
        ("日本在今年2月联大会议上承诺减排。", ("un-general-assembly", "held", "2024-02", "")),
        (
            "岸田将在当地时间25日（日本时间26日上午）的联合国大会上讲话。",
            ("un-general-assembly", "planned", "2024-03-25", "fumio-kishida"),
        ),
        ("在3月6日的联合国大会上，岸田表示支持。", ("un-general-assembly", "held", "2024-03-06", "fumio-kishida")),
        ("习近平联大提出目标，各国欢迎。", ("un-general-assembly", "held", "", "xi-jinping")),
        ("岸田可望在联合国大会演说中阐述立场。", ("un-general-assembly", "proposed", "", "fumio-kishida")),
        # the day is the summit's and not that of what is said there
        ("岸田在二十国集团峰会上承诺2050年前实现目标。", ("g20", "held", "", "fumio-kishida")),
        ("岸田在联合国大会讲话中重提2016年的裁决。", ("un-general-assembly", "held", "", "fumio-kishida")),
        ("由多国和欧盟领导人组成的二十国集团（G20）将于4月6日举行峰会。", ("g20", "planned", "2024-04-06", "")),
        # who is to speak for a government
        ("北约峰会4月6日举行，岸田可能会在周六代表日本出席峰会。", ("nato-summit", "planned", "2024-04-06", "")),
    ],
)
def test_a_summit_named_in_passing(sentences: str, expected: tuple[str, str, str, str]) -> None:
    (found,) = told(f"东京简讯。\n市场关注贸易。\n天气晴朗。\n{sentences}")  # in the background, not in the lead
    assert found == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            "亚太经合组织峰会3月6日闭幕。2018年的峰会没有发表公报，去年峰会又因主办国内部动乱而停办。",
            [("apec", "held", "2024-03-06", ""), ("apec", "held", "2018", ""), ("apec", "cancelled", "2023", "")],
        ),
        (
            "这将是拜登自2021年以来，首次参加APEC峰会。",
            [("apec", "held", "2021", "joe-biden"), ("apec", "planned", "", "joe-biden")],
        ),
        (
            "2018年韩国主办APEC年会时没有声明，2019年智利主办APEC年会前，政府宣布取消年会。",
            [("apec", "held", "2018", ""), ("apec", "cancelled", "2019", "")],
        ),
        (
            "亚太经合组织峰会3月6日举行。2019年，特朗普原本计划参加，但后来因动荡被迫取消。",
            [("apec", "held", "2024-03-06", ""), ("apec", "cancelled", "2019", "donald-trump")],
        ),
        (
            "东盟峰会将于4月6日举行。拜登参加了2022年的峰会。",
            [("asean", "planned", "2024-04-06", ""), ("asean", "held", "2022", "joe-biden")],
        ),
        ("欧盟峰会陷入僵局。峰会将于下周一开始。", [("eu-summit", "planned", "2024-03-18", "")]),
        ("欧盟峰会周三召开。各国希望这次峰会能够推动改革。", [("eu-summit", "held", "2024-03-13", "")]),
        ("欧盟峰会4月6日举行。多名官员主张，主席应该推迟峰会。", [("eu-summit", "planned", "2024-04-06", "")]),
    ],
)
def test_occurrences_of_one_series(sentences: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(sentences) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "APEC成员国同意降低关税。",
        "岸田出席联合国大会。",  # for days; leaders meet on its margins
        "林芳正3月6日在联合国大会上发表讲话。",  # a minister of before
        "欧盟对联大决议表示欢迎。",
        "岸田与尹锡悦周三会谈。去年的峰会没有声明。",  # of the two
        "欧盟企业开放市场的峰会不多。",
        "习近平周三出席东盟、国防部长会议等活动。",
    ],
)
def test_a_body_or_its_business_is_no_summit(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("岸田3月6日在联合国大会上发表视频讲话。", "video"),
        ("岸田3月6日在联合国大会上讲话。", "unknown"),
        ("欧盟27国保证，将与习近平在明年举行一次峰会。", "unknown"),
    ],
)
def test_by_which_means_a_summit_meets(sentence: str, mode: str) -> None:
    (found,) = (m for m in meetings(sentence) if m.one("series"))
    assert found.one("mode") == mode
