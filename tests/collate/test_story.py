"""Look-ups in one report of a story."""

import time

import msgspec

from tests.factory import plain
from variorum.collate.settling import time_beside
from variorum.collate.story import Sheet
from variorum.model.report import Position, Statement, TimeExpression

MANY = 20_000
LINE = "On Monday he said no. "


def _long_sheet() -> Sheet:
    made = plain("r", LINE * MANY)
    size = len(LINE)
    starts = range(0, size * MANY, size)
    return Sheet(
        msgspec.structs.replace(
            made,
            sentences=tuple((start, start + size - 1) for start in starts),
            statements=tuple(
                Statement(id=f"s{number}", cue=((start + 13, start + 17),), content=((start + 18, start + 20),))
                for number, start in enumerate(starts)
            ),
            times=tuple(
                TimeExpression(start=start + 3, end=start + 9, type="DATE", value="2031-05-03", edtf="2031-05-03") for start in starts
            ),
        )
    )


def test_look_ups_in_a_report_of_many_statements_do_not_go_through_all_of_them() -> None:
    sheet = _long_sheet()
    start = time.process_time()
    told = [sheet.is_told(at, at + 8) for at in range(0, len(LINE) * MANY, len(LINE))]
    beside = [time_beside(sheet, statement) for statement in sheet.report.statements or ()]
    assert time.process_time() - start < 20
    assert not any(told)
    assert [one.start if one else -1 for one in beside] == [at + 3 for at in range(0, len(LINE) * MANY, len(LINE))]


def test_what_a_statement_or_a_position_covers_is_told() -> None:
    made = plain("r", "Torland said no. Westmark wants the harbour. Ships passed.")
    statement = Statement(id="s1", cue=((8, 12),), content=((13, 15),))
    position = Position(start=26, end=43, kind="demand")
    sheet = Sheet(msgspec.structs.replace(made, statements=(statement,), positions=(position,)))
    assert sheet.is_told(0, 9) and sheet.is_told(14, 20) and sheet.is_told(40, 50)
    assert not sheet.is_told(0, 8) and not sheet.is_told(15, 26) and not sheet.is_told(43, 58)
