"""CSV tables: rows resolve to the exact words and no cell is taken for a formula."""

import csv
import io

import pytest

from tests.render.orlin import orlin_account, orlin_reports
from variorum.model.account import Account, AccountFigure, ReportEntry, StoryInfo, Witness
from variorum.model.report import Published
from variorum.render.tables import TABLES, render_tables, safe_cell


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_tables(orlin_account())[name], newline="")))


@pytest.mark.parametrize("name", ["statements.csv", "events.csv", "figures.csv", "positions.csv", "differences.csv", "lineage.csv"])
def test_every_row_resolves_to_the_exact_words(name: str) -> None:
    texts = {report.id: report.text for report in orlin_reports()}
    rows = _rows(name)
    assert rows
    for row in rows:
        assert texts[row["report"]][int(row["start"]) : int(row["end"])] == row["words"]


def test_there_is_a_table_for_every_part() -> None:
    assert tuple(render_tables(orlin_account())) == TABLES
    assert len(_rows("reports.csv")) == 8
    assert {(row["printed_as"], row["report"]) for row in _rows("actors.csv")} >= {("Halimova", "04-daily-lantern")}


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx"])
def test_formulas_are_disarmed(text: str) -> None:
    assert safe_cell(text) == "'" + text


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert [safe_cell(value) for value in (-3, 2.5, "a=b", None, "")] == [-3, 2.5, "a=b", "", ""]


def test_line_ends_and_quotation_marks_inside_a_cell_survive() -> None:
    seen = Witness("r", 0, 9, 'a "b"\nc,d')
    figure = AccountFigure("fi1", 3, "=", None, "x", (), None, (seen,), 1)
    account = Account(StoryInfo("s", "S"), (ReportEntry("r", None, None, Published()),), figures=(figure,))
    rows = list(csv.DictReader(io.StringIO(render_tables(account)["figures.csv"], newline="")))
    assert rows[0]["words"] == 'a "b"\nc,d'
