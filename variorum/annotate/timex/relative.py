"""Values of expressions that count from the report's date or from a date before them: ago, last week, the quarter, overnight."""

import re
from datetime import date, timedelta
from typing import Final, get_args

from variorum.annotate.quantity.cardinal import read_number
from variorum.annotate.timex.context import Context, Meaning
from variorum.annotate.timex.dates import NO_ANCHOR, Words, as_int, dated, open_date, read_year, word_value
from variorum.annotate.timex.period import Kind, Period, containing

_OPEN: Final = {"day": "XXXX-XX-XX", "weekend": "XXXX-WXX-WE", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
                "season": "XXXX", "half": "XXXX-HX", "decade": "XXX", "century": "XX"}  # fmt: skip
_NEARBY: Final = 400
"""Code points within which "the same day" can take up a date; further back it may mean any."""
_FINER: Final[dict[str, tuple[str, ...]]] = {
    "day": ("day",), "week": ("day", "week"), "month": ("day", "month"), "year": ("day", "month", "year", "quarter", "season", "half"),
}  # fmt: skip
"""The kinds of period from which each unit can be counted on."""
_KINDS: Final = frozenset(get_args(Kind))


def shifted_day(words: Words, context: Context, days: str) -> Meaning:
    """Today, yesterday, tomorrow and the like: so many days from the report's date."""
    if context.anchor is None:
        return open_date("XXXX-XX-XX", NO_ANCHOR)
    return dated(containing("day", context.anchor).plus(int(days)), "counted from the report's date")


def shifted_unit(words: Words, context: Context, count: str, unit: str = "", part: str = "") -> Meaning | None:
    """Last week, this month, next year: the unit in which the report's date lies, shifted by ``count``.

    ``part`` "so-far" cuts the EDTF date at the report's day ("earlier this week"), "rest" lets it begin there.
    """
    name = unit or str(word_value("UNIT", words["UNIT"]))
    if name not in _KINDS:
        return None
    kind: Kind = name  # type: ignore[assignment]  # tested in the line before
    if context.anchor is None:
        return open_date(_OPEN[name], NO_ANCHOR)
    period = containing(kind, context.anchor, context.hemisphere).plus(int(count))
    edtf = None
    if part and count == "0" and kind in ("week", "month", "year"):
        day = context.anchor.isoformat()
        ends = (period.first().isoformat(), day) if part == "so-far" else (day, period.last().isoformat())
        edtf = "/".join(dict.fromkeys(ends)) if kind != "year" else None
    return dated(period, "counted from the report's date", edtf)


def ago(words: Words, context: Context, sign: str) -> Meaning | None:
    """So many units before or after the report's date, as exact as the unit."""
    unit = str(word_value("UNIT", words["UNIT"]))
    direction = -1 if sign == "-" else 1
    count = read_number(words["NUM"]) if "NUM" in words else None
    if "VAGUE" in words:
        vague = str(word_value("VAGUE", words["VAGUE"]))
        count = int(vague) if vague else None
    if count is None:
        why = "a number too long to be a count" if "NUM" in words else "the number of units is left open"
        return open_date(("PAST_REF" if direction < 0 else "FUTURE_REF") if "NUM" not in words else None, why)
    if unit in ("second", "minute", "hour"):
        return clock_shift(context, direction * count, unit)
    if context.anchor is None:
        return open_date(_OPEN.get(unit, "XXXX"), NO_ANCHOR)
    if unit == "fortnight":
        unit, count = "week", count * 2
    if unit in ("decade", "century"):
        unit, count = "year", count * (10 if unit == "decade" else 100)
    if unit in ("night", "weekend"):
        unit = "day" if unit == "night" else "weekend"
    if count != int(count) and unit == "year":
        unit, count = "month", count * 12
    kind: Kind = unit  # type: ignore[assignment]  # the other units were turned into kinds above
    try:
        period = containing(kind, context.anchor).plus(direction * int(count))
        return dated(period, "counted from the report's date", period.edtf() + "~" if kind in ("month", "year") else None)
    except ValueError as error:
        return open_date(None, str(error))


