"""Validation: the verdict of stock pySHACL, in a fixed order; quarantine takes out what is wrong and no more."""

import logging
import random
import time
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize
from rdflib import Dataset, Graph, Namespace

from summitgraph.loading import Extraction
from summitgraph.model import XSD, Document, Fact, Iri, ProjectError, Value, document_of, edtf, words
from summitgraph.rdf import extraction_quads, graph_name, object_of, quad, subject_of
from summitgraph.validate import Result, ShapeSet, load_shapes, quarantine, validate, validate_graph
from summitgraph.vocab import RDF_TYPE, document_iri, local, mention, outside, term, thing

FOLDER = Path(__file__).parent.parent / "shapes"
SH = Namespace("http://www.w3.org/ns/shacl#")
TEXT = "岸田与拜登周五会谈。岸田说：“我们会再谈。”中方称之为座谈。"
DECLARATION = thing("agreement", "a-declaration")
JAPAN, CHINA = thing("country", "jpn"), thing("country", "chn")


@pytest.fixture(scope="module")
def shapes() -> ShapeSet:
    return load_shapes(FOLDER)


class Story:
    """One document: a meeting, a remark in it, how China calls it, and an agreement."""

    def __init__(self, text: str = TEXT) -> None:
        self.document: Document = document_of(text, name="page.txt")
        self.iri = document_iri(self.document)
        self.words = self.document.span(7, 9)
        self.meeting = mention("meeting", self.words)
        self.remark = mention("remark", self.document.span(15, 21))
        self.called = mention("characterisation", self.document.span(27, 29))

    def facts(self) -> list[Fact]:
        rows: list[tuple[Iri, str, Iri | Value, tuple[int, int]]] = [
            (self.iri, "dcterms:title", words("会谈", "zh-Hans"), (7, 9)),
            (self.iri, "dcterms:language", Value("zh-Hans"), (7, 9)),
            (self.iri, "sg:published", Value("2023-01-14", XSD + "date"), (5, 7)),
            (self.iri, "sg:url", Value("https://example.org/page", XSD + "anyURI"), (5, 7)),
            (self.iri, "sg:source", thing("source", "example"), (5, 7)),
            (self.meeting, "rdf:type", term("MeetingMention"), (7, 9)),
            (self.meeting, "sg:status", thing("status", "held"), (7, 9)),
            (self.meeting, "sg:level", thing("level", "leaders"), (7, 9)),
            (self.meeting, "sg:mode", thing("mode", "unknown"), (7, 9)),
            (self.meeting, "sg:date", edtf("2023-01-13"), (5, 7)),
            (self.meeting, "sg:participant", thing("leader", "fumio-kishida"), (0, 2)),
            (self.meeting, "sg:participant", thing("leader", "joe-biden"), (3, 5)),
            (self.remark, "rdf:type", term("Remark"), (15, 21)),
            (self.remark, "sg:speaker", thing("leader", "fumio-kishida"), (10, 12)),
            (self.remark, "sg:direct", Value("true", XSD + "boolean"), (15, 21)),
            (self.remark, "sg:text", words("我们会再谈。", "zh-Hans"), (15, 21)),
            (self.remark, "sg:inMeeting", self.meeting, (7, 9)),
            (self.called, "rdf:type", term("Characterisation"), (27, 29)),
            (self.called, "sg:characterises", self.meeting, (7, 9)),
            (self.called, "sg:saidBy", CHINA, (22, 24)),
            (self.called, "sg:calledAs", words("座谈", "zh-Hans"), (27, 29)),
            (DECLARATION, "rdf:type", term("Agreement"), (7, 9)),
            (DECLARATION, "sg:party", JAPAN, (0, 2)),
        ]
        return [Fact(s, outside(p), o, self.document.span(*at)) for s, p, o, at in rows]

    def quads(self, *, without: tuple[Iri, str] | None = None) -> list[Quad]:
        """All quads; ``without`` leaves out one property of one subject."""
        gone = (without[0], outside(without[1])) if without else None
        facts = tuple(fact for fact in self.facts() if (fact.subject, fact.predicate) != gone)
        return list(dict.fromkeys(extraction_quads(Extraction(self.document, "news", "1", facts, ()))))


