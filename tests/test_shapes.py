"""Every shape says what is wrong when it should, is silent when it should, and is one that any SHACL engine finds."""

import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from summitgraph.validate import load_shapes
from summitgraph.vocab import ONTOLOGY, local

ROOT = Path(__file__).parent.parent
SHAPES = sorted((ROOT / "shapes").glob("*.ttl"))
GOOD = sorted(Path(__file__).parent.glob("shapes/*/good.ttl"))
BAD = sorted(Path(__file__).parent.glob("shapes/*/bad-*.ttl"))
SH = Namespace("http://www.w3.org/ns/shacl#")
SG = Namespace(ONTOLOGY)
COMPONENTS = {
    "minCount", "maxCount", "datatype", "pattern", "in", "nodeKind", "class", "node", "or", "minInclusive",
    "lessThan", "lessThanOrEquals", "uniqueLang", "languageIn", "minLength", "sparql",
}  # fmt: skip
DESCRIBING = {"path", "name", "message", "severity", "property", "targetClass"}
PARTS = {SH["or"], SH.node}  # what leads to shapes that are only part of others
Told = set[tuple[str, str, str]]


@cache
def shapes() -> Graph:
    graph = Graph(bind_namespaces="none")
    for path in SHAPES:
        graph.parse(path)
    return graph


def all_shapes() -> list[Node]:
    kinds = (SH.NodeShape, SH.PropertyShape)
    return sorted({shape for kind in kinds for shape in shapes().subjects(RDF.type, kind)}, key=str)


def parts() -> set[Node]:
    """Shapes that are only part of others: members of sh:or, and what sh:node points at."""
    lists = {member for head in shapes().objects(None, SH["or"]) for member in Collection(shapes(), head)}
    return lists | set(shapes().objects(None, SH.node))


def constraints() -> Iterator[tuple[str, str]]:
    """Every shape that can be reported, with each of its constraint components."""
    for shape in all_shapes():
        for predicate in set(shapes().predicates(shape)):
            if shape not in parts() and local(str(predicate)) not in {*DESCRIBING, "type"}:
                yield local(str(shape)), local(str(predicate))


def validated(path: Path) -> Told:
    """What stock pySHACL says of a file: shape, component and message."""
    _, report, _ = pyshacl.validate(Graph().parse(path), shacl_graph=shapes())
    assert isinstance(report, Graph)

    def text(result: Node, name: str) -> str:
        return str(report.value(result, SH[name]))

    return {
        (
            local(text(result, "sourceShape")),
            local(text(result, "sourceConstraintComponent")).removesuffix("ConstraintComponent"),
            text(result, "resultMessage"),
        )
        for result in report.objects(None, SH.result)
    }


def expected(path: Path) -> tuple[set[str], str]:
    first, second = path.read_text().splitlines()[:2]
    return set(first.removeprefix("# expects: ").split(", ")), second.removeprefix("# component: ")


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", GOOD, ids=name_of)
def test_a_good_example_is_met_with_silence(path: Path) -> None:
    assert validated(path) == set()


@pytest.mark.parametrize("path", BAD, ids=name_of)
def test_a_bad_example_is_told_by_its_shape_alone(path: Path) -> None:
    told = validated(path)
    names, component = expected(path)
    assert {shape for shape, _, _ in told} == names
    assert component in {found for _, found, _ in told}
    for shape, _, message in told:
        pattern = re.sub(r"\\\{\\\?\w+\\\}", ".+", re.escape(message_of(shape)))
        assert re.fullmatch(pattern, message)


def message_of(shape: str) -> str:
    return str(shapes().value(URIRef(f"https://w3id.org/summitgraph/shape/{shape}"), SH.message))


def test_every_constraint_has_an_example_that_fails() -> None:
    shown = {
        (shape, component[:1].lower() + component[1:])
        for shape_names, component in map(expected, BAD)
        for shape in shape_names
    }
    shown = {(shape, "sparql" if component == "sPARQL" else component) for shape, component in shown}
    assert sorted(set(constraints()) - shown) == []


def test_every_class_has_a_file_of_shapes_and_a_folder_of_examples() -> None:
    assert {path.parent.name for path in GOOD} == {path.stem for path in SHAPES} - {"date"}
    assert {path.parent.name for path in BAD} == {path.parent.name for path in GOOD}


