"""What loaders can rely on when clean text is cut into sentences and brought to one width."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.text.clean import CleanText, whole
from summitgraph.text.normalise import normalise
from summitgraph.text.sentences import sentences


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="一二。！？；“”「」『』（）.,!?; \nABabｶﾞ한다說说1", max_size=80) | st.text(max_size=60))
def test_sentences_cover_a_body_in_order(text: str) -> None:
    last = 0
    for start, end in sentences(whole(text)):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("甲国总理会见了总统。他们同意合作！下次何时？", ["甲国总理会见了总统。", "他们同意合作！", "下次何时？"]),
        ("“我们愿意对话。我们等待。”他说。会谈随后开始。", ["“我们愿意对话。我们等待。”他说。", "会谈随后开始。"]),
        (
            "他说：“我们愿意对话。”会谈随后在首都开始，气氛良好。",
            ["他说：“我们愿意对话。”", "会谈随后在首都开始，气氛良好。"],
        ),
        ("“同意。”他说，“我们合作。”", ["“同意。”他说，“我们合作。”"]),
        ("総理は「話し合いたい。」と述べた。次に進む。", ["総理は「話し合いたい。」と述べた。", "次に進む。"]),
        ("他称之为“灾难”。随后离开。", ["他称之为“灾难”。", "随后离开。"]),
        ("未合上的“引号。第二句。", ["未合上的“引号。", "第二句。"]),
        (
            "Mr. Kim met the U.S. President. They talked for 3.5 hours.",
            ["Mr. Kim met the U.S. President.", "They talked for 3.5 hours."],
        ),
        (
            "“We will talk.” said the minister. “Soon.” He left.",
            ["“We will talk.” said the minister.", "“Soon.”", "He left."],
        ),
        ("감사드립니다.먼저 말씀드립니다. 끝.", ["감사드립니다.", "먼저 말씀드립니다.", "끝."]),
        ("1. 総理は述べた。", ["1. 総理は述べた。"]),
        ("没有句号", ["没有句号"]),
        ("   ", []),
    ],
)
def test_where_sentences_end(raw: str, parts: list[str]) -> None:
    assert [raw[start:end] for start, end in sentences(whole(raw))] == parts


@pytest.mark.parametrize(
    ("raw", "clean", "spans"),
    [
        ("２０", "20", [(0, 1), (1, 2)]),
        ("ｶﾞｷ", "ガキ", [(0, 2), (2, 3)]),
        ("か\u3099", "が", [(0, 2)]),
        ("：（％）Ⅰ①", "：（％）Ⅰ①", [(n, n + 1) for n in range(6)]),
        ("ｱﾞ", "アﾞ".replace("ﾞ", "\u3099"), [(0, 1), (1, 2)]),
    ],
)
def test_letters_digits_and_kana_have_one_width(raw: str, clean: str, spans: list[tuple[int, int]]) -> None:
    body: CleanText = normalise(whole(raw))
    assert body.text == clean
    assert list(zip(body.starts, body.ends, strict=True)) == spans