STORY = Story()
OTHER = Story("拜登与岸田周五会谈。岸田说：“我们会再谈。”中方称之为座谈。")


def names(results: list[Result], severity: str = "error") -> set[str]:
    return {local(result.shape) for result in results if result.severity == severity}


def subjects(quads: list[Quad]) -> set[str]:
    return {subject_of(found) for found in quads}


def test_a_whole_document_has_no_errors(shapes: ShapeSet) -> None:
    assert names(validate([q for q in STORY.quads() if graph_name(q)], shapes)) == set()


def test_a_result_says_where_what_and_how_grave(shapes: ShapeSet) -> None:
    quads = [q for q in STORY.quads(without=(STORY.meeting, "sg:mode")) if graph_name(q)]
    (result,) = [found for found in validate(quads, shapes) if found.focus == STORY.meeting]
    assert result.graph == STORY.iri
    assert result.path == term("mode")
    assert result.severity == "warning"
    assert "Give sg:mode" in result.message


@pytest.mark.parametrize("seed", range(3))
def test_order_of_quads_plays_no_part(seed: int, shapes: ShapeSet) -> None:
    quads = [*STORY.quads(without=(STORY.meeting, "sg:status")), *OTHER.quads()]
    first = validate(quads, shapes)
    kept, _ = quarantine(quads, first)
    random.Random(seed).shuffle(quads)
    again = validate(quads, shapes)
    assert again == first == sorted(first)
    assert quarantine(quads, again[::-1])[0] == [found for found in quads if found in set(kept)]


def test_each_graph_is_judged_by_itself(shapes: ShapeSet) -> None:
    """Evidence that stands in another document's graph does not help."""
    moved = [
        Quad(q.subject, q.predicate, q.object, NamedNode(OTHER.iri)) if "/evidence/" in subject_of(q) else q
        for q in STORY.quads()
    ]
    assert "Statement-evidence" in names(validate(moved, shapes))


@pytest.mark.filterwarnings("ignore:Dataset.default_context")
def test_stock_pyshacl_gives_the_same_verdict(shapes: ShapeSet) -> None:
    quads = [
        *STORY.quads(without=(STORY.meeting, "sg:status")),
        *OTHER.quads(without=(OTHER.remark, "sg:speaker")),
        *(quad(thing("country", "jpn"), RDF_TYPE, term("Country")),),
    ]
    ours = {(r.focus, r.shape, r.severity) for r in validate(quads, shapes)}
    stock = Graph()
    for path in FOLDER.glob("*.ttl"):
        stock.parse(path)
    graphs = {q.graph_name for q in quads}
    each = [
        Graph().parse(
            data=serialize([q.triple for q in quads if q.graph_name == name], format=RdfFormat.N_TRIPLES), format="nt"
        )
        for name in graphs
    ]
    whole = Dataset(default_union=True)
    whole.parse(data=serialize(quads, format=RdfFormat.N_QUADS), format="nquads")
    assert ours == {told for graph in each for told in _stock(graph, stock)} == _stock(whole, stock)
    assert ours


def _stock(data: Graph, shapes: Graph) -> set[tuple[str, str, str]]:
    grades = {"Violation": "error", "Warning": "warning", "Info": "info"}
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    return {
        (
            str(report.value(found, SH.focusNode)),
            str(report.value(found, SH.sourceShape)),
            grades[local(str(report.value(found, SH.resultSeverity)))],
        )
        for found in report.objects(None, SH.result)
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("@prefix sh: <http://www.w3.org/ns/shacl#> .\n<a> a sh:NodeShape\n", r"shapes/x\.ttl, line \d"),
        ("@prefix sh: <http://www.w3.org/ns/shacl> .\n<urn:a> a sh:NodeShape .", "no shape in it.*with its #"),
        (
            '@prefix sh: <http://www.w3.org/ns/shacl#> .\n\n<urn:x/a> a sh:NodeShape ;\n sh:pattern "(" .',
            r"x\.ttl, line 3: sh:pattern '\('",
        ),
        (
            '@prefix sh: <http://www.w3.org/ns/shacl#> .\n<urn:x/a> a sh:NodeShape .\n<urn:x/q> sh:select "SELEKT" .',
            r"x\.ttl, line 3: sh:select",
        ),
    ],
)
def test_a_broken_shape_file_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    folder = tmp_path / "shapes"
    folder.mkdir()
    (folder / "x.ttl").write_text(text)
    (folder / "y.ttl").write_bytes(b"\xff\xfe broken too")
    with pytest.raises(ProjectError, match=says) as error:
        load_shapes(folder)
    assert "shapes/y.ttl" in str(error.value)
    assert "summitgraph validate" in str(error.value)
    assert str(tmp_path) not in str(error.value)


