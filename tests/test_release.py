"""What a user can rely on: a release is the same dataset in every form, counted and described exactly."""

import csv
import gzip
import hashlib
import json
import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    parse,
)
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from summitgraph.build import build
from summitgraph.project import Project
from summitgraph.publish import site
from summitgraph.publish.about import name, release_iri
from summitgraph.publish.files import MEDIA
from summitgraph.publish.formats import turtle
from summitgraph.publish.graphs import documents
from summitgraph.publish.publication import Wishes, publish
from summitgraph.publish.tables import tables
from summitgraph.table import Table
from tests.press import add, built, press, some_of_the_corpus

pytestmark = pytest.mark.xdist_group("release")  # one graph, which one worker makes for all
ROOT = Path(__file__).parents[1]
WISHES = Wishes(register=False, issued="2024-02-29")
FORMATS = {
    "summitgraph.nq.gz": (RdfFormat.N_QUADS, "nquads"),
    "summitgraph.trig": (RdfFormat.TRIG, "trig"),
    "summitgraph.jsonld": (RdfFormat.JSON_LD, "json-ld"),
}
JSONLD = "summitgraph.jsonld"
ODD = (
    "a\t\"quoted\" \\ back, \u2028 line, \U0001f91d, 朝鮮 한국, <b>&amp;</b> ' '' \u202eright\u202c é e\u0301 {x} <y> ."
)


@pytest.fixture(scope="module", autouse=True)
def releases_alone() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "parts", lambda: ())
        yield


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    build([some_of_the_corpus(folder / "corpus")], out=folder / "build", project=Project(ROOT))
    return folder / "build"


