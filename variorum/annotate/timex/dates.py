"""Values of calendar dates: full, without a year, numeric in either order, weekdays, months and holidays."""

import re
from datetime import date, timedelta
from typing import Final

from variorum.annotate.quantity.cardinal import read_number
from variorum.annotate.timex.context import Context, Meaning
from variorum.annotate.timex.cues import cue
from variorum.annotate.timex.grammar import load_parts
from variorum.annotate.timex.period import Period, containing, day_of

Words = dict[str, str]
"""The words that matched, by the name of the part."""

_VALUES: Final = {name: part.values for name, part in load_parts().items()}
NO_ANCHOR: Final = "the report's own date is not known"
FAR_AHEAD: Final = 120
"""Days ahead from which a day without a year is taken for a past one unless a cue tells of the future. Chosen on TimeBank."""
AHEAD: Final = 60
"""The same, of a sentence that opens with the day and goes on in a past tense."""
LONGEST_AHEAD: Final = 240
"""Days ahead up to which a cue of the future makes a day without a year a coming one: of a later day the year is printed."""
LAST_AWAY: Final = 4
"""Days back from which "last Monday" may be of the report's own working week: a nearer Monday goes without "last"."""
_NEARBY: Final = 400
"""Code points within which "April of that year" can take up a year."""
_RISKY_MONTHS: Final = frozenset({3, 4, 5, 6, 8})
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|last|next|this|through|from|to|and|or|during|before|after|between|for|on|early|late|mid|each|every|past|"
    r"previous|coming|as of|than|with|following|around|about)|mid-|[-–—(:,])\s*\Z",
    re.I,
)  # fmt: skip


def word_value(part: str, words: str) -> int | str:
    """The value that ``words.toml`` gives a word or phrase of a part."""
    return _VALUES[part][" ".join(words.lower().replace("\u2019", "'").split())]


def as_int(part: str, words: str) -> int:
    """The number that ``words.toml`` gives a word."""
    return int(word_value(part, words))


def dated(period: Period, why: str, edtf: str | None = None) -> Meaning:
    """A date with its EDTF form."""
    return Meaning(type="DATE", value=period.timex(), edtf=edtf or period.edtf(), why=why, period=period)


def open_date(value: str | None, why: str) -> Meaning:
    """A date that the words leave open: value in TIMEX3's X notation, no EDTF date."""
    return Meaning(type="DATE", value=value, why=why)


def read_year(words: Words, suffix: str = "") -> int | None:
    """The year among the matched words."""
    if year := words.get("YEAR" + suffix):
        return int(year)
    if short := words.get("SHORTYEAR" + suffix):
        number = int(short[1:])
        return number + (1900 if number >= 30 else 2000)
    if spelled := words.get("YEARWORDS" + suffix):
        return _spelled_year(spelled)
    return None


def _spelled_year(text: str) -> int | None:
    words = re.split(r"[ -]+", text.lower())
    if words[:2] == ["two", "thousand"]:
        rest = read_number(" ".join(w for w in words[2:] if w != "and")) if len(words) > 2 else 0
        return None if rest is None else 2000 + int(rest)
    century = read_number(words[0])
    rest = 0 if words[1] == "hundred" else read_number(" ".join(w for w in words[1:] if w != "oh"))
    return None if century is None or rest is None else int(century) * 100 + int(rest)


def read_day(words: Words, suffix: str = "") -> int | None:
    """The day of the month among the matched words."""
    if number := words.get("DAY" + suffix):
        return int(re.match(r"\d+", number).group())  # type: ignore[union-attr]  # the part begins with a digit
    if ordinal := words.get("DAYWORD" + suffix):
        return as_int("DAYWORD", ordinal)
    return None


def _is_common_word(month: str) -> bool:
    """Whether a month's name in lower case is rather another word: "this may hurt", "the last march"."""
    return month[0].islower() and month.lower().rstrip(".") in ("may", "march", "mar", "sep", "dec", "jan")


