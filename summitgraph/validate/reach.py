"""How far the shapes look: what a verdict on one thing rests on beside the thing's own quads.

What comes in: a graph of shapes. What goes out: a `Reach`, or none where the shapes use what is not followed here;
then a change of anything can change any verdict, and all things are checked again.

A constraint on a thing looks at its own quads and at the classes of what these point to. Only inverse and longer
paths, shapes of the values of others, and SPARQL look further, and each names the predicates and classes it looks for.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from summitgraph.validate.shapes import SHACL, iri_node
from summitgraph.vocab import PREFIXES, RDF_TYPE

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SUBCLASS: Final = PREFIXES["rdfs"] + "subClassOf"
_PLAIN: Final = frozenset({
    *("path", "property", "severity", "message", "name", "description", "order", "group", "deactivated"),
    *("targetClass", "minCount", "maxCount", "datatype", "nodeKind", "pattern", "flags", "minLength", "maxLength"),
    *("in", "hasValue", "languageIn", "uniqueLang", "class", "node", "or", "and", "not", "xone"),
    *("lessThan", "lessThanOrEquals", "equals", "disjoint"),
    *("minInclusive", "maxInclusive", "minExclusive", "maxExclusive"),
    *("sparql", "select", "prefixes", "declare", "prefix", "namespace", "alternativePath", "inversePath"),
})  # fmt: skip
_OF_VALUES: Final = ("node", "or", "and", "not", "xone")
_COMPARED: Final = ("path", "lessThan", "lessThanOrEquals", "equals", "disjoint")


@dataclass(frozen=True, slots=True)
class Reach:
    """Predicates whose quads, and classes whose members, can decide on a thing wherever they stand."""

    predicates: frozenset[str]
    classes: frozenset[str]


class _Unknown(Exception):  # noqa: N818 - never leaves this module
    """The shapes use what is not followed here."""


def reach_of(shapes: "Graph", present: Collection[str]) -> Reach | None:
    """How far the shapes of the classes that are present look, or none where that cannot be told."""
    used = {str(predicate).removeprefix(SHACL) for predicate in shapes.predicates() if str(predicate).startswith(SHACL)}
    implied = (None, iri_node(RDF_TYPE), iri_node(PREFIXES["rdfs"] + "Class")) in shapes  # shapes that are a class
    if implied or not used <= _PLAIN:
        return None
    looking = _Looking(shapes)
    try:
        for shape, kind in shapes.subject_objects(iri_node(SHACL + "targetClass")):
            if str(kind) in present:
                looking.follow(shape, far=False)
    except _Unknown:
        return None
    return Reach(frozenset(looking.predicates), frozenset(looking.classes))


@dataclass(slots=True)
class _Looking:
    """Follows shapes from one to the next; ``far`` is what is asked of a value and not of the thing itself."""

    shapes: "Graph"
    predicates: set[str] = field(default_factory=lambda: {SUBCLASS})
    classes: set[str] = field(default_factory=set)
    seen: set[tuple["Node", bool]] = field(default_factory=set)

    def follow(self, shape: "Node", *, far: bool) -> None:
        """Add what a shape, and those it hangs together with, look for beyond a thing's own quads."""
        if (shape, far) in self.seen:
            return
        self.seen.add((shape, far))
        paths = self._many(shape, "path")
        if further := far or not all(self._one_step(path) for path in paths):
            for name in _COMPARED:
                self.predicates.update(iri for path in self._many(shape, name) for iri in self._of_path(path))
            self.classes.update(str(kind) for kind in self._many(shape, "class"))
        for query in (text for home in self._many(shape, "sparql") for text in self._many(home, "select")):
            self._ask(str(query), far=far)
        for part in self._many(shape, "property"):
            self.follow(part, far=further or bool(paths))
        for other in (found for name in _OF_VALUES for node in self._many(shape, name) for found in self._listed(node)):
            self.follow(other, far=True)

    def _many(self, subject: "Node", name: str) -> list["Node"]:
        return list(self.shapes.objects(subject, iri_node(SHACL + name)))

    def _listed(self, node: "Node") -> list["Node"]:
        return list(self.shapes.items(node)) or [node]

    def _one_step(self, path: "Node") -> bool:
        """Whether a path is a predicate, or a choice of some."""
        from rdflib import URIRef

        choices = self._many(path, "alternativePath")
        return all(isinstance(step, URIRef) for choice in choices or [path] for step in self._listed(choice))

    def _of_path(self, path: "Node") -> Iterator[str]:
        """Yield every predicate of a path."""
        from rdflib import URIRef

        if isinstance(path, URIRef):
            yield str(path)
            return
        inner = [step for name in ("alternativePath", "inversePath") for step in self._many(path, name)]
        steps = inner or list(self.shapes.items(path))
        if not steps:
            raise _Unknown
        for step in steps:
            yield from self._of_path(step)

    def _ask(self, query: str, *, far: bool) -> None:
        """Add what a query looks for that is not a quad of ``$this``."""
        from rdflib import URIRef, Variable

        for subject, predicate, value in _patterns(_parsed(query, self._spaces())):
            if str(predicate) == RDF_TYPE and isinstance(value, URIRef):
                self.classes.add(str(value))
            elif far or subject != Variable("this") or not _is_step(predicate):
                self.predicates.update(_of_query_path(predicate))

    def _spaces(self) -> dict[str, str]:
        pairs = self.shapes.subject_objects(iri_node(SHACL + "prefix"))
        return {str(prefix): str(self.shapes.value(home, iri_node(SHACL + "namespace"))) for home, prefix in pairs}


def _parsed(query: str, spaces: dict[str, str]) -> Any:
    """A query as its text has it, with names and paths written out; the algebra loses filters inside of filters."""
    from rdflib.plugins.sparql.algebra import translatePath, translatePName, translatePrologue, traverse
    from rdflib.plugins.sparql.parser import parseQuery

    head, body = parseQuery(query)
    prologue = translatePrologue(head, None, spaces)
    named = traverse(body, visitPost=partial(translatePName, prologue=prologue))
    return traverse(named, visitPost=translatePath)


def _is_step(predicate: Any) -> bool:
    """Whether a predicate or a choice of some stands in a pattern."""
    from rdflib import URIRef
    from rdflib.paths import AlternativePath

    steps = predicate.args if isinstance(predicate, AlternativePath) else [predicate]
    return all(isinstance(step, URIRef) for step in steps)


def _patterns(part: Any) -> Iterator[Sequence[Any]]:
    """Yield the triple patterns of a query as rdflib has parsed it."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    if isinstance(part, CompValue):
        if part.name in {"Graph", "GraphGraphPattern", "ServiceGraphPattern"}:
            raise _Unknown
        for name, inner in part.items():
            if name == "triples":
                for flat in inner:
                    yield from _threes(flat)
            else:
                yield from _patterns(inner)
    elif isinstance(part, Sequence | ParseResults) and not isinstance(part, str):
        for inner in part:
            yield from _patterns(inner)


def _threes(flat: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield the patterns of a block, which the parser gives one after the other."""
    yield from (flat[start : start + 3] for start in range(0, len(flat), 3))


def _of_query_path(path: Any) -> Iterator[str]:
    """Yield every predicate of a property path."""
    from rdflib import URIRef
    from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath

    if isinstance(path, URIRef):
        yield str(path)
    elif isinstance(path, AlternativePath | SequencePath):
        for step in path.args:
            yield from _of_query_path(step)
    elif isinstance(path, InvPath):
        yield from _of_query_path(path.arg)
    elif isinstance(path, MulPath):
        yield from _of_query_path(path.path)
    else:
        raise _Unknown
