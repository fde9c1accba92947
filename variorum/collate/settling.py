"""Finds the day of a saying from the words beside it, and the day of an undated report's news from another report of the story."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from variorum.collate.dates import WEEKDAY, is_firm_day, reach_of, tells_who
from variorum.collate.heads import exact_day, printed_weekday
from variorum.collate.newsday import NewsDay, left_by, news_days, news_weekday, number_of, own_day
from variorum.collate.story import Sheet
from variorum.model.account import Witness
from variorum.model.report import AnnotatedReport, Statement, TimeExpression

if TYPE_CHECKING:
    from variorum.collate.tellings import Telling
    from variorum.collate.utterances import Utterance

Redate = Callable[[AnnotatedReport, date, str, bool], AnnotatedReport]
"""Relates a report's times, statements, figures and events to the day of its news; the third argument says what settled the day,
the last one whether it is the day of publication that the report itself prints without its year."""

BESIDE = 60
"""Characters between the words of a saying and a time expression that still dates it."""
NEWS_DAYS = 2
"""Days between the saying and the report's publication up to which the saying is the report's news."""
RECENT = 10
"""Days between the saying and the report that dates it up to which it is one occasion for all who tell it; what lies farther back one
report recalls and another may not."""
OLDEST = 60
"""Days between a saying and the story's latest dated report up to which the saying may be some report's news."""
MONTHLY = 62
"""Days before the end of the month that a monthly states from which it may tell its news."""
_BOUND = re.compile(r"\b(?:by|since|until|till|before|after)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""Right before a time that only bounds something."""
_RECALLED = re.compile(
    r"\b(?i:has|have|had|once|previously|earlier|formerly|recently|lately|long|repeatedly|often|always|initially|last|ago|then)\b"
    r"|\bafter the [A-Z]"
)
"""Words of a frame that recall another occasion; "said after the Orlin fire" names one."""


_FAR = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s+\d{1,2}|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?i:last|previous|earlier)\s+(?i:week|month|year|spring|summer|autumn|fall|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|(?i:(?:a|an|one|two|three|several|some|many)\s+(?:week|month|year)s?\s+(?:ago|earlier|before))"
)
"""Times that reports give to what is not of the day: a month and day, "last Thursday", "two weeks ago"."""


def time_beside(sheet: Sheet, statement: Statement) -> TimeExpression | None:
    """The date or weekday that stands beside the cue or speaker of a statement in its sentence, outside what is said."""
    beside = [*statement.cue, *statement.speaker]
    if not beside:
        return None
    best: tuple[int, TimeExpression] | None = None
    low, high = sheet.sentence_at(beside[0][0])
    for time in sheet.times_in((low, high)):
        if time.type not in ("DATE", "TIME"):
            continue
        if any(start <= time.start < end for start, end in statement.content) or not (time.edtf or WEEKDAY.match(time.value or "")):
            continue
        if tells_who(sheet.text, time, statement.speaker) or _BOUND.search(sheet.text, low, time.start):
            continue
        gap = min(max(start - time.end, time.start - end, 0) for start, end in beside)
        if gap <= BESIDE and (best is None or gap < best[0]):
            best = (gap, time)
    return best[1] if best else None


def settle_days(sheets: Mapping[str, Sheet], utterances: Sequence["Utterance"]) -> dict[str, NewsDay]:
    """The news day of reports without an exact date that print it in full, or carry an utterance whose day another report gives.

    That day is the one printed beside the utterance in a dated report, or the weekday that an undated report prints beside it and
    that a dated carrier of the same utterance resolves, or the weekday by which both reports tell their news. A settled report may
    settle others in turn.
    """
    occasions = _occasions(utterances)
    last = max(filter(None, (exact_day(sheet.report) for sheet in sheets.values())), default=None)
    undated = {report for report, sheet in sheets.items() if exact_day(sheet.report) is None}
    settled = _settle_themselves({report: sheets[report] for report in sorted(undated)})
    for _ in range(len(undated)):
        found = _same_weekday(sheets, utterances, settled, undated - set(settled))
        by_weekday = {report: list(days) for report, days in found.items() if len({day for day, _ in days}) == 1}
        for utterance in utterances:
            reports = sorted({telling.report for telling in utterance.tellings})
            waiting = [report for report in reports if report in undated and report not in settled]
            known = _day_of(sheets, utterance, occasions, settled) if waiting and len(reports) > 1 else None
            if known is not None and (last is None or (last - known[0]).days <= OLDEST):
                for report in waiting:
                    if _may_be(sheets[report], known[0]) and not _is_recalled(sheets[report], utterance):
                        found.setdefault(report, []).append(known)
        news = {report: day for report, days in (found | by_weekday).items() if (day := left_by(sheets[report], days, last))}
        news = {report: day for report, day in news.items() if _may_be(sheets[report], day[0])}
        if not news:
            break
        settled.update({report: NewsDay(day, why) for report, (day, why) in sorted(news.items())})
    at_head = {
        report: day._replace(printed=True)
        for report, day in settled.items()
        if printed_weekday(sheets[report].report) == day.day.isoweekday()
    }
    return settled | at_head | _in_the_week_after(sheets, utterances, occasions, undated - set(settled))


