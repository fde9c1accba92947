"""Mastheads: the lines at the head of a report that name paper, place, issue or writer beside the date."""

import pytest

from variorum.annotate import published
from variorum.annotate.publication.mastheads import is_masthead
from variorum.annotate.publication.stated import find_stated
from variorum.model.layer import Layers, Params
from variorum.model.report import Published, Report


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("The Orlin Weekly - a paper for sailors - 9 May 2025", "9 May 2025"),
        ("Letters from the coast. No. 12, May 2025. For members only.", "May 2025"),
        ("Orlin, 9 May (Coast Wire)", "9 May"),
        ("Coast Wire desk, updated 9 May, 16:20", "9 May, 16:20"),
        ("Brenvale. Thursday 9 May. A. Ovik", "Thursday 9 May"),
        ("Radio Orlin, 9 May, evening bulletin", "9 May"),
    ],
)
def test_a_masthead_prints_the_day_of_its_report(line: str, words: str) -> None:
    stated = find_stated(f"Port shut for a week\n{line}\n\nThe port of Orlin was shut by a strike of its pilots.")
    assert [one.words for one in stated] == [words]


@pytest.mark.parametrize(
    "line",
    ["The harbour, shut on 9 May, is open.", "Pilots who left, 9 May, have come back", "In Orlin, 9 May, it rained all day and night long"],
)
def test_sentences_and_headlines_are_no_mastheads(line: str) -> None:
    at = line.index("9 May")
    assert not is_masthead(line, at, at + 5)


def test_day_and_month_in_figures_count_behind_a_point_or_where_only_one_can_be_the_day() -> None:
    text = "Port shut for a week\nOrlin Portal | 09.05, 14:20\n\nThe port was shut."
    assert [one.month_day for one in find_stated(text)] == [(5, 9)]
    (turned,) = find_stated(text.replace("09.05, 14:20", "UPDATED 19/05 14:20"))
    assert turned.month_day == (5, 19)
    assert find_stated(text.replace("09.05, 14:20", "09/05 14:20")) == []
    assert find_stated(text.replace("09.05, 14:20", "Rate 3.75")) == []


def test_a_printed_weekday_must_fit_the_year() -> None:
    text = "ORLIN, Monday 15 December (Coast Wire) - The port was shut. It had been open since 3 November 2021."
    found = published.find(Report(id="r", text=text), Layers(), Params())
    assert isinstance(found, Published)
    assert found.date == "2021-11-03/.."
    fitting = published.find(Report(id="r", text=text.replace("Monday", "Wednesday")), Layers(), Params())
    assert isinstance(fitting, Published)
    assert fitting.date == "2021-12-15"


def test_a_weekday_alone_is_kept_for_the_story_to_settle() -> None:
    text = "Port shut for a week\nBy Coast Staff | Thursday, 8:42 am\n\nThe port was shut."
    found = published.find(Report(id="r", text=text), Layers(), Params())
    assert isinstance(found, Published)
    assert found.date is None
    assert [text[slice(*place)] for place in found.evidence] == ["Thursday, 8:42 am"]
