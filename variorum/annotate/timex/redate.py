"""Relates a report without a date of its own to the day of its news, once another report of the story has settled that day."""

from datetime import date
from typing import Final

from variorum.annotate.timex.context import Found
from variorum.annotate.timex.find import read_times
from variorum.annotate.timex.setting import hemisphere_of
from variorum.model.report import TimeExpression

_NEAR: Final = 2
"""The report appeared on the day of its news or soon after, so weekdays up to so many days before that day are certain."""
_WEEKDAYS: Final = frozenset({"weekday", "weekday_part", "part_of_weekday"})
_OF_PUBLICATION: Final = frozenset(
    {
        "today", "yesterday", "tomorrow", "day_before_yest", "day_after_tom", "yesterday_part", "tomorrow_part", "this_part", "tonight",
        "last_night", "last_evening", "weekday_last", "weekday_next", "weekday_coming", "weekday_last_week", "weekday_next_week",
        "weekday_week_ago", "the_weekend", "clock", "clock_hhmm", "noon", "midnight", "the_part", "mid_part", "now",
    }
)  # fmt: skip
"""Rules that count from the day of publication itself, which stays unknown."""


def redate(text: str, news_day: date) -> tuple[TimeExpression, ...]:
    """The time expressions of an undated report, related to the day of its news.

    :param text: the report's text. :param news_day: the day of an act or utterance that the report tells of as its news, settled by
        another report.
    :returns: expressions as ``find_times`` gives them. What counts from the day of publication stays open, and so does a weekday more
        than two days from the news: it may lie before or after.
    """
    return tuple(_expression(found, news_day) for found in read_times(text, news_day, hemisphere=hemisphere_of(text)))


def _expression(found: Found, news_day: date) -> TimeExpression:
    meaning = found.meaning
    edtf, why = meaning.edtf, meaning.why.replace("the report's date", "the day of its news")
    if found.rule in _WEEKDAYS and meaning.period is not None:
        back = (news_day - meaning.period.first()).days
        if not 0 <= back <= _NEAR:
            edtf, why = None, "may be the weekday before or after the day of its news; the report's own date is not known"
    elif found.rule in _OF_PUBLICATION:
        edtf, why = None, "counts from the day of publication, which is not known"
    return TimeExpression(start=found.start, end=found.end, type=meaning.type, value=meaning.value if edtf else None, edtf=edtf, why=why)
