"""What is known of a thing, and on whose word.

What comes in: an open store and an IRI or a name. What goes out: an `Explanation`: each fact with its words, document
and speaker; for a meeting its accounts and why they were joined; for a leader offices held and meetings.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from summitgraph.names import classes_of, name_of, plain, resolve_name, texts
from summitgraph.table import printable, short
from summitgraph.time import overlap
from summitgraph.vocab import MEETINGS, ONTOLOGY, local, outside

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rich.console import Console

_LABELS: Final = frozenset({"prefLabel", "altLabel", "hiddenLabel", "shortName", "name"})
_ELSEWHERE: Final = frozenset({*_LABELS, "type", "hasMention", "note", "inDocument", "earliestDay", "latestDay"})
_PLUMBING: Final = frozenset({"earliestDay", "latestDay", "order", "clause", "clauseOf", "text"})


@dataclass(frozen=True, slots=True)
class Told:
    """One fact that a document tells: its words and where they stand, who said it, through whom, a person's remark."""

    subject: str
    fact: str
    value: str
    words: str
    document: str
    start: int
    end: int
    speaker: str
    via: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says of a meeting or agreement, and why it was joined to the others."""

    mention: str
    document: str
    why: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of a thing."""

    iri: str
    name: str
    classes: tuple[str, ...]
    names: tuple[str, ...]
    properties: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]
    meetings: tuple[str, ...]
    accounts: tuple[Account, ...]
    told: tuple[Told, ...]


def explain(store: "ox.Store", text: str) -> Explanation:
    """What is known of the thing that an IRI or a name means; `UsageError` when that is nothing or not one thing."""
    iri = resolve_name(store, "Thing", text.strip())
    classes = tuple(classes_of(store, iri))
    own = [iri, *_parts(store, iri)]
    return Explanation(
        iri=iri,
        name=name_of(store, iri),
        classes=classes,
        names=_names(store, iri),
        properties=_properties(store, iri),
        offices=tuple(sorted(_offices(store, iri))) if "Leader" in classes else (),
        meetings=tuple(sorted(_meetings(store, iri))) if {"Leader", "Person"} & set(classes) else (),
        accounts=tuple(_accounts(store, iri)),
        told=tuple(fact for subject in own for fact in _told(store, subject)),
    )


def as_json(explanation: Explanation) -> str:
    """The explanation as a JSON object."""
    return json.dumps(asdict(explanation), ensure_ascii=False, indent=2) + "\n"


def render(explanation: Explanation, console: "Console") -> None:
    """Print the explanation for people."""
    from rich.text import Text

    for line in lines(explanation):
        console.print(Text(printable(line)))


def lines(explanation: Explanation) -> Iterator[str]:
    """Yield the explanation line by line."""
    kinds = ", ".join(explanation.classes) or "no class"
    yield f"{explanation.name} ({kinds})"
    yield f"<{explanation.iri}>"
    yield from _section("Names", ("; ".join(explanation.names),) if explanation.names else ())
    yield from _section("Known", (f"{name}: {value}" for name, value in explanation.properties))
    yield from _section("Offices", explanation.offices)
    yield from _section("Meetings", explanation.meetings)
    for account in explanation.accounts:
        yield ""
        yield f"{account.document} says ({short(account.mention)}; {account.why}):"
        yield from (f"  {line}" for line in _passages(account.told))
    for document in sorted({told.document for told in explanation.told}):
        own = [told for told in explanation.told if told.document == document]
        yield from _section(f"{document} says", _passages(own))


def _section(title: str, entries: Iterable[str]) -> Iterator[str]:
    shown = [f"  {entry}" for entry in entries]
    if shown:
        yield from ("", title, *shown)


def _passages(told: Iterable[Told]) -> Iterator[str]:
    """Yield one line a passage: its words, where they stand, who said it, and all that rests on it."""
    passages: dict[str, list[str]] = {}
    for fact in told:
        if fact.fact not in _PLUMBING:
            passages.setdefault(_passage(fact), []).append(f"{fact.fact} {short(fact.value)}")
    yield from (f"{passage}: {'; '.join(facts)}" for passage, facts in passages.items())


def _passage(told: Told) -> str:
    who = f", says {told.speaker}" if told.speaker else ""
    chain = f" via {', '.join(told.via)}" if told.via else ""
    words = "“" + told.words.replace("\n", " ") + "”" if told.words else "words not published"
    note = f" ({told.note})" if told.note else ""
    return f"{words} {told.start}-{told.end}{who}{chain}{note}"


def _names(store: "ox.Store", iri: str) -> tuple[str, ...]:
    from pyoxigraph import Literal, NamedNode

    found = set()
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, None):
        if local(quad.predicate.value) in _LABELS and isinstance(quad.object, Literal):
            language = f" @{quad.object.language}" if quad.object.language else ""
            found.add(quad.object.value + language)
    return tuple(sorted(found))


