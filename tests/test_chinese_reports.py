"""Chinese reports as many outlets write them: which meetings, of whom, on which day, how far they had come."""

import pytest

from summitgraph.text.sketch import GROUP
from summitgraph.text.zh.who import marks
from tests import prose
from tests.world import meetings, reading


def rows(sentences: str) -> list[tuple[str, str, str]]:
    """The people, the status and the date of each meeting told."""
    return [(m.people, m.one("status"), m.one("date")) for m in meetings(sentences)]


KISHIDA_YOON = "fumio-kishida yoon-suk-yeol"
BIDEN_KISHIDA = "fumio-kishida joe-biden"


@pytest.mark.parametrize(
    ("sentences", "people", "status", "date"),
    [
        # whom people meet
        ("岸田周三与即将离任的韩国总统尹锡悦通话。", KISHIDA_YOON, "held", "2024-03-13"),
        ("拜登周三与德国新总理朔尔茨通电话。", "joe-biden olaf-scholz", "held", "2024-03-13"),
        ("拜登(Joe Biden)周三与岸田通电话。", BIDEN_KISHIDA, "held", "2024-03-13"),
        ("拜登与岸田周三在电话中讨论了贸易。", BIDEN_KISHIDA, "held", "2024-03-13"),
        ("岸田周三在电话中向拜登道谢。", BIDEN_KISHIDA, "held", "2024-03-13"),
        ("冯德莱恩引述习近平表示，愿意与泽连斯基会谈。", "volodymyr-zelenskyy xi-jinping", "proposed", ""),
        ("金正恩致信拜登，希望再次会面。", "joe-biden kim-jong-un", "proposed", ""),
        ("岸田、拜登、尹锡悦周三临时起意在首尔会面。", f"{BIDEN_KISHIDA} yoon-suk-yeol", "held", "2024-03-13"),
        ("不排除举行普京-习近平-金正恩三人峰会。", "kim-jong-un vladimir-putin xi-jinping", "proposed", ""),
        ("朝韩双方官员周三商定日程。双方将举行首脑峰会。", "kim-jong-un yoon-suk-yeol", "planned", ""),
        ("尹锡悦将于18日访问日本，同日本首相岸田文雄举行首脑会谈。", KISHIDA_YOON, "planned", "2024-03-18"),
        ("尹锡悦3月12日抵达东京，同日与岸田会谈。", KISHIDA_YOON, "held", "2024-03-12"),
        ("尹锡悦周三来东京，岸田同其会见。", KISHIDA_YOON, "held", "2024-03-13"),
        ("普廷周三会见了习近平。", "vladimir-putin xi-jinping", "held", "2024-03-13"),
        # how far
        ("两国正就岸田与尹锡悦会谈的日程进行磋商。", KISHIDA_YOON, "planned", ""),
        ("岸田仍有机会与尹锡悦会面。", KISHIDA_YOON, "proposed", ""),
        ("应尹锡悦总统邀请，岸田周三赴首尔与尹锡悦会谈。", KISHIDA_YOON, "held", "2024-03-13"),
        ("岸田与尹锡悦通话前夕，东京发表声明。", KISHIDA_YOON, "planned", ""),
        ("岸田与尹锡悦周三通话。两人通话前夕，东京发表声明。", KISHIDA_YOON, "held", "2024-03-13"),
        ("一名大臣24日鼓励岸田与尹锡悦会面。", KISHIDA_YOON, "proposed", ""),
        # when
        ("岸田本月18日至19日将与尹锡悦会谈。", KISHIDA_YOON, "planned", "2024-03-18/2024-03-19"),
        ("岸田25至26日将与尹锡悦会谈。", KISHIDA_YOON, "planned", "2024-03-25/2024-03-26"),
        ("岸田3月5日出任首相，与尹锡悦通话。", KISHIDA_YOON, "held", "2024-03"),
        ("岸田3月1日签署法案，与尹锡悦通话。", KISHIDA_YOON, "held", ""),
        ("岸田3月6日以来首次与尹锡悦通话。", KISHIDA_YOON, "held", ""),
        ("拜登今日的记者会谈及岸田是否将与尹锡悦会谈。", KISHIDA_YOON, "proposed", ""),
        ("一名顾问4月2日访问首尔，为岸田与尹锡悦的会晤做准备。", KISHIDA_YOON, "planned", ""),
        ("岸田3月13日启程。前一天，岸田与尹锡悦通话。", KISHIDA_YOON, "held", "2024-03-12"),
        ("岸田25至26日将对韩国进行访问。岸田此行将会见尹锡悦。", KISHIDA_YOON, "planned", "2024-03-25/2024-03-26"),
        ("3月12日在首尔，众人签到。岸田会见了尹锡悦。", KISHIDA_YOON, "held", "2024-03-12"),
        ("3月12日在首尔，众人签到。岸田曾会见尹锡悦。", KISHIDA_YOON, "held", ""),
        ("这是岸田与尹锡悦第二次会面。上一次是去年5月在首尔。", KISHIDA_YOON, "held", "2023-05"),
        ("3月6日，外交部发布消息，岸田会见尹锡悦。", KISHIDA_YOON, "held", ""),
        ("军队2月发动叛变后，岸田与尹锡悦首度会面。", KISHIDA_YOON, "held", ""),
        ("尹锡悦今天抵达东京，将与岸田会谈。", KISHIDA_YOON, "planned", "2024-03-15"),
        ("3月6日的首脑会谈之后，岸田首次与尹锡悦通话。", KISHIDA_YOON, "held", ""),
        (
            "岸田与尹锡悦3月12日会谈。报道说，岸田与尹锡悦3月12日至13日会谈。",
            KISHIDA_YOON,
            "held",
            "2024-03-12/2024-03-13",
        ),
    ],
)
def test_one_meeting(sentences: str, people: str, status: str, date: str) -> None:
    assert [row for row in rows(sentences) if row[0] == people] == [(people, status, date)]


