"""The authority can be relied on: who held which office on which day, and names in five scripts that mislead nobody."""

import re
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from summitgraph.model import EDTF, LANGUAGES
from summitgraph.vocab import BASE, local, outside, slug, term, thing

ONTOLOGY = Path(__file__).parent.parent / "ontology"
FILES = ("leaders", "offices", "places", "organizations", "agreements")
LABEL, OTHER = outside("skos:prefLabel"), outside("skos:altLabel")
KINDS = {"intergovernmental", "news-agency", "newspaper", "broadcaster", "government", "party", "civil-society"}

BETWEEN = {"korean-demilitarized-zone", "korean-peninsula", "panmunjom"}  # places that lie between countries
TAGS = {language.lower(): language for language in LANGUAGES}  # the parser writes tags small

Facts = dict[str, dict[str, list[str]]]


def _read() -> tuple[Facts, dict[tuple[str, str, str], list[str]]]:
    """Every fact as subject -> property -> values, and the texts by (subject, property, language)."""
    facts: Facts = defaultdict(lambda: defaultdict(list))
    texts: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for name in FILES:
        for quad in parse((ONTOLOGY / f"{name}.ttl").read_bytes(), format=RdfFormat.TURTLE):
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
            facts[subject][predicate].append(value)
            if isinstance(quad.object, Literal) and quad.object.language:
                texts[subject, predicate, TAGS[quad.object.language.lower()]].append(value)
    return facts, texts


FACTS, TEXTS = _read()


def every(name: str) -> list[str]:
    """The things of one class, in order."""
    return sorted(s for s, facts in FACTS.items() if term(name) in facts[outside("rdf:type")])


def one(subject: str, name: str) -> str | None:
    """The only value of a property of the ontology, if it has one."""
    values = FACTS[subject].get(term(name), [])
    assert len(values) <= 1, f"{subject} has {len(values)} values of sg:{name}"
    return values[0] if values else None


def days(tenure: str) -> tuple[date, date]:
    """First and last day on which the office can have been held."""
    return _bound(one(tenure, "heldFrom"), first=True), _bound(one(tenure, "heldUntil"), first=False)


