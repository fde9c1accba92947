"""The timeline and the family tree: to scale, nothing lost without saying so, nothing outside the drawing."""

import pytest

from tests.render.orlin import orlin_account
from variorum.model.account import Account, AccountEvent, Actor, Lineage, ReportEntry, StoryInfo, Witness
from variorum.model.report import Published
from variorum.render.citing import Citations, siglum
from variorum.render.family_tree import FamilyTree, lay_out_family_tree
from variorum.render.naming import title_reports
from variorum.render.relations import lay_out_relations
from variorum.render.timeline import WIDTH, describe_scale, lay_out_timeline


def _account(dates: list[str | None]) -> Account:
    seen = (Witness("r", 0, 1, "x"),)
    events = tuple(
        AccountEvent(f"ev{number}", "x", date, None, None, (), (), None, "actual", (), seen, 1) for number, date in enumerate(dates)
    )
    return Account(StoryInfo("s", "S"), (ReportEntry("r", None, None, Published()),), events=events)


def test_days_are_as_far_apart_as_they_are_in_time() -> None:
    marks = {mark.item.date: mark.x for mark in lay_out_timeline(_account(["2026-07-01", "2026-07-02", "2026-07-11"])).marks}
    assert marks["2026-07-11"] - marks["2026-07-01"] == pytest.approx(10 * (marks["2026-07-02"] - marks["2026-07-01"]), rel=0.02)


def test_a_wide_date_is_a_bar_and_a_day_is_not() -> None:
    timeline = lay_out_timeline(_account(["2026-07-01/2026-07-08", "2026-07-10"]))
    widths = {mark.item.date: mark.width for mark in timeline.marks}
    assert widths["2026-07-01/2026-07-08"] > 6 * widths["2026-07-10"]


def test_a_day_tells_its_year_where_it_is_not_clear() -> None:
    labels = [tick.label for tick in lay_out_timeline(_account(["2025-12-29", "2026-01-05", "2026-01-08"])).ticks]
    assert labels[0].endswith("’25") and sum("’26" in label for label in labels) == 1 and sum("’" in label for label in labels) == 2


def test_old_dates_stand_apart_behind_a_break() -> None:
    timeline = lay_out_timeline(_account(["1991", "2022-02", "2026-07-01", "2026-07-09"]))
    assert len(timeline.breaks) == 2
    assert [tick.label for tick in timeline.ticks][:2] == ["1991", "Feb 2022"]


@pytest.mark.parametrize(
    "dates",
    [[None] * 90, ["2026-07-01"] * 60, ["0001", "9999-12-31"], ["1939/1945", "2026"], [f"{year}-05-01" for year in range(1900, 1990)]],
)
def test_every_mark_lies_inside_the_drawing_or_is_counted(dates: list[str | None]) -> None:
    timeline = lay_out_timeline(_account(dates))
    assert all(mark.x >= 0 and mark.dot_x <= WIDTH and mark.y < timeline.height for mark in timeline.marks)
    assert len(timeline.marks) + sum(lane.left_out for lane in timeline.lanes) == len(dates)


def test_undated_events_have_their_own_lane() -> None:
    timeline = lay_out_timeline(_account(["2026-07-01", None]))
    assert [lane.name for lane in timeline.lanes] == ["act", "undated"]
    assert describe_scale(timeline) == "1 dated line from 1 July 2026 to 1 July 2026; 1 without a date."


def test_an_empty_account_has_no_lanes() -> None:
    timeline = lay_out_timeline(_account([]))
    assert timeline.lanes == () and describe_scale(timeline) == "No line of this account has a date."


def test_reprints_stand_right_of_their_text_and_sources_left() -> None:
    account = orlin_account()
    tree = lay_out_family_tree(account, Citations(account), title_reports(account, ()))
    place = {node.head.split()[0]: node.x for node in tree.nodes}
    assert place["Meridian"] < place["A"] < place["F"]
    assert sum(edge.kind == "shared_quotation" for edge in tree.edges) == 2
    assert all(node.x + node.width <= tree.width and node.y + node.height <= tree.height for node in tree.nodes)


