"""Japanese summits and several meetings at once: of three countries, ahead of a summit, who takes part."""

import pytest

from tests.test_japanese_news import Meeting, facts, meetings, value

TRIO = "china-japan-korea-summit"
PAIR = "joe-biden xi-jinping"
READ: list[tuple[str, str, list[Meeting]]] = [
    # 3か国での会談 is the summit of the page
    (
        "岸田首相は日中韓サミットに出席するため韓国を訪れた。あすは3か国での会談が開かれます。",
        "2024-05-26",
        [("fumio-kishida", "planned", "2024-05-27", TRIO, "in-person")],
    ),
    (
        "日本と中国、韓国の首脳会談が9日、東京で開催される。",
        "2018-05-08",
        [("", "planned", "2018-05-09", TRIO, "in-person")],
    ),
    (
        "今回の日中韓サミットには安倍晋三首相と李克強首相、文在寅大統領が出席する。サミットは9日に東京で開かれる。",
        "2018-05-08",
        [("li-keqiang moon-jae-in shinzo-abe", "planned", "2018-05-09", TRIO, "in-person")],
    ),
    (
        "政府は日中韓サミットを5月に東京で開催する方向で調整に入った。",
        "2018-04-28",
        [("", "proposed", "2018-05", TRIO, "in-person")],
    ),
    # the Koreas; a premier whom the page names
    (
        "南北首脳会談が27日、板門店で開かれた。",
        "2018-04-28",
        [("kim-jong-un moon-jae-in", "held", "2018-04-27", "panmunjom", "in-person")],
    ),
    (
        "李克強首相が来日した。日中首脳会談は9日に行われる。",
        "2018-05-08",
        [("li-keqiang shinzo-abe", "planned", "2018-05-09", "", "in-person")],
    ),
    (
        "日中首脳会談は9日に行われる。",
        "2018-05-08",
        [("shinzo-abe xi-jinping", "planned", "2018-05-09", "", "in-person")],
    ),
    # the day of a summit is not that of a meeting before it
    (
        "バイデン大統領と習近平国家主席は14日に会談する。両氏は15~16日に開かれるG20サミットにあわせてインドネシアに入り、会談する予定だ。",
        "2022-11-11",
        [
            (PAIR, "planned", "2022-11-14", "", "in-person"),
            (PAIR, "planned", "2022-11-15/2022-11-16", "g20", "in-person"),
        ],
    ),
    (
        "スナク首相と岸田首相は18日夜、広島市内で会談した。会談は19日からのG7サミットに先駆けて行われた。",
        "2023-05-19",
        [
            ("fumio-kishida rishi-sunak", "held", "2023-05-18", "hiroshima", "in-person"),
            ("", "planned", "2023-05-19", "g7", "in-person"),
        ],
    ),
    # how often they met, and none of the meetings
    ("バイデン氏は就任以来、習氏と電話などで5回会談している。", "2022-11-11", []),
    # what a quotation calls a way, no plan
    (
        "マクロン大統領は7日、プーチン大統領と会談し、「会談は、われわれが進むべき方向、つまり緩和の始まりだ」と述べた。",
        "2022-02-08",
        [("emmanuel-macron vladimir-putin", "held", "2022-02-07", "", "in-person")],
    ),
    # one after the other
    (
        "岸田首相は19日、ショルツ首相、マクロン大統領と相次ぎ会談した。",
        "2023-05-20",
        [
            ("fumio-kishida olaf-scholz", "held", "2023-05-19", "", "in-person"),
            ("emmanuel-macron fumio-kishida", "held", "2023-05-19", "", "in-person"),
        ],
    ),
    # where somebody is received
    (
        "マクロン大統領は29日、ベルサイユ宮殿にロシアのプーチン大統領を迎えて会談した。",
        "2017-05-30",
        [("emmanuel-macron vladimir-putin", "held", "2017-05-29", "versailles", "in-person")],
    ),
    # still to come: what is prepared and expected; with 会談も行う
    (
        "開催が見込まれる米朝首脳会談に向けた連携を確認した。",
        "2018-05-07",
        [("donald-trump kim-jong-un", "planned", "", "", "in-person")],
    ),
    (
        "日韓首脳会談もそれぞれ9日に行う。",
        "2018-05-07",
        [("moon-jae-in shinzo-abe", "planned", "2018-05-09", "", "in-person")],
    ),
    (
        "日韓首脳会談は、意思疎通の仕組みの運用開始で正式合意する予定。",
        "2018-05-07",
        [("moon-jae-in shinzo-abe", "planned", "", "", "in-person")],
    ),
    # of two who speak, the one of whom the report told before goes on
    (
        "岸田総理は26日、尹大統領と会談した。尹大統領は協力を強調し、岸田総理は往来の継続を述べた。李強首相との会談はこの後行われる予定だ。",
        "2024-05-26",
        [
            ("fumio-kishida yoon-suk-yeol", "held", "2024-05-26", "", "in-person"),
            ("fumio-kishida li-qiang", "planned", "", "", "in-person"),
        ],
    ),
    # two meetings in one breath, beside people who are named
    (
        "李克強首相、文在寅大統領ともに初の来日となり、日中、日韓首脳会談もそれぞれ9日に行う。",
        "2018-05-07",
        [
            ("li-keqiang shinzo-abe", "planned", "2018-05-09", "jpn", "in-person"),
            ("moon-jae-in shinzo-abe", "planned", "2018-05-09", "jpn", "in-person"),
        ],
    ),
    # who holds a summit; from which one it is counted; what is only reported
    (
        "安倍晋三首相、李克強首相、文在寅大統領が9日に東京で開く日中韓サミットの日程が固まった。",
        "2018-05-07",
        [("li-keqiang moon-jae-in shinzo-abe", "planned", "2018-05-09", TRIO, "in-person")],
    ),
    (
        "日中韓サミットが9日、東京で開催される。日中韓サミットが開かれるのは2015年11月以来となる。",
        "2018-05-07",
        [
            ("", "planned", "2018-05-09", TRIO, "in-person"),
            ("", "held", "2015-11", TRIO, "in-person"),
        ],
    ),
    (
        "日中韓サミットが9日、東京で開催される。実現すれば、2015年11月にソウルで開かれて以来となる。",
        "2018-05-07",
        [
            ("", "planned", "2018-05-09", TRIO, "in-person"),
            ("", "held", "2015-11", TRIO, "in-person"),
        ],
    ),
    (
        "日中韓サミットが9日、東京で開催される。首相の来日は2015年11月以来となる。",
        "2018-05-07",
        [("", "planned", "2018-05-09", TRIO, "in-person")],
    ),
    (
        "文在寅大統領は、先月27日の南北首脳会談での結果を報告する見通しだ。",
        "2018-05-07",
        [("kim-jong-un moon-jae-in", "held", "2018-04-27", "", "in-person")],
    ),
    # a broadcast of the day
    (
        "金正恩総書記とプーチン大統領との会談が、宇宙基地で始まりました。",
        "2023-09-13",
        [("kim-jong-un vladimir-putin", "held", "2023-09-13", "", "in-person")],
    ),
]


@pytest.mark.parametrize(("text", "day", "expected"), READ, ids=[text[-24:] for text, _, _ in READ])
def test_meetings_are_read(text: str, day: str, expected: list[Meeting]) -> None:
    assert meetings(text, day) == expected


def test_a_minister_goes_by_surname_and_title() -> None:
    text = "茂木敏充外務大臣は7日、会見した。茂木大臣は「引き続き緊密に連携していきたい」と応じました。"
    short = "茂木外務大臣は7日、会見した。茂木大臣は「引き続き緊密に連携していきたい」と応じました。"
    for told in (text, short):
        said = [value(f) for f in facts(told, "2021-10-07") if f.predicate.endswith("speaker")]
        assert said == ["toshimitsu-motegi"]


def test_a_name_in_marks_is_no_quotation() -> None:
    spoken = [f for f in facts("スナク首相は「カープソックス」", "2023-05-19") if f.predicate.endswith("speaker")]
    assert spoken == []
