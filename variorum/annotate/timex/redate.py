"""Relates a report without a date of its own to the day of its news, once another report of the story has settled that day."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from variorum.annotate.quantity.cardinal import read_number
from variorum.annotate.timex.context import Found, Meaning
from variorum.annotate.timex.dating import LENGTHS, date_in_place, date_of, date_of_item, date_sayings, join_ends
from variorum.annotate.timex.find import find_times, read_times
from variorum.annotate.timex.news import DAY, day_of_news
from variorum.annotate.timex.sections import find_sections
from variorum.annotate.timex.setting import hemisphere_of
from variorum.model.report import AnnotatedReport, Event, Figure, Position, Published, Range, Statement, TimeExpression

_OF_NEWS: Final = frozenset({"overnight"})
"""Rules that count from the news rather than from the day of publication."""
_NEAR: Final = 2
"""The report appeared on the day of its news or at most so many days later."""
_COUNTED: Final = re.compile(
    r"(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|\d\d?)\s+(?P<unit>day|week)s?\s+(?P<way>after|before)\s+"
    r"(?!that\b|this\b|it\b)",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(r"\b(?:will|would|shall|must|should)\b|\bwon['’]t\b", re.IGNORECASE)
"""Tells what is to come, so that a time beside it is the time of that."""


def redate(text: str, news_day: date) -> tuple[TimeExpression, ...]:
    """The time expressions of an undated report, related to the day of its news.

    :param text: the report's text. :param news_day: the day of an act or utterance that the report tells of as its news, settled by
        another report.
    :returns: expressions as ``find_times`` gives them. The report appeared on that day or soon after: what would mean another date
        if it appeared a day or two later stays open.
    """
    hemisphere, sections = hemisphere_of(text), find_sections(text)
    first, *later = (
        read_times(text, news_day + timedelta(days=number), hemisphere=hemisphere, sections=sections) for number in range(_NEAR + 1)
    )
    others = [{(found.start, found.end): found.meaning for found in reading} for reading in later]
    return tuple(
        _expression(found, is_certain=_is_ahead(found, news_day) or all(_agrees(found, other) for other in others)) for found in first
    )


def _is_ahead(found: Found, news_day: date) -> bool:
    """Whether a bare weekday lies ahead of the news: a report that looks forward to a Monday appeared before that Monday."""
    day = found.meaning.edtf
    return found.rule in ("weekday", "weekday_part") and day is not None and day > news_day.isoformat()


def _agrees(found: Found, other: dict[Range, Meaning]) -> bool:
    """Whether an expression means the same from a later day, or counts from the news whatever the day."""
    meaning = other.get((found.start, found.end))
    if found.rule in _OF_NEWS:
        return True
    return meaning is not None and (meaning.edtf == found.meaning.edtf or meaning.value == found.meaning.value)


def _expression(found: Found, *, is_certain: bool) -> TimeExpression:
    meaning = found.meaning
    edtf, why = meaning.edtf, meaning.why.replace("the report's date", "the day of its news")
    if edtf is not None and not is_certain:
        edtf, why = None, "depends on the day of publication, which is not known"
    return TimeExpression(start=found.start, end=found.end, type=meaning.type, value=meaning.value if edtf else None, edtf=edtf, why=why)


def redate_report(report: AnnotatedReport, news_day: date, why: str, is_printed: bool = False) -> AnnotatedReport:
    """The report with its times, statements, figures, events and positions related to the day of its news.

    A report with an exact date of its own is returned as it is; dates already known are kept.
    :param news_day: see ``redate``. :param why: what settled that day, for a reader. :param is_printed: whether that day is the day of
        publication which the report itself prints without the year: then all that counts from that day is known.
    """
    published = report.published or Published()
    if published.date and DAY.fullmatch(published.date):
        return report
    times = _read_printed(report.text, news_day) if is_printed else redate(report.text, news_day)
    statements = date_sayings(report.statements or (), report.sentences or (), times, report.text)
    figures = tuple(_redate_figure(one, report, times, statements) for one in report.figures or ())
    latest = news_day if is_printed else news_day + timedelta(days=_NEAR)
    told = _date_published(published, news_day, why) if is_printed else _redate_published(published, news_day, why)
    events = tuple(_redate_event(one, report, times, statements, latest) for one in _date_news(report, told, times))
    positions = tuple(_redate_position(one, report.text, times, statements) for one in report.positions or ())
    return msgspec.structs.replace(
        report,
        published=told,
        times=times if report.times is not None else None,
        statements=statements if report.statements is not None else None,
        figures=figures if report.figures is not None else None,
        events=events if report.events is not None else None,
        positions=positions if report.positions is not None else None,
    )


def _read_printed(text: str, day: date) -> tuple[TimeExpression, ...]:
    """The time expressions of a report that appeared on ``day``."""
    return find_times(text, day, hemisphere=hemisphere_of(text), sections=find_sections(text))


def _date_published(published: Published, day: date, why: str) -> Published:
    """The report's own date, printed without a year, in full."""
    return Published(date=day.isoformat(), basis="inferred", why=why, evidence=published.evidence)


def _redate_published(published: Published, news_day: date, why: str) -> Published:
    """The report's own date, known from the day of its news: the one printed reading that fits, else "on or after"."""
    fitting = [one for one in published.alternatives if DAY.fullmatch(one) and 0 <= (date.fromisoformat(one) - news_day).days <= _NEAR]
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


def _counted_day(event: Event, text: str, times: Sequence[TimeExpression]) -> str | None:
    """The day that a count from the day right before it gives an event: "since 4 May, two days after gunmen killed two guards"."""
    count = _COUNTED.match(text, event.start)
    if count is None or event.status != "actual":
        return None
    before = next((time for time in reversed(times) if time.end <= event.start), None)
    if before is None or DAY.fullmatch(before.edtf or "") is None or text[before.end : event.start].strip(" ,–—-"):
        return None
    number = 1 if count["count"].lower() == "a" else read_number(count["count"])
    if number is None:
        return None
    days = timedelta(days=int(number) * (7 if count["unit"].lower() == "week" else 1))
    base = date.fromisoformat(before.edtf or "")
    return (base - days if count["way"].lower() == "after" else base + days).isoformat()


def _date_news(report: AnnotatedReport, published: Published, times: Sequence[TimeExpression]) -> Sequence[Event]:
    """The events, those that only the missing year left open with the day of the report's news."""
    events = report.events or ()
    day = day_of_news(report.text, published, times) if any(event.of_news for event in events) else None
    return [msgspec.structs.replace(event, date=day, of_news=False) if event.of_news and day else event for event in events]


def _redate_event(
    event: Event, report: AnnotatedReport, times: Sequence[TimeExpression], statements: Sequence[Statement], latest: date
) -> Event:
    """The event with the date that its time expression, its list or its saying has now.

    :param latest: the last day on which the report can have appeared; what lies behind it is planned.
    """
    if event.date is not None:
        return event
    day = None
    if event.time is not None:
        day = next((join_ends(time, times, report.text) for time in times if (time.start, time.end) == event.time), None)
    if day is None and event.time is None:
        day = _counted_day(event, report.text, times)
    if day is None:
        day = date_of_item(event.start, times, report.text, report.blocks or ())
    if day is None and event.type is None:
        told = next((one for one in statements if one.id == event.statement), None)
        day = told.date if told is not None and any(low <= event.trigger[0] < high for low, high in told.cue) else None
    if day is None:
        return event
    ahead = event.status == "actual" and day > latest.isoformat()
    return msgspec.structs.replace(event, date=day, status="planned" if ahead else event.status)


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