def _in_the_week_after(
    sheets: Mapping[str, Sheet],
    utterances: Sequence["Utterance"],
    occasions: Mapping[tuple[str, str], Sequence["Telling"]],
    waiting: set[str],
) -> dict[str, NewsDay]:
    """The Monday from which reports tell that put an utterance on "last Thursday", where another report gives that day.

    They appeared in the week after it: that Monday or a day or two later.
    """
    found: dict[str, dict[date, str]] = {}
    for utterance in utterances:
        for telling in utterance.tellings:
            sheet = sheets[telling.report]
            time = time_beside(sheet, telling.statement) if telling.report in waiting else None
            if time is None or time.edtf is not None or not sheet.text[time.start : time.end].lower().startswith("last "):
                continue
            match, known = WEEKDAY.match(time.value or ""), _day_of(sheets, utterance, occasions, {})
            if match and known is not None and known[0].isoweekday() == int(match.group(1)):
                monday = known[0] + timedelta(days=8 - known[0].isoweekday())
                why = f"it calls the day {sheet.text[time.start : time.end]!r}; {known[1]}"
                found.setdefault(telling.report, {}).setdefault(monday, why)
    return {report: NewsDay(*next(iter(days.items()))) for report, days in sorted(found.items()) if len(days) == 1}


def _settle_themselves(sheets: Mapping[str, Sheet]) -> dict[str, NewsDay]:
    """The news day of reports that print the full date of the weekday they tell of."""
    settled = {}
    for report, sheet in sheets.items():
        printed = own_day(sheet)
        if printed is not None and _may_be(sheet, printed[0]):
            settled[report] = NewsDay(printed[0], f"it prints the full date of the weekday it tells of: {printed[1]!r}")
    return settled


def _same_weekday(
    sheets: Mapping[str, Sheet], utterances: Sequence["Utterance"], settled: Mapping[str, NewsDay], waiting: set[str]
) -> dict[str, list[tuple[date, str]]]:
    """The days that a report with a known news day gives to those that tell their news by the same weekday and share an utterance."""
    known = news_days(sheets) | {report: news.day for report, news in settled.items()}
    found: dict[str, list[tuple[date, str]]] = {}
    for utterance in utterances:
        reports = sorted({telling.report for telling in utterance.tellings})
        for report in (one for one in reports if one in waiting):
            sheet = sheets[report]
            time = news_weekday(sheet)
            for other in reports if time is not None else ():
                day = known.get(other)
                if day is None or time is None or day.isoweekday() != number_of(sheet, time):
                    continue
                if _may_be(sheet, day) and not _is_recalled(sheet, utterance):
                    found.setdefault(report, []).append(
                        (day, f"{other} carries the same statement and tells its news of {day.isoformat()}")
                    )
    return found


def _is_recalled(sheet: Sheet, utterance: "Utterance") -> bool:
    """Whether the report itself puts the utterance on another day than that of its news: "in a Sept. 14 email", "said last Thursday"."""
    for telling in utterance.tellings:
        beside = (*telling.statement.cue, *telling.statement.speaker)
        if telling.report != sheet.id or not beside:
            continue
        low, high = sheet.sentence_at(beside[0][0])
        for time in sheet.report.times or ():
            outside = not any(start <= time.start < end for start, end in telling.statement.content)
            if low <= time.start < high and outside and _FAR.match(sheet.text, time.start, time.end):
                return True
    return False


def _occasions(utterances: Sequence["Utterance"]) -> dict[tuple[str, str], list["Telling"]]:
    """All tellings of each speaker in each report: what one report has of a speaker is mostly of one occasion."""
    found: dict[tuple[str, str], list[Telling]] = {}
    for utterance in utterances:
        for telling in utterance.tellings:
            for speaker in telling.speakers:
                found.setdefault((telling.report, speaker), []).append(telling)
    return found


