"""What a user can rely on: words that were taken down are not told by a longer quotation around them either."""

import pytest

from summitgraph.corrections import decided
from summitgraph.decisions import Decisions, Takedown
from summitgraph.loading import Extraction
from summitgraph.model import Fact, document_of, words
from summitgraph.rdf import quotation_hash
from summitgraph.vocab import RDF_TYPE, mention, term

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
