"""Names that people type become terms of the graph.

What comes in: an open store, a kind of parameter (``Leader``, ``Country``, ``date`` ...) and a text in any language.
What goes out: one term, or a `UsageError` that lists who was meant or what stands nearest.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summitgraph.vocab import BASE, MEETINGS, ONTOLOGY, RDF_TYPE, local, outside, term

if TYPE_CHECKING:
    import pyoxigraph as ox

NAMED: Final = ("Leader", "Country", "Organization", "Place", "Office", "Series", "Issue", "Agreement")
KINDS: Final[dict[str, tuple[str, ...]]] = {
    **{name: (name,) for name in NAMED},
    "Place": ("Place", "Country"),
    "Party": ("Country", "Organization"),
    "Speaker": ("Leader", "Person", "Organization", "Institution", "Country"),
    "Meeting": MEETINGS,
    "Event": (*MEETINGS, "Agreement"),
    "Thing": (*NAMED, *MEETINGS, "Person"),
}
LITERALS: Final = ("date", "date-end", "integer", "text", "manifest")
_FORMAL: Final = ("skos:prefLabel", "skos:notation", "sg:isoCode")
_OTHER: Final = ("skos:altLabel", "sg:name", "sg:abbreviation")
_SHORT: Final = ("sg:shortName", "sg:bodyName")
_WIDE: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class UsageError(Exception):
    """What was asked cannot be understood (exit code 2); the message says what to type next."""


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A thing that a name may mean: how closely (0 is closest), its IRI, and the label that fits."""

    rank: int
    iri: str
    label: str


def resolve_parameter(store: "ox.Store", kind: str, text: str) -> "ox.NamedNode | ox.Literal":
    """The term that a text means as a parameter of a kind; `UsageError` when none or several fit."""
    import pyoxigraph as ox

    if kind in LITERALS:
        return _literal(kind, text.strip())
    if kind == "Class":
        return _class(text.strip())
    return ox.NamedNode(resolve_name(store, kind, text.strip()))


def resolve_name(store: "ox.Store", kind: str, text: str) -> str:
    """The IRI of the one thing of a kind that a name, an id or an IRI means; `UsageError` otherwise."""
    if not text:
        raise UsageError(f"an empty {_noun(kind)}: give a name or an IRI")
    iri = _as_iri(store, text)
    if iri:
        _check_kind(store, kind, iri)
        return iri
    everyone = list(candidates(store, kind))
    wanted = fold(text)
    hits = sorted(c for c in everyone if fold(c.label) == wanted or local(c.iri) == text)
    best = sorted({c.iri for c in hits if c.rank == hits[0].rank})
    if len(best) == 1:
        return best[0]
    if best:
        raise UsageError(f"{text!r} may be {_listed(store, best)}: give the full name or the IRI")
    raise UsageError(f"no {_noun(kind)} is called {text!r}{_nearest(everyone, text)}")


def fold(text: str) -> str:
    """A name for comparing: NFKC, no case, no Latin accents, no order of Latin words ("Kishida Fumio")."""
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold()
    flat = unicodedata.normalize("NFC", re.sub(r"[\u0300-\u036f]", "", flat))
    parts = re.findall(r"[^\W_]+", flat)
    return "".join(parts) if _WIDE.search(flat) else " ".join(sorted(parts))


def candidates(store: "ox.Store", kind: str) -> Iterator[Candidate]:
    """Every name of every thing of a kind, the most formal names first: one pass over each property."""
    from pyoxigraph import NamedNode

    members: set[object] = set()
    for name in _classes(kind):
        found = store.quads_for_pattern(None, NamedNode(RDF_TYPE), NamedNode(term(name)), None)
        members.update(quad.subject for quad in found)
    for rank, properties in enumerate((_FORMAL, _OTHER, _SHORT)):
        named = (store.quads_for_pattern(None, NamedNode(outside(name)), None, None) for name in properties)
        told = {(plain(q.subject), plain(q.object)) for quads in named for q in quads if q.subject in members}
        yield from (Candidate(rank, iri, label) for iri, label in sorted(told))


def texts(store: "ox.Store", iri: str, prefixed: str) -> list[str]:
    """The values of a property of a thing in any graph, as sorted text."""
    from pyoxigraph import NamedNode

    found = store.quads_for_pattern(NamedNode(iri), NamedNode(outside(prefixed)), None, None)
    return sorted({plain(quad.object) for quad in found})


def plain(value: object) -> str:
    """The text of a literal or IRI, without quotes and brackets; nothing for None."""
    return "" if value is None else str(getattr(value, "value", value))


def name_of(store: "ox.Store", iri: str) -> str:
    """The English name of a thing, else another name, else the part of its IRI after the base."""
    from pyoxigraph import Literal, NamedNode

    for prefixed in ("skos:prefLabel", "sg:name", "rdfs:label"):
        found = store.quads_for_pattern(NamedNode(iri), NamedNode(outside(prefixed)), None, None)
        labels = [quad.object for quad in found if isinstance(quad.object, Literal)]
        if labels:
            return min(labels, key=lambda label: (label.language != "en", label.value)).value
    return iri.removeprefix(BASE)