def _bound(text: str | None, *, first: bool) -> date:
    if text is None:
        return date.min if first else date.max
    year, month, day = (*(int(part) for part in text.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    if first:
        return date(year, month or 1, 1)
    return date(year + month // 12 if month else year + 1, month % 12 + 1 if month else 1, 1) - timedelta(days=1)


def holders(office: str, day: str) -> list[str]:
    """English names of those who held an office on a day."""
    iri, on = thing("office", slug(office)), date.fromisoformat(day)
    found = [t for t in every("Tenure") if one(t, "office") == iri and days(t)[0] <= on <= days(t)[1]]
    return sorted(TEXTS[str(one(t, "holder")), LABEL, "en"][0] for t in found)


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_its_licence_and_where_its_facts_come_from(name: str) -> None:
    text = (ONTOLOGY / f"{name}.ttl").read_text(encoding="utf-8")
    header = text[: text.index("@prefix")]
    assert "CC BY 4.0" in header
    assert "Where the facts come from" in header


def test_everything_belongs_to_one_class_and_has_a_source_and_a_review_mark() -> None:
    for subject, facts in FACTS.items():
        assert len(facts[outside("rdf:type")]) == 1, subject
        assert [bool(source.strip()) for source in facts[outside("dcterms:source")]] == [True], subject
        assert facts[term("reviewed")] in (["true"], ["false"]), subject


def test_a_day_from_general_knowledge_is_never_reviewed() -> None:
    for tenure in every("Tenure"):
        if FACTS[tenure][outside("dcterms:source")] == ["General knowledge"]:
            assert one(tenure, "reviewed") == "false", tenure


@pytest.mark.parametrize("kind", ["Leader", "Office", "Country", "Place", "Organization", "Agreement"])
def test_everything_has_exactly_one_label_in_each_of_five_scripts(kind: str) -> None:
    assert every(kind)
    for subject in every(kind):
        for language in LANGUAGES:
            assert len(TEXTS[subject, LABEL, language]) == 1, (subject, language)


@pytest.mark.parametrize("kind", ["Leader", "Office", "Place"])
def test_the_iri_is_the_english_name(kind: str) -> None:
    for subject in every(kind):
        assert subject == thing(kind.lower(), slug(TEXTS[subject, LABEL, "en"][0]))


def test_labels_stand_in_their_own_script() -> None:
    kana, hangul, han = "[ぁ-ヺ]", "[가-힣]", "[一-鿿]"
    for (subject, _, language), values in TEXTS.items():
        wrong = {"en": f"{kana}|{hangul}|{han}", "ko": f"{kana}|{han}", "ja": hangul}.get(language, f"{kana}|{hangul}")
        for value in values:
            assert not re.search(wrong, value), (subject, language, value)
            assert value == value.strip()


def test_every_leader_holds_an_office_and_every_tenure_names_both() -> None:
    held = {one(tenure, "holder") for tenure in every("Tenure")}
    assert held == set(every("Leader"))
    for tenure in every("Tenure"):
        office = one(tenure, "office")
        assert office in set(every("Office")), tenure
        assert days(tenure)[0] <= days(tenure)[1], tenure
        assert local(tenure) == f"{local(str(one(tenure, 'holder')))}-{local(office)}-{one(tenure, 'heldFrom')}"


def test_every_leader_is_a_citizen_of_a_known_country() -> None:
    countries = set(every("Country"))
    assert all(one(leader, "citizenOf") in countries for leader in every("Leader"))


def test_every_office_has_an_owner_a_level_a_role_and_titles_in_three_languages() -> None:
    owners = set(every("Country")) | set(every("Organization"))
    for office in every("Office"):
        assert one(office, "officeOf") in owners, office
        assert local(str(one(office, "level"))) in {"leaders", "ministers", "other"}, office
        assert str(one(office, "role")).startswith(BASE + "role/"), office
        assert sum(bool(TEXTS[office, term("title"), language]) for language in LANGUAGES) >= 3, office


def test_levels_roles_and_statuses_are_concepts_of_the_schemes() -> None:
    quads = parse((ONTOLOGY / "schemes.ttl").read_bytes(), format=RdfFormat.TURTLE)
    concepts = {quad.subject.value for quad in quads if quad.object.value == outside("skos:Concept")}
    assert {one(office, "level") for office in every("Office")} <= concepts
    assert {one(office, "role") for office in every("Office")} <= concepts
    assert {one(agreement, "agreementStatus") for agreement in every("Agreement")} <= concepts


def test_an_office_passes_from_one_person_to_the_next() -> None:
    for office in every("Office"):
        tenures = [t for t in every("Tenure") if one(t, "office") == office]
        for a, b in combinations(tenures, 2):
            (_, end), (start, last) = sorted((days(a), days(b)))
            if one(a, "holder") != one(b, "holder") and min(end, last) > start + timedelta(days=1):
                pytest.fail(f"{a} and {b} overlap")


def test_no_two_leaders_share_a_full_name() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for leader in every("Leader"):
        for language in LANGUAGES:
            for value in TEXTS[leader, LABEL, language] + TEXTS[leader, OTHER, language]:
                owners[value, language].add(leader)
    assert not {name: who for name, who in owners.items() if len(who) > 1}


def test_a_short_name_is_no_title_and_no_form_is_one_character() -> None:
    titles = {value for (_, name, _), values in TEXTS.items() if name == term("title") for value in values}
    for (subject, name, _), values in TEXTS.items():
        if name not in {LABEL, term("abbreviation")}:
            assert all(len(value) > 1 for value in values), (subject, values)
        if name == term("shortName"):
            assert not titles & set(values), subject


def test_only_countries_are_abbreviated_by_one_character_and_never_two_by_the_same() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for (subject, name, _), values in TEXTS.items():
        if name == term("abbreviation"):
            for value in values:
                assert len(value) == 1, (subject, value)
                owners[value].add(subject)
    assert not {character: who for character, who in owners.items() if len(who) > 1}


def test_places_lie_in_countries_and_in_larger_places() -> None:
    countries, places = set(every("Country")), set(every("Place"))
    for place in places:
        assert one(place, "inCountry") in countries | ({None} if local(place) in BETWEEN else set()), place
        assert one(place, "partOf") in places | {None}, place
        assert one(place, "placeKind"), place
    for country in countries:
        assert one(country, "capital") in places | {None}, country
        assert thing("country", str(one(country, "isoCode")).lower()) == country


def test_a_place_is_part_of_no_circle() -> None:
    for place in every("Place"):
        seen, here = {place}, one(place, "partOf")
        while here:
            assert here not in seen, place
            seen.add(here)
            here = one(here, "partOf")


def test_the_leading_office_is_one_of_the_country_or_organisation_itself() -> None:
    for owner in (*every("Country"), *every("Organization")):
        office = one(owner, "leadingOffice")
        if office:
            assert one(office, "officeOf") == owner
            assert local(str(one(office, "level"))) == "leaders"


def test_organisations_are_of_a_known_kind() -> None:
    countries = set(every("Country"))
    for organization in every("Organization"):
        kind = one(organization, "organizationKind")
        assert kind in KINDS, organization
        assert (one(organization, "inCountry") in countries) == (kind != "intergovernmental"), organization


def test_agreements_have_parties_days_and_names_that_say_which() -> None:
    parties = set(every("Country")) | set(every("Organization"))
    generic = {
        "宣言",
        "協定",
        "协定",
        "条約",
        "條約",
        "条约",
        "共同声明",
        "共同聲明",
        "联合声明",
        "聯合聲明",
        "合意",
        "공동선언",
        "협정",
    }
    for agreement in every("Agreement"):
        assert set(FACTS[agreement][term("party")]) <= parties, agreement
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", str(one(agreement, "date"))), agreement
        for language in LANGUAGES:
            names = TEXTS[agreement, LABEL, language] + TEXTS[agreement, OTHER, language]
            assert not generic & set(names), agreement


def test_days_are_written_as_edtf() -> None:
    dated = {term("heldFrom"), term("heldUntil"), term("date")}
    for name in ("leaders", "agreements"):
        for quad in parse((ONTOLOGY / f"{name}.ttl").read_bytes(), format=RdfFormat.TURTLE):
            if quad.predicate.value in dated:
                assert isinstance(quad.object, Literal)
                assert quad.object.datatype.value == EDTF


@pytest.mark.parametrize(
    ("office", "day", "name"),
    [
        ("Prime Minister of Japan", "2002-09-17", "Junichiro Koizumi"),
        ("Prime Minister of Japan", "2019-12-24", "Shinzo Abe"),
        ("Prime Minister of Japan", "2022-09-21", "Fumio Kishida"),
        ("Prime Minister of Japan", "2024-02-13", "Fumio Kishida"),
        ("Minister for Foreign Affairs of Japan", "2022-09-22", "Yoshimasa Hayashi"),
        ("President of South Korea", "2019-06-30", "Moon Jae-in"),
        ("President of South Korea", "2023-08-18", "Yoon Suk-yeol"),
        ("Minister of Foreign Affairs of South Korea", "2022-09-22", "Park Jin"),
        ("Minister of Unification of South Korea", "2024-02-06", "Kim Yung-ho"),
        ("Supreme Leader of North Korea", "2002-09-17", "Kim Jong-il"),
        ("Chairman of the National Defence Commission", "2002-09-17", "Kim Jong-il"),
        ("General Secretary of the Workers' Party of Korea", "2002-09-17", "Kim Jong-il"),
        ("Supreme Leader of North Korea", "2023-09-13", "Kim Jong-un"),
        ("President of the United States", "2002-09-17", "George W. Bush"),
        ("President of the United States", "2019-06-30", "Donald Trump"),
        ("President of the United States", "2023-01-13", "Joe Biden"),
        ("United States Secretary of State", "2022-09-22", "Antony Blinken"),
        ("United States Ambassador to Japan", "2022-11-06", "Rahm Emanuel"),
        ("White House Press Secretary", "2023-01-04", "Karine Jean-Pierre"),
        ("President of Russia", "2023-09-13", "Vladimir Putin"),
        ("President of Ukraine", "2023-07-12", "Volodymyr Zelenskyy"),
        ("Ambassador of Ukraine to Japan", "2023-07-10", "Sergiy Korsunsky"),
        ("Secretary General of NATO", "2023-07-12", "Jens Stoltenberg"),
        ("Secretary-General of the United Nations", "2002-09-17", "Kofi Annan"),
        ("President of Lithuania", "2023-07-12", "Gitanas Nausėda"),
        ("Prime Minister of Belgium", "2023-07-13", "Alexander De Croo"),
        ("President of the European Council", "2023-07-13", "Charles Michel"),
        ("President of the European Commission", "2023-07-13", "Ursula von der Leyen"),
        ("President of France", "2023-01-09", "Emmanuel Macron"),
        ("Prime Minister of Italy", "2023-01-10", "Giorgia Meloni"),
        ("Prime Minister of the United Kingdom", "2023-01-11", "Rishi Sunak"),
        ("President of the People's Republic of China", "2019-12-23", "Xi Jinping"),
    ],
)
def test_who_held_the_office_on_the_day(office: str, day: str, name: str) -> None:
    assert holders(office, day) == [name]
