"""What loaders can rely on when a document's raw text becomes blocks and sentences."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.text.markup import blocks, harvest_time, header, link, sentences

MIRROR = """<!--1707839102000-->
[甲国总理将与乙国总统会谈 议题未定](https://example.org/cn/a_(1)?x=1&y=2)
------

<div>13/02/2024 - 16:06</div>
<img src="a.jpg" alt="甲国总理抵达机场。"><p><strong>甲国总理周二表示，他将访问乙国。   </strong></p>
<div><small style="color: #999;">甲国总理抵达机场。（资料照）</small></div>
<div><p>“我们愿意对话。”他说。<br /><br />双方&nbsp;同意&#183;合作 &amp; 交流。</p><p> </p></div>
<div>分享 :</div><a href="https://example.org/share"><span></span></a>
"""
SPAM = """### 甲乙首脑首次会谈
------------------------

#### [首页](../../README.md?n1)  &nbsp;&nbsp;|&nbsp;&nbsp; [国际新闻](../../indexes/x.md)

<div><img alt="甲乙首脑" src="x.jpg"/>
<div class="caption">
 两国领导人周三会面。(某通讯社)
</div></div><hr/>

#### [ 🎬 必看视频](http://192.0.2.1:81/a.html)&nbsp; | &nbsp;[另一个](http://192.0.2.1/b.html)

<div><p>
 面对挑战，
 <ok href="https://example.org/tag">
  甲乙丙
 </ok>
 正在加强合作。
 Prime Minister
 Ito
 spoke.
</p>
<h4>
 会谈成果
</h4>
<p>
 责任编辑：王小明#
</p>
</div>
<hr/>
手机上长按并复制下列链接或二维码分享本文章：<br/>
https://example.org/n1.md <br/>
原文地址（需翻墙访问）：https://example.org/n1.htm
"""


def rows(text: str) -> list[tuple[str, str]]:
    return [(block.role, block.body.text) for block in blocks(text)]


def told(text: str) -> list[tuple[str, str]]:
    return [row for row in rows(text) if row[0] != "boilerplate"]


def test_a_mirrored_news_page() -> None:
    assert told(MIRROR) == [
        ("title", "甲国总理将与乙国总统会谈 议题未定"),
        ("byline", "13/02/2024 - 16:06"),
        ("paragraph", "甲国总理周二表示，他将访问乙国。"),
        ("caption", "甲国总理抵达机场。（资料照）"),
        ("paragraph", "“我们愿意对话。”他说。"),
        ("paragraph", "双方 同意·合作 & 交流。"),
    ]


def test_a_page_wrapped_in_spam() -> None:
    assert told(SPAM) == [
        ("title", "甲乙首脑首次会谈"),
        ("caption", "两国领导人周三会面。(某通讯社)"),
        ("paragraph", "面对挑战，甲乙丙正在加强合作。Prime Minister Ito spoke."),
        ("heading", "会谈成果"),
    ]


def test_the_address_and_harvest_time_of_a_mirrored_page() -> None:
    assert harvest_time(MIRROR) == 1707839102000
    found = link(MIRROR)
    assert found is not None
    address, start, end = found
    assert address == MIRROR[start:end] == "https://example.org/cn/a_(1)?x=1&y=2"


def test_a_link_further_down_is_not_the_document_s_address() -> None:
    assert link(SPAM) is None
    assert harvest_time(SPAM) is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<p>一<b>二</b>三</p>", [("paragraph", "一二三")]),
        ("<p>One <i>two</i>\n three</p>", [("paragraph", "One two three")]),
        ("<p>정상\n회담</p>", [("paragraph", "정상 회담")]),
        ("<ul><li>一件。<li>二件。</ul>", [("paragraph", "一件。"), ("paragraph", "二件。")]),
        ("<script>会谈()</script><style>p{}</style><p title='会谈'>正文。</p>", [("paragraph", "正文。")]),
        ("<head><title>无</title></head><p>正文。</p>", [("paragraph", "正文。")]),
        ("<p>3 < 5，a<b 也对。</p>", [("paragraph", "3 < 5，a<b 也对。")]),
        ("<p>头<!-- <p>藏</p> -->尾。</p>", [("paragraph", "头尾。")]),
        ("<p>会\u200b谈\x00了。</p>", [("paragraph", "会谈了。")]),
        ('<p title="a > b">正文。</p>', [("paragraph", "正文。")]),
        ('<p title="a "b" c>正文。</p>', [("paragraph", "正文。")]),
        ("<div id='headerimgcaption'><span>图。</span></div><p>文。</p>", [("caption", "图。"), ("paragraph", "文。")]),
        ("<figure><img alt='图'><figcaption>图说。</figcaption></figure>", [("caption", "图说。")]),
        ("<p>文。</p><nav><a href='/'>首页</a>导航</nav>", [("paragraph", "文。")]),
        (
            "<p>文。</p><p><b>小标题</b></p><p>又文。</p>",
            [("paragraph", "文。"), ("heading", "小标题"), ("paragraph", "又文。")],
        ),
        ("<p>一句。<br>二句</p>", [("paragraph", "一句。"), ("paragraph", "二句")]),
        ("<div><i>Tue, 11 Jul 2023 09:42:28 GMT</i></div>", [("byline", "Tue, 11 Jul 2023 09:42:28 GMT")]),
        ("<div><i>2021-02-11T04:40:44Z</i></div>", [("byline", "2021-02-11T04:40:44Z")]),
        ("<p>２０２４年、ｷﾑ･ｼﾞｮﾝｲﾙ：（Ｇ７）</p>", [("paragraph", "2024年、キム・ジョンイル：（G7）")]),
        ("![图](https://example.org/a.jpg)\n\n正文。", [("paragraph", "正文。")]),
        (
            "首脳会談\n\n総理は平壌において会談を\n行った。評価は次のとおり。\n",
            [("title", "首脳会談"), ("paragraph", "総理は平壌において会談を行った。評価は次のとおり。")],
        ),
        ("Leaders met\nin Seoul today.\n\n\\###\n", [("paragraph", "Leaders met in Seoul today.")]),
        ("相关报道还称，两国将会谈。", [("paragraph", "相关报道还称，两国将会谈。")]),
        ("", []),
        ("\ufeff", []),
    ],
)
def test_each_kind_of_markup(raw: str, expected: list[tuple[str, str]]) -> None:
    assert told(raw) == expected


LONG = "The two leaders spoke of the harvest and of the price of rice in every town of the province" + " and beyond" * 4
WRAPPED = "The two leaders spoke of the harvest and\nof the price of rice in every town of the\nprovince"


def test_lines_that_nobody_wrapped_are_paragraphs_and_wrapped_ones_are_one() -> None:
    lines = ["Leaders speak", LONG, f"{LONG} again"]
    assert [block.body.text for block in blocks("\n".join(lines))] == lines
    assert [block.body.text for block in blocks(WRAPPED)] == [WRAPPED.replace("\n", " ")]


def test_a_front_matter_gives_its_fields_and_no_paragraph() -> None:
    raw = (
        "---\ntags: x\ndate: '2021-09-21'\n"
        'title: "Two Leaders\\u2019 Call with\\\n  \\ Prime\\_Minister"\n'
        "list:\n  - a\n---\n \nThey met today.\n"
    )
    fields = header(raw)
    assert {name: value.text for name, value in fields.items() if name != "list"} == {
        "tags": "x",
        "date": "2021-09-21",
        "title": "Two Leaders’ Call with Prime Minister",
    }
    start, end = fields["date"].raw(0, 10)
    assert raw[start:end] == "2021-09-21"
    assert told(raw) == [("title", "Two Leaders’ Call with Prime Minister"), ("paragraph", "They met today.")]


def test_a_rule_above_text_is_no_front_matter() -> None:
    assert header("---\n会谈举行了。\n---\n") == {}
    assert ("paragraph", "会谈举行了。") in rows("---\n会谈举行了。\n\n---\n")


@pytest.mark.parametrize("tag", ["nav", "div class='caption'", "small", "a href='/'", "b"])
def test_an_element_that_is_never_closed_swallows_nothing(tag: str) -> None:
    body = "".join(f"<p>第{n}段，两国领导人会谈。</p>" for n in range(9))
    assert [role for role, _ in rows(f"<{tag}>{body}")] == ["paragraph"] * 9


def test_ten_thousand_deep() -> None:
    assert told("<div>" * 10_000 + "会谈。" + "</div>" * 10_000) == [("paragraph", "会谈。")]
    assert told("<div><b>" * 10_000 + "会谈。") == [("paragraph", "会谈。")]


HOSTILE = {
    "less": "<" * 50_000,
    "bracket": "[" * 50_000,
    "ampersand": "&" * 50_000,
    "open": "<div>" * 10_000,
    "quote": '<a "' * 12_500,
    "both quotes": "<a \"'" * 10_000,
    "attributes": "<div " + "class=" * 8_000 + "caption>",
    "comment": "<!--" * 12_500,
    "declaration": "<!" * 25_000,
    "script": "<script>" * 6_000,
    "svg": "<svg>" * 10_000,
    "small": "<small>" * 7_000,
    "link": "[a](" * 12_500,
    "link in link": "[[x]" * 12_500,
    "link title": '[a](b/ "' * 7_000,
    "spaces": (" " * 500 + "x") * 100,
    "blank lines": "x \n" * 16_000,
    "hidden": "\u200b" * 50_000,
    "entity": "&#x" * 16_000,
    "kana": "ｶﾞ" * 25_000,
    "dashes": "-" * 50_000 + "x",
    "stars": "*" * 50_000,
    "breaks": "会谈<br>" * 7_000,
    "front matter": "---\n" + "a: b\n" * 9_000,
    "unclosed quotes": "“" * 50_000,
    "crossed quotes": "（「" * 12_500 + "」" * 25_000,
    "stops": "。" * 50_000,
    "ended quotes": "“a。”说" * 9_000,
    "dots": "A. " * 16_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_no_more_than_other_text(name: str) -> None:
    began = time.process_time()
    for block in blocks(HOSTILE[name]):
        sentences(block.body)
    link(HOSTILE[name])
    harvest_time(HOSTILE[name])
    assert time.process_time() - began < 2


ODD = st.sampled_from(
    [
        *"<>[]()!&;*#-\\\"' \n\r\t\u3000\xa0\u200b\x00会谈한「」“”。.Aａ１ｶﾞば",
        "<p>",
        "</p>",
        "<div class=caption>",
        "<br/>",
        "<small>",
        "<a href='x'>",
        "</a>",
        "<!--",
        "-->",
        "&amp;",
        "&#183;",
        "&nbsp",
        "[t](http://e.org/)",
        "---\n",
        "### ",
        "**",
    ]
)
MARKUP = st.lists(ODD | st.characters(), max_size=60).map("".join)


def same(raw: str, sign: str) -> bool:
    return raw == sign or unicodedata.normalize("NFKC", raw) == sign or (raw.isspace() and sign.isspace())


@settings(max_examples=600, deadline=None)
@given(MARKUP)
def test_every_clean_character_knows_its_raw_ones(text: str) -> None:
    for block in blocks(text):
        body = block.body
        assert body.text == body.text.strip() != ""
        assert len(body.starts) == len(body.ends) == len(body)
        for sign, start, end in zip(body.text, body.starts, body.ends, strict=True):
            assert 0 <= start < end <= len(text)
            assert end - start > 1 or same(text[start:end], sign)
        assert list(body.starts) == sorted(body.starts)


@settings(max_examples=200, deadline=None)
@given(MARKUP)
def test_the_address_and_the_fields_are_raw_words(text: str) -> None:
    if (found := link(text)) is not None:
        assert text[found[1] : found[2]] == found[0]
    for value in header("---\ntitle: " + text + "\n---\n").values():
        assert value.text


def test_the_words_of_a_block_lead_back_to_the_raw_text() -> None:
    block = next(block for block in blocks(SPAM) if "甲乙丙" in block.body.text)
    at = block.body.text.index("甲乙丙正在")
    start, end = block.body.raw(at, at + 3)
    assert SPAM[start:end] == "甲乙丙"
