"""What is to come on a day, what was decided in a list, and acts on several days."""

import pytest

from tests.annotate.reading import Reading

PUBLISHED = "2025-03-14"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The envoy, Dale Orton, is expected in Lima on Monday.", "2025-03-17"),
        ("The first of the ships was expected in Orlin today.", "2025-03-14"),
        ("The first coffins are due home on Thursday.", "2025-03-20"),
        ("The mandate of the mission runs until 30 June.", "2025-06-30"),
        ("Anna Ovik will be in Peru on Sunday for talks.", "2025-03-16"),
        ("The permit, which expires on 30 June, covers two mines.", "2025-06-30"),
    ],
)
def test_what_is_awaited_is_a_planned_event(text: str, date: str) -> None:
    assert [(event.date, event.status) for event in Reading(text, PUBLISHED).events] == [(date, "planned")]


def test_an_expectation_without_a_day_is_no_event() -> None:
    assert Reading("Rain is expected in Lima.", PUBLISHED).events == ()


def test_of_two_days_the_one_is_meant_that_is_not_denied() -> None:
    reading = Reading("The bridge will open not on Monday but on 24 March.", PUBLISHED)
    assert [event.date for event in reading.events] == ["2025-03-24"]


def test_the_day_of_what_is_condemned_is_not_that_of_the_words() -> None:
    assert Reading("Kenya condemned the attack of 3 March.", PUBLISHED).event("ACCUSE").date is None
    assert Reading("Kenya condemned the attack on Tuesday.", PUBLISHED).event("ACCUSE").date == "2025-03-11"


def test_days_far_apart_are_those_of_two_events() -> None:
    apart = Reading("Two convoys were let through, on 11 January and 2 March.", PUBLISHED)
    assert [event.date for event in apart.events] == ["2025-01-11", "2025-03-02"]
    assert len(Reading("Kenya and Peru met on 18 and 19 February.", PUBLISHED).events) == 1


def test_what_happened_when_a_dated_thing_did_has_its_day() -> None:
    reading = Reading("When the deadline ran out on Monday the crossings were closed.", PUBLISHED)
    assert {event.date for event in reading.events} == {"2025-03-10"}


def test_a_day_by_which_something_must_be_done_is_planned() -> None:
    reading = Reading("Kenya told Peru on Friday that it had until 1 April to sign the treaty.", PUBLISHED)
    assert "2025-04-01" in [event.date for event in reading.events if event.status != "actual"]


def test_a_decision_and_its_measures_are_events() -> None:
    measures = (
        "to close the Abel road from 6 p.m. to 8 a.m.;",
        "to pay by 25 March what it owes;",
        "to decree a day of mourning, Friday 21 March.",
    )
    text = "\n- ".join(("The Council of Ministers of Norvia decided:", *measures))
    told = [(event.status, event.date) for event in Reading(text, PUBLISHED).events]
    assert told == [("actual", None), ("planned", None), ("planned", "2025-03-25"), ("planned", "2025-03-21")]
