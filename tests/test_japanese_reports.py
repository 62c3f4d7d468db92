"""Japanese reports as many outlets write them: how far a meeting came, whose day it is, who is meant, who speaks."""

from datetime import date

import pytest

from summitgraph.text.datelines import day_of_address
from summitgraph.text.ja.days import days
from tests.test_japanese_news import Meeting, facts, meetings, value

PAIR = "fumio-kishida joe-biden"
ENDED = "岸田首相は13日、バイデン大統領と会談した。"
MET = (PAIR, "held", "2023-01-13", "", "in-person")
READ: list[tuple[str, str, list[Meeting]]] = [
    # an earlier meeting that another is counted from
    (
        f"{ENDED}両氏の対面会談は昨年5月に東京で行って以来。",
        "2023-01-14",
        [(PAIR, "held", "2023-01-13", "", "in-person"), (PAIR, "held", "2022-05", "tokyo", "in-person")],
    ),
    (f"{ENDED}首相の訪米は昨年9月以来。", "2023-01-14", [MET]),
    (
        "トランプ氏と金正恩氏の会談は2018年6月のシンガポール、19年2月のハノイの会談に続き3回目となる。",
        "2019-07-01",
        [
            ("donald-trump kim-jong-un", "held", "2018-06", "sgp", "in-person"),
            ("donald-trump kim-jong-un", "held", "2019-02", "hanoi", "in-person"),
        ],
    ),
    # multilateral meetings by the clause before their name, and no meeting of a body with somebody else
    (
        "バイデン大統領は来週、インドネシアで開かれる20カ国・地域(G20)首脳会議に出席する。",
        "2022-11-10",
        [("joe-biden", "planned", "2022-11-14/2022-11-20", "g20", "in-person")],
    ),
    (
        "首相は視察を終えた。「クアッド」は24日、東京で対面の首脳会議を開いた。",
        "2022-05-25",
        [("", "held", "2022-05-24", "quad", "in-person")],
    ),
    (
        "バイデン氏は6月11~13日に英国で開かれるG7サミットと、14日にブリュッセルで開かれる北大西洋条約機構(NATO)首脳会議に出席する。",
        "2021-05-26",
        [
            ("joe-biden", "planned", "2021-06-11/2021-06-13", "g7", "in-person"),
            ("joe-biden", "planned", "2021-06-14", "nato-summit", "in-person"),
        ],
    ),
    ("米国とASEANの首脳会議がワシントンで開かれた。", "2022-05-14", []),
    # what is wanted, refused, expected; and the day of a statement, which is not that of a meeting
    (
        "プーチン大統領は16日、バイデン大統領との会談を望まないとの考えを示した。",
        "2021-05-17",
        [("joe-biden vladimir-putin", "declined", "", "", "in-person")],
    ),
    ("岸田首相はバイデン大統領との会談の予定はないと述べた。", "2023-01-14", [(PAIR, "declined", "", "", "in-person")]),
    (
        "岸田首相はバイデン大統領と会談し、供給網の強化を協議する見通しだ。",
        "2023-01-10",
        [(PAIR, "planned", "", "", "in-person")],
    ),
    (
        "岸田首相はバイデン大統領と会談し、来年も会う見通しだと述べた。",
        "2023-01-10",
        [(PAIR, "held", "", "", "in-person")],
    ),
    ("独仏首脳会談へ準備", "2023-01-23", [("emmanuel-macron olaf-scholz", "proposed", "", "", "in-person")]),
    (
        "岸田首相は14日、バイデン大統領と会談します。",
        "2023-01-13",
        [(PAIR, "planned", "2023-01-14", "", "in-person")],
    ),
    ("岸田首相は13日、バイデン大統領と会談しました。", "2023-01-14", [MET]),
    # the day of somebody's own, and the day and place of a visit
    (
        "14日に就任したばかりのマクロン大統領は、ベルリンでメルケル首相と会談した。",
        "2017-05-16",
        [("angela-merkel emmanuel-macron", "held", "", "berlin", "in-person")],
    ),
    (
        "マクロン大統領は15日、ドイツの首都ベルリンを訪れた。メルケル首相との首脳会談に臨み、改革で合意した。",
        "2017-05-16",
        [("angela-merkel emmanuel-macron", "held", "2017-05-15", "berlin", "in-person")],
    ),
    # who meets whom
    (
        "フランスとドイツの首脳会談が22日、パリで行われました。",
        "2023-01-23",
        [("emmanuel-macron olaf-scholz", "held", "2023-01-22", "paris", "in-person")],
    ),
    (
        "バイデン大統領との会談後、岸田首相は記者団に成果を語った。",
        "2023-01-14",
        [(PAIR, "held", "", "", "in-person")],
    ),
    ("会談後、岸田首相はバイデン大統領の決断を評価した。", "2023-01-14", []),
    ("バイデン大統領と会談する岸田首相", "2023-01-14", [(PAIR, "held", "", "", "in-person")]),
    (
        "岸田首相はバイデン大統領、尹錫悦大統領とそれぞれ会談した。",
        "2023-01-14",
        [(PAIR, "held", "", "", "in-person"), ("fumio-kishida yoon-suk-yeol", "held", "", "", "in-person")],
    ),
    (
        f"{ENDED}両首脳は14日、尹大統領とともに会談した。",
        "2023-01-15",
        [MET, (f"{PAIR} yoon-suk-yeol", "held", "2023-01-14", "", "in-person")],
    ),
    ("尹大統領が派遣した代表団が13日に岸田首相と面会した。", "2023-01-14", []),
    ("バイデン大統領は一連の会談で同盟の結束を訴えた。", "2023-01-14", []),
]


