"""What a build remembers of its things, so that a later one can say what changed without the old graph.

What comes in: the quads of a build, or a manifest read again. What goes out: one line of text for each meeting,
agreement and document (``Summit date=2002-09-17 participant=leader/... status=status/held``), or these as quads.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
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
_TEXTS: Final = frozenset({"fileName", "loader", "loaderVersion"})
REMEMBERED: Final = frozenset({RDF_TYPE, *(term(field) for field in FIELDS)})
_LABEL: Final = PREFIXES["skos"] + "prefLabel"


def remembered(quads: "Iterable[ox.Quad]") -> dict[str, str]:
    """Each meeting, agreement and document by the end of its IRI: its class, then ``field=value``, sorted."""
    known = {str(term(kind)): kind for kind in KINDS}
    fields = {str(term(field)): field for field in FIELDS}
    classes: dict[str, str] = {}
    told: dict[str, set[str]] = {}
    for found in quads:
        subject, predicate = _text(found.subject), found.predicate.value
        if predicate == RDF_TYPE and _text(found.object) in known:
            classes[subject] = known[_text(found.object)]
        elif predicate in fields:
            told.setdefault(subject, set()).add(f"{fields[predicate]}={_written(found.object)}")
    return {
        iri.removeprefix(BASE): " ".join((classes[iri], *sorted(told.get(iri, ()))))
        for iri in sorted(classes)
    }  # fmt: skip


def since_quads(path: Path) -> "Iterator[ox.Quad]":
    """Yield what a manifest remembers, in the graph ``since`` with predicates ``since/<field>``.

    ProjectError when the file is no manifest, or one of a version that remembered nothing.
    """
    import pyoxigraph as ox

    graph = ox.NamedNode(SINCE)
    for local, line in sorted(_things(path).items()):
        subject = ox.NamedNode(BASE + local)
        kind, *pairs = line.split(" ")
        yield ox.Quad(subject, ox.NamedNode(f"{SINCE}/class"), ox.NamedNode(ONTOLOGY + kind), graph)
        for field, _, value in (pair.partition("=") for pair in pairs):
            yield ox.Quad(subject, ox.NamedNode(f"{SINCE}/{field}"), _term(field, unquote(value)), graph)


def compared(store: "ox.Store", path: Path) -> "ox.Store":
    """A store in memory with what two builds can be compared by: this one's things, and those of a manifest."""
    import pyoxigraph as ox

    made = ox.Store()
    made.bulk_extend(since_quads(path))
    classes = ((RDF_TYPE, ox.NamedNode(term(kind))) for kind in KINDS)  # nearly all quads of a class are statements
    for predicate, value in (*classes, (_LABEL, None), *((term(field), None) for field in FIELDS)):
        made.bulk_extend(_of_things(store.quads_for_pattern(None, ox.NamedNode(predicate), value, None)))
    return made


def _term(field: str, text: str) -> "ox.NamedNode | ox.Literal":
    """A remembered value as the graph has it, so that equal values are equal terms."""
    import pyoxigraph as ox

    if field == "date":
        return ox.Literal(text, datatype=ox.NamedNode(EDTF))
    if field in _TEXTS:
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


def _written(value: object) -> str:
    """A value without a space in it: an IRI without the base, or a text with what is odd in it escaped."""
    return re.sub(r"[\s%]", lambda hit: quote(hit[0]), _text(value).removeprefix(BASE))
