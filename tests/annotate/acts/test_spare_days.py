"""What takes place on days that no act has taken: deadlines, states that began on a day, and deeds no list of words knows."""

import pytest

from tests.annotate.reading import Reading

PUBLISHED = "2025-03-14"
"""A Friday."""


def told(text: str) -> list[tuple[str | None, str, str]]:
    """The date, status and word of each event of a text."""
    reading = Reading(text, PUBLISHED)
    return [(event.date, event.status, reading.words(event.trigger)) for event in reading.events]


@pytest.mark.parametrize(
    ("text", "date", "word"),
    [
        ("The ministry ordered the firm to hand over the ledgers by 25 March.", "2025-03-25", "hand"),
        ("The offer to receive the doctors remains in force until 31 March.", "2025-03-31", "remains"),
        ("The mayor asked the firm on Tuesday to open the mine by noon on 20 March.", "2025-03-20", "open"),
        ("The Assembly of Peru rises on 19 March.", "2025-03-19", "rises"),
    ],
)
def test_by_when_something_is_due_or_lasts_is_planned(text: str, date: str, word: str) -> None:
    assert (date, "planned", word) in told(text)


@pytest.mark.parametrize(
    ("text", "date", "word"),
    [
        ("Two of the four crews have been idle since Monday because no fuel came.", "2025-03-10", "been"),
        ("Some 600 people stood before the town hall on Wednesday with candles.", "2025-03-12", "stood"),
        ("There was more trouble in Lima on Tuesday night.", "2025-03-11", "was"),
        ("Nine of the sailors were already at home this morning.", "2025-03-14", "were"),
        ("As of Tuesday, 34 ships were waiting off Lima.", "2025-03-11", "waiting"),
        ("The letter, dated 28 January, names two of the owners.", "2025-01-28", "dated"),
        ("The incident of 4 March is still unexplained.", "2025-03-04", "incident"),
    ],
)
def test_what_a_day_tells_that_no_act_has_taken_is_an_event(text: str, date: str, word: str) -> None:
    assert (date, "actual", word) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was sunny in Lima on Friday.",
        "On Monday we switch the country off.",
        "Bread will cost more if the road is shut on 20 March.",
        "The ministry has no record of a letter before Thursday.",
        '"I will be on the boat tomorrow," said Anna Ovik.',
        "The decision of the board of 5 March was not unanimous.",
        "The two have not spoken since Sunday.",
        "I have had eleven letters since Sunday.",
        "What the mayor said on Tuesday is itself in dispute.",
    ],
)
def test_weather_suppositions_counts_and_the_days_of_a_quotation_are_none(text: str) -> None:
    assert [date for date, *_ in told(text) if date] == []


def test_a_deed_done_is_not_put_on_the_day_on_which_it_ends() -> None:
    assert ("2025-03-31", "actual", "suspended") not in told("The office has suspended 14 licences until 31 March.")
