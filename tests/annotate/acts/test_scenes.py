"""What the discourse puts in time: the same time, minutes later, days counted from another act."""

import pytest

from tests.annotate.reading import Reading

WEDNESDAY = "2026-03-18"


def dates(text: str) -> dict[str | None, str | None]:
    """Trigger to date of each event."""
    reading = Reading(text, WEDNESDAY)
    return {reading.words(event.trigger): event.date for event in reading.events}


def test_the_same_time_is_the_day_of_what_was_told_before() -> None:
    found = dates(
        "Kenyan troops shelled the port on Tuesday. Two doctors counted the dead. "
        "At about the same time a crowd gathered outside the embassy, threw stones and set fire to a bank."
    )
    assert (found["gathered"], found["threw"], found["set"]) == ("2026-03-17",) * 3


def test_the_same_time_before_a_comma_only_goes_on() -> None:
    found = dates("Norway recalled its envoy on Monday. At the same time, Chile closed its ports.")
    assert found["closed"] is None


def test_within_hours_is_the_day_of_what_was_told_before() -> None:
    assert dates("Norway on Monday expelled two Chilean diplomats. Within hours Chile closed its ports.")["closed"] == "2026-03-16"


def test_another_day_named_between_leaves_it_open() -> None:
    found = dates("Norway recalled its envoy on Monday. The shop was full of Tuesday's papers. Minutes later Chile closed its ports.")
    assert found["closed"] is None


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Peru closed its ports on Tuesday, five days after a Chilean drone crossed the border.", "crossed", "2026-03-12"),
        ("The letter was dated March 6, the day before the coup.", "coup", "2026-03-07"),
        ("Peru was accused on Tuesday, two years after a drone crossed the border.", "crossed", None),
    ],
)
def test_days_are_counted_from_the_act_told_with_them(text: str, word: str, date: str | None) -> None:
    assert dates(text).get(word) == date


def test_what_a_count_puts_behind_the_report_is_planned() -> None:
    reading = Reading("He left Lima on Tuesday, three days before the summit.", WEDNESDAY)
    summit = next(event for event in reading.events if reading.words(event.trigger) == "summit")
    assert (summit.date, summit.status) == ("2026-03-20", "planned")
