"""What a reader of a declaration can rely on: clauses by number, who is bound to what, until when, who signed."""

from datetime import date

import pytest

from summitgraph.authority import Authority, load_authority
from summitgraph.model import Iri
from summitgraph.text.ja.commitments import Commitment, commitments
from summitgraph.text.ja.declaration import declaration, signatories
from summitgraph.text.ja.displaced import mend
from summitgraph.text.ja.officials import gather
from summitgraph.text.ja.paragraphs import paragraphs
from summitgraph.vocab import local, thing

KNOWN = """
@prefix sg: <https://w3id.org/summitgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix country: <https://w3id.org/summitgraph/country/> .
@prefix issue: <https://w3id.org/summitgraph/issue/> .
@prefix leader: <https://w3id.org/summitgraph/leader/> .
country:jpn a sg:Country ; skos:prefLabel "日本"@ja ; skos:altLabel "日本国"@ja ; sg:abbreviation "日"@ja .
country:sea a sg:Country ; skos:prefLabel "海国"@ja ; skos:altLabel "海洋共和国"@ja ; sg:abbreviation "海"@ja .
leader:ichiro-kawata a sg:Leader ; skos:prefLabel "川田一郎"@ja ; sg:citizenOf country:jpn .
leader:susumu-ono a sg:Leader ; skos:prefLabel "大野進"@ja ; sg:citizenOf country:sea .
issue:fishing a sg:Issue ; skos:prefLabel "漁業"@ja ; skos:altLabel "漁船の操業"@ja .
issue:claims a sg:Issue ; skos:prefLabel "請求権"@ja .
issue:past a sg:Issue ; skos:prefLabel "過去の戦争"@ja .
issue:culture a sg:Issue ; skos:prefLabel "文化交流"@ja .
issue:talks a sg:Issue ; skos:prefLabel "平和条約交渉"@ja .
issue:missiles a sg:Issue ; skos:prefLabel "ロケットの発射"@ja .
"""
JAPAN, SEA = thing("country", "jpn"), thing("country", "sea")
DAY = date(2030, 4, 1)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    folder = tmp_path_factory.mktemp("ontology")
    (folder / "known.ttl").write_text(KNOWN, encoding="utf-8")
    return load_authority(folder)


def read(clause: str, authority: Authority) -> list[Commitment]:
    return commitments(clause, parties=(JAPAN, SEA), authority=authority, day=DAY)


def shown(found: Commitment) -> tuple[tuple[Iri, ...], str, list[str], str]:
    return found.bound, found.kind, [local(issue) for issue in found.issues], found.until


BOTH = (JAPAN, SEA)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("川田総理と大野大統領は、港で会談を行った。", ((), "recital", [], "")),
        ("双方は、文化交流を進めることとした。", (BOTH, "commits", ["culture"], "")),
        ("両国は、文化交流を進めることで合意した。", (BOTH, "commits", ["culture"], "")),
        ("両首脳は、文化交流を進めることを確認した。", (BOTH, "affirms", ["culture"], "")),
        ("日本側は、過去の戦争について心からのお詫びを表明した。", ((JAPAN,), "apologises", ["past"], "")),
        ("海洋共和国側は、文化交流に参加する意向を表明した。", ((SEA,), "intends", ["culture"], "")),
        ("双方は、漁業が重要であるとの認識を共有した。", (BOTH, "acknowledges", ["fishing"], "")),
        (
            "双方は、すべての請求権を相互に放棄するとの原則に従い、協議することとした。",
            (BOTH, "waives", ["claims"], ""),
        ),
        ("海国側は、ロケットの発射を放棄することを約束した。", ((SEA,), "commits", ["missiles"], "")),
        ("日本国は、漁業に関する委員会に委員を派遣するものとする。", ((JAPAN,), "commits", ["fishing"], "")),
    ],
)
def test_the_last_verb_and_the_subject_tell_who_is_bound_to_what(
    clause: str, expected: tuple[tuple[Iri, ...], str, list[str], str], authority: Authority
) -> None:
    assert [shown(c) for c in read(clause, authority)] == [expected]


def test_a_party_that_alone_confirms_what_it_will_do_binds_itself(authority: Authority) -> None:
    clause = "双方は、互いに助け合うことを確認した。また、漁業については、海国側は、操業を認めることを確認した。"
    assert [shown(c) for c in read(clause, authority)] == [
        (BOTH, "affirms", ["bilateral-relations"], ""),
        ((SEA,), "commits", ["fishing"], ""),
    ]


