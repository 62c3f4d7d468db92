"""Words of the page around an article yield nothing; an article's own sentences always count."""

import time

import pytest

from summitgraph.text.boilerplate import is_boilerplate
from summitgraph.text.markup import blocks


@pytest.mark.parametrize(
    "text",
    [
        "責任編輯：王小明",
        "(责编：岳明、杜丽)",
        "【纠错】 责任编辑：王明",
        "（編輯：林明）1110322",
        "分享到：",
        "シェアする",
        "공유하기",
        "【打印】【关闭】",
        "字号：大 中 小",
        "発信元サイトへ",
        "外務省・新着情報",
        "トップ > 総理の一日 > 会見",
        "首页 > 新闻 > 正文",
        "The White House",
        "訂閱《國際新聞》電子報 第一手掌握世界最新脈動",
        "請輸入正確的電子信箱格式",
        "感謝您的訂閱！",
        "Sign up for our newsletter",
        "© 2021 BBC",
        "<저작권자(c) 연합뉴스>",
        "本網站之文字、圖片及影音，非經授權，不得轉載。",
        "《 某某日报 》（ 2019年09月07日 01 版）",
        "Next Post: Press Briefing",
        "相关阅读：",
        "更多相关内容",
        "热读",
        "関連ニュース",
        "あわせて読みたい",
        "관련기사",
        "Related Links",
        "▶ 延伸閱讀",
        "Our Standards: The Principles",
        "Reporting by Jane Doe; Editing by John Roe",
    ],
)
def test_lines_around_an_article(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        "来源于中国外交部的消息说，两国领导人将会谈。",
        "编辑部获悉，首相将访问首尔。",
        "关注朝鲜局势的两国首脑通了电话。",
        "欢迎加入北约的声明由两国总统发表。",
        "分享情报是两国首脑会谈的主题。",
        "声明说，两国领导人同意再次会晤。",
        "相关国家的领导人举行了会谈。",
        "热点问题是会谈的主题。",
        "関連する首脳会談が行われた。",
        "More leaders will meet in Tokyo.",
        "Related parties met in Seoul on Monday.",
        "Home affairs ministers met in Tokyo.",
        "구체적인 정상회담 일정이 정해졌다.",
        "首页谈判代表会晤。",
    ],
)
def test_sentences_of_an_article_are_not_taken_for_them(text: str) -> None:
    assert not is_boilerplate(text)


def test_titles_below_the_heading_of_a_list_are_of_other_articles() -> None:
    text = (
        "甲国总理会见乙国总统\n\n甲国总理周二会见了乙国总统。\n\n相关阅读\n\n丙国总理将与丁国总统会谈\n\n"
        "戊国总统拒绝会谈\n\n两人同意再次会面。\n"
    )
    told = [block.body.text for block in blocks(text) if block.role != "boilerplate"]
    assert told == ["甲国总理会见乙国总统", "甲国总理周二会见了乙国总统。", "两人同意再次会面。"]


def test_the_name_of_a_site_is_not_the_title() -> None:
    page = '<div><a href="/">某某网</a></div><h1>两国会谈</h1><p>两国领导人会谈。</p><a href="/b">下一篇</a>'
    assert [block.body.text for block in blocks(page) if block.role == "title"] == ["两国会谈"]


def test_boxes_beside_an_article_yield_nothing() -> None:
    page = (
        '<div class="breadcrumb"><a href="/">首页</a> / 政治</div><h1>两国会谈</h1><p>两国领导人会谈。</p>'
        '<div class="subscriptionInner"><p>丙国与丁国会谈</p></div><p>双方同意合作。</p>'
        '<aside><p>戊国总理会见己国总统</p></aside><div id="related-news"><ul><li>庚国总统通话</li></ul></div>'
    )
    told = [block.body.text for block in blocks(page) if block.role != "boilerplate"]
    assert told == ["两国会谈", "两国领导人会谈。", "双方同意合作。"]


def test_an_article_in_a_box_with_an_unlucky_name_is_read() -> None:
    paragraph = "两国领导人星期五举行会谈，" + "双方就广泛的议题交换了意见，" * 8 + "并同意继续对话。"
    page = f'<div class="article has-related"><h1>两国会谈</h1>{f"<p>{paragraph}</p>" * 3}</div>'
    assert [block.body.text for block in blocks(page) if block.role == "paragraph"] == [paragraph] * 3


def test_lines_with_the_source_and_the_address_of_a_text() -> None:
    text = "两国会谈\nSource: 某某网\nURL: https://example.org/2019/03/07/talks\n\n两国领导人会谈。\n"
    told = [block.body.text for block in blocks(text) if block.role != "boilerplate"]
    assert told == ["两国会谈", "两国领导人会谈。"]


def test_hostile_attributes_cost_no_more_than_others() -> None:
    begin = time.perf_counter()
    blocks("<div " + "class=x " * 200 + ">" + "<div class='" + "a-" * 900 + "'>" * 300 + "会谈。")
    blocks(("<div " + "class=" * 300 + ">") * 300)
    assert time.perf_counter() - begin < 2
