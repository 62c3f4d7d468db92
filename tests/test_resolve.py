"""What a user can rely on: which mentions tell of one meeting depends on what they say, never on their order."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from summitgraph.authority import Authority, load_authority
from summitgraph.decisions import Decisions, Judgement, Registered, read_decisions
from summitgraph.mentions import MeetingView
from summitgraph.model import Iri, ProjectError
from summitgraph.summits import Summit, resolve, summit_quads
from summitgraph.vocab import thing
from tests.projects import make_project

ANN, BEN, CAT = (thing("leader", name) for name in ("ann", "ben", "cat"))
PAIR = frozenset({ANN, BEN})
G7 = thing("series", "g7")


def view(document: str, date: str = "", *, at: int = 0, people: frozenset[Iri] = PAIR, **more: object) -> MeetingView:
    """A mention in a document known by one letter."""
    iri = thing("document", document * 64, "meeting", f"{at}-{at + 2}")
    return replace(MeetingView(iri, people, date=date), **more)  # type: ignore[arg-type]  # fields by name


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return load_authority(make_project(tmp_path_factory.mktemp("p") / "p").ontology)


def meetings(
    views: Sequence[MeetingView], authority: Authority, decisions: Decisions | None = None
) -> tuple[Summit, ...]:
    return resolve(views, decisions or Decisions(), authority).summits


def together(summits: Sequence[Summit]) -> list[list[str]]:
    """Which documents' mentions stand together, by the first letter of the document and the offset."""
    return sorted(sorted(f"{v.document[0]}{v.start}" for v in s.group.views) for s in summits)


@pytest.mark.parametrize(
    ("views", "expected"),
    [
        # the same people on the same day
        ([view("a", "2022-09-21"), view("b", "2022-09-21")], [["a0", "b0"]]),
        ([view("a", "2022-09-21"), view("b", "2022-09-22")], [["a0"], ["b0"]]),
        ([view("a", "2022-09-21"), view("b", "2022-09-21", people=frozenset({ANN, CAT}))], [["a0"], ["b0"]]),
        # a vaguer date joins only if exactly one fits
        ([view("a", "2023-08-18"), view("b", "2023")], [["a0", "b0"]]),
        ([view("a", "2023-08-18"), view("b", "2023-08"), view("c", "2023")], [["a0", "b0", "c0"]]),
        ([view("a", "2023-08-18"), view("b", "2023-05-21"), view("c", "2023")], [["a0"], ["b0"], ["c0"]]),
        # a document that names both tells them apart
        ([view("a", "2023-08-18"), view("a", "2023", at=9)], [["a0"], ["a9"]]),
        # modes must not contradict
        ([view("a", "2022-09-21", mode="phone"), view("b", "2022-09-21", mode="in-person")], [["a0"], ["b0"]]),
        ([view("a", "2022-09-21", mode="phone"), view("b", "2022-09-21")], [["a0", "b0"]]),
        # a call may lie on two days, a visit not
        ([view("a", "2022-09-21", mode="phone"), view("b", "2022-09-22", mode="phone")], [["a0", "b0"]]),
        ([view("a", "2022-09-21", mode="phone"), view("b", "2022-09-23", mode="phone")], [["a0"], ["b0"]]),
        ([view("a", "2022-09-21", mode="phone"), view("a", "2022-09-22", mode="phone", at=9)], [["a0"], ["a9"]]),
        # an occurrence of a series, whoever is named
        (
            [
                view("a", "2023-05-19", series=G7),
                view("b", "2023-05-21", series=G7, people=frozenset()),
                view("c", "2022-06", series=G7),
            ],
            [["a0", "b0"], ["c0"]],
        ),
        # without a date: a plan looks a year ahead, a report looks back
        ([view("a", "2023-08-18"), view("b", status="proposed", as_of="2023-06-01")], [["a0", "b0"]]),
        ([view("a", "2023-08-18"), view("b", status="proposed", as_of="2024-02-13")], [["a0"], ["b0"]]),
        ([view("a", "2023-08-18"), view("b", as_of="2024-02-13")], [["a0", "b0"]]),
        ([view("a", "2023-08-18"), view("b", as_of="2023-02-13")], [["a0"], ["b0"]]),
        # no people and no series, or no leaders: no thing
        ([view("a", "2022", people=frozenset({ANN})), view("b", "2022", level="other")], []),
        ([view("a", "2022-09-21", level="ministers"), view("b", "2022-09-21")], [["a0"], ["b0"]]),
    ],
)
def test_mentions_join_when_people_mode_and_date_agree(
    views: list[MeetingView], expected: list[list[str]], authority: Authority
) -> None:
    assert together(meetings(views, authority)) == expected