def test_sentences_that_bind_alike_are_one_commitment(authority: Authority) -> None:
    clause = "双方は、漁業を守ることを確認した。また、双方は、文化交流の必要性を確認した。"
    assert [shown(c) for c in read(clause, authority)] == [(BOTH, "affirms", ["culture", "fishing"], "")]


@pytest.mark.parametrize(
    ("clause", "issues"),
    [
        ("双方は、漁業については、平和条約交渉において協議することとした。", ["fishing"]),
        ("双方は、平和条約交渉において、文化交流の規模を協議することとした。", ["culture"]),
        ("双方は、漁業を守るため、互いに協力していくことを確認した。", ["fishing"]),
        ("双方は、漁業に従い、誠意をもって取り組む意思を表明した。", ["fishing"]),
        ("双方は、文化交流を進めることが、漁業に資するとの認識を共有した。", ["culture"]),
    ],
)
def test_topic_and_object_come_before_circumstances(clause: str, issues: list[str], authority: Authority) -> None:
    (found,) = read(clause, authority)
    assert [local(issue) for issue in found.issues] == issues


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("2030年10月中に", "2030-10"),
        ("10月中に", "2030-10"),
        ("2031年3月31日までに", "2031-03-31"),
        ("2031年以降も", "2031/.."),
        ("1990年8月15日以前に生じた問題につき", ""),
        ("1965年に始まった", ""),
    ],
)
def test_only_days_ahead_are_limits(words: str, until: str, authority: Authority) -> None:
    (found,) = read(f"双方は、{words}文化交流を進めることとした。", authority)
    assert found.until == until


TREATY = """海日共同宣言

川田一郎日本国総理大臣と大野進海洋共和国大統領は、港で会談を行った。

双方は、次の点を確認した。

１．双方は、漁業の交渉を２０３０年中
に始めることとした。

双方は、文化交流を進めることとした。

２．双方は、協議を続けることとした。

日 本 国 海洋共和国
川田 一郎 大 野 進
"""


def test_clauses_are_numbered_by_article_and_paragraph(authority: Authority) -> None:
    found = declaration(list(paragraphs(mend(TREATY))))
    assert found.title.text == "海日共同宣言"
    assert [(c.number, c.order) for c in found.clauses] == [
        ("preamble.1", 1),
        ("preamble.2", 2),
        ("1.1", 3),
        ("1.2", 4),
        ("2.1", 5),
    ]
    assert found.clauses[2].body.text == "双方は、漁業の交渉を2030年中に始めることとした。"


def test_names_spaced_out_in_the_signatures_are_read(authority: Authority) -> None:
    found = declaration(list(paragraphs(mend(TREATY))))
    cast = gather([TREATY], authority, (DAY, DAY), home=JAPAN)
    signed = signatories(found, cast)
    assert [local(o.person) for o in signed] == ["ichiro-kawata", "susumu-ono"]
    assert found.signatures is not None
    raw = [TREATY[slice(*found.signatures.raw(o.start, o.end))] for o in signed]
    assert raw == ["川田 一郎", "大 野 進"]


def test_a_declaration_without_signatures_has_no_signatories(authority: Authority) -> None:
    text = TREATY[: TREATY.index("日 本 国")]
    found = declaration(list(paragraphs(mend(text))))
    assert found.signatures is None
    assert signatories(found, gather([text], authority, (DAY, DAY), home=JAPAN)) == []


def test_no_two_clauses_have_one_number() -> None:
    annexed = TREATY.replace("日 本 国", "１．付属の表は、この宣言の一部とする。\n\n日 本 国")
    numbers = [c.number for c in declaration(list(paragraphs(mend(annexed)))).clauses]
    assert numbers[-2:] == ["2.1", "2.2"]


@pytest.mark.parametrize("suffix", ["の要旨", "（骨子）"])
def test_a_summary_is_known_by_the_name_of_the_declaration(suffix: str) -> None:
    found = declaration(list(paragraphs(mend(TREATY.replace("宣言", "宣言" + suffix, 1)))))
    assert (found.title.text, found.summary) == ("海日共同宣言", True)
    assert declaration(list(paragraphs(mend(TREATY)))).summary is False
