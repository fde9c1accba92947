"""Finds the day of an undated report's news where another report tells one of its events, by the same weekday, with the date."""

from collections.abc import Mapping, Sequence
from datetime import date

from variorum.collate.dates import is_firm_day
from variorum.collate.events import Sighting
from variorum.collate.joining import alike
from variorum.collate.newsday import news_weekday, number_of
from variorum.collate.story import Sheet

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def days_of_events(sheets: Mapping[str, Sheet], sightings: Sequence[Sighting]) -> dict[str, list[tuple[date, str]]]:
    """By report without a known day the days on which others put an event that it tells by the weekday of its news.

    :param sheets: the reports whose day is to be found. :param sightings: the events of all reports of the story.
    :returns: with each day the reason, for a reader.
    """
    found: dict[str, list[tuple[date, str]]] = {}
    dated = [other for other in sightings if is_firm_day(other.date) and not other.heading]
    for sighting in sightings:
        sheet = sheets.get(sighting.report)
        if sheet is None or sighting.date is not None or sighting.weekday not in _WEEKDAYS or sighting.heading:
            continue
        news = news_weekday(sheet)
        number = _WEEKDAYS.index(sighting.weekday) + 1
        if news is None or number_of(sheet, news) != number:
            continue
        for other in dated:
            day = date.fromisoformat(other.date or "")
            if other.report not in sheets and day.isoweekday() == number and alike(sighting, other) > 0:
                found.setdefault(sighting.report, []).append((day, f"{other.report} tells the same event and dates it {day.isoformat()}"))
    return found
