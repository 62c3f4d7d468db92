"""The joins of a graph are counted against what readers say of each document."""

from dataclasses import replace

from tests.joining import Joins, Meeting, joins, judged, one

HERE = Meeting("a", frozenset({"Fumio Kishida", "Yoon Suk-yeol"}), "", "in-person", "2022-09-21", "summit/1")
THERE = replace(HERE, document="b")


def test_two_accounts_of_one_meeting_are_one() -> None:
    assert joins([HERE, THERE]) == Joins(1, 1, 1)
    assert joins([HERE, replace(THERE, thing="summit/2")]) == Joins(1, 0, 0)


def test_what_differs_is_not_one() -> None:
    others = [{"date": "2022-09-23"}, {"mode": "phone"}, {"people": frozenset({"Fumio Kishida"})}, {"series": "g7"}]
    assert not any(one(HERE, replace(THERE, **other)) for other in others)  # type: ignore[arg-type]  # fields by name
    assert joins([HERE, replace(THERE, date="2022-09-23")]) == Joins(0, 1, 0)


def test_a_month_overlaps_with_its_days_and_a_year_is_not_judged() -> None:
    assert one(HERE, replace(THERE, date="2022-09"))
    assert one(HERE, replace(THERE, date="2022-09-20/2022-09-22"))
    assert not one(HERE, replace(THERE, date="2022-10"))
    assert not judged(HERE, replace(THERE, date="2022"))
    assert not judged(HERE, replace(HERE, date="2022-09"))  # one document


def test_nothing_joined_is_nothing_wrong() -> None:
    assert (joins([]).precision, joins([]).recall) == (1.0, 1.0)
