"""When, where, by which means and how far: what a Chinese page says of a meeting, and what of something else."""

import pytest

from tests import prose

FRIDAY = "2024-03-15"


def told(text: str, day: str = FRIDAY) -> list[str]:
    found = prose.told(text, "MeetingMention", day=day, language="zh")
    return [" ".join(filter(None, [m.people or m.series, m.status, m.date, m.mode, m.place])) for m in found]


TWO = "fumio-kishida joe-biden"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # a dateline is no day of talks
        ("路透东京3月14日 - 岸田文雄上周与拜登举行会谈。", "2024-03-04/2024-03-10"),
        ("路透东京3月14日 - 岸田文雄周三与拜登举行会谈。", "2024-03-13"),
        ("岸田文雄同拜登14日在东京举行会谈并发表联合声明。", "2024-03-14"),
        ("岸田文雄14日在东京发表声明，回顾去年与拜登的会谈。", "2023"),
        ("岸田文雄周四晚间与拜登举行了今年第二次会谈。", "2024-03-14"),
        ("岸田文雄与拜登举行了今年首次会谈。", "2024"),
        # a day of the guest's own, a remark on something else
        ("岸田文雄13日与在11月大选中胜选的拜登举行会谈。", "2024-03-13"),
        ("这是拜登今年首次出访，他也在东京会晤岸田文雄。", ""),
        ("岸田文雄与周三到访的拜登举行会谈。", "2024-03-13"),
        # the day of the month, not Japan
        ("本月12日岸田文雄与拜登举行会谈。", "2024-03-12"),
        ("美总统拜登与日首相岸田文雄14日举行会谈。", "2024-03-14"),
        # since taking office
        ("岸田文雄与拜登周四举行了就任以来的首次会谈。", "2024-03-14"),
        ("岸田文雄说，他和拜登周日进行了他接任首相以来的首次会谈。", "2024-03-10"),
        # bare days in an itinerary
        ("岸田文雄将于4月8日启程访美，10日在白宫与拜登会谈。", "2024-04-10"),
        ("拜登2023年5月18日抵达广岛，20日与岸田文雄会谈。", "2023-05-20"),
        ("2023年5月G7峰会曾谈及此事。岸田文雄14日与拜登会谈。", "2024-03-14"),
        # years ago
        ("15年前，岸田文雄与拜登在东京会面。", "2009"),
        ("几十年前，岸田文雄与拜登在东京会面。", ""),
        # where they go on a day, and where a longer journey begins
        ("拜登将于周六抵达东京，与岸田文雄会谈。", "2024-03-16"),
        ("拜登周六将前往东京。他宣布，将与岸田文雄会面。", "2024-03-16"),
        ("拜登周六将启程前往东京。他宣布，将与岸田文雄会面。", "2024-03"),
        ("拜登先访问首尔，周二转往东京与岸田文雄会谈。", "2024-03-12"),
        # they faced the press, or told of it, on that day
        ("两位领导人之一的拜登今晚在推特上发文表示与岸田文雄会谈。", "2024-03-15"),
        ("岸田文雄与拜登举行会谈。岸田文雄周四与拜登举行的联合记者会上谈及合作。", "2024-03-14"),
    ],
)
def test_the_day(text: str, date: str) -> None:
    [found] = [line for line in told(text) if line.startswith(TWO)]
    assert found.split()[3:4] == [date] if date else "20" not in found


def test_the_opening_gives_the_day_of_those_named_below() -> None:
    opening = "日美领导人周四通话，未能缩小分歧。此前谈判停滞。\n"
    assert told("双方领导人周四通话，未能缩小分歧。\n岸田文雄和拜登在通话后发表声明。") == [
        f"{TWO} held 2024-03-14 phone"
    ]
    assert told("双方领导人将于周日通话。\n岸田文雄和拜登曾多次通话。") != [f"{TWO} held 2024-03-10 phone"]
    assert all("2024-03-14" in line for line in told(opening) if "phone" in line)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("新加坡会谈期间，特朗普和金正恩就缓和局势达成共识。", "sgp"),
        ("特朗普和金正恩在河内峰会上未能达成协议。", "hanoi"),
        ("特朗普与金正恩会谈，期间谈及新加坡。", ""),
        ("特朗普访问金边与万象，并与金正恩会晤。", ""),
        ("特朗普先访问首尔，周二转往河内与金正恩会谈。", "hanoi"),
        ("特朗普周六在贝鲁特与金正恩会晤。", "beirut"),
    ],
)
def test_the_place(text: str, place: str) -> None:
    [found] = told(text, day="2019-03-01")
    assert found.split()[-1] == place if place else found.split()[-1] == "in-person"


def test_a_summit_is_called_by_its_place() -> None:
    assert told("2019年6月，岸田文雄出席了二十国集团大阪峰会。")[0].endswith("osaka")


def test_talks_in_two_places_are_two() -> None:
    text = "新加坡会谈期间，特朗普和金正恩就缓和局势达成共识。2019年2月，特朗普和金正恩在越南河内举行会晤。"
    assert sorted(line.split()[-1] for line in told(text, day="2021-01-19")) == ["hanoi", "sgp"]


