"""What a user can rely on: names of things are readable, the same every time, and nothing else gets into them."""

import pytest

from summitgraph.model import document_of
from summitgraph.vocab import BASE, local, mention, named_agreement, outside, slug, thing


def test_a_name_tells_what_it_names() -> None:
    document = document_of("岸田 and 尹 met.")
    assert thing("agreement", "some-pact", "2.3") == BASE + "agreement/some-pact/2.3"
    assert mention("meeting", document.span(3, 6)) == f"{BASE}document/{document.sha256}/meeting/3-6"
    assert mention("meeting", document.span(3, 6), count=2).endswith("/meeting/3-6-2")
    assert (local(thing("issue", "trade")), local(outside("skos:note"))) == ("trade", "note")


@pytest.mark.parametrize("part", ["", "a b", "岸田", "../x", "..", "a/./b", "a//b", "/a", "a/", "a?b", "<x>"])
def test_what_cannot_stand_in_a_name_is_refused(part: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in an IRI"):
        thing("leader", part)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"), ("  G7 — summit ", "g7-summit"), ("岸田", "")],
)
def test_a_slug_is_letters_digits_and_hyphens(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_an_agreement_without_an_id_is_named_by_its_name_however_it_is_spaced() -> None:
    assert named_agreement("川口 宣言\n") == named_agreement("川口宣言") != named_agreement("海野宣言")
