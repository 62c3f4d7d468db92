"""The page of accuracy counts what score.py prints, and draws the same intervals each time."""

import pytest

from tests.accuracy import errors, held_out, interval, kind

LINES = """a.txt: differs: gold ['A', 'B'] held '2021' | row 'A; B' planned '2021'
b.txt: differs: gold ['A'] held '2021' | row 'A; B' held '2021'
b.txt: missed: ['A', 'B']  proposed 2021 []
c.txt: missed: ['C', 'B']  proposed  []
c.txt: quote made up: A: words of another
documents  3"""


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (0, "found, but not the status"),
        (1, "found, but not the people"),
        (2, "meeting missed (proposed)"),
        (4, "quote made up"),
    ],
)
def test_errors_have_kinds(number: int, name: str) -> None:
    assert kind(LINES.splitlines()[number]) == name


def test_the_most_frequent_kind_stands_first_and_no_words_of_others_stand_there() -> None:
    found = errors(LINES)
    assert found[0] == (2, "meeting missed (proposed)", "b.txt: missed: ['A', 'B']  proposed 2021 []")
    assert all("words of another" not in line for _, _, line in found)


def test_intervals_are_wider_with_documents_that_differ() -> None:
    good = {"meetings": {"precision": 1.0, "gold": 4, "rows": 4}}
    bad = {"meetings": {"precision": 0.0, "gold": 4, "rows": 4}}
    assert interval([good] * 8, "meetings") == "1.00–1.00"
    assert interval([good, bad] * 4, "meetings") == interval([good, bad] * 4, "meetings") != "1.00–1.00"


def test_a_third_is_held_out() -> None:
    share = sum(held_out(f"{number:03}_paper_20210101") for number in range(900)) / 900
    assert 0.28 < share < 0.39
