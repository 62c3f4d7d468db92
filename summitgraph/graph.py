"""The whole graph in memory: the parts of all documents, what is wrong taken out, and the things they tell of.

What comes in: parts, the project, its tools. What goes out: a `Graph`, its things sorted, with what the shapes say.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import DefaultGraph, Literal, Quad

from summitgraph.agreements import AGREEMENT, agreement_quads
from summitgraph.authority import Authority, authority_quads
from summitgraph.changes import REMEMBERED
from summitgraph.clauses import fullest
from summitgraph.decisions import Decisions, full
from summitgraph.linkset import link_quads, stale
from summitgraph.mentions import VIEW, meeting_views
from summitgraph.model import Finding, Iri
from summitgraph.parts import PackedPart, Tools
from summitgraph.project import Project
from summitgraph.rdf import by_text, graph_name, in_order, object_of, source_quads, subject_of
from summitgraph.reuse import REUSE, find_reuse, reuse_quads
from summitgraph.summits import Resolution, replaced_quads, resolve, summit_quads
from summitgraph.texts import Texts, texts_of
from summitgraph.validate import Result, quarantine
from summitgraph.vocab import BASE, RDF_TYPE, local, term, thing

_NAME: Final = term("name")
_SOURCE: Final = term("source")


@dataclass(frozen=True, slots=True)
class Graph:
    """Quads of things by their text, texts of documents that are kept, quads in quarantine; results, findings.

    ``heard`` are quads of documents' graphs by which a later build is compared; ``ok`` is false when a thing violates
    a shape.
    """

    things: Mapping[str, Quad]
    texts: tuple[Texts, ...]
    heard: tuple[Quad, ...]
    quarantined: tuple[Quad, ...]
    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    counts: dict[str, int]
    ok: bool


def make_graph(
    parts: Sequence[PackedPart], project: Project, tools: Tools, judge: Callable[[Mapping[str, Quad]], list[Result]]
) -> Graph:
    """Join the parts, take out what the shapes refuse, resolve what is left, and let ``judge`` check the things."""
    known = list(_public(authority_quads(project.ontology), tools.decisions))
    opened, others = _opened(parts), _elsewhere(parts)
    said = [
        found
        for part, open_, gone in zip(fullest(parts), opened, others, strict=True)
        for found in _read(part, open_)
        if not gone or graph_name(found) not in gone
    ]
    checked = [result for part in parts for result in part.results]
    kept, out = quarantine(said, checked, stated={found.triple for found in known})
    plain, heard = _parted(kept)
    reuse = find_reuse(_with(heard, REUSE))
    resolution = resolve(meeting_views(_with(heard, VIEW)), tools.decisions, tools.authority, reuse)
    base = [*known, *plain, *_sources(_with(heard, {_SOURCE}), tools), *reuse_quads(reuse)]
    lifted = [
        *agreement_quads([*base, *_with(heard, AGREEMENT)]),
        *_meetings(resolution, _with(heard, {_NAME}), tools.authority),
    ]
    plain = [*base, *lifted]
    things = by_text([*plain, *link_quads(tools.decisions, plain)])
    results = judge(things)
    texts = _texts(parts, opened, kept)
    return Graph(
        things=things,
        texts=tuple(texts),
        heard=tuple(_with(heard, REMEMBERED)),
        quarantined=tuple(in_order(out)),
        results=tuple(sorted([*checked, *results])),
        findings=(*resolution.findings, *_twice(parts, others), *stale(tools.decisions, plain)),
        counts=_counts(things.values(), texts, out),
        ok=all(result.severity != "error" for result in results),
    )


def _parted(quads: Iterable[Quad]) -> tuple[list[Quad], dict[str, list[Quad]]]:
    """The quads of things, and those of documents by their predicate: each is looked through by few."""
    plain: list[Quad] = []
    heard: dict[str, list[Quad]] = defaultdict(list)
    for found in quads:
        if isinstance(found.graph_name, DefaultGraph):
            plain.append(found)
        else:
            heard[found.predicate.value].append(found)
    return plain, heard


def _with(heard: Mapping[str, list[Quad]], predicates: Collection[str]) -> list[Quad]:
    return [found for predicate in sorted(predicates) for found in heard.get(predicate, ())]


def _opened(parts: Sequence[PackedPart]) -> list[bool]:
    """Which parts have to be read whole: those with an error in them, and those that share a graph with another."""
    times = Counter(name for part in parts for name in part.texts.names)
    return [part.refused or any(times[name] > 1 for name in part.texts.names) for part in parts]


def _elsewhere(parts: Sequence[PackedPart]) -> list[dict[str, str]]:
    """For each part its graphs that an earlier one has, with that one's file: rows of a register, read twice."""
    first: dict[str, str] = {}
    found = []
    for part in parts:
        names = set(part.texts.names)
        found.append({name: first[name] for name in sorted(names & first.keys())})
        first |= dict.fromkeys(names - first.keys(), part.document.name)
    return found


