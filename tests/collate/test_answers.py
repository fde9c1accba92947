"""Positions that nobody has answered."""

import msgspec
import pytest

from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.model.report import Position

DEMAND = "{t=country:Torland} demanded that {w=country:Westmark} open the island port"


def status(text: str, kind: str = "demand") -> str | None:
    made = report("r1", text)
    start, end = place_of(made.text, "demanded that Westmark open the island port")
    demand = Position(start=start, end=end, kind=kind, party=("t",), target=("w",), content=((start + 14, end),))
    made = msgspec.structs.replace(made, positions=(demand,))
    (found,) = collate_story("s", (made,), ()).positions
    return found.status


@pytest.mark.parametrize(
    "rest",
    [
        ". There was no immediate response from the island.",
        ". {=w:Westmark} has not yet replied.",
        ", but the letter went unanswered.",
        ". {=w:Westmark} has yet to respond to the letter.",
    ],
)
def test_a_demand_whose_report_says_that_no_answer_came_is_unanswered(rest: str) -> None:
    assert status(DEMAND + rest) == "unanswered"


@pytest.mark.parametrize(
    "rest",
    [
        ".",
        ". {=w:Westmark} has not replied to a request for comment.",
        ". {=t:Torland} has not replied to an earlier letter.",
        ". {n=country:Northmark} has not replied to an earlier letter.",
        ". It has not replied to an earlier letter.",
        ". {=w:Westmark} replied at once. Two ships passed. There was no response from the crew.",
    ],
)
def test_other_silences_say_nothing(rest: str) -> None:
    assert status(DEMAND + rest) is None


def test_a_threat_needs_no_answer() -> None:
    assert status(DEMAND + ". {=w:Westmark} has not yet replied.", kind="threat") is None
