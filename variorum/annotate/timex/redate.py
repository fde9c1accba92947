"""Relates a report without a date of its own to the day of its news, once another report of the story has settled that day."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

from variorum.annotate.timex.context import Found
from variorum.annotate.timex.dating import LENGTHS, date_in_place, date_of, date_of_item, date_sayings
from variorum.annotate.timex.find import read_times
from variorum.annotate.timex.setting import hemisphere_of
from variorum.model.report import AnnotatedReport, Event, Figure, Position, Published, Range, Statement, TimeExpression

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR: Final = 2
"""The report appeared on the day of its news or soon after, so weekdays up to so many days before that day are certain."""
_AHEAD: Final = re.compile(r"\b(?:will|would|shall|must|should)\b|\bwon['’]t\b", re.IGNORECASE)
"""Tells what is to come, so that a time beside it is the time of that."""
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


def redate_report(report: AnnotatedReport, news_day: date, why: str) -> AnnotatedReport:
    """The report with its times, statements, figures, events and positions related to the day of its news.

    A report with an exact date of its own is returned as it is; dates already known are kept.
    :param news_day: see ``redate``. :param why: what settled that day, for a reader.
    """
    published = report.published or Published()
    if published.date and _DAY.fullmatch(published.date):
        return report
    times = redate(report.text, news_day)
    statements = date_sayings(report.statements or (), report.sentences or (), times, report.text)
    figures = tuple(_redate_figure(one, report, times, statements) for one in report.figures or ())
    events = tuple(_redate_event(one, report, times) for one in report.events or ())
    positions = tuple(_redate_position(one, report.text, times, statements) for one in report.positions or ())
    return msgspec.structs.replace(
        report,
        published=_redate_published(published, news_day, why),
        times=times if report.times is not None else None,
        statements=statements if report.statements is not None else None,
        figures=figures if report.figures is not None else None,
        events=events if report.events is not None else None,
        positions=positions if report.positions is not None else None,
    )


def _redate_published(published: Published, news_day: date, why: str) -> Published:
    """The report's own date, known from the day of its news: the one printed reading that fits, else "on or after"."""
    fitting = [one for one in published.alternatives if _DAY.fullmatch(one) and 0 <= (date.fromisoformat(one) - news_day).days <= _NEAR]
    if len(fitting) == 1:
        return Published(
            date=fitting[0], basis="stated", why=f"the reading that fits the day of its news; {why}", evidence=published.evidence
        )
    if published.date is not None and published.date.partition("/")[0] >= news_day.isoformat():
        return published
    told = f"on or after the day of its news; {why}"
    return Published(date=f"{news_day.isoformat()}/..", basis="inferred", why=told, evidence=published.evidence)


def _sentence_of(report: AnnotatedReport, place: int) -> Range:
    sentences: Sequence[Range] = report.sentences or ((0, len(report.text)),)
    return sentences[max(0, bisect_right(sentences, (place, len(report.text) + 1)) - 1)]


def _redate_figure(figure: Figure, report: AnnotatedReport, times: Sequence[TimeExpression], statements: Sequence[Statement]) -> Figure:
    if figure.date is not None or figure.unit in LENGTHS:
        return figure
    statement = next((one for one in statements if one.id == figure.statement), None)
    place = (figure.start, figure.end)
    day = date_in_place(place, _sentence_of(report, figure.start), times, report.text, statement, report.blocks or ())
    return msgspec.structs.replace(figure, date=day) if day else figure


def _redate_event(event: Event, report: AnnotatedReport, times: Sequence[TimeExpression]) -> Event:
    if event.date is not None:
        return event
    sentence = _sentence_of(report, event.start)
    clause = (max(event.start, sentence[0]), min(max(event.end, event.trigger[1]), sentence[1]))
    day, _ = date_of(event.trigger, clause, times, report.text)
    day = day or date_of_item(event.start, times, report.text, report.blocks or ())
    return msgspec.structs.replace(event, date=day) if day else event


def _redate_position(position: Position, text: str, times: Sequence[TimeExpression], statements: Sequence[Statement]) -> Position:
    """The position with the time that stands before what it says, else the date of the party's own saying that holds it."""
    if position.date is not None:
        return position
    says = [*position.content, *([position.condition] if position.condition else [])]
    before = (position.start, min([position.end, *(start for start, _ in says)]))
    ahead = _AHEAD.search(text, *before) is not None
    day = date_of(before, before, times, text)[0] if before[0] < before[1] and not ahead else None
    if day is None:
        statement = next((one for one in statements if one.id == position.statement), None)
        day = statement.date if statement is not None and set(statement.speaker_entity) & set(position.party) else None
    return msgspec.structs.replace(position, date=day) if day else position
