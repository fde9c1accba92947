"""Values of years: alone, fiscal, and in ranges; most of the work is telling a year from a count."""

import re
from typing import Final

from variorum.annotate.timex.context import Context, Ends, Meaning
from variorum.annotate.timex.cues import cue_words
from variorum.annotate.timex.dates import Words, calendar_date, dated, open_date, read_day, read_year
from variorum.annotate.timex.period import Period

_COUNTED: Final = re.compile(rf"\s+{cue_words('counted')}", re.IGNORECASE)
_COUNTING: Final = re.compile(rf"(?:{cue_words('counting')}|\bno\.|[$£€¥#+=*/])\s*\Z", re.IGNORECASE)
_YEAR_BEFORE: Final = re.compile(rf"(?:{cue_words('year_before')}\s+|[-–(])\Z", re.IGNORECASE)

_ROUND_BEFORE: Final = re.compile(r"\b(?:in|since|until|till|by|from|before|after|around|year)\s+\Z", re.IGNORECASE)
_PLURAL: Final = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]+(?:s|men|people)\b")


def year(words: Words, context: Context, *args: str) -> Meaning | None:
    """A year alone, unless what stands around it says that the number counts something."""
    number = read_year(words)
    if number is None or ("YEAR" in words and not looks_like_year(number, context)):
        return None
    if number % 100 == 0 and "YEARWORDS" in words and not _is_round_year(context):
        return None
    return dated(Period("year", number), "year as printed")


def looks_like_year(number: int, context: Context) -> bool:
    """Whether four digits are a year: nothing is counted by them, and no word of counting stands before."""
    at = context.text.find(str(number), context.start, context.end)
    before = context.text[max(0, at - 16) : at]
    if _COUNTED.match(context.text, context.end):
        return False
    if _YEAR_BEFORE.search(before):
        return 1400 <= number <= 2099 or before.lower().endswith(("in ", "year ", "since "))
    return 1700 <= number <= 2099 and not _COUNTING.search(before)


def _is_round_year(context: Context) -> bool:
    """Whether a round number in words is a year: "in two thousand", not "some two thousand blocked the road"."""
    told = context.text[context.start : context.end].lower().startswith("the year")
    before = context.text[max(0, context.start - 16) : context.start]
    return told or (_ROUND_BEFORE.search(before) is not None and _PLURAL.match(context.text, context.end) is None)


def fiscal_year(words: Words, context: Context, *args: str) -> Meaning:
    """A fiscal year: its first and last month differ from firm to firm, so it has a value but no EDTF date."""
    return open_date(words["YEAR"], "a fiscal year, whose first month is not stated")


def year_range(words: Words, context: Context, *args: str) -> Ends | None:
    """Two years with a dash between, kept as two ends."""
    first = int(words["YEAR"])
    part = "YEARB" if "YEARB" in words else "SHORT"
    second = int(words[part]) if part == "YEARB" else first // 100 * 100 + int(words[part])
    if not first < second <= first + 200 or not 1000 <= first <= 2099:
        return None
    why = "one end of a range of years"
    return Ends(dated(Period("year", first), why), "YEAR", dated(Period("year", second), why), part)


def day_range(words: Words, context: Context, *args: str) -> Ends | None:
    """Two days of one month, kept as two ends."""
    first, second = read_day(words), read_day(words, "B")
    if first is None or second is None or first >= second:
        return None
    one = calendar_date(words, context)
    two = calendar_date(words | {"DAY": words["DAYB"]}, context)
    return Ends(one, "DAY", two, "DAYB") if one and two and one.edtf else None


def month_range(words: Words, context: Context, *args: str) -> Ends | None:
    """Two months with a dash between, kept as two ends."""
    if words["MONTH"][0].islower() or words["MONTHB"][0].islower():
        return None
    second = calendar_date({**words, "MONTH": words["MONTHB"]}, context)
    year = second.period.year if second is not None and second.period is not None else None
    first = calendar_date(words if year is None or "YEAR" in words else {**words, "YEAR": str(year)}, context)
    return Ends(first, "MONTH", second, "MONTHB") if first and second else None
