"""What a user can rely on when typing a name: any language, any order, and a hint where nothing fits."""

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.names import UsageError, fold, resolve_parameter
from summitgraph.queries import catalogue, run
from summitgraph.vocab import BASE

HERE = Path(__file__).parent
QUERIES = catalogue(HERE.parent / "queries")
PACT = "agreement/japan-dprk-pyongyang-declaration"
Arguments = Sequence[tuple[str, str]]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    made.load(path=str(HERE / "queries" / "small.trig"))
    return made


@pytest.mark.parametrize(
    ("kind", "text", "iri"),
    [
        ("Leader", "岸田文雄", "leader/fumio-kishida"),
        ("Leader", "Kishida", "leader/fumio-kishida"),
        ("Leader", "kishida fumio", "leader/fumio-kishida"),
        ("Leader", "ＫＩＳＨＩＤＡ", "leader/fumio-kishida"),
        ("Leader", "Kim Jong Un", "leader/kim-jong-un"),
        ("Leader", "leader/kim-jong-il", "leader/kim-jong-il"),
        ("Leader", f"<{BASE}leader/kim-jong-il>", "leader/kim-jong-il"),
        ("Country", "JPN", "country/jpn"),
        ("Country", "jpn", "country/jpn"),
        ("Party", "Kyodo News", "organization/kyodo"),
        ("Issue", "绑架问题", "issue/abductions"),
        ("Agreement", "Japan-DPRK Pyongyang Declaration", PACT),
        ("Class", "leader", "ontology#Leader"),
    ],
)
def test_names_in_any_language_are_understood(store: ox.Store, kind: str, text: str, iri: str) -> None:
    assert resolve_parameter(store, kind, text) == ox.NamedNode(BASE + iri)


@pytest.mark.parametrize(
    ("kind", "text", "day"),
    [
        ("date", "2024-02-13", "2024-02-13"),
        ("date", "2024", "2024-01-01"),
        ("date-end", "2024-02", "2024-02-29"),
        ("date-end", "2024", "2024-12-31"),
    ],
)
def test_a_year_or_month_stands_for_its_first_or_last_day(store: ox.Store, kind: str, text: str, day: str) -> None:
    assert resolve_parameter(store, kind, text).value == day


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("summits-of-leader", [], "needs leader"),
        ("summits-of-leader", [("leader", "Kim")], "may be Kim Jong-il"),
        ("summits-of-leader", [("leader", "Kishda")], "Did you mean"),
        ("summits-of-leader", [("leader", "country/jpn")], "is a Country, not a leader"),
        ("summits-of-leader", [("leader", "leader/nobody")], "nothing is known"),
        ("summits-of-leader", [("leader", "http://a b")], "is not an IRI"),
        ("summits-of-leader", [("leader", " ")], "empty leader"),
        ("summits-of-leader", [("who", "Kishida")], "no parameter 'who'"),
        ("summits-of-leader", [("leader", "Kishida"), ("leader", "Biden")], "once too often"),
        ("last-met", [("country", "Japan"), ("country", "PRK"), ("before", "2024-02-30")], "29 days"),
        ("last-met", [("country", "Japan"), ("country", "PRK"), ("before", "soon")], "is not a day"),
        ("unlinked", [("class", "Dragon")], "no class"),
    ],
)
def test_an_argument_that_is_not_understood_says_what_to_type(
    store: ox.Store, name: str, arguments: Arguments, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        run(QUERIES[name], store, arguments)


@pytest.mark.parametrize("text", ['Kishida" } DROP ALL #', "?leader", "<urn:x>", "leader/../x", "\\u003e", "a\nb"])
def test_a_hostile_value_is_a_name_that_nobody_has(store: ox.Store, text: str) -> None:
    with pytest.raises(UsageError):
        run(QUERIES["summits-of-leader"], store, [("leader", text)])


@given(st.text(max_size=40))
def test_any_text_folds_to_the_same_whatever_its_case_and_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