@pytest.mark.parametrize(
    ("sentences", "people"),
    [
        ("岸田周三分别与来访的尹锡悦及拜登会谈。", [KISHIDA_YOON, BIDEN_KISHIDA]),
        ("岸田将与拜登、尹锡悦等举行双边会谈。", [BIDEN_KISHIDA, KISHIDA_YOON]),
        ("岸田会晤尹锡悦、拜登", [KISHIDA_YOON, BIDEN_KISHIDA]),
        ("岸田周三会见了尹锡悦和拜登。", [f"{BIDEN_KISHIDA} yoon-suk-yeol"]),
        ("岸田周三与尹锡悦和拜登会谈。", [f"{BIDEN_KISHIDA} yoon-suk-yeol"]),
        ("岸田没有机会与普京会面。", []),
        ("岸田与拜登就贸易和美韩首脑会谈交换了意见。", ["joe-biden yoon-suk-yeol"]),
        ("岸田将与尹锡悦会谈。尹锡悦说，拜登将与他会面。", [KISHIDA_YOON, "joe-biden yoon-suk-yeol"]),
        ("岸田将会见尹锡悦，并与拜登举行会谈。", [KISHIDA_YOON, BIDEN_KISHIDA]),
    ],
)
def test_several_meetings_or_none(sentences: str, people: list[str]) -> None:
    assert [m.people for m in meetings(sentences)] == people


def test_what_a_clause_says_of_the_status_goes_on_behind_and() -> None:
    assert [m.one("status") for m in meetings("岸田将会见尹锡悦，并与拜登举行会谈。")] == ["planned", "planned"]
    assert [m.one("status") for m in meetings("岸田取消会见尹锡悦，并与拜登举行会谈。")][-1] == "held"


def test_the_talks_since_which_others_are_the_first_are_told_too() -> None:
    now, before = meetings("岸田与尹锡悦周三会谈。这是日韩领导人自2023年11月在旧金山会面以来的首次会谈。")
    assert (now.one("date"), before.one("date"), before.one("place")) == ("2024-03-13", "2023-11", "san-francisco")
    assert len(meetings("岸田与尹锡悦周三会谈。这是日韩领导人自去年以来的首次会谈。")) == 1


def test_the_talks_before_are_told_after_the_new_ones() -> None:
    found = rows("岸田与尹锡悦周三会谈。上一次首脑会谈是于2023年5月在首尔举行的。")
    assert found == [(KISHIDA_YOON, "held", "2024-03-13"), (KISHIDA_YOON, "held", "2023-05")]


def test_a_call_right_after_another_was_on_the_same_day() -> None:
    assert rows("岸田与尹锡悦周三通话后，接着打给拜登。")[1] == (BIDEN_KISHIDA, "held", "2024-03-13")
    assert rows("岸田与尹锡悦周三通话。岸田打给拜登祝贺当选。") == [(KISHIDA_YOON, "held", "2024-03-13")]


