"""What a user can rely on: the store is a cache; without it, or with an old one, the answers are the same."""

import shutil
from pathlib import Path

import pytest
from oxrdflib.store import OxigraphStore
from rdflib import Dataset, URIRef
from rdflib.query import ResultRow

from summitgraph.build import build
from summitgraph.model import ProjectError
from summitgraph.store import open_store
from summitgraph.vocab import ONTOLOGY
from tests.projects import make_project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    project = make_project(folder / "project")
    (project.corpus / "a.txt").write_text("toy 2022-10-01\nmeet ANN BEN held 2022-09-21\n", encoding="utf-8")
    build([project.corpus], out=folder / "out", project=project)
    return folder / "out"


def _lines(graph: Path) -> list[str]:
    return sorted(f"{found} ." for found in open_store(graph))


@pytest.mark.parametrize("harm", ["none", "gone", "stale", "broken"])
def test_the_graph_opens_with_or_without_its_store(built: Path, tmp_path: Path, harm: str) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(built, graph)
    if harm == "gone":
        shutil.rmtree(graph / "store")
    elif harm == "stale":
        (graph / "store" / "summitgraph.sha256").write_text("0" * 64, encoding="ascii")
    elif harm == "broken":
        (graph / "store" / "CURRENT").unlink()
    assert _lines(graph) == (graph / "summitgraph.nq").read_text("utf-8").splitlines()


def test_two_readers_can_open_one_graph(built: Path) -> None:
    first, second = open_store(built), open_store(built)
    assert len(first) == len(second)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_asks_the_store_through_oxrdflib_and_cannot_change_it(built: Path) -> None:
    dataset = Dataset(store=OxigraphStore(store=open_store(built)))
    rows = dataset.query("SELECT ?day { ?s a sg:Summit ; sg:date ?day }", initNs={"sg": ONTOLOGY})
    assert [str(row[0]) for row in rows if isinstance(row, ResultRow)] == ["2022-09-21"]
    with pytest.raises(RuntimeError, match="read-write"):
        dataset.add((URIRef("x:a"), URIRef("x:b"), URIRef("x:c")))


def test_a_folder_without_a_graph_is_told_with_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="Type: summitgraph build --out"):
        open_store(tmp_path)


def test_damaged_quads_are_told_with_what_to_type(built: Path, tmp_path: Path) -> None:
    (tmp_path / "summitgraph.nq").write_text("<a> <b\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="is damaged"):
        open_store(tmp_path)
