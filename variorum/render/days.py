"""Reads an EDTF date as the calendar days it may mean, so that dates of any precision can be drawn and sorted."""

import calendar
import re
from datetime import date

from variorum.model.record import Record

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}


class Days(Record, frozen=True):
    """The first and last day a date may mean, as proleptic Gregorian ordinals; ``rough`` where the date says "about"."""

    first: int
    last: int
    rough: bool = False

    @property
    def exact(self) -> bool:
        """Whether the date is one certain day."""
        return self.first == self.last and not self.rough


def _read_part(part: str) -> Days | None:
    found = _DATE.fullmatch(part.rstrip("~?%"))
    if not found:
        return None
    year, month, day = (int(group) if group else None for group in found.groups())
    rough = part[-1] in "~?%"
    try:
        if year is None or month is None:
            return Days(date(year or 0, 1, 1).toordinal(), date(year or 0, 12, 31).toordinal(), rough)
        if month in _SEASON_MONTHS:
            start, end = _SEASON_MONTHS[month]
            last_year = year + (end < start)
            return Days(date(year, start, 1).toordinal(), date(last_year, end, calendar.monthrange(last_year, end)[1]).toordinal(), rough)
        if day is None:
            return Days(date(year, month, 1).toordinal(), date(year, month, calendar.monthrange(year, month)[1]).toordinal(), rough)
        one = date(year, month, day).toordinal()
    except (ValueError, calendar.IllegalMonthError):
        return None
    return Days(one, one, rough)


def read_days(edtf: str | None) -> Days | None:
    """The days an EDTF date may mean (ISO 8601-2 levels 0 and 1: days, months, years, seasons, quarters, ranges, ``~ ? %``).

    :returns: ``None`` where there is no date or it is open at an end or not understood; nothing is made up.
    """
    if not edtf:
        return None
    first, slash, last = edtf.partition("/")
    start = _read_part(first)
    if not slash:
        return start
    end = _read_part(last) if last else None
    if start is None or end is None or end.last < start.first:
        return None
    return Days(start.first, end.last, start.rough or end.rough)
