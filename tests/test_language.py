"""The language of a text, by its script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.model import LANGUAGES
from summitgraph.text.language import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两国领导人在首尔举行会谈，讨论贸易问题。", "zh-Hans"),
        ("兩國領導人在首爾舉行會談，討論貿易問題。", "zh-Hant"),
        ("両国の首脳はソウルで会談を行った。", "ja"),
        ("양국 정상은 서울에서 회담을 가졌다.", "ko"),
        ("The two leaders met in Seoul.", "en"),
        ("两国领导人（Fumio Kishida, Yoon Suk-yeol）在首尔会谈，双方讨论了地区安全与经济合作等议题。", "zh-Hans"),
        ("習近平 시진핑 주석은 서울을 방문했다", "ko"),
        ("입력 2024.03.07 수정 2024.03.08\n" + "The two leaders met in Seoul and spoke of trade. " * 3, "en"),
    ],
)
def test_the_script_tells_the_language(text: str, expected: str) -> None:
    assert language(text) == expected


@given(st.text(max_size=200))
@settings(deadline=None)  # the first example loads what is read once
def test_every_text_has_one_of_the_five(text: str) -> None:
    assert language(text) in LANGUAGES
