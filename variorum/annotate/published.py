"""Finds the report's own date: given by its sender, stated on the page, or at least bounded by what it reports."""

import re
from collections.abc import Sequence
from datetime import date
from email.utils import parsedate
from typing import Literal

from variorum.annotate.publication.settle import latest_reported, settle
from variorum.annotate.publication.stated import Stated, date_in_url, find_stated
from variorum.annotate.timex.find import read_times
from variorum.annotate.timex.numeric import numeric_readings
from variorum.annotate.timex.period import from_timex
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Published, Range, Report

_PLACES = {"published": "the line that says when it was published", "dateline": "the dateline", "line": "the date line at its head",
           "updated": "the line that says when it was updated"}  # fmt: skip
NEAR_REPORTED = 120
"""Days between the latest day reported and a dateline without a year up to which that day gives the year; a month gives its own only."""
NEAR_WITH_WEEKDAY = 500
"""The same for a dateline that prints the weekday, which the year must fit."""
_WEEKDAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\b")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)\Z")


def find(report: Report, have: Layers, params: Params) -> Published | Absent:
    """The date of publication with its basis, the reason, the words it rests on, and the readings left open."""
    given = _given(report)
    if given is not None:
        return given
    stated = find_stated(report.text)
    firsts = [one for one in stated if one.place != "updated"] or stated
    if firsts:
        return _stated(report.text, firsts)
    day = date_in_url(report.source.url)
    if day is not None:
        return Published(date=day.isoformat(), basis="given", why="the day in the report's address")
    return _inferred(report.text)


def _given(report: Report) -> Published | None:
    """What the sender or the page's metadata says, read as ISO 8601, as a mail date, or as words."""
    words = (report.published_given or "").strip()
    if not words:
        return None
    readings = read_given(words)
    if len(readings) == 1:
        return Published(date=readings[0].isoformat(), basis="given", why=f"given with the report as {words[:60]!r}")
    if not readings:
        url = date_in_url(report.source.url)
        if url is not None:
            return Published(date=url.isoformat(), basis="given", why=f"the day in its address; {words[:60]!r} is no date")
        period = from_timex(words if re.fullmatch(r"\d{4}(?:-\d\d)?", words) else None)
        if period is not None:
            return Published(date=period.edtf(), basis="given", why=f"given with the report as {words[:60]!r}")
        return None
    return _settled(report.text, readings, (0, 0), "given", f"given with the report as {words[:60]!r}", ())


def read_given(words: str) -> tuple[date, ...]:
    """The days that a date of metadata can mean: none, one, or two where its order is open."""
    if numeric := _NUMERIC.match(words.split()[0]):
        first, second, year = (int(part) for part in numeric.groups())
        return tuple(numeric_readings(first, second, year if year > 99 else 2000 + year))
    if compact := re.match(r"(\d{4})(\d\d)(\d\d)(?:T|\Z)", words):
        words = "-".join(compact.groups())
    mail = parsedate(words)
    if mail is not None:
        try:
            return (date(*mail[:3]),)
        except ValueError:
            return ()
    for time in read_times(words, None):
        period = from_timex(time.meaning.value)
        if period is not None and period.kind == "day":
            return (period.first(),)
    return ()


def _stated(text: str, stated: Sequence[Stated]) -> Published:
    """One date out of all that the page states of itself; ``None`` where two of them cannot both be."""
    full = [one for one in stated if one.readings]
    if not full:
        unfinished = [one for one in stated if one.month_day is not None]
        if unfinished:
            return _without_year(text, unfinished[0])
        months = [one for one in stated if one.month is not None]
        return _month(months) if months else _weekday_only(text, stated[0])
    best = full[0]
    others = [one for one in full[1:] if not set(one.readings) & set(best.readings)]
    if others:
        days = sorted({day.isoformat() for one in full for day in one.readings})
        return Published(why=f"the page states different dates of itself: {', '.join(repr(one.words) for one in (best, *others))}",
                         evidence=tuple(one.at for one in full), alternatives=tuple(days))  # fmt: skip
    readings = set(best.readings)
    for one in full[1:]:
        readings &= set(one.readings)
    order = [day for day in best.readings if day in readings]
    why = f"{_PLACES[best.place]} reads {best.words!r}"
    return _settled(text, order, best.at, "stated", why, (best.at,))


