"""Finds the day of a report whose head prints it without the year, as 3/4, or only as a weekday, from the story's other reports."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from variorum.collate.dates import WEEKDAY, is_firm_day
from variorum.collate.newsday import NewsDay
from variorum.collate.story import Sheet
from variorum.model.report import AnnotatedReport, Range

_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T|\Z)")
_SHORT = re.compile(r"(?:(?P<day>\d\d?)\.|(?P<only_day>1[3-9]|2\d|3[01])/)(?P<month>\d\d?)(?![./]?\d)")
_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)"
_WORDED = re.compile(rf"\b{_MONTH}\.? (\d{{1,2}})\b(?!,? \d{{4}})|\b(\d{{1,2}})\.? {_MONTH}\b(?!,? \d{{4}})", re.IGNORECASE)
"""A day and its month without a year, whatever bounds the report puts on it."""
WEEKDAY_NEARBY = 3
"""Days around the story's other reports in which the day lies of a report that prints its weekday only."""
YEAR_NEARBY = 45
"""Days between a dateline without a year and the dates of the story's other reports up to which they give its year."""


def settle_years(sheets: Mapping[str, Sheet]) -> dict[str, NewsDay]:
    """The days of publication of reports whose dateline prints no year, where the story's dated reports all give it the same one."""
    known = {report: exact for report, sheet in sorted(sheets.items()) if (exact := exact_day(sheet.report)) is not None}
    settled = {}
    for report, sheet in sheets.items():
        if report in known:
            continue
        printed = _printed_day(sheet.report)
        if (near := _nearest_reading(sheet.report, known)) is not None:
            why = f"its head prints day and month in either order, and {near[1]} of the same story appeared near that day"
            settled[report] = NewsDay(near[0], why, printed=True)
        elif printed is not None and (near := _nearest(printed, known)) is not None:
            why = f"its dateline prints no year, and {near[1]} of the same story appeared near that day"
            settled[report] = NewsDay(near[0], why, printed=True)
    return settled | _settle_weekdays(sheets, known | {report: news.day for report, news in sorted(settled.items())})


def _settle_weekdays(sheets: Mapping[str, Sheet], known: Mapping[str, date]) -> dict[str, NewsDay]:
    """The days of publication of reports whose head prints the weekday only, where one day of that name lies near the dated reports."""
    settled = {}
    for report, sheet in sheets.items():
        weekday = printed_weekday(sheet.report) if report not in known else None
        if weekday is not None and (near := _nearest_weekday(weekday, known)) is not None:
            why = f"its head prints the weekday, and {near[1]} of the same story appeared near that day"
            settled[report] = NewsDay(near[0], why, printed=True)
    return settled


def _place(report: AnnotatedReport) -> tuple[Range, ...]:
    """Where the report dates itself, as one range or none; none where its day is known."""
    return report.published.evidence[:1] if report.published and report.published.basis in ("unknown", "inferred") else ()


def _nearest_reading(report: AnnotatedReport, known: Mapping[str, date]) -> tuple[date, str] | None:
    """The one reading of a date printed in figures that is near the dated reports, and one of these."""
    found: dict[date, str] = {}
    for day in report.published.alternatives if _place(report) and report.published else ():
        if is_firm_day(day):
            for other, exact in known.items():
                if abs((date.fromisoformat(day) - exact).days) <= YEAR_NEARBY:
                    found.setdefault(date.fromisoformat(day), other)
    return next(iter(found.items())) if len(found) == 1 else None


def printed_weekday(report: AnnotatedReport) -> int | None:
    """The weekday that the report states of itself without a date."""
    places = _place(report)
    for time in report.times or ():
        match = WEEKDAY.match(time.value or "")
        if match and (time.start, time.end) in places:
            return int(match.group(1))
    return None


def _nearest_weekday(number: int, known: Mapping[str, date]) -> tuple[date, str] | None:
    """The one day of that weekday near the dated reports, and one of these; ``None`` where none or several are.

    Of several the one counts that has dated reports near it both before and after.
    """
    found: dict[date, str] = {}
    for report, exact in known.items():
        for away in range(-WEEKDAY_NEARBY, WEEKDAY_NEARBY + 1):
            day = exact + timedelta(days=away)
            if day.isoweekday() == number:
                found.setdefault(day, report)
    if len(found) > 1:
        found = {day: report for day, report in found.items() if _is_amid(day, known)}
    return next(iter(found.items())) if len(found) == 1 else None


def _is_amid(day: date, known: Mapping[str, date]) -> bool:
    """Whether dated reports appeared both shortly before and shortly after the day."""
    away = [(exact - day).days for exact in known.values() if abs((exact - day).days) <= WEEKDAY_NEARBY]
    return bool(away) and min(away) < 0 < max(away)


def _printed_day(report: AnnotatedReport) -> tuple[int, int] | None:
    """Month and day of the date that the report states of itself without a year."""
    places = _place(report)
    for time in report.times or ():
        match = _MONTH_DAY.match(time.value or "")
        if match and (time.start, time.end) in places:
            return int(match.group(1)), int(match.group(2))
    words = _WORDED.search(report.text, *places[0]) if places else None
    if words is not None:
        return _MONTHS[(words[1] or words[4])[:3].lower()], int(words[2] or words[3])
    figures = _SHORT.match(report.text, *places[0]) if places else None
    return (int(figures["month"]), int(figures["day"] or figures["only_day"])) if figures else None


def _nearest(printed: tuple[int, int], known: Mapping[str, date]) -> tuple[date, str] | None:
    """The one day of that month and day near the dated reports, and one of these; ``None`` where none or several are."""
    found: dict[date, str] = {}
    for report, exact in known.items():
        for year in (exact.year - 1, exact.year, exact.year + 1):
            try:
                day = date(year, *printed)
            except ValueError:
                continue  # 29 February
            if abs((day - exact).days) <= YEAR_NEARBY:
                found.setdefault(day, report)
    return next(iter(found.items())) if len(found) == 1 else None


def exact_day(report: AnnotatedReport) -> date | None:
    """The day on which a report appeared, where it is known exactly."""
    published = report.published.date if report.published else None
    return date.fromisoformat(published or "") if is_firm_day(published) else None
