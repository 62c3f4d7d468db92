"""Corrections and takedowns, applied to what a loader found.

What comes in: an extraction and the decisions. What goes out: the extraction as people want it, and for each
applied correction the span and a note that `explain` shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from summitgraph.decisions import Correction, Decisions, full
from summitgraph.loading import Extraction
from summitgraph.model import Fact, Finding, Iri, Span, Value
from summitgraph.rdf import quotation_hash
from summitgraph.vocab import RDF_TYPE, local

_WHOLE: Final = frozenset({"speaker", "participant"})  # a mention that loses one of these goes with them


@dataclass(frozen=True, slots=True)
class Note:
    """What a person changed at a span, and why."""

    span: Span
    text: str


def decided(extraction: Extraction, decisions: Decisions) -> tuple[Extraction, tuple[Note, ...]]:
    """The extraction after takedowns and corrections; one that no longer applies is a finding."""
    facts = _kept(extraction.facts, decisions)
    notes: list[Note] = []
    findings = list(extraction.findings)
    for correction in decisions.corrections:
        if correction.document != extraction.document.sha256:
            continue
        changed = [_corrected(fact, correction) for fact in facts]
        spans = [old.evidence for old, new in zip(facts, changed, strict=True) if new is not old]
        if spans:
            notes.append(Note(spans[0], _told(correction)))
            facts = [fact for fact in changed if fact is not None]
        else:
            findings.append(_stale(correction, extraction.document.name))
    return replace(extraction, facts=tuple(facts), findings=tuple(findings)), tuple(notes)


def missing_documents(decisions: Decisions, sha256s: set[str]) -> Iterable[Finding]:
    """Yield a finding for each correction of a document that is not in this build."""
    for correction in decisions.corrections:
        if correction.document not in sha256s:
            yield _stale(correction, f"document {correction.document[:12]}")


def _stale(correction: Correction, where: str) -> Finding:
    return Finding(
        "correction-stale",
        f"links/corrections.tsv: {correction.field} {correction.read!r} is no longer read at "
        f"{correction.start}-{correction.end}; delete the row or mend it",
        where,
    )


def _told(correction: Correction) -> str:
    change = f"corrected to {correction.corrected}" if correction.corrected else "deleted"
    whose = f"{correction.who} on {correction.date}: {correction.why}"
    return f"{correction.field} read as {correction.read}, {change} by {whose}"


def _corrected(fact: Fact, correction: Correction) -> Fact | None:
    span = fact.evidence
    text = fact.object.text if isinstance(fact.object, Value) else fact.object
    if (span.start, span.end, local(fact.predicate)) != (correction.start, correction.end, correction.field):
        return fact
    if correction.read not in {text, local(text)}:
        return fact
    if not correction.corrected:
        return None
    if isinstance(fact.object, Value):
        return replace(fact, object=replace(fact.object, text=correction.corrected))
    return replace(fact, object=_sibling(fact.object, correction.corrected))


def _sibling(read: Iri, corrected: str) -> Iri:
    """``held`` beside ``status/planned`` is ``status/held``."""
    return full(corrected) if "/" in corrected else Iri(read.removesuffix(local(read)) + corrected)


def _kept(facts: Iterable[Fact], decisions: Decisions) -> list[Fact]:
    """The facts without words or people that were taken down; a mention without its words goes as a whole.

    Longer evidence that holds the words goes too. So does a mention whole that loses a participant: what is left
    of three people would be a meeting of two that nobody told of.
    """
    people = {full(t.id) for t in decisions.takedowns if t.kind == "person"}
    quotations = {t.id for t in decisions.takedowns if t.kind == "quotation"}
    if not people and not quotations:
        return list(facts)
    known = list(facts)
    taken = {f.evidence for f in known if quotation_hash(f.evidence.quotation) in quotations}
    allowed: list[Fact] = []
    gone: set[Iri] = set(people)
    for fact in known:
        if any(fact.evidence.start <= span.start and span.end <= fact.evidence.end for span in taken):
            gone |= {fact.subject} if fact.predicate == RDF_TYPE else set()
        else:
            allowed.append(fact)
    gone |= {fact.subject for fact in allowed if fact.object in people and local(fact.predicate) in _WHOLE}
    gone |= {fact.subject for fact in set(known) - set(allowed) if local(fact.predicate) == "participant"}
    return [f for f in allowed if f.subject not in gone and f.object not in gone and not gone & set(f.attribution)]
