"""What a reader of a ministry's record can rely on: who met, who said what on what, how others reacted."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitgraph.authority import Authority, load_authority
from summitgraph.loading import find_loaders
from summitgraph.model import Fact, Finding, Iri, Value, document_of
from summitgraph.vocab import RDF_TYPE, local, term, thing

PROJECT = Path(__file__).parents[1]
LOADER = next(loader for loader in find_loaders(PROJECT / "loaders")[0] if loader.name == "mofa_record")

KNOWN = """
@prefix sg: <https://w3id.org/summitgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix country: <https://w3id.org/summitgraph/country/> .
@prefix issue: <https://w3id.org/summitgraph/issue/> .
@prefix leader: <https://w3id.org/summitgraph/leader/> .
@prefix level: <https://w3id.org/summitgraph/level/> .
@prefix office: <https://w3id.org/summitgraph/office/> .
@prefix organization: <https://w3id.org/summitgraph/organization/> .
@prefix place: <https://w3id.org/summitgraph/place/> .
@prefix sgd: <https://w3id.org/summitgraph/> .
@prefix tenure: <https://w3id.org/summitgraph/tenure/> .
country:jpn a sg:Country ; skos:prefLabel "日本"@ja ; skos:altLabel "日本国"@ja ; sg:abbreviation "日"@ja .
country:sea a sg:Country ; skos:prefLabel "海国"@ja ; skos:altLabel "海洋共和国"@ja ; sg:abbreviation "海"@ja .
country:hil a sg:Country ; skos:prefLabel "丘国"@ja ; sg:abbreviation "丘"@ja .
organization:sea-radio a sg:Organization ; skos:prefLabel "海国国営放送"@ja .
organization:league a sg:Organization ; skos:prefLabel "諸国連盟"@ja .
organization:ministry a sg:Organization ; skos:prefLabel "外務省"@ja .
office:premier a sg:Office ; sg:title "総理"@ja , "総理大臣"@ja ; sg:officeOf country:jpn ; sg:level level:leaders .
office:president a sg:Office ; sg:title "大統領"@ja ; sg:officeOf country:sea ; sg:level level:leaders .
office:secretary a sg:Office ; skos:prefLabel "諸国連盟事務総長"@ja ; sg:officeOf organization:league .
leader:ichiro-kawata a sg:Leader ; skos:prefLabel "川田一郎"@ja ; sg:shortName "川田"@ja ; sg:citizenOf country:jpn .
leader:susumu-ono a sg:Leader ; skos:prefLabel "大野進"@ja ; sg:shortName "大野"@ja ; sg:citizenOf country:sea .
leader:akira-ono a sg:Leader ; skos:prefLabel "大野明"@ja ; sg:shortName "大野"@ja ; sg:citizenOf country:sea .
leader:mai-sato a sg:Leader ; skos:prefLabel "里舞"@ja .
tenure:a a sg:Tenure ; sg:holder leader:ichiro-kawata ; sg:office office:premier ; sg:heldFrom "2029" .
tenure:b a sg:Tenure ; sg:holder leader:susumu-ono ; sg:office office:president ;
    sg:heldFrom "1990" ; sg:heldUntil "1994" .
tenure:c a sg:Tenure ; sg:holder leader:akira-ono ; sg:office office:president ; sg:heldFrom "2028" .
tenure:d a sg:Tenure ; sg:holder leader:mai-sato ; sg:office office:secretary ; sg:heldFrom "2029" .
place:port a sg:Place ; skos:prefLabel "南港"@ja ; sg:inCountry country:sea .
issue:fishing a sg:Issue ; skos:prefLabel "漁業"@ja .
issue:wreck a sg:Issue ; skos:prefLabel "沈没船"@ja .
issue:trade a sg:Issue ; skos:prefLabel "貿易"@ja , "経済"@ja .
issue:culture a sg:Issue ; skos:prefLabel "文化交流"@ja .
sgd:agreement\\/fish a sg:Agreement ; skos:prefLabel "漁業条約"@ja .
"""

RECORD = """
海日首脳会談

外務省作成

、 、 、川田総理は 令和１２年４月１日 海国の南港において 大野大統領との間で海日首
脳会談を行ったところ、概要は次のとおり。

Ⅰ 評価

●沈没船については、乗員の名簿が渡され（注）総理より抗議した。

注：生存３名、死亡２名、１名は入国確認できず。また、依頼していない４名について生存を
確認。

●今回の会談で、一定の目処がつ

いた。

Ⅱ 各国の反応
１．海国（２日、海国国営放送）
○両首脳は、歴史的な一歩を踏み出した。

２．丘国
○訪問を歓迎する。

３．諸国連盟事務総長 （２日発出された声明）
○事務総長は、対話を希望する。

Ⅲ 会談の概要
１．冒頭発言

