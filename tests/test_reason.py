"""Reasoning: what contradicts itself is caught and explained by few axioms; what is left out is counted."""

import json
import random
import shutil
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from summitgraph.cli import main
from summitgraph.model import ProjectError
from summitgraph.reason import OutOfTimeError, as_json, hermit, hierarchy, lines, read_axioms, reason
from summitgraph.reason.axioms import Axiom, Axioms, axioms_of
from summitgraph.reason.hermit import Verdict, ask
from summitgraph.reason.justify import minimal
from summitgraph.reason.module import Reach, names
from summitgraph.reason.verdict import Ask
from summitgraph.vocab import BASE, ONTOLOGY

ROOT = Path(__file__).parents[1]
HEAD = """
@prefix sg: <https://w3id.org/summitgraph/ontology#> . @prefix country: <https://w3id.org/summitgraph/country/> .
@prefix leader: <https://w3id.org/summitgraph/leader/> . @prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix place: <https://w3id.org/summitgraph/place/> . @prefix office: <https://w3id.org/summitgraph/office/> .
@prefix tenure: <https://w3id.org/summitgraph/tenure/> . @prefix level: <https://w3id.org/summitgraph/level/> .
@prefix series: <https://w3id.org/summitgraph/series/> . @prefix agreement: <https://w3id.org/summitgraph/agreement/> .
"""
SMALL = """
sg:Person a owl:Class . sg:Leader a owl:Class ; rdfs:subClassOf sg:Person ; rdfs:label "Leader"@en .
sg:Country a owl:Class ; rdfs:label "Country"@en . sg:Place a owl:Class .
[] a owl:AllDisjointClasses ; owl:members ( sg:Person sg:Country sg:Place ) .
sg:citizenOf a owl:ObjectProperty ; rdfs:domain sg:Leader ; rdfs:range [ a owl:Class ; owl:unionOf ( sg:Country ) ] .
sg:date a owl:DatatypeProperty ; rdfs:range edtf:EDTF . sg:isoCode a owl:DatatypeProperty ; rdfs:range xsd:string .
leader:ann a sg:Leader ; skos:prefLabel "Ann"@en ; sg:citizenOf country:aaa .
country:aaa a sg:Country ; sg:isoCode "AAA" ; sg:date "2002"^^edtf:EDTF , "2002-01-01"^^xsd:date .
"""
needs_java = [
    pytest.mark.services,
    pytest.mark.skipif(not shutil.which("java"), reason="no Java here: nothing was asked of HermiT"),
]


def axioms(text: str) -> Axioms:
    return axioms_of({quad.triple: "small.ttl" for quad in parse(HEAD + text, format=RdfFormat.TURTLE)})


def told(text: str) -> str:
    read = axioms(text)
    return "\n".join(lines(reason(read), read))


def test_statements_of_other_datatypes_are_left_out_and_counted() -> None:
    read = axioms(SMALL)
    assert read.left_out == {
        "http://id.loc.gov/datatypes/edtf/EDTF": 2,
        "http://www.w3.org/2001/XMLSchema#date": 1,
    }
    assert read.notes == 3
    assert not [t for axiom in read.axioms for t in axiom.triples if "edtf" in str(t) or "#date>" in str(t)]


def test_what_is_disjoint_together_becomes_pairs_and_a_union_stays_with_its_axiom() -> None:
    heads = [axiom for axiom in axioms(SMALL).axioms if axiom.head.predicate.value.endswith("disjointWith")]
    assert len(heads) == 3
    [union] = [axiom for axiom in axioms(SMALL).axioms if len(axiom.triples) > 1]
    assert names(union) == {ONTOLOGY + "citizenOf", ONTOLOGY + "Country"}


def test_the_projects_own_statements_are_all_axioms_notes_or_counted() -> None:
    read = read_axioms(ROOT / "ontology")
    assert set(read.left_out) == {"http://id.loc.gov/datatypes/edtf/EDTF"}
    assert len(read.axioms) > 8_000
    assert read.labels[BASE + "country/jpn"] == "Japan"


def test_a_file_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("no turtle", encoding="utf-8")
    with pytest.raises(ProjectError, match=r"broken\.ttl cannot be read as Turtle"):
        read_axioms(tmp_path)


def agreeing(above: tuple[tuple[str, str], ...] = ()) -> Ask:
    """A stand-in for HermiT that finds nothing wrong."""
    return lambda triples, *, deadline: Verdict(consistent=True, unsatisfiable=frozenset(), above=above)


