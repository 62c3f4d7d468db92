"""A page that is one endless line is read in time that grows with the line, and not with its square."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from summitgraph.loading import extract_rows
from summitgraph.parts import Tools
from summitgraph.reading import read_bytes
from tests import world

ROOT = Path(__file__).parents[1]
LEADERS = ("岸田文雄", "习近平", "拜登", "普京", "莫迪", "马克龙", "特鲁多")
SENTENCES: dict[str, Callable[[int], str]] = {
    "the same meeting": lambda _: "岸田文雄与尹锡悦在首尔会晤。",
    "every day another": lambda i: f"{i % 12 + 1}月{i % 28 + 1}日，岸田文雄与尹锡悦在首尔会晤。",
    "other people": lambda i: f"{LEADERS[i % 7]}与{LEADERS[(i + 1 + i // 7 % 6) % 7]}会晤。",
}


@pytest.fixture(scope="module")
def tools() -> Tools:
    return world.tools()


def seconds(sentence: str, times: int, tools: Tools) -> float:
    """How long it takes to read so many sentences of a kind without a line break between them, at best."""
    line = "".join(SENTENCES[sentence](number) for number in range(times))
    page = f"---\ntitle: 会晤\nlanguage: zh\npublished: 2023-05-07\n---\n{line}\n"
    document = read_bytes(page.encode(), name="page.txt").document
    assert document
    took = []
    for _ in range(2):
        started = process_time()
        (found,) = extract_rows(document, tools.loaders, tools.authority)
        took.append(process_time() - started)
        assert any(fact.predicate.endswith("#participant") for fact in found.facts)
    return min(took)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_eight_times_the_line_takes_nothing_like_sixty_four_times_as_long(sentence: str, tools: Tools) -> None:
    seconds(sentence, 50, tools)  # what is made once
    assert seconds(sentence, 1200, tools) < 40 * seconds(sentence, 150, tools)  # the square would be 64 times
