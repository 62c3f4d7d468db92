"""Whatever a service does, a user gets a message and exit code 4 or 5, and keeps what was answered before."""

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from summitgraph.link import web as asking
from summitgraph.link import wire
from summitgraph.link.trouble import AbsentError, PausedError, ServiceError
from summitgraph.link.web import Reach, Web
from summitgraph.link.wikidata import Wikidata
from summitgraph.model import ProjectError
from tests.wikidata_server import Fault, Handler, World, person, serving


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "PAUSE", 0.0)


@pytest.fixture
def world() -> World:
    made = World()
    for number in range(1, 121):
        made.add(person(f"Q{number}", {"en": [f"Person {number}"]}))
    return made


@pytest.fixture
def wikidata(world: World, tmp_path: Path) -> Iterator[Wikidata]:
    with serving(world) as api:
        client = Wikidata(Web(Reach("tests@example.org", tmp_path / "cache", 10_000)), api)
        yield client
        client.close()


def refusing(status: int, body: str = "{}", *, kind: str = "application/json", **more: str) -> Fault:
    return lambda handler: handler.reply(body, status=status, kind=kind, length=None, **more)


def inside(code: str) -> Fault:
    return lambda handler: handler.reply(f'{{"error": {{"code": "{code}", "info": "as it is", "lag": 7}}}}')


def page(handler: Handler) -> None:
    handler.reply("<html><title>Sorry, something went wrong</title></html>", kind="text/html")


def cut_off(handler: Handler) -> None:
    handler.reply('{"search": [{"id": "Q1"', length=5000)


def half_json(handler: Handler) -> None:
    handler.reply('{"search": [{"id": "Q1"')


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "500")
    handler.end_headers()
    for _ in range(40):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def hang_up(handler: Handler) -> None:
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


PASSING = {
    "maxlag": inside("maxlag"),
    "ratelimited": inside("ratelimited"),
    "readonly": inside("readonly"),
    "429 in seconds": refusing(429, Retry_After="0"),
    "429 as a date": refusing(429, Retry_After=format_datetime(datetime.now(UTC), usegmt=True)),
    "503": refusing(503),
    "502": refusing(502, "<html>Bad gateway</html>", kind="text/html"),
    "html": page,
    "cut off": cut_off,
    "half of a JSON": half_json,
    "hang up": hang_up,
}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_trouble_that_passes_is_sat_out(wikidata: Wikidata, world: World, fault: Fault) -> None:
    world.faults = [fault, fault]
    assert wikidata.search("Person 7", "en")[0] == "Q7"
    assert not world.faults


STAYING = {
    "maxlag": (inside("maxlag"), PausedError, "busy (maxlag"),
    "429": (refusing(429), PausedError, "busy (429)"),
    "503": (refusing(503), PausedError, "busy (503)"),
    "500 with a page": (refusing(500, "<html>Oops</html>", kind="text/html"), ServiceError, "out of order (500: Oops)"),
    "html with 200": (page, ServiceError, "answered with a web page: Sorry, something went wrong"),
    "cut off": (cut_off, ServiceError, "half an answer"),
    "half of a JSON": (half_json, ServiceError, "something that is no JSON"),
    "403": (
        refusing(403, "Please set a user-agent", kind="text/plain"),
        ServiceError,
        "Set contact in summitgraph.toml",
    ),
    "404": (refusing(404), ServiceError, "does not know this address (404)"),
    "moved": (refusing(301, Location="http://elsewhere.example/"), ServiceError, "points to http://elsewhere.example/"),
    "413 for a single one": (refusing(413), ServiceError, "too large (413)"),
    "no such module": (inside("unknown_action"), ServiceError, "refuses the request (unknown_action"),
    "a list": (lambda handler: handler.reply("[]"), ServiceError, "form expected (it is no object)"),
    "an object without hits": (lambda handler: handler.reply("{}"), ServiceError, "form expected (it lacks search)"),
    "hang up": (hang_up, ServiceError, "cannot be reached"),
}


@pytest.mark.parametrize(("fault", "error", "words"), STAYING.values(), ids=STAYING)
def test_trouble_that_stays_ends_with_advice_and_is_never_kept_as_an_answer(
    wikidata: Wikidata, world: World, fault: Fault, error: type[ProjectError], words: str
) -> None:
    world.always = fault
    with pytest.raises(error) as caught:
        wikidata.search("Person 7", "en")
    assert words in str(caught.value)
    assert caught.value.code == (5 if error is PausedError else 4)
    world.always = None
    assert wikidata.search("Person 7", "en")[0] == "Q7"


@pytest.mark.parametrize(
    "given", ["3600", format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)], ids=["seconds", "date"]
)
@pytest.mark.parametrize("within", [0, 1], ids=["429", "maxlag"])
def test_an_hour_s_wait_ends_the_run_which_can_be_gone_on_with(
    wikidata: Wikidata, world: World, given: str, within: int
) -> None:
    body = '{"error": {"code": "maxlag", "info": "lagged"}}'
    world.always = lambda handler: handler.reply(body, status=200 if within else 429, Retry_After=given)
    with pytest.raises(PausedError, match=r"wait for \d+ minutes\. What it answered is kept"):
        wikidata.search("Person 7", "en")
    assert len(world.asked) == 1


def test_a_wait_in_seconds_is_waited_for(wikidata: Wikidata, world: World) -> None:
    world.faults = [refusing(429, Retry_After="1")]
    start = time.monotonic()
    assert wikidata.search("Person 7", "en")
    assert time.monotonic() - start >= 1


