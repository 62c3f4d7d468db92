"""When, where, how long, by which means and beside which summit people meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.text.sketch import Mark, draw
from summitgraph.text.zh.circumstances import length, margins, when
from summitgraph.text.zh.means import mode
from summitgraph.text.zh.triggers import encounters
from summitgraph.text.zh.venue import where
from tests.world import FRIDAY, meetings


@pytest.mark.parametrize(
    ("sentence", "date", "place"),
    [
        ("岸田与尹锡悦周三在首尔举行会谈。", "2024-03-13", "seoul"),
        ("岸田与尹锡悦周三（3月6日）在首尔举行会谈。", "2024-03-06", "seoul"),
        ("拜登上个月在白宫会见了朔尔茨。", "2024-02", "white-house"),
        ("去年，马克龙在法国的巴黎会见朔尔茨。", "2023", "paris"),
        ("2022年11月14日，拜登与习近平在印尼的巴厘岛会面。", "2022-11-14", "bali"),
        ("拜登与习近平当地时间11月15日在旧金山会晤。", "2023-11-15", "san-francisco"),
        ("拜登与习近平的会晤将于11月举行。", "2024-11", ""),
        ("普京与金正恩9月13日至17日在俄罗斯会谈。", "2023-09-13/2023-09-17", "rus"),
        ("岸田与尹锡悦最近一次会面是在去年11月。", "2023-11", ""),
        ("普京在访问平壤期间会见了金正恩。", "", "pyongyang"),
        ("岸田将于下月访问华盛顿并与拜登会谈。", "2024-04", "washington-d-c"),
        ("白宫周二发表声明说，拜登将在下月会见岸田。", "2024-04", ""),
        ("白宫周二宣布，拜登将会见岸田。", "", ""),
        ("去年2月30日，岸田与尹锡悦在首尔会谈。", "", "seoul"),
        ("继去年11月会谈之后，拜登与习近平再次会晤。", "", ""),
        ("岸田周二启程，将与拜登会谈。", "2024-03", ""),
        ("岸田将与拜登会谈，讨论对韩国的政策。", "", ""),
        ("图为岸田在首尔会见尹锡悦。（2024年3月6日）", "2024-03-06", "seoul"),
        ("岸田周二在白宫对记者说，他4月将与尹锡悦会谈。", "2024-04", ""),
        ("拜登白宫会晤岸田。", "", "white-house"),
        ("岸田与尹锡悦上周在首尔会谈。", "2024-03-04/2024-03-10", "seoul"),
        ("拜登周三在白宫同习近平举行视频会晤。", "2024-03-13", ""),
        ("岸田周三谈到了与尹锡悦会谈的可能性。", "", ""),
        ("拜登与普京，5月16日在赫尔辛基举行峰会。", "2024-05-16", "helsinki"),
        ("拜登今晚与岸田会谈。", "2024-03-15", ""),
        ("岸田与尹锡悦2023年5月在首尔会谈。", "2023-05", "seoul"),
        ("岸田今（15）日与访韩的拜登举行会谈。", "2024-03-15", "kor"),
        ("岸田昨天（14日）与访日的尹锡悦会谈。", "2024-03-14", "jpn"),
        ("拜登同意5月前与金正恩会面。", "2024-05", ""),
        ("拜登五个月前与习近平会面。", "2023-10", ""),
        ("尹锡悦周二抵达东京，与岸田举行会谈。", "2024-03-12", "tokyo"),
        ("尹锡悦周二抵达东京，将与岸田举行会谈。", "2024-03", "tokyo"),
        ("尹锡悦3月6日抵达东京，次日与岸田举行会谈。", "2024-03-07", "tokyo"),
        ("岸田将于周一启程，周二与尹锡悦会谈。", "2024-03-19", ""),
        ("岸田周二在首尔与尹锡悦短暂对谈。", "2024-03-12", "seoul"),
        ("岸田首会尹锡悦", "", ""),
        ("岸田周二与尹锡悦进行了十多分钟的电话谈话。", "2024-03-12", ""),
        ("普京周二在俄罗斯黑海度假城市索契与金正恩会谈。", "2024-03-12", "sochi"),
        ("拜登取消了原定周二与尹锡悦的会谈。", "2024-03-19", ""),
        ("拜登周二突访基辅，与泽连斯基会谈。", "2024-03-12", "kyiv"),
        ("拜登与普京周二在芬兰首都赫尔辛基举行峰会。", "2024-03-12", "helsinki"),
        ("拜登与习近平周二在美国西部城市旧金山会晤。", "2024-03-12", "san-francisco"),
    ],
)
def test_a_meeting_has_its_own_day_and_place(sentence: str, date: str, place: str) -> None:
    (meeting,) = meetings(sentence)
    assert (meeting.one("date"), meeting.one("place")) == (date, place)


@pytest.mark.parametrize(
    ("sentences", "date", "place"),
    [
        ("岸田周二启程前往美国。此行他还将与拜登会谈。", "2024-03", "usa"),
        ("岸田与尹锡悦3月6日在首尔会谈。当时，岸田也会见了韩德洙。", "2024-03-06", "seoul"),
        ("岸田3月6日在首尔会见尹锡悦。拜登当时与习近平通电话。", "2024-03-06", "seoul"),
        ("岸田周二与尹锡悦在首尔会谈；周三继续会谈约70分钟。", "2024-03-13", ""),
        ("岸田与尹锡悦关系不错。去年9月7日，二人在德里参加二十国集团峰会期间，举行首次会晤。", "2023-09-07", ""),
        ("岸田周二抵达首尔。尹锡悦当天在青瓦台会见岸田。", "2024-03-12", "blue-house"),
        ("岸田周二抵达首尔，尹锡悦到机场迎接。两人随后举行会谈。", "2024-03-12", "seoul"),
        ("应岸田邀请，尹锡悦13日至14日访问日本。两国首脑13日在东京举行会谈。", "2024-03-13", "tokyo"),
        ("岸田周二说，油价上涨。他与尹锡悦举行了会谈。", "", ""),
        ("岸田会见尹锡悦。两国首脑上一次见面要追溯到五年前：2019年，两人在大阪见面。", "2019", "osaka"),
    ],
)
def test_then_and_on_this_trip_take_the_day_from_the_sentence_before(sentences: str, date: str, place: str) -> None:
    last = meetings(sentences)[-1]
    assert last.one("date") == date
    assert last.one("place") in {place, ""}


@pytest.mark.parametrize(
    ("sentence", "series", "date", "place", "status"),
    [
        ("日本与欧盟定期首脑磋商将于7月在东京举行。", "eu-japan-summit", "2024-07", "tokyo", "planned"),
        ("七国集团（G7）今年6月将在意大利举行峰会。", "g7", "2024-06", "ita", "planned"),
        ("中日韩领导人会议5月将在首尔举行。", "china-japan-korea-summit", "2024-05", "seoul", "planned"),
        ("北约峰会2022年6月在马德里举行。", "nato-summit", "2022-06", "madrid", "held"),
        ("二十国集团峰会去年9月在新德里召开。", "g20", "2023-09", "new-delhi", "held"),
        ("美日印澳四国领导人周三举行视频峰会。", "quad", "2024-03-13", "", "held"),
        ("七国集团(G7)视频领袖峰会2月举行。", "g7", "2024-02", "", "held"),
        ("欧盟领袖周三在布鲁塞尔举行峰会。", "eu-summit", "2024-03-13", "brussels", "held"),
        ("金砖国家领导人第十六次会晤将于10月举行。", "brics", "2024-10", "", "planned"),
        ("中欧峰会原定5月举行，但会议因疫情被取消。", "eu-china-summit", "2024-05", "", "cancelled"),
    ],
)
def test_a_multilateral_summit_is_a_meeting_of_its_series(
    sentence: str, series: str, date: str, place: str, status: str
) -> None:
    (meeting,) = meetings(sentence)
    assert meeting.one("series") == series
    assert (meeting.one("date"), meeting.one("place"), meeting.one("status")) == (date, place, status)
    assert meeting.people == ""


@pytest.mark.parametrize(
    ("sentence", "people", "series"),
    [
        ("拜登出席了在马德里举行的北约峰会。", "joe-biden", "nato-summit"),
        ("岸田与泽连斯基出席在日本举行的七国集团峰会。", "fumio-kishida volodymyr-zelenskyy", "g7"),
        ("岸田今年7月将出席北约峰会。", "fumio-kishida", "nato-summit"),
        (
            "岸田将出席在立陶宛召开的北约峰会，以及在比利时召开的日本与欧盟定期首脑磋商。",
            "fumio-kishida",
            "nato-summit",
        ),
    ],
)
def test_those_who_attend_a_summit_take_part(sentence: str, people: str, series: str) -> None:
    first = meetings(sentence)[0]
    assert (first.people, first.one("series")) == (people, series)


@pytest.mark.parametrize(
    ("sentence", "margins"),
    [
        ("马克龙与朔尔茨在二十国集团峰会期间会晤。", "g20"),
        ("拜登与习近平最近一次会面是在去年11月的亚太经合组织峰会上。", "apec"),
        ("岸田出席七国集团峰会之际，与尹锡悦举行了会谈。", "g7"),
        ("岸田与尹锡悦在纽约会谈，当时两人都在出席联合国大会。", "un-general-assembly"),
        ("拜登在北约峰会场边会见了埃尔多安。", "nato-summit"),
        ("岸田会见了尹锡悦，讨论七国集团峰会的筹备。", ""),
    ],
)
def test_a_bilateral_may_stand_on_the_margins_of_a_summit(sentence: str, margins: str) -> None:
    bilateral = [meeting for meeting in meetings(sentence) if not meeting.one("series")]
    assert [meeting.one("onMarginsOf") for meeting in bilateral] == [margins]


@pytest.mark.parametrize(
    ("sentence", "duration"),
    [
        ("岸田与尹锡悦举行了30分钟的会谈。", "PT30M"),
        ("马克龙与朔尔茨会谈约45分钟。", "PT45M"),
        ("马克龙与朔尔茨举行了一个半小时的会谈。", "PT90M"),
        ("马克龙与朔尔茨举行了半小时的会谈。", "PT30M"),
        ("拜登与习近平会晤四个小时。", "PT240M"),
        ("拜登与习近平会晤2小时。", "PT120M"),
        ("岸田与尹锡悦3月6日在首尔会谈。此次会谈持续了两小时。", "PT120M"),
        ("岸田与尹锡悦举行了会谈。", ""),
    ],
)
def test_how_long_a_meeting_took(sentence: str, duration: str) -> None:
    (meeting,) = meetings(sentence)
    assert meeting.one("duration") == duration


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("拜登与泽连斯基周二举行视频会晤。", "video"),
        ("拜登与岸田举行线上会谈。", "video"),
        ("欧盟与中国领导人会晤将于4月以视频方式举行。", "video"),
        ("习近平同普京通电话。", "phone"),
        ("拜登与岸田举行电话会谈。", "phone"),
        ("拜登与普京的通话持续约50分钟。", "phone"),
        ("拜登与岸田在华盛顿会谈。", "in-person"),
    ],
)
def test_by_which_means_people_meet(sentence: str, by: str) -> None:
    (meeting,) = meetings(sentence)
    assert meeting.one("mode") == by


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("岸田与尹锡悦周三会谈。", "leaders"),
        ("斯托尔滕贝格与岸田周三会谈。", "leaders"),
        ("布林肯与王毅周三会晤。", "ministers"),
        ("普京周三会见了朝鲜外相崔善姬。", "ministers"),
        ("美日韩外长周三会晤。", "ministers"),
        ("七国集团峰会周三在意大利举行。", "leaders"),
    ],
)
def test_the_level_is_that_of_the_offices_held_in_those_days(sentence: str, level: str) -> None:
    (meeting,) = meetings(sentence)
    assert meeting.one("level") == level


def test_a_caption_tells_a_meeting_too() -> None:
    (meeting,) = meetings("会谈没有结果。", caption="2023年5月，岸田与泽连斯基在广岛会面。（资料图片）")
    assert (meeting.people, meeting.one("date"), meeting.one("place"), meeting.one("asOf")) == (
        "fumio-kishida volodymyr-zelenskyy", "2023-05", "hiroshima", FRIDAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentences", "issues"),
    [
        ("岸田与尹锡悦周三在首尔会谈，讨论朝鲜核问题。", ["north-korea-nuclear"]),
        ("岸田与尹锡悦周三在首尔会谈。双方就绑架问题交换意见。", ["abductions"]),
        ("岸田与尹锡悦周三在首尔会谈。下雨了，绑架问题的标语随处可见。", []),
    ],
)
def test_issues_are_those_talked_about_in_the_meeting(sentences: str, issues: list[str]) -> None:
    (meeting,) = meetings(sentences)
    assert meeting.all("issue") == issues


@given(st.text("ＰＧＡＨＤＬＣＢＳ与在将举行会谈晤峰期间上的30分钟半小时视频电话，。", max_size=60))
def test_circumstances_lie_inside_the_sketch(text: str) -> None:
    sketch = draw(text, [Mark(c, i, i + 1) for i, c in enumerate(text) if c in "ＰＧＡＨＤＬＣＢＳ"])
    for meeting in encounters(sketch):
        found = when(sketch, meeting)
        place, beside, minutes = where(sketch, meeting), margins(sketch, meeting), length(sketch, meeting)
        assert found is None or found.mark.sign == "Ｄ"
        assert place is None or place.sign in "ＬＣ"
        assert beside is None or beside[1].sign == "Ｓ"
        assert minutes is None or minutes[0] >= 0
        assert mode(sketch, meeting, "", placed=False) in {"phone", "video", "in-person", "unknown"}
