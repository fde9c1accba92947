"""Values of days that go by a name: holidays, fixed and movable."""

from datetime import date, timedelta

from variorum.annotate.timex.context import Context, Meaning
from variorum.annotate.timex.dates import NO_ANCHOR, Words, dated, open_date, read_year, word_value
from variorum.annotate.timex.period import containing


def fixed_day(words: Words, context: Context, day: str) -> Meaning:
    """A day that goes by its own name."""
    return dated(containing("day", date.fromisoformat(day)), "a day with a name of its own")


def holiday(words: Words, context: Context, *args: str) -> Meaning | None:
    """A holiday: of the year printed, else the one nearest to the report's date."""
    if words["HOLIDAY"][0].islower():
        return None
    rule = str(word_value("HOLIDAY", words["HOLIDAY"]))
    year = read_year(words)
    if year is not None:
        return dated(containing("day", holiday_in(rule, year)), "holiday of the year printed")
    if context.anchor is None:
        return open_date("XXXX-XX-XX", f"holiday without a year: {NO_ANCHOR}")
    days = [holiday_in(rule, context.anchor.year + shift) for shift in (0, -1, 1)]
    nearest = min(days, key=lambda day: (abs((day - context.anchor).days), day))  # type: ignore[operator]  # tested above
    return dated(containing("day", nearest), "the holiday nearest to the report's date")


def holiday_in(rule: str, year: int) -> date:
    """The day a holiday falls on: ``12-25``, ``easter-2``, or ``11-thu-4`` (fourth Thursday; 0 is the last)."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    parts = rule.split("-")
    if len(parts) == 2:
        return date(year, int(parts[0]), int(parts[1]))
    wanted = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(parts[1])
    month, count = int(parts[0]), int(parts[2])
    if count == 0:
        last = containing("month", date(year, month, 1)).last()
        return last - timedelta(days=(last.weekday() - wanted) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (count - 1))


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    leap = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * leap) // 451
    month, day = divmod(h + leap - 7 * m + 114, 31)
    return date(year, month, day + 1)
