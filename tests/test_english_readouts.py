"""English readouts and reports: whose words a readout holds, whose summit it is, whose day; calls one by one."""

import pytest

from tests.prose import told
from tests.test_english import meetings, short

DAY = "2024-03-15"


def quotes(text: str) -> list[tuple[str, str]]:
    return [(one.speaker, one.words) for one in told(text, "Remark", language="en")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“We will stand with our allies,” the White House said in a readout of the call.", ["white-house"]),
        ("“We will stand with our allies,” a White House readout of the call said.", ["white-house"]),
        ("The White House spoke.\n“We will stand with our allies,” the readout added.", ["white-house"]),
        ("Biden spoke and, according to a White House readout, “expressed firm support for peace.”", ["white-house"]),
        ("A statement from Downing Street said that they “discussed the benefits of trade.”", ["downing-street"]),
        # a paragraph that is not closed goes on in the next
        ("Biden said: “We will stand with our allies.\n“They will stand with us.”", ["joe-biden", "joe-biden"]),
        ("Biden went on by saying:\n“They will stand with us.”", ["joe-biden"]),
        # nobody whom the text names, or somebody else's question
        ("“We will stand with our allies,” a White House official said.", []),
        ("Biden was asked by a reporter if he would “insist on peace in the whole region.”", []),
    ],
)  # fmt: skip
def test_whose_words_they_are(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in quotes(text)] == speakers


READ = [
    ("Joe Biden met Rishi Sunak. The Prime Minister and President spoke for an hour today.",
     ["joe-biden rishi-sunak | held 2024-03-15 in-person"]),
    ("Joe Biden called the leaders of Germany and France on Tuesday.",
     ["emmanuel-macron joe-biden | held 2024-03-12 phone", "joe-biden olaf-scholz | held 2024-03-12 phone"]),
    ("Joe Biden welcomed on Tuesday, at the White House, Rishi Sunak.",
     ["joe-biden rishi-sunak | held 2024-03-12 in-person white-house"]),
    # the summit of a body, where its head is at the table; its day is not that of the talks
    ("On Tuesday, Jens Stoltenberg met Rishi Sunak. They discussed priorities for the Washington Summit in July.",
     ["jens-stoltenberg rishi-sunak | held 2024-03-12 in-person",
      " | planned 2024-07 in-person washington-d-c nato-summit"]),
    ("Joe Biden will attend the upcoming summit of G20 nations in Brazil.",
     ["joe-biden | planned  in-person bra g20"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_readouts(text: str, expected: list[str]) -> None:
    assert sorted(short(m).strip() for m in meetings(text)) == sorted(one.strip() for one in expected)


def test_an_assembly_is_no_person() -> None:
    text = "Jens Stoltenberg met with the Acting President of the NATO Parliamentary Assembly on Monday."
    assert told(text, "Person", language="en") == []