（１）大野大統領より、以下の発言があった。
・遠路を歓迎する。
２．諸懸案
（１）漁業
（イ）総理より、以下のとおり述べた。
・漁業条約を遵守することを強く求める。沿岸の漁は生活に
かかわる。
・協議を続けたい。
（ロ）これに対し、大野大統領より、以下の発言があった。
・迷惑をかけたことをお詫びしたい。
（２）文化交流
・両首脳は、行事を開くことで一致。
３．経済に関する諸問題
（１）総理より、次のとおり発言した。
・関税を下げるべきである。文化交流も進めたい。
（２）以上に対し、大野大統領より以下の発言があった。
・検討する用意がある。

海日共同宣言

川田一郎日本国総理大臣と大野明海洋共和国大統領は、２０３０年４月１日、南港で会談を行った。

１．双方は、漁業の交渉を２０３０年１０月中に始めることとした。

日 本 国 海洋共和国
川田 一郎 大 野 明
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    folder = tmp_path_factory.mktemp("ontology")
    (folder / "known.ttl").write_text(KNOWN, encoding="utf-8")
    return load_authority(folder)


def facts(text: str, authority: Authority) -> list[Fact]:
    return [found for found in LOADER.load(document_of(text), authority) if isinstance(found, Fact)]


@pytest.fixture(scope="module")
def read(authority: Authority) -> list[Fact]:
    return facts(RECORD, authority)


def things(read: list[Fact], kind: str) -> list[dict[str, list[str]]]:
    """The things of a class in their order: local names or texts by property."""
    of_kind = dict.fromkeys(f.subject for f in read if f.predicate == RDF_TYPE and f.object == term(kind))
    found: dict[Iri, dict[str, list[str]]] = {subject: {} for subject in of_kind}
    for fact in read:
        if fact.subject in found:
            shown = fact.object.text if isinstance(fact.object, Value) else local(fact.object)
            found[fact.subject].setdefault(local(fact.predicate), []).append(shown)
    return list(found.values())


def test_a_record_has_one_meeting_with_people_by_office_and_day(read: list[Fact]) -> None:
    (meeting,) = things(read, "MeetingMention")
    assert meeting["participant"] == ["ichiro-kawata", "akira-ono"]
    assert (meeting["date"], meeting["place"], meeting["status"]) == (["2030-04-01"], ["port"], ["held"])
    assert (meeting["mode"], meeting["level"]) == (["in-person"], ["leaders"])
    assert meeting["issue"] == ["culture", "fishing", "trade"]


def test_each_bullet_is_a_remark_of_the_speaker_whom_its_heading_introduces(read: list[Fact]) -> None:
    said = [(r["speaker"], r.get("heading"), r.get("issue"), r.get("stance")) for r in things(read, "Remark")]
    kawata, ono = ["ichiro-kawata"], ["akira-ono"]
    assert said == [
        (ono, ["冒頭発言"], None, ["welcomes"]),
        (kawata, ["漁業"], ["fishing"], ["demands"]),
        (kawata, ["漁業"], ["fishing"], None),
        (ono, ["漁業"], ["fishing"], ["apologises"]),
        (kawata + ono, ["文化交流"], ["culture"], None),
        (kawata, ["経済に関する諸問題"], ["culture", "trade"], ["demands"]),
        (ono, ["経済に関する諸問題"], ["culture", "trade"], ["offers"]),
    ]
    assert all(r["direct"] == ["false"] and len(r["inMeeting"]) == 1 for r in things(read, "Remark"))


def test_reactions_name_respondent_day_and_medium(read: list[Fact]) -> None:
    said = [(r["respondent"], r.get("date"), r.get("stance")) for r in things(read, "Reaction")]
    assert said == [
        (["sea"], ["2030-04-02"], None),
        (["hil"], None, ["welcomes"]),
        (["mai-sato"], ["2030-04-02"], None),
    ]
    chains = {f.attribution for f in read if f.predicate == term("text") and "一歩" in f.evidence.quotation}
    assert chains == {(thing("country", "sea"), thing("organization", "sea-radio"))}


def test_assessments_are_in_order_and_whole_across_pages(read: list[Fact]) -> None:
    judged = things(read, "Assessment")
    assert [a["order"] for a in judged] == [["1"], ["2"]]
    assert judged[1]["text"] == ["今回の会談で、一定の目処がついた。"]
    assert {a["saidBy"][0] for a in judged} == {"ministry"}


def test_figures_of_a_note_belong_to_the_issue_that_refers_to_it(read: list[Fact]) -> None:
    counted = [(f["measure"][0], f["count"][0], f["issue"][0]) for f in things(read, "Figure")]
    assert counted == [
        ("alive", "3", "wreck"),
        ("dead", "2", "wreck"),
        ("entry-not-confirmed", "1", "wreck"),
        ("alive-not-asked-about", "4", "wreck"),
    ]


def test_agreements_are_the_declaration_and_those_named(read: list[Fact]) -> None:
    declared, named = things(read, "AgreementMention")
    assert (declared["name"], declared["party"]) == (["海日共同宣言"], ["jpn", "sea"])
    assert (declared["signatory"], declared["date"]) == (["ichiro-kawata", "akira-ono"], ["2030-04-01"])
    assert (declared["agreementStatus"], len(declared["concludedAt"])) == (["signed"], 1)
    assert (named["agreement"], named["agreementStatus"], named.get("party")) == (["fish"], ["in-force"], None)