@pytest.mark.parametrize(("text", "day", "expected"), READ, ids=[text[-24:] for text, _, _ in READ])
def test_meetings_are_read(text: str, day: str, expected: list[Meeting]) -> None:
    assert meetings(text, day) == expected


def said(text: str, day: str = "2023-01-14") -> list[tuple[str, str]]:
    """Speaker and words of each quotation; those whom only the document knows by their name."""
    found = facts(text, day)
    names = {f.subject: value(f) for f in found if f.predicate.endswith("#name")}
    spoken = [f for f in found if f.predicate.endswith("speaker")]
    by = {f.subject: names.get(f.object, value(f)) for f in spoken if isinstance(f.object, str)}
    return [(by[f.subject], value(f)) for f in found if f.subject in by and f.predicate.endswith("text")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("バイデン氏は「同盟は揺るがない」といい、日本の決断をたたえた。", [("joe-biden", "同盟は揺るがない")]),
        ("バイデン大統領「同盟国とともに対処する」", [("joe-biden", "同盟国とともに対処する")]),
        ("「同盟は揺るがない」。バイデン大統領は会見でこう述べた。", [("joe-biden", "同盟は揺るがない")]),
        ("サキ報道官は「両首脳は率直に話し合う」と述べた。", [("サキ", "両首脳は率直に話し合う")]),
        ("バイデン氏は黙っていた。匿名の高官は「会談は難しい」と述べた。", []),
        ("バイデン大統領は首相を「太平洋の橋渡し役」と紹介した。", []),
        ("バイデン大統領は「自由で開かれた海」という言葉を示した。", []),
        ("岸田首相とバイデン大統領は「緊密に連携していく」との認識で一致した。", []),
        ("岸田首相は帰国した。イラン外務省は「受け入れられない」と述べた。", []),
    ],
)
def test_quotations_have_the_speaker_whom_the_words_give(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("来月10~12日に開く", ["2022-12-10/2022-12-12"]),
        ("10、11日の連夜", ["2022-11-10/2022-11-11"]),
        ("8日、21日にも", ["2022-11-08", "2022-11-21"]),
        ("19年2月の会談", ["2019-02"]),
        ("19年間続いた", []),
        ("2021年9月に始まり、同年12月にも", ["2021-09", "2021-12"]),
        ("6月11日に着き、14日に", ["2022-06-11", "2022-06-14"]),
        ("二十三日午前", ["2022-11-23"]),
        ("三日間の日程", []),
    ],
)
def test_days_as_reports_shorten_them(text: str, expected: list[str]) -> None:
    assert [found.edtf for found in days(text, date(2022, 11, 17))] == expected


def test_a_title_counts_in_the_letters_of_its_language() -> None:
    """Out of office by the authority, a president in the words: the words tell the level."""
    found = facts("イランのロウハニ大統領は、トランプ大統領との会談を拒否した。", "2025-03-01")
    assert [value(f) for f in found if f.predicate.endswith("level")] == ["leaders"]


def test_the_minister_of_another_country_is_not_the_one_at_home() -> None:
    found = meetings("ブリンケン国務長官は9日、中国の王毅国務委員兼外相と会談した。王氏は歓迎した。", "2022-07-10")
    assert [people for people, *_ in found] == ["antony-blinken wang-yi"]


def test_a_place_inside_a_word_in_katakana_is_no_place() -> None:
    found = meetings("岸田首相はパリスター社で演説した。13日、バイデン大統領と会談した。", "2023-01-14")
    assert [place for *_, place, _ in found] == [""]


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/politics/news/210416/plt21041600010001-n1.html", "2021-04-16"),
        ("https://example.org/articles/993416/index.html", None),
    ],
)
def test_addresses_with_a_short_year(address: str, day: str | None) -> None:
    found = day_of_address(address)
    assert (found.edtf if found else None) == day
