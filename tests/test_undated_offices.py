"""A page that names no day and nobody leaves offices open: the president may be any of a hundred years."""

import pytest

from tests.test_denied import told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The Japanese prime minister met the South Korean president in Tokyo.", []),
        ("The leaders of Japan and South Korea met in Tokyo.", []),
        ("The Japan-South Korea summit was held in Tokyo.", []),
        (
            "The Japanese prime minister met the South Korean president in Tokyo on 16 March 2023.",
            ["fumio-kishida", "yoon-suk-yeol"],
        ),
        ("日韓首脳会談が東京で行われた。", []),
        ("日韓首脳会談が2023年3月16日に東京で行われた。", ["fumio-kishida", "yoon-suk-yeol"]),
        ("한일 정상회담이 도쿄에서 열렸다.", []),
        ("2023년 3월 16일 한일 정상회담이 도쿄에서 열렸다.", ["fumio-kishida", "yoon-suk-yeol"]),
    ],
)
def test_an_office_alone_needs_a_day(text: str, people: list[str]) -> None:
    assert sorted(told(text, "participant")) == people
