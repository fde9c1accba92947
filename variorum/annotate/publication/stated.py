"""Finds the places where a page states its own date: dateline, byline, "Published:" line, or the address."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

import msgspec

from variorum.annotate.publication.mastheads import is_masthead
from variorum.annotate.timex.context import Found
from variorum.annotate.timex.find import read_times
from variorum.annotate.timex.numeric import numeric_readings
from variorum.model.record import Record
from variorum.model.report import Range

Place = Literal["published", "updated", "dateline", "line"]

_HEAD: Final = 1500
_TAIL: Final = 400
_MONTH: Final = re.compile(r"\d{4}-(?:0\d|1[0-2])\Z")
_WEEKDAY: Final = re.compile(r"XXXX-WXX-(\d)")
_MONTH_DAY: Final = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T|\Z)")
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T|\Z)")
_LABEL: Final = re.compile(
    r"(?:\A|[|•·–—/(-]|\bby [A-Z][^|.!?]{2,40}?,?\s)\s*"
    r"(?:(?P<published>(?:first |originally )?(?:published|posted|issued|released|pub(?:lication)? date|date|created)"
    r"|(?:filed|written) (?:on|at)|(?:for )?(?:the )?week (?:ending|ended))"
    r"|(?P<updated>(?:last )?(?:updated|modified|revised)))"
    r"(?: by [^|.!?\n]{2,40}?)?(?: on| at| in [\w ]{1,30})?\s*:?\s*(?:[A-Z][\w.]+day,?\s*)?\Z",
    re.IGNORECASE,
)
"""At the start of a line or behind a separator or name: "a list published on 8 October" in a sentence is none."""
_OUTLET_BEFORE: Final = re.compile(r"(?:\A|\n)[ \t]*[^\n.!?()]{1,60}\(\s*\Z")
_OUTLET_AFTER: Final = re.compile(r"\s*\)\s*(?::|[-–—])")
_TOWN_BEFORE: Final = re.compile(
    r"(?:\A|\n)[ \t]*[A-Z][A-Z'’./\- ]{2,40}(?:,\s*[A-Z][\w.'’/ ]{1,40}){0,2}\s*(?:\([\w /.'’]{2,30}\)\s*)?(?:[,:]|[-–—]{1,2})\s*\Z"
)
_TOWN_AFTER: Final = re.compile(r"\s*(?:\([\w /.'’]{2,30}\)|/[\w ]{2,30}/)?\s*(?:[-–—:]|\(|\n)|\.\s+[/(][\w .-]{2,40}[/)]")
_STOPS_BEFORE: Final = re.compile(r"(?:\A|\n)[ \t]*[A-Z][\w'’ ]{2,25}\.\s\Z")
_STOPS_AFTER: Final = re.compile(r"\.\s+(?:[A-Z]{3,}|[-–—]|/[\w .-]{2,30}/)")
"""The agencies that write "Brenvale. 8 October. COAST WIRE"."""
_NAMED_BEFORE: Final = re.compile(
    r"(?:\A|\n)[ \t]*[(\[]?(?!(?:In|On|At|By|Since|From|After|Before|Until|For)\b)"
    r"[A-Z][\w'’.-]{1,24}(?:[ /][A-Z][\w'’.-]{1,24}){0,3}(?:,\s*[A-Z][\w.'’ ]{1,30})?\s*(?:,|[-–—]{1,2})\s*\Z"
)
_NAMED_AFTER: Final = re.compile(
    r"\s*(?:\([\w /.'’-]{2,30}\)|/[\w ]{2,30}/)?\s*"
    r"(?:[-–—]{1,2}\s|:\s(?=[A-Z“\"])|(?<=[)/]):\s|(?<=\))\.?\s?[-–—]{1,2}\s|[)\]]\s*(?=[A-Z\n“\"])|\.\s+(?=[A-Z“\"]))"
)
"""The datelines in small letters:
"Orlin, 16 May (Coast Wire) — ", "(Orlin, 16 May)", "Orlin, 16 May. ...", "Orlin, 16 May: ...", "Orlin, 16 May (CW).- "."""
_BARE_BEFORE: Final = re.compile(r"(?:\A|\n)[ \t]*\Z")
_BARE_AFTER: Final = re.compile(
    r"\s*\([A-Z][\w /.'’]{1,30}\)\s*[-–—]"
    r"|,?\s+[A-Z][\w'’-]{1,24}(?: [A-Z][\w'’-]{1,24}){0,2}\s*,?\s*(?:\([\w .'’-]{2,40}\)|/[\w .'’-]{2,40}/)\s*(?:[.:]|[-–—]{1,2})\s"
)
"""Behind a day that opens its line: "16 May (CW) - ", "16 May, Orlin /Coast Wire/. "."""
_OPENS_AFTER: Final = re.compile(r"\.\s?[-–—]{1,2}\s+(?=[A-Z“\"])")
_OPENS: Final = re.compile(r"^[ \t]*(?:\d{1,2}\.? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})\b", re.MULTILINE)
"""A day that opens its line, and what stands behind it where it dates the page: "16 May. - The port ..."; several make a chronicle."""
_ISSUE: Final = r"(?:(?:vol(?:ume)?|no|nr|number|issue|edition|year)\.?\s?(?:\d{1,6}|[ivxlc]+)\b[\s|/•·,.()–—-]*){1,3}"
"""The number of an issue, as periodicals print it at their head: "Vol. 12, No. 3"."""
_LINE_REST: Final = re.compile(
    rf"(?:{_ISSUE})?"
    r"(?:(?:by|from|posted by) [^\n]{2,60}?|[^\n.!?]{2,60}?\s*[|/•·]|"
    r"(?-i:[A-Z][\w'’&]*)(?: (?-i:[A-Z][\w'’&]*|in|of|the|and|for|at|from|edition)){0,9}\s?[,–—-])?"
    r"(?:[\s|/•·,–—-]*(?-i:[A-Z][\w'’&]*)(?: [\w'’&]+){0,2}\s?[,–—-])?"
    r"[\s|/•·,–—-]*\Z",
    re.IGNORECASE,
)
"""The number of an issue, a byline, an outlet's name, or anything before an upright stroke or dot."""
_LINE_END: Final = re.compile(
    r"(?:\s(?:issue|edition|number)\b)?[\s|/•·,)]*(?:(?:at )?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?|\d+ min(?:ute)?s? read)?"
    r"(?:\s*[|/•·–—-]\s*[^\n.!?]{0,50}|\s+(?:by|in) [^\n.!?]{2,50}|[\s|•·,.–—-]*)(?=\n|\Z)",
    re.IGNORECASE,
)
_LINE_HEAD: Final = 600
_SHORT: Final = re.compile(
    r"(?<![\d./])(?:(?P<day>0?[1-9]|[12]\d|3[01])\.|(?P<only_day>1[3-9]|2\d|3[01])/)(?P<month>0?[1-9]|1[0-2])"
    r"(?:,? \d\d?[:.]\d\d|(?=\s*[|\n]))"
)
_URL: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:[/_-](?P<m>0?[1-9]|1[0-2])[/_-](?P<d>0?[1-9]|[12]\d|3[01])|(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01]))(?!\d)"
)


