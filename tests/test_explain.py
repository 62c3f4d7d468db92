"""What a user can rely on when a thing is explained: every fact with its words, document and speaker."""

import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from rich.console import Console

from summitgraph.explain import as_json, explain, lines, render
from summitgraph.names import UsageError
from summitgraph.vocab import BASE

HERE = Path(__file__).parent / "queries"
FIRST = "summit/2022-09-21-jpn-kor"


@pytest.fixture
def store() -> ox.Store:
    made = ox.Store()
    made.load(path=str(HERE / "small.trig"))
    return made


def test_a_meeting_shows_each_account_with_its_words_and_why_it_was_joined(store: ox.Store) -> None:
    found = explain(store, FIRST)
    assert [account.document for account in found.accounts] == ["a_seoul.txt", "c_world.txt"]
    assert {account.why for account in found.accounts} == {"the same people and dates that overlap"}
    places = {(told.value, told.words) for account in found.accounts for told in account.told if told.fact == "place"}
    assert ("Seoul", "Seoul") in places
    assert ("UN Headquarters", "纽约联合国总部") in places
    assert ("contested", "place") in found.properties


def test_every_fact_points_at_its_words_in_the_document(store: ox.Store) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (HERE / "documents").iterdir()}
    for account in explain(store, FIRST).accounts:
        sha256 = account.mention.removeprefix(BASE + "document/").partition("/")[0]
        assert all(texts[sha256][told.start : told.end] == told.words for told in account.told)


def test_the_reason_that_the_build_noted_goes_first(store: ox.Store) -> None:
    mention = explain(store, FIRST).accounts[0].mention
    note = ox.Literal(f"{mention}: a person joined it", language="en")
    predicate = ox.NamedNode("http://www.w3.org/2004/02/skos/core#note")
    store.add(ox.Quad(ox.NamedNode(BASE + FIRST), predicate, note))
    assert explain(store, FIRST).accounts[0].why == "a person joined it"


def test_a_leader_shows_offices_and_meetings(store: ox.Store) -> None:
    found = explain(store, "岸田文雄")
    assert found.offices == ("2021-10-04 to 2024-10-01: Prime Minister of Japan [a register]",)
    assert f"2022-09-21: with Yoon Suk-yeol (held) {FIRST}" in found.meetings
    assert "岸田首相 @ja" in found.names


def test_a_fact_shows_who_said_it_and_through_whom(store: ox.Store) -> None:
    (remark,) = (
        str(quad.subject.value)
        for quad in store.quads_for_pattern(None, ox.NamedNode(BASE + "ontology#speaker"), None, None)
        if isinstance(quad.subject, ox.NamedNode) and "/remark/110-" in quad.subject.value
    )
    told = next(told for told in explain(store, remark).told if told.fact == "speaker")
    assert (told.speaker, told.via) == ("Kim Taewoo", ("Kyodo News",))


def test_an_agreement_shows_its_clauses_and_commitments(store: ox.Store) -> None:
    told = explain(store, "Japan-DPRK Pyongyang Declaration").told
    assert [fact.value for fact in told if fact.fact == "number"] == ["preamble.1", "1.1", "2.1", "10.1"]
    assert [fact.value for fact in told if fact.fact == "until"] == ["2002-10", "2003/.."]


def test_json_holds_all_and_the_page_is_for_people(store: ox.Store) -> None:
    found = explain(store, FIRST)
    assert json.loads(as_json(found))["accounts"][0]["document"] == "a_seoul.txt"
    out = io.StringIO()
    render(found, Console(file=out, width=200))
    assert "“met in Seoul” 45-57: " in out.getvalue()
    assert "the same people" in "\n".join(lines(found))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("leader/nobody", "nothing is known of .*summitgraph query meetings"),
        ("Kishda", "Did you mean"),
        ("Kim", "Kim Jong-il .* or Kim Jong-un"),
        ("", "give a name or an IRI"),
    ],
)
def test_an_unknown_thing_says_what_to_type_next(store: ox.Store, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        explain(store, text)
