"""Finds the dated pieces inside a report: what a heading like "FROM OUR ARCHIVE, 3 May 2019" opens was written on that day."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from variorum.annotate.timex.find import find_times

_HEADING: Final = re.compile(r"^[^\S\n]*[^\n]{6,100}$", re.MULTILINE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d{2}\b")
_OLDER: Final = re.compile(
    r"\barchives?\b|\bfirst (?:published|appeared|printed)\b|\b(?:originally|previously) (?:published|appeared|printed)\b"
    r"|\bfrom our (?:files|pages|issue)\b|\bflashback\b|\b(?:years|months|weeks) ago\b|\b(?:what )?we (?:wrote|reported)\b",
    re.IGNORECASE,
)
"""Words of a heading that say that what follows is older."""
_DAY_NAME: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[.!?][\"'”’)]*\s*\Z")
_NOTHING_ELSE: Final = re.compile(r"[\W_]*\Z")


def find_sections(text: str) -> list[tuple[int, date]]:
    """Where dated pieces of a report begin (the code point behind their heading) and the day of each, in the order of the text.

    A heading is a line of its own, below others, that prints a full date and either says that it is of an archive or says nothing else.
    """
    return list(_sections(text)) if _YEAR.search(text) else []


def _sections(text: str) -> Iterator[tuple[int, date]]:
    head = text.find("\n\n")
    opening = len(text) - len(text.lstrip())
    for match in _HEADING.finditer(text, max(head, 0)):
        line = match.group()
        if not _YEAR.search(line) or _SENTENCE.search(line) or match.start() <= opening:
            continue
        days = [time for time in find_times(line, None) if time.type == "DATE" and re.fullmatch(r"\d{4}-\d\d-\d\d", time.edtf or "")]
        if len(days) != 1:
            continue
        rest = _DAY_NAME.sub("", line[: days[0].start] + line[days[0].end :])
        if _OLDER.search(rest) or _NOTHING_ELSE.fullmatch(rest):
            yield match.end(), date.fromisoformat(days[0].edtf or "")
