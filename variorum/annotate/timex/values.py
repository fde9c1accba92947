"""The functions that the grammar's value column may name, with the small ones that only combine others."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from variorum.annotate.timex import clock, dates, holidays, numeric, relative, spans, years
from variorum.annotate.timex.context import Context, Ends, Meaning
from variorum.annotate.timex.dates import NO_ANCHOR, Words, dated, open_date
from variorum.annotate.timex.period import Period, containing

Value = Callable[..., "Meaning | Ends | None"]


def weekday_in_week(words: Words, context: Context, weeks: str) -> Meaning:
    """ "Friday of last week": that day of the week before or after the report's."""
    number = dates.as_int("WEEKDAY", words["WEEKDAY"])
    if context.anchor is None:
        return open_date(f"XXXX-WXX-{number}", f"weekday left open: {NO_ANCHOR}")
    monday = context.anchor - timedelta(days=context.anchor.isoweekday() - 1)
    return dated(containing("day", monday + timedelta(days=7 * int(weeks) + number - 1)), "that day of the week named")


def week_of(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "The week of 3 May": the week in which that day lies."""
    day = dates.calendar_date(words, context)
    if day is None or day.period is None:
        return None
    return dated(containing("week", day.period.first()), f"the week of that day; {day.why}")


def weekday_this(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "This Sunday", "this coming Sunday": the one ahead, unless the verb tells of the past."""
    coming = "coming" in context.text[context.start : context.end].lower()
    return dates.weekday(words, context, "coming" if coming or not context.is_past() else "")


def weekday_part(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "Monday night": the part of the day that the weekday gives."""
    if words["DAYPART"].lower().endswith("s"):
        return spans.every(words, context)
    day = dates.weekday(words, context)
    if day is None:
        return None
    part = dates.word_value("DAYPART", words["DAYPART"])
    return Meaning(type="TIME", value=f"{day.value}T{part}", edtf=day.edtf, why=day.why, period=day.period)


def mid_part(words: Words, context: Context, *args: str) -> Meaning:
    """ "Mid afternoon"."""
    spoken = context.text[context.start : context.end].lower()
    part = next(name for name in ("morning", "afternoon", "evening") if spoken.endswith(name))
    return clock.same_day_part({"DAYPART": part}, context)


_NAMED_TODAY: Final = re.compile(r"\bUSA Today\Z|\b[a-z]{2,} Today\Z|\bUSA TODAY\Z")
"""A paper or a programme."""


def today(words: Words, context: Context, *args: str) -> Meaning | None:
    """The report's own day; "Today, these words echo" may mean the present age, so it has no EDTF date."""
    if _NAMED_TODAY.search(context.text[max(0, context.start - 12) : context.end]):
        return None
    meaning = relative.shifted_day(words, context, "0")
    opens = context.start == context.sentence_start() or not context.before().strip()
    if opens and context.text[context.end : context.end + 1] == "," and not context.tells_past_after():
        return Meaning(type="DATE", value=meaning.value, why="may mean the present age", period=None)
    return meaning


def _unit_in(context: Context) -> str:
    spoken = context.text[context.start : context.end].lower().replace("\u2019", "'").removesuffix("'s").rstrip()
    return next(unit for unit in ("weekend", "week", "month", "year", "decade", "century", "quarter") if spoken.endswith(unit))


def last_unit(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "Last month", "the past year"; "the last week of March" is none of them."""
    if context.text[context.start : context.start + 4].lower() == "the " and re.match(
        r"\s+of\b", context.text[context.end : context.end + 5]
    ):
        return None
    return relative.shifted_unit(words, context, "-1", _unit_in(context))


def this_unit(words: Words, context: Context, part: str = "") -> Meaning | None:
    """ "This year", "earlier this week"; a title in quotation marks ("This Week") is none."""
    if context.text[context.start : context.end].istitle() and context.text[max(0, context.start - 1) : context.start] in ('"', "“", "`"):
        return None
    return relative.shifted_unit(words, context, "0", _unit_in(context), part)


def next_unit(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "Next week", "early next year"."""
    return relative.shifted_unit(words, context, "1", _unit_in(context))


def weekend(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "The weekend": the last one, or the one of this week from Saturday on; the coming one after a cue of the future."""
    if context.anchor is None:
        return open_date("XXXX-WXX-WE", NO_ANCHOR)
    ahead = context.is_future() or context.anchor.isoweekday() >= 6
    return relative.shifted_unit(words, context, "0" if ahead else "-1", "weekend")


def year_end(words: Words, context: Context, *args: str) -> Meaning:
    """The end of the year: the year of the report."""
    if context.anchor is None:
        return open_date("XXXX", NO_ANCHOR)
    return dated(Period("year", context.anchor.year), "the report's year", f"{context.anchor.year}-12")


def decade_words(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "The sixties", but not "a man in his sixties"."""
    if not context.text[context.start : context.end].lower().startswith("the"):
        return None
    return relative.decade(words, context)


def the_past(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "The past" as a noun."""
    following = context.text[context.end : context.end + 2]
    return None if following[:1] in " -" and following[1:2].isalnum() else spans.reference(words, context, "PAST_REF")


def half_unit(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "Half an hour"."""
    unit = str(dates.word_value("UNIT", words["UNIT"]))
    return Meaning(type="DURATION", value=spans.duration_value(0.5, unit), why=spans.NOT_A_DATE)


def year_ended(words: Words, context: Context, *args: str) -> Meaning:
    """ "The year ended June 30": twelve months up to the day named next."""
    return Meaning(type="DURATION", value="P1Y", why=spans.NOT_A_DATE)


_FUNCTIONS: Final[tuple[Value, ...]] = (
    weekday_in_week,
    week_of,
    weekday_this,
    weekday_part,
    mid_part,
    today,
    last_unit,
    this_unit,
    next_unit,
    weekend,
    year_end,
    year_ended,
    decade_words,
    the_past,
    half_unit,
    numeric.numeric,
    dates.calendar_date,
    dates.day_alone,
    dates.month_shifted,
    dates.weekday,
    dates.previous_weekday,
    holidays.holiday,
    relative.shifted_day,
    relative.shifted_unit,
    relative.ago,
    relative.year_before,
    relative.that_unit,
    relative.units_later,
    relative.ago_this_month,
    relative.the_unit,
    relative.day_before,
    relative.in_the_day,
    relative.quarter,
    relative.half,
    relative.quarter_short,
    holidays.fixed_day,
    years.month_range,
    relative.half_last,
    relative.same_quarter,
    relative.season,
    clock.part_of_day,
    clock.same_day_part,
    clock.that_part,
    clock.light,
    clock.overnight,
    clock.clock,
    relative.decade,
    relative.century,
    spans.duration,
    spans.one_unit,
    spans.bare_units,
    spans.recent_units,
    spans.every,
    spans.reference,
    spans.unreadable,
    years.year,
    years.fiscal_year,
    years.year_range,
    years.day_range,
)
VALUES: Final[dict[str, Value]] = {function.__name__: function for function in _FUNCTIONS}
"""The functions by name."""
