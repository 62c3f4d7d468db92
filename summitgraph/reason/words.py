"""Axioms and verdicts as sentences that an analyst can act on.

What comes in: axioms and labels. What goes out: lines, JSON values, and the class hierarchy as Turtle.
"""

from collections.abc import Mapping
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from summitgraph.reason.axioms import OWL, RDF, RDFS, Axiom, Axioms
from summitgraph.reason.verdict import Explanation, Outcome
from summitgraph.vocab import BASE, PREFIXES, RDF_TYPE, local

_SENTENCES: Final = {
    RDF_TYPE: "{s} is {a} {o}",
    f"{RDFS}subClassOf": "every {s} is {a} {o}",
    f"{RDFS}subPropertyOf": "what is “{s}” is also “{o}”",
    f"{RDFS}domain": "what has “{s}” is {a} {o}",
    f"{RDFS}range": "the value of “{s}” is {a} {o}",
    f"{OWL}disjointWith": "nothing is both {s} and {o}",
    f"{OWL}equivalentClass": "every {s} is {a} {o}, and the other way round",
    f"{OWL}sameAs": "{s} and {o} are the same",
    f"{OWL}differentFrom": "{s} and {o} are different",
    f"{OWL}inverseOf": "“{s}” is “{o}” read backwards",
}
_EXPRESSIONS: Final = {
    "unionOf": " or ", "intersectionOf": " and ", "oneOf": " or ",
    "complementOf": "not ", "someValuesFrom": "some ", "allValuesFrom": "only ", "hasValue": "the value ",
}  # fmt: skip
_SHOWN: Final = 3


def sentence(axiom: Axiom, labels: Mapping[str, str]) -> str:
    """``Fumio Kishida (leader/fumio-kishida) is a Leader``."""
    head = axiom.head
    pattern = _SENTENCES.get(head.predicate.value, "{s}: “{p}” {o}")
    about_class = head.predicate.value.startswith(RDFS) or not head.predicate.value.startswith((RDF, OWL))
    pattern = pattern if about_class or head.predicate.value in _SENTENCES else "{s}: {p} {o}"
    value = _named(head.object, axiom, labels)
    if head.predicate.value == RDF_TYPE and value.endswith("Property"):
        pattern = "“{s}” is {a} {o}"
    article = "" if value.startswith("(") else "an" if value[:1] in "AEIOaeio" else "a"
    told = pattern.format(
        s=_named(head.subject, axiom, labels), p=_named(head.predicate, axiom, labels), o=value, a=article
    )
    return told.replace("  ", " ")


def short(name: str) -> str:
    """An IRI as people write it here: ``leader/fumio-kishida``, ``sg:Leader``."""
    for prefix, space in PREFIXES.items():
        if prefix != "sgd" and name.startswith(space):
            return f"{prefix}:{name.removeprefix(space)}"
    return name.removeprefix(BASE)


def called(name: str, labels: Mapping[str, str]) -> str:
    """A label, with the end of the IRI for a thing; the short IRI where there is no label."""
    label = labels.get(name)
    if label is None:
        return local(name) if name.startswith(OWL) else short(name)
    return f"{label} ({short(name)})" if name.startswith(BASE) and "#" not in name else label


def _named(node: object, axiom: Axiom, labels: Mapping[str, str]) -> str:
    if isinstance(node, NamedNode):
        return called(node.value, labels)
    if isinstance(node, Literal):
        return f'"{node.value}"'
    return f"({_expression(node, axiom, labels)})" if isinstance(node, BlankNode) else str(node)


def _expression(node: object, axiom: Axiom, labels: Mapping[str, str]) -> str:
    """A class described and not named: ``Country or Organization``, ``capital only Place``."""
    parts = {local(triple.predicate.value): triple.object for triple in axiom.triples if triple.subject == node}
    on = f"“{_named(parts['onProperty'], axiom, labels)}” " if "onProperty" in parts else ""
    for name, word in _EXPRESSIONS.items():
        if name not in parts:
            continue
        if name.endswith("Of") and name != "complementOf":
            return word.join(_named(member, axiom, labels) for member in _list(parts[name], axiom))
        return f"{on}{word}{_named(parts[name], axiom, labels)}"
    return on + ", ".join(f"{key} {_named(value, axiom, labels)}" for key, value in sorted(parts.items()))


def _list(node: object, axiom: Axiom) -> list[object]:
    parts = {triple.predicate.value: triple.object for triple in axiom.triples if triple.subject == node}
    first = parts.get(f"{RDF}first")
    return [first, *_list(parts[f"{RDF}rest"], axiom)] if first is not None else []


def lines(outcome: Outcome, read: Axioms) -> list[str]:
    """The verdict for people: each contradiction with the axioms from which it follows, and their files."""
    told: list[str] = []
    for found in outcome.explanations:
        told += [_title(found, read.labels), *(_indented(axiom, read.labels) for axiom in _shown(found)), ""]
    if outcome.more:
        told += [f"{outcome.more} more names are contradictory. Mend these first, then type: summitgraph reason", ""]
    return told + counts(read)


def counts(read: Axioms) -> list[str]:
    """What was reasoned over, and what was left out."""
    left = ", ".join(f"{number:,} of {short(datatype)}" for datatype, number in read.left_out.items())
    without = f"; left out, because HermiT does not take the datatype: {left}" if left else ""
    return [f"{len(read.axioms):,} axioms{without}. {read.notes:,} names and notes say nothing to a reasoner."]


def _title(found: Explanation, labels: Mapping[str, str]) -> str:
    if not found.names:
        return f"error: inconsistency: not narrowed down in time; it lies in {len(found.axioms):,} axioms."
    first, *others = found.names
    which = f" (with it: {', '.join(called(name, labels) for name in others[:_SHOWN])}" if others else ""
    more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    close = ")" if others else ""
    verb = "cannot exist" if found.kind == "inconsistency" else "can have no member"
    said = "because these cannot all be true" if found.minimal else "and the reason lies in these; time ran out"
    return f"error: {found.kind}: {called(first, labels)} {verb}{which}{more}{close}, {said}:"


def _shown(found: Explanation) -> tuple[Axiom, ...]:
    return found.axioms if found.minimal else found.axioms[:40] if found.names else ()


def _indented(axiom: Axiom, labels: Mapping[str, str]) -> str:
    return f"  - {sentence(axiom, labels)}  [{axiom.file}]"


def as_json(outcome: Outcome, read: Axioms) -> dict[str, object]:
    """The verdict for programs."""
    return {
        "consistent": outcome.consistent,
        "explanations": [
            {
                "kind": found.kind,
                "names": list(found.names),
                "minimal": found.minimal,
                "axioms": [
                    {
                        "sentence": sentence(axiom, read.labels),
                        "file": axiom.file,
                        "triples": [str(triple) for triple in axiom.triples],
                    }
                    for axiom in found.axioms
                ],
            }
            for found in outcome.explanations
        ],
        "more": outcome.more,
        "axioms": len(read.axioms),
        "left_out": dict(read.left_out),
        "notes": read.notes,
    }


def hierarchy(outcome: Outcome) -> bytes:
    """Each class with those right above it, as Turtle: the same bytes for the same ontology."""
    below = NamedNode(f"{RDFS}subClassOf")
    triples = [Triple(NamedNode(low), below, NamedNode(high)) for low, high in sorted(outcome.above)]
    prefixes = {name: PREFIXES[name] for name in ("rdfs", "schema", "sg", "skos")}
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(sorted(prefixes.items()))) or b""
