"""What people talk about: the issues of a sentence belong to the meeting it tells of or goes on about."""

import pytest

from tests.world import meetings

MET = "岸田与尹锡悦周三在首尔举行会谈。"


@pytest.mark.parametrize(
    ("sentences", "issues"),
    [
        ("岸田与尹锡悦周三在首尔会谈，讨论贸易和气候变化。", "climate-change trade"),
        (MET + "双方就朝核问题交换意见。", "north-korea-nuclear"),
        (MET + "尹锡悦指出，两国应加强供应链合作。", "supply-chains"),
        (MET + "他还强调，关税应当降低。", "trade"),
        (MET + "韩方愿在气候变化上作出努力。", "climate-change"),
        (MET + "两国领导人还谈到伊朗核、缅甸等问题。", "iran-nuclear myanmar"),
        ("岸田周三与尹锡悦通电话，要求降低关税。", "trade"),
        (MET + "联合声明指出，两国将应对气候变化。", "climate-change"),
        (MET + "经贸投资方面，日本未来十年将对韩国开放市场，扩大贸易。", "economic-cooperation trade"),
        (MET + "双方讨论了朝鲜不断增加的核威胁。", "north-korea-nuclear"),
        ("岸田与尹锡悦将于下周三在首尔会谈。岸田说，应当通过会谈降低关税。", "trade"),
        # others speak, or of something else, or at another time
        (MET + "岸田此前表示，关税应当降低。", ""),
        (MET + "岸田2023年1月表示，关税应当降低。", ""),
        (MET + "因疫情，双方讨论了关税。", "trade"),
        (MET + "该协议禁止双方在边境举行军事演习。", ""),
        (MET + "拜登指出，关税应当降低。", ""),
        (MET + "首尔当天下雨，贸易公司照常营业。", ""),
        ("岸田希望与金正恩会谈。岸田周四说，关税应当降低。", ""),
    ],
)
def test_the_issues_are_those_of_the_talk(sentences: str, issues: str) -> None:
    assert " ".join(meetings(sentences)[0].all("issue")) == issues


@pytest.mark.parametrize(
    ("sentences", "issues"),
    [
        ("七国集团峰会6月将在意大利举行。峰会将聚焦气候变化。", "climate-change"),
        ("七国集团峰会6月将在意大利举行。与会领导人将讨论粮食安全。", "food-security"),
        ("七国集团峰会6月将在意大利举行。意大利一家公司周四谈到气候变化。", ""),
    ],
)
def test_a_summit_has_the_issues_of_its_agenda(sentences: str, issues: str) -> None:
    (summit,) = meetings(sentences)
    assert " ".join(summit.all("issue")) == issues


def test_a_summit_that_is_only_hoped_for_leaves_the_issues_to_the_talk() -> None:
    talk, summit = meetings(
        "习近平周三同朔尔茨举行会谈。习近平表示，中方愿同欧方尽早举行中欧领导人会晤，并在气候变化上作出努力。"
    )
    assert (talk.all("issue"), summit.all("issue")) == (["climate-change"], [])
    assert (summit.one("status"), summit.one("mode")) == ("proposed", "unknown")


def test_two_who_will_talk_about_something_have_a_meeting_of_their_own() -> None:
    text = "岸田将于下周三与尹锡悦会谈。岸田周四会见了拜登。岸田早前表示，他将与尹锡悦讨论关税和供应链。"
    found = {meeting.people: meeting.all("issue") for meeting in meetings(text)}
    assert found == {"fumio-kishida yoon-suk-yeol": ["supply-chains", "trade"], "fumio-kishida joe-biden": []}


def test_calls_told_in_one_breath_share_what_they_are_about() -> None:
    found = meetings("马克龙周四分别与普京、泽连斯基通电话讨论粮食安全。")
    assert [meeting.all("issue") for meeting in found] == [["food-security"], ["food-security"]]


@pytest.mark.parametrize(
    ("sentences", "people"),
    [
        ("二十国集团峰会去年9月在新德里举行，拜登出席。", "joe-biden"),
        (
            "二十国集团峰会去年9月在新德里举行。除了拜登，还有多位官员与会，包括岸田、尹锡悦等人。",
            "fumio-kishida joe-biden yoon-suk-yeol",
        ),
        ("二十国集团峰会去年9月在新德里举行。图为参加峰会的岸田文雄。", "fumio-kishida"),
        ("二十国集团峰会去年9月在新德里举行，习近平没有出席会议。", ""),
        ("拜登邀请普京出席二十国集团峰会。", ""),
    ],
)
def test_guests_of_the_summit_just_told_of_take_part(sentences: str, people: str) -> None:
    (summit,) = meetings(sentences)
    assert summit.people == people
