"""The whole graph in memory: the parts of all documents, what is wrong taken out, and the things they tell of.

What comes in: parts, the project, its tools. What goes out: a `Graph` of sorted quads with what the shapes say.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, Quad

from summitgraph.agreements import agreement_quads
from summitgraph.authority import Authority, authority_quads
from summitgraph.clauses import fullest
from summitgraph.decisions import Decisions, full
from summitgraph.linkset import link_quads, stale
from summitgraph.mentions import meeting_views
from summitgraph.model import Finding, Iri
from summitgraph.parts import Part, Tools
from summitgraph.project import Project
from summitgraph.rdf import graph_name, in_order, object_of, source_quads, subject_of
from summitgraph.summits import Resolution, replaced_quads, resolve, summit_quads
from summitgraph.validate import Result, quarantine, validate
from summitgraph.vocab import RDF_TYPE, local, term, thing


@dataclass(frozen=True, slots=True)
class Graph:
    """Quads that are kept and quads in quarantine; results; ``ok`` is false when a thing violates a shape."""

    quads: tuple[Quad, ...]
    quarantined: tuple[Quad, ...]
    results: tuple[Result, ...]
    findings: tuple[Finding, ...]
    counts: dict[str, int]
    ok: bool


def make_graph(parts: Sequence[Part], project: Project, tools: Tools) -> Graph:
    """Join the parts, take out what the shapes refuse, resolve what is left, and check the things."""
    known = list(_public(authority_quads(project.ontology), tools.decisions))
    said = [found for part in fullest(parts) for found in part.quads]
    checked = [result for part in parts for result in part.results]
    kept, out = quarantine(said, checked, stated={found.triple for found in known})
    resolution = resolve(meeting_views(kept), tools.decisions, tools.authority)
    base = [*known, *kept, *_sources(kept, tools)]
    things = [*base, *agreement_quads(base), *_meetings(resolution, kept, tools.authority)]
    quads = in_order([*things, *link_quads(tools.decisions, things)])
    judged = validate((found for found in quads if not graph_name(found)), tools.shapes)
    return Graph(
        quads=tuple(quads),
        quarantined=tuple(in_order(out)),
        results=tuple(sorted([*checked, *judged])),
        findings=(*resolution.findings, *stale(tools.decisions, things)),
        counts=_counts(quads, out),
        ok=all(result.severity != "error" for result in judged),
    )


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
    named = {object_of(found) for found in quads if found.predicate.value == term("source")}
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
        if found.predicate.value == term("name") and isinstance(found.object, Literal)
    )
    return {iri: name for _, name, iri in reversed(names)}


def _counts(quads: Iterable[Quad], out: Sequence[Quad]) -> dict[str, int]:
    """How many nodes of each class, quads, quads in quarantine, and entries of the authority nobody has reviewed."""
    classes: Counter[str] = Counter()
    total = unreviewed = 0
    for found in quads:
        total += 1
        if found.predicate.value == RDF_TYPE:
            classes[local(object_of(found))] += 1
        elif found.predicate.value == term("reviewed") and not graph_name(found):
            unreviewed += isinstance(found.object, Literal) and found.object.value == "false"
    taken = sum(found.predicate.value == RDF_TYPE for found in out)
    return {**dict(sorted(classes.items())), "quads": total, "quarantined": taken, "unreviewed": unreviewed}
