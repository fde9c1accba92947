"""Conditions by their words alone."""

import pytest

from variorum.annotate.acts.provisos import spelled_condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Ovik promised passage to every boat, on condition that the nets be counted.", "on condition that the nets be counted"),
        ("The guards will leave only when the border has been drawn, she said.", "only when the border has been drawn"),
        (
            "According to him, should the five questions be answered by Monday, Oslo will talk.",
            "should the five questions be answered by Monday",
        ),
        ("The price will be looked at again should Oslo act alone.", "should Oslo act alone"),
        ("A request, were he to lodge one, would be examined.", "were he to lodge one"),
        ("Oslo would free the crew in return for two of its own men.", "in return for two of its own men"),
    ],
)
def test_a_condition_is_found_by_its_opening(text: str, condition: str) -> None:
    found = spelled_condition(text, 0, len(text))
    assert found is not None
    assert text[slice(*found)] == condition


@pytest.mark.parametrize(
    "text",
    [
        "They should go home, she said.",
        "What should Oslo do about it now?",
        "The boats were to leave at noon.",
        "Oslo pays only when asked.",
        "The crew should leave Oslo.",
    ],
)
def test_what_is_none_is_none(text: str) -> None:
    assert spelled_condition(text, 0, len(text)) is None
