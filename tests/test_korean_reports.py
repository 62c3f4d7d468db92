"""Korean reports as many outlets write them: whose day a date is, what is still to come, who was there, who speaks."""

import pytest

from tests.prose import Told, told
from tests.test_korean import meetings, short

PAIR = "fumio-kishida yoon-suk-yeol"
READ = [
    # words have a day, and what they tell of another
    (
        '대통령실 관계자는 12일 "윤석열 대통령과 기시다 총리의 정상회담이 20일 열린다"고 밝혔다.',
        [f"{PAIR} | planned 2024-03-20 in-person"],
    ),
    ("윤석열 대통령과 기시다 총리는 12일 통화했다고 백악관이 밝혔다.", [f"{PAIR} | held 2024-03-12 phone"]),
    ("윤석열 대통령은 1월 취임한 이래 기시다 총리와 만난 적이 있다.", [f"{PAIR} | held  in-person"]),
    ("한일 정상회담은 하루 뒤인 16일 열린다.", [f"{PAIR} | planned 2024-03-16 in-person"]),
    ("이틀 전 한일 정상회담이 열렸다.", [f"{PAIR} | held 2024-03-13 in-person"]),
    ("두 달 전 윤석열 대통령은 기시다 총리와 만났다.", [f"{PAIR} | held 2024-01 in-person"]),
    # what is still to come
    ("윤석열 대통령은 기시다 총리와 회담을 갖고 의견을 나누게 된다.", [f"{PAIR} | planned  in-person"]),
    ("윤석열 대통령은 기시다 총리와 회담을 갖고 의견을 나눴다.", [f"{PAIR} | held  in-person"]),
    ("윤석열 대통령은 기시다 총리와 직접 만날 수 있기를 기대한다고 말했다.", [f"{PAIR} | proposed  in-person"]),
    (
        "윤석열 대통령은 12일 기시다 총리와 통화를 했다. 이른 시일 내 회동하기로 했다.",
        [f"{PAIR} | held 2024-03-12 phone", f"{PAIR} | planned  in-person"],
    ),
    # the same meeting, and the one before
    (
        "윤석열 대통령과 기시다 총리는 20일 회담한다. 두 정상이 만나는 것은 이번이 처음이다.",
        [f"{PAIR} | planned 2024-03-20 in-person"],
    ),
    (
        "윤석열 대통령과 기시다 총리는 20일 서울에서 한일중 정상회의를 2019년 12월 이후 5년 만에 재개한다.",
        [
            f"{PAIR} | planned 2024-03-20 in-person seoul china-japan-korea-summit",
            "| held 2019-12 in-person  china-japan-korea-summit",
        ],
    ),
    # who and where
    ("한미일 세 나라의 정상회담이 20일 서울에서 열린다.",
     ["fumio-kishida joe-biden yoon-suk-yeol | planned 2024-03-20 in-person seoul"]),
    ("윤석열 대통령은 올라프 숄츠 독일 신임 총리와 회담했다.", ["olaf-scholz yoon-suk-yeol | held  in-person"]),
    (
        "윤석열 대통령은 10일 6개국 정상과 연쇄 양자회담을 가졌다. 윤 대통령은 서울에서 기시다 총리와 정상회담을 했다.",
        [f"{PAIR} | held 2024-03-10 in-person seoul"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reports(text: str, expected: list[str]) -> None:
    assert sorted(short(m) for m in meetings(text)) == sorted(expected)


def issues(text: str) -> list[str]:
    return sorted(issue for m in meetings(text) for issue in m.issue.split())


def test_what_is_left_out_was_not_talked_about() -> None:
    head = "윤석열 대통령은 12일 기시다 총리와 회담했다. "
    assert issues(head + "두 정상은 위안부 문제를 논의했다.") == ["comfort-women"]
    assert issues(head + "위안부 문제는 의제에서 빠졌다.") == []
    assert issues(head + "외교부는 일본과 국장급 회의에서 위안부 문제를 논의했다.") == []
    assert issues(head + "두 정상은 양자 회담을 이어 가기로 했다.") == []


def quotes(text: str) -> list[tuple[str, str]]:
    return [(one.speaker, one.words) for one in told(text, "Remark", language="ko")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('김하늘 국가안보실 1차장은 "북한 문제를 함께 논의했다"고 밝혔다.', ["북한 문제를 함께 논의했다"]),
        ('외교부 한바다 대변인은 "북한 문제를 함께 논의했다"고 전했다.', ["북한 문제를 함께 논의했다"]),
        ("“북한 문제를 함께 논의할 것이다.” 윤석열 대통령은 말했다.", ["북한 문제를 함께 논의할 것이다."]),
        ('윤석열 대통령은 "안녕하십니까"라고 말했다.', []),
        ('한 관계자는 "북한 문제를 함께 논의했다"고 밝혔다.', []),
    ],
)
def test_quotations(text: str, words: list[str]) -> None:
    assert [said for _, said in quotes(text)] == words


def test_a_clause_before_a_surname_is_no_name() -> None:
    found: list[Told] = told(
        '윤석열 대통령이 인사를 건네자 시 주석이 "대단히 반갑습니다"라며 화답했다.', "Remark", language="ko"
    )
    assert [one.speaker for one in found] == ["xi-jinping"]
