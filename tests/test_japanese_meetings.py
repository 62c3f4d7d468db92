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


MORE: list[tuple[str, str, list[Meeting]]] = [
    # several together meet others one by one
    (
        "メルケル首相とマクロン大統領は11日、ゼレンスキー大統領およびプーチン大統領とそれぞれ電話会談した。",
        "2021-10-12",
        [
            ("angela-merkel emmanuel-macron volodymyr-zelenskyy", "held", "2021-10-11", "", "phone"),
            ("angela-merkel emmanuel-macron vladimir-putin", "held", "2021-10-11", "", "phone"),
        ],
    ),
    # by video, with the word behind
    (
        "プーチン大統領と習近平国家主席は30日、オンラインで協議を行った。",
        "2022-12-30",
        [("vladimir-putin xi-jinping", "held", "2022-12-30", "", "video")],
    ),
    # whose day is that of a visit or of an arrival
    (
        "岸田首相は13日、バイデン大統領と会談した。大統領の来日は昨年5月以来で、首相は会談の成果を語った。",
        "2023-01-14",
        [(PAIR, "held", "2023-01-13", "jpn", "in-person")],
    ),
    (
        "プーチン大統領は2日、8月31日に中国に到着して以来、習近平国家主席と初めて会談した。",
        "2025-09-02",
        [("vladimir-putin xi-jinping", "held", "2025-09-02", "", "in-person")],
    ),
    # guests
    (
        "安倍首相は28日、ホテルでモディ首相を出迎え、昼食会を開催した。",
        "2018-10-29",
        [("narendra-modi shinzo-abe", "held", "2018-10-28", "", "in-person")],
    ),
    (
        "安倍首相は28日、モディ首相を招いた。夕方には夕食会を開いてモディ首相をもてなした。",
        "2018-10-29",
        [("narendra-modi shinzo-abe", "held", "2018-10-28", "", "in-person")],
    ),
    # still to come without a word that says so; a day gone by says that it took place
    (
        "習近平国家主席は27日夜、安倍首相と会談し、夕食もともにする。",
        "2019-06-27",
        [("shinzo-abe xi-jinping", "planned", "2019-06-27", "", "in-person")],
    ),
    (
        "習近平国家主席は、文在寅大統領との会談や、新興国首脳との会議なども予定している。",
        "2019-06-27",
        [("moon-jae-in xi-jinping", "planned", "", "", "in-person")],
    ),
    # what somebody is thanked for took place
    (
        "トランプ大統領は12日、金正恩氏と会談した。トランプ大統領は会談実現を金正恩氏に感謝した。",
        "2018-06-13",
        [("donald-trump kim-jong-un", "held", "2018-06-12", "", "in-person")],
    ),
    # a name in marks breaks no sentence, a whole sentence does
    (
        "1983年、当時の中曽根康弘首相とレーガン米大統領が「日の出荘」で会談している。",
        "2018-10-29",
        [("ronald-reagan yasuhiro-nakasone", "held", "1983", "", "in-person")],
    ),
    # who takes part in a summit: the nearest subject; who is seen there
    (
        "ストルテンベルグ氏は、岸田首相が2022年に初めてNATO首脳会議に参加したことに謝意を伝えた。",
        "2024-09-24",
        [("fumio-kishida", "held", "2022", "nato-summit", "in-person")],
    ),
    (
        "天津で開催された上海協力機構首脳会議で握手するプーチン氏と習近平氏",
        "2025-09-02",
        [("vladimir-putin xi-jinping", "held", "", "sco", "in-person")],
    ),
    # 三カ国: the leaders of the others with whom the sentences are about
    (
        "安倍首相は29日、大阪に着いた。米国、インドとの3カ国首脳会談を行った。",
        "2019-06-29",
        [("donald-trump narendra-modi shinzo-abe", "held", "", "", "in-person")],
    ),
    # a country that bears the name of a prime minister
    ("石破首相は27日、訪日した大統領と会談した。モンテネグロ首脳会談も行われた。", "2025-05-28", []),
]


@pytest.mark.parametrize(("text", "day", "expected"), MORE, ids=[text[-24:] for text, _, _ in MORE])
def test_more_meetings_are_read(text: str, day: str, expected: list[Meeting]) -> None:
    assert meetings(text, day) == expected


def test_quotations_side_by_side_are_of_one_speaker() -> None:
    text = "バイデン大統領は「実り多い会談だった」、「協力を深めていきたい」と述べた。"
    found = [value(f) for f in facts(text, "2023-01-14") if f.predicate.endswith(("speaker", "text"))]
    assert found == ["joe-biden", "実り多い会談だった", "joe-biden", "協力を深めていきたい"]


def test_what_partners_share_is_not_talked_about() -> None:
    told = "岸田首相は13日、バイデン大統領と会談した。両首脳は、{}を確認した。"
    issues = [
        [value(f) for f in facts(told.format(words), "2023-01-14") if f.predicate.endswith("issue")]
        for words in ("法の支配に基づく国際秩序の維持", "民主主義の擁護")
    ]
    assert issues == [[], ["democracy-and-rule-of-law"]]


def test_a_ministry_writes_the_country_behind_the_name() -> None:
    told = facts("石破総理大臣は27日、クーリトン・アイスランド大統領と会談を行いました。", "2025-05-28")
    assert [value(f) for f in told if f.predicate.endswith("name")] == ["クーリトン"]