def classes_of(store: "ox.Store", iri: str) -> list[str]:
    """The local names of the classes of a thing, in any graph."""
    return sorted({local(value) for value in texts(store, iri, "rdf:type")})


def _noun(kind: str) -> str:
    nouns = {"Thing": "thing", "Event": "meeting or agreement", "Party": "country or organization"}
    return nouns.get(kind, kind.lower())


def _classes(kind: str) -> tuple[str, ...]:
    if kind not in KINDS:
        raise UsageError(f"no parameter is a {kind!r}; kinds are {', '.join((*KINDS, 'Class', *LITERALS))}")
    return KINDS[kind]


def _as_iri(store: "ox.Store", text: str) -> str:
    """The IRI that a text spells out, "" when it is a name; `UsageError` when the graph does not know it."""
    from pyoxigraph import NamedNode

    bare = text.removeprefix("<").removesuffix(">").removeprefix("sgd:")
    spelled = bare if re.match(r"https?://", bare) else BASE + bare
    if spelled == BASE + bare and not re.fullmatch(r"[a-z-]+/[\w.~/-]+", bare, re.ASCII):
        return ""
    try:
        found = NamedNode(spelled)
    except ValueError as error:
        raise UsageError(f"{text!r} is not an IRI: {error}") from error
    if next(iter(store.quads_for_pattern(found, None, None, None)), None) is None:
        hint = "try a name such as Kishida, or see what there is: summitgraph query meetings"
        raise UsageError(f"nothing is known of <{spelled}>; {hint}")
    return spelled


def _check_kind(store: "ox.Store", kind: str, iri: str) -> None:
    """Refuse an agreement where a leader is wanted; a mention passes for the event or thing it speaks of."""
    if kind in {"Thing", "Event"}:
        return
    found, wanted = classes_of(store, iri), _classes(kind)
    if not set(found) & set(wanted):
        raise UsageError(f"<{iri}> is a {' and a '.join(found) or 'thing without a class'}, not a {_noun(kind)}")


def _listed(store: "ox.Store", iris: Iterable[str]) -> str:
    return " or ".join(f"{name_of(store, iri)} ({iri.removeprefix(BASE)})" for iri in iris)


def _nearest(everyone: list[Candidate], text: str) -> str:
    """A few names that look like the text, for a person who mistyped."""
    from rapidfuzz import fuzz, process

    labels = [fold(one.label) for one in everyone]
    close = process.extract(fold(text), labels, scorer=fuzz.ratio, limit=12, score_cutoff=60)
    found = dict.fromkeys((everyone[i].iri, everyone[i].label) for _, _, i in close)
    first = dict(reversed(found))
    ordered = list(dict.fromkeys(iri for iri, _ in found))[:3]
    if not ordered:
        return "; a name in any language of the authority, or an IRI, is understood"
    return ". Did you mean " + " or ".join(f"{first[iri]} ({iri.removeprefix(BASE)})" for iri in ordered) + "?"


def _class(text: str) -> "ox.NamedNode":
    """A class of the ontology by its name: ``Leader``, ``sg:leader``, its IRI."""
    from pyoxigraph import NamedNode

    wanted = local(text.removeprefix("sg:")).casefold()
    for name in (*NAMED, *MEETINGS):
        if name.casefold() == wanted:
            return NamedNode(ONTOLOGY + name)
    raise UsageError(f"no class is called {text!r}; there are {', '.join((*NAMED, *MEETINGS))}")


def _literal(kind: str, text: str) -> "ox.Literal":
    """A day, a number or words, as a typed literal."""
    import pyoxigraph as ox

    makers: dict[str, Callable[[str], ox.Literal]] = {
        "integer": lambda given: ox.Literal(_whole(given)),
        "text": ox.Literal,
        "manifest": ox.Literal,  # the file is read by `changes.compared`
        "date": lambda given: ox.Literal(_day(given, last=False), datatype=ox.NamedNode(outside("xsd:date"))),
        "date-end": lambda given: ox.Literal(_day(given, last=True), datatype=ox.NamedNode(outside("xsd:date"))),
    }
    return makers[kind](text)


def _whole(text: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,18}", text, re.ASCII):
        raise UsageError(f"{text!r} is not a whole number; write one such as 365")
    return int(text)


def _day(text: str, *, last: bool) -> str:
    """The first (or last) day of ``2024-02-13``, ``2024-02`` or ``2024``."""
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text, re.ASCII)
    year = int(parts[1]) if parts else 0
    month = int((parts and parts[2]) or (12 if last else 1))
    if not parts or not year or not 1 <= month <= 12:
        raise UsageError(f"{text!r} is not a day; write one such as 2024-02-13, 2024-02 or 2024")
    length = calendar.monthrange(year, month)[1]
    day = int(parts[3] or (length if last else 1))
    if not 1 <= day <= length:
        raise UsageError(f"{text!r} is not a day: that month has {length} days")
    return f"{year:04}-{month:02}-{day:02}"
