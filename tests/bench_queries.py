"""How long each question takes on a graph of 7,500 meetings, made up over the real authority; not a test.

What comes in: the folder of a build (its authority is used). What goes out: a line a question, with rows and seconds.
Run ``python tests/bench_queries.py BUILD [MEETINGS]``.
"""

import hashlib
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from summitgraph.model import ProjectError
from summitgraph.names import UsageError
from summitgraph.queries import catalogue, run
from summitgraph.vocab import BASE, ONTOLOGY, outside

ROOT = Path(__file__).parent.parent
TYPE = outside("rdf:type")
Pair = tuple[str, ox.NamedNode | ox.Literal]
TRUE = ox.Literal("true", datatype=ox.NamedNode(outside("xsd:boolean")))
ISSUES = ("human-rights", "north-korea-missiles", "trade", "abductions")
ASKED = {
    "calls-and-visits": ({}, {"leader": "Joe Biden"}),
    "clauses-on-issue": ({"issue": "human-rights"}, {"issue": "bilateral-relations"}),
    "commitments": ({"agreement": "agreement/japan-dprk-pyongyang-declaration"},),
    "evidence": ({"thing": "Joe Biden"}, {"thing": "United States"}),
    "issue-timeline": ({"issue": "human-rights"}, {"issue": "human-rights", "country": "Japan", "country2": "China"}),
    "last-met": (
        {"country": "Japan", "country2": "North Korea"},
        {"country": "Japan", "country2": "United States"},
    ),
    "meetings-at": ({"place": "United States"}, {"place": "Pyongyang"}),
    "office-holders": ({"office": "Prime Minister of Japan", "day": "2024-10-01"},),
    "positions": ({"issue": "human-rights"},),
    "remarks-of": ({"speaker": "Joe Biden"},),
    "summits-of-leader": ({"leader": "Joe Biden"},),
    "unlinked": ({"class": "Leader"}, {"class": "Summit"}),
}


def meetings(known: ox.Store, count: int) -> Iterator[ox.Quad]:
    """Yield `count` register meetings: a document each, its mention with statements and evidence, the thing."""
    chance = random.Random(20)
    leaders, places = members(known, "Leader"), members(known, "Place")
    often = leaders[:30]
    for number in range(count):
        sha = hashlib.sha256(str(number).encode()).hexdigest()
        day = f"{1940 + number // 88}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        told = {
            "participant": sorted({BASE + "leader/joe-biden", *chance.sample(leaders, 1)})
            if number % 12 == 0
            else sorted(set(chance.sample(often, 1) + chance.sample(leaders, 2))),
            "status": [BASE + "status/" + ("held" if number % 20 else "planned")],
            "level": [BASE + "level/leaders"], "mode": [BASE + "mode/in-person"],
            "place": [chance.choice(places)],
            "issue": [BASE + "issue/" + chance.choice(ISSUES)] if number % 6 == 0 else [],
        }  # fmt: skip
        if number % 9 == 0:
            told["series"] = [BASE + "series/g7"]
        yield from document(sha, number, day, told)
        yield from thing(sha, number, day, told)


def members(known: ox.Store, kind: str) -> list[str]:
    found = (q.subject for q in known.quads_for_pattern(None, node(TYPE), sg(kind), None))
    return sorted(subject.value for subject in found if isinstance(subject, ox.NamedNode))


def document(sha: str, number: int, day: str, told: dict[str, list[str]]) -> Iterator[ox.Quad]:
    graph = BASE + "document/" + sha
    mention, remark = f"{graph}/meeting/10-20", f"{graph}/remark/30-60"
    yield quad(graph, TYPE, sg("Document"), graph)
    for name, text in (
        ("fileName", f"row-{number}.xml"),
        ("sha256", sha),
        ("loader", "register"),
        ("loaderVersion", "1"),
    ):
        yield quad(graph, ONTOLOGY + name, ox.Literal(text), graph)
    yield quad(graph, ONTOLOGY + "published", date(day), graph)
    yield quad(graph, ONTOLOGY + "source", node(BASE + "source/register"), graph)
    yield quad(graph, outside("dcterms:language"), ox.Literal("en"), graph)
    yield from said(graph, mention, [(TYPE, sg("MeetingMention")), *values(told, day)])
    if number % 6 == 0:
        words = ox.Literal(f"Remark {number}.", language="en")
        facts: list[Pair] = [(TYPE, sg("Remark")), (ONTOLOGY + "speaker", node(told["participant"][0])),
                 (ONTOLOGY + "direct", TRUE), (ONTOLOGY + "text", words),
                 (ONTOLOGY + "issue", node(told["issue"][0])), (ONTOLOGY + "inMeeting", node(mention))]  # fmt: skip
        yield from said(graph, remark, facts)
    if number % 50 == 0:
        facts = [(TYPE, sg("Reaction")), (ONTOLOGY + "about", node(mention)),
                 (ONTOLOGY + "respondent", node(BASE + "country/chn"))]  # fmt: skip
        yield from said(graph, f"{graph}/reaction/70-80", facts)
        for side, word in (("jpn", "talks"), ("kor", "a chat")):
            facts = [(TYPE, sg("Characterisation")), (ONTOLOGY + "characterises", node(mention)),
                     (ONTOLOGY + "saidBy", node(BASE + "country/" + side)),
                     (ONTOLOGY + "calledAs", ox.Literal(word, language="en"))]  # fmt: skip
            yield from said(graph, f"{graph}/characterisation/{side}", facts)