def test_a_vague_date_that_fits_two_meetings_stays_apart_and_says_so(authority: Authority) -> None:
    first, second, vague = meetings([view("a", "2023-05-21"), view("b", "2023-08-18"), view("c", "2023")], authority)
    assert set(vague.possibly_same_as) == {first.iri, second.iri}
    assert first.possibly_same_as == second.possibly_same_as == (vague.iri,)


@pytest.mark.parametrize(
    ("views", "status", "contested"),
    [
        ([view("a", "2022-09-21", status="planned"), view("b", "2022-09-21")], "held", ()),
        (
            [
                view("a", "2022-09-21", status="planned", as_of="2022-09-01"),
                view("b", "2022-09-21", status="postponed", as_of="2022-09-02"),
            ],
            "postponed",
            (),
        ),
        ([view("a", "2022-09-21", status="planned"), view("b", "2022-09-21", status="declined")], "declined", ()),
        (
            [
                view("a", "2022-09-21", status="cancelled"),
                view("b", "2022-09-21", status="proposed", as_of="2022-09-02"),
            ],
            "proposed",
            (),
        ),
        ([view("a", "2022-09-21", status="cancelled"), view("b", "2022-09-21")], "held", ("status",)),
    ],
)
def test_the_status_is_held_or_the_latest_word(
    views: list[MeetingView], status: str, contested: tuple[str, ...], authority: Authority
) -> None:
    (found,) = meetings(views, authority)
    assert (found.status, found.contested) == (status, contested)


@pytest.mark.parametrize(
    ("views", "dates", "contested"),
    [
        ([view("a", "2023"), view("b", "2023-08-18")], ("2023-08-18",), ()),
        (
            [view("a", "2022-09-21", mode="phone"), view("b", "2022-09-22", mode="phone")],
            ("2022-09-21", "2022-09-22"),
            ("date",),
        ),
        (
            [view("a", "2023-05-19/2023-05-21", series=G7), view("b", "2023-05-20", series=G7)],
            ("2023-05-19/2023-05-21",),
            (),
        ),
        # most of them in October, one day after it
        (
            [view("a", "2021-10-29/2021-11-01", series=G7), view("b", "2021-10", series=G7)],
            ("2021-10-29/2021-11-01",),
            (),
        ),
    ],
)
def test_the_date_is_the_most_exact_one_that_none_contradicts(
    views: list[MeetingView], dates: tuple[str, ...], contested: tuple[str, ...], authority: Authority
) -> None:
    (found,) = meetings(views, authority)
    assert (found.dates, found.contested) == (dates, contested)


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"mode": "phone"}, "Call"),
        ({"mode": "video"}, "Call"),
        ({"level": "ministers", "mode": "phone"}, "MinisterialMeeting"),
        ({"series": G7, "mode": "video"}, "MultilateralSummit"),
        ({"mode": "in-person"}, "Summit"),
        ({}, "Summit"),
    ],
)
def test_a_meeting_has_one_of_four_classes(more: dict[str, object], kind: str, authority: Authority) -> None:
    (found,) = meetings([view("a", "2022", **more)], authority)  # type: ignore[arg-type]  # fields by name
    assert found.kind == kind


CITY, COUNTRY, ELSEWHERE = thing("place", "city"), thing("country", "aaa"), thing("country", "bbb")


