"""A party that turns: of two opposite positions on one matter the later overtakes the earlier, and nothing else does."""

import msgspec
import pytest

from tests.factory import place_of, report
from variorum.collate import collate_story
from variorum.model.account import Account
from variorum.model.report import AnnotatedReport, Position, PositionKind, Range


def _with(made: AnnotatedReport, words: str, kind: PositionKind, content: str, **fields: object) -> AnnotatedReport:
    start, end = place_of(made.text, words)
    inside = place_of(made.text[start:end], content)
    said: Range = (start + inside[0], start + inside[1])
    one = Position(start=start, end=end, kind=kind, **{"party": ("t",), "content": (said,), **fields})  # type: ignore[arg-type]
    return msgspec.structs.replace(made, positions=(*(made.positions or ()), one))


def _told(name: str, verb: str, kind: PositionKind, content: str, date: str | None, **fields: object) -> AnnotatedReport:
    made = report(name, f"{{t=country:Torland}} {verb} {content}. {{w=country:Westmark}} and {{n=country:Northmark}} looked on.")
    return _with(made, f"Torland {verb} {content}", kind, content, date=date, **fields)


def _account(*reports: AnnotatedReport) -> Account:
    return collate_story("s", reports, ())


BACKED = _told("r1", "backed", "support", "the harbour toll", "2031-05-03")


def test_the_later_of_two_dated_opposite_positions_overtakes_the_earlier() -> None:
    found = _account(BACKED, _told("r2", "fought", "oppose", "the harbour toll", "2031-06-09"))
    earlier, later = sorted(found.positions, key=lambda one: one.date or "")
    assert (earlier.status, later.status) == (f"superseded by {later.id}", None)
    assert earlier.superseded_by == later.id
    (difference,) = found.differences
    assert (difference.kind, difference.about) == ("shift_over_time", (earlier.id, later.id))
    assert [side.evidence for side in difference.sides] == [earlier.evidence, later.evidence]


@pytest.mark.parametrize(
    "later",
    [
        _told("r2", "fought", "oppose", "the harbour toll", None),
        _told("r2", "fought", "oppose", "the harbour toll", "2031-05-03"),
        _told("r2", "fought", "oppose", "the harbour toll", "2031-05"),
        _told("r2", "fought", "oppose", "the harbour toll", "2031"),
        _told("r2", "fought", "oppose", "the harbour toll", "2031-06-09", party=("w",)),
        _told("r2", "fought", "oppose", "the harbour toll", "2031-06-09", per=("w",)),
        _told("r2", "fought", "oppose", "the harbour toll", "2031-06-09", condition=(0, 7)),
        _told("r2", "reportedly fought", "oppose", "the harbour toll", "2031-06-09", hedge=(8, 18)),
        _told("r2", "fought", "oppose", "the end of the harbour toll", "2031-06-09"),
        _told("r2", "fought", "oppose", "the harbour toll for 30 boats", "2031-06-09"),
        _told("r2", "fought", "oppose", "the harbour bridge", "2031-06-09"),
        _told("r2", "demanded", "demand", "the harbour toll", "2031-06-09"),
    ],
)
def test_without_order_party_or_matter_in_common_nothing_is_overtaken(later: AnnotatedReport) -> None:
    found = _account(BACKED, later)
    assert [one.superseded_by for one in found.positions] == [None] * len(found.positions)
    assert "shift_over_time" not in {one.kind for one in found.differences}


def test_other_parties_named_in_the_content_are_another_matter() -> None:
    made = []
    for name, verb, kind, whom, date in (
        ("r1", "backed", "support", "Westmark", "2031-05-03"),
        ("r2", "fought", "oppose", "Northmark", "2031-06-09"),
    ):
        text = report(name, f"{{t=country:Torland}} {verb} the sale of barges to {{country:{whom}}}.")
        made.append(_with(text, text.text[:-1], kind, f"the sale of barges to {whom}", date=date))  # type: ignore[arg-type]
    assert all(one.status is None for one in _account(*made).positions)


@pytest.mark.parametrize(
    ("first", "second", "turned"),
    [
        ("once backed the harbour toll", ". {=t:Torland} now fights the harbour toll", True),
        ("once backed the harbour toll", ". {=t:Torland} now fights it", True),
        ("initially backed the harbour toll", " but fights the harbour toll", True),
        ("once backed the harbour toll", ". {=t:Torland} fights the harbour toll", False),
        ("backed the harbour toll", ". {=t:Torland} fights the harbour toll", False),
        ("once backed the harbour toll", ". A ship passed. Two ships passed. {=t:Torland} now fights it", False),
    ],
)
def test_words_of_one_report_put_one_position_before_the_other(first: str, second: str, turned: bool) -> None:
    made = report("r1", "{t=country:Torland} " + first + second + ".")
    made = _with(made, "Torland " + first, "support", "the harbour toll")
    start = made.text.index("fights")
    begin = start - len("now ") if "now fights" in made.text else start
    says = start + len("fights ")
    last = len(made.text) - 1
    against = Position(start=begin, end=last, kind="oppose", party=("t",), content=((says, last),))
    made = msgspec.structs.replace(made, positions=(*made.positions, against))
    assert [one.superseded_by is not None for one in _account(made).positions] == [turned, False]


def test_a_party_that_returns_to_its_position_holds_it_twice() -> None:
    reports = (
        _told("r1", "offered", "offer", "to open the harbour", "2031-05-03"),
        _told("r2", "refused", "refusal", "to open the harbour", "2031-05-09"),
        _told("r3", "offered again", "offer", "to open the harbour", "2031-05-12"),
    )
    found = {one.date: one for one in _account(*reports).positions}
    assert found["2031-05-03"].superseded_by == found["2031-05-09"].id
    assert found["2031-05-09"].superseded_by == found["2031-05-12"].id
    assert found["2031-05-12"].status is None


def test_a_position_repeated_within_a_month_is_one_with_its_first_and_last_day() -> None:
    found = _account(BACKED, _told("r2", "backed", "support", "the harbour toll", "2031-05-20"))
    assert [one.date for one in found.positions] == ["2031-05-03/2031-05-20"]
    apart = _account(BACKED, _told("r2", "backed", "support", "the harbour toll", "2032-05-20"))
    assert [one.date for one in apart.positions] == ["2031-05-03", "2032-05-20"]
