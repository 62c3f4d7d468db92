"""Wikidata's entities: facts rest on ids of statements, nobody becomes a leader, and nothing bad does harm."""

import gzip
import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from summitgraph.authority import Authority
from summitgraph.build import build
from summitgraph.loading import Extraction, Loader, extract_rows
from summitgraph.model import Fact, Finding, Iri, Value, document_of
from summitgraph.project import Project
from summitgraph.publish.people import private
from summitgraph.publish.told import told
from summitgraph.rdf import extraction_quads, graph_name
from summitgraph.reading import read
from summitgraph.store import open_store
from summitgraph.text.located import Located, located
from summitgraph.text.wikidata.claims import edtf_of
from summitgraph.time import bounds
from summitgraph.verify import verify
from summitgraph.vocab import local, term
from tests import world
from tests.wikidata_entities import Json, day, entity, item, statement, words

ROOT = Path(__file__).parents[1]
KISHIDA, YOON = "Q359480", "Q16090635"  # as links/wikidata.sssom.tsv has them
MEETING, KIND, ANN, OFFICE, LAND = "Q900000001", "Q900000002", "Q900000003", "Q900000004", "Q900000005"
JULIAN = "Q1985786"
HUMAN = statement("P31", item("Q5"))
SUMMIT = statement("P31", item("Q1072326"))
ON = statement("P585", day("+2023-08-18"))


@cache
def known() -> tuple[tuple[Loader, ...], Authority]:
    tools = world.tools()
    return tools.loaders, tools.authority


def rows(*entities: Json, name: str = "entities.json") -> list[Extraction]:
    """What is read of a file that Special:EntityData could have given."""
    return extract_rows(document_of(json.dumps({"entities": {e["id"]: e for e in entities}}), name=name), *known())


def said(extractions: Iterable[Extraction], kind: str) -> list[dict[str, set[str]]]:
    """The nodes of a class: property, then values, as keys or words."""
    found: dict[Iri, dict[str, set[str]]] = {}
    for fact in (fact for one in extractions for fact in one.facts):
        value = fact.object.text if isinstance(fact.object, Value) else local(fact.object)
        found.setdefault(fact.subject, {}).setdefault(local(fact.predicate), set()).add(value)
    return [values for _, values in sorted(found.items()) if kind in values.get("type", ())]


def findings(extractions: Iterable[Extraction]) -> list[Finding]:
    return [found for one in extractions for found in one.findings]


def meeting(*statements: Json, **more: Any) -> Json:
    return entity(MEETING, SUMMIT, *statements, labels={"en": "a summit"}, modified="2024-03-05T06:07:08Z", **more)


def person(name: str, *statements: Json, **labels: str) -> Json:
    return entity(name, HUMAN, *statements, labels=labels, lastrevid=7, modified="2024-03-05T06:07:08Z")


def term_of(start: Json | str | None, end: Json | str | None) -> Json:
    return statement("P39", item(OFFICE), P580=start, P582=end)


def test_every_fact_of_a_statement_rests_on_its_id_and_every_name_on_its_words() -> None:
    _, row = rows(person(ANN, term_of(day("+2001-04-26"), None), en="Ann Other", ja="アン"))
    quotations = {local(f.predicate): f.evidence.quotation for f in row.facts}
    assert quotations["holder"] == quotations["heldFrom"] == f"{ANN}$00000001-0000-4000-8000-{int(ANN[1:]):012X}"
    assert {f.evidence.quotation for f in row.facts if f.predicate == term("name")} == {"Ann Other", r"\u30a2\u30f3"}
    assert {str(f.subject).split("/", 4)[4].split("/")[:2][0] for f in row.facts} == {"source"}


def test_a_linked_person_is_the_leader_and_nobody_else_is_made() -> None:
    read_ = rows(person(KISHIDA, term_of(day("+2021-10-04"), day("+2024-10-01")), en="Fumio Kishida"))
    (tenure,) = said(read_, "TenureMention")
    assert tenure["holder"] == {"fumio-kishida"}
    assert (tenure["heldFrom"], tenure["heldUntil"], tenure["item"]) == ({"2021-10-04"}, {"2024-10-01"}, {OFFICE})
    assert said(read_, "Person") == []
    assert said(read_, "Tenure") == said(read_, "Leader") == []