def said(graph: str, subject: str, facts: list[tuple[str, ox.NamedNode | ox.Literal]]) -> Iterator[ox.Quad]:
    evidence = f"{graph}/evidence/10-20"
    yield quad(subject, ONTOLOGY + "inDocument", node(graph), graph)
    yield quad(evidence, TYPE, sg("Evidence"), graph)
    yield quad(evidence, ONTOLOGY + "start", ox.Literal(10), graph)
    yield quad(evidence, ONTOLOGY + "end", ox.Literal(20), graph)
    yield quad(evidence, ONTOLOGY + "quotation", ox.Literal("Met with X"), graph)
    for predicate, target in facts:
        yield quad(subject, predicate, target, graph)
        name = hashlib.sha256(f"{subject} {predicate} {target}".encode()).hexdigest()[:32]
        fact = f"{graph}/fact/{name}"
        yield quad(fact, TYPE, node(outside("rdf:Statement")), graph)
        yield quad(fact, outside("rdf:subject"), node(subject), graph)
        yield quad(fact, outside("rdf:predicate"), node(predicate), graph)
        yield quad(fact, outside("rdf:object"), target, graph)
        yield quad(fact, ONTOLOGY + "evidence", node(evidence), graph)


def thing(sha: str, number: int, day: str, told: dict[str, list[str]]) -> Iterator[ox.Quad]:
    iri = f"{BASE}summit/{day}-xxx-{sha[:8]}"
    yield quad(iri, TYPE, sg("MultilateralSummit" if "series" in told else "Summit"))
    yield quad(iri, outside("skos:prefLabel"), ox.Literal(f"Meeting {number}", language="en"))
    yield quad(iri, ONTOLOGY + "hasMention", node(f"{BASE}document/{sha}/meeting/10-20"))
    if number % 15 == 1:  # two accounts of one meeting
        other = hashlib.sha256(str(number - 1).encode()).hexdigest()
        yield quad(iri, ONTOLOGY + "hasMention", node(f"{BASE}document/{other}/meeting/10-20"))
    if number % 7 == 0:
        whole = hashlib.sha256(b"0").hexdigest()
        yield quad(iri, ONTOLOGY + "onMarginsOf", node(f"{BASE}summit/{WHOLE_DAY}-xxx-{whole[:8]}"))
    for predicate, target in values(told, day):
        yield quad(iri, predicate, target)


def values(told: dict[str, list[str]], day: str) -> list[tuple[str, ox.NamedNode | ox.Literal]]:
    facts: list[Pair] = [(ONTOLOGY + name, node(iri)) for name, iris in told.items() for iri in iris]
    facts.append((ONTOLOGY + "date", ox.Literal(day, datatype=node("http://id.loc.gov/datatypes/edtf/EDTF"))))
    facts += [(ONTOLOGY + name, date(day)) for name in ("earliestDay", "latestDay")]
    return facts


def node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def sg(name: str) -> ox.NamedNode:
    return node(ONTOLOGY + name)


def date(day: str) -> ox.Literal:
    return ox.Literal(day, datatype=node(outside("xsd:date")))


def quad(subject: str, predicate: str, target: ox.NamedNode | ox.Literal, graph: str = "") -> ox.Quad:
    return ox.Quad(node(subject), node(predicate), target, node(graph) if graph else ox.DefaultGraph())


WHOLE_DAY = "1940-12-22"  # of the first meeting, which is a multilateral one


def measure(store: ox.Store) -> Iterator[tuple[str, int | str, float]]:
    """Yield each question with its arguments, how many rows it has, and the seconds it takes."""
    for name, query in catalogue(ROOT / "queries").items():
        for given in ASKED.get(name, ({},)):
            arguments = [(key.rstrip("2"), value) for key, value in given.items()]
            started = time.perf_counter()
            try:
                rows: int | str = len(run(query, store, arguments).rows)
            except (UsageError, ProjectError) as error:
                rows = str(error)
            yield f"{name} {' '.join(given.values())}", rows, time.perf_counter() - started


def main(build: Path, count: int = 7_500) -> None:
    """Make the graph in a store on disk beside the build, then ask everything of it."""
    known = ox.Store()
    known.bulk_load(path=str(build / "summitgraph.nq"), format=ox.RdfFormat.N_QUADS)
    folder = build / f"bench-{count}"
    if not folder.exists():
        made = ox.Store(str(folder))
        made.bulk_extend(known)
        made.bulk_extend(meetings(known, count))
        made.flush()
        del made
    store = ox.Store.read_only(str(folder))
    print(f"{len(store)} quads")
    for asked, rows, seconds in measure(store):
        print(f"{seconds:8.3f} s  {rows:>6}  {asked}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