def _tree(*lineage: tuple[str, str, str], reprints: dict[str, str] | None = None) -> FamilyTree:
    entries = tuple(
        ReportEntry(name, None, None, Published(), part="reprint" if name in (reprints or {}) else "report", of=(reprints or {}).get(name))
        for name in ("a", "b", "c")
    )
    lines = tuple(Lineage(kind, report, of, "", (Witness(report, 0, 1, "x"),)) for kind, report, of in lineage)  # type: ignore[arg-type]
    account = Account(StoryInfo("s", "S"), entries, lineage=lines)
    return lay_out_family_tree(account, Citations(account), {name: f"A report with a rather long title, {name}" for name in "abc"})


def test_named_sources_stand_beside_those_who_name_them() -> None:
    tree = _tree(("credit", "c", "Aldwire"), ("credit", "b", "Midwire"), ("credit", "a", "Zedwire"))
    assert [node.head for node in tree.nodes if node.column == "origin"] == ["Zedwire", "Midwire", "Aldwire"]


def test_reports_take_the_room_that_no_reprint_needs() -> None:
    alone, beside = _tree(), _tree(reprints={"c": "a"})
    assert alone.nodes[0].width > beside.nodes[0].width
    assert all(node.x + node.width <= beside.width for node in beside.nodes)
    assert len(alone.nodes[0].head) > len(beside.nodes[0].head)


def test_a_reprint_shares_its_quotations_without_an_arc() -> None:
    shared = (("shared_quotation", "c", "a"), ("shared_quotation", "b", "a"))
    assert [edge.kind for edge in _tree(*shared, reprints={"c": "a"}).edges] == ["reprint", "shared_quotation"]


def test_lineage_to_itself_or_to_strangers_draws_no_line() -> None:
    entry = ReportEntry("r", None, None, Published())
    lineage = (Lineage("self_repetition", "r", "r", "", ()), Lineage("shared_quotation", "r", "nobody", "", ()))
    account = Account(StoryInfo("s", "S"), (entry,), lineage=lineage)
    assert lay_out_family_tree(account, Citations(account), title_reports(account, ())).edges == ()


def test_sigla_go_on_after_z() -> None:
    assert [siglum(number) for number in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_relations_count_done_acts_between_parties() -> None:
    drawing = lay_out_relations(orlin_account())
    assert sorted(tie.title for tie in drawing.ties) == ["Ostaria → Selavia: 1 conflictual act", "Selavia → Ostaria: 1 conflictual act"]
    assert all(0 <= party.x <= drawing.width and 0 <= party.y <= drawing.height for party in drawing.parties)


def test_long_names_of_parties_stay_inside_the_drawing() -> None:
    seen = (Witness("r", 0, 1, "x"),)
    actors = tuple(
        Actor(f"e{number}", f"The Ministry of the Harbours and Ferries of Region {number}", "group", None, (), seen) for number in range(12)
    )
    events = tuple(
        AccountEvent(f"ev{n}", "x", None, "ASSAULT", None, (f"e{n}",), (f"e{(n + 1) % 12}",), None, "actual", (), seen, 1)
        for n in range(12)
    )
    drawing = lay_out_relations(Account(StoryInfo("s", "S"), (), actors=actors, events=events))
    for party in drawing.parties:
        reach = 7 * len(party.name)
        left = party.label_x - {"start": 0, "middle": reach / 2, "end": reach}[party.anchor]
        assert left >= 0 and left + reach <= drawing.width and len(party.name) > 15, party


def test_relations_of_many_parties_leave_some_out_and_say_so() -> None:
    seen = (Witness("r", 0, 1, "x"),)
    events = tuple(
        AccountEvent(f"ev{n}", "x", None, "AID", None, (f"a{n}",), (f"a{n + 1}",), None, "actual", (), seen, 1) for n in range(30)
    )
    drawing = lay_out_relations(Account(StoryInfo("s", "S"), (ReportEntry("r", None, None, Published()),), events=events))
    assert len(drawing.parties) == 12 and drawing.left_out == 19
