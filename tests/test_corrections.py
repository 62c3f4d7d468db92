"""What a user can rely on: words that were taken down are not told by a longer quotation around them either."""

import pytest

from summitgraph.corrections import decided
from summitgraph.decisions import Decisions, Takedown
from summitgraph.loading import Extraction
from summitgraph.model import Fact, Iri, document_of, words
from summitgraph.rdf import quotation_hash
from summitgraph.vocab import BASE, RDF_TYPE, mention, term

DOCUMENT = document_of("He said: never again. They met in Seoul.")
SAID, NEVER, MET = DOCUMENT.span(0, 21), DOCUMENT.span(9, 20), DOCUMENT.span(22, 40)
FACTS = tuple(
    fact
    for span in (SAID, NEVER, MET)
    for iri in (mention("remark", span),)
    for fact in (
        Fact(iri, RDF_TYPE, term("Remark"), span),
        Fact(iri, term("text"), words(span.quotation, "en"), span),
        Fact(iri, term("heading"), words("Talks", "en"), MET),
    )
)


@pytest.mark.parametrize(
    ("taken", "left"),
    [("never again", {MET}), ("He said: never again.", {NEVER, MET}), ("not there", {SAID, NEVER, MET})],
)
def test_a_quotation_goes_with_every_longer_one_that_holds_it(taken: str, left: set[object]) -> None:
    decisions = Decisions(takedowns=(Takedown("quotation", quotation_hash(taken)),))
    found, notes = decided(Extraction(DOCUMENT, "toy", "1", FACTS, ()), decisions)
    assert {fact.evidence for fact in found.facts} == left
    assert {fact.subject for fact in found.facts} == {
        mention("remark", span) for span in (SAID, NEVER, MET) if span in left
    }
    assert notes == ()


THREE = document_of("Ann, Bo and Cy met in Seoul. Ann met Bo.")
TALKS, PAIR = THREE.span(0, 28), THREE.span(29, 40)
PEOPLE = {"ann": THREE.span(0, 3), "bo": THREE.span(5, 7), "cy": THREE.span(12, 14)}
MEETINGS = tuple(
    fact
    for span, names in ((TALKS, ("ann", "bo", "cy")), (PAIR, ("ann", "bo")))
    for iri in (mention("meeting", span),)
    for fact in (
        Fact(iri, RDF_TYPE, term("MeetingMention"), span),
        *(Fact(iri, term("participant"), Iri(f"{BASE}leader/{name}"), PEOPLE[name]) for name in names),
    )
)
GONE = [Takedown("person", "leader/cy"), Takedown("quotation", quotation_hash("Cy"))]


@pytest.mark.parametrize("taken", GONE, ids=lambda taken: taken.kind)
def test_a_meeting_of_three_does_not_become_one_of_two(taken: Takedown) -> None:
    found, _ = decided(Extraction(THREE, "toy", "1", MEETINGS, ()), Decisions(takedowns=(taken,)))
    assert [fact for fact in found.facts if fact.subject == mention("meeting", TALKS)] == []
    assert found.facts == tuple(fact for fact in MEETINGS if fact.subject == mention("meeting", PAIR))
