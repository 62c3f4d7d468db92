"""On whose word a sentence stands: who said it first, who passed it on, who published it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.model import Iri
from summitgraph.text.zh.attribution import attribution
from tests.world import meetings, page, passages, told

OUTLET = "summitgraph-briefs"
TELLS = "岸田将于下月与拜登会谈。"


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("", ()),
        ("据共同社报道，", ("kyodo-news", OUTLET)),
        ("根据韩联社发布的消息，", ("yonhap", OUTLET)),
        ("据共同社报道，日本政府透露，", ("government-of-japan", "kyodo-news", OUTLET)),
        ("共同社援引日本政府的话报道称，", ("government-of-japan", "kyodo-news", OUTLET)),
        ("据《读卖新闻》援引知情人士的话报道，", ("yomiuri-shimbun", OUTLET)),
        ("日本外务省周二发表声明，证实", ("ministry-of-foreign-affairs-of-japan", OUTLET)),
        ("韩国总统室透露，", ("office-of-the-president-of-south-korea", OUTLET)),
        ("有人对共同社表示，", ()),
    ],
)
def test_a_meeting_is_told_on_somebodys_word(words: str, chain: tuple[str, ...]) -> None:
    (meeting,) = meetings(words + TELLS)
    assert meeting.attribution == chain


def test_a_quotation_passed_on_by_an_agency_says_so() -> None:
    (remark,) = told(page("共同社援引岸田的话说，“下一次轮到我们了”。"), "Remark")
    assert remark.one("speaker") == "fumio-kishida"
    assert remark.attribution == ("kyodo-news", OUTLET)


@given(st.text("据根共同社韩联报道，援引的话说表示日本政府透露。", max_size=40))
@settings(deadline=None)  # the first example loads what is read once
def test_a_chain_ends_with_the_outlet_or_is_empty(text: str) -> None:
    for passage in passages(text):
        chain = attribution(passage.sketch, Iri("urn:outlet"))
        assert chain == () or (chain[-1] == "urn:outlet" and len(chain) in {2, 3})
