"""Sentences that look like others: what they say of a meeting, and what not."""

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
