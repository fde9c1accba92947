"""Tells lines that name the day or number of an issue: "Thursday, May 14, 2026", "No. 41 - 2 May 2026", "Vol. 3"."""

import re

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ISSUE = re.compile(
    rf"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{_MONTH}|No\.? ?\d+|Vol\.|Issue \d+)\b.*\d|\b\d{{1,2}} {_MONTH}\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|\bsubscribers\b",
    re.IGNORECASE,
)
_MOST_WORDS = 12


def is_issue_line(line: str) -> bool:
    """Whether a short line tells the day or the number of the issue, or for whom it is."""
    return len(line.split()) <= _MOST_WORDS and _ISSUE.search(line) is not None
