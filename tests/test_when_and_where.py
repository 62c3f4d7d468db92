"""Chinese reports: the day, place and means of a meeting that its own sentence leaves to the rest of the page."""

import pytest

from summitgraph.model import document_of
from tests.world import meetings, told
from tests.world import page as one_page

# FRIDAY is 15 March 2024


@pytest.mark.parametrize(
    ("body", "date"),
    [
        # the Monday to come, since the page tells of the 18th; the last one where it tells of none
        ("拜登周一同岸田举行视频峰会。峰会定于18日举行，为时一小时。", "2024-03-18"),
        ("拜登周一同岸田举行视频峰会。峰会为时一小时。", "2024-03-11"),
        # what opens on a day and takes several, or ends on one
        ("拜登与岸田今天在华盛顿展开两天会谈。", "2024-03-15/2024-03-16"),
        ("拜登与岸田周三在华盛顿开始会谈，会谈为期三天。", "2024-03-13/2024-03-15"),
        ("拜登与岸田今天在华盛顿会谈，为期两天的会谈今天闭幕。", "2024-03-14/2024-03-15"),
        ("拜登与岸田今天在华盛顿会谈。岸田在美国展开两天访问。", "2024-03-15"),
        # direct speech counts from the day on which it is said
        ("拜登周二在推特说：“今天与岸田进行了出色的会晤。”", "2024-03-12"),
        # not on one day
        ("2015年开始，拜登与岸田曾会面18次。", ""),
        ("拜登与岸田2015年会面。", "2015"),
        # before or around a day
        ("拜登拟于复活节（3月31日）之前与岸田会面。", "2024-03"),
        ("拜登拟于3月31日与岸田会面。", "2024-03-31"),
        # chronologies
        ("2016/12 拜登与岸田通电话", "2016-12"),
        ("2017/4/6 拜登与岸田在海湖庄园会晤", "2017-04-06"),
        ("谈判破裂：2019年3月初，双方中断谈判。4月底，习近平在北京会见普京。", "2019-04"),
        ("谈判破裂：2019年3月初，双方中断谈判。\n重新开始：4月底，习近平在北京会见普京。", "2019-04"),
        ("2023年11月底，双方中断谈判。今年2月，习近平在北京会见普京。", "2024-02"),
        # a month that lies behind, though the one to come is nearer
        ("拜登与岸田上一次通电话是在5月27日。", "2023-05-27"),
        ("拜登将于5月27日与岸田通电话。", "2024-05-27"),
        # the day of the words is no day of the talks that they recall, but of those that are the news
        ("本周一，岸田再次表示，他将延续拜登与习近平首次峰会的成果。", ""),
        ("国防部周四表示，拜登在与习近平的通话中表达了关切。", "2024-03-14"),
        ("国防部周四表示，拜登在此前与习近平的通话中表达了关切。", ""),
        # a dateline is no day of talks
        ("（中央社记者王小明东京15日专电）岸田告诉记者，期待与拜登通电话。", ""),
    ],
)
def test_a_day_that_the_page_makes_certain(body: str, date: str) -> None:
    assert meetings(body)[0].one("date") == date


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("岸田18日将开启对美国的访问。岸田将会见拜登。", "2024-03"),
        ("岸田18日将开启对美国的访问。尹锡悦将会见拜登。", ""),
        ("岸田18日将开启对美国的访问。除了与拜登会谈外，岸田还将参观工厂。", "2024-03"),
        ("岸田18日将开启对美国的访问。岸田曾与拜登会谈。", ""),
        ("岸田18日将开启对美国的访问。岸田希望与金正恩举行会谈。", ""),
    ],
)
def test_what_is_to_come_on_a_journey_has_its_month(body: str, date: str) -> None:
    assert meetings(body)[-1].one("date") == date


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("岸田与访日的尹锡悦会谈。", "jpn"),
        ("正在对美访问的岸田会见拜登。", "usa"),
        ("岸田周二会见来访的尹锡悦。", "jpn"),
        ("岸田希望会见来访的尹锡悦。", ""),
        ("1988年12月19日至23日，岸田对中国进行正式访问并与习近平会晤。", "chn"),
        ("岸田的最后一站是美国，将与拜登会面。", "usa"),
        ("拜登将在总统府接见岸田。", "washington-d-c"),
        ("岸田周二抵达首尔，展开两天访问。岸田会见了尹锡悦。", "seoul"),
        ("岸田周二抵达首尔，展开两天访问。岸田与拜登会谈。", ""),
        ("岸田答应访问首尔。岸田会见了尹锡悦。", ""),
        ("岸田周二抵达首尔。岸田与尹锡悦通电话。", ""),
    ],
)
def test_a_place_follows_from_who_visits_whom(body: str, place: str) -> None:
    assert meetings(body)[-1].one("place") == place


def test_on_arrival_people_talk_on_that_day() -> None:
    arrived = "岸田周二抵达韩国，开始此行的第一站。\n"
    assert meetings(arrived + "岸田在首尔与尹锡悦会谈后表示满意。")[0].one("date") == "2024-03-12"
    assert meetings(arrived + "韩国经济不振。\n物价上涨。\n岸田在首尔与尹锡悦会谈后表示满意。")[0].one("date") == ""


@pytest.mark.parametrize(
    ("body", "mode"),
    [
        ("岸田将出席七国集团线上峰会。", "video"),
        ("七国集团峰会定于6月举行。", "unknown"),
        ("岸田周二赴罗马出席七国集团峰会。", "in-person"),
        ("岸田与拜登将会谈，由于疫情，改以视频方式举行。", "video"),
        ("岸田与拜登将会谈，会后以视频向公众发表讲话。", "in-person"),
        ("岸田与拜登将会谈，可以通过视频方式，或是面对面进行。", "unknown"),
        ("岸田与拜登周二通话。两人这次视频会谈为时一小时。", "video"),
        ("岸田与拜登周二通电话。", "phone"),
        ("近年来，岸田与拜登多次会晤和通话。", "unknown"),
        ("岸田与拜登周二在白宫交谈。", "in-person"),
        ("岸田与拜登周二交谈。", "unknown"),
        ("七国集团领导人视频峰会前夕，各方都有准备。七国集团峰会周二举行。", "video"),
    ],
)
def test_by_which_means_people_meet(body: str, mode: str) -> None:
    assert meetings(body)[-1].one("mode") == mode


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("岸田周四表示，他和拜登同意加强合作。", "2024-03-14"),
        ("拜登的团队周四对岸田表示，美国信守承诺。", "2024-03-14"),
        ("习近平周四表示，他将访问法国。", "2024-03"),
        ("岸田上周一表示，他和拜登同意加强合作。", "2024-03"),
    ],
)
def test_the_day_on_which_the_leaders_of_the_headline_speak_is_theirs(words: str, date: str) -> None:
    document = one_page(words)
    headed = document_of(document.text.replace("近日外交简讯", "岸田与拜登首次通电话"), name="page.txt")
    assert told(headed, "MeetingMention")[0].one("date") == date


def test_a_newspaper_that_reports_is_no_dateline() -> None:
    body = "岸田周二会见拜登。\n印度《印刷报》11日报导指，双方满意。"
    assert meetings(body)[0].one("asOf") == "2024-03-15"
    assert meetings("（中央社东京14日报道）岸田今天会见拜登。")[0].one("date") == "2024-03-14"
