"""Sentences that look like others: what they say of a meeting, and what not."""

from time import process_time

import pytest

from tests import prose


def told(text: str, *, language: str = "zh", day: str = "2024-03-15") -> list[str]:
    found = prose.told(text, "MeetingMention", day=day, language=language)
    return [f"{m.people} {m.status} {m.date} {m.mode} {m.place}".rstrip() for m in found]


BOTH = "fumio-kishida joe-biden"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("拜登与岸田文雄周四在会谈中出人意料地宣布撤军。", "held"),
        ("会谈原定于4月举行，拜登与岸田文雄的会谈届时将讨论取消关税问题。", "planned"),
        ("岸田文雄与尹锡悦就搁浅的核谈判举行会谈。", "held"),
        ("拜登与岸田文雄为追求和平举行会谈。", "held"),
        ("应日方要求，拜登与岸田文雄的会谈推迟到下周举行。", "postponed"),
        ("拜登原定周五与岸田文雄举行会谈。", "planned"),
    ],
)
def test_how_far_they_had_come(text: str, status: str) -> None:
    assert [line.split()[2] for line in told(text) if "fumio-kishida" in line] == [status]


@pytest.mark.parametrize(
    "text", ["拜登与岸田文雄举行关于网络安全的会谈。", "拜登与岸田文雄会谈，讨论了核武器以及远程导弹问题。"]
)
def test_what_they_talked_about_is_no_means(text: str) -> None:
    assert "video" not in told(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "2023年两人通话。普京回忆那一年的2月30日与习近平通话。次日两人又会面。",
        "2023年1月，拜登与岸田文雄举行会谈。2月29日，拜登与岸田文雄通电话。",
        "拜登与岸田文雄上一次通话是在2月29日。",
    ],
)
def test_a_day_that_a_year_lacks_stops_nobody(text: str) -> None:
    assert told(text, day="2024-01-10")


def test_the_visitor_is_not_the_host() -> None:
    [found] = told("来访的德国总理朔尔茨与中国国家主席习近平周四举行会谈。")
    assert not found.endswith("deu")


def test_a_day_still_to_come_is_not_of_last_year() -> None:
    [found] = told("拜登与岸田文雄首度会谈将于4月16日在白宫举行。")
    assert found.startswith(f"{BOTH} planned 2024-04-16")


def test_an_aside_takes_neither_day_nor_place_from_a_meeting() -> None:
    text = "Biden met Kishida, who took office after winning in 2021, in Tokyo on Thursday."
    assert told(text, language="en") == [f"{BOTH} held 2024-03-14 in-person tokyo"]


def test_an_untrue_story_of_others_denies_no_meeting() -> None:
    text = "The story that the two fell out is a myth after Biden met Kishida in Tokyo on Thursday."
    assert [line.split()[:3] for line in told(text, language="en")] == [["fumio-kishida", "joe-biden", "held"]]


@pytest.mark.parametrize(
    "text",
    [
        "拜登不会在联合国大会上发表讲话。",
        "普京拒绝在联合国大会上发言。",
        "如果拜登在联合国大会上发表讲话，市场会关注。",
        "岸田文雄的发言人周三在联合国大会上说，各国应合作。",
        "欧盟领导人会见了普京的批评者。",
        "岸田文雄与欧盟领导人的代表会谈。",
    ],
)
def test_who_is_not_there_is_told_of_no_meeting(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("拜登与岸田文雄定于周五举行峰会，但日本国内有人要求取消峰会。", "planned"),
        ("拜登与岸田文雄定于周五举行会谈，但双方否认将推迟。", "planned"),
        ("拜登与岸田文雄定于周五举行会谈，但后来取消了联合记者会。", "planned"),
        ("拜登与岸田文雄定于周五举行会谈，但因疫情取消。", "cancelled"),
        ("岸田文雄与拜登周四会谈未安排记者会。", "held"),
        ("拜登与岸田文雄周四的会谈没有议程。", "held"),
    ],
)
def test_what_is_put_off_is_the_meeting_itself(text: str, status: str) -> None:
    assert [line.split()[2] for line in told(text) if BOTH in line] == [status]


@pytest.mark.parametrize(
    "wish", ["朔尔茨希望参加会谈。", "如果朔尔茨参加会谈，气氛会不同。", "朔尔茨呼吁岸田文雄参加会谈。"]
)
def test_who_only_wishes_to_join_has_not_joined(wish: str) -> None:
    assert told(f"拜登与岸田文雄周四会谈。{wish}") == [f"{BOTH} held 2024-03-14 in-person"]


def test_another_call_on_a_screen_makes_no_video_of_this_one() -> None:
    assert "phone" in told("岸田文雄与拜登通话。下周双方外长将举行视频通话。")[0]


def test_a_country_that_meets_somebody_is_not_the_body_that_says_so() -> None:
    assert not any("eu-us-summit" in line for line in told("欧盟表示，中国将与拜登举行峰会。"))


@pytest.mark.parametrize(
    ("text", "mode"),
    [("岸田首相は5日、電話で尹大統領と会談した。", "phone"), ("岸田首相はオンラインで尹大統領と会談した。", "video")],
)
def test_talks_from_afar_are_not_in_one_room(text: str, mode: str) -> None:
    assert mode in told(text, language="ja")[0]


@pytest.mark.parametrize(
    "text", ["岸田首相は5日、尹大統領と第3回首脳会談を行った。", "岸田首相は5日、尹大統領と今年2回目の首脳会談をした。"]
)
def test_numbered_talks_are_talks(text: str) -> None:
    assert "held" in told(text, language="ja")[0]


@pytest.mark.parametrize(
    "text", ["岸田首相は尹大統領と話し合っていない。", "岸田首相は尹大統領と話し合いたいと述べた。"]
)
def test_talks_denied_or_wished_for_were_not_held(text: str) -> None:
    assert not any(" held " in line for line in told(text, language="ja"))


def test_a_long_list_of_names_takes_no_time() -> None:
    started = process_time()
    told(f"G7サミットには{'岸田首相、' * 60}岸田首相は欠席。", language="ja")
    assert process_time() - started < 10


def test_what_was_said_in_a_call_puts_it_not_ahead() -> None:
    [line] = told("In a call with Kishida on Monday, Biden said he would visit Japan.", language="en")
    assert " held 2024-03-11 phone" in line


def test_who_stays_away_does_not_attend() -> None:
    lines = told("Biden, who will not attend the G20 summit, spoke with Kishida on Monday.", language="en")
    assert not any("g20" in line.split() and "joe-biden" in line for line in lines)


def test_talks_that_may_come_off_were_not_held() -> None:
    lines = told("윤석열 대통령과 바이든 대통령의 회담이 성사되면 전환점이 될 것이다.", language="ko")
    assert not any(" held " in line for line in lines)