def _day_of(
    sheets: Mapping[str, Sheet],
    utterance: "Utterance",
    occasions: Mapping[tuple[str, str], Sequence["Telling"]],
    settled: Mapping[str, NewsDay],
) -> tuple[date, str] | None:
    days: dict[date, str] = {}
    weekdays = set()
    carriers = sorted({(telling.report, speaker) for telling in utterance.tellings for speaker in telling.speakers})
    for telling in sorted((telling for carrier in carriers for telling in occasions[carrier]), key=lambda telling: telling.key):
        sheet = sheets[telling.report]
        time = time_beside(sheet, telling.statement)
        known = telling.date if is_firm_day(telling.date) else time.edtf if time is not None and is_firm_day(time.edtf) else None
        if known is not None:
            if _is_recent(sheet, date.fromisoformat(known)):
                days[date.fromisoformat(known)] = telling.report
        elif time is not None and (match := WEEKDAY.match(time.value or "")):
            weekdays.add(int(match.group(1)))
    for telling in utterance.tellings:
        if len(weekdays) == 1 and not days:
            number = next(iter(weekdays))
            day = _weekday_in(sheets[telling.report], number, settled.get(telling.report))
            if day is not None:
                return day, f"{telling.report} carries the same statement and gives the day of that weekday as {day.isoformat()}"
    if len(days) != 1:
        return None
    day, report = next(iter(days.items()))
    if weekdays and weekdays != {day.isoweekday()}:
        return None
    return day, f"{report} carries the same statement and dates it {day.isoformat()}"


def _is_recent(sheet: Sheet, day: date) -> bool:
    """Whether the day lies shortly before the report appeared, as far as that is known."""
    exact = exact_day(sheet.report)
    return exact is None or (exact - day).days <= RECENT


def _weekday_in(sheet: Sheet, number: int, news: NewsDay | None) -> date | None:
    """The day that a dated report means by a weekday, where it prints that weekday or appeared on it."""
    exact = exact_day(sheet.report)
    if exact is None:
        return news.day if news is not None and news.day.isoweekday() == number else None
    if exact.isoweekday() == number:
        return exact
    printed = {time.edtf for time in sheet.report.times or () if is_firm_day(time.edtf)}
    day = exact - timedelta(days=(exact.isoweekday() - number) % 7)
    return day if day.isoformat() in printed else None


def _may_be(sheet: Sheet, day: date) -> bool:
    """Whether the report itself names no later day: a report cannot tell what was not yet, and one that states its month is of that."""
    published = sheet.report.published
    month = reach_of(published.date) if published is not None and published.basis in ("stated", "given") else None
    if month is not None and not timedelta(0) <= month.last - day <= timedelta(days=MONTHLY):
        return False
    for time in sheet.report.times or ():
        reach = reach_of(time.edtf) if time.type == "DATE" else None
        if reach is not None and reach.days == 1 and reach.first > day + timedelta(days=1):
            return False
    return True


def spread_days(sheets: Mapping[str, Sheet], tellings: Sequence["Telling"]) -> list["Telling"]:
    """Give the day of a speaker's one dated saying in a report to his undated ones there, where that day is the report's news.

    Sayings in the perfect or with "once", "earlier" and the like are left as they are: they recall another occasion.
    """
    days: dict[tuple[str, str], set[str]] = {}
    for telling in tellings:
        for speaker in telling.speakers:
            if telling.date:
                days.setdefault((telling.report, speaker), set()).add(telling.date)
    spread = []
    for telling in tellings:
        day = _spread(sheets[telling.report], telling, days)
        spread.append(telling if day == telling.date else replace(telling, date=day, spread=True))
    return spread


def _spread(sheet: Sheet, telling: "Telling", days: Mapping[tuple[str, str], set[str]]) -> str | None:
    found = set().union(*(days.get((telling.report, speaker), set()) for speaker in telling.speakers))
    if telling.date or len(found) != 1 or telling.heading or time_beside(sheet, telling.statement) is not None:
        return telling.date
    day = next(iter(found))
    reach, news = reach_of(day), reach_of((sheet.report.published.date or "").split("/")[0] if sheet.report.published else None)
    if reach is None or news is None or reach.days != 1 or not 0 <= (news.first - reach.first).days <= NEWS_DAYS:
        return None
    return None if _RECALLED.search(frame_in(sheet, telling.statement)) else day


def frame_in(sheet: Sheet, statement: Statement) -> str:
    """The reporter's frame of a statement: the sentences in which it and its cue begin, without what is said."""
    first, last = sheet.sentence_at(statement.content[0][0])
    if statement.cue and last <= statement.cue[0][0] < last + BESIDE:
        last = sheet.sentence_at(statement.cue[0][0])[1]  # "Is it enough?" she said after the fire
    frame, place = "", first
    for start, end in sorted(statement.content):
        frame += sheet.text[place : max(place, min(start, last))] + " "
        place = max(place, end)
    return frame + sheet.text[min(place, last) : last]


def frame_of(evidence: Witness, statement: Statement) -> str:
    """The reporter's frame of a statement: its evidence without what is said."""
    frame = evidence.text
    for start, end in sorted(statement.content, reverse=True):
        low, high = max(0, start - evidence.start), max(0, end - evidence.start)
        frame = frame[:low] + " " + frame[high:]
    return frame
