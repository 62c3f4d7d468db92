"""Japanese broadcasts and bulletins: lines that only name who speaks, afternoons, headlines, several in turn."""

import pytest

from tests.test_denied import DAY, told

KISHIDA = ["fumio-kishida"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("岸田首相\n\n「信頼関係をさらに強化していきたい」", KISHIDA),
        ("岸田首相は出発した。\n\n「信頼関係をさらに強化していきたい」", []),
        ("岸田首相は会見した。バイデン大統領が抱く懸念については「率直に議論していきたい」と述べた。", KISHIDA),
        ("岸田首相は会見し、「率直に議論していきたい」と手応えを口にした。", KISHIDA),
    ],
)
def test_quotations(text: str, speaker: list[str]) -> None:
    assert told(DAY + text, "speaker", "/remark/") == speaker


@pytest.mark.parametrize(
    ("text", "days", "status"),
    [
        # an afternoon of the day told of just now
        ("岸田首相は15日、羽田を出発した。午後にソウルで尹錫悦大統領と会談する。", ["2024-03-15"], ["planned"]),
        ("岸田首相は羽田を出発した。午後にソウルで尹錫悦大統領と会談する。", [], ["planned"]),
        # at talks that are still to come
        ("岸田首相は15日、尹錫悦大統領と会談する。会談では、協力の必要性を共有。", ["2024-03-15"], ["planned"]),
        # a headline leaves open how far it has come
        (
            "岸田首相と尹錫悦大統領、20日に会談へ\n\n政府は岸田首相と尹錫悦大統領との会談を20日に実施する方向で調整に入った。",
            ["2024-03-20"],
            ["proposed"],
        ),
        # met first, and the others
        ("岸田首相は12日、会談した。", [], []),
        ("岸田首相は今週、「マラソン会談」を計画している。", [], []),
    ],
)
def test_days_and_status(text: str, days: list[str], status: list[str]) -> None:
    assert (told(DAY + text, "date"), told(DAY + text)) == (days, status)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("岸田首相は12日、フランスのマクロン大統領を手始めに、ドイツのショルツ首相らと会談した。",
         ["emmanuel-macron", "fumio-kishida", "fumio-kishida", "olaf-scholz"]),
        ("岸田首相は12日、会場に入った。先月会談した韓国の尹錫悦大統領とも笑顔で握手した。",
         ["fumio-kishida", "yoon-suk-yeol"]),
        ("岸田首相は12日、会場に入った。韓国とは首脳会談を行った。", ["fumio-kishida", "yoon-suk-yeol"]),
        ("岸田首相は12日、イタリアのメローニ首相とは初対面を果たした。", ["fumio-kishida", "giorgia-meloni"]),
        ("岸田首相は12日、バイデン大統領と会談した。委員会のヴォルコフ委員長とも笑顔で会話した。",
         ["fumio-kishida", "joe-biden"]),
    ],
)  # fmt: skip
def test_who_meets_whom(text: str, people: list[str]) -> None:
    assert sorted(told(DAY + text, "participant")) == people


def test_an_agency_stamps_the_foot_of_its_page() -> None:
    assert told("岸田首相は6日、尹錫悦大統領とソウルで会談した。\n\n(2024/09/06-11:53)", "date") == ["2024-09-06"]
