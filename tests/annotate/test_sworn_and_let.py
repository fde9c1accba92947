"""What is sworn, preferred or let be done: demands, promises and what only sounds like them."""

import pytest

from tests.annotate.reading import Reading


@pytest.mark.parametrize(
    "text",
    [
        "Anna Ovik swore that she had locked the gate.",
        "Ben Larsen swears that he has never seen the letter.",
        "Anna Ovik said that she'd seen the barge herself.",
        "Anna Ovik prefers to call it a chat.",
        "Anna Ovik prefers not to complain.",
        "A clerk who asked for anonymity described the meeting.",
        '"Let there be no doubt about the date," Anna Ovik said.',
        '"Let me tell a story," Anna Ovik said.',
        '"They let him sing in the hall," Anna Ovik said.',
    ],
)
def test_what_tells_no_position(text: str) -> None:
    assert Reading(text, model="none").held() == []


@pytest.mark.parametrize(
    "text",
    [
        '"Let him put the papers on the table," Anna Ovik said.',
        '"If the guild has the list, let it publish the list," Anna Ovik said.',
        '"Let the members be asked," Anna Ovik said.',
    ],
)
def test_what_others_are_to_be_let_do_is_demanded(text: str) -> None:
    assert [found for found, _ in Reading(text, model="none").held()] == ["demand"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Ovik swore that the crew would be paid.", "promise"),
        ("Anna Ovik prefers a treaty.", "support"),
        ("Anna Ovik said that she'd sell the mill.", "promise"),
    ],
)
def test_what_is_sworn_or_preferred_of_the_future_stays(text: str, kind: str) -> None:
    assert [found for found, _ in Reading(text, model="none").held()] == [kind]
