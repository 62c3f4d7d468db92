"""What a user can rely on: what may not be published is not in the published dataset, in no triple and no text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from summitgraph.build import build
from summitgraph.model import ProjectError
from summitgraph.project import Project
from summitgraph.publish.published import Published, published
from summitgraph.publish.words import EVIDENCE, MODES, QUOTATION, SHARE, Quotations
from summitgraph.rdf import quotation_hash
from summitgraph.text.markup import blocks
from summitgraph.validate import load_shapes, validate
from summitgraph.vocab import outside, term
from tests.press import add, built, press, some_of_the_corpus

ROOT = Path(__file__).parents[1]
SHORT = "We agreed to go on."
LONG = "We agreed to go on talking, for " + "nobody is served by silence and everybody by talk, " * 3 + "she said."
ENDLESS = "We agreed, " * 40


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = press(tmp_path / "project")
    add(made, "a.txt", "meet ann ben held 2022-09-21", f"say ann {SHORT}", f"say ben {LONG}", f"tell ann {LONG[1:]}")
    add(made, "b.txt", "meet ann ben held 2022-09-21", f"say ann {ENDLESS}", f"tell ben {SHORT[1:]}", licence="open")
    return made


def _published(project: Project, tmp_path: Path, mode: Quotations = "short") -> Published:
    return published(built(project, tmp_path / "build"), project=project, into=tmp_path / mode, quotations=mode)


def _values(store: Store, name: str) -> set[str]:
    found = store.quads_for_pattern(None, NamedNode(term(name)), None, None)
    return {quad.object.value for quad in found if isinstance(quad.object, Literal)}


def _texts(found: Published) -> str:
    return "\n".join(quad.object.value for quad in found.store if isinstance(quad.object, Literal))


def test_short_has_evidence_of_120_and_direct_quotations_of_300_code_points(project: Project, tmp_path: Path) -> None:
    found = _published(project, tmp_path)
    texts = _values(found.store, "text")
    assert {SHORT, LONG, SHORT[1:]} <= texts
    assert ENDLESS not in texts  # longer than any quotation
    assert LONG[1:] not in texts  # reported speech is evidence, of which 120 are published
    assert EVIDENCE < len(LONG) < QUOTATION < len(ENDLESS)
    assert max(map(len, _values(found.store, "quotation"))) <= QUOTATION


def test_none_has_no_words_at_all(project: Project, tmp_path: Path) -> None:
    found = _published(project, tmp_path, "none")
    assert _values(found.store, "quotation") == _values(found.store, "text") == set()
    assert "agreed" not in _texts(found)
    assert {share.published for share in found.shares.values()} == {0}


def test_full_is_for_texts_under_an_open_licence_alone(project: Project, tmp_path: Path) -> None:
    found = _published(project, tmp_path, "full")
    texts = _values(found.store, "text")
    assert {ENDLESS.strip(), LONG} <= {text.strip() for text in texts}
    assert LONG[1:] not in texts


@pytest.mark.parametrize("mode", MODES)
def test_evidence_without_words_keeps_its_place_and_hash_and_its_document_s_address(
    project: Project, tmp_path: Path, mode: Quotations
) -> None:
    found = _published(project, tmp_path, mode)
    whole = Store()
    whole.bulk_load(path=str(tmp_path / "build" / "summitgraph.nq"))
    evidence = set(whole.quads_for_pattern(None, None, NamedNode(term("Evidence")), None))
    assert evidence == set(found.store.quads_for_pattern(None, None, NamedNode(term("Evidence")), None))
    for one in evidence:
        for name in ("start", "end", "quotationHash"):
            assert next(found.store.quads_for_pattern(one.subject, NamedNode(term(name)), None, None))
        document = one.graph_name
        assert isinstance(document, NamedNode)
        assert next(found.store.quads_for_pattern(document, NamedNode(term("url")), None, document))
    statements = found.store.quads_for_pattern(None, NamedNode(term("evidence")), None, None)
    assert {quad.object for quad in statements} == {one.subject for one in evidence}


@pytest.mark.parametrize("mode", MODES)
def test_what_is_published_is_part_of_the_build_in_order(project: Project, tmp_path: Path, mode: Quotations) -> None:
    found = _published(project, tmp_path, mode)
    lines = found.nquads.read_text("utf-8").splitlines()
    assert set(lines) <= set((tmp_path / "build" / "summitgraph.nq").read_text("utf-8").splitlines())
    assert lines == sorted(lines)
    assert len(lines) == len(found.store) == found.counts["quads"]


def _spans(found: Published, document: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a document stand that its graph gives: as evidence, or as the text of anything."""
    graph = NamedNode(document)
    evidence = {
        quad.subject: [int(_one(found.store, quad.subject, name, graph)) for name in ("start", "end")]
        for quad in found.store.quads_for_pattern(None, NamedNode(term("start")), None, graph)
    }
    for quad in found.store.quads_for_pattern(None, NamedNode(term("quotation")), None, graph):
        start, end = evidence[quad.subject]
        assert isinstance(quad.object, Literal)
        assert quad.object.value == text[start:end]
        yield start, end
    for statement in found.store.quads_for_pattern(None, NamedNode(outside("rdf:object")), None, graph):
        said = statement.object.value if isinstance(statement.object, Literal) else ""
        predicate = next(
            found.store.quads_for_pattern(statement.subject, NamedNode(outside("rdf:predicate")), None, graph)
        )
        if predicate.object in {NamedNode(term("text")), NamedNode(term("heading"))} and said:
            own = next(found.store.quads_for_pattern(statement.subject, NamedNode(term("evidence")), None, graph))
            assert isinstance(own.object, NamedNode)
            start, end = evidence[own.object]
            yield start, end


