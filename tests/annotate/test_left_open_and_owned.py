"""Positions that are none, since a question is only left open; whose deputies hold one; and conditions cut down to their own words."""

import pytest

from tests.annotate.reading import Reading


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ovik declined to say whether she had read the letter.",
        "Mayor Anna Ovik would not say who had signed it.",
        "Mayor Anna Ovik said she would not speculate about the vote.",
        "Mayor Anna Ovik refused to disclose the price.",
        "The new bridge would cost about 11 million kroner, Mayor Anna Ovik said.",
    ],
)
def test_a_question_left_open_and_a_price_are_no_positions(text: str) -> None:
    assert Reading(text).held() == []


@pytest.mark.parametrize(
    "text",
    ["Mayor Anna Ovik decreed that the guild be dissolved.", "Mayor Anna Ovik directed that the papers be handed to the guild."],
)
def test_what_is_decreed_is_demanded(text: str) -> None:
    assert Reading(text, model="none").held() == [("demand", ["Anna Ovik"])]


def test_if_any_is_no_condition() -> None:
    reading = Reading("Mayor Anna Ovik said the mistakes, if any, would be punished.", model="none")
    assert [position.condition for position in reading.positions] == [None]


def test_a_condition_leaves_out_who_said_it() -> None:
    reading = Reading('Mayor Anna Ovik will pay, she said, "as long as there is money".', model="none")
    assert reading.words(reading.position("offer").condition) == "as long as there is money"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mayor Anna Ovik said her deputies would vote against the budget.", "oppose"),
        ("Mayor Anna Ovik said her deputies would leave the council on Monday.", "promise"),
        ("Mayor Anna Ovik spoke to the guild. If he stays, her deputies will leave the council.", "offer"),
    ],
)
def test_what_somebody_s_deputies_hold_he_holds_too(text: str, kind: str) -> None:
    assert Reading(text, model="none").held() == [(kind, ["deputies", "Anna Ovik"])]
