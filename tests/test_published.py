"""The day on which a page was published, as outlets write it, and lines that say nothing else."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.model import document_of
from summitgraph.text.bylines import is_byline
from summitgraph.text.datelines import day_of_address, day_of_agency, day_of_line
from summitgraph.text.markup import blocks
from summitgraph.text.page import page_of
from summitgraph.text.published import published

BODY = "两国领导人今天举行会谈。\n\n双方同意继续合作。\n"


def day(text: str) -> str:
    """The day of publication of a page, or an empty text."""
    document = document_of(text)
    said = published(document, blocks(text))
    return said.value if said else ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2019-03-07 21:07:23 来源：某某网 作者：", "2019-03-07"),
        ("2019年03月07日05:12 来源：某某网－某某日报", "2019-03-07"),
        ("发布 / 2019年3月7日 11:16 AM", "2019-03-07"),
        ("最後更新：2019年3月7日 下午3:30", "2019-03-07"),
        ("2019/3/7 11:30（3/7 12:00 更新）", "2019-03-07"),
        ("民國108年3月7日", "2019-03-07"),
        ("2019年3月7日星期四", "2019-03-07"),
        ("07.03.2019", "2019-03-07"),
        ("07/03/2019 - 10:02", "2019-03-07"),
        ("Thu, 07 Mar 2019 17:48:36 GMT", "2019-03-07"),
        ("平成31年3月7日", "2019-03-07"),
        ("令和元年5月7日（火）", "2019-05-07"),
        ("更新日：令和2年3月7日 総理の一日", "2020-03-07"),
        ("2019年3月7日 5時05分", "2019-03-07"),
        ("2019年3月7日 | 12:30 (JST)", "2019-03-07"),
        ("2019.03.07 국외 성명/담화문", "2019-03-07"),
        ("송고시간2019-03-07 09:33", "2019-03-07"),
        ("입력 2019.03.07 오전 9:33", "2019-03-07"),
        ("2019년 3월 7일", "2019-03-07"),
        ("입력 2019. 3. 7. 11:56", "2019-03-07"),
        ("Updated: Mar 7, 2019, 11:39 PM IST", "2019-03-07"),
        ("March 7, 2019 / 4:26 PM EST / XYZ News", "2019-03-07"),
        ("MARCH 07, 2019 • STATEMENTS AND RELEASES", "2019-03-07"),
        ("March 7, 2019 7:53 PM", "2019-03-07"),
        ("Thursday, 7 March 2019", "2019-03-07"),
        ("Published: 2019-03-07T02:23:17.000Z", "2019-03-07"),
    ],
)
def test_a_line_that_dates_the_page(line: str, expected: str) -> None:
    assert is_byline(line)
    assert day(f"两国会谈\n{line}\n{BODY}") == expected
    assert line not in {block.body.text for block in blocks(f"两国会谈\n{line}\n{BODY}") if block.role == "paragraph"}


@pytest.mark.parametrize(
    "line",
    [
        "2019年3月7日 日韩首脑会谈",
        "2019年3月7日，甲国总理与乙国总统会谈。",
        "The treaty of March 7, 2019",
        "甲国总理 2019年3月7日",
        "2019年3月7日 记者会",
        "平成14年9月17日 平壌",
        "By Friday both sides agreed to meet",
        "March 7, 2019 XYZ News reported that they met.",
        "2019. 3. 7. 두 정상은 만났다",
        "By meeting him, she showed that she cares",
        "3月7日",
        "",
    ],
)
def test_a_line_that_says_more_is_no_byline(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize("line", ["By Jane Doe, John Roe and Max Moe", "文／王小明", "作者：王小明", "김철수 기자"])
def test_a_line_that_names_who_wrote_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/news/20190307-meeting", "2019-03-07"),
        ("https://example.org/2019/03/07/meeting", "2019-03-07"),
        ("https://example.org/2019-03/07/c_112.htm", "2019-03-07"),
        ("https://example.org/201903/07kaidan.html", "2019-03-07"),
        ("https://example.org/n1/2019/0307/c1001.html", "2019-03-07"),
        ("https://example.org/realtime/story20190307-1159764", "2019-03-07"),
        ("https://example.org/firstnews/201903070387.aspx", "2019-03-07"),
        ("https://example.org/view/AEN20190307001000315", "2019-03-07"),
        ("https://example.org/mandarin/rc-03072019155159.html", "2019-03-07"),
        ("https://example.org/gb/19/3/7/n12430441.htm", "2019-03-07"),
        ("https://web.archive.org/web/20210712014925/https://example.org/20190307", "2019-03-07"),
        ("https://web.archive.org/web/20210712014925/https://example.org/article/3164/", ""),
        ("https://example.org/world-57501234", ""),
        ("https://example.org/2019/13/45/x", ""),
        ("https://example.org/id/201903075", ""),
    ],
)
def test_the_day_in_an_address(address: str, expected: str) -> None:
    found = day_of_address(address)
    assert (found.edtf if found else "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（某某社記者王小明新德里6日專電）正值邊境緊張，", "2019-03-06"),
        ("（某某社布鲁塞尔6日电） 欧洲联盟领袖今天说", "2019-03-06"),
        ("某某社北京3月6日电（记者李明）国家主席6日会见", "2019-03-06"),
        ("本报北京3月6日电 （记者李明）总理6日会见", "2019-03-06"),
        ("【某某社东京3月6日电】日本首相", "2019-03-06"),
        ("路透华盛顿3月6日 - 美国总统周三表示", "2019-03-06"),
        ("［東京 ６日 ロイター］ - ".replace("６", "6") + "首相は", "2019-03-06"),
        ("【ワシントン＝6日共同】米大統領は", "2019-03-06"),
        ("TOKYO, March 6 (Reuters) - The prime minister", "2019-03-06"),
        ("SEOUL, Feb. 28 (Yonhap) -- The president", "2019-02-28"),
        ("某某社日内瓦2月28日电", "2019-02-28"),
        ("总理6日电话会谈了总统", ""),
        ("两国总理6日在东京会谈。", ""),
        ("总统3月6日致电总理", ""),
        ("【某某社东京1月6日电】很久以前", ""),
        ("某某社北京2月30日电", ""),
    ],
)
def test_the_dateline_of_an_agency_stands_near_the_day_of_the_page(text: str, expected: str) -> None:
    found = day_of_agency(text, date(2019, 3, 7))
    assert (found.edtf if found else "") == expected


def test_a_dateline_comes_before_the_byline() -> None:
    assert day("首脑通话\n2019-01-01T01:03:06Z\n某某社北京12月31日电 国家主席31日晚同总统通电话。\n") == "2018-12-31"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2019-03-07T10:00:00Z">',
        '<meta content="2019-03-07" name="pubdate">',
        '<script type="application/ld+json">{"datePublished": "2019-03-07T03:10:00.000Z"}</script>',
        '<link rel="canonical" href="https://example.org/2019/03/07/talks">',
    ],
)
def test_what_a_page_says_of_itself(head: str) -> None:
    page = f"<html><head>{head}</head><body><h1>会谈</h1><p>{BODY}</p></body></html>"
    assert day(page) == "2019-03-07"


def test_the_front_matter_gives_day_and_address_where_nothing_else_does() -> None:
    text = f'---\ntitle: "会谈"\ndate: "2019-03-07"\nurl: "https://example.org/a/1"\n---\n\n# 会谈\n\n{BODY}'
    assert day(text) == "2019-03-07"
    page = page_of(document_of(text), ())
    assert page.source.endswith("/source/example-org")
    assert page.origin
    assert text[page.origin.start : page.origin.end] == "https://example.org/a/1"


def test_an_archive_is_not_the_source_of_what_it_keeps() -> None:
    text = (
        f'---\ntitle: "会谈"\nurl: "https://web.archive.org/web/20210628224933/https://www.example.org/1"\n---\n{BODY}'
    )
    assert page_of(document_of(text), ()).source.endswith("/source/www-example-org")


def test_a_page_that_names_no_day_has_none() -> None:
    assert day(f"两国会谈\n\n{BODY}") == ""


@given(st.text(max_size=200), st.dates())
def test_no_text_stops_the_readers_of_days(text: str, near: date) -> None:
    for found in (day_of_line(text), day_of_address(text), day_of_agency(text, near)):
        assert found is None or (0 <= found.start < found.end <= len(text) and date.fromisoformat(found.edtf))


@pytest.mark.parametrize(
    "text",
    [
        "<meta " + "name=date " * 20_000,
        "<meta " + "content='2019-03-0' " * 10_000,
        "<link rel=canonical " * 10_000,
        "原文" * 50_000,
        "【" + "2019年03月" * 20_000,
        "来源 https://" * 10_000,
    ],
)
def test_hostile_pages_cost_no_more_than_others(text: str) -> None:
    begin = time.perf_counter()
    day(text)
    assert time.perf_counter() - begin < 2