def test_an_unknown_person_is_described_by_the_record_and_never_reviewed() -> None:
    citizen = statement("P27", item(LAND))
    land = entity(LAND, statement("P298", words("JPN")))
    office = entity(OFFICE, labels={"en": "Keeper", "ko": "지기"})
    read_ = rows(
        person(ANN, term_of(None, None), citizen, statement("P569", day("+1957-00-00", 9)), zh="安"), land, office
    )
    (who,) = said(read_, "Person")
    assert (who["name"], who["reviewed"], who["born"], who["citizenOf"]) == ({"安"}, {"false"}, {"1957"}, {"jpn"})
    assert said(read_, "TenureMention")[0]["name"] == {"Keeper", "지기"}


def test_who_has_no_label_goes_by_the_identifier() -> None:
    assert said(rows(person(ANN, term_of(None, None))), "Person")[0]["name"] == {ANN}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (day("+2001-04-26"), None, ("2001-04-26", None)),
        (day("+2001-04-00", 10), day("+2006-00-00", 9), ("2001-04", "2006")),
        (day("+2001-04-26"), "novalue", ("2001-04-26", None)),
        (day("+2001-04-26"), "somevalue", ("2001-04-26", "2001-04-26/..")),
        ("somevalue", "somevalue", (None, None)),
        (day("-0043-03-15", 11, JULIAN), day("+2006-02-30"), (None, None)),
    ],
)
def test_terms_begin_and_end_as_exactly_as_wikidata_says(
    start: Json | str | None, end: Json | str | None, expected: tuple[str | None, str | None]
) -> None:
    (tenure,) = said(rows(person(ANN, term_of(start, end))), "TenureMention")
    assert tuple(next(iter(tenure.get(name, ())), None) for name in ("heldFrom", "heldUntil")) == expected


def test_a_summit_says_who_where_when_as_of_which_day() -> None:
    land = entity(LAND, statement("P298", words("USA")))
    came = person("Q6279", statement("P1344", item(MEETING)), en="Joe Biden")
    summit = meeting(
        ON, statement("P17", item(LAND)), *(statement("P710", item(who)) for who in (KISHIDA, YOON, "Q900000099"))
    )
    read_ = rows(summit, land, came)
    (met,) = said(read_, "MeetingMention")
    assert met["participant"] == {"fumio-kishida", "yoon-suk-yeol", "joe-biden"}
    assert (met["place"], met["date"], met["asOf"]) == ({"usa"}, {"2023-08-18"}, {"2024-03-05"})
    assert (met["status"], met["partial"], met["item"]) == ({"held"}, {"true"}, {MEETING})
    (left,) = findings(read_)
    assert (left.code, left.level) == ("claims-unread", "info")
    assert "1 participants that may be no people: Q900000099" in left.message


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([ON], "2023-08-18"),
        ([statement("P585", day("+2023-06-11")), statement("P585", day("+2023-06-13"))], "2023-06-11/2023-06-13"),
        (
            [statement("P585", day("+2023-00-00", 9)), statement("P585", day("+2023-08-18"), rank="preferred")],
            "2023-08-18",
        ),
        ([statement("P585", day("+2022-01-01"), rank="deprecated"), ON], "2023-08-18"),
        ([statement("P580", day("+2023-08-18")), statement("P582", day("+2023-08-19"))], "2023-08-18/2023-08-19"),
        ([statement("P580", day("+2023-08-18"))], "2023-08-18/.."),
        ([statement("P582", day("+2023-08-00", 10))], "../2023-08"),
        ([statement("P585", day("+1980-00-00", 8))], "198X"),
        ([statement("P580", day("+2023-08-18")), statement("P582", day("+2023-08-17"))], None),
        ([statement("P585", "somevalue")], None),
        ([], None),
    ],
)
def test_the_day_of_a_summit_is_the_one_of_best_rank(statements: list[Json], expected: str | None) -> None:
    read_ = rows(meeting(*statements))
    assert [met["date"] for met in said(read_, "MeetingMention")] == ([{expected}] if expected else [])
    if not expected:
        assert "summits without a day" in " ".join(found.message for found in findings(read_))


