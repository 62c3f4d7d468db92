"""Japanese releases and news: sentences that are read, and sentences that must not be misread."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from summitgraph.model import Document, Fact, Value
from summitgraph.text.ja.days import days
from summitgraph.text.ja.news import read
from summitgraph.text.page import page_of
from summitgraph.vocab import local
from tests.world import authority

ROOT = Path(__file__).parents[1]
Meeting = tuple[str, str, str, str, str]


def facts(text: str, day: str) -> list[Fact]:
    page = f"見出し\n\n{day[:4]}-{day[5:7]}-{day[8:]}\n\n{text}\n"
    digest = hashlib.sha256(page.encode()).hexdigest()
    document = Document(name="page.txt", text=page, sha256=digest, encoding="utf-8")
    return [found for found in read(page_of(document, ()), authority()) if isinstance(found, Fact)]


def value(found: Fact) -> str:
    return found.object.text if isinstance(found.object, Value) else local(found.object)


def meetings(text: str, day: str) -> list[Meeting]:
    """People, status, date, place or series, mode of each meeting."""
    told: dict[str, dict[str, list[str]]] = {}
    for found in facts(text, day):
        told.setdefault(found.subject, {}).setdefault(local(found.predicate), []).append(value(found))

    def one(meeting: dict[str, list[str]], *names: str) -> str:
        return next((meeting[name][0] for name in names if name in meeting), "")

    return [
        (
            " ".join(sorted(m.get("participant", []))),
            one(m, "status"), one(m, "date"), one(m, "series", "place"), one(m, "mode"),
        )
        for m in told.values()
        if m.get("type") == ["MeetingMention"]
    ]  # fmt: skip


KISHIDA_BIDEN = "fumio-kishida joe-biden"
READ: list[tuple[str, str, list[Meeting]]] = [
    (
        "ASEAN関連首脳会議出席のためラオスを訪問した石破総理は10日、ASEAN+3首脳会議終了後、李強首相と会談した。",
        "2024-10-11",
        [
            ("shigeru-ishiba", "held", "2024-10-10", "asean-plus-three", "in-person"),
            ("li-qiang shigeru-ishiba", "held", "2024-10-10", "lao", "in-person"),
        ],
    ),
    (
        "11月12日、菅義偉内閣総理大臣は、ジョセフ・バイデン次期米国大統領と電話会談を行いました。",
        "2020-11-12",
        [("joe-biden yoshihide-suga", "held", "2020-11-12", "", "phone")],
    ),
    (
        "安倍首相は17日、トランプタワーでトランプ次期米大統領と会談した。オバマ米大統領とは20日にペルーで会談する。",
        "2016-11-18",
        [
            ("donald-trump shinzo-abe", "held", "2016-11-17", "", "in-person"),
            ("barack-obama shinzo-abe", "planned", "2016-11-20", "per", "in-person"),
        ],
    ),
    (
        "岸田首相とバイデン大統領は13日、ワシントンで会談し、安全保障協力を強化することで一致した。",
        "2023-01-14",
        [(KISHIDA_BIDEN, "held", "2023-01-13", "washington-d-c", "in-person")],
    ),
    (
        "岸田首相は13日、米国のバイデン大統領と電話で約20分間協議した。",
        "2023-01-14",
        [(KISHIDA_BIDEN, "held", "2023-01-13", "", "phone")],
    ),
    (
        "日韓首脳会談が16日、東京で行われる。",
        "2023-03-15",
        [("fumio-kishida yoon-suk-yeol", "planned", "2023-03-16", "tokyo", "in-person")],
    ),
    (
        "岸田首相は金正恩総書記との首脳会談の実現に向け、協議を続ける考えだ。",
        "2024-02-16",
        [("fumio-kishida kim-jong-un", "proposed", "", "", "in-person")],
    ),
    (
        "安倍首相と習近平国家主席の会談は見送られた。",
        "2020-03-05",
        [("shinzo-abe xi-jinping", "cancelled", "", "", "in-person")],
    ),
    (
        "プーチン大統領は、ゼレンスキー大統領との会談を拒否した。",
        "2025-08-23",
        [("vladimir-putin volodymyr-zelenskyy", "declined", "", "", "in-person")],
    ),
    (
        "菅首相は16日午後（日本時間17日未明）、ホワイトハウスでバイデン米大統領と対面で会談した。",
        "2021-04-17",
        [("joe-biden yoshihide-suga", "held", "2021-04-16", "white-house", "in-person")],
    ),
    (
        "日米豪印4カ国は24日、ワシントンで対面での首脳会合を開いた。",
        "2021-09-25",
        [("", "held", "2021-09-24", "quad", "in-person")],
    ),
    (
        "日中韓首脳会談が27日、ソウルで開かれ、岸田首相、韓国の尹錫悦大統領、中国の李強首相が共同宣言を発表した。",
        "2024-05-27",
        [("fumio-kishida li-qiang yoon-suk-yeol", "held", "2024-05-27", "china-japan-korea-summit", "in-person")],
    ),
    (
        "岸田総理大臣は、米国のキャンプ・デービッドにおいて、バイデン米国大統領及び尹錫悦韓国大統領と会談を行いました。",
        "2023-08-18",
        [(f"{KISHIDA_BIDEN} yoon-suk-yeol", "held", "", "camp-david", "in-person")],
    ),
    (
        "岸田首相とバイデン大統領は13日に会談した。両首脳は昨年11月にカンボジアでも会談した。",
        "2023-01-14",
        [
            (KISHIDA_BIDEN, "held", "2023-01-13", "", "in-person"),
            (KISHIDA_BIDEN, "held", "2022-11", "khm", "in-person"),
        ],
    ),
    (
        "林外務大臣は20日、ニューヨークで韓国の朴振外交部長官と外相会談を行った。",
        "2022-09-20",
        [("park-jin yoshimasa-hayashi", "held", "2022-09-20", "new-york", "in-person")],
    ),
    (
        "首相は5月、習近平国家主席と会談する。習氏は3月、プーチン大統領と会談した。",
        "2022-04-20",
        [
            ("fumio-kishida xi-jinping", "planned", "2022-05", "", "in-person"),
            ("vladimir-putin xi-jinping", "held", "2022-03", "", "in-person"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "day", "expected"), READ, ids=[text[:16] for text, _, _ in READ])
def test_meetings_are_read(text: str, day: str, expected: list[Meeting]) -> None:
    assert meetings(text, day) == expected


@pytest.mark.parametrize(
    "text",
    [
        "日韓首脳会談について、官房長官は「現時点で何ら決まっていない」と述べた。",
        "両国はまだ首脳会談を行っていない。岸田首相とバイデン大統領が会談すれば、3年ぶりとなる。",
        "自動車大手の社長と電機大手の社長が会談した。将棋の名人は首相と面会した。",
        "岸田首相はバイデン大統領の発言を評価した。財界サミットが東京で開かれた。",
        "岸田首相は記者会見で、首脳会談の会場となる広島を視察すると述べた。",
    ],
)
def test_what_is_no_meeting_of_known_people_is_left_out(text: str) -> None:
    assert meetings(text, "2023-01-14") == []


def test_a_leader_whom_the_authority_does_not_know_is_a_person_of_the_document() -> None:
    text = "2月26日、岸田総理大臣は、訪日中のカレドニアのユアン・マクレイ首相による表敬を受けました。"
    found = facts(text, "2024-02-26")
    names = [value(f) for f in found if f.predicate.endswith("name")]
    assert names == ["ユアン・マクレイ"]
    assert [value(f) for f in found if f.predicate.endswith("level")] == ["leaders"]


QUOTED = [
    (
        "石破首相は会談後、「日韓関係を更に前に進めていきたい」と述べた。",
        "日韓関係を更に前に進めていきたい",
    ),
    (
        "バイデン大統領から「同盟は揺るがない」との発言があった。首相は「大きな成果を得た」と語った。",
        "大きな成果を得た",
    ),
]


@pytest.mark.parametrize(("text", "words"), QUOTED)
def test_quotations_have_their_speaker(text: str, words: str) -> None:
    found = facts(text, "2025-06-09")
    remark = next(f.subject for f in found if f.predicate.endswith("text") and value(f) == words)
    assert [value(f) for f in found if f.subject == remark and f.predicate.endswith("speaker")] == ["shigeru-ishiba"]
    assert all(f.evidence.document.text[f.evidence.start : f.evidence.end] == f.evidence.quotation for f in found)


@pytest.mark.parametrize("text", ["首相は「聖域なき改革」を掲げた。", "大統領は「核のない世界」という言葉を好む。"])
def test_terms_and_slogans_are_no_quotations(text: str) -> None:
    assert [f for f in facts(text, "2025-06-09") if f.predicate.endswith("speaker")] == []


def test_a_treaty_is_named_once_with_its_parties() -> None:
    text = "両首脳は日米安全保障条約第5条の尖閣諸島への適用を確認した。日米安全保障条約は1960年に改定された。"
    found = facts(text, "2021-04-17")
    assert [value(f) for f in found if f.predicate.endswith("agreementStatus")] == ["in-force"]
    assert sorted(value(f) for f in found if f.predicate.endswith("party")) == ["jpn", "usa"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10月27日から28日まで", ["2022-10-27/2022-10-28"]),
        ("先週", ["2022-11-07/2022-11-13"]),
        ("おととい", ["2022-11-15"]),
        ("13日に到着し、翌日会談した", ["2022-11-13", "2022-11-14"]),
        ("現地時間9月21日(日本時間22日)", ["2022-09-21"]),
        ("同日", []),
    ],
)
def test_days(text: str, expected: list[str]) -> None:
    assert [found.edtf for found in days(text, date(2022, 11, 17))] == expected


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("岸田総理大臣は、マレーシアのアンワル首相による表敬を受けた。", "anwar-ibrahim fumio-kishida"),
        ("岸田総理は、尹大統領と会談するとともに、夕食会を開催した。", "fumio-kishida yoon-suk-yeol"),
        ("岸田総理、李強総理及び尹大統領は、ソウルにおいて日中韓サミットを開催しました。",
         "fumio-kishida li-qiang yoon-suk-yeol"),
    ],
)  # fmt: skip
def test_holders_are_known_by_a_part_of_their_name(text: str, people: str) -> None:
    found = meetings(text, "2024-05-28")
    assert sorted(" ".join(found[0][0].split())) == sorted(people)
    assert {one[1] for one in found} == {"held"}