def numbered(count: int) -> list[Axiom]:
    node = NamedNode("urn:x")
    return [Axiom((Triple(node, node, NamedNode(f"urn:{n}")),)) for n in range(count)]


@pytest.mark.parametrize("count", [1, 5, 16, 17, 100, 500])
@pytest.mark.parametrize("seed", range(4))
def test_shrinking_leaves_one_whole_reason_and_nothing_else_in_few_questions(count: int, seed: int) -> None:
    chance = random.Random(seed)
    every = numbered(count)
    causes = [frozenset(chance.sample(every, min(count, chance.randint(1, 5)))) for _ in range(chance.randint(1, 3))]
    asked = 0

    def judge(sets: Sequence[Sequence[Axiom]]) -> list[bool]:
        nonlocal asked
        asked += 1
        return [any(cause <= set(found) for cause in causes) for found in sets]

    left = set(minimal(every, judge))
    assert left in causes
    assert not any(cause < left for cause in causes)
    assert asked <= 20


def test_only_what_can_matter_to_a_name_is_asked_about_it() -> None:
    read = axioms(SMALL + "leader:ben a sg:Leader . place:rome a sg:Place .")
    module = Reach(read.axioms).module(BASE + "leader/ann")
    spoken = {name for axiom in module for name in names(axiom)}
    assert {BASE + "country/aaa", ONTOLOGY + "citizenOf"} <= spoken
    assert not {BASE + "leader/ben", BASE + "place/rome", ONTOLOGY + "Place"} & spoken


def test_a_reasoner_that_finds_nothing_in_time_is_told_and_one_that_finds_some_keeps_it() -> None:
    calls = 0

    def slow(triples: Iterable[Triple], *, deadline: float) -> Verdict:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise OutOfTimeError
        return Verdict(consistent=False, unsatisfiable=frozenset({BASE + "leader/ann"} if calls == 2 else ()), above=())

    read = axioms(SMALL)
    outcome = reason(read, asking=slow)
    assert [(found.names, found.minimal) for found in outcome.explanations] == [((BASE + "leader/ann",), False)]
    assert "time ran out" in lines(outcome, read)[0]
    with pytest.raises(OutOfTimeError):
        reason(read, asking=slow)


def test_the_hierarchy_is_the_same_bytes_in_any_order() -> None:
    above = ((ONTOLOGY + "Leader", ONTOLOGY + "Person"), (ONTOLOGY + "Call", ONTOLOGY + "Meeting"))
    read = axioms(SMALL)
    written = {hierarchy(reason(read, asking=agreeing(order))) for order in (above, above[::-1])}
    assert len(written) == 1
    assert b"sg:Leader rdfs:subClassOf sg:Person ." in written.pop()


def test_without_java_one_sentence_and_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["--project", str(ROOT), "reason", "--out", str(tmp_path / "inferred.ttl")]) == 3
    seen = capsys.readouterr()
    assert (seen.out, seen.err) == ("", f"summitgraph: {hermit.NO_JAVA}\n")
    assert not list(tmp_path.iterdir())


