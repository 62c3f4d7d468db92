"""What a build remembers of its things, so that a later one can say what changed without the old graph.

What comes in: the quads of a build, or a manifest read again. What goes out: one line of text for each meeting,
agreement and document (``Summit date=2002-09-17 participant=leader/... status=status/held``), or these as quads.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from summitgraph.model import EDTF, ProjectError
from summitgraph.vocab import BASE, MEETINGS, ONTOLOGY, PREFIXES, RDF_TYPE, term

if TYPE_CHECKING:
    import pyoxigraph as ox

SINCE: Final = BASE + "since"  # the graph that holds the older build while it is compared
KINDS: Final = (*MEETINGS, "Agreement", "Document")
FIELDS: Final = (
    "agreementStatus", "date", "fileName", "loader", "loaderVersion", "participant", "party", "place", "status",
)  # fmt: skip
_OF_DOCUMENTS: Final = ("fileName", "loader", "loaderVersion")
REMEMBERED: Final = frozenset({RDF_TYPE, *(term(field) for field in FIELDS)})
_LABEL: Final = PREFIXES["skos"] + "prefLabel"
_TOLD: Final = f"""
    SELECT ?thing ?field ?value WHERE {{
        {{ VALUES (?field ?value) {{ {" ".join(f"(rdf:type sg:{kind})" for kind in KINDS)} }} ?thing ?field ?value }}
        UNION {{ GRAPH ?thing {{ VALUES (?field ?value) {{ (rdf:type sg:Document) }} ?thing ?field ?value }} }}
        UNION {{ VALUES ?field {{ {" ".join(f"sg:{field}" for field in FIELDS)} }} ?thing ?field ?value }}
        UNION {{ GRAPH ?thing {{
            VALUES ?field {{ {" ".join(f"sg:{field}" for field in _OF_DOCUMENTS)} }} ?thing ?field ?value
        }} }}
    }}"""


def remembered(quads: "Iterable[ox.Quad]") -> dict[str, str]:
    """Each meeting, agreement and document by the end of its IRI: its class, then ``field=value``, sorted."""
    return _lines((_text(found.subject), found.predicate.value, _text(found.object)) for found in quads)


def since_quads(path: Path) -> "Iterator[ox.Quad]":
    """Yield what a manifest remembers, in the graph ``since`` with predicates ``since/<field>``.

    ProjectError when the file is no manifest, or one of a version that remembered nothing.
    """
    return _since(_things(path))


def compared(store: "ox.Store", path: Path) -> "ox.Store":
    """A store in memory with all in which a build differs from that of a manifest: things of both, and their names."""
    import pyoxigraph as ox

    before = _things(path)
    differing = _differing(before, _lines(_told(store)))
    made = ox.Store()
    made.bulk_extend(_since({local: line for local, line in before.items() if local in differing}))
    for local in differing:
        made.bulk_extend(_of_things(store.quads_for_pattern(ox.NamedNode(BASE + local), None, None, None)))
    for value in {found.object for found in made if isinstance(found.object, ox.NamedNode)}:
        made.bulk_extend(store.quads_for_pattern(value, ox.NamedNode(_LABEL), None, None))
    return made


def _told(store: "ox.Store") -> Iterator[Sequence[str]]:
    """Subject, predicate and value of what is remembered of a store; by way of CSV, since term by term is slow."""
    import pyoxigraph as ox

    rows = store.query(_TOLD, prefixes=PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    text = rows.serialize(format=ox.QueryResultsFormat.CSV) or b""
    return csv.reader(io.StringIO(text.decode(), newline=""))


def _lines(told: Iterable[Sequence[str]]) -> dict[str, str]:
    known = {str(term(kind)): kind for kind in KINDS}
    fields = {str(term(field)): field for field in FIELDS}
    classes: dict[str, str] = {}
    pairs: dict[str, set[str]] = {}
    for subject, predicate, value in told:
        if predicate == RDF_TYPE and value in known:
            classes[subject] = known[value]
        elif predicate in fields:
            pairs.setdefault(subject, set()).add(f"{fields[predicate]}={_written(value)}")
    return {
        iri.removeprefix(BASE): " ".join((classes[iri], *sorted(pairs.get(iri, ()))))
        for iri in sorted(classes)
    }  # fmt: skip


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The things of which two builds tell otherwise, and the documents that bear the file name of one of them."""
    other = {local for local in before.keys() | now.keys() if before.get(local) != now.get(local)}
    lines = [line.split(" ") for local in other for line in (before.get(local, ""), now.get(local, ""))]
    names = {pair for line in lines for pair in line if pair.startswith("fileName=")}
    return sorted(other | {local for local, line in now.items() if not names.isdisjoint(line.split(" "))})


def _since(things: Mapping[str, str]) -> "Iterator[ox.Quad]":
    import pyoxigraph as ox

    graph = ox.NamedNode(SINCE)
    for local, line in sorted(things.items()):
        subject = ox.NamedNode(BASE + local)
        kind, *pairs = line.split(" ")
        yield ox.Quad(subject, ox.NamedNode(f"{SINCE}/class"), ox.NamedNode(ONTOLOGY + kind), graph)
        for field, _, value in (pair.partition("=") for pair in pairs):
            yield ox.Quad(subject, ox.NamedNode(f"{SINCE}/{field}"), _term(field, unquote(value)), graph)


def _term(field: str, text: str) -> "ox.NamedNode | ox.Literal":
    """A remembered value as the graph has it, so that equal values are equal terms."""
    import pyoxigraph as ox

    if field == "date":
        return ox.Literal(text, datatype=ox.NamedNode(EDTF))
    if field in _OF_DOCUMENTS:
        return ox.Literal(text)
    return ox.NamedNode(text if re.match(r"https?:", text) else BASE + text)


def _of_things(quads: "Iterable[ox.Quad]") -> "Iterator[ox.Quad]":
    """Yield what is said of things and documents, without what documents say of their mentions."""
    for found in quads:
        graph = _text(found.graph_name)
        if not graph or _text(found.subject) == graph:
            yield found


def _things(path: Path) -> Mapping[str, str]:
    where = f"{path} is not the manifest.json of a build"
    try:
        content = json.loads((path / "manifest.json" if path.is_dir() else path).read_text(encoding="utf-8"))
        things = content["things"]
        return {str(iri): str(line) for iri, line in things.items()}
    except OSError as error:
        raise ProjectError(f"{path} cannot be read: {error.strerror}. Give the manifest.json of a build") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ProjectError(f"{where}, or of a version that did not remember its things. Build it anew") from error


def _text(value: object) -> str:
    """An IRI or the text of a literal; nothing for the default graph."""
    return str(getattr(value, "value", ""))


def _written(value: str) -> str:
    """A value without a space in it: an IRI without the base, or a text with what is odd in it escaped."""
    return re.sub(r"[\s%]", lambda hit: quote(hit[0]), value.removeprefix(BASE))
