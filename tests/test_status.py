"""How far a meeting had come on the day of the report."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.text.zh.status import status
from tests.world import meetings

PUBLISHED = date(2024, 3, 15)
KEYS = {"proposed", "planned", "held", "postponed", "cancelled", "declined"}


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("岸田与尹锡悦周三举行了会谈。", "held"),
        ("岸田与尹锡悦周三在首尔会谈。", "held"),
        ("拜登与习近平曾在2022年11月会面。", "held"),
        ("图为2022年11月14日，拜登与习近平在巴厘岛会面。", "held"),
        ("拜登正在与岸田会谈。", "held"),
        ("岸田与尹锡悦会谈结束后离开首尔。", "held"),
        ("岸田将于4月10日在华盛顿与拜登会晤。", "planned"),
        ("岸田与拜登下周一在华盛顿会谈。", "planned"),
        ("拜登正协调于周一与岸田通电话。", "planned"),
        ("拜登与普京商定于6月在日内瓦举行会晤。", "planned"),
        ("白宫宣布，拜登将于4月10日会见岸田文雄。", "planned"),
        ("拜登与岸田通话后，两人同意尽快会面。", "planned"),
        ("拜登同意与金正恩会面。", "planned"),
        ("拜登与普京原则上接受举行峰会。", "planned"),
        ("岸田正就与尹锡悦在首尔举行会谈进行协调。", "planned"),
        ("岸田接受采访后与尹锡悦会谈。", "held"),
        ("拜登接下来或与习近平会谈。", "proposed"),
        ("因疫情拖延的日韩领导人峰会，预计安排在今年9月以视频方式召开。", "planned"),
        ("岸田与尹锡悦举行了会谈，预计安排更多合作。", "held"),
        ("拜登表示愿在首尔与金正恩见面。", "proposed"),
        ("岸田希望与金正恩举行会谈。", "proposed"),
        ("拜登提议与普京举行峰会。", "proposed"),
        ("岸田呼吁与金正恩举行首脑会谈。", "proposed"),
        ("拜登考虑邀请普京举行峰会。", "proposed"),
        ("岸田或将与金正恩会谈。", "proposed"),
        ("如果岸田与金正恩会谈，美国会支持。", "proposed"),
        ("白宫表示，拜登与习近平可能在11月会面。", "proposed"),
        ("尹锡悦与岸田的会晤推迟至5月。", "postponed"),
        ("岸田推迟了与尹锡悦的会谈。", "postponed"),
        ("原定4月在东京举行的岸田与尹锡悦的会谈已被取消。", "cancelled"),
        ("岸田取消了与尹锡悦的会谈。", "cancelled"),
        ("普京拒绝与泽连斯基会晤。", "declined"),
        ("岸田无意与金正恩举行会谈。", "declined"),
        ("岸田否认将与金正恩会谈。", "declined"),
        ("岸田不打算会见金正恩。", "declined"),
        ("普京不会与泽连斯基会谈。", "declined"),
        ("距离拜登与岸田的峰会只有一星期。", "planned"),
        ("拜登今晚与岸田会谈。", "planned"),
        ("岸田希望与金正恩会谈。朝鲜表示，此事绝对不会发生。", "declined"),
        ("普京没有计划与泽连斯基会谈。", "declined"),
        ("普京婉拒与泽连斯基会谈。", "declined"),
        ("普京不考虑与泽连斯基会谈。", "declined"),
        ("普京不排除与泽连斯基会谈。", "proposed"),
        ("普京与拜登会晤的可能性增加。", "proposed"),
        # denied, supposed, not told
        ("拜登与岸田会晤的说法不实。", "declined"),
        ("拜登与岸田通电话一事纯属子虚乌有。", "declined"),
        ("外界猜测拜登会与岸田会晤。", "proposed"),
        ("谣传拜登与岸田会晤。", "proposed"),
        ("拜登出席传统晚会，与岸田会晤。", "held"),
        ("白宫拒绝透露拜登与岸田通话的细节。", "held"),
        ("普京与拜登的会晤尚未敲定。", "proposed"),
        ("普京是否与拜登会晤还不清楚。", "proposed"),
        ("岸田期待与尹锡悦会谈。", "proposed"),
        ("岸田接受邀请，将于4月与拜登会谈。", "planned"),
        ("岸田与拜登敲定4月会谈。", "planned"),
        ("拜登希望在与岸田的会谈中谈到贸易。", "held"),
        ("拜登与普京的会晤因疫情延至明年。", "postponed"),
        ("拜登与普京会晤前夕，双方互相批评。", "planned"),
        ("拜登将于5月与普京会晤。但会晤因疫情被取消。", "cancelled"),
    ],
)
def test_a_sentence_tells_the_status(sentence: str, key: str) -> None:
    assert meetings(sentence)[-1].one("status") == key


@pytest.mark.parametrize(
    "sentence",
    [
        "金正恩与普京至今没有会面。",
        "岸田与尹锡悦从未会面。",
        "拜登没有与普京举行会谈。",
        "拜登和普京从未通话。",
        "岸田尚未与金正恩举行会谈。",
        "日朝峰会没有举行。",
        "拜登与普京的会谈未能如期举行。",
        "拜登险些与普京会晤。",
        "拜登差一点就与普京会晤。",
        "外界猜测拜登周三与普京会晤。",
        "白宫拒绝透露拜登是否与普京通话。",
        "白宫既不证实也不否认拜登与普京会晤。",
    ],
)
def test_a_bare_denial_is_no_meeting(sentence: str) -> None:
    assert meetings(sentence) == []


@pytest.mark.parametrize(
    ("before", "after", "day", "expected"),
    [
        ("Ｐ将与Ｐ", "", None, ("planned", 3)),
        ("Ｐ将与Ｐ", "", date(2024, 1, 1), ("held", 2)),  # the calendar overrules a plan
        ("Ｐ与Ｐ", "", date(2024, 5, 1), ("planned", 2)),
        ("Ｐ与Ｐ", "", date(2024, 1, 1), ("held", 2)),
        ("Ｐ与Ｐ", "", None, ("held", 1)),
        ("Ｐ与Ｐ的", "将于Ｄ举行", None, ("planned", 3)),
        ("Ｐ与Ｐ的", "被取消", None, ("cancelled", 3)),
        ("Ｐ与Ｐ", "了", date(2024, 5, 1), ("planned", 2)),
    ],
)
def test_said_cues_weigh_more_than_the_calendar_and_that_more_than_nothing(
    before: str, after: str, day: date | None, expected: tuple[str, int]
) -> None:
    judged = status(before, after, days=(day, day) if day else None, published=PUBLISHED)
    assert judged is not None
    assert (judged.key, judged.weight) == expected


def test_the_cue_says_where_it_stands() -> None:
    judged = status("Ｐ希望与Ｐ", "", days=None, published=PUBLISHED)
    assert judged is not None
    assert judged.cue == (-4, -2)


WORDS = st.text("Ｐ与将拒绝希望取消推迟没有举行了曾会见于Ｄ，已不", max_size=24) | st.text(max_size=24)


@given(WORDS, WORDS, st.none() | st.dates())
def test_status_is_total(before: str, after: str, day: date | None) -> None:
    judged = status(before, after, days=(day, day) if day else None, published=PUBLISHED)
    if judged is not None:
        assert judged.key in KEYS
        assert judged.weight in {1, 2, 3}
        if judged.cue:
            assert -len(before) <= judged.cue[0] < judged.cue[1] <= 0
