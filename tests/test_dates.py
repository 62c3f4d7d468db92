"""Dates in text: what day, month or year words mean on the day they were published."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.text.almanac import DateFound
from summitgraph.text.datelines import dateline
from summitgraph.text.dates import dates, number
from summitgraph.time import bounds

FRIDAY = date(2024, 3, 15)


def only(text: str, anchor: date | None = FRIDAY) -> DateFound:
    (found,) = dates(text, anchor)
    return found


def read(text: str, anchor: date | None = FRIDAY) -> list[str]:
    return [found.edtf for found in dates(text, anchor)]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2021年6月11日", "2021-06-11"),
        ("2004年5月", "2004-05"),
        ("1998年", "1998"),
        ("平成14年9月17日", "2002-09-17"),
        ("令和元年5月", "2019-05"),
        ("昭和40年", "1965"),
        ("民国113年3月", "2024-03"),
        ("2021年6月11日至13日", "2021-06-11/2021-06-13"),
        ("2022年6月30日到7月2日", "2022-06-30/2022-07-02"),
        ("2022年12月30日至1月2日", "2022-12-30/2023-01-02"),
        ("2021年6月13日至11日", "2021-06-13"),
    ],
)
def test_an_absolute_date_needs_no_anchor(words: str, edtf: str) -> None:
    assert read(f"会谈于{words}举行", None) == [edtf]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("周三", "2024-03-13"),
        ("星期五", "2024-03-15"),
        ("礼拜天", "2024-03-10"),
        ("上周五", "2024-03-08"),
        ("本周三", "2024-03-13"),
        ("下周一", "2024-03-18"),
        ("上周", "2024-03-04/2024-03-10"),
        ("本周", "2024-03-11/2024-03-17"),
        ("下周末", "2024-03-23/2024-03-24"),
        ("周四与周五", "2024-03-14/2024-03-15"),
        ("周一至周三", "2024-03-11/2024-03-13"),
        ("周一和周三", "2024-03-11"),
        ("21日至23日", "2024-03-21/2024-03-23"),
        ("4月22号与23号", "2024-04-22/2024-04-23"),
        ("4月22日和25日", "2024-04-22"),
        ("6月11至13日", "2024-06-11/2024-06-13"),
        ("去年年底", "2023"),
        ("今年夏天", "2024"),
        ("今夏", "2024"),
        ("年底", "2024"),
        ("月底", "2024-03"),
        ("本月底", "2024-03"),
        ("两年前", "2022"),
        ("三个月前", "2023-12"),
        ("5天前", "2024-03-10"),
        ("周三（7月12日）", "2024-07-12"),
        ("昨天", "2024-03-14"),
        ("昨晚", "2024-03-14"),
        ("前天", "2024-03-13"),
        ("后天", "2024-03-17"),
        ("上个月", "2024-02"),
        ("下月", "2024-04"),
        ("上月12日", "2024-02-12"),
        ("本月20日", "2024-03-20"),
        ("去年", "2023"),
        ("去年11月", "2023-11"),
        ("今年7月", "2024-07"),
        ("今年7月15日", "2024-07-15"),
        ("前年9月", "2022-09"),
        ("9月21日", "2023-09-21"),
        ("九月二十一日", "2023-09-21"),
        ("5月22日", "2024-05-22"),
        ("十月", "2023-10"),
        ("3月6日至8日", "2024-03-06/2024-03-08"),
        ("17日", "2024-03-17"),
        ("3日", "2024-03-03"),
    ],
)
def test_a_relative_date_counts_from_the_day_of_publication(words: str, edtf: str) -> None:
    assert read(f"两人{words}会谈") == [edtf]
    assert read(f"两人{words}会谈", None) == []


def test_local_time_is_no_part_of_the_date() -> None:
    found = only("9月21日当地时间")
    assert (found.start, found.end, found.edtf) == (0, 5, "2023-09-21")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("首相周一会见了总统", "2024-03-11"),
        ("首相将于周一会见总统", "2024-03-18"),
        ("双方正协调于周一通电话", "2024-03-18"),
        ("首相计划周五出席", "2024-03-15"),
        ("首相将访问首尔。周一他会见了总统", "2024-03-11"),
        ("首相将访问首尔，周一他会见了总统", "2024-03-11"),
    ],
)
def test_a_weekday_lies_ahead_only_where_its_clause_says_so(text: str, edtf: str) -> None:
    assert read(text) == [edtf]


@pytest.mark.parametrize(
    ("anchor", "words", "edtf"),
    [
        (date(2024, 1, 4), "12月28日", "2023-12-28"),
        (date(2024, 12, 28), "1月4日", "2025-01-04"),
        (date(2024, 1, 4), "12月28日至1月3日", "2023-12-28/2024-01-03"),
        (date(2024, 3, 1), "30日", "2024-03-30"),
        (date(2024, 3, 1), "29日", "2024-02-29"),
        (date(2023, 12, 31), "下个月", "2024-01"),
        (date(2024, 1, 31), "上个月", "2023-12"),
    ],
)
def test_what_the_words_leave_out_is_the_nearest(anchor: date, words: str, edtf: str) -> None:
    assert read(words, anchor) == [edtf]


@pytest.mark.parametrize("words", ["2月30日", "去年2月29日", "2023年4月31日", "13月", "上月30日", "4月0日"])
def test_a_day_that_no_calendar_has_is_told_as_such(words: str) -> None:
    assert read(words) == [""]


@pytest.mark.parametrize(
    "text",
    [
        "三个月",
        "3个月",
        "第3日",
        "100日",
        "1990年代",
        "二十几个人",
        "十十月",
        "周刊",
        "上周刊",
        "日本与韩国",
        "21日元",
        "30日间",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("7", 7), ("21", 21), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21)]
)
def test_number_reads_digits_and_numerals(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tue, 11 Jul 2023 12:00:00 GMT", "2023-07-11"),
        ("13/02/2024 - 18:00", "2024-02-13"),
        ("【本报2022年09月23日讯】", "2022-09-23"),
        ("更新 2021-04-16 10:00", "2021-04-16"),
    ],
)
def test_dateline_is_the_day_of_publication(text: str, day: str) -> None:
    found = dateline(text)
    assert found is not None
    assert found.edtf == day


@pytest.mark.parametrize("text", ["", "31/02/2024", "Mon, 03 Xyz 2023", "2024年3月15日"])
def test_dateline_finds_none_where_none_is_given(text: str) -> None:
    assert dateline(text) is None


SIGNS = "0123456789一二三四五六七八九十零元年月日号周星期天（）至到-上下个去今明前昨后平成令和民国将，。第"
TEXTS = st.text(SIGNS, max_size=40) | st.text(max_size=40)
ANCHORS = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(TEXTS, ANCHORS)
def test_dates_stand_in_order_inside_the_text_and_are_edtf(text: str, anchor: date | None) -> None:
    end = 0
    for found in dates(text, anchor):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        bounds(found.edtf)  # ValueError for what is no EDTF


@given(TEXTS, ANCHORS)
def test_a_date_is_never_more_exact_than_its_words(text: str, anchor: date | None) -> None:
    for found in dates(text, anchor):
        words = text[found.start : found.end]
        if len(found.edtf) > 4:
            assert set(words) & set("月日号周星期天晚晨早夜午")
        if len(found.edtf) > 7:
            assert set(words) & set("日号天晚周星期晨早夜午")


@given(TEXTS)
def test_dateline_never_raises(text: str) -> None:
    found = dateline(text)
    assert found is None or date.fromisoformat(found.edtf)
