"""Agreements as things: what documents say of them, lifted to the agreement itself.

What comes in: quads of documents' graphs, and what is known already. What goes out: quads for the default graph.
What the authority or the text of the agreement says of a property stands; only what it leaves open is lifted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, Quad

from summitgraph.model import Iri, words
from summitgraph.rdf import Properties, by_subject, date_quads, graph_name, quad, subjects_of
from summitgraph.time import bounds, contains
from summitgraph.vocab import RDF_TYPE, local, named_agreement, outside, term, thing

_FIELDS: Final = ("agreement", "name", "party", "signatory", "date", "agreementStatus")
AGREEMENT: Final = frozenset({RDF_TYPE, *map(term, _FIELDS)})  # the predicates of all that mentions are asked for
_STATUSES: Final = ("ended", "in-force", "signed", "planned", "unknown")


@dataclass(slots=True)
class _Said:
    """What all mentions say of one agreement."""

    mentions: set[Iri] = field(default_factory=set)
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    parties: set[Iri] = field(default_factory=set)
    signatories: set[Iri] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)


def agreement_quads(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield each mentioned agreement with its mentions and what was left open about it."""
    known = list(quads)
    of_mentions = [q for q in known if q.predicate.value in AGREEMENT and graph_name(q)]
    wanted = subjects_of(of_mentions, "AgreementMention")
    said: dict[Iri, _Said] = defaultdict(_Said)
    for iri, row in sorted(by_subject(of_mentions, wanted).items()):
        if name := _agreement(row):
            _add(said[name], iri, row)
    stated = by_subject((q for q in known if not graph_name(q)), said)
    for iri, found in sorted(said.items()):
        yield from _lifted(iri, found, set(stated[iri]))


def _agreement(row: Properties) -> Iri | None:
    """The agreement meant: the one the loader knows, else one named by its name."""
    if stated := sorted(found.value for found in row.get(term("agreement"), ())):
        return Iri(stated[0])
    names = sorted("".join(found.value.split()) for found in row.get(term("name"), ()))
    return named_agreement(names[0]) if names else None


def _add(said: _Said, mention: Iri, row: Properties) -> None:
    def many(name: str) -> set[Iri]:
        return {Iri(found.value) for found in row.get(term(name), ())}

    said.mentions.add(mention)
    said.parties |= many("party")
    said.signatories |= many("signatory")
    said.dates |= many("date")
    said.statuses |= {local(status) for status in many("agreementStatus")}
    for found in row.get(term("name"), ()):
        if isinstance(found, Literal) and found.language:
            said.names[found.value, found.language] += 1


def _lifted(iri: Iri, said: _Said, known: set[str]) -> Iterator[Quad]:
    yield quad(iri, RDF_TYPE, term("Agreement"))
    for mention in said.mentions:
        yield quad(iri, term("hasMention"), mention)
    if outside("skos:prefLabel") not in known:
        yield from _named(iri, said.names)
    for key, things in (("party", said.parties), ("signatory", said.signatories)):
        if term(key) not in known:
            yield from (quad(iri, term(key), found) for found in things)
    if term("date") not in known:
        yield from date_quads(iri, *_most_exact(said.dates))
    if said.statuses and term("agreementStatus") not in known:
        yield quad(iri, term("agreementStatus"), thing("agreement-status", min(said.statuses, key=_STATUSES.index)))


def _named(iri: Iri, names: Counter[tuple[str, str]]) -> Iterator[Quad]:
    """Yield the commonest name of each language as its label, the others as further names."""
    labelled: set[str] = set()
    for (name, language), _ in sorted(names.items(), key=lambda item: (-item[1], item[0])):
        kind = "skos:altLabel" if language in labelled else "skos:prefLabel"
        labelled.add(language)
        yield quad(iri, outside(kind), words(name, language))


def _most_exact(dates: set[str]) -> list[str]:
    return sorted(
        date for date in dates if not any(contains(date, other) and bounds(date) != bounds(other) for other in dates)
    )
