"""The graph that ships: built once as a user builds it, then questioned, re-read and judged by others' tools."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.processor import SPARQLProcessor

from summitgraph.build import BuildResult, build
from summitgraph.explain import explain
from summitgraph.project import Project
from summitgraph.queries import bind, catalogue, run
from summitgraph.store import open_store
from summitgraph.verify import verify
from tests.test_queries import Arguments, in_rdflib

ROOT = Path(__file__).parents[1]
QUERIES = catalogue(ROOT / "queries")
ASKED: list[tuple[str, Arguments]] = [
    ("meetings", []),
    ("quotes", []),
    ("agreements", []),
    ("clauses", []),
    ("figures", []),
    ("summits-of-leader", [("leader", "岸田文雄")]),
    ("last-met", [("country", "Japan"), ("country", "North Korea"), ("before", "2024-02-13")]),
    ("positions", [("issue", "abductions")]),
    ("commitments", [("agreement", "日朝平壌宣言"), ("party", "Japan")]),
    ("characterisations", []),
    ("reactions", []),
    ("evidence", [("thing", "agreement/japan-dprk-pyongyang-declaration")]),
    ("contradictions", []),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildResult]:
    out = tmp_path_factory.mktemp("corpus") / "build"
    return out, build([ROOT / "corpus" / "briefs"], out=out, project=Project(ROOT))


@pytest.fixture(scope="module")
def store(built: tuple[Path, BuildResult]) -> ox.Store:
    return open_store(built[0])


@pytest.fixture(scope="module", params=[False, True], ids=["default-graph", "union"])
def dataset(request: pytest.FixtureRequest, built: tuple[Path, BuildResult]) -> tuple[bool, rdflib.Dataset]:
    made = rdflib.Dataset(default_union=request.param)
    made.parse(built[0] / "summitgraph.nq", format="nquads")
    return request.param, made


def test_what_ships_is_clean(built: tuple[Path, BuildResult]) -> None:
    out, result = built
    assert result.clean
    assert result.counts["documents"] == 7
    assert (out / "quarantine.trig").read_bytes().strip() == b""


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("name", "arguments"), ASKED, ids=[name for name, _ in ASKED])
def test_rows_are_equal_in_both_engines_and_both_readings(
    name: str, arguments: Arguments, store: ox.Store, dataset: tuple[bool, rdflib.Dataset]
) -> None:
    union, graph = dataset
    expected = run(QUERIES[name], store, arguments)
    assert expected.rows or name == "contradictions"
    assert run(QUERIES[name], store, arguments, union=union) == expected
    assert in_rdflib(QUERIES[name], graph, bind(QUERIES[name], store, arguments)) == expected


def test_the_last_meeting_of_japan_and_north_korea(store: ox.Store) -> None:
    table = run(QUERIES["last-met"], store, ASKED[6][1])
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert (row["date"], row["place"]) == ("2004", "Pyongyang")


def test_every_quotation_stands(built: tuple[Path, BuildResult], store: ox.Store) -> None:
    found = verify(store, built[0] / "documents")
    assert found.checked > 100
    assert found.failures == ()


def test_one_changed_byte_is_named(built: tuple[Path, BuildResult], store: ox.Store, tmp_path: Path) -> None:
    """A copy of the documents with one character exchanged: its document and the quotation are named."""
    for path in (built[0] / "documents").iterdir():
        data = path.read_bytes()
        (tmp_path / path.name).write_bytes(data.replace("将表示欢迎".encode(), "将表示欢喜".encode()))
    told = "\n".join(str(failure) for failure in verify(store, tmp_path).failures)
    assert "2023-07-11-vilnius-and-brussels.txt" in told
    assert "将表示欢迎" in told
    assert "将表示欢喜" in told


@pytest.fixture
def queries_translated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """pySHACL has rdflib parse the query of a constraint anew for each of 1,275 things: four fifths of its time."""
    translate = lru_cache(lambda text: translateQuery(parseQuery(text)))
    asked = SPARQLProcessor.query

    def query(self: SPARQLProcessor, text: str, *arguments: Any, **options: Any) -> Any:
        return asked(self, translate(text), *arguments, **options)

    monkeypatch.setattr(SPARQLProcessor, "query", query)


@pytest.mark.usefixtures("queries_translated_once")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_stock_pyshacl_on_the_dumps_gives_the_same_verdict(built: tuple[Path, BuildResult]) -> None:
    """Read by anybody's pySHACL: as many shapes as the files define, the same results, no violation."""
    shapes = rdflib.Graph()
    for path in sorted((ROOT / "shapes").glob("*.ttl")):
        shapes.parse(path)
    defined = sum(
        text.count(" a sh:NodeShape") + text.count(" a sh:PropertyShape")
        for text in (path.read_text(encoding="utf-8") for path in (ROOT / "shapes").glob("*.ttl"))
    )
    kinds = {SH.NodeShape, SH.PropertyShape}
    assert len({s for s, o in shapes.subject_objects(RDF.type) if o in kinds}) == defined > 100
    dumped = rdflib.Dataset()
    dumped.parse(built[0] / "summitgraph.trig", format="trig")
    conforms, report, _ = pyshacl.validate(dumped, shacl_graph=shapes, allow_warnings=True, allow_infos=True)
    assert conforms
    assert isinstance(report, rdflib.Graph)
    stock = {(str(report.value(r, SH.focusNode)), str(report.value(r, SH.sourceShape)))
             for r in report.objects(None, SH.result)}  # fmt: skip
    assert stock == {(result.focus, result.shape) for result in built[1].results}


def test_dumps_hold_no_blank_node_and_no_ontology(built: tuple[Path, BuildResult]) -> None:
    quads = list(ox.parse((built[0] / "summitgraph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))
    terms = {term for q in quads for term in (q.subject, q.object, q.graph_name)}
    assert not [term for term in terms if isinstance(term, ox.BlankNode)]
    assert ox.NamedNode("http://www.w3.org/2002/07/owl#Class") not in terms


def test_dumps_tell_the_same(built: tuple[Path, BuildResult]) -> None:
    def quads(name: str, form: ox.RdfFormat) -> set[ox.Quad]:
        return set(ox.parse((built[0] / name).read_bytes(), format=form))

    everything = quads("summitgraph.nq", ox.RdfFormat.N_QUADS)
    assert quads("summitgraph.trig", ox.RdfFormat.TRIG) == everything
    things = {q for q in everything if isinstance(q.graph_name, ox.DefaultGraph)}
    assert quads("summitgraph.ttl", ox.RdfFormat.TURTLE) == things


def test_reports_and_manifest_name_no_place_and_no_time(built: tuple[Path, BuildResult]) -> None:
    for name in ("manifest.json", "report.json"):
        text = (built[0] / name).read_text(encoding="utf-8")
        assert str(ROOT) not in text
        assert str(built[0].parent) not in text
        assert json.loads(text)


@pytest.mark.parametrize("name", ["岸田文雄", "Kim Jong-il", "日朝平壌宣言", "Pyongyang", "abductions"])
def test_things_are_explained_by_any_name(name: str, store: ox.Store) -> None:
    assert explain(store, name)
