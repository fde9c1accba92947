"""The day of a deed carried on to what the next sentence tells of the same people or things."""

from datetime import date

import pytest

from tests.annotate.reading import Reading
from variorum.annotate.timex.redate import redate_report

WEDNESDAY = "2031-06-04"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("A man with an axe walked into the bank on Monday and wounded two people. The man, 44, was detained.", "detained", "2031-06-02"),
        ("Gunmen seized the mayor on Monday. Two of his guards were killed.", "killed", "2031-06-02"),
        ("The coast guard stopped five boats on Tuesday. Three were boarded.", "boarded", "2031-06-03"),
        ("President Anna Ovik met the envoy on Tuesday. She made a new offer.", "made", "2031-06-03"),
        ("The mayor resigned on Monday. Prosecutors opened an inquiry.", "opened", None),
        ("The mayor resigned on Monday. He had closed two schools.", "closed", None),
        ("The mayor resigned on Monday. Once he closed two schools.", "closed", None),
        ("The mayor will resign on Monday. He closed two schools.", "closed", None),
        ("The mayor resigned on Monday.\n\nHe closed two schools.", "closed", None),
        ("The mayor resigned on Monday. He closed two schools, Bo Lund said.", "closed", None),
    ],
)
def test_what_the_next_sentence_tells_of_the_same_has_the_day(text: str, word: str, day: str | None) -> None:
    reading = Reading(text, WEDNESDAY)
    assert {event.date for event in reading.events if reading.words(event.trigger) == word} <= {day}
    assert day is None or any(reading.words(event.trigger) == word for event in reading.events)


def test_the_day_carried_on_waits_for_the_year_of_the_dateline() -> None:
    report = Reading("KYRVALE, June 4 (Coast Wire) - The coast guard stopped five boats on Tuesday near Dover. Three were boarded.").report
    assert {event.date for event in report.events or ()} == {None}
    settled = redate_report(report, date(2031, 6, 4), "another report", is_printed=True)
    assert [event.date for event in settled.events or ()] == ["2031-06-03"] * 2
