"""Chinese of Taiwan and Hong Kong: read by the same grammar, told in its own letters, at its own offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitgraph.model import Document, document_of
from summitgraph.text.clean import Block, whole
from summitgraph.text.script import simplified
from summitgraph.text.zh.wording import plain
from tests.world import Told, read, told

PAD = "<p>這份報導說明事情的經過與議題，並請讀者參閱歷來的紀錄。</p>"
HEAD = "[近日外交簡訊](https://w3id.org/summitgraph/briefs/none)\n------\n\n"


def traditional(body: str, day: str = "15/03/2024") -> Document:
    """A page in traditional characters as a mirror keeps it."""
    paragraphs = "".join(f"<p>{line}</p>" for line in body.split("\n"))
    return document_of(
        f"{HEAD}<div>{day} - 12:00</div>{paragraphs}<p>這份報導說明事情的經過與議題，並請讀者參閱歷來的紀錄。</p>\n"
    )


def meetings(body: str, day: str = "15/03/2024") -> list[tuple[str, ...]]:
    """People, status, mode and date of each meeting that is told."""
    found: list[Told] = told(traditional(body, day), "MeetingMention")
    return [(m.people, m.one("status"), m.one("mode"), m.one("date")) for m in found]


@pytest.mark.parametrize(
    ("body", "day", "expected"),
    [
        (
            "日本首相岸田文雄昨天與美國總統拜登通電話，討論台海情勢。",
            "15/03/2024",
            ("fumio-kishida joe-biden", "held", "phone", "2024-03-14"),
        ),
        (
            "美國總統川普昨天在赫爾辛基與俄羅斯總統蒲亭舉行峰會。",
            "17/07/2018",
            ("donald-trump vladimir-putin", "held", "in-person", "2018-07-16"),
        ),
        (
            "德國總理梅克爾昨天與中國國家主席習近平舉行視訊高峰會。",
            "06/07/2021",
            ("angela-merkel xi-jinping", "held", "video", "2021-07-05"),
        ),
        (
            "文在寅昨晤金正恩。",
            "28/04/2018",
            ("kim-jong-un moon-jae-in", "held", "in-person", "2018-04-27"),
        ),
        (
            "南韓總統文在寅與北韓領導人金正恩昨天在板門店會談。",
            "28/04/2018",
            ("kim-jong-un moon-jae-in", "held", "in-person", "2018-04-27"),
        ),
    ],
)
def test_taiwanese_and_hong_kong_wording(body: str, day: str, expected: tuple[str, ...]) -> None:
    assert meetings(body, day) == [expected]


@pytest.mark.parametrize(
    ("body", "day", "expected"),
    [
        (
            "美國總統特朗普表示期待見到金正恩。特金會將於下月12日在新加坡舉行。",
            "15/05/2018",
            ("donald-trump kim-jong-un", "planned", "in-person", "2018-06-12"),
        ),
        (
            "拜登的幕僚說，習近平已經抵達。拜習會昨天在峇里島舉行。",
            "15/11/2022",
            ("joe-biden xi-jinping", "held", "in-person", "2022-11-14"),
        ),
    ],
)
def test_a_meeting_called_by_first_characters(body: str, day: str, expected: tuple[str, ...]) -> None:
    assert expected in meetings(body, day)


@pytest.mark.parametrize(
    "body",
    [
        "特朗普表示，金融委員會將開會。",
        "習近平表示，特首會上任。",
        "特金會將在新加坡舉行。",
        "文在寅說，金磚國家開發基金會成立。",
        "文在寅與金正恩未有通話。",
        "文在寅與金正恩仍未安排會面。",
    ],
)
def test_other_words_with_these_characters_are_no_meeting(body: str) -> None:
    assert meetings(body, "15/05/2018") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日揆岸田晤印揆莫迪", "日本首相岸田会晤印度总理莫迪"),
        ("美總統拜登與日相岸田通話", "美总统拜登与日本首相岸田通话"),
        ("日相石破今天訪韓", "日本首相石破今天访韩"),
        ("兩韓領袖透過視訊碰面", "朝韩领袖通过视频会面"),
        ("他今日相信雙方", "他今日相信双方"),
        ("近日相關會談", "近日相关会谈"),
        ("當日相繼會見", "当日相继会见"),
        ("精英相繼離開", "精英相继离开"),
        ("行政院閣揆", "行政院阁揆"),
        ("岸田昨晤尹錫悅", "岸田昨天会晤尹锡悦"),
        ("首相今訪首爾", "首相今天访首尔"),
        ("兩人昨晚會晤，至今在談", "两人昨晚会晤，至今在谈"),
        ("雙方仍未安排，亦未有通話", "双方尚未安排，亦没有通话"),
    ],
)
def test_words_of_a_region(text: str, expected: str) -> None:
    assert plain(Block("paragraph", whole(text))).body.text == expected


def test_somebody_elected_but_not_yet_in_office() -> None:
    found = meetings("總統當選人川普2日與總統蔡英文通電話。", "10/12/2016")
    assert found == [("donald-trump tsai-ing-wen", "held", "phone", "2016-12-02")]


def test_a_quotation_keeps_its_letters_and_its_place() -> None:
    page = traditional("日本首相岸田文雄說：「我們將繼續與貴國對話，絕不後退。」")
    (remark,) = told(page, "Remark")
    assert remark.one("text") == "我們將繼續與貴國對話，絕不後退。"
    assert [f.evidence.quotation for f in read(page)[0] if f.predicate.endswith("#text")] == [remark.one("text")]


def test_an_agreement_keeps_its_name() -> None:
    page = traditional("兩國領導人昨天簽署了《東海共同開發協議》。")
    assert [found.one("name") for found in told(page, "AgreementMention")] == ["東海共同開發協議"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_simplified_text_is_as_long_as_it_was(text: str) -> None:
    assert len(simplified(text)) == len(text)


@given(st.lists(st.sampled_from(["視訊", "高峰會", "領袖峰會", "會談", "，", "A", "蔡英文", "後天"])).map("".join))
def test_every_reworded_character_knows_its_raw_ones(text: str) -> None:
    body = plain(Block("paragraph", whole(text))).body
    assert list(body.starts) == sorted(body.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(body.starts, body.ends, strict=True))
    assert "視" not in body.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("岸田說,會談有益;他表示:「很好」!", "岸田说，会谈有益；他表示：「很好」！"),
        ("日本首相 岸田：「會談有益。」", "日本首相岸田：「会谈有益。」"),
        ("會談10:30開始,共3,000人;價格1:2", "会谈10:30开始，共3,000人；价格1:2"),
        ("岸田抵達 今晚會談", "岸田抵达 今晚会谈"),
    ],
)
def test_punctuation_of_another_script_is_read_as_chinese(text: str, words: str) -> None:
    block = plain(Block("paragraph", whole(text)))
    assert block.body.text == words
    assert all(text[start:end] for start, end in zip(block.body.starts, block.body.ends, strict=True))
