"""Listed demands: said where the lead-in tells of an occasion, else positions alone."""

import pytest

from variorum import Report, annotate_reports, collate_reports

_ITEMS = "\n\n- an armed escort for each boat;\n\n- the full report of the inquiry into the fire of June.\n"


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        ("Minister Ada Lund set out for the board three things she means to obtain:", True),
        ("The Harbour Union demands:", False),
    ],
)
def test_a_listed_demand_is_a_statement_where_it_was_said_once(lead: str, said: bool) -> None:
    text = f"Dover port\n\nDOVER, May 3, 2026 - The port was shut on Sunday.\n\n{lead}{_ITEMS}"
    account = collate_reports(list(annotate_reports([Report(id="one", text=text)])))[0]
    assert any("armed escort" in one.gist for one in account.statements) == said
    assert said or any("armed escort" in one.evidence[0].text for one in account.positions)
