"""What is said without a cue of its own: quotations that stand alone or in a clause, parts of a group, what is said inside a saying."""

import pytest

from tests.annotate.test_speakers import speakers_of, told


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        ("Everyone knows the words of the harbour master, Nela Lund: “The sea does not read orders.”", "The sea does not", ["Nela Lund"]),
        ("Josef Orr left the hall with a man who was, in the words of Nela Lund, “a guest at his own table”.", "a guest at", ["Nela Lund"]),
        ("Nela Lund, whose words “the gate stays shut tonight” upset the town, came to the gate herself.", "the gate stays", ["Nela Lund"]),
        (
            "On Friday Nela Lund said that the crews could go home at once. “I have asked for one telephone call. I am still waiting.”",
            "one telephone call",
            ["Nela Lund"],
        ),
        (
            "A clerk of the port told us that the gates would open in May. And until then? “Until then we shall count the gulls.”",
            "count the gulls",
            ["a clerk of the port"],
        ),
        (
            "With respect to the list, the harbour master, Nela Lund, was categorical: “There is no such list.”",
            "no such list",
            ["Nela Lund"],
        ),
        (
            "The Harbour Board said it had taken note of the step and encouraged both crews “to keep the quay out of it”.",
            "to keep the quay",
            ["Harbour Board"],
        ),
        (
            "Mayor Josef Orr fears for the new quay. Its roof was to be paid for with the money “now that it has been frozen”.",
            "now that it",
            ["Josef Orr"],
        ),
    ],
)
def test_a_quotation_without_a_cue_is_his_who_speaks_around_it(text: str, words: str, speakers: list[str]) -> None:
    assert speakers_of(text, words) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Josef Orr was taken away on Monday. “They took him from his own kitchen in the rain.”",
        "Nela Lund praised the crew of the “Queen of the Seven Seas”.",
        "The minister rejected the remarks of Josef Orr, whose threats “belong to another century”.",
    ],
)
def test_a_quotation_stays_open_where_nobody_is_plain(text: str) -> None:
    assert not [one for one in told(text) if one[0] == ["Josef Orr"]]


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        (
            "Western diplomats in the region disagree. “The crew was never told,” one says.",
            "never told",
            ["western diplomats in the region"],
        ),
        (
            "Nela Lund runs the port, and the gates that Josef Orr built are hers.\n\n“I shall count them myself,” she told the Post.",
            "count them myself",
            ["Nela Lund"],
        ),
    ],
)
def test_one_of_a_group_or_the_only_woman_told_of_speaks(text: str, words: str, speakers: list[str]) -> None:
    assert [name.casefold() for name in speakers_of(text, words)] == [name.casefold() for name in speakers]


def test_of_two_men_told_of_neither_speaks() -> None:
    text = "Nothing is agreed between the port, Josef Orr and Karl Bell.\n\nOn the quay nobody slept. “I am cold,” he said."
    assert speakers_of(text, "I am cold") == []


def test_what_is_quoted_inside_a_saying_is_also_his_who_is_quoted() -> None:
    text = "A guard told the crew that “nobody has called the port”, Nela Lund said."
    assert ["Nela Lund"] in [who for who, _ in told(text)]
    assert [who for who, words in told(text) if words.startswith("that “nobody")] == [["a guard"]]
