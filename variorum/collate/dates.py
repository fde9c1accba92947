"""Compares EDTF dates of different precision and finds the day an undated report is told from."""

import calendar
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from variorum.model.report import Range, TimeExpression

_DAY = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
_MARKS = str.maketrans("", "", "~?%")
WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
"""The TIMEX3 value of a day of the week, 1 for Monday, of which nothing tells the date."""


class Reach(NamedTuple):
    """The first and last day that an EDTF date allows."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days that is."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def reach_of(edtf: str | None) -> Reach | None:
    """The days an EDTF date allows; ``None`` for open, unknown or odd dates. Sets ``[a,b]`` reach from their first to last."""
    if not edtf:
        return None
    plain = edtf.translate(_MARKS).strip("[]{}")
    parts = [part for part in re.split(r"\.\.|/|,", plain) if part.strip()]
    ends = [_single(part.strip()) for part in parts]
    if not ends or any(end is None for end in ends) or plain.endswith(("/", "..")) or plain.startswith(("/", "..")):
        return None
    found = [end for end in ends if end is not None]
    return Reach(min(end.first for end in found), max(end.last for end in found))


def _single(text: str) -> Reach | None:
    match = _DAY.match(text)
    if not match:
        return None
    year, month, day = (int(group) if group else 0 for group in match.groups())
    try:
        if day:
            return Reach(date(year, month, day), date(year, month, day))
        if month:
            return Reach(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Reach(date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return None


def is_firm_day(edtf: str | None) -> bool:
    """Whether the date names exactly one day, without doubt."""
    return bool(edtf) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf or "") is not None


def compatible(first: str | None, second: str | None) -> bool:
    """Whether two dates can mean one day: an unknown date is compatible with all."""
    one, other = reach_of(first), reach_of(second)
    return one is None or other is None or (one.first <= other.last and other.first <= one.last)


def finest(dates: list[str | None]) -> str | None:
    """Of compatible dates the most exact one (the commonest of equally exact ones); ``None`` where two of them clash."""
    known = [edtf for edtf in dates if reach_of(edtf)]
    if any(not compatible(one, other) for one in set(known) for other in set(known)):
        return None
    if not known:
        return min(filter(None, dates), default=None)
    return min(known, key=lambda edtf: (_doubt(edtf), -dates.count(edtf), str(edtf)))


def _doubt(edtf: str | None) -> tuple[bool, int]:
    reach = reach_of(edtf)
    return (bool(edtf) and any(mark in str(edtf) for mark in "~?%[{"), reach.days if reach else 10**6)


def tells_who(text: str, time: TimeExpression, speaker: Sequence[Range]) -> bool:
    """Whether a year tells who speaks, not when: "X, president from 2000 to 2006, said", "Y, the 2008 nominee, said"."""
    if not re.fullmatch(r"\d{4}", text[time.start : time.end]):
        return False
    apposed = any(end <= time.start and "," in text[end : time.start] for _, end in speaker)
    return apposed or re.search(r"\b(?:in|during|of)\s+\Z", text[max(0, time.start - 12) : time.start]) is None