def test_a_slow_drip_is_given_up(wikidata: Wikidata, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "DEADLINE", 0.2)
    monkeypatch.setattr(wire, "TIMES", 0)
    world.always = drip
    with pytest.raises(ServiceError, match="too slowly: no whole reply in"):
        wikidata.search("Person 7", "en")


def test_a_reply_without_end_is_given_up(wikidata: Wikidata, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "LARGEST", 100_000)
    monkeypatch.setattr(wire, "TIMES", 0)
    world.always = lambda handler: handler.reply('{"a": "' + "x" * 300_000 + '"}')
    with pytest.raises(ServiceError, match="more than 100,000 bytes"):
        wikidata.search("Person 7", "en")


def test_nobody_listening_is_told_in_a_line(tmp_path: Path) -> None:
    with serving(World()) as api:
        pass
    client = Wikidata(Web(Reach("tests@example.org", tmp_path, 10_000)), api)
    with pytest.raises(ServiceError, match="cannot be reached") as caught:
        client.search("x", "en")
    assert "\n" not in str(caught.value)


def test_fifty_items_go_with_a_request(wikidata: Wikidata, world: World) -> None:
    found = wikidata.items(f"Q{number}" for number in range(1, 52))
    assert len(found) == 51
    assert all(item and item.id == name for name, item in found.items())
    assert [len(asked["ids"].split("|")) for asked in world.asked] == [50, 1]


def test_batches_are_halved_until_the_service_takes_them(wikidata: Wikidata, world: World) -> None:
    def small_only(handler: Handler) -> None:
        if len(handler.asked["ids"].split("|")) > 10:
            handler.reply("", status=413)
        else:
            import json

            handler.reply(json.dumps(world.answer(handler.asked)))

    world.always = small_only
    found = wikidata.items(f"Q{number}" for number in range(1, 51))
    assert len(found) == 50
    assert None not in found.values()


def test_a_merged_item_is_read_under_its_new_name_and_a_deleted_one_is_none(wikidata: Wikidata, world: World) -> None:
    world.merged["Q900"] = "Q7"
    found = wikidata.items(["Q900", "Q901"])
    assert found["Q900"] is not None
    assert found["Q900"].id == "Q7"
    assert found["Q901"] is None


def test_an_id_that_the_service_does_not_accept_costs_no_other(wikidata: Wikidata, world: World) -> None:
    world.faults = [lambda h: h.reply('{"error": {"code": "no-such-entity", "info": "none", "id": "Q2"}}')]
    found = wikidata.items(["Q1", "Q2", "Q3"])
    assert found["Q2"] is None
    assert found["Q1"] is not None
    assert found["Q3"] is not None


def test_an_answer_that_leaves_one_out_is_no_answer(wikidata: Wikidata, world: World) -> None:
    world.faults = [lambda h: h.reply('{"entities": {"Q1": {"id": "Q1"}}}')]
    with pytest.raises(ServiceError, match="leaves out Q2"):
        wikidata.items(["Q1", "Q2"])


@pytest.mark.parametrize("contact", ["", "   ", "me", "nobody at home", "a@b.c\r\nX-Evil: 1"])
def test_without_somebody_to_write_to_nothing_is_asked(world: World, tmp_path: Path, contact: str) -> None:
    with serving(world), pytest.raises(ProjectError, match="contact = ") as caught:
        Web(Reach(contact, tmp_path))
    assert caught.value.code == 3
    assert not world.asked


def test_who_asks_is_told_with_every_request(wikidata: Wikidata, world: World) -> None:
    wikidata.search("Person 7", "en")
    wikidata.items(["Q7"])
    (agent,) = world.agents
    assert agent.startswith("summitgraph/")
    assert "(tests@example.org)" in agent
    assert all(asked["maxlag"] == "5" for asked in world.asked)


def test_the_second_time_nothing_is_asked_also_offline(world: World, tmp_path: Path) -> None:
    with serving(world) as api:
        for offline in (False, False, True):
            client = Wikidata(Web(Reach("" if offline else "tests@example.org", tmp_path, 10_000, offline)), api)
            assert client.search("Person 7", "en")[0] == "Q7"
            assert client.items(["Q7", "Q8"])["Q8"] is not None
            client.close()
    assert len(world.asked) == 2


def test_offline_what_was_never_asked_is_told(world: World, tmp_path: Path) -> None:
    with serving(world) as api:
        client = Wikidata(Web(Reach("", tmp_path, 10_000, offline=True)), api)
        with pytest.raises(AbsentError, match="without --offline"):
            client.search("Person 7", "en")
        with pytest.raises(AbsentError, match="without --offline"):
            client.items(["Q7"])
    assert not world.asked


def test_requests_leave_no_faster_than_the_rate(world: World, tmp_path: Path) -> None:
    with serving(world) as api:
        client = Wikidata(Web(Reach("tests@example.org", tmp_path, 20)), api)
        start = time.monotonic()
        for number in range(1, 42):
            client.search(f"Person {number}", "en")
        assert time.monotonic() - start >= 0.95
        client.close()


def test_advice_for_later_names_no_path_and_fits_on_a_line() -> None:
    assert "\n" not in asking.AGAIN
    assert wire.later(3600) == (
        "The service asks us to wait for 60 minutes. What it answered is kept; type the same command after that."
    )
