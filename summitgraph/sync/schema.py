"""Constraints and indexes: made by the tool where they are missing.

What comes in: an open database, and the relationship types that are about to be written. What goes out: uniqueness of
``iri`` and of ``fact`` for each type, a full-text index over names in all languages, ranges over days.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from summitgraph.sync.database import Database
from summitgraph.sync.terms import Terms, quoted
from summitgraph.vocab import MEETINGS

IRI: Final = "summitgraph_iri"
FACT: Final = "summitgraph_fact_"
DIGEST: Final = "summitgraph_digest"
NAMES: Final = "summitgraph_names"
LANGUAGES: Final = ("en", "zh_hans", "zh_hant", "ja", "ko")
_DAYS: Final = (*MEETINGS, "MeetingMention")
# Text people look for, in every language of the authority; sg:name and skos:prefLabel are both name_*
_NAMED: Final = ("name", "altName", "shortName", "headline")


def ensure(database: Database, terms: Terms, types: Iterable[str]) -> None:
    """Make what is missing; a database that has all of it is only asked.

    A client that dies while a constraint is made leaves its index behind, which never comes to an end: it goes first.
    """
    present: set[str] = set()
    for name, state, constraint in database.rows("SHOW INDEXES YIELD name, state, owningConstraint"):
        if state == "POPULATING" and constraint is None and name.startswith((IRI, FACT)):
            database.alter(f"DROP INDEX {quoted(name)} IF EXISTS")
        else:
            present.add(name)
    for name, statement in statements(terms, types):
        if name not in present:
            database.alter(statement)


def statements(terms: Terms, types: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each constraint and index."""
    yield IRI, f"CREATE CONSTRAINT {IRI} IF NOT EXISTS FOR (n:SummitGraph) REQUIRE n.iri IS UNIQUE"
    yield DIGEST, f"CREATE RANGE INDEX {DIGEST} IF NOT EXISTS FOR (n:SummitGraph) ON (n.digest)"
    for kind in sorted(types):
        name = f"{FACT}{kind.lower()}"
        yield (
            name,
            f"CREATE CONSTRAINT {quoted(name)} IF NOT EXISTS FOR ()-[r:{quoted(kind)}]-() REQUIRE r.fact IS UNIQUE",
        )
    for label in _DAYS:
        if label in terms.classes:
            name = f"summitgraph_day_{label.lower()}"
            yield name, f"CREATE RANGE INDEX {name} IF NOT EXISTS FOR (n:{quoted(label)}) ON (n.earliestDay)"
    keys = ", ".join(
        f"n.{quoted(key)}"
        for base in _NAMED
        for key in ("name", *(f"{base}_{language}" for language in LANGUAGES))
        if key != "name" or base == "name"
    )
    yield (
        NAMES,
        (
            f"CREATE FULLTEXT INDEX {NAMES} IF NOT EXISTS FOR (n:SummitGraph) ON EACH [{keys}] "
            "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
        ),
    )
