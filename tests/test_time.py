"""What a user can rely on: a date means the days its source gave, no more and no fewer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.time import bounds, contains, overlap

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
PLAIN = st.one_of(
    DAYS.map(str), DAYS.map(lambda d: str(d)[:7]), DAYS.map(lambda d: str(d)[:4]), DAYS.map(lambda d: f"{d}?")
)
INTERVALS = st.tuples(DAYS, st.integers(1, 400)).map(lambda pair: f"{pair[0]}/{pair[0] + timedelta(days=pair[1])}")
OPEN = DAYS.flatmap(lambda d: st.sampled_from([f"{d}/..", f"../{d}", f"{str(d)[:4]}/.."]))
EDTF = st.one_of(PLAIN, INTERVALS, OPEN, st.just(""))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2004", "2004-01-01", "2004-12-31"),
        ("2022-11", "2022-11-01", "2022-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-09-21", "2022-09-21", "2022-09-21"),
        ("2021-06-11/2021-06-13", "2021-06-11", "2021-06-13"),
        ("2021-06/2022", "2021-06-01", "2022-12-31"),
        ("2003/..", "2003-01-01", None),
        ("2003/", "2003-01-01", None),
        ("../2003", None, "2003-12-31"),
        ("", None, None),
        ("2004?", "2004-01-01", "2004-12-31"),
        ("2004-06~", "2004-06-01", "2004-06-30"),
        ("2004-21", "2004-03-01", "2004-05-31"),
        ("201X", "2010-01-01", "2019-12-31"),
    ],
)
def test_bounds_are_the_first_and_last_day_that_a_date_can_mean(edtf: str, first: str | None, last: str | None) -> None:
    assert tuple(str(day) if day else None for day in bounds(edtf)) == (first, last)


@pytest.mark.parametrize(
    "edtf", ["2023-02-30", "2022-13", "yesterday", "2005/2004", "../..", "20220921", "2023-02-31/.."]
)
def test_what_is_no_date_is_told_with_its_value(edtf: str) -> None:
    with pytest.raises(ValueError, match=edtf.split("/", maxsplit=1)[0].replace(".", r"\.")):
        bounds(edtf)


@given(EDTF)
def test_a_date_overlaps_and_contains_itself(edtf: str) -> None:
    assert overlap(edtf, edtf)
    assert contains(edtf, edtf)


@given(EDTF, EDTF, st.integers(0, 5))
def test_overlap_has_no_sides(a: str, b: str, slack: int) -> None:
    assert overlap(a, b, slack_days=slack) == overlap(b, a, slack_days=slack)


@given(EDTF, EDTF)
def test_what_is_contained_overlaps(a: str, b: str) -> None:
    assert not contains(a, b) or overlap(a, b)


@given(DAYS)
def test_a_year_contains_its_months_a_month_its_days_and_never_the_other_way_round(day: date) -> None:
    assert contains(str(day)[:7], str(day))
    assert contains(str(day)[:4], str(day)[:7])
    assert contains("", str(day))
    assert not contains(str(day), str(day)[:4])


@given(DAYS, st.integers(1, 30))
def test_slack_bridges_exactly_as_many_days_as_it_says(day: date, gap: int) -> None:
    other = day + timedelta(days=gap)
    assert overlap(str(day), str(other), slack_days=gap)
    assert not overlap(str(day), str(other), slack_days=gap - 1)


@given(EDTF)
def test_the_first_day_never_comes_after_the_last(edtf: str) -> None:
    first, last = bounds(edtf)
    assert first is None or last is None or first <= last