def _one(store: Store, subject: object, name: str, graph: NamedNode) -> str:
    quad: Quad = next(store.quads_for_pattern(subject, NamedNode(term(name)), None, graph))  # type: ignore[arg-type]  # as the test makes them
    return str(getattr(quad.object, "value", ""))


def _measured(found: Published, graph: Path, document: str) -> tuple[int, int, int]:
    """Code points of a document that are published as words, those of its clean text, those of names among them."""
    name = NamedNode(document)
    row = next(found.store.quads_for_pattern(name, NamedNode(term("rowStart")), None, name), None)
    if row is not None:
        path = graph / "documents" / _one(found.store, name, "fileHash", name)
        start, size = int(str(getattr(row.object, "value", 0))), int(_one(found.store, name, "characterCount", name))
        text = path.read_bytes().decode(_one(found.store, name, "encoding", name))[start : start + size]
        clean = len(text)
    else:
        path = graph / "documents" / _one(found.store, name, "sha256", name)
        text = path.read_bytes().decode(_one(found.store, name, "encoding", name))
        clean = sum(len(block.body) for block in blocks(text) if block.role != "boilerplate")
    covered = {place for start, end in _spans(found, document, text) for place in range(start, end)}
    return len(covered), clean, found.shares[document].names  # type: ignore[index] # a document's IRI


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    build([some_of_the_corpus(folder / "corpus")], out=folder / "build", project=Project(ROOT))
    return folder / "build"


def test_a_release_without_words_violates_no_shape(graph: Path, tmp_path: Path) -> None:
    found = published(graph, project=Project(ROOT), into=tmp_path, quotations="none")
    results = validate(found.store, load_shapes(ROOT / "shapes"))
    assert "error" not in {result.severity for result in results}
    assert any(result.shape.endswith("Evidence-quotation-given") for result in results)


