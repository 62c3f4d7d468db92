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
MORE = [
    # with a country, at somebody's invitation
    ("윤석열 대통령은 일본과 정상회담을 했다.", [f"{PAIR} | held  in-person"]),
    ("윤석열 대통령은 일본과 축구 경기를 보았다.", []),
    ("윤석열 대통령은 10일 기시다 총리를 서울로 초청해 만찬을 했다.", [f"{PAIR} | held 2024-03-10 in-person"]),
    ("윤석열 대통령은 10일 기시다 총리를 서울로 초청했다.", []),
    ("윤석열 대통령은 4월 서울에서 열리는 G20 정상회의에 기시다 총리를 초청했다.",
     ["| planned 2024-04 in-person seoul g20"]),
    # days that run
    ("4월 3일부터 이틀간 서울에서 G20 정상회의가 열린다.", ["| planned 2024-04-03/2024-04-04 in-person seoul g20"]),
    ("윤석열 대통령은 지난달 11~13일 파리에서 기시다 총리와 회담했다.",
     [f"{PAIR} | held 2024-02-11/2024-02-13 in-person paris"]),
    ("윤석열 대통령은 12일 오전 11시 반부터 기시다 총리와 통화했다.", [f"{PAIR} | held 2024-03-12 phone"]),
    ("윤석열 대통령은 내일부터 일본을 방문해 기시다 총리와 정상회담을 벌인다.", [f"{PAIR} | planned  in-person jpn"]),
    ("윤석열 대통령은 어제부터 일본을 방문해 기시다 총리와 정상회담을 가졌다.", [f"{PAIR} | held  in-person jpn"]),
    # the one before
    ("윤석열 대통령과 기시다 총리는 12일 서울에서 만났다. 두 정상은 2022년 11월 발리 회담 이후 1년 만에 만났다.",
     [f"{PAIR} | held 2024-03-12 in-person seoul", f"{PAIR} | held 2022-11 in-person"]),
    ("윤석열 대통령은 2022년 11월 방일 이후 1년 만에 12일 기시다 총리와 만났다.",
     [f"{PAIR} | held 2024-03-12 in-person"]),
    ("윤석열 대통령과 기시다 총리는 지난 1월에 이어 2월에도 통화했다.",
     [f"{PAIR} | held 2024-01 phone", f"{PAIR} | held 2024-02 phone"]),
    # whether at all
    ("윤석열 대통령은 기시다 총리와 만날 것이라고 말했다.", [f"{PAIR} | planned  in-person"]),
    ("윤석열 대통령은 12일 기시다 총리와 정상회담을 열어 남은 문제의 해결을 서두르기로 했다.",
     [f"{PAIR} | held 2024-03-12 in-person"]),
    ("윤석열 대통령과 기시다 총리의 회담은 새 관계의 출발점이 될 것이다.", [f"{PAIR} | held  in-person"]),
    ("윤석열 대통령과 기시다 총리의 회담은 20일이 될 것이다.", [f"{PAIR} | planned 2024-03-20 in-person"]),
    ("기시다 총리가 윤석열 대통령과의 정상회담을 위해 서울에 도착했다.", [f"{PAIR} | planned  in-person"]),
    ("한일 정상회담을 위한 협의가 시작됐다.", [f"{PAIR} | proposed  in-person"]),
    # who
    ("윤석열 대통령과 기시다 총리는 한일 관계를 되살리기로 했다. 두 정상은 12일 서울에서 회담했다.",
     [f"{PAIR} | held 2024-03-12 in-person seoul"]),
    ("윤석열 대통령은 20일 베이징에서 리창 총리, 기시다 총리와 정상회의를 연다.",
     ["fumio-kishida li-qiang yoon-suk-yeol | planned 2024-03-20 in-person beijing china-japan-korea-summit"]),
    ("윤석열 대통령은 12일 미국 대통령과 이야기를 나눴다.", ["joe-biden yoon-suk-yeol | held 2024-03-12 in-person"]),
    ("트럼프 2기 행정부와 윤석열 대통령은 대화했다.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_reports_of_broadcasters(text: str, expected: list[str]) -> None:
    assert sorted(short(m) for m in meetings(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "윤석열 대통령은 12일 응우옌 쑤언 푹 베트남 국가주석과 만났다. 한·베트남 정상회담은 길었다.",
            ["nguyen-xuan-phuc yoon-suk-yeol"],
        ),
        ("윤석열 대통령은 12일 한·베트남 정상회담을 했다.", ["nguyen-phu-trong yoon-suk-yeol"]),
    ],
)
def test_of_several_who_lead_a_country_the_one_who_is_named_meets(text: str, people: list[str]) -> None:
    assert [m.people for m in meetings(text, day="2022-12-13")] == people


def test_a_leader_whom_nobody_knows_stands_for_the_country() -> None:
    text = "윤석열 대통령은 12일 응오 반 칸 베트남 국가주석과 회담했다. 한·베트남 정상회담은 길었다."
    assert len(meetings(text, day="2022-12-13")) == 1


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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("윤석열 대통령은 ″함께 앞으로 나아가겠다″고 말했다.", ["yoon-suk-yeol"]),
        ('[기시다 후미오/일본 총리 : "함께 앞으로 나아가겠습니다."]', ["fumio-kishida"]),
        ('윤석열 대통령은 "함께 나아가자"고 말했다. 응오 주석은 "함께 나아가겠다"고 답했다.', ["yoon-suk-yeol"]),
        ('윤석열 대통령은 기시다 총리를 만났다. 이어 "함께 앞으로 나아가겠다"고 적었다.', ["yoon-suk-yeol"]),
    ],
)
def test_whose_words_broadcasters_give(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in quotes(text)] == speakers


def test_a_clause_before_a_surname_is_no_name() -> None:
    found: list[Told] = told(
        '윤석열 대통령이 인사를 건네자 시 주석이 "대단히 반갑습니다"라며 화답했다.', "Remark", language="ko"
    )
    assert [one.speaker for one in found] == ["xi-jinping"]
