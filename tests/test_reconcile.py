"""Reconciliation services of both versions are understood, and their own verdict is never ours.

The answers are written for this test in the forms that the specification shows (0.1 and 0.2): every form of type,
features and properties, what is left out, and what no service should say.
"""

import json
import os
import re
import shutil
import subprocess
import time
import venv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summitgraph.link import wire
from summitgraph.link.candidates import ByCode, ByName, ByService
from summitgraph.link.propose import propose
from summitgraph.link.reconcile import Question, Reconciler, candidates_of
from summitgraph.link.sparql import select
from summitgraph.link.trouble import ServiceError
from summitgraph.link.web import Reach, Web
from summitgraph.link.wikidata import Wikidata
from summitgraph.sssom import PROPOSALS, read_rows
from tests.test_link import LI, SON, days, leader, thing
from tests.wikidata_server import Handler, World, country, person, position, serving

MANIFEST_01 = {
    "name": "Heads of state",
    "identifierSpace": "http://www.wikidata.org/entity/",
    "schemaSpace": "http://www.wikidata.org/prop/direct/",
}
MANIFEST_02 = MANIFEST_01 | {
    "versions": ["0.1", "0.2"],
    "view": {"url": "https://www.wikidata.org/wiki/{{id}}"},
    "batchSize": 3,
    "suggest": {"entity": {"service_url": "https://example.org", "service_path": "/suggest"}},
}


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "PAUSE", 0.0)


class Service(World):
    """A world that answers as a reconciliation service: `manifest` to GET, `results` by name to POST."""

    manifest: dict[str, Any]
    results: dict[str, Any]
    largest: int

    def reply(self, handler: Handler) -> None:
        if handler.command == "GET":
            handler.reply(json.dumps(self.manifest))
            return
        queries = json.loads(handler.asked["queries"])
        if len(queries) > self.largest:
            handler.reply("", status=413)
            return
        told = {key: {"result": self.results.get(query["query"], [])} for key, query in queries.items()}
        handler.reply(json.dumps(told))


@pytest.fixture
def service() -> Service:
    made = Service()
    made.manifest, made.results, made.largest = MANIFEST_02, {}, 100
    made.always = made.reply
    return made


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    made = Web(Reach("tests@example.org", tmp_path / "cache", 10_000))
    yield made
    made.close()


@pytest.mark.parametrize("manifest", [MANIFEST_01, MANIFEST_02], ids=["0.1", "0.2"])
def test_a_service_of_either_version_is_asked_in_batches(service: Service, web: Web, manifest: dict[str, Any]) -> None:
    service.manifest = manifest
    service.results = {
        f"Name {n}": [{"id": f"Q{n}", "name": f"Name {n}", "score": 90, "match": False}] for n in range(25)
    }
    with serving(service) as url:
        found = Reconciler(web, url).candidates([Question(f"Name {n}", "Q5", (("P27", "Q17"),)) for n in range(25)])
    assert [one[0].id for one in found] == [f"Q{n}" for n in range(25)]
    sizes = [len(json.loads(asked["queries"])) for asked in service.asked if "queries" in asked]
    assert max(sizes) == (3 if "batchSize" in manifest else 10)
    query = json.loads(service.asked[1]["queries"])["q0"]
    assert query["type"] == "Q5"
    assert query["properties"] == [{"pid": "P27", "v": "Q17"}]


def test_a_batch_that_is_too_large_is_halved(service: Service, web: Web) -> None:
    service.manifest, service.largest = MANIFEST_01, 2
    with serving(service) as url:
        found = Reconciler(web, url).candidates([Question(f"Name {n}") for n in range(9)])
    assert found == [[]] * 9


