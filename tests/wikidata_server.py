"""A server on this machine that answers in the shapes of Wikidata's API, and misbehaves when told to.

What comes in: entities in Wikidata's JSON. What goes out: an address. Names are found as Wikidata finds them: by the
beginning of a label or alias, without case and accents; or by all words of the text.
"""

import json
import threading
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Entity = dict[str, Any]
Fault = Callable[["Handler"], None]


def flat(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in spelled if not unicodedata.combining(c)).replace("-", " ")


def names_of(entity: Entity) -> Iterator[tuple[str, str]]:
    for language, label in entity.get("labels", {}).items():
        yield language, label["value"]
    for language, others in entity.get("aliases", {}).items():
        yield from ((language, other["value"]) for other in others)


@dataclass
class World:
    """What the server knows, what it was asked, and how it will misbehave."""

    entities: dict[str, Entity] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    always: Fault | None = None
    seconds: float = 0.0
    _heads: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    _words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, entity: Entity) -> None:
        self.entities[entity["id"]] = entity
        for _, name in names_of(entity):
            self._heads[flat(name)[:3]].append((flat(name), entity["id"]))
            for word in flat(name).split():
                self._words[word].add(entity["id"])

    def hide(self, qid: str) -> None:
        """Take an entity away from the index and the items."""
        for _, name in names_of(self.entities.pop(qid)):
            self._heads[flat(name)[:3]] = [hit for hit in self._heads[flat(name)[:3]] if hit[1] != qid]
            for word in flat(name).split():
                self._words[word].discard(qid)

    def search(self, asked: Mapping[str, str]) -> dict[str, Any]:
        text = flat(asked["search"])
        found = [q for name, q in sorted(self._heads[text[:3]]) if name.startswith(text)]
        hits = list(dict.fromkeys(found))[: int(asked.get("limit", "7"))]
        return {"searchinfo": {"search": asked["search"]}, "search": [{"id": q} for q in hits], "success": 1}

    def full_text(self, asked: Mapping[str, str]) -> dict[str, Any]:
        words = [word for word in asked["srsearch"].split() if not word.startswith("haswbstatement:")]
        sets = [self._words.get(part, set()) for word in words for part in flat(word).split()]
        found = sorted(set.intersection(*sets), key=lambda q: int(q[1:])) if sets else []
        hits = found[: int(asked.get("srlimit", "10"))]
        return {"batchcomplete": "", "query": {"search": [{"ns": 0, "title": q} for q in hits]}}

    def read(self, asked: Mapping[str, str]) -> dict[str, Any]:
        ids = asked["ids"].split("|")
        if len(ids) > 50:
            return {"error": {"code": "toomanyvalues", "info": "Too many values supplied for parameter 'ids'."}}
        return {"entities": {q: self._entity(q) for q in ids}, "success": 1}

    def _entity(self, name: str) -> Entity:
        target = self.merged.get(name, name)
        if target not in self.entities:
            return {"id": name, "missing": ""}
        entity = {"type": "item", **self.entities[target]}
        return entity | ({"redirects": {"from": name, "to": target}} if target != name else {})

    def answer(self, asked: Mapping[str, str]) -> Any:
        match asked.get("action"):
            case "wbsearchentities":
                return self.search(asked)
            case "query":
                return self.full_text(asked)
            case "wbgetentities":
                return self.read(asked)
        return {"error": {"code": "badvalue", "info": 'Unrecognized value for parameter "action".'}}


class Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one go
    world: World

    def do_GET(self) -> None:
        self._serve(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _serve(self, query: str) -> None:
        self.asked = {key: values[0] for key, values in parse_qs(query, keep_blank_values=True).items()}
        self.world.asked.append(self.asked)
        self.world.agents.add(self.headers.get("User-Agent", ""))
        time.sleep(self.world.seconds)
        fault = self.world.faults.pop(0) if self.world.faults else self.world.always
        if fault:
            fault(self)
        else:
            self.reply(json.dumps(self.world.answer(self.asked)))

    def reply(
        self, body: str, *, status: int = 200, kind: str = "application/json", length: int | None = None, **more: str
    ) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)
        if length is not None:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the library
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that takes it calmly when somebody hangs up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def serving(world: World) -> Iterator[str]:
    """The address of a server that knows this world."""
    server = Server(("127.0.0.1", 0), type("Bound", (Handler,), {"world": world}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/w/api.php"
    finally:
        server.shutdown()
        server.server_close()


def labels(names: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """The labels (the first name of a language) and aliases of an entity."""
    told: dict[str, Any] = {"labels": {}, "aliases": {}, "descriptions": {}}
    for language, (first, *others) in ((tag, list(given)) for tag, given in names.items() if given):
        told["labels"][language] = {"language": language, "value": first}
        told["aliases"][language] = [{"language": language, "value": other} for other in others]
    return told


def of_item(name: str, value: str) -> Entity:
    return {"mainsnak": _snak(name, {"entity-type": "item", "id": value}), "rank": "normal"}


def of_day(name: str, day: str) -> Entity:
    return {"mainsnak": _snak(name, time_value(day)), "rank": "normal"}


def time_value(day: str) -> Entity:
    """2001 · 2001-04 · 2001-04-26 as Wikidata has it."""
    parts = (*day.split("-"), "00", "00")[:3]
    return {"time": f"+{'-'.join(parts)}T00:00:00Z", "precision": 9 + day.count("-"), "timezone": 0}


def _snak(name: str, value: Any) -> Entity:
    return {"snaktype": "value", "property": name, "datavalue": {"value": value}}


def term_of(position: str, start: str, end: str, statement: str) -> Entity:
    told = {"P580": start, "P582": end}
    qualifiers = {name: [_snak(name, time_value(day))] for name, day in told.items() if day}
    return of_item("P39", position) | {"qualifiers": qualifiers, "id": statement}


def country(qid: str, code: str, *names: str) -> Entity:
    claims = {
        "P31": [of_item("P31", "Q6256")],
        "P298": [{"mainsnak": _snak("P298", code), "rank": "normal"}],
    }
    return {"id": qid, **labels({"en": names}), "claims": claims}


def position(qid: str, land: str, *names: str) -> Entity:
    claims = {"P31": [of_item("P31", "Q4164871")], "P1001": [of_item("P1001", land)]}
    return {"id": qid, **labels({"en": names}), "claims": claims}


def person(
    qid: str,
    names: Mapping[str, Iterable[str]],
    *,
    land: str = "",
    terms: Iterable[tuple[str, str, str]] = (),
    born: str = "",
    died: str = "",
) -> Entity:
    """A person, with terms as (position, start, end)."""
    claims: dict[str, Any] = {"P31": [of_item("P31", "Q5")]}
    if land:
        claims["P27"] = [of_item("P27", land)]
    if held := [term_of(p, start, end, f"{qid}$term-{n}") for n, (p, start, end) in enumerate(terms)]:
        claims["P39"] = held
    for name, day in (("P569", born), ("P570", died)):
        if day:
            claims[name] = [of_day(name, day)]
    return {"id": qid, **labels(names), "claims": claims}
