"""People whom the authority does not know, introduced by what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.text.zh.names import short_form
from summitgraph.text.zh.strangers import first_of_each, recurring, strangers
from tests.world import page, quotes, told


def unknown(_name: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("text", "name", "role", "latin"),
    [
        ("政治学者山村信介说，会谈有益。", "山村信介", "政治学者", ""),
        ("首尔大学教授朴英浩（Park Young-ho）表示，会谈有益。", "朴英浩", "首尔大学教授", "Park Young-ho"),
        ("欧盟驻日本大使帕凯（Jean-Eric Paquet）周一表示，会谈有益。", "帕凯", "欧盟驻日本大使", "Jean-Eric Paquet"),
        ("外交部发言人林剑在例行记者会上说，会谈有益。", "林剑", "外交部发言人", ""),
        ("研究员马克·霍夫曼认为会谈有益。", "马克·霍夫曼", "研究员", ""),
        ("周三，智库研究员山村信介告诉记者，会谈有益。", "山村信介", "智库研究员", ""),
        ("驻联合国大使玛丽‧韦斯特（Mary West）邀请来宾共进午餐。", "玛丽‧韦斯特", "驻联合国大使", "Mary West"),
        ("共和党参议员韦斯特(Mary West)写道，会谈有益。", "韦斯特", "共和党参议员", "Mary West"),
        ("新任总统玛丽·韦斯特说，会谈有益。", "玛丽·韦斯特", "新任总统", ""),
        ("国务院发言人韦斯特斯发表声明说，会谈有益。", "韦斯特斯", "国务院发言人", ""),
        ("特派记者 山村信介：“会谈有益。”".replace(" ", ""), "山村信介", "特派记者", ""),
    ],
)
def test_a_stranger_has_a_name_and_a_role(text: str, name: str, role: str, latin: str) -> None:
    (found,) = strangers(text, unknown)
    assert text[slice(*found.span)] == found.name == name
    assert found.role
    assert text[slice(*found.role)] == role
    assert (text[slice(*found.latin)] if found.latin else "") == latin


@pytest.mark.parametrize(
    "text",
    [
        "岸田在记者会上表示，门一直开着。",
        "发言人周三表示，会谈将如期举行。",
        "白宫官员上周说，会谈将如期举行。",
        "大使昨天在东京说，会谈有益。",
        "主席国意大利表示，会谈将如期举行。",
        "代表团对结果表示满意。",
        "部长级对话将继续。",
        "官员们说，会谈有益。",
        "专家指出，会谈有益。",
        "总统再次表示，会谈有益。",
        "部长明确表示，会谈有益。",
        "总统官邸在声明中说，会谈有益。",
        "",
    ],
)
def test_other_words_after_a_role_are_no_name(text: str) -> None:
    assert list(strangers(text, unknown)) == []


def test_those_whom_the_authority_knows_are_no_strangers() -> None:
    assert told(page("委员长金正恩说，会谈有益。日本代表岸田文雄说，会谈有益。"), "Person") == []


def test_a_stranger_is_a_person_of_the_page_once_and_can_speak() -> None:
    text = "政治学者山村信介说，“会谈来得正是时候”。学者山村信介表示，“结果要等到明年”。"
    (person,) = told(page(text), "Person")
    assert (person.one("name"), person.one("role"), person.one("reviewed")) == ("山村信介", "政治学者", "false")
    assert [quote for _, quote in quotes(text)] == ["会谈来得正是时候", "结果要等到明年"]
    assert len({who for who, _ in quotes(text)}) == 1


def test_a_long_name_goes_on_as_its_last_part() -> None:
    text = "驻联合国大使玛丽·韦斯特（Mary West）周一会见来宾。韦斯特说：“这是一次重要的会谈。”"
    assert [quote for _, quote in quotes(text)] == ["这是一次重要的会谈。"]
    assert (short_form("玛丽·韦斯特"), short_form("山村信介"), short_form("玛·韦")) == ("韦斯特", "", "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("改革派廖某立表示，会谈有益。廖某立又指，结果要等到明年。", ["廖某立", "廖某立"]),
        ("召集人毛某静则指，会谈有益。", []),  # named once
        ("，高级层表示，会谈有益。高级层的会谈。", []),
        ("双方表示，会谈有益。双方表示欢迎。", []),
    ],
)
def test_a_chinese_name_that_comes_again_needs_no_role(text: str, names: list[str]) -> None:
    assert [who.name for who in recurring(text, text, unknown)] == names


def test_the_first_of_each_name_counts() -> None:
    found = list(strangers("学者山村信介说。教授朴英浩说。教授山村信介说。", unknown))
    assert [who.span[0] for who in first_of_each(found)] == [2, 10]


@given(st.text("学者教授发言人大使山村信介（Abc）说表示在周三，。·", max_size=50))
def test_spans_are_the_words(text: str) -> None:
    for found in strangers(text, unknown):
        assert text[slice(*found.span)] == found.name
        assert found.role is None or found.role[1] <= found.span[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“会谈有益，”某证券首席外汇策略师山本信彦称。", "山本信彦"),
        ("“会谈有益，”赵信彦在一份声明中说。", "赵信彦"),
        ("某集团总裁Joe Kestner认为会谈有益。", "Joe Kestner"),
        ("国防部参谋长拉瓦赫将军(Bipin Ravah)表示会谈有益。", "拉瓦赫"),
        ("这名高管叫赵信江（音），尚未被捕。", "赵信江"),
        ("据一名目击者伊利亚科告诉记者：“路不好走。”", "伊利亚科"),
        ("某研究所的执笔人戴尼-科尔曼（Gerald Deny-Kolman）指出，会谈有益。", "戴尼-科尔曼"),
        ("学者吴强认为会谈有益。", "吴强"),
    ],
)
def test_a_name_is_known_by_its_shape(text: str, name: str) -> None:
    assert name in {who.name for who in strangers(text, unknown)}


@pytest.mark.parametrize(
    "text",
    [
        "“会谈有益，”白宫高级官员说。",
        "“会谈有益，”一位中年人说。",
        "New York Times报道会谈有益。",
        "委员们曾公开表示会谈有益。",
        "议员施压，要求会谈。",
        "官员匿名表示，会谈有益。",
        "马丁·路德大学的学生说，会谈有益。",
    ],
)
def test_other_words_are_shaped_like_no_name(text: str) -> None:
    assert list(strangers(text, unknown)) == []


def test_two_characters_that_speak_twice_are_a_name() -> None:
    text = "接受采访时，许艳谈到，“他现在不能写字，吃饭都成问题。”针对这个问题，许艳说，“我打了电话要求调查。”"
    assert [p.one("name") for p in told(page(text), "Person")] == ["许艳"]
    assert (
        told(page("双方会谈，方面表示有益。随后，方面说会继续。文章写道，会谈有益。文章写道，会继续。"), "Person") == []
    )