@pytest.mark.parametrize(
    ("sentences", "series", "people", "date"),
    [
        (
            "欧盟轮值主席国德国总理朔尔茨、欧盟委员会主席冯德莱恩3月6日与习近平举行视频峰会。",
            "eu-china-summit",
            "olaf-scholz ursula-von-der-leyen xi-jinping",
            "2024-03-06",
        ),
        (
            "德国总理朔尔茨、冯德莱恩3月6日与习近平举行峰会。",
            "",
            "olaf-scholz ursula-von-der-leyen xi-jinping",
            "2024-03-06",
        ),
        ("原定3月18日举行的欧盟27国领导人峰会将延后一周至3月25日举行。", "eu-summit", "", "2024-03-25"),
        ("李强代表习近平出席了周三的二十国集团峰会。", "g20", "li-qiang", "2024-03-13"),
        ("欧盟领导人周三在布鲁塞尔举行峰会，冯德莱恩主持该峰会。", "eu-summit", "ursula-von-der-leyen", "2024-03-13"),
        ("欧盟领导人周三在布鲁塞尔举行峰会，朔尔茨会后说，门开着。", "eu-summit", "olaf-scholz", "2024-03-13"),
        ("拜登将参加中日韩领导人会议。", "china-japan-korea-summit", "joe-biden", ""),
        ("正在出席七国集团峰会的岸田周三会见了尹锡悦。", "g7", "fumio-kishida", "2024-03"),
        ("岸田决定4月不会前往首尔，出席七国集团峰会。", "g7", "", "2024-04"),
    ],
)
def test_a_summit_its_days_and_those_who_attend(sentences: str, series: str, people: str, date: str) -> None:
    found = next(m for m in meetings(sentences) if m.one("series") == series)
    assert (found.people, found.one("date")) == (people, date)


def test_beside_a_summit_to_come_people_meet_in_its_days() -> None:
    summit, beside = meetings("岸田将于4月出席七国集团峰会，届时有机会与拜登会面。")
    assert (summit.one("date"), beside.one("date"), beside.one("status")) == ("2024-04", "2024-04", "proposed")
    told = meetings("七国集团峰会将于4月2日至3日举行。岸田希望在七国集团峰会期间与尹锡悦会面。")
    assert [m.one("date") for m in told if m.people == KISHIDA_YOON] == ["2024-04-02/2024-04-03"]


@pytest.mark.parametrize(
    ("title", "text", "date"),
    [
        ("岸田与尹锡悦通电话", "据报道，岸田与尹锡悦讨论了贸易。", "2024-03"),
        ("岸田与尹锡悦通电话", "据报道，岸田与尹锡悦周三讨论了贸易。", "2024-03-13"),
        ("岸田曾与尹锡悦通电话", "据报道，岸田与尹锡悦讨论了贸易。", ""),
        ("岸田将与尹锡悦通电话", "据报道，两国正在安排。", ""),
        ("东京简讯", "据报道，岸田与尹锡悦通电话。", ""),
    ],
)
def test_what_a_headline_tells_was_held_in_the_month_of_the_report(title: str, text: str, date: str) -> None:
    (found,) = prose.told(text, "MeetingMention", language="zh", title=title)
    assert (found.people, found.date) == (KISHIDA_YOON, date)


def test_early_in_a_month_a_headline_tells_no_month() -> None:
    (found,) = prose.told("据报道。", "MeetingMention", day="2024-03-02", language="zh", title="岸田与尹锡悦通电话")
    assert found.date == ""


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("拜登与习近平会面。新加坡拜习会之后，门开着。", 1),
        ("特朗普（川普）与普京不在场。川普会晤后离开。", 0),
        ("3月12日美朝峰会。", 1),
    ],
)
def test_groups_named_by_single_letters(text: str, size: int) -> None:
    groups = [mark for mark in marks(text, reading(text)) if mark.sign == GROUP]
    assert len(groups) == size
    assert all(len(mark.refs) in {2, 3} for mark in groups)


@pytest.mark.parametrize(("words", "level"), [("美国总统当选人拜登", "leaders"), ("乔·拜登", "ministers")])
def test_who_is_elected_counts_as_a_leader(words: str, level: str) -> None:
    text = f"日本首相菅义伟与{words}周三通电话。"
    (found,) = prose.told(text, "MeetingMention", day="2020-12-18", language="zh")
    assert (found.people, found.level) == ("joe-biden yoshihide-suga", level)