class Stated(Record, frozen=True):
    """A date that the page states of itself: the days it can mean (several where the order is open), where, and how.

    ``month_day`` is set instead of ``readings`` where no year is printed, ``month`` ("2024-11") where no day is, ``weekday`` (1 for
    Monday) where nothing else is.
    """

    place: Place
    at: Range
    readings: tuple[date, ...]
    words: str
    month_day: tuple[int, int] | None = None
    month: str | None = None
    weekday: int | None = None


def find_stated(text: str) -> list[Stated]:
    """The page's statements of its own date, in the order of the text; looks at its head and its last lines only."""
    found = []
    tail = max(_HEAD, len(text) - _TAIL)
    for low, part in ((0, text[:_HEAD]), (tail, text[tail:])):
        for time in read_times(part, None):
            place = _place(part, time.start, time.end, is_head=low == 0)
            if place is None:
                continue
            stated = _read(part, time, place)
            if stated is not None:
                at = (stated.at[0] + low, stated.at[1] + low)
                found.append(msgspec.structs.replace(stated, at=at))
    return found or list(_in_short_figures(text))


def _in_short_figures(text: str) -> Iterator[Stated]:
    """Day and month that a masthead prints in figures: "Orlin Portal | 09.05, 14:20".

    With points they stand in that order; with a stroke they may stand in either, so that only a day beyond the twelfth tells.
    """
    for match in _SHORT.finditer(text, 0, _LINE_HEAD):
        line = text.rfind("\n", 0, match.start()) + 1
        if _stands_in_masthead(text, line, *match.span()):
            day, month = int(match["day"] or match["only_day"]), int(match["month"])
            yield Stated(place="line", at=match.span(), readings=(), words=match.group(), month_day=(month, day))
            return


