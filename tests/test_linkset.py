"""What people linked stands in the graph, with what the items are called and how many links there are."""

from dataclasses import replace

import pytest

from summitgraph.decisions import Decisions, Takedown
from summitgraph.linkset import ENTITY, link_quads, stale
from summitgraph.model import Iri
from summitgraph.rdf import quad
from summitgraph.sssom import Row
from summitgraph.vocab import BASE, RDF_TYPE, term

ANN = Iri(BASE + "leader/ann")
THINGS = [quad(ANN, RDF_TYPE, term("Leader"))]
ROW = replace(
    Row(**dict.fromkeys(Row.__slots__, "")),
    subject_id="leader:ann", predicate_id="owl:sameAs", object_id="wikidata:Q1",
    other="name=1.00|label.en=Ann|label.ja=アン|label.xx=No language of ours",
)  # fmt: skip


def told(decisions: Decisions) -> set[str]:
    return {str(found) for found in link_quads(decisions, THINGS)}


def test_a_link_the_item_s_labels_and_a_linkset() -> None:
    lines = "\n".join(sorted(told(Decisions(links=(ROW,)))))
    assert f"<{ANN}> <http://www.w3.org/2002/07/owl#sameAs> <{ENTITY}Q1>" in lines
    assert f'<{ENTITY}Q1> <http://www.w3.org/2000/01/rdf-schema#label> "Ann"@en' in lines
    assert '"アン"@ja' in lines
    assert "No language" not in lines
    assert "<http://rdfs.org/ns/void#Linkset>" in lines
    assert '<http://rdfs.org/ns/void#triples> "1"^^<http://www.w3.org/2001/XMLSchema#integer>' in lines


def test_a_linkset_holds_links_of_one_predicate() -> None:
    other = replace(ROW, subject_id="leader:ann", predicate_id="skos:exactMatch", object_id="wikidata:Q2")
    lines = told(Decisions(links=(ROW, other)))
    assert sum("void#Linkset" in line for line in lines) == 2


def test_a_link_of_what_is_not_there_is_told_and_left_out() -> None:
    decisions = Decisions(links=(replace(ROW, subject_id="leader:ben"),))
    assert told(decisions) == set()
    (finding,) = stale(decisions, THINGS)
    assert finding.code == "link-stale"
    assert "leader:ben" in finding.message


@pytest.mark.parametrize("name", ["leader/ben", BASE + "leader/ben"])
def test_who_was_taken_down_is_not_named(name: str) -> None:
    decisions = Decisions(links=(replace(ROW, subject_id="leader:ben"),), takedowns=(Takedown("person", name),))
    assert told(decisions) == set()
    assert list(stale(decisions, THINGS)) == []
