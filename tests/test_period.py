"""Undated texts are read as of days on which those whom they name were in office."""

from datetime import date

import pytest

from summitgraph.text.clean import Block, whole
from summitgraph.text.period import LATEST, period
from tests.world import authority


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("岸田首相与尹锡悦总统会谈。", date(2022, 5, 10), date(2024, 10, 1)),
        ("安倍首相与奥巴马总统会谈。", date(2012, 12, 26), date(2017, 1, 20)),
        ("小泉首相与金正日会谈。", date(2001, 4, 26), date(2006, 9, 26)),
        ("石破首相は韓国の李在明大統領と会談した。", date(2025, 6, 4), date(2025, 10, 21)),
        ("拜登与普京于2021年6月16日在日内瓦会谈。", date(2021, 6, 16), date(2021, 6, 16)),
        ("2019年4月25日，双方会谈。2018年也有一次。", date(2019, 4, 25), date(2019, 4, 25)),
        ("双方会谈。", LATEST, LATEST),
    ],
)
def test_the_day_lies_where_most_of_them_were_in_office(text: str, first: date, last: date) -> None:
    assert first <= period([Block("paragraph", whole(text))], authority()) <= last
