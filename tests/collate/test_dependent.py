"""A position told without its condition is one with the telling that has it."""

import msgspec
import pytest

from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.model.report import AnnotatedReport, Position, PositionKind


def _told(name: str, verb: str, kind: PositionKind, content: str, condition: str | None = None) -> AnnotatedReport:
    made = report(name, f"{{t=country:Torland}} {verb} {content}{' ' + condition if condition else ''}. {{w=country:Westmark}} looked on.")
    start, end = place_of(made.text, f"Torland {verb} {content}")
    position = Position(
        start=start, end=end, kind=kind, party=("t",), content=(place_of(made.text, content),),
        condition=place_of(made.text, condition) if condition else None,
    )  # fmt: skip
    return msgspec.structs.replace(made, positions=(position,))


BOUND = _told("r1", "offered", "offer", "to open the northern crossing this year", "if the base is closed")


def test_the_bare_telling_is_joined_to_the_one_with_the_condition() -> None:
    (found,) = collate_story("s", [BOUND, _told("r2", "promised", "promise", "to open the northern crossing")], ()).positions
    assert (found.kind, found.condition) == ("offer", "if the base is closed")
    assert [one.report for one in found.evidence] == ["r1", "r2"]


@pytest.mark.parametrize(
    "other",
    [
        _told("r2", "promised", "promise", "to close the southern harbour"),
        _told("r2", "promised", "promise", "to open the northern crossing whatever happens"),
        _told("r2", "fought", "oppose", "the northern crossing"),
    ],
)
def test_other_matter_other_kinds_and_what_depends_on_nothing_stay_alone(other: AnnotatedReport) -> None:
    assert len(collate_story("s", [BOUND, other], ()).positions) == 2


def test_one_rare_word_is_enough_where_the_side_has_one_offer_with_a_condition() -> None:
    bound = _told("r1", "promised", "promise", "to hold a round of consultations in Zembria", "if both sides ask for it")
    bare = _told("r2", "offered", "offer", "Zembria as a place")
    (found,) = collate_story("s", [bound, bare], ()).positions
    assert found.condition == "if both sides ask for it"


def test_two_offers_with_a_condition_leave_it_open() -> None:
    first = _told("r1", "promised", "promise", "to hold a round of consultations in Zembria", "if both sides ask for it")
    second = _told("r2", "promised", "promise", "a loan to the farmers of the valley", "if the strike ends")
    bare = _told("r3", "offered", "offer", "Zembria as a place")
    assert len(collate_story("s", [first, second, bare], ()).positions) == 3


def test_contents_that_share_half_of_the_shorter_one_are_one_also_in_another_word_of_one_sense() -> None:
    bound = _told("r1", "offered", "offer", "a national dialogue", "once the harbour is empty")
    (found,) = collate_story("s", [bound, _told("r2", "promised", "promise", "talks with its rivals")], ()).positions
    assert found.condition == "once the harbour is empty"


def test_a_promise_is_a_warning_only_where_nearly_all_is_the_same() -> None:
    bound = _told("r1", "warned", "warning", "that Torland would settle the bill itself", "if the barges came back")
    same = _told("r2", "vowed", "promise", "to settle the bill alone and at once")
    (found,) = collate_story("s", [bound, same], ()).positions
    assert found.condition == "if the barges came back"
    assert len(collate_story("s", [bound, _told("r2", "vowed", "promise", "to settle the border by treaty")], ()).positions) == 2