def test_a_summit_after_the_last_change_is_planned() -> None:
    (met,) = said(rows(meeting(statement("P585", day("+2025-06-15")))), "MeetingMention")
    assert met["status"] == {"planned"}


def test_what_is_marked_as_wrong_is_left_out_and_counted() -> None:
    wrong = statement("P710", item(YOON), rank="deprecated")
    read_ = rows(meeting(ON, statement("P710", item(KISHIDA)), wrong, wrong, statement("P710", "somevalue")))
    assert said(read_, "MeetingMention")[0]["participant"] == {"fumio-kishida"}
    assert findings(read_)[0].message.endswith(
        "1 statements of an unknown value (P710); 2 statements that are marked as wrong"
    )


def test_a_kind_of_summit_is_known_by_the_entity_of_its_class() -> None:
    deep = [
        entity(KIND, statement("P279", item("Q900000098"))),
        entity("Q900000098", statement("P279", item("Q1072326"))),
    ]
    met = entity(MEETING, statement("P31", item(KIND)), ON)
    assert len(said(rows(met, *deep), "MeetingMention")) == 1
    assert [found.code for found in findings(rows(met))] == ["entities-passed-over"]
    lines = extract_rows(document_of("\n".join(map(json.dumps, [met, *deep])), name="dump.jsonl"), *known())
    assert len(said(lines, "MeetingMention")) == 1


FORMS: dict[str, Callable[[Json], str]] = {
    "entity data": lambda e: json.dumps({"entities": {e["id"]: e}}),
    "bare": json.dumps,
    "pretty": lambda e: json.dumps(e, indent=4, ensure_ascii=False),
    "array": lambda e: f"[\n{json.dumps(e)}\n]\n",
    "dump": lambda e: f"[\n{json.dumps(entity('Q90'))},\n{json.dumps(e)},\n{json.dumps(entity('Q91'))}\n]\n",
    "lines": lambda e: f"{json.dumps(entity('Q90'))}\n{json.dumps(e)}\n",
    "one line": lambda e: f"[{json.dumps(e)},{json.dumps(entity('Q90'))}]",
}


