"""Values of dates in figures: ISO 8601, and day and month in either order."""

import re
from datetime import date

from variorum.annotate.timex.context import Context, Meaning
from variorum.annotate.timex.dates import Words, dated, open_date
from variorum.annotate.timex.period import containing, day_of


def numeric(words: Words, context: Context, *args: str) -> Meaning | None:
    """An ISO date, or day and month in figures: in the only order the calendar allows, else month first as in US papers.

    With an anchor, the order that puts the date within a year before it wins where only one does.
    """
    if iso := words.get("ISODATE"):
        return _iso(iso)
    printed = re.split(r"[/.-]", words["NUMDATE"])
    first, second, year = (int(part) for part in printed)
    if len(printed[2]) == 2:
        year += 1900 if year >= 40 else 2000
    readings = numeric_readings(first, second, year)
    if not readings:
        return open_date(None, "no such day in either order")
    if len(readings) == 1:
        return dated(containing("day", readings[0]), "the only order that the calendar allows")
    if "." in words["NUMDATE"]:
        return dated(containing("day", readings[1]), "day first, as dates with full stops are written")
    if context.day_first is not None:
        return dated(containing("day", readings[context.day_first]), "in the order of the report's other dates in figures")
    if context.anchor is None:
        both = " or ".join(option.isoformat() for option in readings)
        return Meaning(type="DATE", value=readings[0].isoformat(), why=f"day and month may stand in either order: {both}")
    near = [option for option in readings if -366 <= (option - context.anchor).days <= 7]
    if len(near) == 1:
        return dated(containing("day", near[0]), "the order that puts it in the year before the report's date")
    chosen = dated(containing("day", readings[0]), "")
    both = " or ".join(option.isoformat() for option in readings)
    return Meaning(type="DATE", value=chosen.value, why=f"day and month may stand in either order: {both}", period=chosen.period)


def numeric_readings(first: int, second: int, year: int) -> list[date]:
    """The days that two numbers and a year can mean: month first, then day first; equal readings once."""
    readings = []
    for month, day in ((first, second), (second, first)):
        try:
            reading = day_of(year, month, day).first()
        except ValueError:
            continue
        if reading not in readings:
            readings.append(reading)
    return readings


def _iso(text: str) -> Meaning:
    try:
        period = day_of(int(text[:4]), int(text[5:7]), int(text[8:10]))
    except ValueError as error:
        return open_date(None, f"no such day: {error}")
    if len(text) > 10:
        return Meaning(
            type="TIME", value=f"{period.timex()}T{text[11:16]}", edtf=period.edtf(), why="ISO 8601 date and time", period=period
        )
    return dated(period, "ISO 8601 date")
