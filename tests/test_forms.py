"""A form that could name several, or that stands inside longer words, counts only where its rule holds."""

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from summitgraph.authority import load_authority
from summitgraph.forms import Rule
from summitgraph.model import Iri, ProjectError
from summitgraph.text.sketch import GROUP, PERSON
from summitgraph.text.who import person
from summitgraph.text.zh.who import marks
from summitgraph.vocab import local, outside, term
from tests.world import FRIDAY, authority, reading

ONTOLOGY = Path(__file__).parent.parent / "ontology"


def who(text: str, day: str = FRIDAY) -> str:
    """The people whom a page of a day names, by id."""
    days = (date.fromisoformat(day), date.fromisoformat(day))
    refs = [ref for mark in marks(text, reading(text, day=day)) if mark.sign in PERSON + GROUP for ref in mark.refs]
    return " ".join(local(iri) for ref in refs if (iri := person(ref, days, authority())))


@pytest.mark.parametrize(
    ("text", "day", "people"),
    [
        ("文总统抵达", "2018-04-27", "moon-jae-in"),
        ("文总统抵达", "2024-03-15", ""),
        ("蔡英文总统抵达", "2018-04-27", "tsai-ing-wen"),
        ("李总统抵达", "2009-03-01", "lee-myung-bak"),
        ("李总统抵达", "2025-07-01", "lee-jae-myung"),
        ("李总统抵达", "2018-04-27", ""),
        ("菅首相抵达", "2011-01-01", "naoto-kan"),
        ("菅首相抵达", "2021-01-01", "yoshihide-suga"),
        ("习主席抵达", "2023-03-20", "xi-jinping"),
    ],
)
def test_a_surname_with_a_title_is_whoever_serves_on_the_day(text: str, day: str, people: str) -> None:
    assert who(text, day) == people


@pytest.mark.parametrize(
    ("text", "day", "people"),
    [
        ("英国首相强生说。强生抵达", "2021-06-11", "boris-johnson boris-johnson"),
        ("强生抵达", "2021-06-11", ""),
        ("强生疫苗抵达", "2021-06-11", ""),
        ("英国首相强生说，强生疫苗安全", "2021-06-11", "boris-johnson"),
        ("鲍里斯·约翰逊说，强生抵达", "2021-06-11", "boris-johnson boris-johnson"),
        ("美国众议院议长佩洛西说。佩洛西抵达", "2022-08-02", "nancy-pelosi nancy-pelosi"),
        ("贝鲁特", "2021-06-11", ""),
        ("荷兰说，鲁特抵达", "2021-06-11", "mark-rutte"),
        ("荷兰说，鲁特抵达", "2003-06-11", ""),
        ("保加利亚说", "1994-06-11", ""),
        ("联合国秘书长加利抵达", "1994-06-11", "boutros-boutros-ghali"),
        ("中欧班列抵达", FRIDAY, ""),
        ("欧洲理事会主席米歇尔说，米歇尔·奥巴马抵达", "2021-06-11", "charles-michel"),
    ],
)
def test_a_form_that_others_share_wants_a_title_a_country_and_a_day_or_the_full_name(
    text: str, day: str, people: str
) -> None:
    assert who(text, day) == people


@pytest.mark.parametrize("text", ["南海地区", "东海地震"])
def test_a_country_is_not_found_inside_longer_words(text: str) -> None:
    assert not [hit for hit in authority().find(text) if hit.of("country")]


def test_a_country_that_is_found_in_longer_words_is_found_by_itself() -> None:
    assert [local(iri) for hit in authority().find("海地政府") for iri in hit.of("country")] == ["hti"]


def _texts(name: str) -> list[tuple[str, str, str]]:
    quads = parse((ONTOLOGY / f"{name}.ttl").read_bytes(), format=RdfFormat.TURTLE)
    return [(q.subject.value, q.predicate.value, q.object.value) for q in quads if isinstance(q.object, Literal)]


def test_a_longer_word_holds_a_form_of_its_node_and_hides_no_name() -> None:
    texts = _texts("forms")
    labels = {outside("skos:prefLabel"), outside("skos:altLabel"), term("shortName")}
    names = {
        text
        for name in ("leaders", "places", "organizations")
        for _, predicate, text in _texts(name)
        if predicate in labels and len(text) > 1
    }
    for subject, predicate, longer in texts:
        if predicate == term("notWithin"):
            own = {text for s, p, text in texts if s == subject and p == term("written")}
            assert any(form in longer for form in own), longer
            assert not {n for n in names if longer.startswith(n) and len(n) < len(longer)} - own, longer


def test_a_form_with_a_rule_is_no_short_name_of_the_same_person() -> None:
    short = {(s, text) for s, predicate, text in _texts("leaders") if predicate == term("shortName")}
    assert not {(named, form) for form, named in authority().rules if (named, form) in short}


def test_a_rule_without_conditions_is_free_and_holds() -> None:
    assert Rule().free
    assert Rule().holds(titles=[], offices=[], named=[], day=date(2024, 1, 1))


@pytest.mark.parametrize(
    ("rule", "day", "holds"),
    [
        (Rule(first=date(2010, 1, 1)), "2010-01-01", "yes"),
        (Rule(first=date(2010, 1, 1)), "2009-12-31", "no"),
        (Rule(last=date(2010, 1, 1)), "2010-01-02", "no"),
        (Rule(beside=frozenset({Iri("x:a"), Iri("x:b")})), "2010-01-01", "yes"),
        (Rule(serving=frozenset({Iri("x:a")})), "2010-01-01", "no"),
        (Rule(company=frozenset({Iri("x:a")})), "2010-01-01", "no"),
    ],
)
def test_conditions_must_all_hold_and_the_values_of_one_are_alternatives(rule: Rule, day: str, holds: str) -> None:
    assert rule.holds(titles=[Iri("x:a")], offices=[], named=[], day=date.fromisoformat(day)) is (holds == "yes")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<x:f> a sg:Form ; sg:written "文总统"@zh-Hans ; sg:onlyWhileIn <x:o> .', "x:f: a form has one sg:formOf"),
        ('<x:f> a sg:Form ; sg:formOf <x:p> ; sg:written "文总统"@zh-Hans ; sg:onlyFrom "May" .', "x:f: 'May' is not"),
    ],
)
def test_a_form_that_cannot_be_understood_is_named(tmp_path: Path, text: str, told: str) -> None:
    head = "@prefix sg: <https://w3id.org/summitgraph/ontology#> . <x:o> a sg:Office . "
    (tmp_path / "forms.ttl").write_text(head + text, encoding="utf-8")
    with pytest.raises(ProjectError, match=told):
        load_authority(tmp_path)
