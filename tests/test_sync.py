"""The sync with a real Neo4j: the database becomes the graph, whatever happened before, and gives it back.

More random edit scripts than 200: ``SUMMITGRAPH_SCRIPTS=1000 pytest -m services tests/test_sync.py -k edits``.
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitgraph.dumps import nquads
from summitgraph.model import ProjectError
from summitgraph.sync.apply import apply
from summitgraph.sync.back import quads_of
from summitgraph.sync.database import Database
from summitgraph.sync.plan import make_plan
from summitgraph.sync.reading import read_all
from summitgraph.sync.units import Units
from summitgraph.sync.verify import differences
from tests.sync_graphs import TERMS, edited, graphs, pulled, rows_of, sync, units

pytestmark = pytest.mark.services
SCRIPTS = int(os.environ.get("SUMMITGRAPH_SCRIPTS", "200"))


def test_the_corpus_comes_back_byte_for_byte_and_a_second_apply_writes_nothing(
    database: Database, corpus: Units
) -> None:
    assert sync(database, corpus)["nodes_created"] > 1000
    assert pulled(database) == bytes(corpus.data)
    assert not sync(database, corpus)
    assert list(differences(make_plan(database, corpus, TERMS, whole=True))) == []


@given(st.data())
@settings(
    max_examples=SCRIPTS,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_after_any_edits_the_database_is_what_a_fresh_load_would_be(database: Database, data: st.DataObject) -> None:
    """Examples follow one another in one database: what one leaves is where the next starts from."""
    graph = data.draw(graphs())
    for step in range(2):
        wanted = units(graph)
        plan = make_plan(database, wanted, TERMS)
        assert not plan.whole or not plan.total, "only what changed is looked at"
        apply(database, plan, TERMS, allow_deletes=True)
        held, rows = read_all(database, TERMS), rows_of(wanted)
        assert (held.rows.nodes, held.rows.links, held.spare) == (rows.nodes, rows.links, {})
        if not step:
            graph = data.draw(edited(graph))
    assert nquads(quads_of(held.rows, TERMS)) == bytes(wanted.data)
    assert make_plan(database, wanted, TERMS).empty


@pytest.mark.parametrize("whole", [False, True])
def test_one_graph_after_another_leaves_nothing_of_the_first(database: Database, corpus: Units, *, whole: bool) -> None:
    """Also where everything is compared, because somebody else wrote in between."""
    names = sorted(corpus.units)
    leaders = [iri for iri in names if "/leader/" in iri or "/tenure/" in iri]
    for picked in (names[::6], leaders[::9], names[::6], leaders[::9]):
        if whole:
            database.write("MERGE (n:Foreign) SET n.seen = coalesce(n.seen, 0) + 1")
        wanted = Units(corpus.data, {iri: corpus.units[iri] for iri in picked})
        sync(database, wanted)
        held, rows = read_all(database, TERMS), rows_of(wanted)
        assert (held.rows.nodes, held.rows.links, held.spare) == (rows.nodes, rows.links, {})
        assert make_plan(database, wanted, TERMS).empty


def test_a_date_changed_by_hand_is_named_and_restored_and_nothing_else_is_touched(
    database: Database, corpus: Units
) -> None:
    sync(database, corpus)
    database.write("CREATE (:Note {text: 'mine'})-[:ABOUT_THIS]->(:Mine:Leader {name: 'somebody'})")
    database.write("MATCH (n:Summit {earliestDay: date('2002-09-17')}) SET n.earliestDay = date('1999-01-01')")
    before, after = set(bytes(corpus.data).splitlines()), set(pulled(database).splitlines())
    [gone], [new] = before - after, after - before
    assert b'"2002-09-17"' in gone
    assert new == gone.replace(b'"2002-09-17"', b'"1999-01-01"')
    [told] = differences(make_plan(database, corpus, TERMS, whole=True))
    assert "earliestDay 1999-01-01, the graph 2002-09-17" in told
    counted = sync(database, corpus)
    assert (counted["nodes_created"], counted["nodes_deleted"], counted["relationships_created"]) == (0, 0, 0)
    assert pulled(database) == bytes(corpus.data)
    assert database.rows("MATCH (a:Note)-[:ABOUT_THIS]->(b:Mine:Leader) RETURN a.text, b.name") == [
        ["mine", "somebody"]
    ]


def test_a_fifth_of_all_nodes_is_not_deleted_unless_somebody_says_so(database: Database, corpus: Units) -> None:
    sync(database, corpus)
    leaders = [iri for iri in corpus.units if "/leader/" in iri or "/tenure/" in iri or "/document/" in iri]
    smaller = Units(corpus.data, {iri: unit for iri, unit in corpus.units.items() if "/source/" not in iri})
    assert leaders
    plan = make_plan(database, smaller, TERMS)
    with pytest.raises(ProjectError, match="--allow-deletes"):
        apply(database, plan, TERMS)
    assert pulled(database) == bytes(corpus.data)
    apply(database, plan, TERMS, allow_deletes=True)
    assert list(differences(make_plan(database, smaller, TERMS, whole=True))) == []
