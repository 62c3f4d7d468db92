"""Names found in text: leftmost, longest, never overlapping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.model import Iri
from summitgraph.text.gazetteer import GAP, Entry, Gazetteer, Lexicon

FORMS = st.dictionaries(
    st.text("岸田文雄AB7", min_size=1, max_size=4), st.just([Entry("leader", Iri("urn:x"))]), max_size=8
)
TEXTS = st.text("岸田文雄AB7 。", max_size=60)


def forms(text: str, *names: str) -> list[str]:
    gazetteer = Gazetteer({name: [Entry("leader", Iri(f"urn:{name}"))] for name in names})
    return [hit.form for hit in gazetteer.find(text)]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("岸田文雄会见岸田", ("岸田", "岸田文雄"), ["岸田文雄", "岸田"]),
        ("新北约站", ("北约", "约站"), ["北约"]),
        ("the G7 and G77", ("G7",), ["G7"]),
        ("Kim met Kimura", ("Kim",), ["Kim"]),
        ("七国集团（G7）峰会", ("G7",), ["G7"]),
        ("", ("G7",), []),
        ("岸田", (), []),
    ],
)
def test_the_longest_name_counts_and_latin_only_as_a_word(text: str, names: tuple[str, ...], found: list[str]) -> None:
    assert forms(text, *names) == found


def test_a_form_names_everything_it_can() -> None:
    tokyo = [Entry("place", Iri("urn:tokyo")), Entry("metonym", Iri("urn:japan"))]
    (hit,) = Gazetteer({"东京": tokyo}).find("在东京")
    assert hit.of("place") == ("urn:tokyo",)
    assert set(hit.of("place", "metonym")) == {"urn:tokyo", "urn:japan"}
    assert hit.of("leader") == ()


@given(FORMS, TEXTS)
def test_hits_never_overlap_and_are_what_stands_there(names: dict[str, list[Entry]], text: str) -> None:
    end = 0
    for hit in Gazetteer(names).find(text):
        assert end <= hit.start < hit.end
        assert text[hit.start : hit.end] == hit.form
        end = hit.end


LEXICON = Lexicon({"核武": [Iri("urn:nuclear")], "朝鲜…导弹": [Iri("urn:missiles")]})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("朝鲜的核武", ["核武"]),
        ("朝鲜发射导弹", ["朝鲜发射导弹"]),
        ("朝鲜发射核武导弹", ["朝鲜发射核武导弹", "核武"]),
        ("导弹飞过朝鲜", []),
        ("他谈到朝鲜。导弹来了", []),
        (f"朝鲜{'啊' * GAP}导弹", [f"朝鲜{'啊' * GAP}导弹"]),
        (f"朝鲜{'啊' * (GAP + 1)}导弹", []),
    ],
)
def test_a_form_in_two_halves_wants_both_in_order_in_one_sentence(text: str, found: list[str]) -> None:
    assert [hit.form for hit in LEXICON.find(text)] == found


@given(st.text("朝鲜导弹核武。啊", max_size=60))
def test_the_lexicon_gives_slices_in_order(text: str) -> None:
    hits = LEXICON.find(text)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
    assert all(text[hit.start : hit.end] == hit.form for hit in hits)
