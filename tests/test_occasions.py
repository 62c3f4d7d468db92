"""One meeting is one, however often a page speaks of it; two meetings of the same people stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.text.account import Account, Said
from summitgraph.text.occasions import beside, occasions
from summitgraph.vocab import thing
from tests.world import meetings


def account(
    *people: str, at: int = 0, status: str = "held", weight: int = 3, day: str = "", place: str = "", series: str = ""
) -> Account:
    return Account(
        people=tuple(Said(thing("leader", who), at, at + 1) for who in people),
        series=Said(thing("series", series), at, at + 1) if series else None,
        status=Said(status, at, at + 1),
        weight=weight,
        trigger=Said("会谈", at, at + 2),
        mode="in-person",
        date=Said(day, at, at + 1) if day else None,
        place=Said(thing("place", place), at, at + 1) if place else None,
    )


def nowhere(_inner: str, _outer: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("sentences", "days"),
    [
        ("岸田与尹锡悦3月6日在首尔会谈。岸田与尹锡悦3月13日在东京会谈。", ["2024-03-06", "2024-03-13"]),
        ("岸田与尹锡悦周三会谈。两人上一次会面是去年11月。", ["2024-03-13", "2023-11"]),
        ("岸田与尹锡悦周三会谈。双方将于5月再次会谈。", ["2024-03-13", "2024-05"]),
        ("岸田与尹锡悦周三会谈。岸田同日与拜登通电话。", ["2024-03-13", "2024-03-13"]),
        ("拜登与岸田通话后，两人同意尽快会面。", ["", ""]),
        ("岸田将与尹锡悦、拜登分别举行会谈。", ["", ""]),
        ("岸田周三分别会见了尹锡悦和拜登。", ["2024-03-13", "2024-03-13"]),
        ("岸田周三会见了尹锡悦、拜登等多国领导人。", ["2024-03-13", "2024-03-13"]),
        ("岸田周三会见了尹锡悦和拜登。", ["2024-03-13"]),
        ("岸田与尹锡悦周三会谈。2人将于5月再次会面。", ["2024-03-13", "2024-05"]),
        ("拜登说，岸田会尊重尹锡悦的决定。", []),
        ("岸田周三与拜登通话，讨论了七国集团峰会一事。", ["2024-03-13"]),
    ],
)
def test_other_days_people_or_plans_are_other_meetings(sentences: str, days: list[str]) -> None:
    assert [meeting.one("date") for meeting in meetings(sentences)] == days


@pytest.mark.parametrize(
    "sentences",
    [
        "岸田与尹锡悦周三在首尔会谈。岸田与尹锡悦的会谈持续了两小时。",
        "岸田与尹锡悦周三在首尔会谈。此次会谈没有结果。",
        "岸田周三会见尹锡悦。\\n两国领导人周三在首尔举行会谈，讨论贸易。",
        "岸田与尹锡悦本月会谈。岸田与尹锡悦3月13日在首尔会谈。",
        "日本首相岸田文雄与韩国总统尹锡悦周三在首尔会谈。双方的会谈持续了两小时。",
        "岸田希望与金正恩会谈。岸田愿意与金正恩会谈。",
    ],
)
def test_one_meeting_in_several_sentences_is_one(sentences: str) -> None:
    assert len(meetings(sentences.replace("\\n", "\n"))) == 1


def test_the_sentences_of_one_meeting_complete_each_other() -> None:
    (meeting,) = meetings("岸田与尹锡悦本月会谈。岸田与尹锡悦3月13日在首尔会谈，讨论贸易。双方的会谈持续了两小时。")
    assert (meeting.one("date"), meeting.one("place")) == ("2024-03-13", "seoul")
    assert (meeting.one("duration"), meeting.all("issue")) == ("PT120M", ["trade"])


def test_what_is_sure_decides_the_status() -> None:
    (found,) = occasions([account("a", "b", weight=1), account("a", "b", status="planned", at=5)], nowhere)
    assert found.status.status.value == "planned"


def test_the_most_exact_place_counts() -> None:
    accounts = [account("a", "b", place="usa"), account("a", "b", at=5, place="white-house")]
    (found,) = occasions(accounts, lambda inner, outer: inner.endswith("white-house") and outer.endswith("usa"))
    assert found.place is not None
    assert found.place.place is not None
    assert found.place.place.value == thing("place", "white-house")


def test_a_multilateral_summit_without_day_place_or_guest_is_none() -> None:
    assert occasions([account(series="g7", weight=1)], nowhere) == []
    assert len(occasions([account(series="g7", day="2023-05")], nowhere)) == 1


def test_a_meeting_on_the_margins_has_the_place_of_the_summit() -> None:
    met = meetings("北约峰会7月10日在华盛顿举行。岸田与斯托尔滕贝格7月10日在北约峰会期间会谈。")
    assert {meeting.one("place") for meeting in met} == {"washington-d-c"}


ACCOUNTS = st.builds(
    account,
    st.sampled_from("ab"),
    st.sampled_from("bc"),
    at=st.integers(0, 50),
    status=st.sampled_from(["held", "planned", "proposed", "declined"]),
    weight=st.integers(0, 3),
    day=st.sampled_from(["", "2023", "2023-05", "2023-05-19", "2024-01-02"]),
    place=st.sampled_from(["", "usa", "seoul"]),
)


@given(st.lists(ACCOUNTS, max_size=12))
def test_every_account_belongs_to_one_occasion_of_the_same_people(told: list[Account]) -> None:
    found = beside(occasions(told, nowhere))
    assert sorted(id(a) for o in found for a in o.accounts) == sorted(id(a) for a in told)
    for occasion in found:
        assert {a.names for a in occasion.accounts} == {occasion.first.names}
        days = {a.date.value for a in occasion.accounts if a.date}
        assert not {"2023-05-19", "2024-01-02"} <= days
