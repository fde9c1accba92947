"""What a whole text says about its own time and place: the year of its full dates and the hemisphere of its dateline."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

from variorum.annotate.timex.find import read_times
from variorum.annotate.timex.period import Hemisphere

_FULL_DATES: Final = frozenset({"iso_date", "numeric_date", "month_day_year", "day_month_year", "day_range_year"})
_YEARS: Final = frozenset({"year", "month_year", "year_range", "season_year"})
_DATELINE: Final = re.compile(
    r"(?:\A|\n)[ \t]*([A-Z][A-Z'’.-]{1,24}(?: [A-Z][A-Z'’.-]{1,24}){0,2})(?:, ?([A-Z][\w.'’ ]{2,24}))?[^\n]{0,40}?(?:[-–—]{1,2}|\s\(|:)\s"
)
_HEAD: Final = 1500


def year_of_full_dates(text: str) -> int | None:
    """The year of the text's full dates, where all have the same and the text names no later one; else ``None``."""
    full, latest = set(), 0
    for found in read_times(text, None):
        period = found.meaning.period
        if period is None or not found.meaning.edtf:
            continue
        if found.rule in _FULL_DATES:
            full.add(period.year)
        if found.rule in _FULL_DATES or found.rule in _YEARS:
            latest = max(latest, period.year)
    return latest if full == {latest} else None


def hemisphere_of(text: str) -> Hemisphere:
    """Southern where a dateline at the head of the text names a place of the south, else northern."""
    for match in _DATELINE.finditer(text[:_HEAD]):
        for place in match.groups():
            if place and _plain(place) in _southern():
                return "south"
    return "north"


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).strip(" .")


@cache
def _southern() -> frozenset[str]:
    lines = (files("variorum.annotate.timex") / "data" / "southern.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
