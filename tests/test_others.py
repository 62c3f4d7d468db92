"""What others do is no meeting of the leaders, nor their words the leaders': wives, lawyers, mayors, shopkeepers."""

import pytest

from tests.test_denied import DAY, LINE, told

SUMMIT = "岸田首相は12日、バイデン大統領と会談した。"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Biden met Kishida on Tuesday. Their last meeting was in Bali in November 2022.", ["held", "held"]),
        ("Biden met Kishida. Their wives had lunch in Tokyo.", ["held"]),
        ("Biden met Kishida. Their lawyers held talks in Tokyo.", ["held"]),
        ("Biden welcomes Kishida at the White House.", ["held"]),
        ("Biden met Kishida twice.", ["held"]),
        ("Biden welcomes Kishida critics at the White House.", []),
        ("Biden welcomes Kishida plan.", []),
        ("Biden Hosts Kishida Aides.", []),
        ("The palace denied that Biden had met Kishida.", ["declined"]),
        ("The palace dismissed reports that Biden had met Kishida.", ["declined"]),
        ("It is not true that Biden met Kishida.", []),
        ("The palace said that Biden had met Kishida.", ["held"]),
    ],
)
def test_english(sentence: str, status: list[str]) -> None:
    assert told(LINE + sentence) == status


def test_an_aside_has_its_own_day_and_place() -> None:
    aside = LINE + "Biden, who visited Paris in May 2023, met Kishida in Tokyo on Tuesday."
    assert (told(aside, "date"), told(aside, "place")) == (["2024-03-12"], ["tokyo"])
    behind = LINE + "Biden met Kishida, who visited Paris on Monday, in Tokyo."
    assert (told(behind, "date"), told(behind, "place")) == ([], ["tokyo"])
    two = LINE + "Biden, who met Xi Jinping in Bali in November 2022, spoke with Kishida on Tuesday."
    assert sorted(told(two, "date")) == ["2022-11", "2024-03-12"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("両首脳は13日、東京で夕食会に臨んだ。", ["held", "held"]),
        ("市長は13日、知事と面会した。", ["held"]),
        ("13日、知事と面会した。", ["held"]),
        ("夫人は13日、尹錫悦大統領と面会した。", ["held"]),
        ("首相は13日、尹錫悦大統領と会談すべきだ。", ["held", "proposed"]),
        ("首相は13日、尹錫悦大統領と会談すべきではない。", ["held"]),
    ],
)
def test_japanese(sentence: str, status: list[str]) -> None:
    assert told(DAY + SUMMIT + sentence) == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("윤석열 대통령은 기시다 총리와 만났다.", ["held"]),
        ("윤석열 대통령은 기시다 총리와 만나야 한다.", ["proposed"]),
        ("윤석열 대통령이 기시다 총리와 만난다면 좋을 것이다.", []),
        ("윤석열 대통령이 기시다 총리와 만났더라면 좋았을 것이다.", []),
        ("윤석열 대통령은 기시다 총리와 만날 뻔했다.", []),
        ("윤석열 대통령과 기시다 총리의 만남은 없었다.", []),
        ("윤석열 대통령이 기시다 총리와 만났다는 보도는 사실이 아니다.", []),
        ("대통령실은 윤석열 대통령이 기시다 총리와 만났다는 보도는 사실이 아니라고 밝혔다.", ["declined"]),
        ("윤석열 대통령은 기시다 총리와 만났다. 두 정상의 부인은 미술관에서 만났다.", ["held"]),
        ("윤석열 대통령은 기시다 총리와 12일 만났다. 두 정상은 13일 서울에서 다시 만났다.", ["held", "held"]),
    ],
)
def test_korean(sentence: str, status: list[str]) -> None:
    assert told("2024년 3월 14일\n\n" + sentence) == status


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("「景気が早くよくなってほしい」と話した。", ["fumio-kishida"]),
        ("「景気が早くよくなってほしい」と首相は話した。", ["fumio-kishida"]),
        ("「景気が早くよくなってほしい」と商店主は話した。", []),
        ("「景気が早くよくなってほしい」と近くに住む女性が語った。", []),
    ],
)
def test_who_stands_between_the_words_and_the_verb_has_said_them(sentence: str, speaker: list[str]) -> None:
    assert told(DAY + SUMMIT + sentence, "speaker", "/remark/") == speaker
