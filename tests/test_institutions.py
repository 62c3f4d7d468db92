"""Institutions that no list knows speak too: under the name that the document gives them, once."""

import pytest

from tests.world import page, quotes, told

SAID = "我们不会接受这样的结果。"


def speakers(text: str) -> list[str]:
    """The names of the institutions that a page lets speak."""
    return [one.one("name") for one in told(page(text), "Institution")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"波兰驻美大使馆还通过推特贴文称，“{SAID}”", "波兰驻美大使馆"),
        (f"岸田竞选团队周三表示：“{SAID}”", "岸田竞选团队"),
        (f"中国常驻联合国代表团发言人亦称，“{SAID}”", "中国常驻联合国代表团"),
        (f"印度国防部部长办公室随后发出的推文指，会谈有益。推文称，“{SAID}”", "印度国防部部长办公室"),
        (f"匈牙利政府说：“{SAID}”", "匈牙利政府"),
        (f"自民党保守派议员团体「保守团结之会」表示，「{SAID}」", "保守团结之会"),
        (f"自民党“保守团结之会”周四做出决议。\n决议说，“{SAID}”", "保守团结之会"),
        (f"中国的《观察者网》发表评论称：“{SAID}”", "观察者网"),
        (f"胡佛研究所发表了一份报告。“{SAID}”报告写道。", "胡佛研究所"),
    ],
)
def test_an_institution_speaks_under_its_own_name(text: str, name: str) -> None:
    assert speakers(text) == [name]
    assert [words for _, words in quotes(text)] == [SAID]


def test_an_institution_has_one_name_in_a_document() -> None:
    text = f"美国司法部在文件中回应称，“{SAID}”\n司法部补充称，“{SAID}”"
    assert speakers(text) == ["美国司法部"]
    assert len({who for who, _ in quotes(text)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"美国国防部长表示：“{SAID}”",  # the minister speaks
        f"国会议员表示：“{SAID}”",
        f"匈牙利政府一名成员透露：“{SAID}”",
        f"某研究公司Example分析师说：“{SAID}”",
        f"该委员会表示：“{SAID}”",
        f"研究所(Example Institute)研究员山本雅文(Masafumi Yamamoto)说：“{SAID}”",
        f"岸田下令关闭驻休斯顿总领馆，称：“{SAID}”",
        f"匈牙利政府与岸田会面。岸田说：“{SAID}”",
        "匈牙利政府没有回应。",
    ],
)
def test_a_person_of_a_house_and_a_house_that_is_silent_are_no_institution_that_speaks(text: str) -> None:
    assert speakers(text) == []