@pytest.mark.parametrize("name", ["e.json", "e.json.gz"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_an_entity_says_the_same(form: str, name: str, tmp_path: Path) -> None:
    one = person(KISHIDA, term_of(day("+2001-04-26"), day("+2006-09-26")), en="Ann Other", ja="アン")
    data = FORMS[form](one).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    document = read(path, name=path.name).document
    assert document
    found = extract_rows(document, *known())
    assert said(found, "TenureMention") == said(rows(one), "TenureMention")
    assert said(found, "TenureMention")
    assert {f.evidence.document.row.record for e in found for f in e.facts if f.evidence.document.row} == {
        f"{KISHIDA}-7"
    }


GOOD = json.dumps(person(ANN, term_of(day("+2001-04-26"), None)))
BAD: dict[str, tuple[str, list[str], int]] = {
    "cut off": (f"[\n{GOOD},\n{GOOD[:-40]}", ["row-unreadable error"], 1),
    "broken in the middle": (f'[\n{{"type":"item","id":"Q7","claims":{{,\n{GOOD}\n]', ["row-unreadable error"], 1),
    "not there": ('{"entities":{"Q7":{"id":"Q7","missing":""}}}', ["entity-missing warning"], 0),
    "merged": (f'{{"entity":"Q7","redirect":"Q8"}}\n{GOOD}', ["entity-missing warning"], 1),
    "no entity": (f'{{"type":"item","id":"Q90"}}\n{{"a":1}}\n{GOOD}',
                  ["entities-passed-over info", "row-unreadable error"], 1),
    "a property": ('{"type":"property","id":"P39","labels":{}}', [], 0),
    "no entities": ('{"entities":{}}', [], 0),
    "empty lists for empty objects": ('{"entities":{"Q7":{"type":"item","id":"Q7","labels":[],"claims":[]}}}',
                                      ["entities-passed-over info"], 0),
    "twice": (f"{GOOD}\n{GOOD}", ["same-record warning"], 1),
    "deep": (GOOD + "\n" + '{"type":"item","id":"Q7","a":' + "[" * 100_000, ["row-unreadable error"], 1),
    "broken lines without end": (f"{GOOD}\n" + '{"a":\n' * 50_000, ["row-unreadable error"], 1),
    "a number of many digits": (f'{{"type":"item","id":"Q7","a":{"9" * 5000}}}\n{GOOD}', ["row-unreadable error"], 1),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_broken_is_told_and_costs_itself(name: str) -> None:
    text, expected, records = BAD[name]
    found = extract_rows(document_of(text, name="dump.json"), *known())
    assert sorted({f"{one.code} {one.level}" for one in findings(found)}) == expected
    assert sum(bool(one.facts) for one in found) == records


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["Q5", "value", "P39", "id"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["id", "value", "mainsnak", "datavalue", "claims", "labels", "P39", "P31", "P585", "qualifiers", "time"]
    ) | st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
PLACES = st.sampled_from([
    ("claims",), ("labels",), ("labels", "en"), ("modified",), ("lastrevid",), ("redirects",), ("claims", "P39"),
    ("claims", "P39", 0), ("claims", "P39", 0, "id"), ("claims", "P39", 0, "mainsnak"),
    ("claims", "P39", 0, "qualifiers"),
    ("claims", "P39", 0, "mainsnak", "datavalue", "value"), ("claims", "P39", 0, "qualifiers", "P580"),
    ("claims", "P31", 0, "rank"), ("claims", "P569", 0, "mainsnak", "datavalue"), ("type",),
])  # fmt: skip


@settings(deadline=None)
@given(place=PLACES, value=JSON, escaped=st.booleans())
def test_whatever_stands_in_an_entity_gives_facts_or_findings_and_no_error(
    place: tuple[Any, ...],
    value: Any,
    escaped: bool,  # noqa: FBT001 - given by name
) -> None:
    one = person(ANN, term_of(day("+2001-04-26"), None), statement("P569", day("+1957-07-29")), en="Ann")
    inner: Any = one
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    text = json.dumps({"entities": {ANN: one}}, ensure_ascii=escaped)
    if any(0xD800 <= ord(character) < 0xE000 for character in text):
        return  # reading lets no lone surrogate in
    for found in extract_rows(document_of(text, name="x.json"), *known()):
        assert "loader-failed" not in {one.code for one in found.findings}
        for fact in found.facts:
            assert isinstance(fact, Fact)
            assert fact.evidence.quotation


@given(value=JSON, escaped=st.booleans())
def test_every_string_of_json_knows_where_it_stands(value: Any, escaped: bool) -> None:  # noqa: FBT001 - given by name
    text = json.dumps(value, ensure_ascii=escaped)
    read_ = located(f"  {text}", 2)
    assert read_ == value

    def check(given_: Any) -> None:
        if isinstance(given_, Located):
            assert json.loads(f'"{f"  {text}"[given_.start : given_.end]}"') == given_
        for inner in given_.values() if isinstance(given_, dict) else given_ if isinstance(given_, list) else ():
            check(inner)

    check(read_)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (day("+2018-06-12"), "2018-06-12"),
        (day("+2018-06-12", 14), "2018-06-12"),
        (day("+2018-06-00", 10), "2018-06"),
        (day("+0800-12-25", 9), "0800"),
        (day("+2010-00-00", 8), "201X"),
        (day("+1950-00-00", 7), "1901/2000"),
        (day("+2000-00-00", 7), "1901/2000"),
        (day("+1917-10-25", 11, JULIAN), "1917-11-07"),
        (day("+1582-10-04", 11, JULIAN), "1582-10-14"),
        (day("+1900-02-29", 11, JULIAN), "1900-03-13"),
        (day("+1917-10-00", 10, JULIAN), "1917-10-14/1917-11-13"),
        (day("+1500-00-00", 9, JULIAN), "1500"),
    ],
)
def test_times_become_edtf_as_exact_as_they_are(value: Json, expected: str) -> None:
    assert edtf_of(value["value"]) == expected


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (day("-0043-03-15", 11, JULIAN), "not between the years 1 and 9999"),
        (day("+12024-01-01"), "not between the years 1 and 9999"),
        (day("+0000-01-01"), "not between the years 1 and 9999"),
        (day("+0001-01-01", 11, JULIAN), "before the year 1"),
        (day("+2000-00-00", 6), "vaguer than a century"),
        (day("+2023-02-30"), "not a day"),
        (day("+1900-02-30", 11, JULIAN), "Julian calendar has no"),
        (day("+2023-00-00"), "is not a date"),
        (day("+2023-01-01", 11, "Q12138"), "no time of Wikidata"),
        (words("yesterday"), "no time of Wikidata"),
    ],
)
def test_times_that_are_none_of_ours_say_why(value: Json, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        edtf_of(value["value"])


@given(st.dates(min_value=date(1, 1, 4)))
def test_days_of_both_calendars_are_days_of_ours(when: date) -> None:
    assert edtf_of(day(f"+{when.isoformat()}")["value"]) == when.isoformat()
    if not (when.month == 2 and when.day == 29):
        try:
            first, last = bounds(edtf_of(day(f"+{when.isoformat()}", 11, JULIAN)["value"]))
        except ValueError:
            assert when >= date(9999, 10, 1)
            return
        centuries = when.year // 100 - (when.month < 3 and when.year % 100 == 0)
        assert first == last == when + timedelta(days=centuries - centuries // 4 - 2)


def test_a_build_reads_verifies_and_reads_again_when_a_link_changes(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "links").mkdir(parents=True)
    for name in ("ontology", "loaders", "shapes", "queries"):
        (project / name).symlink_to(ROOT / name)
    corpus, out = tmp_path / "in", tmp_path / "out"
    corpus.mkdir()
    text = json.dumps({"entities": {KISHIDA: person(KISHIDA, term_of(day("+2021-10-04"), None), en="Fumio Kishida")}})
    (corpus / "entity.json.gz").write_bytes(gzip.compress(text.encode()))
    assert build([corpus], out=out, project=Project(project)).clean
    assert holders(out) == {"person"}
    checked = verify(open_store(out), out / "documents")
    assert checked.checked == 4
    assert checked.failures == verify(open_store(out), corpus).failures == ()
    assert verify(open_store(out), corpus).by_hash == 0
    table = (ROOT / "links" / "wikidata.sssom.tsv").read_text("utf-8")
    (project / "links" / "wikidata.sssom.tsv").write_text(table, encoding="utf-8")
    assert build([corpus], out=out, project=Project(project)).clean
    assert holders(out) == {"leader"}


def test_one_version_of_an_entity_in_two_files_counts_once(tmp_path: Path) -> None:
    corpus, out = tmp_path / "in", tmp_path / "out"
    corpus.mkdir()
    one = person(KISHIDA, term_of(day("+2021-10-04"), None), en="Fumio Kishida")
    (corpus / "a.json").write_text(json.dumps(one), encoding="utf-8")
    (corpus / "b.json").write_text(json.dumps([one, person(ANN, term_of(None, None))], indent=1), encoding="utf-8")
    found = build([corpus], out=out, project=Project(ROOT))
    assert [(one.code, one.where) for one in found.findings if one.level == "warning"] == [("same-record", "b.json")]
    assert found.counts["TenureMention"] == 2
    assert verify(open_store(out), out / "documents").failures == ()


def test_who_holds_an_office_is_published_and_who_only_takes_part_is_not() -> None:
    minister = person(ANN, term_of(day("+2021-01-20"), None), en="Ann Other")
    guest = person("Q900000009", en="Bob Guest")
    came = [statement("P710", item(who)) for who in (ANN, "Q900000009")]
    quads = [quad for one in rows(meeting(ON, *came), minister, guest) for quad in extraction_quads(one)]
    (graph,) = {graph_name(quad) for quad in quads} - {""}
    assert private(told(graph, (quad for quad in quads if graph_name(quad)))).names == ("Bob Guest",)


def holders(out: Path) -> set[str]:
    """The kinds of those who hold an office by the records of a build."""
    found = open_store(out).quads_for_pattern(None, NamedNode(term("holder")), None, None)
    return {str(one.object).split("/")[-2] for one in found if "/source/wikidata/" in str(one.graph_name)}
