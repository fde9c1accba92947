"""Settles an ambiguous date of publication by what the report tells: its weekdays, its order of events, its other dates."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from variorum.annotate.quantity.cardinal import read_number
from variorum.annotate.timex.context import Found
from variorum.annotate.timex.find import read_times
from variorum.annotate.timex.numeric import numeric_readings
from variorum.annotate.timex.period import Period, from_timex
from variorum.model.record import Record
from variorum.model.report import Range

_LEAD: Final = 1500
"""The news event stands at the head of a report: weekdays are read there only."""
_LANDMARK: Final = "2001-09-11"
"""The one day of which news goes on telling by its date; it tells nothing of when a report appeared."""
_LATEST_NEWS: Final = 2
"""A report appears on the day of its news or at most so many days later."""
_AHEAD_OR_FAR = re.compile(r"\b(?:next|last|coming|until|till|by|before|will|every|each)\b[^.]{0,25}\Z", re.IGNORECASE)
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)\Z")
_AGO = re.compile(r"(?<![\w-])(?P<count>[\w-]{1,30}) (?P<unit>months?|weeks?|days?) (?:ago|earlier|after)", re.IGNORECASE)


class Reason(Record, frozen=True):
    """Why readings of a date fall away: a clause for a reader, the words it rests on, and the readings it leaves."""

    why: str
    at: Range
    leaves: tuple[date, ...]


def settle(text: str, readings: Sequence[date], at: Range) -> tuple[tuple[date, ...], list[Reason]]:
    """Strike out the readings that what the report tells contradicts.

    :param readings: the days the date can mean. :param at: where it stands.
    :returns: the readings left (all of them where the reasons contradict each other), and the reasons that decided.
    """
    times = [time for time in read_times(text, None) if time.end <= at[0] or time.start >= at[1]]
    reasons = [*_by_weekday(text, times, readings), *_by_order(text, times, readings), *_by_style(text, times, readings, at)]
    left = tuple(readings)
    for reason in reasons:
        left = tuple(day for day in left if day in reason.leaves)
    return (left, reasons) if left else (tuple(readings), [])


def _by_weekday(text: str, times: Sequence[Found], readings: Sequence[date]) -> list[Reason]:
    """The first weekday that tells of the news: it is the day of publication or shortly before it."""
    for time in times:
        if time.start > _LEAD:
            break
        match = re.fullmatch(r"XXXX-WXX-(\d)(?:T\w+)?", time.meaning.value or "")
        if not match or time.rule not in ("weekday", "weekday_part") or _AHEAD_OR_FAR.search(text[max(0, time.start - 40) : time.start]):
            continue
        fits = tuple(day for day in readings if (day.isoweekday() - int(match[1])) % 7 <= _LATEST_NEWS)
        if fits and len(fits) < len(readings):
            told = ", ".join(f"{day.isoformat()} is a {day:%A}" for day in readings)
            return [Reason(why=f"the report tells of {text[time.start : time.end]!r}, and {told}", at=(time.start, time.end), leaves=fits)]
        return []
    return []


def _by_order(text: str, times: Sequence[Found], readings: Sequence[date]) -> list[Reason]:
    """A past event with a date of its own lies before the report, and "two months ago" at that distance."""
    reasons = []
    dated = [(time, days) for time in times if (days := _past_days(text, time, readings))]
    for time, days in dated:
        fits = tuple(day for day in readings if days[day] <= day)
        if fits and len(fits) < len(readings):
            why = f"the report looks back on {text[time.start : time.end]!r}"
            reasons.append(Reason(why=why, at=(time.start, time.end), leaves=fits))
            break
    for match in _AGO.finditer(text):
        count = read_number(match["count"])
        if count is None or not dated:
            continue
        length = {"m": 30.4, "w": 7.0, "d": 1.0}[match["unit"][0].lower()] * count
        slack = {"m": 21, "w": 5, "d": 1}[match["unit"][0].lower()]
        fits = tuple(day for day in readings if any(abs((day - days[day]).days - length) <= slack for _, days in dated))
        if fits and len(fits) < len(readings):
            reasons.append(Reason(why=f"an event it dates lies {match.group()!r} only then", at=match.span(), leaves=fits))
            break
    return reasons


def _past_days(text: str, time: Found, readings: Sequence[date]) -> dict[date, date]:
    """For each reading, the day a past event's date means: with its year printed, or in the year nearest to the reading."""
    before = text[max(0, time.start - 60) : time.start]
    if re.search(r"\b(?:will|would|until|by|next|due|scheduled|expected|planned|to be|from)\b", before, re.IGNORECASE):
        return {}
    period = from_timex(time.meaning.value)
    if period is not None and period.kind == "day" and time.meaning.edtf:
        return {reading: period.first() for reading in readings}
    match = _MONTH_DAY.fullmatch(time.meaning.value or "")
    if not match:
        return {}
    days = {}
    for reading in readings:
        options = []
        for year in (reading.year, reading.year - 1, reading.year + 1):
            try:
                options.append(date(year, int(match[1]), int(match[2])))
            except ValueError:
                continue
        if not options:
            return {}
        days[reading] = min(options, key=lambda option: (abs(option - reading), option))
    return days


def _by_style(text: str, times: Sequence[Found], readings: Sequence[date], at: Range) -> list[Reason]:
    """Another date in figures that only one order allows shows how the page writes dates."""
    if len(readings) != 2:
        return []
    order = figure_order(text, times)
    if order is None:
        return []
    return [Reason(why="the page's other dates in figures stand in that order", at=order[1], leaves=(readings[order[0]],))]


def figure_order(text: str, times: Sequence[Found]) -> tuple[bool, Range] | None:
    """Whether the text's dates in figures put the day first, and where that shows; ``None`` where they do not tell, or differ."""
    orders: dict[bool, Range] = {}
    for time in times:
        if time.rule != "numeric_date":
            continue
        first, second, year = (int(part) for part in re.split(r"[/.-]", text[time.start : time.end]))
        if len(numeric_readings(first, second, year if year > 99 else 2000 + year)) == 1 and first != second:
            orders.setdefault(first > 12, (time.start, time.end))
    return next(iter(orders.items())) if len(orders) == 1 else None


def latest_reported(text: str, times: Sequence[Found]) -> tuple[Period, Range] | None:
    """The latest day or month with a year that the text tells of as past, and where: the report is no older than that."""
    best: tuple[Period, Range] | None = None
    for time in times:
        period = from_timex(time.meaning.value)
        if (
            period is None
            or period.kind not in ("day", "month")
            or not time.meaning.edtf
            or time.rule in ("that_unit", "same_unit", "following_unit", "nine_eleven")
            or time.meaning.value == _LANDMARK
        ):
            continue
        before = text[max(0, time.start - 80) : time.start]
        if re.search(
            r"\b(?:will|would|until|till|by|next|due|scheduled|expected|planned|deadline|to be|expires?|effective)\b[^.]*\Z",
            before,
            re.IGNORECASE,
        ):
            continue
        if best is None or period.first() > best[0].first():
            best = (period, (time.start, time.end))
    return best
