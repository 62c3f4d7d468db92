"""How sure the linking may be: people whose item is known, among all people of the exports; wherever those are."""

from pathlib import Path

import pytest

from summitgraph.sssom import read_rows
from tests.eps import FOLDER, world
from tests.linking import known, leaders, look, measure, without_the_right_one
from tests.wikidata_server import person

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the exports are not here")
TRAPS = (
    "george-h-w-bush", "george-w-bush", "li-keqiang", "kim-il-sung", "kim-jong-il", "kim-jong-un", "kim-yong-nam",
    "kim-yong-il", "kim-dae-jung", "kim-young-sam", "antonio-costa", "ursula-von-der-leyen", "viktor-orban",
)  # fmt: skip
# what a list that is not to be trusted says of two of them; exports say otherwise
WRONG = {("leader:ursula-von-der-leyen", "wikidata:Q57641"), ("leader:antonio-costa", "wikidata:Q2347236")}


def test_what_is_sure_is_right_and_most_are_sure(tmp_path: Path) -> None:
    bars = measure(tmp_path)
    assert bars.precision >= 0.995
    assert bars.recall >= 0.90
    assert bars.among_three / bars.people >= 0.98


def test_nobody_is_linked_with_a_namesake_when_their_own_item_is_not_there(tmp_path: Path) -> None:
    assert without_the_right_one(tmp_path) == ()


def test_namesakes_and_wrong_identifiers_of_others_mislead_nobody(tmp_path: Path) -> None:
    there = world(FOLDER)
    there.add(person("Q2347236", {"en": ["António Costa"]}))  # a namesake without any office
    traps = [subject for subject in leaders() if subject.curie.partition(":")[2] in TRAPS]
    assert len(traps) >= 8
    rows, _ = look(traps, there, tmp_path)
    sure = {row.pair for row in rows if row.sure}
    truth = known()
    assert not sure & WRONG
    assert all(truth.get(subject, item) == item for subject, item in sure)
    assert len({item for _, item in sure}) == len(sure)


def test_a_second_run_asks_nothing(tmp_path: Path) -> None:
    there = world(FOLDER)
    people = leaders()[:60]
    look(people, there, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.tsv")}
    assert look(people, there, tmp_path)[1] == 0
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.tsv")} == before
    assert read_rows(next(tmp_path.glob("*.tsv")))
