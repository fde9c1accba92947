"""Finds the time expressions of a report and relates them to its own date, where that is known."""

import re
from calendar import monthrange
from datetime import date

from variorum.annotate.language import LAYER as LANGUAGE
from variorum.annotate.published import LAYER as PUBLISHED
from variorum.annotate.timex.find import find_times
from variorum.annotate.timex.sections import find_sections
from variorum.annotate.timex.setting import hemisphere_of, year_of_full_dates
from variorum.model.layer import Absent, Layer, Layers, Params
from variorum.model.report import Published, Report, TimeExpression


def find(report: Report, have: Layers, params: Params) -> tuple[TimeExpression, ...] | Absent:
    """The report's time expressions with TIMEX3 values and EDTF dates; without a date of its own the relative ones stay open."""
    language = LANGUAGE.read(have)
    if language.code not in ("en", None):
        return Absent(reason=f"no time grammar for language {language.code!r}; English only")
    published = PUBLISHED.read_or(have, Published())
    month = month_of(published)
    if month is not None:
        times = read_in_month(report.text, *month)
    else:
        times = read_report(report.text, anchor_of(published), day_first=_day_first(report.text, published))
    return tuple(_own_date(time, published) for time in times)


def anchor_of(published: Published) -> date | None:
    """The day to which relative expressions are related: an exact date of publication, nothing less."""
    if published.date and re.fullmatch(r"\d{4}-\d\d-\d\d", published.date):
        return date.fromisoformat(published.date)
    return None


def month_of(published: Published) -> tuple[date, date] | None:
    """The first and last day of the month in which a report that prints no day says that it appeared."""
    if not published.date or not re.fullmatch(r"\d{4}-\d\d", published.date):
        return None
    year, month = int(published.date[:4]), int(published.date[5:])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def read_in_month(text: str, first: date, last: date) -> tuple[TimeExpression, ...]:
    """The time expressions of a report of some day between ``first`` and ``last``; what depends on the day stays open."""
    later = {(time.start, time.end): time.edtf for time in read_report(text, last)}
    undated = {(time.start, time.end): time for time in read_report(text, None)}
    return tuple(
        time if time.edtf is None or later.get((time.start, time.end)) == time.edtf else undated[(time.start, time.end)]
        for time in read_report(text, first)
        if (time.start, time.end) in undated
    )


def _day_first(text: str, published: Published) -> bool | None:
    """The order of day and month that the settled date of publication shows, ``None`` where it shows none."""
    if not published.date or not published.evidence:
        return None
    start, end = published.evidence[0]
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}", text[start:end])
    if match is None or match[1].zfill(2) == match[2].zfill(2):
        return None
    return match[1].zfill(2) == published.date[8:10]


def read_report(text: str, anchor: date | None, *, day_first: bool | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of a whole report, with the hemisphere, the year and the dated pieces that its own text gives."""
    year = year_of_full_dates(text) if anchor is None else None
    sections = find_sections(text)
    return find_times(text, anchor, hemisphere=hemisphere_of(text), text_year=year, day_first=day_first, sections=sections)


def _own_date(time: TimeExpression, published: Published) -> TimeExpression:
    """The printed date of publication itself means what the published layer settled."""
    if published.date and (time.start, time.end) in published.evidence[:1] and time.type == "DATE" and time.edtf is None:
        return TimeExpression(start=time.start, end=time.end, type="DATE", value=published.date, edtf=published.date, why=published.why)
    return time


LAYER: Layer[tuple[TimeExpression, ...]] = Layer(name="times", version=9, find=find, needs=("language",), wants=("published",))