@pytest.mark.parametrize(
    ("held", "planned", "places", "contested"),
    [
        ({COUNTRY}, {CITY}, (CITY,), ()),
        ({COUNTRY}, {ELSEWHERE}, (COUNTRY,), ()),
        ({COUNTRY, ELSEWHERE}, {CITY}, (COUNTRY, ELSEWHERE), ("place",)),
        (set(), {CITY}, (CITY,), ()),
    ],
)
def test_the_place_is_the_most_exact_one_and_that_of_the_meeting_held_goes_before_plans(
    held: set[Iri], planned: set[Iri], places: tuple[Iri, ...], contested: tuple[str, ...], authority: Authority
) -> None:
    known = replace(authority, links={**authority.links, (CITY, "inCountry"): (COUNTRY,)})
    views = [
        view("a", "2022-09-21", places=frozenset(held)),
        view("b", "2022-09-21", places=frozenset(planned), status="planned"),
    ]
    (found,) = meetings(views, known)
    assert (found.places, found.contested) == (places, contested)


def test_a_provisional_name_tells_the_day_and_the_sides(authority: Authority) -> None:
    (found,) = meetings([view("a", "2022-09-21")], authority)
    assert found.iri.startswith(thing("summit", "2022-09-21-aaa-bbb-"))
    labels = [q.object for q in summit_quads(found, authority.label) if q.predicate.value.endswith("prefLabel")]
    assert labels == [Literal("Ann and Ben, 2022-09-21 (held)", language="en")]


def test_a_meeting_on_the_margins_points_to_the_summit_that_its_own_document_tells_of(authority: Authority) -> None:
    bilateral = view("a", "2023-05-20", on_margins_of=G7)
    hosts = [view("a", "2023-05-19/2023-05-21", series=G7, at=9), view("b", "2021-06", series=G7)]
    found = {s.kind: s for s in meetings([bilateral, *hosts], authority) if s.dates != ("2021-06",)}
    assert found["Summit"].on_margins_of == (found["MultilateralSummit"].iri,)


def test_a_registered_name_stays_whatever_the_best_date_becomes(authority: Authority) -> None:
    row = Registered(thing("summit", "kept"), "2023", PAIR, view("b", "2023").iri)
    (before,) = meetings([view("b", "2023")], authority, Decisions(registered=(row,)))
    (after,) = meetings([view("b", "2023"), view("a", "2023-08-18")], authority, Decisions(registered=(row,)))
    (heir,) = meetings([view("c", "2023-08")], authority, Decisions(registered=(row,)))
    assert before.iri == after.iri == heir.iri == row.iri
    assert before.registered
    assert after.dates == ("2023-08-18",)


def test_a_registered_name_whose_document_is_not_there_takes_no_other_s_place(authority: Authority) -> None:
    absent = Registered(thing("summit", "absent"), "2022-09-21", PAIR, view("a", "2022-09-21").iri)
    present = Registered(thing("summit", "present"), "2022-09", PAIR, view("b", "2022-09").iri)
    found = resolve([view("b", "2022-09")], Decisions(registered=(absent, present)), authority)
    assert [summit.iri for summit in found.summits] == [present.iri]
    assert found.replaced == ()


def test_of_two_registered_names_of_one_meeting_the_older_stays(authority: Authority) -> None:
    views = [view("a", "2023-08-18"), view("b", "2023-08-18")]
    rows = tuple(
        Registered(thing("summit", name), "", PAIR, v.iri) for name, v in zip(("older", "newer"), views, strict=True)
    )
    found = resolve(views, Decisions(registered=rows), authority)
    assert [s.iri for s in found.summits] == [thing("summit", "older")]
    assert found.replaced == ((thing("summit", "newer"), thing("summit", "older")),)


def test_people_can_join_and_part_meetings_and_hear_when_that_no_longer_applies(authority: Authority) -> None:
    a, b, c = view("a", "2023-08-18"), view("b", "2023-08-19"), view("c", "2023-08-18")
    same = Judgement(a.iri, True, b.iri, "one evening")  # noqa: FBT003 - a row as it stands
    other = Judgement(a.iri, False, c.iri, "two dinners")  # noqa: FBT003 - as above
    stale = Judgement(a.iri, True, thing("summit", "gone"), "")  # noqa: FBT003 - as above
    found = resolve([a, b, c], Decisions(judgements=(same, other, stale)), authority)
    assert together(found.summits) == [["a0", "b0"], ["c0"]]
    assert [finding.code for finding in found.findings] == ["judgement-stale"]
    assert "one evening" in " ".join(joined.why for s in found.summits for joined in s.group.members)


