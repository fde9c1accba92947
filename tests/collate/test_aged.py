"""Ages on which reports disagree, as figures."""

from tests.factory import report
from variorum.collate import collate_story

NAMED = "{Ada Rook}, 52, opened the fair."


def ages(*marked: str) -> list[tuple[float | int | None, str | None, str]]:
    account = collate_story("s", [report(f"r{number}", text) for number, text in enumerate(marked)], [])
    return [(one.value, one.unit, one.what) for one in account.figures]


def test_two_ages_of_one_person_are_two_figures():
    assert ages(NAMED, "{Ada Rook} (54) sang at noon.") == [(52, "year", "the age of Ada Rook"), (54, "year", "the age of Ada Rook")]


def test_an_age_that_nobody_disputes_is_none():
    assert ages(NAMED, NAMED) == []
