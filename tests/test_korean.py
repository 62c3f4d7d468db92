"""What an analyst can rely on in Korean reports and presidential records: who met, how, when, where, whether at all."""

import pytest

from tests.prose import Told, told


def meetings(text: str, **options: str) -> list[Told]:
    return told(text, "MeetingMention", language="ko", **options)


def short(meeting: Told) -> str:
    found = f"{meeting.people} | {meeting.status} {meeting.date} {meeting.mode} {meeting.place} {meeting.series}"
    return found.strip()


ONE = [
    ("윤석열 대통령은 14일 일본 도쿄에서 기시다 후미오 총리와 정상회담을 가졌다.",
     "fumio-kishida yoon-suk-yeol | held 2024-03-14 in-person tokyo"),
    ("시진핑 중국 국가주석과 조 바이든(Joe Biden) 미국 대통령은 지난달 제네바에서 만났다.",
     "joe-biden xi-jinping | held 2024-02 in-person geneva"),
    ("윤 대통령은 이날 오전 바이든 대통령과 20분간 통화를 했다.",
     "joe-biden yoon-suk-yeol | held 2024-03-15 phone"),
    ("한미일 정상은 지난해 8월 미국 캠프 데이비드에서 만났다.",
     "fumio-kishida joe-biden yoon-suk-yeol | held 2023-08 in-person camp-david"),
    ("한·프랑스 정상회담은 다음 달 12일 파리에서 열린다.",
     "emmanuel-macron yoon-suk-yeol | planned 2024-04-12 in-person paris"),
    ("기시다 후미오 일본 총리는 김정은 국무위원장과의 정상회담을 희망한다고 밝혔다.",
     "fumio-kishida kim-jong-un | proposed  in-person"),
    ("크렘린궁은 푸틴 대통령이 젤렌스키 우크라이나 대통령과 만날 계획이 없다고 말했다.",
     "vladimir-putin volodymyr-zelenskyy | declined  in-person"),
    ("바이든 대통령과 에르도안 대통령의 정상회담이 취소됐다.",
     "joe-biden recep-tayyip-erdogan | cancelled  in-person"),
    ("윤석열 대통령과 숄츠 독일 총리의 회담이 연기됐다.", "olaf-scholz yoon-suk-yeol | postponed  in-person"),
    ("양국 대통령이 만났다는 소식은 없다. 미중 정상회담이 16일 화상으로 열릴 예정이다.",
     "joe-biden xi-jinping | planned 2024-03-16 in-person"),
    ("윤 대통령은 오는 5월 서울에서 열리는 한중일 정상회의에 참석한다.",
     "yoon-suk-yeol | planned 2024-05 in-person seoul china-japan-korea-summit"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_meeting_is_read(text: str, expected: str) -> None:
    assert [short(m) for m in meetings(text)] == [expected]


ONE += [
    ("윤석열 대통령은 10일 바이든 대통령으로부터 축하 전화를 받았다.",
     "joe-biden yoon-suk-yeol | held 2024-03-10 phone"),
    ("윤석열 대통령은 9일 파리에서 마크롱 대통령과 공동기자회견을 가졌다.",
     "emmanuel-macron yoon-suk-yeol | held 2024-03-09 in-person paris"),
]  # fmt: skip


def test_one_who_meets_several_in_turn_meets_each() -> None:
    found = meetings("윤석열 대통령은 바이든 대통령, 기시다 총리와 잇따라 정상회담을 가졌다.")
    assert sorted(m.people for m in found) == ["fumio-kishida yoon-suk-yeol", "joe-biden yoon-suk-yeol"]


NONE = [
    "우리 정부는 유럽 순방 독일 총리와 통화했다고 밝혔다.",
    "전자 회사 대표는 자동차 회사 최고경영자와 만났다. 여야 대표 회담이 열렸다.",
    "윤석열 대통령은 바이든 행정부와 협의를 이어 갔다.",
    "윤석열 대통령은 아직 김정은 위원장과 만나지 않았다.",
    "일본 총리는 미국을 방문한다.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_meeting_is_made_up(text: str) -> None:
    assert [short(m) for m in meetings(text)] == []


def test_a_call_and_the_summit_that_it_prepares_are_two() -> None:
    text = "문 대통령은 이날 트럼프 대통령과 통화를 하고 북미 정상회담 준비 상황을 논의했다."
    found = [short(m) for m in meetings(text, day="2018-05-20")]
    assert found == [
        "donald-trump moon-jae-in | held 2018-05-20 phone",
        "donald-trump kim-jong-un | planned  in-person",
    ]


def test_the_title_of_a_record_tells_of_the_meeting_of_its_day() -> None:
    text = "시진핑 주석님, 다시 뵙게 되어 반갑습니다. 저는 양국 관계 발전을 기대합니다. 감사합니다."
    (found,) = meetings(text, day="2019-12-23", title="(중국 방문) 한·중 정상회담")
    assert short(found) == "moon-jae-in xi-jinping | held 2019-12-23 in-person chn"
    assert found.issue == "bilateral-relations"
    (ahead,) = meetings(text, day="2019-12-23", title="한·중 정상회담 전 기자회견")
    assert ahead.status == "planned"


def test_a_record_of_a_dinner_is_a_meeting_with_the_one_addressed() -> None:
    text = "하사날 볼키아 국왕님, 환대에 감사드립니다. 오늘 회담에서 우리는 국방협력을 넓히기로 했습니다. 감사합니다."
    (found,) = meetings(text, day="2019-03-11", title="(브루나이 방문) 국빈만찬 답사")
    assert short(found) == "hassanal-bolkiah moon-jae-in | held 2019-03-11 in-person brn"
    assert found.issue == "defence-cooperation"


def test_the_day_that_a_speech_tells_comes_before_that_of_its_record() -> None:
    text = "국민 여러분, 나는 어제 오후 통일각에서 김정은 국무위원장과 두 번째 남북정상회담을 가졌습니다. 감사합니다."
    (found,) = meetings(text, day="2018-05-27", title="남북정상회담 결과 발표문")
    assert short(found) == "kim-jong-un moon-jae-in | held 2018-05-26 in-person tongilgak"


def test_a_meeting_beside_a_summit_takes_its_day_and_place() -> None:
    text = (
        "윤석열 대통령은 지난해 11월 인도네시아 발리에서 열린 주요 20개국(G20) 정상회의를 계기로"
        " 조 바이든 미국 대통령, 기시다 후미오 일본 총리와 3자 정상회담을 했다."
    )
    found = meetings(text)
    assert [m.series for m in found] == ["g20", ""]
    assert short(found[1]) == "fumio-kishida joe-biden yoon-suk-yeol | held 2023-11 in-person bali"
    assert found[1].onMarginsOf == "g20"


def test_the_name_of_an_organisation_is_no_treaty() -> None:
    assert told("북대서양조약기구 사무총장이 방한했다.", "AgreementMention", language="ko") == []


def test_ministers_are_no_leaders() -> None:
    found = meetings("박진 외교부 장관은 토니 블링컨 미국 국무장관과 회담했다.", day="2023-07-14")
    assert [(m.people, m.level) for m in found] == [("antony-blinken park-jin", "ministers")]


def test_an_office_after_an_unknown_name_is_not_its_holder() -> None:
    (found,) = meetings("윤석열 대통령은 방한한 누구누 미국 대통령과 회담했다.")
    assert "joe-biden" not in found.people


QUOTES = [
    ("윤석열 대통령은 “한미동맹은 그 어느 때보다 강력하다”고 말했다.",
     [("yoon-suk-yeol", "한미동맹은 그 어느 때보다 강력하다")]),
    ("바이든 대통령은 “우리의 약속은 철통같다”며 “앞으로도 늘 함께할 것”이라고 강조했다.",
     [("joe-biden", "우리의 약속은 철통같다"), ("joe-biden", "앞으로도 늘 함께할 것")]),
    ("윤석열 대통령은 ‘담대한 구상’을 설명했다.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_a_quotation_has_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.speaker, q.words) for q in told(text, "Remark", language="ko")] == expected


def test_agreements_are_named() -> None:
    text = "두 정상은 판문점선언과 9·19 군사합의를 존중하기로 했고 공동성명을 발표했다."
    assert [a.words for a in told(text, "AgreementMention", language="ko")] == ["판문점선언", "9·19 군사합의"]


SAME_PEOPLE = [
    ("윤석열 대통령은 14일 서울에서 숄츠 독일 총리와 만났다. 지난해 9월 뉴욕에서 가진 회담에 이어 두 번째다.",
     ["olaf-scholz yoon-suk-yeol | held 2024-03-14 in-person seoul",
      "olaf-scholz yoon-suk-yeol | held 2023-09 in-person new-york"]),
    ("윤석열 대통령은 13일 바이든 대통령을 만났다. 윤 대통령은 이날 기시다 총리와도 통화했다.",
     ["joe-biden yoon-suk-yeol | held 2024-03-13 in-person", "fumio-kishida yoon-suk-yeol | held 2024-03-13 phone"]),
    ("윤석열 대통령(오른쪽)과 마크롱 대통령(왼쪽에서 두 번째)이 14일 파리에서 만나 회담에 앞서 악수하고 있다.",
     ["emmanuel-macron yoon-suk-yeol | held 2024-03-14 in-person paris"]),
    ("윤석열 대통령은 14일 다음 달 바이든 대통령과 정상회담을 한다고 밝혔다.",
     ["joe-biden yoon-suk-yeol | planned 2024-04 in-person"]),
    ("윤석열 대통령이 15일 밤 바이든 대통령과 전화통화를 갖고 공급망을 논의할 예정이다.",
     ["joe-biden yoon-suk-yeol | planned 2024-03-15 phone"]),
    ("두 정상은 어제 통화했다.", []),
    ("한국과 미국은 15일 고위급회담을 연기했다. 우리가 세 나라의 미래를 연다.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAME_PEOPLE)
def test_what_stands_around_a_meeting_is_read_with_it(text: str, expected: list[str]) -> None:
    assert [short(m) for m in meetings(text)] == expected


def of_record(title: str, text: str, *, where: str = "국내") -> list[str]:
    return [short(m) for m in meetings(f"2024.03.15 {where} 성명/담화문\n{text}", title=title)]


def test_a_record_is_of_the_meeting_that_its_title_names_with_the_one_whom_it_addresses() -> None:
    assert of_record("한-우즈베키스탄 정상회담 모두 발언", "미르지요예프 대통령님을 다시 뵙게 되어 반갑습니다.") == [
        "shavkat-mirziyoyev yoon-suk-yeol | held 2024-03-15 in-person kor"
    ]
    assert of_record("국빈만찬 답사", "존경하는 나렌드라 모디 총리 각하, 따뜻한 환대에 감사드립니다.") == [
        "narendra-modi yoon-suk-yeol | held 2024-03-15 in-person kor"
    ]
    assert of_record("한-EU 정상회담 모두 발언", "두 분의 방한을 환영합니다.") == [
        "charles-michel ursula-von-der-leyen yoon-suk-yeol | held 2024-03-15 in-person kor"
    ]
    assert of_record("국무회의 모두 발언", "존경하는 국민 여러분, 물가를 챙기겠습니다.") == []


def test_a_record_of_a_summit_names_those_who_were_there() -> None:
    found = of_record("아세안+3 정상회의 모두 발언", "조코위 대통령님, 각국 정상 여러분, 반갑습니다.", where="국외")
    assert found == ["joko-widodo yoon-suk-yeol | held 2024-03-15 in-person  asean-plus-three"]


SAID = [
    ('박가람 외교담당 보좌관은 "두 정상은 안보 협력을 논의했다"고 말했다.', "두 정상은 안보 협력을 논의했다"),
    ("안드레이 볼로딘 대변인은 “회담이 곧 열릴 것으로 기대한다”며 일정을 소개했다.", "회담이 곧 열릴 것으로 기대한다"),
    ('윤석열 대통령은 "우리는 더 가까워졌다"고 했고, 기시다 총리는 "함께 새 길을 열겠다"고 화답했다.',
     "우리는 더 가까워졌다"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SAID)
def test_who_speaks_with_a_role_is_quoted(text: str, words: str) -> None:
    assert told(text, "Remark", language="ko")[0].words == words


def test_each_says_their_own_words_and_an_unnamed_official_none() -> None:
    found = told(SAID[2][0], "Remark", language="ko")
    assert [r.speaker for r in found] == ["yoon-suk-yeol", "fumio-kishida"]
    nobody = '윤석열 대통령은 도쿄로 떠났다. 고위 관계자는 "정상회담이 잘 준비되고 있다"고 말했다.'
    assert told(nobody, "Remark", language="ko") == []
    clause = '윤석열 대통령은 "국방비 증액 논의가 있었는데 서둘러야 한다"고 말했다.'
    assert told(clause, "Person", language="ko") == []


def test_a_leader_whom_the_authority_does_not_know_meets_as_a_person_of_the_document() -> None:
    text = "윤석열 대통령은 14일 서울에서 방한한 아르볼 데 루나 페루 대통령과 정상회담을 가졌다."
    (person,) = told(text, "Person", language="ko")
    assert person.name == "아르볼 데 루나"
    (meeting,) = meetings(text)
    assert (meeting.level, meeting.date, len(meeting.values["participant"])) == ("leaders", "2024-03-14", 2)


def test_a_very_long_block_is_read_in_portions() -> None:
    text = "회의가 이어졌다. " * 900 + "윤석열 대통령은 14일 바이든 대통령과 통화했다. " + "끝없는말" * 900
    assert [short(m) for m in meetings(text)] == ["joe-biden yoon-suk-yeol | held 2024-03-14 phone"]