def test_meetings_that_a_person_told_apart_are_not_said_to_be_perhaps_the_same(authority: Authority) -> None:
    views = [view("a", "2023-05-21"), view("b", "2023-08-18"), view("c", "2023")]
    first, second, vague = meetings(views, authority)
    for subject in (views[2].iri, vague.iri):
        apart = Judgement(subject, False, first.iri, "another year's")  # noqa: FBT003 - a row as it stands
        found = {s.iri: s for s in meetings(views, authority, Decisions(judgements=(apart,)))}
        assert found[vague.iri].possibly_same_as == (second.iri,)
        assert found[first.iri].possibly_same_as == ()


@pytest.mark.parametrize(
    ("table", "rows", "told"),
    [
        (
            "summits.tsv",
            ["iri\tdate\tparticipants\tanchor"] + 2 * ["summit/x\t2023\t\tdocument/a/meeting/0-2"],
            "twice",
        ),
        (
            "merges.sssom.tsv",
            ["subject_id\tpredicate_id\tobject_id", "summit/x\towl:differentFrom\tsummit/x"],
            "itself",
        ),
        (
            "merges.sssom.tsv",
            ["subject_id\tpredicate_id\tobject_id", "summit/x\tskos:closeMatch\tsummit/y"],
            "owl:sameAs",
        ),
        ("takedown.tsv", ["kind\tid", "place\tplace/x"], "is not document, quotation or person"),
        ("corrections.tsv", ["document\tstart"], "lacks the column end, field"),
        ("summits.tsv", ["iri\tdate\tparticipants\tanchor", "summit/x y\t\t\td"], "is not summit/<id>"),
        ("summits.tsv", ["iri\tdate\tparticipants\tanchor", "summit/x\t2023-99\t\td"], "'2023-99' is not a date"),
        ("takedown.tsv", ["kind\tid\udcff"], "takedown.tsv cannot be read"),
    ],
)
def test_a_table_of_decisions_that_decides_nothing_is_told(
    tmp_path: Path, table: str, rows: list[str], told: str
) -> None:
    (tmp_path / table).write_text("\n".join(rows), encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ProjectError, match=told):
        read_decisions(tmp_path)


DATES = ["", "2023", "2023-08", "2023-08-18", "2023-08-19", "2023-08-17/2023-08-19", "2022-11", "2023-05/.."]
VIEWS = st.builds(
    view,
    st.sampled_from("abcdef"),
    st.sampled_from(DATES),
    at=st.integers(0, 3),
    people=st.sampled_from([PAIR, frozenset({ANN, CAT})]),
    mode=st.sampled_from(["unknown", "phone", "in-person"]),
    status=st.sampled_from(["held", "planned", "proposed", "cancelled"]),
    series=st.sampled_from([None, None, G7]),
    on_margins_of=st.sampled_from([None, G7]),
    as_of=st.sampled_from(["", "2023-01-04", "2024-02-13"]),
)
SETS = st.lists(VIEWS, max_size=9, unique_by=lambda v: v.iri)


@settings(max_examples=150, deadline=None)
@given(SETS, st.randoms())
def test_resolution_does_not_depend_on_order(views: list[MeetingView], random: "object") -> None:
    mixed = list(views)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a Random
    known = load_authority(Path(__file__).parent / "no such folder")
    assert resolve(views, Decisions(), known) == resolve(mixed, Decisions(), known)


@settings(max_examples=150, deadline=None)
@given(SETS)
def test_each_mention_of_leaders_stands_in_exactly_one_meeting_with_a_name_of_its_own(views: list[MeetingView]) -> None:
    known = load_authority(Path(__file__).parent / "no such folder")
    summits = resolve(views, Decisions(), known).summits
    assert sorted(v.iri for s in summits for v in s.group.views) == sorted(v.iri for v in views)
    assert len({NamedNode(s.iri) for s in summits}) == len(summits)
