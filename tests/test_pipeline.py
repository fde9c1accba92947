"""What the pipeline adds to the layers it runs."""

import pytest

from variorum.model.recipe import Recipe
from variorum.model.report import Report
from variorum.pipeline import annotate_report, plan_layers

BODY = "\n\nThe harbour board met on Monday and put the vote off again, because two of its members were ill and a third was late.\n"


@pytest.mark.parametrize(
    ("first_line", "title"),
    [
        ("# Harbour Vote Put Off", "Harbour Vote Put Off"),
        ("Headline: Harbour Vote Put Off", "Harbour Vote Put Off"),
        ("Harbour Vote: The Title: Put Off", "Harbour Vote: The Title: Put Off"),
    ],
)
def test_a_printed_title_comes_without_mark_up_and_label(first_line: str, title: str) -> None:
    plan = plan_layers(Recipe(layers=("layout",)))
    assert annotate_report(Report(id="r", text=first_line + BODY), plan).title == title