ANSWERS: list[tuple[Any, list[dict[str, Any]]]] = [
    ({"result": []}, []),
    (
        {"result": [{"id": "Q1", "name": "A", "score": 100, "match": True, "type": ["Q5"]}]},
        [{"id": "Q1", "score": 100.0, "match": True, "types": ("Q5",)}],
    ),
    (
        {
            "result": [
                {
                    "id": "Q1", "name": "A", "score": 71.5, "match": False, "description": "king",
                    "type": [{"id": "Q5", "name": "human"}],
                    "features": [{"id": "name", "value": 87}, {"id": "same", "value": True}],
                },
                {"id": "Q2", "name": "B", "score": 3, "match": False},
            ]
        },
        [
            {"id": "Q1", "types": ("Q5",), "features": (("name", 87.0), ("same", 1.0))},
            {"id": "Q2", "types": (), "features": ()},
        ],
    ),
    ({"result": [{"id": "Q1", "score": 1, "match": True}, {"name": "B"}, "Q3", None, {"id": 4, "name": "C"}]}, []),
    ({"result": [{"id": "Q1", "name": "A", "score": "100", "match": "yes"}]}, []),
    ({"result": [{"id": "Q1", "name": "A", "score": 9, "match": "true"}]}, [{"id": "Q1", "match": False}]),
    ({"result": None}, []),
    ([], []),
    (None, []),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "expected"), ANSWERS, ids=str)
def test_what_the_specification_allows_is_read_and_all_else_left_out(
    answer: Any, expected: list[dict[str, Any]]
) -> None:
    found = candidates_of(answer)
    assert len(found) == len(expected)
    for one, told in zip(found, expected, strict=True):
        assert {key: getattr(one, key) for key in told} == told


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ({"hello": "world"}, "form expected (it lacks identifierSpace, name, schemaSpace)"),
        (MANIFEST_01 | {"versions": ["1.0-draft"]}, "speaks 1.0-draft; 0.1 and 0.2 are understood"),
    ],
)
def test_what_is_no_service_that_we_know_is_told(
    service: Service, web: Web, manifest: dict[str, Any], words: str
) -> None:
    service.manifest = manifest
    with serving(service) as url, pytest.raises(ServiceError) as caught:
        Reconciler(web, url)
    assert words in str(caught.value)


def test_the_match_of_a_service_is_no_decision(service: Service, web: Web, tmp_path: Path) -> None:
    world = World()
    world.add(country("Q900", "BBB", "Bland"))
    world.add(person("Q8", {"en": ["Somebody Else"]}, land="Q900"))
    service.results = {SON.label(): [{"id": "Q8", "name": SON.label(), "score": 100, "match": True}]}
    with serving(world) as api, serving(service) as url:
        wikidata = Wikidata(web, api)
        source = ByService(Reconciler(web, url), wikidata)
        tally = propose([SON], wikidata=wikidata, source=source, links=tmp_path, today=date(2026, 11, 21))
        wikidata.close()
    assert tally.sure == 0


