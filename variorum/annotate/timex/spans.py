"""Values of durations, sets and references without a date: "two years", "every month", "now"."""

import re
from typing import Final

from variorum.annotate.quantity.cardinal import read_number
from variorum.annotate.timex.context import Context, Meaning
from variorum.annotate.timex.cues import cue_words
from variorum.annotate.timex.dates import Words, as_int, word_value

_LETTERS: Final = {
    "second": ("T", "S"), "minute": ("T", "M"), "hour": ("T", "H"), "day": ("", "D"), "night": ("", "D"), "weekend": ("", "WE"),
    "week": ("", "W"), "month": ("", "M"), "quarter": ("", "Q"), "year": ("", "Y"), "fortnight": ("", "W"), "decade": ("", "Y"),
    "century": ("", "Y"),
}  # fmt: skip
_SIZES: Final = {"fortnight": 2, "decade": 10, "century": 100}
_PARTS: Final = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60)}
NOT_A_DATE: Final = "a length of time, not a date"


def duration_value(count: float | int | None, unit: str) -> str:
    """The TIMEX3 value of so many units; ``None`` is an unknown number. A decade is ten years."""
    time, letter = _LETTERS[unit]
    if count is None:
        return f"P{time}X{letter}"
    count *= _SIZES.get(unit, 1)
    if float(count).is_integer():
        if unit == "hour" and count % 24 == 0 and count > 0:
            return f"P{int(count) // 24}D" if count == 24 else f"PT{int(count)}H"
        return f"P{time}{int(count)}{letter}"
    if unit in _PARTS:
        smaller, size = _PARTS[unit]
        whole, rest = int(count), round((count - int(count)) * size)
        tail = f"{rest}{_LETTERS[smaller][1]}"
        return f"P{time}{whole}{letter}{tail}" if whole else f"P{time}{tail}"
    return f"P{time}{count:g}{letter}"


def duration(words: Words, context: Context, what: str = "") -> Meaning | None:
    """A number of units. ``what`` "one" counts a single unit, "some" an unknown number of them."""
    unit = str(word_value("UNIT", words["UNIT"])) if "UNIT" in words else str(word_value("UNITS", words["UNITS"]))
    if what:
        count: float | int | None = 1 if what == "one" else None
    elif "VAGUE" in words:
        vague = str(word_value("VAGUE", words["VAGUE"]))
        count = int(vague) if vague else None
    else:
        if words["NUM"].lower() in ("a", "an") and "HALF" not in words:
            return one_unit(words, context)
        count = read_number(words["NUM"])
        if count is None:
            return Meaning(type="DURATION", value=None, why="a number too long to be a count")
    if is_age(context) or (
        unit == "quarter" and re.search(r"three-quarters\Z|one-quarter\Z", context.text[context.start : context.end].lower())
    ):
        return None
    if "HALF" in words and count is not None:
        count += 0.5
    return Meaning(type="DURATION", value=duration_value(count, unit), why=NOT_A_DATE)


def is_age(context: Context) -> bool:
    """Whether years and months tell how old somebody is."""
    return re.match(r"[\s-]+(?:old|of age)\b", context.text[context.end : context.end + 8]) is not None


_MONEY = re.compile(
    rf"(?:[$£€¥]\s?\d[\d,.]*(?:\s(?:thousand|million|billion|trillion))?|{cue_words('amount')}|\d[\d,.]*\s[a-z]+s|%)\s*\Z", re.IGNORECASE
)


def one_unit(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "A year": a rate behind an amount ("$5 a day"), else a duration."""
    unit = str(word_value("UNIT", words["UNIT"]))
    if unit in ("second", "quarter"):
        return None
    if context.text[context.start : context.end].lower().startswith("per ") or _MONEY.search(
        context.text[max(0, context.start - 30) : context.start]
    ):
        return Meaning(type="SET", value=duration_value(1, unit), why="so much in each")
    return Meaning(type="DURATION", value=duration_value(1, unit), why=NOT_A_DATE)


def bare_units(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "For months", "in years": an unknown number of units."""
    if len(words) == 1 and not _UNITS_AFTER.search(context.text[max(0, context.start - 12) : context.start]):
        return None
    return Meaning(type="DURATION", value=duration_value(None, str(word_value("UNITS", words["UNITS"]))), why=NOT_A_DATE)


_UNITS_AFTER: Final = re.compile(
    r"\b(?:for|in|after|over|within|took|takes?|last|lasted|spent|follow(?:s|ed)|coming|the)\s+\Z", re.IGNORECASE
)


def recent_units(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "Recent weeks": an unknown number of them; recent days and years are the past as such."""
    unit = str(word_value("UNITS", words["UNITS"]))
    if unit in ("day", "year") or "UNITSB" in words:
        return reference(words, context, "PAST_REF")
    return Meaning(type="DURATION", value=duration_value(None, unit), why=NOT_A_DATE)


_COUNT_BEFORE: Final = re.compile(r"\b(?:\d+|two|three|four|five|six|several|few|past|last)\s+\Z", re.IGNORECASE)


def every(words: Words, context: Context, *args: str) -> Meaning | None:
    """What returns: every month, each Thursday, daily."""
    why = "returns again and again"
    if args:
        return Meaning(type="SET", value=args[0], why=why)
    if "MONTH" in words:
        return Meaning(type="SET", value=f"XXXX-{as_int('MONTH', words['MONTH']):02d}", why=why)
    for part in ("WEEKDAY", "WEEKDAYS"):
        if part == "WEEKDAYS" and part in words and _COUNT_BEFORE.search(context.text[max(0, context.start - 12) : context.start]):
            return None
        if part in words:
            spoken = words.get("DAYPART") or words.get("DAYPARTS")
            tail = f"T{word_value('DAYPART', spoken)}" if spoken else ""
            return Meaning(type="SET", value=f"XXXX-WXX-{as_int(part, words[part])}{tail}", why=why)
    if "DAYPART" in words:
        return Meaning(type="SET", value=f"XXXX-XX-XXT{word_value('DAYPART', words['DAYPART'])}", why=why)
    if "SEASON" in words:
        return Meaning(type="SET", value="XXXX-" + ("SP", "SU", "FA", "WI")[as_int("SEASON", words["SEASON"]) - 1], why=why)
    unit = str(word_value("UNIT", words["UNIT"])) if "UNIT" in words else str(word_value("UNITS", words["UNITS"]))
    count = read_number(words["NUM"]) if "NUM" in words else (2 if "other" in words else 1)
    return Meaning(type="SET", value=duration_value(count, unit), why=why)


_SOON_AS: Final = re.compile(r"as soon\b|.{0,3}soon (?:after|as)\b", re.IGNORECASE)


def reference(words: Words, context: Context, value: str) -> Meaning | None:
    """Now, recently, soon: a reference to past, present or future that never gives a date."""
    if _SOON_AS.match(context.text, max(0, context.start - 3)):
        return None
    return Meaning(type="DATE", value=value, why="no date: the words name none")


def unreadable(words: Words, context: Context, *why: str) -> Meaning:
    """Kept as words: no calendar has such a date."""
    return Meaning(type="DATE", value=None, why=" ".join(why))
