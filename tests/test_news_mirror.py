"""Whole Chinese news pages: the briefs that ship with the project, read as a build reads them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.model import Document, Fact, Finding, document_of
from summitgraph.vocab import document_iri, local, term, thing
from tests.world import ROOT, Told, authority, news, page, read, told

BRIEFS = ROOT / "corpus" / "briefs"
NEW_YORK = "2022-09-23-seoul-and-tokyo-in-new-york.md"
WASHINGTON = "2023-01-04-washington-in-january.txt"
VILNIUS = "2023-07-11-vilnius-and-brussels.txt"
PYONGYANG = "2024-02-13-tokyo-seeks-pyongyang.txt"
BEIJING = "2021-02-11-call-from-beijing.txt"
CHINESE = (BEIJING, NEW_YORK, WASHINGTON, VILNIUS, PYONGYANG)

# people, level, status, date, place, series, on the margins of, issues
MEETINGS = {
    BEIJING: [
        ("joe-biden xi-jinping", "leaders", "held", "2021-02-11", "", "", "",
         "bilateral-relations climate-change hong-kong pandemic taiwan-strait"),
    ],
    NEW_YORK: [
        ("fumio-kishida yoon-suk-yeol", "leaders", "held", "2022-09-21", "new-york", "", "un-general-assembly",
         "democracy-and-rule-of-law forced-labour north-korea-nuclear"),
        ("", "leaders", "held", "2022-06-29", "madrid", "nato-summit", "", ""),
        ("fumio-kishida joe-biden yoon-suk-yeol", "leaders", "held", "2022-06-29", "madrid", "", "nato-summit", ""),
        ("moon-jae-in shinzo-abe", "leaders", "held", "2019", "chn", "", "", ""),
        ("antony-blinken park-jin yoshimasa-hayashi", "ministers", "held", "2022-09-22", "new-york", "", "",
         "north-korea-nuclear"),
    ],
    WASHINGTON: [
        ("fumio-kishida joe-biden", "leaders", "planned", "2023-01-13", "white-house", "", "",
         "climate-change global-economy north-korea-missiles north-korea-nuclear taiwan-strait ukraine-war"),
        ("fumio-kishida joe-biden", "leaders", "held", "2022-11", "bali", "", "g20", ""),
        ("", "leaders", "held", "2022-11", "bali", "g20", "", ""),
        ("", "leaders", "planned", "2023", "hiroshima", "g7", "", ""),
    ],
    VILNIUS: [
        ("fumio-kishida", "leaders", "planned", "2023-07", "ltu", "nato-summit", "", ""),
        ("fumio-kishida volodymyr-zelenskyy", "leaders", "planned", "2023-07-12", "ltu", "", "nato-summit",
         "reconstruction"),
        ("fumio-kishida volodymyr-zelenskyy", "leaders", "held", "2023-05", "jpn", "g7", "", ""),
        ("fumio-kishida volodymyr-zelenskyy", "leaders", "held", "2023-05", "jpn", "", "g7", ""),
        ("fumio-kishida", "leaders", "planned", "2023-07", "bel", "eu-japan-summit", "", ""),
        ("fumio-kishida yoon-suk-yeol", "leaders", "planned", "2023-07", "", "", "", ""),
        ("fumio-kishida jens-stoltenberg", "leaders", "planned", "2023-07", "", "", "", ""),
    ],
    PYONGYANG: [
        ("fumio-kishida kim-jong-un", "leaders", "proposed", "", "", "", "", "abductions"),
        ("junichiro-koizumi kim-jong-il", "leaders", "held", "2004", "pyongyang", "", "", ""),
        ("fumio-kishida joe-biden yoon-suk-yeol", "leaders", "held", "2023", "camp-david", "", "", ""),
        ("kim-jong-un vladimir-putin", "leaders", "held", "2023", "rus", "", "", ""),
        ("donald-trump kim-jong-un moon-jae-in", "leaders", "held", "2019", "korean-demilitarized-zone", "", "", ""),
    ],
}  # fmt: skip


def brief(name: str) -> Document:
    return document_of((BRIEFS / name).read_text(encoding="utf-8"), name=name)


def row(meeting: Told) -> tuple[str, ...]:
    plain = (meeting.one(name) for name in ("level", "status", "date", "place", "series", "onMarginsOf"))
    return (meeting.people, *plain, " ".join(meeting.all("issue")))


@pytest.mark.parametrize("name", CHINESE)
def test_the_briefs_tell_these_meetings(name: str) -> None:
    assert sorted(row(meeting) for meeting in told(brief(name), "MeetingMention")) == sorted(MEETINGS[name])


@pytest.mark.parametrize(
    ("name", "quotes"),
    [
        (NEW_YORK, []),
        (WASHINGTON, []),
        (VILNIUS, [("sergiy-korsunsky", "将表示欢迎")]),
        (PYONGYANG, [("fumio-kishida", "不设任何条件")]),
    ],
)
def test_the_briefs_quote_these_words(name: str, quotes: list[tuple[str, str]]) -> None:
    found = told(brief(name), "Remark")
    assert [(remark.one("speaker"), remark.spans["type"].quotation) for remark in found] == quotes


@pytest.mark.parametrize(
    ("name", "agreements"),
    [
        (NEW_YORK, [("japan-rok-claims-agreement", "日韩请求权协定", "1965", "jpn kor", "in-force")]),
        (WASHINGTON, []),
        (VILNIUS, [("itpp", "个别针对性伙伴关系计划", "", "jpn nato", "planned")]),
        (PYONGYANG, []),
    ],
)
def test_the_briefs_name_these_agreements(name: str, agreements: list[tuple[str, ...]]) -> None:
    found = told(brief(name), "AgreementMention")
    rows = [tuple(a.one(field) for field in ("agreement", "name", "date")) for a in found]
    assert [
        (*plain, " ".join(a.all("party")), a.one("agreementStatus")) for plain, a in zip(rows, found, strict=True)
    ] == agreements


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        (NEW_YORK, "2022-09-23", "韩日首脑在纽约会谈，距上次近三年"),
        (WASHINGTON, "2023-01-04", "白宫证实：拜登1月13日接待日本首相岸田文雄"),
        (VILNIUS, "2023-07-11", "岸田启程前往欧洲，拟在北约峰会期间与泽连斯基会晤"),
        (PYONGYANG, "2024-02-13", "东京谋求日朝首脑对话，绑架问题仍是关口"),
    ],
)
def test_a_page_says_what_it_is(name: str, day: str, title: str) -> None:
    document = brief(name)
    facts, _ = read(document)
    own = {local(f.predicate): f.object for f in facts if f.subject == document_iri(document)}
    texts = {key: value if isinstance(value, str) else value.text for key, value in own.items()}
    assert (texts["title"], texts["published"], texts["language"]) == (title, day, "zh-Hans")
    assert texts["source"] == thing("source", "summitgraph-briefs")
    assert texts["url"].startswith("https://w3id.org/summitgraph/briefs/")


def test_both_sides_call_the_meeting_in_new_york_differently() -> None:
    found = told(brief(NEW_YORK), "Characterisation")
    assert [(c.one("saidBy"), c.one("calledAs")) for c in found] == [("kor", "简式会谈"), ("jpn", "座谈")]


@pytest.mark.parametrize("path", sorted(BRIEFS.iterdir()), ids=lambda path: path.stem)
def test_the_loader_knows_its_own_pages(path: Path) -> None:
    assert news().identify(brief(path.name)) is (path.name in CHINESE)


@pytest.mark.parametrize("name", CHINESE)
def test_line_ends_and_markup_in_between_change_nothing(name: str) -> None:
    plain = (BRIEFS / name).read_text(encoding="utf-8")
    other = document_of(plain.replace("\n", "\r\n").replace("会谈", "会<b>谈</b>"), name=name)
    assert sorted(row(m) for m in told(other, "MeetingMention")) == sorted(MEETINGS[name])


def test_an_impossible_day_is_a_finding_with_its_words() -> None:
    document = page("去年2月30日，岸田与尹锡悦在首尔会谈。")
    (finding,) = [found for found in news().load(document, authority()) if isinstance(found, Finding)]
    assert finding.code == "impossible-date"
    assert "去年2月30日" in finding.message


def test_a_page_without_a_day_is_a_finding() -> None:
    text = "### 岸田与尹锡悦会谈\n------\n\n<p>岸田与尹锡悦昨天在首尔举行了会谈。</p>\n"
    found = list(news().load(document_of(text, name="undated.md"), authority()))
    assert [x.code for x in found if isinstance(x, Finding)] == ["no-day"]
    days = [x for x in found if isinstance(x, Fact) and x.predicate in {term("date"), term("asOf"), term("published")}]
    assert not days
    assert [x for x in found if isinstance(x, Fact) and x.predicate == term("participant")]


SIGNS = (
    "岸田文雄尹锡悦拜登他双方两国领导人在首尔与和将举行会谈会晤峰会北约了说表示昨天周三3月6日2月30"
    "“”，。<p></p>&amp;\n\u200b"
)


@given(st.text(SIGNS, max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_page_is_read_and_every_fact_stands_on_its_words(body: str) -> None:
    document = page(body)
    for fact in read(document)[0]:
        span = fact.evidence
        assert 0 <= span.start < span.end <= len(document.text)
        if isinstance(fact.object, str):
            assert fact.object.startswith("https://w3id.org/summitgraph/")


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_the_loader(text: str) -> None:
    document = document_of(text, name="any.txt")
    news().identify(document)
    list(news().load(document, authority()))
