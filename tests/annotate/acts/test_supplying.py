"""Deeds that no rule finds and the model of clauses supplies."""

import pytest

from tests.annotate.reading import Reading

WEDNESDAY = "2031-06-04"


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    """Trigger, date and status of every event, in the order of the text."""
    reading = Reading(text, published=WEDNESDAY)
    return [(reading.words(event.trigger), event.date, event.status) for event in sorted(reading.events, key=lambda event: event.trigger)]


@pytest.mark.parametrize(
    ("text", "word", "day", "status"),
    [
        ("Lina Brandt met aides to close the road on June 9.", "close", "2031-06-09", "planned"),
        ("The crew read a leaflet handed out in Lasko on Sunday.", "handed", "2031-06-01", "actual"),
        ("The pier, which burned down in March, was Lina Brandt's.", "burned", "2031-03", "actual"),
        ("The ferry that drowned nine people belongs to Lina Brandt.", "drowned", None, "actual"),
    ],
)
def test_supplied(text: str, word: str, day: str | None, status: str) -> None:
    assert (word, day, status) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The letter is sent to subscribers only.",
        "Lina Brandt likes the sea.",
        "If the pier burned down, nobody would pay.",
        "Did the ferry strike the pier?",
    ],
)
def test_not_supplied(text: str) -> None:
    assert told(text) == []
