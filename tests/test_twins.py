"""Every named question has a Cypher twin that gives the same rows; asked of the project's own graph on a real Neo4j."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from summitgraph.build import build
from summitgraph.project import Project
from summitgraph.queries import catalogue, run
from summitgraph.store import open_store
from summitgraph.sync.apply import apply
from summitgraph.sync.asking import ask, twin
from summitgraph.sync.database import Database, Server, connect
from summitgraph.sync.guide import HERE, steps
from summitgraph.sync.plan import make_plan
from summitgraph.sync.server import Running
from summitgraph.sync.terms import read_terms
from summitgraph.sync.units import read_units
from tests.twins import ASKED

ROOT = Path(__file__).parents[1]
QUERIES = catalogue(ROOT / "queries")
CASES = [(name, tuple(asked)) for name in QUERIES if name != "changes" for asked in ASKED.get(name, [[]])]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project, out = Project(ROOT), tmp_path_factory.mktemp("build") / "out"
    assert build([project.corpus], out=out, project=project).ok
    return out


@pytest.fixture(scope="module")
def store(graph: Path) -> ox.Store:
    return open_store(graph)


@pytest.fixture(scope="module")
def database(neo4j: Running, graph: Path) -> Iterator[Database]:
    terms = read_terms(ROOT / "ontology")
    with connect(Server(neo4j.uri, "neo4j", neo4j.password, "neo4j")) as opened:
        opened.write("MATCH (n) DETACH DELETE n")
        apply(opened, make_plan(opened, read_units(graph), terms), terms)
        yield opened


@pytest.mark.parametrize("name", QUERIES)
def test_every_question_has_a_twin_that_says_the_same_of_itself(name: str) -> None:
    """The answer in a sentence and the parameters stand at the head of both; columns of lists are told in one only."""
    head = [line for line in QUERIES[name].text.splitlines() if line.startswith("# ")]
    wanted = [line[2:] for line in head if not line.startswith(("# list:", "# in order:"))]
    assert [line[3:] for line in twin(ROOT / "queries", name).splitlines() if line.startswith("// ")] == wanted


@pytest.mark.services
@pytest.mark.parametrize(("name", "asked"), CASES, ids=lambda value: value if isinstance(value, str) else None)
def test_both_languages_give_the_same_rows(
    database: Database, store: ox.Store, name: str, asked: tuple[tuple[str, str], ...]
) -> None:
    query = QUERIES[name]
    wanted = run(query, store, asked)
    found = ask(database, query, twin(ROOT / "queries", name), store, asked)
    assert found.columns == wanted.columns
    assert found.rows == wanted.rows


@pytest.mark.services
def test_what_is_asked_has_answers(store: ox.Store) -> None:
    """Equal rows mean something only where there are some."""
    silent = {name for name, asked in CASES if not run(QUERIES[name], store, asked).rows}
    told = {name for name, asked in CASES if run(QUERIES[name], store, asked).rows}
    assert silent <= told | {"contradictions"}  # no accounts of the corpus differ


@pytest.mark.services
def test_both_languages_tell_the_same_changes(database: Database, store: ox.Store, graph: Path, tmp_path: Path) -> None:
    """An older manifest is made from today's: things gone, things new, other values, a file renamed, one re-read."""
    manifest = json.loads((graph / "manifest.json").read_text("utf-8"))
    manifest["things"] = dict(_older(manifest["things"]))
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    asked = [("since", str(tmp_path / "manifest.json"))]
    wanted = run(QUERIES["changes"], store, asked)
    found = ask(database, QUERIES["changes"], twin(ROOT / "queries", "changes"), store, asked)
    assert {row[1] for row in wanted.rows} == {"new", "gone", "revised", "renamed", "re-read", "changed"}
    assert found.columns == wanted.columns
    assert found.rows == wanted.rows


@pytest.mark.services
@pytest.mark.parametrize("step", steps((HERE / "guide.adoc").read_text("utf-8")), ids=lambda step: step[0])
def test_each_step_of_the_guide_has_an_answer(database: Database, step: tuple[str, str, str]) -> None:
    assert database.rows(step[2])


def _older(things: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the things of another day: each kind of change several times, spread over all classes."""
    for number, (iri, line) in enumerate(sorted(things.items())):
        kind = line.split(" ")[0]
        if number % 7 == 1 and kind == "Document":
            yield "document/" + "0" * 58 + f"{number:06}", line  # the same file name, other bytes
            yield "document/" + "f" * 58 + f"{number:06}", "Document fileName=lost.txt loader=register loaderVersion=1"
        elif number % 7 == 2:
            yield iri + "-before", line
        elif number % 7 == 3:
            yield iri, line.replace("status/held", "status/planned").replace("fileName=", "fileName=old-")
        elif number % 7 == 4:
            yield iri, line.replace("loaderVersion=", "loaderVersion=0").replace("date=", "date=19")
        elif number % 7 == 5:
            yield (
                iri,
                line.replace("participant=leader/", "participant=leader/no-").replace("status/signed", "status/ended"),
            )
        else:
            yield iri, line