@pytest.mark.parametrize("shape", all_shapes(), ids=lambda shape: local(str(shape)))
def test_a_shape_has_an_iri_a_name_a_grade_and_a_message_that_says_what_to_do(shape: Node) -> None:
    assert not isinstance(shape, BNode)
    assert shapes().value(shape, SH.name)
    assert shapes().value(shape, SH.severity) in {SH.Violation, SH.Warning, SH.Info}
    message = shapes().value(shape, SH.message)
    assert isinstance(message, Literal)
    assert message.language == "en"
    if shape not in parts() and {local(str(p)) for p in shapes().predicates(shape)} & COMPONENTS:
        assert re.search(r"[.!:] \S", message), f"{message} does not say what to do"


def test_all_three_grades_are_used() -> None:
    assert set(shapes().objects(None, SH.severity)) == {SH.Violation, SH.Warning, SH.Info}


def test_every_shape_is_reached() -> None:
    targeted = set(shapes().subjects(SH.targetClass))
    reached = targeted | {p for shape in targeted for p in shapes().objects(shape, SH.property)} | parts()
    assert set(all_shapes()) == reached


def test_nothing_in_the_shapes_is_unknown_to_shacl() -> None:
    """A slip such as sh:minCont or a missing # in the namespace would leave a shape that checks nothing."""
    known = COMPONENTS | DESCRIBING | {"inversePath", "alternativePath", "prefixes", "declare", "prefix"}
    used = {p for p in shapes().predicates() if str(p).startswith("http://www.w3.org/ns/shacl")}
    assert {str(p) for p in used} <= {str(SH[name]) for name in known | {"namespace", "select"}}


def test_stock_pyshacl_finds_every_shape_and_approves_of_them() -> None:
    written = sum(len(re.findall(r"\ba sh:(?:Node|Property)Shape\b", path.read_text())) for path in SHAPES)
    assert written == len(all_shapes()) == len(load_shapes(ROOT / "shapes").shapes) > 0
    conforms, _, _ = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms
    found = pyshacl.shapes_graph.ShapesGraph(shapes()).shapes
    assert sorted(shape.node for shape in found) == all_shapes()


@pytest.mark.parametrize(
    "text",
    [
        "2004", "2022-11", "2021-06-14", "2021-06-11/2021-06-13", "2003/..", "../2003", "2003-01/2003-03-31", "2002~",
        "2002-09?", "201X", "2002-09-XX", "2001-21", "2024-02-29", "2003/",
    ],
)  # fmt: skip
def test_an_edtf_date_is_accepted(text: str) -> None:
    assert dated(text)


@pytest.mark.parametrize(
    "text",
    ["", "2021-13", "2021-02-30", "2021-04-31", "2021-4-1", "21-04-16", "yesterday", "2021/2022/2023"],
)
def test_what_is_no_date_of_the_calendar_is_refused(text: str) -> None:
    assert not dated(text)


def dated(text: str) -> bool:
    data = Graph()
    data.add((SG.node, RDF.type, SG.Tenure))
    data.add((SG.node, SG.heldFrom, Literal(text, datatype=URIRef("http://id.loc.gov/datatypes/edtf/EDTF"))))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes())
    assert isinstance(report, Graph)
    return URIRef("https://w3id.org/summitgraph/shape/Tenure-heldFrom") not in set(report.objects(None, SH.sourceShape))


@pytest.mark.parametrize("pattern", sorted({str(p) for p in shapes().objects(None, SH.pattern)}))
def test_patterns_take_time_in_proportion_to_the_text(pattern: str) -> None:
    hostile = [start + piece * 20_000 + "!" for start in ("", "https://w3id.org/summitgraph/") for piece in "0a-.X/"]
    started = time.perf_counter()
    for text in [*hostile, "2021-06-11/" * 5_000, "a-" * 20_000 + "!", "1." * 20_000 + "!"]:
        re.search(pattern, text)
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("scheme", ["status", "mode", "level", "kind", "stance", "agreement-status", "role", "measure"])
def test_lists_in_shapes_are_the_schemes_of_the_ontology(scheme: str) -> None:
    base = f"https://w3id.org/summitgraph/{scheme}/"
    known = set(Graph().parse(ROOT / "ontology/schemes.ttl").subjects(RDF.type))
    concepts = {str(concept) for concept in known if str(concept).startswith(base)}
    lists = [
        {str(item) for item in Collection(shapes(), head)}
        for shape, head in shapes().subject_objects(SH["in"])
        if shape not in parts()
    ]
    assert concepts
    assert [found for found in lists if found & concepts]
    assert all(found == concepts for found in lists if found & concepts)


def test_shapes_use_the_words_of_the_ontology() -> None:
    known = set(Graph().parse(ROOT / "ontology/summit.ttl").subjects(RDF.type))
    used = {term for triple in shapes() for term in triple if isinstance(term, URIRef) and term in SG}
    assert sorted(used - known) == []
