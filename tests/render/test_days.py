"""Dates of every precision as days, and in words."""

from datetime import date

import pytest

from variorum.model.account import AccountFigure
from variorum.render.days import read_days
from variorum.render.phrasing import count, join_names, say_counted, say_date, say_plainly


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2026-07-08", "2026-07-08", "2026-07-08"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2026-07-06/2026-07-07", "2026-07-06", "2026-07-07"),
        ("2025-24", "2025-12-01", "2026-02-28"),
        ("2025-34", "2025-04-01", "2025-06-30"),
        ("2025-10-03~", "2025-10-03", "2025-10-03"),
        ("1939/1945", "1939-01-01", "1945-12-31"),
    ],
)
def test_days_of_a_date(edtf: str, first: str, last: str) -> None:
    days = read_days(edtf)
    assert days is not None
    assert (date.fromordinal(days.first).isoformat(), date.fromordinal(days.last).isoformat()) == (first, last)


@pytest.mark.parametrize(
    "edtf", [None, "", "2026-13", "2026-02-30", "2026-05-01/", "../2026", "2026-05-02/2026-05-01", "0000", "soon", "/", "~"]
)
def test_what_is_no_date_stays_none(edtf: str | None) -> None:
    assert read_days(edtf) is None


def test_only_one_certain_day_is_exact() -> None:
    assert [bool(days and days.exact) for days in map(read_days, ("2026-07-08", "2026-07-08~", "2026-07"))] == [True, False, False]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-07-08", "8 July 2026"),
        ("2026-07", "July 2026"),
        ("2026", "2026"),
        ("2026-07-06/2026-07-07", "6–7 July 2026"),
        ("2026-06-30/2026-07-01", "30 June 2026 – 1 July 2026"),
        ("2025-10-03~", "about 3 October 2025"),
        ("2025-22", "summer 2025"),
        ("2026-06-14/..", "from 14 June 2026 on"),
        ("../2026", "until 2026"),
        (None, ""),
        ("junk", "junk"),
        ("2026-99", "2026-99"),
        ("2026-99-01/2026-99-02", "2026-99-01 – 2026-99-02"),
    ],
)
def test_dates_in_words(edtf: str | None, words: str) -> None:
    assert say_date(edtf) == words


@pytest.mark.parametrize(
    ("figure", "amount"),
    [
        (AccountFigure("f", 41, ">=", "boat", "boats seized", (), None, (), 1), "at least 41"),
        (AccountFigure("f", 5000, "=", "km2", "land", (), None, (), 1), "5000 km2"),
        (AccountFigure("f", 2_300_000_000, "~", "m3", "water", (), None, (), 1), "about 2.3 billion m3"),
        (AccountFigure("f", 12_345, "=", None, "", (), None, (), 1), "12\u202f345"),
        (AccountFigure("f", 3, "=", None, "", (), None, (), 1, upper=5), "3 to 5"),
        (AccountFigure("f", None, "=", None, "", (), None, (), 1), "an unstated number"),
        (AccountFigure("f", 0.5, "<", "percent", "", (), None, (), 1), "fewer than 0.5 percent"),
        (
            AccountFigure("f", 10**400, "=", None, "", (), None, (), 1),
            "a number of 401 digits",
        ),
    ],
)
def test_amounts(figure: AccountFigure, amount: str) -> None:
    assert say_counted(figure) == amount


def test_counts_and_names() -> None:
    assert (count(1, "report"), count(2, "story", "stories")) == ("1 report", "2 stories")
    assert (join_names([]), join_names(["A"]), join_names(["A", "B", "C"])) == ("", "A", "A, B and C")


def test_sentences_of_the_account_are_put_plainly() -> None:
    assert say_plainly(">= 41 against 38 boats, 2026-07-06/2026-07-07") == "at least 41 against 38 boats, 6–7 July 2026"
    assert say_plainly("a>=3, 2026-071, x > y") == "a>=3, 2026-071, x > y"
