"""What a user can rely on in ``ontology/``: terms defined in three languages, issues found in five."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse
from rdflib import Graph

from summitgraph.model import LANGUAGES
from summitgraph.vocab import BASE, ONTOLOGY, PREFIXES, outside, term

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "ontology").glob("*.ttl"))
SHARED = ROOT.parent / "shared" / "evaluation"
HEADER = BASE + "ontology"
FIVE = {language.lower() for language in LANGUAGES}  # pyoxigraph writes language tags in lower case
THREE = {"en", "zh-hans", "ja"}
LABELS = [outside(f"skos:{name}") for name in ("prefLabel", "altLabel", "hiddenLabel")]
_KINDS = {outside(f"owl:{name}") for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}


class Row(NamedTuple):
    """One triple: the node's IRI (or blank node) or the literal's text, and its language in lower case."""

    subject: str
    predicate: str
    value: str
    language: str = ""
    iri: bool = False


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The triples of one file of the folder."""
    return tuple(_rows((ROOT / "ontology" / name).read_bytes()))


def _rows(content: bytes) -> Iterator[Row]:
    for quad in parse(content, format=RdfFormat.TURTLE):
        assert isinstance(quad.subject, NamedNode | BlankNode)
        assert isinstance(quad.object, NamedNode | BlankNode | Literal)
        language = (quad.object.language or "").lower() if isinstance(quad.object, Literal) else ""
        named = isinstance(quad.object, NamedNode)
        yield Row(_text(quad.subject), quad.predicate.value, _text(quad.object), language, named)


def _text(node: NamedNode | BlankNode | Literal) -> str:
    return f"_:{node.value}" if isinstance(node, BlankNode) else node.value


def values(name: str, predicate: str) -> dict[str, list[Row]]:
    """By subject, the triples of one predicate in one file."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(name):
        if row.predicate == predicate:
            found[row.subject].append(row)
    return found


def defined() -> set[str]:
    """The terms that summit.ttl declares as a class or property of ours."""
    types = values("summit.ttl", outside("rdf:type"))
    return {s for s, kinds in types.items() if s.startswith(ONTOLOGY) and {k.value for k in kinds} & _KINDS}


def languages(found: Iterable[Row]) -> set[str]:
    """The languages of those literals."""
    return {row.language for row in found if row.language}


def concepts(name: str, kind: str) -> list[str]:
    """The things of a class in one file."""
    return sorted(s for s, kinds in values(name, outside("rdf:type")).items() if kind in {k.value for k in kinds})


def forms(predicates: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (issue, form, language) for the words of the lexicon."""
    for predicate in predicates:
        for issue, found in values("issues.ttl", predicate).items():
            if issue.startswith(BASE + "issue/"):
                yield from ((issue, row.value, row.language) for row in found)


def _literal_terms(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="term"), args=[ast.Constant(value=str(name))]):
                yield name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_libraries_read_the_same_number_of_triples(path: Path) -> None:
    read = set(parse(path.read_bytes(), format=RdfFormat.TURTLE))
    assert len(Graph().parse(path, format="turtle")) == len(read)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_term_that_the_folder_uses_is_defined(path: Path) -> None:
    nodes = {node for row in rows(path.name) for node in (row.subject, row.predicate, row.value if row.iri else "")}
    assert {node for node in nodes if node.startswith(ONTOLOGY)} <= defined()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_the_ontology_has_blank_nodes(path: Path) -> None:
    blank = any(node.startswith("_:") for row in rows(path.name) for node in (row.subject, row.value))
    assert blank == (path.name == "summit.ttl")


def test_every_term_that_the_code_uses_is_defined() -> None:
    sources = [*ROOT.glob("summitgraph/**/*.py"), *ROOT.glob("loaders/*.py")]
    used = {name for path in sources for name in _literal_terms(path.read_text(encoding="utf-8"))}
    assert {name for name in used if term(name) not in defined()} == set()


@pytest.mark.parametrize("pattern", ["shapes/*.ttl", "queries/*.rq"])
def test_every_term_that_shapes_and_queries_use_is_defined(pattern: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in ROOT.glob(pattern)]
    used = {name for text in texts for name in re.findall(r"(?<![\w:/])sg:([A-Za-z]\w*)", text)}
    assert {name for name in used if term(name) not in defined()} == set()


@pytest.mark.parametrize("predicate", ["rdfs:label", "skos:definition"])
def test_every_term_speaks_three_languages(predicate: str) -> None:
    said = values("summit.ttl", outside(predicate))
    assert {iri for iri in defined() if languages(said.get(iri, [])) != THREE} == set()


def test_every_class_and_property_of_any_vocabulary_has_a_label_and_a_comment() -> None:
    kinds = values("summit.ttl", outside("rdf:type"))
    declared = {s for s, found in kinds.items() if {k.value for k in found} & _KINDS and not s.startswith("_:")}
    assert declared <= values("summit.ttl", outside("rdfs:label")).keys()
    assert declared <= values("summit.ttl", outside("rdfs:comment")).keys() | defined()


def test_a_property_points_only_at_terms_that_are_declared() -> None:
    kinds = values("summit.ttl", outside("rdf:type"))
    names = ("rdfs:domain", "rdfs:range", "rdfs:subClassOf", "rdfs:subPropertyOf")
    targets = {row.value for name in names for found in values("summit.ttl", outside(name)).values() for row in found}
    assert {t for t in targets if not t.startswith(PREFIXES["xsd"])} <= kinds.keys()


