"""Who speaks, where the parse or the neighbours mislead: subjects before, chains of names, titles with a body, suppositions."""

import pytest

from tests.annotate.test_speakers import speakers_of, told


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        (
            "An aide to Mr Orr smiled when the ferry was named. “They grumble, so they are alive,” he said.",
            "They grumble",
            ["an aide to Mr Orr"],
        ),
        (
            "It was Ola Lund, one of three deputy masters, who opened the dispute in May. On Tuesday he told the board that the "
            "gates were shut.",
            "gates were shut",
            ["Ola Lund"],
        ),
        (
            "Deputy Foreign Minister of Norway Josef Bell told reporters that the gates were shut.",
            "gates were shut",
            ["Josef Bell"],
        ),
        (
            "A spokesman for the Harbour Board, the ten-member body that runs the port, said its oldest tug, two miles away, had seen the "
            "lights.",
            "had seen the lights",
            ["a spokesman for the Harbour Board"],
        ),
        (
            "Receiving the head of the mission, Mr. Josef Orr, the President of Norway, Ada Lund, stated: “Nobody decides for us.”",
            "Nobody decides",
            ["Ada Lund"],
        ),
        (
            "According to the latest data of the Ministry of Ports, nine boats are missing.",
            "nine boats are missing",
            ["Ministry of Ports"],
        ),
    ],
)
def test_who_is_meant(text: str, words: str, speakers: list[str]) -> None:
    assert speakers_of(text, words) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "If the union refused to talk about the gates, the board would shut the port.",
        "The port stays open unless the council rejects the plan.",
    ],
)
def test_what_is_only_supposed_was_not_said(text: str) -> None:
    assert told(text) == []


def test_what_is_quoted_in_a_condition_was_said() -> None:
    text = 'If, as the council says, the port is "a ruin", somebody must pay for it.'
    assert [said for _, said in told(text) if "a ruin" in said]


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Minister Ada Lund set out for the board three things she means to obtain:", "Ada Lund"),
        ("The position of the board, as laid out by Captain Ola Lund, is clear:", "Ola Lund"),
        ("The terms of the Harbour Union are these:", "Harbour Union"),
        ("The Harbour Union opened a session of the Dock Council on Monday.\n\nAt the session it was decided:", "Dock Council"),
    ],
)
def test_a_list_is_said_by_whom_its_lead_in_names(lead: str, speaker: str) -> None:
    text = f"Dover port\n\n{lead}\n\n- an escort for each boat;\n\n- a promise from Vella that no boat will be boarded.\n"
    assert [(who, said) for who, said in told(text) if said.startswith(("an escort", "a promise"))] == [
        ([speaker], "an escort for each boat"),
        ([speaker], "a promise from Vella that no boat will be boarded"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("A longer strike would, in Ada Lund's view, ruin the port.", "ruin the port", ["Ada Lund"]),
        ("In the view of the Harbour Board, a longer strike would ruin the port.", "ruin the port", ["Harbour Board"]),
        ("The Harbour Board has let it be known that no boat will sail.", "no boat will sail", ["Harbour Board"]),
        ("The Harbour Board puts the losses at $31 million.", "the losses at $31 million", ["Harbour Board"]),
        ("The Harbour Union raised its toll to 23.", "its toll to 23", ["Harbour Union"]),
        ("Ada Lund had obtained from Vella a written promise that the port would not be used.", "port would not be used", ["Vella"]),
        ("Vella would like the Harbour Board to open the gates.", "open the gates", ["Vella"]),
        ("Brokers speak of nine boats.", "nine boats", ["brokers"]),
        ("The port's cocoa board declined to comment.", "to comment", ["the port's cocoa board"]),
        ("An audit ordered by her successor, Josef Orr, found that the gates were weak.", "gates were weak", ["an audit"]),
    ],
)
def test_views_counts_and_promises_of_others(text: str, words: str, speakers: list[str]) -> None:
    assert speakers_of(text, words) == speakers


def test_the_paragraph_under_a_list_goes_on_with_its_speaker() -> None:
    text = (
        "Dover port\n\nMinister Ada Lund set out for the board two things she means to obtain:\n\n- an escort for each boat;\n\n"
        "- the full report of the inquiry.\n\nShould either be refused, she said, no boat would sail.\n"
    )
    assert speakers_of(text, "no boat would sail") == ["Ada Lund"]
