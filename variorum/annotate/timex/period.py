"""Stretches of the calendar that keep their precision: a day is not a month, and a week has no month at all."""

import re
from datetime import date, timedelta
from typing import Final, Literal

from variorum.model.record import Record

Kind = Literal["century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day"]
Hemisphere = Literal["north", "south"]

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2999
"""Years outside these bounds are words to us: news has no other use for them, and calendars before 1582 differ."""

SEASONS: Final = ("SP", "SU", "FA", "WI")
_SEASON_MONTH: Final = {"north": (3, 6, 9, 12), "south": (9, 12, 3, 6)}
_NUMBERED: Final = {"half": (2, 6), "quarter": (4, 3), "month": (12, 1)}
_TIMEX: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?\Z"
)


class Period(Record, frozen=True):
    """A stretch of one kind: ``number`` is the month, week, quarter, half or season (1 to 4 from spring) of ``year``.

    A century or decade has the year it starts with. Seasons are meteorological; a winter that crosses the year end
    carries the year in which it begins.
    """

    kind: Kind
    year: int
    number: int = 1
    day: int = 1
    hemisphere: Hemisphere = "north"

    def first(self) -> date:
        """Its first day. :raises ValueError: there is no such day."""
        if self.kind in ("week", "weekend"):
            return date.fromisocalendar(self.year, self.number, 1 if self.kind == "week" else 6)
        if self.kind == "day":
            return date(self.year, self.number, self.day)
        if self.kind == "season":
            return date(self.year, _SEASON_MONTH[self.hemisphere][self.number - 1], 1)
        if self.kind in _NUMBERED:
            return date(self.year, (self.number - 1) * _NUMBERED[self.kind][1] + 1, 1)
        return date(self.year, 1, 1)

    def last(self) -> date:
        """Its last day. :raises ValueError: there is no such day."""
        if self.kind == "day":
            return self.first()
        if self.kind == "weekend":
            return self.first() + timedelta(days=1)
        if self.kind in ("season", "quarter"):
            return _add_months(self.first(), 3) - timedelta(days=1)
        return self.plus(1).first() - timedelta(days=1)

    def plus(self, count: int) -> "Period":
        """The period of the same kind, ``count`` further on. :raises ValueError: it lies outside the calendar."""
        if self.kind in ("day", "week", "weekend"):
            step = timedelta(days=count if self.kind == "day" else 7 * count) if abs(count) < 4_000_000 else None
            if step is None:
                raise ValueError(f"{count} {self.kind}s is outside the calendar")
            try:
                return containing(self.kind, self.first() + step)
            except OverflowError as far:
                raise ValueError(f"{count} {self.kind}s is outside the calendar") from far
        if self.kind in _NUMBERED:
            per_year = _NUMBERED[self.kind][0]
            months = self.year * per_year + self.number - 1 + count
            return Period(self.kind, *_in_calendar(months // per_year, months % per_year + 1))
        years = {"century": 100, "decade": 10}.get(self.kind, 1) * count
        year, number = _in_calendar(self.year + years, self.number)
        return Period(self.kind, year, number, self.day, self.hemisphere)

    def timex(self) -> str:
        """Its TIMEX3 value."""
        if self.kind == "century":
            return f"{self.year // 100:02d}"
        if self.kind == "decade":
            return f"{self.year // 10:03d}"
        tail = {
            "year": "",
            "half": f"-H{self.number}",
            "quarter": f"-Q{self.number}",
            "season": f"-{SEASONS[self.number - 1]}" if self.kind == "season" else "",
            "month": f"-{self.number:02d}",
            "week": f"-W{self.number:02d}",
            "weekend": f"-W{self.number:02d}-WE",
            "day": f"-{self.number:02d}-{self.day:02d}",
        }[self.kind]
        return f"{self.year:04d}{tail}"

    def edtf(self) -> str:
        """Its EDTF date: plain for years, months and days, else the interval of its days, months or years."""
        if self.kind in ("year", "month", "day"):
            return self.timex()
        first, last = self.first(), self.last()
        if self.kind in ("century", "decade"):
            shift = 1 if self.kind == "century" else 0  # the 20th century is 1901 to 2000
            return f"{first.year + shift:04d}/{last.year + shift:04d}"
        cut = 7 if self.kind in ("half", "quarter", "season") else 10
        return f"{first.isoformat()[:cut]}/{last.isoformat()[:cut]}"


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, 28))


def _in_calendar(year: int, number: int) -> tuple[int, int]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"year {str(year)[:12]} is outside {FIRST_YEAR}-{LAST_YEAR}")
    return year, number


def containing(kind: Kind, day: date, hemisphere: Hemisphere = "north") -> Period:
    """The period of that kind in which ``day`` lies."""
    if kind in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return Period(kind, year, week)
    if kind == "day":
        return Period("day", day.year, day.month, day.day)
    if kind == "season":
        starts = _SEASON_MONTH[hemisphere]
        number = next(n for n, month in enumerate(starts, 1) if (day.month - month) % 12 < 3)
        return Period("season", day.year - (day.month < starts[number - 1]), number, hemisphere=hemisphere)
    if kind in _NUMBERED:
        return Period(kind, day.year, (day.month - 1) // _NUMBERED[kind][1] + 1)
    size = {"century": 100, "decade": 10}.get(kind, 1)
    return Period(kind, day.year // size * size)


def day_of(year: int, month: int, day: int) -> Period:
    """A day. :raises ValueError: the calendar has no such day."""
    _in_calendar(year, month)
    date(year, month, day)
    return Period("day", year, month, day)


def from_timex(value: str | None) -> Period | None:
    """The period that a TIMEX3 value names (a time of day names its day), ``None`` where it names none."""
    match = _TIMEX.match(value or "")
    if not match:
        return None
    year = int(match["year"])
    if match["day"]:
        return Period("day", year, int(match["month"]), int(match["day"]))
    if match["week"]:
        return Period("weekend" if match["weekend"] else "week", year, int(match["week"]))
    if match["season"]:
        return Period("season", year, SEASONS.index(match["season"]) + 1)
    for kind in ("quarter", "half", "month"):
        if match[kind]:
            return Period(kind, year, int(match[kind]))
    return Period("year", year)
