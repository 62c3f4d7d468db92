"""What a user can rely on: a loader that breaks costs its own documents and nothing else, and is named."""

from pathlib import Path

import pytest

from summitgraph.authority import load_authority
from summitgraph.loading import Extraction, extract, find_loaders
from summitgraph.model import ProjectError, document_of
from summitgraph.project import find_project
from tests.projects import make_project

OTHER = (
    "SOURCES = ()\nVERSION = '1'\ndef identify(document): return {claims}\ndef load(document, authority):\n    {body}\n"
)


def _extract(root: Path, text: str) -> Extraction:
    loaders, _ = find_loaders(root / "loaders")
    return extract(document_of(text), loaders, load_authority(root / "ontology"))


def test_facts_come_from_the_one_loader_that_claims_the_document(tmp_path: Path) -> None:
    make_project(tmp_path / "p")
    found = _extract(tmp_path / "p", "toy 2022-10-01\nmeet ANN BEN held 2022-09-21 ODD\n")
    assert (found.loader, found.version) == ("toy", "1")
    assert [finding.code for finding in found.findings] == ["odd-word"]
    assert {fact.evidence.quotation for fact in found.facts} == {"toy", "meet ANN BEN held 2022-09-21 ODD"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("def load(:\n", "broken.py line 1: SyntaxError"),
        ("x = 1\ny = 1 / 0\n", "broken.py line 2: ZeroDivisionError"),
        ("VERSION = '1'\n", "it lacks SOURCES, identify, load"),
        ("from summitgraph import nothing\n", "from 'summitgraph' (__init__.py)"),
        ("open('/no/such/folder/names.txt')\n", "No such file or directory: 'names.txt'"),
        ("raise ValueError(f'{object()} of https://example.org/a/b')\n", "object at > of https://example.org/a/b"),
    ],
)
def test_a_broken_loader_is_named_with_its_line_and_the_others_go_on(tmp_path: Path, text: str, message: str) -> None:
    make_project(tmp_path / "p")
    (tmp_path / "p" / "loaders" / "broken.py").write_text(text, encoding="utf-8")
    loaders, findings = find_loaders(tmp_path / "p" / "loaders")
    assert [loader.name for loader in loaders] == ["toy"]
    assert [(f.code, f.level) for f in findings] == [("loader-broken", "error")]
    assert message in findings[0].message


def test_a_loader_that_raises_is_named_with_its_line_and_its_document_gets_no_facts(tmp_path: Path) -> None:
    make_project(tmp_path / "p")
    found = _extract(tmp_path / "p", "toy 2022-10-01\nmeet ANN BUG\n")
    (finding,) = found.findings
    assert found.facts == ()
    assert (finding.code, finding.level) == ("loader-failed", "error")
    assert "toy.py line " in finding.message
    assert "RuntimeError: a toy breaks" in finding.message


@pytest.mark.parametrize(
    ("claims", "body", "text", "code"),
    [
        ("True", "yield from ()", "toy 2022-10-01", "two-loaders"),
        ("False", "yield from ()", "another language", "no-loader"),
        ("1 / 0", "yield from ()", "another language", "loader-failed"),
        ("not document.text.startswith('toy')", "yield 1", "another language", "loader-failed"),
    ],
)
def test_a_document_without_exactly_one_loader_is_told(
    tmp_path: Path, claims: str, body: str, text: str, code: str
) -> None:
    make_project(tmp_path / "p")
    (tmp_path / "p" / "loaders" / "other.py").write_text(OTHER.format(claims=claims, body=body), encoding="utf-8")
    found = _extract(tmp_path / "p", text)
    assert found.facts == ()
    assert [finding.code for finding in found.findings] == [code]


@pytest.mark.parametrize(
    ("text", "loader", "codes"),
    [
        ("toy 2022-10-01\n", "toy", []),
        ("another language\n", "other", []),
        ("nobody's\n", "", ["no-loader"]),
    ],
)
def test_a_fallback_is_asked_only_for_what_no_other_loader_claims(
    tmp_path: Path, text: str, loader: str, codes: list[str]
) -> None:
    make_project(tmp_path / "p")
    other = "FALLBACK = True\n" + OTHER.format(claims="'nobody' not in document.text", body="yield from ()")
    (tmp_path / "p" / "loaders" / "other.py").write_text(other, encoding="utf-8")
    found = _extract(tmp_path / "p", text)
    assert (found.loader, [finding.code for finding in found.findings]) == (loader, codes)


def test_a_fallback_does_not_stand_in_for_a_loader_that_fails(tmp_path: Path) -> None:
    make_project(tmp_path / "p")
    fallback = "FALLBACK = True\n" + OTHER.format(claims="True", body="yield from ()")
    broken = OTHER.format(claims="1 / 0", body="yield from ()")
    for name, text in (("any.py", fallback), ("broken.py", broken)):
        (tmp_path / "p" / "loaders" / name).write_text(text, encoding="utf-8")
    found = _extract(tmp_path / "p", "another language")
    assert (found.loader, [finding.code for finding in found.findings]) == ("", ["loader-failed"])


def test_evidence_of_another_document_is_refused(tmp_path: Path) -> None:
    make_project(tmp_path / "p")
    body = (
        "from summitgraph import Fact, term\n    from summitgraph.model import document_of\n"
        "    yield Fact('x:a', term('about'), 'x:b', document_of('elsewhere').span(0, 3))"
    )
    (tmp_path / "p" / "loaders" / "toy.py").write_text(OTHER.format(claims="True", body=body), encoding="utf-8")
    found = _extract(tmp_path / "p", "toy 2022-10-01")
    assert found.facts == ()
    assert "is not of this document" in found.findings[0].message


def test_two_projects_with_a_loader_of_one_name_do_not_share_it(tmp_path: Path) -> None:
    for name, version in (("one", "1"), ("two", "2")):
        make_project(tmp_path / name)
        path = tmp_path / name / "loaders" / "toy.py"
        path.write_text(path.read_text("utf-8").replace('VERSION = "1"', f'VERSION = "{version}"'), encoding="utf-8")
    versions = [find_loaders(tmp_path / name / "loaders")[0][0].version for name in ("one", "two")]
    assert versions == ["1", "2"]


def test_a_project_is_found_upward_and_a_wrong_folder_is_told(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    assert find_project(start=project.corpus).root == project.root
    with pytest.raises(ProjectError, match="--project FOLDER"):
        find_project(tmp_path)