def calendar_date(words: Words, context: Context, *args: str) -> Meaning | None:
    """A date by day, month and year, or what is printed of them."""
    month = as_int("MONTH", words["MONTH"]) if "MONTH" in words else None
    year, day = read_year(words), read_day(words)
    if "MONTH" in words and _is_common_word(words["MONTH"]):
        return None
    try:
        if year is not None and month and day:
            return dated(day_of(year, month, day), "full date")
        if month and day:
            return month_day(month, day, context, is_past="last" in args)
        if year is not None and month:
            return dated(containing("month", date(year, month, 1)), "month and year")
        if month:
            return month_alone(month, context)
    except ValueError as error:
        return open_date(None, f"no such day: {error}")
    return None


def month_day(month: int, day: int, context: Context, *, is_past: bool = False) -> Meaning:
    """A day without its year: the year of the list or range it stands in, else the year that puts it nearest to the anchor."""
    date(2024, month, day)  # a day that no year has is refused here
    if (hint := context_year(context)) is not None:
        return dated(day_of(hint[0], month, day), hint[1])
    if context.anchor is None:
        if context.text_year is not None:
            return dated(day_of(context.text_year, month, day), "year of the other full dates in the report")
        return open_date(f"XXXX-{month:02d}-{day:02d}", f"no year: {NO_ANCHOR}")
    anchor = context.anchor
    options = []
    for year in (anchor.year, anchor.year - 1, anchor.year + 1, anchor.year - 2, anchor.year + 2, anchor.year - 4, anchor.year + 4):
        try:
            options.append(date(year, month, day))
        except ValueError:
            continue  # 29 February
    past = is_past or re.search(r"\b(?:ended|since|last)\s*\Z", context.before(), re.I) is not None
    options = [option for option in options if not (past and option > anchor)] or options
    nearest = min(options, key=lambda option: (abs((option - anchor).days), option))
    if nearest < anchor and (context.is_future(futurate=False) or context.is_limit()):
        nearest = min((option for option in options if 0 <= (option - anchor).days <= LONGEST_AHEAD), default=nearest)
    ahead = (nearest - anchor).days
    if (ahead > FAR_AHEAD and not (context.is_future() or context.is_limit())) or (ahead > AHEAD and context.opens_past()):
        nearest = max((option for option in options if option <= anchor), default=nearest)
    return dated(day_of(nearest.year, month, day), "no year printed: the year that puts it nearest to the report's date")


_LEAD_YEAR = re.compile(r"\b((?:1[89]|20)\d\d)\b")
_ITEM_START = re.compile(r"[ \t]*(?:[-–—*•▪‣◦·]|\(?\w{1,2}[.)])[ \t]")
_RANGE_TAIL = re.compile(
    r"\s*(?:-|–|—|to|and|through|until|or)\s*(?:(?:[A-Z][a-z]{2,8}\.?\s+)?\d{1,2}(?:st|nd|rd|th)?(?:\s+[A-Z][a-z]{2,8}\.?)?|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)),?\s+((?:1[89]|20)\d\d)\b"
)
_QUOTE = re.compile(r"[\"“”]")
"""An odd number of these parts what a speaker says from what the report tells."""
_IN_YEAR = re.compile(
    r"\b[Ii]n (?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?((?:1[89]|20)\d\d)[,;]"
)


def context_year(context: Context) -> tuple[int, str] | None:
    """The year that the surroundings give: the other end of a range, the line that leads the list in, or "In 1998, ..."."""
    if tail := _RANGE_TAIL.match(context.text, context.end):
        return int(tail.group(1)), "year of the other end of the range"
    line = context.text.rfind("\n", 0, context.start) + 1
    if _ITEM_START.match(context.text, line, context.start):
        above = _line_above_list(context.text, line)
        years = set(_LEAD_YEAR.findall(above)) if above.endswith(":") else set()
        if len(years) == 1:
            return int(years.pop()), "year of the line that leads the list in"
    before = context.before()
    years_here = [year for year in _IN_YEAR.finditer(before) if len(_QUOTE.findall(before, year.end())) % 2 == 0]
    if years_here:
        return int(years_here[-1].group(1)), "year named earlier in the sentence"
    return None


