"""The authority does not contradict itself, and what it does not know of the G20 is known to be missing."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from summitgraph.authority import Authority, Tenure, load_authority
from summitgraph.build import build
from summitgraph.consistency import Gap, Overlap, gaps, members, overlaps
from summitgraph.model import Iri
from summitgraph.vocab import local, thing
from tests.projects import make_project
from tests.world import authority

ANN, BEN, OFFICE, COUNTRY = Iri("x:ann"), Iri("x:ben"), Iri("x:office"), Iri("x:country")
HEAD = """@prefix sg: <https://w3id.org/summitgraph/ontology#> .
<x:office> a sg:Office ; sg:officeOf <x:country> ; sg:role <https://w3id.org/summitgraph/role/head-of-state> .
"""
# Since 2000 nobody is known in these: the list grows shorter as the authority grows; a new line is a mistake.
KNOWN = {
    ("arg", "head-of-state", "2000-01-01", "2007-12-09"),
    ("aus", "foreign-minister", "2000-01-01", "2010-09-13"),
    ("aus", "foreign-minister", "2012-02-23", "2013-09-17"),
    ("can", "foreign-minister", "2000-01-01", "2019-11-19"),
    ("deu", "foreign-minister", "2000-01-01", "2018-03-13"),
    ("deu", "head-of-state", "2000-01-01", "2017-03-18"),
    ("fra", "foreign-minister", "2000-01-01", "2012-05-15"),
    ("fra", "head-of-government", "2000-01-01", "2020-07-02"),
    ("fra", "head-of-government", "2022-05-17", "2025-09-08"),
    ("gbr", "foreign-minister", "2000-01-01", "2019-07-23"),
    ("idn", "foreign-minister", "2000-01-01", "2014-10-26"),
    ("idn", "foreign-minister", "2024-10-21", "2026-07-20"),
    ("ind", "foreign-minister", "2000-01-01", "2014-05-25"),
    ("ind", "head-of-state", "2000-01-01", "2022-07-24"),
    ("ita", "foreign-minister", "2000-01-01", "2019-09-04"),
    ("ita", "head-of-government", "2000-01-01", "2001-06-10"),
    ("ita", "head-of-state", "2000-01-01", "2015-02-02"),
    ("kor", "foreign-minister", "2010-09-05", "2010-10-07"),
    ("kor", "head-of-government", "2000-01-01", "2004-06-29"),
    ("kor", "head-of-government", "2006-03-15", "2007-04-01"),
    ("kor", "head-of-government", "2008-03-01", "2009-09-28"),
    ("kor", "head-of-government", "2010-08-12", "2010-09-30"),
    ("kor", "head-of-government", "2015-04-28", "2015-06-17"),
    ("kor", "head-of-government", "2017-05-12", "2017-05-30"),
    ("kor", "head-of-government", "2021-04-18", "2021-05-13"),
    ("kor", "head-of-government", "2022-05-12", "2022-05-20"),
    ("kor", "head-of-government", "2025-05-02", "2025-07-02"),
    ("mex", "head-of-state", "2000-01-01", "2000-11-30"),
    ("sau", "foreign-minister", "2000-01-01", "2019-10-22"),
    ("sau", "head-of-government", "2000-01-01", "2022-09-26"),
    ("sau", "head-of-state", "2000-01-01", "2015-01-22"),
    ("tur", "foreign-minister", "2000-01-01", "2015-11-23"),
    ("tur", "foreign-minister", "2023-06-04", "2026-07-20"),
    ("tur", "head-of-government", "2000-01-01", "2003-03-13"),
    ("tur", "head-of-government", "2014-08-30", "2026-07-20"),
    ("tur", "head-of-state", "2000-01-01", "2007-08-27"),
}


def made(tmp_path: Path, *tenures: tuple[Iri, str, str]) -> Authority:
    """An authority of one office with these tenures."""
    (tmp_path / "toy.ttl").write_text(HEAD, encoding="utf-8")
    held = [Tenure(who, OFFICE, (date.fromisoformat(a), date.fromisoformat(b))) for who, a, b in tenures]
    return replace(load_authority(tmp_path), tenures=tuple(held))


def test_no_office_is_held_by_two_at_once() -> None:
    assert list(overlaps(authority())) == []


def test_what_is_missing_of_the_g20_is_what_is_known_to_be_missing() -> None:
    known = authority()
    countries = members(known, thing("series", "g20"))
    assert len(countries) == 19
    found = {(local(g.of), g.role, g.first.isoformat(), g.last.isoformat()) for g in gaps(known, countries)}
    assert found == KNOWN


def test_an_overlap_is_told_with_its_days(tmp_path: Path) -> None:
    two = made(tmp_path, (ANN, "2001-01-01", "2003-01-01"), (BEN, "2002-12-01", "2005-01-01"))
    assert list(overlaps(two)) == [Overlap(OFFICE, ANN, BEN, date(2002, 12, 1), date(2003, 1, 1))]


def test_the_day_of_the_handover_is_no_overlap_and_no_gap(tmp_path: Path) -> None:
    two = made(tmp_path, (ANN, "1999-01-01", "2003-01-01"), (BEN, "2003-01-01", "2005-01-01"))
    assert list(overlaps(two)) == []
    assert list(gaps(two, [COUNTRY])) == []


def test_days_without_a_holder_are_a_gap(tmp_path: Path) -> None:
    two = made(tmp_path, (ANN, "2000-06-01", "2003-01-01"), (BEN, "2003-02-01", "2005-01-01"))
    assert list(gaps(two, [COUNTRY])) == [
        Gap(COUNTRY, "head-of-state", date(2000, 1, 1), date(2000, 5, 31)),
        Gap(COUNTRY, "head-of-state", date(2003, 1, 2), date(2003, 1, 31)),
    ]


def test_an_office_that_ended_before_has_no_gap(tmp_path: Path) -> None:
    assert list(gaps(made(tmp_path, (ANN, "1990-01-01", "1991-01-01")), [COUNTRY])) == []


def test_what_nobody_has_reviewed_is_counted_in_the_report(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    (project.corpus / "held.txt").write_text("toy 2022-10-01\nmeet ANN BEN held 2022-09-21\n", encoding="utf-8")
    with (project.ontology / "more.ttl").open("w", encoding="utf-8") as file:
        file.write(
            "@prefix sg: <https://w3id.org/summitgraph/ontology#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n"
            "<https://w3id.org/summitgraph/leader/ann> sg:reviewed false .\n"
        )
    before = build([project.corpus], out=tmp_path / "out", project=project).counts["unreviewed"]
    assert json.loads((tmp_path / "out" / "report.json").read_text())["summary"]["unreviewed"] == before
    assert before >= 1