def test_a_project_without_shapes_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="holds no shapes"):
        load_shapes(tmp_path)


def test_ill_formed_values_are_results_and_not_noise(shapes: ShapeSet, caplog: pytest.LogCaptureFixture) -> None:
    day = Literal("2023-02-30", datatype=NamedNode(XSD + "date"))
    bad = Quad(NamedNode(STORY.meeting), NamedNode(term("asOf")), day, NamedNode(STORY.iri))
    with caplog.at_level(logging.WARNING):
        results = validate([*STORY.quads(), bad], shapes)
    assert "MeetingMention-asOf" in names(results)
    assert caplog.records == []


WEIRD: list[Literal | NamedNode] = [
    *(
        Literal(text, datatype=NamedNode(XSD + kind))
        for text in ("", "x", "-1", "2021-02-30", "P1", "\\1", "NaN")
        for kind in ("date", "dateTime", "integer", "decimal", "duration", "boolean", "string")
    ),
    NamedNode("urn:x"),
]


@pytest.mark.parametrize("seed", range(4))
def test_no_value_stops_the_validation(seed: int, shapes: ShapeSet) -> None:
    chance = random.Random(seed)
    quads = [q for q in STORY.quads() if graph_name(q)]
    for place in chance.sample(range(len(quads)), 12):
        old = quads[place]
        if old.predicate.value != RDF_TYPE:
            quads[place] = Quad(old.subject, old.predicate, chance.choice(WEIRD), old.graph_name)
    assert names(validate(quads, shapes))


def test_values_without_an_order_are_told_and_the_rest_is_checked(shapes: ShapeSet) -> None:
    """pySHACL by itself ends with a TypeError when it has to compare a date with a time."""
    time_of_day = Literal("2023-01-14T10:00:00", datatype=NamedNode(XSD + "dateTime"))
    wrong = Quad(NamedNode(STORY.meeting), NamedNode(term("asOf")), time_of_day, NamedNode(STORY.iri))
    quads = [wrong, *(_shortened(q) for q in STORY.quads())]
    assert {"MeetingMention-asOf", "Document-evidenceLength"} <= names(validate(quads, shapes))


# -- quarantine ------------------------------------------------------------------------------------------------


def split(shapes: ShapeSet, quads: list[Quad]) -> tuple[list[Quad], list[Quad]]:
    return quarantine(quads, [r for r in validate(quads, shapes) if r.graph])


def reasons(quads: list[Quad]) -> dict[str, str]:
    return {subject_of(q): str(q.object) for q in quads if q.predicate.value == term("quarantinedBecause")}


def test_without_errors_nothing_goes(shapes: ShapeSet) -> None:
    quads = STORY.quads()
    assert split(shapes, quads) == (quads, [])


def test_a_mention_goes_with_its_facts_and_what_cannot_stand_without_it(shapes: ShapeSet) -> None:
    kept, out = split(shapes, STORY.quads(without=(STORY.meeting, "sg:status")))
    assert set(reasons(out)) == {STORY.meeting, STORY.called}
    assert "needs exactly one status" in reasons(out)[STORY.meeting]
    assert not {STORY.meeting, STORY.called} & (subjects(kept) | {object_of(q) for q in kept})
    assert STORY.remark in subjects(kept)


def test_what_is_kept_is_sound(shapes: ShapeSet) -> None:
    for wrong in ((STORY.meeting, "sg:status"), (STORY.remark, "sg:speaker"), (STORY.called, "sg:saidBy")):
        kept, out = split(shapes, STORY.quads(without=wrong))
        assert out
        assert names(validate([q for q in kept if graph_name(q)], shapes)) == set()