def _month(stated: Sequence[Stated]) -> Published:
    """A page that gives its month only, as monthlies and letters do; ``None`` where it gives two."""
    first = stated[0]
    months = {one.month for one in stated}
    why = f"{_PLACES[first.place]} reads {first.words!r}, without a day"
    return Published(date=first.month if len(months) == 1 else None, basis="stated" if len(months) == 1 else "unknown", why=why,
                     evidence=(first.at,))  # fmt: skip


def _weekday_only(text: str, stated: Stated) -> Published:
    """A page that prints of its date only the weekday: what else is known of it, and where the weekday stands."""
    known = _inferred(text)
    why = f"{_PLACES[stated.place]} reads {stated.words!r}, a weekday without its date; {known.why}"
    return Published(date=known.date, basis=known.basis, why=why, evidence=(stated.at, *known.evidence))


def _settled(
    text: str, readings: Sequence[date], at: Range, basis: Literal["given", "stated"], why: str, evidence: tuple[Range, ...]
) -> Published:
    """A date of one reading as it is; of two readings the one that the report's own words leave."""
    if len(readings) == 1:
        return Published(date=readings[0].isoformat(), basis=basis, why=why, evidence=evidence)
    left, reasons = settle(text, readings, at)
    both = tuple(day.isoformat() for day in readings)
    if len(left) == 1:
        because = "; ".join(reason.why for reason in reasons)
        shown = (*evidence, *(reason.at for reason in reasons))
        return Published(date=left[0].isoformat(), basis=basis, why=f"{why}, day and month in either order; {because}", evidence=shown)
    return Published(why=f"{why}, and nothing in the report settles the order of day and month", evidence=evidence, alternatives=both)


def _without_year(text: str, stated: Stated) -> Published:
    """A dateline without its year: the first such day after the latest date reported, if near or if its weekday is the news's."""
    assert stated.month_day is not None  # it has no readings
    month, day = stated.month_day
    latest = latest_reported(text, read_times(text, None))
    why = f"{_PLACES[stated.place]} reads {stated.words!r}, without a year"
    if latest is None:
        return Published(why=f"{why}, and no other date in the report gives one", evidence=(stated.at,))
    bound = f"{latest[0].timex()}/.."
    unknown = Published(date=bound, basis="inferred", why=f"{why}; on or after the latest date it reports", evidence=(stated.at, latest[1]))
    known = latest[0].first()
    options = []
    for year in range(known.year, min(known.year + 3, 9999)):
        try:
            options.append(date(year, month, day))
        except ValueError:
            continue  # 29 February
    weekday = _WEEKDAY.search(stated.words)
    ahead = [day for day in options if day >= known and (weekday is None or f"{day:%A}".lower().startswith(weekday[1].lower()))][:2]
    left, reasons = settle(text, ahead, stated.at)
    near = NEAR_WITH_WEEKDAY if weekday is not None else NEAR_REPORTED if latest[0].kind == "day" else (latest[0].last() - known).days
    if not left or ahead[0] not in left or (ahead[0] - known).days > near:
        return unknown
    if len(left) == 1 and reasons:
        shown = (stated.at, *(reason.at for reason in reasons))
        because = "; ".join(reason.why for reason in reasons)
        return Published(date=left[0].isoformat(), basis="inferred", why=f"{why}; {because}", evidence=shown)
    because = "the year from the latest date it reports"
    return Published(date=ahead[0].isoformat(), basis="inferred", why=f"{why}; {because}", evidence=(stated.at, latest[1]))


def _inferred(text: str) -> Published:
    latest = latest_reported(text, read_times(text, None))
    if latest is None:
        return Published(why="the report states no date of its own and no full date of an event")
    return Published(date=f"{latest[0].timex()}/..", basis="inferred", why="on or after the latest date it reports", evidence=(latest[1],))


LAYER: Layer[Published] = Layer(name="published", version=11, find=find)