def _twice(parts: Sequence[PackedPart], others: Sequence[Mapping[str, str]]) -> Iterator[Finding]:
    for part, gone in zip(parts, others, strict=True):
        for name, file in gone.items():
            message = f"{part.document.name}: {name.removeprefix(BASE)} was read from {file}; take one of the two out"
            yield Finding("same-record", message, part.document.name)


def _read(part: PackedPart, open_: bool) -> Iterable[Quad]:  # noqa: FBT001 - private
    return part.everything if open_ else part.quads


def _texts(parts: Sequence[PackedPart], opened: Sequence[bool], kept: Iterable[Quad]) -> list[Texts]:
    """The texts of all documents; those that were opened have new ones, of what is kept of them."""
    closed = [part.texts for part, open_ in zip(parts, opened, strict=True) if not open_]
    names = {name for part, open_ in zip(parts, opened, strict=True) if open_ for name in part.texts.names}
    return [*closed, texts_of(found for found in kept if graph_name(found) in names)] if names else closed


def _public(quads: Iterable[Quad], decisions: Decisions) -> Iterator[Quad]:
    """Yield the authority's quads without people who were taken down, their tenures and forms, and links to them."""
    gone = {full(t.id) for t in decisions.takedowns if t.kind == "person"}
    known = list(quads)
    if gone:
        theirs = {term("holder"), term("formOf")}
        gone |= {subject_of(q) for q in known if q.predicate.value in theirs and object_of(q) in gone}
    yield from (q for q in known if subject_of(q) not in gone and object_of(q) not in gone)


def _sources(quads: Iterable[Quad], tools: Tools) -> Iterator[Quad]:
    """Yield what is known of the sources that documents name."""
    named = {object_of(found) for found in quads if found.predicate.value == _SOURCE}
    for loader in tools.loaders:
        for source in loader.sources:
            if thing("source", source.id) in named:
                yield from source_quads(source)


def _meetings(resolution: Resolution, quads: Iterable[Quad], authority: Authority) -> Iterator[Quad]:
    people = _people(quads)
    for summit in resolution.summits:
        yield from summit_quads(summit, lambda iri: people.get(iri) or authority.label(iri))
    yield from replaced_quads(resolution.replaced)


def _people(quads: Iterable[Quad]) -> dict[Iri, str]:
    """The names of people whom the authority does not know, English before others."""
    names = sorted(
        (found.object.language != "en", found.object.value, subject_of(found))
        for found in quads
        if found.predicate.value == _NAME and isinstance(found.object, Literal)
    )
    return {iri: name for _, name, iri in reversed(names)}


def _counts(things: Collection[Quad], texts: Iterable[Texts], out: Sequence[Quad]) -> dict[str, int]:
    """How many nodes of each class, quads, quads in quarantine, and entries of the authority nobody has reviewed."""
    classes: Counter[str] = Counter()
    total = len(things)
    unreviewed = 0
    for found in things:
        if found.predicate.value == RDF_TYPE:
            classes[local(object_of(found))] += 1
        elif found.predicate.value == term("reviewed"):
            unreviewed += isinstance(found.object, Literal) and found.object.value == "false"
    for told in texts:
        classes.update(told.classes)
        total += told.quads
    taken = sum(found.predicate.value == RDF_TYPE for found in out)
    return {**dict(sorted(classes.items())), "quads": total, "quarantined": taken, "unreviewed": unreviewed}