def test_evidence_stays_as_long_as_something_rests_on_it(shapes: ShapeSet) -> None:
    kept, out = split(shapes, STORY.quads(without=(STORY.remark, "sg:speaker")))
    assert f"{STORY.iri}/evidence/15-21" in subjects(out)
    assert f"{STORY.iri}/evidence/7-9" in subjects(kept)
    rests = {object_of(q) for q in kept if q.predicate.value == term("evidence")}
    assert rests == {s for s in subjects(kept) if "/evidence/" in s}


def test_nothing_is_lost(shapes: ShapeSet) -> None:
    quads = STORY.quads(without=(STORY.meeting, "sg:level"))
    kept, out = split(shapes, quads)
    told = [q for q in out if q.predicate.value == term("quarantinedBecause")]
    assert sorted(map(str, [*kept, *out])) == sorted(map(str, [*quads, *told]))


def test_wrong_offsets_take_out_the_mention_and_not_the_document(shapes: ShapeSet) -> None:
    quads = [_shortened(q) for q in STORY.quads()]
    kept, out = split(shapes, quads)
    assert STORY.remark in subjects(out)
    assert {STORY.iri, STORY.meeting} <= subjects(kept)


def _shortened(found: Quad) -> Quad:
    if subject_of(found).endswith("evidence/15-21") and found.predicate.value == term("quotation"):
        return Quad(found.subject, found.predicate, Literal("我们会"), found.graph_name)
    return found


def test_a_bad_record_takes_the_whole_document_and_what_only_it_says_of_things(shapes: ShapeSet) -> None:
    quads = [*STORY.quads(without=(STORY.iri, "sg:source")), *OTHER.quads()]
    link = Quad(NamedNode(DECLARATION), NamedNode(term("hasMention")), NamedNode(STORY.meeting), DefaultGraph())
    alone = Quad(NamedNode(DECLARATION), NamedNode(term("party")), NamedNode(CHINA), DefaultGraph())
    kept, out = quarantine([*quads, link, alone], validate(quads, shapes))
    assert {graph_name(q) for q in kept if graph_name(q)} == {OTHER.iri}
    assert set(reasons(out)) == {STORY.iri}
    assert link in out
    assert alone in kept
    assert quad(DECLARATION, term("party"), JAPAN) in kept, "the other document says so too"


def test_a_thing_loses_what_only_a_quarantined_document_said(shapes: ShapeSet) -> None:
    quads = STORY.quads(without=(STORY.iri, "sg:source"))
    plain = quad(DECLARATION, term("party"), JAPAN)
    results = validate([q for q in quads if graph_name(q)], shapes)
    assert plain in quarantine(quads, results)[1]
    assert plain in quarantine(quads, results, stated={plain.triple})[0], "the authority says so too"


def test_errors_among_things_are_left_to_the_build(shapes: ShapeSet) -> None:
    nobody = quad(thing("leader", "nobody"), RDF_TYPE, term("Leader"))
    results = validate([nobody], shapes)
    assert names(results)
    assert quarantine([nobody], results) == ([nobody], [])


def test_a_warning_takes_nothing_out(shapes: ShapeSet) -> None:
    quads = STORY.quads(without=(STORY.meeting, "sg:mode"))
    assert names(validate(quads, shapes), "warning")
    assert split(shapes, quads)[1] == []


def test_a_document_of_three_thousand_triples_takes_about_a_second(shapes: ShapeSet) -> None:
    story = Story("岸田与拜登周五会谈。" * 200)
    facts = []
    for n in range(60):
        at = story.document.span(n * 10 + 7, n * 10 + 9)
        m = mention("meeting", at)
        for name, value in (("status", "held"), ("level", "leaders"), ("mode", "video"), ("issue", "trade")):
            facts.append(Fact(m, term(name), thing(name, value), at))
        facts += [Fact(m, term("participant"), thing("leader", f"guest-{i}"), at) for i in range(3)]
        facts.append(Fact(m, RDF_TYPE, term("MeetingMention"), at))
    quads = list(extraction_quads(Extraction(story.document, "news", "1", tuple(facts), ())))
    triples = list(dict.fromkeys(q.triple for q in quads))
    assert len(triples) > 3000
    started = time.process_time()
    validate_graph(triples, shapes)
    assert time.process_time() - started < 4, "four times what it takes on a slow machine"
