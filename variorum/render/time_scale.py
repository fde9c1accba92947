"""A scale of days that leaves long empty stretches out, so that old and recent dates fit one drawing."""

from collections.abc import Sequence
from datetime import date

from variorum.model.record import Record
from variorum.render.days import Days
from variorum.render.phrasing import MONTHS

_EDGE = 10
GAP = 26
"""Room for the sign that days are left out."""
_COARSE = 27
"""Dates wider than this many days (months, years) do not stretch the scale."""
_JOIN = 30
"""Days without anything that may stand between two marks of one stretch, unless there would be too many stretches."""
_MOST = 7
_LEAST = 58.0
_LAST_DAY = date.max.toordinal()

_Span = tuple[int, int]


class Tick(Record, frozen=True):
    """A day on the scale."""

    x: float
    label: str


class Stretch(Record, frozen=True):
    """A run of days without a break. All stretches but those of ``coarse`` dates and very short ones share one scale."""

    first: int
    last: int
    x: float
    width: float
    coarse: bool

    def place(self, day: int) -> float:
        """Where a day begins."""
        return self.x + (day - self.first) / (self.last + 1 - self.first) * self.width


def _join(spans: Sequence[_Span], gap: int) -> list[_Span]:
    joined: list[_Span] = []
    for first, last in spans:
        if joined and first - joined[-1][1] <= gap:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def find_stretches(dates: Sequence[Days], width: int) -> list[Stretch]:
    """The stretches of days to draw: fine dates make them, wide dates that meet none get a narrow one of their own."""
    spans = sorted({(days.first, days.last) for days in dates})
    if not spans:
        return []
    fine = _join([span for span in spans if span[1] - span[0] < _COARSE], _JOIN)
    coarse: list[_Span] = []
    for first, last in (span for span in spans if span[1] - span[0] >= _COARSE):
        if not any(first <= other[1] and last >= other[0] for other in fine + coarse):
            coarse.append((first, last))
    gap = _JOIN
    while len(fine) + len(coarse) > _MOST:
        gap *= 2
        fine, coarse = _join(sorted(fine + coarse), gap), []
    parts = sorted([(max(1, first - 1), min(last + 1, _LAST_DAY), False) for first, last in fine] + [(*span, True) for span in coarse])
    weights = [1 if narrow else last - first + 1 for first, last, narrow in parts]
    x = float(_EDGE)
    stretches = []
    for (first, last, narrow), room in zip(parts, _share_room(weights, width - 2 * _EDGE - GAP * (len(parts) - 1)), strict=True):
        stretches.append(Stretch(first, last, x, room, narrow))
        x += room + GAP
    return stretches


def _share_room(days: Sequence[int], room: float) -> list[float]:
    """Widths by the number of days, but none below what a label needs."""
    least = min(_LEAST, room / len(days))
    wide = list(range(len(days)))
    while True:
        scale = (room - least * (len(days) - len(wide))) / max(1, sum(days[place] for place in wide))
        kept = [place for place in wide if days[place] * scale >= least]
        if len(kept) == len(wide):
            return [days[place] * scale if place in wide else least for place in range(len(days))]
        wide = kept


def place_days(days: Days, stretches: Sequence[Stretch]) -> tuple[float, float]:
    """Where a date begins, and how wide its days are."""
    touched = [one for one in stretches if days.first <= one.last and days.last >= one.first]
    start = touched[0].place(max(days.first, touched[0].first))
    end = touched[-1].place(min(days.last, touched[-1].last) + 1)
    return start, max(end - start, 1.0)


def _name(one: Stretch) -> str:
    first, last = date.fromordinal(one.first), date.fromordinal(one.last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1][:3]} {first.year}"
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year % 100:02d}"


def find_ticks(stretches: Sequence[Stretch]) -> list[Tick]:
    """Labelled days: every day where there is room, else Mondays, else first days of months, else of years.

    A day tells its year where the label before it does not.
    """
    ticks: list[Tick] = []
    year = 0
    for one in stretches:
        if one.coarse:
            ticks.append(Tick(round(one.x, 1), _name(one)))
            year = date.fromordinal(one.last).year
            continue
        per_day = one.width / (one.last + 1 - one.first)
        free_from = one.x - 1
        for day in range(one.first, one.last + 1) if per_day > 0.3 else _new_years(one):
            on = date.fromordinal(day)
            wanted = on.day == 1 or (on.weekday() == 0 and per_day >= 8) or per_day >= 40 or day == one.first + 1
            x = one.place(day)
            if wanted and free_from <= x <= one.x + one.width + GAP - 44:
                named = f"{on.day} {MONTHS[on.month - 1][:3]}" + (f" ’{on.year % 100:02d}" if on.year != year else "")
                ticks.append(Tick(round(x, 1), named if per_day > 0.3 else str(on.year)))
                year = on.year
                free_from = x + 62
    return ticks


def _new_years(one: Stretch) -> list[int]:
    years = range(date.fromordinal(one.first).year, date.fromordinal(one.last).year + 1)
    step = max(1, len(years) // 20)
    return [max(one.first, date(year, 1, 1).toordinal()) for year in years[::step]]
