"""Finds the weekday that a report tells its news by, and the full date with which an undated report itself settles that weekday."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from variorum.collate.dates import is_firm_day
from variorum.collate.story import Sheet
from variorum.model.report import TimeExpression

LEAD = 1500
"""Code points at the head of a report in which its news stands."""
SOON = 3
"""Days up to which the weekday by which a report tells its news follows the latest day of what it repeats."""
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BARE = re.compile(
    r"(?:(?:early|late|earlier|later)\s+(?:on\s+)?|(?:noon|midday|dawn|dusk)\s+on\s+)?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:\s+(?:morning|afternoon|evening|night))?"
)
_FULL = re.compile(r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*\b\d{4}", re.DOTALL)
_NOT_NEWS = re.compile(
    r"\b(?:next|last|coming|previous|past|until|till|by|before|since|every|each|will|would|to|set for|scheduled for|planned for|due)"
    r"(?:\s+(?:on|for|be|the))*\s*\Z",
    re.IGNORECASE,
)
"""Right before a weekday that is not the day of the news."""
_AHEAD = re.compile(r"\b(?:will|shall|(?:is|are) to|starts?|begins?|opens?)\b[^.!?\n]{0,60}\Z|['’]ll\b[^.!?\n]{0,60}\Z")
"""Before a weekday of what is to come."""


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
        before = sheet.text[max(0, time.start - 90) : time.start]
        if _BARE.fullmatch(words) and not (_NOT_NEWS.search(before) or _AHEAD.search(before)):
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
        own = sheet.report.published.date if sheet.report.published else None
        if time is not None and is_firm_day(time.edtf) and not (is_firm_day(own) and (time.edtf or "") > (own or "")):
            found[report] = date.fromisoformat(time.edtf or "")
    return found


def left_by(sheet: Sheet, days: Sequence[tuple[date, str]], last: date | None) -> tuple[date, str] | None:
    """The day of the news that the known days of what a report repeats leave, with the reason; ``None`` where they leave none.

    A report that tells its news by a weekday, none of these days, looks back on them: its news is of the next day of that name.
    :param last: the day on which the latest dated report of the story appeared.
    """
    found = {day for day, _ in days}
    time = news_weekday(sheet)
    number = number_of(sheet, time) if time is not None else 0
    latest, why = max(days)
    ahead = timedelta(days=(number - latest.isoweekday()) % 7)
    if number and ahead.days <= SOON and last and latest + ahead <= last and all(day.isoweekday() != number for day in found):
        return latest + ahead, f"{why}, and its news is of the {_NAMES[number - 1].capitalize()} after that"
    return days[0] if len(found) == 1 else None


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