def _line_above_list(text: str, line: int) -> str:
    for _ in range(40):
        if line == 0:
            return ""
        above = text.rfind("\n", 0, line - 1) + 1
        content = text[above : line - 1].strip()
        if content and not _ITEM_START.match(content):
            return content[-400:]
        line = above
    return ""


def month_alone(month: int, context: Context) -> Meaning | None:
    """A month without its year: the latest such month, the coming one after a strict cue of the future."""
    if (
        month in _RISKY_MONTHS
        and not _is_months_noun(context)
        and not _MONTH_BEFORE.search(context.text[max(0, context.start - 14) : context.start])
    ):
        return None
    if month == 5 and re.match(r"\s+(?:I|you|he|she|it|we|they|be|have|not|also|well)\b", context.text[context.end : context.end + 8]):
        return None
    if (hint := context_year(context)) is not None:
        return dated(Period("month", hint[0], month), hint[1])
    if context.anchor is None:
        if context.text_year is not None:
            return dated(Period("month", context.text_year, month), "year of the other full dates in the report")
        return open_date(f"XXXX-{month:02d}", f"no year: {NO_ANCHOR}")
    latest = Period("month", context.anchor.year - (month > context.anchor.month), month)
    if latest.plus(11) == containing("month", context.anchor) and not context.is_past():
        return dated(latest.plus(12), "the month after the report's")
    if (context.is_future(futurate=False) or context.is_due() or context.is_limit()) and latest.first() < context.anchor.replace(day=1):
        return dated(Period("month", latest.year + 1, month), "the coming such month after the report's date")
    return dated(latest, "the latest such month before the report's date")


def _is_months_noun(context: Context) -> bool:
    """Whether a noun of the month stands behind the month and its article: "the June session"."""
    before, after = context.text[max(0, context.start - 5) : context.start], context.text[context.end : context.end + 12]
    return re.search(r"\b(?:the|its)\s\Z", before) is not None and _NOUN.match(after) is not None


_NOUN = re.compile(r"\s(?!(?:from|with|against|through|that|when|into|over)\b)[a-z]{4,}")


_ON_THE: Final = re.compile(r"\b(?:on|by|until|till|before|after|since|from|to|of|for)\s\Z", re.IGNORECASE)
_NO_NOUN: Final = re.compile(
    r"\s*(?:[.,;:!?)\"”’\n—–]|\Z|(?:and|or|but|at|in|when|if|unless|as|to|that|which|who|even|only|because|while|with|without|for|was|is|has|had|will)\b)"
)
"""What may stand behind "on the 14th" where it is a day: the end of the clause, or a word that opens no noun."""


def _no_noun_follows(context: Context) -> bool:
    """Whether what stands behind is no noun that says what is numbered: "on the 14th floor"."""
    behind = context.text[context.end : context.end + 30]
    return _NO_NOUN.match(behind) is not None or cue("past").match(behind.lstrip()) is not None


def day_alone(words: Words, context: Context, which: str = "") -> Meaning | None:
    """A day without its month: the nearest such day, on the side of the report's date that the tense tells."""
    day = int(words["NTHDAY"].rstrip("dhnrst")) if "NTHDAY" in words else as_int("DAYWORD", words["DAYWORD"])
    if not which and not (_ON_THE.search(context.text[max(0, context.start - 8) : context.start]) and _no_noun_follows(context)):
        return None
    if (anchor := context.anchor) is None:
        return open_date(f"XXXX-XX-{day:02d}", f"no month: {NO_ANCHOR}")
    month = containing("month", anchor)
    if which:
        return dated(day_of(month.year, month.number, day), "of the report's month")
    options = []
    for near in (month.plus(-1), month, month.plus(1)):
        try:
            options.append(date(near.year, near.number, day))
        except ValueError:
            continue  # the 31st of a month of thirty days
    ahead = context.is_future() or context.is_limit() or context.is_arranged()
    on_side = [one for one in options if (one >= anchor if ahead else one <= anchor)]
    nearest = min(on_side or options, key=lambda one: abs((one - anchor).days))
    return dated(containing("day", nearest), "no month printed: such a day nearest to the report's date")


