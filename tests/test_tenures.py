"""Somebody named with a title that the authority does not give them on that day is told; the facts stay."""

import pytest

from tests.world import page, read


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("日本首相岸田文雄2022年9月21日在纽约会晤了韩国总统尹锡悦。", []),
        # in 2015 he was foreign minister, and the other not yet president
        ("日本首相岸田文雄2015年3月21日在首尔会晤了韩国总统尹锡悦。", ["Fumio Kishida", "Yoon Suk-yeol"]),
        ("日本前首相岸田文雄2015年3月21日在首尔会晤了普京。", []),
        ("岸田文雄2015年3月21日在首尔会晤了普京。", []),
    ],
)
def test_titles_out_of_time_are_told(sentence: str, told: list[str]) -> None:
    _, findings = read(page(sentence))
    out = [found.message.split(" is named")[0] for found in findings if found.code == "outside-tenure"]
    assert sorted(out) == told
