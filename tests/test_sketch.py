"""The sketch of a text: each name one sign, and the way back from every sign."""

from hypothesis import given
from hypothesis import strategies as st

from summitgraph.text.sketch import DATE, PERSON, PLACE, Mark, draw

TEXT = "甲与乙周三在丙会面"


@st.composite
def marked(draw_: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw_(st.text("甲乙丙与在，。", max_size=30))
    places = st.integers(0, len(text))
    marks = []
    for _ in range(draw_(st.integers(0, 6))):
        first, last = sorted((draw_(places), draw_(places)))
        if first < last:
            marks.append(Mark(draw_(st.sampled_from([PERSON, PLACE, DATE])), first, last))
    return text, marks


def test_names_are_drawn_as_signs() -> None:
    marks = [Mark(PERSON, 0, 1), Mark(PERSON, 2, 3), Mark(DATE, 3, 5), Mark(PLACE, 6, 7)]
    sketch = draw(TEXT, marks)
    assert sketch.text == "Ｐ与ＰＤ在Ｌ会面"
    assert sketch.clean(3, 4) == (3, 5)
    assert sketch.within(0, 4, PERSON) == marks[:2]
    assert sketch.last(8, PERSON) == (2, marks[1])
    assert sketch.last(8, DATE, start=4) is None


def test_a_part_of_a_text_is_drawn_alone() -> None:
    sketch = draw(TEXT, [Mark(PERSON, 0, 1), Mark(DATE, 3, 5), Mark(PLACE, 6, 7)], start=2, end=6)
    assert sketch.text == "乙Ｄ在"
    assert sketch.clean(0, 3) == (2, 6)


def test_of_two_that_overlap_the_earlier_then_the_longer_counts() -> None:
    assert draw("甲乙丙", [Mark(PLACE, 1, 3), Mark(PERSON, 0, 2)]).text == "Ｐ丙"
    assert draw("甲乙丙", [Mark(PLACE, 0, 1), Mark(PERSON, 0, 2)]).text == "Ｐ丙"


@given(st.text(max_size=40))
def test_without_marks_the_sketch_is_the_text(text: str) -> None:
    sketch = draw(text, [])
    assert sketch.text == text
    assert not sketch.marks


@given(marked())
def test_every_sign_leads_back_and_nothing_is_lost(pair: tuple[str, list[Mark]]) -> None:
    text, marks = pair
    sketch = draw(text, marks)
    back = [sketch.clean(i, i + 1) for i in range(len(sketch.text))]
    assert "".join(text[start:end] for start, end in back) == text
    for i, (start, end) in enumerate(back):
        mark = sketch.marks.get(i)
        assert (mark.sign, mark.start, mark.end) == (sketch.text[i], start, end) if mark else end == start + 1
