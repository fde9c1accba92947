"""Pieces of another day inside a report: what they tell is dated from their own heading."""

from datetime import date

import pytest

from variorum.annotate.times import read_report
from variorum.annotate.timex.sections import find_sections

_NEWS = "Port shut for a week\n\nThe port was shut on Monday.\n\n"
_DAY = date(2026, 3, 17)


def dates(text: str) -> list[str | None]:
    """The dates of the times that the text lets one tell."""
    return [time.edtf for time in read_report(text, _DAY) if time.type == "DATE"]


@pytest.mark.parametrize(
    "heading", ["FROM OUR ARCHIVE, 13 November 2019", "First published 13 November 2019", "Wednesday 13 November 2019"]
)
def test_an_older_piece_counts_from_its_own_day(heading: str) -> None:
    assert dates(f"{_NEWS}{heading}\nThe pilots yesterday signed a contract.") == ["2026-03-16", "2019-11-13", "2019-11-12"]


def test_the_heading_of_an_older_piece_may_begin_its_first_line() -> None:
    text = f"{_NEWS}FROM OUR ARCHIVE, 13 November 2019. The pilots of the port yesterday signed a contract with the owners."
    assert dates(text) == ["2026-03-16", "2019-11-13", "2019-11-12"]
    assert find_sections(f"{_NEWS}The strike of 13 November 2019: the pilots of the port signed a contract with the owners.") == []


def test_a_line_with_more_to_say_opens_no_older_piece() -> None:
    assert find_sections(f"{_NEWS}The strike of 13 November 2019 and what came of it\nIt ended yesterday.") == []
    assert dates(f"{_NEWS}The contract was signed on 13 November 2019.\nIt lapsed yesterday.")[-1] == "2026-03-16"


def test_the_day_of_the_page_itself_is_no_older_piece() -> None:
    assert find_sections("Tuesday 17 March 2026\n\nThe port was shut yesterday.") == []
