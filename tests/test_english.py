"""What an analyst can rely on in English readouts and reports: who met, how, when, where, whether at all."""

import pytest

from tests.prose import FRIDAY, Told, told


def meetings(text: str, **options: str) -> list[Told]:
    return told(text, "MeetingMention", language="en", **options)


def short(meeting: Told) -> str:
    return (
        f"{meeting.people} | {meeting.status} {meeting.date} {meeting.mode} {meeting.place} {meeting.series}".rstrip()
    )


ONE = [
    # people
    ("Chinese President Xi Jinping and Russian President Vladimir Putin met in Beijing on Wednesday.",
     "vladimir-putin xi-jinping | held 2024-03-13 in-person beijing"),
    ("Today, Prime Minister Justin Trudeau spoke with the President of Ukraine, Volodymyr Zelenskyy.",
     "justin-trudeau volodymyr-zelenskyy | held 2024-03-15 phone"),
    ("On 8 March, Mr. KISHIDA Fumio, Prime Minister of Japan, held a meeting with H.E. Mr. Emmanuel Macron in Paris.",
     "emmanuel-macron fumio-kishida | held 2024-03-08 in-person paris"),
    ("Kim held talks with Putin in September last year. Kim Jong Un had arrived by train.",
     "kim-jong-un vladimir-putin | held 2023-09 in-person"),
    ("The leaders of Japan, South Korea and the United States met at Camp David in August last year.",
     "fumio-kishida joe-biden yoon-suk-yeol | held 2023-08 in-person camp-david"),
    ("The Japanese prime minister spoke to Australia's Anthony Albanese by phone on Tuesday.",
     "anthony-albanese fumio-kishida | held 2024-03-12 phone"),
    ("Scholz's meeting with Xi in Beijing lasted two hours.", "olaf-scholz xi-jinping | held  in-person beijing"),
    ("The Secretary-General met today with H.E. Mr. William Ruto, President of Kenya.",
     "antonio-guterres william-ruto | held 2024-03-15 in-person"),
    ("At their summit in Vladivostok last September, Kim Jong Un and Putin toasted each other.",
     "kim-jong-un vladimir-putin | held 2023-09 in-person vladivostok"),
    ("Modi told Putin that the war must end as the pair met in Samarkand, Uzbekistan on Friday.",
     "narendra-modi vladimir-putin | held 2024-03-15 in-person samarkand"),
    ("In a phone call on Sunday, Turkish President Tayyip Erdogan told Putin that he was ready to help.",
     "recep-tayyip-erdogan vladimir-putin | held 2024-03-10 phone"),
    ("Kishida is the first foreign leader to meet Biden in person this month.",
     "fumio-kishida joe-biden | held 2024-03 in-person"),
    ("Putin and Kim Jong Un signed a treaty during a summit in Pyongyang on Wednesday.",
     "kim-jong-un vladimir-putin | held 2024-03-13 in-person pyongyang"),
    ("Charles Michel, the president of the European Council, met President Xi Jinping in Beijing on 1 December.",
     "charles-michel xi-jinping | held 2023-12-01 in-person beijing"),
    ("Li Qiang, Fumio Kishida and Yoon Suk Yeol met in Seoul on Monday for a trilateral summit.",
     "fumio-kishida li-qiang yoon-suk-yeol | held 2024-03-11 in-person seoul china-japan-korea-summit"),
    ("President Biden and Prime Minister Kishida convened in Tokyo on Monday.",
     "fumio-kishida joe-biden | held 2024-03-11 in-person tokyo"),
    # status
    ("U.S. President Joe Biden will host Fumio Kishida at the White House on April 10, an official said on Thursday.",
     "fumio-kishida joe-biden | planned 2024-04-10 in-person white-house"),
    ("Biden is to meet with his Chinese counterpart Xi Jinping in Lima next Wednesday.",
     "joe-biden xi-jinping | planned 2024-03-20 in-person lima"),
    ("Kim Jong Un is willing to meet Japan's Prime Minister Fumio Kishida.",
     "fumio-kishida kim-jong-un | proposed  in-person"),
    ("TOKYO, March 15 (Agency) - Fumio Kishida said Friday he hopes to hold talks with Kim Jong Un.",
     "fumio-kishida kim-jong-un | proposed  in-person"),
    ("Recep Tayyip Erdogan offered to host a summit between Putin and Zelensky.",
     "vladimir-putin volodymyr-zelenskyy | proposed  in-person"),
    ("The Kremlin said on Friday that Vladimir Putin had no plans to meet Volodymyr Zelenskiy.",
     "vladimir-putin volodymyr-zelenskyy | declined  in-person"),
    ("Volodymyr Zelenskiy rejected a proposal for talks with Putin.",
     "vladimir-putin volodymyr-zelenskyy | declined  in-person"),
    ("President Yoon Suk Yeol postponed a meeting with German Chancellor Olaf Scholz.",
     "olaf-scholz yoon-suk-yeol | postponed  in-person"),
    ("The planned meeting between Biden and Recep Tayyip Erdogan was cancelled.",
     "joe-biden recep-tayyip-erdogan | cancelled  in-person"),
    # summits of many
    ("The Group of Seven leaders will meet in Hiroshima, Japan, on May 19-21.",
     "| planned 2024-05-19/2024-05-21 in-person hiroshima g7"),
    ("Biden, Kishida, Modi and Albanese met virtually today for the Quad summit.",
     "anthony-albanese fumio-kishida joe-biden narendra-modi | held 2024-03-15 video  quad"),
    ("Vladimir Putin told Xi Jinping that he would attend the BRICS summit in Kazan in October.",
     "vladimir-putin | planned 2024-10 in-person kazan brics"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_a_meeting_is_read(text: str, expected: str) -> None:
    assert [short(m).strip() for m in meetings(text)] == [expected]


NONE = [
    "The tech summit in Austin drew thousands, and the company's chief met with employees.",
    "The Biden administration held talks with Kabul, and Jill Biden met Brigitte Macron.",
    "Biden has not spoken to Putin since the invasion.",
    "Biden welcomed Xi's decision and called on Putin to pull back.",
    "In May Macron called Putin a liar.",
    "The agencies resumed the U.S.-China Policy Coordination Talks.",
    "Biden will travel to Hiroshima, and Kishida will visit Seoul.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_meeting_is_made_up(text: str) -> None:
    assert [short(m) for m in meetings(text)] == []


def test_two_meetings_of_the_same_people_stay_two() -> None:
    text = (
        "President Biden met with President Xi Jinping in Lima, Peru today. The meeting follows their April 2, 2023,"
        " telephone call. Building on the Bali summit, the two leaders discussed trade."
    )
    assert [short(m) for m in meetings(text)] == [
        "joe-biden xi-jinping | held 2024-03-15 in-person lima",
        "joe-biden xi-jinping | held 2023-04-02 phone",
        "joe-biden xi-jinping | held  in-person bali",
    ]
    assert meetings(text)[0].issue == "trade"


def test_the_two_leaders_may_be_named_later_and_a_call_is_no_meeting() -> None:
    text = (
        "The virtual meeting between the two leaders follows their February 9 telephone call."
        " President Biden met virtually today with President Xi Jinping. He invited him to Washington."
    )
    assert [short(m) for m in meetings(text)] == [
        "joe-biden xi-jinping | held 2024-03-15 video",
        "joe-biden xi-jinping | held 2024-02-09 phone",
    ]


def test_an_invitation_is_a_proposal() -> None:
    text = (
        "President Biden met with Prime Minister Kishida and President Yoon today. He invited the two leaders to"
        " Washington for a trilateral meeting."
    )
    assert [m.status for m in meetings(text)] == ["held", "proposed"]


def test_a_title_and_the_sentences_below_tell_of_one_meeting() -> None:
    address = "https://www.gov.uk/government/news/call"
    text = (
        "The Prime Minister spoke to French President Emmanuel Macron. They agreed to work together on climate change."
    )
    found = meetings(text, title=f"PM call with President Macron: {FRIDAY[8:]} March 2024", address=address)
    assert [short(m) for m in found] == ["emmanuel-macron rishi-sunak | held 2024-03-15 phone"]
    assert found[0].issue == "climate-change"


def test_a_meeting_on_the_margins_is_one_and_the_summit_another() -> None:
    text = "Prime Minister Modi met with President Emmanuel Macron on the sidelines of the G20 in New Delhi."
    found = meetings(text)
    assert [m.series for m in found] == ["", "g20"]
    assert found[0].onMarginsOf == "g20"


def test_a_leader_whom_the_authority_does_not_know_is_a_person_of_the_document() -> None:
    text = "President Biden met with President Foobar Quxley of Freedonia today."
    assert [p.name for p in told(text, "Person", language="en")] == ["Foobar Quxley"]
    assert [m.level for m in meetings(text)] == ["leaders"]


def test_ministers_are_no_leaders() -> None:
    text = "Secretary of State Antony Blinken met Chinese Foreign Minister Wang Yi in Munich last month."
    assert [(m.people, m.level) for m in meetings(text)] == [("antony-blinken wang-yi", "ministers")]


QUOTES = [
    ("“We will stand with Ukraine,” Biden said. “This is no time to give up,” he added.",
     [("joe-biden", "We will stand with Ukraine,"), ("joe-biden", "This is no time to give up,")]),
    ('Olaf Scholz said: "Our support will not waver."', [("olaf-scholz", "Our support will not waver.")]),
    ('"The talks were held in a good spirit," said Rishi Sunak, who hosted them.',
     [("rishi-sunak", "The talks were held in a good spirit,")]),
    ('White House press secretary Karine Jean-Pierre said: "The president looks forward to the meeting."',
     [("karine-jean-pierre", "The president looks forward to the meeting.")]),
    ("Xi Jinping called for a “new model” of relations.", []),
    ("“Nobody wants a war,” an official said.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_a_quotation_has_its_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.speaker, q.words) for q in told(text, "Remark", language="en")] == expected


def test_a_speaker_whom_the_authority_does_not_know_is_a_person_of_the_document() -> None:
    text = (
        "Foreign ministry spokeswoman Ann Other said the talks would go on. “We are willing to talk,” Other told a"
        " briefing. “Nothing will change soon,” said Joe Sample, a senior fellow at a think tank."
    )
    people = {p.name: p for p in told(text, "Person", language="en")}
    assert sorted(people) == ["Ann Other", "Joe Sample"]
    quotes = told(text, "Remark", language="en")
    assert [q.words for q in quotes] == ["We are willing to talk,", "Nothing will change soon,"]
    assert len({q.speaker for q in quotes}) == 2


def test_an_institution_is_no_person() -> None:
    text = "“The talks were useful and frank,” the State Department said. State Department, an office, said no more."
    assert told(text, "Person", language="en") == []


AGREEMENTS = [
    ("They agreed to extend New START and protect the Belfast/Good Friday Agreement.",
     ["New START", "Belfast/Good Friday Agreement"]),
    ("Kim and Moon signed the Panmunjom Declaration.", ["Panmunjom Declaration"]),
    ("They welcomed the agreement and issued a joint statement.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AGREEMENTS)
def test_agreements_are_named(text: str, expected: list[str]) -> None:
    assert [a.words for a in told(text, "AgreementMention", language="en")] == expected


@pytest.mark.parametrize(
    "text", ["Biden met with " * 400, "Biden and Xi, " * 400, "they " * 1000], ids=["met", "and", "they"]
)
def test_what_is_no_prose_says_nothing_and_costs_little(text: str) -> None:
    assert meetings(text) == []


MORE = [
    # each met apart
    ("Prime Minister Narendra Modi held separate talks with Olaf Scholz and Fumio Kishida on Thursday.",
     ["narendra-modi olaf-scholz | held 2024-03-14 in-person",
      "fumio-kishida narendra-modi | held 2024-03-14 in-person"]),
    # who stands where in a picture
    ("Fumio Kishida, right, Joe Biden, center, and Yoon Suk Yeol, second from left, met in Lima on Tuesday.",
     ["fumio-kishida joe-biden yoon-suk-yeol | held 2024-03-12 in-person lima"]),
    # the day of the meeting told of before
    ("French President Emmanuel Macron has met Olaf Scholz in Berlin. Thursday's talks lasted an hour.",
     ["emmanuel-macron olaf-scholz | held 2024-03-14 in-person berlin"]),
    # the words of a spokesman are no part of the meeting
    ("Vladimir Putin had a telephone conversation with Emmanuel Macron on Monday, Rishi Sunak told reporters.",
     ["emmanuel-macron vladimir-putin | held 2024-03-11 phone"]),
    ("On Saturday, Narendra Modi will hold talks with Emmanuel Macron.",
     ["emmanuel-macron narendra-modi | planned 2024-03-16 in-person"]),
    ("Joe Biden met Olaf Scholz on the 12th at the White House.",
     ["joe-biden olaf-scholz | held 2024-03-12 in-person white-house"]),
    ("Fumio Kishida has no plans to meet with either Xi Jinping or Vladimir Putin.",
     ["fumio-kishida xi-jinping | declined  in-person", "fumio-kishida vladimir-putin | declined  in-person"]),
    ("Fumio Kishida tried to organize a meeting with Xi Jinping in March, but those plans fell through.",
     ["fumio-kishida xi-jinping | cancelled 2024-03 in-person"]),
    ("Joe Biden spoke with Xi Jinping by phone on Tuesday. The two leaders were set to discuss trade.",
     ["joe-biden xi-jinping | held 2024-03-12 phone"]),
    ("Joe Biden called Emmanuel Macron on Monday to congratulate him.",
     ["emmanuel-macron joe-biden | held 2024-03-11 phone"]),
    ("Joe Biden met Olaf Scholz on Monday, accompanied by Fumio Kishida, who is planning to meet Emmanuel Macron.",
     ["joe-biden olaf-scholz | held 2024-03-11 in-person", "emmanuel-macron fumio-kishida | planned  in-person"]),
    ("Xi Jinping held a ceremony to welcome Olaf Scholz.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_what_stands_around_a_meeting_is_read_with_it(text: str, expected: list[str]) -> None:
    assert [short(m) for m in meetings(text)] == expected


def test_they_did_not_attend_the_summit_whose_decisions_they_discuss() -> None:
    found = meetings("Scholz met Fumio Kishida on Monday to discuss the decisions taken at the NATO Summit in July.")
    assert [short(m) for m in found] == [
        "fumio-kishida olaf-scholz | held 2024-03-11 in-person",
        " | held 2023-07 in-person  nato-summit",
    ]


def test_a_formula_tells_whose_president_it_is() -> None:
    text = "The President and Prime Minister Sunak spoke today."
    title = "Readout of the President's Call with Prime Minister Sunak of the United Kingdom"
    assert [m.people for m in meetings(text, title=title)][:1] == ["joe-biden rishi-sunak"]
    assert meetings(text, title="President calls Sunak") == []


def test_others_of_the_same_day_were_at_the_same_meeting() -> None:
    text = "Joe Biden, Olaf Scholz and Rishi Sunak met in Berlin on Monday.\nBiden shook hands with Scholz Monday."
    assert [short(m) for m in meetings(text)] == [
        "joe-biden olaf-scholz rishi-sunak | held 2024-03-11 in-person berlin"
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"We shall work together," Biden said, and noted, "We will sign a pact soon."', ["joe-biden", "joe-biden"]),
        ("According to Reuters, Joe Biden said, “We will sign a new pact soon.”", ["joe-biden"]),
        ('A senior government official said the two are "likely to sign a document this week."', []),
        ('Fumio Kishida told a briefing.\nBiden and Scholz will meet to "exchange views on trade," he said.',
         ["fumio-kishida"]),
    ],
)  # fmt: skip
def test_words_belong_to_the_one_who_says_them(text: str, speakers: list[str]) -> None:
    assert [r.speaker for r in told(text, "Remark", language="en")] == speakers


def test_a_page_that_nobody_dates_has_no_days_but_those_with_a_year() -> None:
    from datetime import date

    from summitgraph.text.en.days import dates

    text = "They met on Monday, on 5 May, and on May 3, 2021."
    assert [found.edtf for found in dates(text, None) if found.edtf] == ["2021-05-03"]
    assert [found.edtf for found in dates(text, date(2021, 5, 7))] == ["2021-05-03", "2021-05-05", "2021-05-03"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on Monday and Tuesday", "2024-03-11/2024-03-12"),
        ("this summer", "2024"),
        ("last autumn", "2023"),
        ("on the 27th", "2024-02-27"),
        ("this month's summit", "2024-03"),
    ],
)
def test_days_in_few_words(text: str, edtf: str) -> None:
    from datetime import date

    from summitgraph.text.en.days import dates

    assert [found.edtf for found in dates(f"They met {text} in Lima.", date(2024, 3, 15))] == [edtf]