@pytest.mark.parametrize("mode", MODES)
def test_the_published_share_of_every_document_is_measured_and_within_its_bounds(
    graph: Path, tmp_path: Path, mode: Quotations
) -> None:
    found = published(graph, project=Project(ROOT), into=tmp_path, quotations=mode)
    documents = [str(name.value) for name in found.store.named_graphs()]
    assert len(documents) == found.counts["Document"] > 90
    shares = {document: _measured(found, graph, document) for document in documents}
    for document, (covered, clean, names) in shares.items():
        if mode == "none":
            assert covered == 0
        elif mode == "short":
            assert 100 * covered <= max(SHARE * clean, 100 * names), document
    licensed = [covered / clean for document, (covered, clean, _) in shares.items() if "/source/" in document]
    assert mode != "full" or min(licensed) > SHARE / 100  # registers in the public domain have all their words
    assert any(covered for covered, _, _ in shares.values()) == (mode != "none")


def test_words_are_not_published_of_a_document_whose_text_is_not_there_to_be_measured(
    project: Project, tmp_path: Path
) -> None:
    graph = built(project, tmp_path / "build")
    for path in (graph / "documents").iterdir():
        path.unlink()
    found = published(graph, project=project, into=tmp_path / "work")
    assert _values(found.store, "quotation") == _values(found.store, "text") == set()


def test_people_without_an_office_or_a_public_remark_are_not_published_nor_what_names_them(
    project: Project, tmp_path: Path
) -> None:
    add(
        project,
        "c.txt",
        "head Ann meets Carl Doe",
        "who carl Carl Doe",
        "meet ann carl held 2021-01-01",
        f"say ann {SHORT}",
    )
    add(project, "d.txt", "who dora Dora Roe, Envoy", "meet ben dora held 2021-02-01")
    add(project, "e.txt", "who emil Emil Poe", "meet ann ben held 2021-03-01", "say emil Let us meet again.")
    add(project, "f.txt", "who fred Fred Moe", "meet ann fred held 2021-04-01")
    found = _published(project, tmp_path)
    told = _texts(found)
    assert "Carl" not in told
    assert "Fred" not in told
    assert ("Dora Roe" in told, "Emil Poe" in told) == (True, True)
    assert found.withheld["people"] == 2
    assert "2021-01-01" not in told  # nor the meeting, which without him would be a meeting of one
    assert SHORT in told  # what else the document says stays
    assert {"c.txt", "d.txt", "e.txt"} <= _values(found.store, "fileName")
    assert "f.txt" not in _values(found.store, "fileName")  # nothing is left of it


def test_nothing_leads_to_what_is_not_published(project: Project, tmp_path: Path) -> None:
    add(
        project,
        "c.txt",
        "head Ann meets Carl Doe",
        "who carl Carl Doe",
        "meet ann carl held 2021-01-01",
        f"say ann {SHORT}",
    )
    add(project, "f.txt", "who fred Fred Moe", "meet ann fred held 2021-04-01")
    found = _published(project, tmp_path)
    known = {quad.subject for quad in found.store} | set(found.store.named_graphs())
    for quad in found.store:
        if isinstance(quad.object, NamedNode) and "/document/" in quad.object.value:
            assert quad.object in known, quad


@pytest.mark.parametrize("kind", ["document", "quotation", "person"])
def test_a_graph_that_holds_what_was_taken_down_is_not_published(project: Project, tmp_path: Path, kind: str) -> None:
    graph = built(project, tmp_path / "build")
    name = next(path.name for path in (graph / "documents").iterdir())
    what = {"document": name, "quotation": quotation_hash(SHORT), "person": "leader/ben"}[kind]
    takedown = project.links / "takedown.tsv"
    takedown.write_text(f"kind\tid\twho\twhy\tdate\n{kind}\t{what}\tme\tso\t2024-01-01\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="still holds the " + kind):
        published(graph, project=project, into=tmp_path / "work")
    found = published(built(project, graph), project=project, into=tmp_path / "work")
    told = found.nquads.read_text("utf-8")
    gone = {"document": name, "quotation": f'"{SHORT}"', "person": "leader/ben"}[kind]
    assert gone not in told