def _properties(store: "ox.Store", iri: str) -> tuple[tuple[str, str], ...]:
    """What stands beside the names: English names for things, text for the rest."""
    from pyoxigraph import NamedNode

    quads = store.quads_for_pattern(NamedNode(iri), None, None, None)
    pairs = {(local(quad.predicate.value), quad.object) for quad in quads}
    shown = {(name, _value(store, value)) for name, value in pairs if name not in _ELSEWHERE}
    return tuple(sorted(shown))


def _value(store: "ox.Store", value: object) -> str:
    from pyoxigraph import NamedNode

    if isinstance(value, NamedNode):
        return local(value.value) if value.value.startswith(ONTOLOGY) else name_of(store, value.value)
    return plain(value)


def _subjects(store: "ox.Store", prefixed: str, iri: str) -> list[str]:
    """The things of which a property leads to a thing, in any graph."""
    from pyoxigraph import NamedNode

    found = store.quads_for_pattern(None, NamedNode(outside(prefixed)), NamedNode(iri), None)
    return sorted({plain(quad.subject) for quad in found})


def _first(store: "ox.Store", iri: str, prefixed: str) -> str:
    return next(iter(texts(store, iri, prefixed)), "")


def _parts(store: "ox.Store", iri: str) -> Iterator[str]:
    """The clauses of an agreement, or the commitments of a clause, in order."""
    own = [*_subjects(store, "sg:clauseOf", iri), *_subjects(store, "sg:clause", iri)]
    for part in sorted(own, key=lambda one: int(_first(store, one, "sg:order") or 0)):
        yield part
        yield from _parts(store, part)


def _offices(store: "ox.Store", iri: str) -> Iterator[str]:
    for tenure in _subjects(store, "sg:holder", iri):
        office = name_of(store, _first(store, tenure, "sg:office"))
        source = _first(store, tenure, "dcterms:source")
        until = _first(store, tenure, "sg:heldUntil") or "now"
        yield f"{_first(store, tenure, 'sg:heldFrom')} to {until}: {office}" + (f" [{source}]" if source else "")


def _meetings(store: "ox.Store", iri: str) -> Iterator[str]:
    for meeting in _subjects(store, "sg:participant", iri):
        if set(classes_of(store, meeting)) & set(MEETINGS):
            date = " or ".join(texts(store, meeting, "sg:date")) or "undated"
            others = [one for one in texts(store, meeting, "sg:participant") if one != iri]
            whom = ", ".join(name_of(store, one) for one in others) or "others"
            status = ", ".join(map(local, texts(store, meeting, "sg:status")))
            yield f"{date}: with {whom} ({status}) {short(meeting)}"


def _accounts(store: "ox.Store", iri: str) -> Iterator[Account]:
    mentions = texts(store, iri, "sg:hasMention")
    for mention in mentions:
        source = _first(store, mention, "sg:inDocument")
        document = _first(store, source, "sg:fileName") if source else ""
        yield Account(mention, document, _why(store, iri, mention, mentions), tuple(_told(store, mention)))


def _why(store: "ox.Store", iri: str, mention: str, mentions: list[str]) -> str:
    """Why an account stands with the others: the reason that the build noted, else what agrees."""
    for note in texts(store, iri, "skos:note"):
        if note.startswith(mention + ": "):
            return note.removeprefix(mention + ": ")
    if len(mentions) == 1:
        return "the only account"
    others = [other for other in mentions if other != mention]
    people = set(texts(store, mention, "sg:participant"))
    alike = [other for other in others if set(texts(store, other, "sg:participant")) == people]
    reasons = ["the same people"] if people and alike else []
    date = _first(store, mention, "sg:date")
    if date and all(overlap(date, _first(store, other, "sg:date")) for other in others):
        reasons.append("dates that overlap")
    return " and ".join(reasons) or "joined by name or by decision"


def _told(store: "ox.Store", subject: str) -> Iterator[Told]:
    """Yield the facts of one subject with their evidence, in the order of the text."""
    facts = (_fact(store, subject, statement) for statement in _subjects(store, "rdf:subject", subject))
    yield from sorted(facts, key=lambda told: (told.document, told.start, told.end, told.fact, told.value))


def _fact(store: "ox.Store", subject: str, statement: str) -> Told:
    from pyoxigraph import NamedNode

    evidence = _first(store, statement, "sg:evidence")
    graph = statement.partition("/fact/")[0]
    found = store.quads_for_pattern(NamedNode(statement), NamedNode(outside("rdf:object")), None, None)
    return Told(
        subject=subject,
        fact=local(_first(store, statement, "rdf:predicate")),
        value=next((_value(store, quad.object) for quad in found), ""),
        words=_first(store, evidence, "sg:quotation"),
        document=_first(store, graph, "sg:fileName"),
        start=int(_first(store, evidence, "sg:start") or 0),
        end=int(_first(store, evidence, "sg:end") or 0),
        speaker=", ".join(name_of(store, who) for who in texts(store, statement, "sg:attributedTo")),
        via=tuple(name_of(store, who) for who in texts(store, statement, "sg:via")),
        note="; ".join(texts(store, evidence, "skos:editorialNote")),
    )
