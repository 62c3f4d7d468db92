"""Agreements that a page names, said as facts.

What comes in: `Instrument`s of the blocks of a page. What goes out: `Fact`s of AgreementMentions, one an agreement.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summitgraph.authority import Authority
from summitgraph.model import Fact, Iri, edtf, words
from summitgraph.text.clean import Block
from summitgraph.text.markup import sentences
from summitgraph.text.mentions import raw_span
from summitgraph.text.page import Page
from summitgraph.vocab import RDF_TYPE, mention, term, thing


@dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement named at clean offsets; ``known`` when the authority has it; date and status by the words."""

    name: str
    span: tuple[int, int]
    known: Iri | None
    year: tuple[str, int, int] | None
    status: str
    parties: tuple[Iri, ...] = ()  # whom the name itself tells


Found = Sequence[tuple[Block, Instrument]]
Reading = Callable[[str, Authority, list[tuple[int, int]]], Iterator[Instrument]]


def first_of_each(found: Found, _authority: Authority) -> Iterator[tuple[Block, Instrument]]:
    """Yield each agreement once, where it is named first."""
    seen: set[str] = set()
    for block, one in found:
        if (key := one.known or one.name) not in seen:
            seen.add(key)
            yield block, one


def agreements(
    page: Page,
    authority: Authority,
    read: Reading,
    *,
    choose: Callable[[Found, Authority], Iterator[tuple[Block, Instrument]]] = first_of_each,
) -> Iterator[Fact]:
    """Say each agreement that ``read`` finds in a block with its sentences, once, at the place that is chosen."""
    found = [(b, one) for b in page.blocks for one in read(b.body.text, authority, sentences(b.body))]
    for block, chosen in choose(found, authority):
        yield from _agreement(page, block, chosen, authority)


def around(at: int, sentences: list[tuple[int, int]], text: str) -> str:
    """The sentence in which an offset of a text stands, else all of it."""
    return next((text[start:end] for start, end in sentences if start <= at < end), text)


def outermost(spans: dict[tuple[int, int], Iri | None]) -> Iterator[tuple[tuple[int, int], Iri | None]]:
    """Yield what was found from left to right, without what lies inside another."""
    for (start, end), iri in sorted(spans.items()):
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e in spans):
            yield (start, end), iri


def _agreement(page: Page, block: Block, found: Instrument, authority: Authority) -> Iterator[Fact]:
    span = raw_span(page.document, block.body, found.span)
    iri = mention("agreement", span)
    yield Fact(iri, RDF_TYPE, term("AgreementMention"), span)
    yield Fact(iri, term("name"), words(" ".join(page.written(span).split()), page.language), span)
    yield Fact(iri, term("agreementStatus"), thing("agreement-status", found.status), span)
    for party in _parties(found, authority):
        yield Fact(iri, term("party"), party, span)
    if found.known:
        yield Fact(iri, term("agreement"), found.known, span)
    if found.year:
        year, start, end = found.year
        yield Fact(iri, term("date"), edtf(year), raw_span(page.document, block.body, (start, end)))


def _parties(found: Instrument, authority: Authority) -> tuple[Iri, ...]:
    """The parties that the name itself tells (日韩…), else those the authority knows."""
    if found.parties:
        return found.parties
    head = re.match(f"[{''.join(sorted(authority.abbreviations))}]{{2,4}}", found.name)
    named = tuple(authority.abbreviations[letter] for letter in head[0]) if head else ()
    return named or (tuple(authority.links.get((found.known, "party"), ())) if found.known else ())
