"""Finds the dated pieces inside a report: what a heading like "FROM OUR ARCHIVE, 3 May 2019" opens was written on that day."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from variorum.annotate.timex.find import find_times

_HEADING: Final = re.compile(r"^[^\S\n]*[^\n]{6,100}$", re.MULTILINE)
_RUN_IN: Final = re.compile(r"^[^\S\n]*(?P<head>[^\n.:]{6,80}?\b(?:19|20)\d{2}\b[)\]]?)[.:]\s+(?=[\w\"“‘'«])[^\n]{40,}$", re.MULTILINE)
"""The heading of a piece in one line with its text: "FROM OUR ARCHIVE, 3 May 2019. Some 300 people ..."."""
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

    A heading is a line of its own, below others, that prints a full date and either says that it is of an archive or says nothing else;
    one that says that it is of an archive may also begin the first line of its piece.
    """
    return sorted({*_sections(text), *_run_in(text)}) if _YEAR.search(text) else []


def _sections(text: str) -> Iterator[tuple[int, date]]:
    head = text.find("\n\n")
    opening = len(text) - len(text.lstrip())
    for match in _HEADING.finditer(text, max(head, 0)):
        line = match.group()
        if not _YEAR.search(line) or _SENTENCE.search(line) or match.start() <= opening:
            continue
        found = _only_day(line)
        if found is not None and (_OLDER.search(found[1]) or _NOTHING_ELSE.fullmatch(found[1])):
            yield match.end(), found[0]


def _run_in(text: str) -> Iterator[tuple[int, date]]:
    for match in _RUN_IN.finditer(text, max(text.find("\n\n"), 0)):
        found = _only_day(match["head"])
        if found is not None and _OLDER.search(found[1]):
            yield match.end("head"), found[0]


def _only_day(line: str) -> tuple[date, str] | None:
    """The one full date that a line prints, and what else it says."""
    days = [time for time in find_times(line, None) if time.type == "DATE" and re.fullmatch(r"\d{4}-\d\d-\d\d", time.edtf or "")]
    if len(days) != 1:
        return None
    rest = _DAY_NAME.sub("", line[: days[0].start] + line[days[0].end :])
    return date.fromisoformat(days[0].edtf or ""), rest
