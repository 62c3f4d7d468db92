"""What the database holds, as rows.

What comes in: an open database, and which units to read (or all). What goes out: nodes and links that are ours, and
names of links that stand there twice or without a name. What others added is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from neo4j.time import Date

from summitgraph.sync.database import Database
from summitgraph.sync.mapping import Rows
from summitgraph.sync.rows import Link, Node, Property
from summitgraph.sync.terms import ELSEWHERE, FACT, FACT_OF, RESERVED, TELLS_OF, Terms
from summitgraph.sync.values import is_ours
from summitgraph.vocab import BASE

# keys of facts that are no key of a predicate
_FACT_KEYS: Final = frozenset(RESERVED) - {"iri", "fact", "digest", "seen"} | {
    "start",
    "end",
    "language",
    "via",
    "plain",
    "aside",
}
_NODE: Final = "RETURN n.iri, labels(n), properties(n)"
_LINK: Final = "RETURN a.iri, type(r), properties(r), b.iri, elementId(r)"
NODES: Final = f"MATCH (n:SummitGraph) WHERE n.iri IS NOT NULL AND NOT n:Sync {_NODE}"
LINKS: Final = f"MATCH (a:SummitGraph)-[r]->(b:SummitGraph) {_LINK}"
BELOW: Final = "UNWIND $iris AS iri MATCH (n:SummitGraph) WHERE n.iri STARTS WITH iri + '/'"
AT: Final = "UNWIND $iris AS iri MATCH (n:SummitGraph {iri: iri})"
_OWN: Final = "MATCH (n)-[r]->(b:SummitGraph) WITH iri, n AS a, r, b"
# one record, which the driver unpacks ten times as quickly as many; an IRI holds no space
DIGESTS: Final = "MATCH (n:SummitGraph) WHERE n.digest > '' RETURN collect(n.iri + ' ' + n.digest)"
COUNTS: Final = "MATCH (n:SummitGraph) RETURN count(n)"
SEEN: Final = "MATCH (n:SummitGraph:Sync) RETURN n.seen"


@dataclass(slots=True)
class Held:
    """What is ours in the database; ``spare`` are links that no row can be, by the server's own id, with their type."""

    rows: Rows = field(default_factory=Rows)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    spare: dict[str, str] = field(default_factory=dict)


def read_all(database: Database, terms: Terms) -> Held:
    """Everything that is ours."""
    held = Held()
    database.read(NODES, lambda records: _keep_nodes(held, records, terms))
    database.read(LINKS, lambda records: _keep_links(held, records, terms))
    return held


def read_some(database: Database, iris: Iterable[str], terms: Terms) -> Held:
    """What is ours of some units."""
    held = Held()
    wanted = sorted(iris)
    documents = [iri for iri in wanted if may_own(iri)]
    for head, given in ((AT, wanted), (BELOW, documents)):
        database.read(f"{head} {_NODE}", lambda records: _keep_nodes(held, records, terms), iris=given)
        own = f"{head} {_OWN} WHERE coalesce(r.document, iri) = iri {_LINK}"
        database.read(own, lambda records: _keep_links(held, records, terms), iris=given)
    told = f"{AT} MATCH (n)-[:TELLS_OF]->(a:SummitGraph)-[r {{document: iri}}]->(b:SummitGraph) {_LINK}"
    database.read(told, lambda records: _keep_links(held, records, terms), iris=documents)
    return held


def may_own(iri: str) -> bool:
    """Whether an IRI is that of a document, which owns what stands below it."""
    kind, _, rest = iri.removeprefix(BASE).partition("/")
    return kind == "document" or (kind == "source" and "/" in rest)


def _keep_nodes(held: Held, records: Iterator[Sequence[Any]], terms: Terms) -> None:
    for iri, labels, properties in records:
        ours = tuple(sorted(label for label in labels if label in terms.classes or label in {FACT, ELSEWHERE}))
        kept = {key: plain(value) for key, value in properties.items() if _is_kept(key, terms)}
        held.rows.nodes[str(iri)] = Node(str(iri), ours, kept)


def _is_kept(key: str, terms: Terms) -> bool:
    return key in _FACT_KEYS or is_ours(key, terms)


def _keep_links(held: Held, records: Iterator[Sequence[Any]], terms: Terms) -> None:
    for start, kind, properties, end, place in records:
        if kind not in terms.relations and kind not in {FACT_OF, TELLS_OF}:
            continue
        name = properties.get("fact")
        if not isinstance(name, str) or start is None or end is None:
            held.spare[place] = kind
            continue
        kept = {key: plain(value) for key, value in properties.items() if key in _FACT_KEYS}
        link = Link(kind, name, start, end, kept)
        if held.ids.setdefault(link.key, place) != place:
            held.spare[place] = kind
        else:
            held.rows.links[link.key] = link


def plain(value: Any) -> Property:
    """A value of the driver as one of ours; what no row can hold stays what it is, and so differs."""
    if isinstance(value, list):
        return [plain(one) for one in value]  # type: ignore[return-value] # a list of whatever it holds
    if isinstance(value, Date):
        return date(value.year, value.month, value.day)
    return value  # type: ignore[no-any-return]  # whatever the driver gives
