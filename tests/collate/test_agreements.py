"""Lines on which reports agree."""

import pytest

from variorum.collate.agreements import names_day, when_said


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("June 12, when the dam broke", True),
        ("The dam broke on the 12th of June", True),
        ("The dam broke on June 1", False),
        ("The dam broke on 2 June", False),
        ("The dam broke", False),
    ],
)
def test_a_line_names_its_day_once(words: str, named: bool) -> None:
    assert names_day(words, "2026-06-12") is named
    assert not names_day(words, "2026-06")


@pytest.mark.parametrize(
    ("date", "words"), [("2026-06-12", " on 2026-06-12"), ("2026-06", " in 2026-06"), ("2026~", " in 2026~"), (None, "")]
)
def test_something_is_said_on_a_day_and_in_a_month(date: str | None, words: str) -> None:
    assert when_said(date) == words
