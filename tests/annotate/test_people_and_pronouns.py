"""Names that are people's whatever the parser calls them, pronouns that take up a subject, groups that speak."""

import pytest

from tests.annotate.test_speakers import speakers_of


@pytest.mark.parametrize(
    ("text", "words", "speakers"),
    [
        (
            "The boats are safe, Chairman of the Harbour Committee Viktor Sandrin said on Monday.",
            "boats are safe",
            ["Viktor Sandrin"],
        ),
        (
            "Lund wasn't amused on Monday. In a short note she called the plan a farce. Minister Ada Lund is 58.",
            "plan a farce",
            ["Ada Lund"],
        ),
        (
            "The miners' union is tired of waiting. It called for a strike on Monday.",
            "strike on Monday",
            ["the miners' union"],
        ),
        ("The prosecutors reject this: they say the letters were forged.", "letters were forged", ["the prosecutors"]),
        ("A local rights group said the toll might exceed 100.", "toll might exceed", ["a local rights group"]),
    ],
)
def test_who_is_meant(text: str, words: str, speakers: list[str]):
    assert speakers_of(text, words) == speakers


def test_a_pronoun_that_two_may_be_stays_open():
    text = "The harbour board and the miners' union met on Sunday. On Monday it said the gates were unsafe."
    assert speakers_of(text, "gates were unsafe") == []