def test_a_topic_has_neither_the_day_nor_the_place_of_the_talks() -> None:
    text = "王毅周四将赴青瓦台拜会尹锡悦，就访韩、韩中日领导人会议等话题交换意见。"
    assert "china-japan-korea-summit proposed unknown" in told(text)
    assert not any(line.startswith("china-") and "proposed" in line for line in told(text.replace("等话题", "的成果")))


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("拜登与岸田文雄周四通话。消息称，这次视频通话持续一小时。", "video"),
        ("拜登与岸田文雄周四通电话。此前两人曾考虑视频通话。", "phone"),
    ],
)
def test_a_call_may_be_by_video(text: str, mode: str) -> None:
    assert told(text)[0].split()[-1] == mode


def test_the_first_call_since_another() -> None:
    text = "习近平14日与岸田文雄通电话，这是自2018年5月以来双方领导人首次电话会谈。"
    assert [line.split()[-1] for line in told(text)] == ["phone", "phone"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("岸田文雄与拜登的峰会召开在即。", "planned"),
        ("克里姆林宫说，目前没有安排岸田文雄与拜登通话。", "declined"),
        ("岸田文雄与拜登的会晤尚未列入日程。", "declined"),
        ("普京拒绝拜登与岸田文雄峰会通过的决定。", "held"),
        ("岸田文雄拒绝与拜登举行会谈。", "declined"),
        ("岸田文雄与拜登定于下周举行会谈，但因疫情推迟。", "postponed"),
        ("岸田文雄与拜登将于下周会谈，但访问后来取消。", "cancelled"),
        ("岸田文雄与拜登周四会谈，但关税并未取消。", "held"),
        ("岸田文雄今晚与拜登通话。岸田文雄在通话时向拜登提及了贸易。", "held"),
        ("岸田文雄今晚与拜登通话。", "planned"),
    ],
)
def test_how_far_they_had_come(text: str, status: str) -> None:
    [found] = [line for line in told(text) if line.startswith(TWO)]
    assert found.split()[2] == status


def test_this_summit_gets_its_own_day() -> None:
    assert told("欧中峰会曾是双方关系的高点，本次峰会将于周一举行。") == ["eu-china-summit planned 2024-03-18 unknown"]
    assert "2024-03-18" not in told("欧中峰会周四举行。此次峰会后双方将于周一磋商。")[0]


def test_leaders_of_several_countries_call_one_by_one() -> None:
    calls = told("日本、韩国和法国领导人周四首次与拜登通电话。")
    assert len(calls) == 3
    assert all("joe-biden" in line and "2024-03-14" in line for line in calls)
    assert len(told("法德领导人周四与普京通电话。")) == 1
    assert len(told("德法英三国领导人周四与普京通电话。")) == 1


def test_a_summit_of_two_days_that_ended() -> None:
    assert told("为期两天的欧盟峰会周四落幕。") == ["eu-summit held 2024-03-13/2024-03-14 unknown"]
    assert told("为期两天的欧盟峰会周四开幕。") == ["eu-summit held 2024-03-14/2024-03-15 unknown"]


def test_a_summit_goes_on_for_the_days_told_behind_it() -> None:
    assert told("北约峰会周四在巴黎开幕，为期两天。") == ["nato-summit held 2024-03-14/2024-03-15 in-person paris"]
    assert told("北约峰会周四在巴黎落幕，访问为期两天。")[0].split()[2] == "2024-03-14"


def test_who_sees_whom_at_a_summit_by_video_meets_there() -> None:
    [found] = told("外界聚焦即将召开的上海合作组织峰会，届时习近平与普京将视频会面。")
    assert found == "vladimir-putin xi-jinping planned video"


def test_who_attends_by_video_attends_a_summit_by_video() -> None:
    text = "此次APEC峰会将于周日举行。届时拜登将以视频连线的方式出席。"
    assert told(text) == ["joe-biden planned 2024-03-17 video"]
    there = "金砖国家峰会将于24日在约翰内斯堡举行，普京将以视频方式出席。"
    assert "video" not in told(there)[0]
    assert told("拜登不能亲自参加APEC峰会。")[0].split()[-1] == "unknown"


def test_a_question_is_no_meeting() -> None:
    assert told("记者问拜登昨天是否与岸田文雄通话，他没有回答。") == []
    assert told("拜登昨天与岸田文雄通话，没有说是否将出访。") == [f"{TWO} held 2024-03-14 phone"]
    assert told("外界关注他是否会如四年前岸田文雄与拜登通电话一样致贺。") == [f"{TWO} held 2020 phone"]


def test_what_is_hoped_of_talks_is_not_the_talks() -> None:
    assert told("马克龙希望周六举行的北约峰会能够取得进展。") == ["nato-summit planned 2024-03-16 unknown"]
    assert told("马克龙希望北约峰会能如期举行。") == ["nato-summit proposed unknown"]
    assert told("岸田文雄希望与拜登的会谈能够取得成果。") == [f"{TWO} planned in-person"]


def test_news_under_a_heading_of_its_own_is_of_the_day_it_is_told() -> None:
    news = "岸田文雄今晚在推特上表示，与拜登通话。"
    assert told(f"内阁名单公布。\n{news}") == [f"{TWO} held {FRIDAY} phone"]
    both = "冯德莱恩及米歇尔今晚在推特上表示，分别与拜登通话。"
    assert all(FRIDAY in line for line in told(both))
