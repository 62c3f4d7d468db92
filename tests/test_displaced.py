"""What a reader of a PDF dump can rely on: marks come home, words stay as they are, every place is known."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.text.ja.displaced import mend

MARKS = "、。，（）「」『』【】〈〉《》"


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        pytest.param("、 、大臣は 三日に 港へ着いた", "大臣は、三日に、港へ着いた", id="before the line"),
        pytest.param("、 。大臣は 港へ着いた\n次の", "大臣は、港へ着いた。\n次の", id="the last at the line's end"),
        pytest.param("、 、○海と山を 川を歩いた\n次の", "○海と山を、川を歩いた、\n次の", id="before a bullet"),
        pytest.param("（ ）議長 海野 は来た", "議長（海野）は来た", id="brackets"),
        pytest.param(
            "など 広く聞くことを望む 特に 基、 。 「\n本の", "など、広く聞くことを望む。特に「基\n本の", id="after it"
        ),
        pytest.param("会（ＡＢＣ 、州との取）\n決め", "会（ABC）、州との取\n決め", id="a bracket after the line"),
        pytest.param(
            "遠い国にし 「遠い国」は前、\n世紀", "遠い国にし、「遠い国」は前\n世紀", id="a comma after the line"
        ),
        pytest.param("、 、\n大臣は 三日に 着いた", "\n大臣は、三日に、着いた", id="a line of marks"),
        pytest.param("。・ただし 明日は 晴れる。", "・ただし 明日は 晴れる。", id="a stray before a bullet"),
    ],
)
def test_displaced_marks_come_home(raw: str, mended: str) -> None:
    assert mend(raw).text == mended


@pytest.mark.parametrize(
    "raw",
    [
        "4．川国 （3日、定例会見）\n次の行",
        "「遠い国」との 言葉を聞いた",
        "総理大臣 議会 議長",
        "海野 太郎、\n山田 花子",
        "会談を行った\n。次の行",
        "（イ）大臣より、次のとおり述べた。",
        "川国（3日、放送（国内向け ））\n次の行",
    ],
)
def test_marks_that_are_at_home_stay(raw: str) -> None:
    assert mend(raw).text == raw


def test_a_restored_mark_stands_for_the_blank_that_it_fills() -> None:
    raw = "、大臣は 着いた"
    mended = mend(raw)
    at = mended.text.index("、")
    assert mended.raw(at, at + 1) == (raw.index(" "), raw.index(" ") + 1)


def test_widths_are_uniform_and_know_their_place() -> None:
    raw = "平成１４年に ｶﾞｰﾄﾞ･ﾏﾝ が ＡＢＣ へ"
    mended = mend(raw)
    assert mended.text == "平成14年に ガード・マン が ABC へ"
    start = mended.text.index("ガード")
    assert raw[slice(*mended.raw(start, start + 3))] == "ｶﾞｰﾄﾞ"


WORDS = st.text("海山川国大臣はがをに総理１２ｶﾞABア・○●①", min_size=1, max_size=6)
LINES = st.lists(st.one_of(WORDS, st.sampled_from([*MARKS, " ", "　"])), max_size=12).map("".join)


@given(st.one_of(st.lists(LINES, max_size=6).map("\n".join), st.text()))
def test_no_word_is_added_dropped_or_moved(raw: str) -> None:
    mended = mend(raw)
    kept = [i for i, c in enumerate(mended.text) if not c.isspace() and c not in MARKS]
    assert _flat(mended.text) == _flat(raw)
    assert [mended.starts[i] for i in kept] == sorted(mended.starts[i] for i in kept)
    for i in kept:
        assert _flat(mended.text[i]) in _flat(raw[mended.starts[i] : mended.ends[i]])


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_every_character_has_a_place_and_lines_stay_lines(raw: str) -> None:
    mended = mend(raw)
    assert all(0 <= a < b <= len(raw) for a, b in zip(mended.starts, mended.ends, strict=True))
    assert mended.text.count("\n") == raw.count("\n")


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_mending_invents_no_marks(raw: str) -> None:
    mended = mend(raw).text
    assert all(mended.count(mark) <= raw.count(mark) for mark in MARKS)


def _flat(text: str) -> str:
    """The words alone, in one width."""
    wide = unicodedata.normalize("NFKC", "".join(c for c in text if c not in MARKS and not c.isspace()))
    return "".join(c for c in wide if not c.isspace())