def test_clauses_and_commitments_hang_together(read: list[Fact]) -> None:
    assert [c["number"] for c in things(read, "Clause")] == [["preamble.1"], ["1.1"]]
    recital, commitment = things(read, "Commitment")
    assert (recital["kind"], recital.get("bound")) == (["recital"], None)
    assert (commitment["kind"], commitment["bound"], commitment["until"]) == (["commits"], ["jpn", "sea"], ["2030-10"])
    assert commitment["issue"] == ["fishing"]


def test_every_fact_rests_on_words_of_the_document(read: list[Fact]) -> None:
    assert all(f.evidence.quotation == RECORD[f.evidence.start : f.evidence.end] for f in read)
    for fact in read:
        if isinstance(fact.object, Value) and fact.predicate == term("text"):
            assert fact.evidence.quotation[0] in fact.object.text or fact.evidence.quotation[0] in "０１２３４５"


def test_a_person_unknown_to_the_authority_becomes_a_person_of_the_document(authority: Authority) -> None:
    text = RECORD.replace("川田 一郎", "沼井 花子").replace("川田一郎", "沼井花子").replace("川田", "沼井")
    read = facts(text, authority)
    (person,) = things(read, "Person")
    assert (person["name"], person["reviewed"]) == (["沼井花子"], ["false"])
    (meeting,) = things(read, "MeetingMention")
    assert len(meeting["participant"]) == 2
    assert len(things(read, "Remark")) == 7
    assert things(read, "AgreementMention")[0]["party"] == ["jpn", "sea"]


def test_other_people_days_and_places_give_other_rows(authority: Authority) -> None:
    text = RECORD.replace("令和１２年", "平成５年").replace("２０３０年４月", "１９９３年４月")
    (meeting,) = things(
        facts(text.replace("大野明", "大野進").replace("大 野 明", "大 野 進"), authority), "MeetingMention"
    )
    assert meeting["date"] == ["1993-04-01"]
    assert meeting["participant"] == ["ichiro-kawata", "susumu-ono"]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param("大野大統領（兼海国議会議長・総理）との", id="a second title in brackets"),
        pytest.param("大野明（アーブ・クーリ）大統領との", id="how the name is read"),
        pytest.param("大野明大統領（アーブ・クーリ）との", id="how the name is read, after the title"),
    ],
)
def test_brackets_after_a_name_add_nobody(changed: str, authority: Authority) -> None:
    (meeting,) = things(facts(RECORD.replace("大野大統領との", changed), authority), "MeetingMention")
    assert meeting["participant"] == ["ichiro-kawata", "akira-ono"]


@pytest.mark.parametrize("surname", ["里", "里舞"])
def test_a_surname_that_the_authority_does_not_list_is_known_by_the_full_name(
    surname: str, authority: Authority
) -> None:
    text = RECORD.replace("大野明", "里舞").replace("大 野 明", "里 舞").replace("大野", surname)
    (meeting,) = things(facts(text, authority), "MeetingMention")
    assert meeting["participant"] == ["ichiro-kawata", "mai-sato"]


def test_a_record_that_tells_no_meeting_is_a_finding(authority: Authority) -> None:
    found = list(LOADER.load(document_of("外務省作成\n\n１．調査の結果は次のとおりであった。\n"), authority))
    assert [f.code for f in found if isinstance(f, Finding)] == ["no-meeting"]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (RECORD, True),
        (RECORD[RECORD.index("海日共同宣言") :] + "双方は、これからも誠実に協議を続けていくこととした。", True),
        ("# 日朝首脑会谈\n\n日本首相与朝鲜领导人会谈。\n\n１．双方发表宣言。", False),
        ("# 首脳会談\n\n両首脳は11日、港で会談したと報じられた。これについて記者は次のように伝えている。", False),
        ("", False),
    ],
)
def test_only_official_records_in_japanese_are_claimed(text: str, claimed: bool) -> None:  # noqa: FBT001 - a case
    assert LOADER.identify(document_of(text)) is claimed


def test_a_declaration_alone_still_gives_its_clauses(authority: Authority) -> None:
    text = (
        "海日共同宣言\n\n双方は、２０３０年４月１日、次を確認した。\n\n"
        "１．双方は、漁業を守ることとした。\n\n日本国 海国\n川田 一郎 大野 明\n"
    )
    read = facts(text, authority)
    assert [c["number"] for c in things(read, "Clause")] == [["preamble.1"], ["1.1"]]
    assert things(read, "AgreementMention")[0]["signatory"] == ["ichiro-kawata", "akira-ono"]
    assert things(read, "MeetingMention") == []


LINES = RECORD.splitlines()


FRAGMENTS = st.one_of(st.sampled_from([*LINES, "", "Ⅰ", "１．", "・", "（注）", "注："]), st.text(max_size=20))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(FRAGMENTS, max_size=30))
def test_no_order_of_lines_breaks_the_reading(authority: Authority, lines: list[str]) -> None:
    text = "\n".join(lines)
    for fact in facts(text, authority):
        assert fact.evidence.quotation == text[fact.evidence.start : fact.evidence.end]
