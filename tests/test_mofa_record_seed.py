"""What the loader finds in a real record, held against the facts that a careful reader found there."""

import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from summitgraph.authority import Authority
from summitgraph.loading import find_loaders
from summitgraph.model import Fact, Iri, Value, document_of
from summitgraph.vocab import RDF_TYPE, local, term
from tests import world

PROJECT = Path(__file__).parents[1]
SHARED = PROJECT.parent / "shared"
SEED = next(iter(sorted((SHARED / "seeds").glob("004_*.txt"))), SHARED / "seeds" / "004.txt")
EXPECTED = SHARED / "evaluation" / "seeds" / SEED.with_suffix(".json").name
LOADER = next(loader for loader in find_loaders(PROJECT / "loaders")[0] if loader.name == "mofa_record")

pytestmark = pytest.mark.skipif(not EXPECTED.exists(), reason="the shared documents are not here")

Rows = list[dict[str, list[str]]]


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def authority() -> Authority:
    return world.authority()


@pytest.fixture(scope="module")
def read(authority: Authority) -> list[Fact]:
    text = SEED.read_text(encoding="utf-8")
    return [found for found in LOADER.load(document_of(text), authority) if isinstance(found, Fact)]


def rows(read: list[Fact], kind: str, authority: Authority) -> Rows:
    """The things of a class in their order: English names, keys or texts by property."""
    of_kind = dict.fromkeys(f.subject for f in read if f.predicate == RDF_TYPE and f.object == term(kind))
    found: dict[Iri, dict[str, list[str]]] = {subject: {} for subject in of_kind}
    named = {"participant", "speaker", "respondent", "party", "signatory", "bound", "place"}
    for fact in read:
        if fact.subject in found:
            name = local(fact.predicate)
            if isinstance(fact.object, Value):
                shown = fact.object.text
            else:
                shown = authority.label(fact.object) if name in named else local(fact.object)
            found[fact.subject].setdefault(name, []).append(shown)
    return list(found.values())


def test_the_meeting(read: list[Fact], authority: Authority, expected: dict[str, Any]) -> None:
    (meeting,) = rows(read, "MeetingMention", authority)
    (right,) = expected["meetings"]
    assert meeting["participant"] == [p["en"] for p in right["participants"]]
    assert meeting["issue"] == sorted(right["issues"])
    for field in ("level", "mode", "status", "date"):
        assert meeting[field] == [right[field]]
    assert meeting["place"] == right["place"][:1]


def test_the_remarks_by_topic_and_speaker(read: list[Fact], authority: Authority, expected: dict[str, Any]) -> None:
    remarks = rows(read, "Remark", authority)
    turns = [(s, list(said)) for (s, _), said in groupby(remarks, lambda r: (r["speaker"], r["heading"]))]
    talks = expected["record"]["talks"]
    assert len(remarks) == expected["record"]["talks_total"]
    assert len(turns) == len(talks)
    everyone = [p["en"] for p in expected["meetings"][0]["participants"]]
    ids = set(expected["meetings"][0]["issues"])
    for (speakers, said), (topic, speaker, count) in zip(turns, talks, strict=True):
        assert speakers == (everyone if speaker.startswith("both") else [speaker])
        assert len(said) == count
        wanted = ids & set(re.findall(r"[a-z]+(?:-[a-z]+)+|abductions", topic))
        assert all(wanted <= set(remark["issue"]) for remark in said)


def test_the_reactions(read: list[Fact], authority: Authority, expected: dict[str, Any]) -> None:
    reactions = rows(read, "Reaction", authority)
    assert len(reactions) == expected["record"]["reactions_total"]
    wanted = [name for name, count in expected["record"]["reactions"] for _ in range(count)]
    for reaction, respondent in zip(reactions, wanted, strict=True):
        (name,) = reaction["respondent"]
        assert name in {"UN Secretary-General": ["Kofi Annan"]}.get(respondent, respondent.split(" / "))
    assert len({r["respondent"][0] for r in reactions}) == len(expected["record"]["reactions"])


def test_the_assessments_and_figures(read: list[Fact], authority: Authority, expected: dict[str, Any]) -> None:
    assert len(rows(read, "Assessment", authority)) == expected["record"]["evaluation_paragraphs"]
    figures = {f["measure"][0]: int(f["count"][0]) for f in rows(read, "Figure", authority)}
    right = expected["record"]["abductees"]
    assert figures == {
        "alive": right["alive"],
        "dead": right["dead"],
        "entry-not-confirmed": right["entry not confirmed"],
        "alive-not-asked-about": right["also confirmed alive, not asked about"],
    }
    assert all(f["issue"] == ["abductions"] for f in rows(read, "Figure", authority))


