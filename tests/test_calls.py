"""How each side calls one meeting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.model import Iri
from summitgraph.text.sketch import draw
from summitgraph.text.zh.calls import callings
from summitgraph.vocab import term
from tests.world import meetings, page, read, told

MET = "岸田与尹锡悦3月6日在首尔会谈。"


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("韩国将这次会谈称为简式会谈，日本则将这次会谈称为座谈。", [("kor", "简式会谈"), ("jpn", "座谈")]),
        ("韩国政府将此次会谈定为正式会谈。", [("kor", "正式会谈")]),
        ("日本把此次会晤描述为“非正式接触”。", [("jpn", "非正式接触")]),
        ("日方把会谈定性为礼节性拜会。", [("jpn", "礼节性拜会")]),
        ("日本把会谈推迟了一个小时。", []),
        ("有人把会谈称为座谈。", []),
    ],
)
def test_a_party_calls_the_meeting_by_a_word(sentence: str, called: list[tuple[str, str]]) -> None:
    found = told(page(MET + sentence), "Characterisation")
    assert [(c.one("saidBy"), c.one("calledAs")) for c in found] == called


def test_the_word_is_for_the_meeting_told_of_before() -> None:
    document = page("岸田与拜登3月1日会谈。" + MET + "日本把此次会晤描述为座谈。岸田与习近平3月9日会谈。")
    facts, _ = read(document)
    (target,) = [fact.object for fact in facts if fact.predicate == term("characterises")]
    people = [f.object for f in facts if f.subject == target and f.predicate == term("participant")]
    assert sorted(str(iri).rsplit("/", 1)[1] for iri in people) == ["fumio-kishida", "yoon-suk-yeol"]
    assert isinstance(target, str)
    assert Iri(target).startswith("https://w3id.org/summitgraph/document/")


def test_without_a_meeting_there_is_nothing_to_call() -> None:
    assert told(page("日本把会谈称为座谈。"), "Characterisation") == []
    assert meetings("日本把会谈称为座谈。") == []


@given(st.text("ＣＯ将把这次会谈称为定座谈，。“”的了", max_size=40))
def test_callings_lie_inside_the_sketch(text: str) -> None:
    for calling in callings(draw(text, [])):
        assert text[calling.who] in "ＣＯ"
        assert calling.whole[0] <= calling.who < calling.word[0] < calling.word[1] <= calling.whole[1] <= len(text)