def test_an_endpoint_gives_rows(web: Web) -> None:
    world = World()
    told = {"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "uri", "value": "x"}}, {}]}}
    world.faults = [lambda h: h.reply("busy", status=429, Retry_After="0"), lambda h: h.reply(json.dumps(told))]
    with serving(world) as url:
        assert list(select(web, url, "SELECT ?a WHERE { ?a ?b ?c }")) == [{"a": "x"}, {}]
    world.always = lambda h: h.reply('{"boolean": true}')
    with serving(world) as url, pytest.raises(ServiceError, match="it lacks results"):
        list(select(web, url, "ASK {}"))


def test_countries_are_asked_for_by_code_all_at_once_and_the_rest_by_name(web: Web) -> None:
    world = World()
    world.add(country("Q901", "BBB", "Bland"))
    world.add(person("Q2", {"en": ["George Hill"]}))
    found = [{"item": {"value": "http://www.wikidata.org/entity/Q900"}, "code": {"value": "AAA"}}]
    odd = [{"item": {"value": "javascript:1"}, "code": {"value": "BBB"}}, {"code": {"value": "BBB"}}]
    told = {"head": {"vars": ["item", "code"]}, "results": {"bindings": [*found, *odd]}}
    world.faults = [lambda h: h.reply(json.dumps(told))]
    with serving(world) as url:
        wikidata = Wikidata(web, url)
        source = ByCode(web, url, ByName(wikidata))
        asked = [thing("Country", "Aland", "AAA"), thing("Country", "Bland", "BBB"), SON, thing("Country", "Q", '"}')]
        assert source.first(asked) == [["Q900"], ["Q901"], ["Q2"], []]
        wikidata.close()
    assert 'VALUES ?code { "AAA" "BBB" }' in world.asked[0]["query"]
    assert [one.get("search") for one in world.asked[1:]] == ["Bland", "George Hill", "Q"]


CONFIG = """MANIFEST = {"name": "people", "identifierSpace": "http://www.wikidata.org/entity/", "schemaSpace": "x"}
CSVKWARGS = {"delimiter": "\\t"}
THRESHOLD = 30
LIMIT = 10
"""


@pytest.mark.services
def test_a_real_service_of_version_0_1_finds_people(tmp_path: Path) -> None:
    """csv-reconcile in an environment of its own: no types, no features, ``match`` for whoever is left alone."""
    home = os.environ.get("SUMMITGRAPH_CSV_RECONCILE", "")
    program = Path(home) if home else _installed(tmp_path / "venv")
    world = World()
    world.add(country("Q900", "AAA", "Aland"))
    world.add(position("Q910", "Q900", "president"))
    world.add(person("Q2", {"en": ["George Hill"]}, land="Q900", terms=[("Q910", "2001-01-20", "2009-01-20")]))
    world.add(person("Q4", {"en": ["Li Keqian"]}, land="Q900", terms=[("Q910", "2013-03-15", "2023-03-11")]))
    (tmp_path / "people.tsv").write_text("id\tname\nQ2\tGeorge Hill\nQ4\tLi Keqian\n", encoding="utf-8")
    (tmp_path / "cfg.py").write_text(CONFIG, encoding="utf-8")
    subprocess.run(
        [str(program), "init", "--config", "cfg.py", "people.tsv", "id", "name"], cwd=tmp_path, check=True, timeout=120
    )
    log = tmp_path / "log"
    with log.open("w") as told:
        server = subprocess.Popen([str(program), "serve"], cwd=tmp_path, stdout=told, stderr=told)
    try:
        url = _address(log)
        web = Web(Reach("tests@example.org", tmp_path / "cache", 100))
        with serving(world) as api:
            wikidata = Wikidata(web, api)
            service = Reconciler(web, url)
            (found,) = service.candidates([Question("George Hil")])
            assert found[0].id == "Q2"
            assert found[0].types == ()
            stranger = leader("Quinn Hillary", terms=[days(1801, 1809)])
            people = [SON, LI, stranger]
            source = ByService(service, wikidata)
            propose(people, wikidata=wikidata, source=source, links=tmp_path, today=date(2026, 11, 21))
            wikidata.close()
    finally:
        server.terminate()
        server.wait(10)
    sure = {row.subject_id: row.object_id for row in read_rows(tmp_path / PROPOSALS) if row.sure}
    assert sure == {"leader:george-hill": "wikidata:Q2", "leader:li-keqian": "wikidata:Q4"}


def _installed(folder: Path) -> Path:
    """The program in a new environment; skips where it cannot be had."""
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "csv-reconcile==0.3.2"]
    done = subprocess.run(pip, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip("csv-reconcile cannot be installed here")
    return folder / "bin" / "csv-reconcile"


def _address(log: Path) -> str:
    """Where the service says that it listens."""
    for _ in range(100):
        if found := re.search(r"Running on (http://[\w.:]+)", log.read_text()):
            return f"{found[1]}/reconcile"
        time.sleep(0.2)
    pytest.fail(f"the service did not come up: {log.read_text()}")
