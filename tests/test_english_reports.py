"""English reports as many outlets write them: which words tell of a meeting, of an earlier one, of somebody else's."""

import pytest

from tests.prose import told
from tests.test_english import meetings, short
from tests.test_english_readouts import quotes

PAIR = "joe-biden xi-jinping"
READ = [
    # the noun that stands nearest to those who are met, and what else there was in the sentence
    (
        "Biden will hold talks with Kishida on the sidelines of a summit, plus a separate talk with Xi Jinping.",
        ["fumio-kishida joe-biden | planned  in-person", f"{PAIR} | planned  in-person"],
    ),
    ("Biden made the call during a meeting in Tokyo with Kishida.",
     ["fumio-kishida joe-biden | held  in-person tokyo"]),
    ("Biden called to congratulate Xi Jinping on his election.", [f"{PAIR} | held  phone"]),
    ("Biden called to congratulate the team on its victory.", []),
    (
        "Biden spoke with Xi Jinping late Tuesday, and with Kishida on Wednesday.",
        [f"{PAIR} | held 2024-03-12 phone", "fumio-kishida joe-biden | held 2024-03-13 phone"],
    ),
    ("Biden spoke with Xi Jinping on Tuesday, and with Kishida's help it went well.",
     [f"{PAIR} | held 2024-03-12 phone"]),
    (
        "Biden and Kishida have agreed to hold separate bilateral summits with Xi Jinping.",
        [f"{PAIR} | planned  in-person", "fumio-kishida xi-jinping | planned  in-person"],
    ),
    (
        "Biden will hold three-way talks with Kishida and Yoon on Friday, and a separate dinner for the press.",
        ["fumio-kishida joe-biden yoon-suk-yeol | planned 2024-03-15 in-person"],
    ),
    # the meeting before this one
    (
        "Biden met Xi Jinping on Tuesday. It was their first meeting since November 2022.",
        [f"{PAIR} | held 2024-03-12 in-person", f"{PAIR} | held 2022-11 in-person"],
    ),
    (
        "Biden met Xi Jinping on Tuesday, in the first summit between leaders of the two countries since June 2019.",
        [f"{PAIR} | held 2024-03-12 in-person", "donald-trump xi-jinping | held 2019-06 in-person"],
    ),
    (
        "Biden met Xi Jinping on Tuesday. It was his first visit to the city since June 2019.",
        [f"{PAIR} | held 2024-03-12 in-person"],
    ),
    # counterparts, envoys, and those who do not lead
    (
        "Biden met with his Chinese and Japanese counterparts, Xi Jinping and Fumio Kishida, in Bali.",
        ["fumio-kishida joe-biden xi-jinping | held  in-person bali"],
    ),
    ("Antony Blinken met with his Chinese and Japanese counterparts in Bali.", []),
    ("Biden said that he would send envoys to Beijing to meet with Xi Jinping.", []),
    ("Biden said that he would travel to Beijing to meet with Xi Jinping.", [f"{PAIR} | planned  in-person beijing"]),
    ("Biden and Xi Jinping met on Tuesday. Their teams held their first Strategic Council meeting.",
     [f"{PAIR} | held 2024-03-12 in-person"]),
    # whose day it is
    ("The trilateral summit of Biden, Kishida and Yoon is scheduled to be held in Japan in May.",
     ["fumio-kishida joe-biden yoon-suk-yeol | planned 2024-05 in-person jpn"]),
    ("Biden and Kishida will hold a summit in May. The meeting is scheduled for May 20.",
     ["fumio-kishida joe-biden | planned 2024-05-20 in-person"]),
    ("Biden and Xi Jinping on Tuesday agreed to restore contacts. In a call with Biden, Xi Jinping was firm.",
     [f"{PAIR} | held 2024-03-12 phone"]),
    ("Biden and Xi Jinping on Tuesday left for home. In a call with Biden, Xi Jinping was firm.",
     [f"{PAIR} | held  phone"]),
    ("Biden met Xi Jinping in Paris, host of the 2024 Summer Olympics.", [f"{PAIR} | held  in-person paris"]),
    # a summit on whose margins they met is in the same place; one that is only referred to has no day here
    ("Biden met Xi Jinping in Bali on the sidelines of the G20 summit.",
     [f"{PAIR} | held  in-person bali", f"{PAIR} | held  in-person bali g20"]),
    ("Biden and Xi Jinping spoke on Tuesday about the latest G20 summit decisions.",
     [f"{PAIR} | held 2024-03-12 phone"]),
    ("Biden, who will also join Xi Jinping on Tuesday for a virtual G20 summit, spoke to Yoon on Monday.",
     ["joe-biden yoon-suk-yeol | held 2024-03-11 phone", f"{PAIR} | planned 2024-03-19 video  g20"]),
    ("Xi Jinping will attend the G20 summit in Brazil in November and meet with Biden.",
     ["xi-jinping | planned 2024-11 in-person bra g20", f"{PAIR} | planned 2024-11 in-person bra"]),
    # who "he" and "the two" are
    ("Xi Jinping's visit ended on Tuesday and he was due to speak to Biden on Friday.",
     [f"{PAIR} | planned 2024-03-15 phone"]),
    ("Biden and Xi Jinping agreed to restore contacts. Later the two leaders held talks in Bali.",
     [f"{PAIR} | held  in-person bali"]),
    # countries as Korean papers in English write them
    ("The leaders of the U.S. and S. Korea will meet in Busan.",
     ["joe-biden yoon-suk-yeol | planned  in-person busan"]),
    ("The All-U.S.-Japan summit of bakers was held.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reports(text: str, expected: list[str]) -> None:
    assert sorted(short(m) for m in meetings(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The Kremlin gave a statement. “They spoke of the harvest for an hour,” the statement reads.", ["kremlin"]),
        ("The Chinese Foreign Ministry is firm.\n“We will go our own way,” the ministry noted.",
         ["ministry-of-foreign-affairs-of-china"]),
        ("Reuters reports on it.\n“We will go our own way,” the ministry noted.", []),
        ("TOKYO (AP) — Fumio Kishida said on Friday that “the harvest was as good as ever.”", ["fumio-kishida"]),
        ("“We will go our own way,” Biden said.\n“They will go with us in time.”", ["joe-biden", "joe-biden"]),
        ("“We will go our own way,” Biden said.\nThe crowd sang “We will go our own way.”", ["joe-biden"]),
        ("Biden said that they would discuss the “need to keep all lines open” and how they “can keep the peace.”",
         ["joe-biden", "joe-biden"]),
        ('Kishida said that “the harvest was as good as ever" and left. He said Xi “will be a good partner in time.”',
         ["fumio-kishida", "fumio-kishida"]),
    ],
)  # fmt: skip
def test_whose_words_they_are(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in quotes(text)] == speakers


@pytest.mark.parametrize("text", ["Japanese PM Urges Yoon to Stay Calm", "Updated at 11:39 PM IST by our desk"])
def test_a_verb_of_a_headline_and_a_clock_are_nobody(text: str) -> None:
    assert told(text, "Person", language="en") == []
