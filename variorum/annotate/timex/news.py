"""Finds the day of the news that a report with a dateline tells."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from variorum.model.report import Published, TimeExpression

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
"""The EDTF date of one known day."""
_PROSE: Final = 80
"""Least code points of the news behind a dateline in its line."""
_LEAD: Final = 400
"""Code points behind a dateline in which the day of the news is named."""


def day_of_news(text: str, published: Published, times: Sequence[TimeExpression]) -> str | None:
    """The day of the news of a report with a dateline: the first day that it names, where that is its own or the day before."""
    if not has_dateline(text, published) or DAY.fullmatch(published.date or "") is None:
        return None
    end = published.evidence[0][1]
    own = date.fromisoformat(published.date or "")
    first = next((time for time in times if end <= time.start < end + _LEAD and time.edtf is not None), None)
    return first.edtf if first is not None and first.edtf in (own.isoformat(), (own - timedelta(days=1)).isoformat()) else None


def has_dateline(text: str, published: Published) -> bool:
    """Whether the date that a report states of itself stands before the news in one line, not on a line of its own."""
    if not published.evidence:
        return False
    end = published.evidence[0][1]
    stop = text.find("\n", end)
    return len(text[end : stop if stop >= 0 else len(text)]) >= _PROSE


def awaits_year(text: str, published: Published) -> bool:
    """Whether only the year keeps open which day the news is of: a dateline prints day and month without it."""
    return published.basis in ("unknown", "inferred") and DAY.fullmatch(published.date or "") is None and has_dateline(text, published)