def ago_this_month(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "A year ago this month": the month of the report, so many years before."""
    printed = str(word_value("VAGUE", words["VAGUE"])) if "VAGUE" in words else words["NUM"]
    count = read_number(printed) if printed else None
    if str(word_value("UNIT", words["UNIT"])) != "year" or count is None or count != int(count):
        return None
    if context.anchor is None:
        return open_date("XXXX-XX", NO_ANCHOR)
    return dated(containing("month", context.anchor).plus(-12 * int(count)), "counted from the report's date")


def clock_shift(context: Context, count: float, unit: str) -> Meaning:
    """Hours and minutes ago: a moment of the publication day; the day itself is certain only to within one."""
    letter = {"second": "S", "minute": "M", "hour": "H"}[unit]
    hours = abs(count) * {"second": 1 / 3600, "minute": 1 / 60, "hour": 1}[unit]
    printed = int(count) if float(count).is_integer() else count
    if context.anchor is None:
        return Meaning(type="DURATION", value=f"PT{abs(printed)}{letter}", why=NO_ANCHOR)
    if hours > 24 * 400_000:
        return Meaning(type="DURATION", value=None, why="outside the calendar")
    other = context.anchor + timedelta(days=(1 if count > 0 else -1) * (int(hours // 24) + (hours % 24 >= 1)))
    ends = sorted({other.isoformat(), context.anchor.isoformat()})
    return Meaning(type="DURATION", value=f"PT{abs(printed)}{letter}", edtf="/".join(ends), why="the report's hour is not known")


def year_before(words: Words, context: Context, *args: str) -> Meaning:
    """ "A year ago", "the year-earlier period": in a report on a quarter, that quarter of the year before."""
    if "ORDINAL" in words and context.anchor is not None:
        named = quarter(words, context)
        if named is not None and named.period is not None:
            return dated(named.period.plus(-4), "that quarter, a year before")
    focus = context.quarter_in_focus()
    if focus is not None:
        return dated(focus.plus(-4), "the quarter last named, a year before")
    if context.anchor is None:
        return open_date("XXXX", NO_ANCHOR)
    if args[:1] == ("period",):
        return dated(containing("quarter", context.anchor).plus(-5), "the last full quarter, a year before")
    return dated(Period("year", context.anchor.year - 1), "the year before the report's")


def that_unit(words: Words, context: Context, count: str) -> Meaning | None:
    """ "That year", "the following month": counted from the date last named that is exact enough."""
    spoken = context.text[context.start : context.end].lower()
    unit: Kind = next(kind for kind in ("day", "week", "month", "year") if spoken.endswith(kind))
    named = context.previous(*_FINER[unit], reach=_NEARBY)
    if named is None or (count == "0" and _is_ahead(named, context) and context.tells_past_after()):
        return None  # "must answer by Friday. On the same day she left"
    return dated(containing(unit, named.first()).plus(int(count)), "counted from the date last named")


def _is_ahead(named: Period, context: Context) -> bool:
    """Whether a period begins after the day of the report."""
    return context.anchor is not None and named.first() > context.anchor


def units_later(words: Words, context: Context, sign: str = "+") -> Meaning | None:
    """ "Two days later", "a day earlier": counted from the date last named nearby; without one the words are a mere length of time.

    Only days are counted back: "a year earlier" mostly compares.
    """
    unit = str(word_value("UNIT", words["UNIT"]))
    printed = str(word_value("VAGUE", words["VAGUE"])) if "VAGUE" in words else words["NUM"]
    count = read_number(printed) if printed else None
    if unit not in _FINER or count is None or count != int(count) or (sign == "-" and unit != "day"):
        return None
    kind: Kind = unit  # type: ignore[assignment]  # the keys of _FINER are kinds
    named = context.previous(*_FINER[unit], reach=_NEARBY)
    if named is None or _is_ahead(named, context):
        return None
    return dated(containing(kind, named.first()).plus(-int(count) if sign == "-" else int(count)), "counted from the date last named")


_ALONE = re.compile(r"\s*(?:[.,;:!?)\"”’]|\Z|\n|(?:and|but|at|in|on|when|as|with|by|to|after)\b)", re.IGNORECASE)
"""Behind "the day before" where no event follows from which it counts."""


def day_before(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "The day before", "the night before": the day before the one last named, else before the report's own."""
    if not _ALONE.match(context.text[context.end : context.end + 12]):
        return None
    named = context.previous("day", reach=_NEARBY)
    if named is not None:
        return dated(named.plus(-1), "the day before the one last named")
    return shifted_day(words, context, "-1")


def in_the_day(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "Later in the day": of the day last named, else of the report's."""
    named = context.previous("day", reach=_NEARBY)
    if named is not None:
        return dated(named, "the day last named")
    return shifted_day(words, context, "0")


def the_unit(words: Words, context: Context, unit: str) -> Meaning | None:
    """ "The year", "the week", without more: those of the report's date."""
    following = context.text[context.end : context.end + 12].lower()
    if re.match(r"(?:-|['\u2019]|\s+(?:\d|of\b|when|that|before|after|in which|follow|two\b))", following):
        return None
    return shifted_unit(words, context, "0", unit)


def quarter(words: Words, context: Context, which: str = "") -> Meaning | None:
    """A quarter by its number: of the year printed, else the latest such quarter that has begun."""
    number = as_int("ORDINAL", words["ORDINAL"])
    kind: Kind = "quarter"
    if "HALF" in words:
        kind, number = "half", 2 if number == 4 else number
    year = read_year(words)
    if year is not None:
        return dated(Period(kind, year, number), f"{kind} of the year printed")
    if context.anchor is None:
        return open_date(f"XXXX-{kind[0].upper()}{number}", NO_ANCHOR)
    anchor = context.anchor
    if which:
        return dated(Period(kind, anchor.year + int(which), number), f"{kind} of the year named by the words")
    period = Period(kind, anchor.year, number)
    if period.first() > anchor and not (context.is_future(futurate=False) or (period.first() - anchor).days < 20):
        period = Period(kind, anchor.year - 1, number)
    elif context.is_future(futurate=False) and period.last() < anchor and (anchor - period.last()).days > 150:
        period = Period(kind, anchor.year + 1, number)
    return dated(period, f"the latest such {kind} that has begun")


def quarter_short(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "Q3", "Q3 2025"."""
    return quarter({**words, "ORDINAL": ("first", "second", "third", "fourth")[int(words["QUARTER"][1]) - 1]}, context)


def half(words: Words, context: Context, which: str = "") -> Meaning | None:
    """The first or second half of a year."""
    return quarter(words | {"HALF": "half"}, context, which)


def half_last(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "The latter half of 1989"."""
    return half(words | {"ORDINAL": "second"}, context)


def same_quarter(words: Words, context: Context, which: str = "") -> Meaning:
    """ "The quarter", "the latest quarter", "the latest period": the quarter last named, else the last full one."""
    year = read_year(words)
    focus = context.quarter_in_focus()
    if year is not None:
        if focus is not None:
            return dated(Period("quarter", year, focus.number), "the quarter last named, in the year printed")
        return open_date(f"{year}", "no quarter named before")
    if focus is not None and (not which or context.anchor is None or (context.anchor - focus.last()).days < 120):
        return dated(focus, "the quarter last named")
    if context.anchor is None:
        return open_date("XXXX-QX", NO_ANCHOR)
    return dated(containing("quarter", context.anchor).plus(-1), "the last full quarter before the report's date")


_OF_THING = re.compile(r"\s+of\s+(?!(?:last|this|that|next|the (?:same|following|previous|next))\b|['’]?\d)", re.IGNORECASE)
"""Behind what is no season: "the fall of the government"."""


def season(words: Words, context: Context, which: str = "") -> Meaning | None:
    """A season: of the year printed, last, this or next; a bare one is the latest that has begun."""
    number = as_int("SEASON", words["SEASON"])
    year = read_year(words)
    if year is None and _OF_THING.match(context.text, context.end):
        return None
    if year is not None:
        return dated(Period("season", year, number, hemisphere=context.hemisphere), "season of the year printed")
    if context.anchor is None:
        return open_date("XXXX-" + ("SP", "SU", "FA", "WI")[number - 1], NO_ANCHOR)
    anchor = context.anchor
    period = Period("season", anchor.year, number, hemisphere=context.hemisphere)
    now = containing("season", anchor, context.hemisphere)
    if now.number == number:
        period = now
    if which == "last":
        while period.last() >= anchor:
            period = period.plus(-1)
    elif which == "next":
        while period.first() <= anchor:
            period = period.plus(1)
    elif which != "this" and period.first() > anchor and not (context.is_future(futurate=False) or context.is_due()):
        period = period.plus(-1)
    return dated(period, f"meteorological season of the {context.hemisphere}ern hemisphere")


def decade(words: Words, context: Context, *args: str) -> Meaning | None:
    """A decade in figures or words: "the 1990s", "the '80s", "the nineties"."""
    if "DECADEWORD" in words:
        short = as_int("DECADEWORD", words["DECADEWORD"])
        return dated(containing("decade", date(1900 + short, 1, 1)), "decade of the 20th century")
    digits = re.sub(r"\D", "", words["DECADE"])
    year = int(digits)
    if len(digits) == 2:
        printed = context.text[context.start : context.end]
        if printed[0] in "0123456789emlEML" and not printed.lower().startswith("the"):
            return None  # "in her early 20s", "in the low 50s"
        year += 1900 if year >= 20 else 2000
    return dated(containing("decade", date(year, 1, 1)), "decade as printed")


def century(words: Words, context: Context, *args: str) -> Meaning | None:
    """A century by its number."""
    printed = words["CENTURY"]
    digits = re.match(r"\d+", printed)
    number = int(digits.group()) if digits else as_int("DAYWORD", printed)
    if not 11 <= number <= 29:
        return open_date(None, "a century outside the calendar of this grammar")
    return dated(Period("century", (number - 1) * 100), "century as printed")
