"""Sources of numbers that are no speakers by their noun, and what is known by who has made it."""

import pytest

from tests.annotate.test_claimants import annotate
from variorum.collate.unlisted import list_speakers


def claimants(text: str, value: float) -> list[str]:
    report = list_speakers(annotate(text))
    names = {one.id: one.name for one in report.entities or ()}
    return [names[one] for figure in report.figures or () if figure.value == value for one in figure.claimant_entity]


@pytest.mark.parametrize(
    ("text", "value", "names"),
    [
        ("Tracking data show that the weavers bought 90 looms last year.", 90, ["Tracking data"]),
        ("A laboratory found that 11 samples were bad.", 11, ["A laboratory"]),
        ("The repairs add 18 months, reckon brokers at Nordlund.", 18, ["brokers at Nordlund"]),
        ("Satellite pictures taken on Tuesday by the firm Orlin Imaging show 12 sunken barges.", 12, ["Orlin Imaging"]),
        ("The flood threatens 40 mills.", 40, []),
        ("A copy seen by the Tolm Courier says that 40 mills are to close.", 40, []),
    ],
)
def test_who_or_what_tells_a_number_claims_it(text: str, value: float, names: list[str]):
    assert claimants(text, value) == names


def test_the_reports_own_reporter_claims_nothing():
    text = "TOLM, Oct 8 (Brennick Wire) - The gate is shut.\n\nTwo buses waited for 40 minutes, a Brennick Wire reporter saw."
    assert claimants(text, 40) == []