def test_dates_stay_out_of_the_reasoners_way() -> None:
    ranges = {v.value for found in values("summit.ttl", outside("rdfs:range")).values() for v in found}
    inside = {outside(f"xsd:{name}") for name in ("string", "integer", "boolean", "anyURI")}
    assert {r for r in ranges if r.startswith((PREFIXES["xsd"], PREFIXES["edtf"]))} <= inside


@pytest.mark.parametrize(
    "iri",
    [
        *(outside(f"dcterms:{n}") for n in ("title", "description", "license", "creator", "contributor", "created")),
        *(outside(f"dcterms:{n}") for n in ("issued", "modified", "publisher", "source", "language", "abstract")),
        *(outside(f"owl:{n}") for n in ("versionIRI", "versionInfo")),
        outside("dcterms:bibliographicCitation"),
        outside("schema:includedInDataCatalog"),
        "http://purl.org/vocab/vann/preferredNamespaceUri",
        "http://purl.org/vocab/vann/preferredNamespacePrefix",
        "http://purl.org/ontology/bibo/status",
        "http://xmlns.com/foaf/0.1/logo",
    ],
)
def test_the_header_tells_who_when_and_under_which_licence(iri: str) -> None:
    assert any(row.subject == HEADER and row.predicate == iri for row in rows("summit.ttl"))


def test_the_version_is_not_the_ontology_itself() -> None:
    version = values("summit.ttl", outside("owl:versionIRI"))[HEADER]
    assert [v.value for v in version] == [HEADER + "/0.1.0"]


def test_every_issue_has_a_name_and_words_to_be_found_by_in_five_languages() -> None:
    issues = concepts("issues.ttl", term("Issue"))
    names = values("issues.ttl", LABELS[0])
    words: dict[str, set[str]] = defaultdict(set)
    for issue, _, language in forms(LABELS[1:]):
        words[issue].add(language)
    assert len(issues) == 63
    assert {i for i in issues if languages(names[i]) != FIVE or words[i] != FIVE} == set()


def test_a_concept_has_one_name_a_language_and_its_key_as_notation() -> None:
    for name in ("issues.ttl", "series.ttl", "schemes.ttl"):
        labels, notation = values(name, LABELS[0]), values(name, outside("skos:notation"))
        for iri in concepts(name, outside("skos:Concept")):
            assert sorted(v.language for v in labels[iri]) == sorted(FIVE), iri
            assert [v.value for v in notation[iri]] == [iri.rsplit("/", 1)[1]]


def test_no_word_is_both_name_and_other_name() -> None:
    for name in ("issues.ttl", "series.ttl"):
        said = [(r.subject, r.value, r.language) for p in LABELS for found in values(name, p).values() for r in found]
        assert len(said) == len(set(said))


def test_a_form_belongs_to_one_issue_or_has_a_gap() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for issue, form, _ in forms(LABELS):
        owners[form].add(issue)
    assert {form: issues for form, issues in owners.items() if len(issues) > 1 and "…" not in form} == {}


def test_a_gap_stands_between_two_words() -> None:
    assert {form for _, form, _ in forms(LABELS) if "…" in form and not re.fullmatch(r"[^…]+…[^…]+", form)} == set()


def test_traditional_forms_are_not_simplified_ones() -> None:
    simplified = set("们这对关国经济议题导联军战争会谈华韩贸纪约议协队区乌兰")  # none of these is written so in both
    found = {form for _, form, language in forms(LABELS) if language == "zh-hant" and simplified & set(form)}
    assert found == set()


def test_broader_and_narrower_are_inverse_and_have_no_circle() -> None:
    pairs = [values("issues.ttl", outside(f"skos:{name}")) for name in ("broader", "narrower")]
    broader = {(s, row.value) for s, found in pairs[0].items() for row in found}
    assert broader == {(row.value, s) for s, found in pairs[1].items() for row in found}
    parents = dict(broader)
    for issue in parents:
        seen = [issue]
        while seen[-1] in parents:
            seen.append(parents[seen[-1]])
            assert len(seen) == len(set(seen)), seen


def test_a_member_of_a_series_stands_in_the_authority() -> None:
    known = {row.subject for path in FILES for row in rows(path.name) if row.predicate == outside("rdf:type")}
    members = {row.value for found in values("series.ttl", term("member")).values() for row in found}
    assert members <= known


@pytest.mark.skipif(not (SHARED / "GUIDE.md").exists(), reason="the guide stands outside the project")
def test_the_issues_are_those_of_the_guide() -> None:
    listed = (SHARED / "GUIDE.md").read_text(encoding="utf-8").split("## Issue ids")[1].split("(`")[0]
    keys = {iri.rsplit("/", 1)[1] for iri in concepts("issues.ttl", term("Issue"))}
    assert keys == set(re.findall(r"[a-z]+(?:-[a-z]+)*", listed))


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the score stands outside the project")
def test_every_series_of_the_score_is_known() -> None:
    tree = ast.parse((SHARED / "score.py").read_text(encoding="utf-8"))
    tables = [n for n in tree.body if isinstance(n, ast.Assign) and getattr(n.targets[0], "id", "") == "SERIES"]
    keys = {iri.rsplit("/", 1)[1] for iri in concepts("series.ttl", term("Series"))}
    assert set(ast.literal_eval(tables[0].value)) <= keys