def month_shifted(words: Words, context: Context, which: str) -> Meaning | None:
    """ "Last May", "this September", "next June", "July of last year"."""
    if _is_common_word(words["MONTH"]):
        return None
    month = as_int("MONTH", words["MONTH"])
    if which == "that-year":
        named = context.previous("day", "month", "year", reach=_NEARBY)
        return None if named is None else dated(Period("month", named.year, month), "in the year last named")
    if context.anchor is None:
        return open_date(f"XXXX-{month:02d}", f"no year: {NO_ANCHOR}")
    anchor = context.anchor
    if which == "last":
        year = anchor.year - (month >= anchor.month - 1)  # the month just past is "last month" or goes without "last"
    elif which == "next":
        year = anchor.year + (month <= anchor.month)
    else:
        year = anchor.year + {"this-year": 0, "last-year": -1, "next-year": 1}.get(which, 0)
    return dated(Period("month", year, month), f"{which.replace('-', ' ')}, seen from the report's date")


def weekday(words: Words, context: Context, which: str = "") -> Meaning | None:
    """A weekday: the most recent one, the day of publication included; the coming one only after a strict cue of the future."""
    spelled = words["WEEKDAY"]
    if spelled.islower() and len(spelled) < 6:
        return None
    number = as_int("WEEKDAY", spelled)
    if not which and (since := _range_start(context)) is not None:
        return dated(
            containing("day", since + timedelta(days=(number - since.isoweekday()) % 7)), "the first such weekday after the range begins"
        )
    if context.anchor is None:
        return open_date(f"XXXX-WXX-{number}", f"weekday left open: {NO_ANCHOR}")
    anchor = context.anchor
    back = (anchor.isoweekday() - number) % 7
    if which == "last":
        is_fresh = back < 2 or (back < LAST_AWAY and back < anchor.isoweekday() < 6)
        day, why = anchor - timedelta(days=back + 7 * is_fresh), "the last such weekday that would not be told by its bare name"
    elif which == "week-from":
        day, why = anchor + timedelta(days=(7 - back) % 7 + 7), "a week after the coming such weekday"
    elif which == "week-ago":
        day, why = anchor - timedelta(days=(back or 7) + 7), "a week before the last such weekday"
    elif which == "next":
        week = anchor + timedelta(days=7 - anchor.isoweekday())
        day, why = week + timedelta(days=number), "that weekday of the week after the report's"
    elif which == "coming" or (back and (context.is_future() or context.is_arranged())):
        day, why = anchor + timedelta(days=(7 - back) if back else (7 if which else 0)), "the coming such weekday after the report's date"
    else:
        day, why = anchor - timedelta(days=back), "the most recent such weekday, the report's date included"
    return dated(containing("day", day), why)


_TO: Final = re.compile(r"\s*(?:to|through|until|till|[-–])\s*\Z", re.IGNORECASE)


def _range_start(context: Context) -> date | None:
    """The day right before, where "to" or a dash makes the present weekday the end of a range."""
    before = context.found[-1] if context.found else None
    if before is None or not before.rule.startswith("weekday") or before.meaning.period is None:
        return None
    return before.meaning.period.first() if _TO.match(context.text[before.end : context.start]) else None


def previous_weekday(words: Words, context: Context, *args: str) -> Meaning | None:
    """ "The previous Friday": before the day last named."""
    number = as_int("WEEKDAY", words["WEEKDAY"])
    before = context.previous("day")
    day = before.first() if before else context.anchor
    if day is None:
        return open_date(f"XXXX-WXX-{number}", f"weekday left open: {NO_ANCHOR}")
    return dated(containing("day", day - timedelta(days=(day.isoweekday() - number) % 7 or 7)), "the weekday before the day last named")