def test_the_agreements(read: list[Fact], authority: Authority, expected: dict[str, Any]) -> None:
    found = rows(read, "AgreementMention", authority)
    assert [(a["name"][0], a["agreementStatus"][0], a.get("party", []), a.get("date", [""])[0]) for a in found] == [
        (a["name"], a["status"], a["parties"], a["date"]) for a in expected["agreements"]
    ]
    assert found[0]["signatory"] == expected["agreements"][0]["signatories"]


def test_the_clauses(read: list[Fact], authority: Authority, expected: dict[str, Any]) -> None:
    right = expected["agreements"][0]["clauses"]
    numbers = [f"{article}.{n}" for article, count in right.items() for n in range(1, count + 1)]
    assert [c["number"][0] for c in rows(read, "Clause", authority)] == numbers


def test_the_commitments(read: list[Fact], authority: Authority, expected: dict[str, Any]) -> None:
    found = [
        [c["clause"][0], c.get("bound", []), c["kind"][0], sorted(c.get("issue", [])), c.get("until", [""])[0]]
        for c in rows(read, "Commitment", authority)
    ]
    right = expected["record"]["commitments"]
    assert found == [[number, bound, kind, sorted(issues), until] for number, bound, kind, issues, until in right]


def test_all_facts_have_their_words(read: list[Fact]) -> None:
    text = SEED.read_text(encoding="utf-8")
    assert all(f.evidence.quotation == text[f.evidence.start : f.evidence.end] for f in read)


@pytest.mark.parametrize(
    ("people", "place", "day"),
    [
        pytest.param(("岸田 文雄", "金正恩"), "ソウル", (2024, 4, 28), id="both in office"),
        pytest.param(("森 喜朗", "金正日"), "北京", (2000, 12, 3), id="a surname of one character"),
        pytest.param(("福田 康夫", "金正恩"), "ハノイ", (1998, 2, 5), id="neither in office"),
        pytest.param(("沼井 花子", "金正日"), "ソウル", (2003, 11, 9), id="one whom nobody knows"),
    ],
)
def test_rows_follow_the_words(
    people: tuple[str, str], place: str, day: tuple[int, int, int], authority: Authority, expected: dict[str, Any]
) -> None:
    text = _other(SEED.read_text(encoding="utf-8"), people, place, day)
    read = [found for found in LOADER.load(document_of(text), authority) if isinstance(found, Fact)]
    persons = {"".join(p["name"]): str(f) for f, p in zip(_persons(read), rows(read, "Person", authority), strict=True)}
    ids = {label: iri for (iri, language), label in authority.labels.items() if language == "ja"}
    both = [authority.label(Iri(found)) for name in people if (found := persons.get(_flat(name)) or ids[_flat(name)])]
    (meeting,) = rows(read, "MeetingMention", authority)
    assert meeting["participant"] == both
    assert meeting["date"] == ["{:04}-{:02}-{:02}".format(*day)]
    assert meeting["place"] == [authority.label(ids[place])]
    assert meeting["issue"] == sorted(expected["meetings"][0]["issues"])
    speakers = [name for remark in rows(read, "Remark", authority) for name in remark["speaker"]]
    assert [speakers.count(name) for name in both] == [14, 12]
    assert rows(read, "AgreementMention", authority)[0]["signatory"] == both
    assert len(rows(read, "Commitment", authority)) == len(expected["record"]["commitments"])
    assert [r["date"] for r in rows(read, "Reaction", authority) if "date" in r] == [meeting["date"]] * 6


def _persons(read: list[Fact]) -> list[Iri]:
    return [f.subject for f in read if f.predicate == RDF_TYPE and f.object == term("Person")]


def _flat(name: str) -> str:
    return name.replace(" ", "")


def _other(text: str, people: tuple[str, str], place: str, day: tuple[int, int, int]) -> str:
    """The document with other people, another place, another day."""
    surname, _ = people[0].split()
    year, month, of_month = (
        str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")) for number in day
    )
    for old, new in (
        ("小泉 純一郎", people[0]), ("小泉純一郎", _flat(people[0])), ("小泉", surname),
        ("金 正 日", " ".join(people[1])), ("金正日", people[1]), ("平壌", place),
        ("平成１４年９月１７日", f"{year}年{month}月{of_month}日"),
        ("２００\n２年９月１７日", f"{year[:3]}\n{year[3:]}年{month}月{of_month}日"), ("１７日", f"{of_month}日"),
    ):  # fmt: skip
        text = text.replace(old, new)
    return text
