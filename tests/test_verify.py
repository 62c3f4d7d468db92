"""What a sceptic can rely on: each quotation is read again, and one changed byte is named."""

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitgraph.verify import as_json, lines, verify
from summitgraph.vocab import term

HERE = Path(__file__).parent / "queries"
QUOTATION = ox.NamedNode(term("quotation"))
COUNT = 32


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    made.load(path=str(HERE / "small.trig"))
    return made


@pytest.fixture(scope="module")
def names(store: ox.Store) -> dict[str, str]:
    found = store.query("SELECT ?h ?n { GRAPH ?g { ?d <" + term("sha256") + "> ?h ; <" + term("fileName") + "> ?n } }")
    assert isinstance(found, ox.QuerySolutions)
    return {row["n"].value: row["h"].value for row in found}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / "documents", tmp_path / "documents"))


def test_every_quotation_stands(store: ox.Store) -> None:
    found = verify(store, HERE / "documents")
    assert (found.checked, found.by_hash, found.failures) == (COUNT, 0, ())
    assert list(lines(found)) == [f"{COUNT} of {COUNT} quotations stand"]


def test_a_changed_byte_is_named_with_the_words_found(store: ox.Store, names: dict[str, str], folder: Path) -> None:
    path = folder / names["c_world.txt"]
    path.write_bytes(path.read_bytes().replace(b"met in Seoul", b"met in Sooul"))
    found = verify(store, folder)
    assert [(one.document, one.start, one.end, one.expected, one.found) for one in found.failures] == [
        ("c_world.txt", 0, 0, "", ""),
        ("c_world.txt", 45, 57, "met in Seoul", "met in Sooul"),
        ("c_world.txt", 52, 57, "Seoul", "Sooul"),
    ]
    assert "bytes are not those" in found.failures[0].why
    assert f"{COUNT - 2} of {COUNT}" in list(lines(found))[-1]
    assert json.loads(as_json(found))["failures"][1]["found"] == "met in Sooul"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.integers(0), byte=st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(
    store: ox.Store, names: dict[str, str], tmp_path: Path, place: int, byte: int
) -> None:
    sha256 = names["b_tokyo.txt"]
    data = bytearray((HERE / "documents" / sha256).read_bytes())
    data[place % len(data)] ^= byte
    (tmp_path / sha256).write_bytes(data)
    failures = verify(store, tmp_path).failures
    assert failures
    assert {one.document for one in failures} == {"b_tokyo.txt"}


def test_original_files_serve_as_well_as_those_kept_by_hash(
    store: ox.Store, names: dict[str, str], tmp_path: Path
) -> None:
    for name, sha256 in names.items():
        shutil.copy(HERE / "documents" / sha256, tmp_path / name)
    found = verify(store, tmp_path)
    assert (found.checked, found.by_hash, found.failures) == (COUNT, 0, ())


def test_without_documents_the_hashes_are_checked(store: ox.Store, tmp_path: Path) -> None:
    found = verify(store, tmp_path / "nowhere")
    assert (found.checked, found.by_hash, found.failures) == (COUNT, COUNT, ())
    assert "by their hash alone" in next(lines(found))


def test_changed_words_in_the_graph_are_named_with_and_without_documents(tmp_path: Path) -> None:
    forged = ox.Store()
    forged.load((HERE / "small.trig").read_bytes().replace(b'"met in Seoul"', b'"met in Tokyo"'), ox.RdfFormat.TRIG)
    for documents in (tmp_path, HERE / "documents"):
        (failure,) = verify(forged, documents).failures
        assert (failure.document, failure.start, failure.expected) == ("c_world.txt", 45, "met in Tokyo")


def test_words_that_were_not_published_are_checked_by_hash_in_the_document(folder: Path) -> None:
    bare = ox.Store()
    bare.load(path=str(HERE / "small.trig"))
    for quad in list(bare.quads_for_pattern(None, QUOTATION, None, None)):
        bare.remove(quad)
    assert verify(bare, folder).failures == ()


def test_a_file_name_never_leads_out_of_the_folder(tmp_path: Path, names: dict[str, str]) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "inside").mkdir()
    odd = ox.Store()
    odd.load((HERE / "small.trig").read_bytes().replace(b'"c_world.txt"', b'"../secret.txt"'), ox.RdfFormat.TRIG)
    assert verify(odd, tmp_path / "inside").by_hash == COUNT
