"""What a report denies, supposes or says of somebody else's day is no meeting that was held."""

from functools import cache

import pytest

from summitgraph.loading import Loader, extract, find_loaders
from summitgraph.model import Value, document_of
from summitgraph.vocab import local, term
from tests.world import ROOT, authority

LINE = "WASHINGTON, March 14, 2024 (Reuters) - "
DAY = "2024年3月14日\n\n"


@cache
def loaders() -> tuple[Loader, ...]:
    """The project's loaders."""
    return find_loaders(ROOT / "loaders")[0]


def told(text: str, name: str = "status", kind: str = "/meeting/") -> list[str]:
    """One property of each meeting that a page tells of."""
    facts = extract(document_of(text), loaders(), authority()).facts
    return [
        fact.object.text if isinstance(fact.object, Value) else local(fact.object)
        for fact in facts
        if fact.predicate == term(name) and kind in fact.subject
    ]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Biden met Kishida in Tokyo.", ["held"]),
        ("Biden did not hold talks with Kishida.", []),
        ("There was no meeting between Biden and Kishida.", []),
        ("A meeting between Biden and Kishida never took place.", []),
        ("If Biden met Kishida, relations would improve.", []),
        ("Biden failed to meet Kishida.", []),
        ("Biden will not meet Kishida.", ["declined"]),
        ("Biden won't meet Kishida.", ["declined"]),
    ],
)
def test_english(sentence: str, status: list[str]) -> None:
    assert told(LINE + sentence) == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("会談した", ["held"]),
        ("会談し、協力で一致した", ["held"]),
        ("会談できなかった", []),
        ("会談しなかった", []),
        ("会談はなかった", []),
        ("会談したとの報道は誤りだった", []),
        ("会談しない考えだ", ["declined"]),
    ],
)
def test_japanese(words: str, status: list[str]) -> None:
    assert told(f"{DAY}岸田文雄首相は尹錫悦大統領とソウルで{words}。") == status


def test_the_day_of_another_event_is_not_that_of_the_meeting() -> None:
    assert told(f"{DAY}2020年1月1日地震发生。拜登与岸田文雄在东京会谈。", "date") == []
    assert told(f"{DAY}3月12日，峰会进入尾声。拜登与岸田文雄在东京会谈。", "date") == ["2024-03-12"]


def test_digits_of_another_script_do_no_harm() -> None:
    assert told(f"{DAY}٣月٤日岸田文雄与尹锡悦会谈。") == ["held"]


def test_one_endless_line_is_left_alone() -> None:
    assert told(DAY + "岸田文雄与尹锡悦会谈" * 5000) == []
