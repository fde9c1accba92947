"""Tells lines at the head of a report that name the paper, the issue, the place or the writer beside the date: its masthead."""

import re
from typing import Final

_MOST_WORDS: Final = 16
_MOST_SMALL: Final = 5
"""Words of a part that begins in small letters, as "evening bulletin" and "for subscribers only" do."""
_SET_OFF: Final = re.compile(r"(?:\A|[,.|/•·(:;–—-]|\b(?:updated|published|posted|bulletin of|edition of|issue of))\s*\Z", re.IGNORECASE)
"""Before a date that stands by itself in its line."""
_ENDS: Final = re.compile(r"\s*(?:\Z|[,.|/•·):;(–—-])")
_PART: Final = re.compile(r"\s*[,.|/•·():;]\s*|\s+[–—-]+\s+")
_TELLS: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|says?|said|told|who|which|that|after|as|his|her|their|to)\b", re.IGNORECASE
)
"""Words of a sentence or headline, which a masthead has not."""


def is_masthead(line: str, start: int, end: int) -> bool:
    """Whether a line is a masthead in which the words from ``start`` to ``end``, a date, tell when the report appeared.

    The date stands between marks, and what else the line has are short parts without a verb: "The Orlin Weekly - 9 May 2025", "Orlin,
    9 May (Coast Wire)", "No. 12, May 2025. For members only."
    """
    before, after = line[:start], line[end:]
    if len(line.split()) > _MOST_WORDS or not _SET_OFF.search(before) or not _ENDS.match(after) or _TELLS.search(before + " " + after):
        return False
    parts = [part for part in _PART.split(before + "|" + after) if part.strip()]
    return all(not part[0].islower() or len(part.split()) <= _MOST_SMALL for part in parts)