class TestHermit:
    """What HermiT says of the project, and of copies that were broken on purpose."""

    pytestmark = needs_java

    def broken(self, tmp_path: Path, file: str, text: str) -> Path:
        shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
        (tmp_path / "loaders").mkdir()
        with (tmp_path / "ontology" / file).open("a", encoding="utf-8") as stream:
            stream.write(HEAD + text)
        return tmp_path

    def test_the_project_does_not_contradict_itself(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        outputs = [tmp_path / "a" / "inferred.ttl", tmp_path / "b" / "inferred.ttl"]
        assert [main(["--project", str(ROOT), "reason", "--out", str(file)]) for file in outputs] == [0, 0]
        assert b"sg:Leader rdfs:subClassOf sg:Person" in outputs[0].read_bytes()
        assert outputs[0].read_bytes() == outputs[1].read_bytes()
        assert "Nothing contradicts itself." in capsys.readouterr().out
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]

    def test_a_class_that_can_have_no_member_is_explained(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = self.broken(tmp_path, "summit.ttl", "sg:Envoy a owl:Class ; rdfs:subClassOf sg:Leader , sg:Office .")
        before = time.monotonic()
        assert main(["--project", str(folder), "reason"]) == 1
        assert time.monotonic() - before < 60
        assert capsys.readouterr().out.startswith(
            "error: unsatisfiable-class: sg:Envoy can have no member, because these cannot all be true:\n"
            "  - every sg:Envoy is a Leader  [summit.ttl]\n"
            "  - every sg:Envoy is an Office  [summit.ttl]\n"
            "  - every Leader is a Person  [summit.ttl]\n"
            "  - nothing is both Office and Person  [summit.ttl]\n"
        )
        assert not (folder / "build").exists()

    def test_an_authority_that_contradicts_itself_is_explained(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = self.broken(tmp_path, "leaders.ttl", "leader:fumio-kishida a sg:Country .")
        before = time.monotonic()
        assert main(["--project", str(folder), "reason", "--json"]) == 1
        assert time.monotonic() - before < 60
        seen = json.loads(capsys.readouterr().out)
        assert (seen["consistent"], seen["written"], len(seen["explanations"])) == (False, None, 1)
        [found] = seen["explanations"]
        assert (found["names"][0], found["minimal"]) == (BASE + "leader/fumio-kishida", True)
        assert {axiom["sentence"] for axiom in found["axioms"]} == {
            "Fumio Kishida (leader/fumio-kishida) is a Country",
            "Fumio Kishida (leader/fumio-kishida) is a Leader",
            "every Leader is a Person",
            "nothing is both Country and Person",
        }

    @pytest.mark.parametrize(
        ("slip", "named"),
        [
            ("tenure:t a sg:Tenure ; sg:holder leader:ann ; sg:office country:jpn .", "the value of “office”"),
            ("country:jpn a sg:Country ; sg:capital leader:ann . leader:ann a sg:Leader .", "the value of “capital”"),
            ("leader:ann a sg:Leader ; sg:citizenOf place:rome . place:rome a sg:Place .", "Country or Organization"),
            ("office:o a sg:Office ; sg:officeOf leader:ann . leader:ann a sg:Leader .", "Country or Organization"),
            ("office:o a sg:Office ; sg:level country:jpn .", "the value of “level”"),
            ("country:jpn sg:leadingOffice leader:ann . leader:ann a sg:Leader .", "the value of “leading office”"),
            ("series:s a sg:Series ; sg:member place:rome . place:rome a sg:Place .", "Country or Organization"),
            ("agreement:a a sg:Agreement ; sg:party leader:ann . leader:ann a sg:Leader .", "Country or Organization"),
            ("place:rome a sg:Place ; sg:inCountry place:italy . place:italy a sg:Place .", "“in country”"),
        ],
    )
    def test_slips_of_an_analyst_are_caught(self, tmp_path: Path, slip: str, named: str) -> None:
        shutil.copy(ROOT / "ontology" / "summit.ttl", tmp_path)
        (tmp_path / "slip.ttl").write_text(HEAD + "country:jpn a sg:Country ." + slip, encoding="utf-8")
        read = read_axioms(tmp_path)
        outcome = reason(read)
        assert [found.minimal for found in outcome.explanations] == [True]
        assert named.lower() in "\n".join(lines(outcome, read)).lower()

    def test_every_axiom_of_an_explanation_is_needed(self) -> None:
        read = axioms(SMALL + "leader:ben a sg:Leader ; sg:citizenOf leader:ann .")
        [found] = reason(read).explanations
        deadline = time.monotonic() + 60
        for missing in [None, *found.axioms]:
            triples = [t for axiom in found.axioms if axiom is not missing for t in axiom.triples]
            assert ask([*read.declarations, *triples], deadline=deadline).consistent == (missing is not None)

    def test_two_independent_slips_are_two_explanations(self) -> None:
        read = axioms(SMALL + "leader:ben a sg:Leader , sg:Place . country:bbb a sg:Country , sg:Place .")
        names = {found.names for found in reason(read).explanations}
        assert names == {(BASE + "leader/ben",), (BASE + "country/bbb",)}

    def test_what_cannot_be_asked_as_a_class_is_still_told(self) -> None:
        text = told(
            SMALL + "sg:above a owl:ObjectProperty , owl:IrreflexiveProperty . leader:ann sg:above leader:ann ."
        )
        assert "error: inconsistency: not narrowed down" in text

    def test_after_the_deadline_the_run_ends_and_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        with pytest.raises(OutOfTimeError):
            ask([], deadline=time.monotonic() + 0.3)
        assert not list(tmp_path.iterdir())


def test_json_and_lines_speak_of_the_same_axioms() -> None:
    read = axioms(SMALL)
    outcome = reason(read, asking=agreeing())
    assert as_json(outcome, read)["explanations"] == []
    assert (
        "left out, because HermiT does not take the datatype: 2 of edtf:EDTF, 1 of xsd:date" in lines(outcome, read)[0]
    )
