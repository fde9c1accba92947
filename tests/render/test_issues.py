"""The table of parties and issues: where each party stands, in order of time."""

from tests.render.orlin import orlin_account
from variorum.model.account import Account, AccountPosition, Actor, ReportEntry, StoryInfo, witness
from variorum.model.report import PositionKind, Published
from variorum.render import render_page
from variorum.render.issues import lay_out_issues
from variorum.render.markdown import render_markdown

_TEXT = "The words of all positions stand here."
_SEEN = (witness("one", _TEXT, 0, len(_TEXT)),)


def _position(id: str, party: str, kind: PositionKind, content: str, date: str | None = None, status: str | None = None) -> AccountPosition:
    return AccountPosition(id, (party,), kind, content, (), None, status, date, (), _SEEN)


def _account(*positions: AccountPosition) -> Account:
    actors = tuple(Actor(id, name, "country", None, (), _SEEN) for id, name in (("a1", "Torland"), ("a2", "Westmark")))
    reports = (ReportEntry("one", None, None, Published()),)
    return Account(StoryInfo("s", "Small"), reports, actors=actors, positions=positions)


MOVED = _account(
    _position("po1", "a1", "oppose", "it", "2031-06-09"),
    _position("po2", "a1", "support", "the toll", "2031-05-03", "superseded by po1"),
    _position("po3", "a2", "demand", "a lower toll"),
    _position("po4", "a2", "demand", "a bigger barge for Torland"),
)


def test_a_cell_tells_in_order_of_time_how_a_party_moved() -> None:
    table = lay_out_issues(MOVED)
    assert table.issues == ("toll",)
    cells = {row.name: [(step.position.id, step.over, step.moved) for step in row.cells[0]] for row in table.rows}
    assert cells == {"Torland": [("po2", "po1", False), ("po1", None, True)], "Westmark": [("po3", None, False)]}


def test_undated_positions_come_after_the_dated() -> None:
    told = [_position("po1", "a1", "support", "the toll"), _position("po2", "a1", "demand", "the toll", "2031-05")]
    (row, _) = lay_out_issues(_account(*told, _position("po3", "a2", "oppose", "the toll"))).rows
    assert [step.position.id for step in row.cells[0]] == ["po2", "po1"]


def test_one_party_alone_that_has_not_moved_makes_no_issue() -> None:
    assert lay_out_issues(_account(_position("po1", "a1", "support", "the toll"))).issues == ()
    assert lay_out_issues(_account()).rows == ()


def test_the_page_marks_what_was_given_up_and_leads_to_what_took_its_place() -> None:
    page = render_page(MOVED, [])
    assert '<li class="gone"><a href="#po2">supports</a> <time datetime="2031-05-03">3 May 2031</time>' in page
    assert '<a class="tag status" href="#po1">superseded: position 1</a>' in page
    assert "superseded by: opposes it" in render_markdown(MOVED)


def test_every_step_leads_to_a_position_of_the_page() -> None:
    ids = {position.id for position in orlin_account().positions}
    steps = [step for row in lay_out_issues(orlin_account()).rows for cell in row.cells for step in cell]
    assert {step.position.id for step in steps} <= ids