@pytest.mark.parametrize(
    ("sentences", "series", "people", "status"),
    [
        # named with its kind, its place, its partner
        ("欧中视频峰会3月20日举行。", "eu-china-summit", "", "planned"),
        ("3月6日，岸田与拜登在G7首场线上峰会短暂现身。", "g7", "fumio-kishida joe-biden", "held"),
        ("非盟峰会3月6日在亚的斯亚贝巴开幕。", "african-union-summit", "", "held"),
        ("上海合作组织成员国3月6日召开元首理事会。", "sco", "", "held"),
        ("朔尔茨计划与习近平举行欧盟视频峰会。", "eu-china-summit", "olaf-scholz xi-jinping", "planned"),
        # by those who hold it
        ("欧洲理事会主席米歇尔将于3月20日召集特别峰会。", "eu-summit", "charles-michel", "planned"),
        ("欧盟领导人3月21日在布鲁塞尔召开的会议上将讨论贸易。", "eu-summit", "", "planned"),
        # who attends
        ("岸田20日在七国集团峰会上，呼吁停火。", "g7", "fumio-kishida", "planned"),
        ("七国集团峰会4月举行，岸田与拜登将参加视频峰会。", "g7", "fumio-kishida joe-biden", "planned"),
        ("七国集团峰会4月举行，尹锡悦也可以参加。", "g7", "", "planned"),
        ("俄方建议尽快召开有德国参加的五常峰会。", "p5", "", "proposed"),
        # how far
        ("拜登和普京讨论了召开七国集团峰会的进程，峰会将在东京举行。", "g7", "", "proposed"),
        ("智利政府宣布放弃举办亚太经合组织峰会的计划。", "apec", "", "cancelled"),
    ],
)
def test_a_summit_by_whatever_name(sentences: str, series: str, people: str, status: str) -> None:
    (found,) = (m for m in meetings(sentences) if m.one("series") == series)
    assert (found.people, found.one("status"), found.one("level")) == (people, status, "leaders")


@pytest.mark.parametrize(
    ("sentence", "series", "people"),
    [
        ("美、日、澳、印四国外长3月6日在东京举行四方安全对话。", "quad", None),
        ("七国集团外长会议3月6日在东京举行。", "g7", ""),
        ("上合组织成员国国防部长会议3月6日在北京举行。", "sco", ""),
    ],
)
def test_ministers_of_a_body_are_no_leaders(sentence: str, series: str, people: str | None) -> None:
    (found,) = meetings(sentence)
    assert (found.one("series"), found.one("level")) == (series, "ministers")
    assert people is None or found.people == people


@pytest.mark.parametrize(
    "sentence",
    [
        "岸田与尹锡悦出席会议。",  # they take part in one
        "日韩领导人会讨论贸易问题。",  # they will
        "欧盟外长会议周一举行。",  # a council of its own
        "岸田在峰会期间与众人合影。",
    ],
)
def test_what_is_no_summit(sentence: str) -> None:
    assert meetings(sentence) == []


def test_a_summit_gone_online_and_the_one_it_replaces_are_two() -> None:
    told = "欧中视频峰会3月20日举行，将取代原定在莱比锡举行的欧中峰会。"
    found = [(m.one("status"), m.one("mode")) for m in meetings(told) if m.one("series") == "eu-china-summit"]
    assert found == [("planned", "video"), ("cancelled", "in-person")]


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("习近平周三会见李强。", "other"),  # of one country
        ("习近平曾会见林郑月娥。", "ministers"),  # no head of a state
        ("蔡英文会见森喜朗。", "ministers"),  # who led sixteen years before her
        ("小泉纯一郎曾会见金正日。", "leaders"),
        ("拜登周三会见约翰·克里。", "other"),
    ],
)
def test_leaders_are_of_two_sides_and_of_one_time(sentence: str, level: str) -> None:
    (found,) = meetings(sentence)
    assert found.one("level") == level


def test_a_conference_to_which_no_leader_comes_is_none_of_leaders() -> None:
    (found,) = meetings("联合国气候变化大会将于11月举行。")
    assert found.one("level") == "other"
    (found,) = meetings("岸田将出席4月举行的联合国气候变化大会。")
    assert found.one("level") == "leaders"
