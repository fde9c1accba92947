"""Values of parts of the day and clock times: this morning, overnight, 10:30 a.m. on the day named beside it."""

import re
from datetime import timedelta

from variorum.annotate.quantity.cardinal import read_number
from variorum.annotate.timex.context import Context, Meaning
from variorum.annotate.timex.dates import NO_ANCHOR, Words, word_value
from variorum.annotate.timex.period import Period, containing

_NEARBY = 600
"""Code points within which an hour goes on with the day last named."""
_RIGHT_BEFORE = 250
"""Code points within which an hour goes on with a day before that of the news: "sank on Sunday ... The first call came at 4.31"."""
_BOUND = re.compile(r"\b(?:by|until|till|from|for|to)\s+\Z", re.IGNORECASE)
_SAME_STORY = 31
"""Days before the report up to which it does so; an older day is background."""
_TODAY = frozenset({"today", "this_part", "tonight"})
_YESTERDAY = frozenset({"yesterday", "yesterday_part", "last_night", "last_evening"})
"""Rules of the grammar by which a report tells of its own day, and of the day before."""


def time_of(day: Period, suffix: str, why: str, edtf: str | None = None) -> Meaning:
    """A part of a day or a clock time on a day."""
    return Meaning(type="TIME", value=f"{day.timex()}T{suffix}", edtf=edtf or day.edtf(), why=why, period=day)


def part_of_day(words: Words, context: Context, days: str, suffix: str = "") -> Meaning:
    """ "This morning", "last night", "tonight": a part of the report's day or of one next to it."""
    part = suffix or str(word_value("DAYPART", words["DAYPART"]))
    if context.anchor is None:
        return Meaning(type="TIME", value=f"XXXX-XX-XXT{part}", why=NO_ANCHOR)
    day = context.anchor + timedelta(days=int(days))
    return time_of(containing("day", day), part, "counted from the report's date")


def same_day_part(words: Words, context: Context, *args: str) -> Meaning:
    """ "The morning": of the day named before in the sentence, else of the report's day."""
    part = str(word_value("DAYPART", words["DAYPART"]))
    day = context.previous("day", within_sentence=True) or _day_of_news(context)
    if day is None:
        return Meaning(type="TIME", value=f"XXXX-XX-XXT{part}", why=NO_ANCHOR)
    return time_of(day, part, "of the day last named or of the report's")


def that_part(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "That night", "the same evening": of the day last named nearby."""
    day = context.previous("day", reach=_NEARBY)
    if day is None:
        return None
    return time_of(day, str(word_value("DAYPART", words["DAYPART"])), "of the day last named")


_BESIDE_LIGHT = re.compile(
    r"\b(?:at|by|before|after|until|till|since|from|around|near|shortly before|towards?)\s+(?:the\s+)?\Z", re.IGNORECASE
)


def light(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "At dawn", "by nightfall": on the day named in the sentence, else that of the news."""
    if not _BESIDE_LIGHT.search(context.before()):
        return None
    return clock(words, context, str(word_value("LIGHT", words["LIGHT"])))


def overnight(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "Overnight": the night that ends on the report's day, or on the day just named."""
    if re.match(
        r"\s+(?:stay|bag|success|sensation|delivery|train|trip|flight|crossing|sailing|voyage|journey|ferry|bus|rate|trading|call|guest)",
        context.text[context.end : context.end + 12],
    ):
        return None
    named = context.previous("day", within_sentence=True)
    day = named.first() if named is not None else context.anchor
    if day is None:
        return Meaning(type="TIME", value="XXXX-XX-XXTNI", why=NO_ANCHOR)
    night = day - timedelta(days=1)
    why = "the night before the day named with it" if named is not None else "the night before the report's date"
    return time_of(containing("day", night), "NI", why, f"{night.isoformat()}/{day.isoformat()}")


_CLOCK = re.compile(r"(\d{1,2}|[a-z]+)(?:[:.](\d\d))?(?:[:.](\d\d))?\s*(a|p|o)?", re.I)

_SPOKEN = re.compile(r"(?P<part>half|(?:a )?quarter|[a-z]+(?:-five)?) (?P<way>past|to) (?P<hour>[a-z]+)", re.I)


CLOCK_ONLY = "on the day named in the sentence, else that of the report's news"
"""Why a clock time has its day."""


def clock(words: Words, context: Context, fixed: str = "") -> Meaning | None:
    """A clock time, on the day named in the sentence, else on the report's day. The zone stays with the words."""
    suffix = fixed or _clock_value(words.get("CLOCK") or words["HHMM"])
    if suffix is None:
        return None
    day = context.previous("day", within_sentence=True) or _day_right_before(context) or _day_of_news(context)
    if day is None:
        return Meaning(type="TIME", value=f"XXXX-XX-XXT{suffix}", why=NO_ANCHOR)
    return time_of(day, suffix, CLOCK_ONLY)


def _day_right_before(context: Context) -> Period | None:
    """The day named right before the hour, where it is one of the story and the hour stands in a sentence of its own, told as past."""
    if context.anchor is None or not context.is_past():
        return None
    for one in reversed(context.found):
        period = one.meaning.period
        if one.start < context.start - _RIGHT_BEFORE:
            return None
        if period is not None and period.kind == "day" and one.meaning.type in ("DATE", "TIME"):
            is_told = 0 <= (context.anchor - period.first()).days <= _SAME_STORY and not _BOUND.search(context.text[: one.start][-20:])
            return period if is_told else None
    return None


def _day_of_news(context: Context) -> Period | None:
    """The day last named nearby where it is that of the news, else the report's day, or the day before in a report of yesterday's news."""
    if context.anchor is None:
        return None
    named = context.previous("day", reach=_NEARBY)
    if named is not None and 0 <= (context.anchor - named.first()).days <= 1:
        return named
    told = context.previous("day", reach=min(_NEARBY, context.start - context.paragraph_start()))
    if told is not None and told.first() < context.anchor:
        return told
    first = next((one.rule for one in context.found if one.rule in _TODAY | _YESTERDAY), None)
    return containing("day", context.anchor - timedelta(days=1 if first in _YESTERDAY else 0))


def _clock_value(text: str) -> str | None:
    if re.fullmatch(r"\d{4}", text):
        return f"{text[:2]}:{text[2:]}"
    if spoken := _SPOKEN.match(text):
        minutes = 30 if spoken["part"] == "half" else 15 if spoken["part"].endswith("quarter") else read_number(spoken["part"])
        hour = read_number(spoken["hour"])
        if minutes is None or hour is None:
            return None
        return f"{int(hour):02d}:{int(minutes):02d}" if spoken["way"] == "past" else f"{(int(hour) - 1) % 24:02d}:{60 - int(minutes):02d}"
    match = _CLOCK.match(text)
    hour = read_number(match[1]) if match else None
    if match is None or hour is None:
        return None
    hour = int(hour)
    half_day = (match[4] or "").lower()
    if half_day == "p" and hour < 12:
        hour += 12
    if half_day == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{match[2] or '00'}"