@pytest.fixture(scope="module")
def release(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("release") / "site"
    assert publish(graph, project=Project(ROOT), out=home, wishes=WISHES).version == "1"
    return home / "release" / "1"


@pytest.fixture(scope="module")
def dataset(release: Path) -> Store:
    store = Store()
    store.bulk_load(_bytes(release / "summitgraph.nq.gz"), format=RdfFormat.N_QUADS)
    return store


def _bytes(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _identity(quads: Iterable[Quad]) -> str:
    """The RDFC-1.0 hash: where there are no blank nodes, canonical N-Quads are the sorted lines."""
    known = list(quads)
    assert not [quad for quad in known if BlankNode in {type(quad.subject), type(quad.object), type(quad.graph_name)}]
    lines = sorted({f"{quad} .\n" for quad in known})
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _by_rdflib(data: bytes, form: str) -> Iterator[Quad]:
    """What rdflib reads, as it is written: it would make "01" of xsd:integer a 1."""
    read = rdflib.Dataset()
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own parsers
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        read.parse(data=data, format=form)
    for subject, predicate, object_, graph in read.quads():
        named = graph is not None and graph != DATASET_DEFAULT_GRAPH_ID
        where = NamedNode(str(graph)) if named else DefaultGraph()
        yield Quad(NamedNode(str(subject)), NamedNode(str(predicate)), _term(object_), where)


def _term(node: object) -> NamedNode | Literal:
    if not isinstance(node, rdflib.Literal):
        return NamedNode(str(node))
    if node.language:
        return Literal(str(node), language=node.language.lower())  # pyoxigraph writes language tags in lower case
    return Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small release with words that are hard to write."""
    folder = tmp_path_factory.mktemp("odd")
    project = press(folder / "project")
    said = ODD.replace("\n", " ")
    add(project, "a.txt", "meet ann ben held 2022-09-21", f"say ann {said}", f"head {said[::-1]}", licence="open")
    graph = built(project, folder / "build")
    wishes = Wishes(register=False, quotations="full")
    assert publish(graph, project=project, out=folder / "site", wishes=wishes).version == "1"
    return folder / "site" / "release" / "1"


@pytest.mark.parametrize("file", FORMATS)
@pytest.mark.parametrize("engine", ["rdflib", "pyoxigraph"])
def test_every_format_is_the_same_dataset_to_rdflib_and_to_pyoxigraph(odd: Path, file: str, engine: str) -> None:
    assert ODD.replace("\n", " ") in _texts(odd)
    _same(odd, file, engine)


@pytest.mark.parametrize(("file", "engine"), [*((file, "pyoxigraph") for file in FORMATS), (JSONLD, "rdflib")])
def test_so_is_that_of_the_corpus(release: Path, file: str, engine: str) -> None:
    _same(release, file, engine)


def _same(release: Path, file: str, engine: str) -> None:
    facts = json.loads((release / "release.json").read_text("utf-8"))
    form, other = FORMATS[file]
    data = _bytes(release / file)
    found = parse(data, format=form) if engine == "pyoxigraph" else _by_rdflib(data, other)
    assert _identity(found) == facts["dataset"]


def _texts(release: Path) -> set[str]:
    quads = parse(_bytes(release / "summitgraph.nq.gz"), format=RdfFormat.N_QUADS)
    return {quad.object.value for quad in quads if isinstance(quad.object, Literal)}


def test_sorted_lines_are_what_the_canonicalisation_of_rdf_gives(odd: Path) -> None:
    data = _bytes(odd / "summitgraph.nq.gz")
    quads = Dataset(parse(data, format=RdfFormat.N_QUADS))
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    assert "".join(sorted(f"{quad} .\n" for quad in quads)).encode() == data


def test_a_graph_whose_name_begins_another_s_is_given_whole(tmp_path: Path) -> None:
    names = [f"https://w3id.org/summitgraph/source/x/{record}" for record in (33, 331, 3310, 4)]
    predicate = NamedNode("https://example.org/p")
    quads = [
        Quad(NamedNode(name_ + end), predicate, Literal(str(number)), NamedNode(name_))
        for number, name_ in enumerate(names)
        for end in ("", "/evidence/1-2", "/person/3-4")
    ]
    lines = sorted(f"{quad} .\n" for quad in quads)
    (tmp_path / "x.nq").write_text("".join(lines), encoding="utf-8")
    found = dict(documents(tmp_path / "x.nq"))
    assert {name_: {str(quad) for quad in some} for name_, some in found.items()} == {
        name_: {str(quad) for quad in quads if quad.graph_name == NamedNode(name_)} for name_ in names
    }
    for some in found.values():
        assert [str(quad) for quad in some] == sorted(map(str, some))


def test_the_turtle_is_the_default_graph_to_both(odd: Path, release: Path) -> None:
    for folder in (odd, release):
        quads = parse(_bytes(folder / "summitgraph.nq.gz"), format=RdfFormat.N_QUADS)
        wanted = _identity(quad for quad in quads if isinstance(quad.graph_name, DefaultGraph))
        data = (folder / "summitgraph.ttl").read_bytes()
        assert _identity(parse(data, format=RdfFormat.TURTLE)) == wanted
        if folder is odd:
            assert _identity(_by_rdflib(data, "turtle")) == wanted


@pytest.mark.parametrize("file", ["void.ttl", "dcat.ttl", "prov.ttl"])
def test_descriptions_have_no_blank_nodes_and_read_alike(release: Path, file: str) -> None:
    data = (release / file).read_bytes()
    assert _identity(parse(data, format=RdfFormat.TURTLE)) == _identity(_by_rdflib(data, "turtle"))


def _described(release: Path, file: str) -> Store:
    store = Store()
    store.load((release / file).read_bytes(), format=RdfFormat.TURTLE)
    return store


def _rows(store: Store, text: str, **options: bool) -> set[tuple[str, ...]]:
    prefixes = {"void", "dcat", "spdx", "dcterms", "prov", "sg"}
    answer = store.query(text, prefixes={prefix: name(f"{prefix}:") for prefix in prefixes}, **options)  # type: ignore[arg-type]  # as the test makes them
    return {tuple(str(getattr(value, "value", "")) for value in row) for row in answer}  # type: ignore[union-attr]  # rows of a SELECT, named nodes


def test_void_counts_exactly(release: Path, dataset: Store) -> None:
    void = _described(release, "void.ttl")
    whole = release_iri("1")
    classes = _rows(
        dataset, "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c", use_default_graph_as_union=True
    )
    told = f"SELECT ?c ?n {{ <{whole}> void:classPartition ?p . ?p void:class ?c ; void:entities ?n }}"
    assert _rows(void, told) == classes
    properties = _rows(dataset, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p", use_default_graph_as_union=True)
    told = f"SELECT ?q ?n {{ <{whole}> void:propertyPartition ?p . ?p void:property ?q ; void:triples ?n }}"
    assert _rows(void, told) == properties
    inside = _rows(
        dataset, "SELECT ?c ?p (COUNT(*) AS ?n) { ?s a ?c ; ?p ?o } GROUP BY ?c ?p", use_default_graph_as_union=True
    )
    told = (
        f"SELECT ?c ?q ?n {{ <{whole}> void:classPartition ?k . ?k void:class ?c ; void:propertyPartition ?p . "
        "?p void:property ?q ; void:triples ?n }"
    )
    assert _rows(void, told) == inside
    triples = _rows(dataset, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", use_default_graph_as_union=True)
    assert _rows(void, f"SELECT ?n {{ <{whole}> void:triples ?n }}") == triples
    subjects = _rows(dataset, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }", use_default_graph_as_union=True)
    assert _rows(void, f"SELECT ?n {{ <{whole}> void:distinctSubjects ?n }}") == subjects


def test_void_counts_the_links_that_are_published(release: Path, dataset: Store) -> None:
    links = _rows(
        dataset,
        "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o FILTER(STRSTARTS(STR(?o), 'http://www.wikidata.org/entity/')) "
        "FILTER(STRSTARTS(STR(?s), 'https://w3id.org/summitgraph/leader/')) } GROUP BY ?p",
    )
    void = _described(release, "void.ttl")
    assert _rows(void, "SELECT ?p ?n { ?l a void:Linkset ; void:linkPredicate ?p ; void:triples ?n }") == links
    assert links


def test_dcat_has_the_size_and_checksum_of_every_dump_and_table(release: Path) -> None:
    told = _rows(
        _described(release, "dcat.ttl"),
        "SELECT ?url ?size ?sum ?media { ?d a dcat:Distribution ; dcat:downloadURL ?url ; dcat:byteSize ?size ; "
        "dcat:mediaType ?media ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; dcterms:rights ?r ; "
        "spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue ?sum ] }",
    )
    later = {"dcat.ttl", "release.json", "README.md", "index.html", "SHA256SUMS"}  # they speak of the others
    files = [path for path in release.rglob("*") if path.is_file() and path.name not in later]
    media = "https://www.iana.org/assignments/media-types/"
    assert told == {
        (
            f"https://w3id.org/summitgraph/release/1/{path.relative_to(release)}",
            str(path.stat().st_size),
            hashlib.sha256(path.read_bytes()).hexdigest(),
            media + MEDIA[Path(path.name.removesuffix(".gz")).suffix],
        )
        for path in files
    }


def test_the_list_of_hashes_names_every_file(release: Path) -> None:
    listed = dict(line.split("  ")[::-1] for line in (release / "SHA256SUMS").read_text("utf-8").splitlines())
    files = {str(path.relative_to(release)): path for path in release.rglob("*") if path.is_file()}
    del files["SHA256SUMS"]
    assert listed == {file: hashlib.sha256(path.read_bytes()).hexdigest() for file, path in files.items()}


def test_prov_names_what_went_in_and_nothing_of_this_machine(release: Path, graph: Path) -> None:
    manifest = json.loads((graph / "manifest.json").read_text("utf-8"))
    used = _rows(
        _described(release, "prov.ttl"),
        "SELECT ?name ?sum { ?a prov:used ?e . ?e dcterms:title ?name ; spdx:checksum [ spdx:checksumValue ?sum ] }",
    )
    inputs = {(row["name"], row["sha256"]) for row in manifest["inputs"]}
    assert used == inputs | set(manifest["project"].items())
    for path in release.rglob("*"):
        if path.is_file():
            text = _bytes(path).decode()
            assert str(graph) not in text
            assert str(ROOT) not in text
            if path.name in {
                "prov.ttl",
                "dcat.ttl",
                "void.ttl",
                "release.json",
                "CITATION.cff",
                "README.md",
                "index.html",
            }:
                assert not re.search(r"\d\d:\d\d:\d\d", text), path


def test_a_release_says_how_to_cite_it(release: Path) -> None:
    readme = (release / "README.md").read_text("utf-8")
    assert "The summitgraph contributors (2024). summitgraph" in readme
    assert "version 1. https://w3id.org/summitgraph/release/1/" in readme
    cff = (release / "CITATION.cff").read_text("utf-8")
    assert 'version: "1"' in cff
    assert "date-released: 2024-02-29" in cff
    assert "quotations" in readme


def test_tables_are_answers_to_named_queries(release: Path) -> None:
    names = {path.stem for path in (release / "tables").iterdir()}
    assert {"meetings", "agreements", "clauses", "quotes", "who-met-whom", "coverage"} <= names
    assert "positions" not in names  # it wants an issue: the page of the release says so
    assert "`summitgraph query positions issue=...`" in (release / "README.md").read_text("utf-8")
    with (release / "tables" / "meetings.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) > 40


def test_no_cell_of_a_table_is_a_formula(release: Path, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from summitgraph.publish import tables as module
    from summitgraph.publish.published import published

    found = published(graph, project=Project(ROOT), into=release.parent / "work")
    table = Table(("a", "b"), (("=1+1", "@x"), ("+1", "-1"), ("\t=1", "plain")))
    monkeypatch.setattr(module, "run", lambda *_: table)
    for _, _, text in tables(found):
        cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
        assert cells == ["a", "b", "'=1+1", "'@x", "'+1", "'-1", "'\t=1", "plain"]
    assert "".join(turtle(found)) == (release / "summitgraph.ttl").read_text("utf-8")
