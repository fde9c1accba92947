"""Sentences that tell in what mood a quotation comes: forms of it that nobody speaks."""

import pytest

from tests.factory import report
from variorum.collate import collate_story

QUOTED = ' ["We can wait for the boats,"] {=b:she} said.'


def forms(text: str) -> list[str]:
    """The words of all forms of the only statement of a report."""
    (found,) = collate_story("s", [report("a", text)], []).statements
    return [variant.evidence.text for variant in found.variants]


@pytest.mark.parametrize(
    "lead",
    [
        "The pilot {b=Ada Lund} was milder.",
        "Yesterday {b=Ada Lund}, who leads the pilots, struck a softer note.",
        "{b=Ada Lund} sees it differently.",
        "{b=Ada Lund} has already waved the plan away.",
        "{b=Ada Lund} isn't budging.",
    ],
)
def test_the_mood_of_a_quotation_is_a_form_of_it(lead: str):
    found = forms(lead + QUOTED)
    assert found[-1].startswith(("The pilot", "Yesterday", "Ada Lund"))
    assert len(found) == 2


def test_a_saying_without_a_quotation_has_a_mood_too():
    assert forms("{b=Ada Lund} was more guarded. {=b:She} said [the port might stay shut].")[-1] == "Ada Lund was more guarded."


@pytest.mark.parametrize(
    "lead",
    [
        "{b=Ada Lund} came to the port by boat.",
        "{b=Ada Lund} was milder than the sea.\n\nThe port was shut.",
        "{c=Bo Orr} was milder about {b=Ada Lund}.",
        "{b=Ada Lund} was milder: the gate was shut.",
    ],
)
def test_deeds_and_others_moods_are_none(lead: str):
    assert len(forms(lead + QUOTED)) == 1