def _place(text: str, start: int, end: int, *, is_head: bool) -> Place | None:
    before = text[max(0, start - 100) : start]
    label = _LABEL.search(before.rpartition("\n")[2])
    if label:
        return "published" if label["published"] else "updated"
    if not is_head:
        return None
    datelines = (
        (_OUTLET_BEFORE, _OUTLET_AFTER),
        (_TOWN_BEFORE, _TOWN_AFTER),
        (_STOPS_BEFORE, _STOPS_AFTER),
        (_NAMED_BEFORE, _NAMED_AFTER),
        (_BARE_BEFORE, _BARE_AFTER),
    )
    if any(left.search(before) and right.match(text, end) for left, right in datelines):
        return "dateline"
    if _BARE_BEFORE.search(before) and _OPENS_AFTER.match(text, end) and len(_OPENS.findall(text)) == 1:
        return "dateline"
    line = text.rfind("\n", 0, start) + 1
    if start < _LINE_HEAD and _LINE_REST.match(text[line:start]) and _LINE_END.match(text, end):
        return "line"
    return "line" if start < _LINE_HEAD and _stands_in_masthead(text, line, start, end) else None


def _stands_in_masthead(text: str, line: int, start: int, end: int) -> bool:
    """Whether the date stands in a masthead, be that not the title of the page."""
    stop = text.find("\n", end)
    return line > 0 and stop >= 0 and is_masthead(text[line:stop].rstrip(), start - line, end - line)


def _read(text: str, time: Found, place: Place) -> Stated | None:
    printed = text[time.start : time.end]
    at = (time.start, time.end)
    if time.rule == "numeric_date":
        numbers = [int(part) for part in re.split(r"[/.-]", printed)]
        year = numbers[2] + (0 if numbers[2] > 99 else 2000)
        readings = numeric_readings(numbers[0], numbers[1], year)
        if "." in printed:
            readings = readings[-1:]
        return Stated(place=place, at=at, readings=tuple(readings), words=printed) if readings else None
    if day := _DAY.match(time.meaning.value or ""):
        return Stated(place=place, at=at, readings=(date(*(int(part) for part in day.groups())),), words=printed)
    if month_day := _MONTH_DAY.match(time.meaning.value or ""):
        return Stated(place=place, at=at, readings=(), words=printed, month_day=(int(month_day[1]), int(month_day[2])))
    if _MONTH.match(time.meaning.value or "") and time.meaning.edtf:
        return Stated(place=place, at=at, readings=(), words=printed, month=time.meaning.edtf)
    if (weekday := _WEEKDAY.match(time.meaning.value or "")) and place != "updated":
        return Stated(place=place, at=at, readings=(), words=printed, weekday=int(weekday[1]))
    return None


def date_in_url(url: str | None) -> date | None:
    """The day that an address carries in its path, where it carries exactly one."""
    days = set()
    for match in _URL.finditer((url or "").partition("?")[0]):
        try:
            days.add(date(int(match["y"]), int(match["m"] or match["m2"]), int(match["d"] or match["d2"])))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None
