"""Dates that the tense of a verb rules out, and times that belong to the thing a deed is done to."""

import pytest

from tests.annotate.reading import Reading

WEDNESDAY = "2031-06-04"


def dates(text: str) -> dict[str | None, str | None]:
    """The date of each event by its trigger."""
    reading = Reading(text, published=WEDNESDAY)
    return {reading.words(event.trigger): event.date for event in reading.events}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Lina Brandt has repainted the hall on Sunday, as it was in 2029.", "repainted"),
        ("Dover criticised the 2019 pipeline deal with Lasko.", "criticised"),
        ("A court quashed Tuesday's order against the union.", "quashed"),
        ("Dover has closed the port of Lasko, according to a report Friday.", "closed"),
        ("Readers will recall the raid of 2 April on the market at Lasko.", "recall"),
    ],
)
def test_not_the_date_of_the_deed(text: str, word: str) -> None:
    assert dates(text).get(word) is None


def test_the_occasion_has_the_date_that_its_verb_cannot_have() -> None:
    assert dates("Readers will recall the raid of 2 April on the market at Lasko.")["raid"] == "2031-04-02"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("The old bridge stood until May 2012, when a storm destroyed it.", "destroyed", "2012-05"),
        ("The quay was empty in March when Lina Brandt shut the gate.", "shut", "2031-03"),
        ("The crew began moving the crates to Lasko on Sunday.", "began", "2031-06-01"),
    ],
)
def test_the_time_taken_up_or_shared(text: str, word: str, day: str) -> None:
    assert dates(text).get(word) == day


def test_an_occasion_to_come_is_planned() -> None:
    reading = Reading("The count falls before the June 20 election in Dover.", published=WEDNESDAY)
    assert [(event.date, event.status) for event in reading.events if reading.words(event.trigger) == "election"] == [
        ("2031-06-20", "planned")
    ]


def test_a_record_set_is_no_plan() -> None:
    reading = Reading("The record set on May 6 stood.", published=WEDNESDAY)
    assert [event for event in reading.events if event.status == "planned"] == []


def test_a_day_set_for_a_hearing_is_a_plan() -> None:
    assert dates("The judge set the hearing for June 28.")["set"] == "2031-06-28"


def test_a_saying_has_no_date_to_come() -> None:
    reading = Reading("Lina Brandt, who was to travel to Dover on June 11, said the pier was safe.", published=WEDNESDAY)
    assert [statement.date for statement in reading.report.statements or ()] == [None]
