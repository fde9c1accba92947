"""Finds the weekday that a report tells its news by, and the full date with which an undated report itself settles that weekday."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from variorum.collate.dates import WEEKDAY, is_firm_day
from variorum.collate.story import Sheet
from variorum.model.report import TimeExpression

LEAD = 1500
"""Code points at the head of a report in which its news stands."""
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BARE = re.compile(
    r"(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:\s+(?:morning|afternoon|evening|night))?"
)
_FULL = re.compile(r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*\b\d{4}", re.DOTALL)
_NOT_NEWS = re.compile(
    r"\b(?:next|last|coming|previous|past|until|till|by|before|since|every|each|will|would|to|set for|scheduled for|planned for|due)"
    r"(?:\s+(?:on|for|be|the))*\s*\Z",
    re.IGNORECASE,
)
"""Right before a weekday that is not the day of the news."""


_COUNTED = re.compile(
    r"(?:(?:early|late|earlier|later)\s+)?"
    r"(?:(?P<before>yesterday(?:\s+(?:morning|afternoon|evening|night))?|last\s+(?:night|evening))|today|this\s+(?:morning|afternoon|evening))",
    re.IGNORECASE,
)
"""Words that count the day of the news from the day on which the report appeared."""


class NewsDay(NamedTuple):
    """The day of an undated report's news, and what settled it, for a reader. ``printed``: it is the report's own printed date."""

    day: date
    why: str
    printed: bool = False


def news_weekday(sheet: Sheet) -> TimeExpression | None:
    """The first weekday at the head of a report that stands alone ("on Sunday", "early Sunday"): reports tell their news by it."""
    for time in sheet.report.times or ():
        if time.start > LEAD:
            return None
        words = sheet.text[time.start : time.end]
        if _BARE.fullmatch(words) and not _NOT_NEWS.search(sheet.text[max(0, time.start - 30) : time.start]):
            return time
    return None


def number_of(sheet: Sheet, time: TimeExpression) -> int:
    """The number of the weekday that an expression of ``news_weekday`` names: 1 for Monday."""
    match = _BARE.fullmatch(sheet.text, time.start, time.end)
    return _NAMES.index(match["day"].lower()) + 1 if match else 0


def news_days(sheets: Mapping[str, Sheet]) -> dict[str, date]:
    """The day of the news of each report that tells it by a weekday whose date is known."""
    found = {}
    for report, sheet in sheets.items():
        time = news_weekday(sheet)
        if time is not None and is_firm_day(time.edtf):
            found[report] = date.fromisoformat(time.edtf or "")
    return found


def _days_since_news(sheet: Sheet) -> int | None:
    """How many days before it appeared a report puts its news, by the first word of its head that counts from its own day.

    "Today" and "this morning" tell of the day itself, "yesterday" and "last night" of the day before; words of a quotation count nothing.
    """
    quoted = [part for statement in sheet.report.statements or () for part in statement.quoted]
    for time in sheet.report.times or ():
        if time.start > LEAD:
            return None
        match = _COUNTED.fullmatch(sheet.text, time.start, time.end)
        if match and not any(start <= time.start < end for start, end in quoted):
            return 1 if match["before"] else 0
    return None


def as_printed(sheet: Sheet, news: NewsDay) -> NewsDay:
    """The day on which the report appeared, where it counts the day of its news from there ("yesterday"); else the news day as it is."""
    days = _days_since_news(sheet)
    if days is None or news.printed:
        return news
    told = "it tells its news of 'yesterday'" if days else "it tells its news of 'today'"
    return NewsDay(news.day + timedelta(days=days), f"{news.why}; {told}", printed=True)


def after_named(sheet: Sheet, news: NewsDay) -> NewsDay:
    """The day on which a report appeared that tells of ``news.day`` by its weekday and of other things as "yesterday".

    No day that it names is its own or the one before. Where that leaves one day of the week after, it is taken; else the day of the
    named weekday stays as it is.
    """
    days = _days_since_news(sheet)
    if days is None or news.printed:
        return news
    numbers = {int(match[1]) for time in sheet.report.times or () if (match := WEEKDAY.match(time.value or ""))}
    week = [news.day + timedelta(days=number) for number in range(1, 7)]
    left = [day for day in week if not {day.isoweekday(), (day - timedelta(days=1)).isoweekday()} & numbers]
    if len(left) != 1:
        return news
    return NewsDay(left[0], f"{news.why}; the one day after it that fits the weekdays it names and its 'yesterday'", printed=True)


def own_day(sheet: Sheet) -> tuple[date, str] | None:
    """The day of the news where the report prints it in full elsewhere: "on Sunday", and below "on Sunday, June 12, 2016".

    :returns: the day and the words that print it; ``None`` where no full date bears the weekday of the news, or several do.
    """
    news = news_weekday(sheet)
    if news is None:
        return None
    printed: dict[date, str] = {}
    for time in sheet.report.times or ():
        words = sheet.text[time.start : time.end]
        match = _FULL.match(words) if is_firm_day(time.edtf) else None
        if match is None:
            continue
        day = date.fromisoformat(time.edtf or "")
        if day.isoweekday() == number_of(sheet, news) == _NAMES.index(match["day"].lower()) + 1:
            printed.setdefault(day, words)
    return next(iter(printed.items())) if len(printed) == 1 else None
