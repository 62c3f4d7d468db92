"""Japanese meetings by what stands around the word: what was said there, captions, days told before, lists."""

import pytest

from tests.test_japanese_news import Meeting, facts, meetings, value

KOREA = "fumio-kishida yoon-suk-yeol"
MET = (KOREA, "held", "2023-05-05", "", "in-person")
ENDED = "岸田首相は5日、韓国の尹大統領と会談した。"
PAIR = "fumio-kishida joe-biden"
READ: list[tuple[str, str, list[Meeting]]] = [
    # what was asked for, put off or refused at a meeting says nothing of the meeting
    (f"{ENDED}会談で首相は早期訪日を提案した。", "2023-05-06", [MET]),
    (f"{ENDED}日韓首脳会談では制裁の延期を確認した。", "2023-05-06", [MET]),
    (f"{ENDED}両首脳は会談で共同訓練の中止を決めた。", "2023-05-06", [MET]),
    ("岸田首相は5日、韓国の尹大統領と会談し協力を求めた。", "2023-05-06", [MET]),
    ("岸田首相は5日、韓国の尹大統領と会談した上で訪日を要求した。", "2023-05-06", [MET]),
    (
        "岸田首相は5日、韓国の尹大統領との会談を拒否した。",
        "2023-05-06",
        [(KOREA, "declined", "2023-05-05", "", "in-person")],
    ),
    ("日韓首脳、29日の会談で調整", "2023-05-20", [(KOREA, "proposed", "2023-05-29", "", "in-person")]),
    ("岸田首相は、尹大統領と会談したことを否定した。", "2023-05-06", [(KOREA, "declined", "", "", "in-person")]),
    # without a past, what is said of it is still to come
    (
        "岸田首相とバイデン大統領は13日に会談する。首脳会談では北朝鮮問題を協議する。",
        "2023-01-10",
        [(PAIR, "planned", "2023-01-13", "", "in-person")],
    ),
    # a headline goes on about a visit
    (
        "日印首脳会談 安倍首相の9月訪印で調整",
        "2017-07-08",
        [("narendra-modi shinzo-abe", "held", "", "", "in-person")],
    ),
    # captions
    ("会談に臨む岸田首相とバイデン大統領（代表撮影）", "2023-01-14", [(PAIR, "held", "", "", "in-person")]),
    ("会談に臨む岸田首相は13日に出発する。", "2023-01-10", []),
    # commas of old releases
    (
        "本27日,安倍晋三内閣総理大臣は,習近平国家主席との間で夕食会を行いました。夕食会では,安倍総理大臣の提案により,乾杯を行いました。",
        "2019-06-27",
        [("shinzo-abe xi-jinping", "held", "2019-06-27", "", "in-person")],
    ),
    # one day of several; the day told before
    (
        "菅義偉首相は、モリソン首相が17~18日に来日し、17日に会談すると発表した。",
        "2020-11-12",
        [("scott-morrison yoshihide-suga", "planned", "2020-11-17", "jpn", "in-person")],
    ),
    (
        "インドのモディ首相が29日午前、来日した。石破首相と首相官邸で同日午後に会談する。",
        "2025-08-29",
        [
            (
                "narendra-modi shigeru-ishiba",
                "planned",
                "2025-08-29",
                "prime-minister-s-official-residence-japan",
                "in-person",
            )
        ],
    ),
    # other words for talking
    (
        "トランプ大統領は2019年6月30日、板門店を訪問し、金正恩氏と1時間弱話し合った。",
        "2020-01-14",
        [("donald-trump kim-jong-un", "held", "2019-06-30", "panmunjom", "in-person")],
    ),
    (
        "トランプ大統領は2019年6月30日、板門店で金正恩氏と対面した。",
        "2020-01-14",
        [("donald-trump kim-jong-un", "held", "2019-06-30", "panmunjom", "in-person")],
    ),
    # several meetings of a day and of a year
    (
        "岸田首相は19日、キャンプ・デービッドで、バイデン大統領、尹大統領と会談した。また個別の首脳会談も行い、日米首脳会談では探知技術で合意した。",
        "2023-08-20",
        [
            ("fumio-kishida joe-biden yoon-suk-yeol", "held", "2023-08-19", "camp-david", "in-person"),
            (PAIR, "held", "2023-08-19", "camp-david", "in-person"),
        ],
    ),
    (
        "岸田首相とバイデン大統領は昨年5月に東京で、11月にワシントンで会談している。",
        "2024-01-20",
        [
            (PAIR, "held", "2023-11", "washington-d-c", "in-person"),
            (PAIR, "held", "2023-05", "tokyo", "in-person"),
        ],
    ),
    (
        "岸田首相から、昨年6月のNATO首脳会合以来の再会であると述べました。",
        "2023-01-31",
        [("", "held", "2022-06", "nato-summit", "in-person")],
    ),
    # 午後7時から約30分間: nobody says that they sat in one room
    (
        "岸田首相は15日午後7時から約30分間、バイデン大統領と首脳会談を行った。",
        "2022-02-15",
        [(PAIR, "held", "2022-02-15", "", "unknown")],
    ),
]


@pytest.mark.parametrize(("text", "day", "expected"), READ, ids=[text[-24:] for text, _, _ in READ])
def test_meetings_are_read(text: str, day: str, expected: list[Meeting]) -> None:
    assert meetings(text, day) == expected


def test_who_goes_on_speaking_is_the_subject_of_the_sentence() -> None:
    text = "モリソン氏も訪日を発表。「貿易の面で協力している」と述べ、隔離が続く中で訪日する意義を強調した。"
    said = [
        value(f) for f in facts(f"モリソン豪首相が来日する。{text}", "2020-11-12") if f.predicate.endswith("speaker")
    ]
    assert said == ["scott-morrison"]
